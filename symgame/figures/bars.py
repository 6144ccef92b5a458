"""Bars of sensitivity: one group a parameter, one bar a measure, with intervals where there are some."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator, StrMethodFormatter

from symgame.errors import FigureError
from symgame.figures.formulas import symbol_latex
from symgame.figures.legend import ROW, breadth, legend_shape
from symgame.figures.measures import Sensitivity
from symgame.figures.style import BLACK, COLOURS, GREY, box, column, sheet, style
from symgame.figures.words import kind_of_point, say
from symgame.game import Game

FILLS: tuple[dict[str, Any], ...] = (
    {"facecolor": COLOURS[0], "edgecolor": BLACK},
    {"facecolor": "#FFFFFF", "edgecolor": COLOURS[1], "hatch": "//////"},
    {"facecolor": COLOURS[4], "edgecolor": BLACK},
    {"facecolor": "#FFFFFF", "edgecolor": BLACK, "hatch": "......"},
)
"""One for each measure that a figure can have."""

GROUP = 6.0
"""The height of a group of bars, in mm."""

OPPOSITE = (("lowered", "raised"), ("decrease", "increase"))
"""Measures that share a line as long as they lie on different sides of the base."""


def sensitivity_bars(game: Game, found: Sensitivity, *, lang: str = "en", width: str = "single") -> Figure:
    """Horizontal bars, one group a parameter, in the order given.

    ``lowered`` and ``raised``, ``decrease`` and ``increase`` share a line where they lie on two sides of the base.

    Parameters
    ----------
    game : Game
        Whose parameters they are.
    found : Sensitivity
    lang, width : str, optional
        As for every picture, see :mod:`symgame.figures`.

    Returns
    -------
    Figure

    Raises
    ------
    FigureError
        If a parameter is not one of the game.

    Examples
    --------
    >>> from symgame import load
    >>> from symgame.figures.measures import Measure
    >>> first = Measure("first", (0.3, 0.1), ((0.25, 0.35), (0.05, 0.15)))
    >>> total = Measure("total", (0.5, 0.2))
    >>> figure = sensitivity_bars(load("llm-iar"), Sensitivity(("C", "b"), (first, total)))
    >>> [label.get_text() for label in figure.axes[0].get_yticklabels()], len(figure.axes[0].patches)
    (['$C$', '$b$'], 4)
    """
    known = {symbol.name: symbol for symbol in game.symbols}
    unknown = [name for name in found.parameters if name not in known]
    if unknown:
        raise FigureError(f"'{unknown[0][:40]}' is no parameter of '{game.slug}'; known: {', '.join(known)}")
    across = column(width)
    with style(lang, game) as lang:
        names = [f"${symbol_latex(known[name], game)}$" for name in found.parameters]
        labels = [_word(measure.kind, lang) for measure in found.measures]
        columns, rows = legend_shape(labels, across)
        left = 5.0 + max(breadth(name) for name in names)
        height, foot = GROUP * len(names) + 2, rows + 10.5
        figure = sheet(across, foot + height + 2.5)
        axes = figure.add_axes(box(figure, left, foot, across - left - 4, height))
        _draw(axes, found)
        axes.set_yticks(range(len(names)), names)
        axes.set_ylim(len(names) - 0.4, -0.6)
        axes.tick_params(axis="y", length=0)
        axes.axvline(found.base, color=BLACK, linewidth=0.6)
        axes.set_xlabel(_word(found.axis, lang))
        axes.xaxis.set_major_locator(MaxNLocator(6))
        axes.xaxis.set_major_formatter(StrMethodFormatter("${x:g}$"))
        handles = [Patch(**FILLS[k], linewidth=0.5, label=label) for k, label in enumerate(labels)]
        place = box(figure, 0, 0.6, across, max(rows, ROW))
        figure.legend(handles=handles, loc="center", ncols=columns, bbox_to_anchor=place, borderaxespad=0)
    return figure


def _word(key: str, lang: str) -> str:
    return say(key, lang, ess=kind_of_point("ess", lang))


def _draw(axes: Axes, found: Sensitivity) -> None:
    share = _are_opposite(found)
    lines = 1 if share else len(found.measures)
    thick = 0.74 / lines
    for k, measure in enumerate(found.measures):
        offset = 0.0 if share else (k - (lines - 1) / 2) * thick
        places = np.arange(len(measure.values)) + offset
        values = np.array(measure.values) - found.base
        if found.limit is not None:
            for place, value in zip(places, values, strict=True):
                if abs(value) > found.limit:
                    _say_value(axes, float(place), float(value), found)
            values = np.clip(values, -found.limit, found.limit)
        axes.barh(places, np.nan_to_num(values), thick, left=found.base, linewidth=0.5, zorder=2, **FILLS[k])
        if measure.intervals:
            for place, (low, high) in zip(places, measure.intervals, strict=True):
                axes.plot([low, high], [place, place], color=GREY if k == 0 else BLACK, linewidth=0.8, zorder=3)
                axes.plot([low, high], [place, place], linestyle="", marker="|", markersize=3, color=BLACK, zorder=3)


def _are_opposite(found: Sensitivity) -> bool:
    if tuple(measure.kind for measure in found.measures) not in OPPOSITE:
        return False
    one, other = (np.nan_to_num(np.array(measure.values) - found.base) for measure in found.measures)
    return bool(np.all(one * other <= 0))


def _say_value(axes: Axes, place: float, value: float, found: Sensitivity) -> None:
    """The value of a bar that is cut, at its end."""
    assert found.limit is not None
    end = found.base + (found.limit if value > 0 else -found.limit)
    side = "right" if value > 0 else "left"
    look = {"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none"}
    axes.text(end, place, f"${value + found.base:.0f}$", ha=side, va="center", fontsize=6, zorder=4, bbox=look)
