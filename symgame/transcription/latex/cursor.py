"""The words of a formula, one after the other, and their arguments as TeX takes them."""

from __future__ import annotations

from collections.abc import Sequence

from symgame.errors import InvalidExpressionError
from symgame.expressions.tokens import fail
from symgame.transcription.latex.layout import closing
from symgame.transcription.latex.words import Word

_STYLES_WORDS = (
    "mathrm mathit mathbf mathsf mathtt mathcal mathbb mathscr mathfrak text textrm textit textbf textsf "
    "textnormal textup mbox hbox boldsymbol bm pmb operatorname mathnormal symbf symup"
)
STYLES = frozenset(_STYLES_WORDS.split())
"""Commands that change the look of a word."""

SWITCHES = {"rm": "mathrm", "it": "mathit", "bf": "mathbf", "sf": "mathsf", "tt": "mathtt", "cal": "mathcal"}
"""The old form of some of them, which holds to the end of a group."""

ACCENTS = {
    "bar": "bar", "overline": "bar", "hat": "hat", "widehat": "hat", "tilde": "tilde", "widetilde": "tilde",
    "vec": "vec", "check": "check", "breve": "breve", "underline": "under",
    "mathring": "ring", "acute": "acute", "grave": "grave",
}  # fmt: skip


class Cursor:
    """The words of a formula, one after the other."""

    def __init__(self, words: Sequence[Word], end: int) -> None:
        self.words = list(words)
        self.at = 0
        self._end = Word("stop", "", end, end)

    @property
    def word(self) -> Word:
        """The word that comes next."""
        return self.ahead(0)

    def ahead(self, k: int) -> Word:
        """The word that comes ``k`` words later."""
        return self.words[self.at + k] if self.at + k < len(self.words) else self._end

    def advance(self) -> Word:
        """The word that came next; the one after it is next now."""
        word = self.word
        self.at += 1
        return word

    def pass_rows(self) -> None:
        """Past ends of lines."""
        while self.word.kind == "row":
            self.advance()

    def fail(self, message: str, word: Word | None = None) -> InvalidExpressionError:
        """The error at a word, the next one if none is given."""
        return fail((word or self.word).at + 1, message)

    def argument(self) -> list[Word]:
        r"""The words of an argument: those of a group, or a single letter or digit, as TeX takes them."""
        word = self.word
        if word.kind == "open":
            end = closing(self.words, self.at)
            inner = self.words[self.at + 1 : end]
            self.at = end + 1
            return inner
        if word.kind in ("stop", "close", "row"):
            raise self.fail("an argument is missing here; write it in braces")
        self.advance()
        if word.kind == "number" and len(word.text) > 1:
            rest = Word("number", word.text[1:], word.at + 1, word.end)
            self.words.insert(self.at, rest)
            return [Word("number", word.text[0], word.at, word.at + 1, word.is_spaced)]
        if word.kind == "macro" and (word.text in STYLES or word.text in ACCENTS) and self.word.kind == "open":
            end = closing(self.words, self.at)
            inner = [word, *self.words[self.at : end + 1]]
            self.at = end + 1
            return inner
        return [word]

    def argument_in_braces(self) -> list[Word]:
        """The words of an argument, between its braces where it has any."""
        start = self.at
        is_group = self.word.kind == "open"
        words = self.argument()
        return self.words[start : self.at] if is_group else words
