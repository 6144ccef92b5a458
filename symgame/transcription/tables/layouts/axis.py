"""The parties along one side of a table: lines of headings, of which each names strategies or a party."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from symgame.players import Profile
from symgame.transcription.tables.labels import is_probability, party_name


@dataclass(frozen=True, slots=True)
class Party:
    """A party of a table: its name, empty where the table does not tell it, and the labels of its strategies."""

    name: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """The parties along one side of a table, the line of headings that each has, and the profiles in order."""

    parties: tuple[Party, ...]
    lines: tuple[int, ...]
    profiles: tuple[Profile, ...]
    repeated: int


def axis_of(lines: Sequence[Sequence[str]]) -> Axis | None:
    """The parties of lines of headings; ``None`` if their strategies do not make up every profile once."""
    parties: list[Party] = []
    kept: list[int] = []
    name = ""
    lines = _with_probabilities(lines)
    for k, line in enumerate(lines):
        values = tuple(dict.fromkeys(line))
        if len(set(values) - {""}) == 1:
            # What all have in common is the name of the party that comes next.
            name = party_name(values[-1]) or name
        elif len(values) > 1:
            if not all(values):
                return None
            parties.append(Party(name, values))
            kept.append(k)
            name = ""
    if not parties:
        return None
    cells = [
        tuple(party.labels.index(value) for party, value in zip(parties, values, strict=True))
        for values in zip(*(lines[k] for k in kept), strict=True)
    ]
    runs = [(profile, len(list(run))) for profile, run in itertools.groupby(cells)]
    profiles = tuple(profile for profile, _ in runs)
    lengths = {length for _, length in runs}
    full = math.prod(len(party.labels) for party in parties)
    if len(lengths) != 1 or len(profiles) != full or len(set(profiles)) != full:
        return None
    return Axis(tuple(parties), tuple(kept), profiles, lengths.pop())


def _with_probabilities(lines: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The lines, with probabilities in a line of their own put beside the strategies in the line before."""
    joined: list[Sequence[str]] = []
    for line in lines:
        before = joined[-1] if joined else ()
        pairs = set(zip(before, line, strict=False))
        is_beside = len(pairs) == len(set(before)) == len(set(line)) > 1
        if is_beside and all(map(is_probability, line)) and not all(map(is_probability, before)):
            joined[-1] = [f"{label} ({value.strip('()（） ')})" for label, value in zip(before, line, strict=True)]
            line = [""] * len(line)
        joined.append(line)
    return joined


def filled(texts: Sequence[str]) -> list[str]:
    """Headings with blanks filled in: a blank means as before."""
    found: list[str] = []
    for text in texts:
        plain = " ".join(text.split())
        found.append(plain or (found[-1] if found else ""))
    return found
