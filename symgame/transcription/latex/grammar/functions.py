r"""Functions: logarithms, the exponential, the least and the greatest of several."""

from __future__ import annotations

from dataclasses import replace

from symgame.transcription.latex.cursor import Cursor
from symgame.transcription.latex.grammar.brackets import arguments, listed
from symgame.transcription.latex.grammar.place import Place
from symgame.transcription.latex.grammar.powers import powered
from symgame.transcription.latex.grammar.signs import FUNCTIONS, OPENING, OPENING_MACROS, begins_operand
from symgame.transcription.latex.words import Word
from symgame.transcription.written import PRODUCT, Written


def function(place: Place, word: Word, name: str) -> Written:
    """What follows the name of a function: its arguments; mistakes in their number are placed at ``word``."""
    cursor = place.cursor
    base: Written | None = None
    if cursor.word.is_mark("_"):
        if name != "log":
            raise cursor.fail(f"a subscript at \\{name} is not read; write the arguments out, as in \\{name}(a, b)")
        cursor.advance()
        base = place.inside(cursor.argument())
    if cursor.word.is_mark("^", "'"):
        raise cursor.fail(f"a power at \\{name} itself is not read; write (\\{name} a)^2")
    if name == "lg":
        base = Written("10")
    if name == "log" and base is None:
        place.symbols.remark("transcribed log")
    called = FUNCTIONS.get(name, "log")
    operands = _operands(place, name)
    if called in ("Min", "Max"):
        if len(operands) < 2:
            raise cursor.fail(f"\\{name} needs two arguments, as in \\{name}(a, b)", word)
        text = operands[-1].text
        for operand in reversed(operands[:-1]):
            text = f"{called}({operand.text}, {text})"
        return powered(place, Written(text))
    if len(operands) != 1:
        raise cursor.fail(f"\\{name} has one argument; write {name}(a)", word)
    text = f"{called}({operands[0].text})"
    return Written(text) if base is None else Written(f"{text}/log({base.text})", PRODUCT)


def _operands(place: Place, name: str) -> list[Written]:
    r"""The arguments of a function, in brackets or braces; without them, as in ``\ln x``, one factor."""
    cursor = place.cursor
    if cursor.word.kind == "open":
        parts = _in_braces(place)
    elif cursor.word.is_mark(*OPENING) or cursor.word.is_macro(*OPENING_MACROS):
        parts = arguments(place)
    else:
        return [_factor(place, name)]
    if cursor.word.is_mark("^"):
        raise cursor.fail(f"it is open what this power belongs to; write (\\{name}(a))^2 or \\{name}((a)^2)")
    return parts


def _in_braces(place: Place) -> list[Written]:
    words = place.cursor.argument()
    inner = replace(place, cursor=Cursor(words, words[-1].end if words else place.cursor.word.at))
    parts = listed(inner)
    inner.expect_end()
    return parts


def _factor(place: Place, name: str) -> Written:
    cursor = place.cursor
    if cursor.word.kind == "stop" or not begins_operand(cursor, is_between_bars=place.is_between_bars):
        raise cursor.fail(f"\\{name} needs an argument, as in \\{name}(a)")
    part = place.factor_of(place.deeper(is_between_bars=place.is_between_bars))
    is_open = part.binding == PRODUCT and "/" not in part.text
    if is_open or begins_operand(cursor, is_between_bars=place.is_between_bars):
        raise cursor.fail(f"it is open how far the argument of \\{name} goes; write parentheses around it")
    return part
