"""The influence of initial willingness: all parties start alike, then one party's start is varied.

A party's willingness is the share of its first strategy; with three or more strategies the rest is
spread evenly over the others.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from sympy import Rational

from symgame.errors import FigureError
from symgame.figures.legend import ROW, legend_shape
from symgame.figures.series import continued, set_axes, window
from symgame.figures.style import BLACK, COLOURS, LINES, MM, box, column, sheet, style
from symgame.figures.words import caption, say, share_label, short_party
from symgame.game import Game
from symgame.numeric.simulation import Simulation
from symgame.players import Player, Share, State

LEVELS = (Rational(1, 5), Rational(2, 5), Rational(3, 5), Rational(4, 5))

SHADES = (COLOURS[4], COLOURS[1], COLOURS[0], BLACK)
"""From light to dark, as willingness rises: the order can be read in grey print."""

COLUMNS = {"single": 2, "double": 4}
"""Panels side by side, at most."""

HEIGHT = 48.0
"""Of a panel with its labels and caption, in mm."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel: whose willingness varies (None: everybody's), and the starts, one a level."""

    player: int | None
    levels: tuple[Rational, ...]
    starts: tuple[State, ...]


def willingness_starts(game: Game) -> tuple[Panel, ...]:
    """The panels of a game and the starts to simulate for each: all parties, then each by itself.

    Examples
    --------
    >>> from symgame import load
    >>> [panel.starts[0] for panel in willingness_starts(load("llm-iar"))]
    [(1/5, 1/5, 1/5), (1/5, 1/2, 1/2), (1/2, 1/5, 1/2), (1/2, 1/2, 1/5)]
    """
    varied: list[int | None] = [None, *range(len(game.players))]
    return tuple(Panel(i, LEVELS, tuple(_start(game, i, level) for level in LEVELS)) for i in varied)


def _start(game: Game, varied: int | None, level: Rational) -> State:
    half = Rational(1, 2)
    return tuple(_share(p, level if varied in (None, i) else half) for i, p in enumerate(game.players))


def _share(player: Player, willingness: Rational) -> Share:
    others = len(player.strategies) - 1
    return willingness if others == 1 else (willingness, *[(1 - willingness) / others] * others)


def initial_willingness(
    panels: Sequence[Panel], simulations: Sequence[Simulation], *, lang: str = "en", width: str = "double"
) -> Figure:
    """The shares of first strategies over time from several starts, one panel a simulation.

    Line styles tell the parties, colours the level that is varied; the others start from 0.5. Each panel
    ends when its last run has settled.

    Parameters
    ----------
    panels : sequence of Panel
        From :func:`willingness_starts`.
    simulations : sequence of Simulation
        One a panel, with one run for each of its starts, in that order.
    lang, width : str, optional
        As for every picture, see :mod:`symgame.figures`.

    Returns
    -------
    Figure

    Raises
    ------
    FigureError
        If simulations and panels do not belong together.

    Examples
    --------
    >>> from symgame import load, replicator, simulate
    >>> game = load("llm-iar")
    >>> panels = willingness_starts(game)
    >>> simulations = [simulate(replicator(game), game.scenarios[0], initial=panel.starts) for panel in panels]
    >>> len(initial_willingness(panels, simulations).axes)
    4
    """
    _check(panels, simulations)
    game = simulations[0].field.game
    across, columns = column(width), min(len(panels), COLUMNS[width])
    with style(lang, game) as lang:
        parties = [share_label(player, 0, lang) for player in game.players]
        foot = legend_shape(parties, across)[1] + ROW + 3
        lines = math.ceil(len(panels) / columns)
        figure = sheet(across, foot + lines * HEIGHT)
        for k, (panel, simulation) in enumerate(zip(panels, simulations, strict=True)):
            left, bottom = k % columns * across / columns, foot + (lines - 1 - k // columns) * HEIGHT
            axes = figure.add_axes(box(figure, left + 9.5, bottom + 13, across / columns - 12, HEIGHT - 15))
            _draw(axes, simulation, window(simulation.runs))
            set_axes(axes, window(simulation.runs), lang)
            axes.set_xlabel(f"{say('time', lang)}\n{caption(k, _varied(panel, game, lang))}")
            if k % columns:
                axes.set_ylabel("")
        _legends(figure, parties, panels[0].levels, lang)
    return figure


def _check(panels: Sequence[Panel], simulations: Sequence[Simulation]) -> None:
    if not panels or len(panels) != len(simulations):
        raise FigureError(
            f"{len(panels)} panels need as many simulations, here are {len(simulations)}; "
            "simulate the starts of every panel of willingness_starts(game)"
        )
    for panel, simulation in zip(panels, simulations, strict=True):
        if len(panel.starts) != len(simulation.runs):
            raise FigureError(
                f"a panel has {len(panel.starts)} starts, its simulation {len(simulation.runs)} runs; "
                "simulate with initial=panel.starts"
            )


def _draw(axes: Axes, simulation: Simulation, until: float) -> None:
    game = simulation.field.game
    for k, run in enumerate(simulation.runs):
        times, states = continued(run, until)
        for i, player in enumerate(game.players):
            place = game.shares.index(player.shares[0])
            colour, line = SHADES[k % len(SHADES)], LINES[i % len(LINES)]
            axes.plot(times, states[:, place], color=colour, linestyle=line, linewidth=0.8)


def _varied(panel: Panel, game: Game, lang: str) -> str:
    if panel.player is None:
        return say("all parties", lang)
    return say("one party", lang, party=short_party(game.players[panel.player], lang))


def _legends(figure: Figure, parties: Sequence[str], levels: Sequence[Rational], lang: str) -> None:
    """Line styles above, colours below: every curve is read by both."""
    across = float(figure.get_size_inches()[0]) / MM
    columns, rows = legend_shape(parties, across)
    styles = [
        Line2D([], [], color=BLACK, linewidth=0.8, linestyle=LINES[i % len(LINES)], label=label)
        for i, label in enumerate(parties)
    ]
    title = Line2D([], [], linestyle="", label=say("willingness", lang))
    colours = [
        Line2D([], [], color=SHADES[k % len(SHADES)], label=f"${float(level):g}$") for k, level in enumerate(levels)
    ]
    above, below = box(figure, 0, ROW + 1, across, rows), box(figure, 0, 0.7, across, ROW)
    figure.legend(handles=styles, loc="center", ncols=columns, bbox_to_anchor=above, borderaxespad=0)
    handles = [title, *colours]
    figure.legend(
        handles=handles, loc="center", ncols=len(handles), bbox_to_anchor=below, borderaxespad=0, handlelength=1.6
    )
