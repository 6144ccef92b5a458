"""A place in a formula: what comes next there, and what it stands in.

The grammar comes back to itself in two places: a sum stands in brackets and arguments, and a factor
after a function without brackets. Both rules are known to the place, so that every module of the
grammar imports only those below it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from symgame.errors import InvalidExpressionError
from symgame.transcription.latex.cursor import Cursor
from symgame.transcription.latex.grammar.cures import cure_of
from symgame.transcription.latex.grammar.signs import closing_sign
from symgame.transcription.latex.layout import MAX_DEPTH
from symgame.transcription.latex.symbols.symbols import Symbols
from symgame.transcription.latex.words import Word
from symgame.transcription.written import Written


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reading of a formula stands.

    Attributes
    ----------
    cursor : Cursor
        The words, and which of them comes next; it moves on as they are read.
    symbols : Symbols
        Those found so far.
    sum_of, factor_of : callable
        The rules that read a sum, or a factor, from a place on.
    depth : int
        How many brackets, fractions and powers it stands in.
    is_between_bars : bool
        Whether the innermost of these are the bars of an absolute value.
    """

    cursor: Cursor
    symbols: Symbols
    sum_of: Callable[[Place], Written]
    factor_of: Callable[[Place], Written]
    depth: int = 0
    is_between_bars: bool = False

    def deeper(self, *, is_between_bars: bool = False) -> Place:
        """The same place, seen as one level further down.

        Raises
        ------
        InvalidExpressionError
            If that is too deep.
        """
        if self.depth == MAX_DEPTH:
            raise self.cursor.fail(f"brackets, fractions and powers nest at most {MAX_DEPTH} deep; simplify")
        return replace(self, depth=self.depth + 1, is_between_bars=is_between_bars)

    def inside(self, words: Sequence[Word]) -> Written:
        """The words of an argument as an expression of their own."""
        end = words[-1].end if words else self.cursor.word.at
        inner = replace(self.deeper(), cursor=Cursor(words, end))
        if not words:
            raise self.cursor.fail("the braces before this are empty; write what belongs there")
        part = self.sum_of(inner)
        inner.expect_end()
        return part

    def expect_end(self) -> None:
        """Nothing may be left."""
        if self.cursor.word.kind != "stop":
            raise self.unexpected()

    def unexpected(self) -> InvalidExpressionError:
        """The error at a word that cannot come next."""
        word = self.cursor.word
        if word.kind == "stop":
            return self.cursor.fail("the formula ends too early; something is missing at its end")
        if word.kind == "row":
            return self.cursor.fail("a second formula begins here; transcribe them one by one")
        if found := closing_sign(word):
            return self.cursor.fail(f"'{found}' closes nothing; remove it or open one before")
        shown = f"\\{word.text}" if word.kind == "macro" else f"'{word.text}'"
        return self.cursor.fail(f"{shown} is not read in a formula; {cure_of(word)}")
