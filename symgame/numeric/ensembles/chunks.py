"""A chunk of an ensemble: so many paths of one face, worked out together by one process.

Chunks are cut by size alone, so that the numbers do not depend on how many processes share them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from symgame.numeric.cycles import Cycles, no_cycles
from symgame.numeric.ensembles.arrival import arrival, distance, stacked
from symgame.numeric.ensembles.attraction import Indices
from symgame.numeric.ensembles.batch import Truths, mixtures_at
from symgame.numeric.ensembles.cycling import cycles_from
from symgame.numeric.ensembles.means import Means
from symgame.numeric.ensembles.settling import Settled, settle, settled_of
from symgame.numeric.ensembles.turning import BY_STEPS
from symgame.numeric.gains.kernels import Kernel
from symgame.numeric.outcomes import NEAR
from symgame.numeric.simulate import NEAR_END
from symgame.numeric.simulation import Numbers

CHUNK = 4_096
"""Paths in a chunk."""


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """The question.

    Attributes
    ----------
    kernel : Kernel
    numbers : ndarray, shape (coefficients, paths)
    logits : ndarray, shape (coordinates, paths)
        The starts.
    horizon : float or None
    engine : str
        ``numpy`` or ``heyoka``.
    """

    kernel: Kernel
    numbers: Numbers
    logits: Numbers
    horizon: float | None
    engine: str


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """Where the paths of a chunk go.

    Attributes
    ----------
    to_vertex, at_rest : ndarray of bool, shape (paths,)
        Where neither, it is not told.
    vertices : ndarray of int, shape (players, paths)
        Places among the strategies in use.
    ends : ndarray, shape (strategies in use, paths)
    times : ndarray, shape (paths,)
    cycles : Cycles
        What the others run on, where that is told.
    """

    to_vertex: Truths
    at_rest: Truths
    vertices: Indices
    ends: Numbers
    times: Numbers
    cycles: Cycles


def worked_out(chunk: Chunk) -> Answer:
    """Follow the paths of a chunk."""
    found, cycles = _followed(chunk)
    is_told = found.to_vertex | found.at_rest
    ends = np.full((sum(chunk.kernel.shape), len(is_told)), np.nan)
    ends[:, is_told] = _ends(chunk.kernel, found, is_told)
    times = np.where(is_told & _is_inside(chunk.kernel, found, ends), found.arrivals, np.nan)
    open_yet = np.flatnonzero(is_told & np.isnan(times))
    if len(open_yet):
        numbers, logits = chunk.numbers[:, open_yet], found.logits[:, open_yet]
        since = found.times[open_yet]
        times[open_yet] = arrival(chunk.kernel, numbers, logits, since, ends[:, open_yet], chunk.horizon)
    return Answer(found.to_vertex, found.at_rest, found.vertices, ends, times, cycles)


def _followed(chunk: Chunk) -> tuple[Settled, Cycles]:
    """Each way of following paths is for those that the ways before left untold."""
    count = chunk.logits.shape[1]
    found, cycles = settled_of(chunk.kernel, chunk.logits), no_cycles(count)
    for settle_by, means in _ways(chunk.engine):
        left = np.flatnonzero(~(found.to_vertex | found.at_rest | cycles.are_seen))
        found.take(left, settle_by(chunk.kernel, chunk.numbers[:, left], chunk.logits[:, left], chunk.horizon))
        left = left[~(found.to_vertex | found.at_rest)[left]]
        seen = cycles_from(chunk.kernel, chunk.numbers[:, left], chunk.logits[:, left], chunk.horizon, means)
        cycles.put(left, seen)
    return found, cycles


def _ways(engine: str) -> Iterator[tuple[Settle, Means]]:
    if engine == "heyoka":
        from symgame.numeric.ensembles.taylor.settling import settle_by_taylor
        from symgame.numeric.ensembles.taylor.turning import BY_TAYLOR

        yield settle_by_taylor, BY_TAYLOR
    yield settle, BY_STEPS


Settle = Callable[[Kernel, Numbers, Numbers, float | None], Settled]
"""Follows paths until the signs of gains tell where they go."""


def _is_inside(kernel: Kernel, found: Settled, ends: Numbers) -> Truths:
    """Whether the state at which the path was told is near the vertex already."""
    return found.to_vertex & (distance(kernel, found.logits, ends) <= NEAR_END)


def _ends(kernel: Kernel, found: Settled, is_told: Truths) -> Numbers:
    """The vertex, or the state at which the path has come to rest."""
    state = stacked(mixtures_at(kernel, found.logits[:, is_told]))
    state = np.where(state < NEAR, 0.0, np.where(state > 1 - NEAR, 1.0, state))
    vertex = np.concatenate(
        [np.arange(m)[:, None] == v[is_told] for m, v in zip(kernel.shape, found.vertices, strict=True)]
    )
    return np.where(found.to_vertex[is_told], vertex, state)
