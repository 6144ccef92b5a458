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
        count = counted(len(mistakes), "mistake")
        super().__init__("\n".join([f"{path}: {count}", *(f"  {mistake}" for mistake in mistakes)]))


def counted(number: int, noun: str, plural: str = "") -> str:
    """So many of something, as messages say it.

    Examples
    --------
    >>> counted(1, "entry", "entries"), counted(2, "player")
    ('1 entry', '2 players')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def expect(value: object, kind: type | tuple[type, ...], said: str, cure: str) -> None:
    """Refuse what a caller gives instead of what a function takes.

    Examples
    --------
    >>> expect("llm-iar", int, "this takes a number", "write load('llm-iar')")
    Traceback (most recent call last):
    symgame.errors.InvalidGameError: this takes a number, not the str 'llm-iar'; write load('llm-iar')
    """
    if not isinstance(value, kind):
        shown = f"the {type(value).__name__} {value!r}" if isinstance(value, str | int | float) else _kind(value)
        raise InvalidGameError(f"{said}, not {shown[:80]}; {cure}")


def _kind(value: object) -> str:
    return "None" if value is None else f"a {type(value).__name__}"
