"""Rest points in a picture, each kind with a marker of its own; they differ without colour."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from sympy import Rational

from symgame.analysis import Analysis, ClassifiedPoint
from symgame.equilibria.faces import Support
from symgame.equilibria.rest_point import Kind, RestPoint
from symgame.figures.style import BLACK, GREY, PALE
from symgame.figures.words import kind_of_point
from symgame.numeric.simulation import Numbers
from symgame.stability.verdict import EssVerdict, Stability

SAMPLES = 41
"""Points along a line of rest points."""

ABOVE = 10
"""Rest points lie on top of paths."""


@dataclass(frozen=True, slots=True)
class Marker:
    """How one kind of rest point is drawn; ``left`` and ``right`` are the halves of its face."""

    word: str
    shape: str
    size: float
    left: str = "white"
    right: str = "white"


ESS = Marker("ess", "o", 6.5, BLACK, BLACK)

MARKERS = {
    Stability.ASYMPTOTICALLY_STABLE: Marker("stable point", "D", 5.0, BLACK, BLACK),
    Stability.LYAPUNOV_STABLE: Marker("Lyapunov stable", "D", 5.0, BLACK),
    Stability.CENTRE: Marker("centre", "o", 6.0, BLACK),
    Stability.SADDLE: Marker("saddle", "s", 4.6),
    Stability.UNSTABLE: Marker("unstable", "o", 5.2),
    Stability.DEPENDS: Marker("depends", "^", 5.2, PALE, PALE),
    Stability.UNDECIDED: Marker("depends", "^", 5.2, PALE, PALE),
}


def draw_points(axes: Axes, analysis: Analysis, lang: str) -> None:
    """Mark all rest points that have a place; one labelled line of markers a kind."""
    _draw_continua(axes, analysis, lang)
    ess: set[Support] = {tuple((k,) for k in v.profile) for v in analysis.vertices if v.verdict is EssVerdict.ESS}
    isolated = [p for p in analysis.rest_points if p.point.kind is not Kind.CONTINUUM and _has_place(p.point)]
    for marker in dict.fromkeys((ESS, *MARKERS.values())):
        places = [_place(p.point) for p in isolated if _marker(p, ess) == marker]
        if places:
            axes.plot(
                *np.array(places).T,
                linestyle="",
                marker=marker.shape,
                markersize=marker.size,
                fillstyle="full" if marker.left == marker.right else "left",
                markerfacecolor=marker.left,
                markerfacecoloralt=marker.right,
                markeredgecolor=BLACK,
                markeredgewidth=0.7,
                label=kind_of_point(marker.word, lang),
                zorder=ABOVE,
                clip_on=False,
            )


def _marker(classified: ClassifiedPoint, ess: set[Support]) -> Marker:
    return ESS if classified.point.support in ess else MARKERS[classified.finding.stability]


def _has_place(point: RestPoint) -> bool:
    """Whether all coordinates are numbers: with open parameters, or at roots not in closed form, they are not."""
    return not any(c.free_symbols for c in point.coordinates)


def _place(point: RestPoint) -> Numbers:
    return np.array([float(c) for c in point.coordinates])


def _draw_continua(axes: Axes, analysis: Analysis, lang: str) -> None:
    label = kind_of_point("continuum", lang)
    for classified in analysis.rest_points:
        if classified.point.kind is Kind.CONTINUUM:
            for line in _lines(classified.point):
                axes.plot(*line.T, color=GREY, linewidth=2.4, solid_capstyle="butt", label=label, zorder=ABOVE - 1)
                label = "_nolegend_"


def _lines(point: RestPoint) -> Iterator[Numbers]:
    """A line of rest points as it is, a surface of them as a net; what leaves the state space is left out."""
    names = [symbol for symbol, _ in point.free]
    if not {s for c in point.coordinates for s in c.free_symbols} <= set(names):
        return
    for along in names:
        others = [name for name in names if name != along]
        for fixed in itertools.product((Rational(k, 4) for k in range(5)), repeat=len(others)):
            held = dict(zip(others, fixed, strict=True))
            values = [held | {along: Rational(k, SAMPLES - 1)} for k in range(SAMPLES)]
            line = np.array([[_number(c.xreplace(value)) for c in point.coordinates] for value in values])
            inside = np.all((line >= 0) & (line <= 1), axis=1)
            line[~inside] = np.nan
            if inside.any():
                yield line


def _number(value: object) -> float:
    """A float; where a coordinate has a pole there is none."""
    try:
        return float(value)  # type: ignore[arg-type]  # an expression; SymPy's __float__ raises TypeError at a pole
    except TypeError:
        return float("nan")
