"""Relations between parameters as a linear system in monomials, from which contradictions are read off.

What contradicts itself for independent monomials contradicts itself; the converse need not hold, and
examples are found elsewhere (:mod:`symgame.conditions.examples`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sympy import Symbol
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement, PolyRing

from symgame.algebra import generators_for, ring_of
from symgame.conditions.linear.fact import Fact, Monomial, Products
from symgame.conditions.linear.facts import facts_about
from symgame.conditions.linear.simplex import Multipliers, System
from symgame.conditions.proofs import Proof
from symgame.conditions.relation import Relation

if TYPE_CHECKING:
    from symgame.conditions.assumptions import Assumptions


class Linearisation:
    """A linear system in the monomials of some forms, with all that the assumptions say about them.

    Attributes
    ----------
    ring : PolyRing
    facts : tuple of Fact
        The assumptions and their products.
    columns : dict of Monomial to int
        The monomials, numbered.
    proof : Proof or None
        That the assumptions contradict each other.
    """

    def __init__(self, given: Assumptions, forms: Sequence[PolyElement], ring: PolyRing) -> None:
        self.ring = ring
        self._terms: list[Products] = []
        self._met: dict[Relation, int] = {}
        facts = facts_about(given, forms, ring)
        self.facts = tuple(sorted(facts, key=lambda fact: len(fact.form)))
        monomials = dict.fromkeys(m for form in (*forms, *(fact.form for fact in facts)) for m in form)
        self.columns: dict[Monomial, int] = {m: k for k, m in enumerate(monomials)}
        self._generators = [self.columns.get(generator.LM) for generator in ring.gens]
        self._system = System(len(self.columns))
        self._places: dict[PolyElement, int] = {}
        self.proof: Proof | None = None
        for fact in self.facts:
            self.proof = self.proof or self._state(fact)
        self.proof = self.proof or self._check()

    def state(self, fact: Fact) -> Proof | None:
        """Ask for a fact, too, until it is taken back; the proof that it contradicts the others, if it does."""
        return self._state(fact) or self._check()

    def mark(self) -> int:
        """Where to go back to."""
        return self._system.mark()

    def back_to(self, mark: int) -> None:
        """Take back what was asked since."""
        self._system.back_to(mark)

    def value(self, form: PolyElement) -> Any:
        """What a form is worth in the present solution, up to a positive factor common to all."""
        return self._system.value(self._place(form))

    def solution(self) -> dict[Monomial, Fraction]:
        """A value for each monomial; independent of each other, so that they fit together only if all are linear."""
        scale = self._system.value(self.columns[(0,) * len(self.ring.symbols)])
        return {m: _fraction(self._system.value(k) / scale) for m, k in self.columns.items()}

    def generator_values(self) -> list[Any]:
        """The values of the generators in the present solution; 1 for those that nothing is asked of."""
        scale = self._system.value(self.columns[(0,) * len(self.ring.symbols)])
        return [QQ(1) if k is None else self._system.value(k) / scale for k in self._generators]

    def _state(self, fact: Fact) -> Proof | None:
        if not fact.form:
            return None if fact.operator != ">" else self._proof_of_zero(fact)
        place = self._place(fact.form)
        number = len(self._terms)
        self._terms.append(fact.terms)
        found = self._system.at_least(place, int(fact.operator == ">"), (number, 1))
        if fact.operator == "==":
            found = found or self._system.at_most(place, 0, (number, -1))
        return self._proof(found)

    def _proof_of_zero(self, fact: Fact) -> Proof:
        return Proof(fact.terms)

    def _check(self) -> Proof | None:
        return self._proof(self._system.contradiction())

    def _place(self, form: PolyElement) -> int:
        place = self._places.get(form)
        if place is None:
            if len(form) == 1 and form.LC == 1:
                place = self.columns[form.LM]
            else:
                place = self._system.add({self.columns[m]: c for m, c in form.terms()})
            self._places[form] = place
        return place

    def _proof(self, found: Multipliers | None) -> Proof | None:
        if found is None:
            return None
        terms: dict[tuple[Relation, ...], Any] = {}
        for (number, turn), times in found.items():
            for c, relations in self._terms[number]:
                product = tuple(sorted(relations, key=self._number))
                terms[product] = terms.get(product, 0) + times * turn * c
        return Proof(tuple((c, relations) for relations, c in terms.items() if c))

    def _number(self, relation: Relation) -> int:
        """Relations in the order in which they were met first, so that equal products look the same."""
        return self._met.setdefault(relation, len(self._met))


def _fraction(value: Any) -> Fraction:
    return Fraction(int(value.numerator), int(value.denominator))


def ring_for(relations: Iterable[Relation], symbols: Sequence[Symbol]) -> PolyRing:
    """A ring in which all relations are polynomials: the symbols, then whatever is not rational in them."""
    collected = list(relations)
    sides = [side for relation in collected for side in (relation.left, relation.right)]
    known = dict.fromkeys([*symbols, *sorted({s for r in collected for s in r.symbols}, key=lambda s: s.name)])
    return ring_of(generators_for(sides, tuple(known)))


def contradiction(relations: Sequence[Relation], given: Assumptions) -> Proof | None:
    """The proof that relations cannot all hold under the assumptions; None where linear arithmetic has none."""
    together = given.and_also(relations)
    ring = ring_for(together.relations, ())
    return Linearisation(together, [], ring).proof


def follows(given: Assumptions, form: PolyElement, *, strict: bool) -> bool:
    """Whether ``form > 0`` (or ``>= 0``) is proved from the assumptions."""
    return is_contradictory(given, [(form, "<=" if strict else "<")])


def is_contradictory(given: Assumptions, claims: Sequence[tuple[PolyElement, str]]) -> bool:
    """Whether claims ``form operator 0`` are proved to contradict the assumptions."""
    generators = dict.fromkeys(generator for form, _ in claims for generator in form.ring.symbols)
    known = {symbol for relation in given.relations for symbol in relation.symbols}
    generators.update(dict.fromkeys(sorted(known, key=lambda symbol: symbol.name)))
    ring = ring_of(tuple(generators))
    facts = [_claimed(form.set_ring(ring), operator) for form, operator in claims if operator != "!="]
    system = Linearisation(given, [fact.form for fact in facts], ring)
    return system.proof is not None or any(system.state(fact) is not None for fact in facts)


def _claimed(form: PolyElement, operator: str) -> Fact:
    turned = {"<": ">", "<=": ">="}
    return Fact(-form, turned[operator], ()) if operator in turned else Fact(form, operator, ())
