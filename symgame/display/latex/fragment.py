"""Blocks as LaTeX fragments: equations and three-line tables for a manuscript.

Only amsmath, array and booktabs are needed, longtable where a table is longer than a page, and graphicx
for figures; there is no preamble. Whatever a user wrote goes through
:func:`symgame.display.latex.text.escape` or, for notation of symbols, through
:func:`symgame.display.names.is_harmless`, so that no label opens a command.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.display.breaking import broken, opened, width_of
from symgame.display.formula import formula
from symgame.display.latex.code import latex_code
from symgame.display.latex.page import FULL, Page, names_of
from symgame.display.latex.table import latex_table
from symgame.display.latex.text import caption, escape, latex_line, line_width
from symgame.display.plain import NO_BREAK, plain
from symgame.display.table import (
    PLAIN,
    Block,
    Code,
    Equation,
    Equations,
    Heading,
    Items,
    Lettering,
    Math,
    Paragraph,
    Picture,
    Table,
)

PACKAGES = "% packages: amsmath, array, booktabs; graphicx for figures, longtable for long tables"

MAX_LINES = 16
"""The most lines of one display; longer ones are divided, since a display is not broken over pages."""

LONGEST_MARK = 3.6
"""Longer marks begin a paragraph, as in ``Assumption 1.``."""

RUN_IN = 6
"""Headings of this level begin the paragraph that follows."""

_HEADINGS = {1: "section*", 2: "subsection*", RUN_IN: "paragraph*"}


def latex(blocks: Sequence[Block], *, lettering: Lettering = PLAIN, page: Page = FULL, packages: str = PACKAGES) -> str:
    """The blocks as a LaTeX fragment, equations numbered; its first line is a comment.

    Parameters
    ----------
    blocks : sequence of Block
    lettering : Lettering, optional
    page : Page, optional
        How wide the lines are, and by which names equations, tables and figures are found.
    packages : str, optional
        What the comment says.
    """
    parts = [packages]
    tables = names_of(page.table for block in blocks if isinstance(block, Table))
    pictures = names_of(page.table for block in blocks if isinstance(block, Picture))
    lefts = [plain(e.left, lettering) for block in blocks if isinstance(block, Equations) for e in block.equations]
    equations = names_of(page.equations or (left.partition(" = ")[0].partition(f"{NO_BREAK}=")[0] for left in lefts))
    for place, block in enumerate(blocks):
        if isinstance(block, Heading):
            parts.append(rf"\{_HEADINGS.get(block.level, 'subsubsection*')}{{\raggedright {escape(block.text)}}}")
        elif isinstance(block, Paragraph):
            parts.append(_paragraph(latex_line(block.line, lettering, page.line)))
        elif isinstance(block, Items):
            parts.append(_items(block, lettering, page))
        elif isinstance(block, Equations):
            displays = "\n".join(_displays(block, lettering, page, equations))
            # A display that begins a paragraph has an empty line above it.
            if parts[-1].endswith(END):
                parts[-1] = f"{parts[-1].removesuffix(END)}\n{displays}{END}"
            elif place and isinstance(before := blocks[place - 1], Heading) and before.level != RUN_IN:
                parts.append(f"\\vspace{{-\\baselineskip}}\n{displays}")
            else:
                parts.append(displays)
        elif isinstance(block, Picture):
            parts.append(_picture(block, page.name("fig", next(pictures))))
        elif isinstance(block, Code):
            parts.append(latex_code(block))
        else:
            parts.append(latex_table(block, lettering, page, next(tables)))
    return "\n\n".join(parts) + "\n"


def _picture(block: Picture, label: str) -> str:
    r"""A floating figure; it needs graphicx, and the file of that name as PDF beside the manuscript."""
    rows = [r"\begin{figure}[htbp]", r"\centering", rf"\includegraphics{{{block.file}}}"]
    return "\n".join([*rows, caption(block, "Fig.", r"\thefigure") + _label(label), r"\end{figure}"])


def _label(name: str) -> str:
    return rf"\label{{{name}}}" if name else ""


def _paragraph(text: str) -> str:
    """Formulas and addresses are hard to fit into lines: white space is then better than an overfull line."""
    return f"\\begin{{sloppypar}}\n{text}{END}"


END = "\n\\end{sloppypar}"


TALL = r"\lineskiplimit=2pt\lineskip=4pt"
"""More space between lines that fractions make tall."""


def _items(block: Items, lettering: Lettering, page: Page) -> str:
    is_labelled = any(line_width((item.mark,), lettering) > LONGEST_MARK for item in block.items)
    kind = "description" if is_labelled else "itemize"
    rows: list[str] = []
    for item in block.items:
        mark = "" if item.mark == "-" else f"[{{{escape(item.mark)}}}]"
        every = ((item.head,) if item.head else ()) + item.lines
        lines = [latex_line(pieces, lettering, page.line) for pieces in every]
        rows.append(rf"\item{mark} " + " \\newline\n".join(line.replace(r"\frac", r"\dfrac") for line in lines))
    tall = TALL if any(r"\dfrac" in row for row in rows) else ""
    return "\n".join([rf"{{\raggedright{tall}\begin{{{kind}}}", *rows, rf"\end{{{kind}}}}}"])


def _displays(block: Equations, lettering: Lettering, page: Page, names: Iterator[str]) -> Iterator[str]:
    """``align`` environments of a bounded number of lines."""
    pending: list[str] = []
    count = 0
    for equation in block.equations:
        lines = _equation(equation, lettering, page)
        if pending and count + len(lines) > MAX_LINES:
            yield _display(pending)
            pending, count = [], 0
        pending.append(" \\notag \\\\\n".join(lines) + _label(page.name("eq", next(names))))
        count += len(lines)
    if pending:
        yield _display(pending)


def _display(equations: list[str]) -> str:
    return "\\begin{align}\n" + " \\\\\n".join(equations) + "\n\\end{align}"


def mathjax(blocks: Sequence[Block], *, lettering: Lettering = PLAIN) -> str | None:
    """The equations among the blocks as one display for MathJax and its kin; nothing where there are none."""
    every = [equation for block in blocks if isinstance(block, Equations) for equation in block.equations]
    lines = [line for equation in every for line in _equation(equation, lettering, FULL)]
    return "$$\n\\begin{aligned}\n" + " \\\\\n".join(lines) + "\n\\end{aligned}\n$$" if lines else None


def _equation(equation: Equation, lettering: Lettering, page: Page) -> list[str]:
    """The lines of one equation, aligned at its sign of equality, or at its left end where the line is narrow."""
    left = formula(equation.left, lettering)
    room = page.line - width_of(left) - 2.1
    if room < LEAST * page.line:
        return _hanging(left, equation.right, lettering, page.line)
    lines = broken(formula(equation.right, lettering), room - 2, room)
    if max(map(width_of, lines)) > room:
        lines = broken(formula(equation.right, lettering, is_flat=True), room - 2, room)
    return [f"{left} &= {lines[0]}", *(rf"&\quad {{}}{line}" for line in lines[1:])]


LEAST = 0.7
"""The part of a line that must be left for the right side."""


def _hanging(left: str, right: Math, lettering: Lettering, room: float) -> list[str]:
    """Lines below the first one begin near the left end."""
    first, others = room - width_of(left) - 2.1, room - 3
    lines = broken(formula(right, lettering), others, first)
    if max(map(width_of, lines)) > others:
        lines = broken(opened(formula(right, lettering, is_flat=True)), others, first)
    if width_of(lines[0]) > first:
        return [f"& {left} =", *(rf"&\quad {{}}{line}" for line in broken(" ".join(lines), others))]
    return [f"& {left} = {lines[0]}", *(rf"&\quad {{}}{line}" for line in lines[1:])]
