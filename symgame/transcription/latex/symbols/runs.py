"""Letters side by side: a product, unless the game declares them as one name.

Where both are possible nobody is there to ask, and the text is refused with both readings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from symgame.errors import InvalidExpressionError
from symgame.expressions.tokens import fail
from symgame.transcription.latex.cursor import Cursor
from symgame.transcription.latex.symbols.printed import PrintedName
from symgame.transcription.latex.symbols.scripts import Scripts, power_only, scripts_of, with_scripts
from symgame.transcription.latex.symbols.symbols import Symbols
from symgame.transcription.latex.words import Word

EXPONENTIAL = "exp("
"""What an ``e`` with a power is, among the names of a run."""

MAX_RUN = 200
"""The most letters side by side."""


def run_of(symbols: Symbols, cursor: Cursor) -> tuple[list[str], Scripts]:
    """Letters side by side, with digits between them: the names that they are, and the power of the last."""
    first = cursor.word
    if spelled := _spelled(symbols, cursor):
        return [symbols.use(spelled)], power_only(symbols, cursor)
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
    scripts = scripts_of(symbols, cursor, units[-1])
    return _split(symbols, units, scripts, first), scripts


def _spelled(symbols: Symbols, cursor: Cursor) -> str:
    """A declared name with underscores that is written as in a game file."""
    match = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+").match(symbols.source, cursor.word.at)
    if match is None or match[0] not in symbols.known.declared or not re.search(r"_[A-Za-z0-9]{2}", match[0]):
        return ""
    while cursor.word.kind != "stop" and cursor.word.at < match.end():
        cursor.advance()
    return match[0]


def _split(symbols: Symbols, units: list[str], scripts: Scripts, first: Word) -> list[str]:
    """The fewest undeclared symbols that the letters can be; declared names may be of several letters."""
    if len(units) > MAX_RUN:
        raise fail(
            first.at + 1, f"{len(units)} letters stand side by side, the limit is {MAX_RUN}; write the products out"
        )
    best: list[tuple[int, int, int]] = [(0, 1, 0)]  # undeclared symbols, ways, where the last one begins
    for end in range(1, len(units) + 1):
        cost, ways, begin = len(units) + 1, 0, 0
        for start in range(max(0, end - symbols.known.longest), end):
            own = scripts if end == len(units) else Scripts()
            printed = _printed(units[start:end], own)
            is_known = symbols.find(printed, first) is not None or is_exponential(symbols, printed, own)
            if not is_known and end - start > 1:
                continue
            here = best[start][0] + (not is_known)
            if here < cost:
                cost, ways, begin = here, best[start][1], start
            elif here == cost:
                ways += best[start][1]
        best.append((cost, ways, begin))
    pieces = _pieces(best, len(units))
    if best[-1][1] > 1:
        raise _ambiguous(symbols, units, pieces, scripts, first)
    names = [
        _name(symbols, units[start:end], scripts if end == len(units) else Scripts(), first) for start, end in pieces
    ]
    if len(names) > 1 and best[-1][0]:
        shown = ["e" if name == EXPONENTIAL else name for name in names]
        symbols.remark("transcribed product", printed="".join(units), read="*".join(shown))
    return names


def _pieces(best: list[tuple[int, int, int]], end: int) -> list[tuple[int, int]]:
    """Where each symbol begins and ends."""
    pieces: list[tuple[int, int]] = []
    while end:
        pieces.insert(0, (best[end][2], end))
        end = best[end][2]
    return pieces


def _name(symbols: Symbols, units: list[str], scripts: Scripts, first: Word) -> str:
    printed = _printed(units, scripts)
    if is_exponential(symbols, printed, scripts):
        symbols.remark("transcribed exponential")
        return EXPONENTIAL
    _check_digits(symbols, units, scripts, first)
    return symbols.name(printed, first)


def is_exponential(symbols: Symbols, printed: PrintedName, scripts: Scripts) -> bool:
    """Whether this is Euler's number with a power: an ``e`` that is not declared."""
    return printed == PrintedName("e") and bool(scripts.power) and symbols.known.find(printed) is None


def _check_digits(symbols: Symbols, units: list[str], scripts: Scripts, word: Word) -> None:
    """Refuse ``x2`` where ``x`` is declared and ``x2`` is not."""
    match = re.fullmatch(r"([A-Za-z])([0-9]+)", units[0])
    if match is None or len(units) > 1 or symbols.find(_printed(units, scripts), word) is not None:
        return
    if symbols.find(PrintedName(match[1]), word) is not None:
        letter, digits = match[1], match[2]
        raise fail(
            word.at + 1,
            f"'{units[0]}' is not declared, and '{letter}' is; write {letter}_{{{digits}}} for a name, "
            f"{letter}^{{{digits}}} for a power",
        )


def _printed(units: Sequence[str], scripts: Scripts) -> PrintedName:
    """Letters and digits as a printed name: ``C1`` is ``C`` with the subscript 1."""
    text = "".join(units)
    match = re.fullmatch(r"([A-Za-z]+)([0-9]+)", text)
    if match and not scripts.is_name:
        return PrintedName(match[1], (match[2],))
    return with_scripts(PrintedName(text), scripts)


def _ambiguous(
    symbols: Symbols, units: list[str], pieces: list[tuple[int, int]], scripts: Scripts, word: Word
) -> InvalidExpressionError:
    text = "".join(units)
    products = ["".join(units[start:end]) for start, end in pieces]
    if len(products) == 1:
        products = units
    whole = symbols.find(_printed(units, scripts), word)
    other = f"the name {whole}" if whole else "another product of declared names"
    cured = r" \cdot ".join(products)
    cure = f"{cured} for the product" + (rf", \mathrm{{{text}}} for the name" if whole else "")
    return fail(word.at + 1, f"'{text}' can be read as {other} or as {'*'.join(products)}; write {cure}")
