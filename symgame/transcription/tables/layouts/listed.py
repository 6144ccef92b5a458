"""Listed tables: a row a profile, a column a payoff."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from symgame.transcription.tables.cells import unwrapped
from symgame.transcription.tables.labels import party_name
from symgame.transcription.tables.layouts.axis import Axis, axis_of, filled
from symgame.transcription.tables.layouts.layout import MAX_PARTIES, Entry, Layout
from symgame.transcription.tables.sheet import Row

_MARKS = re.compile(r"\s*[,，、;；/\n]\s*")
_VERTEX = re.compile(r"[A-Za-z]\w*\s*([(（][\s01,，]*[)）])")


def listed(rows: Sequence[Row]) -> Iterator[Layout]:
    """A row a profile: with the profile in one column, or with a column for the strategy of each party."""
    if len(rows) < 3:
        return
    for top in (1, 2):
        header, body = [*zip(*rows[:top], strict=True)], rows[top:]
        names = [next((party_name(cell.text) for cell in reversed(cells) if cell.text), "") for cells in header]
        for column in range(len(names)):
            yield from _by_profile(names, body, column)
            yield from _by_strategy(names, body, column)


def _by_profile(names: Sequence[str], body: Sequence[Row], column: int) -> Iterator[Layout]:
    """The whole profile stands in a column, as names or digits."""
    profiles = [_profile_parts(row[column].text) for row in body]
    count = len(profiles[0])
    if not 1 < count <= len(names) - column - 1 or any(len(parts) != count for parts in profiles):
        return
    axis = axis_of([[parts[k] for parts in profiles] for k in range(count)])
    if axis is None or len(axis.parties) != count or axis.repeated > 1:
        return
    yield _rows_as_layout(axis, names, body, range(column + 1, column + 1 + count))


def _profile_parts(text: str) -> list[str]:
    vertex = _VERTEX.fullmatch(text.strip())
    whole = unwrapped(vertex[1] if vertex else text).strip()
    if re.fullmatch(r"[01]{2,12}", whole):
        return list(whole)
    return [" ".join(part.split()) for part in _MARKS.split(whole)]


def _by_strategy(names: Sequence[str], body: Sequence[Row], column: int) -> Iterator[Layout]:
    """From a column on, one for the strategy of each party, then as many for the payoffs."""
    count, left_over = divmod(len(names) - column, 2)
    if left_over or not 1 < count <= MAX_PARTIES:
        return
    axis = axis_of([filled([row[k].text for row in body]) for k in range(column, column + count)])
    if axis is None or len(axis.parties) != count or axis.repeated > 1:
        return
    own = names[column : column + count]
    payoffs = list(range(column + count, column + 2 * count))
    if all(own) and sorted(own) == sorted(names[k] for k in payoffs):
        # The payoffs may stand in another order than the strategies.
        payoffs.sort(key=lambda k: own.index(names[k]))
    named = {k: name or names[k] for k, name in zip(payoffs, own, strict=True)}
    yield _rows_as_layout(axis, [named.get(k, "") for k in range(len(names))], body, payoffs)


def _rows_as_layout(axis: Axis, names: Sequence[str], body: Sequence[Row], payoffs: Sequence[int]) -> Layout:
    parties = tuple(replace(party, name=names[k]) for party, k in zip(axis.parties, payoffs, strict=True))
    entries = (Entry(tuple(row[k] for k in payoffs)) for row in body)
    return Layout(parties, tuple(zip(axis.profiles, entries, strict=True)), is_listed=True)
