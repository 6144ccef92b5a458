"""Blocks as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from symgame.display.plain import NO_BREAK, plain
from symgame.display.table import (
    PLAIN,
    Block,
    Cell,
    Code,
    Equation,
    Equations,
    Heading,
    Items,
    Lettering,
    Line,
    Paragraph,
    Picture,
    Table,
)
from symgame.display.words import captions
from symgame.display.wrapping import least_width, wrap

_THREE_LINES = box.Box("────\n    \n────\n    \n    \n    \n    \n────\n")


def text(blocks: Sequence[Block], *, lettering: Lettering = PLAIN, lang: str = "en", width: int = 100) -> str:
    """The blocks as text of at most ``width`` cells a line, without colour."""
    parts: list[str] = []
    tables = figures = 0
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(_heading(block, width))
        elif isinstance(block, Paragraph):
            parts.append("\n".join(wrap(line_text(block.line, lettering), width)))
        elif isinstance(block, Items):
            parts.append("\n".join(_items(block, lettering, width)))
        elif isinstance(block, Equations):
            parts.append("\n".join(row for e in block.equations for row in _equation(e, lettering, width)))
        elif isinstance(block, Picture):
            figures += 1
            first, *second = captions(block, figures, lang)
            parts.append("\n".join(row for said in (f"[{block.file}] {first}", *second) for row in wrap(said, width)))
        elif isinstance(block, Code):
            parts.append("\n".join(_inert(row) for row in block.text.splitlines()))
        else:
            tables += 1
            parts.append(_table(block, captions(block, tables, lang), lettering, width))
    return "\n\n".join(parts) + "\n"


def line_text(pieces: Line, lettering: Lettering) -> str:
    """A line as text, with no-break spaces inside formulas."""
    return "".join(_inert(piece) if isinstance(piece, str) else plain(piece, lettering) for piece in pieces)


def _inert(label: str) -> str:
    """Control characters would move the cursor or change the colour: they become spaces."""
    return "".join(c if c.isprintable() or c == " " else " " for c in label)


def _heading(block: Heading, width: int) -> str:
    lines = wrap(_inert(block.text), width)
    rule = {1: "=", 2: "-"}.get(block.level)
    return "\n".join([*lines, rule * max(map(cell_len, lines))] if rule else lines)


def _items(block: Items, lettering: Lettering, width: int) -> list[str]:
    rows: list[str] = []
    for item in block.items:
        mark = f"  {item.mark} "
        inner = width - cell_len(mark)
        head = wrap(line_text(item.head, lettering), inner) if item.head else []
        body = [row for pieces in item.lines for row in wrap(line_text(pieces, lettering), inner, hanging=4)]
        for k, row in enumerate(head + body):
            rows.append((mark if k == 0 else " " * cell_len(mark)) + row)
    return rows


def _equation(equation: Equation, lettering: Lettering, width: int) -> list[str]:
    left = plain(equation.left, lettering).replace(" ", NO_BREAK)
    right = plain(equation.right, lettering)
    return wrap(f"{NO_BREAK * 2}{left}{NO_BREAK}={NO_BREAK}{right}", width, hanging=6)


def _table(table: Table, said: Sequence[str], lettering: Lettering, width: int) -> str:
    rows = [[_cell(cell, lettering) for cell in row] for row in _without_repetition(table)]
    heads = [[line_text(column, lettering)] for column in table.columns]
    widths = _widths([heads, *rows], width)
    grid = Grid(box=_THREE_LINES, show_edge=True, pad_edge=False, padding=(0, 1, 0, 0), expand=False)
    for head, own in zip(heads, widths, strict=True):
        grid.add_column(_wrapped(head, own), width=own, no_wrap=True)
    is_tall = any(len(_wrapped_lines(lines, own)) > 1 for row in rows for lines, own in zip(row, widths, strict=True))
    for k, row in enumerate(rows):
        grid.add_row(*(_wrapped(lines, own) for lines, own in zip(row, widths, strict=True)), end_section=False)
        if (
            is_tall
            and k + 1 < len(rows)
            and any(
                len(_wrapped_lines(lines, own)) > 1
                for r in rows[k : k + 2]
                for lines, own in zip(r, widths, strict=True)
            )
        ):
            grid.add_row()
    above = [row for caption in said for row in wrap(_inert(caption), width)]
    shown = [*above, *_over(table, widths), *_drawn(grid, width)]
    if table.note:
        shown += wrap(line_text(table.note, lettering), width)
    return "\n".join(shown)


def _cell(cell: Cell, lettering: Lettering) -> list[str]:
    return [line_text(pieces, lettering) for pieces in cell]


def _without_repetition(table: Table) -> list[tuple[Cell, ...]]:
    """In merged columns a cell like the one above it is left empty."""
    shown: list[tuple[Cell, ...]] = []
    for k, row in enumerate(table.rows):
        above = table.rows[k - 1] if k else None
        same = 0
        while above is not None and same < table.merged and above[same] == row[same]:
            same += 1
        shown.append(((),) * same + row[same:])
    return shown


def _widths(rows: list[list[list[str]]], width: int) -> list[int]:
    """The natural widths where they fit; else the widest columns give way, down to what cannot be broken."""
    columns = list(zip(*rows, strict=True))
    natural = [max((cell_len(text) for lines in column for text in lines), default=1) for column in columns]
    least = [max((least_width(text) for lines in column for text in lines), default=1) for column in columns]
    room = width - 2 * len(columns) - 1
    widths = list(natural)
    while sum(widths) > room:
        wide = [k for k, w in enumerate(widths) if w > least[k]] or [k for k, w in enumerate(widths) if w > 8]
        if not wide:
            break
        widest = max(wide, key=lambda k: widths[k])
        widths[widest] -= 1
    return [max(w, 1) for w in widths]


def _wrapped_lines(lines: list[str], width: int) -> list[str]:
    return [row for text in lines for row in wrap(text, width, hanging=2 if len(lines) > 1 or width > 30 else 0)]


def _wrapped(lines: list[str], width: int) -> Text:
    return Text("\n".join(_wrapped_lines(lines, width)))


def _over(table: Table, widths: list[int]) -> list[str]:
    """The first line of heads, each centred over its columns."""
    if not table.over:
        return []
    row, place = "", 0
    for label, span in table.over:
        own = sum(widths[place : place + span]) + 2 * (span - 1)
        spare = max(own - cell_len(label), 0)
        row += " " * (spare // 2) + _inert(label) + " " * (spare - spare // 2 + 2)
        place += span
    return [row.rstrip()]


def _drawn(grid: Grid, width: int) -> list[str]:
    console = Console(
        file=StringIO(), width=max(width, 20), color_system=None, force_terminal=False, legacy_windows=False
    )
    with console.capture() as capture:
        console.print(grid)
    return [row.rstrip() for row in capture.get().splitlines()]
