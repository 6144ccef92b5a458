"""A reading of a table: who plays, and which cells hold the payoffs of each profile."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from symgame.players import Profile
from symgame.transcription.tables.cells import payoffs_in
from symgame.transcription.tables.layouts.axis import Party
from symgame.transcription.tables.sheet import Cell

MAX_PARTIES = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """The cells that hold the payoffs of one profile: one with all of them, or one a payoff."""

    cells: tuple[Cell, ...]

    def payoffs(self, count: int) -> tuple[tuple[str, str], ...] | None:
        """Text and address of every payoff, if there are so many."""
        if len(self.cells) == count:
            single = [payoffs_in(cell.text, 1) for cell in self.cells if cell.text]
            if len(single) < count or None in single:
                return None
            return tuple((text[0], cell.address) for text, cell in zip(single, self.cells, strict=True) if text)
        if len(self.cells) > 1:
            return None
        parts = payoffs_in(self.cells[0].text, count)
        return None if parts is None else tuple((part, self.cells[0].address) for part in parts)


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to read a table: the parties, in order, and the cells of every profile.

    ``is_listed`` tells that every payoff has a column of its party; else payoffs stand in the order of
    the paper's parties.
    """

    parties: tuple[Party, ...]
    entries: tuple[tuple[Profile, Entry], ...]
    is_listed: bool = False

    @property
    def is_together(self) -> bool:
        """Whether one cell holds all payoffs of a profile."""
        return len(self.entries[0][1].cells) == 1

    @property
    def fit(self) -> Fraction:
        """The part of the profiles whose payoffs can be told apart."""
        count = len(self.parties)
        return Fraction(sum(entry.payoffs(count) is not None for _, entry in self.entries), len(self.entries))
