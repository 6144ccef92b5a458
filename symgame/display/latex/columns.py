"""How the columns of a LaTeX table share a line: as wide as they are, narrower, or in several groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from symgame.display.latex.page import Page
from symgame.display.latex.text import MAX_FRACTION, least_width, line_width
from symgame.display.table import Cell, Lettering, Line, Table

SLACK = 1.15
"""Widths are estimated generously: so much more than estimated has room."""

LEAST, COMFORT = 6.0, 12.0
"""No column is made narrower than so many letters; long contents have so many, or a quarter of what they need."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns that stand side by side.

    Attributes
    ----------
    places : tuple of int
        Which columns of the table.
    widths : tuple of float
        Their widths in letters.
    are_narrow : bool
        Whether some are narrower than their contents, so that lines of cells have to be broken.
    page : Page
    """

    places: tuple[int, ...]
    widths: tuple[float, ...]
    are_narrow: bool
    page: Page

    def room(self, k: int) -> float:
        """What has room in the column of that number, in letters."""
        return min(self.widths[k] * SLACK, MAX_FRACTION) if self.are_narrow else MAX_FRACTION

    @property
    def latex(self) -> str:
        """The columns for a ``tabular``."""
        if not self.are_narrow:
            return "l" * len(self.places)
        word = r"\hspace{0pt}" if self.page.is_narrow else ""  # without it a first word is never hyphenated
        return "".join(
            rf">{{\raggedright\arraybackslash{word}}}p{{{width / self.page.row:.3f}\linewidth}}"
            for width in self.widths
        )


def columns_of(table: Table, lettering: Lettering, page: Page, *, is_divided: bool = True) -> list[Columns]:
    """All columns side by side if they have room, else in groups, each of which begins with the first column.

    What may not be divided is side by side in any case.
    """
    contents = _contents(table)
    natural = [page.margin + max(line_width(pieces, lettering) for pieces in lines) for lines in contents]
    least = [
        min(width, max(LEAST, min(COMFORT, width / 4), max(least_width(pieces, lettering) for pieces in lines) / SLACK))
        for width, lines in zip(natural, contents, strict=True)
    ]
    groups = _groups(table, least, page) if is_divided else [tuple(range(len(least)))]
    return [_columns(group, natural, least, page) for group in groups]


def _columns(group: tuple[int, ...], natural: list[float], least: list[float], page: Page) -> Columns:
    own = [natural[k] for k in group]
    shares = _shares(own, [least[k] for k in group], page)
    return Columns(group, tuple(shares), shares != own, page)


def _contents(table: Table) -> list[list[Line]]:
    """The lines of every column, its head first."""
    rows: list[tuple[Cell, ...]] = [tuple((column,) for column in table.columns), *table.rows]
    return [[pieces for cell in column for pieces in cell] for column in zip(*rows, strict=True)]


def _groups(table: Table, least: list[float], page: Page) -> list[tuple[int, ...]]:
    groups: list[list[int]] = [[]]
    for unit in _units(table, least, page):
        if groups[-1] and _total([least[k] for k in (*groups[-1], *unit)], page) > page.row:
            groups.append([0])
        groups[-1] += unit
    return [tuple(group) for group in groups]


def _units(table: Table, least: list[float], page: Page) -> Iterator[list[int]]:
    """Columns one by one, but those below one head together as far as they have room beside the first one."""
    place = 0
    for label, span in table.over or (("", 1),) * len(table.columns):
        unit = list(range(place, place + span))
        place += span
        if label and _total([least[0], *(least[k] for k in unit)], page) <= page.row:
            yield unit
        else:
            yield from ([k] for k in unit)


def _shares(natural: list[float], least: list[float], page: Page) -> list[float]:
    """The widest columns give way until all have room, as far as they can."""
    shares = list(natural)
    while _total(shares, page) > page.row:
        open_ones = [k for k in range(len(shares)) if shares[k] > least[k]]
        if not open_ones:
            return [share * (page.row - _total(shares, page) + sum(shares)) / sum(shares) for share in shares]
        widest = max(open_ones, key=lambda k: shares[k])
        shares[widest] -= min(0.5, shares[widest] / 2)
    return shares


def _total(widths: list[float], page: Page) -> float:
    return sum(widths) + page.gap * (len(widths) - 1)
