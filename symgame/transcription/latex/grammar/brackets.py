"""What stands in brackets: round, square or curly ones, or the bars of an absolute value."""

from __future__ import annotations

from symgame.transcription.latex.grammar.place import Place
from symgame.transcription.latex.grammar.signs import OPENING, OPENING_MACROS, closing_sign
from symgame.transcription.written import Written


def enclosed(place: Place) -> Written:
    """A sum in brackets, or between bars."""
    parts = arguments(place)
    if len(parts) > 1:
        cursor = place.cursor
        raise cursor.fail("a comma does not belong inside these brackets; write one formula", cursor.ahead(-1))
    return parts[0]


def arguments(place: Place) -> list[Written]:
    """What stands in brackets, between its commas."""
    cursor = place.cursor
    opened = cursor.advance()
    is_bar = opened.is_mark("|", "|(") or opened.is_macro("lvert", "vert")
    closes = "|" if is_bar else OPENING.get(opened.text) or OPENING_MACROS[opened.text]
    parts = listed(place.deeper(is_between_bars=is_bar))
    cursor.pass_rows()
    found = closing_sign(cursor.word)
    if found != closes:
        if cursor.word.kind == "stop":
            raise cursor.fail(f"this '{opened.text}' is never closed; add '{closes}'", opened)
        if found:
            raise cursor.fail(
                f"'{opened.text}' is closed by '{found}'; write '{closes}', or look for a missing bracket"
            )
        raise place.unexpected()
    cursor.advance()
    if is_bar:
        return [Written(f"Abs({parts[0].text})")]
    return [Written(part.text, part.binding, True) for part in parts]


def listed(place: Place) -> list[Written]:
    """Sums with commas between them."""
    parts = [place.sum_of(place)]
    while place.cursor.word.is_mark(","):
        place.cursor.advance()
        parts.append(place.sum_of(place))
    return parts
