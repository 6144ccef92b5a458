"""The arrows of a diagram of payments: from the border of one party's box to that of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from symgame.figures.payments.amounts import breadth
from symgame.numeric.simulation import Numbers

LINE, GAP, POINTS = 3.6, 1.2, 8
"""The height of a line of text and the space around things, in mm; the size of type."""

SPREAD = 1.6
"""How far apart two arrows of one pair run, on either side of the line between their boxes, in mm."""

Rect = tuple[float, float, float, float]
"""Left, bottom, right, top, in mm."""


@dataclass(frozen=True, slots=True, eq=False)
class Arrow:
    """What one party pays another: the line, and its label."""

    payer: int
    receiver: int
    start: Numbers
    end: Numbers
    side: Numbers
    label: str
    size: tuple[float, float]


def arrow_between(
    boxes: Sequence[Rect], pair: tuple[int, int], lines: Sequence[str], labels: Mapping[tuple[int, int], Sequence[str]]
) -> Arrow:
    """From box to box; the arrows of a pair that pays both ways run side by side."""
    first, second = (centre(boxes[k]) for k in pair)
    direction = (second - first) / np.hypot(*(second - first))
    side = np.array([-direction[1], direction[0]])
    is_double = pair[::-1] in labels
    if not is_double:
        inward = np.mean([centre(box) for box in boxes], axis=0) - (first + second) / 2
        side = -side if side @ inward > 1e-9 or (abs(side @ inward) <= 1e-9 and side[1] < 0) else side
    aside = SPREAD * side if is_double else np.zeros(2)
    start, end = first + aside, second + aside
    size = max(breadth(line, POINTS) for line in lines), LINE * len(lines)
    start, end = (
        start + direction * _way_out(boxes[pair[0]], start, direction),
        end - direction * _way_out(boxes[pair[1]], end, -direction),
    )
    return Arrow(*pair, start, end, side, "\n".join(lines), size)


def centre(rect: Rect) -> Numbers:
    """The middle of a rectangle."""
    return np.array([(rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2])


def _way_out(rect: Rect, place: Numbers, direction: Numbers) -> float:
    """How far it is from a place in a box to its border, and a little more."""
    ways = [
        ((rect[axis + 2] if direction[axis] > 0 else rect[axis]) - place[axis]) / direction[axis]
        for axis in (0, 1)
        if abs(direction[axis]) > 1e-9
    ]
    return float(min(ways)) + 0.6
