"""Values that are tried for parameters that make relations nonlinear, the likely ones first."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from sympy import Expr
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyRing

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.interval import Interval
from symgame.conditions.linear.fact import Monomial
from symgame.conditions.witnesses import DENOMINATOR, points


def bending(monomials: set[Monomial]) -> list[int]:
    """Parameters after whose choice every monomial is linear in the others: the most frequent ones."""
    left = [list(m) for m in monomials if sum(m) > 1]
    fixed: list[int] = []
    while left:
        counts = [sum(power > 0 for power in powers) for powers in zip(*left, strict=True)]
        k = max(range(len(counts)), key=lambda k: (any(m[k] > 1 for m in left), counts[k]))
        fixed.append(k)
        left = [[0 if j == k else power for j, power in enumerate(m)] for m in left]
        left = [m for m in left if sum(m) > 1]
    return fixed


def trial_values(
    fixed: list[int], given: Assumptions, ring: PolyRing, hint: Mapping[Monomial, Fraction]
) -> Iterator[dict[int, Any]]:
    """Values for the fixed parameters: as a linear solution suggests, then some that the assumptions allow."""
    if not fixed:
        yield {}
        return
    suggested = {k: _suggested(k, hint) for k in fixed}
    drawn = [{k: QQ(point[k], DENOMINATOR) for k in fixed} for point in points(given, ring.symbols)]
    if hint:
        for picks in itertools.islice(itertools.product(*(suggested[k] or [None] for k in fixed)), 6):
            base = drawn[0] if drawn else {}
            yield {k: pick if pick is not None else base.get(k, QQ(1)) for k, pick in zip(fixed, picks, strict=True)}
    yield from _simple(fixed, given, ring)
    yield from drawn


def _suggested(k: int, hint: Mapping[Monomial, Fraction]) -> list[Any]:
    """Ratios of monomials that differ in this parameter only."""
    found: dict[Fraction, None] = {}
    for monomial, value in hint.items():
        if monomial[k]:
            rest = tuple(power - (j == k) for j, power in enumerate(monomial))
            below = hint.get(rest, Fraction(1) if not any(rest) else None)
            if below:
                found.setdefault(value / below)
    return [QQ(v.numerator, v.denominator) for v in found]


def _simple(fixed: list[int], given: Assumptions, ring: PolyRing) -> Iterator[dict[int, Any]]:
    """A few choices of short numbers, within the bounds of each parameter."""
    intervals: dict[Expr, Interval] = {symbol: interval for symbol, interval in given.intervals.items()}
    for low_part in (QQ(1, 3), QQ(1, 10), QQ(9, 10)):
        chosen = {}
        for place, k in enumerate(fixed):
            interval = intervals.get(ring.symbols[k])
            low = None if interval is None or interval.low is None else QQ(interval.low.p, interval.low.q)
            high = None if interval is None or interval.high is None else QQ(interval.high.p, interval.high.q)
            if low is not None and high is not None:
                chosen[k] = low + (high - low) * low_part
            elif low is not None:
                chosen[k] = low + place + 1
            else:
                chosen[k] = high - place - 1 if high is not None else QQ(place + 1)
        yield chosen
