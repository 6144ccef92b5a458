r"""Logit coordinates: the state never leaves the cube, however close to its faces it comes.

.. math:: l_{ik} = \ln (x_{ik} / x_{ir}), \qquad \frac{d l_{ik}}{dt} = U_{ik} - U_{ir}

for every strategy ``k`` that the start uses, against one reference strategy ``r`` that it also uses;
with two strategies this is the logit of the share. Strategies that the start does not use stay unused:
a start on a face stays on it exactly.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from symgame.numeric.compile import CompiledField, Mixture
from symgame.numeric.simulation import Numbers

Places = NDArray[np.int_]
"""Places among the strategies of all players, one after the other."""


@dataclass(frozen=True, slots=True, eq=False)
class Logits:
    """Logit coordinates on the face of a start.

    Attributes
    ----------
    field : CompiledField
    active : tuple of tuple of int
        The strategies in use of each player; the last of them is the reference.
    free, reference : ndarray of int, one entry a coordinate
        Whose logit it is, and against which strategy.
    references : ndarray of int
        The reference strategy of every player.
    starts : ndarray of int
        Where each player's strategies begin.
    pairs : ndarray of int, shape (2, pairs)
        Coordinates of one player: their difference is the logit of one strategy against another.
    """

    field: CompiledField
    active: tuple[tuple[int, ...], ...]
    free: Places
    reference: Places
    references: Places
    starts: Places
    pairs: Places

    @property
    def count(self) -> int:
        """The number of coordinates."""
        return len(self.free)

    def ratios(self, logits: Numbers) -> Numbers:
        """The logits of a player's strategies against one another, none of them the reference; of rates, theirs."""
        return np.asarray(logits[self.pairs[0]] - logits[self.pairs[1]])

    def of(self, mixture: Mixture) -> Numbers:
        """The coordinates of a state of this face."""
        shares = np.concatenate(mixture)
        return np.asarray(np.log(shares[self.free] / shares[self.reference]))

    def mixture(self, logits: Numbers) -> Mixture:
        """The shares of all strategies."""
        shape = self.field.shape
        every = np.full(sum(shape), -np.inf)
        every[self.references] = 0.0
        every[self.free] = logits
        weights = np.exp(every - np.repeat(np.maximum.reduceat(every, self.starts), shape))
        shares = weights / np.repeat(np.add.reduceat(weights, self.starts), shape)
        return tuple(shares[start : start + m] for start, m in zip(self.starts, shape, strict=True))

    def rates(self, logits: Numbers) -> Numbers:
        """The time derivative of the coordinates."""
        gains = np.concatenate(self.field.gains(self.mixture(logits)))
        return np.asarray(gains[self.free] - gains[self.reference])


def logits_on(field: CompiledField, mixture: Mixture) -> Logits:
    """The coordinates on the face of a start."""
    active = tuple(tuple(int(k) for k in np.flatnonzero(x > 0)) for x in mixture)
    starts = np.concatenate([[0], np.cumsum(field.shape)[:-1]]).astype(int)
    pairs = [(start + k, start + used[-1]) for start, used in zip(starts, active, strict=True) for k in used[:-1]]
    free, reference = (np.array(places, dtype=int) for places in (zip(*pairs, strict=True) if pairs else ((), ())))
    references = np.array([start + used[-1] for start, used in zip(starts, active, strict=True)], dtype=int)
    every = itertools.combinations(range(len(free)), 2)
    of_one = np.array([(i, j) for i, j in every if reference[i] == reference[j]], dtype=int).reshape(-1, 2)
    return Logits(field, active, free, reference, references, starts, of_one.T)
