"""The layout of a payoff table, recognised from what stands in its cells.

Every way of cutting the table into labels and payoffs is tried, nested, in blocks and listed; one that
fits has labels that make up every profile exactly once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from symgame.transcription.tables.layouts.blocks import blocks_of, in_blocks
from symgame.transcription.tables.layouts.layout import Layout
from symgame.transcription.tables.layouts.listed import listed
from symgame.transcription.tables.layouts.nested import nested
from symgame.transcription.tables.sheet import Row


def layout_of(rows: Sequence[Row]) -> Layout | None:
    """The reading of a table that fits best; ``None`` if none fits at least half of its payoffs.

    Of two that fit as well, the one with all payoffs of a profile in one cell: a cell that holds one payoff
    for each party does so on purpose.
    """
    fitting = [(layout.fit, layout.is_together, layout) for layout in _readings(rows)]
    best = max(fitting, key=lambda found: found[:2], default=None)
    return best[2] if best is not None and best[0] >= Fraction(1, 2) else None


def _readings(rows: Sequence[Row]) -> Iterator[Layout]:
    blocks = blocks_of(rows, is_left=True)
    table = [row for _, block in blocks for row in block]
    yield from in_blocks(blocks)
    yield from listed(table)
    yield from nested(table, 0)
    yield from in_blocks(blocks_of(rows, is_left=False))
