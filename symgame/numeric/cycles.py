"""Cycles, told from the points at which coordinates turn round.

*Periodic*: the turning points of every coordinate that turns come back to themselves, and so do the
times between them. *Heteroclinic*: the path visits the same vertices again and again, and comes closer
each time; the logits at the turning points and the times between them grow by one factor above 1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from symgame.numeric.path import Path
from symgame.numeric.simulation import Numbers

ROUNDS = 3
"""So many rounds must agree."""

SAME = 1e-5
"""Relative difference of turning points and periods that counts as a return."""

ALIKE = 0.05
"""Relative difference of growth factors that counts as one factor."""

FAR = 3.0
"""Logits of a turning point near a vertex: shares beyond 0.95 or below 0.05."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """What was seen: the period, or the factor by which rounds grow longer."""

    is_heteroclinic: bool
    period: float
    growth: float


def cycle_of(path: Path) -> Cycle | None:
    """The cycle that a path runs on, if its last rounds show one."""
    turns_of: dict[int, list[tuple[float, Numbers]]] = {}
    for time, k, logits in path.turns:
        turns_of.setdefault(k, []).append((time, logits))
    turning = {k: turns for k, turns in turns_of.items() if len(turns) >= 2 * (ROUNDS + 1)}
    if len(turning) < 2:
        return None
    begin = min(turns[-2 * (ROUNDS + 1)][0] for turns in turning.values())
    if any(turns[-1][0] > begin for k, turns in turns_of.items() if k not in turning):
        return None  # another coordinate has only begun to turn
    periodic = [_period(turns) for turns in turning.values()]
    if all(period is not None for period in periodic):
        return Cycle(False, float(np.mean([p for p in periodic if p is not None])), 1.0)
    factors = [_growth(turns, k) for k, turns in turning.items()]
    known = [factor for factor in factors if factor is not None]
    if len(known) == len(factors) and max(known) - min(known) < ALIKE * max(known):
        k, turns = next(iter(turning.items()))
        return Cycle(True, turns[-1][0] - turns[-3][0], float(np.mean(known)))
    return None


def _period(turns: list[tuple[float, Numbers]]) -> float | None:
    """The time between every other turning point, if they are one and the same again and again."""
    times = np.array([time for time, _ in turns[-2 * ROUNDS - 1 :]])
    points = np.array([_bounded(logits) for _, logits in turns[-2 * ROUNDS - 1 :]])
    periods = times[2:] - times[:-2]
    returns = np.abs(points[2:] - points[:-2]).max(axis=1)
    if np.ptp(periods) > SAME * periods.mean() or returns.max() > SAME:
        return None
    return float(periods.mean())


def _bounded(logits: Numbers) -> Numbers:
    """Shares instead of logits: what goes to 0 or 1 besides the cycle has come back, too."""
    return 1.0 / (1.0 + np.exp(-np.clip(logits, -700, 700)))


def _growth(turns: list[tuple[float, Numbers]], k: int) -> float | None:
    """The common factor of the logits and of the times from one round to the next, if it is above 1."""
    times = np.array([time for time, _ in turns])
    heights = np.array([abs(logits[k]) for _, logits in turns])
    laps = (times[2:] - times[:-2])[-2 * ROUNDS :]
    ratios = np.concatenate([laps[2:] / laps[:-2], (heights[2:] / heights[:-2])[-2 * ROUNDS + 2 :]])
    if heights[-ROUNDS:].min() < FAR or np.ptp(ratios) > ALIKE * ratios.mean() or ratios.mean() < 1 + ALIKE:
        return None
    return float(ratios.mean())
