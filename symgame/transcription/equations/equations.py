r"""The equations and tables of a paper, read as claims of a game file.

``F(x) = …``, ``\dot{x} = …`` and their kin are replicator equations, ``J = …`` is the Jacobian, a table
whose rows begin with vertices holds eigenvalues, signs, words of stability, conditions. Every other
formula is kept by the name on its left. What cannot be read is listed with its place and the reason.
"""

from __future__ import annotations

from collections.abc import Sequence

from symgame.errors import InvalidExpressionError
from symgame.game import Game
from symgame.transcription.equations.equation import equation_of, part_of
from symgame.transcription.equations.jacobian import Entry, gathered
from symgame.transcription.latex.document.pieces import Equation, PrintedTable, pieces_of
from symgame.transcription.latex.words import words_of
from symgame.transcription.remarks import Remark
from symgame.transcription.source import Source, source_of
from symgame.transcription.transcription import Part, Transcription, Unread
from symgame.transcription.vertex_tables import vertex_table

MAX_TEXT = 200_000
"""The most characters of a text."""

MAX_PIECES = 5_000
"""The most formulas and tables of a text."""


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
    reader = _Reader(source_of(text, game, names))
    words = words_of(text, limit=MAX_TEXT)
    pieces = pieces_of(text, words)
    if len(pieces) > MAX_PIECES:
        raise InvalidExpressionError(
            f"the text has {len(pieces):,} formulas and tables, the limit is {MAX_PIECES:,}; split it"
        )
    for piece in pieces:
        if isinstance(piece, PrintedTable):
            reader.table(piece)
        else:
            reader.equation(piece)
    return reader.transcription()


class _Reader:
    """One pass over the pieces of a text."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._parts: list[Part] = []
        self._unread: list[Unread] = []
        self._entries: list[Entry] = []
        self._mentions = 0

    def table(self, table: PrintedTable) -> None:
        """A table of vertices."""
        for found in vertex_table(table, self._source):
            if isinstance(found, Unread):
                self._unread.append(found)
                continue
            try:
                self._parts.append(self._source.claim(found))
            except InvalidExpressionError as error:
                self._unread.append(found.unread(str(error)))

    def equation(self, printed: Equation) -> None:
        """An equation; within a line of text, what is no claim is a mention."""
        equation = equation_of(printed.words, self._source)
        if equation is None:
            return
        if printed.is_inline and (equation.left is None or equation.is_compared):
            self._mentions += 1
            return
        try:
            found = part_of(equation, self._source)
        except InvalidExpressionError as error:
            if printed.is_inline:
                self._mentions += 1
            else:
                self._unread.append(self._source.refused(equation.words, error))
            return
        if printed.is_inline and (isinstance(found, Entry) or not found.is_claim):
            self._mentions += 1
        elif isinstance(found, Entry):
            self._entries.append(found)
        else:
            self._parts.append(found)

    def transcription(self) -> Transcription:
        """All that was read, in the order of the text."""
        replicator = dict.fromkeys(part.key for part in self._parts if part.section == "replicator")
        shares = self._source.shares or tuple(replicator)
        for found in gathered(self._entries, shares, self._source):
            if isinstance(found, Unread):
                self._unread.append(found)
            else:
                self._parts.append(found)
        self._parts.sort(key=lambda part: part.line)
        self._refuse_repetitions()
        remarks = (Remark.of("transcribed mentions", count=str(self._mentions)),) if self._mentions else ()
        return Transcription(tuple(self._parts), tuple(self._unread), remarks, shares)

    def _refuse_repetitions(self) -> None:
        """Of two claims about the same thing the first stays a claim."""
        seen: set[tuple[str, str]] = set()
        kept: list[Part] = []
        for part in self._parts:
            where = (part.section, part.key)
            if part.is_claim and where in seen:
                reason = f"[claims.{part.section}] {part.key} is given above already; keep one of them"
                self._unread.append(part.unread(reason))
                continue
            seen.add(where)
            kept.append(part)
        self._parts = kept
