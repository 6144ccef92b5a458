"""Three-line tables in LaTeX (booktabs), columns as wide as their contents or as the page allows."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from symgame.display.latex.columns import Columns, columns_of
from symgame.display.latex.page import FULL, Page
from symgame.display.latex.text import caption, escape, latex_line, line_width
from symgame.display.table import Cell, Lettering, Line, Table
from symgame.display.words import say


def latex_table(table: Table, lettering: Lettering, page: Page = FULL, name: str = "") -> str:
    """A floating table with its caption above and its note below; over several pages where it is long."""
    parts = _parts(table, lettering, page)
    if len(parts) > 1 and not page.has_small_letters:
        tight = replace(page, is_tight=True)
        smaller = _parts(table, lettering, tight)
        parts, page = (smaller, tight) if len(smaller) < len(parts) else (parts, page)
    label = page.name("tab", name)
    said = caption(table, "Table", r"\thetable") + (rf"\label{{{label}}}" if label else "")
    note = rf"\parbox{{\linewidth}}{{\footnotesize {latex_line(table.note, lettering)}}}" if table.note else ""
    again = say("continued", page.lang, what=r"\tablename~" + (rf"\ref{{{label}}}" if label else r"\thetable"))
    if len(parts) == 1 and sum(parts[0].lines) > page.lines and not page.has_columns:
        return _over_pages(parts[0], said, again, note, page)
    floats = list(_floats(parts, page.lines))
    return "\n\n".join(
        _float(each, rf"\par {again}\par\smallskip" if k else said, note if k + 1 == len(floats) else "", page)
        for k, each in enumerate(floats)
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows of a table below the heads of some of its columns, and how many lines they need, about."""

    table: Table
    lettering: Lettering
    columns: Columns
    above: tuple[Line, ...]
    lines: tuple[float, ...]

    def only(self, start: int, stop: int) -> _Part:
        """The rows from one to before another."""
        rows = replace(self.table, rows=self.table.rows[start:stop])
        return _Part(rows, self.lettering, self.columns, self.above[start:stop], self.lines[start:stop])

    @property
    def heads(self) -> list[str]:
        """The heads between their rules."""
        shown = [self.table.columns[k] for k in self.columns.places]
        cells = [latex_line(pieces, self.lettering, self.columns.room(k)) for k, pieces in enumerate(shown)]
        return [r"\toprule", *_over(self.table, self.columns.places), " & ".join(cells) + r" \\", r"\midrule"]

    @property
    def rows(self) -> Iterator[str]:
        """The rows, each preceded by what stands above it and by white space where rows are tall."""
        for k, row in enumerate(self.table.rows):
            same = _repeated(self.table, k)
            cells = [
                "" if place < same else _cell(row[place], self.lettering, self.columns, number)
                for number, place in enumerate(self.columns.places)
            ]
            is_new = bool(self.above) and (not k or self.above[k] != self.above[k - 1])
            if k and (is_new or self.columns.are_narrow or any(len(cell) > 1 for cell in row)):
                yield r"\addlinespace"
            if is_new:
                text = latex_line(self.above[k], self.lettering)
                yield rf"\multicolumn{{{len(cells)}}}{{@{{}}p{{\linewidth}}@{{}}}}{{\raggedright {text}}} \\"
            yield " & ".join(cells) + r" \\"


def _parts(table: Table, lettering: Lettering, page: Page) -> list[_Part]:
    """The groups of columns; in a column of a journal, what is merged stands above its rows if there is no room."""
    above: tuple[Line, ...] = ()
    groups = columns_of(table, lettering, page)
    if page.is_narrow and 0 < table.merged < len(table.columns) and (len(groups) > 1 or groups[0].are_narrow):
        above = tuple(_above(table, row, page.lang) for row in table.rows)
        table = _without_merged(table)
        groups = columns_of(table, lettering, page)
    return [_Part(table, lettering, group, above, tuple(_lines(table, lettering, group, above))) for group in groups]


def _above(table: Table, row: tuple[Cell, ...], lang: str) -> Line:
    """``Party: Industry``."""
    said: list[Line] = []
    for head, cell in zip(table.columns[: table.merged], row, strict=False):
        text = tuple(piece for pieces in cell for piece in pieces)
        said.append((*head, say("colon", lang), *text) if text else ())
    return tuple(
        piece for k, pieces in enumerate(said) for piece in ((say("semicolon", lang), *pieces) if k else pieces)
    )


def _without_merged(table: Table) -> Table:
    """The other columns."""
    over, left = [], table.merged
    for label, span in table.over:
        taken = min(span, left)
        left -= taken
        over += [(label, span - taken)] if span > taken else []
    rows = tuple(row[table.merged :] for row in table.rows)
    return replace(table, columns=table.columns[table.merged :], rows=rows, merged=0, over=tuple(over))


