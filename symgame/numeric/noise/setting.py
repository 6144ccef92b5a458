"""What paths under noise start from: the field at numbers, its intensities, starts and horizon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from numbers import Integral, Real
from types import NoneType

import numpy as np

from symgame.dynamics.field import VectorField, difference_at
from symgame.errors import expect
from symgame.numeric.at_scenario import at_scenario, scenario_of
from symgame.numeric.ensembles.starts import check_seed
from symgame.numeric.noise.advantages import fastest
from symgame.numeric.noise.simulation import check_size
from symgame.numeric.simulation import Numbers
from symgame.numeric.starts import centre, exact_state, starting_from
from symgame.players import Scenario, State, profiles_in_order
from symgame.stability.noise.intensities import Intensities, Intensity, intensities, number_of

LONG = 30.0
"""The default horizon, in units of the slowest rate at a vertex ..."""

LONGEST = 1500.0
"""... but no longer than so many units of the fastest one."""


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """A scenario ready to be run with noise.

    Attributes
    ----------
    field : VectorField
        Without parameters.
    scenario : Scenario
    intensities : Intensities
    sigma : ndarray, shape (players,)
        The same as numbers.
    starts : tuple of ndarray, each (players,)
    horizon : float
    rate : float
        The largest of the advantages and of the squared intensities.
    """

    field: VectorField
    scenario: Scenario
    intensities: Intensities
    sigma: Numbers
    starts: tuple[Numbers, ...]
    horizon: float
    rate: float


def setting(
    field: VectorField,
    scenario: Scenario | None,
    sigma: Mapping[str, Intensity] | Intensity,
    *,
    initial: Sequence[State] | None,
    horizon: float | None,
    paths: int,
    seed: int,
) -> Setting:
    """The scenario with everything checked, before anything is computed.

    Raises
    ------
    InvalidGameError
        If a value or an intensity is no number, or a player has more than two strategies.
    SimulationError
        If a start is no state, or so many paths cannot be kept.
    """
    expect(horizon, (Real, NoneType), "the horizon is a time", "write horizon=100, for example")
    expect(paths, Integral, "paths is the number of paths from each start", "write paths=1000, for example")
    check_seed(seed)
    for key in sigma if isinstance(sigma, Mapping) else ():
        expect(key, str, "an intensity is given by the player's variable", "write {'x': '0.1'}, for example")
    game = field.game
    scenario = starting_from(scenario_of(field, scenario), initial)
    given = intensities(game, sigma)
    in_numbers = [value.xreplace(dict(scenario.values)) for value in given.values]
    strength = Intensities(tuple(number_of(value) for value in in_numbers))
    at_values = at_scenario(field, scenario)
    starts = [exact_state(state, game) for state in scenario.initial or (centre(game),)]
    numbers = np.array([float(value) for value in strength.values])
    rate = max(fastest(at_values), float((numbers**2).max()))
    until = _horizon(at_values, numbers, rate) if horizon is None else float(horizon)
    check_size(paths, len(game.players), until)
    shares = tuple(np.array([float(share) for share in start]) for start in starts)
    return Setting(at_values, scenario, strength, numbers, shares, until, rate)


def _horizon(field: VectorField, sigma: Numbers, rate: float) -> float:
    """Long enough for the slowest player at a vertex to be seen to move."""
    exponents = []
    for profile in profiles_in_order(field.game.shape):
        for i, s in enumerate(sigma):
            found = difference_at(field, i, 1 - profile[i], profile)
            if found.denominator:
                exponents.append(abs(float(found.as_expr()) - s**2 / 2))
    slowest = min((e for e in exponents if e > 0), default=rate)
    return min(LONG / slowest, LONGEST / rate)
