"""Sums, products, powers and functions that are checked before they are built.

Every operation yields an expression that is real and finite for some values of its symbols, or an
error. What would grow without bound (powers of powers, constants of thousands of digits, sums that
multiply out to millions of terms) is refused by an estimate, never by trying.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sympy import Abs, Add, Expr, Max, Min, Mul, Pow, Rational, S, exp, log

from symgame.errors import InvalidExpressionError
from symgame.expressions.limits import MAX_EXP, check_bits, check_terms, checked, fraction_of, is_large
from symgame.expressions.powers import power
from symgame.vanishing import constant_value, vanishes

MAX_COMPARED = 8


def total(terms: Sequence[Expr]) -> Expr:
    """The sum of the terms."""
    constant = Fraction(0)
    for term in terms:
        if isinstance(term, Rational):
            constant += fraction_of(term)
            check_bits(constant)
    return checked(Add(*terms))


def product(factors: Sequence[Expr]) -> Expr:
    """The product of the factors."""
    constant = Fraction(1)
    for factor in factors:
        coefficient = factor.as_coeff_Mul()[0]
        if isinstance(coefficient, Rational):
            constant *= fraction_of(coefficient)
            check_bits(constant)
    return checked(Mul(*factors))


def reciprocal(expr: Expr) -> Expr:
    """``1/expr``, for an expression that is not identically zero."""
    check_terms(expr)
    if vanishes(expr):
        raise InvalidExpressionError("the denominator is identically zero; check its signs")
    return checked(Pow(expr, -1))


def call(function: str, arguments: Sequence[Expr]) -> Expr:
    """A function of :data:`symgame.expressions.tokens.FUNCTIONS` at its arguments."""
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
        return checked(Abs(argument))
    return _extreme(Min if function == "Min" else Max, arguments)


def _exponential(argument: Expr) -> Expr:
    if argument.is_number and not abs(constant_value(argument)) <= MAX_EXP:
        raise InvalidExpressionError(f"exp of a number is read up to exp({MAX_EXP}); choose larger units")
    for term in Add.make_args(argument):
        # exp(n*log(a)) becomes a**n at once, so n obeys the limit of powers.
        factors = Mul.make_args(term)
        if any(isinstance(factor, log) for factor in factors):
            number = Mul(*(factor for factor in factors if factor.is_number and not isinstance(factor, log)))
            if not isinstance(number, Rational) or is_large(number):
                raise InvalidExpressionError("write a power instead of exp(... log(...)), as in 'a**b'")
    return checked(exp(argument))


def _logarithm(argument: Expr) -> Expr:
    if argument.is_number and not constant_value(argument) > 0:
        raise InvalidExpressionError("the logarithm of a number needs a positive number")
    if vanishes(argument):
        raise InvalidExpressionError("the logarithm of an expression that is identically zero has no value")
    return checked(log(argument))


def _extreme(kind: type[Expr], arguments: Sequence[Expr]) -> Expr:
    """Min or Max; nested ones become one of many arguments, each compared with all others."""
    count = sum(len(argument.args) if isinstance(argument, kind) else 1 for argument in arguments)
    if count > MAX_COMPARED:
        raise InvalidExpressionError(f"Min and Max compare at most {MAX_COMPARED} expressions; write fewer")
    extreme: Expr = kind(*arguments)
    return checked(extreme)
