"""Simulation of a scenario: from every start, to where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from sympy import Rational

from symgame.analysis import Analysis, analyse
from symgame.dynamics.field import VectorField
from symgame.dynamics.replicator import replicator
from symgame.equilibria.rest_points import Kind
from symgame.numeric.compile import CompiledField, compiled
from symgame.numeric.coordinates import logits_on
from symgame.numeric.outcomes import Ending, Known, follow
from symgame.numeric.simulation import Numbers, Outcome, Run, Simulation
from symgame.numeric.starts import centre, exact_state
from symgame.players import Scenario, State
from symgame.stability.verdict import EssVerdict

NEAR_END = 0.01
"""All shares so near the end: then the end counts as reached."""


def simulate(
    field: VectorField,
    scenario: Scenario,
    *,
    initial: Sequence[State] | None = None,
    horizon: float | None = None,
) -> Simulation:
    """Follow the field from the starts of a scenario until it is told where each of them goes.

    Parameters
    ----------
    field : VectorField
        With parameters; the scenario gives their values.
    scenario : Scenario
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
        If the scenario lacks a value or contradicts the assumptions.
    SimulationError
        If a start is no state, or the integration cannot go on.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> game = load("llm-iar")
    >>> run = simulate(replicator(game), game.scenario("collaboration takes hold")).runs[0]
    >>> run.kind.value, run.end.tolist()
    ('vertex', [1.0, 1.0, 1.0])
    """
    game = field.game
    at_values = replicator(game.at(scenario)) if game.symbols else field
    if initial is not None:
        scenario = replace(scenario, initial=tuple(initial), outcome=None)  # the file's outcome is of its own starts
    starts = scenario.initial or (centre(game),)
    exact = [exact_state(start, game) for start in starts]
    fast, analysis = compiled(at_values), analyse(at_values)
    runs = tuple(_run(at_values, fast, _known(analysis), start, horizon) for start in exact)
    return Simulation(analysis, scenario, runs)


def _known(analysis: Analysis) -> Known:
    mixed = [
        (np.array([float(c) for c in classified.point.coordinates]), classified.finding.stability.value)
        for classified in analysis.rest_points
        if classified.point.kind in (Kind.FACE, Kind.INTERIOR) and classified.point.is_explicit
    ]
    stable = frozenset(v.profile for v in analysis.vertices if v.verdict is EssVerdict.ESS)
    return Known(stable, tuple(mixed))


def _run(
    field: VectorField, fast: CompiledField, known: Known, start: tuple[Rational, ...], horizon: float | None
) -> Run:
    state = np.array([float(share) for share in start])
    mixture = fast.mixture(state)
    coordinates = logits_on(fast, mixture)
    if _is_at_rest(field, start):
        return _resting(known, state, coordinates.count == 0)
    path, ending = follow(coordinates, coordinates.of(mixture), known, horizon)
    times = np.concatenate([piece if k == 0 else piece[1:] for k, piece in enumerate(path.times)])
    logits = np.concatenate([piece if k == 0 else piece[1:] for k, piece in enumerate(path.logits)])
    states = np.array([fast.state(coordinates.mixture(row)) for row in logits])
    return Run(state, times, states, ending.kind, ending.end, _time(times, states, ending), ending.why)


def _is_at_rest(field: VectorField, start: tuple[Rational, ...]) -> bool:
    values = dict(zip(field.game.shares, start, strict=True))
    return all(component.xreplace(values).equals(0) for component in field.velocity)


def _resting(known: Known, state: Numbers, is_vertex: bool) -> Run:
    is_isolated = any(abs(point - state).max() < 1e-9 for point, _ in known.mixed)
    kind = Outcome.VERTEX if is_vertex else Outcome.INTERIOR if is_isolated else Outcome.REST_SET
    return Run(state, np.array([0.0, 1.0]), np.array([state, state]), kind, state, 0.0, "the start is a rest point")


def _time(times: Numbers, states: Numbers, ending: Ending) -> float | None:
    """When all shares are near the end and stay there."""
    if ending.end is None:
        return None
    distances = np.abs(states - ending.end).max(axis=1)
    far = np.flatnonzero(distances > NEAR_END)
    if len(far) == 0:
        return 0.0
    k = far[-1]
    if k + 1 >= len(times):
        return None
    before, after = np.log(distances[k]), np.log(max(distances[k + 1], 1e-300))
    part = (before - np.log(NEAR_END)) / (before - after)  # distances fall exponentially
    return float(times[k] + part * (times[k + 1] - times[k]))
