r"""The simplex of a party of three strategies: paths, projected on its own shares, and rest points.

The paths are those of the whole game; of every state the triangle shows the shares of the one party,
the other parties' shares being left out. So paths may cross. Corners are the party's pure strategies.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from sympy import Rational

from symgame.analysis import Analysis
from symgame.dynamics.field import starts_of
from symgame.dynamics.replicator import replicator
from symgame.equilibria.rest_points import Kind
from symgame.errors import FigureError
from symgame.figures.edges import dot
from symgame.figures.legend import legend_shape
from symgame.figures.paths import draw_paths
from symgame.figures.style import BLACK, MM, box, column, sheet, style
from symgame.figures.words import caption, kind_of_point, short_party, variable, wrapped_strategy
from symgame.game import Game
from symgame.numeric.simulate import simulate
from symgame.numeric.simulation import Numbers, Run, Simulation
from symgame.numeric.starts import centre
from symgame.players import Player, Scenario, State
from symgame.stability.verdict import EssVerdict
from symgame.symbols import nearest

COLUMNS = {"single": 1, "double": 2}
"""Triangles side by side, at most."""

SIDE = 52.0
"""Of a triangle, in mm."""

HEIGHT = SIDE * math.sqrt(3) / 2

ABOVE, BELOW, CAPTION = 9.5, 10.5, 5.0
"""Room for the names of strategies, and for a caption, in mm."""

STEPS = 6
"""A start has so many parts to give to its three strategies, at least one to each."""

CORNERS = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, math.sqrt(3) / 2]])
"""Where the strategies are: below on the left and the right, and above."""

NAME = 17
"""Latin characters in a line of a strategy's name."""


def simplex_portrait(
    game: Game,
    scenario: Scenario,
    parties: Sequence[str] = (),
    *,
    starts: Sequence[State] = (),
    lang: str = "en",
    width: str = "single",
) -> Figure:
    r"""The phase portrait of every party of three strategies, or of some, at the values of a scenario.

    Parameters
    ----------
    game : Game
        With a player of three strategies.
    scenario : Scenario
        With a value for every parameter. The other parties start as in its first start, or with equal
        shares of all strategies.
    parties : sequence of str, optional
        The variables of those to draw; without it all that have three strategies.
    starts : sequence of State, optional
        Instead of the grid of starts.
    lang : str, optional
        ``"en"`` or ``"zh"``, of the labels.
    width : str, optional
        ``"single"`` (85 mm) or ``"double"`` (170 mm).

    Returns
    -------
    Figure

    Raises
    ------
    FigureError
        If a party is not known or has not three strategies, or none has.
    InvalidGameError
        If a parameter has no value, or the values contradict the assumptions.

    Examples
    --------
    >>> from symgame import load
    >>> game = load("cooperation-modes")
    >>> start = ((Rational(1, 2), Rational(1, 4), Rational(1, 4)),) * 2 + (Rational(1, 2),)
    >>> figure = simplex_portrait(game, game.scenarios[0], ["x"], starts=[start])
    >>> [text.get_text() for text in figure.axes[0].texts if "$x" in text.get_text()][0]
    'Joint laboratory\n$x_{1}$'
    """
    chosen = _chosen(game, parties)
    field = replicator(game)
    simulations = [simulate(field, scenario, initial=list(starts) or _grid(game, scenario, i)) for i in chosen]
    across, columns = column(width), min(len(chosen), COLUMNS[width])
    with style(lang, game) as lang:
        figure = sheet(across, 50)  # its height is known when the legend is
        panels: list[Axes] = []
        for i, simulation in zip(chosen, simulations, strict=True):
            axes = figure.add_axes((0, 0, 1, 1), label=str(i))
            runs = _projected(simulation, i)
            _triangle(axes, game.players[i], lang)
            draw_paths(axes, runs, lang)
            _arrows(axes, runs)
            _rest_points(axes, simulation.analysis, i, lang)
            panels.append(axes)
        captions = [caption(k, short_party(game.players[i], lang)) for k, i in enumerate(chosen)]
        _arrange(figure, panels, captions if len(chosen) > 1 else [], columns)
    return figure


