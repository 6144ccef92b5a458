"""The parameter space divided by the signs of forms, down to which groups of relations hold.

A tree: a relation holds or fails, and so on, until of every group of relations it is settled whether all
of it holds, or until linear arithmetic shows that nothing is left. The tree is the proof that no case was
forgotten: every branch that was cut carries the sum that contradicts itself. Branches that were not cut
are cells; that a cell is not empty needs an example (:mod:`symgame.conditions.examples`).
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sympy import Symbol
from sympy.polys.rings import PolyElement

from symgame.algebra import as_ratio
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.covering import Literal, Wide, fewest, widened, without_implied
from symgame.conditions.examples import Compared, Values, all_hold, as_number, compared, named, solution
from symgame.conditions.facts import Fact, Monomial, fact_of
from symgame.conditions.linearisation import Linearisation, ring_for
from symgame.conditions.normal import relation_of
from symgame.conditions.proofs import Proof
from symgame.conditions.relation import COMPARE, Relation

Group = tuple[Relation, ...] | bool
"""Relations all of which are needed; or what is known to hold, or to fail."""

Pattern = tuple[bool, ...]
"""Of each group, whether it holds."""

MAX_NODES = 20_000
"""Larger trees are given up."""

MAX_FORMS = 24
"""With more forms than this a tree is seldom small: it is given up sooner."""

MAX_BRANCHES = 100
"""So many questions are asked for the conditions of one pattern where there is no tree."""

FEW_NODES = 1500
"""How soon."""


MAX_TRIED = 3
"""In so many cells of a pattern an example is looked for."""

MAX_SHORTENED = 100
"""Longer lists of alternatives are left as they are: nobody reads them."""


@dataclass(frozen=True, slots=True)
class Split:
    """A relation holds, or fails."""

    relation: Relation
    holds: Tree
    fails: Tree


@dataclass(frozen=True, slots=True)
class Closed:
    """A branch on which nothing is left."""

    proof: Proof


@dataclass(frozen=True, slots=True)
class Cell:
    """A branch on which it is settled which groups hold.

    Attributes
    ----------
    pattern : Pattern
    signs : tuple of int
        The signs that each form may have there, out of :data:`NEGATIVE`, :data:`ZERO` and :data:`POSITIVE`.
    """

    pattern: Pattern
    signs: tuple[int, ...]


Tree = Split | Closed | Cell

NEGATIVE, ZERO, POSITIVE = 1, 2, 4
ANY = NEGATIVE | ZERO | POSITIVE
_SIGNS = {
    "<": NEGATIVE,
    "<=": NEGATIVE | ZERO,
    "==": ZERO,
    "!=": NEGATIVE | POSITIVE,
    ">=": ZERO | POSITIVE,
    ">": POSITIVE,
}
OPERATORS = {signs: operator for operator, signs in _SIGNS.items()}


class TooLarge(Exception):
    """More nodes or seconds than are worth it; the caller has another way."""


@dataclass(frozen=True, slots=True)
class _Needed:
    """A relation as a form's place and the signs that it allows."""

    place: int
    signs: int


