"""Blocks as LaTeX fragments: equations and three-line tables for a manuscript.

Only amsmath, array and booktabs are needed, longtable where a table is longer than a page, and graphicx
for figures; there is no preamble. Whatever a user wrote goes through
:func:`symgame.display.latex_text.escape` or, for notation of symbols, through
:func:`symgame.display.names.is_harmless`, so that no label opens a command.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.display.breaking import broken, width_of
from symgame.display.formula import formula
from symgame.display.latex_table import latex_table
from symgame.display.latex_text import escape, latex_line
from symgame.display.table import PLAIN, Block, Equation, Equations, Heading, Items, Lettering, Paragraph, Picture

PACKAGES = "% packages: amsmath, array, booktabs; graphicx for figures, longtable for long tables"

LINE = 54.0
"""The width of a display line in letters."""

MAX_LINES = 16
"""The most lines of one display; longer ones are divided, since a display is not broken over pages."""

LONGEST_MARK = 4
"""Longer marks begin a paragraph, as in ``Assumption 1.``."""

_HEADINGS = {1: "section*", 2: "subsection*"}


def latex(blocks: Sequence[Block], *, lettering: Lettering = PLAIN) -> str:
    """The blocks as a LaTeX fragment, equations numbered."""
    parts = [PACKAGES]
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(rf"\{_HEADINGS.get(block.level, 'subsubsection*')}{{\raggedright {escape(block.text)}}}")
        elif isinstance(block, Paragraph):
            parts.append(_paragraph(latex_line(block.line, lettering)))
        elif isinstance(block, Items):
            parts.append(_items(block, lettering))
        elif isinstance(block, Equations):
            parts.extend(_displays(block, lettering))
        elif isinstance(block, Picture):
            parts.append(_picture(block))
        else:
            parts.append(latex_table(block, lettering))
    return "\n\n".join(parts) + "\n"


def _picture(block: Picture) -> str:
    r"""A floating figure; it needs graphicx, and the file of that name as PDF beside the manuscript."""
    rows = [r"\begin{figure}[htbp]", r"\centering", rf"\includegraphics{{{block.file}}}"]
    return "\n".join([*rows, rf"\caption{{{escape(block.caption)}}}", r"\end{figure}"])


def _paragraph(text: str) -> str:
    """Formulas and addresses are hard to fit into lines: white space is then better than an overfull line."""
    return f"\\begin{{sloppypar}}\n{text}\n\\end{{sloppypar}}"


def _items(block: Items, lettering: Lettering) -> str:
    is_labelled = any(len(item.mark) > LONGEST_MARK for item in block.items)
    kind = "description" if is_labelled else "itemize"
    rows = [rf"{{\raggedright\begin{{{kind}}}"]
    for item in block.items:
        mark = "" if item.mark == "-" else f"[{{{escape(item.mark)}}}]"
        lines = [latex_line(pieces, lettering) for pieces in ((item.head,) if item.head else ()) + item.lines]
        rows.append(rf"\item{mark} " + " \\newline\n".join(line.replace(r"\frac", r"\dfrac") for line in lines))
    return "\n".join([*rows, rf"\end{{{kind}}}}}"])


def _displays(block: Equations, lettering: Lettering) -> Iterator[str]:
    """``align`` environments of a bounded number of lines."""
    pending: list[str] = []
    count = 0
    for equation in block.equations:
        lines = _equation(equation, lettering)
        if pending and count + len(lines) > MAX_LINES:
            yield _display(pending)
            pending, count = [], 0
        pending.append(" \\notag \\\\\n".join(lines))
        count += len(lines)
    if pending:
        yield _display(pending)


def _display(equations: list[str]) -> str:
    return "\\begin{align}\n" + " \\\\\n".join(equations) + "\n\\end{align}"


def mathjax(blocks: Sequence[Block], *, lettering: Lettering = PLAIN) -> str | None:
    """The equations among the blocks as one display for MathJax and its kin; nothing where there are none."""
    every = [equation for block in blocks if isinstance(block, Equations) for equation in block.equations]
    lines = [line for equation in every for line in _equation(equation, lettering)]
    return "$$\n\\begin{aligned}\n" + " \\\\\n".join(lines) + "\n\\end{aligned}\n$$" if lines else None


def _equation(equation: Equation, lettering: Lettering) -> list[str]:
    """The lines of one equation, aligned at its sign of equality."""
    left = formula(equation.left, lettering)
    room = LINE - width_of(left) - 2.1
    lines = broken(formula(equation.right, lettering), room - 2, room)
    if max(map(width_of, lines)) > room:
        lines = broken(formula(equation.right, lettering, is_flat=True), room - 2, room)
    return [f"{left} &= {lines[0]}", *(rf"&\quad {{}}{line}" for line in lines[1:])]
