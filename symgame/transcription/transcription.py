"""What was read from a text of a paper: claims and formulas in order, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from symgame.transcription.formulas import Reading
from symgame.transcription.remarks import Remark


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was read, and where it belongs in a game file.

    Attributes
    ----------
    section : str
        ``replicator``, ``jacobian``, ``eigenvalues``, ``det_trace``, ``signs``, ``stability`` or ``ess``
        under ``[claims]``; ``formula`` for what has no place in the file.
    key : str
        A share, a vertex, or the printed left side of a formula.
    readings : tuple of Reading
        In print order; the entries of the Jacobian by rows.
    marks : tuple of str
        Signs, or the one word of stability.
    printed : str
        As it stands in the text.
    line : int
        Where, counted from 1.
    remarks : tuple of Remark
        What was a choice, beyond the formulas themselves.
    """

    section: str
    key: str
    readings: tuple[Reading, ...] = ()
    marks: tuple[str, ...] = ()
    printed: str = ""
    line: int = 0
    remarks: tuple[Remark, ...] = ()

    @property
    def is_claim(self) -> bool:
        """Whether it belongs under ``[claims]``."""
        return self.section != "formula"

    def unread(self, reason: str) -> Unread:
        """The same as something that could not be read."""
        return Unread(f"line {self.line}", self.printed, reason)


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read: its place, what is printed there, and why, with the cure."""

    place: str
    printed: str
    reason: str


@dataclass(frozen=True, slots=True)
class Transcription:
    """A text of a paper, read.

    Attributes
    ----------
    parts : tuple of Part
        In the order of the text.
    unread : tuple of Unread
    remarks : tuple of Remark
        About the whole.
    shares : tuple of str
        Those of the game; without one, those whose velocity is given.
    """

    parts: tuple[Part, ...] = ()
    unread: tuple[Unread, ...] = ()
    remarks: tuple[Remark, ...] = ()
    shares: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """The remarks about the whole, in English."""
        return tuple(remark.text() for remark in self.remarks)

    @property
    def readings(self) -> Iterator[Reading]:
        """All formulas, in the order of the text."""
        return (reading for part in self.parts for reading in part.readings)
