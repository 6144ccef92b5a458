"""Proofs that paths converge to a vertex, for many paths at once.

The criterion is that of single paths: if at all corners of the box between the state and a vertex
every strategy in use earns less than the vertex's, it does so on the whole box, because gains are
linear in each player's shares; then all ratios to the vertex's strategies fall to 0. Where gains are
not linear, a vertex that is asymptotically stable must be near besides.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from symgame.numeric.attraction import ROUNDING
from symgame.numeric.ensembles.batch import Truths, mixtures_at
from symgame.numeric.gains.faces import Mixtures
from symgame.numeric.gains.kernels import Kernel
from symgame.numeric.outcomes import NEAR, SETTLED
from symgame.numeric.simulate import NEAR_END
from symgame.numeric.simulation import Numbers

Indices = NDArray[np.int_]

LINGERS = 1e-4
"""A state that mixes and changes so slowly, beside the largest gain, is near a rest point."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What the signs of gains tell of every path.

    Attributes
    ----------
    vertices : ndarray of int, shape (players, paths)
        The strategy with the largest share, among those in use.
    to_vertex, at_rest : ndarray of bool, shape (paths,)
        Whether it goes to that vertex, or has come to rest among rest points.
    is_delicate : ndarray of bool, shape (paths,)
        Whether it lingers near a rest point that mixes: from there the smallest error may decide.
    """

    vertices: Indices
    to_vertex: Truths
    at_rest: Truths
    is_delicate: Truths


def told(kernel: Kernel, numbers: Numbers, logits: Numbers) -> Told:
    """Where the paths go, as far as their states now tell."""
    mixtures = mixtures_at(kernel, logits)
    vertices = np.array([np.argmax(np.asarray(x), axis=0) for x in mixtures])
    strict, weak, largest = _signs(kernel, numbers, mixtures, vertices)
    speed_now = largest if strict.all() else _speed(kernel, numbers, mixtures)
    far = _farthest(mixtures)
    delicate = ~weak & (far > NEAR_END) & (speed_now < LINGERS * largest)
    if kernel.is_multilinear:
        return Told(vertices, strict, weak & ~strict & (speed_now < NEAR), delicate)
    near = (far < SETTLED) & weak
    stable = _is_stable(kernel, numbers, vertices) if near.any() else near
    return Told(vertices, near & stable, np.zeros_like(near), delicate)


def _signs(kernel: Kernel, numbers: Numbers, mixtures: Mixtures, vertices: Indices) -> tuple[Truths, Truths, Numbers]:
    """Whether all gains point to the vertices strictly, whether at least weakly, and the largest gain."""
    corners = [_corners(np.asarray(x), v) for x, v in zip(mixtures, vertices, strict=True)]
    strict = np.ones(numbers.shape[1], dtype=bool)
    weak = strict.copy()
    largest = np.zeros(numbers.shape[1])
    for i, gains in kernel.corner_gains(numbers, corners):
        less, not_more = _compared(gains, vertices[i])
        strict &= less
        weak &= not_more
        largest = np.maximum(largest, np.abs(gains).max(axis=(0, 1)))
    return strict, weak, largest


def _compared(gains: Numbers, vertex: Indices) -> tuple[Truths, Truths]:
    """Whether every other strategy gains less than the vertex's at all corners, and whether none gains more."""
    every = np.concatenate([gains, np.zeros_like(gains[:, :1])], axis=1)
    best = np.take_along_axis(every, np.broadcast_to(vertex, (len(every), 1, len(vertex))), axis=1)
    is_other = np.arange(every.shape[1])[:, None] != vertex
    with np.errstate(invalid="ignore"):
        less: Truths = ((every < best) | ~is_other).all(axis=(0, 1))
        not_more: Truths = ((every <= best + ROUNDING * (1 + np.abs(best))) | ~is_other).all(axis=(0, 1))
    return less, not_more


def _corners(x: Numbers, vertex: Indices) -> Numbers:
    """The states in which each other strategy has its present ratio to the vertex's, or is gone."""
    m = len(x)
    others = [(vertex + d) % m for d in range(1, m)]
    result = []
    for kept in itertools.product((False, True), repeat=m - 1):
        mask = np.zeros(x.shape, dtype=bool)
        np.put_along_axis(mask, vertex[None], True, axis=0)
        for one, is_kept in zip(others, kept, strict=True):
            np.put_along_axis(mask, one[None], is_kept, axis=0)
        corner = np.where(mask, x, 0.0)
        result.append(corner / corner.sum(axis=0))
    return np.array(result)


def _speed(kernel: Kernel, numbers: Numbers, mixtures: Mixtures) -> Numbers:
    """The fastest change of a share."""
    fastest = np.zeros(numbers.shape[1])
    for x, gains in zip(mixtures, kernel.gains(numbers, mixtures), strict=True):
        shares = np.asarray(x)
        every = np.concatenate([gains, np.zeros((1, numbers.shape[1]))])
        velocity = shares * (every - (shares * every).sum(axis=0))
        fastest = np.maximum(fastest, np.abs(velocity).max(axis=0))
    return fastest


def _is_stable(kernel: Kernel, numbers: Numbers, vertices: Indices) -> Truths:
    """Whether all eigenvalues of the face are negative at the vertex, beyond doubt."""
    at = [(np.arange(m)[:, None] == v).astype(float) for m, v in zip(kernel.shape, vertices, strict=True)]
    stable = np.ones(numbers.shape[1], dtype=bool)
    for gains, v in zip(kernel.gains(numbers, list(at)), vertices, strict=True):
        every = np.concatenate([gains, np.zeros((1, numbers.shape[1]))])
        best = np.take_along_axis(every, v[None], axis=0)
        is_other = np.arange(len(every))[:, None] != v
        stable &= ((every < best - ROUNDING * (1 + np.abs(best))) | ~is_other).all(axis=0)
    return stable


def farthest(kernel: Kernel, logits: Numbers) -> Numbers:
    """The most that the largest share of a player differs from 1 by."""
    return _farthest(mixtures_at(kernel, logits))


def _farthest(mixtures: Mixtures) -> Numbers:
    return np.asarray(np.maximum.reduce([1 - np.maximum.reduce(list(x)) for x in mixtures]))


def speed(kernel: Kernel, numbers: Numbers, logits: Numbers) -> Numbers:
    """The fastest change of a share of every path."""
    return _speed(kernel, numbers, mixtures_at(kernel, logits))
