"""Blocks as HTML for notebooks and web pages: three-line tables, formulas as MathML.

Nothing in it is active: there are no scripts and no links, and whatever a user wrote goes through
:func:`escape`. The classes ``tex2jax_ignore`` and ``mathjax_ignore`` keep MathJax, which notebooks run
over their outputs, from reading dollar signs of labels as formulas.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    Table,
)
from symgame.display.words import numbered_caption

LINE = 48.0
"""Formulas in running text and in cells may be continued on another line after so many letters."""


def html(blocks: Sequence[Block], *, lettering: Lettering = PLAIN, lang: str = "en") -> str:
    """The blocks as an HTML fragment, one ``div`` of the class ``symgame``.

    Its look comes from :func:`symgame.display.page.page_style`, which belongs once into each page.
    """
    parts = [f'<div class="symgame tex2jax_ignore mathjax_ignore" lang="{escape(lang)}">']
    tables = figures = 0
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(f"<h{block.level}>{escape(block.text)}</h{block.level}>")
        elif isinstance(block, Paragraph):
            parts.append(f"<p>{html_line(block.line, lettering)}</p>")
        elif isinstance(block, Items):
            parts.extend(_items(block, lettering))
        elif isinstance(block, Equations):
            parts.extend(_equations(block, lettering))
        elif isinstance(block, Picture):
            figures += 1
            caption = numbered_caption(block.caption, figures, lang, of="Figure")
            parts.append(_picture(block, caption))
        else:
            tables += 1
            parts.extend(_table(block, numbered_caption(block.caption, tables, lang), lettering))
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


def html_line(pieces: Line, lettering: Lettering, *, tag: str = "<math>") -> str:
    """A line of text and formulas."""
    return "".join(escape(piece) if isinstance(piece, str) else _inline(piece, lettering, tag) for piece in pieces)


def _inline(math: Math, lettering: Lettering, tag: str) -> str:
    """A formula for running text: browsers do not break a formula, so that a wide one becomes several."""
    latex = inline(math, lettering)
    pieces = broken(latex, LINE)
    shown = [mathml(pieces[0]), *(continued(piece) for piece in pieces[1:])]
    return "<wbr>".join(f"{tag}{p}</math>" for p in shown) if None not in shown else f"<code>{escape(latex)}</code>"


def _items(block: Items, lettering: Lettering) -> Iterator[str]:
    is_marked = any(item.mark != "-" for item in block.items)
    yield '<ul class="marked">' if is_marked else "<ul>"
    yield from (_item(item, lettering) for item in block.items)
    yield "</ul>"


def _item(item: Item, lettering: Lettering) -> str:
    mark = "" if item.mark == "-" else f'<span class="mark">{escape(item.mark)}</span>'
    tall = '<math displaystyle="true">'
    lines = "".join(f"<div>{html_line(pieces, lettering, tag=tall)}</div>" for pieces in item.lines)
    return f"<li>{mark}{html_line(item.head, lettering, tag=tall)}{lines}</li>"


def _equations(block: Equations, lettering: Lettering) -> Iterator[str]:
    """Aligned at their signs of equality; a long one is scrolled, not broken."""
    yield '<div class="wide"><math display="block"><mtable class="equations" displaystyle="true">'
    yield from (_equation(equation, lettering) for equation in block.equations)
    yield "</mtable></math></div>"


def _equation(equation: Equation, lettering: Lettering) -> str:
    left, right = (_side(side, lettering) for side in (equation.left, equation.right))
    equals = '<mo form="infix">=</mo>'
    return f'<mtr><mtd class="left">{left}</mtd><mtd class="right"><mrow>{equals}{right}</mrow></mtd></mtr>'


def _side(math: Math, lettering: Lettering) -> str:
    latex = formula(math, lettering)
    shown = mathml(latex)
    return f"<mtext>{escape(latex)}</mtext>" if shown is None else shown


def _table(table: Table, caption: str, lettering: Lettering) -> Iterator[str]:
    yield '<div class="wide"><table class="lines">'
    yield f"<caption>{escape(caption)}</caption>"
    yield "<thead>"
    if table.over:
        yield f"<tr>{''.join(_over(label, span) for label, span in table.over)}</tr>"
    heads = (f'<th scope="col">{html_line(column, lettering)}</th>' for column in table.columns)
    yield f"<tr>{''.join(heads)}</tr>"
    yield "</thead>"
    yield "<tbody>"
    for k, row in enumerate(table.rows):
        cells = (_cell(cell, _height(table, k, j), lettering) for j, cell in enumerate(row))
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody>"
    if table.note:
        note = f"<div>{html_line(table.note, lettering)}</div>"
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


def _cell(cell: Cell, height: int, lettering: Lettering) -> str:
    if not height:
        return ""
    lines = [html_line(pieces, lettering) for pieces in cell]
    inside = "".join(f"<div>{line}</div>" for line in lines) if len(lines) > 1 else "".join(lines)
    span = f' rowspan="{height}"' if height > 1 else ""
    return f"<td{span}>{inside}</td>"
