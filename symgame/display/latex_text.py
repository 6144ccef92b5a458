"""Running text in LaTeX: the one place where labels are made inert."""

from __future__ import annotations

import re

from symgame.display.breaking import breakable, width_of
from symgame.display.formula import formula
from symgame.display.table import Lettering, Line, Math

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "`": r"\textasciigrave{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    # After a line break of a table, these two would be read as its options.
    "[": "{[}",
    "*": "{*}",
    "×": r"$\times$",
    "…": r"\ldots{}",
    # Addresses may be broken here.
    "/": r"/\allowbreak{}",
}
# Signs that would join with their neighbours, as two hyphens do to a dash.
_JOINING = re.compile(r"(?<=[-'!?,])(?=[-',])")
_CIRCLED = {chr(0x2460 + k): k + 1 for k in range(20)}
_CIRCLED |= {chr(0x3251 + k): k + 21 for k in range(15)} | {chr(0x32B1 + k): k + 36 for k in range(15)}

MAX_FRACTION = 40
"""Formulas in running text that are wider, in letters, are written without fractions."""


def escape(label: str) -> str:
    r"""Text that LaTeX prints as it is.

    Examples
    --------
    >>> escape("100% of R&D")
    '100\\% of R\\&D'
    """
    return r"\/".join("".join(_escaped(c) for c in piece) for piece in _JOINING.split(label))


def _escaped(character: str) -> str:
    if character in _SPECIAL:
        return _SPECIAL[character]
    if character in _CIRCLED:
        return rf"\textcircled{{\scriptsize {_CIRCLED[character]}}}"
    return character if character.isprintable() else " "


def latex_line(pieces: Line, lettering: Lettering) -> str:
    """A line of text and formulas; long products may be broken before a sum in parentheses, too."""
    return "".join(escape(p) if isinstance(p, str) else f"${breakable(inline(p, lettering))}$" for p in pieces)


def inline(math: Math, lettering: Lettering) -> str:
    """A formula for running text, where TeX itself ends lines; wide quotients get a slash."""
    latex = formula(math, lettering)
    return latex if width_of(latex) <= MAX_FRACTION else formula(math, lettering, is_flat=True)


def line_width(pieces: Line, lettering: Lettering) -> float:
    """The estimated width of a line, in letters; a Chinese character counts as two."""
    return sum(
        sum(2 if ord(c) > 0x2E7F else 1 for c in piece)
        if isinstance(piece, str)
        else width_of(inline(piece, lettering))
        for piece in pieces
    )
