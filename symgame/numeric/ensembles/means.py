"""What an engine follows paths with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from symgame.numeric.ensembles.batch import Batch, Truths
from symgame.numeric.simulation import Numbers
from symgame.numeric.turning_points import TurningPoints

Carry = Callable[[Batch, Numbers, TurningPoints, int], Truths]
"""Carries paths to times of their own and notes where they turn; at most so many steps; which came so far."""


@dataclass(frozen=True, slots=True)
class Means:
    """What an engine follows paths with.

    Attributes
    ----------
    carry : Carry
    tolerance : float
        Of its steps; the second look at a cycle takes a smaller one.
    steps : int
        The most between two looks.
    """

    carry: Carry
    tolerance: float
    steps: int
