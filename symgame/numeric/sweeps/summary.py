"""A sweep in numbers: how many of its points have which ESS, and where the paths from each start go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from symgame.numeric.simulation import Numbers, Outcome
from symgame.numeric.sweeps.chunk import OUTCOMES
from symgame.numeric.sweeps.ess import Status
from symgame.numeric.sweeps.plan import Sweep
from symgame.numeric.sweeps.reading import plan_of
from symgame.numeric.sweeps.setting import setting_of
from symgame.players import profile_key


@dataclass(frozen=True, slots=True)
class Ends:
    """Of the paths from one start: how many go where.

    Attributes
    ----------
    start : tuple of float
        The shares, in the order of ``game.shares``.
    counts : tuple of (Outcome, str, int)
        With the key of the vertex, empty for other outcomes; the most frequent first.
    """

    start: tuple[float, ...]
    counts: tuple[tuple[Outcome, str, int], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The points of a sweep, counted.

    Attributes
    ----------
    plan : Sweep
    sets : tuple of (tuple of str, int)
        The sets of ESS that occur, as keys of vertices; the most frequent first.
    others : tuple of (Status, int)
        Points that have none: not allowed, without a value, undecided or not done.
    ends : tuple of Ends
        One a start.
    """

    plan: Sweep
    sets: tuple[tuple[tuple[str, ...], int], ...]
    others: tuple[tuple[Status, int], ...]
    ends: tuple[Ends, ...]


def summary(found: Any) -> Summary:
    """What a sweep comes to.

    Parameters
    ----------
    found : xarray.Dataset
        From :func:`~symgame.numeric.sweeps.reading.read_sweep`.
    """
    plan, status, index = plan_of(found), np.asarray(found.status.values), np.asarray(found.ess.values)
    numbers = [(tuple(text.split()), int((index == k).sum())) for k, text in enumerate(found.attrs["ess_sets"])]
    others = [(each, int((status == each).sum())) for each in Status if each is not Status.TOLD]
    return Summary(
        plan,
        tuple(sorted(numbers, key=lambda item: -item[1])),
        tuple(item for item in others if item[1]),
        _ends(found, plan) if plan.starts else (),
    )


def _ends(found: Any, plan: Sweep) -> tuple[Ends, ...]:
    outcome = np.asarray(found.outcome.values).reshape(-1, len(plan.starts))
    end = np.asarray(found.end.values).reshape(*outcome.shape, -1)
    result = []
    for s, start in enumerate(plan.starts):
        counts: list[tuple[Outcome, str, int]] = []
        for number, kind in enumerate(OUTCOMES):
            chosen = outcome[:, s] == number
            if kind is Outcome.VERTEX:
                ends, sizes = np.unique(end[chosen, s], axis=0, return_counts=True)
                counts += [(kind, key_of(plan, row), int(n)) for row, n in zip(ends, sizes, strict=True)]
            elif chosen.any():
                counts.append((kind, "", int(chosen.sum())))
        counts.sort(key=lambda item: -item[2])
        result.append(Ends(tuple(map(float, start)), tuple(counts)))
    return tuple(result)


def key_of(plan: Sweep, end: Numbers) -> str:
    """The key of the vertex at which a path ends."""
    shape, profile, column = setting_of(plan).game.shape, [], 0
    for m in shape:
        size = 1 if m == 2 else m
        own = end[column : column + size]
        profile.append(int(own[0] < 0.5) if m == 2 else int(np.argmax(own)))
        column += size
    return profile_key(tuple(profile), shape)
