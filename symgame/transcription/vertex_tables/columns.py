"""The columns of a table of vertices: what each holds is seen from its cells, and heads help where these do not tell.

A column holds ``eigenvalues``, their ``signs``, words of ``stability``, ``conditions``, a ``determinant``,
a ``trace``, ``nothing``, or what is ``unknown``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from symgame.transcription.latex.left_sides import upright
from symgame.transcription.vertex_tables.marks import NOTHING, Cell, has_relation, marks_of, stability_of

_NUMBER = re.compile(r"\\textcircled\{.*\}|[\u2460-\u24ff\u2776-\u2793]+")
_HEADS = {
    "eigenvalues": re.compile(r"lambda|eigen|特征值|characteristic", re.IGNORECASE),
    "signs": re.compile(r"sign|symbol|符号|实部|real", re.IGNORECASE),
    "stability": re.compile(r"stab|稳定|conclusion|结论|type|类型", re.IGNORECASE),
    "conditions": re.compile(r"condition|条件", re.IGNORECASE),
    "determinant": re.compile(r"det|行列式", re.IGNORECASE),
    "trace": re.compile(r"\btr|trace|迹", re.IGNORECASE),
}


def heads_of(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The heads of the columns, those of several lines together, cells over several columns counted as often."""
    width = max((len(row) for row in rows), default=0)
    heads = [""] * width
    for row in rows:
        before: Cell = ()
        for k, cell in enumerate(row):
            before = cell or before
            heads[k] += " " + upright(before)
    return heads


def columns_of(rows: Sequence[Sequence[Cell]], heads: Sequence[str]) -> list[str]:
    """What each column holds; the last heads belong to the last columns."""
    width = max((len(row) for row in rows), default=0)
    heads = [""] * (width - len(heads)) + list(heads)
    return [_kind([row[k] for row in rows if k < len(row) and row[k]], heads[k]) for k in range(width)]


def _kind(cells: Sequence[Cell], head: str) -> str:
    """What a column holds."""
    texts = [upright(cell) for cell in cells]
    if not texts:
        return "nothing"
    named = next((kind for kind, pattern in _HEADS.items() if pattern.search(head)), "")
    is_marks = all(all(marks_of(cell)) or text in NOTHING for cell, text in zip(cells, texts, strict=True))
    if all(_NUMBER.fullmatch(text) for text in texts):
        return "conditions"
    if named in ("determinant", "trace"):
        return "unknown" if is_marks else named
    if (
        is_marks
        and not (named == "eigenvalues" and all(text == "0" for text in texts))
        and named not in ("stability", "conditions")
    ):
        return "signs"
    if any(stability_of(text) for text in texts) and named != "conditions":
        return "stability"
    if any(map(has_relation, cells)) or named == "conditions":
        return "conditions"
    if named == "stability":
        return "stability"
    return "eigenvalues" if named in ("", "eigenvalues", "signs") else "unknown"
