"""Whether an expression is identically zero, found by evaluating it.

A rational expression is evaluated exactly at a few points in the field of integers modulo a prime:
there nothing grows, and a polynomial of degree ``d`` that is not zero vanishes at a random point with
a probability of at most ``d`` over the prime [1]_. Roots, exponentials and the like are evaluated to
fifty digits at points of both signs and several sizes.

References
----------
.. [1] J. T. Schwartz, "Fast probabilistic algorithms for verification of polynomial identities",
   Journal of the ACM 27 (1980), 701-717.
"""

from __future__ import annotations

import random
from collections.abc import Mapping

from mpmath import mp, mpf
from sympy import Abs, Add, Basic, E, Expr, Integer, Max, Min, Mul, Pow, Rational, Symbol, exp, log

PRIME = 2**61 - 1
_DIGITS = 50
_SMALLEST_RATIO = mpf(10) ** -35
_LARGEST_EXPONENT = 10**6
_POINTS = 6


class _NoValueError(Exception):
    """The expression has no value at this point."""


class _NotRationalError(Exception):
    """The expression is more than sums, products and integer powers."""


def vanishes(expr: Expr) -> bool:
    """Whether the expression is zero wherever it has a value.

    Examples
    --------
    >>> from sympy.abc import a, b
    >>> vanishes((a + b)**2 - a**2 - 2*a*b - b**2)
    True
    >>> vanishes(a - b)
    False
    """
    if isinstance(expr, Rational):
        return bool(expr == 0)
    symbols = sorted(expr.atoms(Symbol), key=str)
    seen = False
    for k in range(_POINTS):
        try:
            if _is_zero_at(expr, symbols, random.Random(k)):
                seen = True
            else:
                return False
        except _NoValueError:
            continue
    return seen


def _is_zero_at(expr: Expr, symbols: list[Symbol], chance: random.Random) -> bool:
    try:
        return _modular(expr, {symbol: chance.randrange(1, PRIME) for symbol in symbols}) == 0
    except _NotRationalError:
        with mp.workdps(_DIGITS):
            # Both signs and several sizes, so that Abs and Max show all their branches.
            point = {symbol: mpf(chance.randrange(1, 1000)) / 7 for symbol in symbols}
            if chance.random() < 0.6:
                point = {s: value * chance.choice((-1, 1)) * 10 ** chance.randrange(7) for s, value in point.items()}
            return bool(_real(expr, point) == 0)


def value_modulo(expr: Basic, point: Mapping[Symbol, int]) -> int | None:
    """The value of a rational expression modulo :data:`PRIME`; None where it has none, or is not rational.

    Examples
    --------
    >>> from sympy.abc import a
    >>> value_modulo(2 * a + 1, {a: 4})
    9
    """
    try:
        return _modular(expr, point)
    except (_NoValueError, _NotRationalError):
        return None


def constant_value(expr: Expr) -> mpf:
    """A constant to fifty digits; not a number (``nan``) if it is not real."""
    with mp.workdps(_DIGITS):
        try:
            return _real(expr, {})
        except _NoValueError:
            return mpf("nan")


def _modular(expr: Basic, point: Mapping[Symbol, int]) -> int:
    if isinstance(expr, Symbol):
        return point[expr]
    if isinstance(expr, Rational):
        return int(expr.p) * _inverse(int(expr.q)) % PRIME
    if isinstance(expr, Add):
        return sum(_modular(term, point) for term in expr.args) % PRIME
    if isinstance(expr, Mul):
        value = 1
        for factor in expr.args:
            value = value * _modular(factor, point) % PRIME
        return value
    if isinstance(expr, Pow) and isinstance(expr.exp, Integer):
        base, n = _modular(expr.base, point), int(expr.exp)
        return pow(base, n, PRIME) if n >= 0 else pow(_inverse(base), -n, PRIME)
    raise _NotRationalError


def _inverse(value: int) -> int:
    if value % PRIME == 0:
        raise _NoValueError
    return pow(value, -1, PRIME)


def _real(expr: Basic, point: Mapping[Symbol, mpf]) -> mpf:
    if isinstance(expr, Symbol) and expr in point:
        return point[expr]
    if isinstance(expr, Rational):
        return mpf(int(expr.p)) / int(expr.q)
    if expr == E:
        return mp.e
    parts = [_real(part, point) for part in expr.args]
    if isinstance(expr, Add):
        value = mp.fsum(parts)
        # What is left of a cancellation is rounding.
        return mpf(0) if abs(value) < _SMALLEST_RATIO * max(map(abs, parts)) else value
    if isinstance(expr, Mul):
        return mp.fprod(parts)
    if isinstance(expr, Pow):
        return _real_power(*parts)
    if isinstance(expr, exp):
        return _real_exp(parts[0])
    if isinstance(expr, log) and len(parts) == 1 and parts[0] > 0:
        return mp.log(parts[0])
    if isinstance(expr, Abs):
        return abs(parts[0])
    if isinstance(expr, Max | Min):
        return max(parts) if isinstance(expr, Max) else min(parts)
    raise _NoValueError


def _real_power(base: mpf, exponent: mpf) -> mpf:
    if base == 0:
        if exponent <= 0:
            raise _NoValueError
        return mpf(0)
    if exponent == int(exponent) and abs(exponent) <= _LARGEST_EXPONENT:
        return base ** int(exponent)
    if base < 0:
        raise _NoValueError
    return _real_exp(exponent * mp.log(base))


def _real_exp(argument: mpf) -> mpf:
    if abs(argument) > _LARGEST_EXPONENT:
        raise _NoValueError
    return mp.exp(argument)
