"""Where the paths of an ensemble are followed: face by face, in chunks of a fixed size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from symgame.dynamics.field import VectorField
from symgame.numeric.ensembles.batch import logits_at
from symgame.numeric.ensembles.chunks import CHUNK, Chunk
from symgame.numeric.gains.faces import Active, Mixtures
from symgame.numeric.gains.kernels import Kernel, kernel_on
from symgame.numeric.points import Points
from symgame.numeric.simulation import Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """All paths on one face: every point with the starts that lie inside it.

    Attributes
    ----------
    kernel : Kernel
    numbers : ndarray, shape (points, coefficients)
    logits : ndarray, shape (coordinates, starts of this face)
    starts : ndarray of int
        Places of these starts among all.
    """

    kernel: Kernel
    numbers: Numbers
    logits: Numbers
    starts: NDArray[np.int_]

    def parts(self) -> Iterator[slice]:
        """The paths, some thousands at a time."""
        count = len(self.numbers) * len(self.starts)
        for first in range(0, count, CHUNK):
            yield slice(first, min(first + CHUNK, count))

    def places(self, part: slice) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
        """The points of some paths, and their starts among those of this face."""
        return np.divmod(np.arange(part.start, part.stop), len(self.starts))

    def chunk(self, part: slice, horizon: float | None, engine: str) -> Chunk:
        """The question about some paths."""
        p, s = self.places(part)
        numbers = np.ascontiguousarray(self.numbers[p].T)
        return Chunk(self.kernel, numbers, np.ascontiguousarray(self.logits[:, s]), horizon, engine)


def jobs_of(field: VectorField, points: Points, starts: Numbers) -> Iterator[Job]:
    """The paths from all starts at all points, face by face."""
    shape = field.game.shape
    mixtures = mixtures_of(shape, starts)
    faces, face_of = _faces(np.concatenate([x > 0 for x in mixtures]))
    ends = np.cumsum(shape)[:-1]
    for k, face in enumerate(faces.T):
        active: Active = tuple(tuple(np.flatnonzero(part).tolist()) for part in np.split(face, ends))
        members = np.flatnonzero(face_of == k)
        kernel, numbers = kernel_on(field, active, points)
        inside: Mixtures = [x[list(own)][:, members] for x, own in zip(mixtures, active, strict=True)]
        yield Job(kernel, numbers, logits_at(inside), members)


def _faces(used: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.int_]]:
    """The distinct columns, and which of them each column is."""
    if used.all():
        return used[:, :1], np.zeros(used.shape[1], dtype=int)
    faces, face_of = np.unique(used, axis=1, return_inverse=True)
    return faces, face_of


def mixtures_of(shape: Sequence[int], states: Numbers) -> list[Numbers]:
    """The shares of all strategies, one array (strategies, states) a player."""
    result, place = [], 0
    for m in shape:
        if m == 2:
            result.append(np.array([states[:, place], 1 - states[:, place]]))
        else:
            result.append(states[:, place : place + m].T)
        place += 1 if m == 2 else m
    return result
