"""Where between two states of a path a measure of the state changes its sign, for many paths at once.

The place is found on the cubic through the logits and rates at both states, and made exact by a step of
the integrator's own.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from symgame.numeric.ensembles.batch import Batch, Truths
from symgame.numeric.simulation import Numbers

Measure = Callable[[Numbers], Numbers]
"""From the logits of paths to one number a path, nearly straight in time."""

ROUNDS = 8
"""Of false position; each makes the error smaller by a power of 1.4."""


def crossing(before: Batch, after: Batch, measure: Measure) -> tuple[Numbers, Numbers]:
    """The times and the logits at which the measure passes 0; it has different signs before and after."""
    times, _ = _on_cubic(before, after, measure)
    between = before.copy()
    between.steps = times - before.times
    between.tolerance = np.inf  # a shorter step than one that was good
    between.advance()
    is_before = (measure(between.logits) > 0) == (measure(before.logits) > 0)
    return _on_cubic(_either(is_before, between, before), _either(is_before, after, between), measure)


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


def _on_cubic(before: Batch, after: Batch, measure: Measure) -> tuple[Numbers, Numbers]:
    span = after.times - before.times
    a, b = np.zeros_like(span), np.ones_like(span)
    at_a, at_b = measure(before.logits), measure(after.logits)
    place = b
    for _ in range(ROUNDS):
        gap = np.where(at_b != at_a, at_b - at_a, 1.0)
        place = np.clip(b - at_b * (b - a) / gap, np.minimum(a, b), np.maximum(a, b))
        found = measure(_cubic(before, after, place, span))
        # The Illinois rule: an end that stays for long counts half, so that both ends close in.
        is_turned = (found > 0) != (at_b > 0)
        a, at_a = np.where(is_turned, b, a), np.where(is_turned, at_b, at_a / 2)
        b, at_b = place, found
    return np.asarray(before.times + place * span), _cubic(before, after, place, span)


def _cubic(before: Batch, after: Batch, s: Numbers, span: Numbers) -> Numbers:
    return np.asarray(
        (1 + 2 * s) * (1 - s) ** 2 * before.logits
        + s * (1 - s) ** 2 * span * before.rates
        + s**2 * (3 - 2 * s) * after.logits
        + s**2 * (s - 1) * span * after.rates
    )
