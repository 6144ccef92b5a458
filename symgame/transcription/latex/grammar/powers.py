"""A power: a base that is no name, with the exponent that stands above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from symgame.transcription.latex.grammar.place import Place
from symgame.transcription.latex.symbols.scripts import scripts_of
from symgame.transcription.latex.words import Word
from symgame.transcription.written import ATOM, POWER, Written


def powered(place: Place, base: Written) -> Written:
    """A base that is no name, with the power that follows, if one does."""
    cursor = place.cursor
    if cursor.word.is_mark("_"):
        raise cursor.fail("a subscript here belongs to no name; write it at a letter")
    if not cursor.word.is_mark("^", "'"):
        return base
    word = cursor.word
    scripts = scripts_of(place.symbols, cursor)
    if scripts.is_name:
        raise cursor.fail("a prime or a star here belongs to no name; write a power, or a derivative out", word)
    return Written(f"{base.within(ATOM)}**{exponent_of(place, scripts.power).within(ATOM)}", POWER)


def exponent_of(place: Place, words: Sequence[Word]) -> Written:
    """The words of an exponent; one that is no number is remarked on."""
    exponent = place.inside(words)
    if not re.fullmatch(r"[-0-9./ ()]*", exponent.text):
        place.symbols.remark("transcribed exponent", exponent=exponent.text)
    return exponent
