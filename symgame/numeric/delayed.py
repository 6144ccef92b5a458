"""What a simulation with delay is: paths from several starts. They are computed in :mod:`symgame.numeric.delay`."""

from __future__ import annotations

from dataclasses import dataclass

from symgame.dynamics.field import VectorField
from symgame.errors import counted
from symgame.numeric.simulation import Numbers
from symgame.players import Scenario
from symgame.shown import Shown


@dataclass(frozen=True, slots=True, eq=False)
class DelayedRun:
    """One path from one start.

    Attributes
    ----------
    initial : ndarray, shape (shares,)
        The start, and all that was before it.
    times : ndarray, shape (steps,)
    states : ndarray, shape (steps, shares)
        In [0, 1].
    """

    initial: Numbers
    times: Numbers
    states: Numbers

    def __repr__(self) -> str:
        start, last = (", ".join(f"{share:.4g}" for share in state) for state in (self.initial, self.end))
        return f"DelayedRun from ({start}) to ({last}) at time {self.times[-1]:.4g}, {len(self.times)} points"

    @property
    def end(self) -> Numbers:
        """The last state."""
        last: Numbers = self.states[-1]
        return last

    @property
    def range(self) -> tuple[Numbers, Numbers]:
        """The least and the greatest value of every share in the last quarter of the time."""
        late = self.states[self.times >= 0.75 * self.times[-1]]
        return late.min(axis=0), late.max(axis=0)


@dataclass(frozen=True, slots=True, eq=False)
class DelayedSimulation(Shown):
    """Paths of one field at one scenario, with one delay.

    Attributes
    ----------
    field : VectorField
        At the values of the scenario.
    scenario : Scenario
    delay : float
    horizon : float
    runs : tuple of DelayedRun
        One per start.
    """

    field: VectorField
    scenario: Scenario
    delay: float
    horizon: float
    runs: tuple[DelayedRun, ...]

    def __repr__(self) -> str:
        about = f"{self.field.game.slug!r} at {self.scenario.name!r}"
        runs = counted(len(self.runs), "run")
        return f"DelayedSimulation of {about}: delay {self.delay:g}, {runs} to time {self.horizon:.4g}"
