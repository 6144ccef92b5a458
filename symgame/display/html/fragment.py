"""Blocks as HTML for notebooks and web pages: three-line tables, formulas as MathML.

Nothing in it is active: there are no scripts and no links, and whatever a user wrote goes through
:func:`escape`. The classes ``tex2jax_ignore`` and ``mathjax_ignore`` keep MathJax, which notebooks run
over their outputs, from reading dollar signs of labels as formulas.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.display.html.equations import html_equations
from symgame.display.html.lines import Look, html_line
from symgame.display.html.table import html_table
from symgame.display.html.text import escape, html_caption
from symgame.display.table import (
    PLAIN,
    Block,
    Code,
    Equations,
    Heading,
    Item,
    Items,
    Lettering,
    Paragraph,
    Picture,
)
from symgame.display.words import captions

LINE = 48.0
"""Formulas in running text and in cells may be continued on another line after so many letters."""


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
    look = Look(lettering, is_scrolled, line, is_numbered)
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
            parts.extend(html_equations(block, look, equations + 1))
            equations += len(block.equations)
        elif isinstance(block, Picture):
            figures += 1
            parts.append(_picture(block, captions(block, figures, lang)))
        elif isinstance(block, Code):
            parts.append(_code(block))
        else:
            tables += 1
            parts.extend(html_table(block, captions(block, tables, lang), look))
    return "\n".join([*parts, "</div>"]) + "\n"


def _picture(block: Picture, said: Sequence[str]) -> str:
    """A figure in a file beside the page."""
    image = f'<img src="{escape(block.file)}.png" alt="{escape(block.caption)}">'
    return f"<figure>{image}<figcaption>{html_caption(said)}</figcaption></figure>"


def _code(block: Code) -> str:
    rows = "\n".join(map(escape, block.text.splitlines()))
    return f"<pre><code>{rows}</code></pre>"


def _items(block: Items, look: Look) -> Iterator[str]:
    is_marked = any(item.mark != "-" for item in block.items)
    if is_marked and not look.is_scrolled:
        yield from (_marked_paragraph(item, look) for item in block.items)
        return
    yield '<ul class="marked">' if is_marked else "<ul>"
    yield from (_item(item, look) for item in block.items)
    yield "</ul>"


def _marked_paragraph(item: Item, look: Look) -> str:
    """On paper a mark begins a paragraph: lists there have bullets or numbers of their own."""
    lines = "".join(f"<br>{html_line(pieces, look)}" for pieces in item.lines)
    return f"<p><strong>{escape(item.mark)}</strong> {html_line(item.head, look)}{lines}</p>"


def _item(item: Item, look: Look) -> str:
    mark = "" if item.mark == "-" else f'<span class="label">{escape(item.mark)}</span>'
    tall = '<math displaystyle="true">'
    lines = "".join(f"<div>{html_line(pieces, look, tag=tall)}</div>" for pieces in item.lines)
    return f"<li>{mark}{html_line(item.head, look, tag=tall)}{lines}</li>"
