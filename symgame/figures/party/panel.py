"""The panel of one party's phase: the cube or square, the surface in it, and the names of the axes."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure

from symgame.figures.edges import DEPTH
from symgame.figures.party.arrows import draw_arrow
from symgame.figures.party.phase import PartyPhase
from symgame.figures.party.view import extent, seen
from symgame.figures.style import BLACK, GREY, PALE, box
from symgame.figures.words import variable
from symgame.game import Game

LEFT, ABOVE, BELOW = 8.0, 3.0, 6.0
"""Room around a cube for ticks and variables, in mm."""

SHEET = "#DCDCDC"
"""The surface: light enough for everything that is drawn on it."""


def draw_panel(figure: Figure, game: Game, phase: PartyPhase, left: float, bottom: float, side: float) -> None:
    """A phase whose cube has edges of the length ``side``; places in mm from the lower left corner of the figure."""
    axes = _axes(figure, game, left, bottom, side)
    if len(game.players) == 3:
        _cube(axes, behind=True)
        _surface(axes, phase)
    else:
        axes.plot([0, 1, 1, 0, 0], [0, 0, 1, 1, 0], color=BLACK, linewidth=0.7, zorder=2)
        for piece in phase.patches:
            axes.plot(*piece.T, color=BLACK, linewidth=1.2, linestyle=(0, (4, 1.5)), zorder=3)
    for region in phase.regions:
        draw_arrow(axes, phase, region)
    if len(game.players) == 3:
        _cube(axes, behind=False)
    _name_axes(axes, game)


def _axes(figure: Figure, game: Game, left: float, bottom: float, side: float) -> Axes:
    """Axes in which an edge of the cube has the length 1, as large as the cube and what stands around it."""
    right, up = extent(game)
    room = (LEFT + side * right + 4, ABOVE + side * up + BELOW)
    axes = figure.add_axes(box(figure, left - 2, bottom, *room))
    axes.set_axis_off()
    axes.set(xlim=(-LEFT / side, right + 4 / side), ylim=(-BELOW / side, up + ABOVE / side))
    return axes


def _cube(axes: Axes, *, behind: bool) -> None:
    """The edges that meet in the hidden corner, or all others."""
    corners = [np.array(c, dtype=float) for c in np.ndindex(2, 2, 2)]
    for a in corners:
        for b in corners:
            if (b - a).sum() == 1 and (b >= a).all():
                is_hidden = any((c == (0, 1, 0)).all() for c in (a, b))
                if is_hidden == behind:
                    look: dict[str, Any] = (
                        {"color": PALE, "linewidth": 0.6, "linestyle": "--", "zorder": 1}
                        if behind
                        else {"color": BLACK, "linewidth": 0.7, "zorder": 6}
                    )
                    axes.plot(*seen(np.array([a, b])).T, solid_capstyle="round", **look)


def _surface(axes: Axes, phase: PartyPhase) -> None:
    """Its pieces from the farthest to the nearest; curves where it meets the faces of the cube."""
    if phase.patches:
        far_first = sorted(phase.patches, key=lambda patch: -float(patch[:, 1].mean()))
        shapes = [seen(patch) for patch in far_first]
        axes.add_collection(PolyCollection(shapes, facecolors=SHEET, edgecolors=SHEET, linewidths=0.3, zorder=2))
    if not phase.is_straight:
        axes.add_collection(LineCollection([seen(rim) for rim in phase.rims], colors=GREY, linewidths=0.7, zorder=3))
        return
    for rim in phase.rims:
        opposite = rim.copy()
        opposite[:, phase.player] = 0.0
        ends = [np.array([opposite[k], rim[k]]) for k in (0, -1)]
        for line in (opposite, *ends):
            axes.plot(*seen(line).T, color=GREY, linewidth=0.6, zorder=3)
        axes.plot(*seen(rim).T, color=BLACK, linewidth=1.2, zorder=3)


def _name_axes(axes: Axes, game: Game) -> None:
    """The variables and 0 and 1 beside the edges along which they grow."""
    names = [variable(player.shares[0], "en") for player in game.players]
    right, up = DEPTH
    notes: list[tuple[tuple[float, float], str, tuple[float, float], str, str]] = [
        ((0, 0), "$0$", (-3, -2), "right", "top"),
        ((1, 0), "$1$", (0, -3), "center", "top"),
        ((0, 1), "$1$", (-3, 0), "right", "center"),
        ((0.5, 0), names[0], (0, -3), "center", "top"),
        ((0, 0.5), names[-1], (-3, 0), "right", "center"),
    ]
    if len(names) == 3:
        notes.append(((1 + right / 2, up / 2), names[1], (4, -2), "left", "top"))
        notes.append(((1 + right, up), "$1$", (3, -1), "left", "center"))
    for place, text, offset, across, upwards in notes:
        size = 8 if text in names else 7
        axes.annotate(
            text, place, xytext=offset, textcoords="offset points", ha=across, va=upwards, fontsize=size, zorder=8
        )
