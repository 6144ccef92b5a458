"""A conjunction without lines that follow from the others, each dropped line with the reason.

For relations that are linear in the parameters exact arithmetic decides every line. Where products of
parameters occur, a line that no sum shows to be implied is kept because an example shows that it is needed;
a solver is asked only where there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sympy import Expr
from sympy.polys.domains import QQ

from symgame.algebra import atoms_of, count_terms
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.deciding import Decision, possible
from symgame.conditions.examples import value_of
from symgame.conditions.facts import Fact, fact_of
from symgame.conditions.linearisation import Linearisation, ring_for
from symgame.conditions.proofs import Evidence
from symgame.conditions.region import negated
from symgame.conditions.relation import COMPARE, Relation
from symgame.conditions.witnesses import DENOMINATOR, points

MAX_TERMS = 400
"""Lists of relations with more terms are left as they are."""

SECONDS = 2.0
"""For the solver, a line."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A relation that follows from the assumptions and the relations that were kept."""

    relation: Relation
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Minimal:
    """What is left of a conjunction.

    Attributes
    ----------
    relations : tuple of Relation
        All of them where they contradict each other.
    dropped : tuple of Dropped
    impossible : tuple of Evidence
        Why they cannot hold together; empty where they can, or where it is not decided.
    """

    relations: tuple[Relation, ...]
    dropped: tuple[Dropped, ...] = ()
    impossible: tuple[Evidence, ...] = ()


def minimal(relations: Sequence[Relation], given: Assumptions) -> Minimal:
    """A conjunction under assumptions, without lines that the others imply.

    Examples
    --------
    >>> from symgame.conditions.relation import read_relations
    >>> from symgame.symbols import real_symbol
    >>> names = {name: real_symbol(name) for name in "abc"}
    >>> found = minimal(read_relations("a < b, b < c, a < c", names), Assumptions())
    >>> [r.text() for r in found.relations], found.dropped[0].evidence[0].line()
    (['a < b', 'b < c'], '1*(a < b) + 1*(a >= c) + 1*(b < c) gives 0 > 0')
    """
    lines = tuple(dict.fromkeys(relations))
    if not lines or sum(count_terms(r.left) + count_terms(r.right) for r in lines) > MAX_TERMS:
        return Minimal(lines)
    ring = ring_for((*lines, *given.relations), ())
    facts = {r: fact_of(r, ring) for r in (*lines, *map(negated, lines))}
    system = Linearisation(given, [fact.form for fact in facts.values() if fact is not None], ring)
    if system.proof is not None:
        return Minimal(lines)
    found = _refuted(system, [facts[r] for r in lines])
    if found is None and not _is_linear(lines, given) and not _is_drawn(facts, lines, None, given):
        found = possible(lines, given, seconds=SECONDS)
    if found is not None and found.answer is False:
        return Minimal(lines, (), found.evidence)
    kept, dropped = list(lines), []
    for line in sorted(lines, key=lambda r: (count_terms(r.left) + count_terms(r.right), str(r)), reverse=True):
        others = [r for r in kept if r != line]
        decision = _refuted(system, [facts[r] for r in (*others, negated(line))])
        if decision is None and not _is_linear(lines, given) and not _is_drawn(facts, others, line, given):
            decision = possible([*others, negated(line)], given, seconds=SECONDS)
        if decision is not None and decision.answer is False:
            kept = others
            dropped.append(Dropped(line, decision.evidence))
    return Minimal(tuple(kept), tuple(dropped))


def _refuted(system: Linearisation, facts: Sequence[Fact | None]) -> Decision | None:
    """That facts cannot hold together, as far as sums of what is known show it."""
    if any(fact is None for fact in facts):
        return None
    mark = system.mark()
    proof = next((p for fact in facts if fact is not None and (p := system.state(fact)) is not None), None)
    system.back_to(mark)
    return None if proof is None else Decision(False, (proof,))


def _is_drawn(
    facts: dict[Relation, Fact | None], holding: Sequence[Relation], failing: Relation | None, given: Assumptions
) -> bool:
    """Whether some hold and one fails at one of a few exact points that the assumptions allow."""
    asked = [facts[r] for r in (*holding, *([negated(failing)] if failing else []))]
    if any(fact is None for fact in asked):
        return False
    known = [fact for fact in asked if fact is not None]
    return any(
        all(COMPARE[fact.operator](value_of(fact.form, values), 0) for fact in known)
        for values in _points(given, known[0].form.ring.symbols)
    )


@cache
def _points(given: Assumptions, generators: tuple[Expr, ...]) -> list[list[Any]]:
    return [[QQ(numerator, DENOMINATOR) for numerator in point] for point in points(given, generators)]


def _is_linear(relations: Sequence[Relation], given: Assumptions) -> bool:
    """Whether sums decide: no products of parameters, and no "not equal"."""
    ring = ring_for((*relations, *given.relations), ())
    facts = [fact_of(r, ring) for r in (*relations, *given.relations)]
    if atoms_of([r.difference for r in relations]):
        return True  # roots and exponentials are beyond examples and solver alike
    return all(fact is not None and all(sum(m) <= 1 for m in fact.form) for fact in facts)
