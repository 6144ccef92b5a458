"""A factor: a number, a name, a command, or what stands in brackets or braces, with its power."""

from __future__ import annotations

from symgame.transcription.latex.cursor import ACCENTS, STYLES, SWITCHES
from symgame.transcription.latex.grammar.brackets import enclosed
from symgame.transcription.latex.grammar.fractions import fraction, root
from symgame.transcription.latex.grammar.functions import function
from symgame.transcription.latex.grammar.greek import greek
from symgame.transcription.latex.grammar.names import named, one_symbol
from symgame.transcription.latex.grammar.place import Place
from symgame.transcription.latex.grammar.powers import powered
from symgame.transcription.latex.grammar.signs import FRACTIONS, OPENING_MACROS
from symgame.transcription.latex.grammar.styles import styled
from symgame.transcription.latex.symbols.letters import letter_of
from symgame.transcription.latex.symbols.runs import run_of
from symgame.transcription.latex.symbols.scripts import scripts_of, with_scripts
from symgame.transcription.latex.symbols.styled import styled_name
from symgame.transcription.latex.words import Word
from symgame.transcription.written import SUM, Written


def factor_of(place: Place) -> Written:
    """An atom with its power; letters side by side are several, of which the last has the power."""
    cursor = place.cursor
    cursor.pass_rows()
    word = cursor.word
    if word.kind == "letter":
        return named(place, *run_of(place.symbols, cursor))
    if word.kind == "number":
        cursor.advance()
        return powered(place, Written(_number(place, word)))
    if word.kind == "open":
        return _group(place)
    if word.is_mark("(", "[", "|", "|("):
        return powered(place, enclosed(place))
    if word.kind == "macro":
        return _command(place, word)
    raise place.unexpected()


def _number(place: Place, word: Word) -> str:
    cursor = place.cursor
    following = cursor.word
    if (
        following.kind == "letter"
        and following.text in "eE"
        and not following.is_spaced
        and cursor.ahead(1).is_mark("-")
        and cursor.ahead(2).kind == "number"
        and not cursor.ahead(2).is_spaced
        and following.text not in place.symbols.known.declared
    ):
        raise cursor.fail(f"'{word.text}{following.text}-' looks like a decimal; write {word.text} \\cdot 10^{{-..}}")
    if following.kind == "number":
        raise cursor.fail(
            f"the numbers {word.text} and {following.text} stand side by side; write one, or \\cdot between"
        )
    if following.is_macro("%"):
        cursor.advance()
        return f"({word.text}/100)"
    return word.text


def _group(place: Place) -> Written:
    """Braces: around one name they are for looks, else they group, which nobody sees in print."""
    cursor, symbols = place.cursor, place.symbols
    opened = cursor.word
    inner = cursor.argument()
    is_run = [word.kind for word in inner[:2]] == ["letter", "letter"]
    if (printed := styled_name(symbols, inner, opened.end)) is not None and not is_run:
        scripts = scripts_of(symbols, cursor, printed.base)
        return one_symbol(place, with_scripts(printed, scripts), scripts, opened)
    if any(word.is_macro("over", "atop", "choose") for word in inner):
        raise cursor.fail(r"'\over' is old TeX; write \frac{..}{..}", opened)
    part = place.inside(inner)
    if part.binding == SUM and not part.is_enclosed:
        symbols.remark("transcribed braces", read=f"({part.text})")
    return powered(place, part)


def _command(place: Place, word: Word) -> Written:
    if word.text in FRACTIONS:
        return fraction(place)
    if word.text == "sqrt":
        place.cursor.advance()
        return root(place)
    if word.text in ("ln", "log", "lg", "exp", "min", "max"):
        place.cursor.advance()
        return function(place, word, word.text)
    if word.text in STYLES or word.text in ACCENTS or word.text in SWITCHES:
        return styled(place)
    if letter_of(word) is not None:
        return greek(place)
    if word.text in OPENING_MACROS or word.text in ("lvert", "vert"):
        return powered(place, enclosed(place))
    raise place.unexpected()
