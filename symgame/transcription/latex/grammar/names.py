r"""Names with their powers; an ``e`` with a power is the exponential."""

from __future__ import annotations

from collections.abc import Sequence

from symgame.transcription.latex.grammar.place import Place
from symgame.transcription.latex.grammar.powers import exponent_of
from symgame.transcription.latex.symbols.printed import PrintedName
from symgame.transcription.latex.symbols.runs import EXPONENTIAL, is_exponential
from symgame.transcription.latex.symbols.scripts import Scripts
from symgame.transcription.latex.words import Word
from symgame.transcription.written import ATOM, POWER, PRODUCT, Written


def one_symbol(place: Place, printed: PrintedName, scripts: Scripts, first: Word) -> Written:
    r"""One symbol; ``\mathrm{e}`` with a power is the exponential."""
    if is_exponential(place.symbols, printed, scripts):
        place.symbols.remark("transcribed exponential")
        return named(place, [EXPONENTIAL], scripts)
    return named(place, [place.symbols.name(printed, first)], scripts)


def named(place: Place, names: Sequence[str], scripts: Scripts) -> Written:
    """The product of names, of which the last has the power."""
    *before, last = names
    if not scripts.power:
        part = Written(last)
    elif last == EXPONENTIAL:
        part = Written(f"exp({place.inside(scripts.power).text})")
    else:
        part = Written(f"{last}**{exponent_of(place, scripts.power).within(ATOM)}", POWER)
    return Written("*".join((*before, part.text)), PRODUCT) if before else part