class Partition:
    """A search over the signs of the forms in some groups of relations.

    Attributes
    ----------
    forms : list of PolyElement
        The distinct forms, up to a factor.

    literals : list of (list of Literal, or bool)
        The groups as signs of forms.
    apart : list of PolyElement
        Forms that are not to be 0.
    examples : dict of Pattern to Values
        After the tree was made: exact values for the patterns for which some were found.

    Without ``start`` a form may be negative, zero or positive; with ``NEGATIVE | POSITIVE`` ties are left out.
    """

    def __init__(
        self, groups: Sequence[Group], given: Assumptions, symbols: Sequence[Symbol], *, start: int = ANY
    ) -> None:
        relations = list(dict.fromkeys(r for group in groups if not isinstance(group, bool) for r in group))
        self.ring = ring_for((*given.relations, *relations), symbols)
        self.forms: list[PolyElement] = []
        needed = {relation: self._needed(relation) for relation in relations}
        self._groups: list[list[_Needed] | bool] = [
            g if isinstance(g, bool) else [needed[r] for r in g] for g in groups
        ]
        self.literals = [g if isinstance(g, bool) else [(n.place, n.signs) for n in g] for g in self._groups]
        self.apart = self.forms if start == NEGATIVE | POSITIVE else []
        self.system = Linearisation(given, self.forms, self.ring)
        self._facts: dict[tuple[int, int], Fact] = {}
        self._start = start
        self._given = given
        self._symbols = symbols
        self._assumed = [compared(relation, self.ring) for relation in given.relations]
        self._is_rational = len(self.ring.symbols) == len(symbols)
        self._is_linear = all(sum(m) <= 1 for form in (*self.forms, *(f for f, _ in self._assumed)) for m in form)
        self._tried: dict[Pattern, int] = {}
        self.examples: dict[Pattern, Values] = {}
        self._most = MAX_NODES if len(self.forms) <= MAX_FORMS else FEW_NODES
        self._left = self._most
        self._end = math.inf

    def tree(self, *, seconds: float = math.inf) -> Tree:
        """The whole tree.

        Raises
        ------
        TooLarge
            If it has more than :data:`MAX_NODES` nodes, or takes longer.
        """
        self._left, self._end = self._most, time.monotonic() + seconds
        if self.system.proof is not None:
            return Closed(self.system.proof)
        mark = self.system.mark()
        try:
            return self._node([self._start] * len(self.forms))
        finally:
            self.system.back_to(mark)

    def _needed(self, relation: Relation) -> _Needed:
        ratio = as_ratio(relation.difference, self.ring)
        form = ratio.numerator * ratio.denominator
        signs = _SIGNS[relation.operator]
        if not form:
            self.forms.append(form)
            return _Needed(len(self.forms) - 1, signs)
        canonical = form.monic()
        if canonical in self.forms:
            place = self.forms.index(canonical)
        else:
            place = len(self.forms)
            self.forms.append(canonical)
        return _Needed(place, signs if form.LC > 0 else _mirrored(signs))

    def _node(self, signs: list[int]) -> Tree:
        self._left -= 1
        if self._left < 0 or time.monotonic() > self._end:
            raise TooLarge
        states = [g if isinstance(g, bool) else _state(g, signs) for g in self._groups]
        pairs = zip(self._groups, states, strict=True)
        open_groups = [g for g, state in pairs if state is None and not isinstance(g, bool)]
        if not open_groups:
            cell = Cell(tuple(bool(state) for state in states), tuple(signs))
            self._try(cell)
            return cell
        place, allowed = self._next(open_groups, signs)
        inside, outside = signs[place] & allowed, signs[place] & ~allowed
        relation = self._relation(place, inside if allowed == NEGATIVE | POSITIVE else allowed)
        # First the side on which the present solution lies: there is nothing to do for it.
        value = self.system.value(self.forms[place])
        lies = NEGATIVE if value < 0 else POSITIVE if value > 0 else ZERO
        first, second = (inside, outside) if lies & inside else (outside, inside)
        branches = {part: self._branch(place, part, signs) for part in (first, second)}
        return Split(relation, branches[inside], branches[outside])

    def _branch(self, place: int, part: int, signs: list[int]) -> Tree:
        mark = self.system.mark()
        proof = self.system.state(self._fact(place, part))
        tree: Tree = Closed(proof) if proof else self._node([*signs[:place], part, *signs[place + 1 :]])
        self.system.back_to(mark)
        return tree

    def _next(self, open_groups: Sequence[list[_Needed]], signs: list[int]) -> tuple[int, int]:
        """The form on which most groups wait, and the signs by which to split."""
        counts: dict[tuple[int, int], int] = {}
        for group in open_groups:
            waiting = [(n.place, n.signs) for n in group if signs[n.place] & ~n.signs]
            for key in waiting:
                counts[key] = counts.get(key, 0) + (1 << max(0, 16 - len(waiting)))
        by_place: dict[int, int] = {}
        for (place, _), count in counts.items():
            by_place[place] = by_place.get(place, 0) + count
        place, allowed = max(counts, key=lambda key: (by_place[key[0]], counts[key], -key[0]))
        gap = NEGATIVE | POSITIVE
        if gap in (signs[place] & allowed, signs[place] & ~allowed):
            allowed = NEGATIVE  # not zero is two intervals
        return place, allowed

    def _fact(self, place: int, signs: int) -> Fact:
        """That a form has one of some signs; made once, because the search comes back to it."""
        fact = self._facts.get((place, signs))
        if fact is None:
            fact = fact_of(relation_with(self.forms[place], signs), self.ring)
            assert fact is not None  # signs that are no interval are split further up
            self._facts[place, signs] = fact
        return fact

    def _relation(self, place: int, signs: int) -> Relation:
        [(_, (relation,))] = self._fact(place, signs).terms
        return relation

    def _try(self, cell: Cell) -> None:
        """Look for an example in a cell, in the first few of each pattern; the present solution suggests values."""
        tried = self._tried.get(cell.pattern, 0)
        if tried >= MAX_TRIED or cell.pattern in self.examples or not self._is_rational:
            return
        self._tried[cell.pattern] = tried + 1
        values = self.system.generator_values()
        if self._is_linear:  # then the monomials are the parameters
            self.examples[cell.pattern] = named(self._symbols, values)
            return
        literals = [(place, signs) for place, signs in enumerate(cell.signs) if signs != ANY]
        asked = [*self._assumed, *((f.form, f.operator) for f in (self._fact(*literal) for literal in literals))]
        if not all_hold(asked, values):
            found = solution(asked, self._given, self.ring, hint=self.system.solution())
            if found is None:
                return
            values = found
        self.examples[cell.pattern] = named(self._symbols, values)

    def example_near(self, pattern: Pattern, suggested: Mapping[Monomial, Fraction]) -> Values | None:
        """An example of a pattern, from values of monomials as quantities of their own; None where none is found."""
        if not self._is_rational:
            return None
        asked = list(self._assumed)
        for group, holds in zip(self.literals, pattern, strict=True):
            if isinstance(group, bool):
                continue
            if holds:
                asked += [self._compared(place, signs) for place, signs in group]
            else:
                asked.append(next(c for p, s in group if _is_so(c := self._compared(p, ANY & ~s), suggested)))
        asked += [(form, "!=") for form in self.apart]
        generators = [generator.LM for generator in self.ring.gens]
        values: list[Any] | None = [as_number(suggested.get(m, Fraction(1))) for m in generators]
        if values is not None and not all_hold(asked, values):
            values = solution(asked, self._given, self.ring, hint=suggested)
        return None if values is None else named(self._symbols, values)

    def _compared(self, place: int, signs: int) -> Compared:
        return self.forms[place], OPERATORS[signs]

    def relations(self, literals: Iterable[Literal]) -> tuple[Relation, ...]:
        """Relations for forms that have some signs."""
        return tuple(self._relation(place, signs) for place, signs in literals)

    def suggestion(self, literals: Iterable[Literal]) -> dict[Monomial, Fraction] | None:
        """A value for each monomial, as a quantity of its own, where forms have some signs; None where none is left."""
        mark = self.system.mark()
        proof = next((p for literal in literals if (p := self.system.state(self._fact(*literal)))), None)
        found = None if proof else self.system.solution()
        self.system.back_to(mark)
        return found

    def conditions(self, found: Sequence[Cell]) -> tuple[tuple[Relation, ...], ...]:
        """Where one of some cells of one pattern lies: alternatives of relations, few and short."""
        pattern = found[0].pattern
        every = zip(self.literals, pattern, strict=True)
        pairs = [(group, holds) for group, holds in every if not isinstance(group, bool)]
        needed = [one for group, holds in pairs if holds for one in group]
        failing = [group for group, holds in pairs if not holds]
        wides = [widened(cell.signs, needed, failing, ANY) for cell in found]
        kept = fewest(wides, [cell.signs for cell in found])
        if len(kept) <= MAX_SHORTENED:
            kept = list(dict.fromkeys(without_implied(wide, self._follows) for wide in kept))
        return tuple(self.relations(wide) for wide in kept)

    def branched(self, pattern: Pattern) -> tuple[tuple[Relation, ...], ...] | None:
        """The same without cells: all that must hold, and of each other group one relation that fails.

        A branch is dropped only where it is shown to be impossible, so that together they are the set; None where
        that takes more than :data:`MAX_BRANCHES` questions.
        """
        every = zip(self.literals, pattern, strict=True)
        pairs = [(group, holds) for group, holds in every if not isinstance(group, bool)]
        start: dict[int, int] = {}
        for place, signs in (one for group, holds in pairs if holds for one in group):
            start[place] = start.get(place, ANY) & signs
        left = [[(p, ANY & ~s) for p, s in group] for group, holds in pairs if not holds]
        found: list[Wide] = []
        waiting, asked = [(start, left)], 0
        while waiting:
            chosen, groups = waiting.pop()
            rest = [g for g in groups if not any(not chosen.get(p, ANY) & ~s for p, s in g)]
            if not rest:
                found.append(tuple(sorted(chosen.items())))
                continue
            shortest = min(rest, key=len)
            for place, signs in shortest:
                narrowed = {**chosen, place: chosen.get(place, ANY) & signs}
                asked += 1
                if asked > MAX_BRANCHES:
                    return None
                if narrowed[place] and self.suggestion(narrowed.items()) is not None:
                    waiting.append((narrowed, [g for g in rest if g is not shortest]))
        kept = [wide for wide in dict.fromkeys(found) if not any(_is_wider(other, wide) for other in found)]
        return tuple(self.relations(without_implied(wide, self._follows)) for wide in kept)

    def _follows(self, literals: Sequence[Literal], literal: Literal) -> bool:
        """Whether linear arithmetic shows that a form has some signs where others have theirs."""
        place, signs = literal
        outside = ANY & ~signs
        parts = [NEGATIVE, POSITIVE] if outside == NEGATIVE | POSITIVE else [outside]
        return all(self.suggestion((*literals, (place, part))) is None for part in parts)


