"""The numbers of the borders in a plane of parameters: how they look, and where they stand clear of everything else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from symgame.figures.looks import LEADER
from symgame.figures.style import BLACK
from symgame.numeric.parameter_plane import ParameterPlane
from symgame.numeric.simulation import Numbers

CLEAR = 8.0
"""More room than this around a number is of no use, in mm."""

SHORT = 5.0
"""A shorter border has its number beside it, in mm."""

STEP = 0.5
"""Between places that are looked at, in mm."""

Place = tuple[float, float]
"""In the units of the axes."""


def number_handle(k: int) -> tuple[Line2D, Line2D]:
    """The number of a border, counted from zero, in a legend."""
    return Line2D([], [], **_ring()), Line2D([], [], **_digits(k))


def _ring() -> dict[str, Any]:
    return {
        "linestyle": "",
        "marker": "o",
        "markersize": 8.0,
        "markerfacecolor": "white",
        "markeredgecolor": BLACK,
        "markeredgewidth": 0.6,
    }


def _digits(k: int) -> dict[str, Any]:
    size = 3.6 if k < 9 else 5.4
    return {"linestyle": "", "marker": f"${k + 1}$", "markersize": size, "color": BLACK, "markeredgewidth": 0.1}


def draw_numbers(axes: Axes, plane: ParameterPlane, size: tuple[float, float], avoided: Sequence[Place]) -> None:
    """A number on each border, or beside a short one, with a line to it.

    Numbers keep away from the avoided places; the size of the plane is in mm.
    """
    for k, (place, foot) in enumerate(_places(plane, size, avoided)):
        if foot is not None:
            axes.plot(*zip(place, foot, strict=True), **LEADER, zorder=5)
        axes.plot(*([c] for c in place), **_ring(), zorder=8)
        axes.plot(*([c] for c in place), **_digits(k), zorder=9)


def _places(
    plane: ParameterPlane, size: tuple[float, float], avoided: Sequence[Place]
) -> list[tuple[Place, Place | None]]:
    """Where the numbers of borders stand, and what a number beside its border points at; all counted in mm."""
    low = np.array([float(low) for low, _ in plane.ranges])
    scale = np.array(size) / np.array([float(high - low) for low, high in plane.ranges])
    curves = [np.concatenate([_even((piece - low) * scale) for piece in border.pieces]) for border in plane.borders]
    taken = [(np.array(place) - low) * scale for place in avoided]
    found: dict[int, tuple[Place, Place | None]] = {}
    for k in sorted(range(len(curves)), key=lambda k: len(curves[k])):
        others = [c for j, c in enumerate(curves) if j != k]
        is_short = len(curves[k]) < SHORT / STEP
        candidates = _around(curves[k]) if is_short else curves[k]
        room = [_room(spot, others + ([curves[k]] if is_short else []), taken, size) for spot in candidates]
        best = candidates[int(np.argmax(room))]
        taken.append(best)
        foot = curves[k][int(np.argmin(np.linalg.norm(curves[k] - best, axis=1)))] if is_short else None
        found[k] = (_back(best, low, scale), None if foot is None else _back(foot, low, scale))
    return [found[k] for k in range(len(curves))]


def _even(curve: Numbers) -> Numbers:
    """The same curve with its points at equal distances."""
    lengths = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(curve, axis=0), axis=1))])
    count = max(3, int(lengths[-1] / STEP))
    return np.column_stack([np.interp(np.linspace(0, lengths[-1], count), lengths, c) for c in curve.T])


def _around(curve: Numbers) -> Numbers:
    angles = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    ring = np.column_stack([np.cos(angles), np.sin(angles)])
    return np.concatenate([curve[len(curve) // 2] + radius * ring for radius in (5.0, 7.5)])


def _room(spot: Numbers, curves: Sequence[Numbers], taken: Sequence[Numbers], size: tuple[float, float]) -> float:
    """The distance to what is nearest; that to the frame and to other curves counts double, as they may be near."""
    frame = min(*spot, *(np.array(size) - spot))
    crossing = min((float(np.linalg.norm(curve - spot, axis=1).min()) for curve in curves), default=CLEAR)
    marks = min((float(np.linalg.norm(other - spot)) for other in taken), default=CLEAR)
    if frame < 2.0 or marks < 4.0:
        return float(min(frame, marks)) - CLEAR
    return float(min(2 * frame, 2 * crossing, marks, CLEAR))


def _back(spot: Numbers, low: Numbers, scale: Numbers) -> Place:
    x, y = spot / scale + low
    return float(x), float(y)
