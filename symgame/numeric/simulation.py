"""What a simulation is: runs from several starts, and where each of them goes."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from symgame.analysis import Analysis
from symgame.dynamics.field import VectorField
from symgame.errors import counted
from symgame.players import Scenario
from symgame.shown import Shown, shortened

Numbers = NDArray[np.float64]


class Outcome(Enum):
    """Where a run goes, as far as it is told with evidence."""

    VERTEX = "vertex"
    REST_SET = "rest set"
    INTERIOR = "interior"
    CYCLE = "cycle"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Cycle:
    """What a path runs on.

    Attributes
    ----------
    period : float
        Of a periodic orbit; NaN on the way to a heteroclinic cycle.
    growth : float
        How many times as long each round takes as the one before; 1 on a periodic orbit.
    """

    period: float
    growth: float

    @property
    def is_heteroclinic(self) -> bool:
        """Whether the path comes ever closer to a cycle of vertices and the paths between them."""
        return math.isnan(self.period)

    @property
    def why(self) -> str:
        """The evidence, in one sentence."""
        if self.is_heteroclinic:
            return f"it visits the same vertices again and again; each round takes {self.growth:.4g} times as long"
        return f"it returns to the same states; period {self.period:.6g}"


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """One solution of the field from one start.

    Attributes
    ----------
    initial : ndarray, shape (shares,)
        The start, in the order of ``field.game.shares``.
    times : ndarray, shape (steps,)
        From 0, increasing; unit of time of the field.
    states : ndarray, shape (steps, shares)
        The shares at these times, in [0, 1].
    kind : Outcome
    end : ndarray, shape (shares,), or None
        What it converges to; None for cycles and where that is not known.
    time : float or None
        When every share is within 0.01 of the end, for good.
    why : str
        The evidence for the kind, in one sentence.
    start_is_rest_point : bool
        Whether the field is zero at the start.
    is_separatrix : bool
        Whether it goes to a mixed rest point of which an eigenvalue has a positive real part: starts
        beside this one go elsewhere.
    cycle : Cycle or None
        What it runs on, where the kind is that.
    """

    initial: Numbers
    times: Numbers
    states: Numbers
    kind: Outcome
    end: Numbers | None
    time: float | None
    why: str
    start_is_rest_point: bool = False
    is_separatrix: bool = False
    cycle: Cycle | None = None

    def __repr__(self) -> str:
        end = "" if self.end is None else f" {_shares(self.end)}"
        told = f"until {self.times[-1]:.4g}" if self.time is None else f"near it from {self.time:.4g} on"
        points = counted(len(self.times), "point")
        return shortened(f"Run from {_shares(self.initial)}: {self.kind.value}{end}, {told}, {points}")


@dataclass(frozen=True, slots=True, eq=False)
class Simulation(Shown):
    """Runs of one field at one scenario.

    Attributes
    ----------
    analysis : Analysis
        What is exactly so at the values of the scenario.
    scenario : Scenario
    runs : tuple of Run
        One per start.
    """

    analysis: Analysis
    scenario: Scenario
    runs: tuple[Run, ...]

    def __repr__(self) -> str:
        about = f"Simulation of {self.field.game.slug!r} at {self.scenario.name!r}"
        if len(self.runs) == 1:
            return shortened(f"{about}: {self.runs[0]!r}")
        kinds = Counter(run.kind.value for run in self.runs)
        ends = ", ".join(f"{number} {kind}" for kind, number in kinds.items())
        return f"{about}: {len(self.runs)} runs, {ends}"

    @property
    def field(self) -> VectorField:
        """The field at the values of the scenario: it has no parameters left."""
        return self.analysis.field


def _shares(state: Numbers) -> str:
    """A state as it is read: ``(0.5, 0.2, 1)``."""
    return f"({', '.join(f'{share:.4g}' for share in state)})"
