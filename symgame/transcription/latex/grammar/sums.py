"""Sums and products: what may be read in two ways, as ``a/b c`` and ``2 1/2``, is refused."""

from __future__ import annotations

import re

from symgame.errors import InvalidExpressionError
from symgame.transcription.latex.cursor import Cursor
from symgame.transcription.latex.grammar.factors import factor_of
from symgame.transcription.latex.grammar.place import Place
from symgame.transcription.latex.grammar.signs import TIMES, begins_operand
from symgame.transcription.latex.words import Word
from symgame.transcription.written import POWER, PRODUCT, SUM, Written


def sum_of(place: Place) -> Written:
    """Products and the signs between them."""
    sign, first = _signs(place), _product(place)
    text = f"-{first.within(PRODUCT)}" if sign == "-" else first.within(PRODUCT)
    is_alone = sign != "-"
    while sign := _signs(place):
        text += f" {sign} {_product(place).within(PRODUCT)}"
        is_alone = False
    return first if is_alone else Written(text, SUM)


def _signs(place: Place) -> str:
    """The sign that comes next, one for several; nothing if none does."""
    cursor = place.cursor
    start = cursor.at
    cursor.pass_rows()
    signs = ""
    while cursor.word.is_mark("+", "-"):
        signs += cursor.advance().text
        cursor.pass_rows()
    if not signs:
        cursor.at = start
        return ""
    sign = "-" if signs.count("-") % 2 else "+"
    if len(signs) > 1:
        place.symbols.remark("transcribed signs", printed=signs[:8], read=sign)
    return sign


def _product(place: Place) -> Written:
    cursor = place.cursor
    first = factor_of(place)
    text, count, is_divided = "", 1, False
    while True:
        operator = _operator(cursor)
        if operator == "/":
            is_run = cursor.word.kind == "letter"
            divisor = _signed(place)
            if is_run and divisor.binding == PRODUCT:
                raise _open_denominator(cursor)
            text = f"{text or first.within(PRODUCT)}/{divisor.within(POWER)}"
            is_divided = True
        elif operator or begins_operand(cursor, is_between_bars=place.is_between_bars):
            if not operator:
                _check_side_by_side(place, first if count == 1 else None, is_divided=is_divided)
            factor = _signed(place) if operator else factor_of(place)
            if not operator and count == 1 and first.text.isdigit() and re.fullmatch(r"\d+/\d+", factor.text):
                raise cursor.fail(
                    f"'{first.text} {factor.text}' may be a sum or a product; write \\cdot or + between them"
                )
            text = f"{text or first.within(PRODUCT)}*{factor.within(PRODUCT)}"
            is_divided = False
        else:
            return first if count == 1 else Written(text, PRODUCT)
        count += 1


def _operator(cursor: Cursor) -> str:
    """``*`` or ``/``, if one comes next; nothing if none does."""
    skipped = 0
    while cursor.ahead(skipped).kind == "row":
        skipped += 1
    word = cursor.ahead(skipped)
    if word.is_mark("*") or word.is_macro(*TIMES):
        found = "*"
    elif word.is_mark("/") or word.is_macro("div", "slash"):
        found = "/"
    else:
        return ""
    cursor.at += skipped + 1
    if found == "*" and cursor.word.is_mark("*") and word.is_mark("*"):
        raise cursor.fail("'**' is no LaTeX; write a power as a^{2}")
    cursor.pass_rows()
    if cursor.word.is_macro(*TIMES):  # repeated where a line is broken
        cursor.advance()
    return found


def _signed(place: Place) -> Written:
    signs = ""
    while place.cursor.word.is_mark("+", "-"):
        signs += place.cursor.advance().text
    factor = factor_of(place)
    return Written(f"-{factor.within(PRODUCT)}", SUM) if signs.count("-") % 2 else factor


def _open_denominator(cursor: Cursor) -> InvalidExpressionError:
    return cursor.fail(
        "after '/' it is open how far the denominator goes; write \\frac{..}{..}, or parentheses around it"
    )


def _check_side_by_side(place: Place, only: Written | None, *, is_divided: bool) -> None:
    """Refuse factors side by side where it is open what is meant."""
    cursor = place.cursor
    word = cursor.word
    if word.kind == "number":
        raise cursor.fail(f"the number {word.text} follows a factor; write it first, or \\cdot between them")
    if is_divided:
        raise _open_denominator(cursor)
    before = cursor.ahead(-1)
    if only is not None and re.fullmatch("[A-Za-z][A-Za-z0-9_]*", only.text) and before.kind in ("letter", "close"):
        _check_function(place, word, only.text)


def _check_function(place: Place, word: Word, name: str) -> None:
    """A product that looks like a function of the shares: ``f(x)``, ``U(x, y)``."""
    cursor = place.cursor
    if not word.is_mark("(") or name in place.symbols.known.declared:
        return
    inner = ""
    for k in range(1, 12):
        following = cursor.ahead(k)
        if following.is_mark(")"):
            break
        inner += following.text
    if re.fullmatch(r"[A-Za-z](,[A-Za-z])+", inner):
        raise cursor.fail(f"'{name}({inner})' is a function of the paper; write it out")
    if re.fullmatch("[A-Za-z]", inner):
        place.symbols.remark("transcribed function", printed=f"{name}({inner})", read=f"{name}*{inner}")
