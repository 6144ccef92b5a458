r"""The equations and tables of a paper, read as claims of a game file.

``F(x) = …``, ``\dot{x} = …`` and their kin are replicator equations, ``J = …`` is the Jacobian, a table
whose rows begin with vertices holds eigenvalues, signs, words of stability, conditions. Every other
formula is kept by the name on its left. What cannot be read is listed with its place and the reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sympy import S

from symgame.algebra import same
from symgame.errors import InvalidExpressionError, SymgameError
from symgame.expressions import read_expression
from symgame.game import Game
from symgame.symbols import nearest, real_symbol
from symgame.transcription.formulas import Reading, known_names, reading
from symgame.transcription.latex.cursor import Cursor
from symgame.transcription.latex.document import Equation, PrintedTable, pieces_of
from symgame.transcription.latex.layout import stripped
from symgame.transcription.latex.left_sides import LeftSide, left_side, sides_of, upright
from symgame.transcription.latex.names import KnownNames
from symgame.transcription.latex.rows import matrix_rows
from symgame.transcription.latex.symbols import Symbols
from symgame.transcription.latex.words import Word, words_of
from symgame.transcription.remarks import Remark
from symgame.transcription.transcription import Part, Transcription, Unread
from symgame.transcription.vertex_tables import TableReader

MAX_TEXT = 200_000
"""The most characters of a text."""

MAX_PIECES = 5_000
"""The most formulas and tables of a text."""

_SHOWN = 160


def read_equations(text: str, game: Game | None = None, *, names: Sequence[str] = ()) -> Transcription:
    r"""The equations and tables of a paper as claims and formulas.

    Parameters
    ----------
    text : str
        LaTeX, with or without text around the formulas, or formulas alone, one a line.
    game : Game, optional
        Its names decide between a name and a product, its vertices are those of the tables.
    names : sequence of str, optional
        More declared names, or those of a game that has no file yet.

    Raises
    ------
    InvalidExpressionError
        If nothing can be made of the text at all: it is too long, or braces or environments do not match.

    Examples
    --------
    >>> transcription = read_equations(r"$$\frac{dx}{dt} = x(1-x)(R_1 - C_1 y)$$")
    >>> [(part.section, part.key, part.readings[0].formula) for part in transcription.parts]
    [('replicator', 'x', 'x*(1 - x)*(R1 - C1*y)')]
    """
    return _Reader(text, game, names).transcription()


class _Reader:
    """One pass over the pieces of a text."""

    def __init__(self, text: str, game: Game | None, names: Sequence[str]) -> None:
        self._text = text
        self._game = game
        self._shares = () if game is None else tuple(str(share.name) for share in game.shares)
        self._known = names_of(game, names)
        self._parts: list[Part] = []
        self._unread: list[Unread] = []
        self._entries: list[tuple[LeftSide, Part]] = []
        self._skipped = 0

    def transcription(self) -> Transcription:
        words = words_of(self._text, limit=MAX_TEXT)
        pieces = pieces_of(self._text, words)
        if len(pieces) > MAX_PIECES:
            raise InvalidExpressionError(
                f"the text has {len(pieces):,} formulas and tables, the limit is {MAX_PIECES:,}; split it"
            )
        for piece in pieces:
            if isinstance(piece, PrintedTable):
                self._table(piece)
            else:
                self._equation(piece)
        shares = self._shares or tuple(dict.fromkeys(part.key for part in self._parts if part.section == "replicator"))
        self._gather_entries(shares)
        self._parts.sort(key=lambda part: part.line)
        self._refuse_repetitions()
        remarks = (Remark.of("transcribed mentions", count=str(self._skipped)),) if self._skipped else ()
        return Transcription(tuple(self._parts), tuple(self._unread), remarks, shares)

    # -- equations -----------------------------------------------------------------------------------

    def _equation(self, equation: Equation) -> None:
        words = [word for word in equation.words if word.kind != "math"]
        words = stripped(words)
        if not any(word.kind in ("letter", "number", "macro") for word in words):
            return
        sides = sides_of(words)
        if len(sides) == 2 and sides[1] and all(_is_empty(word) for word in sides[0]):
            words, sides = sides[1], sides[1:]  # a line that begins with "=", its left side being elsewhere
        left = self._left(sides)
        if equation.is_inline and (left is None or _is_compared(words)):
            self._skipped += 1
            return
        try:
            part = self._part(words, sides, left)
        except InvalidExpressionError as error:
            if equation.is_inline:
                self._skipped += 1
                return
            place, reason = self._place(words, error)
            self._unread.append(Unread(place, self._shown(words), reason))
            return
        if equation.is_inline and not part.is_claim:
            self._skipped += 1
            return
        if left is not None and left.kind == "entry" and part.key.startswith("J_"):
            self._entries.append((left, part))
        else:
            self._parts.append(part)

    def _left(self, sides: Sequence[Sequence[Word]]) -> LeftSide | None:
        """What the first side says that is sure of it, as in ``G(y) = dy/dt = …``; else the first side."""
        found = [left_side(side, self._known, self._shares) for side in sides[:-1]]
        return next((left for left in found if left is not None and left.is_sure), found[0] if found else None)

    def _part(self, words: Sequence[Word], sides: Sequence[Sequence[Word]], left: LeftSide | None) -> Part:
        if left is None or _is_compared(words):
            return self._formula(words, sides)
        if left.kind == "jacobian":
            return self._jacobian(words, sides)
        found, remarks = self._last_side(sides)
        if left.kind == "entry":
            key = f"{left.place[0]},{left.place[1]}" if left.place else f"{left.share},{left.by}"
            return self._made("formula", f"J_{key}", words, found, remarks=remarks)
        if not found.names or not (left.is_sure or _vanishes_at_ends(found.formula, left.share)):
            return self._made("formula", self._shown(sides[0]), words, found, remarks=remarks)
        return self._claim(self._made("replicator", left.share, words, found, remarks=remarks))

    def _last_side(self, sides: Sequence[Sequence[Word]]) -> tuple[Reading, tuple[Remark, ...]]:
        """The last side that can be read with declared names; sides before it are other forms of the same."""
        bodies = [side for side in sides[1:] if side and left_side(side, self._known, self._shares) is None]
        if not bodies:
            raise InvalidExpressionError("nothing stands on the right of this equation; write the formula")
        first: Reading | InvalidExpressionError | None = None
        for body in reversed(bodies):
            try:
                found = self._reading(body)
            except InvalidExpressionError as error:
                first = first or error
                continue
            if not self._undeclared(found):
                others = [self._shown(other) for other in bodies if other is not body]
                remarks = (Remark.of("transcribed other sides", printed="; ".join(others)),) if others else ()
                return found, remarks
            first = first or found
        if isinstance(first, Reading):
            return first, ()
        assert first is not None
        raise first

    def _formula(self, words: Sequence[Word], sides: Sequence[Sequence[Word]]) -> Part:
        """A formula by the name on its left, or a relation, or an expression alone."""
        is_compared = _is_compared(words)
        if len(sides) == 2 and all(sides) and not is_compared and (label := self._label(sides[0])):
            return self._made("formula", label, words, self._reading(sides[1]))
        return self._made("formula", "", words, self._reading(words))

    def _label(self, words: Sequence[Word]) -> str:
        """The name or the function on the left; empty for an expression, which is read with the rest."""
        if re.fullmatch(r"[A-Za-z\\_{},0-9^*']+\([A-Za-z0-9\\_{},;]*\)", upright(words)):
            return self._shown(words)
        bare = [word for word in words if not _is_empty(word)]
        if not bare:
            return ""
        try:
            printed = Symbols(self._known, self._text, ()).styled(Cursor(bare, bare[-1].end), bare[0], bare)
            return "" if printed is None else self._known.find(printed) or printed.new_name()
        except InvalidExpressionError:
            return ""

    def _jacobian(self, words: Sequence[Word], sides: Sequence[Sequence[Word]]) -> Part:
        reasons: list[InvalidExpressionError] = []
        for side in reversed(sides[1:]):
            rows = matrix_rows(side)
            if rows is None:
                continue
            try:
                return self._matrix(words, rows)
            except InvalidExpressionError as error:
                reasons.append(error)
        raise (
            reasons[0]
            if reasons
            else InvalidExpressionError(
                "the Jacobian is no matrix here; write it as \\begin{bmatrix} .. \\end{bmatrix}"
            )
        )

    def _matrix(self, words: Sequence[Word], rows: Sequence[Sequence[Sequence[Word]]]) -> Part:
        size = len(self._shares) or len(rows)
        if len(rows) != size or any(len(row) != size for row in rows):
            raise InvalidExpressionError(f"the Jacobian has {size} rows of {size} entries; correct its shape")
        found = tuple(self._reading(cell) for row in rows for cell in row)
        return self._claim(self._made("jacobian", "rows", words, *found))

    def _gather_entries(self, shares: tuple[str, ...]) -> None:
        """Entries that were printed one by one: the Jacobian if all are there, else formulas."""
        size = len(shares)
        by_place: dict[tuple[int, ...], Part] = {}
        for left, part in self._entries:
            place = left.place
            if not place and left.share in shares and left.by in shares:
                place = (shares.index(left.share) + 1, shares.index(left.by) + 1)
            by_place.setdefault(place, part)
        places = [(i, j) for i in range(1, size + 1) for j in range(1, size + 1)]
        parts = [by_place[place] for place in places if place in by_place]
        if size and len(parts) == len(places):
            found = tuple(part.readings[0] for part in parts)
            first = min(parts, key=lambda part: part.line)
            try:
                self._parts.append(self._claim(Part("jacobian", "rows", found, printed=first.printed, line=first.line)))
                return
            except InvalidExpressionError as error:
                self._unread.append(Unread(f"line {first.line}", first.printed, str(error)))
        self._parts.extend(part for _, part in self._entries)

    # -- tables --------------------------------------------------------------------------------------

    def _table(self, table: PrintedTable) -> None:
        for found in TableReader(self._game, self._reading, self._shown, self._line, self._place).parts(table):
            if isinstance(found, Unread):
                self._unread.append(found)
                continue
            try:
                self._parts.append(self._claim(found))
            except InvalidExpressionError as error:
                self._unread.append(Unread(f"line {found.line}", found.printed, str(error)))

    # -- what all of them share ----------------------------------------------------------------------

    def _reading(self, words: Sequence[Word]) -> Reading:
        """The words of a formula, read."""
        return reading(words, self._text, self._known, printed=self._shown(words))

    def _undeclared(self, found: Reading) -> list[str]:
        """The names in a reading that the game does not declare."""
        return [] if self._game is None else [name for name in found.names if name not in self._known.declared]

    def _claim(self, part: Part) -> Part:
        """The part, if the game declares all its names: others could not be read in the file.

        Raises
        ------
        InvalidExpressionError
            If it does not.
        """
        for found in part.readings:
            for name in self._undeclared(found):
                hint = (
                    nearest(name, self._known.declared) or "; declare it under [parameters], or write the formula out"
                )
                raise InvalidExpressionError(
                    f"it is read as '{found.formula[:80]}', where '{name}' is not declared in the game{hint}"
                )
        return part

    def _made(
        self, section: str, key: str, words: Sequence[Word], *found: Reading, remarks: tuple[Remark, ...] = ()
    ) -> Part:
        return Part(section, key, found, (), self._shown(words), self._line(words), remarks)

    def _shown(self, words: Sequence[Word]) -> str:
        """The words as they stand in the text, on one line."""
        kept = [word for word in words if word.end > word.at]
        while len(kept) > 1 and (
            kept[-1].is_mark(",", ".", ";", "&") or kept[-1].is_macro("nonumber", "notag", "right", "\\")
        ):
            kept.pop()
        text = " ".join(self._text[kept[0].at : kept[-1].end].split()).strip("& ") if kept else ""
        return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"

    def _line(self, words: Sequence[Word]) -> int:
        """The line of the text on which the words begin."""
        return self._text.count("\n", 0, words[0].at) + 1 if words else 0

    def _place(self, words: Sequence[Word], error: InvalidExpressionError) -> tuple[str, str]:
        """The line and column of an error, and what it says."""
        match = re.match(r"column (\d+): (.*)", str(error), re.DOTALL)
        if match is None:
            return f"line {self._line(words)}", str(error)
        at = min(int(match[1]) - 1, len(self._text))
        start = self._text.rfind("\n", 0, at) + 1
        return f"line {self._text.count(chr(10), 0, at) + 1}, column {at - start + 1}", match[2]

    def _refuse_repetitions(self) -> None:
        """Of two claims about the same thing the first stays a claim."""
        seen: set[tuple[str, str]] = set()
        kept: list[Part] = []
        for part in self._parts:
            where = (part.section, part.key)
            if part.is_claim and where in seen:
                reason = f"[claims.{part.section}] {part.key} is given above already; keep one of them"
                self._unread.append(Unread(f"line {part.line}", part.printed, reason))
                continue
            seen.add(where)
            kept.append(part)
        self._parts = kept


_COMPARING = ("le", "leq", "leqslant", "lt", "ge", "geq", "geqslant", "gt", "ne", "neq")


def _is_empty(word: Word) -> bool:
    """Whether a word prints nothing."""
    return word.kind in ("break", "row") or word.is_mark("&", "~")


def _is_compared(words: Sequence[Word]) -> bool:
    """Whether there is a relation other than equality."""
    return any(word.is_mark("<", ">") or word.is_macro(*_COMPARING) for word in words)


def names_of(game: Game | None, names: Sequence[str] = ()) -> KnownNames:
    """The names of a game, shares included, with the author's notation; and more names."""
    if game is None:
        return known_names(tuple(names), ())
    own = (str(symbol.name) for symbol in (*game.shares, *game.symbols))
    return known_names((*own, *names), tuple((p.name, p.latex) for p in game.parameters if p.latex))


def _vanishes_at_ends(formula: str, share: str) -> bool:
    """Whether an expression is zero where nobody and where everybody plays the first strategy."""
    if any(sign in formula for sign in "<>="):
        return False
    names = {name: real_symbol(name) for name in re.findall(r"[A-Za-z][A-Za-z0-9_]*", formula)}
    try:
        found = read_expression(formula, names, is_positive=lambda base: True)
        symbol = real_symbol(share)
        values = [found.xreplace({symbol: end}) for end in (S.Zero, S.One)]
        return all(not value.has(S.NaN, S.ComplexInfinity) and same(value, S.Zero) for value in values)
    except SymgameError:
        return False