def _lines(table: Table, lettering: Lettering, columns: Columns, above: Sequence[Line]) -> Iterator[float]:
    """How many lines every row needs, about."""
    for k, row in enumerate(table.rows):
        cells = [row[place] for place in columns.places]
        lines = [float(len(cell)) for cell in cells]
        if columns.are_narrow:
            lines = [
                sum(math.ceil(1.1 * line_width(pieces, lettering) / width) for pieces in cell)
                for cell, width in zip(cells, columns.widths, strict=True)
            ]
        is_new = bool(above) and (not k or above[k] != above[k - 1])
        height = max(lines, default=0.0)
        yield height + (0.5 if columns.are_narrow or height > 1 else 0.0) + (1.5 if is_new else 0.0)


def _floats(parts: Sequence[_Part], most: float) -> Iterator[list[_Part]]:
    """As much in each as fits on a page; what is longer is divided between its rows."""
    current: list[_Part] = []
    room = most
    for part in parts:
        start = 0
        while start < len(part.lines):
            stop, height = start, 0.0
            while stop < len(part.lines) and (height + part.lines[stop] <= room or (not current and stop == start)):
                height += part.lines[stop]
                stop += 1
            if stop == start or (current and stop < len(part.lines) and start == 0):
                yield current
                current, room = [], most
                continue
            current.append(part.only(start, stop))
            room -= height + HEAD
            start = stop
    if current or not parts[0].lines:
        yield current or [parts[0]]


HEAD = 3.0
"""The lines that heads need."""


def _float(parts: Sequence[_Part], said: str, note: str, page: Page) -> str:
    rows = [rf"\begin{{{page.float}}}[htbp]", rf"\centering{_size(page)}", said]
    for k, part in enumerate(parts):
        rows += [r"\par\medskip"] if k else []
        rows += [rf"\begin{{tabular}}{{@{{}}{part.columns.latex}@{{}}}}", *part.heads, *part.rows]
        rows += [r"\bottomrule", r"\end{tabular}"]
    return "\n".join([*rows, *([rf"\par\smallskip{note}"] if note else []), rf"\end{{{page.float}}}"])


def _size(page: Page) -> str:
    return r"\footnotesize\setlength{\tabcolsep}{4pt}" if page.has_small_letters else r"\small"


def _over_pages(part: _Part, said: str, again: str, note: str, page: Page) -> str:
    """A ``longtable``, its heads on every page, and that it is continued on every page but the first."""
    above = rf"\multicolumn{{{len(part.columns.places)}}}{{c}}{{{again}}} \\"
    return "\n".join(
        [
            rf"{{{_size(page)}",
            rf"\begin{{longtable}}{{@{{}}{part.columns.latex}@{{}}}}",
            rf"{said} \\",
            *part.heads,
            r"\endfirsthead",
            above,
            *part.heads,
            r"\endhead",
            r"\bottomrule",
            r"\endfoot",
            *part.rows,
            r"\end{longtable}",
            *([rf"\noindent{note}\par\bigskip"] if note else []),
            "}",
        ]
    )


def _repeated(table: Table, k: int) -> int:
    """In how many merged columns a row repeats the one above it."""
    same = 0
    while k and same < table.merged and table.rows[k - 1][same] == table.rows[k][same]:
        same += 1
    return same


def _cell(cell: Cell, lettering: Lettering, columns: Columns, number: int) -> str:
    lines = [latex_line(pieces, lettering, columns.room(number)) for pieces in cell]
    if len(lines) < 2:
        return "".join(lines)
    if columns.are_narrow:
        return r"\par ".join(rf"\hangindent=1em {line}" for line in lines)
    return r"\begin{tabular}[t]{@{}l@{}}" + r" \\ ".join(lines) + r"\end{tabular}"


def _over(table: Table, places: Sequence[int]) -> list[str]:
    """The first line of heads over the columns that are shown, and rules below it."""
    if not table.over:
        return []
    owners = [k for k, (_, span) in enumerate(table.over) for _ in range(span)]
    heads, rules, column = [], [], 1
    for unit, (label, _) in enumerate(table.over):
        span = sum(owners[place] == unit for place in places)
        if not span:
            continue
        heads.append(rf"\multicolumn{{{span}}}{{c}}{{{escape(label)}}}" if span > 1 else escape(label))
        rules.append(rf"\cmidrule(lr){{{column}-{column + span - 1}}}" if label else "")
        column += span
    return [" & ".join(heads) + r" \\", "".join(rules)]
