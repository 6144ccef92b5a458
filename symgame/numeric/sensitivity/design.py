"""Points over ranges of parameters, the quantity at each of them, and what SALib estimates from that."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from symgame.dynamics.field import VectorField
from symgame.errors import SimulationError
from symgame.numeric.sensitivity.quantities import Quantity, values_of
from symgame.numeric.sensitivity.ranges import Range, check_allowed
from symgame.numeric.simulation import Numbers
from symgame.players import Scenario

RESAMPLES = 200
"""Of the bootstrap."""

MAX_RUNS = 2_000_000


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number and its interval of 95 % confidence."""

    value: float
    low: float
    high: float


def check_runs(runs: int) -> None:
    """Refuse designs that are too large before anything is computed.

    Raises
    ------
    SimulationError
    """
    if runs > MAX_RUNS:
        raise SimulationError(f"{runs} points are too many, at most {MAX_RUNS}; take fewer")


def problem_of(ranges: Sequence[Range]) -> dict[str, Any]:
    """What SALib asks: parameters by number, so that no name means anything to it."""
    return {
        "num_vars": len(ranges),
        "names": [f"p{k}" for k in range(len(ranges))],
        "bounds": [[float(each.low), float(each.high)] for each in ranges],
    }


def salib(module: str) -> Any:  # nothing is known of the types of what may not be installed
    """A module of SALib.

    Raises
    ------
    SimulationError
        If the extra ``sensitivity`` is not installed.
    """
    try:
        return importlib.import_module(f"SALib.{module}")
    except ImportError as error:
        raise SimulationError(
            "global sensitivity needs the extra 'sensitivity': pip install 'symgame[sensitivity]'"
        ) from error


def measured(
    field: VectorField, scenario: Scenario, quantity: Quantity, ranges: Sequence[Range], sample: Numbers
) -> Numbers:
    """The quantity at every point of the design.

    Raises
    ------
    InvalidGameError
        If the assumptions forbid a part of the ranges.
    SimulationError
        If the quantity has no value at a point, or the same at all.
    """
    game = field.game
    check_allowed(game, scenario, ranges, sample)
    given = dict(scenario.values)
    points = np.empty((len(sample), len(game.symbols)))
    varied = {each.parameter: k for k, each in enumerate(ranges)}
    for column, symbol in enumerate(game.symbols):
        points[:, column] = sample[:, varied[symbol]] if symbol in varied else float(given[symbol])
    values = values_of(field, quantity, points)
    nowhere = int(np.isnan(values).sum())
    if nowhere:
        raise SimulationError(
            f"at {nowhere} of {len(values)} points the path has no end, and hence no time (a cycle, or unsettled); "
            "narrow the ranges, or ask for a share at a time or a basin"
        )
    if np.ptp(values) == 0:
        raise SimulationError(
            f"the quantity is {values[0]:.6g} at all {len(values)} points: there is no variation to divide; "
            "widen the ranges or ask for another quantity"
        )
    return values


def estimate_of(found: Mapping[str, Any], name: str, place: Any) -> Estimate:
    """One of SALib's estimates with the half width of its interval."""
    value, half = float(found[name][place]), float(found[f"{name}_conf"][place])
    return Estimate(value, value - half, value + half)
