"""Thresholds as JSON: the answer of ``symgame thresholds --json``.

Numbers are exact strings in the syntax of game files. A root of an equation of third or higher degree has
no such string: it is an object with its equation and two rational numbers between which it lies.
"""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Expr, Rational, Symbol, expand, floor
from sympy.polys.rootoftools import ComplexRootOf

from symgame.conditions.interval import Interval
from symgame.game import Game
from symgame.players import Scenario
from symgame.records.writer import Json, Writer
from symgame.stability.thresholds.bounds import Alternative, Bound
from symgame.stability.thresholds.ess_conditions import EssCondition
from symgame.stability.thresholds.interval_ends import End, Stretch
from symgame.stability.thresholds.solution_set import Piece
from symgame.stability.thresholds.threshold_values import Check, ThresholdValues
from symgame.stability.thresholds.thresholds import Thresholds
from symgame.stability.thresholds.vertex_thresholds import VertexThresholds

WIDTH = Rational(1, 10**12)
"""How near the two numbers are between which a root is said to lie."""


def threshold_sets(game: Game, every: Sequence[VertexThresholds], scenario: Scenario | None) -> Json:
    """The thresholds of vertices as a JSON object."""
    text = Writer(game)
    return {
        "slug": game.slug,
        "scenario": None if scenario is None else scenario.name,
        "vertices": {each.vertex.key: _vertex(each, text) for each in every},
    }


def _vertex(each: VertexThresholds, text: Writer) -> Json:
    parameters = {str(found.parameter.name): _threshold(found, text) for found in each.thresholds}
    for values in each.values:
        parameters[str(values.thresholds.parameter.name)]["at"] = _at(values, text)
    return {
        "verdict": each.vertex.verdict.value,
        "conditions": [_condition(condition, text) for condition in each.conditions],
        "parameters": parameters,
    }


def _condition(condition: EssCondition, text: Writer) -> Json:
    return {
        "relation": condition.relation.text(text.order),
        "eigenvalues": list(condition.eigenvalues),
        "neighbours": list(condition.neighbours),
    }


def _threshold(found: Thresholds, text: Writer) -> Json:
    return {
        "range": _interval(found.range, found.parameter, text),
        "assumed": [relation.text(text.order) for relation in found.assumed],
        "lower": [_bound(bound, text) for bound in found.lower],
        "upper": [_bound(bound, text) for bound in found.upper],
        "conditional": [_alternative(each, found.parameter, text) for each in found.alternatives],
        "as_stated": [_condition(condition, text) for condition in found.as_stated],
        "also_needed": [_condition(condition, text) for condition in found.needed],
    }


def _interval(interval: Interval, parameter: Symbol, text: Writer) -> Json:
    return _piece(Piece(interval.low, interval.high, interval.low_closed, interval.high_closed), parameter, text)


def _bound(bound: Bound, text: Writer) -> Json:
    record: Json = {"bound": text(bound.value), "from": _condition(bound.condition, text)}
    return {**record, "closed": True} if bound.is_closed else record


def _alternative(each: Alternative, parameter: Symbol, text: Writer) -> Json:
    """A coefficient's sign, and what is asked there: the same conditions as lists of relations everywhere."""
    asked = [each.bound.relation(parameter).text(text.order)] if each.bound else text.relations(each.rest)
    return {
        "where": [relation.text(text.order) for relation in each.where],
        "asks": asked,
        "possible": not each.rest.is_impossible,
        "from": _condition(each.condition, text),
    }


def _at(values: ThresholdValues, text: Writer) -> Json:
    parameter, around = values.thresholds.parameter, values.around
    below, above = (None, None) if around is None else values.distances(around)
    is_known = values.value is not None and values.is_complete
    return {
        "value": None if values.value is None else text(values.value),
        "inside": around is not None if is_known else None,
        "complete": values.is_complete,
        "allowed": [_piece(piece, parameter, text) for piece in values.allowed],
        "intervals": [_stretch(stretch, parameter, text) for stretch in values.stretches],
        "distance": {"falling": _number(below, parameter, text), "rising": _number(above, parameter, text)},
        "conditions": [_check(check, parameter, text) for check in values.checks],
    }


def _piece(piece: Piece, parameter: Symbol, text: Writer) -> Json:
    return {
        "low": _number(piece.low, parameter, text),
        "high": _number(piece.high, parameter, text),
        "low_closed": piece.low_closed,
        "high_closed": piece.high_closed,
    }


def _stretch(stretch: Stretch, parameter: Symbol, text: Writer) -> Json:
    ends = {"falling": _end(stretch.low, text), "rising": _end(stretch.high, text)}
    return {**_piece(stretch.piece, parameter, text), **ends}


def _end(end: End, text: Writer) -> Json:
    """What binds first on the way to an end, and what comes after it."""
    return {
        "binds": [_condition(condition, text) for condition in end.conditions],
        "assumed": [relation.text(text.order) for relation in end.assumed],
        "gains": list(end.neighbours),
        "ess_beyond": list(end.successors),
    }


def _check(check: Check, parameter: Symbol, text: Writer) -> Json:
    pieces = None if check.pieces is None else [_piece(piece, parameter, text) for piece in check.pieces]
    left, right = check.sides or (None, None)
    return {
        "relation": check.condition.relation.text(text.order),
        "left": _number(left, parameter, text),
        "right": _number(right, parameter, text),
        "holds": check.holds,
        "where": pieces,
    }


def _number(value: Expr | None, parameter: Symbol, text: Writer) -> str | Json | None:
    """An exact number; ``None`` is none."""
    if value is None:
        return None
    middles = {root: root.eval_rational(dx=WIDTH / 1000) for root in value.atoms(ComplexRootOf)}
    if not middles:
        return text(value)
    # Rounded, because how far SymPy has narrowed a root depends on what was asked of it before.
    middle = floor(expand(value.xreplace(middles)) / WIDTH) * WIDTH
    between: Json = {"between": [text(middle - WIDTH), text(middle + 2 * WIDTH)]}
    if not isinstance(value, ComplexRootOf):
        return between  # how far a root is from another number
    polynomial = value.args[0]
    named = polynomial.xreplace(dict.fromkeys(polynomial.free_symbols, parameter))
    return {"root_of": f"{text(named)} == 0", **between}
