"""The text of a paper, and the game whose names and vertices are meant by it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from symgame.errors import InvalidExpressionError
from symgame.game import Game
from symgame.symbols import nearest
from symgame.transcription.formulas import Reading, known_names, reading
from symgame.transcription.latex.symbols.known import KnownNames
from symgame.transcription.latex.words import Word
from symgame.transcription.remarks import Remark
from symgame.transcription.transcription import Part, Unread

_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a paper.

    Attributes
    ----------
    text : str
        Words of formulas are places in it.
    game : Game or None
    known : KnownNames
        The names of the game, shares included, with the author's notation; and more names.
    """

    text: str
    game: Game | None
    known: KnownNames

    @property
    def shares(self) -> tuple[str, ...]:
        """The shares of the game; none if no game is known."""
        return () if self.game is None else tuple(str(share.name) for share in self.game.shares)

    def reading(self, words: Sequence[Word]) -> Reading:
        """The words of a formula, read.

        Raises
        ------
        InvalidExpressionError
            If they are none.
        """
        return reading(words, self.text, self.known, printed=self.shown(words))

    def part(
        self,
        section: str,
        key: str,
        words: Sequence[Word],
        *found: Reading,
        marks: tuple[str, ...] = (),
        remarks: tuple[Remark, ...] = (),
    ) -> Part:
        """What words say."""
        return Part(section, key, found, marks, self.shown(words), self.line(words), remarks)

    def claim(self, part: Part) -> Part:
        """The part, if the game declares all its names: others could not be read in the file.

        Raises
        ------
        InvalidExpressionError
            If it does not.
        """
        for found in part.readings:
            for name in self.undeclared(found):
                hint = nearest(name, self.known.declared) or "; declare it under [parameters], or write the formula out"
                raise InvalidExpressionError(
                    f"it is read as '{found.formula[:80]}', where '{name}' is not declared in the game{hint}"
                )
        return part

    def undeclared(self, found: Reading) -> list[str]:
        """The names in a reading that the game does not declare."""
        return [] if self.game is None else [name for name in found.names if name not in self.known.declared]

    def unread(self, words: Sequence[Word], reason: str) -> Unread:
        """Words that cannot be read, and why."""
        return Unread(f"line {self.line(words)}", self.shown(words), reason)

    def refused(self, words: Sequence[Word], error: InvalidExpressionError) -> Unread:
        """Words that cannot be read, at the line and column of the error where it tells them."""
        match = re.match(r"column (\d+): (.*)", str(error), re.DOTALL)
        if match is None:
            return self.unread(words, str(error))
        at = min(int(match[1]) - 1, len(self.text))
        start = self.text.rfind("\n", 0, at) + 1
        place = f"line {self.text.count(chr(10), 0, at) + 1}, column {at - start + 1}"
        return Unread(place, self.shown(words), match[2])

    def shown(self, words: Sequence[Word]) -> str:
        """The words as they stand in the text, on one line."""
        kept = [word for word in words if word.end > word.at]
        while len(kept) > 1 and (
            kept[-1].is_mark(",", ".", ";", "&") or kept[-1].is_macro("nonumber", "notag", "right", "\\")
        ):
            kept.pop()
        text = " ".join(self.text[kept[0].at : kept[-1].end].split()).strip("& ") if kept else ""
        return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"

    def line(self, words: Sequence[Word]) -> int:
        """The line of the text on which the words begin."""
        return self.text.count("\n", 0, words[0].at) + 1 if words else 0


def source_of(text: str, game: Game | None, names: Sequence[str] = ()) -> Source:
    """The text with the names of a game, and more names."""
    if game is None:
        return Source(text, None, known_names(tuple(names), ()))
    own = (str(symbol.name) for symbol in (*game.shares, *game.symbols))
    notation = tuple((parameter.name, parameter.latex) for parameter in game.parameters if parameter.latex)
    return Source(text, game, known_names((*own, *names), notation))
