r"""The same as :mod:`~symgame.numeric.nash.pure` and :mod:`~symgame.numeric.nash.three_mix`, game by game.

Written for numbers instead of arrays, so that numba can make machine code of it: what a game does not need is not
computed for it. Each sum and product stands in the order of the vectorised functions; a test holds the two together.
"""

from __future__ import annotations

import importlib
import importlib.util
import math
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symgame.numeric.nash.found import DOUBT, Truths
from symgame.numeric.nash.three_mix import FACTORED, NEARLY
from symgame.numeric.simulation import Numbers

ROOM = 10
"""Rows for a game: it has no more than nine equilibria, if their number is finite, and one row more is written."""

Gain = tuple[float, float, float, float]
"""What a party gains by its first strategy where the others, in order, play (1, 1), (1, 2), (2, 1) and (2, 2).

Or the coefficients of this gain as a polynomial: of 1, the first other's share, the second's, and their product.
"""

Gains = tuple[Gain, Gain, Gain]
Edge = tuple[float, float]
Fill = Callable[[Numbers, NDArray[np.int_], Numbers, Truths], int]


@cache
def compiled() -> Fill:
    """:func:`fill` as machine code; it is made at the first call ever, which takes seconds, and kept on disk."""
    numba: Any = importlib.import_module("numba")  # it has no types
    extending: Any = importlib.import_module("numba.extending")
    for part in PARTS:
        extending.register_jitable(part)
    machine: Fill = numba.njit(cache=True)(fill)
    return machine


def is_installed() -> bool:
    """Whether numba is there."""
    return importlib.util.find_spec("numba") is not None


def fill(payoffs: Numbers, counts: NDArray[np.int_], states: Numbers, is_doubtful: Truths) -> int:
    """Write the equilibria of all games, one below the other.

    ``payoffs`` has the shape (games, 2, 2, 2, 3), ``states`` has :data:`ROOM` rows a game. Returned is how
    many rows have been written, or -1 if a payoff, or a difference of two, is no finite number.
    """
    row = 0
    for game in range(len(payoffs)):
        gains = _gains(payoffs[game])
        if not (_are_finite(gains[0]) and _are_finite(gains[1]) and _are_finite(gains[2])):
            return -1
        first, is_zero = row, _has_zero(gains[0]) or _has_zero(gains[1]) or _has_zero(gains[2])
        row = _pure(gains, states, row)
        row, on_face = _on_faces(gains, states, row)
        row, inside = _inside(gains, states, row)
        is_doubtful[game] = is_zero or on_face or inside
        counts[game] = row - first
    return row


def _gains(payoffs: Numbers) -> Gains:
    p, q = payoffs[0], payoffs[1]
    return (
        (p[0, 0, 0] - q[0, 0, 0], p[0, 1, 0] - q[0, 1, 0], p[1, 0, 0] - q[1, 0, 0], p[1, 1, 0] - q[1, 1, 0]),
        (p[0, 0, 1] - p[1, 0, 1], p[0, 1, 1] - p[1, 1, 1], q[0, 0, 1] - q[1, 0, 1], q[0, 1, 1] - q[1, 1, 1]),
        (p[0, 0, 2] - p[0, 1, 2], p[1, 0, 2] - p[1, 1, 2], q[0, 0, 2] - q[0, 1, 2], q[1, 0, 2] - q[1, 1, 2]),
    )


def _are_finite(gain: Gain) -> bool:
    return math.isfinite(gain[0]) and math.isfinite(gain[1]) and math.isfinite(gain[2]) and math.isfinite(gain[3])


def _has_zero(gain: Gain) -> bool:
    smallest = min(abs(gain[0]), abs(gain[1]), abs(gain[2]), abs(gain[3]))
    return smallest <= DOUBT * _largest(gain)


def _largest(gain: Gain) -> float:
    return max(abs(gain[0]), abs(gain[1]), abs(gain[2]), abs(gain[3]))


def _pure(gains: Gains, states: Numbers, row: int) -> int:
    first, second, third = gains
    for a in range(2):
        for b in range(2):
            for c in range(2):
                holds = _keeps(first[2 * b + c], a) & _keeps(second[2 * a + c], b) & _keeps(third[2 * a + b], c)
                row = _written(holds, 1.0 - a, 1.0 - b, 1.0 - c, states, row)
    return row


def _keeps(gain: float, strategy: int) -> bool:
    return gain * (1 - 2 * strategy) >= 0


def _written(holds: bool, x: float, y: float, z: float, states: Numbers, row: int) -> int:
    """Write in any case, and go on to the next row if it holds: what it does is not to be foreseen by a processor."""
    states[row, 0], states[row, 1], states[row, 2] = x, y, z
    return row + holds


def _on_faces(gains: Gains, states: Numbers, row: int) -> tuple[int, bool]:
    """One party plays its strategy s, and the two others mix."""
    first, second, third = gains
    doubt = False
    for s in range(2):
        holds, y, z, close = _mixed(first, (second[2 * s], second[2 * s + 1]), (third[2 * s], third[2 * s + 1]), s)
        row, doubt = _written(holds, 1.0 - s, y, z, states, row), doubt | close
    for s in range(2):
        holds, x, z, close = _mixed(second, (first[2 * s], first[2 * s + 1]), (third[s], third[2 + s]), s)
        row, doubt = _written(holds, x, 1.0 - s, z, states, row), doubt | close
    for s in range(2):
        holds, x, y, close = _mixed(third, (first[s], first[2 + s]), (second[s], second[2 + s]), s)
        row, doubt = _written(holds, x, y, 1.0 - s, states, row), doubt | close
    return row, doubt


