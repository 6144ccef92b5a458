"""The safe reader of formulas, and the door for expressions that were built in Python.

A formula is a closed grammar (:mod:`symgame.parser`): numbers, declared names, ``+ - * / ** ^ ( )``,
and ``sqrt exp log ln Abs Min Max``. Decimals are exact. A comparison joins formulas by ``<  <=  >  >=
=  ==  !=``, in chains, and several by commas.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from sympy import Expr, Rational, Symbol

from symgame.adoption import adopt
from symgame.arithmetic import IsPositive, check_whole
from symgame.errors import InvalidExpressionError
from symgame.parser import Parser
from symgame.tokens import COMPARISONS, fail
from symgame.writer import write

__all__ = ["adopt", "read_comparisons", "read_expression", "read_number", "write"]


def read_expression(text: str, names: Mapping[str, Symbol], *, is_positive: IsPositive = None) -> Expr:
    """The expression that a formula stands for.

    Parameters
    ----------
    text : str
        The formula, for example ``"x*(1 - x)*(V/2 - C)"``.
    names : mapping of str to Symbol
        The names that may occur; a declared name wins over any other meaning.
    is_positive : callable, optional
        Tells whether a base may carry an exponent that is not a number.

    Returns
    -------
    Expr
        Exact, real, and finite for some values of its symbols.

    Raises
    ------
    InvalidExpressionError
        With the column and the cure.

    Examples
    --------
    >>> from symgame.symbols import real_symbol
    >>> read_expression("0.1 + 0.2 - 0.3 + a^2", {"a": real_symbol("a")})
    a**2
    """
    reader = Parser(text, names, is_positive)
    result = reader.sum()
    if reader.token.text in COMPARISONS:
        raise fail(reader.token.column, "a comparison does not belong here; write an expression")
    if reader.token.text == ",":
        raise fail(reader.token.column, "a comma does not belong here; write one expression")
    reader.expect_end()
    return check_whole(result)


def read_comparisons(
    text: str, names: Mapping[str, Symbol], *, is_positive: IsPositive = None
) -> tuple[tuple[Expr, str, Expr], ...]:
    """The comparisons that a text states: chains, and several joined by commas.

    The operator ``=`` comes out as ``==``. Parameters and errors are those of
    :func:`read_expression`.

    Examples
    --------
    >>> from symgame.symbols import real_symbol
    >>> read_comparisons("0 < a <= 1", {"a": real_symbol("a")})
    ((0, '<', a), (a, '<=', 1))
    """
    reader = Parser(text, names, is_positive)
    found: list[tuple[Expr, str, Expr]] = []
    while True:
        left = check_whole(reader.sum())
        if reader.token.text not in COMPARISONS:
            if reader.token.text in (",", ""):
                raise fail(reader.token.column, "a comparison is expected, as in 'a < b'")
            reader.expect_end()
        while reader.token.text in COMPARISONS:
            operator = reader.advance().text
            if reader.token.text in COMPARISONS:
                raise fail(reader.token.column, "write the comparison as '<=', '>=' or '!='")
            right = check_whole(reader.sum())
            found.append((left, "==" if operator == "=" else operator, right))
            left = right
        if reader.token.text != ",":
            reader.expect_end()
            return tuple(found)
        reader.advance()


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
        return read_number(repr(value))
    number: Rational = Rational(value.numerator, value.denominator) if isinstance(value, Fraction) else Rational(value)
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
