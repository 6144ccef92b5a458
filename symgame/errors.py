"""What symgame raises when it is asked for something that cannot be.

::

    SymgameError
    |-- InvalidExpressionError   a formula that cannot be read
    |-- InvalidGameError         a game that contradicts itself or lacks a part
    |-- InvalidFileError         a file with one or more mistakes, all of them listed
    |-- UnknownGameError         no shipped game has this slug
    |-- SimulationError          a simulation that cannot go on
    |-- RecheckError             a saved analysis that cannot be rechecked
    |-- FigureError              a picture that cannot be drawn of what was given
    |-- ReportError              a report that cannot be written
    `-- ExportError              a game that cannot be written in a format, or not there

Mathematics that cannot be decided is never an error: it is a value that says so.
"""

from __future__ import annotations

from dataclasses import dataclass


class SymgameError(Exception):
    """Base of all errors that the toolkit raises."""


class InvalidExpressionError(SymgameError, ValueError):
    """A formula that cannot be read; the message names the column and the cure."""


class InvalidGameError(SymgameError, ValueError):
    """A game that contradicts itself or lacks a part."""


class UnknownGameError(SymgameError, LookupError):
    """No shipped game has this slug."""


class SimulationError(SymgameError, RuntimeError):
    """A simulation that cannot start or cannot go on."""


class RecheckError(SymgameError, ValueError):
    """A saved analysis that cannot be rechecked, or a part of it; the message names the place."""


class FigureError(SymgameError, ValueError):
    """A picture that cannot be drawn of what was given; the message says what to draw instead."""


class ReportError(SymgameError):
    """A report that cannot be written; the message names the cure."""


class ExportError(SymgameError, ValueError):
    """A game that cannot be written in a format, or not there; the message names the cure."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake of a file: where it stands and what to do about it."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class InvalidFileError(SymgameError, ValueError):
    """A file that cannot be read, with all its mistakes.

    Attributes
    ----------
    path : str
        The file, as it was named.
    mistakes : tuple of Mistake
        In the order of the file's parts; each has its place and the cure.
    """

    def __init__(self, path: str, mistakes: tuple[Mistake, ...]) -> None:
        self.path = path
        self.mistakes = mistakes
        count = "1 mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        super().__init__("\n".join([f"{path}: {count}", *(f"  {mistake}" for mistake in mistakes)]))
