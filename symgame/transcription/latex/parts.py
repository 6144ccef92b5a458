"""The signs of printed formulas (relations, functions, brackets), and a part of a formula that is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from symgame.transcription.latex.words import Word

SUM, PRODUCT, POWER, ATOM = range(4)

RELATIONS = {
    "le": "<=", "leq": "<=", "leqslant": "<=", "leqq": "<=", "lt": "<", "ge": ">=", "geq": ">=", "geqslant": ">=",
    "geqq": ">=", "gt": ">", "ne": "!=", "neq": "!=",
}  # fmt: skip
TIMES = ("cdot", "times", "ast", "cdotp", "bullet")
FRACTIONS = ("frac", "dfrac", "tfrac", "cfrac", "sfrac", "nicefrac")
FUNCTIONS = {
    "ln": "log",
    "log": "log",
    "exp": "exp",
    "min": "Min",
    "max": "Max",
    "Min": "Min",
    "Max": "Max",
    "sqrt": "sqrt",
}
OPENING = {"(": ")", "[": "]"}
OPENING_MACROS = {"{": "}", "lbrace": "}", "lbrack": "]", "lparen": ")"}
CLOSING_MACROS = {"}": "}", "rbrace": "}", "rbrack": "]", "rparen": ")"}
JOINING = ("and", "且", "并且", "以及", "和", "与")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the formula that is written, and how strongly it binds."""

    text: str
    binding: int = ATOM
    is_enclosed: bool = False

    def within(self, binding: int) -> str:
        """The text, in parentheses where its surroundings bind more strongly."""
        return self.text if self.binding >= binding else f"({self.text})"


def closing_sign(word: Word) -> str:
    """The bracket that a word closes; nothing if it closes none."""
    if word.is_mark(")", "]"):
        return word.text
    if word.is_mark("|", "|)") or word.is_macro("rvert", "vert"):
        return "|"
    return CLOSING_MACROS.get(word.text, "") if word.kind == "macro" else ""


def is_whole(part: Part) -> bool:
    """Whether a part is a number without a point."""
    return part.text.isdigit()


def is_run(words: Sequence[Word]) -> bool:
    """Whether the words are several letters without a style: a product rather than a word."""
    return (
        len([word for word in words if word.kind == "letter"]) > 1
        and words[0].kind == "letter"
        and words[1].kind == "letter"
    )