def _mixed(own: Gain, of_i: Edge, of_j: Edge, s: int) -> tuple[bool, float, float, bool]:
    """Whether i and j, in this order, mix where the third party plays s; their shares; whether a sign is in doubt.

    The gain of one mixer, known where the other plays its first and its second strategy, is zero at a share of the
    other; there the third party must not gain by leaving s.
    """
    mix = ((of_i[0] > 0) != (of_i[1] > 0)) & ((of_j[0] > 0) != (of_j[1] > 0))
    share_j = _ratio(of_i[1], of_i[1] - of_i[0])
    share_i = _ratio(of_j[1], of_j[1] - of_j[0])
    first = own[2] + (own[0] - own[2]) * share_i
    second = own[3] + (own[1] - own[3]) * share_i
    gain = second + (first - second) * share_j
    return mix & _keeps(gain, s), share_i, share_j, mix & (abs(gain) <= DOUBT * _largest(own))


def _inside(gains: Gains, states: Numbers, row: int) -> tuple[int, bool]:
    if not (_turns(gains[0]) & _turns(gains[1]) & _turns(gains[2])):
        return row, False
    a, b, c = _coefficients(gains[0]), _coefficients(gains[1]), _coefficients(gains[2])
    u0, u1 = c[0] * b[1] - c[1] * b[0], c[0] * b[3] - c[1] * b[2]
    v0, v1 = c[2] * b[1] - c[3] * b[0], c[2] * b[3] - c[3] * b[2]
    q2, q1, q0 = a[3] * u1 - a[2] * v1, a[1] * u1 + a[3] * u0 - a[0] * v1 - a[2] * v0, a[1] * u0 - a[0] * v0
    discriminant = q1 * q1 - 4 * q2 * q0
    scale = abs(q2) + abs(q1) + abs(q0)
    close, doubt = abs(discriminant) <= DOUBT * scale * scale, False
    if close:
        largest = _largest(gains[0]) * _largest(gains[1]) * _largest(gains[2])
        middle = _ratio(-q1, 2 * q2)
        doubt = scale <= DOUBT * largest or (discriminant < 0 and -DOUBT < middle < 1 + DOUBT)
    if discriminant < 0:
        return row, doubt
    half = -(q1 + math.copysign(math.sqrt(discriminant), q1)) / 2
    for z in (_ratio(half, q2), _ratio(q0, half)):
        if -DOUBT < z < 1 + DOUBT:
            row, is_edge = _at_root(z, a, b, c, close, states, row)
            doubt |= is_edge
    return row, doubt


def _turns(gain: Gain) -> bool:
    rises = gain[0] > 0
    return ((gain[1] > 0) != rises) | ((gain[2] > 0) != rises) | ((gain[3] > 0) != rises)


def _coefficients(gain: Gain) -> Gain:
    second = gain[2] - gain[3]
    return gain[3], gain[1] - gain[3], second, gain[0] - gain[1] - second


def _at_root(z: float, a: Gain, b: Gain, c: Gain, close: bool, states: Numbers, row: int) -> tuple[int, bool]:
    bottom_y, bottom_x = a[1] + a[3] * z, b[1] + b[3] * z
    lost_y = abs(bottom_y) <= FACTORED * (abs(a[1]) + abs(a[3]))
    lost_x = abs(bottom_x) <= FACTORED * (abs(b[1]) + abs(b[3]))
    x, y = _ratio(-(b[0] + b[2] * z), bottom_x), _ratio(-(a[0] + a[2] * z), bottom_y)
    if lost_y:
        y = _ratio(-(c[0] + c[1] * x), c[2] + c[3] * x)
    if lost_x:
        x = _ratio(-(c[0] + c[2] * y), c[1] + c[3] * y)
    if not (-NEARLY < x < 1 + NEARLY and -NEARLY < y < 1 + NEARLY):
        return row, lost_x and lost_y
    x, y, z = _closer(x, y, z, a, b, c)
    low, high = min(x, y, z), max(x, y, z)
    around = low > -DOUBT and high < 1 + DOUBT
    is_edge = around and (low < DOUBT or high > 1 - DOUBT)
    if low > 0 and high < 1:
        states[row, 0], states[row, 1], states[row, 2] = x, y, z
        row += 1
    return row, (lost_x and lost_y) or is_edge or (around and close)


def _closer(x: float, y: float, z: float, a: Gain, b: Gain, c: Gain) -> tuple[float, float, float]:
    """A step of Newton's method on all three equations; no step where they do not determine one."""
    f = a[0] + a[1] * y + a[2] * z + a[3] * y * z
    g = b[0] + b[1] * x + b[2] * z + b[3] * x * z
    h = c[0] + c[1] * x + c[2] * y + c[3] * x * y
    fy, fz = a[1] + a[3] * z, a[2] + a[3] * y
    gx, gz = b[1] + b[3] * z, b[2] + b[3] * x
    hx, hy = c[1] + c[3] * y, c[2] + c[3] * x
    determinant = fy * gz * hx + fz * gx * hy
    dx = _ratio(fy * gz * h - gz * hy * f + fz * hy * g, determinant)
    dy = _ratio(gz * hx * f - fz * hx * g + fz * gx * h, determinant)
    dz = _ratio(gx * hy * f + fy * hx * g - fy * gx * h, determinant)
    if abs(dx) + abs(dy) + abs(dz) < FACTORED:
        return x - dx, y - dy, z - dz
    return x, y, z


def _ratio(top: float, bottom: float) -> float:
    return top / bottom if bottom != 0 else math.nan


PARTS = (
    *(_gains, _are_finite, _has_zero, _largest, _pure, _keeps, _written, _on_faces, _mixed),
    *(_inside, _turns, _coefficients, _at_root, _closer, _ratio),
)
