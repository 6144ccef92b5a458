"""How the columns of a table share a line: as wide as they are, narrower, or in several groups.

Where there is less room than all of them need, that column gives way whose rows grow least by it, so that short
labels stay whole and what is long has most of the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    every = [tuple((column,) for column in table.columns), *table.rows]
    widths = [[[line_width(pieces, lettering) for pieces in cell] for cell in row] for row in every]
    return [_columns(group, natural, least, widths, page) for group in groups]


def _columns(
    group: tuple[int, ...], natural: list[float], least: list[float], widths: list[list[list[float]]], page: Page
) -> Columns:
    own = [natural[k] for k in group]
    room = page.row - page.gap * (len(own) - 1)
    rows = [[row[k] for k in group] for row in widths]
    shares = shared(own, [least[k] for k in group], rows, room)
    return Columns(group, tuple(shares), shares != own, page)


def _contents(table: Table) -> list[list[Line]]:
    """The lines of every column, its head first."""
    rows: list[tuple[Cell, ...]] = [tuple((column,) for column in table.columns), *table.rows]
    return [[pieces for cell in column for pieces in cell] for column in zip(*rows, strict=True)]


def _groups(table: Table, least: list[float], page: Page) -> list[tuple[int, ...]]:
    """As few groups as there is room for, and as even as possible."""
    units = list(_units(table, least, page))
    groups: list[list[int]] = [[]]
    for unit in units:
        if groups[-1] and not _has_room([*groups[-1], *unit], least, page):
            groups.append([0])
        groups[-1] += unit
    if len(groups) > 1 and units[0] == [0]:
        size = -(-(len(units) - 1) // len(groups))
        starts = range(1, len(units), size)
        even = [[0, *(k for unit in units[start : start + size] for k in unit)] for start in starts]
        if all(_has_room(group, least, page) for group in even):
            groups = even
    return [tuple(group) for group in groups]


def _has_room(places: Sequence[int], least: Sequence[float], page: Page) -> bool:
    return _total([least[k] for k in places], page) <= page.row


def _units(table: Table, least: list[float], page: Page) -> Iterator[list[int]]:
    """Columns one by one, but those below one head together as far as they have room beside the first one."""
    place = 0
    for label, span in table.over or (("", 1),) * len(table.columns):
        unit = list(range(place, place + span))
        place += span
        if label and _has_room([0, *unit], least, page):
            yield unit
        else:
            yield from ([k] for k in unit)


def shared(
    natural: Sequence[float], least: Sequence[float], rows: Sequence[Sequence[Sequence[float]]], room: float
) -> list[float]:
    """The widths of columns that have only so much room together.

    Parameters
    ----------
    natural, least : sequence of float
        The width that each column needs, and the one below which it does not go.
    rows : sequence of sequence of sequence of float
        The widths of the lines of each cell of each row.
    room : float

    Examples
    --------
    >>> shared([10, 40], [6, 10], [[[10], [40]]], 30)
    [10, 20.0]
    """
    shares = list(natural)
    labels = [max(low, min(width, COMFORT)) for low, width in zip(least, natural, strict=True)]
    for floor in (labels, least):  # short columns give way last
        _give_way(shares, floor, rows, room)
    total = sum(shares)
    return [share * room / total for share in shares] if total > room else shares


def _give_way(
    shares: list[float], floor: Sequence[float], rows: Sequence[Sequence[Sequence[float]]], room: float
) -> None:
    heights = [[_height(row[k], share) for row in rows] for k, share in enumerate(shares)]
    while (excess := sum(shares) - room) > 0:
        best: tuple[float, float, int] | None = None
        tallest = [max(column[j] for column in heights) for j in range(len(rows))]
        for k, share in enumerate(shares):
            step = min(max(STEP, excess / STEPS), share - floor[k], excess)
            if step <= 0:
                continue
            lower = [_height(row[k], share - step) for row in rows]
            grown = sum(max(0.0, new - old) for new, old in zip(lower, tallest, strict=True))
            own = sum(lower) - sum(heights[k])
            rank = ((grown + BROKEN * own) / step, -share, k)
            best = min(best, rank) if best is not None else rank
        if best is None:
            return
        k = best[2]
        shares[k] -= min(max(STEP, excess / STEPS), shares[k] - floor[k], excess)
        heights[k] = [_height(row[k], shares[k]) for row in rows]


def _height(lines: Sequence[float], width: float) -> float:
    """How many lines a cell needs, about: no whole number, so that a little more room is worth a little."""
    return sum(max(1.0, line / width) for line in lines)


STEP, STEPS = 0.5, 40
"""Columns give way by so many letters at once, or by such a part of what there is too much."""

BROKEN = 0.2
"""A line more in a cell whose row does not grow counts so much of one that makes it grow."""


def _total(widths: list[float], page: Page) -> float:
    return sum(widths) + page.gap * (len(widths) - 1)
