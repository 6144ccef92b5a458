"""The looks of sets of ESS in pictures: a tint and a hatch each, and how vertices are named.

Tints differ in lightness as far as that goes, and hatches differ where tints do not, so that a grey
print and a copy of it can be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.patches import Patch

from symgame.figures.style import BLACK, GREY
from symgame.figures.words import kind_of_point, say
from symgame.game import Game
from symgame.players import profile_key, profiles_in_order

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """A fill: its tint, its hatch, and the colour of the hatch."""

    tint: str
    hatch: str = ""
    ink: str = "#5A5A5A"

    def patch(self, label: str) -> Patch:
        """Its entry in a legend."""
        return Patch(facecolor=self.tint, edgecolor=self.ink, hatch=self.hatch, linewidth=0.4, label=label)


LOOKS = (
    Look("#B7D7EC"),
    Look("#F8DDB0", "...."),
    Look("#EFEFEF", "\\\\\\\\"),
    Look("#BFE3D3", "////"),
    Look("#8FB3CE", "----"),
    Look("#EBCBDD", "||||"),
    Look("#FFFFFF"),
    Look("#F6EDA8", "/.."),
    Look("#E3B48F", "++++"),
    Look("#CBE8F7", "oo"),
    Look("#A9CDB9", "xx"),
    Look("#F3F3F3", "**"),
)
"""One for each set, in the order of the legend; the first and the seventh are without a hatch."""

EXCLUDED = Look("#FFFFFF", "xxxxxx", "#B4B4B4")
"""What the assumptions exclude."""

MANY = 4
"""So many vertices of one set are named with their coordinates; of more only the numbers are given."""


def look_of(number: int) -> Look:
    """The look of a set by its number; after twelve they begin again."""
    return LOOKS[number % len(LOOKS)]


def vertex_name(game: Game, key: str, *, with_place: bool = True) -> str:
    """``$E_{8}(1,1,1)$``, or the number alone."""
    number = _keys(game).index(key) + 1
    if not with_place:
        return f"$E_{{{number}}}$"
    digits = key.split("-") if "-" in key else list(key)
    return f"$E_{{{number}}}({','.join(digits)})$"


def _keys(game: Game) -> list[str]:
    return [profile_key(profile, game.shape) for profile in profiles_in_order(game.shape)]


def set_name(game: Game, keys: Sequence[str], lang: str, *, with_place: bool = True, in_line: int = 99) -> str:
    """The vertices of a set of ESS, so many in a line, or that there is none."""
    if not keys:
        return say("no ess", lang, ess=kind_of_point("ess", lang))
    is_long = not with_place or len(keys) > MANY
    names = [vertex_name(game, key, with_place=not is_long) for key in keys]
    # One formula: the commas and spaces of a Chinese typeface are as wide as a character.
    lines = [names[k : k + in_line] for k in range(0, len(names), in_line)]
    joined = [r",\ ".join(name.strip("$") for name in line) for line in lines]
    return "\n".join(f"${line}{',' if k + 1 < len(joined) else ''}$" for k, line in enumerate(joined))


POINT: dict[str, Any] = {
    "linestyle": "",
    "marker": "*",
    "markersize": 9.0,
    "markerfacecolor": BLACK,
    "markeredgecolor": "white",
    "markeredgewidth": 0.6,
}
"""The scenario's own values."""

LEADER: dict[str, Any] = {"color": GREY, "linewidth": 0.5}
