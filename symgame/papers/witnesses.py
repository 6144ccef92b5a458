"""Exact values of all parameters, and a state, at which two expressions differ.

Shares lie inside their simplexes. Short numbers are tried first, then those that the conditions on
parameters suggest; each point is evaluated exactly before it is believed.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sympy import Add, Expr, I, Integer, Rational, S, Symbol, nan, oo, zoo

from symgame.algebra import same
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.deciding import possible
from symgame.conditions.examples import example
from symgame.conditions.interval import Interval
from symgame.conditions.proofs import Example
from symgame.conditions.relation import COMPARE, Relation
from symgame.conditions.witnesses import DENOMINATOR, points
from symgame.errors import InvalidGameError
from symgame.game import Game
from symgame.papers.plain_values import plainest
from symgame.papers.verdicts import Witness
from symgame.vanishing import constant_value, vanishes

Pair = tuple[Expr, Expr]
"""Two expressions that are to differ."""

Point = Mapping[Symbol, Expr]

ATTEMPTS = 60
"""So many choices of short numbers, before the conditions on parameters are asked."""


def is_same(left: Expr, right: Expr) -> bool:
    """Whether two expressions are proved equal; those too long to expand are not.

    Examples
    --------
    >>> from sympy.abc import a, b
    >>> is_same(a * (a + b), a**2 + a * b)
    True
    """
    try:
        return vanishes(left - right) and same(left, right)  # evaluating tells most that differ, at once
    except InvalidGameError:
        return False


def distinguished(game: Game, pairs: Sequence[Pair], *, with_state: bool = False) -> Witness | None:
    """Values of all parameters, and a state, that the assumptions allow and at which every pair differs.

    Examples
    --------
    >>> from symgame import load
    >>> game = load("llm-iar")
    >>> C = game.symbols[3]
    >>> witness = distinguished(game, [(C, 2 * C)])
    >>> witness is not None and len(witness.values) == len(game.symbols)
    True
    """
    given = allowed(game, with_state)
    symbols = (*game.symbols, *_coordinates(game)) if with_state else game.symbols
    reduced = [(on_simplexes(game, a), on_simplexes(game, b)) for a, b in pairs] if with_state else list(pairs)

    def shows(point: Point) -> bool:
        return all(_holds(r, point) for r in given.relations) and all(_differ(pair, point) for pair in reduced)

    for point in _candidates(given, symbols, reduced):
        if shows(point):
            return _witness(game, plainest(dict(point), symbols, shows), with_state)
    return None


def on_simplexes(game: Game, expression: Expr) -> Expr:
    """The expression with the last share of every player of three or more strategies as 1 minus the others."""
    last = {p.shares[-1]: 1 - Add(*p.shares[:-1]) for p in game.players if len(p.shares) > 1}
    result: Expr = expression.xreplace(last)
    return result


def _coordinates(game: Game) -> tuple[Symbol, ...]:
    """Independent shares: all but the last of a player of three or more strategies."""
    return tuple(x for p in game.players for x in (p.shares if len(p.shares) == 1 else p.shares[:-1]))


def allowed(game: Game, with_state: bool) -> Assumptions:
    """The assumptions of a game, with a state also that its shares are strictly inside their simplexes."""
    if not with_state:
        return game.assumptions
    inside: list[Relation] = []
    for player in game.players:
        free = player.shares if len(player.shares) == 1 else player.shares[:-1]
        inside.extend(Relation(S.Zero, "<", share) for share in free)
        inside.append(Relation(Add(*free), "<", S.One))
    return Assumptions((*game.assumptions.relations, *inside))


def _candidates(given: Assumptions, symbols: tuple[Symbol, ...], pairs: Sequence[Pair]) -> Iterator[Point]:
    """Points that may do, the shortest first; none of them is trusted."""
    yield from _short(given, symbols)
    for point in points(given, symbols):
        yield {symbol: Rational(k, DENOMINATOR) for symbol, k in zip(symbols, point, strict=True)}
    try:
        for operator in (">", "<"):
            found = example([Relation(a, operator, b) for a, b in pairs], given, symbols)
            if found is not None:
                yield dict(found)
        asked = possible([Relation(a, "!=", b) for a, b in pairs], given)
    except InvalidGameError:
        return
    for evidence in asked.evidence:
        if isinstance(evidence, Example):
            yield {symbol: S.One for symbol in symbols} | dict(evidence.values)


def _short(given: Assumptions, symbols: tuple[Symbol, ...]) -> Iterator[Point]:
    """Short numbers between the bounds of each parameter, always the same ones."""
    source = random.Random(len(symbols))
    intervals = given.intervals
    for attempt in range(ATTEMPTS):
        yield {s: _drawn(intervals.get(s, Interval()), source, 4 + attempt // 2) for s in symbols}


def _drawn(interval: Interval, source: random.Random, spread: int) -> Rational:
    step = Rational(source.randint(1, spread))
    part = Rational(source.randint(1, spread), spread + 1)
    drawn: Rational = step
    if interval.low is not None and interval.high is not None:
        drawn = interval.low + (interval.high - interval.low) * part
    elif interval.low is not None:
        drawn = interval.low + step
    elif interval.high is not None:
        drawn = interval.high - step
    return drawn


def _value(expression: Expr, point: Point) -> Expr | None:
    """The exact value; None where there is none."""
    value: Expr = expression.xreplace(dict(point))
    return None if value.has(nan, zoo, oo, -oo, I) or value.free_symbols else value


def _holds(relation: Relation, point: Point) -> bool:
    gap = _value(relation.difference, point)
    if gap is None:
        return False
    if isinstance(gap, Rational):
        return bool(COMPARE[relation.operator](gap, 0))
    if relation.operator in ("==", "!="):
        return is_same(gap, Integer(0)) == (relation.operator == "==")
    return bool(COMPARE[relation.operator](constant_value(gap), 0))


def _differ(pair: Pair, point: Point) -> bool:
    left, right = _value(pair[0], point), _value(pair[1], point)
    if left is None or right is None:
        return False
    gap: Expr = left - right
    return bool(gap != 0) if isinstance(gap, Rational) else bool(abs(constant_value(gap)) > Rational(1, 10**30))


def is_negative_at(expression: Expr, point: Point) -> bool:
    """Whether an expression is surely negative at exact values.

    Examples
    --------
    >>> from sympy.abc import a, b
    >>> is_negative_at(a - b, {a: Integer(1), b: Integer(2)}), is_negative_at(a - b, {a: Integer(1), b: Integer(1)})
    (True, False)
    """
    return _holds(Relation(expression, "<", S.Zero), point)


def _witness(game: Game, point: Point, with_state: bool) -> Witness:
    values = _listed(point, game.symbols)
    if not with_state:
        return Witness(values)
    whole = {share: on_simplexes(game, share).xreplace(dict(point)) for share in game.shares}
    return Witness(values, _listed(whole, game.shares))


def _listed(point: Point, symbols: Iterable[Symbol]) -> tuple[tuple[Symbol, Expr], ...]:
    return tuple((symbol, point[symbol]) for symbol in symbols)
