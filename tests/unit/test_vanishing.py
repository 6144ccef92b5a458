"""Whether an expression is identically zero, and what a constant is worth."""

import pytest
from mpmath import isnan
from sympy import Abs, Expr, Function, I, Integer, Max, Min, Pow, Rational, exp, log, sqrt
from sympy.abc import a, b

from symgame.vanishing import constant_value, vanishes


@pytest.mark.parametrize(
    "expr",
    [
        Integer(0),
        (a + b) ** 2 - a**2 - 2 * a * b - b**2,
        a / (a + b) + b / (a + b) - 1,
        (a**2 - b**2) / (a - b) - a - b,
        sqrt(a) * sqrt(b) - sqrt(a * b),
        log(a * b) - log(a) - log(b),
        exp(a) * exp(-a) - exp(a + b) / exp(b) / exp(a),
        (sqrt(2) + 1) * (sqrt(2) - 1) - 1,
        Max(a, b) + Min(a, b) - a - b,
        a ** Rational(3, 2) - a * sqrt(a),
        0 * exp(1) + exp(1) ** 2 - exp(2),
    ],
)
def test_what_is_zero_everywhere_vanishes(expr: Expr) -> None:
    assert vanishes(expr)


@pytest.mark.parametrize(
    "expr",
    [
        a,
        Rational(1, 3),
        a - b,
        Abs(a) - a,
        Max(a, b) - a,
        Pow(a - a + 0, 1, evaluate=False) + b,
        1 / (a - b),
        sqrt(-1 - a**2),
        log(-1 - a**2),
        Function("f")(a),
        a * I,
        exp(10**9 * a) - 1,
        (-1 - a**2) ** b,
        sqrt(a) - 1,
    ],
)
def test_what_has_a_value_or_none_at_all_does_not(expr: Expr) -> None:
    assert not vanishes(expr)


def test_constants_are_worth_fifty_digits_or_nothing() -> None:
    assert abs(constant_value(sqrt(2) * exp(1) + log(2) + Abs(Integer(-3))) - 7.5373783) < 1e-6
    assert isnan(constant_value(sqrt(Integer(-2))))
    assert isnan(constant_value(Pow(Integer(0), Rational(-1, 2), evaluate=False)))
    assert constant_value(Pow(Integer(0), Rational(1, 2), evaluate=False)) == 0
