"""Three-line tables as HTML; on paper with the widths of their columns, and their notes below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from symgame.display.html.lines import Look, html_line
from symgame.display.html.text import escape, html_caption
from symgame.display.latex.columns import columns_of
from symgame.display.latex.page import FULL
from symgame.display.table import Cell, Table


def html_table(table: Table, said: Sequence[str], look: Look) -> Iterator[str]:
    """The lines of a table."""
    yield '<div class="wide"><table class="lines">'
    yield f"<caption>{html_caption(said)}</caption>"
    parts = [] if look.is_scrolled else _parts(table, look)
    if parts:
        columns = "".join(f'<col style="width: {part:.1%}">' for part in parts)
        yield f"<colgroup>{columns}</colgroup>"
    looks = [look] * len(table.columns)
    if look.line < ROW:  # else formulas are left whole
        looks = [replace(look, line=min(look.line, part * ROW - FULL.gap)) for part in parts] or looks
    yield "<thead>"
    if table.over:
        yield f"<tr>{''.join(_over(label, span) for label, span in table.over)}</tr>"
    every = zip(table.columns, looks, strict=True)
    heads = (f'<th scope="col">{html_line(column, own)}</th>' for column, own in every)
    yield f"<tr>{''.join(heads)}</tr>"
    yield "</thead>"
    yield "<tbody>"
    for k, row in enumerate(table.rows):
        cells = (_cell(cell, _height(table, k, j), looks[j]) for j, cell in enumerate(row))
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody>"
    if table.note and look.is_scrolled:
        note = f"<div>{html_line(table.note, look)}</div>"
        yield f'<tfoot><tr><td colspan="{len(table.columns)}">{note}</td></tr></tfoot>'
    yield "</table></div>"
    if table.note and not look.is_scrolled:
        yield f'<div data-custom-style="Table Note" class="note"><p>{html_line(table.note, look)}</p></div>'


ROW = FULL.row
"""The width of a table on paper in letters of its own."""


def _parts(table: Table, look: Look) -> list[float]:
    """The parts of a line that the columns have: as much as they need, or as much as there is."""
    columns = columns_of(table, look.lettering, FULL, is_divided=False)[0]
    widths = [width + FULL.gap for width in columns.widths]
    return [width / max(ROW, sum(widths)) for width in widths]


def _over(label: str, span: int) -> str:
    return f'<th colspan="{span}" scope="colgroup">{escape(label)}</th>' if label else f'<td colspan="{span}"></td>'


def _height(table: Table, k: int, j: int) -> int:
    """Over how many rows a cell reaches; none if the one above it reaches over it."""
    if j >= table.merged:
        return 1
    start = table.rows[k][: j + 1]
    if k and table.rows[k - 1][: j + 1] == start:
        return 0
    end = k + 1
    while end < len(table.rows) and table.rows[end][: j + 1] == start:
        end += 1
    return end - k


def _cell(cell: Cell, height: int, look: Look) -> str:
    if not height:
        return ""
    lines = [html_line(pieces, look) for pieces in cell]
    inside = "".join(f"<div>{line}</div>" for line in lines) if len(lines) > 1 else "".join(lines)
    span = f' rowspan="{height}"' if height > 1 else ""
    return f"<td{span}>{inside}</td>"
