"""Which parameters help and which hinder each vertex, as a table of arrows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sympy import Expr, Rational, Symbol

from symgame.analysis import Analysis
from symgame.display.table import Block, Cell, Math, Sign, Table, cell, line, math
from symgame.presentation.edition import Edition
from symgame.presentation.scenarios.placing import exactly
from symgame.presentation.thresholds.intervals import near
from symgame.stability.effects import Effect, effect_of
from symgame.stability.vertex import Vertex

MAX_VERTICES = 8
"""With more columns the table does not fit on a page."""

_MARKS = {
    Effect.HELPS: Sign("↑", r"\uparrow"),
    Effect.HINDERS: Sign("↓", r"\downarrow"),
    Effect.MIXED: Sign("±", r"\pm"),
    Effect.NONE: Sign("−", "-"),
    Effect.UNDECIDED: Sign("?", "?"),
}


def effects(
    edition: Edition, analysis: Analysis, turns: Mapping[Symbol, Sequence[Expr]] | None = None, *, name: str = ""
) -> Iterator[Block]:
    """One row a parameter that matters, one column a vertex, and the thresholds at a scenario where they are known.

    Parameters
    ----------
    edition : Edition
    analysis : Analysis
    turns : mapping of Symbol to sequence of Expr, optional
        Where the set of ESS changes along the line of a parameter.
    name : str, optional
        Of the scenario that gives the other parameters their values.
    """
    vertices = _listed(analysis)
    rows: list[tuple[Cell, ...]] = []
    for symbol in analysis.game.symbols:
        found = [effect_of(symbol, vertex, edition.given) for vertex in vertices]
        if set(found) - {Effect.NONE}:
            marks = [cell(math(_MARKS[effect])) for effect in found]
            rows.append((cell(symbol), *marks, *(() if turns is None else (_values(turns.get(symbol, ())),))))
    if not rows:
        return
    heads = [line(edition.say("parameter"))]
    places = [analysis.vertices.index(vertex) + 1 for vertex in vertices]
    heads += [line(math(Sign(f"E{k}", f"E_{{{k}}}"))) for k in places]
    heads += [] if turns is None else [line(edition.say("threshold"))]
    said = [line(edition.say("effects note"))]
    said += [] if turns is None else [line(edition.say("effects thresholds", name=name))]
    yield Table(edition.say("effects caption"), tuple(heads), tuple(rows), edition.running(said))


def _listed(analysis: Analysis) -> Sequence[Vertex]:
    """All vertices, or those that can be an ESS where all are too many; none where these are."""
    if len(analysis.vertices) <= MAX_VERTICES:
        return analysis.vertices
    return analysis.ess if len(analysis.ess) <= MAX_VERTICES else ()


def _values(values: Sequence[Expr]) -> Cell:
    pieces: list[str | Math] = []
    for value in values:
        pieces += [", "] if pieces else []
        about = Sign(f"≈{near(value)}", rf"\approx {near(value)}")
        pieces.append(Math((exactly(value) if isinstance(value, Rational) else about,)))
    return (tuple(pieces) or ("-",),)
