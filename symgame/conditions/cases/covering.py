"""Conditions of a set of cells, as few and as short as can be read off them.

A cell says more than is needed. Where a group of relations is to fail, one failing relation is enough; so a
cell is widened to all relations that must hold and a small choice of those that fail, and of the widened
cells so many are kept as cover them all. What is kept holds in no cell of another set.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from symgame.conditions.cases.signs import Literal

Wide = tuple[Literal, ...]


def widened(cell: Sequence[int], needed: Sequence[Literal], failing: Sequence[Sequence[Literal]], whole: int) -> Wide:
    """What a cell needs of its signs: every needed literal, and one failing relation of each group.

    Parameters
    ----------
    cell : sequence of int
        The signs that each form has there.
    needed : sequence of Literal
        All of these must hold.
    failing : sequence of sequence of Literal
        Of each group that must fail, its relations.
    whole : int
        All signs.
    """
    chosen: dict[int, int] = {}
    for place, signs in needed:
        chosen[place] = chosen.get(place, whole) & signs
    open_groups = [[(p, whole & ~s) for p, s in group if not cell[p] & s] for group in failing]
    left = [g for g in open_groups if not any(_is_inside(chosen.get(p, whole), s) for p, s in g)]
    while left:
        candidates = list(dict.fromkeys(literal for group in left for literal in group))
        best = max(candidates, key=lambda literal: sum(literal in group for group in left))
        place, signs = best
        chosen[place] = chosen.get(place, whole) & signs
        left = [g for g in left if not any(_is_inside(chosen.get(p, whole), s) for p, s in g)]
    # Signs that are no interval cannot be one relation: the cell's own are.
    return tuple(sorted((p, s if s != _gap(whole) else cell[p]) for p, s in chosen.items()))


def _is_inside(signs: int, others: int) -> bool:
    return not signs & ~others


def _gap(whole: int) -> int:
    """Negative or positive: all signs but the middle one."""
    return whole & ~2


def covers(wide: Wide, cell: Sequence[int]) -> bool:
    """Whether a cell lies in a widened one."""
    return all(_is_inside(cell[place], signs) for place, signs in wide)


def fewest(wides: Sequence[Wide], cells: Sequence[Sequence[int]]) -> list[Wide]:
    """So many widened cells as cover all cells: the widest first, less those that turn out not to be needed."""
    kept: list[Wide] = []
    for wide, cell in sorted(zip(wides, cells, strict=True), key=lambda pair: (len(pair[0]), pair[0])):
        if not any(covers(other, cell) for other in kept):
            kept.append(wide)
    if len(kept) > MAX_COMPARED:
        return kept
    covering = [{wide for wide in kept if covers(wide, cell)} for cell in cells]
    for wide in reversed(kept.copy()):
        if all(len(those) > 1 for those in covering if wide in those):
            kept.remove(wide)
            for those in covering:
                those.discard(wide)
    return kept


MAX_COMPARED = 200
"""Longer lists are not searched for what is not needed."""


def without_implied(wide: Wide, follows: Callable[[Wide, Literal], bool]) -> Wide:
    """Without literals that follow from the others."""
    kept = wide
    for literal in wide:
        rest = tuple(other for other in kept if other != literal)
        if follows(rest, literal):
            kept = rest
    return kept
