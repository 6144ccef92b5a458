"""Which parameters help and which hinder each vertex, as a table of arrows."""

from __future__ import annotations

from collections.abc import Iterator

from symgame.analysis import Analysis
from symgame.display.table import Block, Sign, Table, cell, line, math
from symgame.presentation.edition import Edition
from symgame.stability.effects import Effect, effect_of

MAX_VERTICES = 8
"""With more columns the table does not fit on a page."""

_MARKS = {
    Effect.HELPS: Sign("↑", r"\uparrow"),
    Effect.HINDERS: Sign("↓", r"\downarrow"),
    Effect.MIXED: Sign("±", r"\pm"),
    Effect.NONE: Sign("-", "-"),
    Effect.UNDECIDED: Sign("?", "?"),
}


def effects(edition: Edition, analysis: Analysis) -> Iterator[Block]:
    """One row a parameter that matters, one column a vertex."""
    if not analysis.game.symbols or len(analysis.vertices) > MAX_VERTICES:
        return
    rows = []
    for symbol in analysis.game.symbols:
        found = [effect_of(symbol, vertex, edition.given) for vertex in analysis.vertices]
        if set(found) != {Effect.NONE}:
            rows.append((cell(symbol), *(cell(math(_MARKS[effect])) for effect in found)))
    heads = [line(edition.say("parameter"))]
    heads += [line(math(Sign(f"E{k}", f"E_{{{k}}}"))) for k in range(1, len(analysis.vertices) + 1)]
    note = line(edition.say("effects note"))
    yield Table(edition.say("effects caption"), tuple(heads), tuple(rows), note)
