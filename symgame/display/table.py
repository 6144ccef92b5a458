"""A document before it is written: blocks of text, equations and tables, in no format yet.

A *line* is a sequence of pieces: text, which every writer makes inert, and mathematics. Labels that
come from a user are text like any other, so that there is one place per format where text is escaped.
Mathematics is a sequence of expressions, relations, and signs of the toolkit's own (``E_1``, ``=``),
which alone carry ready-made LaTeX.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, Symbol

from symgame.conditions.relation import Relation


@dataclass(frozen=True, slots=True)
class Sign:
    """A piece of notation that is no expression, as plain text and as LaTeX. Never made from user text."""

    text: str
    latex: str


@dataclass(frozen=True, slots=True)
class Math:
    """Signs, expressions and relations, set one after another as one formula."""

    parts: tuple[Sign | Expr | Relation, ...]


Piece = str | Math
Line = tuple[Piece, ...]
Cell = tuple[Line, ...]
"""The lines of a cell, one below the other."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the document."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    line: Line


@dataclass(frozen=True, slots=True)
class Item:
    """A mark, an introduction, and lines below it."""

    mark: str
    head: Line = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list of marked items, for example the circled conditions of a stability table."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Equation:
    """``left = right``; the right side is broken over lines where it is long."""

    left: Math
    right: Math


@dataclass(frozen=True, slots=True)
class Equations:
    """Equations, one below the other."""

    equations: tuple[Equation, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A three-line table.

    Attributes
    ----------
    caption : str
        Without its number, which the writer gives.
    columns : tuple of Line
        The heads.
    rows : tuple of tuple of Cell
        As many cells as columns in every row.
    note : Line
    merged : int
        In so many leading columns a cell that equals the one above it is printed once.
    over : tuple of (str, int)
        A first line of heads, each over so many columns.
    second : str
        The caption in English, printed below one in Chinese; empty where there is to be none.
    """

    caption: str
    columns: tuple[Line, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: Line = ()
    merged: int = 0
    over: tuple[tuple[str, int], ...] = ()
    second: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure that lies in a file.

    Attributes
    ----------
    caption : str
        Without its number, which the writer gives.
    file : str
        Relative to the document, without its suffix: every format takes the one that it shows best.
    second : str
        As of a table.
    """

    caption: str
    file: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of a file or of a command line, printed letter for letter; never anything that is run."""

    text: str


Block = Heading | Paragraph | Items | Equations | Table | Picture | Code


@dataclass(frozen=True, slots=True)
class Lettering:
    """How symbols are written: the author's order, and the author's LaTeX for some names."""

    order: tuple[Symbol, ...] = ()
    notation: tuple[tuple[str, str], ...] = ()


PLAIN = Lettering()
"""Symbols by name, no notation of the author's."""


def math(*parts: Sign | Expr | Relation | str) -> Math:
    """A formula; text is a sign that looks the same in LaTeX."""
    return Math(tuple(Sign(part, part) if isinstance(part, str) else part for part in parts))


def line(*pieces: Piece | Expr | Relation) -> Line:
    """A line; an expression or relation in it is a formula of its own."""
    return tuple(Math((p,)) if isinstance(p, Expr | Relation) else p for p in pieces)


def cell(*pieces: Piece | Expr | Relation) -> Cell:
    """A cell of one line."""
    return (line(*pieces),)
