"""What stands below and above a symbol: subscripts, primes and stars, a raised word, a power."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from symgame.transcription.latex.cursor import STYLES, SWITCHES, Cursor
from symgame.transcription.latex.layout import closing
from symgame.transcription.latex.symbols.letters import letter_of
from symgame.transcription.latex.symbols.printed import PrintedName
from symgame.transcription.latex.symbols.symbols import Symbols
from symgame.transcription.latex.words import Word, compact

_RAISED_MARKS = {"*": "star", "ast": "star", "star": "star", "prime": "prime", "'": "prime", "dagger": "dagger"}
_RAISED_SIGNS = {"+": "plus", "-": "minus"}


@dataclass(frozen=True, slots=True)
class Scripts:
    """The scripts of a symbol; ``power`` is read as an exponent, the rest belongs to the name."""

    subscripts: tuple[str, ...] = ()
    superscript: str = ""
    marks: tuple[str, ...] = ()
    power: tuple[Word, ...] = ()

    @property
    def is_name(self) -> bool:
        """Whether any of it belongs to the name."""
        return bool(self.subscripts or self.superscript or self.marks)


def with_scripts(printed: PrintedName, scripts: Scripts, marks: tuple[str, ...] = ()) -> PrintedName:
    """A name with the scripts that follow it, and with marks that stand over it."""
    return PrintedName(
        printed.base,
        printed.subscripts + scripts.subscripts,
        printed.superscript + scripts.superscript,
        tuple(sorted((*printed.marks, *scripts.marks, *marks))),
    )


def power_only(symbols: Symbols, cursor: Cursor) -> Scripts:
    """The power of a name that is complete; another subscript or a mark is an error."""
    scripts = scripts_of(symbols, cursor)
    if scripts.is_name:
        raise cursor.fail("this name has a second subscript or a mark; write it in LaTeX, as in C_{gov,1}")
    return scripts


def scripts_of(symbols: Symbols, cursor: Cursor, base: str = "") -> Scripts:
    """The scripts that follow; each kind at most once."""
    subscripts: tuple[str, ...] = ()
    superscript = ""
    power: tuple[Word, ...] = ()
    marks: list[str] = []
    while True:
        word = cursor.word
        if word.is_mark("'"):
            cursor.advance()
            marks.append("prime")
        elif word.is_mark("_"):
            if subscripts:
                raise cursor.fail("a second subscript; write both in one, as in C_{i,1}")
            cursor.advance()
            subscripts = _subscript(symbols, cursor)
        elif word.is_mark("^"):
            if power or superscript:
                raise cursor.fail("a second power; write braces, as in {x^2}^3")
            cursor.advance()
            found = _raised(symbols, cursor, base, subscripts)
            if isinstance(found, str):
                marks.append(found)
            elif isinstance(found, PrintedName):
                superscript = found.base
            else:
                power = found
        else:
            return Scripts(subscripts, superscript, tuple(sorted(marks)), power)


def _subscript(symbols: Symbols, cursor: Cursor) -> tuple[str, ...]:
    first = cursor.word
    if first.kind == "number" and len(first.text) > 1 and first.text.isdigit():
        cursor.advance()
        symbols.remark("transcribed long index", printed=f"_{first.text}", read=f"_{{{first.text}}}")
        return (first.text,)
    argument = cursor.argument()
    if first.kind == "letter" and cursor.word.kind in ("letter", "number") and not cursor.word.is_spaced:
        rest = cursor.word.text
        raise cursor.fail(
            f"'_{first.text}{rest}' prints as '_{{{first.text}}}{rest}'; write '_{{{first.text}{rest}...}}' for a "
            f"longer subscript, or a space before '{rest}' for a product",
            first,
        )
    return _index_parts(argument, cursor)


def _index_parts(words: Sequence[Word], cursor: Cursor) -> tuple[str, ...]:
    """The parts of a subscript, between its commas; a primed or starred part says so."""
    parts: list[str] = [""]
    for k, word in enumerate(words):
        if word.kind in ("letter", "number") and "." not in word.text:
            parts[-1] += word.text
        elif (letter := letter_of(word)) is not None:
            if parts[-1]:
                parts.append("")
            parts[-1] = letter
            if k + 1 < len(words) and words[k + 1].kind == "letter":
                parts.append("")
        elif word.is_mark(",", "_") and parts[-1] and k + 1 < len(words):
            parts.append("")
        elif word.is_mark("'") or word.is_macro("prime"):
            parts[-1] += "prime"
        elif word.is_macro("max", "min", "sup", "inf"):
            parts[-1] += word.text
        elif word.kind not in ("open", "close") and not word.is_macro(*STYLES, *SWITCHES):
            raise cursor.fail(
                f"the subscript '{compact(words)[:40]}' is no word or number; write letters, digits and commas", word
            )
    if not all(parts):
        raise cursor.fail(
            "the subscript is empty or ends in a comma; write letters or digits", words[0] if words else None
        )
    return tuple(parts)


def _raised(
    symbols: Symbols, cursor: Cursor, base: str, subscripts: tuple[str, ...]
) -> str | PrintedName | tuple[Word, ...]:
    """A mark of the name, a word of the name, or the words of an exponent."""
    first = cursor.word
    if first.kind == "number" and len(first.text) > 1 and not first.is_spaced:
        raise cursor.fail(
            f"'^{first.text}' prints as '^{{{first.text[0]}}}{first.text[1:]}'; write '^{{{first.text}}}'", first
        )
    words = cursor.argument()
    while len(words) > 2 and words[0].kind == "open" and closing(words, 0) == len(words) - 1:
        words = words[1:-1]
    if not words:
        raise cursor.fail("the power is missing; write it in braces", first)
    if len(words) == 1 and words[0].text in _RAISED_MARKS and words[0].kind in ("macro", "mark"):
        return _RAISED_MARKS[words[0].text]
    if all(word.is_macro("prime") or word.is_mark("'") for word in words):
        return "_".join(["prime"] * len(words))
    if len(words) == 1 and words[0].kind == "mark" and words[0].text in _RAISED_SIGNS:
        return _RAISED_SIGNS[words[0].text]
    if word := _upright_word(words):
        return PrintedName(word)
    if base and all(word.kind == "letter" for word in words):
        text = "".join(word.text for word in words)
        if symbols.known.find(PrintedName(base, subscripts, text)) is not None:
            return PrintedName(text)
    return tuple(words)


def _upright_word(words: Sequence[Word]) -> str:
    r"""The word in ``\mathrm{..}`` or its kin; empty if the words are something else."""
    if len(words) < 2 or not words[0].is_macro(*STYLES, *SWITCHES):
        return ""
    inner = [word for word in words[1:] if word.kind not in ("open", "close")]
    if any(word.kind not in ("letter", "number") for word in inner) or not any(w.kind == "letter" for w in inner):
        return ""
    return "".join(word.text for word in inner)
