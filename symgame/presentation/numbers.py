"""Exact numbers as people write them: a decimal where it ends soon, else a fraction."""

from __future__ import annotations

from collections.abc import Iterable

from sympy import Expr, Rational, Symbol

from symgame.display.decimals import decimal
from symgame.display.table import Line, Math, Piece, Sign


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


def listed(values: Iterable[tuple[Symbol, Expr]]) -> Line:
    """``S1 = 0.5, S2 = 1/3``, a formula each, so that lines end between them."""
    pieces: list[Piece] = []
    for k, (symbol, value) in enumerate(values):
        pieces += [", "] if k else []
        pieces.append(Math((symbol, Sign(" = ", " = "), number(value))))
    return tuple(pieces)
