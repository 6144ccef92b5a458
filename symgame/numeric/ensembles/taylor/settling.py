"""Paths followed by Taylor series until it is told where they go.

Paths are looked at after times that double, and told by the same signs as without heyoka.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from symgame.numeric.ensembles.attraction import told
from symgame.numeric.ensembles.batch import Batch, Truths, mixtures_at
from symgame.numeric.ensembles.settling import Settled, moving, settled_of
from symgame.numeric.ensembles.taylor.equations import Equations, equations_of, of_shape
from symgame.numeric.ensembles.taylor.integrator import TOLERANCE, Integrator, integrator_of, lanes_of
from symgame.numeric.gains.kernels import Kernel
from symgame.numeric.simulate import NEAR_END
from symgame.numeric.simulation import Numbers

FIRST = 40.0
"""The first look, in units of the fastest rate."""

LOOKS = 5
"""Each after twice the time of the one before; what is not told by then is left to smaller steps."""

FAR = 60.0
"""The largest logit of a start with three strategies: the exponentials stay finite up to the last look."""

STEPS = 2_000
"""Of one path between two looks."""


def settle_by_taylor(kernel: Kernel, numbers: Numbers, logits: Numbers, horizon: float | None) -> Settled:
    """Follow paths from their starts; with a horizon, no further than that.

    Raises
    ------
    SimulationError
        If the extra ``fast`` is not installed.
    """
    result = settled_of(kernel, logits)
    where, batch = moving(kernel, numbers, logits)
    if max(kernel.shape) > 2:
        is_near = np.abs(batch.logits).max(axis=0) < (FAR if kernel.is_multilinear else 0.0)
        where, batch = where[is_near], batch.of(is_near)
    if not len(where):
        return result
    going = result.put(where, told(kernel, batch.numbers, batch.logits), batch.logits, batch.times)
    engine = _engine(of_shape(kernel), len(numbers))
    largest = np.maximum(np.abs(batch.rates).max(axis=0), _largest(kernel, batch.numbers))
    until = FIRST / largest
    since = np.zeros((len(kernel.shape), len(where)))
    for _ in range(LOOKS):
        where, batch, until, since = where[going], batch.of(going), until[going], since[:, going]
        largest = largest[going]
        if horizon is not None:
            until = np.minimum(until, horizon)
        if not len(where):
            break
        going = engine.carry(batch, until, since, largest)
        where, batch, until, since = where[going], batch.of(going), until[going], since[:, going]
        largest = largest[going]
        going = result.put(where, told(kernel, batch.numbers, batch.logits), batch.logits, batch.times)
        result.arrivals[where] = since.max(axis=0)
        going |= result.to_vertex[where] & _is_outside(kernel, batch.logits)  # followed on until it has arrived
        if horizon is not None:
            going &= batch.times < horizon
        until = until * 2
    return result


def _is_outside(kernel: Kernel, logits: Numbers) -> Truths:
    """Whether some player's largest share is not within 0.01 of 1."""
    largest = [np.maximum.reduce(list(x)) for x in mixtures_at(kernel, logits)]
    return np.asarray(np.minimum.reduce(largest) < 1 - NEAR_END)


def _largest(kernel: Kernel, numbers: Numbers) -> Numbers:
    """The largest gain that there can be; where it is not known, that of the start serves alone."""
    if kernel.is_multilinear:
        return np.asarray(np.abs(numbers).max(axis=0, initial=1e-12))
    return np.full(numbers.shape[1], 1e-12)


@dataclass(frozen=True, slots=True, eq=False)
class _Engine:
    """The integrator, and when each player's shares last came within 0.01 of a vertex, one column a lane."""

    integrator: Integrator
    since: Numbers

    def carry(self, batch: Batch, until: Numbers, since: Numbers, largest: Numbers) -> Truths:
        """Carry the states on, in place; which of them arrived as numbers."""
        reached = np.zeros(len(until), dtype=bool)
        for group in self.integrator.groups(len(until)):
            self.since[:] = since[:, group.lanes]
            reached[group.paths] = self.integrator.carry(batch, group, until, STEPS, largest)
            since[:, group.paths] = self.since[:, : group.size]
        return reached & np.isfinite(batch.logits).all(axis=0)


@lru_cache(maxsize=32)
def _engine(kernel: Kernel, coefficients: int) -> _Engine:
    equations = equations_of(kernel, coefficients)
    since = np.zeros((len(kernel.shape), lanes_of(equations)))
    return _Engine(integrator_of(equations, TOLERANCE, _events(equations, kernel.shape, since)), since)


def _events(equations: Equations, shape: tuple[int, ...], since: Numbers) -> list[Any]:
    """Whenever the largest share of a player comes above 0.99."""
    heyoka = equations.heyoka
    result, place = [], 0
    for i, m in enumerate(shape):
        if m == 2:  # the same, said of the logit
            crossings = [equations.variables[place] ** 2.0 - math.log(1 / NEAR_END - 1) ** 2]
        else:
            crossings = [share - (1 - NEAR_END) for share in equations.mixtures[i]] if m > 2 else []
        place += m - 1
        for crossing in crossings:
            note = _note(since, i)
            result.append(heyoka.nt_event_batch(crossing, note, direction=heyoka.event_direction.positive))
    return result


def _note(since: Numbers, player: int) -> Callable[[Any, float, int, int], None]:
    def note(integrator: Any, time: float, direction: int, lane: int) -> None:
        since[player, lane] = time

    return note
