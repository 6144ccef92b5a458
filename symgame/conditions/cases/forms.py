"""Groups of relations as signs of their distinct forms, with the linear system in which they are asked.

Relations between the same two sides speak of one form: ``C < R`` says that ``C - R`` is negative, ``2*R <= 2*C``
that it is not. What a group needs is then a list of forms and of the signs that they may have.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from sympy import Symbol
from sympy.polys.rings import PolyElement

from symgame.algebra import as_ratio
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.cases.signs import ANY, APART, OPERATORS, SIGNS, Literal, intervals, mirrored, relation_with
from symgame.conditions.cases.tree import Group, Pattern
from symgame.conditions.examples import Compared, Values, all_hold, compared, named, solution
from symgame.conditions.linear.fact import Fact, Monomial, fact_of
from symgame.conditions.linear.linearisation import Linearisation, ring_for
from symgame.conditions.proofs import Proof
from symgame.conditions.relation import Relation


class Forms:
    """The distinct forms of some groups of relations.

    Attributes
    ----------
    forms : list of PolyElement
        Up to a factor.
    groups : list of (list of Literal, or bool)
        What each group needs of them.
    system : Linearisation
        The assumptions about their monomials.
    is_rational : bool
        Whether no roots or exponentials occur, which have no rational values.
    is_linear : bool
        Whether every monomial is a parameter and nothing is only "not equal": linear arithmetic decides everything.
    """

    def __init__(self, groups: Sequence[Group], given: Assumptions, symbols: Sequence[Symbol]) -> None:
        relations = list(dict.fromkeys(r for group in groups if not isinstance(group, bool) for r in group))
        self.ring = ring_for((*given.relations, *relations), symbols)
        self.forms: list[PolyElement] = []
        literal = {relation: self._literal(relation) for relation in relations}
        self.groups = [g if isinstance(g, bool) else [literal[r] for r in g] for g in groups]
        self.system = Linearisation(given, self.forms, self.ring)
        self.assumed: list[Compared] = [compared(relation, self.ring) for relation in given.relations]
        self.is_rational = len(self.ring.symbols) == len(symbols)
        every = (*self.forms, *(form for form, _ in self.assumed))
        has_apart = any(operator == "!=" for _, operator in self.assumed)
        self.is_linear = not has_apart and all(sum(m) <= 1 for form in every for m in form)
        self._given, self._symbols = given, symbols
        self._facts: dict[Literal, Fact] = {}
        self._relations: dict[Literal, Relation] = {}

    def _literal(self, relation: Relation) -> Literal:
        ratio = as_ratio(relation.difference, self.ring)
        form = ratio.numerator * ratio.denominator
        canonical = form.monic() if form else form
        if canonical not in self.forms:
            self.forms.append(canonical)
        signs = SIGNS[relation.operator]
        return self.forms.index(canonical), signs if not form or form.LC > 0 else mirrored(signs)

    def needed_and_failing(self, pattern: Pattern) -> tuple[list[Literal], list[list[Literal]]]:
        """What must hold in a pattern, and of each group that is to fail what it needs."""
        pairs = [(g, holds) for g, holds in zip(self.groups, pattern, strict=True) if not isinstance(g, bool)]
        return [one for group, holds in pairs if holds for one in group], [g for g, holds in pairs if not holds]

    def relation(self, literal: Literal) -> Relation:
        """That a form has one of some signs."""
        if literal not in self._relations:
            self._relations[literal] = relation_with(self.forms[literal[0]], literal[1])
        return self._relations[literal]

    def compared(self, literal: Literal) -> Compared:
        """The same as a form and an operator."""
        return self.forms[literal[0]], OPERATORS[literal[1]]

    def ask(self, literal: Literal) -> Proof | None:
        """Ask it of the system until it is taken back; the proof that nothing is left, if so. Not of ``!=``."""
        if literal[1] == APART:
            return None  # no interval: linear arithmetic makes nothing of it
        if literal not in self._facts:
            fact = fact_of(self.relation(literal), self.ring)
            assert fact is not None
            self._facts[literal] = fact
        return self.system.state(self._facts[literal])

    def suggestion(self, literals: Iterable[Literal]) -> dict[Monomial, Fraction] | None:
        """A value for each monomial, as a quantity of its own, where forms have some signs; None where none is left."""
        mark = self.system.mark()
        proof = next((p for literal in literals if (p := self.ask(literal))), None)
        found = None if proof else self.system.solution()
        self.system.back_to(mark)
        return found

    def follows(self, literals: Sequence[Literal], literal: Literal) -> bool:
        """Whether linear arithmetic shows that a form has some signs where others have theirs."""
        place, signs = literal
        return all(self.suggestion((*literals, (place, part))) is None for part in intervals(ANY & ~signs))

    def example(
        self, asked: Sequence[Compared], values: list[Any], hint: dict[Monomial, Fraction] | None = None
    ) -> Values | None:
        """The values, if assumptions and comparisons hold there; else others near a hint; None if none are found."""
        if not self.is_rational:
            return None
        every = [*self.assumed, *asked]
        found: list[Any] | None = values
        if not all_hold(every, values):
            found = solution(every, self._given, self.ring, hint=hint or self.system.solution())
        return None if found is None else named(self._symbols, found)

    def named(self, values: Sequence[Any]) -> Values:
        """Values of the parameters in their order, with their names."""
        return named(self._symbols, values)
