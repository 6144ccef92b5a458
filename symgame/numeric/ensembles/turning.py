"""Paths carried on step by step, and the points at which their coordinates turn round."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from symgame.numeric.ensembles.batch import TOLERANCE, Batch, Truths, rates_at
from symgame.numeric.ensembles.crossing import crossing
from symgame.numeric.ensembles.means import Means
from symgame.numeric.path import STIFF
from symgame.numeric.simulation import Numbers
from symgame.numeric.turning_points import Indices, TurningPoints, are_last


def carry(batch: Batch, until: Numbers, points: TurningPoints, most: int) -> Truths:
    """Carry each path on to a time of its own, in place, and note where it turns.

    Parameters
    ----------
    batch : Batch
    until : ndarray, shape (paths,)
    points : TurningPoints
        Of the paths of the batch; those on the way are added.
    most : int
        Steps of one path.

    Returns
    -------
    ndarray of bool, shape (paths,)
        Which of them came so far, as numbers.
    """
    going, part = np.arange(len(batch)), batch.copy()
    passed = _Passed([], [], [], [], [])
    for _ in range(most):
        is_open = part.times < until[going]
        if not is_open.any():
            break
        if 2 * int(is_open.sum()) <= len(part):  # most of them only wait for the others
            batch.put(going, part)
            going, part = going[is_open], part.of(is_open)
        before = replace(part)
        part.advance(until[going])
        passed.add(before, part, going)
    batch.put(going, part)
    _note(batch, passed, points)
    return (batch.times >= until) & np.isfinite(batch.logits).all(axis=0)


@dataclass(frozen=True, slots=True, eq=False)
class _Passed:
    """Turning points passed, step by step: which coordinates and paths, and the states before and after."""

    coordinates: list[Indices]
    paths: list[Indices]
    times: list[Numbers]
    logits: list[Numbers]
    rates: list[Numbers]

    def add(self, before: Batch, after: Batch, going: Indices) -> None:
        k, j = np.nonzero((before.rates < 0) != (after.rates < 0))
        if len(k):
            self.coordinates.append(k)
            self.paths.append(going[j])
            self.times.append(np.array([one.times[j] for one in (before, after)]))
            self.logits.append(np.array([one.logits[:, j] for one in (before, after)]))
            self.rates.append(np.array([one.rates[:, j] for one in (before, after)]))


def _note(batch: Batch, passed: _Passed, points: TurningPoints) -> None:
    """Find the turning points within their steps; those that would not be kept are not looked for."""
    if not passed.paths:
        return
    k, p, times = np.concatenate(passed.coordinates), np.concatenate(passed.paths), np.concatenate(passed.times, axis=1)
    last = are_last(k, p, times[0])
    k, p, columns = k[last], p[last], np.arange(len(last))
    times = times[:, last]
    logits, rates = (np.concatenate(rows, axis=2)[:, :, last] for rows in (passed.logits, passed.rates))
    numbers, spans = batch.numbers[:, p], times[1] - times[0]
    before, after = (
        Batch(batch.kernel, numbers, logits[n], times[n], spans, rates[n], batch.tolerance) for n in (0, 1)
    )

    def rate(at: Numbers) -> Numbers:
        return np.asarray(rates_at(batch.kernel, numbers, at)[k, columns])

    points.add(k, p, *crossing(before, after, rate))


BY_STEPS = Means(carry, TOLERANCE, STIFF)
"""The method of Dormand and Prince."""
