r"""The equations and tables of a LaTeX text, each cut out and unread.

Equations stand in displays, in environments such as ``align``, and between dollar signs; a text without
any of these is itself mathematics, an equation a line.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from symgame.expressions.tokens import fail
from symgame.transcription.latex.document.markdown import MarkdownTable, markdown_tables
from symgame.transcription.latex.document.rows import MATRICES, TABLES, closing_environment, rows_of, without_preamble
from symgame.transcription.latex.document.statements import statements, words_in_rows
from symgame.transcription.latex.layout import EQUATIONS
from symgame.transcription.latex.words import Word

_SKIPPED_WORDS = "verbatim lstlisting comment tikzpicture thebibliography filecontents minted algorithm"
_SKIPPED = frozenset(_SKIPPED_WORDS.split())
_CLOSES = {"$": "$", "$$": "$$", "\\(": "\\)", "\\[": "\\]"}
_INLINE = ("$", "\\(")
_FAR = 200
"""How many characters before and after a formula are looked at."""


@dataclass(frozen=True, slots=True)
class Equation:
    """The words of one equation; ``is_inline`` where it stands within a line of text."""

    words: tuple[Word, ...]
    is_inline: bool = False


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """The cells of a table, row by row."""

    rows: tuple[tuple[tuple[Word, ...], ...], ...]


def pieces_of(text: str, words: Sequence[Word]) -> list[Equation | PrintedTable]:
    """The equations and tables of a text in their order.

    Raises
    ------
    InvalidExpressionError
        If an environment or a dollar sign is never closed.
    """
    words = _body(words)
    outer = {word.text.rstrip("*") for word in words if word.kind == "begin"}
    tables = markdown_tables(text)
    is_bare = not tables and not outer & (EQUATIONS | TABLES) and not any(word.kind == "math" for word in words)
    if is_bare:
        return [Equation(rows) for rows in statements(words_in_rows(words))]
    return list(_pieces(text, words, tables))


def _body(words: Sequence[Word]) -> Sequence[Word]:
    """What stands after the preamble, if there is one."""
    for k, word in enumerate(words):
        if word.kind == "begin" and word.text == "document":
            return words[k + 1 :]
    return words


def _pieces(text: str, words: Sequence[Word], tables: Sequence[MarkdownTable]) -> Iterator[Equation | PrintedTable]:
    at = 0
    waiting = list(tables)
    starts = [word.at for word in words]
    while at < len(words):
        word = words[at]
        if waiting and word.at >= waiting[0].start:
            table = waiting.pop(0)
            yield PrintedTable(
                tuple(tuple(tuple(words[slice(*_between(starts, *cell))]) for cell in row) for row in table.rows)
            )
            at = max(bisect.bisect_left(starts, table.end), at)
            continue
        name = word.text.rstrip("*")
        if word.kind == "math" and word.text in _CLOSES:
            end = _closing_math(words, at)
            yield from _region(words[at + 1 : end], is_inline=_is_inline(text, words, at, end))
        elif word.kind == "begin" and name in TABLES and name != "threeparttable":
            end = closing_environment(words, at)
            yield PrintedTable(tuple(rows_of(without_preamble(words[at + 1 : end], name))))
        elif word.kind == "begin" and (name in EQUATIONS | MATRICES or name == "array"):
            end = closing_environment(words, at)
            yield from _region(words[at : end + 1])
        elif word.kind == "begin" and name in _SKIPPED:
            end = closing_environment(words, at)
        else:
            end = at
        at = end + 1


def _between(starts: Sequence[int], start: int, end: int) -> tuple[int, int]:
    return bisect.bisect_left(starts, start), bisect.bisect_left(starts, end)


def _is_inline(text: str, words: Sequence[Word], at: int, end: int) -> bool:
    """Whether text stands before or after it on its line."""
    if words[at].text not in _INLINE:
        return False
    before = text[max(words[at].at - _FAR, 0) : words[at].at].rpartition("\n")[2]
    after = text[words[end].end : words[end].end + _FAR].partition("\n")[0]
    return bool(
        re.sub(r"^\s*(?:[-*+>]|\d+[.)]|\(\d+\))?\s*|\\item", "", before).strip() or after.strip(" \t\r.,;。，；")
    )


def _closing_math(words: Sequence[Word], at: int) -> int:
    closes = _CLOSES[words[at].text]
    for k in range(at + 1, len(words)):
        if words[k].kind == "math" and words[k].text == closes:
            return k
    raise fail(words[at].at + 1, f"'{words[at].text}' is never closed; add '{closes}'")


def _region(words: Sequence[Word], *, is_inline: bool = False) -> Iterator[Equation | PrintedTable]:
    """The equations of a display; an array of vertices is a table."""
    kept = [word for word in words if word.kind != "math"]
    if (
        kept
        and kept[0].kind == "begin"
        and kept[0].text in ("array", *TABLES)
        and closing_environment(kept, 0) == len(kept) - 1
    ):
        rows = tuple(rows_of(without_preamble(kept[1:-1], kept[0].text)))
        if not _are_equations(rows):
            yield PrintedTable(rows)
            return
    for statement in statements(_opened(kept)):
        yield Equation(statement, is_inline)


def _are_equations(rows: Sequence[Sequence[Sequence[Word]]]) -> bool:
    """Whether an array lists equations: most of its rows have a sign of equality."""
    count = sum(any(word.is_mark("=") for cell in row for word in cell) for row in rows)
    return 2 * count > len(rows)


def _opened(words: Sequence[Word]) -> list[Word]:
    """The words without environments of equations; matrices stay."""
    result: list[Word] = []
    at = 0
    while at < len(words):
        word = words[at]
        name = word.text.rstrip("*")
        if word.kind == "begin" and (name in MATRICES or name == "array"):
            end = closing_environment(words, at)
            inner = words[at + 1 : end]
            if _are_equations(list(rows_of(without_preamble(inner, name)))):
                result += [Word("break", "", word.at, word.at), *_opened(without_preamble(inner, name))]
            else:
                result += words[at : end + 1]
            at = end + 1
            continue
        if word.kind in ("begin", "end") and name in EQUATIONS:
            at += len(words[at:]) - len(without_preamble(words[at + 1 :], name)) if word.kind == "begin" else 1
            result.append(Word("break", "", word.at, word.at))
            continue
        if word.is_macro("{", "lbrace") and at + 1 < len(words) and words[at + 1].kind == "begin":
            at += 1
            continue
        result.append(word)
        at += 1
    return result
