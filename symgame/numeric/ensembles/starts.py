"""Starts of ensembles: regular grids of the cube, and random ones that anybody can draw again."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from numbers import Integral

import numpy as np
from numpy.typing import ArrayLike

from symgame.errors import SimulationError, counted, expect
from symgame.game import Game
from symgame.numeric.simulation import Numbers

BLOCK = 4_096
"""So many random starts come from one seed of their own."""


def grid_of_starts(game: Game, n: int) -> Numbers:
    """Inner states on a regular grid.

    Parameters
    ----------
    game : Game
    n : int
        Values of each two-strategy player's share: the middles of ``n`` equal intervals. Of a player
        with more strategies the middles of the simplex divided as finely.

    Returns
    -------
    ndarray, shape (starts, shares)
        The last player's shares change fastest.

    Examples
    --------
    >>> from symgame import load
    >>> grid_of_starts(load("llm-iar"), 5)[:2].tolist()
    [[0.1, 0.1, 0.1], [0.1, 0.1, 0.3]]
    >>> len(grid_of_starts(load("cooperation-modes"), 3))
    108
    """
    expect(game, Game, "grid_of_starts takes a game", "read one by load or read_game")
    expect(n, Integral, "a grid has a number of values a share", "write grid_of_starts(game, 5)")
    if n < 1:
        raise SimulationError(f"a grid needs at least one value a share, not {n}")
    players = [list(_grid(m, n)) for m in game.shape]
    return np.array([[share for part in state for share in part] for state in itertools.product(*players)])


def _grid(m: int, n: int) -> Iterator[tuple[float, ...]]:
    for cuts in itertools.combinations(range(n + m - 2), m - 1):
        ends = (-1, *cuts, n + m - 2)
        # (a + 1/m) / n in one division: 0.3, not 0.30000000000000004
        weights = [m * (ends[k + 1] - ends[k] - 1) + 1 for k in range(m)]
        shares = tuple(weight / (m * n) for weight in weights)
        yield shares[:1] if m == 2 else shares


def sampled_starts(game: Game, n: int, seed: int) -> Numbers:
    """Random states, uniform on the product of the simplexes.

    The first starts of a longer sample are those of a shorter one.

    Parameters
    ----------
    game : Game
    n : int
    seed : int

    Returns
    -------
    ndarray, shape (n, shares)

    Examples
    --------
    >>> from symgame import load
    >>> game = load("llm-iar")
    >>> bool((sampled_starts(game, 5_000, 1)[:10] == sampled_starts(game, 10, 1)).all())
    True
    """
    expect(game, Game, "sampled_starts takes a game", "read one by load or read_game")
    expect(n, Integral, "a sample is a number of starts", "write sampled_starts(game, 1000, 0)")
    check_seed(seed)
    if n < 1:
        raise SimulationError(f"a sample needs at least one start, not {n}")
    seeds = np.random.SeedSequence(seed).spawn(-(-n // BLOCK))
    return np.concatenate([_sample(game.shape, np.random.default_rng(one)) for one in seeds])[:n]


def check_seed(seed: int) -> None:
    """Refuse a seed from which nothing can be drawn again.

    Raises
    ------
    InvalidGameError, SimulationError
    """
    expect(seed, Integral, "a seed is a whole number", "write seed=0, for example")
    if seed < 0:
        raise SimulationError(f"the seed must be 0 or more, not {seed}")


def _sample(shape: tuple[int, ...], source: np.random.Generator) -> Numbers:
    parts = []
    for m in shape:
        if m == 2:
            parts.append(source.uniform(size=(BLOCK, 1)))
        else:
            weights = source.exponential(size=(BLOCK, m))
            parts.append(weights / weights.sum(axis=1, keepdims=True))
    return np.concatenate(parts, axis=1)


SUM = 1e-9
"""The shares of a player may miss the sum 1 by so much."""


def checked_starts(game: Game, starts: ArrayLike) -> Numbers:
    """The starts as an array, if each is a state.

    Raises
    ------
    SimulationError
        If the array has another shape, or a start is outside the cube or its shares do not sum to 1.
    """
    names = ", ".join(share.name for share in game.shares)
    try:
        values = np.asarray(starts, dtype=float)
    except (TypeError, ValueError):
        raise SimulationError(
            f"starts are rows of numbers, the columns {names}; these are {str(starts)[:40]}; "
            f"write [[0.5, ...]], {counted(len(game.shares), 'number')} a start, or grid_of_starts(game, 5)"
        ) from None
    if values.ndim != 2 or values.shape[1] != len(game.shares):
        raise SimulationError(
            f"starts need the shape (starts, {len(game.shares)}), not {values.shape}; the columns are {names}"
        )
    bad = ~((values >= 0) & (values <= 1))
    if bad.any():
        s, k = np.argwhere(bad)[0]
        raise SimulationError(f"start {s}: the share {game.shares[k].name} is {values[s, k]}; it must be from 0 to 1")
    place = 0
    for player in game.players:
        own = values[:, place : place + len(player.shares)]
        place += len(player.shares)
        if len(player.shares) == 1:
            continue
        wrong = np.flatnonzero(np.abs(own.sum(axis=1) - 1) > SUM)
        if len(wrong):
            total = own[wrong[0]].sum()
            raise SimulationError(f"start {wrong[0]}: the shares of {player.name} sum to {total:.12g}, not to 1")
    return values
