"""The conditions of one pattern as alternatives of relations: from the cells of a tree, or without one."""

from __future__ import annotations

from collections.abc import Sequence

from symgame.conditions.cases.covering import Wide, fewest, widened, without_implied
from symgame.conditions.cases.forms import Forms
from symgame.conditions.cases.signs import ANY, intervals
from symgame.conditions.cases.tree import Cell, Pattern
from symgame.conditions.relation import Relation

MAX_SHORTENED = 100
"""Longer lists of alternatives are left as they are: nobody reads them."""

MAX_BRANCHES = 40
"""So many questions are asked for the conditions of one pattern where there is no tree."""

Alternatives = tuple[tuple[Relation, ...], ...]


def from_cells(forms: Forms, cells: Sequence[Cell]) -> Alternatives:
    """Where one of some cells of one pattern lies: few and short."""
    needed, failing = forms.needed_and_failing(cells[0].pattern)
    wides = [widened(cell.signs, needed, failing, ANY) for cell in cells]
    kept = fewest(wides, [cell.signs for cell in cells])
    if len(kept) <= MAX_SHORTENED:
        kept = [without_implied(wide, forms.follows) for wide in kept]
    return tuple(tuple(forms.relation(literal) for literal in wide) for wide in _widest(kept))


def from_pattern(forms: Forms, pattern: Pattern) -> Alternatives | None:
    """All that must hold, and of each other group one relation that fails.

    A branch is dropped only where it is shown to be impossible, so that together they are the set; None where
    that takes more than :data:`MAX_BRANCHES` questions.
    """
    needed, failing = forms.needed_and_failing(pattern)
    start: dict[int, int] = {}
    for place, signs in needed:
        start[place] = start.get(place, ANY) & signs
    left = [[(place, part) for place, signs in group for part in intervals(ANY & ~signs)] for group in failing]
    found: list[Wide] = []
    waiting, asked = [(start, left)], 0
    while waiting:
        chosen, groups = waiting.pop()
        rest = [g for g in groups if not any(not chosen.get(place, ANY) & ~signs for place, signs in g)]
        if not rest:
            found.append(tuple(sorted(chosen.items())))
            continue
        shortest = min(rest, key=len)
        for place, signs in shortest:
            narrowed = {**chosen, place: chosen.get(place, ANY) & signs}
            asked += 1
            if asked > MAX_BRANCHES:
                return None
            if narrowed[place] and forms.suggestion(narrowed.items()) is not None:
                waiting.append((narrowed, [g for g in rest if g is not shortest]))
    kept = _widest([without_implied(wide, forms.follows) for wide in _widest(found)])
    return tuple(tuple(forms.relation(literal) for literal in wide) for wide in kept)


def _widest(wides: Sequence[Wide]) -> list[Wide]:
    """Without those that ask more than another one."""
    return [wide for wide in dict.fromkeys(wides) if not any(_is_wider(other, wide) for other in wides)]


def _is_wider(one: Wide, other: Wide) -> bool:
    """Whether one asks less than the other."""
    signs = dict(other)
    return one != other and all(not signs.get(place, ANY) & ~s for place, s in one)
