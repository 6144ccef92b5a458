"""Basins of attraction: which part of the state space goes to which end.

The volume of a basin is the probability that a path from a random start goes to its end. Starts are
plain random ones, uniform on the product of the simplexes and independent of each other, drawn from
``numpy.random.SeedSequence(seed)``; so the number of them that go to an end is binomial, and Wilson's
interval (:mod:`symgame.numeric.wilson`) holds for each volume by itself. (A Sobol sequence would come
nearer with fewer starts, but one of it has no such interval.)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from numbers import Integral

import numpy as np

from symgame.dynamics.field import VectorField
from symgame.errors import SimulationError, expect
from symgame.numeric.at_scenario import scenario_of
from symgame.numeric.basins.ends import Ends, ends_of
from symgame.numeric.ensembles.ensembles import ensemble
from symgame.numeric.ensembles.result import KINDS, NOT_DONE
from symgame.numeric.ensembles.starts import sampled_starts
from symgame.numeric.simulation import Outcome
from symgame.numeric.wilson import wilson_interval
from symgame.players import Scenario, profile_key
from symgame.shown import Shown

MAX_STARTS = 10_000_000

STARTS = 10_000


@dataclass(frozen=True, slots=True)
class Basin:
    """The starts that go to one end.

    Attributes
    ----------
    kind : Outcome
        ``UNSETTLED`` holds the starts of which it is not told where they go, and those that were not followed
        because of an interruption.
    key : str
        Of the vertex, ``"110"``; empty for other ends.
    end : tuple of float or None
        The share of every strategy variable at the end; None where it differs from path to path, as on a
        line of rest points, or where there is none, as on a cycle.
    count : int
    volume : float
        The part of all starts.
    low, high : float
        Wilson's interval with 95 % confidence.
    """

    kind: Outcome
    key: str
    end: tuple[float | None, ...]
    count: int
    volume: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class Basins(Shown):
    """The volumes of all basins at one scenario.

    Attributes
    ----------
    field : VectorField
        With its parameters, as it was given.
    scenario : Scenario
    basins : tuple of Basin
        The largest first, what is unsettled last.
    starts : int
        All of them.
    seed : int
        The same seed draws the same starts, and the first of a longer sample are those of a shorter one.
    is_complete : bool
        False if it was interrupted.
    """

    field: VectorField
    scenario: Scenario
    basins: tuple[Basin, ...]
    starts: int
    seed: int
    is_complete: bool

    def __repr__(self) -> str:
        each = ", ".join(f"{b.key or b.kind.value} {b.volume:.4g} ({b.low:.4g} to {b.high:.4g})" for b in self.basins)
        return f"Basins of {self.starts} starts: {each}"

    def volume(self, key: str) -> float:
        """The volume of the basin of a vertex; 0 where no start goes there."""
        return next((basin.volume for basin in self.basins if basin.key == key), 0.0)

    @property
    def unsettled(self) -> int:
        """The starts of which it is not told where they go."""
        return sum(basin.count for basin in self.basins if basin.kind is Outcome.UNSETTLED)


def basins(
    field: VectorField,
    scenario: Scenario | None = None,
    *,
    starts: int = STARTS,
    seed: int = 0,
    workers: int = 1,
    on_step: Callable[[int, int], None] | None = None,
) -> Basins:
    """The volume of the basin of every end that random starts go to.

    Parameters
    ----------
    field : VectorField
        With parameters; the scenario gives their values.
    scenario : Scenario, optional
        None for a field without parameters.
    starts : int, optional
        Random starts; the half width of an interval is at most ``0.98/sqrt(starts)``.
    seed : int, optional
    workers : int, optional
        Processes; the numbers do not depend on it.
    on_step : callable, optional
        Called with the number of paths done and that of all.

    Returns
    -------
    Basins
        What is unsettled is counted, not left out; so are, after Ctrl-C, the starts that were not followed.

    Raises
    ------
    InvalidGameError
        If there are parameters and no scenario, or it lacks a value or contradicts the assumptions.
    SimulationError
        If there are no starts or too many.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> game = load("llm-iar")
    >>> basins(replicator(game), game.scenario("reluctant partners"), starts=400)
    Basins of 400 starts: 000 0.525 (0.4761 to 0.5735), 111 0.475 (0.4265 to 0.5239)
    """
    expect(field, VectorField, "basins takes a field", "write basins(replicator(game), scenario)")
    expect(starts, Integral, "starts is the number of random starts", "write starts=1000, for example")
    if not 1 <= starts <= MAX_STARTS:
        raise SimulationError(f"basins need from 1 to {MAX_STARTS} starts, not {starts}")
    drawn = sampled_starts(field.game, starts, seed)
    found = ensemble(field, points_at(field, scenario), drawn, workers=workers, on_step=on_step)
    # Paths to vertices are told first: what an interruption leaves is no sample, and counts as unsettled.
    kinds = np.where(found.kind == NOT_DONE, KINDS.index(Outcome.UNSETTLED), found.kind).astype(found.kind.dtype)
    ends = ends_of(replace(found, kind=kinds))
    counted = [_basin(found.field, ends, k, starts) for k in range(len(ends.kinds))]
    ordered = sorted(counted, key=lambda basin: (basin.kind is Outcome.UNSETTLED, -basin.count, basin.key))
    return Basins(field, scenario_of(field, scenario), tuple(ordered), starts, seed, found.is_complete)


def points_at(field: VectorField, scenario: Scenario | None) -> list[Scenario] | None:
    """The one point of an ensemble; none where there are no parameters."""
    chosen = scenario_of(field, scenario)
    return [chosen] if field.game.symbols else None


def _basin(field: VectorField, ends: Ends, k: int, starts: int) -> Basin:
    members = ends.labels == k
    count = int(members.sum())
    vertex = ends.vertices[k]
    profiles = list(field.game.profiles)
    key = "" if vertex < 0 else profile_key(profiles[vertex], field.game.shape)
    states = ends.states[members]
    common = np.ptp(states, axis=0) <= SAME  # False where there is no end: NaN
    end = tuple(float(states[0, j]) if is_common else None for j, is_common in enumerate(common))
    return Basin(ends.kinds[k], key, end, count, count / starts, *wilson_interval(count, starts))


SAME = 1e-6
"""Shares of two ends may differ by so much."""
