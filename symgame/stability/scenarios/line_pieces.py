"""Where a relation holds on the line of one parameter, quickly where it is of first degree.

The coefficients are taken apart once; then only numbers change. Everything else is left to
:func:`symgame.stability.solution_set.where_holds`, which gives the same answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sympy import Expr, Rational, Symbol
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement

from symgame.algebra import as_ratio, powers_of
from symgame.conditions.examples import value_of
from symgame.conditions.linear.linearisation import ring_for
from symgame.conditions.relation import COMPARE, Relation
from symgame.stability.scenarios.ess_forms import MIRRORED
from symgame.stability.thresholds.solution_set import EVERYTHING, Piece, Pieces, where_holds


def line_pieces(relation: Relation, symbol: Symbol, values: Mapping[Symbol, Expr]) -> Pieces | None:
    """The values of one parameter at which a relation holds, the others given; None where that is not found.

    Examples
    --------
    >>> from symgame.conditions.relation import read_relations
    >>> from symgame.symbols import real_symbol
    >>> names = {name: real_symbol(name) for name in ("p", "c")}
    >>> [claim] = read_relations("2*p*c < 3", names)
    >>> [(piece.low, piece.high) for piece in line_pieces(claim, names["p"], {names["c"]: Rational(-1)})]
    [(-3/2, None)]
    """
    line = _line(relation, symbol)
    numbers = [] if line is None else [values.get(s) for s in line[0].ring.symbols[1:]]
    rational = [number for number in numbers if isinstance(number, Rational)]
    if line is None or len(rational) < len(numbers):
        return where_holds(relation, symbol, values)
    point = [QQ(0), *(QQ(int(number.p), int(number.q)) for number in rational)]
    slope, rest = (value_of(form, point) for form in line)
    if slope == 0:
        return EVERYTHING if COMPARE[relation.operator](rest, 0) else ()
    quotient = -rest / slope
    root = Rational(int(quotient.numerator), int(quotient.denominator))
    return _beside(root, relation.operator if slope > 0 else MIRRORED[relation.operator])


@cache
def _line(relation: Relation, symbol: Symbol) -> tuple[PolyElement, PolyElement] | None:
    """Slope and rest of ``slope * parameter + rest operator 0``, in a ring whose first generator is the parameter."""
    ring = ring_for((relation,), (symbol,))
    ratio = as_ratio(relation.difference, ring)
    if not ratio.denominator.is_ground or not all(generator.is_Symbol for generator in ring.symbols):
        return None
    powers = powers_of(ratio.numerator.mul_ground(1 / ratio.denominator.LC), 0)
    return None if max(powers, default=0) > 1 else (powers.get(1, ring.zero), powers.get(0, ring.zero))


def _beside(root: Rational, operator: str) -> Pieces:
    closed = operator in ("<=", ">=")
    if operator == "==":
        return (Piece(root, root, True, True),)
    if operator == "!=":
        return Piece(None, root), Piece(root, None)
    return (Piece(None, root, False, closed),) if operator[0] == "<" else (Piece(root, None, closed, False),)
