"""Lines of text and formulas as HTML, on a screen or on paper."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sympy import Expr, Rational

from symgame.conditions.relation import Relation
from symgame.display.breaking import broken, width_of
from symgame.display.html.text import escape
from symgame.display.latex.text import inline
from symgame.display.mathml import closed, continued, mathml, on_paper
from symgame.display.table import Lettering, Line, Math, Sign


@dataclass(frozen=True, slots=True)
class Look:
    """How formulas are written.

    Attributes
    ----------
    lettering : Lettering
    is_scrolled : bool
        Whether what is wide is scrolled; else programs make paper of it.
    line : float
        So many letters of a formula in running text stay in one piece.
    is_numbered : bool
        Whether equations have numbers.
    """

    lettering: Lettering
    is_scrolled: bool
    line: float
    is_numbered: bool = False


def html_line(pieces: Line, look: Look, *, tag: str = "<math>") -> str:
    """A line of text and formulas."""
    shown: list[str] = []
    is_behind_formula = False
    for piece in pieces:
        if isinstance(piece, Math):
            shown.append(_inline(piece, look, tag))
        elif is_behind_formula and look.is_scrolled and piece.startswith(_CLOSING):
            shown += [_with(shown.pop(), piece[0]), escape(piece[1:])]
        else:
            shown.append(escape(piece))
        is_behind_formula = isinstance(piece, Math)
    return "".join(shown)


_CLOSING = tuple(",.;:!?)，。；：、！？）”》」")


def _with(formula: str, sign: str) -> str:
    """A formula and the sign behind it: browsers would end a line between them."""
    before, between, last = formula.rpartition("<wbr>")
    return f'{before}{between}<span class="kept">{last}{escape(sign)}</span>'


def _inline(math: Math, look: Look, tag: str) -> str:
    """A formula for running text: browsers do not break a formula, so that a wide one becomes several."""
    latex = inline(math, look.lettering)
    signs = [part.text for part in math.parts if isinstance(part, Sign)]
    if not look.is_scrolled and len(signs) == len(math.parts) and not _LETTER.search("".join(signs)):
        return escape(
            "".join(signs).replace("-", "−")
        )  # signs without terms between them are no formula for every program
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
