"""Many paths of one noisy equation from each start, and the share of them that ends near each vertex."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

import numpy as np

from symgame.dynamics.field import VectorField
from symgame.errors import SimulationError, counted
from symgame.numeric.simulation import Numbers
from symgame.numeric.wilson import wilson_interval
from symgame.players import Scenario, profile_key, profiles_in_order
from symgame.shown import Shown
from symgame.stability.noise.intensities import Intensities

NEAR_END = 0.01
"""All shares so near a vertex: then the path counts as near it."""

POINTS = 101
"""So many times of every path are kept."""

MAX_NUMBERS = 20_000_000
"""The most numbers that the paths of one start may have."""


class NoiseForm(Enum):
    """How the noise depends on the share."""

    LINEAR = "x(1-x)"
    SQUARE_ROOT = "sqrt(x(1-x))"


@dataclass(frozen=True, slots=True)
class NearVertex:
    """How many paths are near a vertex at the end.

    Attributes
    ----------
    key : str
        The vertex, as files write it.
    count : int
    share : float
        Of all paths.
    low, high : float
        Wilson's interval with 95 % confidence.
    """

    key: str
    count: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class NoisyRun:
    """The paths from one start.

    Attributes
    ----------
    initial : ndarray, shape (shares,)
    times : ndarray, shape (times,)
        From 0 to the horizon.
    states : ndarray, shape (paths, times, shares)
        All in [0, 1].
    near : tuple of NearVertex
        One a vertex, in the order in which papers list them.
    elsewhere : NearVertex
        The paths near none, under the key ``""``.
    """

    initial: Numbers
    times: Numbers
    states: Numbers
    near: tuple[NearVertex, ...]
    elsewhere: NearVertex

    def __repr__(self) -> str:
        start = ", ".join(f"{share:.4g}" for share in self.initial)
        ends = [f"{each.key or 'elsewhere'} {each.count}" for each in (*self.near, self.elsewhere) if each.count]
        return f"NoisyRun from ({start}): {counted(len(self.states), 'path')}, near {', '.join(ends)}"


@dataclass(frozen=True, slots=True, eq=False)
class NoisySimulation(Shown):
    """Paths of a noisy field from the starts of a scenario, many from each.

    Attributes
    ----------
    field : VectorField
        At the values of the scenario.
    scenario : Scenario
    intensities : Intensities
        Numbers.
    form : NoiseForm
    horizon : float
    seed : int
        The same seed gives the same paths; a path does not change where more are asked for in the linear form.
    runs : tuple of NoisyRun
        One a start.
    """

    field: VectorField
    scenario: Scenario
    intensities: Intensities
    form: NoiseForm
    horizon: float
    seed: int
    runs: tuple[NoisyRun, ...]

    def __repr__(self) -> str:
        about = f"{self.field.game.slug!r} at {self.scenario.name!r}, {self.form.value}"
        starts, paths = counted(len(self.runs), "start"), counted(self.paths, "path")
        return f"NoisySimulation of {about}: {starts}, {paths} from each, to time {self.horizon:.4g}"

    @property
    def paths(self) -> int:
        """The number of paths from each start."""
        return len(self.runs[0].states)


def run_of(field: VectorField, initial: Numbers, times: Numbers, states: Numbers) -> NoisyRun:
    """The record of the paths from one start."""
    shape = field.game.shape
    last, paths = states[:, -1], len(states)
    counted = []
    for profile in profiles_in_order(shape):
        vertex = np.array([float(strategy == 0) for strategy in profile])
        count = int((np.abs(last - vertex).max(axis=1) < NEAR_END).sum())
        counted.append(near_vertex(profile_key(profile, shape), count, paths))
    rest = paths - sum(each.count for each in counted)
    return NoisyRun(initial, times, states, tuple(counted), near_vertex("", rest, paths))


def near_vertex(key: str, count: int, paths: int) -> NearVertex:
    """How many of so many paths are near a vertex, with Wilson's interval.

    Examples
    --------
    >>> found = near_vertex("111", 0, 100)
    >>> found.share, found.low, round(found.high, 3)
    (0.0, 0.0, 0.037)
    """
    low, high = wilson_interval(count, paths)
    return NearVertex(key, count, count / paths, low, high)


def check_size(paths: int, shares: int, horizon: float) -> None:
    """Refuse simulations that are empty or too large before anything is computed.

    Raises
    ------
    SimulationError
        With the number that is allowed.
    """
    if paths < 1:
        raise SimulationError(f"a simulation has at least one path, not {paths}")
    if not (math.isfinite(horizon) and horizon > 0):
        raise SimulationError(f"a horizon is a positive number, not {horizon}")
    most = MAX_NUMBERS // (POINTS * shares)
    if paths > most:
        raise SimulationError(f"{paths} paths of {shares} shares are too many to keep; ask for at most {most}")


def check_steps(steps: float) -> int:
    """The number of steps, refused where it is too large.

    Raises
    ------
    SimulationError
        With the cure.
    """
    if steps > MAX_STEPS:
        raise SimulationError(f"{steps:.3g} steps are too many (at most {MAX_STEPS}); give a shorter horizon")
    return max(math.ceil(steps), 1)


MAX_STEPS = 2_000_000
"""Of one path."""
