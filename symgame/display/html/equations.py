"""Displayed equations as HTML."""

from __future__ import annotations

from collections.abc import Iterator

from symgame.display.breaking import broken
from symgame.display.formula import formula
from symgame.display.html.lines import Look
from symgame.display.html.text import escape
from symgame.display.mathml import closed, continued, mathml, on_paper
from symgame.display.table import Equation, Equations, Math

PAGE = 72.0
"""The widest display on paper, in letters."""

NUMBER = "\ue000"
"""On paper the number of an equation follows it behind this sign, which no label can hold: it is not printable."""


def html_equations(block: Equations, look: Look, first: int) -> Iterator[str]:
    """Aligned at their signs of equality, a long one scrolled; or each by itself, a long one broken."""
    if not look.is_scrolled:
        yield from (line for k, equation in enumerate(block.equations, first) for line in _lines(equation, look, k))
        return
    yield '<div class="wide"><math display="block"><mtable class="equations" displaystyle="true">'
    yield from (_equation(equation, look, k) for k, equation in enumerate(block.equations, first))
    yield "</mtable></math></div>"


def _equation(equation: Equation, look: Look, k: int) -> str:
    left, right = (_side(side, look) for side in (equation.left, equation.right))
    equals = '<mo form="infix">=</mo>'
    number = f'<mtd class="number"><mtext>({k})</mtext></mtd>' if look.is_numbered else ""
    return f'<mtr><mtd class="left">{left}</mtd><mtd class="right"><mrow>{equals}{right}</mrow></mtd>{number}</mtr>'


def _lines(equation: Equation, look: Look, number: int) -> Iterator[str]:
    """One equation as one or more displays, none wider than a page; its number stands behind the last one."""
    left = formula(equation.left, look.lettering)
    pieces = closed(broken(f"{left} = {formula(equation.right, look.lettering)}", PAGE))
    for k, piece in enumerate(pieces, 1):
        shown = on_paper(continued(piece) if k > 1 else mathml(piece))
        inside = f"<mtext>{escape(piece)}</mtext>" if shown is None else shown
        end = f"{NUMBER}({number})" if look.is_numbered and k == len(pieces) else ""
        yield f'<p><math display="block">{inside}</math>{end}</p>'


def _side(math: Math, look: Look) -> str:
    latex = formula(math, look.lettering)
    shown = mathml(latex)
    return f"<mtext>{escape(latex)}</mtext>" if shown is None else shown
