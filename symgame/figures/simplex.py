r"""The simplex of a party of three strategies: paths, projected on its own shares, and rest points.

The paths are those of the whole game; of every state the triangle shows the shares of the one party,
the other parties' shares being left out. So paths may cross. Corners are the party's pure strategies.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from sympy import Rational

from symgame.dynamics.replicator import replicator
from symgame.errors import FigureError
from symgame.figures.legend import legend_shape
from symgame.figures.parties import place_of
from symgame.figures.paths import draw_paths
from symgame.figures.style import MM, box, column, sheet, style
from symgame.figures.triangle import HEIGHT, SIDE, draw_arrows, draw_rest_points, draw_triangle, projected
from symgame.figures.words import caption, short_party
from symgame.game import Game
from symgame.numeric.simulate import simulate
from symgame.numeric.starts import centre
from symgame.players import Scenario, State

COLUMNS = {"single": 1, "double": 2}
"""Triangles side by side, at most."""

ABOVE, BELOW, CAPTION = 9.5, 10.5, 5.0
"""Room for the names of strategies, and for a caption, in mm."""

STEPS = 6
"""A start has so many parts to give to its three strategies, at least one to each."""


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
    lang, width : str, optional
        As for every picture, see :mod:`symgame.figures`.

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
            runs = projected(simulation, i)
            draw_triangle(axes, game.players[i], lang)
            draw_paths(axes, runs, lang)
            draw_arrows(axes, runs)
            draw_rest_points(axes, simulation.analysis, i, lang)
            panels.append(axes)
        captions = [caption(k, short_party(game.players[i], lang)) for k, i in enumerate(chosen)]
        _arrange(figure, panels, captions if len(chosen) > 1 else [], columns)
    return figure


def _chosen(game: Game, parties: Sequence[str]) -> list[int]:
    for party in parties:
        count = game.shape[place_of(party, game)]
        if count != 3:
            raise FigureError(f"a simplex is drawn of three strategies, party '{party}' has {count}")
    chosen = [i for i, m in enumerate(game.shape) if m == 3 and (not parties or game.players[i].var in parties)]
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
