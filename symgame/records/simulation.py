"""Simulations as JSON: the answer of ``symgame simulate --json``."""

from __future__ import annotations

from symgame.numeric.simulation import Simulation
from symgame.records.writer import Json, nested


def simulated(simulation: Simulation) -> Json:
    """The runs of a simulation as a JSON object; shares as numbers, nested as starts are in a file."""
    lengths = [len(player.shares) for player in simulation.field.game.players]
    return {
        "slug": simulation.field.game.slug,
        "scenario": simulation.scenario.name,
        "starts": [
            {
                "initial": nested(run.initial.tolist(), lengths),
                "outcome": None if run.end is None else nested(run.end.tolist(), lengths),
                "kind": run.kind.value,
                "time": run.time,
                "why": run.why,
            }
            for run in simulation.runs
        ],
    }
