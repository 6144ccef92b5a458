"""When a party has come to its strategy: the first time at which its share reaches 0.99."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import CubicHermiteSpline
from scipy.optimize import brentq

from symgame.dynamics.field import VectorField
from symgame.numeric.compile import compiled
from symgame.numeric.simulation import Numbers, Run
from symgame.players import Profile

REACHED = 0.99


def arrival_times(field: VectorField, run: Run, profile: Profile) -> tuple[float | None, ...]:
    """The first time at which the share of each party's strategy in a profile reaches 0.99.

    Between the points of a run the share is read off the cubic through two of them with the slopes of the
    field there.

    Parameters
    ----------
    field : VectorField
        Whose solution the run is; without open parameters.
    run : Run
    profile : tuple of int

    Returns
    -------
    tuple of float or None
        One a party; None where the run does not come so far.

    Examples
    --------
    >>> from symgame import load, replicator, simulate
    >>> game = load("llm-iar")
    >>> found = simulate(replicator(game), game.scenarios[0])
    >>> [round(time, 3) for time in arrival_times(found.field, found.runs[0], (0, 0, 0))]
    [8.423, 7.344, 6.96]
    """
    fast = compiled(field)
    slopes = np.array([fast.velocity(state) for state in run.states])
    times: list[float | None] = []
    place = 0
    for player, k in zip(field.game.players, profile, strict=True):
        column, is_first = (place, k == 0) if len(player.strategies) == 2 else (place + k, True)
        sign = 1.0 if is_first else -1.0
        goal = REACHED if is_first else 1 - REACHED
        times.append(_first(run.times, sign * (run.states[:, column] - goal), sign * slopes[:, column]))
        place += len(player.shares)
    return tuple(times)


def _first(times: Numbers, gaps: Numbers, slopes: Numbers) -> float | None:
    """The first time at which a gap is no longer negative."""
    above = np.flatnonzero(gaps >= 0)
    if not len(above):
        return None
    k = int(above[0])
    if k == 0:
        return 0.0
    two = slice(k - 1, k + 1)
    cubic = CubicHermiteSpline(times[two], gaps[two], slopes[two])
    return float(brentq(lambda time: float(cubic(time)), *times[two]))
