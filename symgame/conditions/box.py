"""The signs of forms on a box: every parameter in an interval of its own.

Written in variables that run from 0 to infinity, a polynomial whose coefficients are all at least 0 is
at least 0 (Bernstein form on bounded intervals). For polynomials linear in each parameter this decides:
their extremes are at the corners of the box.
"""

from __future__ import annotations

from sympy import Expr, Pow, Rational, Symbol
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement

from symgame.algebra import powers_of, ratio_of
from symgame.conditions.interval import Interval
from symgame.conditions.sign import Sign


def sign_on_box(form: PolyElement, intervals: dict[Expr, Interval]) -> Sign:
    """Whether a form is proved positive, at least zero, or neither (undecided) on a box of intervals."""
    if form.is_ground:
        return Sign.POSITIVE if form and form.LC > 0 else Sign.UNDECIDED if form else Sign.NONNEGATIVE
    index = _worst_generator(form, intervals)
    interval = _interval_of(form.ring.symbols[index], intervals)
    if interval.low is None and interval.high is None:
        return _least_of_even_powers(form, index, intervals)
    coefficients, zero_reached, infinity_reached = _on_the_half_line(form, index, interval)
    levels = [sign_on_box(coefficient, intervals) for coefficient in coefficients]
    if Sign.UNDECIDED in levels:
        return Sign.UNDECIDED
    ends = [levels[0]] * zero_reached + [levels[-1]] * infinity_reached
    return Sign.POSITIVE if Sign.POSITIVE in levels and all(end is Sign.POSITIVE for end in ends) else Sign.NONNEGATIVE


def _worst_generator(form: PolyElement, intervals: dict[Expr, Interval]) -> int:
    """A generator of the form, one without bounds first: it ends the search soonest."""
    used = [k for k, degree in enumerate(form.degrees()) if degree > 0]
    return min(used, key=lambda k: _interval_of(form.ring.symbols[k], intervals) != Interval())


def _least_of_even_powers(form: PolyElement, index: int, intervals: dict[Expr, Interval]) -> Sign:
    """On the whole line: even powers with coefficients at least zero; at 0 only the constant is left."""
    by_power = powers_of(form, index)
    if any(power % 2 for power in by_power):
        return Sign.UNDECIDED
    levels = {power: sign_on_box(coefficient, intervals) for power, coefficient in by_power.items()}
    if Sign.UNDECIDED in levels.values():
        return Sign.UNDECIDED
    return levels.get(0, Sign.NONNEGATIVE)


def _on_the_half_line(form: PolyElement, index: int, interval: Interval) -> tuple[list[PolyElement], bool, bool]:
    """Coefficients in a variable t that runs from 0 to infinity; which ends belong to the interval.

    ``v = low + t``, ``v = high - t``, or ``v = (low + high*t)/(1 + t)`` times ``(1 + t)**degree``.
    """
    by_power = powers_of(form, index)
    degree, ring = max(by_power), form.ring
    low, high = interval.low, interval.high
    result = [ring.zero] * (degree + 1)
    for power, coefficient in by_power.items():
        if low is not None and high is not None:
            weights = _expanded(_convolved([low, high], power), [Rational(1)] * 2, degree - power)
        elif low is not None:
            weights = _convolved([low, Rational(1)], power)
        else:
            assert high is not None
            weights = _convolved([high, Rational(-1)], power)
        for k, weight in enumerate(weights):
            if weight:
                result[k] += coefficient.mul_ground(QQ(weight.p, weight.q))
    if low is not None:
        return result, interval.low_closed, interval.high_closed if high is not None else False
    return result, interval.high_closed, False


def _convolved(pair: list[Rational], power: int) -> list[Rational]:
    """The coefficients of ``(pair[0] + pair[1]*t)**power``."""
    return _expanded([Rational(1)], pair, power)


def _expanded(start: list[Rational], pair: list[Rational], power: int) -> list[Rational]:
    result = start
    for _ in range(power):
        shifted = [Rational(0), *result]
        result = [pair[0] * a + pair[1] * b for a, b in zip([*result, Rational(0)], shifted, strict=True)]
    return result


def _interval_of(generator: Expr, intervals: dict[Expr, Interval]) -> Interval:
    found = intervals.get(generator)
    if found is None:
        found = intervals[generator] = _interval_of_atom(generator, intervals)
    return found


def _interval_of_atom(generator: Expr, intervals: dict[Expr, Interval]) -> Interval:
    if isinstance(generator, Symbol):
        return Interval()
    if generator.func.__name__ == "exp" or (
        isinstance(generator, Pow) and _is_positive_base(generator.base, intervals)
    ):
        return Interval(low=Rational(0))
    if generator.func.__name__ == "Abs" or (isinstance(generator, Pow) and generator.exp.is_Rational):
        return Interval(low=Rational(0), low_closed=True)
    return Interval()


def _is_positive_base(base: Expr, intervals: dict[Expr, Interval]) -> bool:
    ratio = ratio_of(base)
    return (
        sign_on_box(ratio.numerator, intervals) is Sign.POSITIVE
        and sign_on_box(ratio.denominator, intervals) is Sign.POSITIVE
    )
