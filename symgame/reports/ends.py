"""Where runs end, as documents name it."""

from __future__ import annotations

from symgame.display.table import Line
from symgame.numeric.simulation import Outcome, Run, Simulation
from symgame.players import profile_key
from symgame.presentation.basins import end_line
from symgame.presentation.edition import Edition
from symgame.presentation.simulated import profile_at


def vertex_reached(simulation: Simulation, run: Run) -> str:
    """The key of the vertex to which a run leads; empty where it leads elsewhere."""
    if run.kind is not Outcome.VERTEX or run.end is None:
        return ""
    return profile_key(profile_at(simulation, run.end), simulation.field.game.shape)


def end_of(edition: Edition, simulation: Simulation, run: Run) -> Line:
    """``E8(1,1,1)``, a mixed point by its shares, or what kind of end it is."""
    end = () if run.end is None else tuple(float(share) for share in run.end)
    return end_line(edition, run.kind, vertex_reached(simulation, run), end)


def arrival_of(edition: Edition, simulation: Simulation, run: Run) -> Line:
    """The same with the time from which on the run is there."""
    end = end_of(edition, simulation, run)
    return edition.sentence("arrival", end=end, time=f"{run.time:.4g}") if run.time else end
