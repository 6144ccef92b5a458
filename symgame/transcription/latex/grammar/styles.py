r"""Commands of look, ``\mathrm{..}``, a bar and their kin: around a function's name, a number, a symbol, a formula."""

from __future__ import annotations

from symgame.transcription.latex.cursor import ACCENTS, STYLES, SWITCHES, Cursor
from symgame.transcription.latex.grammar.fractions import root
from symgame.transcription.latex.grammar.functions import function
from symgame.transcription.latex.grammar.names import one_symbol
from symgame.transcription.latex.grammar.place import Place
from symgame.transcription.latex.grammar.powers import powered
from symgame.transcription.latex.grammar.signs import FUNCTIONS
from symgame.transcription.latex.symbols.printed import PrintedName
from symgame.transcription.latex.symbols.scripts import scripts_of, with_scripts
from symgame.transcription.latex.symbols.styled import styled_name
from symgame.transcription.latex.words import Word
from symgame.transcription.written import Written


def styled(place: Place) -> Written:
    """What a command of look is about, with its power."""
    cursor, symbols = place.cursor, place.symbols
    words = _styled_words(cursor)
    first = words[0]
    inner = [word for word in words[1:] if word.kind not in ("open", "close")]
    if first.text in STYLES:
        text = "".join(word.text for word in inner)
        if inner and all(word.kind == "number" for word in inner):
            return powered(place, Written(text))
        if text in FUNCTIONS and text not in symbols.known.declared:
            return root(place) if text == "sqrt" else function(place, first, text)
        if text == "d" and "d" not in symbols.known.declared:
            raise cursor.fail("this is the d of a derivative or an integral; write the formula without it", first)
    printed = styled_name(symbols, words, first.end)
    if printed is None:
        if first.text in ACCENTS:
            raise cursor.fail(f"\\{first.text} stands over more than one name; write the average out", first)
        return powered(place, place.inside(words[1:]))
    if first.text in ACCENTS and _is_word(inner):
        symbols.remark("transcribed word", printed=symbols.shown(first, words[-1]))
    return _symbol(place, printed, first, inner)


def _styled_words(cursor: Cursor) -> list[Word]:
    r"""The command and what it is about: its argument, or after ``\rm`` and its kin all that follows."""
    first = cursor.advance()
    if first.text in SWITCHES:
        words = [first, *cursor.words[cursor.at :]]
        cursor.at = len(cursor.words)
        return words
    if cursor.word.is_mark("*"):
        cursor.advance()
    return [first, *cursor.argument_in_braces()]


def _is_word(words: list[Word]) -> bool:
    """Whether several letters stand under one bar."""
    return sum(word.kind == "letter" for word in words) > 1 and not any(word.is_mark("_") for word in words)


def _symbol(place: Place, printed: PrintedName, first: Word, inner: list[Word]) -> Written:
    symbols = place.symbols
    scripts = scripts_of(symbols, place.cursor, printed.base)
    is_upright_e = first.text in STYLES and "".join(word.text for word in inner) == "e"
    if is_upright_e and not scripts.power and symbols.find(printed, first) is None:
        symbols.remark("transcribed exponential")
        return Written("exp(1)")
    return one_symbol(place, with_scripts(printed, scripts), scripts, first)
