r"""Where in a manuscript a fragment stands: how wide its lines are, and by which names ``\ref`` finds it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

WIDTH = 160
"""The line of a manuscript in one column, in millimetres."""

NARROW, WIDE = 120, 165
"""Narrower lines are columns of a journal; from the second width on a line goes over two columns."""


@dataclass(frozen=True, slots=True)
class Page:
    """The line of a manuscript and the language of what the writer adds.

    Attributes
    ----------
    width : int
        Of the line, in millimetres: 85 in a column of a journal, 170 over two.
    label : str
        What the names of equations, tables and figures begin with; empty: they have none.
    table : str
        How the names of tables and figures go on: ``tab:LABEL-TABLE``.
    lang : str
    equations : tuple of str
        How the names of equations go on; without them they are made from their left sides.
    is_tight : bool
        Whether tables are set as in a column of a journal, in small letters and with little space.
    """

    width: int = WIDTH
    label: str = ""
    table: str = ""
    lang: str = "en"
    equations: tuple[str, ...] = ()
    is_tight: bool = False

    @property
    def line(self) -> float:
        """The width of a display in letters, with room for its number."""
        return 54.0 * self.width / WIDTH

    @property
    def row(self) -> float:
        r"""The width of a row of a table in its own letters, of ``\small`` or, in columns, ``\footnotesize``."""
        return (74.0 if self.has_small_letters else 66.0) * self.width / WIDTH

    @property
    def gap(self) -> float:
        """The space between two columns of a table, likewise."""
        return 1.4 if self.has_small_letters else 2.4

    @property
    def margin(self) -> float:
        """What the contents of a column may be wider than estimated, likewise."""
        return 0.3 if self.has_small_letters else 1.0

    @property
    def lines(self) -> float:
        """A table of more lines does not fit on a page."""
        return 56.0 if self.has_small_letters else 42.0

    @property
    def has_small_letters(self) -> bool:
        """Whether its tables have."""
        return self.is_narrow or self.is_tight

    @property
    def is_narrow(self) -> bool:
        """Whether it is a column of a journal."""
        return self.width < NARROW

    @property
    def float(self) -> str:
        """The environment of tables; over two columns of a journal that with a star."""
        return "table*" if self.width >= WIDE else "table"

    @property
    def has_columns(self) -> bool:
        """Whether the journal has two columns, in which nothing but floats may be as wide or go over pages."""
        return self.is_narrow or self.width >= WIDE

    def name(self, kind: str, name: str) -> str:
        r"""The name by which ``\ref`` finds an equation, a table or a figure; nothing where there are no names."""
        return f"{kind}:{self.label}-{name}" if self.label and name else f"{kind}:{self.label}" if self.label else ""


FULL = Page()
"""A page with one column, whose equations and tables have no names."""


def names_of(texts: Iterable[str]) -> Iterator[str]:
    """Texts as names, no two alike: letters, digits and hyphens alone.

    Examples
    --------
    >>> list(names_of(["F(x)", "J_11", "F(x)"]))
    ['F-x', 'J-11', 'F-x-2']
    """
    taken: dict[str, int] = {}
    for text in texts:
        name = as_name(text)
        taken[name] = taken.get(name, 0) + 1
        yield name if taken[name] == 1 else f"{name}-{taken[name]}"


def as_name(text: str) -> str:
    """A text as a name.

    Examples
    --------
    >>> as_name("Cost, 10% up"), as_name("情景")
    ('Cost-10-up', '')
    """
    plain = unicodedata.normalize("NFD", text)
    return "-".join(re.findall("[A-Za-z0-9]+", plain, re.ASCII))
