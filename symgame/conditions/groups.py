"""Which groups of conditions can hold together, under assumptions: disjoint, exhaustive, an exact example each.

A tree over the signs of the forms (:mod:`symgame.conditions.partition`) leaves candidates; each needs an
example (:mod:`symgame.conditions.examples`). Only where none is found is a solver asked, and where the tree
grows too large.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from sympy import Expr, Symbol

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.examples import example
from symgame.conditions.partition import ANY, Cell, Group, Partition, Pattern, TooLarge, Tree, cells
from symgame.conditions.relation import Relation
from symgame.conditions.solver import Answers, ask

SECONDS = 60.0
"""For a whole question."""

MAX_TRIED = 3
"""In so many cells of a candidate an example is looked for before the solver is asked."""


@dataclass(frozen=True, slots=True)
class Together:
    """A set of groups that can hold while no other does.

    Attributes
    ----------
    groups : tuple of int
        Their places.
    conditions : tuple of tuple of Relation
        The set holds exactly where all relations of one of these hold; None where they were not worked out.
    witness : tuple of (Symbol, Expr)
        An example, checked exactly: rational, with square roots only where no rational one is known.
    """

    groups: tuple[int, ...]
    conditions: tuple[tuple[Relation, ...], ...] | None
    witness: tuple[tuple[Symbol, Expr], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """All sets that were found, and how it is known that there are no others.

    Attributes
    ----------
    is_complete : bool
    sets : tuple of Together
    tree : Tree or None
        The division of the parameter space into cells; None where it grew too large.
    impossible : tuple of tuple of int
        Sets that have cells in the tree and are impossible on a solver's word.
    """

    is_complete: bool
    sets: tuple[Together, ...]
    tree: Tree | None = None
    impossible: tuple[tuple[int, ...], ...] = ()


def sets_of_groups(
    groups: Sequence[Group],
    given: Assumptions,
    symbols: Sequence[Symbol],
    *,
    seconds: float = SECONDS,
    with_conditions: bool = True,
) -> Listing:
    """List every set of groups that can hold together under the assumptions, the empty set included.

    Parameters
    ----------
    groups : sequence of Group
    given : Assumptions
    symbols : sequence of Symbol
        All parameters; a witness names each of them.
    seconds : float, optional
        Then the search is ended, and the listing says that it is not complete.
    with_conditions : bool, optional
        Whether to work out the conditions of every set.

    Returns
    -------
    Listing
        Not complete, too, where an example could not be made exact.
    """
    end = time.monotonic() + seconds
    partition = Partition(groups, given, symbols)
    try:
        tree = partition.tree(seconds=seconds / 2)
    except TooLarge:
        answers = ask(groups, given, symbols, seconds=end - time.monotonic())
        found = [Together(_places(pattern), None, values) for pattern, values in answers.examples.items()]
        return Listing(answers.has_all, tuple(found))
    by_pattern: dict[Pattern, list[Cell]] = {}
    for cell in cells(tree):
        by_pattern.setdefault(cell.pattern, []).append(cell)
    examples = {p: _example(partition, found, given, symbols) for p, found in by_pattern.items()}
    left = [pattern for pattern, values in examples.items() if values is None]
    asked = Answers({}, (), True)
    if left:
        asked = ask(groups, given, symbols, patterns=left, seconds=end - time.monotonic())
    sets: list[Together] = []
    for pattern, those in by_pattern.items():
        values = examples[pattern]
        values = asked.examples.get(pattern) if values is None else values
        if values is not None:
            conditions = partition.conditions(those) if with_conditions and time.monotonic() < end else None
            sets.append(Together(_places(pattern), conditions, values))
    is_complete = len(sets) + len(asked.impossible) == len(by_pattern)
    return Listing(is_complete, tuple(sets), tree, tuple(map(_places, asked.impossible)))


def _places(pattern: Pattern) -> tuple[int, ...]:
    return tuple(k for k, holds in enumerate(pattern) if holds)


def _example(
    partition: Partition, found: Sequence[Cell], given: Assumptions, symbols: Sequence[Symbol]
) -> tuple[tuple[Symbol, Expr], ...] | None:
    """An example in one of some cells, the widest ones first."""
    widest = sorted(found, key=lambda cell: sum(signs != ANY for signs in cell.signs))
    for cell in widest[:MAX_TRIED]:
        literals = [(place, signs) for place, signs in enumerate(cell.signs) if signs != ANY]
        values = example(partition.relations(literals), given, symbols, hint=partition.suggestion(literals))
        if values is not None:
            return values
    return None
