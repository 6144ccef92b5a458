r"""One symbol that is printed in another look: ``\mathrm{gov}``, ``\bar{U}_{1}``, ``{C}``."""

from __future__ import annotations

from collections.abc import Sequence

from symgame.errors import InvalidExpressionError
from symgame.transcription.latex.cursor import ACCENTS, STYLES, SWITCHES, Cursor
from symgame.transcription.latex.symbols.known import KnownNames
from symgame.transcription.latex.symbols.letters import letter_of
from symgame.transcription.latex.symbols.printed import PrintedName
from symgame.transcription.latex.symbols.scripts import scripts_of, with_scripts
from symgame.transcription.latex.symbols.symbols import Symbols
from symgame.transcription.latex.words import Word


def styled_name(symbols: Symbols, words: Sequence[Word], end: int) -> PrintedName | None:
    """The one name that words print, with the scripts inside; None if they print something else.

    ``end`` is the place in the text where a mistake after them stands.
    """
    inner = Cursor(words, end)
    if inner.word.is_macro(*STYLES, *SWITCHES):
        inner.advance()
        return styled_name(symbols, _without_braces(inner), end)
    if inner.word.kind == "open":
        return styled_name(symbols, _without_braces(inner), end)
    if inner.word.kind == "macro":
        accent = ACCENTS.get(inner.word.text)
        base = letter_of(inner.word)
        inner.advance()
        if accent:
            printed = styled_name(symbols, inner.argument(), end)
            return None if printed is None else _completed(symbols, printed, inner, (accent,))
        return None if base is None else _completed(symbols, PrintedName(base), inner)
    base = ""
    while inner.word.kind in ("letter", "number") and (base or inner.word.kind == "letter"):
        base += inner.advance().text
    return _completed(symbols, PrintedName(base), inner) if base else None


def _without_braces(cursor: Cursor) -> list[Word]:
    """The words that come, the braces of the first group among them taken away."""
    inner = cursor.argument() if cursor.word.kind == "open" else []
    return inner + cursor.words[cursor.at :]


def _completed(
    symbols: Symbols, printed: PrintedName, cursor: Cursor, marks: tuple[str, ...] = ()
) -> PrintedName | None:
    """A name with the scripts that follow; None where something is left over, or where it is a power."""
    scripts = scripts_of(symbols, cursor)
    if scripts.power or cursor.word.kind != "stop":
        return None
    return with_scripts(printed, scripts, marks)


def name_of(words: Sequence[Word], known: KnownNames) -> str:
    """The name that words print, declared or new; empty if they are no single name."""
    try:
        printed = styled_name(Symbols(known, ""), words, words[0].end)
        return "" if printed is None else known.find(printed) or printed.new_name()
    except InvalidExpressionError:
        return ""
