"""The arrow through each region of a party's phase: which way its share moves there, and how far."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patheffects import Normal, Stroke

from symgame.figures.party.phase import PartyPhase
from symgame.figures.party.regions import Region
from symgame.figures.party.view import is_hidden, seen
from symgame.figures.style import COLOURS
from symgame.numeric.simulation import Numbers

SAMPLES = 48
"""Along an arrow, of which every piece is in front of the surface or behind it."""

HALO: Any = [Stroke(linewidth=2.0, foreground="white"), Normal()]


def draw_arrow(axes: Axes, phase: PartyPhase, region: Region) -> None:
    """Along the own axis through the region; broken where the surface hides it."""
    start, end = region.centre.copy(), region.centre.copy()
    reach = (0.0, 1.0) if phase.is_straight else _reach(phase, region)
    start[phase.player], end[phase.player] = reach if region.is_first else reach[::-1]
    colour = COLOURS[0] if region.is_first else COLOURS[1]
    parts = np.linspace(0, 1, SAMPLES + 1)[:, None]
    states = start + parts * (end - start)
    hidden = [is_hidden(phase, state) for state in (states[1:] + states[:-1]) / 2]
    for first, last in _runs(hidden):
        line = "-" if not hidden[first] else (0, (2.5, 2))
        axes.plot(*seen(states[first : last + 1]).T, color=colour, linewidth=1.1, linestyle=line, zorder=4)
    free = [k for k in range(SAMPLES // 3, SAMPLES - 5) if not hidden[k]] or [SAMPLES // 2]
    middle = min(free, key=lambda k: abs(k - 0.62 * SAMPLES))
    back, tip = _spot(states[max(middle - 2, 0)]), _spot(states[middle + 2])
    head = {"arrowstyle": "-|>,head_length=0.5,head_width=0.24", "color": colour, "linewidth": 0}
    axes.annotate("", tip, xytext=back, arrowprops=head | {"shrinkA": 0, "shrinkB": 0, "mutation_scale": 9}, zorder=5)
    for state in (start, end):
        axes.plot(*seen(state), marker="o", markersize=2.0, color=colour, zorder=5)
    label = _spot(states[SAMPLES // 3])
    dx, dy = (0, 3) if phase.player == 0 else (-5, 3) if phase.player == 1 and len(start) == 3 else (8, 0)
    axes.annotate(
        f"$V_{1 if region.is_first else 2}$", label, xytext=(dx, dy), textcoords="offset points", ha="center",
        va="bottom" if dy else "center", fontsize=8, color=colour, path_effects=HALO, zorder=7,
    )  # fmt: skip


def _reach(phase: PartyPhase, region: Region) -> tuple[float, float]:
    """From where to where the own share stays in the region."""
    shares = np.linspace(0, 1, 101)
    states = np.tile(region.centre, (len(shares), 1))
    states[:, phase.player] = shares
    inside = phase.advantage(states) * (1 if region.is_first else -1) > 0
    place = round(float(region.centre[phase.player]) * 100)
    low = high = place
    while low > 0 and inside[low - 1]:
        low -= 1
    while high < 100 and inside[high + 1]:
        high += 1
    return float(shares[low]), float(shares[high])


def _runs(marks: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where marks stay the same: the place of the first and the place after the last."""
    start = 0
    for _, group in itertools.groupby(marks):
        end = start + len(list(group))
        yield start, end
        start = end


def _spot(state: Numbers) -> tuple[float, float]:
    x, y = seen(state)
    return float(x), float(y)
