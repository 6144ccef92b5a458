"""Powers that are checked before they are built."""

from __future__ import annotations

import math
from collections.abc import Callable

from sympy import Expr, Mul, Pow, Rational, exp, log

from symgame.errors import InvalidExpressionError
from symgame.expressions.limits import (
    MAX_BITS,
    MAX_EXP,
    MAX_POWER,
    bits_of,
    check_terms,
    checked,
    fraction_of,
    is_large,
)
from symgame.vanishing import constant_value, vanishes

MAX_ROOT_BITS = 512

IsPositive = Callable[[Expr], bool] | None
"""Tells whether a base may carry an exponent that is not a number; ``None`` trusts numbers only."""


def power(base: Expr, exponent: Expr, is_positive: IsPositive) -> Expr:
    """``base**exponent``.

    The exponent is an integer or a fraction of small numbers, or an expression over a base that is
    positive.
    """
    check_power(base, exponent, is_positive)
    result = Pow(base, exponent)
    for factor in Mul.make_args(result):
        inner = factor.as_base_exp()[1]
        if isinstance(inner, Rational) and abs(inner.p) > MAX_POWER * inner.q and not factor.is_number:
            raise InvalidExpressionError(f"powers of powers come to {inner}; the limit is {MAX_POWER}")
    return checked(result)


def check_power(base: Expr, exponent: Expr, is_positive: IsPositive) -> None:
    """Refuses a power that is too large, or has no real value."""
    if isinstance(exponent, Rational):
        _check_rational_power(base, exponent)
        return
    if not exponent.is_number and any(is_large(number) for number in exponent.atoms(Rational)):
        raise InvalidExpressionError(f"numbers in an exponent are at most {MAX_POWER}")
    check_terms(base)
    if not _is_positive(base, is_positive):
        raise InvalidExpressionError(
            "an exponent that is not a number needs a positive base; "
            "add to assume that the base is positive, as in 'a > 0', or write the power out"
        )
    if exponent.is_number:
        size = constant_value(exponent * log(base)) if base.is_number else constant_value(exponent)
        if not abs(size) <= (MAX_EXP if base.is_number else MAX_POWER):
            raise InvalidExpressionError(f"a power is at most {MAX_POWER}")


def _check_rational_power(base: Expr, exponent: Rational) -> None:
    if is_large(exponent):
        raise InvalidExpressionError(
            f"exponents are integers up to {MAX_POWER} or fractions p/q with |p|, q up to {MAX_POWER}"
        )
    check_terms(base, math.ceil(abs(fraction_of(exponent))))
    coefficient = base.as_coeff_Mul()[0]
    if isinstance(coefficient, Rational) and bits_of(coefficient) * abs(exponent) > MAX_BITS + abs(exponent):
        raise InvalidExpressionError(f"a constant has at most {MAX_BITS:,} bits; choose larger units")
    if exponent.q > 1 and isinstance(coefficient, Rational) and bits_of(coefficient) > MAX_ROOT_BITS:
        raise InvalidExpressionError(
            f"a root is taken of a constant of at most {MAX_ROOT_BITS} bits; choose larger units"
        )
    if exponent < 0 and vanishes(base):
        raise InvalidExpressionError("the denominator is identically zero; check its signs")
    if exponent.q % 2 == 0 and base.is_number and not base.is_Rational and constant_value(base) < 0:
        raise InvalidExpressionError("a root of a negative number is not real")


def _is_positive(base: Expr, is_positive: IsPositive) -> bool:
    if base.is_number:
        return bool(constant_value(base) > 0)
    return isinstance(base, exp) or (is_positive is not None and is_positive(base))
