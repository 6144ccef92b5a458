r"""The phase diagram of each party: the surface on which it is indifferent, and which way it moves on both sides.

The surface :math:`D_i = 0` (in papers: :math:`F' = 0`, inside the cube) cuts the cube into the volume
:math:`V_1` of the states in which the share of the party's first strategy rises and the volume
:math:`V_2` of those in which it falls. Papers read the two as the probabilities of its strategies.
This is the stability of a party for given strategies of the others, not that of the system.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from matplotlib.figure import Figure

from symgame.dynamics.replicator import replicator
from symgame.errors import FigureError
from symgame.figures.legend import ROW, legend_shape
from symgame.figures.parties import place_of
from symgame.figures.party.panel import ABOVE, BELOW, LEFT, draw_panel
from symgame.figures.party.phase import PartyPhase, party_phase
from symgame.figures.party.view import extent
from symgame.figures.style import MM, box, column, sheet, style
from symgame.figures.words import caption, say, share_label, short_party, strategy, variable
from symgame.game import Game
from symgame.numeric.volumes import Volumes
from symgame.players import Scenario

COLUMNS = {"single": 2, "double": 3}
"""Panels side by side, at most."""

SIDE = {"single": 47.0, "double": 62.0}
"""An edge of the cube where there is one panel, in mm."""


def party_phases(
    game: Game, scenario: Scenario, parties: Sequence[str] = (), *, lang: str = "en", width: str = "single"
) -> Figure:
    """The phase diagram of every party, or of some, at the values of a scenario.

    Parameters
    ----------
    game : Game
        Of two or three players with two strategies each.
    scenario : Scenario
        With a value for every parameter.
    parties : sequence of str, optional
        The variables of those to draw; all without it.
    lang, width : str, optional
        As for every picture, see :mod:`symgame.figures`.

    Returns
    -------
    Figure

    Raises
    ------
    FigureError
        If the game has another shape, or a party is not known.
    SimulationError
        If a parameter has no value.

    See Also
    --------
    party_volumes : The two volumes as numbers.

    Examples
    --------
    >>> from symgame import load
    >>> game = load("llm-iar")
    >>> len(party_phases(game, game.scenarios[0]).axes)
    3
    """
    phases = _phases(game, scenario, parties)
    across = column(width)
    with style(lang, game) as lang:
        names = [share_label(player, 0, lang) for player in game.players]
        columns = min(len(phases), COLUMNS[width])
        rows = math.ceil(len(phases) / columns)
        side = SIDE[width] if len(phases) == 1 else (across / columns - LEFT - 4) / extent(game)[0]
        lines = [_legend(phase, game, lang, alone=len(phases) == 1) for phase in phases]
        has_key = len(phases) < len(game.players) or any(
            name not in text[0] for name, text in zip(names, lines, strict=True)
        )
        text_high = [ROW * sum(line.count("\n") + 1 for line in text) for text in lines]
        high = ABOVE + side * extent(game)[1] + BELOW + max(text_high)
        shape, key = legend_shape(names, across) if has_key else (1, 0.0)
        figure = sheet(across, rows * high + key + 1.5)
        panel = across / columns
        for k, (phase, text) in enumerate(zip(phases, lines, strict=True)):
            left, bottom = k % columns * panel, (rows - 1 - k // columns) * high + key + 1.5 + max(text_high)
            draw_panel(figure, game, phase, left + (panel - side * extent(game)[0] - LEFT) / 2, bottom, side)
            _write(figure, text, left + panel / 2, bottom)
        if has_key:
            _key(figure, names, shape, key)
    return figure


def _legend(phase: PartyPhase, game: Game, lang: str, *, alone: bool) -> list[str]:
    """The lines below a panel: whose it is, and the volumes with where they lead."""
    player = game.players[phase.player]
    name = short_party(player, lang)
    whose = name if name == variable(player.shares[0], lang) else share_label(player, 0, lang)
    lines = [] if alone else [caption(phase.player, whose)]
    sizes = (phase.volumes.first, phase.volumes.second)
    if not any(sizes):
        return [*lines, say("indifferent", lang)]
    share = variable(player.shares[0], "en").strip("$")
    for k, size in enumerate(sizes):
        goal = (
            rf"{share} \to {1 - k}"
            if phase.is_straight
            else rf"{share} {(chr(92) + 'uparrow', chr(92) + 'downarrow')[k]}"
        )
        line = rf"$V_{k + 1} = {size:.3f}$: ${goal}$" if lang == "en" else rf"$V_{k + 1} = {size:.3f}$：${goal}$"
        lines.append(say("volume", lang, line=line, strategy=strategy(player, k, lang)) if alone else line)
    return lines


def _write(figure: Figure, lines: Sequence[str], middle: float, top: float) -> None:
    """Lines of text one below the other, in mm."""
    for line in lines:
        high = ROW * (line.count("\n") + 1)
        x, y, _, _ = box(figure, middle, top - high / 2, 0, 0)
        figure.text(x, y, line, ha="center", va="center", fontsize=7)
        top -= high


def _key(figure: Figure, names: Sequence[str], columns: int, high: float) -> None:
    """Which variable is whose, below all panels."""
    across = float(figure.get_size_inches()[0]) / MM
    rows = math.ceil(len(names) / columns)
    for k, name in enumerate(names):
        row = names[k // columns * columns : (k // columns + 1) * columns]
        left, up = across * (k % columns + 0.5) / len(row), 0.5 + high * (rows - k // columns - 0.5) / rows
        x, y, _, _ = box(figure, left, up, 0, 0)
        figure.text(x, y, name, ha="center", va="center", fontsize=7)


def party_volumes(game: Game, scenario: Scenario, parties: Sequence[str] = ()) -> tuple[Volumes, ...]:
    """The volumes that the phase diagrams name, one pair a party; parameters and errors as there.

    Examples
    --------
    >>> from symgame import load
    >>> game = load("data-compute-supply")
    >>> [round(each.first, 4) for each in party_volumes(game, game.scenarios[0])]
    [0.1111, 0.375, 0.9337]
    """
    return tuple(phase.volumes for phase in _phases(game, scenario, parties))


def _phases(game: Game, scenario: Scenario, parties: Sequence[str]) -> list[PartyPhase]:
    if game.shape not in ((2, 2), (2, 2, 2)):
        raise FigureError(
            f"a party's phase diagram needs two or three players with two strategies each, this game has the "
            f"strategies {'-'.join(map(str, game.shape))}; draw its simplex or its series instead"
        )
    chosen = {place_of(party, game) for party in parties} or set(range(len(game.players)))
    field = replicator(game.at(scenario))
    return [party_phase(field, i) for i in sorted(chosen)]
