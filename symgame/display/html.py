"""Blocks as HTML for notebooks and web pages: three-line tables, formulas as MathML.

Nothing in it is active: there are no scripts and no links, and whatever a user wrote goes through
:func:`escape`. The classes ``tex2jax_ignore`` and ``mathjax_ignore`` keep MathJax, which notebooks run
over their outputs, from reading dollar signs of labels as formulas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape as escape_markup

from sympy import Expr, Rational

from symgame.conditions.relation import Relation
from symgame.display.breaking import broken, width_of
from symgame.display.formula import formula
from symgame.display.latex_columns import columns_of
from symgame.display.latex_page import FULL
from symgame.display.latex_text import inline
from symgame.display.mathml import closed, continued, mathml, on_paper
from symgame.display.table import (
    PLAIN,
    Block,
    Cell,
    Code,
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
from symgame.display.words import captions

LINE = 48.0
"""Formulas in running text and in cells may be continued on another line after so many letters."""

PAGE = 72.0
"""The widest display on paper, in letters."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How formulas are written and how wide they may be."""

    lettering: Lettering
    is_scrolled: bool
    line: float
    is_numbered: bool = False


def html(
    blocks: Sequence[Block],
    *,
    lettering: Lettering = PLAIN,
    lang: str = "en",
    is_scrolled: bool = True,
    line: float = LINE,
    is_numbered: bool = False,
) -> str:
    """The blocks as an HTML fragment, one ``div`` of the class ``symgame``.

    Its look comes from :func:`symgame.display.page.page_style`, which belongs once into each page. What is
    wide is scrolled; without that, for programs that make paper of it, tables have the widths of their columns and
    their notes stand below them.

    Parameters
    ----------
    blocks : sequence of Block
    lettering : Lettering, optional
    lang : str, optional
    is_scrolled : bool, optional
    line : float, optional
        So many letters of a formula in running text stay in one piece.
    is_numbered : bool, optional
        Whether equations have numbers, as in documents.
    """
    look = _Look(lettering, is_scrolled, line, is_numbered)
    own = f' lang="{escape(lang)}"' if is_scrolled else ""
    parts = [f'<div class="symgame tex2jax_ignore mathjax_ignore"{own}>']
    tables = figures = equations = 0
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(f"<h{block.level}>{escape(block.text)}</h{block.level}>")
        elif isinstance(block, Paragraph):
            parts.append(f"<p>{html_line(block.line, look)}</p>")
        elif isinstance(block, Items):
            parts.extend(_items(block, look))
        elif isinstance(block, Equations):
            parts.extend(_equations(block, look, equations + 1))
            equations += len(block.equations)
        elif isinstance(block, Picture):
            figures += 1
            parts.append(_picture(block, captions(block, figures, lang)))
        elif isinstance(block, Code):
            parts.append(_code(block))
        else:
            tables += 1
            parts.extend(_table(block, captions(block, tables, lang), look))
    return "\n".join([*parts, "</div>"]) + "\n"


def _picture(block: Picture, said: Sequence[str]) -> str:
    """A figure in a file beside the page."""
    image = f'<img src="{escape(block.file)}.png" alt="{escape(block.caption)}">'
    return f"<figure>{image}<figcaption>{_caption(said)}</figcaption></figure>"


def _caption(said: Sequence[str]) -> str:
    return "<br>".join(map(escape, said))


def _code(block: Code) -> str:
    rows = "\n".join(map(escape, block.text.splitlines()))
    return f"<pre><code>{rows}</code></pre>"


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
    if not look.is_scrolled and len(signs) == len(math.parts) and not _LETTER.search("".join(signs)):
        return escape("".join(signs))  # signs without terms between them are no formula for every program
    is_narrow = not look.is_scrolled and width_of(latex) > look.line
    if is_narrow and len(math.parts) > 1 and all(_is_plain(part) for part in math.parts[1:]):
        # ``C = 9/16``: a number that has no room beside its name is text, which every program can put below.
        value = "".join(part.text if isinstance(part, Sign) else str(part) for part in math.parts[1:])
        return f"{_inline(Math(math.parts[:1]), look, tag)}<wbr>{escape(value)}"
    pieces = broken(latex, look.line)
    if not look.is_scrolled:
        pieces = closed(pieces)
    shown = [mathml(pieces[0]), *(continued(piece) for piece in pieces[1:])]
    if not look.is_scrolled:
        shown = [on_paper(piece) for piece in shown]
    return "<wbr>".join(f"{tag}{p}</math>" for p in shown) if None not in shown else f"<code>{escape(latex)}</code>"


def _is_plain(part: Sign | Expr | Relation) -> bool:
    return not part.latex.startswith("\\") if isinstance(part, Sign) else isinstance(part, Rational)


_LETTER = re.compile("[A-Za-zα-ω]")


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


def _equations(block: Equations, look: _Look, first: int) -> Iterator[str]:
    """Aligned at their signs of equality, a long one scrolled; or each by itself, a long one broken."""
    if not look.is_scrolled:
        yield from (line for equation in block.equations for line in _lines(equation, look))
        return
    yield '<div class="wide"><math display="block"><mtable class="equations" displaystyle="true">'
    yield from (_equation(equation, look, k) for k, equation in enumerate(block.equations, first))
    yield "</mtable></math></div>"


def _equation(equation: Equation, look: _Look, k: int) -> str:
    left, right = (_side(side, look) for side in (equation.left, equation.right))
    equals = '<mo form="infix">=</mo>'
    number = f'<mtd class="number"><mtext>({k})</mtext></mtd>' if look.is_numbered else ""
    return f'<mtr><mtd class="left">{left}</mtd><mtd class="right"><mrow>{equals}{right}</mrow></mtd>{number}</mtr>'


def _lines(equation: Equation, look: _Look) -> Iterator[str]:
    """One equation as one or more displays, none wider than a page."""
    left = formula(equation.left, look.lettering)
    pieces = closed(broken(f"{left} = {formula(equation.right, look.lettering)}", PAGE))
    for k, piece in enumerate(pieces):
        shown = on_paper(continued(piece) if k else mathml(piece))
        inside = f"<mtext>{escape(piece)}</mtext>" if shown is None else shown
        yield f'<math display="block">{inside}</math>'


def _side(math: Math, look: _Look) -> str:
    latex = formula(math, look.lettering)
    shown = mathml(latex)
    return f"<mtext>{escape(latex)}</mtext>" if shown is None else shown


def _table(table: Table, said: Sequence[str], look: _Look) -> Iterator[str]:
    yield '<div class="wide"><table class="lines">'
    yield f"<caption>{_caption(said)}</caption>"
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


def _parts(table: Table, look: _Look) -> list[float]:
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


def _cell(cell: Cell, height: int, look: _Look) -> str:
    if not height:
        return ""
    lines = [html_line(pieces, look) for pieces in cell]
    inside = "".join(f"<div>{line}</div>" for line in lines) if len(lines) > 1 else "".join(lines)
    span = f' rowspan="{height}"' if height > 1 else ""
    return f"<td{span}>{inside}</td>"
