"""Where the labels of arrows stand: touching neither boxes nor arrows nor each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from symgame.figures.payments.arrows import GAP, Arrow, Rect


def label_places(boxes: Sequence[Rect], arrows: Sequence[Arrow], across: float, high: float) -> list[Rect | None]:
    """For every label the first place along its arrow where it touches nothing."""
    taken = list(boxes)
    spots: list[Rect | None] = []
    for arrow in arrows:
        spot = next((s for s in _candidates(arrow, arrows) if _is_free(s, taken, arrows, across, high)), None)
        spots.append(spot)
        if spot is not None:
            taken.append(spot)
    return spots


def _candidates(arrow: Arrow, arrows: Sequence[Arrow]) -> Iterator[Rect]:
    """From the middle outwards, on its own side first; the side of the arrow back only if there is none."""
    is_double = any((other.receiver, other.payer) == (arrow.payer, arrow.receiver) for other in arrows)
    is_level = abs(arrow.side[1]) > 0.99  # then there is most room inside
    for sign in (1.0,) if is_double else (-1.0, 1.0) if is_level else (1.0, -1.0):
        for part in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82):
            yield beside(arrow, part, sign)


def beside(arrow: Arrow, part: float, sign: float) -> Rect:
    """The label beside a place on the arrow: its nearest corner or side keeps a distance."""
    side = sign * arrow.side
    place = arrow.start + part * (arrow.end - arrow.start)
    wide, tall = arrow.size
    # The rectangle is moved along the normal until its nearest point is GAP away from the line.
    reach = abs(side[0]) * wide / 2 + abs(side[1]) * tall / 2 + GAP * 0.8
    x, y = place + side * reach
    return (float(x - wide / 2), float(y - tall / 2), float(x + wide / 2), float(y + tall / 2))


def _is_free(spot: Rect, taken: Sequence[Rect], arrows: Sequence[Arrow], across: float, high: float) -> bool:
    inside = spot[0] >= 0.5 and spot[1] >= 0.3 and spot[2] <= across - 0.5 and spot[3] <= high - 0.3
    return (
        inside
        and not any(_overlap(spot, other) for other in taken)
        and not any(_crosses(arrow, spot) for arrow in arrows)
    )


def _overlap(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] + 0.4 and other[0] < one[2] + 0.4 and one[1] < other[3] + 0.2 and other[1] < one[3] + 0.2


def _crosses(arrow: Arrow, rect: Rect) -> bool:
    ways = np.linspace(0, 1, 200)[:, None]
    points = arrow.start + ways * (arrow.end - arrow.start)
    return bool(((points > rect[:2]) & (points < rect[2:])).all(axis=1).any())
