"""Exact numbers as people write them: a decimal where it ends soon, else a fraction."""

from __future__ import annotations

from collections.abc import Iterable

from sympy import Expr, Rational, Symbol

from symgame.display.decimals import decimal
from symgame.display.table import Math, Sign


def number(value: Expr) -> Sign | Expr:
    """``2.005``, or ``1/3``; what is not rational stays an expression.

    Examples
    --------
    >>> from sympy import Rational
    >>> number(Rational(401, 200)).text, number(Rational(-1, 3))
    ('2.005', -1/3)
    """
    text = decimal(value) if isinstance(value, Rational) else "/"
    return value if "/" in text else Sign(text, text)


def listed(values: Iterable[tuple[Symbol, Expr]]) -> Math:
    """``S1 = 0.5, S2 = 1/3``."""
    parts: list[Sign | Expr] = []
    for k, (symbol, value) in enumerate(values):
        parts += [Sign(", ", r",\ ")] if k else []
        parts += [symbol, Sign(" = ", " = "), number(value)]
    return Math(tuple(parts))
