"""Short numbers near a number: what a reader can take in at a glance and type without a slip."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Rational, S

MAX_DIGITS = 40
"""As many as a game file takes."""

MAX_DENOMINATOR = 9
"""Fractions with larger denominators are no shorter than decimals."""


def short_numbers(near: Rational) -> Iterator[Rational]:
    """Numbers around a number, the shortest first; of equally short ones that which is nearer.

    One digit, then thirds, two digits, small fractions, three digits, and so on, at last the number itself.

    Parameters
    ----------
    near : Rational

    Examples
    --------
    >>> import itertools
    >>> list(itertools.islice(short_numbers(Rational(347, 840)), 5))
    [2/5, 1/2, 1/3, 2/3, 41/100]
    """
    seen: set[Rational] = set()
    for number in _every(near):
        if number not in seen:
            seen.add(number)
            yield number


def _every(near: Rational) -> Iterator[Rational]:
    if near == 0:
        yield S.Zero
        for k in range(MAX_DIGITS):
            yield from (Rational(1, 10**k), Rational(-1, 10**k))
        return
    unit = _unit(near)
    for digits in range(1, MAX_DIGITS + 1):
        yield from _multiples(near, unit * Rational(10) ** (1 - digits))
        if digits == 1:
            yield from _multiples(near, Rational(1, 3))
        if digits == 2:
            for below in range(2, MAX_DENOMINATOR + 1):
                yield from _multiples(near, Rational(1, below))
    yield near


def _unit(number: Rational) -> Rational:
    """The value of the first digit: 10 for 37, 1/100 for 0.037."""
    unit: Rational = Rational(1)
    while unit > abs(number):
        unit = Rational(unit / 10)
    while 10 * unit <= abs(number):
        unit = Rational(unit * 10)
    return unit


def _multiples(near: Rational, step: Rational) -> list[Rational]:
    """The multiples of a step on both sides of a number, the nearer one first."""
    below: Rational = (near / step).floor() * step
    return sorted((below, below + step), key=lambda number: abs(number - near))


def about(value: Expr) -> Rational:
    """A rational number that agrees with a real one in its first 60 digits; a rational number itself."""
    number: Rational = value if isinstance(value, Rational) else Rational(value.evalf(60))
    return number
