"""Who pays whom: boxes for the parties, arrows for the transfers that are read from the payoffs.

Every arrow carries the amounts in the author's notation, one a line; long ones have a number in the
picture and stand below it. Labels are put where they touch neither boxes nor arrows nor each other;
where there is no such place the picture grows.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from symgame.errors import FigureError
from symgame.figures.amounts import amount_lines, breadth, set_amount
from symgame.figures.style import BLACK, column, sheet, style
from symgame.figures.words import meaning, set_line, wrapped_party
from symgame.game import Game
from symgame.numeric.simulation import Numbers
from symgame.transfers import Transfer, transfers

BOX = {"single": 25.0, "double": 38.0}
"""The width of a party's box, in mm."""

NAME = {"single": 15, "double": 23}
"""Latin characters in a line of its name; of Chinese ones half as many."""

LINE, GAP, POINTS = 3.6, 1.2, 8
"""The height of a line of text and the space around things, in mm; the size of type."""

LONG = {"single": 22.0, "double": 40.0}
"""Amounts that are wider stand below the picture, in mm."""

HEIGHTS = (38.0, 46.0, 56.0, 68.0, 84.0, 104.0, 130.0)
"""Of the picture without what stands below it; the first in which everything has a place is taken."""

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


def payment_diagram(game: Game, *, meanings: bool = True, lang: str = "en", width: str = "single") -> Figure:
    """The diagram of the transfers between the parties.

    Parameters
    ----------
    game : Game
        With payoffs; of two to four players.
    meanings : bool, optional
        Whether the meanings of the symbols, where the game has them, are listed below.
    lang : str, optional
        ``"en"`` or ``"zh"``, of the labels.
    width : str, optional
        ``"single"`` (85 mm) or ``"double"`` (170 mm).

    Returns
    -------
    Figure

    Raises
    ------
    FigureError
        If the game has another number of players, or none of them pays another.
    InvalidGameError
        If the game has no payoffs.

    Examples
    --------
    >>> from symgame import load
    >>> texts = [text.get_text() for text in payment_diagram(load("llm-iar")).axes[0].texts]
    >>> "$S_{1}$" in texts, texts.count("$P$")
    (True, 2)
    """
    if not 2 <= len(game.players) <= 4:
        raise FigureError(f"a diagram of payments needs two to four players, this game has {len(game.players)}")
    found = transfers(game)
    if not found:
        raise FigureError(
            f"in the payoffs of '{game.slug}' no party pays another: no parameter enters one payoff with plus and "
            "another with minus in the same profiles; there is no diagram to draw"
        )
    across = column(width)
    with style(lang, game) as lang:
        labels, numbered = _labels(game, found, width)
        below = [*_listed(numbered, across), *(_meanings(game, found, lang, across) if meanings else ())]
        names = [wrapped_party(player, lang, NAME[width]) for player in game.players]
        high, boxes, arrows, spots = _arranged(names, labels, across, BOX[width])
        foot = LINE * len(below) + (GAP if below else 0)
        figure = sheet(across, high + foot)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set(xlim=(0, across), ylim=(-foot, high))
        for rect, name in zip(boxes, names, strict=True):
            _draw_box(axes, rect, name)
        for arrow, spot in zip(arrows, spots, strict=True):
            _draw_arrow(axes, arrow, spot)
        for k, line in enumerate(below):
            axes.text(2 * GAP, -LINE * (k + 0.5), line, fontsize=7, ha="left", va="center")
    return figure


def _labels(
    game: Game, found: Sequence[Transfer], width: str
) -> tuple[dict[tuple[int, int], list[str]], dict[str, str]]:
    """The lines of every arrow, and the long amounts by their number."""
    labels: dict[tuple[int, int], list[str]] = {}
    numbered: dict[str, str] = {}
    for each in found:
        text = set_amount(each.amount, game)
        if breadth(text, POINTS) > LONG[width]:
            text = numbered.setdefault(text, f"({len(numbered) + 1})")
        lines = labels.setdefault((each.payer, each.receiver), [])
        if text not in lines:
            lines.append(text)
    return labels, {number: text for text, number in numbered.items()}


def _listed(numbered: Mapping[str, str], across: float) -> Iterator[str]:
    """The long amounts, broken at plus and minus where they are longer than a line."""
    for number, text in numbered.items():
        for k, line in enumerate(amount_lines(text, 7, across - 8 * GAP)):
            yield f"{number if k == 0 else '      '}  {line}"


