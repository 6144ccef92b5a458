"""One solution, integrated piece by piece for as long as somebody wants to see more of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from scipy.integrate import solve_ivp

from symgame.errors import SimulationError
from symgame.numeric.coordinates import Logits
from symgame.numeric.simulation import Numbers
from symgame.numeric.turning_points import TurningPoints, no_turning_points

TOLERANCE = 1e-9
"""Relative and absolute, of the logit coordinates."""

POINTS_A_STEP = 4
"""The integrator's steps are long; so many points of its own interpolation are kept of each."""

STIFF = 1_500
"""So many steps in one piece: rates of very different size; the next piece is left to an implicit method."""

MAX_STEPS = 60_000
"""Of one run: a path that needs more is unsettled."""


@dataclass(slots=True)
class Path:
    """A solution so far; it grows by :meth:`extend`.

    Attributes
    ----------
    coordinates : Logits
    times : list of ndarray
        Pieces; together increasing.
    logits : list of ndarray, each (points, coordinates)
    turning_points : TurningPoints
        Of this one path.
    steps : int
    is_stiff : bool
    """

    coordinates: Logits
    start: Numbers
    tolerance: float = TOLERANCE
    times: list[Numbers] = field(default_factory=list)
    logits: list[Numbers] = field(default_factory=list)
    turning_points: TurningPoints = field(init=False)
    steps: int = 0
    is_stiff: bool = False

    def __post_init__(self) -> None:
        self.turning_points = no_turning_points(self.coordinates.count, 1)

    @property
    def time(self) -> float:
        """The last time reached."""
        return float(self.times[-1][-1]) if self.times else 0.0

    @property
    def last(self) -> Numbers:
        """The last logits reached."""
        return self.logits[-1][-1] if self.logits else self.start

    def extend(self, until: float) -> None:
        """Integrate on to a later time.

        Raises
        ------
        SimulationError
            If the integrator gives up, or a number is no number.
        """
        count, begin = self.coordinates.count, self.time
        solved = solve_ivp(
            lambda _, logits: self.coordinates.rates(logits),
            (begin, until),
            self.last,
            method="LSODA" if self.is_stiff else "DOP853",
            rtol=self.tolerance,
            atol=self.tolerance,
            dense_output=True,
            events=[self._turning(k) for k in range(count)],
        )
        if not solved.success or not np.all(np.isfinite(solved.y)):
            raise SimulationError(f"the integration stopped at time {solved.t[-1]:g}: {solved.message}")
        times = _refined(solved.t)
        self.times.append(times)
        self.logits.append(solved.sol(times).T)
        self.steps += len(solved.t)
        self.is_stiff = self.is_stiff or len(solved.t) > STIFF
        found = [(k, n) for k in range(count) for n, t in enumerate(solved.t_events[k]) if t > begin]
        if found:
            turned, at = [k for k, _ in found], [solved.t_events[k][n] for k, n in found]
            self.turning_points.add(turned, [0] * len(found), at, np.array([solved.y_events[k][n] for k, n in found]).T)

    def _turning(self, k: int) -> Callable[[float, Numbers], float]:
        # A coordinate that rests all the time never turns: 0 would count as a turn at every step.
        return lambda _, logits: float(self.coordinates.rates(logits)[k]) or 1.0


def _refined(times: Numbers) -> Numbers:
    steps = [np.linspace(a, b, POINTS_A_STEP, endpoint=False) for a, b in pairwise(times)]
    return np.append(np.concatenate(steps), times[-1])
