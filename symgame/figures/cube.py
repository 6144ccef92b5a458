"""The phase cube: paths and rest points of three parties of two strategies; of two parties, the square."""

from __future__ import annotations

import itertools
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from symgame.errors import FigureError
from symgame.figures.legend import legend_shape
from symgame.figures.markers import draw_points
from symgame.figures.paths import draw_paths
from symgame.figures.plane import draw_plane
from symgame.figures.style import GREY, MM, PALE, WIDTHS, box, column, sheet, style
from symgame.figures.words import edge_label
from symgame.game import Game
from symgame.numeric.simulation import Simulation

SIDE = {"single": 78.0, "double": 100.0}
"""The square in which the cube and its labels lie, in mm."""

ASIDE = 4.5
"""How far the cube is moved to the left, in mm: its vertical label is at the right."""

BESIDE = 14.0
"""Left of the cube where the legend is at its right, in mm."""

ELEVATION, AZIMUTH = 20.0, -58.0
"""From where the cube is seen, in degrees: the corner (1, 1, 1) behind on the right, above."""


def phase_cube(simulation: Simulation, *, lang: str = "en", width: str = "single") -> Figure:
    """The paths of a simulation in the unit cube, with the rest points of its analysis.

    Paths are coloured by the end that they reach, rest points are marked by kind. With two parties the
    picture is the unit square, with arrows along the field.

    Parameters
    ----------
    simulation : Simulation
        Of a game of two or three players with two strategies each.
    lang, width : str, optional
        As for every picture, see :mod:`symgame.figures`.

    Returns
    -------
    Figure

    Raises
    ------
    FigureError
        If the game has another shape.

    Examples
    --------
    >>> from symgame import load, replicator, simulate
    >>> game = load("llm-iar")
    >>> phase_cube(simulate(replicator(game), game.scenarios[0])).axes[0].get_xlabel()
    'Industry, $x$'
    """
    game = simulation.field.game
    if game.shape not in ((2, 2), (2, 2, 2)):
        raise FigureError(
            f"a phase cube needs two or three players with two strategies each, this game has the strategies "
            f"{'-'.join(map(str, game.shape))}; draw time_series of each run instead"
        )
    with style(lang, game) as lang:
        return _portrait(simulation, lang, width)


def _portrait(simulation: Simulation, lang: str, width: str) -> Figure:
    figure = sheet(column(width), SIDE[width])
    game = simulation.field.game
    if len(game.players) == 3:
        axes = _cube(figure, game, lang)
    else:
        axes = figure.add_subplot()
        draw_plane(axes, simulation.field, lang)
    draw_paths(axes, simulation.runs, lang)
    draw_points(axes, simulation.analysis, lang)
    _arrange(figure, axes, width)
    return figure


def _cube(figure: Figure, game: Game, lang: str) -> Axes:
    axes: Any = figure.add_subplot(projection="3d", proj_type="ortho", computed_zorder=False)  # mplot3d has no types
    axes.view_init(elev=ELEVATION, azim=AZIMUTH)
    axes.set_box_aspect((1, 1, 1), zoom=0.94)
    axes.grid(False)
    for axis, player in zip((axes.xaxis, axes.yaxis, axes.zaxis), game.players, strict=True):
        axis.set_pane_color("white")
        axis.line.set_visible(False)
        axis.set_tick_params(pad=-3.0, color="none")
        axis.set_ticks([0, 0.5, 1], ["$0$", "$0.5$", "$1$"])
        label = edge_label(player, lang)
        axis.set_label_text(label)
        axis.labelpad = -5 + 5 * label.count("\n")
    axes.set(xlim=(0, 1), ylim=(0, 1), zlim=(0, 1))
    cube: Axes = axes
    _edges(cube)
    return cube


def _edges(axes: Axes) -> None:
    """The twelve edges of the cube; the three that meet in the hidden corner are pale and dashed."""
    hidden = (0, 1, 0)
    for a, b in itertools.combinations(itertools.product((0, 1), repeat=3), 2):
        if sum(map(abs, (a[0] - b[0], a[1] - b[1], a[2] - b[2]))) == 1:
            behind = hidden in (a, b)
            axes.plot(
                *zip(a, b, strict=True),
                color=PALE if behind else GREY,
                linewidth=0.5 if behind else 0.7,
                linestyle="--" if behind else "-",
                label="_nolegend_",
                zorder=1,
            )


def _arrange(figure: Figure, axes: Axes, width: str) -> None:
    """The legend below in one column of a journal, at the right in two; sizes in mm."""
    handles, labels = axes.get_legend_handles_labels()
    side, across = SIDE[width], WIDTHS[width]
    columns, rows = legend_shape(labels, across) if width == "single" else (1, 0.0)
    left = BESIDE if width == "double" else (across - side) / 2
    deeper = 4.0 * max(axes.get_xlabel().count("\n"), axes.get_ylabel().count("\n"))
    figure.set_size_inches(across * MM, (side + rows + deeper) * MM)
    if axes.name == "rectilinear":
        axes.set_position(box(figure, left + 10, rows + deeper + 10, side - 13, side - 13))
    else:
        axes.set_position(box(figure, left - ASIDE, rows + deeper + 2, side, side))
    if width == "single":
        below = box(figure, 0, 0.5, across, rows)
        figure.legend(handles, labels, loc="center", ncols=columns, bbox_to_anchor=below, borderaxespad=0)
    else:
        beside = box(figure, left + side + 8, 0, 1, side)
        figure.legend(handles, labels, loc="center left", bbox_to_anchor=beside, borderaxespad=0)
