"""The limits of an expression: how long it may be when multiplied out, how large its numbers, and that it is real."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from sympy import Add, Basic, Expr, I, Integer, Mul, Pow, Rational, S, exp

from symgame.errors import InvalidExpressionError
from symgame.vanishing import constant_value

MAX_POWER = 64
MAX_BITS = 4_096
MAX_EXP = 700
MAX_TERMS = 100_000


def check_whole(expr: Expr) -> Expr:
    """The finished expression, if all that stands in it is within the limits."""
    check_terms(expr)
    for node in _nodes(expr):
        checked(node)
        if isinstance(node, exp) and node.args[0].is_number and not abs(constant_value(node.args[0])) <= MAX_EXP:
            raise InvalidExpressionError(f"exp of a number is read up to exp({MAX_EXP}); choose larger units")
    return expr


def _nodes(expr: Expr) -> Iterator[Expr]:
    waiting, seen = [expr], {expr}
    while waiting:
        node = waiting.pop()
        yield node
        for part in node.args:
            if isinstance(part, Expr) and part not in seen:
                seen.add(part)
                waiting.append(part)


def checked(expr: Expr) -> Expr:
    """The expression, if it is real and finite as far as its own node tells."""
    # A sum or product of checked parts can go wrong only at its own numbers, so that a long formula
    # is not searched again and again.
    if isinstance(expr, Rational):
        check_bits(fraction_of(expr))
    elif expr in (S.NaN, S.ComplexInfinity, S.Infinity, S.NegativeInfinity):
        raise InvalidExpressionError("the value is not finite; check for a division by zero")
    elif any(factor == I or _is_unreal(factor) for factor in Mul.make_args(expr)):
        raise InvalidExpressionError("the value is not real; a root or logarithm of something negative")
    return expr


def _is_unreal(factor: Expr) -> bool:
    if not isinstance(factor, Pow) or isinstance(factor.exp, Integer):
        return False
    return isinstance(factor.base, Rational) and bool(factor.base < 0)


def check_terms(expr: Expr, raised: int = 1) -> None:
    """Refuses an expression that would multiply out to more than 100,000 terms."""
    if _raised(expanded_terms(expr), raised) > MAX_TERMS:
        raise InvalidExpressionError(f"multiplied out this has more than {MAX_TERMS:,} terms; write a simpler formula")


def expanded_terms(expr: Basic) -> int:
    """An upper bound of the number of terms that the expression has when multiplied out.

    Sums add, products multiply, a sum of ``t`` terms to the power ``n`` has ``C(t + n - 1, n)``.

    Examples
    --------
    >>> from sympy.abc import a, b
    >>> expanded_terms((a + b)**3 * (a - 1))
    8
    """
    if isinstance(expr, Add):
        return sum(expanded_terms(term) for term in expr.args)
    if isinstance(expr, Mul):
        return math.prod(expanded_terms(factor) for factor in expr.args)
    if isinstance(expr, Pow) and isinstance(expr.exp, Rational):
        return _raised(expanded_terms(expr.base), math.ceil(abs(fraction_of(expr.exp))))
    # The parts of a function are multiplied out on their own.
    return max((expanded_terms(part) for part in expr.args), default=1) if not isinstance(expr, Pow) else 1


def _raised(terms: int, n: int) -> int:
    return 1 if terms == 1 else math.comb(min(terms, MAX_TERMS + 1) + n - 1, n)


def check_bits(number: Fraction) -> None:
    """Refuses a constant of thousands of digits."""
    if max(number.numerator.bit_length(), number.denominator.bit_length()) > MAX_BITS:
        raise InvalidExpressionError(f"a constant has at most {MAX_BITS:,} bits; choose larger units")


def bits_of(number: Rational) -> int:
    """The bits of the longer one of numerator and denominator."""
    return max(int(number.p).bit_length(), int(number.q).bit_length())


def fraction_of(number: Rational) -> Fraction:
    """A rational number of SymPy as a fraction."""
    return Fraction(int(number.p), int(number.q))


def is_large(number: Rational) -> bool:
    """Whether a number is too large for an exponent."""
    return bool(abs(number.p) > MAX_POWER or number.q > MAX_POWER)
