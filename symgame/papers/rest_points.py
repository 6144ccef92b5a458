"""Printed rest points: whether the field vanishes there, and whether they can lie in the state space."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sympy import Expr, Rational

from symgame.conditions.deciding import consistent
from symgame.conditions.proofs import Example
from symgame.conditions.region import Region
from symgame.conditions.relation import Relation
from symgame.dynamics.replicator import replicator
from symgame.errors import InvalidGameError
from symgame.gamefile.claims import RestPointClaim
from symgame.papers.asking import can_hold, tidy
from symgame.papers.inside import as_quotient, completed, decided_values, inside
from symgame.papers.paper import Paper
from symgame.papers.point_stability import where_point_is
from symgame.papers.printed_points import (
    KIND,
    PrintedPoint,
    inner_values,
    is_defined,
    printed,
    printed_point,
    refuted_at,
    sums,
    values_of,
    velocity_at,
)
from symgame.papers.verdicts import Finding, Verdict
from symgame.players import Scenario

UNKNOWN_FIELD = "neither payoffs nor a field are known"
NOT_AT_REST = "the field does not vanish there"
NO_SHARES = "the shares of a player do not sum to 1"
OPEN = "neither a proof that it is at rest there nor values at which it is not were found"
NO_VALUES = "no values were found that satisfy the assumptions"
OUTSIDE = "it lies outside the state space wherever the assumptions hold"


def rest_point_claims(paper: Paper) -> tuple[Finding, ...]:
    """What is found about every printed rest point.

    It is verified where the field vanishes there identically and it lies in the state space for some
    parameters that the assumptions allow; ``derived`` then says for which, unless it is for all.

    Examples
    --------
    >>> from symgame.gamefile import read_document_text
    >>> document = read_document_text('''
    ... players = [
    ...   { name = "A", var = "x", strategies = ["Hawk", "Dove"] },
    ...   { name = "B", var = "y", strategies = ["Hawk", "Dove"] },
    ... ]
    ... parameters = { V = { assume = "V > 0" }, C = { assume = "C > 0" } }
    ... payoff_formulas.A = "x*y*(V - C)/2 + x*(1 - y)*V + (1 - x)*(1 - y)*V/2"
    ... payoff_formulas.B = "x*y*(V - C)/2 + y*(1 - x)*V + (1 - x)*(1 - y)*V/2"
    ... claims.rest_point = [{ point = ["V/C", "V/C"] }, { point = ["1/2", "C/V"] }]
    ... ''', ".toml", "chicken.toml")
    >>> first, second = rest_point_claims(Paper(document.game, document.claims))
    >>> first.verdict.value, second.verdict.value, second.why
    ('verified', 'refuted', 'the field does not vanish there')
    """
    return tuple(_finding(paper, claim, str(k)) for k, claim in enumerate(paper.claims.rest_points))


def _finding(paper: Paper, claim: RestPointClaim, where: str) -> Finding:
    point = printed_point(paper, claim, where)
    if point is None:
        plain = Finding(KIND, where, Verdict.VACUOUS, claim.says, printed(claim))
        return replace(plain, why="the values, or the bounds of free names, contradict the assumptions")
    try:
        return _judged(point)
    except InvalidGameError as error:
        return point.finding(Verdict.UNDECIDED, str(error))


def _judged(point: PrintedPoint) -> Finding:
    """Refuted outside the state space, or where it is not at rest; else verified."""
    for excess in sums(point):
        found = _disagreeing([excess], point, NO_SHARES)
        if found is not None:
            return found
    region = inside(point.shares, point.given)
    can_be = consistent(region, point.given)
    if can_be.answer is False:
        values = next(values_of(point, ()), None) or decided_values((), point.given, point.symbols)[1]
        if values or not point.symbols:
            return refuted_at(point, values, (), OUTSIDE)
        return point.finding(Verdict.UNDECIDED, NO_VALUES)
    components = velocity_at(point)
    if components is None:
        return point.finding(Verdict.UNDECIDED, UNKNOWN_FIELD)
    found = _disagreeing(components, point, NOT_AT_REST, region)
    if found is not None:
        return found
    if can_be.answer is None:
        return point.finding(Verdict.UNDECIDED, "it is open whether it can lie in the state space")
    verified = point.finding(Verdict.VERIFIED, derived=() if region.is_everything else (region,))
    if not point.claim.stability:
        return verified
    return replace(_called(point, verified, region), flags=(f"called {point.claim.stability}",))


def _disagreeing(
    quantities: Sequence[Expr], point: PrintedPoint, why: str, preferred: Region | None = None
) -> Finding | None:
    """Refuted with values at which one of the quantities is not 0; nothing where all vanish under the assumptions."""
    is_open = False
    within = () if preferred is None else preferred.alternatives
    for quantity in quantities:
        if as_quotient(quantity).is_zero:
            continue
        signs = [Relation(quantity, operator, Rational(0)) for operator in (">", "<")]
        for asked in (*((sign, *each) for each in within for sign in signs), *((sign,) for sign in signs)):
            values = next(values_of(point, asked), None)
            if values is not None:
                return refuted_at(point, values, tuple(quantities), why)
        for sign in signs:
            answer, values = decided_values([sign], point.given, point.symbols)
            if values and is_defined(point, values):
                return refuted_at(point, values, tuple(quantities), why)
            is_open = is_open or answer is not False
    return point.finding(Verdict.UNDECIDED, OPEN) if is_open else None


def _called(point: PrintedPoint, verified: Finding, inside_at: Region) -> Finding:
    """The finding of a point that is at rest, with what it is called: all of it must hold."""
    game, given, symbols = point.paper.game, point.given, point.symbols
    at_values = game.at(Scenario("claimed", point.claim.values)) if point.claim.values else game
    called = where_point_is(replicator(at_values), point.shares, point.claim.stability, inside_at)
    if not can_hold(called.exists, given, symbols).answer:
        return point.finding(Verdict.UNDECIDED, "it is open whether it can lie in the state space")
    if can_hold(called.exists & ~called.surely, given, symbols).answer is False:
        return verified
    derived = (called.stability,) if called.stability and called.stability != "depends" else ()
    if can_hold(called.exists & called.possibly, given, symbols).answer is False:
        values = inner_values(point, called.exists)
        if values is not None:
            return refuted_at(point, values, derived, called.why)
    elsewhere = can_hold(called.exists & ~called.possibly, given, symbols)
    values = next((e.values for e in elsewhere.evidence if isinstance(e, Example)), None) if elsewhere.answer else None
    if values is not None and can_hold(called.exists & called.surely, given, symbols).answer:
        found = refuted_at(point, completed(values, symbols), derived, called.why)
        return replace(found, verdict=Verdict.CONDITIONAL, needs=tidy(called.surely, given))
    return point.finding(Verdict.UNDECIDED, called.why, derived=derived)
