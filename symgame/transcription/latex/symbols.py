r"""One printed symbol: a letter, a word or a Greek letter, with its scripts, bars and primes.

Letters side by side are a product, unless the game declares them as one name; where both are possible
nobody is there to ask, and the text is refused with both readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from symgame.errors import InvalidExpressionError
from symgame.transcription.latex.cursor import ACCENTS, STYLES, SWITCHES, Cursor
from symgame.transcription.latex.layout import closing
from symgame.transcription.latex.names import (
    GREEK_MACROS,
    PLAIN_MACROS,
    VARIANTS,
    KnownNames,
    PrintedName,
    checked_name,
)
from symgame.transcription.latex.words import Word, compact
from symgame.transcription.remarks import Remark

EXPONENTIAL = "exp("
"""What an ``e`` with a power is, among the names of a run."""

MAX_RUN = 200
"""The most letters side by side."""

_RAISED_MARKS = {"*": "star", "ast": "star", "star": "star", "prime": "prime", "'": "prime", "dagger": "dagger"}
_RAISED_SIGNS = {"+": "plus", "-": "minus"}


@dataclass(frozen=True, slots=True)
class Scripts:
    """What stands below and above a symbol; ``power`` is read as an exponent, the rest belongs to the name."""

    subscripts: tuple[str, ...] = ()
    superscript: str = ""
    marks: tuple[str, ...] = ()
    power: tuple[Word, ...] = ()

    @property
    def is_name(self) -> bool:
        """Whether any of it belongs to the name."""
        return bool(self.subscripts or self.superscript or self.marks)


class Symbols:
    """The symbols of one formula, as they are found.

    Attributes
    ----------
    names : dict of str
        The names used, in order of appearance.
    remarks : dict of Remark
        What was a choice.
    notation : dict of str to str
        How the names that are not declared are printed, in LaTeX.
    """

    def __init__(self, known: KnownNames, source: str, macros: Iterable[str]) -> None:
        self.known = known
        self.names: dict[str, None] = {}
        self.remarks: dict[Remark, None] = {}
        self.notation: dict[str, str] = {}
        self._source = source
        self._macros = frozenset(macros)
        self._printed: dict[str, PrintedName] = {}

    def remark(self, key: str, **parts: str) -> None:
        """Something that was a choice; said once."""
        self.remarks[Remark.of(key, **parts)] = None

    def shown(self, first: Word, last: Word) -> str:
        """What is printed from one word to another."""
        return " ".join(self._source[first.at : last.end].split())

    # -- scripts ------------------------------------------------------------------------------------

    def scripts(self, cursor: Cursor, base: str = "") -> Scripts:
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
                subscripts = self._subscript(cursor)
            elif word.is_mark("^"):
                if power or superscript:
                    raise cursor.fail("a second power; write braces, as in {x^2}^3")
                cursor.advance()
                found = self._raised(cursor, base, subscripts)
                if isinstance(found, str):
                    marks.append(found)
                elif isinstance(found, PrintedName):
                    superscript = found.base
                else:
                    power = found
            else:
                return Scripts(subscripts, superscript, tuple(sorted(marks)), power)

    def _subscript(self, cursor: Cursor) -> tuple[str, ...]:
        first = cursor.word
        if first.kind == "number" and len(first.text) > 1 and first.text.isdigit():
            cursor.advance()
            self.remark("transcribed long index", printed=f"_{first.text}", read=f"_{{{first.text}}}")
            return (first.text,)
        argument = cursor.argument()
        if first.kind == "letter" and cursor.word.kind in ("letter", "number") and not cursor.word.is_spaced:
            rest = cursor.word.text
            raise cursor.fail(
                f"'_{first.text}{rest}' prints as '_{{{first.text}}}{rest}'; write '_{{{first.text}{rest}...}}' for a "
                f"longer subscript, or a space before '{rest}' for a product",
                first,
            )
        return index_parts(argument, cursor)

    def _raised(self, cursor: Cursor, base: str, subscripts: tuple[str, ...]) -> str | PrintedName | tuple[Word, ...]:
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
        if word := upright_word(words):
            return PrintedName(word)
        if base and all(word.kind == "letter" for word in words):
            text = "".join(word.text for word in words)
            if self.known.find(PrintedName(base, subscripts, text)) is not None:
                return PrintedName(text)
        return tuple(words)

    # -- names ---------------------------------------------------------------------------------------

    def run(self, cursor: Cursor) -> tuple[list[str], Scripts]:
        """Letters side by side, with digits between them: the names that they are, and the power of the last."""
        first = cursor.word
        if spelled := self._spelled(cursor):
            return [self._use(spelled)], self.power_only(cursor)
        units: list[str] = []
        while True:
            word = cursor.advance()
            if word.kind == "number":
                units[-1] += word.text
            else:
                units.append(word.text)
            following = cursor.word
            is_part = following.kind == "letter" or (following.kind == "number" and "." not in following.text)
            if not is_part or following.is_spaced or following.text.isascii() != units[0].isascii():
                break
        scripts = self.scripts(cursor, units[-1])
        names = self._split(cursor, units, scripts, first)
        return names, scripts

    def _spelled(self, cursor: Cursor) -> str:
        """A declared name with underscores that is written as in a game file."""
        match = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+").match(self._source, cursor.word.at)
        if match is None or self.known.spelled(match[0]) is None or not re.search(r"_[A-Za-z0-9]{2}", match[0]):
            return ""
        while cursor.word.kind != "stop" and cursor.word.at < match.end():
            cursor.advance()
        return match[0]

    def power_only(self, cursor: Cursor) -> Scripts:
        """The power of a name that is complete; another subscript or a mark is an error."""
        scripts = self.scripts(cursor)
        if scripts.is_name:
            raise cursor.fail("this name has a second subscript or a mark; write it in LaTeX, as in C_{gov,1}")
        return scripts

    def _split(self, cursor: Cursor, units: list[str], scripts: Scripts, first: Word) -> list[str]:
        """The fewest undeclared symbols that the letters can be; declared names may be of several letters."""
        if len(units) > MAX_RUN:
            raise cursor.fail(
                f"{len(units)} letters stand side by side, the limit is {MAX_RUN}; write the products out", first
            )
        best: list[tuple[int, int, int]] = [(0, 1, 0)]  # undeclared symbols, ways, where the last one begins
        for end in range(1, len(units) + 1):
            cost, ways, begin = len(units) + 1, 0, 0
            for start in range(max(0, end - self.known.longest), end):
                own = scripts if end == len(units) else Scripts()
                is_known = self._find(cursor, units[start:end], own, first) is not None
                is_known |= end == len(units) and self.is_exponential(_printed(units[start:end], own), own)
                if not is_known and end - start > 1:
                    continue
                here = best[start][0] + (not is_known)
                if here < cost:
                    cost, ways, begin = here, best[start][1], start
                elif here == cost:
                    ways += best[start][1]
            best.append((cost, ways, begin))
        pieces = self._pieces(best, len(units))
        if best[-1][1] > 1:
            raise self._ambiguous(cursor, units, pieces, scripts, first)
        names: list[str] = []
        for start, end in pieces:
            own = scripts if end == len(units) else Scripts()
            if end == len(units) and self.is_exponential(_printed(units[start:], own), own):
                self.remark("transcribed exponential")
                names.append(EXPONENTIAL)
                continue
            self._check_digits(cursor, units[start:end], own, first)
            names.append(self.name(cursor, _printed(units[start:end], own), first))
        if len(names) > 1 and best[-1][0]:
            shown = ["e" if name == EXPONENTIAL else name for name in names]
            self.remark("transcribed product", printed="".join(units), read="*".join(shown))
        return names

    def _check_digits(self, cursor: Cursor, units: list[str], scripts: Scripts, word: Word) -> None:
        """Refuse ``x2`` where ``x`` is declared and ``x2`` is not."""
        match = re.fullmatch(r"([A-Za-z])([0-9]+)", units[0])
        if match is None or len(units) > 1 or self._find(cursor, units, scripts, word) is not None:
            return
        if self.find(cursor, PrintedName(match[1]), word) is not None:
            letter, digits = match[1], match[2]
            raise cursor.fail(
                f"'{units[0]}' is not declared, and '{letter}' is; write {letter}_{{{digits}}} for a name, "
                f"{letter}^{{{digits}}} for a power",
                word,
            )

    @staticmethod
    def _pieces(best: list[tuple[int, int, int]], end: int) -> list[tuple[int, int]]:
        pieces: list[tuple[int, int]] = []
        while end:
            pieces.insert(0, (best[end][2], end))
            end = best[end][2]
        return pieces

    def _find(self, cursor: Cursor, units: list[str], scripts: Scripts, word: Word) -> str | None:
        return self.find(cursor, _printed(units, scripts), word)

    def find(self, cursor: Cursor, printed: PrintedName, word: Word) -> str | None:
        """The declared name, if there is one; two of them are an error at the word."""
        try:
            return self.known.find(printed)
        except InvalidExpressionError as error:
            raise cursor.fail(str(error), word) from None

    def _ambiguous(
        self, cursor: Cursor, units: list[str], pieces: list[tuple[int, int]], scripts: Scripts, word: Word
    ) -> InvalidExpressionError:
        text = "".join(units)
        products = [units[start:end] for start, end in pieces]
        if len(products) == 1:
            products = [[unit] for unit in units]
        product = "*".join("".join(piece) for piece in products)
        cured = r" \cdot ".join("".join(piece) for piece in products)
        whole = self._find(cursor, units, scripts, word)
        other = f"the name {whole}" if whole else "another product of declared names"
        cure = f"{cured} for the product" + (rf", \mathrm{{{text}}} for the name" if whole else "")
        return cursor.fail(f"'{text}' can be read as {other} or as {product}; write {cure}", word)

    def name(self, cursor: Cursor, printed: PrintedName, first: Word) -> str:
        """The name of a symbol: the declared one, or a new one, with a remark where it is renamed."""
        found = self.find(cursor, printed, first)
        if found is not None:
            return self._use(found)
        is_variant_kept = VARIANTS.get(printed.base) in self._macros
        try:
            name, is_changed = checked_name(printed.new_name(is_variant_kept=is_variant_kept))
        except InvalidExpressionError as error:
            raise cursor.fail(
                f"{error}; or declare the parameter and give it this notation, the key latex", first
            ) from None
        if is_changed or printed.marks or printed.superscript or printed.base in VARIANTS:
            self.remark("transcribed renamed", printed=printed.latex(), read=name)
        self.notation.setdefault(name, printed.latex())
        if name == "pi" and not printed.subscripts:
            self.remark("transcribed pi")
        if self.known.declared:
            self.remark("transcribed undeclared", name=name)
        if self._printed.setdefault(name, printed) != printed:
            self.remark("transcribed alike", name=name)
        return self._use(name)

    def is_exponential(self, printed: PrintedName, scripts: Scripts) -> bool:
        """Whether this is Euler's number with a power: an ``e`` that is not declared."""
        return printed == PrintedName("e") and bool(scripts.power) and self.known.find(printed) is None

    def _use(self, name: str) -> str:
        self.names[name] = None
        return name

    def styled(self, cursor: Cursor, first: Word, words: Sequence[Word]) -> PrintedName | None:
        r"""The name in ``\mathrm{..}`` or under a bar, with the scripts inside; None if it is none."""
        inner = Cursor(words, first.end)
        if inner.word.kind == "macro" and (inner.word.text in STYLES or inner.word.text in SWITCHES):
            inner.advance()
            words = inner.argument() + inner.words[inner.at :] if inner.word.kind == "open" else inner.words[inner.at :]
            return self.styled(cursor, first, words)
        if inner.word.kind == "open":
            words = inner.argument() + inner.words[inner.at :]
            return self.styled(cursor, first, words)
        if inner.word.kind == "macro":
            accent = ACCENTS.get(inner.word.text)
            base = greek(inner.word)
            inner.advance()
            if accent:
                printed = self.styled(cursor, first, inner.argument())
                return None if printed is None else _joined(printed, self.scripts(inner), (accent,), inner)
            if base is None:
                return None
        else:
            base = ""
            while inner.word.kind in ("letter", "number") and (base or inner.word.kind == "letter"):
                base += inner.advance().text
            if not base:
                return None
        return _joined(PrintedName(base), self.scripts(inner), (), inner)


