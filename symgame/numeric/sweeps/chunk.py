"""One chunk of a sweep: a pure function of the plan and the chunk's number.

The set of ESS is exact at every point: what floating-point numbers cannot tell is asked of the exact
values. Points that the assumptions forbid are only marked. From every other point the paths are followed
until it is told where they go.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sympy import Rational, Symbol

from symgame.conditions.assumptions import Assumptions
from symgame.dynamics.field import VectorField
from symgame.dynamics.replicator import replicator
from symgame.errors import SimulationError
from symgame.numeric.ensembles.ensembles import ensemble
from symgame.numeric.points import as_meant
from symgame.numeric.sign_program import Flags
from symgame.numeric.simulation import Numbers, Outcome
from symgame.numeric.sweeps.ess import Status, ess_at
from symgame.numeric.sweeps.plan import Sweep, plan_from
from symgame.numeric.sweeps.setting import Setting, setting_of
from symgame.players import Scenario

OUTCOMES = tuple(Outcome)
"""What the numbers of ``outcome`` stand for; -1 where no path was followed."""


@dataclass(frozen=True, slots=True, eq=False)
class Worked:
    """The results of a chunk; the first axes of all arrays are the points.

    Attributes
    ----------
    status : ndarray of int8
        A :class:`Status`.
    stable : ndarray of bool, shape (..., vertices)
        Which vertices are ESS.
    outcome : ndarray of int8, shape (..., starts), or None
        The place in :data:`OUTCOMES`; -1 where no path was followed. None where the plan has no starts.
    end : ndarray, shape (..., starts, shares), or None
        What the path converges to; NaN where there is none.
    time : ndarray, shape (..., starts), or None
        When every share is within 0.01 of the end for good.
    """

    status: NDArray[np.int8]
    stable: Flags
    outcome: NDArray[np.int8] | None
    end: Numbers | None
    time: Numbers | None

    @property
    def arrays(self) -> dict[str, NDArray[Any]]:
        """Those that there are, by name."""
        every = {
            "status": self.status,
            "stable": self.stable,
            "outcome": self.outcome,
            "end": self.end,
            "time": self.time,
        }
        return {name: array for name, array in every.items() if array is not None}


# Compiled integrators belong to one path at a time; threads of one process take turns.
_TURN = threading.Lock()


def worked_out(text: str, number: int) -> Worked:
    """The results of a chunk, anywhere: from the plan's text and the chunk's number.

    Raises
    ------
    SimulationError
        If this process runs another version of symgame than the plan asks for.
    """
    with _TURN:
        return worked(_plan(text), number)


@lru_cache(maxsize=4)
def _plan(text: str) -> Sweep:
    import symgame

    plan, own = plan_from(text), vars(symgame)["__version__"]
    if plan.version != own:
        raise SimulationError(f"the sweep was planned by symgame {plan.version}, this worker has {own}; install that")
    return plan


def worked(plan: Sweep, number: int) -> Worked:
    """The results of a chunk.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.numeric.sweeps.planning import planned
    >>> game = load("llm-iar")
    >>> found = worked(planned(replicator(game), game.scenarios[0], {"S1": "0:4:5"}), 0)
    >>> found.status.tolist(), found.outcome[:, 0].tolist(), found.end[:, 0].tolist()[-1]
    ([1, 0, 0, 0, 0], [-1, 0, 0, 0, 0], [0.0, 0.0, 0.0])
    """
    setting = setting_of(plan)
    place = plan.place(number)
    shape = tuple(part.stop - part.start for part in place)
    values = {
        symbol: _along(plan.values(name, place), plan.dimension(name), len(shape))
        for symbol, name in zip(setting.symbols, plan.parameters, strict=True)
    }
    status, stable = ess_at(setting, values, shape)
    if not plan.starts:
        return Worked(status, stable, None, None, None)
    return Worked(status, stable, *_paths(setting, values, status))


def _along(values: list[Rational], dimension: int, count: int) -> NDArray[Any]:
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column.reshape([len(values) if k == dimension else 1 for k in range(count)])


def _paths(
    setting: Setting, values: dict[Symbol, NDArray[Any]], status: NDArray[np.int8]
) -> tuple[NDArray[np.int8], Numbers, Numbers]:
    plan, shape = setting.plan, status.shape
    starts = np.array([[float(share) for share in start] for start in plan.starts])
    chosen = np.isin(status, (Status.TOLD, Status.UNDECIDED)).reshape(-1)
    outcome = np.full((chosen.size, len(starts)), -1, dtype=np.int8)
    end = np.full((chosen.size, *starts.shape), np.nan)
    time = np.full((chosen.size, len(starts)), np.nan)
    if chosen.any():
        field, horizon = _free(setting), None if plan.horizon is None else float(plan.horizon)
        points = _points(field.game.symbols, values, shape, chosen)
        found = ensemble(field, points, starts, horizon=horizon, engine=plan.engine)
        if not found.is_complete:
            raise KeyboardInterrupt
        outcome[chosen], end[chosen], time[chosen] = found.kind, found.end, found.time
    whole = (*shape, len(starts))
    return outcome.reshape(whole), end.reshape(*whole, starts.shape[1]), time.reshape(whole)


@lru_cache(maxsize=4)
def _free(setting: Setting) -> VectorField:
    """The field at the base without assumptions: which points they allow has been told already."""
    return replicator(replace(setting.at_base.game, assumptions=Assumptions()))


def _points(
    symbols: tuple[Symbol, ...], values: dict[Symbol, NDArray[Any]], shape: tuple[int, ...], chosen: Flags
) -> Numbers | list[Scenario]:
    """The points as floating-point numbers where these are meant as they are written, else exactly."""
    floats = {symbol: values[symbol].astype(float) for symbol in symbols}
    if all(_is_as_written(values[symbol], floats[symbol]) for symbol in symbols):
        return np.array([np.broadcast_to(floats[symbol], shape).reshape(-1)[chosen] for symbol in symbols]).T
    columns = [np.broadcast_to(values[symbol], shape).reshape(-1)[chosen].tolist() for symbol in symbols]
    return [Scenario("", tuple(zip(symbols, row, strict=True))) for row in zip(*columns, strict=True)]


def _is_as_written(exact: NDArray[Any], floats: Numbers) -> bool:
    return all(as_meant(a) == b for a, b in zip(floats.reshape(-1).tolist(), exact.reshape(-1).tolist(), strict=True))
