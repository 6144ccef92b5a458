"""Measures of sensitivity: how much an outcome depends on each of some parameters.

The record is plain, so that any analysis can fill it: Sobol indices (first, total), Morris effects (mu
star, sigma), or the outcome with one parameter lowered and raised.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from symgame.errors import FigureError

MEASURES = ("first", "total", "mu star", "sigma", "lowered", "raised", "decrease", "increase")
"""What bars can show; the words of legends."""

AXES = ("index", "effects", "outcome", "room")
"""What the axis can say."""

MOST = 40
"""Parameters in one figure."""

AT_ONCE = 4
"""Measures in one figure."""

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of sensitivity.

    Attributes
    ----------
    kind : str
        One of :data:`MEASURES`.
    values : tuple of float
        One a parameter; not a number where there is none.
    intervals : tuple of (float, float)
        From where to where each value is uncertain; empty where that is not known.
    """

    kind: str
    values: tuple[float, ...]
    intervals: tuple[Interval, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in MEASURES:
            raise FigureError(f"no measure '{self.kind}'; known: {', '.join(MEASURES)}")
        if self.intervals and len(self.intervals) != len(self.values):
            raise FigureError(f"{len(self.values)} values need as many intervals, here are {len(self.intervals)}")


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How much an outcome depends on each of some parameters.

    Attributes
    ----------
    parameters : tuple of str
        Their names in the game.
    measures : tuple of Measure
        One to four, of as many values as there are parameters.
    axis : str
        One of :data:`AXES`.
    base : float
        Where bars begin: 0, or the outcome with nothing changed.
    limit : float or None
        Bars that are longer are cut there, and say their value.
    """

    parameters: tuple[str, ...]
    measures: tuple[Measure, ...]
    axis: str = "index"
    base: float = 0.0
    limit: float | None = None

    def __post_init__(self) -> None:
        if self.axis not in AXES:
            raise FigureError(f"no axis '{self.axis}'; known: {', '.join(AXES)}")
        if not 0 < len(self.parameters) <= MOST:
            raise FigureError(f"a figure has bars of 1 to {MOST} parameters, here are {len(self.parameters)}")
        if not 0 < len(self.measures) <= AT_ONCE:
            raise FigureError(f"a figure has 1 to {AT_ONCE} measures, here are {len(self.measures)}")
        for measure in self.measures:
            if len(measure.values) != len(self.parameters):
                raise FigureError(
                    f"{len(self.parameters)} parameters need as many values, '{measure.kind}' has {len(measure.values)}"
                )

    def sorted(self) -> Sensitivity:
        """The same, parameters with the largest bars first; those without a value last."""
        sizes = [_largest([m.values[k] for m in self.measures], self.base) for k in range(len(self.parameters))]
        order = sorted(range(len(self.parameters)), key=lambda k: (-sizes[k], k))
        measures = tuple(
            Measure(
                m.kind, tuple(m.values[k] for k in order), tuple(m.intervals[k] for k in order) if m.intervals else ()
            )
            for m in self.measures
        )
        return Sensitivity(tuple(self.parameters[k] for k in order), measures, self.axis, self.base, self.limit)


def _largest(values: Sequence[float], base: float) -> float:
    known = [abs(value - base) for value in values if not np.isnan(value)]
    return max(known, default=-1.0)
