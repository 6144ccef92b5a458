r"""Many paths integrated together, each with steps of its own.

The coordinates are logits against the reference strategy of each player, :math:`du_{ik}/dt = G_{ik}`,
so that no state leaves the cube. The method is Dormand and Prince's of order 8 with its error
estimates of orders 5 and 3 [1]_; every path accepts or repeats its own step and chooses its own next
one, so that a path does not depend on those beside it.

References
----------
.. [1] E. Hairer, S. P. Norsett and G. Wanner, *Solving Ordinary Differential Equations I*, 1993,
   sec. II.5 and II.10.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import DOP853

from symgame.numeric.gains.faces import Mixtures
from symgame.numeric.gains.kernels import Kernel
from symgame.numeric.simulation import Numbers

TOLERANCE = 1e-9
"""Relative and absolute, of the logits."""

Truths = NDArray[np.bool_]

_STAGES = 12
_A, _B = np.array(DOP853.A), np.array(DOP853.B)
_E3, _E5 = np.array(DOP853.E3), np.array(DOP853.E5)


@dataclass(slots=True)
class Batch:
    """Paths on one face, side by side.

    Attributes
    ----------
    kernel : Kernel
    numbers : ndarray, shape (coefficients, paths)
    logits, rates : ndarray, shape (coordinates, paths)
    times, steps : ndarray, shape (paths,)
        The time reached, and the size of the next step; negative backwards in time.
    tolerance : float
    """

    kernel: Kernel
    numbers: Numbers
    logits: Numbers
    times: Numbers
    steps: Numbers
    rates: Numbers
    tolerance: float

    def __len__(self) -> int:
        return len(self.times)

    def advance(self, limit: float | Numbers | None = None) -> Truths:
        """Try one step of every path, not beyond the limit; which paths made it."""
        ahead = self.steps
        if limit is not None:
            left = limit - self.times
            ahead = np.where(np.abs(ahead) < np.abs(left), ahead, left)
        reached, stages = self._stages(ahead)
        factor = self._factor(ahead, reached, stages)
        made: Truths = factor > 0
        size = np.abs(factor)
        # A step that the limit cut short says nothing against the longer one that was planned.
        planned = np.abs(self.steps) > np.abs(ahead)
        keep = made & planned & (size >= 1)
        self.steps = np.where(keep, self.steps, ahead * size)
        self.logits = np.where(made, reached, self.logits)
        self.rates = np.where(made, stages[_STAGES], self.rates)
        self.times = np.where(made, self.times + ahead, self.times)
        return made

    def _stages(self, ahead: Numbers) -> tuple[Numbers, Numbers]:
        stages = np.empty((_STAGES + 1, *self.logits.shape))
        stages[0] = self.rates
        for s in range(1, _STAGES):
            stages[s] = rates_at(self.kernel, self.numbers, self.logits + ahead * _sum(_A[s, :s], stages))
        reached = self.logits + ahead * _sum(_B, stages)
        stages[_STAGES] = rates_at(self.kernel, self.numbers, reached)
        return reached, stages

    def _factor(self, ahead: Numbers, reached: Numbers, stages: Numbers) -> Numbers:
        """By what the next step differs in size; negative where this one is to be repeated."""
        scale = self.tolerance * (1 + np.maximum(np.abs(self.logits), np.abs(reached)))
        fifth = (np.square(_sum(_E5, stages) / scale)).sum(axis=0)
        third = (np.square(_sum(_E3, stages) / scale)).sum(axis=0)
        both = np.sqrt((fifth + 0.01 * third) * len(scale))
        with np.errstate(all="ignore"):
            error = np.where(both > 0, np.abs(ahead) * fifth / np.where(both > 0, both, 1), 0)
            growth = np.clip(0.9 * np.where(error > 0, error, 1e-300) ** -0.125, 0.2, 10.0)
        return np.where(error < 1, growth, np.where(error >= 1, -np.minimum(growth, 0.9), -0.2))

    def copy(self) -> Batch:
        """The same paths, to go on from here once more."""
        return self.of(np.arange(len(self)))

    def put(self, where: NDArray[np.int_], part: Batch) -> None:
        """Write back how far some of the paths have come."""
        self.logits[:, where], self.rates[:, where] = part.logits, part.rates
        self.times[where], self.steps[where] = part.times, part.steps

    def of(self, chosen: NDArray[np.int_] | Truths) -> Batch:
        """Some of the paths."""
        return Batch(
            self.kernel,
            np.ascontiguousarray(self.numbers[:, chosen]),
            np.ascontiguousarray(self.logits[:, chosen]),
            self.times[chosen],
            self.steps[chosen],
            np.ascontiguousarray(self.rates[:, chosen]),
            self.tolerance,
        )


def _sum(weights: Numbers, stages: Numbers) -> Numbers:
    """In the order of the stages, whatever the number of paths: no library chooses another."""
    total: Numbers | None = None
    for weight, stage in zip(weights, stages, strict=False):
        if weight:
            total = weight * stage if total is None else total + weight * stage
    assert total is not None
    return total


def batch_of(kernel: Kernel, numbers: Numbers, logits: Numbers, *, tolerance: float = TOLERANCE) -> Batch:
    """Paths at time 0, with first steps that are small beside the fastest rate."""
    rates = rates_at(kernel, numbers, logits)
    first = 0.05 / np.maximum(np.abs(rates).max(axis=0, initial=0.0), 1e-12)
    return Batch(kernel, numbers, logits.copy(), np.zeros(logits.shape[1]), first, rates, tolerance)


def rates_at(kernel: Kernel, numbers: Numbers, logits: Numbers) -> Numbers:
    """The time derivative of the logits."""
    return np.concatenate(kernel.gains(numbers, mixtures_at(kernel, logits)))


def mixtures_at(kernel: Kernel, logits: Numbers) -> Mixtures:
    """The shares of the strategies in use, precise however small they are."""
    small = np.exp(-np.abs(logits))
    large = 1 / (1 + small)
    small = small * large
    is_first = logits > 0
    first, second = np.where(is_first, large, small), np.where(is_first, small, large)
    result: list[Numbers | tuple[Numbers, ...]] = []
    place = 0
    for m in kernel.shape:
        if m == 1:
            result.append(np.ones((1, logits.shape[1])))
        elif m == 2:
            result.append((first[place], second[place]))
        else:
            every = np.concatenate([logits[place : place + m - 1], np.zeros((1, logits.shape[1]))])
            weights = np.exp(every - every.max(axis=0))
            result.append(weights / weights.sum(axis=0))
        place += m - 1
    return result


def logits_at(mixtures: Mixtures) -> Numbers:
    """The coordinates of a state inside the face."""
    rows = [np.log(np.asarray(x[:-1]) / x[-1]) for x in mixtures]
    return np.concatenate(rows)
