"""When paths have arrived: the time from which on every share is within 0.01 of the end.

Looked for from the state at which the end was told: forwards if that is still outside, else back in
time to where the path last came in. Between two steps the place is found on the cubic through the
logits and rates at both, and made exact by a step of its own.
"""

from __future__ import annotations

import numpy as np

from symgame.numeric.ensembles.attraction import Indices
from symgame.numeric.ensembles.batch import TOLERANCE, Batch, Truths, batch_of, mixtures_at
from symgame.numeric.gains import Kernel, Mixtures
from symgame.numeric.simulate import NEAR_END
from symgame.numeric.simulation import Numbers

MAX_STEPS = 400
ROUNDS = 8
"""Of false position; each makes the error smaller by a power of 1.4."""


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
            result[where[crossed]] = _crossing(before.of(crossed), batch.of(crossed), ends[:, crossed])
        if inside:  # it has been near the end from its start on
            result[where[~crossed & (batch.times <= 0)]] = 0.0
        going = ~crossed
        if limit is not None:
            going &= batch.times != limit
        if not going.all():
            where, batch, ends = where[going], batch.of(going), ends[:, going]


def _crossing(before: Batch, after: Batch, ends: Numbers) -> Numbers:
    """The time between two states at which the distance passes 0.01."""
    between = before.copy()
    between.steps = _on_cubic(before, after, ends) - before.times
    between.tolerance = np.inf  # a shorter step than one that was good
    between.advance()
    is_near = distance(before.kernel, between.logits, ends) <= NEAR_END
    is_before = is_near == (distance(before.kernel, before.logits, ends) <= NEAR_END)
    return _on_cubic(_either(is_before, between, before), _either(is_before, after, between), ends)


def _either(choice: Truths, one: Batch, other: Batch) -> Batch:
    return Batch(
        one.kernel,
        one.numbers,
        np.where(choice, one.logits, other.logits),
        np.where(choice, one.times, other.times),
        one.steps,
        np.where(choice, one.rates, other.rates),
        one.tolerance,
    )


def _on_cubic(before: Batch, after: Batch, ends: Numbers) -> Numbers:
    """By false position on the logarithm of the distance, which is nearly straight in time."""
    span = after.times - before.times
    a, b = np.zeros_like(span), np.ones_like(span)
    at_a, at_b = _log(before.kernel, before.logits, ends), _log(after.kernel, after.logits, ends)
    place = b
    for _ in range(ROUNDS):
        gap = np.where(at_b != at_a, at_b - at_a, 1.0)
        place = np.clip(b - at_b * (b - a) / gap, np.minimum(a, b), np.maximum(a, b))
        found = _log(before.kernel, _cubic(before, after, place, span), ends)
        # The Illinois rule: an end that stays for long counts half, so that both ends close in.
        is_turned = (found > 0) != (at_b > 0)
        a, at_a = np.where(is_turned, b, a), np.where(is_turned, at_b, at_a / 2)
        b, at_b = place, found
    return np.asarray(before.times + place * span)


def _cubic(before: Batch, after: Batch, s: Numbers, span: Numbers) -> Numbers:
    return np.asarray(
        (1 + 2 * s) * (1 - s) ** 2 * before.logits
        + s * (1 - s) ** 2 * span * before.rates
        + s**2 * (3 - 2 * s) * after.logits
        + s**2 * (s - 1) * span * after.rates
    )


def _log(kernel: Kernel, logits: Numbers, ends: Numbers) -> Numbers:
    return np.asarray(np.log(np.maximum(distance(kernel, logits, ends), 1e-300) / NEAR_END))


def distance(kernel: Kernel, logits: Numbers, ends: Numbers) -> Numbers:
    """The largest difference of a share from the end."""
    return np.asarray(np.abs(stacked(mixtures_at(kernel, logits)) - ends).max(axis=0))


def stacked(mixtures: Mixtures) -> Numbers:
    """The shares of all strategies in use, one below the other."""
    return np.concatenate([np.asarray(x) for x in mixtures])
