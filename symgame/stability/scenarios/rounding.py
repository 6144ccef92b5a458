"""Values rounded to short numbers, one parameter after the other, each verified exactly before the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sympy import Expr, Rational, Symbol

from symgame.conditions.relation import Relation
from symgame.stability.scenarios.ess_forms import EssForms
from symgame.stability.scenarios.line_pieces import line_pieces
from symgame.stability.scenarios.short_numbers import about, short_numbers
from symgame.stability.thresholds.solution_set import EVERYTHING, Piece, Pieces, intersection, order_of

PASSES = 2
"""What one parameter's short value leaves to another may allow an even shorter one for the first."""

INWARDS = Rational(1, 20)
"""How far inside an interval a value is sought that was outside, as a share of the end that is passed."""

TRIED = 200
"""Short numbers that are tried for one parameter."""


def rounded(
    values: Mapping[Symbol, Expr],
    symbols: Sequence[Symbol],
    relations: Sequence[Relation],
    forms: EssForms,
    *,
    towards: Mapping[Symbol, Rational] | None = None,
) -> dict[Symbol, Expr]:
    """Short numbers in the place of values, at which relations still hold and no form vanishes.

    Parameters
    ----------
    values : mapping of Symbol to Expr
        Of all parameters; the relations hold there.
    symbols : sequence of Symbol
        Those that may be changed.
    relations : sequence of Relation
        The assumptions among them.
    forms : EssForms
        None of them is to be zero at the rounded values.
    towards : mapping of Symbol to Rational, optional
        Values to come back to as near as the relations allow.
    """
    found = dict(values)
    wanted = towards or {}
    for _ in range(PASSES):
        for symbol in symbols:
            pieces = where_all_hold([r for r in relations if symbol in r.symbols], symbol, found)
            if any(piece.contains(found[symbol]) for piece in pieces):
                found[symbol] = _short(found, symbol, pieces, forms, wanted.get(symbol))
    return found


def where_all_hold(relations: Sequence[Relation], symbol: Symbol, values: Mapping[Symbol, Expr]) -> Pieces:
    """Where all of some relations hold on the line of one parameter; nowhere if one of them is not solved."""
    pieces = EVERYTHING
    for relation in relations:
        pieces = intersection(pieces, line_pieces(relation, symbol, values) or ())
        if not pieces:
            return ()
    return pieces


def inside(pieces: Pieces, target: Rational) -> Rational | None:
    """A number inside one of some intervals that is near a target: itself, or a little inwards of the nearest end."""
    if any(piece.contains(target) for piece in pieces):
        return target
    ends = [(end, piece) for piece in pieces for end in (piece.low, piece.high) if end is not None]
    if not ends:
        return None
    end, piece = min(ends, key=lambda pair: abs(about(pair[0]) - target))
    side = 1 if end is piece.low else -1
    other = piece.high if side > 0 else piece.low
    step = INWARDS * (abs(about(end)) or abs(target) or Rational(1))
    if other is not None:
        step = min(step, abs(about(other) - about(end)) / 2)
    number: Rational = about(end) + side * step
    return number


def _short(
    values: Mapping[Symbol, Expr], symbol: Symbol, pieces: Pieces, forms: EssForms, wanted: Rational | None
) -> Expr:
    now = values[symbol]
    if wanted is not None and _fits(values, symbol, wanted, pieces, forms):
        return wanted
    near = about(now) if wanted is None else (inside(pieces, wanted) or about(now))
    for tried, number in enumerate(short_numbers(near)):
        if _fits(values, symbol, number, pieces, forms):
            return number
        if tried == TRIED:
            break
    return now


def _fits(
    values: Mapping[Symbol, Expr], symbol: Symbol, number: Rational, pieces: Sequence[Piece], forms: EssForms
) -> bool:
    if not any(piece.contains(number) for piece in pieces):
        return False
    signs = forms.signs_at({**values, symbol: number})
    return not any(sign == 0 and symbol in forms.symbols_of(place) for place, sign in enumerate(signs))


def relative_change(values: Mapping[Symbol, Expr], before: Mapping[Symbol, Rational]) -> Rational:
    """By how much values were changed in all, as shares of what they were."""
    total: Rational = Rational(0)
    for symbol, old in before.items():
        new = values.get(symbol, old)
        if order_of(new, old) != 0:
            total += abs(about(new) - old) / (abs(old) or 1)
    return total
