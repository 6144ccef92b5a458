"""Blocks as HTML for notebooks and web pages: three-line tables, formulas as MathML.

Nothing in it is active: there are no scripts and no links, and whatever a user wrote goes through
:func:`escape`. The classes ``tex2jax_ignore`` and ``mathjax_ignore`` keep MathJax, which notebooks run
over their outputs, from reading dollar signs of labels as formulas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape as escape_markup

from symgame.display.breaking import broken
from symgame.display.formula import formula
from symgame.display.latex_text import inline
from symgame.display.mathml import continued, mathml
from symgame.display.table import (
    PLAIN,
    Block,
    Cell,
    Equation,
    Equations,
    Heading,
    Item,
    Items,
    Lettering,
    Line,
    Math,
    Paragraph,
    Picture,
    Sign,
    Table,
)
from symgame.display.words import numbered_caption

LINE, SHORT = 48.0, 16.0
"""Formulas in running text and in cells may be continued on another line after so many letters.

On paper after fewer: the cells of a page are narrow.
"""

PAGE = 72.0
"""The widest display on paper, in letters."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How formulas are written and how wide they may be."""

    lettering: Lettering
    is_scrolled: bool

    @property
    def line(self) -> float:
        return LINE if self.is_scrolled else SHORT


def html(blocks: Sequence[Block], *, lettering: Lettering = PLAIN, lang: str = "en", is_scrolled: bool = True) -> str:
    """The blocks as an HTML fragment, one ``div`` of the class ``symgame``.

    Its look comes from :func:`symgame.display.page.page_style`, which belongs once into each page. What is
    wide is scrolled; without that, for programs that make paper of it, it is broken over lines.
    """
    look = _Look(lettering, is_scrolled)
    parts = [f'<div class="symgame tex2jax_ignore mathjax_ignore" lang="{escape(lang)}">']
    tables = figures = 0
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(f"<h{block.level}>{escape(block.text)}</h{block.level}>")
        elif isinstance(block, Paragraph):
            parts.append(f"<p>{html_line(block.line, look)}</p>")
        elif isinstance(block, Items):
            parts.extend(_items(block, look))
        elif isinstance(block, Equations):
            parts.extend(_equations(block, look))
        elif isinstance(block, Picture):
            figures += 1
            caption = numbered_caption(block.caption, figures, lang, of="Figure")
            parts.append(_picture(block, caption))
        else:
            tables += 1
            parts.extend(_table(block, numbered_caption(block.caption, tables, lang), look))
    return "\n".join([*parts, "</div>"]) + "\n"


def _picture(block: Picture, caption: str) -> str:
    """A figure in a file beside the page."""
    image = f'<img src="{escape(block.file)}.png" alt="{escape(block.caption)}">'
    return f"<figure>{image}<figcaption>{escape(caption)}</figcaption></figure>"


def escape(label: str) -> str:
    """Text that a browser shows as it is, in an element as in an attribute.

    Examples
    --------
    >>> escape("<b>R&D</b>")
    '&lt;b&gt;R&amp;D&lt;/b&gt;'
    """
    return escape_markup("".join(c if c.isprintable() else " " for c in label))


def html_line(pieces: Line, look: _Look, *, tag: str = "<math>") -> str:
    """A line of text and formulas."""
    return "".join(escape(piece) if isinstance(piece, str) else _inline(piece, look, tag) for piece in pieces)


def _inline(math: Math, look: _Look, tag: str) -> str:
    """A formula for running text: browsers do not break a formula, so that a wide one becomes several."""
    latex = inline(math, look.lettering)
    signs = [part.text for part in math.parts if isinstance(part, Sign)]
    if not look.is_scrolled and len(signs) == len(math.parts) and not re.search("[A-Za-z]", "".join(signs)):
        return escape("".join(signs))  # signs without terms between them are no formula for every program
    pieces = broken(latex, look.line)
    if not look.is_scrolled:
        pieces = _balanced(pieces)
    shown = [mathml(pieces[0]), *(continued(piece) for piece in pieces[1:])]
    return "<wbr>".join(f"{tag}{p}</math>" for p in shown) if None not in shown else f"<code>{escape(latex)}</code>"


