"""The parts of an expression in MATLAB code, as a tree."""

from __future__ import annotations

from dataclasses import dataclass

from symgame.transcription.matlab.syntax.words import Word


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written."""

    word: Word


@dataclass(frozen=True, slots=True)
class Text:
    """A string."""

    word: Word


@dataclass(frozen=True, slots=True)
class Name:
    """A name, called or indexed if ``arguments`` is not ``None``."""

    word: Word
    arguments: tuple[Tree, ...] | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Operands of one rank and the operators between them, from left to right; the first operator may be a sign."""

    operators: tuple[Word | None, ...]
    operands: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Vector:
    """The rows of ``[...]``."""

    word: Word
    rows: tuple[tuple[Tree, ...], ...]

    @property
    def entries(self) -> tuple[Tree, ...]:
        """All entries, row after row."""
        return tuple(entry for row in self.rows for entry in row)


@dataclass(frozen=True, slots=True)
class Handle:
    """``@name``, or ``@(arguments) body``."""

    word: Word
    arguments: tuple[str, ...]
    body: Tree


Tree = Number | Text | Name | Chain | Vector | Handle
