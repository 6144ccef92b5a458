"""Which groups of conditions can hold together, under assumptions: disjoint, exhaustive, an exact example each.

A tree over the signs of the forms (:mod:`symgame.conditions.cases.partition`) leaves candidates; each needs an
example (:mod:`symgame.conditions.examples`). Only where none is found is a solver asked, and where the tree
grows too large.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from sympy import Expr, Symbol

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.cases.alternatives import from_cells, from_pattern
from symgame.conditions.cases.forms import Forms
from symgame.conditions.cases.listing import candidates
from symgame.conditions.cases.partition import Partition, TooLarge
from symgame.conditions.cases.signs import ANY, APART
from symgame.conditions.cases.tree import Cell, Group, Pattern, Tree, cells
from symgame.conditions.examples import Values
from symgame.conditions.relation import Relation
from symgame.conditions.solver.solver import Answers, ask

SECONDS = 60.0
"""For a whole question."""


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
    return _listing(groups, given, symbols, seconds, with_conditions=with_conditions, start=ANY)


def exactly_these(
    pattern: Pattern,
    groups: Sequence[Group],
    given: Assumptions,
    symbols: Sequence[Symbol],
    *,
    seconds: float = SECONDS,
) -> Listing:
    """The listing of one pattern alone: its groups hold and no other does.

    Branches that linear arithmetic excludes are cut at once, so that it takes far less than a listing of all sets.

    Returns
    -------
    Listing
        With one set, or with none where the pattern is impossible; not complete where that is open.

    Examples
    --------
    >>> from symgame.conditions.relation import read_relations
    >>> from symgame.symbols import real_symbol
    >>> names = {name: real_symbol(name) for name in "abc"}
    >>> groups = [(one,) for one in read_relations("a < b, b < c, a < c", names)]
    >>> exactly_these((True, True, False), groups, Assumptions(), list(names.values())).is_complete
    True
    """
    end = time.monotonic() + seconds
    forms = Forms(groups, given, symbols)
    search = Partition(forms, only=pattern)
    conditions, values = None, None
    try:
        found = [cell for cell in cells(search.tree(seconds=seconds / 3)) if cell.pattern == pattern]
        if not found:
            return Listing(True, ())
        conditions, values = from_cells(forms, found), search.examples.get(pattern)
    except TooLarge:
        pass
    if values is None:
        asked = ask(groups, given, symbols, [pattern], seconds=end - time.monotonic())
        values = asked.examples.get(pattern)
        if values is None:
            return Listing(bool(asked.impossible), (), None, tuple(map(_places, asked.impossible)))
    return Listing(True, (Together(_places(pattern), conditions, values),))


def sign_patterns(
    relations: Sequence[Relation], given: Assumptions, symbols: Sequence[Symbol], *, seconds: float = SECONDS
) -> Listing:
    """Every way in which strict inequalities can hold or be reversed, ties left out.

    Parameters
    ----------
    relations : sequence of Relation
        With the operators ``<`` and ``>``.
    given : Assumptions
    symbols : sequence of Symbol
    seconds : float, optional

    Returns
    -------
    Listing
        Its sets are the places of the relations that hold; all others are reversed.

    Examples
    --------
    >>> from symgame.conditions.relation import read_relations
    >>> from symgame.symbols import real_symbol
    >>> names = {name: real_symbol(name) for name in "abc"}
    >>> found = sign_patterns(read_relations("a < b, b < c, a < c", names), Assumptions(), list(names.values()))
    >>> found.is_complete, len(found.sets)
    (True, 6)
    """
    groups = [(relation,) for relation in relations]
    return _listing(groups, given, symbols, seconds, with_conditions=False, start=APART)


def _listing(
    groups: Sequence[Group],
    given: Assumptions,
    symbols: Sequence[Symbol],
    seconds: float,
    *,
    with_conditions: bool,
    start: int,
) -> Listing:
    end = time.monotonic() + seconds
    forms = Forms(groups, given, symbols)
    search = Partition(forms, start=start)
    examples: dict[Pattern, Values | None]
    by_pattern: dict[Pattern, list[Cell]] = {}
    tree: Tree | None = None
    try:
        tree = search.tree(seconds=seconds / 3)
        for cell in cells(tree):
            by_pattern.setdefault(cell.pattern, []).append(cell)
        examples, has_all = {pattern: search.examples.get(pattern) for pattern in by_pattern}, True
    except TooLarge:
        examples, has_all = candidates(forms, end - time.monotonic(), start=start)
    left = [pattern for pattern, values in examples.items() if values is None]
    if start == APART:
        every = [r for group in groups if not isinstance(group, bool) for r in group]
        given = given.and_also(Relation(r.left, "!=", r.right) for r in every)
    asked = ask(groups, given, symbols, left, seconds=end - time.monotonic()) if left else Answers({}, ())
    sets: list[Together] = []
    for pattern, known in examples.items():
        values = asked.examples.get(pattern) if known is None else known
        if values is not None:
            conditions = None
            if with_conditions and time.monotonic() < end:
                those = by_pattern.get(pattern)
                conditions = from_pattern(forms, pattern) if those is None else from_cells(forms, those)
            sets.append(Together(_places(pattern), conditions, values))
    is_complete = has_all and len(sets) + len(asked.impossible) == len(examples)
    return Listing(is_complete, tuple(sets), tree, tuple(map(_places, asked.impossible)))


def _places(pattern: Pattern) -> tuple[int, ...]:
    return tuple(k for k, holds in enumerate(pattern) if holds)
