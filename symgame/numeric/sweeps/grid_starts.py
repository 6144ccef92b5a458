"""A regular grid of starts in exact numbers."""

from __future__ import annotations

import math

from symgame.errors import SimulationError
from symgame.game import Game
from symgame.numeric.ensembles.singly import exact_start
from symgame.numeric.ensembles.starts import grid_of_starts
from symgame.numeric.sweeps.planning import MAX_STARTS
from symgame.players import State


def exact_grid(game: Game, n: int) -> list[State]:
    """The states of :func:`~symgame.numeric.ensembles.starts.grid_of_starts`, the decimals as they are meant.

    Raises
    ------
    SimulationError
        If there are too many.

    Examples
    --------
    >>> from symgame import load
    >>> exact_grid(load("llm-iar"), 5)[1]
    (1/10, 1/10, 3/10)
    """
    if math.prod(math.comb(n + m - 2, m - 1) for m in game.shape) > MAX_STARTS:
        raise SimulationError(f"{n} values of each share make too many starts, at most {MAX_STARTS}; take fewer")
    result: list[State] = []
    for row in grid_of_starts(game, n).tolist():
        flat, state, place = exact_start(game, row), [], 0
        for player in game.players:
            size = len(player.shares)
            own = flat[place : place + size]
            state.append(own[0] if size == 1 else own)
            place += size
        result.append(tuple(state))
    return result
