r"""Morris's measures: which parameters bear on a quantity at all, and whether alone or with others.

The effect of one step in one parameter is measured from many places [1]_: :math:`\mu^*` is the mean of its
size, :math:`\mu` its mean, and :math:`\sigma` its spread, which is large where the effect depends on the
other parameters or on the place. It needs far fewer points than Sobol's indices. Points and estimates are
SALib's; its bootstrap gives the intervals of 95 % confidence.

References
----------
.. [1] M. D. Morris, "Factorial sampling plans for preliminary computational experiments", Technometrics 33
   (1991), 161-174.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from numbers import Integral

from sympy import Symbol

from symgame.dynamics.field import VectorField
from symgame.errors import SimulationError, expect
from symgame.numeric.ensembles.starts import check_seed
from symgame.numeric.sensitivity.design import (
    RESAMPLES,
    Estimate,
    check_runs,
    estimate_of,
    measured,
    problem_of,
    salib,
)
from symgame.numeric.sensitivity.quantities import Quantity, check_quantity
from symgame.numeric.sensitivity.ranges import Range, ranges_of
from symgame.players import Scenario, check_scenario
from symgame.shown import Shown, shortened

TRAJECTORIES = 50
"""Each changes every parameter once."""

LEVELS = 4
"""Values of each parameter."""


@dataclass(frozen=True, slots=True)
class MorrisEffect:
    """The effects of one parameter, in units of the quantity per whole range of the parameter."""

    parameter: Symbol
    mu_star: Estimate
    mu: float
    sigma: float


@dataclass(frozen=True, slots=True, eq=False)
class Morris(Shown):
    """Morris's measures of a quantity.

    Attributes
    ----------
    field : VectorField
    scenario : Scenario
    quantity : Quantity
    ranges : tuple of Range
    runs : int
    effects : tuple of MorrisEffect
        In the order of the ranges.
    seed : int
    """

    field: VectorField
    scenario: Scenario
    quantity: Quantity
    ranges: tuple[Range, ...]
    runs: int
    effects: tuple[MorrisEffect, ...]
    seed: int

    def __repr__(self) -> str:
        means = ", ".join(f"{each.parameter} {each.mu_star.value:.3g}" for each in self.effects)
        return shortened(f"Morris of {type(self.quantity).__name__}, {self.runs} runs; mu* {means}")


def morris(
    field: VectorField,
    scenario: Scenario,
    quantity: Quantity,
    ranges: Sequence[Range],
    *,
    trajectories: int = TRAJECTORIES,
    seed: int = 0,
) -> Morris:
    """Morris's measures of a quantity over ranges of parameters.

    Parameters and errors are those of :func:`sobol`; the quantity is computed
    ``trajectories * (ranges + 1)`` times.
    """
    expect(field, VectorField, "morris takes a field", "write morris(replicator(game), scenario, quantity, ranges)")
    check_scenario(scenario)
    expect(trajectories, Integral, "trajectories is a whole number", "write trajectories=50, for example")
    check_seed(seed)
    chosen = ranges_of(field.game, ranges)
    check_quantity(field.game, quantity)
    if trajectories < 2:
        raise SimulationError(f"Morris's design needs at least 2 trajectories, not {trajectories}")
    check_runs(trajectories * (len(chosen) + 1))
    problem = problem_of(chosen)
    # To SALib the seed 0 is none.
    sample = salib("sample.morris").sample(problem, trajectories, num_levels=LEVELS, seed=seed + 1)
    values = measured(field, scenario, quantity, chosen, sample)
    found = salib("analyze.morris").analyze(
        problem, sample, values, num_resamples=RESAMPLES, num_levels=LEVELS, seed=seed
    )
    effects = tuple(
        MorrisEffect(each.parameter, estimate_of(found, "mu_star", k), float(found["mu"][k]), float(found["sigma"][k]))
        for k, each in enumerate(chosen)
    )
    return Morris(field, scenario, quantity, chosen, len(values), effects, seed)
