"""Sums, products, powers and functions that are checked before they are built.

Every operation yields an expression that is real and finite for some values of its symbols, or an
error. What would grow without bound (powers of powers, constants of thousands of digits, sums that
multiply out to millions of terms) is refused by an estimate, never by trying.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from sympy import Abs, Add, Basic, Expr, I, Integer, Max, Min, Mul, Pow, Rational, S, exp, log

from symgame.errors import InvalidExpressionError
from symgame.vanishing import constant_value, vanishes

MAX_POWER = 64
MAX_BITS = 4_096
MAX_EXP = 700
MAX_ROOT_BITS = 512
MAX_TERMS = 100_000
MAX_COMPARED = 8

IsPositive = Callable[[Expr], bool] | None
"""Tells whether a base may carry an exponent that is not a number; ``None`` trusts numbers only."""


def total(terms: Sequence[Expr]) -> Expr:
    """The sum of the terms."""
    constant = Fraction(0)
    for term in terms:
        if isinstance(term, Rational):
            constant += _fraction(term)
            _check_bits(constant)
    return _checked(Add(*terms))


def product(factors: Sequence[Expr]) -> Expr:
    """The product of the factors."""
    constant = Fraction(1)
    for factor in factors:
        coefficient = factor.as_coeff_Mul()[0]
        if isinstance(coefficient, Rational):
            constant *= _fraction(coefficient)
            _check_bits(constant)
    return _checked(Mul(*factors))


def reciprocal(expr: Expr) -> Expr:
    """``1/expr``, for an expression that is not identically zero."""
    check_terms(expr)
    if vanishes(expr):
        raise InvalidExpressionError("the denominator is identically zero; check its signs")
    return _checked(Pow(expr, -1))


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
    return _checked(result)


def check_power(base: Expr, exponent: Expr, is_positive: IsPositive) -> None:
    """Refuses a power that is too large, or has no real value."""
    if isinstance(exponent, Rational):
        _check_rational_power(base, exponent)
        return
    if not exponent.is_number and any(_is_large(number) for number in exponent.atoms(Rational)):
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
    if _is_large(exponent):
        raise InvalidExpressionError(
            f"exponents are integers up to {MAX_POWER} or fractions p/q with |p|, q up to {MAX_POWER}"
        )
    check_terms(base, math.ceil(abs(_fraction(exponent))))
    coefficient = base.as_coeff_Mul()[0]
    if isinstance(coefficient, Rational) and _bits(coefficient) * abs(exponent) > MAX_BITS + abs(exponent):
        raise InvalidExpressionError(f"a constant has at most {MAX_BITS:,} bits; choose larger units")
    if exponent.q > 1 and isinstance(coefficient, Rational) and _bits(coefficient) > MAX_ROOT_BITS:
        raise InvalidExpressionError(
            f"a root is taken of a constant of at most {MAX_ROOT_BITS} bits; choose larger units"
        )
    if exponent < 0 and vanishes(base):
        raise InvalidExpressionError("the denominator is identically zero; check its signs")
    if exponent.q % 2 == 0 and base.is_number and not base.is_Rational and constant_value(base) < 0:
        raise InvalidExpressionError("a root of a negative number is not real")


def call(function: str, arguments: Sequence[Expr]) -> Expr:
    """A function of :data:`symgame.tokens.FUNCTIONS` at its arguments."""
    if len(arguments) != (2 if function in ("Min", "Max") else 1):
        takes = "exactly two arguments; nest calls for more" if function in ("Min", "Max") else "one argument"
        raise InvalidExpressionError(f"{function} takes {takes}, not {len(arguments)}")
    argument = arguments[0]
    for each in arguments:
        check_terms(each)
    if function == "sqrt":
        return power(argument, S.Half, None)
    if function == "exp":
        return _exponential(argument)
    if function in ("log", "ln"):
        return _logarithm(argument)
    if function == "Abs":
        return _checked(Abs(argument))
    return _extreme(Min if function == "Min" else Max, arguments)


def _extreme(kind: type[Expr], arguments: Sequence[Expr]) -> Expr:
    """Min or Max; nested ones become one of many arguments, each compared with all others."""
    count = sum(len(argument.args) if isinstance(argument, kind) else 1 for argument in arguments)
    if count > MAX_COMPARED:
        raise InvalidExpressionError(f"Min and Max compare at most {MAX_COMPARED} expressions; write fewer")
    extreme: Expr = kind(*arguments)
    return _checked(extreme)


def _exponential(argument: Expr) -> Expr:
    if argument.is_number and not abs(constant_value(argument)) <= MAX_EXP:
        raise InvalidExpressionError(f"exp of a number is read up to exp({MAX_EXP}); choose larger units")
    for term in Add.make_args(argument):
        # exp(n*log(a)) becomes a**n at once, so n obeys the limit of powers.
        factors = Mul.make_args(term)
        if any(isinstance(factor, log) for factor in factors):
            number = Mul(*(factor for factor in factors if factor.is_number and not isinstance(factor, log)))
            if not isinstance(number, Rational) or _is_large(number):
                raise InvalidExpressionError("write a power instead of exp(... log(...)), as in 'a**b'")
    return _checked(exp(argument))


def _logarithm(argument: Expr) -> Expr:
    if argument.is_number and not constant_value(argument) > 0:
        raise InvalidExpressionError("the logarithm of a number needs a positive number")
    if vanishes(argument):
        raise InvalidExpressionError("the logarithm of an expression that is identically zero has no value")
    return _checked(log(argument))


def _is_positive(base: Expr, is_positive: IsPositive) -> bool:
    if base.is_number:
        return bool(constant_value(base) > 0)
    return isinstance(base, exp) or (is_positive is not None and is_positive(base))


def _is_large(number: Rational) -> bool:
    return bool(abs(number.p) > MAX_POWER or number.q > MAX_POWER)


def _bits(number: Rational) -> int:
    return max(int(number.p).bit_length(), int(number.q).bit_length())


def _fraction(number: Rational) -> Fraction:
    return Fraction(int(number.p), int(number.q))


def _check_bits(number: Fraction) -> None:
    if max(number.numerator.bit_length(), number.denominator.bit_length()) > MAX_BITS:
        raise InvalidExpressionError(f"a constant has at most {MAX_BITS:,} bits; choose larger units")


def _checked(expr: Expr) -> Expr:
    """The expression, if it is real and finite as far as its own node tells."""
    # A sum or product of checked parts can go wrong only at its own numbers, so that a long formula
    # is not searched again and again.
    if isinstance(expr, Rational):
        _check_bits(_fraction(expr))
    elif expr in (S.NaN, S.ComplexInfinity, S.Infinity, S.NegativeInfinity):
        raise InvalidExpressionError("the value is not finite; check for a division by zero")
    elif any(factor == I or _is_unreal(factor) for factor in Mul.make_args(expr)):
        raise InvalidExpressionError("the value is not real; a root or logarithm of something negative")
    return expr


def _is_unreal(factor: Expr) -> bool:
    if not isinstance(factor, Pow) or isinstance(factor.exp, Integer):
        return False
    return isinstance(factor.base, Rational) and bool(factor.base < 0)


def check_whole(expr: Expr) -> Expr:
    """The finished expression, if all that stands in it is within the limits."""
    check_terms(expr)
    for node in _nodes(expr):
        _checked(node)
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
        return _raised(expanded_terms(expr.base), math.ceil(abs(_fraction(expr.exp))))
    # The parts of a function are multiplied out on their own.
    return max((expanded_terms(part) for part in expr.args), default=1) if not isinstance(expr, Pow) else 1


def _raised(terms: int, n: int) -> int:
    return 1 if terms == 1 else math.comb(min(terms, MAX_TERMS + 1) + n - 1, n)
