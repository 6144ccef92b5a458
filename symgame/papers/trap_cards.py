"""Traps in words: a card for each, with what shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.display.table import Block, Heading, Item, Items, Line
from symgame.papers.review.lines import parts_line
from symgame.papers.traps.trap import Exhibit, Place, Trap
from symgame.presentation.edition import Edition
from symgame.presentation.numbers import listed

MARK = "!"

MAX_PROOF = 300
"""Longer sums are left to the JSON answer."""


def trap_blocks(edition: Edition, traps: Sequence[Trap]) -> Iterator[Block]:
    """A heading and the cards; nothing where there are no traps."""
    if traps:
        yield Heading(edition.say("traps"))
        yield Items(tuple(trap_card(edition, trap) for trap in traps))


def trap_card(edition: Edition, trap: Trap) -> Item:
    """One trap: which, where, why, and what shows it."""
    where = edition.listed([_place(edition, place) for place in trap.places], "comma relations")
    head: Line = (edition.say(f"trap {trap.kind.value}"), edition.say("colon"), *where)
    return Item(MARK, head, tuple(_lines(edition, trap)))


def _place(edition: Edition, place: Place) -> str:
    return edition.say(f"claim {place.kind}", where=place.name)


def _lines(edition: Edition, trap: Trap) -> Iterator[Line]:
    if said := edition.why(trap.why):
        yield (said,)
    for exhibit in trap.shown:
        value = _value(edition, exhibit)
        if value:
            yield edition.sentence(f"trap shown {exhibit.name}", value=value)
    witness = trap.witness
    if witness is not None and witness.values:
        yield edition.sentence("trap values", values=listed(witness.values))
    if witness is not None and witness.state and not any(exhibit.name == "state" for exhibit in trap.shown):
        yield edition.sentence("trap state", state=listed(witness.state))


def _value(edition: Edition, exhibit: Exhibit) -> Line:
    """The evidence on one line; words of the toolkit's own in the language of the edition."""
    words = [part for part in exhibit.parts if isinstance(part, str)]
    if exhibit.name == "stability":
        return tuple(edition.say("trap depends" if word == "depends" else word) for word in words)
    if exhibit.name == "rule":
        return tuple(said for word in words if (said := edition.why(word)))
    if exhibit.name == "illustrates":
        return tuple(_place(edition, Place(*word.split(" ", 1))) for word in words)
    if exhibit.name == "proof" and sum(map(len, words)) > MAX_PROOF:
        return ()
    return parts_line(edition, exhibit.parts)
