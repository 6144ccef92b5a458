"""Nested tables: parties in the columns at the left and in the rows at the top.

A cell a profile holds the payoffs of all parties; or each payoff has a row, or a column, of its own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from symgame.players import Profile
from symgame.transcription.tables.labels import party_name, split_off_party
from symgame.transcription.tables.layouts.axis import Axis, Party, axis_of, filled
from symgame.transcription.tables.layouts.layout import MAX_PARTIES, Entry, Layout
from symgame.transcription.tables.sheet import Row

MAX_HEADINGS = 6


def nested(rows: Sequence[Row], others: int) -> Iterator[Layout]:
    """Cuttings into heading columns, heading rows and payoffs, with so many parties outside the table."""
    if not rows:
        return
    for top, left in itertools.product(range(1, MAX_HEADINGS + 1), range(1, MAX_HEADINGS + 1)):
        if top >= len(rows) or left >= len(rows[0]):
            continue
        across = axis_of([filled([cell.text for cell in row[left:]]) for row in rows[:top]])
        down = None if across is None else axis_of(_columns(rows[top:], left))
        if across is None or down is None:
            continue
        count = len(across.parties) + len(down.parties) + others
        if count <= MAX_PARTIES and across.repeated * down.repeated in (1, count):
            parties = _named(rows[:top], left, down, across)
            yield Layout(parties, tuple(_entries(rows, top, left, down, across)))


def _columns(rows: Sequence[Row], left: int) -> list[list[str]]:
    return [filled([row[k].text for row in rows]) for k in range(left)]


def _entries(rows: Sequence[Row], top: int, left: int, down: Axis, across: Axis) -> Iterator[tuple[Profile, Entry]]:
    for i, above in enumerate(down.profiles):
        for j, beside in enumerate(across.profiles):
            cells = (
                rows[top + i * down.repeated + k][left + j * across.repeated + m]
                for k in range(down.repeated)
                for m in range(across.repeated)
            )
            yield (*above, *beside), Entry(tuple(cells))


def _named(headings: Sequence[Row], left: int, down: Axis, across: Axis) -> tuple[Party, ...]:
    """The parties with the names that stand over their columns, in the corner, or before each of their labels."""
    over = [[cell.text for cell in (row[k] for row in headings) if cell.text] for k in range(left)]
    corner = {text for texts in over for text in texts}
    first, last = list(down.parties), list(across.parties)
    pair = re.split(r"\s*[\\/|＼／]\s*", corner.pop()) if len(corner) == 1 else []
    if len(pair) == 2 and len(first) == len(last) == 1:
        first[0] = replace(first[0], name=first[0].name or party_name(pair[0]))
        last[0] = replace(last[0], name=last[0].name or party_name(pair[1]))
    else:
        for at, line in enumerate(down.lines):
            own = [text for text in over[line] if len(down.lines) == 1 or not _is_shared(text, over, down.lines, line)]
            if own and not first[at].name:
                first[at] = replace(first[at], name=party_name(own[-1]))
    return tuple(_split_labels(party) for party in (*first, *last))


def _is_shared(text: str, over: Sequence[Sequence[str]], lines: Sequence[int], line: int) -> bool:
    return any(text in over[other] for other in lines if other != line)


def _split_labels(party: Party) -> Party:
    if party.name:
        return party
    name, labels = split_off_party(party.labels, is_glued=False)
    return Party(party_name(name), labels) if name and len(set(labels)) == len(labels) else party
