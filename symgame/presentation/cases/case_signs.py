"""The signs of the eigenvalues of every vertex in every case, as far as the case fixes them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from symgame.algebra import Ratio
from symgame.conditions.sign import Sign as Signed
from symgame.display.table import Block, Cell, Line, Sign, Table, cell, line
from symgame.dynamics.field import Scope
from symgame.presentation.cases.case_conditions import Case
from symgame.presentation.edition import Edition, point_name
from symgame.presentation.vertices import shown_signs
from symgame.stability.verdict import Stability
from symgame.stability.vertex import Vertex

MAX_BESIDE = 4
"""Cases side by side; with more the table does not fit on a page."""

NARROW = Sign(",", "{,}")
"""Between signs, so that eight columns of them and of verdicts fit."""

MAX_CASES = 24
"""With more the cases are listed only."""

MAX_VERTICES = 16
"""Likewise."""


def case_signs(edition: Edition, scope: Scope, vertices: Sequence[Vertex], cases: Sequence[Case]) -> Iterator[Block]:
    """One row a vertex, two columns a case: signs and stability; then the ESS. Examples stand in the table of cases."""
    if not 1 < len(cases) <= MAX_CASES or len(vertices) > MAX_VERTICES:
        return
    parts = math.ceil(len(cases) / MAX_BESIDE)
    size = math.ceil(len(cases) / parts)
    for start in range(0, len(cases), size):
        shown = cases[start : start + size]
        rows = [_row(edition, scope, vertex, shown, vertices) for vertex in vertices]
        rows.append(_ess_row(edition, shown))
        yield _table(edition, rows, shown, cases)


def _table(edition: Edition, rows: Sequence[tuple[Cell, ...]], shown: Sequence[Case], every: Sequence[Case]) -> Table:
    heads: list[Line] = [line(edition.say("local point"))]
    over = [("", 1)]
    for case in shown:
        heads += [line(edition.say("local signs")), line(edition.say("verdict"))]
        over.append((edition.say("case number", k=case.number), 2))
    key = "local caption" if len(shown) == len(every) else "local caption part"
    caption = edition.say(key, first=shown[0].number, last=shown[-1].number)
    note = line(edition.say("local note")) if shown[0] is every[0] else ()
    return Table(caption, tuple(heads), tuple(rows), note, over=tuple(over))


def _row(
    edition: Edition, scope: Scope, vertex: Vertex, shown: Sequence[Case], vertices: Sequence[Vertex]
) -> tuple[Cell, ...]:
    row = [cell(point_name(edition.keys.index(vertex.key) + 1))]  # its shares stand in the tables before this one
    for case in shown:
        signs = signs_in(case, vertex, vertices)
        row += [cell(shown_signs(signs, NARROW)), cell(edition.say(_word(vertex, case, signs, scope)))]
    return tuple(row)


def signs_in(case: Case, vertex: Vertex, vertices: Sequence[Vertex]) -> tuple[Signed, ...]:
    """The signs at a vertex that do not change within a case.

    The assumptions fix some. The eigenvalues of the stable vertices are negative; at a neighbour the same
    form stands with a minus, so that it is positive there, and it may occur at other vertices, too.
    """
    negative = {
        difference
        for stable in vertices
        if stable.key in case.stable.ess
        for difference, sign in zip(stable.differences, stable.signs, strict=True)
        if sign is not Signed.ZERO
    }
    return tuple(
        sign if sign.is_strict or sign is Signed.ZERO else _sign_of(difference, negative)
        for difference, sign in zip(vertex.differences, vertex.signs, strict=True)
    )


def _sign_of(difference: Ratio, negative: set[Ratio]) -> Signed:
    if difference in negative:
        return Signed.NEGATIVE
    return Signed.POSITIVE if -difference in negative else Signed.UNDECIDED


def _word(vertex: Vertex, case: Case, signs: Sequence[Signed], scope: Scope) -> str:
    if vertex.key in case.stable.ess:
        return "stable" if scope is Scope.GENERAL else "ess"
    if Signed.POSITIVE in signs:
        is_saddle = Signed.NEGATIVE in signs and all(sign.is_strict for sign in signs)
        return "local saddle" if is_saddle else "local unstable"
    is_degenerate = Signed.ZERO in signs and vertex.finding.stability is not Stability.UNSTABLE
    return "not asymptotically stable" if is_degenerate else "local unstable"


def _ess_row(edition: Edition, shown: Sequence[Case]) -> tuple[Cell, ...]:
    row = [cell(edition.say("ess"))]
    for case in shown:
        names: list[Line] = [(point_name(edition.keys.index(key) + 1),) for key in case.stable.ess]
        row += [(edition.listed(names, "comma") if names else line(edition.say("no point")),), cell("")]
    return tuple(row)
