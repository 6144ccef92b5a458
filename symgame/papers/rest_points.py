"""Printed rest points: whether the field vanishes there, and whether they can lie in the state space."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sympy import Expr, Rational, Symbol

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.deciding import consistent
from symgame.conditions.examples import Values
from symgame.conditions.region import Region, holds
from symgame.conditions.relation import Relation
from symgame.errors import InvalidGameError
from symgame.gamefile.claims import RestPointClaim
from symgame.papers.inside import allowed_values, as_quotient, decided_values, inside, value_at, without_moduli
from symgame.papers.paper import Paper
from symgame.papers.verdicts import Finding, Verdict, Witness

KIND = "rest-point"

UNKNOWN_FIELD = "neither payoffs nor a field are known"
NOT_AT_REST = "the field does not vanish there"
NO_SHARES = "the shares of a player do not sum to 1"
OPEN = "neither a proof that it is at rest there nor values at which it is not were found"
NO_VALUES = "no values were found that satisfy the assumptions"
OUTSIDE = "it lies outside the state space wherever the assumptions hold"


@dataclass(frozen=True, slots=True)
class _Question:
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
        plain = Finding(KIND, self.where, verdict, self.claim.says, _flat(self.claim), why=why)
        return replace(plain, **found)  # type: ignore[arg-type]  # the names of fields with values of their types


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
    values = dict(claim.values)
    bounds = [relation for _, relations in claim.free for relation in relations]
    assumed = [
        Relation(r.left.xreplace(values), r.operator, r.right.xreplace(values))
        for r in (*paper.game.assumptions.relations, *bounds)
    ]
    left = (*(s for s in paper.game.symbols if s not in values), *(name for name, _ in claim.free))
    given = Assumptions(tuple(r for r in assumed if r.symbols))
    shares = tuple(without_moduli(share.xreplace(values), given) for share in _flat(claim))
    question = _Question(paper, claim, where, shares, left, given)
    if any(not r.symbols and not holds(r, {}) for r in assumed) or given.is_contradictory:
        return question.finding(Verdict.VACUOUS, "the values, or the bounds of free names, contradict the assumptions")
    try:
        return _judged(question)
    except InvalidGameError as error:
        return question.finding(Verdict.UNDECIDED, str(error))


def _judged(question: _Question) -> Finding:
    """Refuted outside the state space, or where it is not at rest; else verified."""
    for excess in _sums(question):
        found = _disagreeing([excess], question, NO_SHARES)
        if found is not None:
            return found
    region = inside(question.shares, question.given)
    can_be = consistent(region, question.given)
    if can_be.answer is False:
        values = next(_values(question, ()), None) or decided_values((), question.given, question.symbols)[1]
        if values or not question.symbols:
            return _refuted(question, values, (), OUTSIDE)
        return question.finding(Verdict.UNDECIDED, NO_VALUES)
    components = _velocity(question)
    if components is None:
        return question.finding(Verdict.UNDECIDED, UNKNOWN_FIELD)
    found = _disagreeing(components, question, NOT_AT_REST, region)
    if found is not None:
        return found
    if can_be.answer is None:
        return question.finding(Verdict.UNDECIDED, "it is open whether it can lie in the state space")
    return question.finding(Verdict.VERIFIED, derived=() if region.is_everything else (region,))


def _sums(question: _Question) -> Iterator[Expr]:
    """The shares of each player of three or more strategies, less 1."""
    start = 0
    for player in question.paper.game.players:
        size = len(player.shares)
        if size > 1:
            yield sum(question.shares[start : start + size], Rational(-1))
        start += size


@cache
def _velocity(question: _Question) -> tuple[Expr, ...] | None:
    """The field at the point, each component reduced."""
    field = question.paper.field
    if field is None:
        return None
    known = dict(question.claim.values)
    state = dict(zip(question.paper.game.shares, question.shares, strict=True))
    return tuple(as_quotient(component.xreplace(known | state)).as_expr() for component in field.velocity)


def _disagreeing(
    quantities: Sequence[Expr], question: _Question, why: str, preferred: Region | None = None
) -> Finding | None:
    """Refuted with values at which one of the quantities is not 0; nothing where all vanish under the assumptions."""
    is_open = False
    within = () if preferred is None else preferred.alternatives
    for quantity in quantities:
        if as_quotient(quantity).is_zero:
            continue
        signs = [Relation(quantity, operator, Rational(0)) for operator in (">", "<")]
        for asked in (*((sign, *each) for each in within for sign in signs), *((sign,) for sign in signs)):
            values = next(_values(question, asked), None)
            if values is not None:
                return _refuted(question, values, tuple(quantities), why)
        for sign in signs:
            answer, values = decided_values([sign], question.given, question.symbols)
            if values and _is_defined(question, values):
                return _refuted(question, values, tuple(quantities), why)
            is_open = is_open or answer is not False
    return question.finding(Verdict.UNDECIDED, OPEN) if is_open else None


def _values(question: _Question, relations: Sequence[Relation]) -> Iterator[Values]:
    """Allowed values at which the point and the field there have values."""
    every = allowed_values(relations, question.given, question.symbols)
    return (values for values in every if _is_defined(question, values))


def _is_defined(question: _Question, values: Values) -> bool:
    return all(value_at(shown, values) is not None for shown in (*question.shares, *(_velocity(question) or ())))


def _refuted(question: _Question, values: Values, derived: tuple[Expr, ...], why: str) -> Finding:
    known = {**dict(question.claim.values), **dict(values)}
    names = [name for name, _ in question.claim.free]
    parameters = tuple((symbol, known[symbol]) for symbol in question.paper.game.symbols)
    shares = zip(question.paper.game.shares, (value_at(s, values) for s in question.shares), strict=True)
    state = [*((share, value) for share, value in shares if value is not None), *((n, known[n]) for n in names)]
    witness = Witness(parameters, tuple(state))
    return question.finding(Verdict.REFUTED, why, derived=derived, witness=witness)


def _flat(claim: RestPointClaim) -> tuple[Expr, ...]:
    return tuple(share for part in claim.point for share in (part if isinstance(part, tuple) else (part,)))