def _meanings(game: Game, found: Sequence[Transfer], lang: str, across: float) -> Iterator[str]:
    """What the symbols mean, in the author's order, as far as the game says it."""
    used: set[Any] = set().union(*(each.amount.free_symbols for each in found))
    wide = 1.35 if lang == "en" else 2.5  # mm a character
    for parameter in game.parameters:
        text = meaning(parameter, lang)
        if parameter.symbol in used and text:
            lines = textwrap.wrap(text, max(10, int((across - 14) / wide)), max_lines=3, placeholder="…")
            name = set_amount(parameter.symbol, game)
            for k, line in enumerate(lines):
                shown = set_line(line, lang)
                yield f"{name}: {shown}" if k == 0 else f"      {shown}"


def _arranged(
    names: Sequence[str], labels: Mapping[tuple[int, int], Sequence[str]], across: float, wide: float
) -> tuple[float, list[Rect], list[Arrow], list[Rect]]:
    """Height, boxes, arrows, and where their labels are: in the first height that has room for all."""
    tall = [LINE * (name.count("\n") + 1) + 2 * GAP for name in names]
    margin = _margin(labels, max(tall))
    for height in HEIGHTS:
        high = (
            max(height + (2 if len(names) == 4 else 1) * margin, 2 * max(tall) + 14)
            if len(names) > 2
            else height - 12 + max(tall)
        )
        boxes = _boxes(tall, across, wide, high, margin)
        arrows = [_arrow(boxes, pair, lines, labels) for pair, lines in labels.items()]
        spots = _places(boxes, arrows, across, high)
        if all(spot is not None for spot in spots):
            return high, boxes, arrows, [spot for spot in spots if spot is not None]
    last = [spot or _spot(arrow, 0.5, 1.0) for spot, arrow in zip(spots, arrows, strict=True)]
    return high, boxes, arrows, last


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


def _arrow(
    boxes: Sequence[Rect], pair: tuple[int, int], lines: Sequence[str], labels: Mapping[tuple[int, int], Sequence[str]]
) -> Arrow:
    """From box to box; the arrows of a pair that pays both ways run side by side."""
    first, second = (_centre(boxes[k]) for k in pair)
    direction = (second - first) / np.hypot(*(second - first))
    side = np.array([-direction[1], direction[0]])
    is_double = pair[::-1] in labels
    if not is_double:
        inward = np.mean([_centre(box) for box in boxes], axis=0) - (first + second) / 2
        side = -side if side @ inward > 1e-9 or (abs(side @ inward) <= 1e-9 and side[1] < 0) else side
    aside = SPREAD * side if is_double else np.zeros(2)
    start, end = first + aside, second + aside
    size = max(breadth(line, POINTS) for line in lines), LINE * len(lines)
    start, end = (
        start + direction * _way_out(boxes[pair[0]], start, direction),
        end - direction * _way_out(boxes[pair[1]], end, -direction),
    )
    return Arrow(*pair, start, end, side, "\n".join(lines), size)


def _centre(rect: Rect) -> Numbers:
    return np.array([(rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2])


def _way_out(rect: Rect, place: Numbers, direction: Numbers) -> float:
    """How far it is from a place in a box to its border, and a little more."""
    ways = [
        ((rect[axis + 2] if direction[axis] > 0 else rect[axis]) - place[axis]) / direction[axis]
        for axis in (0, 1)
        if abs(direction[axis]) > 1e-9
    ]
    return float(min(ways)) + 0.6


def _places(boxes: Sequence[Rect], arrows: Sequence[Arrow], across: float, high: float) -> list[Rect | None]:
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
            yield _spot(arrow, part, sign)


def _spot(arrow: Arrow, part: float, sign: float) -> Rect:
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


def _draw_box(axes: Axes, rect: Rect, name: str) -> None:
    left, bottom, right, top = rect
    axes.add_patch(
        Rectangle((left, bottom), right - left, top - bottom, facecolor="white", edgecolor=BLACK, linewidth=0.8)
    )
    x, y = _centre(rect)
    axes.text(float(x), float(y), name, ha="center", va="center", fontsize=POINTS, linespacing=1.15)


def _draw_arrow(axes: Axes, arrow: Arrow, spot: Rect) -> None:
    look: dict[str, Any] = {"arrowstyle": "-|>,head_length=0.5,head_width=0.2", "color": BLACK, "linewidth": 0.8}
    start, end = ((float(place[0]), float(place[1])) for place in (arrow.start, arrow.end))
    axes.annotate("", end, xytext=start, arrowprops=look | {"shrinkA": 0, "shrinkB": 0, "mutation_scale": 9})
    lines = arrow.label.split("\n")
    x = (spot[0] + spot[2]) / 2
    for k, line in enumerate(lines):
        axes.text(x, spot[3] - LINE * (k + 0.5), line, ha="center", va="center", fontsize=POINTS)
