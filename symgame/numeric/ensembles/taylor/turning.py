"""Paths carried on by Taylor series, and the points at which their coordinates turn round.

A coordinate turns where its rate passes 0; the integrator finds that place on the series itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from symgame.numeric.ensembles.batch import Batch, Truths
from symgame.numeric.ensembles.fastest import fastest
from symgame.numeric.ensembles.means import Means
from symgame.numeric.ensembles.taylor.equations import equations_of, of_shape
from symgame.numeric.ensembles.taylor.integrator import TOLERANCE, Integrator, integrator_of
from symgame.numeric.gains.kernels import Kernel
from symgame.numeric.simulation import Numbers
from symgame.numeric.turning_points import TurningPoints


def carry(batch: Batch, until: Numbers, points: TurningPoints, most: int) -> Truths:
    """Carry each path on to a time of its own, in place, and note where it turns.

    Parameters and result are those of :func:`symgame.numeric.ensembles.turning.carry`. A path is not carried if its
    exponentials may overflow.
    """
    reached, kernel = np.zeros(len(batch), dtype=bool), batch.kernel
    engine = _engine(of_shape(kernel), len(batch.numbers), batch.tolerance)
    largest = np.abs(batch.numbers).max(axis=0) if kernel.is_multilinear else fastest(kernel, batch.numbers)
    highest = np.abs(batch.logits).max(axis=0) + largest * (until - batch.times)
    fit = np.flatnonzero(highest < (FINITE if max(kernel.shape) > 2 else np.inf))
    part = batch.of(fit)
    came, turned = engine.carry(part, until[fit], most, largest[fit])
    batch.put(fit, part)
    reached[fit] = came & np.isfinite(part.logits).all(axis=0)
    if turned:
        coordinates, paths, times, logits = zip(*turned, strict=True)
        points.add(coordinates, fit[list(paths)], times, np.array(logits).T)
    return reached


FINITE = 650.0
"""The largest logit of which the exponential is a number, with room."""

STEPS = 400
"""Between two looks. Rounds that grow longer soon need more: they are left to a method whose steps grow, too."""


_Turned = tuple[int, int, float, Numbers]
"""The coordinate, the path, the time and the logits."""


@dataclass(frozen=True, slots=True, eq=False)
class _Engine:
    """The integrator, and what it met with in the present group: lanes instead of paths."""

    integrator: Integrator
    met: list[_Turned]

    def carry(self, batch: Batch, until: Numbers, most: int, largest: Numbers) -> tuple[Truths, list[_Turned]]:
        """Which paths came to their times, and where they turned."""
        reached = np.zeros(len(until), dtype=bool)
        turned: list[_Turned] = []
        for group in self.integrator.groups(len(until)):
            self.met.clear()
            reached[group.paths] = self.integrator.carry(batch, group, until, most, largest)
            turned += [(k, int(group.lanes[n]), t, logits) for k, n, t, logits in self.met if n < group.size]
        return reached, turned


@lru_cache(maxsize=32)
def _engine(kernel: Kernel, coefficients: int, tolerance: float) -> _Engine:
    equations = equations_of(kernel, coefficients)
    met: list[_Turned] = []
    event = equations.heyoka.nt_event_batch
    events = [event(rate, _note(met, k)) for k, rate in enumerate(equations.rates)]
    return _Engine(integrator_of(equations, tolerance, events), met)


def _note(met: list[_Turned], coordinate: int) -> Callable[[Any, float, int, int], None]:
    def note(integrator: Any, time: float, direction: int, lane: int) -> None:
        if direction:  # the rate of a coordinate at rest is 0 at every step, and does not cross it
            integrator.update_d_output(time)
            met.append((coordinate, lane, time, integrator.d_output[:, lane].copy()))

    return note


BY_TAYLOR = Means(carry, TOLERANCE, STEPS)
"""Series of high order."""