def _joined(printed: PrintedName, scripts: Scripts, marks: tuple[str, ...], cursor: Cursor) -> PrintedName | None:
    """A name with more scripts; None where something is left over, or where it is a power."""
    if scripts.power or cursor.word.kind != "stop":
        return None
    return PrintedName(
        printed.base,
        printed.subscripts + scripts.subscripts,
        printed.superscript + scripts.superscript,
        tuple(sorted((*printed.marks, *scripts.marks, *marks))),
    )


def with_scripts(printed: PrintedName, scripts: Scripts) -> PrintedName:
    """A name with the scripts that follow it."""
    return PrintedName(
        printed.base,
        printed.subscripts + scripts.subscripts,
        printed.superscript + scripts.superscript,
        tuple(sorted((*printed.marks, *scripts.marks))),
    )


def _printed(units: Sequence[str], scripts: Scripts) -> PrintedName:
    """Letters and digits as a printed name: ``C1`` is ``C`` with the subscript 1."""
    text = "".join(units)
    match = re.fullmatch(r"([A-Za-z]+)([0-9]+)", text)
    if match and not scripts.is_name:
        return PrintedName(match[1], (match[2],))
    return with_scripts(PrintedName(text), scripts)


def greek(word: Word) -> str | None:
    """The name of a Greek letter, or of another letter that has a command."""
    if word.kind != "macro":
        return None
    if word.text in GREEK_MACROS or word.text in VARIANTS:
        return word.text
    return PLAIN_MACROS.get(word.text)


