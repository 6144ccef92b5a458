"""Exact numbers, from text or from Python."""

from __future__ import annotations

from fractions import Fraction
from numbers import Integral

from sympy import Rational

from symgame.errors import InvalidExpressionError
from symgame.expressions.reading import read_expression
from symgame.expressions.writer import write

Number = str | int | float | Fraction | Rational
"""What may be written for a number; ``0.1`` is 1/10, as text and as a float that was typed so."""


def exact_number(value: Number) -> Rational:
    """The rational number that is meant.

    Examples
    --------
    >>> exact_number(0.1), exact_number("1/3"), exact_number(2)
    (1/10, 1/3, 2)
    """
    if isinstance(value, str):
        return read_number(value)
    if isinstance(value, float):
        return read_number(float.__repr__(value))  # of NumPy's, too, which show their type
    try:
        ratio = Fraction(int(value)) if isinstance(value, Integral) else value
        number: Rational = Rational(ratio.numerator, ratio.denominator)
    except (AttributeError, TypeError, ValueError):
        shown = f"{type(value).__name__} {str(value)[:40]}"
        raise InvalidExpressionError(f"{shown} is no exact number; write 0.5, '1/3' or a Fraction") from None
    return number


def read_number(text: str) -> Rational:
    """The rational number that a text stands for.

    Examples
    --------
    >>> read_number("0.55"), read_number("-1/3")
    (11/20, -1/3)
    """
    try:
        value = read_expression(text, {})
    except InvalidExpressionError as error:
        if "no names are declared" in str(error):
            raise InvalidExpressionError(
                f"{str(error).partition(':')[0]}: a number is expected, as in '0.5' or '1/3'"
            ) from None
        raise
    if not isinstance(value, Rational):
        raise InvalidExpressionError(f"{write(value)} is not a rational number; write a decimal or a fraction")
    number: Rational = value
    return number
