"""Proofs that a path converges to a vertex, from the signs of gains at the corners of a box.

Between the state and a vertex v lies the set of states whose ratios ``x_k / x_v`` are nowhere larger
than now. If at all its corners every unused strategy earns less than the one of v, it does so on the
whole set, because gains are linear in each player's shares; then all ratios fall to 0. On a
heteroclinic cycle this is false at every corner that the path comes to.
"""

from __future__ import annotations

import itertools

import numpy as np

from symgame.numeric.coordinates import Logits
from symgame.numeric.simulation import Numbers
from symgame.players import Profile


def nearest_vertex(coordinates: Logits, logits: Numbers) -> Profile:
    """The strategy with the largest share of each player."""
    return tuple(int(np.argmax(x)) for x in coordinates.mixture(logits))


def attracts(coordinates: Logits, logits: Numbers, vertex: Profile) -> tuple[bool, bool]:
    """Whether all signs point towards a vertex strictly, and whether they do so at least weakly."""
    mixture = coordinates.mixture(logits)
    corners = [_corners(x, used, v) for x, used, v in zip(mixture, coordinates.active, vertex, strict=True)]
    is_strict = is_weak = True
    for corner in itertools.product(*corners):
        gains = coordinates.field.gains(corner)
        for u, used, v in zip(gains, coordinates.active, vertex, strict=True):
            for k in used:
                if k != v:
                    is_strict = is_strict and bool(u[k] < u[v])
                    is_weak = is_weak and bool(u[k] <= u[v] + ROUNDING * (1 + abs(u[v])))
        if not is_weak:
            return False, False
    return is_strict, is_weak


ROUNDING = 1e-12
"""Relative to a gain: what counts as equal."""


def _corners(x: Numbers, used: tuple[int, ...], v: int) -> list[Numbers]:
    """The states of one player in which each other strategy has its present ratio to v, or is gone."""
    others = [k for k in used if k != v]
    result = []
    for kept in itertools.chain.from_iterable(itertools.combinations(others, r) for r in range(len(others) + 1)):
        corner = np.zeros_like(x)
        corner[[v, *kept]] = x[[v, *kept]]
        result.append(corner / corner.sum())
    return result
