"""The phase square of two parties: the unit square with arrows along the field."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from symgame.dynamics.field import VectorField
from symgame.figures.style import PALE
from symgame.figures.words import share_label
from symgame.numeric.compile import compiled

ARROWS = 12
"""Along each side."""


def draw_plane(axes: Axes, field: VectorField, lang: str) -> None:
    """The square, its labels, and arrows of one length along the field."""
    first, second = field.game.players
    axes.set(xlim=(0, 1), ylim=(0, 1), aspect="equal")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_ticks([0, 0.5, 1], ["$0$", "$0.5$", "$1$"])
        axis.set_tick_params(pad=5)  # clear of the markers in the corners
    axes.set_xlabel(share_label(first, 0, lang))
    axes.set_ylabel(share_label(second, 0, lang))
    centres = (np.arange(ARROWS) + 0.5) / ARROWS
    places = np.array([(x, y) for x in centres for y in centres])
    velocity = compiled(field).velocity
    speeds = np.array([velocity(place) for place in places])
    lengths = np.hypot(*speeds.T)
    # Only directions are drawn: lengths differ too much between the corners and the middle.
    moving = lengths > 0
    places, arrows = places[moving], speeds[moving] / lengths[moving, None]
    axes.quiver(*places.T, *arrows.T, color=PALE, pivot="mid", scale=1.6 * ARROWS, width=0.004, zorder=1)