def _is_so(asked: Compared, suggested: Mapping[Monomial, Fraction]) -> bool:
    """Whether a form is as it should be at values of its monomials."""
    form, operator = asked
    total = sum((Fraction(int(c.numerator), int(c.denominator)) * suggested[m] for m, c in form.terms()), Fraction(0))
    return bool(COMPARE[operator](total, 0))


def _is_wider(one: Wide, other: Wide) -> bool:
    """Whether a widened cell asks less than another one."""
    signs = dict(other)
    return one != other and all(not signs.get(place, ANY) & ~s for place, s in one)


def relation_with(form: PolyElement, signs: int) -> Relation:
    """``form operator 0`` for a set of signs, positive coefficients on both sides."""
    operator = OPERATORS[signs]
    if operator in (">", ">="):
        return relation_of(-form, {">": "<", ">=": "<="}[operator])
    return relation_of(form, operator)


def _mirrored(signs: int) -> int:
    return (signs & ZERO) | (POSITIVE if signs & NEGATIVE else 0) | (NEGATIVE if signs & POSITIVE else 0)


def _state(group: Sequence[_Needed], signs: list[int]) -> bool | None:
    """Whether all of a group holds; None where it is open."""
    if any(not signs[needed.place] & needed.signs for needed in group):
        return False
    return True if all(not signs[needed.place] & ~needed.signs for needed in group) else None


def cells(tree: Tree) -> Iterator[Cell]:
    """The cells of a tree, from left to right."""
    if isinstance(tree, Cell):
        yield tree
    elif isinstance(tree, Split):
        yield from cells(tree.holds)
        yield from cells(tree.fails)


def size(tree: Tree) -> int:
    """The number of its nodes."""
    return 1 + size(tree.holds) + size(tree.fails) if isinstance(tree, Split) else 1
