"""heyoka's compiled integrator: several paths side by side, each with steps and a time of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from symgame.numeric.ensembles.batch import Batch, Truths
from symgame.numeric.ensembles.taylor.equations import Equations
from symgame.numeric.simulation import Numbers
from symgame.numeric.turning_points import Indices

TOLERANCE = 1e-10
"""Of one step, relative to the state."""

LANES = 2
"""Instructions side by side: what calling the integrator costs is shared by more paths."""

LONGEST = 10.0
"""The most that a logit changes in one step. Beside a vertex the first terms of a series are next to nothing, and say
nothing of how far it can be trusted: a share grows e-fold for every unit of its logit."""

LARGE = 60
"""From so many coefficients on the code is kept compact, so that it compiles in a moment."""


@dataclass(frozen=True, slots=True)
class Group:
    """Paths that go side by side.

    Attributes
    ----------
    lanes : ndarray of int
        The path on each lane; the last lanes may be filled up with paths that have their own.
    size : int
        So many lanes hold a path that has no other.
    """

    lanes: Indices
    size: int

    @property
    def paths(self) -> Indices:
        """Each path once."""
        return self.lanes[: self.size]


@dataclass(frozen=True, slots=True, eq=False)
class Integrator:
    """A compiled integrator.

    Attributes
    ----------
    compiled : object
    lanes : int
    finished : object
        What it calls the outcome of a path that came to its time.
    """

    compiled: Any  # nothing is known of the types of what may not be installed
    lanes: int
    finished: Any

    def groups(self, count: int) -> Iterator[Group]:
        """So many paths, as many at a time as there are lanes."""
        for first in range(0, count, self.lanes):
            lanes = np.arange(first, first + self.lanes)
            yield Group(lanes if lanes[-1] < count else lanes % count, min(self.lanes, count - first))

    def carry(self, batch: Batch, group: Group, until: Numbers, most: int, largest: Numbers) -> Truths:
        """Carry the paths of a group on to their times, in place; which of them came there.

        At most so many steps; ``largest`` are the largest rates there can be.
        """
        self.compiled.state[:] = batch.logits[:, group.lanes]
        self.compiled.pars[:] = batch.numbers[:, group.lanes]
        self.compiled.set_time(batch.times[group.lanes])
        longest = LONGEST / largest[group.lanes]
        self.compiled.propagate_until(until[group.lanes], max_steps=most, max_delta_t=longest)
        batch.logits[:, group.paths] = self.compiled.state[:, : group.size]
        batch.times[group.paths] = until[group.paths]
        outcomes = self.compiled.propagate_res[: group.size]
        return np.array([outcome[0] == self.finished for outcome in outcomes], dtype=bool)


def lanes_of(equations: Equations) -> int:
    """Paths side by side."""
    return LANES * int(equations.heyoka.recommended_simd_size())


def integrator_of(equations: Equations, tolerance: float, events: list[Any]) -> Integrator:
    """The compiled integrator of equations, which calls back at events."""
    heyoka, lanes = equations.heyoka, lanes_of(equations)
    compiled = heyoka.taylor_adaptive_batch(
        list(zip(equations.variables, equations.rates, strict=True)),
        np.zeros((len(equations.variables), lanes)),
        tol=tolerance,
        pars=np.zeros((equations.coefficients, lanes)),
        compact_mode=equations.coefficients > LARGE,
        nt_events=events,
    )
    return Integrator(compiled, lanes, heyoka.taylor_outcome.time_limit)
