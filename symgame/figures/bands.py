"""Bands along a parameter: where each set of ESS is stable, one row a set."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from sympy import Expr, Rational

from symgame.figures.looks import EXCLUDED, Keys, look_of
from symgame.stability.scenarios.short_numbers import about
from symgame.stability.thresholds.parameter_line import ParameterLine, Turn
from symgame.stability.thresholds.solution_set import order_of

BAND = 4.6
"""The height of a band, in mm."""

Segment = tuple[float, float, Keys | None]
"""From where to where, and the ESS in between; none where the assumptions exclude the values."""


def segments_of(line: ParameterLine, low: Rational, high: Rational, turns: Sequence[Turn]) -> list[Segment]:
    """The range cut at thresholds and at the ends of what is allowed; without a set where nothing is."""
    ends: list[Expr] = [low, *(turn.value for turn in turns), high]
    for piece in line.allowed:
        for end in (piece.low, piece.high):
            if end is not None and order_of(low, end) < 0 and order_of(end, high) < 0:
                ends.append(end)
    places = sorted({about(end) for end in ends})
    found: list[Segment] = []
    for a, b in pairwise(places):
        middle = (a + b) / 2
        found.append((float(a), float(b), line.ess_at(middle) if line.is_allowed(middle) else None))
    return found


def sets_of(line: ParameterLine, segments: Sequence[Segment]) -> list[Keys]:
    """The sets that occur, larger ones first."""
    keys = [key for key, _ in line.stable]
    sets = {ess for _, _, ess in segments if ess is not None}
    return sorted(sets, key=lambda ess: (-len(ess), [keys.index(key) for key in ess]))


def draw_bands(axes: Axes, segments: Sequence[Segment], sets: Sequence[Keys]) -> None:
    """One row a set, filled where exactly its vertices are ESS."""
    for left, right, ess in segments:
        if ess is None:
            look, bottom, height = EXCLUDED, 0.0, float(max(1, len(sets)))
        else:
            number = sets.index(ess)
            look, bottom, height = look_of(number), len(sets) - 1.0 - number + 0.12, 0.76
        band = Rectangle((left, bottom), right - left, height, facecolor=look.tint, hatch=look.hatch)
        band.set(edgecolor=look.ink, linewidth=0.5)
        axes.add_patch(band)
    axes.set_ylim(0, max(1, len(sets)))
