r"""Volumes in exact numbers, where the advantage is linear in every share.

With two parties, or three and payoffs without shares, :math:`D_i = a + bz` where a and b are linear in
the other share y: on an interval in which a and a + b keep their signs the part of z with
:math:`D_i > 0` is 0, 1, :math:`-a/b` or :math:`1 + a/b`, which is integrated exactly.
"""

from __future__ import annotations

import itertools

from sympy import Expr, Poly, Rational, S, log


def exact_volume(top: Poly, bottom: Poly, player: int) -> Expr | None:
    """The first volume; None where the advantage is not linear in each share, or not rational."""
    is_plain = bottom.is_ground and all(coefficient.is_Rational for coefficient in (*top.coeffs(), *bottom.coeffs()))
    is_linear = all(power <= (k != player) for monomial in top.monoms() for k, power in enumerate(monomial))
    if not (is_plain and is_linear):
        return None
    others = [k for k in range(len(top.gens)) if k != player]
    number = Rational(bottom.LC())
    terms = {tuple(monomial[k] for k in others): Rational(value) / number for monomial, value in top.terms()}
    a = terms.get((0, 0)[: len(others)], S.Zero), terms.get((1, 0)[: len(others)], S.Zero)
    b = terms.get((0, 1), S.Zero), terms.get((1, 1), S.Zero)
    return _area(a, (a[0] + b[0], a[1] + b[1]))


Line = tuple[Rational, Rational]
"""A linear function of y: its value at 0 and its slope."""


def _area(low: Line, high: Line) -> Expr:
    """Where ``D > 0`` in the square of y and z, if ``D`` is linear in z between its values at 0 and at 1."""
    zeros = {-line[0] / line[1] for line in (low, high) if line[1]}
    cuts = sorted({S.Zero, S.One, *(zero for zero in zeros if 0 < zero < 1)})
    area: Expr = S.Zero
    for u, v in itertools.pairwise(cuts):
        middle = (u + v) / 2
        at_low, at_high = (line[0] + line[1] * middle for line in (low, high))
        if min(at_low, at_high) >= 0:
            area += v - u
        elif at_low > 0:
            area += _integral(low, (low[0] - high[0], low[1] - high[1]), u, v)
        elif at_high > 0:
            area += _integral(high, (high[0] - low[0], high[1] - low[1]), u, v)
    return area


def _integral(top: Line, bottom: Line, u: Rational, v: Rational) -> Expr:
    """Of a quotient of linear functions; the denominator is positive between the bounds."""
    if not bottom[1]:
        result: Expr = (top[0] * (v - u) + top[1] * (v**2 - u**2) / 2) / bottom[0]
        return result
    whole = top[1] / bottom[1]
    rest = top[0] - whole * bottom[0]
    result = whole * (v - u)
    if rest:  # else the quotient is constant, and the denominator may vanish at a bound
        result += rest / bottom[1] * log((bottom[0] + bottom[1] * v) / (bottom[0] + bottom[1] * u))
    return result
