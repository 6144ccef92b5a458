"""Formulas, comparisons and numbers read from text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sympy import Expr, Symbol

from symgame.expressions.limits import check_whole
from symgame.expressions.parser import Parser
from symgame.expressions.powers import IsPositive
from symgame.expressions.tokens import COMPARISONS, fail

_LEFT_SIDE = re.compile(r"\s*([^\W\d][\w/'′]*(?:\([\w, ]*\))?)\s*[=＝](?!=)")
"""``U = ``, ``F(x) = ``, ``dx/dt = ``: what is defined by the formula on the right."""
_DECIMAL_COMMA = re.compile(r"\s*[-+−]?[0-9]+[,，][0-9]+\s*\Z")


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
    if left := _LEFT_SIDE.match(text):
        raise fail(left.end(), f"a formula has no left side; leave '{left[1][:20]} =' out")
    reader = Parser(text, names, is_positive)
    result = reader.sum()
    if reader.token.text in COMPARISONS:
        raise fail(reader.token.column, "a comparison does not belong here; write an expression")
    if reader.token.text == ",":
        is_number = _DECIMAL_COMMA.match(text) is not None
        cure = "a decimal has a point, and thousands no comma" if is_number else "write one expression"
        raise fail(reader.token.column, f"a comma does not belong here; {cure}")
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
