r"""Paths where payoffs depend on the shares as they were a time :math:`\tau` ago, by the method of steps.

In logit coordinates the equation is :math:`\dot l(t) = g(l(t - \tau))`: from one multiple of the delay to the
next the right-hand side is known from the piece before, so that every piece is an ordinary integration, with
dense output for the next one. Jumps of derivatives sit at the multiples of the delay, where pieces meet.
Before time 0 the shares are those of the start.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from numbers import Real
from types import NoneType

import numpy as np
from scipy.integrate import solve_ivp

from symgame.dynamics.field import VectorField
from symgame.errors import SimulationError, expect
from symgame.numeric.at_scenario import at_scenario, scenario_of
from symgame.numeric.compile import CompiledField, compiled
from symgame.numeric.coordinates import Logits, logits_on
from symgame.numeric.delayed import DelayedRun, DelayedSimulation
from symgame.numeric.simulation import Numbers
from symgame.numeric.starts import centre, exact_state, starting_from
from symgame.players import Scenario, State

TOLERANCE = 1e-9
"""Relative and absolute, of the logit coordinates."""

POINTS_A_STEP = 3
"""So many points are kept of every step of the integrator."""

LONG = 60.0
"""The default horizon, in delays or in units of the fastest rate, whichever are longer."""

MAX_PIECES = 5_000
"""The most delays that a path may last."""


def delayed_paths(
    field: VectorField,
    scenario: Scenario | None,
    delay: float,
    *,
    initial: Sequence[State] | None = None,
    horizon: float | None = None,
) -> DelayedSimulation:
    """Follow the field with a delay in all shares that payoffs depend on.

    Parameters
    ----------
    field : VectorField
        With parameters; the scenario gives their values.
    scenario : Scenario or None
        None for a field without parameters.
    delay : float
        Positive, in the field's unit of time.
    initial : sequence of State, optional
        Starts instead of those of the scenario; without any, the centre of the cube.
    horizon : float, optional
        Without it, 60 delays, or 60 units of the fastest rate if that is longer.

    Returns
    -------
    DelayedSimulation

    Raises
    ------
    InvalidGameError
        If there are parameters and no scenario, or it contradicts the assumptions.
    SimulationError
        If a start is no state, the delay is not positive, the horizon is too many delays long, or the integration
        cannot go on.

    Examples
    --------
    >>> from symgame import Game, Player, replicator
    >>> game = Game.from_formulas([Player("A", "x", ("Give", "Keep"))], {"x": "-x"})
    >>> path = delayed_paths(replicator(game), game.scenario_from({}), 1.0, horizon=3.0).runs[0]
    >>> path.end.round(6).tolist()
    [0.047426]
    """
    expect(field, VectorField, "delayed_paths takes a field", "write delayed_paths(replicator(game), scenario, 1.0)")
    expect(delay, Real, "a delay is a time", "write delayed_paths(field, scenario, 1.0)")
    expect(horizon, (Real, NoneType), "the horizon is a time", "write horizon=100, for example")
    if not (math.isfinite(delay) and delay > 0):
        raise SimulationError(f"a delay is a positive number, not {delay}; without one, simulate does it")
    game = field.game
    at_values, scenario = at_scenario(field, scenario), starting_from(scenario_of(field, scenario), initial)
    starts = [exact_state(state, game) for state in scenario.initial or (centre(game),)]
    fast = compiled(at_values)
    until = _horizon(fast, delay) if horizon is None else float(horizon)
    if not (math.isfinite(until) and until > 0):
        raise SimulationError(f"a horizon is a positive number, not {until}")
    if until / delay > MAX_PIECES:
        longest = f"{MAX_PIECES * delay:.4g}"
        raise SimulationError(f"a horizon of {until:g} is more than {MAX_PIECES} delays; give at most {longest}")
    runs = tuple(_run(fast, np.array([float(share) for share in start]), delay, until) for start in starts)
    return DelayedSimulation(at_values, scenario, delay, until, runs)


def _horizon(fast: CompiledField, delay: float) -> float:
    """Many delays and many units of the fastest rate, as far as so many pieces reach."""
    corners = itertools.islice(itertools.product(*(range(m) for m in fast.shape)), 4096)
    mixtures = [tuple(np.eye(m)[k] for m, k in zip(fast.shape, corner, strict=True)) for corner in corners]
    rate = max(float(np.ptp(gains)) for mixture in mixtures for gains in fast.gains(mixture))
    return min(LONG * max(delay, 1 / rate if rate > 0 else delay), MAX_PIECES * delay)


def _run(fast: CompiledField, state: Numbers, delay: float, horizon: float) -> DelayedRun:
    mixture = fast.mixture(state)
    coordinates = logits_on(fast, mixture)
    if coordinates.count == 0:
        return DelayedRun(state, np.array([0.0, horizon]), np.array([state, state]))
    times, logits = _pieces(coordinates, coordinates.of(mixture), delay, horizon)
    return DelayedRun(state, times, np.array([fast.state(coordinates.mixture(row)) for row in logits]))


def _pieces(coordinates: Logits, start: Numbers, delay: float, horizon: float) -> tuple[Numbers, Numbers]:
    """Piece after piece, each as long as the delay; every one is the history of the next."""
    times, logits = [np.array([0.0])], [start[None, :]]
    history: Callable[[float], Numbers] = lambda _: start  # noqa: E731 - the past of a start that rested
    last = start
    for k in range(math.ceil(horizon / delay)):
        begin, end = k * delay, min((k + 1) * delay, horizon)
        if end <= begin:
            break
        solved = solve_ivp(
            _rates(coordinates, history, delay),
            (begin, end),
            last,
            method="DOP853",
            rtol=TOLERANCE,
            atol=TOLERANCE,
            dense_output=True,
        )
        if not solved.success or not np.all(np.isfinite(solved.y)):
            raise SimulationError(f"the integration stopped at time {solved.t[-1]:g}: {solved.message}")
        kept = np.concatenate([np.linspace(a, b, POINTS_A_STEP + 1)[1:] for a, b in itertools.pairwise(solved.t)])
        times.append(kept)
        logits.append(solved.sol(kept).T)
        history, last = solved.sol, solved.y[:, -1]
    return np.concatenate(times), np.concatenate(logits)


def _rates(
    coordinates: Logits, history: Callable[[float], Numbers], delay: float
) -> Callable[[float, Numbers], Numbers]:
    return lambda time, _: coordinates.rates(history(time - delay))
