r"""Sobol's indices: how much of the variance of a quantity comes from which parameter.

The indices [1]_ divide the variance of a quantity :math:`Y` among parameters that vary independently and
evenly over their ranges: :math:`S_i = V(E(Y | p_i)) / V(Y)` is what parameter i explains alone, the total
index :math:`T_i = E(V(Y | p_{-i})) / V(Y)` what it explains alone and together with others, and
:math:`S_{ij}` what a pair explains beyond both. Points and estimates are SALib's; its bootstrap gives the
intervals of 95 % confidence.

References
----------
.. [1] I. M. Sobol', "Global sensitivity indices for nonlinear mathematical models and their Monte Carlo
   estimates", Mathematics and Computers in Simulation 55 (2001), 271-280.
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

POINTS = 256
"""Base points of the design, a power of 2."""


@dataclass(frozen=True, slots=True)
class SobolIndex:
    """The indices of one parameter: ``first`` alone, ``total`` with all others."""

    parameter: Symbol
    first: Estimate
    total: Estimate


@dataclass(frozen=True, slots=True)
class PairIndex:
    """What two parameters explain together, beyond what each explains alone."""

    pair: tuple[Symbol, Symbol]
    second: Estimate


@dataclass(frozen=True, slots=True, eq=False)
class Sobol(Shown):
    """Sobol's indices of a quantity.

    Attributes
    ----------
    field : VectorField
    scenario : Scenario
        Of the values of the other parameters.
    quantity : Quantity
    ranges : tuple of Range
    runs : int
        Points at which the quantity was computed.
    mean, variance : float
        Of the quantity over these points.
    indices : tuple of SobolIndex
        In the order of the ranges.
    pairs : tuple of PairIndex
        Empty where they were not asked for.
    seed : int
    """

    field: VectorField
    scenario: Scenario
    quantity: Quantity
    ranges: tuple[Range, ...]
    runs: int
    mean: float
    variance: float
    indices: tuple[SobolIndex, ...]
    pairs: tuple[PairIndex, ...]
    seed: int

    def __repr__(self) -> str:
        totals = ", ".join(f"{each.parameter} {each.total.value:.3g}" for each in self.indices)
        return shortened(f"Sobol of {type(self.quantity).__name__}, {self.runs} runs; total indices {totals}")


def sobol(
    field: VectorField,
    scenario: Scenario,
    quantity: Quantity,
    ranges: Sequence[Range],
    *,
    points: int = POINTS,
    second: bool = False,
    seed: int = 0,
) -> Sobol:
    """Sobol's indices of a quantity over ranges of parameters.

    Parameters
    ----------
    field : VectorField
    scenario : Scenario
        Gives the parameters without a range their values.
    quantity : Quantity
    ranges : sequence of Range
    points : int, optional
        A power of 2; the quantity is computed ``points * (ranges + 2)`` times, with ``second``
        ``points * (2 * ranges + 2)`` times.
    second : bool, optional
        Also of pairs.
    seed : int, optional

    Raises
    ------
    InvalidGameError
        If the assumptions forbid a part of the ranges.
    SimulationError
        If SALib is not installed, the quantity has no value somewhere, or it does not vary.
    """
    expect(field, VectorField, "sobol takes a field", "write sobol(replicator(game), scenario, quantity, ranges)")
    check_scenario(scenario)
    expect(points, Integral, "points is a whole number", "write points=256, for example")
    check_seed(seed)
    chosen = ranges_of(field.game, ranges)
    check_quantity(field.game, quantity)
    if points < 2 or points & (points - 1):
        raise SimulationError(f"the points of Sobol's design are a power of 2, such as 256, not {points}")
    check_runs(points * ((2 if second else 1) * len(chosen) + 2))
    problem = problem_of(chosen)
    # To SALib the seed 0 is none.
    sample = salib("sample.sobol").sample(problem, points, calc_second_order=second, seed=seed + 1)
    values = measured(field, scenario, quantity, chosen, sample)
    # SALib leaves scale to its user: a quantity far from 0 costs digits.
    centred = values - values.mean()
    found = salib("analyze.sobol").analyze(
        problem, centred, calc_second_order=second, num_resamples=RESAMPLES, seed=seed + 1
    )
    symbols = [each.parameter for each in chosen]
    indices = tuple(
        SobolIndex(symbol, estimate_of(found, "S1", k), estimate_of(found, "ST", k)) for k, symbol in enumerate(symbols)
    )
    pairs = tuple(
        PairIndex((symbols[j], symbols[k]), estimate_of(found, "S2", (j, k)))
        for j in range(len(symbols))
        for k in range(j + 1, len(symbols))
        if second
    )
    mean, variance = float(values.mean()), float(values.var())
    return Sobol(field, scenario, quantity, chosen, len(values), mean, variance, indices, pairs, seed)
