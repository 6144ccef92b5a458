"""One solution, integrated piece by piece for as long as somebody wants to see more of it."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from scipy.integrate import solve_ivp
from scipy.optimize import brentq

from symgame.errors import SimulationError
from symgame.numeric.coordinates import Logits
from symgame.numeric.simulation import Numbers
from symgame.numeric.turning_points import TurningPoints, no_turning_points

TOLERANCE = 1e-9
"""Relative and absolute, of the logit coordinates."""

POINTS_A_STEP = 4
"""The integrator's steps are long; so many points of its own interpolation are kept of each."""

CLOSE = 4 * float(np.finfo(float).eps)
"""The least distance of roots that SciPy takes."""

STIFF = 1_500
"""So many steps in one piece: rates of very different size; the next piece is left to an implicit method."""

MAX_STEPS = 60_000
"""Of one run: a path that needs more is unsettled."""


class IntegrationStopped(SimulationError):
    """The integrator gave up."""


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
    ratio_points : TurningPoints
        Of the coordinates and of their differences, the logits of one strategy against another: of a player
        whose reference strategy dies out, only these turn.
    steps : int
    is_stiff : bool
    """

    coordinates: Logits
    start: Numbers
    tolerance: float = TOLERANCE
    times: list[Numbers] = field(default_factory=list)
    logits: list[Numbers] = field(default_factory=list)
    turning_points: TurningPoints = field(init=False)
    ratio_points: TurningPoints = field(init=False)
    steps: int = 0
    is_stiff: bool = False

    def __post_init__(self) -> None:
        count, ratios = self.coordinates.count, self.coordinates.pairs.shape[1]
        self.turning_points = no_turning_points(count, 1)
        self.ratio_points = no_turning_points(count + ratios, 1) if ratios else self.turning_points

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
        IntegrationStopped
            If the integrator gives up, or a number is no number.
        """
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # what LSODA says before it gives up is in its message, too
            solved = solve_ivp(
                lambda _, logits: self.coordinates.rates(logits),
                (self.time, until),
                self.last,
                method="LSODA" if self.is_stiff else "DOP853",
                rtol=self.tolerance,
                atol=self.tolerance,
                dense_output=True,
            )
        if not solved.success or not np.all(np.isfinite(solved.y)):
            raise IntegrationStopped(f"the integration stopped at time {solved.t[-1]:g}: {solved.message}")
        times = _refined(solved.t)
        self.times.append(times)
        self.logits.append(solved.sol(times).T)
        self.steps += len(solved.t)
        self.is_stiff = self.is_stiff or len(solved.t) > STIFF
        self._note_turns(solved.sol, solved.t)

    def _note_turns(self, solution: Callable[[float], Numbers], ends: Numbers) -> None:
        # Signs at the ends of steps are those of the interpolation in which the roots are found: those of the
        # integrator's own states differ from them where rates are as small as the rounding errors.
        rates = np.array([self._with_ratios(self.coordinates.rates(solution(time))) for time in ends])
        turned: list[int] = []
        times: list[float] = []
        for k, signs in enumerate(np.sign(rates).T):
            moving = np.flatnonzero(signs)  # a coordinate that rests all the time never turns
            for n in moving[1:][np.diff(signs[moving]) != 0]:
                turned.append(k)
                times.append(self._turn(solution, k, ends[n - 1], ends[n]))
        if not turned:
            return
        count, states = self.coordinates.count, np.array([self._with_ratios(solution(time)) for time in times]).T
        own = np.flatnonzero(np.array(turned) < count)
        self.turning_points.add(np.array(turned)[own], np.zeros(len(own)), np.array(times)[own], states[:count, own])
        if self.ratio_points is not self.turning_points:
            self.ratio_points.add(turned, np.zeros(len(turned)), times, states)

    def _turn(self, solution: Callable[[float], Numbers], k: int, before: float, after: float) -> float:
        def rate(time: float) -> float:
            return float(self._with_ratios(self.coordinates.rates(solution(time)))[k])

        return float(brentq(rate, before, after, xtol=CLOSE, rtol=CLOSE))

    def _with_ratios(self, values: Numbers) -> Numbers:
        return np.concatenate([values, self.coordinates.ratios(values)])


def _refined(times: Numbers) -> Numbers:
    steps = [np.linspace(a, b, POINTS_A_STEP, endpoint=False) for a, b in pairwise(times)]
    return np.append(np.concatenate(steps), times[-1])