def upright_word(words: Sequence[Word]) -> str:
    r"""The word in ``\mathrm{..}`` or its kin; empty if the words are something else."""
    if len(words) < 2 or words[0].kind != "macro" or words[0].text not in STYLES | SWITCHES.keys():
        return ""
    inner = [word for word in words[1:] if word.kind not in ("open", "close")]
    if any(word.kind not in ("letter", "number") for word in inner) or not any(w.kind == "letter" for w in inner):
        return ""
    return "".join(word.text for word in inner)


def index_parts(words: Sequence[Word], cursor: Cursor) -> tuple[str, ...]:
    """The parts of a subscript, between its commas; a primed or starred part says so."""
    parts: list[str] = [""]
    for k, word in enumerate(words):
        if word.kind in ("letter", "number") and "." not in word.text:
            parts[-1] += word.text
        elif (letter := greek(word)) is not None:
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
        elif word.kind not in ("open", "close") and not (
            word.kind == "macro" and (word.text in STYLES or word.text in SWITCHES)
        ):
            raise cursor.fail(
                f"the subscript '{compact(words)[:40]}' is no word or number; write letters, digits and commas", word
            )
    if not all(parts):
        raise cursor.fail(
            "the subscript is empty or ends in a comma; write letters or digits", words[0] if words else None
        )
    return tuple(parts)
