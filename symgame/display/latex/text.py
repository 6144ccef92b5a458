"""Running text in LaTeX: the one place where labels are made inert."""

from __future__ import annotations

import re

from symgame.display.breaking import breakable, unbreakable, width_of
from symgame.display.formula import MAX_TOGETHER, formula
from symgame.display.table import Lettering, Line, Math, Picture, Table

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
    # Signs that not every engine and typeface knows.
    "×": r"$\times$",
    "±": r"$\pm$",
    "−": r"$-$",
    "↑": r"$\uparrow$",
    "↓": r"$\downarrow$",
    "→": r"$\to$",
    "≤": r"$\le$",
    "≥": r"$\ge$",
    "≠": r"$\ne$",
    "…": r"\ldots{}",
    # Addresses may be broken here.
    "/": r"/\allowbreak{}",
}
# Signs that would join with their neighbours, as two hyphens do to a dash.
_JOINING = re.compile(r"(?<=[-'!?,])(?=[-',])")
_CIRCLED = {chr(0x2460 + k): k + 1 for k in range(20)}
_CIRCLED |= {chr(0x3251 + k): k + 21 for k in range(15)} | {chr(0x32B1 + k): k + 36 for k in range(15)}

TWO_DIGITS = 10

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
        number = _CIRCLED[character]
        return rf"\textcircled{{\{'scriptsize' if number < TWO_DIGITS else 'tiny'} {number}}}"
    return character if character.isprintable() else " "


def caption(block: Table | Picture, word: str, number: str) -> str:
    r"""The caption; where a document has both languages, the English one stands below, with the same number.

    Examples
    --------
    >>> from symgame.display.table import Picture
    >>> caption(Picture("R&D", "figures/one", "The same."), "Fig.", r"\thefigure")
    '\\caption[R\\&D]{R\\&D\\\\ Fig.~\\thefigure\\quad The same}'
    """
    first = escape(block.caption)
    if not block.second:
        return rf"\caption{{{first}}}"
    return rf"\caption[{first}]{{{first}\\ {word}~{number}\quad {escape(block.second.removesuffix('.'))}}}"


def latex_line(pieces: Line, lettering: Lettering, room: float = MAX_FRACTION) -> str:
    """A line of text and formulas; products wider than the room may be broken between their factors, too."""
    return "".join(escape(p) if isinstance(p, str) else f"${_broken(p, lettering, room)}$" for p in pieces)


def _broken(math: Math, lettering: Lettering, room: float) -> str:
    return breakable(inline(math, lettering, room), room)


def inline(math: Math, lettering: Lettering, room: float = MAX_FRACTION) -> str:
    """A formula for running text, where TeX itself ends lines; quotients wider than the room get a slash."""
    latex = formula(math, lettering)
    return latex if width_of(latex) <= min(room, MAX_FRACTION) else formula(math, lettering, is_flat=True)


def least_width(pieces: Line, lettering: Lettering) -> float:
    """The widest piece of a line that must stay together if need be, in letters."""
    return max((_least(piece, lettering) for piece in pieces), default=0.0)


LONGEST = 9
"""Longer words, in letters, are hyphenated where there is no room."""

CHINESE = 1.5
"""The width of a Chinese character."""


def _least(piece: str | Math, lettering: Lettering) -> float:
    if isinstance(piece, Math):
        return unbreakable(breakable(inline(piece, lettering, MAX_TOGETHER), MAX_TOGETHER))
    words = re.findall("[\u2e80-\uffef]|[^ \u2e80-\uffef]+", piece)
    return max((min(len(word), LONGEST) if word.isascii() else CHINESE for word in words), default=0)


def line_width(pieces: Line, lettering: Lettering) -> float:
    """The estimated width of a line, in letters; those of words are narrower, Chinese characters wider."""
    return sum(
        sum(CHINESE if ord(c) > 0x2E7F else 0.85 for c in piece)
        if isinstance(piece, str)
        else width_of(inline(piece, lettering))
        for piece in pieces
    )
