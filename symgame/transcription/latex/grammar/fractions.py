"""Fractions and roots."""

from __future__ import annotations

import re

from symgame.transcription.latex.grammar.brackets import enclosed
from symgame.transcription.latex.grammar.place import Place
from symgame.transcription.latex.grammar.powers import powered
from symgame.transcription.latex.words import compact
from symgame.transcription.written import ATOM, POWER, PRODUCT, Written

_DIFFERENTIAL = re.compile(r"\\partial|d[A-Za-z\\]|\\mathrm\{d\}")


def fraction(place: Place) -> Written:
    r"""``\frac{..}{..}``; one of differentials is a derivative, and refused."""
    cursor = place.cursor
    word = cursor.advance()
    top = cursor.argument()
    bottom = cursor.argument()
    above, below = compact(top), compact(bottom)
    is_derivative = _DIFFERENTIAL.match(above) and _DIFFERENTIAL.match(below)
    if is_derivative and "d" not in place.symbols.known.declared:
        raise cursor.fail(rf"\{word.text}{{{above[:20]}}}{{{below[:20]}}} is a derivative; write it out", word)
    part = Written(f"{place.inside(top).within(PRODUCT)}/{place.inside(bottom).within(POWER)}", PRODUCT)
    if cursor.word.is_mark("^", "_", "'"):
        raise cursor.fail("a script at a fraction may belong to its denominator; put parentheses around the fraction")
    return part


def root(place: Place) -> Written:
    r"""What follows ``\sqrt``: the index, if there is one, and what stands under the root."""
    cursor = place.cursor
    index: Written | None = None
    if cursor.word.is_mark("["):
        cursor.advance()
        start = cursor.at
        while not cursor.word.is_mark("]"):
            if cursor.word.kind == "stop":
                raise cursor.fail("the index of this root is never closed; add ']'")
            cursor.advance()
        index = place.inside(cursor.words[start : cursor.at])
        cursor.advance()
    under = enclosed(place) if cursor.word.is_mark("(") else place.inside(cursor.argument())
    if index is None or index.text == "2":
        return powered(place, Written(f"sqrt({under.text})"))
    part = Written(f"{under.within(ATOM)}**(1/{index.within(POWER)})", POWER)
    return powered(place, part) if cursor.word.is_mark("^") else part
