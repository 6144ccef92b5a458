"""Tables in blocks: nested tables below each other, each headed by a strategy of one more party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.transcription.tables.labels import party_name, split_off_party
from symgame.transcription.tables.layouts.axis import Party
from symgame.transcription.tables.layouts.layout import Layout
from symgame.transcription.tables.layouts.nested import nested
from symgame.transcription.tables.sheet import Row

MAX_BLOCKS = 64

Block = tuple[str, list[Row]]
"""A heading and the rows below it."""


def blocks_of(rows: Sequence[Row], *, is_left: bool) -> list[Block]:
    """Headings (captions and notes among them) and the rows below each, where there are some."""
    blocks: list[Block] = [("", [])]
    for row in rows:
        texts = {cell.text for cell in row if cell.text}
        if len(texts) == 1 and len(row) > 1 and (row[0].text or not is_left):
            blocks.append((texts.pop(), []))
        else:
            blocks[-1][1].append(row)
    return [block for block in blocks if block[1]]


def in_blocks(blocks: Sequence[Block]) -> Iterator[Layout]:
    """Blocks with headings of their own, or with those of the first block, or with rows above all blocks."""
    if len(blocks) > 1:
        yield from _alike(blocks)
        (_, first), (_, second) = blocks[:2]
        shared = first[: len(first) - len(second)] if len(first) > len(second) else []
        if shared:
            yield from _alike([blocks[0], *((heading, [*shared, *rows]) for heading, rows in blocks[1:])])
        if len(blocks) > 2:
            yield from _alike([(heading, [*first, *rows]) for heading, rows in blocks[1:]])


def _alike(blocks: Sequence[Block]) -> Iterator[Layout]:
    """Blocks that differ in the strategy of one party alone."""
    name, labels = split_off_party([heading for heading, _ in blocks], is_glued=True)
    if not all(labels) or len(set(labels)) < len(labels) or len(labels) > MAX_BLOCKS:
        return
    every = [list(nested(rows, 1)) for _, rows in blocks]
    for first in every[0]:
        alike = [next((one for one in each if _headings(one) == _headings(first)), None) for each in every]
        found = [layout for layout in alike if layout is not None]
        if len(found) == len(blocks):
            entries = [((*profile, k), entry) for k, layout in enumerate(found) for profile, entry in layout.entries]
            yield Layout((*first.parties, Party(party_name(name), labels)), tuple(entries))


def _headings(layout: Layout) -> list[tuple[str, ...]]:
    return [party.labels for party in layout.parties]
