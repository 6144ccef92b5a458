"""The thresholds of all points that can be an ESS in one table, as a report has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.display.table import Block, Cell, Line, Math, Paragraph, Sign, Table, cell, line
from symgame.dynamics.field import VectorField
from symgame.presentation.edition import Edition, eigenvalue_sign
from symgame.presentation.thresholds.intervals import interval_lines
from symgame.presentation.thresholds.thresholds import bound_lines, bounds_note
from symgame.stability.thresholds.ess_conditions import EssCondition, bearing_parameters
from symgame.stability.thresholds.vertex_thresholds import VertexThresholds, first_scenario, vertex_thresholds
from symgame.stability.verdict import EssVerdict
from symgame.stability.vertex import Vertex

MAX_ROWS = 100
"""The points whose rows would go beyond these are named instead."""


def threshold_table(edition: Edition, field: VectorField, vertices: Sequence[Vertex]) -> Iterator[Block]:
    """One row a parameter that bears on a point; the interval in numbers at the first scenario.

    Parameters
    ----------
    edition : Edition
    field : VectorField
    vertices : sequence of Vertex
        All of them; those that are an ESS under conditions have thresholds.
    """
    shown, left_out = _within_limit(edition, [v for v in vertices if v.verdict is EssVerdict.IF_CONDITIONS])
    scenario = first_scenario(edition.game)
    every = [vertex_thresholds(field, vertex, scenario=scenario) for vertex in shown]
    rows = [row for each in every for row in _rows(edition, each)]
    if rows:
        keys = ("threshold point", "parameter", "threshold", *(("interval",) if scenario else ()))
        heads = tuple(line(edition.say(key)) for key in keys)
        numbers = [edition.say("thresholds scenario", name=scenario.name)] if scenario else []
        note = bounds_note(edition, "thresholds note", [t for each in every for t in each.thresholds], *numbers)
        yield Table(edition.say("thresholds caption"), heads, tuple(rows), note, merged=1)
    if left_out:
        names = edition.listed([edition.vertex_name(vertex.key) for vertex in left_out[:MAX_NAMED]])
        more: Line = ("…",) if len(left_out) > MAX_NAMED else ()
        yield Paragraph(edition.sentence("thresholds left out", points=(*names, *more)))


MAX_NAMED = 12
"""The most points that are named instead of shown."""


def _within_limit(edition: Edition, vertices: list[Vertex]) -> tuple[list[Vertex], list[Vertex]]:
    """The first points as long as their rows fit, and the others."""
    count = 0
    for k, vertex in enumerate(vertices):
        count += len(bearing_parameters(edition.game, vertex))
        if count > MAX_ROWS:
            return vertices[:k], vertices[k:]
    return vertices, []


def _rows(edition: Edition, each: VertexThresholds) -> Iterator[tuple[Cell, ...]]:
    point = cell(edition.vertex_name(each.vertex.key))
    marks = {condition: _eigenvalues(condition) for condition in each.conditions}
    for k, found in enumerate(each.thresholds):
        bounds = bound_lines(edition, found, marks) or cell(edition.say("no bound"))
        numbers = (interval_lines(edition, each.values[k]),) if each.values else ()
        yield (point, cell(found.parameter), bounds, *numbers)


def _eigenvalues(condition: EssCondition) -> Line:
    """``[λ1]`` beside a bound: the eigenvalue that is zero there."""
    names = [eigenvalue_sign(k) for k in condition.eigenvalues]
    parts = [part for k, name in enumerate(names) for part in ((Sign(", ", ", "), name) if k else (name,))]
    return (" ", Math((Sign("[", "["), *parts, Sign("]", "]")))) if names else ()
