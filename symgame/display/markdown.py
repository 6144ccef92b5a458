"""Blocks as Markdown: formulas between dollar signs, pipe tables; read by GitHub, Jupyter and pandoc."""

from __future__ import annotations

import re
from collections.abc import Sequence

from symgame.display.formula import formula
from symgame.display.latex.text import inline
from symgame.display.table import (
    PLAIN,
    Block,
    Cell,
    Code,
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

_SPECIAL = re.compile(r"([`*_{}\[\]<>#|~$&^@])")
_AT_START = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")


def markdown(blocks: Sequence[Block], *, lettering: Lettering = PLAIN, lang: str = "en") -> str:
    """The blocks as Markdown."""
    parts: list[str] = []
    tables = figures = 0
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(f"{'#' * block.level} {escape(block.text)}")
        elif isinstance(block, Paragraph):
            parts.append(markdown_line(block.line, lettering))
        elif isinstance(block, Items):
            parts.append(_items(block, lettering))
        elif isinstance(block, Equations):
            parts.append(_equations(block, lettering))
        elif isinstance(block, Picture):
            figures += 1
            said = "<br>".join(f"*{escape(caption)}*" for caption in captions(block, figures, lang))
            parts.append(f"![]({block.file}.png)\n\n{said}")
        elif isinstance(block, Code):
            parts.append(_code(block))
        else:
            tables += 1
            parts.append(_table(block, captions(block, tables, lang), lettering))
    return "\n\n".join(parts) + "\n"


def escape(label: str) -> str:
    r"""Text that Markdown prints as it is.

    Examples
    --------
    >>> escape("<b>*x*</b>")
    '\\<b\\>\\*x\\*\\</b\\>'
    """
    return _AT_START.sub(lambda m: f"{m[1]}{m[2]}\\" if m[2].isdigit() else f"{m[1]}\\{m[2]}", _inert(label))


def _inert(label: str) -> str:
    """The text where it does not begin a line."""
    shown = "".join(c if c.isprintable() else " " for c in label)
    # A backslash before a parenthesis would open a formula in Jupyter, escaped or not.
    return "&#92;".join(_SPECIAL.sub(r"\\\1", piece) for piece in shown.split("\\"))


def markdown_line(pieces: Line, lettering: Lettering) -> str:
    """A line of text and formulas; a bar in a formula would end a cell and is written as a command."""
    shown = []
    for k, piece in enumerate(pieces):
        if isinstance(piece, str):
            shown.append(_inert(piece) if k else escape(piece))
        else:
            shown.append(f"${_barless(inline(piece, lettering))}$")
    return "".join(shown)


def _barless(latex: str) -> str:
    for sign, command in (("|", r"\vert "), ("<", r"\lt "), (">", r"\gt ")):
        latex = latex.replace(f"{sign} ", command).replace(sign, command)
    return latex


def _items(block: Items, lettering: Lettering) -> str:
    rows = []
    for item in block.items:
        mark = "" if item.mark == "-" else f"{item.mark} "
        rows.append(f"- {mark}{markdown_line(item.head, lettering)}")
        rows.extend(f"  - {markdown_line(pieces, lettering)}" for pieces in item.lines)
    return "\n".join(rows)


def _equations(block: Equations, lettering: Lettering) -> str:
    """One display an equation: web pages scroll, so that nothing is broken."""
    rows = []
    for equation in block.equations:
        rows.append(
            f"$$\n{_barless(formula(equation.left, lettering))} = {_barless(formula(equation.right, lettering))}\n$$"
        )
    return "\n\n".join(rows)


def _code(block: Code) -> str:
    """Between fences that are longer than any row of backticks inside."""
    rows = ["".join(c if c.isprintable() else " " for c in row) for row in block.text.splitlines()]
    fence = "`" * max(3, 1 + max((len(run) for row in rows for run in re.findall("`+", row)), default=0))
    return "\n".join([fence, *rows, fence])


def _table(table: Table, said: Sequence[str], lettering: Lettering) -> str:
    heads = [markdown_line(column, lettering) for column in table.columns]
    place = 0
    for label, span in table.over:
        if label:
            heads[place : place + span] = [f"{escape(label)}: {head}" for head in heads[place : place + span]]
        place += span
    rows = [heads, ["---"] * len(heads)]
    rows += [[_cell(cell, lettering) for cell in row] for row in table.rows]
    above = "<br>".join(f"**{escape(caption)}**" for caption in said)
    shown = [above, "", *(f"| {' | '.join(row)} |" for row in rows)]
    if table.note:
        shown += ["", markdown_line(table.note, lettering)]
    return "\n".join(shown)


def _cell(cell: Cell, lettering: Lettering) -> str:
    return "<br>".join(markdown_line(pieces, lettering) for pieces in cell)
