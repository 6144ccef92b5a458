"""Values that a reader can put in by hand: the plainest numbers that still show what a point shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sympy import Expr, Rational, Symbol

PLAIN = tuple(Rational(text) for text in ("1", "2", "1/2", "3", "1/4", "3/4", "4", "5", "1/5", "1/3", "10"))
"""The plainest first."""

Values = dict[Symbol, Expr]


def plainest(point: Values, symbols: Sequence[Symbol], shows: Callable[[Values], bool]) -> Values:
    """A point with plainer values that shows the same: symbol after symbol, twice, as one makes room for another.

    Parameters
    ----------
    point : dict of Symbol to Expr
        It shows what it is to show.
    symbols : sequence of Symbol
        Those whose values may change.
    shows : callable
        Whether a point does.

    Examples
    --------
    >>> from sympy.abc import a, b
    >>> plainest({a: Rational(7, 9), b: Rational(8, 9)}, [a, b], lambda point: point[a] < point[b] < 1)
    {a: 1/2, b: 3/4}
    """
    found = dict(point)
    for symbol in (*symbols, *symbols):
        for value in PLAIN:
            if value == found[symbol]:
                break
            if shows(found | {symbol: value}):
                found[symbol] = value
                break
    return found
