"""Planes of two parameters: which vertices are ESS where, and the inequality on each border.

The other parameters have the values of a scenario, whose own point is marked. Each border has a number,
and the legend has its inequality as it holds at that point. What the assumptions exclude is hatched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from contourpy import contour_generator
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.legend_handler import HandlerTuple
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.ticker import MaxNLocator, StrMethodFormatter

from symgame.figures.border_numbers import draw_numbers, number_handle
from symgame.figures.formulas import relation_lines, symbol_latex
from symgame.figures.legend import ROW
from symgame.figures.looks import EXCLUDED, POINT, Look, look_of, set_name
from symgame.figures.style import BLACK, GREY, box, column, sheet, style
from symgame.figures.words import kind_of_point, parameter_label, say
from symgame.game import Game
from symgame.numeric.parameter_plane import ParameterPlane
from symgame.numeric.simulation import Numbers

SIZES = {"single": (68.0, 58.0), "double": (88.0, 78.0)}
"""Of the plane itself, in mm."""

LEFT, BOTTOM, TOP = 13.5, 10.5, 3.0
"""Around it, in mm."""

LETTERS = {"single": 42.0, "double": 34.0}
"""The room of an inequality, in letters."""

BOUNDARY: dict[str, Any] = {"color": BLACK, "linewidth": 0.9, "solid_capstyle": "butt", "zorder": 4}

FAR = 1e300


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """Points of a plane that have something in common, with one marker for all.

    Attributes
    ----------
    label : str
        In the legend.
    points : ndarray, shape (points, 2)
    marker, colour : str
        As Matplotlib names them.
    """

    label: str
    points: Numbers
    marker: str
    colour: str

    @property
    def looks(self) -> dict[str, Any]:
        """How each of its points is drawn."""
        looks = {"linestyle": "", "marker": self.marker, "markersize": 2.6, "markeredgewidth": 0.4}
        return looks | {"color": self.colour, "markeredgecolor": "white"}


def plane_of_parameters(
    plane: ParameterPlane, *, marks: Sequence[Mark] = (), lang: str = "en", width: str = "single"
) -> Figure:
    """The regions of a plane by their sets of ESS, the inequality on each border, and the scenario's point.

    Parameters
    ----------
    plane : ParameterPlane
        From :func:`symgame.numeric.parameter_plane.parameter_plane`.
    marks : sequence of Mark, optional
        Points that are drawn into it, such as the results of a sweep.
    lang, width : str, optional
        As for every picture, see :mod:`symgame.figures`.

    Returns
    -------
    Figure

    Examples
    --------
    >>> from sympy import Rational
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> from symgame.numeric.parameter_plane import parameter_plane
    >>> game = load("llm-iar")
    >>> field = replicator(game)
    >>> ranges = ((Rational(0), Rational(4)), (Rational(0), Rational(10)))
    >>> plane = parameter_plane(field, vertices_of(field), game.scenarios[0], "S1", "C", ranges)
    >>> figure = plane_of_parameters(plane)
    >>> figure.axes[0].get_ylabel(), len(figure.legends[0].get_texts())
    ('Cost of pooling compute and data, $C$', 15)
    """
    game = plane.field.game
    with style(lang, game) as lang:
        lines = [relation_lines(border.relation, game, LETTERS[width]) for border in plane.borders]
        handles, labels = _legend(plane, lines, marks, lang)
        rows = sum(label.count("\n") + 1 for label in labels) * ROW
        side, height = SIZES[width]
        across = column(width)
        below = rows + 2 if width == "single" else 0.0
        total = max(below + BOTTOM + height + TOP, rows + 4 if width == "double" else 0.0)
        figure = sheet(across, total)
        axes = figure.add_axes(box(figure, LEFT, total - TOP - height, side, height))
        _fill(axes, plane)
        for mark in marks:
            axes.plot(*mark.points.T, **mark.looks, zorder=3)
        _set_axes(axes, plane, game, lang)
        _draw_borders(axes, plane, (side, height))
        place = (LEFT - 8, 0.8, 1, rows) if width == "single" else (LEFT + side + 6, 0, 1, total - TOP)
        figure.legend(
            handles,
            labels,
            loc="center left" if width == "single" else "upper left",
            bbox_to_anchor=box(figure, *place),
            borderaxespad=0,
            labelspacing=0.45,
            handlelength=2.2,
            handler_map={tuple: HandlerTuple(ndivide=1)},
        )
    return figure


def _legend(
    plane: ParameterPlane, lines: Sequence[Sequence[str]], marks: Sequence[Mark], lang: str
) -> tuple[list[Any], list[str]]:
    """Sets of ESS, what is excluded, the scenario's point, and the numbered inequalities."""
    game = plane.field.game
    colon = "：" if lang == "zh" else ":"
    handles: list[Any] = [_nothing(), *(look_of(k).patch("") for k in range(len(plane.sets)))]
    labels = [kind_of_point("ess", lang) + colon, *(set_name(game, ess, lang, in_line=3) for ess in plane.sets)]
    if (plane.outside > 0).any():
        handles.append(EXCLUDED.patch(""))
        labels.append(say("excluded", lang))
    if _has_point(plane):
        handles.append(Line2D([], [], **POINT))
        labels.append(say("own values", lang))
    handles += [Line2D([], [], **mark.looks | {"markersize": 4.0}) for mark in marks]
    labels += [mark.label for mark in marks]
    if plane.borders:
        handles.append(_nothing())
        labels.append(say("sides", lang) + colon)
    for k, border_lines in enumerate(lines):
        handles.append(number_handle(k))
        labels.append("\n".join(border_lines))
    return handles, labels