def _arrange(figure: Figure, panels: Sequence[Axes], captions: Sequence[str], columns: int) -> None:
    """The panels in rows, their captions below them, one legend below all; sizes in mm."""
    across = float(figure.get_size_inches()[0]) / MM
    entries = _entries(panels)
    shape, foot = legend_shape(list(entries), across)
    rows, line = math.ceil(len(panels) / columns), CAPTION if captions else 0.0
    high, panel = ABOVE + HEIGHT + BELOW + line, across / columns
    figure.set_size_inches(across * MM, (rows * high + foot + 1) * MM)
    for k, axes in enumerate(panels):
        left, bottom = k % columns * panel, (rows - 1 - k // columns) * high + foot + 1
        axes.set_position(box(figure, left, bottom + line, panel, high - line))
        beside = (panel - SIDE) / 2 / SIDE
        axes.set(xlim=(-beside, 1 + beside), ylim=(-BELOW / SIDE, (HEIGHT + ABOVE) / SIDE))
        if captions:
            x, y, _, _ = box(figure, left + panel / 2, bottom + line / 2, 0, 0)
            figure.text(x, y, captions[k], ha="center", va="center", size=8)
    place = box(figure, 0, 0.5, across, foot)
    handles, labels = list(entries.values()), list(entries)
    figure.legend(handles, labels, loc="center", ncols=shape, bbox_to_anchor=place, borderaxespad=0)


def _entries(panels: Sequence[Axes]) -> dict[str, Artist]:
    """The legend of all panels together, every entry once."""
    entries: dict[str, Artist] = {}
    for axes in panels:
        for handle, label in zip(*axes.get_legend_handles_labels(), strict=True):
            entries.setdefault(str(label), handle)
    return entries


def _chosen(game: Game, parties: Sequence[str]) -> list[int]:
    known = [player.var for player in game.players]
    for party in parties:
        if party not in known:
            raise FigureError(f"no party '{party[:40]}'{nearest(party, known)} known: {', '.join(known)}")
        if game.shape[known.index(party)] != 3:
            count = game.shape[known.index(party)]
            raise FigureError(f"a simplex is drawn of three strategies, party '{party}' has {count}")
    chosen = [i for i, m in enumerate(game.shape) if m == 3 and (not parties or known[i] in parties)]
    if not chosen:
        raise FigureError(
            f"a simplex is drawn of a player of three strategies, this game has the strategies "
            f"{'-'.join(map(str, game.shape))}; draw its cube or its series instead"
        )
    return chosen


def _grid(game: Game, scenario: Scenario, player: int) -> list[State]:
    """Starts all over the triangle of one player; the others start as in the scenario."""
    others = scenario.initial[0] if scenario.initial else centre(game)
    inner = [(a, b, STEPS - a - b) for a in range(1, STEPS) for b in range(1, STEPS - a)]
    shares = [tuple(Rational(part, STEPS) for part in parts) for parts in inner]
    return [tuple(share if i == player else others[i] for i in range(len(others))) for share in shares]


def _places(shares: Numbers) -> Numbers:
    """Where shares of three strategies are in the picture."""
    result: Numbers = np.asarray(shares, dtype=float) @ CORNERS
    return result


def _projected(simulation: Simulation, player: int) -> tuple[Run, ...]:
    """The runs with the places of one player's shares for states; ends are that player's shares."""
    start = starts_of(simulation.field)[player]
    own = slice(start, start + 3)
    return tuple(
        dataclasses.replace(
            run,
            initial=_places(run.initial[own]),
            states=_places(run.states[:, own]),
            end=None if run.end is None else run.end[own],
        )
        for run in simulation.runs
    )


def _triangle(axes: Axes, player: Player, lang: str) -> None:
    axes.set_axis_off()
    axes.plot(*CORNERS[[0, 1, 2, 0]].T, color=BLACK, linewidth=0.8, zorder=2, label="_nolegend_")
    offsets = ((0, -5, "top"), (0, -5, "top"), (0, 5, "bottom"))
    for k, (corner, (dx, dy, va)) in enumerate(zip(CORNERS, offsets, strict=True)):
        name, share = wrapped_strategy(player, k, lang, NAME), variable(player.shares[k], "en")
        axes.annotate(
            f"{name}\n{share}", corner, xytext=(dx, dy), textcoords="offset points", ha="center", va=va, fontsize=7,
            linespacing=1.1, zorder=12,
        )  # fmt: skip


def _arrows(axes: Axes, runs: Sequence[Run]) -> None:
    """One arrowhead on every path, in the middle of its length."""
    for run in runs:
        lengths = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(run.states, axis=0).T))])
        if lengths[-1] < 0.05:
            continue
        back, tip = (
            (float(np.interp(part, lengths, run.states[:, 0])), float(np.interp(part, lengths, run.states[:, 1])))
            for part in (0.45 * lengths[-1], 0.45 * lengths[-1] + 0.025)
        )
        head: dict[str, Any] = {"arrowstyle": "-|>,head_length=0.4,head_width=0.2", "color": BLACK, "linewidth": 0}
        axes.annotate(
            "", tip, xytext=back, arrowprops=head | {"shrinkA": 0, "shrinkB": 0, "mutation_scale": 8}, zorder=6
        )


def _rest_points(axes: Axes, analysis: Analysis, player: int, lang: str) -> None:
    """Where rest points with known coordinates lie in the triangle: filled if one of them is an ESS."""
    start = starts_of(analysis.field)[player]
    ess = {vertex.profile[player] for vertex in analysis.vertices if vertex.verdict is EssVerdict.ESS}
    places = {
        tuple(round(float(c), 9) for c in classified.point.coordinates[start : start + 3])
        for classified in analysis.rest_points
        if classified.point.kind is not Kind.CONTINUUM and not any(c.free_symbols for c in classified.point.coordinates)
    }
    stable = [tuple(float(k == j) for j in range(3)) for k in sorted(ess)]
    for is_ess, shown in ((False, sorted(places - set(stable))), (True, stable)):
        if shown:
            label = kind_of_point("ess", lang) if is_ess else kind_of_point("other vertex", lang)
            axes.plot(*_places(np.array(shown)).T, **dot(is_ess), label=label, zorder=10, clip_on=False)
