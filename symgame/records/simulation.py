"""Simulations as JSON, the answer of ``symgame simulate --json``, and as CSV, its ``--csv``."""

from __future__ import annotations

import csv
import io

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
                "start_is_rest_point": run.start_is_rest_point,
                "separatrix": run.is_separatrix,
            }
            for run in simulation.runs
        ],
    }


def simulated_csv(simulation: Simulation) -> str:
    """The times and states of all runs, one line each: the start's number from 1, the time, the shares.

    Examples
    --------
    >>> from symgame import load, replicator, simulate
    >>> game = load("llm-iar")
    >>> text = simulated_csv(simulate(replicator(game), game.scenarios[0]))
    >>> text.splitlines()[:2]
    ['start,time,x,y,z', '1,0.0,0.5,0.5,0.5']
    """
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(["start", "time", *(share.name for share in simulation.field.game.shares)])
    for number, run in enumerate(simulation.runs, 1):
        for time, state in zip(run.times.tolist(), run.states.tolist(), strict=True):
            writer.writerow([number, time, *state])
    return lines.getvalue()
