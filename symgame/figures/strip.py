"""The bifurcation strip of a parameter: where each set of ESS is stable, and where a start leads in the long run.

Thresholds are vertical lines through both parts, with their exact values above.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, StrMethodFormatter

from symgame.figures.bands import BAND, draw_bands, segments_of, sets_of
from symgame.figures.formulas import symbol_latex, threshold_names
from symgame.figures.legend import ROW, breadth, legend_shape
from symgame.figures.looks import set_name
from symgame.figures.style import BLACK, COLOURS, GREY, LINES, box, column, sheet, style
from symgame.figures.words import kind_of_point, parameter_label, say, share_label
from symgame.numeric.long_run import LongRun
from symgame.numeric.simulation import Numbers
from symgame.stability.thresholds.parameter_line import ParameterLine

UPPER = {"single": 40.0, "double": 48.0}
"""Of the part with the long-run shares, in mm."""

NAME = 20.0
"""The room of the name of a threshold, in mm; names nearer than this are set on several lines."""

LEFT, RIGHT = 13.0, 3.5

BESIDE = 9.0
"""Left of the names of bands, in mm."""

WIDEST = 2.8
"""Of the line of the first party, in points; each next one is narrower, so that lines on top of each other show."""


def bifurcation_strip(found: LongRun, *, lang: str = "en", width: str = "single") -> Figure:
    r"""The sets of ESS along one parameter, and the long-run shares from one start.

    Parameters
    ----------
    found : LongRun
        From :func:`symgame.numeric.long_run.long_run`; whose range is that of the picture.
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
    >>> from symgame.numeric.long_run import long_run
    >>> from symgame.stability.thresholds.parameter_line import parameter_line
    >>> game = load("llm-iar")
    >>> field = replicator(game)
    >>> line = parameter_line(field, vertices_of(field), game.scenarios[0], "C")
    >>> figure = bifurcation_strip(long_run(line, Rational(2), Rational(10), samples=5))
    >>> [label.get_text() for label in figure.axes[1].get_yticklabels()]
    ['$E_{1},\\ E_{8}$', '$E_{1}$', '$E_{8}$']
    """
    line = found.line
    game = line.field.game
    low, high = found.range
    turns = line.within(low, high)
    segments = segments_of(line, low, high, turns)
    sets = sets_of(line, segments)
    across = column(width)
    with style(lang, game) as lang:
        labels = [share_label(player, k, lang) for player in game.players for k in range(len(player.shares))]
        band_names = [set_name(game, ess, lang, with_place=False) for ess in sets]
        left = max(LEFT, BESIDE + max((breadth(name) for name in band_names), default=0.0))
        labels += [say("no end", lang)] * bool(np.isnan(found.shares).any())
        labels += [say("own values", lang)] * _shows_own_value(line, (float(low), float(high)))
        columns, rows = legend_shape(labels, across)
        names = threshold_names(turns, line.parameter.name, game)
        across_mm = across - left - RIGHT
        tiers = _tiers([(float(t.value) - float(low)) / float(high - low) * across_mm for t in turns])
        top = 1.5 + ROW * (max(tiers, default=-1) + 1)
        lower, upper, foot = BAND * max(1, len(sets)), UPPER[width], rows + 11.5
        figure = sheet(across, foot + lower + 3 + upper + top)
        above = figure.add_axes(box(figure, left, foot + lower + 3, across_mm, upper))
        below = figure.add_axes(box(figure, left, foot, across_mm, lower), sharex=above)
        _draw_shares(above, found, lang)
        draw_bands(below, segments, sets)
        below.set_yticks([len(sets) - 0.5 - k for k in range(len(sets))], band_names)
        _set_axes(above, below, line, (float(low), float(high)), lang)
        for turn, name, tier in zip(turns, names, tiers, strict=True):
            _mark(above, below, float(turn.value), name, tier, across_mm, (float(low), float(high)))
        handles = above.get_legend_handles_labels()
        place = box(figure, 0, 0.6, across, rows)
        figure.legend(*handles, loc="center", ncols=columns, bbox_to_anchor=place, borderaxespad=0)
    return figure


def _draw_shares(axes: Axes, found: LongRun, lang: str) -> None:
    game = found.line.field.game
    values = np.array([float(value) for value in found.values])
    place, last = 0, found.shares.shape[1] - 1
    for i, player in enumerate(game.players):
        for k in range(len(player.shares)):
            number = i if max(game.shape) == 2 else k
            xs, ys = _broken(values, found.shares[:, place])
            colour, dashes = COLOURS[i % len(COLOURS)], LINES[number % len(LINES)]
            look = {"color": colour, "linestyle": dashes, "linewidth": WIDEST - (WIDEST - 0.8) * place / max(1, last)}
            axes.plot(xs, ys, label=share_label(player, k, lang), clip_on=False, **look)
            place += 1
    missing = np.isnan(found.shares).any(axis=1)
    if missing.any():
        look = {"color": GREY, "marker": "x", "markersize": 2.5, "markeredgewidth": 0.6, "linestyle": ""}
        axes.plot(values[missing], np.full(missing.sum(), 0.5), label=say("no end", lang), **look)


def _broken(values: Numbers, shares: Numbers) -> tuple[Numbers, Numbers]:
    """A line that does not bridge jumps: those that were located are interrupted in the middle."""
    jumps = np.flatnonzero(abs(np.diff(shares)) > 0.2) + 1
    middles = (values[jumps - 1] + values[jumps]) / 2
    return np.insert(values, jumps, middles), np.insert(shares, jumps, np.nan)


def _set_axes(above: Axes, below: Axes, line: ParameterLine, span: tuple[float, float], lang: str) -> None:
    above.set(xlim=span, ylim=(-0.02, 1.02), yticks=(0, 0.2, 0.4, 0.6, 0.8, 1))
    above.set_ylabel(say("long run", lang))
    above.tick_params(labelbottom=False)
    above.yaxis.set_major_formatter(StrMethodFormatter("${x:g}$"))
    game = line.field.game
    below.set_xlabel(parameter_label(game, line.parameter, symbol_latex(line.parameter, game), lang))
    below.set_ylabel(kind_of_point("ess", lang))
    below.tick_params(axis="y", length=0)
    below.xaxis.set_major_locator(MaxNLocator(6))
    below.xaxis.set_major_formatter(StrMethodFormatter("${x:g}$"))
    if _shows_own_value(line, span):
        look: dict[str, Any] = {
            "marker": "^",
            "markersize": 5,
            "color": BLACK,
            "linestyle": "",
        }
        above.plot([float(line.value or 0)], [-0.02], label=say("own values", lang), clip_on=False, zorder=6, **look)


def _shows_own_value(line: ParameterLine, span: tuple[float, float]) -> bool:
    return line.value is not None and span[0] <= float(line.value) <= span[1]


def _tiers(places: Sequence[float]) -> list[int]:
    """On which line above the picture each name stands, so that none touches another."""
    tiers: list[int] = []
    ends: list[float] = []
    for place in places:
        tier = next((k for k, end in enumerate(ends) if place - NAME / 2 >= end), len(ends))
        ends[tier : tier + 1] = [place + NAME / 2]
        tiers.append(tier)
    return tiers


def _mark(
    above: Axes, below: Axes, value: float, name: str, tier: int, across: float, span: tuple[float, float]
) -> None:
    for axes in (above, below):
        axes.axvline(value, color=BLACK, linewidth=0.6, linestyle=(0, (4, 2)), zorder=3)
    place = (value - span[0]) / (span[1] - span[0]) * across
    side = "left" if place < NAME / 2 else "right" if place > across - NAME / 2 else "center"
    shift = ROW * 72 / 25.4 * tier
    above.annotate(
        name, (value, 1), (0, 2.5 + shift), ("data", "axes fraction"), "offset points", ha=side, va="bottom", fontsize=7
    )
