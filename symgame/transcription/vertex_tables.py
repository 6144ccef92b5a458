r"""Tables whose rows begin with a vertex: eigenvalues, signs, words of stability, conditions.

What a column holds is seen from its cells: marks (``+``, ``-``, ``\times``, N, 不确定), words (ESS,
鞍点), relations, or expressions. Heads help where cells alone do not tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from symgame.errors import InvalidExpressionError, InvalidGameError
from symgame.game import Game
from symgame.players import profile_of
from symgame.transcription.formulas import Reading
from symgame.transcription.latex.document import PrintedTable
from symgame.transcription.latex.layout import laid_bare
from symgame.transcription.latex.left_sides import depth_of, upright
from symgame.transcription.latex.parts import RELATIONS
from symgame.transcription.latex.words import Word, compact
from symgame.transcription.transcription import Part, Unread

Cell = Sequence[Word]
Row = Sequence[Cell]

_VERTEX = re.compile(r"(?:[A-Za-z]+_?[0-9]*[=:]?)?\(([01](?:,[01])*|[0-9]+(?:-[0-9]+)+)\)")
_MARKS = {
    "+": "+", "-": "-", "0": "0", r"\times": "x", "x": "x", "X": "x", r"\pm": "x", r"\mp": "x", "N": "x", "U": "x",
    "?": "x", "*": "x", "uncertain": "x", "Uncertain": "x", "indefinite": "x", "undetermined": "x", "unknown": "x",
    "不确定": "x", "不定": "x", "未知": "x", "正": "+", "负": "-", "零": "0",
    "positive": "+", "negative": "-", ">0": "+", "<0": "-",
}  # fmt: skip
_NOTHING = frozenset({"", "/", "-", "--", "---", "\\", "\\backslash", "none", "None", "无", "—", "N/A"})
_NUMBER = re.compile(r"\\textcircled\{.*\}|[\u2460-\u24ff\u2776-\u2793]+")
_NEVER = re.compile(r"impossible|never|不可能|不成立|恒不")
_HEADS = {
    "eigenvalues": re.compile(r"lambda|eigen|特征值|characteristic", re.IGNORECASE),
    "signs": re.compile(r"sign|symbol|符号|实部|real", re.IGNORECASE),
    "stability": re.compile(r"stab|稳定|conclusion|结论|type|类型", re.IGNORECASE),
    "conditions": re.compile(r"condition|条件", re.IGNORECASE),
    "determinant": re.compile(r"det|行列式", re.IGNORECASE),
    "trace": re.compile(r"\btr|trace|迹", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class TableReader:
    """How a table is read.

    Attributes
    ----------
    game : Game or None
        Whose vertices and names they are.
    reading : callable
        Reads the words of a formula.
    shown : callable
        The words as they are printed.
    line : callable
        The line on which they stand.
    place : callable
        The place of an error, and what it says.
    """

    game: Game | None
    reading: Callable[[Sequence[Word]], Reading]
    shown: Callable[[Sequence[Word]], str]
    line: Callable[[Sequence[Word]], int]
    place: Callable[[Sequence[Word], InvalidExpressionError], tuple[str, str]]

    def parts(self, table: PrintedTable) -> Iterator[Part | Unread]:
        """What the table says, row by row; what cannot be read, with the reason."""
        vertices = [_vertex_cell(row, self.game) for row in table.rows]
        first = next((k for k, found in enumerate(vertices) if found), None)
        if first is None:
            words = [word for row in table.rows for cell in row for word in cell]
            if words:
                reason = (
                    "no row of this table begins with a vertex like (0,0,1); payoff tables are read from CSV or Excel"
                )
                yield Unread(f"line {self.line(words)}", self.shown(words), reason)
            return
        heads = _heads(table.rows[:first])
        body: list[tuple[str, Row]] = []
        for found, printed in zip(vertices[first:], table.rows[first:], strict=True):
            words = [word for cell in printed for word in cell]
            if found is None:
                if len([cell for cell in printed if cell]) > 1:
                    reason = "this row begins with no vertex; rest points that are no vertices are not transcribed"
                    yield Unread(f"line {self.line(words)}", self.shown(words), reason)
                continue
            at, key = found
            body.append((key, printed[at + 1 :]))
        columns = _columns([row for _, row in body], heads[-max(len(row) for _, row in body) :] if heads else [])
        for kind in ("stability", "conditions"):
            if columns.count(kind) > 1:
                words = [word for _, row in body for cell in row for word in cell]
                reason = (
                    f"the table has {columns.count(kind)} columns of {kind}, for several cases; give one case at a time"
                )
                yield Unread(f"line {self.line(words)}", self.shown(words), reason)
        for key, row in body:
            yield from self._row(key, row, columns)

    def _row(self, key: str, row: Row, columns: Sequence[str]) -> Iterator[Part | Unread]:
        by_kind: dict[str, list[Cell]] = {}
        for cell, kind in zip(row, columns, strict=False):
            by_kind.setdefault(kind, []).append(cell)
        size = len(key.replace("-", ""))
        if self.game is not None:
            size = sum(len(player.strategies) - 1 for player in self.game.players)
        yield from self._formulas("eigenvalues", key, by_kind.get("eigenvalues", []), size)
        both = [*by_kind.get("determinant", []), *by_kind.get("trace", [])]
        yield from self._formulas("det_trace", key, both, 2)
        yield from self._signs(key, by_kind.get("signs", []), size)
        stability, conditions = by_kind.get("stability", []), by_kind.get("conditions", [])
        if len(stability) < 2 and len(conditions) < 2:
            yield from self._stability(key, stability[0] if stability else (), conditions[0] if conditions else ())
        for cell in by_kind.get("unknown", []):
            if cell:
                yield self._unread(
                    cell, "it is open what this column holds; name its head eigenvalues, signs, stability or condition"
                )

    def _unread(self, words: Cell, reason: str) -> Unread:
        return Unread(f"line {self.line(words)}", self.shown(words), reason)

    def _formulas(self, section: str, key: str, cells: Sequence[Cell], size: int) -> Iterator[Part | Unread]:
        words = [word for cell in cells for word in cell]
        if not words:
            return
        entries = [entry for cell in cells for entry in _entries(cell)]
        if len(entries) != size:
            what = "a determinant and a trace" if section == "det_trace" else f"{size} eigenvalues"
            yield self._unread(words, f"the vertex {key} has {what}, {len(entries)} are printed; correct the row")
            return
        try:
            found = tuple(self.reading(_right_side(entry)) for entry in entries)
        except InvalidExpressionError as error:
            place, reason = self.place(words, error)
            yield Unread(place, self.shown(words), reason)
            return
        yield Part(section, key, found, (), self.shown(words), self.line(words))

    def _signs(self, key: str, cells: Sequence[Cell], size: int) -> Iterator[Part | Unread]:
        words = [word for cell in cells for word in cell]
        if not words:
            return
        marks = [mark for cell in cells for mark in marks_of(cell)]
        if len(marks) != size or "" in marks:
            yield self._unread(words, f"the vertex {key} has {size} signs, each +, -, 0 or x; correct the row")
            return
        yield Part("signs", key, (), tuple(marks), self.shown(words), self.line(words))

    def _stability(self, key: str, cell: Cell, condition: Cell) -> Iterator[Part | Unread]:
        word = stability_of(upright(cell)) if cell else ""
        wanted = upright(condition) if condition else ""
        line, shown = self.line(cell or condition), self.shown([*cell, *condition])
        if cell and word is None:
            yield self._unread(
                cell, "this is no word of stability; write ESS, saddle, unstable or not ESS, and conditions in a column"
            )
            return
        if wanted in _NOTHING:
            if word:
                yield Part("stability", key, (), (word,), shown, line)
            return
        if word not in ("ess", "") or _NEVER.search(wanted):
            if word and word != "ess":
                yield Part("stability", key, (), (word,), shown, line)
            if not _NEVER.search(wanted):
                yield self._unread(condition, "conditions are transcribed for points that are called ESS only")
            return
        yield from self._conditions(key, condition, shown, line)

    def _conditions(self, key: str, condition: Cell, shown: str, line: int) -> Iterator[Part | Unread]:
        if not any(word.is_mark("<", ">") or (word.kind == "macro" and word.text in RELATIONS) for word in condition):
            yield self._unread(
                condition, "the condition is given by a number or by words; write the relations themselves"
            )
            return
        try:
            found = self.reading(condition)
        except InvalidExpressionError as error:
            place, reason = self.place(condition, error)
            yield Unread(place, self.shown(condition), reason)
            return
        yield Part("ess", key, (found,), (), shown, line)


def _vertex_cell(row: Row, game: Game | None) -> tuple[int, str] | None:
    """Where the vertex of a row stands, and its key; it is among the first two cells."""
    for k, cell in enumerate(row[:2]):
        match = _VERTEX.fullmatch(re.sub(r"[{}\s]", "", upright(cell)))
        if match and (key := _key(match[1], game)):
            return k, key
    return None


def _key(text: str, game: Game | None) -> str:
    """The key of a vertex: a digit a player, or the numbers of strategies where a player has three or more."""
    if "-" in text:
        try:
            return text if game is None or profile_of(text, game.players) else ""
        except InvalidGameError:
            return ""
    shares = text.split(",")
    if game is None:
        return "".join(shares)
    if len(shares) != sum(len(player.shares) for player in game.players):
        return ""
    parts: list[str] = []
    for player in game.players:
        own, shares = shares[: len(player.shares)], shares[len(player.shares) :]
        if len(own) > 1 and own.count("1") != 1:
            return ""
        parts.append(own[0] if len(own) == 1 else str(own.index("1") + 1))
    is_plain = all(len(player.strategies) == 2 for player in game.players)
    return ("" if is_plain else "-").join(parts)


def _heads(rows: Sequence[Row]) -> list[str]:
    """The heads of the columns, those of several lines together, cells over several columns counted as often."""
    width = max((len(row) for row in rows), default=0)
    heads = [""] * width
    for row in rows:
        before: Cell = ()
        for k, cell in enumerate(row):
            before = cell or before
            heads[k] += " " + upright(before)
    return heads


def _columns(rows: Sequence[Row], heads: Sequence[str]) -> list[str]:
    width = max((len(row) for row in rows), default=0)
    heads = [""] * (width - len(heads)) + list(heads)
    return [_kind([row[k] for row in rows if k < len(row) and row[k]], heads[k]) for k in range(width)]


def _kind(cells: Sequence[Cell], head: str) -> str:
    """What a column holds."""
    texts = [upright(cell) for cell in cells]
    if not texts:
        return "nothing"
    named = next((kind for kind, pattern in _HEADS.items() if pattern.search(head)), "")
    is_marks = all(all(marks_of(cell)) or text in _NOTHING for cell, text in zip(cells, texts, strict=True))
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
    is_relation = any(
        word.is_mark("<", ">") or (word.kind == "macro" and word.text in RELATIONS) for c in cells for word in c
    )
    if is_relation or named == "conditions":
        return "conditions"
    if named == "stability":
        return "stability"
    return "eigenvalues" if named in ("", "eigenvalues", "signs") else "unknown"


def marks_of(cell: Cell) -> list[str]:
    r"""The signs in a cell: one, or several in brackets or between commas; an empty mark for what is none."""
    text = upright(cell)
    if text in _MARKS:
        return [_MARKS[text]]
    inner = re.sub(r"[{}\s]", "", text)
    if inner[:1] in ("(", "[") and inner[-1:] in (")", "]"):
        inner = inner[1:-1]
    if "," in inner:
        return [_MARKS.get(part, "") for part in inner.split(",")]
    if len(inner) > 1 and all(character in "+-0" for character in inner):
        return [_MARKS[character] for character in inner]
    return [_MARKS.get(inner, "")]


def stability_of(text: str) -> str | None:
    """The word of a game file for what a point is called; None if it is no such word, or more than one.

    Examples
    --------
    >>> stability_of("鞍点"), stability_of("ESS"), stability_of("Unstablepoint")
    ('saddle', 'ess', 'unstable')
    """
    text = re.sub(r"[{}~\\\s$]", "", text).lower()
    if re.search(r"条件|情形|condition|case|when|if|\(\d|[\u2460-\u24ff]|textcircled", text):
        return None  # what it is called depends on more than is said here
    if re.search(
        r"notess|non-?ess|非ess|非演化稳定|非稳定|不是|notstable|unstableorsaddle|saddleorunstable|saddle/unstable|unstable/saddle",
        text,
    ):
        return "not ess"
    is_saddle = bool(re.search(r"saddle|鞍点", text))
    is_unstable = bool(re.search(r"unstable|不稳定|instab", text))
    rest = re.sub(r"unstable|不稳定|instab\w*", "", text)
    is_stable = bool(re.search(r"\bess|ess\b|ess$|^ess|stable|稳定|sink|汇", rest))
    if is_saddle and is_unstable and not is_stable:
        return "not ess"
    if is_saddle + is_unstable + is_stable != 1:
        return None
    return "saddle" if is_saddle else "unstable" if is_unstable else "ess"


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
