"""What a trap rests on: the assumptions of a game, consistent with what is printed, and exact values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from sympy import S, Symbol

from symgame.algebra import Ratio
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.deciding import Decision
from symgame.conditions.proofs import Proof
from symgame.conditions.region import Region, Values, holds
from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign
from symgame.dynamics.field import Scope
from symgame.papers.asking import EVERYTHING, can_hold, where_defined
from symgame.papers.paper import Paper
from symgame.papers.spectra import side
from symgame.papers.traps.trap import Exhibit, Place
from symgame.players import profile_key

OPENING = ("<", ">", "!=")
"""Relations with these alone hold on an open set, so that no formula vanishes there that does not vanish everywhere."""


def has_own_shares(paper: Paper) -> bool:
    """Whether payoffs contain the own share, so that theorems about games between populations do not apply."""
    return paper.game.state_dependent if paper.field is None else paper.field.scope is Scope.GENERAL


def printed_conditions(paper: Paper) -> Iterator[tuple[Place, tuple[Relation, ...]]]:
    """The conditions of ESS and of cases, each with its place."""
    for claim in paper.claims.ess:
        yield Place("ess", profile_key(claim.vertex, paper.game.shape)), claim.conditions
    for case in paper.claims.cases:
        yield Place("case", case.where), case.given


@cache
def together(conditions: tuple[Relation, ...], paper: Paper) -> Assumptions | None:
    """The assumptions and printed conditions; None unless they are known to be able to hold together."""
    game = paper.game
    asked = Region.where(conditions)
    given = game.assumptions.and_also((*conditions, *where_defined(asked, game.assumptions)))
    return given if can_hold(EVERYTHING, given, game.symbols).answer else None


def is_positive(value: Ratio, given: Assumptions, symbols: Iterable[Symbol]) -> bool:
    """Whether a quantity is proved positive; ``given`` can hold."""
    sign = given.sign_of(value.as_expr())
    if sign is not Sign.UNDECIDED and sign is not Sign.NONNEGATIVE:
        return sign is Sign.POSITIVE
    return can_hold(side(value, "<=", given), given, symbols).answer is False


def vanishes(value: Ratio, given: Assumptions, symbols: Iterable[Symbol]) -> bool:
    """Whether a quantity is proved zero; ``given`` can hold."""
    expression = value.as_expr()
    sign = given.sign_of(expression)
    if value.is_zero or sign is Sign.ZERO:
        return True
    if sign.is_strict or all(relation.operator in OPENING for relation in given.relations):
        return False
    return can_hold(Region.where([Relation(expression, "!=", S.Zero)]), given, symbols).answer is False


def violated(relations: Iterable[Relation], values: Values) -> tuple[Relation, ...]:
    """The relations that fail at exact values; one that has no value there is not counted."""
    return tuple(relation for relation in relations if _holds(relation, values) is False)


def is_satisfied(relations: Iterable[Relation], values: Values) -> bool | None:
    """Whether all relations hold at exact values; None where that is not known."""
    found = [_holds(relation, values) for relation in relations]
    return False if False in found else None if None in found else True


def _holds(relation: Relation, values: Values) -> bool | None:
    try:
        return holds(relation, values)
    except (KeyError, TypeError):  # a parameter has no value, or a side is not a real number
        return None


def sum_of(decision: Decision, order: Sequence[Symbol]) -> tuple[Exhibit, ...]:
    """The sum that proves an answer, where it is known by one."""
    lines = [evidence.line(order) for evidence in decision.evidence if isinstance(evidence, Proof)]
    return (Exhibit("proof", tuple(lines)),) if lines else ()
