r"""Greek letters: names like others, but for ``\Delta R``, which is one name or a product."""

from __future__ import annotations

from symgame.transcription.latex.grammar.names import one_symbol
from symgame.transcription.latex.grammar.place import Place
from symgame.transcription.latex.symbols.letters import letter_of
from symgame.transcription.latex.symbols.printed import PrintedName
from symgame.transcription.latex.symbols.scripts import Scripts, power_only, scripts_of, with_scripts
from symgame.transcription.latex.words import Word
from symgame.transcription.written import Written


def greek(place: Place) -> Written:
    """A letter that has a command, with its scripts."""
    cursor, symbols = place.cursor, place.symbols
    first = cursor.advance()
    base = letter_of(first) or first.text
    digits = cursor.word
    if digits.kind == "number" and digits.text.isdigit() and digits.at == first.end == first.at + 1:
        # The letter itself, not its command: α1 is written as in a game file.
        cursor.advance()
        return one_symbol(place, PrintedName(base, (digits.text,)), power_only(symbols, cursor), first)
    scripts = scripts_of(symbols, cursor, base)
    following = cursor.word
    is_bare = not scripts.is_name and not scripts.power
    if base == "Delta" and is_bare and (following.kind == "letter" or letter_of(following)):
        return _difference(place, first)
    return one_symbol(place, with_scripts(PrintedName(base), scripts), scripts, first)


def _difference(place: Place, first: Word) -> Written:
    r"""``\Delta R``: one name where the game declares it, else a product, which is said."""
    cursor, symbols = place.cursor, place.symbols
    start = cursor.at
    letter = cursor.advance()
    base = letter_of(letter) or letter.text
    shown = symbols.shown(first, letter)
    scripts = scripts_of(symbols, cursor, letter.text)
    printed = with_scripts(PrintedName(f"Delta{base}"), scripts)
    if symbols.find(printed, first) is not None:
        if symbols.find(PrintedName("Delta"), first) is not None:
            raise cursor.fail(
                f"'{shown}' is a declared name, and so is Delta; write \\Delta \\cdot for the product", first
            )
        return one_symbol(place, printed, scripts, first)
    cursor.at = start
    symbols.remark("transcribed delta", printed=shown, read=f"Delta*{base}")
    return one_symbol(place, PrintedName("Delta"), Scripts(), first)
