"""Noise as JSON: the answer of ``symgame noise --json``."""

from __future__ import annotations

from typing import Any

from symgame.numeric.noise.simulation import NearVertex, NoisyRun, NoisySimulation
from symgame.records.writer import Json, Writer
from symgame.stability.noise.notions import Notion
from symgame.stability.noise.vertices import NoisyVertices


def noise_record(found: NoisyVertices, drawn: NoisySimulation | None = None) -> Json:
    """The vertices under noise, both notions by name, and the paths that were drawn."""
    text = Writer(found.game)
    names = [player.var for player in found.game.players]
    edges = [
        {
            "player": names[edge.player],
            "ends": list(edge.ends),
            "both_almost_surely_if": text.relations(edge.conditions),
            "possible": edge.is_possible,
        }
        for edge in found.edges or ()
    ]
    return {
        "slug": found.game.slug,
        "noise": dict(zip(names, map(text, found.noise_terms), strict=True)),
        "sigma": dict(zip(names, map(text, found.intensities.values), strict=True)),
        "vertices": {
            each.vertex.key: {
                "eigenvalues": [text(value) for value in each.vertex.eigenvalues] if each.almost_sure else None,
                "almost_surely": _notion(each.almost_sure, text),
                "mean_square": _notion(each.mean_square, text),
                "gains": each.gains,
                "loses": each.loses,
            }
            for each in found.vertices
        },
        "edges": None if found.edges is None else edges,
        "simulation": None if drawn is None else _drawn(drawn),
    }


def _notion(notion: Notion | None, text: Writer) -> Json | None:
    if notion is None:
        return None
    return {
        "verdict": notion.verdict.value,
        "conditions": text.relations(notion.conditions),
        "signs": [sign.value for sign in notion.signs],
    }


def _drawn(drawn: NoisySimulation) -> Json:
    return {
        "scenario": drawn.scenario.name,
        "noise": drawn.form.value,
        "sigma": [str(value) for value in drawn.intensities.values],
        "paths": drawn.paths,
        "horizon": drawn.horizon,
        "seed": drawn.seed,
        "starts": [_run(run) for run in drawn.runs],
    }


def _run(run: NoisyRun) -> Json:
    near: dict[str, Any] = {each.key: _near(each) for each in run.near}
    return {"initial": run.initial.tolist(), "near": near, "elsewhere": _near(run.elsewhere)}


def _near(each: NearVertex) -> Json:
    return {"count": each.count, "share": each.share, "interval": [each.low, each.high]}
