"""The shape of a legend: known before it is drawn, so that the figure can be given the height it needs."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

ROW = 3.8
"""The height of a row, in mm."""

LINE_AND_GAPS = 12.0
"""The part of an entry that is not text, in mm."""


def legend_shape(labels: Sequence[str], width: float) -> tuple[int, float]:
    """Columns of a legend that fit into a width, and the height that it needs, both in mm.

    Letters are counted, not measured, so that the shape is the same with every font.
    """
    widest = max((LINE_AND_GAPS + breadth(label) for label in labels), default=1.0)
    columns = max(1, min(len(labels), int(width // widest)))
    # Rows are evened out: four entries in three columns would leave two holes.
    rows = math.ceil(len(labels) / columns)
    columns = math.ceil(len(labels) / max(rows, 1))
    return columns, rows * ROW * max((label.count("\n") + 1 for label in labels), default=1)


def breadth(label: str) -> float:
    """The width of a label, its letters counted, in mm."""
    lines = re.sub(r"\\[A-Za-z]+|[${}\\_^,]", "", label).split("\n")
    return max(sum(2.6 if ord(character) > 0x2E80 else 1.15 for character in line) for line in lines)
