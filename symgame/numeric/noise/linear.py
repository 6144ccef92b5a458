r"""Paths under the noise ``sigma*x*(1 - x)*dW``, in logit coordinates, by diffrax.

Ito's formula for :math:`u = \ln(x/(1 - x))` gives noise that no longer depends on the state:

.. math:: du_i = \left(D_i - \tfrac{\sigma_i^2}{2} (1 - 2 x_i)\right) dt + \sigma_i \, dW_i

so that no share can leave the interval from 0 to 1, and stochastic Runge-Kutta methods for additive noise
of strong order 1.5 apply [1]_. Near 0 the drift is :math:`D_i - \sigma_i^2/2`: hence the condition of
stability almost surely.

References
----------
.. [1] A. Roessler, "Runge-Kutta methods for the strong approximation of solutions of stochastic
   differential equations", SIAM Journal on Numerical Analysis 48 (2010), 922-952.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np

from symgame.dynamics.field import VectorField
from symgame.errors import SimulationError, expect
from symgame.numeric.noise.advantages import Advantage, Array, coded, expected, tables_of
from symgame.numeric.noise.setting import setting
from symgame.numeric.noise.simulation import POINTS, NoiseForm, NoisySimulation, check_steps, run_of
from symgame.numeric.simulation import Numbers
from symgame.players import Scenario, State
from symgame.stability.noise.intensities import Intensity

STEP = 0.05
"""The longest step, in units of the fastest rate."""

BLOCK = 250
"""So many paths are drawn at once: one compiled function serves any number of paths."""


def noisy_paths(
    field: VectorField,
    scenario: Scenario | None,
    sigma: Mapping[str, Intensity] | Intensity,
    *,
    initial: Sequence[State] | None = None,
    horizon: float | None = None,
    paths: int = 1000,
    seed: int = 0,
) -> NoisySimulation:
    """Paths of the field under the noise ``sigma*x*(1 - x)*dW``, and where they are at the end.

    Parameters
    ----------
    field : VectorField
        Of players with two strategies.
    scenario : Scenario or None
        The values of the parameters and the starts; None for a field without parameters.
    sigma : mapping of str to intensity, or one intensity for all
        By the player's variable; numbers, or formulas that the scenario gives values.
    initial : sequence of State, optional
        Starts instead of those of the scenario; without any, the centre of the cube.
    horizon : float, optional
        Without it, 30 units of the slowest rate at a vertex, but at most 1500 of the fastest.
    paths : int, optional
        From each start.
    seed : int, optional

    Returns
    -------
    NoisySimulation

    Raises
    ------
    SimulationError
        If the extra ``noise`` is not installed, a start is no state, or there are too many paths or steps.
    InvalidGameError
        If a parameter or an intensity has no value, or a player has more than two strategies.
    """
    expect(field, VectorField, "noisy_paths takes a field", "write noisy_paths(replicator(game), scenario, '0.1')")
    ready = setting(field, scenario, sigma, initial=initial, horizon=horizon, paths=paths, seed=seed)
    jax = extra("jax")
    times = np.linspace(0.0, ready.horizon, POINTS)
    # Whole steps between the times that are kept: within a step a path is a straight line and too smooth.
    steps = check_steps(times[1] * ready.rate / STEP)
    check_steps(float(steps * (POINTS - 1)))
    tables = tables_of(ready.field)
    runs = []
    with _in_double_precision(jax):
        solve = _from_tables() if tables is not None else _solver(_coded(ready.field))
        rows = np.zeros((0, 0)) if tables is None else tables
        for place, start in enumerate(ready.starts):
            key = np.random.SeedSequence(seed, spawn_key=(place,)).generate_state(2, np.uint32)
            found = [
                np.asarray(
                    solve(key, np.arange(first, first + BLOCK), start, ready.sigma, rows, times, times[1] / steps)
                )
                for first in range(0, paths, BLOCK)
            ]
            runs.append(run_of(ready.field, start, times, np.concatenate(found)[:paths]))
    return NoisySimulation(
        ready.field, ready.scenario, ready.intensities, NoiseForm.LINEAR, ready.horizon, seed, tuple(runs)
    )


def extra(module: str) -> Any:  # nothing is known of the types of what may not be installed
    """A module of the extra ``noise``.

    Raises
    ------
    SimulationError
        If it is not installed; the message names the command.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise SimulationError("paths under noise need the extra 'noise': pip install 'symgame[noise]'") from error


def _in_double_precision(jax: Any) -> Any:
    """Within it arrays have 64 bits; what others set outside stays as it is."""
    if hasattr(jax, "enable_x64"):
        return jax.enable_x64(True)
    return importlib.import_module("jax.experimental").enable_x64()  # before jax 0.8


@cache
def _from_tables() -> Callable[..., Numbers]:
    """The solver of fields without shares in the payoffs, compiled once for each number of players."""
    jnp = extra("jax.numpy")
    return _solver(lambda tables: lambda shares: expected(tables, shares, jnp))


def _coded(field: VectorField) -> Callable[[Array], Advantage]:
    """The advantages from code; the tables, which are empty, are not asked."""
    advantages = coded(field, extra("jax.numpy"), "jax")
    return lambda _: advantages


def _solver(advantages: Callable[[Array], Advantage]) -> Callable[..., Numbers]:
    """From a key, places of paths, start, intensities, tables, times and step to shares (paths, times, players)."""
    jax, jnp, diffrax = (extra(name) for name in ("jax", "jax.numpy", "diffrax"))

    def path(key: Array, start: Array, sigma: Array, tables: Array, times: Array, step: Array) -> Array:
        is_inside = (start > 0) & (start < 1)  # a share that starts at an end stays there
        strength = jnp.where(is_inside, sigma, 0.0)
        gain = advantages(tables)

        def shares(u: Array) -> Array:
            return jnp.where(is_inside, jax.nn.sigmoid(u), start)

        def drift(_time: Array, u: Array, _args: Any) -> Array:
            x = shares(u)
            return jnp.where(is_inside, gain(x) - strength**2 / 2 * (1 - 2 * x), 0.0)

        def noise(_time: Array, _u: Array, _args: Any) -> Any:
            return jnp.diag(strength)

        brownian = diffrax.UnsafeBrownianPath(start.shape, key, levy_area=diffrax.SpaceTimeLevyArea)
        solved = diffrax.diffeqsolve(
            diffrax.MultiTerm(diffrax.ODETerm(drift), diffrax.ControlTerm(noise, brownian)),
            diffrax.SRA1(),
            t0=times[0],
            t1=times[-1],
            dt0=step,
            y0=jnp.where(is_inside, jnp.log(start / (1 - start)), 0.0),
            saveat=diffrax.SaveAt(ts=times),
            max_steps=None,
            adjoint=diffrax.DirectAdjoint(),
        )
        return jax.vmap(shares)(solved.ys)

    def every(words: Array, places: Array, *rest: Array) -> Array:
        key = jax.random.wrap_key_data(words, impl="threefry2x32")
        keys = jax.vmap(lambda place: jax.random.fold_in(key, place))(places)
        return jax.vmap(path, in_axes=(0, None, None, None, None, None))(keys, *rest)

    compiled: Callable[..., Numbers] = jax.jit(every)
    return compiled
