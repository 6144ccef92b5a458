"""One parameter at several values: the shares of each party over time, one panel a share.

Colours and line styles tell the values, and the legend names the exact thresholds between them, with the
sets of ESS below and above each.
"""

from __future__ import annotations

import math
import re

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from symgame.figures.formulas import number_latex, symbol_latex, threshold_names
from symgame.figures.legend import ROW, breadth, legend_shape
from symgame.figures.looks import set_name
from symgame.figures.series import continued, set_axes, window
from symgame.figures.style import BLACK, COLOURS, LINES, box, column, sheet, style
from symgame.figures.words import caption, share_label
from symgame.numeric.simulation import Run
from symgame.numeric.variation import Variation

COLUMNS = {"single": 2, "double": 3}
"""Panels side by side, at most."""

HEIGHT = {"single": 42.0, "double": 50.0}
"""Of a panel with its labels and caption, in mm."""

SHADES = (COLOURS[0], COLOURS[1], COLOURS[2], COLOURS[4], BLACK)

LONG = 4.0
"""A run that needs so many times as long as most others is cut off."""


def parameter_panels(variation: Variation, *, lang: str = "en", width: str = "double") -> Figure:
    r"""The shares over time at several values of one parameter, one panel a party.

    A party of three or more strategies has a panel for each of its strategies.

    Parameters
    ----------
    variation : Variation
        From :func:`symgame.numeric.variation.variation`.
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
    >>> from symgame.numeric.variation import variation
    >>> from symgame.stability.thresholds.parameter_line import parameter_line
    >>> game = load("llm-iar")
    >>> field = replicator(game)
    >>> line = parameter_line(field, vertices_of(field), game.scenarios[0], "C")
    >>> figure = parameter_panels(variation(line, [Rational(5), Rational(11)]))
    >>> [text.get_text() for text in figure.legends[0].get_texts()]
    ['$C=5$', '$C=11$']
    >>> figure.legends[1].get_texts()[0].get_text()
    '$C^{*}=439/60:$  $E_{1}(0,0,0),\\ E_{8}(1,1,1)$ $\\to$ $E_{1}(0,0,0)$'
    """
    game = variation.line.field.game
    across = column(width)
    with style(lang, game) as lang:
        labels = [share_label(player, k, lang) for player in game.players for k in range(len(player.shares))]
        columns = min(len(labels), COLUMNS[width])
        if len(labels) == 4:
            columns = 2
        rows = math.ceil(len(labels) / columns)
        room = across / columns - 8.0
        is_broken = any(breadth(label) > room - 9 for label in labels)
        deeper = 5.5 if is_broken else 0.0
        tall = HEIGHT[width] + deeper
        values, turns = _value_labels(variation), _threshold_lines(variation, lang, across)
        shape, high = legend_shape(values, across)
        foot = high + len(turns) * ROW + 2.5
        figure = sheet(across, foot + rows * tall)
        until = _until(variation.runs)
        for k, label in enumerate(labels):
            left, bottom = k % columns * across / columns, foot + (rows - 1 - k // columns) * tall
            place = box(figure, left + 10.5, bottom + 12.5 + deeper, across / columns - 13, HEIGHT[width] - 14.5)
            axes = figure.add_axes(place)
            _draw(axes, variation, k, until)
            set_axes(axes, until, lang)
            shown = re.sub(r"(：|: )", "\\1\n", label, count=1) if is_broken else label
            axes.set_xlabel(f"{axes.get_xlabel()}\n{caption(k, shown)}")
            if k % columns:
                axes.set_ylabel("")
        _legends(figure, variation, turns, shape, high)
    return figure


def _until(runs: tuple[Run, ...]) -> float:
    """The time up to which runs are shown.

    A run that is much slower than most is cut off, and so are all at the
    last time of a run that comes to no end, so that no line stops within a panel.
    """
    endless = [float(run.times[-1]) for run in runs if run.end is None]
    each = sorted(window((run,)) for run in runs)
    middle = each[len(each) // 2] if len(each) % 2 else each[len(each) // 2 - 1]
    return min([min(each[-1], LONG * middle) or each[-1], *endless])


def _draw(axes: Axes, variation: Variation, place: int, until: float) -> None:
    for k, run in enumerate(variation.runs):
        times, states = continued(run, until)
        axes.plot(times, states[:, place], color=SHADES[k], linestyle=LINES[k], linewidth=1.0)


def _value_labels(variation: Variation) -> list[str]:
    game = variation.line.field.game
    name = symbol_latex(variation.line.parameter, game)
    return [f"${name}{''.join(number_latex(value, game))}$" for value in variation.values]


def _threshold_lines(variation: Variation, lang: str, across: float) -> list[str]:
    """Each threshold with its exact value and the ESS below and above it; without coordinates where these are long."""
    game, turns = variation.line.field.game, variation.turns
    names = threshold_names(turns, variation.line.parameter.name, game)
    lines: list[str] = []
    for with_place in (True, False):
        sets = [[set_name(game, e, lang, with_place=with_place) for e in (turn.below, turn.above)] for turn in turns]
        lines = [f"{name[:-1]}:$  {low} $\\to$ {high}" for name, (low, high) in zip(names, sets, strict=True)]
        if all(breadth(line) < across - 6 for line in lines):
            break
    return lines


def _legends(figure: Figure, variation: Variation, turns: list[str], shape: int, high: float) -> None:
    across = figure.get_size_inches()[0] * 25.4
    handles = [
        Line2D([], [], color=SHADES[k], linestyle=LINES[k], linewidth=1.0, label=label)
        for k, label in enumerate(_value_labels(variation))
    ]
    below = len(turns) * ROW
    place = box(figure, 0, below + 1.2, across, high)
    figure.legend(handles=handles, loc="center", ncols=shape, bbox_to_anchor=place, borderaxespad=0)
    if turns:
        texts = [Line2D([], [], linestyle="", label=line) for line in turns]
        place = box(figure, 0, 0.7, across, below)
        figure.legend(
            handles=texts,
            loc="center",
            bbox_to_anchor=place,
            borderaxespad=0,
            handlelength=0,
            handletextpad=0,
            labelspacing=0.35,
        )
