"""What an ensemble is: paths from many starts at many points of parameter space, and where each of them goes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from symgame.dynamics.field import VectorField
from symgame.errors import counted
from symgame.numeric.points import Points
from symgame.numeric.simulation import Cycle, Numbers, Outcome
from symgame.players import Profile

KINDS = tuple(Outcome)
"""What the numbers of :attr:`Ensemble.kind` stand for."""

NOT_DONE = -1
"""The kind of a path that was not followed because of an interruption."""


@dataclass(frozen=True, slots=True, eq=False)
class Ensemble:
    """Paths from ``S`` starts at ``P`` points, and where each of them goes.

    Attributes
    ----------
    field : VectorField
        As it was given, with its parameters.
    points : ndarray, shape (P, parameters)
        In the order of ``game.symbols``.
    starts : ndarray, shape (S, shares)
        In the order of ``game.shares``.
    kind : ndarray of int, shape (P, S)
        The place in :data:`KINDS`, the members of ``Outcome`` in their order; -1 if it was not followed.
    end : ndarray, shape (P, S, shares)
        What the path converges to; NaN where there is none, or it is not known.
    vertex : ndarray of int, shape (P, S)
        The place of the vertex among ``game.profiles``; -1 where it goes to none.
    time : ndarray, shape (P, S)
        When every share is within 0.01 of the end for good; NaN where it has no end, or was not
        followed so far.
    period, growth : ndarray, shape (P, S)
        Of the cycle that the path runs on, NaN for all else: see :class:`~symgame.numeric.simulation.Cycle`.
    engine : str
        ``numpy`` or ``heyoka``.
    is_complete : bool
        False if it was interrupted.
    """

    field: VectorField
    points: Numbers
    starts: Numbers
    kind: NDArray[np.int8]
    end: Numbers
    vertex: NDArray[np.int32]
    time: Numbers
    period: Numbers
    growth: Numbers
    engine: str
    is_complete: bool

    def __repr__(self) -> str:
        size = f"{counted(len(self.points), 'point')} x {counted(len(self.starts), 'start')}"
        kinds = (f"{number} {kind.value}" for k, kind in enumerate(KINDS) if (number := int((self.kind == k).sum())))
        state = "" if self.is_complete else ", interrupted"
        return f"Ensemble of {self.field.game.slug!r}: {size}, {', '.join(kinds) or 'nothing followed'}{state}"

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The vertices, to which the numbers of ``vertex`` point."""
        return tuple(self.field.game.profiles)

    def cycle(self, point: int, start: int) -> Cycle | None:
        """The cycle that a path runs on; its ``why`` is the evidence."""
        if self.kind[point, start] != KINDS.index(Outcome.CYCLE):
            return None
        return Cycle(float(self.period[point, start]), float(self.growth[point, start]))


def empty_ensemble(field: VectorField, points: Points, starts: Numbers, engine: str) -> Ensemble:
    """Nothing followed yet."""
    both = (len(points), len(starts))
    return Ensemble(
        field,
        points.values,
        starts,
        np.full(both, NOT_DONE, dtype=np.int8),
        np.full((*both, starts.shape[1]), np.nan),
        np.full(both, -1, dtype=np.int32),
        np.full(both, np.nan),
        np.full(both, np.nan),
        np.full(both, np.nan),
        engine,
        False,
    )
