"""Paths that run on cycles, told for many at once as single paths are told.

Paths are looked at at the same times as a single one, and by the same turning points; what is seen must be
seen at the same smaller tolerance, too. Whatever else there may be to tell is left to others: a path that a
vertex attracts, or that is slow beside a mixed rest point.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from symgame.numeric.cycles import Cycles, cycles_of, no_cycles
from symgame.numeric.ensembles.attraction import farthest, speed, told
from symgame.numeric.ensembles.batch import Batch, Truths, batch_of
from symgame.numeric.ensembles.fastest import fastest
from symgame.numeric.ensembles.means import Means
from symgame.numeric.gains.kernels import Kernel
from symgame.numeric.outcomes import CLOSER, FIRST, MAX_LOOKS, NEAR
from symgame.numeric.simulate import NEAR_END
from symgame.numeric.simulation import Numbers
from symgame.numeric.turning_points import KEPT, Indices, no_turning_points

ROOM = 20_000_000
"""So many numbers may be needed to find the turning points of the paths that are followed together."""


def cycles_from(kernel: Kernel, numbers: Numbers, logits: Numbers, horizon: float | None, means: Means) -> Cycles:
    """The cycles that paths from these starts run on; none where they run on none, or it is not told.

    Parameters
    ----------
    kernel : Kernel
    numbers : ndarray, shape (coefficients, paths)
    logits : ndarray, shape (coordinates, paths)
    horizon : float or None
        Stop at this time.
    means : Means
    """
    count = logits.shape[1]
    result = no_cycles(count)
    for part in _parts(numbers, logits):
        _follow(kernel, numbers[:, part], logits[:, part], horizon, means, result, part)
    return result


def _parts(numbers: Numbers, logits: Numbers) -> Iterator[Indices]:
    count = logits.shape[1]
    size = max(ROOM // max(len(numbers) * len(logits) * KEPT, 1), 1)
    for first in range(0, count, size):
        yield np.arange(first, min(first + size, count))


def _follow(
    kernel: Kernel,
    numbers: Numbers,
    logits: Numbers,
    horizon: float | None,
    means: Means,
    result: Cycles,
    where: Indices,
) -> None:
    """Look at the paths at times that double, until each has shown a cycle or is left to others."""
    starts = batch_of(kernel, numbers, logits, tolerance=means.tolerance)
    until = FIRST / fastest(kernel, numbers)
    going = np.flatnonzero(np.isfinite(until) & (until > 0) & ~_is_for_others(starts))
    batch, points = starts.of(going), no_turning_points(len(logits), len(going))
    for _ in range(MAX_LOOKS):
        if not len(going):
            return
        limit = until[going] if horizon is None else np.minimum(until[going], horizon)
        stays = means.carry(batch, limit, points, means.steps) & ~_is_for_others(batch)
        going, batch, points = going[stays], batch.of(stays), points.of(stays)
        seen = cycles_of(points)
        shown = np.flatnonzero(seen.are_seen)
        confirmed = shown[_is_confirmed(starts.of(going[shown]), batch.times[shown], seen.of(shown), means)]
        result.put(where[going[confirmed]], seen.of(confirmed))
        open_yet = np.ones(len(going), dtype=bool)
        open_yet[confirmed] = False
        if horizon is not None:
            open_yet &= until[going] < horizon
        going, batch, points = going[open_yet], batch.of(open_yet), points.of(open_yet)
        until *= 2


def _is_confirmed(starts: Batch, until: Numbers, seen: Cycles, means: Means) -> Truths:
    """Whether a smaller tolerance shows the same cycles."""
    starts.tolerance /= CLOSER
    points = no_turning_points(len(starts.logits), len(starts))
    reached = means.carry(starts, until, points, MORE * means.steps)
    return reached & ~_is_for_others(starts) & seen.same(cycles_of(points))


MORE = 6
"""So many times as many steps: the way from the start is twice as long, and they are shorter."""


def _is_for_others(batch: Batch) -> Truths:
    """Whether the signs of gains tell an end already, or a mixed rest point may be very near."""
    if not len(batch):
        return np.zeros(0, dtype=bool)
    found = told(batch.kernel, batch.numbers, batch.logits)
    is_slow = speed(batch.kernel, batch.numbers, batch.logits) < 2 * NEAR
    return found.to_vertex | found.at_rest | (is_slow & (farthest(batch.kernel, batch.logits) > NEAR_END))
