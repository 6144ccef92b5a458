"""Simulation of a scenario: from every start, to where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Real

import numpy as np
from scipy.interpolate import CubicHermiteSpline
from scipy.optimize import brentq
from sympy import Rational

from symgame.analysis import analyse
from symgame.dynamics.field import VectorField
from symgame.errors import SimulationError, expect
from symgame.numeric.at_scenario import at_scenario, scenario_of
from symgame.numeric.compile import CompiledField, compiled
from symgame.numeric.coordinates import Logits, logits_on
from symgame.numeric.known import Known, known_of
from symgame.numeric.outcomes import Ending, follow
from symgame.numeric.simulation import Numbers, Outcome, Run, Simulation
from symgame.numeric.starts import centre, exact_state, starting_from
from symgame.players import Scenario, State

NEAR_END = 0.01
"""All shares so near the end: then the end counts as reached."""


def simulate(
    field: VectorField,
    scenario: Scenario | None = None,
    *,
    initial: Sequence[State] | None = None,
    horizon: float | None = None,
) -> Simulation:
    """Follow the field from the starts of a scenario until it is told where each of them goes.

    Parameters
    ----------
    field : VectorField
        With parameters; the scenario gives their values.
    scenario : Scenario, optional
        None for a field without parameters.
    initial : sequence of State, optional
        Starts instead of those of the scenario; without any, the centre of the cube. A state is one
        share per player; of a player with three or more strategies the tuple of its shares.
    horizon : float, optional
        Stop at this time even if nothing is told by then.

    Returns
    -------
    Simulation

    Raises
    ------
    InvalidGameError
        If there are parameters and no scenario, or it lacks a value or contradicts the assumptions.
    SimulationError
        If a start is no state, the horizon no time, or the integration cannot go on.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> game = load("llm-iar")
    >>> run = simulate(replicator(game), game.scenario("collaboration takes hold")).runs[0]
    >>> run.kind.value, run.end.tolist()
    ('vertex', [1.0, 1.0, 1.0])
    """
    expect(field, VectorField, "simulate takes a field", "write simulate(replicator(game), scenario)")
    game = field.game
    if horizon is not None:
        expect(horizon, Real, "the horizon is a time", "write horizon=100, for example")
    if horizon is not None and not horizon >= 0:
        raise SimulationError(f"the horizon must be a time from 0 on, not {horizon}; leave it out to follow to the end")
    at_values, scenario = at_scenario(field, scenario), scenario_of(field, scenario)
    scenario = starting_from(scenario, initial)
    starts = scenario.initial or (centre(game),)
    exact = [exact_state(start, game) for start in starts]
    fast, analysis = compiled(at_values), analyse(at_values)
    known = known_of(analysis)
    runs = tuple(run_from(at_values, fast, known, start, horizon) for start in exact)
    return Simulation(analysis, scenario, runs)


def run_from(
    field: VectorField, fast: CompiledField, known: Known, start: tuple[Rational, ...], horizon: float | None
) -> Run:
    """One path, from an exact start, until it is told where it goes."""
    state = np.array([float(share) for share in start])
    mixture = fast.mixture(state)
    coordinates = logits_on(fast, mixture)
    if _is_at_rest(field, start):
        return _resting(known, state, coordinates.count == 0)
    path, ending = follow(coordinates, coordinates.of(mixture), known, horizon)
    times = np.concatenate([piece if k == 0 else piece[1:] for k, piece in enumerate(path.times)])
    logits = np.concatenate([piece if k == 0 else piece[1:] for k, piece in enumerate(path.logits)])
    states = np.array([state, *(fast.state(coordinates.mixture(row)) for row in logits[1:])])
    time = _time(coordinates, times, logits, ending)
    why, special = ending.why, ending.is_separatrix
    return Run(state, times, states, ending.kind, ending.end, time, why, is_separatrix=special, cycle=ending.cycle)


def _is_at_rest(field: VectorField, start: tuple[Rational, ...]) -> bool:
    values = dict(zip(field.game.shares, start, strict=True))
    return all(component.xreplace(values).equals(0) for component in field.velocity)


def _resting(known: Known, state: Numbers, is_vertex: bool) -> Run:
    point = next((point for point in known.mixed if abs(point.state - state).max() < 1e-9), None)
    kind = Outcome.VERTEX if is_vertex else Outcome.REST_SET if point is None else Outcome.INTERIOR
    return Run(
        state,
        np.array([0.0, 1.0]),
        np.array([state, state]),
        kind,
        state,
        0.0,
        "the start is a rest point",
        start_is_rest_point=True,
        is_separatrix=point is not None and point.is_repelling,
    )


def _time(coordinates: Logits, times: Numbers, logits: Numbers, ending: Ending) -> float | None:
    """When all shares are near the end and stay there; between two points on the cubic through logits and rates."""
    end = ending.end
    if end is None:
        return None

    def beyond(row: Numbers) -> float:
        state = coordinates.field.state(coordinates.mixture(row))
        return float(np.abs(state - end).max() - NEAR_END)

    far = np.flatnonzero(np.array([beyond(row) for row in logits]) > 0)
    if len(far) == 0:
        return 0.0
    k = int(far[-1])
    if k + 1 >= len(times):
        return None
    two = slice(k, k + 2)
    cubic = CubicHermiteSpline(times[two], logits[two], [coordinates.rates(row) for row in logits[two]])
    return float(brentq(lambda time: beyond(cubic(time)), *times[two]))
