"""Who pays whom: boxes for the parties, arrows for the transfers that are read from the payoffs.

Every arrow carries the amounts in the author's notation, one a line; long ones have a number in the
picture and stand below it. Labels are put where they touch neither boxes nor arrows nor each other;
where there is no such place the picture grows.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from symgame.errors import FigureError
from symgame.figures.payments.amounts import amount_lines, breadth, set_amount
from symgame.figures.payments.arrangement import arranged
from symgame.figures.payments.arrows import GAP, LINE, POINTS, Arrow, Rect, centre
from symgame.figures.style import BLACK, column, sheet, style
from symgame.figures.words import meaning, set_line, wrapped_party
from symgame.game import Game
from symgame.transfers import Transfer, transfers

BOX = {"single": 25.0, "double": 38.0}
"""The width of a party's box, in mm."""

NAME = {"single": 15, "double": 23}
"""Latin characters in a line of its name; of Chinese ones half as many."""

LONG = {"single": 22.0, "double": 40.0}
"""Amounts that are wider stand below the picture, in mm."""


def payment_diagram(game: Game, *, meanings: bool = True, lang: str = "en", width: str = "single") -> Figure:
    """The diagram of the transfers between the parties.

    Parameters
    ----------
    game : Game
        With payoffs; of two to four players.
    meanings : bool, optional
        Whether the meanings of the symbols, where the game has them, are listed below.
    lang, width : str, optional
        As for every picture, see :mod:`symgame.figures`.

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
        picture = arranged(names, labels, across, BOX[width])
        foot = LINE * len(below) + (GAP if below else 0)
        figure = sheet(across, picture.high + foot)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set(xlim=(0, across), ylim=(-foot, picture.high))
        for rect, name in zip(picture.boxes, names, strict=True):
            _draw_box(axes, rect, name)
        for arrow, spot in zip(picture.arrows, picture.spots, strict=True):
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


def _draw_box(axes: Axes, rect: Rect, name: str) -> None:
    left, bottom, right, top = rect
    axes.add_patch(
        Rectangle((left, bottom), right - left, top - bottom, facecolor="white", edgecolor=BLACK, linewidth=0.8)
    )
    x, y = centre(rect)
    axes.text(float(x), float(y), name, ha="center", va="center", fontsize=POINTS, linespacing=1.15)


def _draw_arrow(axes: Axes, arrow: Arrow, spot: Rect) -> None:
    look: dict[str, Any] = {"arrowstyle": "-|>,head_length=0.5,head_width=0.2", "color": BLACK, "linewidth": 0.8}
    start, end = ((float(place[0]), float(place[1])) for place in (arrow.start, arrow.end))
    axes.annotate("", end, xytext=start, arrowprops=look | {"shrinkA": 0, "shrinkB": 0, "mutation_scale": 9})
    lines = arrow.label.split("\n")
    x = (spot[0] + spot[2]) / 2
    for k, line in enumerate(lines):
        axes.text(x, spot[3] - LINE * (k + 0.5), line, ha="center", va="center", fontsize=POINTS)
