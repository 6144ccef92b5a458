"""The search for a tree: the parameter space divided by the signs of forms.

The next form to be split is the one on which most groups wait. The linear system keeps its last solution: on the
side on which that lies there is nothing to do. Larger trees are given up
(:mod:`symgame.conditions.cases.listing` then lists what is possible in another way).
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence

from symgame.conditions.cases.forms import Forms
from symgame.conditions.cases.signs import ANY, APART, NEGATIVE, POSITIVE, ZERO, Literal
from symgame.conditions.cases.tree import Cell, Closed, Pattern, Split, Tree
from symgame.conditions.examples import Values

MAX_NODES = 20_000
"""Larger trees are given up."""

MAX_FORMS = 24
"""With more forms than this a tree is seldom small: it is given up sooner."""

FEW_NODES = 1500
"""How soon."""

MAX_TRIED = 3
"""In so many cells of a pattern an example is looked for."""


LOST: Pattern = ()
"""The pattern of a cell in which the one that is looked for cannot be."""


class TooLarge(Exception):
    """More nodes or seconds than are worth it; the caller has another way."""


class Partition:
    """A search over the signs of forms, or of one pattern of groups alone.

    Attributes
    ----------
    examples : dict of Pattern to Values
        Exact values for the patterns for which some were found on the way.
    """

    def __init__(self, forms: Forms, *, start: int = ANY, only: Pattern | None = None) -> None:
        self.examples: dict[Pattern, Values] = {}
        self._forms = forms
        self._start = start
        self._tried: dict[Pattern, int] = {}
        self._only = only
        self._left = MAX_NODES if only or len(forms.forms) <= MAX_FORMS else FEW_NODES
        self._end = math.inf

    def tree(self, *, seconds: float = math.inf) -> Tree:
        """The whole tree; of one pattern alone, cells in which it is lost already are not divided further.

        Raises
        ------
        TooLarge
            If it has more than :data:`MAX_NODES` nodes, or takes longer.
        """
        self._end = time.monotonic() + seconds
        system = self._forms.system
        if system.proof is not None:
            return Closed(system.proof)
        mark = system.mark()
        try:
            return self._node([self._start] * len(self._forms.forms))
        finally:
            system.back_to(mark)

    def _node(self, signs: list[int]) -> Tree:
        self._left -= 1
        if self._left < 0 or time.monotonic() > self._end:
            raise TooLarge
        groups = self._forms.groups
        states = [g if isinstance(g, bool) else _state(g, signs) for g in groups]
        if self._only and any(s is not None and s is not o for s, o in zip(states, self._only, strict=True)):
            return Cell(LOST, tuple(signs))
        waiting = [g for g, state in zip(groups, states, strict=True) if state is None and not isinstance(g, bool)]
        if not waiting:
            cell = Cell(tuple(bool(state) for state in states), tuple(signs))
            self._try(cell)
            return cell
        place, allowed = _next(waiting, signs)
        inside, outside = signs[place] & allowed, signs[place] & ~allowed
        value = self._forms.system.value(self._forms.forms[place])
        lies = NEGATIVE if value < 0 else POSITIVE if value > 0 else ZERO
        first, second = (inside, outside) if lies & inside else (outside, inside)
        branches = {part: self._branch((place, part), signs) for part in (first, second)}
        relation = self._forms.relation((place, inside if allowed == APART else allowed))
        return Split(relation, branches[inside], branches[outside])

    def _branch(self, literal: Literal, signs: list[int]) -> Tree:
        place, part = literal
        mark = self._forms.system.mark()
        proof = self._forms.ask(literal)
        tree: Tree = Closed(proof) if proof else self._node([*signs[:place], part, *signs[place + 1 :]])
        self._forms.system.back_to(mark)
        return tree

    def _try(self, cell: Cell) -> None:
        """Look for an example in a cell, in the first few of each pattern; the present solution suggests values."""
        tried = self._tried.get(cell.pattern, 0)
        if tried >= MAX_TRIED or cell.pattern in self.examples or not self._forms.is_rational:
            return
        self._tried[cell.pattern] = tried + 1
        values = self._forms.system.generator_values()
        if self._forms.is_linear:  # then the solution is one
            self.examples[cell.pattern] = self._forms.named(values)
            return
        asked = [self._forms.compared((place, signs)) for place, signs in enumerate(cell.signs) if signs != ANY]
        found = self._forms.example(asked, values)
        if found is not None:
            self.examples[cell.pattern] = found


def _state(group: Sequence[Literal], signs: list[int]) -> bool | None:
    """Whether all of a group holds; None where it is open."""
    if any(not signs[place] & needed for place, needed in group):
        return False
    return True if all(not signs[place] & ~needed for place, needed in group) else None


def _next(waiting: Sequence[list[Literal]], signs: list[int]) -> Literal:
    """The form on which most groups wait, those that wait for little first, and the signs by which to split."""
    counts: dict[Literal, int] = {}
    for group in waiting:
        still_open = [(place, needed) for place, needed in group if signs[place] & ~needed]
        for literal in still_open:
            counts[literal] = counts.get(literal, 0) + (1 << max(0, 16 - len(still_open)))
    by_place: dict[int, int] = {}
    for (place, _), count in counts.items():
        by_place[place] = by_place.get(place, 0) + count
    place, allowed = max(counts, key=lambda literal: (by_place[literal[0]], counts[literal], -literal[0]))
    if APART in (signs[place] & allowed, signs[place] & ~allowed):
        allowed = NEGATIVE  # not zero is two intervals
    return place, allowed
