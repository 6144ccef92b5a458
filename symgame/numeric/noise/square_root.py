r"""Paths under the noise ``sigma*sqrt(x*(1 - x))*dW``, which reaches the ends and stays there.

.. math:: dx_i = x_i (1 - x_i) D_i \, dt + \sigma_i \sqrt{x_i (1 - x_i)} \, dW_i

is the diffusion of a population of finite size. Beside a vertex its noise is stronger than anything
linear: the equation cannot be linearised there, and a path near the vertex reaches it within finite time
with a probability as near 1 as one likes, whatever the payoffs [1]_. Every vertex is absorbing and stable
in probability.

The scheme is the population itself: a step of length ``h`` carries the shares along the payoffs, exactly
as far as advantages do not change within it, and then draws :math:`N = 1/(\sigma^2 h)` individuals,

.. math:: x_i \leftarrow \frac{1}{N} \mathrm{Binomial}(N, \hat x_i), \qquad
   \hat x_i = \frac{x_i e^{h D_i}}{1 - x_i + x_i e^{h D_i}}

whose mean and variance are those of the equation. It never leaves the interval from 0 to 1, and both ends
absorb. Its weak order is 1.

References
----------
.. [1] W. Feller, "Two singular diffusion problems", Annals of Mathematics 54 (1951), 173-182;
   W. J. Ewens, *Mathematical Population Genetics*, 2nd ed. 2004, ch. 4 and 5.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from symgame.dynamics.field import VectorField
from symgame.errors import expect
from symgame.numeric.noise.advantages import Advantage, in_numpy
from symgame.numeric.noise.setting import setting
from symgame.numeric.noise.simulation import POINTS, NoiseForm, NoisySimulation, check_steps, run_of
from symgame.numeric.simulation import Numbers
from symgame.players import Scenario, State
from symgame.stability.noise.intensities import Intensity

POPULATION = 500
"""The least number of individuals that a step draws."""

STEP = 0.05
"""The longest step, in units of the fastest rate."""


def absorbed_paths(
    field: VectorField,
    scenario: Scenario | None,
    sigma: Mapping[str, Intensity] | Intensity,
    *,
    initial: Sequence[State] | None = None,
    horizon: float | None = None,
    paths: int = 1000,
    seed: int = 0,
) -> NoisySimulation:
    """Paths of the field under the noise ``sigma*sqrt(x*(1 - x))*dW``, and where they are at the end.

    Parameters and errors are those of :func:`symgame.numeric.noise.linear.noisy_paths`; no extra is needed.

    Examples
    --------
    >>> from symgame import Game, Player, replicator
    >>> game = Game.from_formulas([Player("A", "x", ("Give", "Keep"))], {"x": "x"})
    >>> drawn = absorbed_paths(replicator(game), game.scenario_from({}), "1", horizon=40.0, paths=50)
    >>> sum(near.count for near in drawn.runs[0].near)
    50
    """
    expect(
        field, VectorField, "absorbed_paths takes a field", "write absorbed_paths(replicator(game), scenario, '0.1')"
    )
    ready = setting(field, scenario, sigma, initial=initial, horizon=horizon, paths=paths, seed=seed)
    longest = min(STEP / ready.rate, 1 / (POPULATION * max(float((ready.sigma**2).max()), 1e-12)))
    times = np.linspace(0.0, ready.horizon, POINTS)
    steps = check_steps((times[1] - times[0]) / longest)
    check_steps(float(steps * (POINTS - 1)))
    runs = []
    for place, start in enumerate(ready.starts):
        drawn = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(place,)))
        states = _paths(in_numpy(ready.field), start, ready.sigma, times, steps, paths, drawn)
        runs.append(run_of(ready.field, start, times, states))
    return NoisySimulation(
        ready.field, ready.scenario, ready.intensities, NoiseForm.SQUARE_ROOT, ready.horizon, seed, tuple(runs)
    )


def _paths(
    advantages: Advantage,
    start: Numbers,
    sigma: Numbers,
    times: Numbers,
    steps: int,
    paths: int,
    drawn: np.random.Generator,
) -> Numbers:
    """So many steps between two times; paths that have reached a vertex no longer move."""
    step = (times[1] - times[0]) / steps
    sizes = [round(1 / (s**2 * step)) if s > 0 else 0 for s in sigma]
    states = np.empty((paths, len(times), len(start)))
    states[:] = start
    moving, shares = np.arange(paths), states[:, 0].copy()
    for k in range(1, len(times)):
        for _ in range(steps if len(moving) else 0):
            shares = _step(advantages, shares, sizes, step, drawn)
        states[:, k] = states[:, k - 1]
        states[moving, k] = shares
        is_inside = ((shares > 0) & (shares < 1)).any(axis=1)
        moving, shares = moving[is_inside], shares[is_inside]
    return states


def _step(advantages: Advantage, shares: Numbers, sizes: list[int], step: float, drawn: np.random.Generator) -> Numbers:
    growth = np.exp(step * advantages(shares))
    carried = shares * growth / (1 - shares + shares * growth)
    parts = [
        drawn.binomial(size, np.clip(x, 0.0, 1.0)) / size if size else x
        for size, x in zip(sizes, carried.T, strict=True)
    ]
    return np.stack(parts, axis=1)
