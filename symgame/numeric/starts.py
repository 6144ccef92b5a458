"""Starts of simulations: exact shares of all strategies, checked before anything is computed."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sympy import Rational

from symgame.errors import InvalidExpressionError, SimulationError, counted, expect
from symgame.expressions import Number, exact_number, read_number
from symgame.game import Game
from symgame.players import Scenario, State, equal_shares


def centre(game: Game) -> State:
    """All strategies with equal shares."""
    return equal_shares(game.shape)


def starting_from(scenario: Scenario, initial: Sequence[State] | None) -> Scenario:
    """The scenario with other starts, if there are any.

    Raises
    ------
    InvalidGameError
        If the starts are not listed.
    """
    if initial is None:
        return scenario
    expect(initial, Iterable, "initial is a list of starts", "write initial=[(0.5, 0.5)], one share a player")
    return replace(scenario, initial=tuple(initial), outcome=None)  # the file's outcome is of its own starts


def exact_state(state: State, game: Game) -> tuple[Rational, ...]:
    """The shares of a state in the order of ``game.shares``, checked.

    Raises
    ------
    SimulationError
        If it is outside the cube, or a player's shares do not sum to 1.
    """
    whose = f"a share for each of {counted(len(game.players), 'player')}, as in {centre(game)}"
    if isinstance(state, str) or not isinstance(state, Iterable):
        raise SimulationError(f"a start has {whose}, and several starts stand in a list; this one is {str(state)[:40]}")
    state = tuple(state)
    if len(state) != len(game.players):
        raise SimulationError(f"a start has {whose}; this one has {len(state)}")
    flat: list[Rational] = []
    for player, share in zip(game.players, state, strict=True):
        values = share if isinstance(share, tuple) else (share,)
        if len(values) != len(player.shares):
            raise SimulationError(f"the start of {player.name} needs {len(player.shares)} shares, not {len(values)}")
        for value in values:
            if isinstance(value, float) and not math.isfinite(value):
                raise SimulationError(f"the start of {player.name} is {value}; give shares from 0 to 1")
        numbers = [_exact(value, player.name) for value in values]
        if any(not 0 <= number <= 1 for number in numbers):
            listed = ", ".join(map(str, numbers))
            raise SimulationError(f"the start of {player.name} is outside 0 to 1: {listed}; give shares from 0 to 1")
        if len(numbers) > 1 and sum(numbers) != 1:
            raise SimulationError(f"the shares of {player.name} sum to {sum(numbers)}, not to 1; correct the start")
        flat.extend(numbers)
    return tuple(flat)


def _exact(value: Number, player: str) -> Rational:
    try:
        return exact_number(value)
    except InvalidExpressionError as error:
        raise SimulationError(f"the start of {player}, {error}") from None


_PLAIN = str.maketrans("，；;（）", ",,,()")


def read_state(text: str, game: Game) -> State:
    """A start as it is typed: ``0.5,0.2,1/3``; the shares of a player with more strategies in brackets.

    Raises
    ------
    SimulationError
        If the text is no state of the game.

    Examples
    --------
    >>> from symgame import load
    >>> read_state("0.5, 0.2, 1/3", load("llm-iar"))
    (1/2, 1/5, 1/3)
    """
    text = text.translate(_PLAIN).strip()
    if len(game.players) > 1 and re.fullmatch(r"\([^()]*\)", text):
        text = text[1:-1]  # as points are printed
    pieces = re.findall(r"\([^()]*\)|[^,()]+", text)
    state: list[Rational | tuple[Rational, ...]] = []
    for piece in (piece.strip() for piece in pieces):
        if piece.startswith("("):
            state.append(tuple(_number(part.strip()) for part in piece[1:-1].split(",")))
        elif piece:
            state.append(_number(piece))
    exact_state(tuple(state), game)
    return tuple(state)


def _number(text: str) -> Rational:
    try:
        return read_number(text)
    except InvalidExpressionError as error:
        raise SimulationError(f"start: '{text[:40]}' is no number; write 0.5 or 1/3, for example") from error
