"""Where everything stands in a diagram of payments: the first height of the picture that has room for all labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from symgame.figures.payments.arrows import GAP, LINE, SPREAD, Arrow, Rect, arrow_between
from symgame.figures.payments.label_places import beside, label_places

HEIGHTS = (38.0, 46.0, 56.0, 68.0, 84.0, 104.0, 130.0)
"""Of the picture without what stands below it; the first in which everything has a place is taken."""


@dataclass(frozen=True, slots=True, eq=False)
class Arrangement:
    """The height of a picture, the boxes and arrows in it, and where the arrows' labels are."""

    high: float
    boxes: tuple[Rect, ...]
    arrows: tuple[Arrow, ...]
    spots: tuple[Rect, ...]


def arranged(
    names: Sequence[str], labels: Mapping[tuple[int, int], Sequence[str]], across: float, wide: float
) -> Arrangement:
    """Boxes so wide in a picture so wide, with the arrows between them, in the first height that has room for all."""
    tall = [LINE * (name.count("\n") + 1) + 2 * GAP for name in names]
    margin = _margin(labels, max(tall))
    for height in HEIGHTS:
        high = (
            max(height + (2 if len(names) == 4 else 1) * margin, 2 * max(tall) + 14)
            if len(names) > 2
            else height - 12 + max(tall)
        )
        boxes = _boxes(tall, across, wide, high, margin)
        arrows = [arrow_between(boxes, pair, lines, labels) for pair, lines in labels.items()]
        spots = label_places(boxes, arrows, across, high)
        if all(spot is not None for spot in spots):
            break
    # Where even the last height has no room, a label stands beside the middle of its arrow.
    found = tuple(spot or beside(arrow, 0.5, 1.0) for spot, arrow in zip(spots, arrows, strict=True))
    return Arrangement(high, tuple(boxes), tuple(arrows), found)


def _margin(labels: Mapping[tuple[int, int], Sequence[str]], tall: float) -> float:
    """Room above and below the boxes for the outer label of two arrows between neighbours."""
    level = ((0, 1), (1, 0), (2, 3), (3, 2))
    outer = max((len(lines) for pair, lines in labels.items() if pair in level and pair[::-1] in labels), default=0)
    return max(0.0, SPREAD + GAP + LINE * outer + 0.5 - tall / 2) if outer else 0.0


def _boxes(tall: Sequence[float], across: float, wide: float, high: float, margin: float) -> list[Rect]:
    """Two side by side; of three the last on top, in the middle; four in the corners."""
    left, right, middle = GAP + wide / 2, across - GAP - wide / 2, across / 2
    low = margin + GAP + max(tall) / 2
    up = high - (margin if len(tall) == 4 else 0.0) - GAP - max(tall) / 2
    centres = {
        2: [(left, high / 2), (right, high / 2)],
        3: [(left, low), (right, low), (middle, up)],
        4: [(left, up), (right, up), (left, low), (right, low)],
    }[len(tall)]
    return [(x - wide / 2, y - tall[k] / 2, x + wide / 2, y + tall[k] / 2) for k, (x, y) in enumerate(centres)]
