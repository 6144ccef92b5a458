"""Paths followed until it is told where they go, or until too many steps have told nothing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from symgame.numeric.ensembles.attraction import Indices, Told, speed, told
from symgame.numeric.ensembles.batch import TOLERANCE, Batch, Truths, batch_of
from symgame.numeric.gains.kernels import Kernel
from symgame.numeric.simulation import Numbers

LOOK = 4
"""Steps from one look to the next."""

MAX_STEPS = 400
"""A path that is told nothing by then is looked at on its own."""

AT_REST = 1e-9
"""A start so slow, beside the largest gain, may be a rest point: that is asked exactly."""


@dataclass(slots=True)
class Settled:
    """What came of the paths of one batch.

    Attributes
    ----------
    to_vertex, at_rest : ndarray of bool, shape (paths,)
        Where neither, it is not told.
    vertices : ndarray of int, shape (players, paths)
        The vertex, where it goes to one.
    logits, times : ndarray, shape (coordinates, paths) and (paths,)
        The state at which it was told.
    arrivals : ndarray, shape (paths,)
        When it last came within 0.01 of a vertex, where the engine noticed; else NaN.
    steps : int
        Steps of the longest path.
    """

    to_vertex: Truths
    at_rest: Truths
    vertices: Indices
    logits: Numbers
    times: Numbers
    arrivals: Numbers
    steps: int = 0

    def put(self, where: Indices, found: Told, logits: Numbers, times: Numbers) -> Truths:
        """Note what is told of the paths at these places; which of them are worth following on."""
        is_told = found.to_vertex | found.at_rest
        places = where[is_told]
        self.to_vertex[places] = found.to_vertex[is_told]
        self.at_rest[places] = found.at_rest[is_told]
        self.vertices[:, places] = found.vertices[:, is_told]
        self.logits[:, places] = logits[:, is_told]
        self.times[places] = times[is_told]
        return ~is_told & ~found.is_delicate

    def take(self, where: Indices, other: Settled) -> None:
        """What came of the paths at these places when they were followed again."""
        self.to_vertex[where], self.at_rest[where] = other.to_vertex, other.at_rest
        self.vertices[:, where], self.logits[:, where] = other.vertices, other.logits
        self.times[where], self.arrivals[where] = other.times, other.arrivals


def settled_of(kernel: Kernel, logits: Numbers) -> Settled:
    """Nothing told yet."""
    count = logits.shape[1]
    nothing = np.zeros(count, dtype=bool)
    vertices = np.zeros((len(kernel.shape), count), dtype=int)
    unknown = np.full(count, np.nan)
    return Settled(nothing.copy(), nothing, vertices, logits.copy(), np.zeros(count), unknown)


def settle(kernel: Kernel, numbers: Numbers, logits: Numbers, horizon: float | None) -> Settled:
    """Follow paths from their starts; with a horizon, no further than that."""
    result = settled_of(kernel, logits)
    where, batch = moving(kernel, numbers, logits)
    while len(where):
        going = result.put(where, told(kernel, batch.numbers, batch.logits), batch.logits, batch.times)
        if horizon is not None:
            going &= batch.times < horizon
        if result.steps >= MAX_STEPS:
            break
        if not going.all():
            where, batch = where[going], batch.of(going)
        for _ in range(LOOK if len(where) else 0):
            batch.advance(horizon)
            result.steps += 1
    return result


def moving(kernel: Kernel, numbers: Numbers, logits: Numbers) -> tuple[Indices, Batch]:
    """The paths that do not start where the field is as good as zero."""
    largest = np.abs(numbers).max(axis=0, initial=0.0)
    where = np.flatnonzero(speed(kernel, numbers, logits) > AT_REST * largest)
    batch = batch_of(kernel, numbers[:, where], logits[:, where], tolerance=TOLERANCE)
    return where, batch
