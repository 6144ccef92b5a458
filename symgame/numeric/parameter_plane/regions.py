"""The regions of a plane of two parameters, one for each set of ESS that occurs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from symgame.conditions.relation import COMPARE
from symgame.numeric.sign_program import Flags
from symgame.numeric.simulation import Numbers
from symgame.stability.scenarios.ess_forms import Asked

Keys = tuple[str, ...]


def depth_of(asked: tuple[Asked, ...] | bool, heights: Sequence[Numbers]) -> Numbers:
    """Negative where a vertex is an ESS."""
    if isinstance(asked, bool):
        return np.array(-1.0 if asked else 1.0)
    each = [_literal(one.operator, heights[one.place]) for one in asked]
    return each[0] if len(each) == 1 else np.max(np.broadcast_arrays(*each), axis=0)


def _literal(operator: str, height: Numbers) -> Numbers:
    if not height.any():  # a tie everywhere in this plane
        return np.array(-1.0 if COMPARE[operator](0, 0) else 1.0)
    if operator in ("==", "!="):
        return np.abs(height) if operator == "==" else -np.abs(height)
    return height if operator[0] == "<" else -height


def holds(asked: tuple[Asked, ...] | bool, signs: Sequence[Numbers], shape: tuple[int, ...]) -> Flags:
    """Whether it is one where the forms have these signs."""
    if isinstance(asked, bool):
        return np.full(shape, asked)
    each = [np.broadcast_to(COMPARE[one.operator](signs[one.place], 0), shape) for one in asked]
    result: Flags = np.logical_and.reduce(each)
    return result


def sets_of(depths: Mapping[str, Numbers], outside: Numbers) -> tuple[Keys, ...]:
    """The sets that occur where the assumptions hold, off the borders."""
    keys = list(depths)
    layers = [np.broadcast_to(depths[key], outside.shape) for key in keys]
    clear = (outside < 0) & np.all([layer != 0 for layer in layers], axis=0)
    rows = np.unique(np.array([layer[clear] < 0 for layer in layers]).T, axis=0)
    sets = [tuple(key for key, is_in in zip(keys, row, strict=True) if is_in) for row in rows]
    return tuple(sorted(sets, key=lambda ess: (-len(ess), [keys.index(key) for key in ess])))


def region_of(depths: Mapping[str, Numbers], ess: Keys) -> Numbers:
    """Negative where exactly these vertices are ESS."""
    each = [depth if key in ess else -depth for key, depth in depths.items()]
    result: Numbers = np.max(np.broadcast_arrays(*each), axis=0)
    return result
