"""Points near a border, decided by exact numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from sympy import Rational, Symbol

from symgame.dynamics.field import VectorField
from symgame.errors import InvalidGameError
from symgame.expressions import exact_number
from symgame.numeric.classification.classification import Classification
from symgame.numeric.classification.sets import in_order
from symgame.players import profile_key, profiles_in_order
from symgame.stability.regimes.at_values import eigenvalue_signs


def decided(found: Classification) -> Classification:
    """The same with every point near a border decided by exact numbers.

    Examples
    --------
    >>> from symgame import classified, load, replicator
    >>> game = load("llm-iar")
    >>> values = dict(game.scenarios[0].values) | {game.symbols[5]: np.array([0.24, 0.25])}  # b at 6/25 and beyond
    >>> found = classified(replicator(game), values)
    >>> found.near.tolist(), [decided(found).sets[k] for k in decided(found).index]
    ([True, False], [(), ('000',)])
    """
    sets, index = list(found.sets), found.index.copy()
    for place in map(tuple, np.argwhere(found.near)):
        values = dict(found.fixed)
        for symbol, array in found.values:
            value = np.broadcast_to(array, index.shape)[place]
            values[symbol] = exact_number(value.item() if isinstance(value, np.generic) else value)
        ess = _exactly(found.field, values)
        if ess is not None and ess not in sets:
            sets.append(ess)
        index[place] = -1 if ess is None else sets.index(ess)
    ordered = in_order([ess for k, ess in enumerate(sets) if (index == k).any()], _keys(found.field))
    numbers = np.array([*(ordered.index(ess) if ess in ordered else -1 for ess in sets), -1], dtype=np.int16)
    return replace(found, sets=ordered, index=numbers[index], near=np.zeros_like(found.near))


def _exactly(field: VectorField, values: Mapping[Symbol, Rational]) -> tuple[str, ...] | None:
    """The vertices that are ESS at exact values; None where a payoff has none."""
    shape = field.game.shape
    try:
        signs = eigenvalue_signs(field, values)
    except InvalidGameError:  # all parameters have values, so that a denominator vanishes
        return None
    open_ends = {profile_key(v, shape) for (v, _), sign in signs.items() if sign >= 0}
    return tuple(key for key in _keys(field) if key not in open_ends)


def _keys(field: VectorField) -> list[str]:
    return [profile_key(profile, field.game.shape) for profile in profiles_in_order(field.game.shape)]
