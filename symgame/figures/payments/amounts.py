"""Amounts as labels of a picture: formulas that Matplotlib can set, and how much room they need."""

from __future__ import annotations

import re
from functools import cache

from matplotlib.font_manager import FontProperties
from matplotlib.mathtext import MathTextParser
from matplotlib.textpath import TextPath
from sympy import Expr

from symgame.display.breaking import broken
from symgame.display.formula import formula
from symgame.display.plain import plain_expression
from symgame.display.table import Lettering, math
from symgame.figures.fonts import ROMAN
from symgame.figures.formulas import lettering
from symgame.figures.style import MM
from symgame.game import Game

# What our own formulas contain and Matplotlib knows under another name, or not at all.
_OTHER_NAMES = {r"\tfrac": r"\frac", r"\lvert ": "|", r" \rvert": "|"}

_WORD = re.compile(r"\\mathit\{[A-Za-z]+\}(?:_\{[^{}]*\})?")
"""A name of several letters, which is set off from the factors beside it."""

POINT = 1 / 72 / MM
"""A point, in mm."""


def set_amount(amount: Expr, game: Game) -> str:
    """An amount in the author's notation, with its dollar signs; what cannot be set so is plain text.

    Examples
    --------
    >>> from symgame import load
    >>> game = load("llm-iar")
    >>> set_amount(2 * game.symbols[12], game)
    '$2 S_{1}$'
    """
    own = lettering(game)
    letters = Lettering((*game.shares, *own.order), own.notation)
    text = formula(math(amount), letters, is_flat=True)
    for ours, theirs in _OTHER_NAMES.items():
        text = text.replace(ours, theirs)
    text = _WORD.sub(lambda word: rf"\,{word[0]}\,", text)
    return f"${text}$" if is_settable(f"${text}$") else plain_expression(amount, letters).replace("$", r"\$")


@cache
def is_settable(text: str) -> bool:
    """Whether Matplotlib can set a formula."""
    try:
        MathTextParser("path").parse(text, 72, FontProperties(family=[ROMAN]))
    except ValueError:
        return False
    return True


def breadth(text: str, points: float) -> float:
    """The width of one line of text or formula at a size of type, in mm."""
    if not text.strip():
        return 0.0
    extent = TextPath((0, 0), text, size=points, prop=FontProperties(family=[ROMAN])).get_extents()
    return float(extent.width) * POINT


def amount_lines(text: str, points: float, room: float) -> tuple[str, ...]:
    """A formula broken before plus and minus into lines that fit into a room in mm, as far as that goes."""
    if not text.startswith("$"):
        return (text,)
    letters = 120.0
    while True:
        lines = tuple(f"${line}$" for line in broken(text.strip("$"), letters))
        if not all(map(is_settable, lines)):
            return (text,)
        if letters < 5 or max(breadth(line, points) for line in lines) <= room:
            return lines
        letters *= 0.85
