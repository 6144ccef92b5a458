"""Where a relation holds on the line of one parameter, exactly: intervals between real roots.

All other parameters have values. A polynomial changes its sign at its real roots of odd multiplicity and
nowhere else, so that its roots in order, and its sign far to the left, tell everything. Roots are
isolated exactly and stay exact: rational, in radicals for degree 2, else as ``CRootOf``.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sympy import Expr, Poly, Rational, S, Symbol, expand, fraction, nan, oo, radsimp, together, zoo
from sympy.polys.domains import QQ

from symgame.conditions.relation import COMPARE, Relation

MAX_DIGITS = 2000
"""Two numbers that agree in so many digits are the same: different roots of short polynomials never do."""

Values = Mapping[Symbol, Expr]


@dataclass(frozen=True, slots=True)
class Piece:
    """An interval of real numbers; ``None`` is no end, a closed end belongs to it."""

    low: Expr | None = None
    high: Expr | None = None
    low_closed: bool = False
    high_closed: bool = False

    def contains(self, number: Expr) -> bool:
        """Whether a number lies in it."""
        point = Piece(number, number, True, True)
        return _common(self, point) is not None


Pieces = tuple[Piece, ...]
"""Intervals in increasing order, apart from each other."""

EVERYTHING: Pieces = (Piece(),)


def order_of(left: Expr, right: Expr) -> int:
    """-1, 0 or 1: whether a real number is less than, equal to, or greater than another one.

    Examples
    --------
    >>> from sympy import sqrt
    >>> order_of(sqrt(2), Rational(3, 2)), order_of(Rational(1, 3), Rational(1, 3))
    (-1, 0)
    """
    gap = S.Zero if left == right else expand(left - right)
    if gap.is_Rational:
        return bool(gap > 0) - bool(gap < 0)
    digits = 15
    while digits <= MAX_DIGITS:
        number = gap.evalf(digits, maxn=4 * digits)
        if abs(number) > Rational(10) ** (3 - digits):
            return 1 if number > 0 else -1
        digits *= 2
    return 0


def where_holds(relation: Relation, symbol: Symbol, values: Values) -> Pieces | None:
    """The values of one parameter at which a relation holds.

    Parameters
    ----------
    relation : Relation
    symbol : Symbol
    values : mapping of Symbol to Expr
        Exact values of all its other parameters.

    Returns
    -------
    tuple of Piece, or None
        None where its roots are not found: the parameter is inside a root or a function, or occurs in
        higher powers beside irrational numbers.

    Examples
    --------
    >>> from symgame.conditions.relation import read_relations
    >>> from symgame.symbols import real_symbol
    >>> names = {name: real_symbol(name) for name in ("p", "c")}
    >>> [claim] = read_relations("p^2 < 3*p + c", names)
    >>> [(piece.low, piece.high) for piece in where_holds(claim, names["p"], {names["c"]: Rational(-2)})]
    [(1, 2)]
    """
    others = {parameter: value for parameter, value in values.items() if parameter != symbol}
    top, bottom = fraction(together(relation.difference.xreplace(others)))
    if any(part.has(nan, zoo, oo, -oo) for part in (top, bottom)):
        return ()  # a side has no value, whatever the parameter
    is_order = relation.operator not in ("==", "!=")
    above = _polynomial_where(expand(top * bottom if is_order else top), relation.operator, symbol)
    defined = _polynomial_where(expand(bottom), "!=", symbol)
    return None if above is None or defined is None else intersection(above, defined)


def _polynomial_where(expression: Expr, operator: str, symbol: Symbol) -> Pieces | None:
    """Where ``expression operator 0`` holds."""
    if not expression.is_polynomial(symbol):
        return None
    poly = Poly(expression, symbol)
    numbers = poly.all_coeffs()
    degree = len(numbers) - 1
    if degree == 0:
        return EVERYTHING if COMPARE[operator](order_of(numbers[0], S.Zero), 0) else ()
    if all(number.is_Rational for number in numbers):
        roots = list(Counter(Poly(poly, symbol, domain=QQ).real_roots()).items())
    elif degree == 1:
        roots = [(radsimp(-numbers[1] / numbers[0]), 1)]
    else:
        return None
    far_left = order_of(numbers[0], S.Zero) * (-1) ** degree
    return _between(roots, far_left, operator)


def _between(roots: list[tuple[Expr, int]], sign: int, operator: str) -> Pieces:
    """Intervals between roots with their multiplicities, from the sign to the left of all of them."""
    found: list[Piece] = []
    at_root = bool(COMPARE[operator](0, 0))
    begun: tuple[Expr | None, bool] | None = (None, False) if COMPARE[operator](sign, 0) else None
    for root, multiplicity in roots:
        sign *= (-1) ** multiplicity
        goes_on = bool(COMPARE[operator](sign, 0))
        if begun is not None and at_root and goes_on:
            continue
        if begun is not None:
            found.append(Piece(begun[0], root, begun[1], at_root))
            begun = (root, False) if goes_on else None
        elif goes_on:
            begun = (root, at_root)
        elif at_root:
            found.append(Piece(root, root, True, True))
    return tuple(found) if begun is None else (*found, Piece(begun[0], None, begun[1], False))


def intersection(one: Pieces, other: Pieces) -> Pieces:
    """What lies in both."""
    shared = (_common(a, b) for a, b in itertools.product(one, other))
    return tuple(piece for piece in shared if piece is not None)


def _common(one: Piece, other: Piece) -> Piece | None:
    low, low_closed = _inner((one.low, one.low_closed), (other.low, other.low_closed), 1)
    high, high_closed = _inner((one.high, one.high_closed), (other.high, other.high_closed), -1)
    if low is not None and high is not None:
        order = order_of(low, high)
        if order > 0 or (order == 0 and not (low_closed and high_closed)):
            return None
    return Piece(low, high, low_closed, high_closed)


def _inner(one: tuple[Expr | None, bool], other: tuple[Expr | None, bool], side: int) -> tuple[Expr | None, bool]:
    """The end that leaves less: the larger of two low ends (side 1), the smaller of two high ones (-1)."""
    if one[0] is None or other[0] is None:
        return other if one[0] is None else one
    order = order_of(one[0], other[0]) * side
    if order == 0:
        return one[0], one[1] and other[1]
    return one if order > 0 else other
