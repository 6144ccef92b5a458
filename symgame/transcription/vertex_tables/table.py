r"""A table whose rows begin with a vertex: what it says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from symgame.errors import InvalidExpressionError
from symgame.transcription.latex.document.pieces import PrintedTable
from symgame.transcription.latex.layout import laid_bare
from symgame.transcription.latex.left_sides import depth_of, upright
from symgame.transcription.latex.words import Word, compact
from symgame.transcription.source import Source
from symgame.transcription.transcription import Part, Unread
from symgame.transcription.vertex_tables.columns import columns_of, heads_of
from symgame.transcription.vertex_tables.marks import NOTHING, Cell, has_relation, marks_of, stability_of
from symgame.transcription.vertex_tables.vertices import vertex_cell

_NEVER = re.compile(r"impossible|never|不可能|不成立|恒不")


def vertex_table(table: PrintedTable, source: Source) -> Iterator[Part | Unread]:
    """What the table says, row by row; what cannot be read, with the reason."""
    vertices = [vertex_cell(row, source.game) for row in table.rows]
    first = next((k for k, found in enumerate(vertices) if found), None)
    if first is None:
        words = _words_of(table.rows)
        if words:
            reason = "no row of this table begins with a vertex like (0,0,1); payoff tables are read from CSV or Excel"
            yield source.unread(words, reason)
        return
    heads = heads_of(table.rows[:first])
    body: list[tuple[str, Sequence[Cell]]] = []
    for found, printed in zip(vertices[first:], table.rows[first:], strict=True):
        if found is not None:
            at, key = found
            body.append((key, printed[at + 1 :]))
        elif sum(map(bool, printed)) > 1:
            reason = "this row begins with no vertex; rest points that are no vertices are not transcribed"
            yield source.unread(_words_of([printed]), reason)
    columns = columns_of([row for _, row in body], heads[-max(len(row) for _, row in body) :] if heads else [])
    for kind in ("stability", "conditions"):
        if columns.count(kind) > 1:
            reason = (
                f"the table has {columns.count(kind)} columns of {kind}, for several cases; give one case at a time"
            )
            yield source.unread(_words_of([row for _, row in body]), reason)
    for key, row in body:
        yield from _row(key, row, columns, source)


def _words_of(rows: Sequence[Sequence[Cell]]) -> list[Word]:
    return [word for row in rows for cell in row for word in cell]


def _row(key: str, row: Sequence[Cell], columns: Sequence[str], source: Source) -> Iterator[Part | Unread]:
    by_kind: dict[str, list[Cell]] = {}
    for cell, kind in zip(row, columns, strict=False):
        by_kind.setdefault(kind, []).append(cell)
    size = len(key.replace("-", "")) if source.game is None else len(source.shares)
    yield from _formulas("eigenvalues", key, by_kind.get("eigenvalues", []), size, source)
    both = [*by_kind.get("determinant", []), *by_kind.get("trace", [])]
    yield from _formulas("det_trace", key, both, 2, source)
    yield from _signs(key, by_kind.get("signs", []), size, source)
    stability, conditions = by_kind.get("stability", []), by_kind.get("conditions", [])
    if len(stability) < 2 and len(conditions) < 2:
        yield from _stability(key, stability[0] if stability else (), conditions[0] if conditions else (), source)
    for cell in by_kind.get("unknown", []):
        if cell:
            yield source.unread(
                cell, "it is open what this column holds; name its head eigenvalues, signs, stability or condition"
            )


def _formulas(section: str, key: str, cells: Sequence[Cell], size: int, source: Source) -> Iterator[Part | Unread]:
    words = _words_of([cells])
    if not words:
        return
    entries = [entry for cell in cells for entry in _entries(cell)]
    if len(entries) != size:
        what = "a determinant and a trace" if section == "det_trace" else f"{size} eigenvalues"
        yield source.unread(words, f"the vertex {key} has {what}, {len(entries)} are printed; correct the row")
        return
    try:
        found = [source.reading(_right_side(entry)) for entry in entries]
    except InvalidExpressionError as error:
        yield source.refused(words, error)
        return
    yield source.part(section, key, words, *found)


def _entries(cell: Cell) -> list[list[Word]]:
    """The expressions of a cell: several between commas, or one below the other."""
    bare = laid_bare(cell, is_table=True)
    entries: list[list[Word]] = [[]]
    depth = 0
    for word in bare:
        if word.kind in ("begin", "end"):
            continue
        depth += depth_of(word)
        if depth == 0 and (word.is_mark(",", ";") or word.kind == "row"):
            entries.append([])
        elif not word.is_mark("&"):
            entries[-1].append(word)
    return [entry for entry in entries if entry and compact(entry)]


def _right_side(words: list[Word]) -> list[Word]:
    r"""Without ``\lambda_1 =`` before it."""
    for k, word in enumerate(words):
        if word.is_mark("="):
            return words[k + 1 :]
    return words


def _signs(key: str, cells: Sequence[Cell], size: int, source: Source) -> Iterator[Part | Unread]:
    words = _words_of([cells])
    if not words:
        return
    marks = tuple(mark for cell in cells for mark in marks_of(cell))
    if len(marks) != size or "" in marks:
        yield source.unread(words, f"the vertex {key} has {size} signs, each +, -, 0 or x; correct the row")
        return
    yield source.part("signs", key, words, marks=marks)


def _stability(key: str, cell: Cell, condition: Cell, source: Source) -> Iterator[Part | Unread]:
    """What a point is called; where it is an ESS under a condition, the condition."""
    word = stability_of(upright(cell)) if cell else ""
    wanted = upright(condition) if condition else ""
    if word is None:
        yield source.unread(
            cell, "this is no word of stability; write ESS, saddle, unstable or not ESS, and conditions in a column"
        )
        return
    called = [source.part("stability", key, [*cell, *condition], marks=(word,))] if word else []
    is_never = bool(_NEVER.search(wanted))
    if wanted in NOTHING:
        yield from called
    elif word in ("ess", "") and not is_never:
        yield _condition(key, cell, condition, source)
    else:
        yield from called if word != "ess" else ()
        if not is_never:
            yield source.unread(condition, "conditions are transcribed for points that are called ESS only")


def _condition(key: str, cell: Cell, condition: Cell, source: Source) -> Part | Unread:
    if not has_relation(condition):
        return source.unread(
            condition, "the condition is given by a number or by words; write the relations themselves"
        )
    try:
        return source.part("ess", key, [*cell, *condition], source.reading(condition))
    except InvalidExpressionError as error:
        return source.refused(condition, error)
