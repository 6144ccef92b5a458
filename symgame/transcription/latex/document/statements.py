"""The lines of displayed mathematics, put together to equations.

An equation may go over several lines: one that begins with a sign or a relation, or inside a bracket,
goes on with the one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.errors import InvalidExpressionError
from symgame.transcription.latex.grammar.signs import RELATIONS
from symgame.transcription.latex.layout import laid_bare
from symgame.transcription.latex.left_sides import depth_of
from symgame.transcription.latex.words import Word

_GOES_ON = ("cdot", "times", "div")


def words_in_rows(words: Sequence[Word]) -> list[Word]:
    """Every new line of bare mathematics begins a row."""
    result: list[Word] = []
    depth = 0
    for word in words:
        if word.is_new_line and result and depth <= 0:
            result.append(Word("break", "", word.at, word.at))
        depth += depth_of(word)
        result.append(word)
    return result


def statements(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """The words cut at ends of lines, where a new equation begins."""
    current = _Statement()
    row: list[Word] = []
    depth = 0
    for word in [*words, Word("break", "", 0, 0)]:
        is_end = word.kind == "break" or word.is_macro("\\", "newline", "cr", "intertext", "shortintertext")
        if not is_end or (depth > 0 and word.end):
            depth += {"open": 1, "begin": 1, "close": -1, "end": -1}.get(word.kind, 0)
            row.append(word)
            continue
        if row:
            bare = _meaningful(row)
            if current.words and not current.goes_on(bare):
                yield tuple(current.words)
                current = _Statement()
            current.add(row, bare)
        row, depth = [], 0
    if current.words:
        yield tuple(current.words)


def _meaningful(row: Sequence[Word]) -> list[Word]:
    """The words of a line that mean something; none where it cannot be told yet."""
    try:
        return [word for word in laid_bare(row, is_table=True) if not word.is_mark("&")]
    except InvalidExpressionError:
        return []


class _Statement:
    """The lines of one equation so far."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self._depth = 0
        self._last: Word | None = None

    def add(self, row: Sequence[Word], bare: Sequence[Word]) -> None:
        """One more line."""
        if self.words:
            self.words.append(Word("break", "", row[0].at, row[0].at))
        self.words += row
        self._depth += sum(depth_of(word) for word in bare)
        self._last = bare[-1] if bare else self._last

    def goes_on(self, row: Sequence[Word]) -> bool:
        """Whether a line belongs to this equation: it begins, or the last one ended, in the middle of something."""
        if self._last is None or not row or self._depth > 0:
            return True
        first, last = row[0], self._last
        begins = first.is_mark(*"+-*/=<>)]") or first.is_macro(*_GOES_ON, *RELATIONS, "}")
        ends = last.is_mark(*"+-*/=<>([") or last.is_macro(*_GOES_ON, *RELATIONS)
        if first.is_mark("-", "+") and any(word.is_mark("=") for word in row) and not ends:
            return False
        return begins or ends
