"""Delay as JSON: the answer of ``symgame delay --json``."""

from __future__ import annotations

from symgame.errors import InvalidExpressionError
from symgame.numeric.delayed import DelayedSimulation
from symgame.records.writer import Json, Writer, nested
from symgame.stability.delay.bounds import DelayBound
from symgame.stability.delay.delayed import Delayed
from symgame.stability.delay.points import DelayedPoint


def delay_record(found: Delayed, drawn: DelayedSimulation | None = None) -> Json:
    """The rest points under delay; a threshold is ``arcsin(sine)/modulus``."""
    text = Writer(found.field.game)
    return {
        "slug": found.field.game.slug,
        "undecided_vertices": list(found.zero),
        "rest_points": [_point(each, text) for each in found.points],
        "unsolved_faces": len(found.rest.unsolved),
        "simulation": None if drawn is None else _simulation(drawn),
    }


def _point(each: DelayedPoint, text: Writer) -> Json:
    lengths = [len(player.shares) for player in each.field.game.players]
    return {
        "kind": each.point.kind.value,
        "point": nested([text(value) for value in each.point.shown], lengths),
        "without_delay": each.finding.stability.value,
        "verdict": each.verdict.value,
        "stable_if": text.relations(each.conditions),
        "thresholds": [_bound(bound, text) for bound in each.bounds],
        "why": each.why,
    }


def _bound(bound: DelayBound, text: Writer) -> Json:
    """Modulus and sine as formulas, and as far as they are numbers twelve digits of the threshold."""
    is_number = not bound.value.free_symbols
    try:
        modulus, sine = text(bound.modulus), text(bound.sine)
    except InvalidExpressionError:  # roots of a cubic or more have no formula
        modulus = sine = ""
    return {
        "modulus": modulus or None,
        "sine": sine or None,
        "about": float(bound.value.evalf(12)) if is_number else None,
        "where": text.relations(bound.where),
    }


def _simulation(drawn: DelayedSimulation) -> Json:
    lengths = [len(player.shares) for player in drawn.field.game.players]
    starts = []
    for run in drawn.runs:
        low, high = run.range
        states = {"initial": run.initial, "end": run.end, "low": low, "high": high}
        starts.append({key: nested(state.tolist(), lengths) for key, state in states.items()})
    return {"scenario": drawn.scenario.name, "delay": drawn.delay, "horizon": drawn.horizon, "starts": starts}
