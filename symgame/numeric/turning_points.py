"""The last turning points of paths: where a coordinate goes up before and down after, or the reverse."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from symgame.numeric.simulation import Numbers

KEPT = 8
"""So many turning points of each coordinate are kept: those of four rounds."""

Indices = NDArray[np.int_]


@dataclass(slots=True)
class TurningPoints:
    """The last turning points of every coordinate of every path, kept in rings.

    Attributes
    ----------
    times : ndarray, shape (coordinates, KEPT, paths)
    logits : ndarray, shape (coordinates, KEPT, coordinates, paths)
        All coordinates at the time at which the first one turns.
    counts : ndarray of int, shape (coordinates, paths)
        All there have been; the newest stands at ``(count - 1) % KEPT``.
    """

    times: Numbers
    logits: Numbers
    counts: Indices

    def add(self, coordinates: ArrayLike, paths: ArrayLike, times: ArrayLike, logits: ArrayLike) -> None:
        """Note turning points, in any order among themselves, later than all noted before.

        Parameters
        ----------
        coordinates, paths : array of int, shape (points,)
            Which coordinate of which path turns.
        times : array, shape (points,)
        logits : array, shape (coordinates, points)
        """
        k, p = np.asarray(coordinates, dtype=int), np.asarray(paths, dtype=int)
        t, states = np.asarray(times, dtype=float), np.asarray(logits, dtype=float)
        order = np.lexsort((t, k, p))
        k, p, t, states = k[order], p[order], t[order], states[:, order]
        place = _place_in_group(p, k)
        for n in range(int(place.max(initial=-1)) + 1):
            now = place == n
            ring = self.counts[k[now], p[now]] % KEPT
            self.times[k[now], ring, p[now]] = t[now]
            self.logits[k[now], ring, :, p[now]] = states[:, now].T
            self.counts[k[now], p[now]] += 1

    def of(self, chosen: Indices | NDArray[np.bool_]) -> TurningPoints:
        """Those of some paths."""
        return TurningPoints(self.times[..., chosen], self.logits[..., chosen], self.counts[:, chosen])

    def oldest_first(self) -> tuple[Numbers, Numbers]:
        """The times and the logits, unrolled; where there were fewer than are kept, NaN stands before them."""
        ring = (self.counts[:, None, :] + np.arange(KEPT)[None, :, None]) % KEPT
        logits = np.take_along_axis(self.logits, ring[:, :, None, :], axis=1)
        return np.take_along_axis(self.times, ring, axis=1), logits


def are_last(coordinates: Indices, paths: Indices, times: Numbers) -> Indices:
    """Which of many turning points are among the last of their coordinate and path that are kept."""
    order = np.lexsort((-times, coordinates, paths))
    return np.asarray(np.sort(order[_place_in_group(paths[order], coordinates[order]) < KEPT]))


def _place_in_group(*keys: Indices) -> Indices:
    """The place of each entry among neighbours with the same keys, from 0."""
    count = len(keys[0])
    is_first = np.ones(count, dtype=bool)
    is_first[1:] = np.logical_or.reduce([key[1:] != key[:-1] for key in keys]) if count > 1 else True
    first = np.maximum.accumulate(np.where(is_first, np.arange(count), 0)) if count else np.zeros(0, dtype=int)
    return np.asarray(np.arange(count) - first)


def no_turning_points(coordinates: int, paths: int) -> TurningPoints:
    """Of paths at their starts."""
    return TurningPoints(
        np.full((coordinates, KEPT, paths), np.nan),
        np.full((coordinates, KEPT, coordinates, paths), np.nan),
        np.zeros((coordinates, paths), dtype=int),
    )
