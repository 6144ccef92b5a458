"""The Jacobian of a paper: printed as a matrix, or entry by entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from symgame.errors import InvalidExpressionError
from symgame.transcription.latex.document.rows import matrix_rows
from symgame.transcription.latex.left_sides import LeftSide
from symgame.transcription.latex.words import Word
from symgame.transcription.source import Source
from symgame.transcription.transcription import Part, Unread


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry that is printed alone: which one its left side says it is, and its formula."""

    left: LeftSide
    part: Part


def printed_jacobian(words: Sequence[Word], sides: Sequence[Sequence[Word]], source: Source) -> Part:
    """The last side that is a matrix of the right shape.

    Raises
    ------
    InvalidExpressionError
        If there is none.
    """
    reasons: list[InvalidExpressionError] = []
    for side in reversed(sides[1:]):
        rows = matrix_rows(side)
        if rows is None:
            continue
        try:
            return _matrix(words, rows, source)
        except InvalidExpressionError as error:
            reasons.append(error)
    if reasons:
        raise reasons[0]
    raise InvalidExpressionError("the Jacobian is no matrix here; write it as \\begin{bmatrix} .. \\end{bmatrix}")


def _matrix(words: Sequence[Word], rows: Sequence[Sequence[Sequence[Word]]], source: Source) -> Part:
    size = len(source.shares) or len(rows)
    if len(rows) != size or any(len(row) != size for row in rows):
        raise InvalidExpressionError(f"the Jacobian has {size} rows of {size} entries; correct its shape")
    found = tuple(source.reading(cell) for row in rows for cell in row)
    return source.claim(source.part("jacobian", "rows", words, *found))


def gathered(entries: Sequence[Entry], shares: tuple[str, ...], source: Source) -> Iterator[Part | Unread]:
    """Entries that were printed one by one: the Jacobian if all are there, else formulas."""
    size = len(shares)
    by_place: dict[tuple[int, ...], Part] = {}
    for entry in entries:
        left = entry.left
        place = left.place
        if not place and left.share in shares and left.by in shares:
            place = (shares.index(left.share) + 1, shares.index(left.by) + 1)
        by_place.setdefault(place, entry.part)
    places = [(i, j) for i in range(1, size + 1) for j in range(1, size + 1)]
    parts = [by_place[place] for place in places if place in by_place]
    if size and len(parts) == len(places):
        found = tuple(part.readings[0] for part in parts)
        first = min(parts, key=lambda part: part.line)
        try:
            yield source.claim(Part("jacobian", "rows", found, printed=first.printed, line=first.line))
            return
        except InvalidExpressionError as error:
            yield first.unread(str(error))
    yield from (entry.part for entry in entries)
