"""Paths that are not told together with others: each is followed on its own, as a simulation is.

They go to rest points that mix, or do not settle. Games travel to other processes as
plain expressions.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sympy import Expr, ImmutableDenseNDimArray, Rational

from symgame.analysis import analyse
from symgame.conditions.assumptions import Assumptions
from symgame.dynamics.field import VectorField
from symgame.dynamics.replicator import replicator
from symgame.errors import SimulationError
from symgame.game import Game
from symgame.numeric.compile import CompiledField, compiled
from symgame.numeric.known import Known, known_of
from symgame.numeric.points import Points, as_meant
from symgame.numeric.simulate import run_from
from symgame.numeric.simulation import Cycle, Numbers, Outcome
from symgame.players import Player, Scenario

SINGLES = 8
"""Paths of one task: each may take a second."""


@dataclass(frozen=True, slots=True)
class Task:
    """Some starts at one point.

    Attributes
    ----------
    players : tuple of Player
    expressions : tuple of Expr
        The payoffs, or the field, at the point.
    is_field, is_state_dependent : bool
    starts : tuple of tuples of float
    horizon : float or None
    """

    players: tuple[Player, ...]
    expressions: tuple[Expr, ...]
    is_field: bool
    is_state_dependent: bool
    starts: tuple[tuple[float, ...], ...]
    horizon: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Single:
    """What is told of one path.

    Attributes
    ----------
    kind : Outcome
    end : ndarray, shape (shares,), or None
    time : float
        Of arrival at the end; NaN where there is none.
    cycle : Cycle or None
    """

    kind: Outcome
    end: Numbers | None = None
    time: float = math.nan
    cycle: Cycle | None = None


def task_at(field: VectorField, points: Points, point: int, starts: Numbers, horizon: float | None) -> Task:
    """The question about starts at a point."""
    game = field.game
    if game.symbols:
        scenario = Scenario(points.name(point), tuple(points.exact(point).items()))
        # The values have been checked where that is asked for; arrays may go beyond the assumptions.
        game = replace(game, assumptions=Assumptions()).at(scenario)
    chosen = tuple(tuple(row) for row in starts.tolist())
    return Task(game.players, game.expressions, game.field is not None, game.state_dependent, chosen, horizon)


def followed(task: Task) -> list[Single]:
    """What is told of the path from every start."""
    field, fast, known = _known_at(task.players, task.expressions, task.is_field, task.is_state_dependent)
    result: list[Single] = []
    for start in task.starts:
        try:
            run = run_from(field, fast, known, exact_start(field.game, start), task.horizon)
        except SimulationError:  # the integrator gives up on one path: the others are told all the same
            result.append(Single(Outcome.UNSETTLED))
        else:
            result.append(Single(run.kind, run.end, math.nan if run.time is None else run.time, run.cycle))
    return result


@lru_cache(maxsize=8)
def _known_at(
    players: tuple[Player, ...], expressions: tuple[Expr, ...], is_field: bool, is_state_dependent: bool
) -> tuple[VectorField, CompiledField, Known]:
    shape = (*(len(player.strategies) for player in players), len(players))
    payoffs = None if is_field else ImmutableDenseNDimArray(expressions, shape)
    game = Game(players, payoffs=payoffs, field=expressions if is_field else None, state_dependent=is_state_dependent)
    field = replicator(game)
    return field, compiled(field), known_of(analyse(field))


def exact_start(game: Game, start: Sequence[float]) -> tuple[Rational, ...]:
    """The decimals as they are meant; of three or more shares the largest makes the sum exactly 1."""
    result: list[Rational] = []
    place = 0
    for player in game.players:
        own = [as_meant(share) for share in start[place : place + len(player.shares)]]
        place += len(own)
        if len(own) > 1:
            k = max(range(len(own)), key=own.__getitem__)
            own[k] += 1 - sum(own)
        result += own
    return tuple(result)
