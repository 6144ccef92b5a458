"""A conjunction without lines that follow from the others, each dropped line with the reason.

For relations that are linear in the parameters exact arithmetic decides every line. Where products of
parameters occur, a line that no sum shows to be implied is kept because an example shows that it is needed;
a solver is asked only where there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sympy import Expr
from sympy.polys.domains import QQ

from symgame.algebra import atoms_of, count_terms
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.deciding import possible
from symgame.conditions.examples import value_of
from symgame.conditions.linear.fact import Fact, fact_of
from symgame.conditions.linear.linearisation import Linearisation, ring_for
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
    return _minimal(relations, given, _thoroughly)


def shortened(relations: Sequence[Relation], given: Assumptions) -> Minimal:
    """The same as far as sums of the assumptions show it; no examples are looked for, and nobody else is asked."""
    return _minimal(relations, given, _by_sums)


def refuted(relations: Sequence[Relation], given: Assumptions) -> tuple[Evidence, ...]:
    """Why relations cannot hold together under the assumptions; nothing where they can, or where it is not known."""
    lines = tuple(dict.fromkeys(relations))
    if not lines or sum(count_terms(r.left) + count_terms(r.right) for r in lines) > MAX_TERMS:
        return ()
    ring = ring_for((*lines, *given.relations), ())
    facts = {r: fact_of(r, ring) for r in lines}
    system = Linearisation(given, [fact.form for fact in facts.values() if fact is not None], ring)
    return () if system.proof is not None else _thoroughly(system, facts, lines, given)


def _minimal(relations: Sequence[Relation], given: Assumptions, refute: _Refute) -> Minimal:
    lines = tuple(dict.fromkeys(relations))
    if not lines or sum(count_terms(r.left) + count_terms(r.right) for r in lines) > MAX_TERMS:
        return Minimal(lines)
    ring = ring_for((*lines, *given.relations), ())
    facts = {r: fact_of(r, ring) for r in (*lines, *map(negated, lines))}
    system = Linearisation(given, [fact.form for fact in facts.values() if fact is not None], ring)
    if system.proof is not None:
        return Minimal(lines)
    found = refute(system, facts, lines, given)
    if found:
        return Minimal(lines, (), found)
    kept, dropped = list(lines), []
    for line in sorted(lines, key=lambda r: (count_terms(r.left) + count_terms(r.right), str(r)), reverse=True):
        others = [r for r in kept if r != line]
        evidence = refute(system, facts, (*others, negated(line)), given)
        if evidence:
            kept = others
            dropped.append(Dropped(line, evidence))
    return Minimal(tuple(kept), tuple(dropped))


Facts = dict[Relation, Fact | None]
"""Relations as facts; None for those of which linear arithmetic makes nothing."""

_Refute = Callable[[Linearisation, Facts, Sequence[Relation], Assumptions], tuple[Evidence, ...]]
"""Why some relations cannot hold together; nothing where they can, or where it is not known."""


def _by_sums(
    system: Linearisation, facts: Facts, relations: Sequence[Relation], given: Assumptions
) -> tuple[Evidence, ...]:
    known = [fact for relation in relations if (fact := facts[relation]) is not None]
    mark = system.mark()
    proof = next((p for fact in known if (p := system.state(fact)) is not None), None)
    system.back_to(mark)
    return () if proof is None else (proof,)


def _thoroughly(
    system: Linearisation, facts: Facts, relations: Sequence[Relation], given: Assumptions
) -> tuple[Evidence, ...]:
    found = _by_sums(system, facts, relations, given)
    if found or _is_linear(facts, relations, given) or _is_drawn(facts, relations, given):
        return found
    decision = possible(relations, given, seconds=SECONDS)
    return decision.evidence if decision.answer is False else ()


def _is_drawn(facts: Facts, relations: Sequence[Relation], given: Assumptions) -> bool:
    """Whether all hold at one of a few exact points that the assumptions allow."""
    known = [fact for relation in relations if (fact := facts[relation]) is not None]
    if len(known) < len(relations) or not known:
        return False
    return any(
        all(COMPARE[fact.operator](value_of(fact.form, values), 0) for fact in known)
        for values in _points(given, known[0].form.ring.symbols)
    )


@cache
def _points(given: Assumptions, generators: tuple[Expr, ...]) -> list[list[Any]]:
    return [[QQ(numerator, DENOMINATOR) for numerator in point] for point in points(given, generators)]


def _is_linear(facts: Facts, relations: Sequence[Relation], given: Assumptions) -> bool:
    """Whether sums decide: no products of parameters, and no "not equal"."""
    if atoms_of([r.difference for r in relations]):
        return True  # roots and exponentials are beyond examples and solver alike
    known = [facts[r] for r in relations]
    return all(fact is not None and all(sum(m) <= 1 for m in fact.form) for fact in known) and all(
        r.operator != "!=" and _is_straight(r) for r in given.relations
    )


@cache
def _is_straight(relation: Relation) -> bool:
    fact = fact_of(relation, ring_for((relation,), ()))
    return fact is not None and all(sum(m) <= 1 for m in fact.form)
