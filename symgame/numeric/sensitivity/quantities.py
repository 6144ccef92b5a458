"""Numbers that a game at given parameters has, and on which parameters bear.

The time that a path takes to its end, a share at a time, and the volume of the basin of a vertex.
"""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Integral, Real

import numpy as np
from sympy import Symbol

from symgame.dynamics.field import VectorField
from symgame.errors import SimulationError, expect
from symgame.game import Game
from symgame.numeric.ensembles.batch import batch_of, logits_at, mixtures_at
from symgame.numeric.ensembles.ensembles import ensemble
from symgame.numeric.ensembles.jobs import mixtures_of
from symgame.numeric.ensembles.result import NOT_DONE
from symgame.numeric.ensembles.starts import check_seed, sampled_starts
from symgame.numeric.gains.faces import Active, Mixtures
from symgame.numeric.gains.kernels import kernel_on
from symgame.numeric.points import points_of
from symgame.numeric.simulation import Numbers
from symgame.numeric.starts import exact_state
from symgame.players import State, profile_of

MAX_STEPS = 100_000
"""Of a path up to the time at which its share is asked for."""

BLOCK = 4_096
"""Points at once."""

MAX_PATHS = 20_000_000


@dataclass(frozen=True, slots=True)
class TimeToEnd:
    """When every share is within 0.01 of the end for good, from one start."""

    start: State


@dataclass(frozen=True, slots=True)
class ShareAt:
    """A share at a time, from one start."""

    share: Symbol
    time: float
    start: State


@dataclass(frozen=True, slots=True)
class BasinVolume:
    """The part of random starts, the same at all points, from which paths go to a vertex."""

    vertex: str
    starts: int = 200
    seed: int = 0


Quantity = TimeToEnd | ShareAt | BasinVolume


def check_quantity(game: Game, quantity: Quantity) -> None:
    """Refuse a quantity that the game does not have.

    Raises
    ------
    SimulationError, InvalidGameError
    """
    cure = "write BasinVolume('111'), TimeToEnd(start) or ShareAt(game.shares[0], 5, start)"
    expect(quantity, (BasinVolume, TimeToEnd, ShareAt), "a quantity is expected", cure)
    if isinstance(quantity, BasinVolume):
        expect(quantity.starts, Integral, "a volume has a number of starts", "write BasinVolume('111', 200)")
        check_seed(quantity.seed)
        profile_of(quantity.vertex, game.players)
        if quantity.starts < 1:
            raise SimulationError(f"a volume needs at least one start, not {quantity.starts}")
        return
    exact_state(quantity.start, game)
    if isinstance(quantity, ShareAt):
        expect(quantity.share, Symbol, "a share is a symbol", "write game.shares[0], for example")
        expect(quantity.time, Real, "a share is asked for at a time", "write 5.0, for example")
        if quantity.share not in game.shares:
            names = ", ".join(share.name for share in game.shares)
            raise SimulationError(f"there is no share '{quantity.share.name}'; the shares are {names}")
        if not 0 < quantity.time < np.inf:
            raise SimulationError(f"a share is asked for at a positive time, not {quantity.time}")


def values_of(field: VectorField, quantity: Quantity, points: Numbers) -> Numbers:
    """The quantity at points of parameter space.

    Parameters
    ----------
    field : VectorField
    quantity : Quantity
    points : ndarray, shape (points, parameters)
        In the order of ``field.game.symbols``.

    Returns
    -------
    ndarray, shape (points,)
        NaN where a path has no end, and hence no time.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> game = load("llm-iar")
    >>> field, points = replicator(game), points_of(game, game.scenarios[:2]).values
    >>> values_of(field, BasinVolume("111", 100), points).tolist()
    [0.55, 0.0]
    >>> values_of(field, ShareAt(game.shares[0], 5.0, game.scenarios[0].initial[0]), points).round(4).tolist()
    [0.5901, 0.0]
    """
    check_quantity(field.game, quantity)
    if isinstance(quantity, ShareAt):
        parts = [points[k : k + BLOCK] for k in range(0, len(points), BLOCK)]
        return np.concatenate([_shares(field, quantity, part) for part in parts])
    if isinstance(quantity, TimeToEnd):
        found = ensemble(field, points, _row(field.game, quantity.start))
        _check_complete(found.is_complete)
        return found.time[:, 0]
    if len(points) * quantity.starts > MAX_PATHS:
        count = len(points) * quantity.starts
        raise SimulationError(f"{count} paths are too many, at most {MAX_PATHS}; take fewer points or starts")
    profile = profile_of(quantity.vertex, field.game.players)
    place = int(np.ravel_multi_index(profile, field.game.shape))
    found = ensemble(field, points, sampled_starts(field.game, quantity.starts, quantity.seed))
    _check_complete(found.is_complete and not (found.kind == NOT_DONE).any())
    return np.asarray((found.vertex == place).mean(axis=1))


def _check_complete(is_complete: bool) -> None:
    if not is_complete:
        raise KeyboardInterrupt  # indices of half a design are none


def _row(game: Game, start: State) -> Numbers:
    return np.array([[float(share) for share in exact_state(start, game)]])


def _shares(field: VectorField, quantity: ShareAt, values: Numbers) -> Numbers:
    """The share at the time, from one start, at each point."""
    game = field.game
    points = points_of(game, values)
    mixtures = mixtures_of(game.shape, _row(game, quantity.start))
    active: Active = tuple(tuple(np.flatnonzero(x[:, 0] > 0).tolist()) for x in mixtures)
    kernel, numbers = kernel_on(field, active, points)
    inside = [x[list(used)] for x, used in zip(mixtures, active, strict=True)]
    logits = np.repeat(logits_at(inside), len(points), axis=1)
    batch = batch_of(kernel, np.ascontiguousarray(numbers.T), logits)
    result = np.empty_like(logits)
    where = np.arange(len(points))
    for _ in range(MAX_STEPS):
        if not len(where) or not len(logits):  # a vertex has no coordinates, and stays where it is
            break
        batch.advance(quantity.time)
        is_there = batch.times >= quantity.time
        result[:, where[is_there]] = batch.logits[:, is_there]
        where, batch = (where[~is_there], batch.of(~is_there)) if is_there.any() else (where, batch)
    else:
        raise SimulationError(
            f"{len(where)} paths do not reach the time {quantity.time:g} in {MAX_STEPS} steps; ask for an earlier one"
        )
    return _column(game, quantity.share, active, mixtures_at(kernel, result))


def _column(game: Game, share: Symbol, active: Active, mixtures: Mixtures) -> Numbers:
    """One share out of those of the strategies in use."""
    for player, used, own in zip(game.players, active, mixtures, strict=True):
        if share in player.shares:
            strategy = player.shares.index(share)
            count = own[0].shape[-1]
            return np.asarray(own[used.index(strategy)]) if strategy in used else np.zeros(count)
    raise AssertionError(share)
