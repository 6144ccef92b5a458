"""A whole game file that was read elsewhere, with the reading of each formula."""

from __future__ import annotations

from dataclasses import dataclass

from symgame.transcription.remarks import Remark


@dataclass(frozen=True, slots=True)
class CellReading:
    """How one formula was read: where it stands, what is printed there, and the formula of the file."""

    where: str
    printed: str
    formula: str
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class GameText:
    """A whole game file, how its formulas were read, and what the author should look at.

    ``remarks`` are the notes on the whole, ready to be said in another language.
    """

    text: str
    readings: tuple[CellReading, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
