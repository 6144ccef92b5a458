"""Facts of first degree: the assumptions as they are, and the signs that follow from sums of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from sympy.polys.rings import PolyElement, PolyRing

from symgame.algebra import atoms_of, count_terms
from symgame.conditions.linear.fact import Fact, fact_of, generators_of, is_straight, monic, one
from symgame.conditions.linear.simplex import System
from symgame.conditions.relation import Relation

if TYPE_CHECKING:
    from symgame.conditions.assumptions import Assumptions

MAX_TERMS = 200
"""Longer assumptions are left out: nothing wrong is proved without them."""


@cache
def plain_facts(given: Assumptions, ring: PolyRing) -> tuple[Fact, ...]:
    """The assumptions themselves, as far as the ring has their parameters."""
    return tuple(fact for r in given.relations if _speaks_of(r, ring) and (fact := fact_of(r, ring)) is not None)


@cache
def _speaks_of(relation: Relation, ring: PolyRing) -> bool:
    known = set(ring.symbols)
    if not relation.symbols <= known or count_terms(relation.difference) > MAX_TERMS:
        return False
    return all(atom in known for atom in atoms_of([relation.difference]))


@cache
def implied_signs(k: int, given: Assumptions, ring: PolyRing) -> tuple[Fact, ...]:
    """That a parameter is positive, or a share below 1, where this is a sum of assumptions and not one of them."""
    plain = plain_facts(given, ring)
    straight = [fact for fact in plain if is_straight(fact)]
    known = {monic(fact.form) for fact in plain if fact.form}
    found = []
    for form in (ring.gens[k], 1 - ring.gens[k]):
        if monic(form) not in known and (fact := _as_sum(form, straight, ring)) is not None:
            found.append(fact)
    return tuple(found)


def _as_sum(form: PolyElement, straight: Sequence[Fact], ring: PolyRing) -> Fact | None:
    """``form > 0``, or else ``form >= 0``, as a sum of linear facts with positive multipliers."""
    connected = _connected(form, straight)
    if not any(set(fact.form) & set(form) for fact in connected):
        return None
    facts = [one(ring), *connected]
    columns = {m: k for k, m in enumerate(dict.fromkeys(m for f in (form, *(f.form for f in facts)) for m in f))}
    system = System(len(columns))
    for k, fact in enumerate(facts):
        place = system.add({columns[m]: c for m, c in fact.form.terms()})
        failed = system.at_least(place, 0 if fact.operator != ">" else 1, (k, 1))
        if fact.operator == "==":
            failed = failed or system.at_most(place, 0, (k, -1))
        if failed or system.contradiction():
            return None  # contradictory assumptions are somebody else's finding
    place = system.add({columns[m]: c for m, c in form.terms()})
    mark = system.mark()
    for operator, bound in ((">", 0), (">=", -1)):
        found = system.at_most(place, bound, _ASKED) or system.contradiction()
        if found is not None:
            scale = found.pop(_ASKED)
            terms: list[tuple[Any, tuple[Relation, ...]]] = []
            for (k, turn), times in found.items():
                terms += [(times * turn / scale * c, relations) for c, relations in facts[k].terms]
            return Fact(form, operator, tuple(terms))
        system.back_to(mark)
    return None


_ASKED = (-1, 1)
"""The reason of the opposite of what is to be shown."""


def _connected(form: PolyElement, facts: Sequence[Fact]) -> list[Fact]:
    """The facts that share parameters with the form, directly or through each other."""
    known = {m for m in form if any(m)}
    left, chosen = list(facts), []
    while near := [fact for fact in left if known & set(fact.form)]:
        left = [fact for fact in left if fact not in near]
        chosen += near
        known |= {m for fact in near for m in fact.form if any(m)}
    return chosen


@cache
def facts_with(k: int, given: Assumptions, ring: PolyRing) -> tuple[Fact, ...]:
    """Inequalities of first degree that mention a parameter."""
    every = (*plain_facts(given, ring), *implied_signs(k, given, ring))
    return tuple(f for f in every if f.operator != "==" and is_straight(f) and any(m[k] for m in f.form))


def is_share(k: int, given: Assumptions, ring: PolyRing) -> bool:
    """Whether a number bounds it from above: then it ties ``k*M`` to ``M``."""
    return any(
        len(fact.form) == 2 and fact.form.coeff(1) > 0 and len(generators_of(fact)) == 1
        for fact in facts_with(k, given, ring)
    )


def stated(form: PolyElement, k: int, given: Assumptions, ring: PolyRing) -> Fact | None:
    """The fact that a form is positive, if it is one of those about a parameter."""
    return next((f for f in facts_with(k, given, ring) if f.operator == ">" and monic(f.form) == monic(form)), None)
