"""Shares over time: every share of every party along one run."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import StrMethodFormatter

from symgame.dynamics.field import VectorField
from symgame.errors import FigureError
from symgame.figures.legend import legend_shape
from symgame.figures.style import COLOURS, LINES, Line, box, column, sheet, style
from symgame.figures.words import say, share_label
from symgame.game import Game
from symgame.numeric.simulation import Numbers, Run

HEIGHT = {"single": 52.0, "double": 70.0}
"""Of the picture without its legend, in mm."""

AFTER = 1.15
"""How much more than the time of settling is shown."""

ARRIVED = 0.005
"""So near its end a run is shown as being there."""


def time_series(run: Run, field: VectorField, *, lang: str = "en", width: str = "single") -> Figure:
    """All shares over time along one run, until just after the last has settled.

    Parties of two strategies differ by colour and line style; with three or more strategies a party has
    a colour and each of its strategies a line style.

    Parameters
    ----------
    run : Run
    field : VectorField
        Whose solution the run is.
    lang, width : str, optional
        As for every picture, see :mod:`symgame.figures`.

    Returns
    -------
    Figure

    Raises
    ------
    FigureError
        If the run has not the shares of the field.

    Examples
    --------
    >>> from symgame import load, replicator, simulate
    >>> game = load("llm-iar")
    >>> found = simulate(replicator(game), game.scenarios[0])
    >>> [line.get_label() for line in time_series(found.runs[0], found.field).axes[0].lines]
    ['Industry, $x$', 'Academia, $y$', 'Government, $z$']
    """
    game = field.game
    if run.states.shape[1] != len(game.shares):
        raise FigureError(
            f"the run has {run.states.shape[1]} shares, the field {len(game.shares)}; give the field that was simulated"
        )
    across = column(width)
    with style(lang, game) as lang:
        labels = [share_label(player, k, lang) for player in game.players for k in range(len(player.shares))]
        columns, rows = legend_shape(labels, across)
        figure = sheet(across, HEIGHT[width] + rows)
        axes = figure.add_axes(box(figure, 11, rows + 9.5, across - 14, HEIGHT[width] - 11.5))
        for place, ((colour, line), label) in enumerate(zip(_looks(game), labels, strict=True)):
            axes.plot(run.times, run.states[:, place], color=colour, linestyle=line, label=label)
        set_axes(axes, window((run,)), lang)
        place_of_legend = box(figure, 0, 0.5, across, rows)
        figure.legend(loc="center", ncols=columns, bbox_to_anchor=place_of_legend, borderaxespad=0)
    return figure


def _looks(game: Game) -> Iterator[tuple[str, Line]]:
    """Colour and line style of every share."""
    for i, player in enumerate(game.players):
        for k in range(len(player.shares)):
            number = i if max(game.shape) == 2 else k
            yield COLOURS[i % len(COLOURS)], LINES[number % len(LINES)]


def window(runs: tuple[Run, ...]) -> float:
    """The time up to which runs are shown: just after the last settles, or all where one never does."""
    times = [float(run.times[-1]) if not run.time else min(AFTER * run.time, float(run.times[-1])) for run in runs]
    return max(times, default=0.0) or 1.0


def continued(run: Run, until: float) -> tuple[Numbers, Numbers]:
    """Times and shares of a run; one that has come to its end earlier stays there as long as others are shown."""
    if run.end is None or run.times[-1] >= until or abs(run.states[-1] - run.end).max() > ARRIVED:
        return run.times, run.states
    return np.append(run.times, until), np.vstack([run.states, run.end])


def set_axes(axes: Axes, until: float, lang: str) -> None:
    """Time from 0, probability from 0 to 1 with room for lines that run along the border."""
    axes.set(xlim=(0, until), ylim=(-0.02, 1.02), yticks=(0, 0.2, 0.4, 0.6, 0.8, 1))
    axes.set_xlabel(say("time", lang))
    axes.set_ylabel(say("probability", lang))
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(StrMethodFormatter("${x:g}$"))