def _nothing() -> Line2D:
    """Beside a line of a legend that is a heading."""
    return Line2D([], [], linestyle="")


def _has_point(plane: ParameterPlane) -> bool:
    return all(low <= c <= high for c, (low, high) in zip(plane.point, plane.ranges, strict=True))


def _fill(axes: Axes, plane: ParameterPlane) -> None:
    for k, depth in enumerate(plane.depths):
        _region(axes, plane, depth, (-FAR, 0.0), look_of(k), 1)
    _region(axes, plane, plane.outside, (0.0, FAR), EXCLUDED, 2)


def _region(
    axes: Axes, plane: ParameterPlane, height: Numbers, between: tuple[float, float], look: Look, layer: int
) -> None:
    """Where a function on the grid lies between two values, as one patch."""
    made = contour_generator(*plane.grid, np.ma.masked_invalid(height), fill_type="OuterCode")
    filled: Any = made.filled(*between)  # its type depends on the kind of fill
    paths = [Path(points, codes) for points, codes in zip(*filled, strict=True) if points is not None]
    if paths:
        fill = Path.make_compound_path(*paths)
        patch = PathPatch(fill, facecolor=look.tint, edgecolor=look.ink, hatch=look.hatch, linewidth=0, zorder=layer)
        axes.add_patch(patch)


def _set_axes(axes: Axes, plane: ParameterPlane, game: Game, lang: str) -> None:
    (left, right), (bottom, top) = ((float(low), float(high)) for low, high in plane.ranges)
    axes.set(xlim=(left, right), ylim=(bottom, top))
    axes.set_xlabel(parameter_label(game, plane.across, symbol_latex(plane.across, game), lang))
    axes.set_ylabel(parameter_label(game, plane.up, symbol_latex(plane.up, game), lang))
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(MaxNLocator(5))
        axis.set_major_formatter(StrMethodFormatter("${x:g}$"))
    axes.tick_params(zorder=6)
    axes.set_axisbelow(False)
    if _has_point(plane):
        axes.plot(*([c] for c in plane.point), **POINT, zorder=7, clip_on=False)


def _draw_borders(axes: Axes, plane: ParameterPlane, size: tuple[float, float]) -> None:
    for border in plane.borders:
        for piece in border.pieces:
            axes.plot(*piece.T, **BOUNDARY)
    if (plane.outside > 0).any():
        axes.contour(*plane.grid, plane.outside, levels=[0.0], colors=[GREY], linewidths=0.6, linestyles="--", zorder=3)
    draw_numbers(axes, plane, size, [plane.point] if _has_point(plane) else [])
