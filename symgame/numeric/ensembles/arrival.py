"""When paths have arrived: the time from which on every share is within 0.01 of the end.

Looked for from the state at which the end was told: forwards if that is still outside, else back in
time to where the path last came in.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from symgame.numeric.ensembles.attraction import Indices
from symgame.numeric.ensembles.batch import TOLERANCE, Batch, batch_of, mixtures_at
from symgame.numeric.ensembles.crossing import crossing
from symgame.numeric.gains.faces import Mixtures
from symgame.numeric.gains.kernels import Kernel
from symgame.numeric.simulate import NEAR_END
from symgame.numeric.simulation import Numbers

MAX_STEPS = 400
"""Of the search in either direction."""


def arrival(
    kernel: Kernel, numbers: Numbers, logits: Numbers, times: Numbers, ends: Numbers, horizon: float | None
) -> Numbers:
    """The times of arrival at the ends, whose shares of the strategies in use stand one below the other.

    NaN where the path does not come so near, by the horizon if there is one.
    """
    result = np.full(len(times), np.nan)
    batch = batch_of(kernel, numbers, logits, tolerance=TOLERANCE)
    batch.times = times.copy()
    is_inside = distance(kernel, logits, ends) <= NEAR_END
    result[is_inside & (times <= 0)] = 0.0
    for inside in (True, False):
        where = np.flatnonzero((is_inside == inside) & np.isnan(result))
        part = batch.of(where)
        if inside:
            part.steps = -np.maximum(part.steps, times[where] / 64)
        _search(part, where, ends[:, where], result, inside, 0.0 if inside else horizon)
    return result


def _search(batch: Batch, where: Indices, ends: Numbers, result: Numbers, inside: bool, limit: float | None) -> None:
    """Step on until each path has crossed, and write down when."""
    for _ in range(MAX_STEPS):
        if not len(where):
            return
        before = batch.copy()
        batch.advance(limit)
        now = distance(batch.kernel, batch.logits, ends) <= NEAR_END
        crossed = now != inside
        if crossed.any():
            to = partial(_log, batch.kernel, ends[:, crossed])
            result[where[crossed]], _ = crossing(before.of(crossed), batch.of(crossed), to)
        if inside:  # it has been near the end from its start on
            result[where[~crossed & (batch.times <= 0)]] = 0.0
        going = ~crossed
        if limit is not None:
            going &= batch.times != limit
        if not going.all():
            where, batch, ends = where[going], batch.of(going), ends[:, going]


def _log(kernel: Kernel, ends: Numbers, logits: Numbers) -> Numbers:
    return np.asarray(np.log(np.maximum(distance(kernel, logits, ends), 1e-300) / NEAR_END))


def distance(kernel: Kernel, logits: Numbers, ends: Numbers) -> Numbers:
    """The largest difference of a share from the end."""
    return np.asarray(np.abs(stacked(mixtures_at(kernel, logits)) - ends).max(axis=0))


def stacked(mixtures: Mixtures) -> Numbers:
    """The shares of all strategies in use, one below the other."""
    return np.concatenate([np.asarray(x) for x in mixtures])
