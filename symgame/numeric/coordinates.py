r"""Logit coordinates: the state never leaves the cube, however close to its faces it comes.

.. math:: l_{ik} = \ln (x_{ik} / x_{ir}), \qquad \frac{d l_{ik}}{dt} = U_{ik} - U_{ir}

for every strategy ``k`` that the start uses, against one reference strategy ``r`` that it also uses;
with two strategies this is the logit of the share. Strategies that the start does not use stay unused:
a start on a face stays on it exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from symgame.numeric.compile import CompiledField, Mixture
from symgame.numeric.simulation import Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Logits:
    """Logit coordinates on the face of a start.

    Attributes
    ----------
    field : CompiledField
    active : tuple of tuple of int
        The strategies in use of each player; the last of them is the reference.
    """

    field: CompiledField
    active: tuple[tuple[int, ...], ...]

    @property
    def count(self) -> int:
        """The number of coordinates."""
        return sum(len(used) - 1 for used in self.active)

    def of(self, mixture: Mixture) -> Numbers:
        """The coordinates of a state of this face."""
        parts = [np.log(x[list(used[:-1])] / x[used[-1]]) for x, used in zip(mixture, self.active, strict=True)]
        return np.concatenate(parts)

    def mixture(self, logits: Numbers) -> Mixture:
        """The shares of all strategies."""
        result, place = [], 0
        for m, used in zip(self.field.shape, self.active, strict=True):
            own = np.append(logits[place : place + len(used) - 1], 0.0)
            weights = np.exp(own - own.max())
            x = np.zeros(m)
            x[list(used)] = weights / weights.sum()
            result.append(x)
            place += len(used) - 1
        return tuple(result)

    def rates(self, logits: Numbers) -> Numbers:
        """The time derivative of the coordinates."""
        gains = self.field.gains(self.mixture(logits))
        return np.concatenate([u[list(used[:-1])] - u[used[-1]] for u, used in zip(gains, self.active, strict=True)])


def logits_on(field: CompiledField, mixture: Mixture) -> Logits:
    """The coordinates on the face of a start."""
    return Logits(field, tuple(tuple(int(k) for k in np.flatnonzero(x > 0)) for x in mixture))