def _balanced(pieces: Sequence[str]) -> list[str]:
    """The same without breaks inside brackets, which not every program on paper understands."""
    result: list[str] = []
    depth = 0
    for piece in pieces:
        if depth:
            result[-1] += piece
        else:
            result.append(piece)
        depth += piece.count("(") - piece.count(")")
    return result


def _items(block: Items, look: _Look) -> Iterator[str]:
    is_marked = any(item.mark != "-" for item in block.items)
    if is_marked and not look.is_scrolled:
        yield from (_marked_paragraph(item, look) for item in block.items)
        return
    yield '<ul class="marked">' if is_marked else "<ul>"
    yield from (_item(item, look) for item in block.items)
    yield "</ul>"


def _marked_paragraph(item: Item, look: _Look) -> str:
    """On paper a mark begins a paragraph: lists there have bullets or numbers of their own."""
    lines = "".join(f"<br>{html_line(pieces, look)}" for pieces in item.lines)
    return f"<p><strong>{escape(item.mark)}</strong> {html_line(item.head, look)}{lines}</p>"


def _item(item: Item, look: _Look) -> str:
    mark = "" if item.mark == "-" else f'<span class="label">{escape(item.mark)}</span>'
    tall = '<math displaystyle="true">'
    lines = "".join(f"<div>{html_line(pieces, look, tag=tall)}</div>" for pieces in item.lines)
    return f"<li>{mark}{html_line(item.head, look, tag=tall)}{lines}</li>"


def _equations(block: Equations, look: _Look) -> Iterator[str]:
    """Aligned at their signs of equality, a long one scrolled; or each by itself, a long one broken."""
    if not look.is_scrolled:
        yield from (line for equation in block.equations for line in _lines(equation, look))
        return
    yield '<div class="wide"><math display="block"><mtable class="equations" displaystyle="true">'
    yield from (_equation(equation, look) for equation in block.equations)
    yield "</mtable></math></div>"


def _equation(equation: Equation, look: _Look) -> str:
    left, right = (_side(side, look) for side in (equation.left, equation.right))
    equals = '<mo form="infix">=</mo>'
    return f'<mtr><mtd class="left">{left}</mtd><mtd class="right"><mrow>{equals}{right}</mrow></mtd></mtr>'


def _lines(equation: Equation, look: _Look) -> Iterator[str]:
    """One equation as one or more displays, none wider than a page."""
    left = formula(equation.left, look.lettering)
    pieces = _balanced(broken(f"{left} = {formula(equation.right, look.lettering)}", PAGE))
    for k, piece in enumerate(pieces):
        shown = continued(piece) if k else mathml(piece)
        inside = f"<mtext>{escape(piece)}</mtext>" if shown is None else shown
        yield f'<math display="block">{inside}</math>'


def _side(math: Math, look: _Look) -> str:
    latex = formula(math, look.lettering)
    shown = mathml(latex)
    return f"<mtext>{escape(latex)}</mtext>" if shown is None else shown


def _table(table: Table, caption: str, look: _Look) -> Iterator[str]:
    yield '<div class="wide"><table class="lines">'
    yield f"<caption>{escape(caption)}</caption>"
    yield "<thead>"
    if table.over:
        yield f"<tr>{''.join(_over(label, span) for label, span in table.over)}</tr>"
    heads = (f'<th scope="col">{html_line(column, look)}</th>' for column in table.columns)
    yield f"<tr>{''.join(heads)}</tr>"
    yield "</thead>"
    yield "<tbody>"
    for k, row in enumerate(table.rows):
        cells = (_cell(cell, _height(table, k, j), look) for j, cell in enumerate(row))
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody>"
    if table.note:
        note = f"<div>{html_line(table.note, look)}</div>"
        yield f'<tfoot><tr><td colspan="{len(table.columns)}">{note}</td></tr></tfoot>'
    yield "</table></div>"


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


def _cell(cell: Cell, height: int, look: _Look) -> str:
    if not height:
        return ""
    lines = [html_line(pieces, look) for pieces in cell]
    inside = "".join(f"<div>{line}</div>" for line in lines) if len(lines) > 1 else "".join(lines)
    span = f' rowspan="{height}"' if height > 1 else ""
    return f"<td{span}>{inside}</td>"
