"""The signs of printed formulas: relations, products, functions, brackets, and what comes before and after them."""

from __future__ import annotations

from symgame.transcription.latex.cursor import STYLES, Cursor
from symgame.transcription.latex.layout import closing
from symgame.transcription.latex.words import Word

RELATIONS = {
    "le": "<=", "leq": "<=", "leqslant": "<=", "leqq": "<=", "lt": "<", "ge": ">=", "geq": ">=", "geqslant": ">=",
    "geqq": ">=", "gt": ">", "ne": "!=", "neq": "!=",
}  # fmt: skip
TIMES = ("cdot", "times", "ast", "cdotp", "bullet")
FRACTIONS = ("frac", "dfrac", "tfrac", "cfrac", "sfrac", "nicefrac")
FUNCTIONS = {
    "ln": "log", "log": "log", "exp": "exp", "min": "Min", "max": "Max", "Min": "Min", "Max": "Max", "sqrt": "sqrt",
}  # fmt: skip
OPENING = {"(": ")", "[": "]"}
OPENING_MACROS = {"{": "}", "lbrace": "}", "lbrack": "]", "lparen": ")"}
_CLOSING_MACROS = {"}": "}", "rbrace": "}", "rbrack": "]", "rparen": ")"}
_JOINING = ("and", "且", "并且", "以及", "和", "与")
_NO_OPERAND = frozenset((*RELATIONS, *_CLOSING_MACROS, *TIMES, "rvert", "land", "wedge", "div"))


def closing_sign(word: Word) -> str:
    """The bracket that a word closes; nothing if it closes none."""
    if word.is_mark(")", "]"):
        return word.text
    if word.is_mark("|", "|)") or word.is_macro("rvert", "vert"):
        return "|"
    return _CLOSING_MACROS.get(word.text, "") if word.kind == "macro" else ""


def begins_operand(cursor: Cursor, *, is_between_bars: bool) -> bool:
    """Whether a factor comes next; between bars a bar closes."""
    word = cursor.word
    if word.kind in ("letter", "number", "open"):
        return not _joins(word)
    if word.kind == "mark":
        return word.text in ("(", "[", "|(") or (word.text == "|" and not is_between_bars)
    return word.kind == "macro" and word.text not in _NO_OPERAND and not _joining_text(cursor)


def pass_joining(cursor: Cursor) -> bool:
    """Whether another relation follows, after a comma, a word or a new line; these are passed."""
    start = cursor.at
    while True:
        word = cursor.word
        if word.is_mark(",", ";") or word.is_macro("land", "wedge") or word.kind == "row" or _joins(word):
            cursor.advance()
        elif length := _joining_text(cursor):
            cursor.at += length
        else:
            return cursor.at > start and word.kind != "stop"


def _joins(word: Word) -> bool:
    return word.kind == "letter" and word.text in _JOINING


def _joining_text(cursor: Cursor) -> int:
    r"""The number of words of ``\text{and}`` or its kin, if it comes next."""
    if cursor.word.kind != "macro" or cursor.word.text not in STYLES or cursor.ahead(1).kind != "open":
        return 0
    end = closing(cursor.words, cursor.at + 1)
    text = "".join(one.text for one in cursor.words[cursor.at + 2 : end]).strip(",; ")
    return end + 1 - cursor.at if text in (*_JOINING, "") else 0
