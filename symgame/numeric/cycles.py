"""Cycles, told from the points at which coordinates turn round, of many paths at once.

*Periodic*: the turning points of every coordinate that turns come back to themselves, every second or every
fourth of them, and so do the times between them; a share that stays at 0 or 1 need not. *Heteroclinic*: the
path visits the same vertices again and again, and comes closer each time; the logits at the turning points and
the times between them grow by one factor above 1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from symgame.numeric.simulation import Cycle, Numbers
from symgame.numeric.turning_points import KEPT, Indices, TurningPoints

ROUNDS = KEPT // 2 - 1
"""So many rounds must agree; what is kept of one more shows how each differs from the one before."""

SAME = 1e-5
"""Relative difference of turning points and periods that counts as a return."""

SAME_SWING = 1e-3
"""The same beside the distance of opposite turning points: what shrinks to a rest point returns to none."""

STILL = 1e-9
"""A share that moves no more between its turning points has gone to a face, whatever its logit does."""

ALIKE = 0.05
"""Relative difference of growth factors that counts as one factor."""

FAR = 3.0
"""Logits of a turning point near a vertex: shares beyond 0.95 or below 0.05."""

SAME_PERIOD = 1e-6
"""Relative difference of the periods that a smaller tolerance may show."""

Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Cycles:
    """The cycles of many paths, those of no cycle among them.

    Attributes
    ----------
    periods, growths : ndarray, shape (paths,)
        As in :class:`~symgame.numeric.simulation.Cycle`; both NaN where none is seen.
    """

    periods: Numbers
    growths: Numbers

    @property
    def are_seen(self) -> Truths:
        """Which paths run on a cycle."""
        return ~np.isnan(self.growths)

    def same(self, finer: Cycles) -> Truths:
        """Where a smaller tolerance shows a cycle, too: of one kind, and of one period."""
        is_heteroclinic = np.isnan(self.periods)
        is_close = np.abs(finer.periods / self.periods - 1) < SAME_PERIOD
        kind: Truths = is_heteroclinic == np.isnan(finer.periods)
        return self.are_seen & finer.are_seen & kind & (is_heteroclinic | is_close)

    def of(self, chosen: Indices) -> Cycles:
        """Those of some paths."""
        return Cycles(self.periods[chosen], self.growths[chosen])

    def put(self, where: Indices, others: Cycles) -> None:
        """Write down what was seen of some paths."""
        self.periods[where], self.growths[where] = others.periods, others.growths

    def one(self, path: int) -> Cycle | None:
        """That of one path."""
        period, growth = float(self.periods[path]), float(self.growths[path])
        return None if math.isnan(growth) else Cycle(period, growth)


def no_cycles(paths: int) -> Cycles:
    """Nothing seen yet."""
    return Cycles(np.full(paths, np.nan), np.full(paths, np.nan))


def cycles_of(turning_points: TurningPoints) -> Cycles:
    """The cycles that paths run on, where their last rounds show one.

    Examples
    --------
    >>> from symgame.numeric.turning_points import no_turning_points
    >>> circle = no_turning_points(coordinates=2, paths=1)
    >>> for n in range(8):
    ...     sign = 1 - n % 2 * 2
    ...     circle.add([0, 1], [0, 0], [2 * n, 2 * n + 1], [[sign, 0], [0, sign]])
    >>> cycles_of(circle).one(0)
    Cycle(period=4.0, growth=1.0)
    """
    times, logits = turning_points.oldest_first()
    counts = turning_points.counts
    many: Truths = counts >= KEPT
    turns: Truths = many & (np.ptp(_bounded(np.einsum("ktkp->ktp", logits)), axis=1) > STILL)
    begin = np.where(turns, times[:, 0], np.inf).min(axis=0, initial=np.inf)
    has_begun = (~many & (counts > 0) & (times[:, -1] > begin)).any(axis=0)  # only now: another may follow
    is_open = (turns.sum(axis=0) >= 2) & ~has_begun
    with np.errstate(all="ignore"):  # where there are too few turning points, all is NaN
        every_second, every_fourth = (_periods(times, logits, step) for step in (2, 4))
        periods, growths = np.where(np.isnan(every_second), every_fourth, every_second), _growths(times, logits)
        is_periodic = is_open & (~turns | ~np.isnan(periods)).all(axis=0)
        least = np.where(turns, growths, np.inf).min(axis=0, initial=np.inf)
        largest = np.where(turns, growths, -np.inf).max(axis=0, initial=-np.inf)
        is_growing = is_open & ~is_periodic & (largest - least < ALIKE * largest)
        period, growth = _mean(periods, turns), _mean(growths, turns)
    return Cycles(
        np.where(is_periodic, period, np.nan), np.where(is_periodic, 1.0, np.where(is_growing, growth, np.nan))
    )


def _periods(times: Numbers, logits: Numbers, step: int) -> Numbers:
    """Of each coordinate the time of so many turning points, where they are the same again and again."""
    last, points = times[:, 1:], _bounded(logits[:, 1:])
    laps = last[:, step:] - last[:, :-step]
    returns = np.abs(points[:, step:] - points[:, :-step]).max(axis=(1, 2))
    swing = np.abs(points[:, 1:] - points[:, :-1]).max(axis=(1, 2))
    mean = laps.mean(axis=1)
    is_same = (np.ptp(laps, axis=1) <= SAME * mean) & (returns <= np.minimum(SAME, SAME_SWING * swing))
    return np.where(is_same, mean, np.nan)


def _bounded(logits: Numbers) -> Numbers:
    """Shares instead of logits: what goes to 0 or 1 besides the cycle has come back, too."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -700, 700))))


def _growths(times: Numbers, logits: Numbers) -> Numbers:
    """Of each coordinate the common factor of its logits and times from one round to the next, if it is above 1."""
    heights = np.abs(np.einsum("ktkp->ktp", logits))
    laps = times[:, 2:] - times[:, :-2]
    ratios = np.concatenate([laps[:, 2:] / laps[:, :-2], (heights[:, 2:] / heights[:, :-2])[:, 2:]], axis=1)
    mean = ratios.mean(axis=1)
    is_far = heights[:, -ROUNDS:].min(axis=1) >= FAR
    is_one = (np.ptp(ratios, axis=1) <= ALIKE * mean) & (mean >= 1 + ALIKE)
    return np.where(is_far & is_one, mean, np.nan)


def _mean(values: Numbers, turns: Truths) -> Numbers:
    return np.asarray(np.where(turns, values, 0.0).sum(axis=0) / turns.sum(axis=0))
