"""The whole formula: an expression, or relations joined by commas."""

from __future__ import annotations

import re
from collections.abc import Sequence

from symgame.transcription.latex.cursor import Cursor
from symgame.transcription.latex.grammar.factors import factor_of
from symgame.transcription.latex.grammar.place import Place
from symgame.transcription.latex.grammar.signs import RELATIONS, pass_joining
from symgame.transcription.latex.grammar.sums import sum_of
from symgame.transcription.latex.layout import check_braces, laid_bare, stripped
from symgame.transcription.latex.symbols.symbols import Symbols
from symgame.transcription.latex.words import Word


def formula_of(words: Sequence[Word], symbols: Symbols, end: int) -> str:
    """The formula that words are, in the syntax of game files; its symbols are added to those given.

    Raises
    ------
    InvalidExpressionError
        If they are none; ``end`` is the place of what is missing after them.
    """
    bare = stripped(laid_bare(words))
    check_braces(bare)
    cursor = Cursor(bare, end)
    if not bare:
        raise cursor.fail("a formula is missing; write 0 for nothing")
    place = Place(cursor, symbols, sum_of, factor_of)
    parts = [_relations(place)]
    while pass_joining(cursor):
        parts.append(_relations(place))
    place.expect_end()
    if len(parts) > 1 and not all(re.search("[<>=]", part) for part in parts):
        raise cursor.fail("several formulas stand here; commas and lines separate relations only, as in a < b")
    return ", ".join(parts)


def _relations(place: Place) -> str:
    text = sum_of(place).text
    while operator := _relation(place.cursor):
        text += f" {operator} {sum_of(place).text}"
    return text


def _relation(cursor: Cursor) -> str:
    """The sign of a relation that comes next; nothing if none does."""
    start = cursor.at
    cursor.pass_rows()
    word = cursor.word
    if word.is_macro(*RELATIONS):
        cursor.advance()
        return RELATIONS[word.text]
    if not word.is_mark("<", ">", "=", "!"):
        cursor.at = start
        return ""
    following = cursor.ahead(1)
    is_pair = following.is_mark("=") and not following.is_spaced
    if word.is_mark("!") and not is_pair:
        return ""
    cursor.advance()
    if is_pair:
        cursor.advance()
        return "=" if word.text == "=" else f"{word.text}="
    return word.text
