"""A printed rest point with its values put in, and exact values at which something is asked of it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sympy import Add, Expr, Mul, Rational, Symbol, nan, zoo
from sympy.polys.rings import PolyRing

from symgame.algebra import Ratio, as_ratio, generators_for, ring_of
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.examples import Values
from symgame.conditions.region import Region, holds
from symgame.conditions.relation import COMPARE, Relation
from symgame.errors import InvalidGameError
from symgame.factoring import without_common_factor
from symgame.gamefile.claims import RestPointClaim
from symgame.papers.inside import allowed_values, as_quotient, inside, value_at, without_moduli
from symgame.papers.paper import Paper
from symgame.papers.plain_values import plainest
from symgame.papers.verdicts import Finding, Verdict, Witness
from symgame.players import shares_of

KIND = "rest-point"

TRIES = 40
"""So many points are tried for one at which a share lies strictly between 0 and 1."""


@dataclass(frozen=True, slots=True)
class PrintedPoint:
    """A printed point with its values put in.

    ``symbols`` are what is left of the parameters, then the free names; ``shares`` are in the order of
    ``game.shares``; ``given`` are the assumptions and the bounds of the free names.
    """

    paper: Paper
    claim: RestPointClaim
    where: str
    shares: tuple[Expr, ...]
    symbols: tuple[Symbol, ...]
    given: Assumptions

    def finding(self, verdict: Verdict, why: str = "", **found: object) -> Finding:
        """What was found about it."""
        plain = Finding(KIND, self.where, verdict, self.claim.says, printed(self.claim), why=why)
        return replace(plain, **found)  # type: ignore[arg-type]  # the names of fields with values of their types


def printed_point(paper: Paper, claim: RestPointClaim, where: str) -> PrintedPoint | None:
    """A printed point with its values put in; None where these, or bounds of free names, contradict the assumptions."""
    values = dict(claim.values)
    bounds = [relation for _, relations in claim.free for relation in relations]
    assumed = [
        Relation(r.left.xreplace(values), r.operator, r.right.xreplace(values))
        for r in (*paper.game.assumptions.relations, *bounds)
    ]
    left = (*(s for s in paper.game.symbols if s not in values), *(name for name, _ in claim.free))
    given = Assumptions(tuple(r for r in assumed if r.symbols))
    shares = tuple(without_moduli(share.xreplace(values), given) for share in printed(claim))
    if any(not r.symbols and not holds(r, {}) for r in assumed) or given.is_contradictory:
        return None
    return PrintedPoint(paper, claim, where, shares, left, given)


def sums(point: PrintedPoint) -> Iterator[Expr]:
    """The shares of each player of three or more strategies, less 1."""
    start = 0
    for player in point.paper.game.players:
        size = len(player.shares)
        if size > 1:
            yield sum(point.shares[start : start + size], Rational(-1))
        start += size


@cache
def velocity_at(point: PrintedPoint) -> tuple[Expr, ...] | None:
    """The field at the point, each component reduced."""
    field = point.paper.field
    if field is None:
        return None
    known = dict(point.claim.values)
    state = dict(zip(point.paper.game.shares, point.shares, strict=True))
    return tuple(_put_in(component.xreplace(known), state) for component in field.velocity)


def _put_in(component: Expr, state: dict[Symbol, Expr]) -> Expr:
    """A velocity at a point, with every part of it reduced: the denominators of shares would multiply otherwise."""
    whole = component.xreplace(state)
    if whole.has(zoo, nan):
        raise InvalidGameError("an expression divides by zero")
    free: set[Any] = component.free_symbols.union(*(share.free_symbols for share in state.values()))
    symbols = sorted(free - state.keys(), key=lambda symbol: symbol.name)
    ring = ring_of(generators_for([component, *state.values()], symbols))
    found: Expr = Mul(*(_reduced(factor, state, ring).as_expr() for factor in Mul.make_args(component)))
    return found


def _reduced(formula: Expr, state: dict[Symbol, Expr], ring: PolyRing) -> Ratio:
    if not isinstance(formula, Add | Mul):
        return as_ratio(formula.xreplace(state), ring)
    first, *rest = (_reduced(part, state, ring) for part in formula.args)
    for part in rest:
        first = first + part if isinstance(formula, Add) else first * part
        first = Ratio(*without_common_factor(first.numerator, first.denominator))
    return first


def values_of(point: PrintedPoint, relations: Sequence[Relation]) -> Iterator[Values]:
    """Allowed values at which the point and the field there have values."""
    every = allowed_values(relations, point.given, point.symbols)
    return (values for values in every if is_defined(point, values))


def is_defined(point: PrintedPoint, values: Values) -> bool:
    """Whether the point and the field there have values."""
    return all(value_at(shown, values) is not None for shown in (*point.shares, *(velocity_at(point) or ())))


def inner_values(point: PrintedPoint, region: Region) -> Values | None:
    """Allowed values at which the point exists, if possible plain and strictly between 0 and 1 where it is mixed."""
    first = None
    for alternative in region.alternatives:
        for values in itertools.islice(values_of(point, alternative), TRIES):
            first = first or values
            if _is_mixed(point, values):
                asked = (*alternative, *point.given.relations)
                return _plainest(point, values, asked)
    return first or (() if not point.symbols else None)


def _plainest(point: PrintedPoint, values: Values, asked: Sequence[Relation]) -> Values:
    def shows(candidate: dict[Symbol, Expr]) -> bool:
        found = tuple(candidate.items())
        gaps = [(relation.operator, value_at(relation.difference, found)) for relation in asked]
        if any(gap is None or not COMPARE[operator](gap, 0) for operator, gap in gaps):
            return False
        return is_defined(point, found) and _is_mixed(point, found)

    return tuple(plainest(dict(values), point.symbols, shows).items())


def mixed_example(paper: Paper, claim: RestPointClaim) -> Witness | None:
    """Allowed values at which a printed point lies in the state space, a share of it strictly between 0 and 1."""
    point = printed_point(paper, claim, "")
    try:
        if point is None or any(not as_quotient(excess).is_zero for excess in sums(point)):
            return None
        values = inner_values(point, inside(point.shares, point.given))
    except InvalidGameError:
        return None
    if values is None or not _is_mixed(point, values) or not _lies_inside(point, values):
        return None
    return refuted_at(point, values, (), "").witness


def _is_mixed(point: PrintedPoint, values: Values) -> bool:
    shares = [value_at(share, values) for share in point.shares]
    return any(share is not None and 0 < share < 1 for share in shares)


def _lies_inside(point: PrintedPoint, values: Values) -> bool:
    shares = [value_at(share, values) for share in point.shares]
    return all(share is not None and 0 <= share <= 1 for share in shares)


def refuted_at(point: PrintedPoint, values: Values, derived: tuple[Expr | str, ...], why: str) -> Finding:
    """The finding that it is refuted, with these values and the state there."""
    known = {**dict(point.claim.values), **dict(values)}
    names = [name for name, _ in point.claim.free]
    parameters = tuple((symbol, known[symbol]) for symbol in point.paper.game.symbols)
    shares = zip(point.paper.game.shares, (value_at(s, values) for s in point.shares), strict=True)
    state = [*((share, value) for share, value in shares if value is not None), *((n, known[n]) for n in names)]
    witness = Witness(parameters, tuple(state))
    return point.finding(Verdict.REFUTED, why, derived=derived, witness=witness)


def printed(claim: RestPointClaim) -> tuple[Expr, ...]:
    """The shares of a printed point, those of all players in one list."""
    return shares_of(claim.point)
