"""Where, on the line of one parameter, the signs of ESS forms change: the boundaries that it meets as it moves.

All other parameters stay as they are, and the parameter stays within the assumptions. Where a form touches
zero without changing its sign no boundary is crossed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cmp_to_key

from sympy import Abs, Expr, Rational, S, Symbol, expand

from symgame.conditions.relation import Relation
from symgame.stability.scenarios.ess_forms import EssForms
from symgame.stability.scenarios.line_pieces import line_pieces
from symgame.stability.scenarios.short_numbers import about, short_numbers
from symgame.stability.thresholds.solution_set import EVERYTHING, Piece, Pieces, intersection, order_of

NEAR = Rational(1, 100)
"""A little beyond a boundary: at most this share of its value."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A value of a parameter at which forms change their signs.

    Attributes
    ----------
    parameter : Symbol
    value : Rational
        What the parameter is now.
    to : Expr
        Where the forms are zero.
    places : tuple of int
        The forms that change their signs there.
    beyond : Rational
        A value a little beyond, before anything else changes.
    """

    parameter: Symbol
    value: Rational
    to: Expr
    places: tuple[int, ...]
    beyond: Rational

    @property
    def distance(self) -> Expr:
        """How far the parameter has to move, at least 0."""
        gap: Expr = expand(self.to - self.value)
        return gap if order_of(gap, S.Zero) >= 0 else -gap

    @property
    def share(self) -> Expr | None:
        """The same as a share of what it is now; None where that is 0 and it has to move."""
        distance = self.distance
        if distance == 0:
            return S.Zero
        return expand(distance / Abs(self.value)) if self.value != 0 else None


def crossings(
    forms: EssForms, assumed: Sequence[Relation], values: Mapping[Symbol, Expr], symbol: Symbol
) -> tuple[tuple[Crossing, ...], tuple[int, ...]]:
    """The boundaries on both sides of a parameter's value, nearest first on each side; the forms not solved.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> from symgame.stability.scenarios.ess_forms import ess_forms
    >>> game = load("llm-iar")
    >>> forms = ess_forms(game, vertices_of(replicator(game)))
    >>> values = dict(game.scenarios[0].values)
    >>> found, _ = crossings(forms, game.assumptions.relations, values, game.symbols[5])  # b, now 3/5
    >>> [crossing.to for crossing in found if crossing.to > crossing.value]
    [329/500, 19/25, 439/500]
    """
    now = values[symbol]
    assert isinstance(now, Rational)  # scenarios hold rational numbers
    allowed = allowed_piece(assumed, values, symbol)
    roots: list[tuple[Expr, list[int]]] = []
    unsolved: list[int] = []
    for place in range(len(forms.forms)):
        if symbol not in forms.symbols_of(place):
            continue
        strict = forms.relation(place, -1)
        pieces = line_pieces(Relation(strict.left, f"{strict.operator}=", strict.right), symbol, values)
        if pieces is None:
            unsolved.append(place)
            continue
        for root in _turns(pieces):
            known = next((places for other, places in roots if order_of(other, root) == 0), None)
            if known is None:
                roots.append((root, [place]))
            else:
                known.append(place)
    inside = [(root, places) for root, places in roots if _is_inside(root, allowed)]
    inside.sort(key=lambda pair: cmp_to_key(order_of)(pair[0]))
    rising = [pair for pair in inside if order_of(pair[0], now) >= 0]
    falling = [pair for pair in reversed(inside) if order_of(pair[0], now) <= 0]
    found = (*_along(rising, allowed, symbol, now, 1), *_along(falling, allowed, symbol, now, -1))
    return found, tuple(unsolved)


def allowed_piece(assumed: Sequence[Relation], values: Mapping[Symbol, Expr], symbol: Symbol) -> Piece:
    """Within which bounds around its value the assumptions leave a parameter, the others as they are."""
    pieces = EVERYTHING
    for relation in assumed:
        if symbol in relation.symbols:
            pieces = intersection(pieces, line_pieces(relation, symbol, values) or EVERYTHING)
    return next(piece for piece in pieces if piece.contains(values[symbol]))


def _turns(pieces: Pieces) -> Iterator[Expr]:
    """The ends of intervals; those of single points are where a form only touches zero."""
    for piece in pieces:
        if piece.low is None or piece.high is None or order_of(piece.low, piece.high) != 0:
            yield from (end for end in (piece.low, piece.high) if end is not None)


def _is_inside(root: Expr, allowed: Piece) -> bool:
    return (allowed.low is None or order_of(allowed.low, root) < 0) and (
        allowed.high is None or order_of(root, allowed.high) < 0
    )


def _along(
    roots: Sequence[tuple[Expr, list[int]]], allowed: Piece, symbol: Symbol, now: Rational, side: int
) -> Iterator[Crossing]:
    ends = [root for root, _ in roots[1:]] + [allowed.high if side > 0 else allowed.low]
    for (root, places), end in zip(roots, ends, strict=False):  # without roots there is an end alone
        yield Crossing(symbol, now, root, tuple(places), _beyond(root, end, now, side))


def _beyond(root: Expr, end: Expr | None, now: Rational, side: int) -> Rational:
    """A short number between a root and the next one, not far from the first."""
    step = NEAR * (abs(about(root)) or abs(now) or Rational(1))
    far: Expr = about(root) + side * step
    if end is not None and order_of(far, end) * side > 0:
        far = end
    gap = Piece(root, far) if side > 0 else Piece(far, root)
    return next(number for number in short_numbers((about(root) + about(far)) / 2) if gap.contains(number))
