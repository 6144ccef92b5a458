"""Printed rest points: at the witness they lie outside the state space, or are not at rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from symgame.recheck.claims.arithmetic import FORMULAS, NUMBERS
from symgame.recheck.claims.asked import Asked, alternatives_of, outside
from symgame.recheck.claims.motion import velocity
from symgame.recheck.fields import list_of, object_of, part_of, texts_of
from symgame.recheck.quotients import Quotient, unknown
from symgame.recheck.reading import expression, name_of
from symgame.recheck.refusals import Unreadable, Unsettled
from symgame.recheck.trees import Number, Tree
from symgame.recheck.values import values_of

CALLED = "the stability of rest points other than vertices is symgame's word"
INSIDE = "it is at rest identically; that it can lie in the state space is symgame's word"


def rest_point_refuted(asked: Asked) -> str:
    """Whether the point is not at rest, or outside, at the witness."""
    values, state = asked.values(), asked.state()
    game, claimed = asked.game, _claimed(asked)
    fixed = values_of(object_of(claimed, "values", asked.place))
    if any(not NUMBERS.is_zero(values[name] - value) for name, value in fixed.items() if name in values):
        return "the witness has other values than the claim"
    free: Mapping[str, Any] = object_of(claimed, "free", asked.place)
    names = {**values, **{name: value for name, value in state.items() if name not in game.names}}
    if set(names) != game.parameters | set(map(name_of, free)) or not set(game.names) <= set(state):
        return "the witness has not one value for each name"
    for name in free:
        if not all(line.holds(names) for line in alternatives_of(free, name, asked.place)[0]):
            return f"the bounds of {name[:40]} do not hold at the witness"
    for share, tree in zip(game.names, _point(asked, claimed), strict=True):
        if not NUMBERS.is_zero(NUMBERS(tree, names) - state[share]):
            return "the state of the witness is not the printed point"
    if outside(game, [state[share] for share in game.names]):
        return ""
    if not game.is_known:
        return "there is nothing to derive from"
    at = {**values, **{share: state[share] for share in game.names}}
    if all(NUMBERS.is_zero(velocity(game, share, NUMBERS, at)) for share in game.names):
        if claimed.get("stability"):
            raise Unsettled(CALLED)
        return "the point is at rest, in the state space, at the witness"
    return ""


def rest_point_proved(asked: Asked) -> str:
    """Whether the field vanishes at the point identically."""
    game, claimed = asked.game, _claimed(asked)
    point = _point(asked, claimed)
    names: dict[str, Quotient] = {name: unknown(name) for name in game.parameters}
    names |= {name_of(name): unknown(name_of(name)) for name in object_of(claimed, "free", asked.place)}
    for name, value in values_of(object_of(claimed, "values", asked.place)).items():
        if value.rational is None:
            raise Unsettled("a value is not rational")
        names[name] = FORMULAS.number(value.rational)
    at = {**names, **{share: FORMULAS(tree, names) for share, tree in zip(game.names, point, strict=True)}}
    if any(velocity(game, share, FORMULAS, at).above for share in game.names):
        raise Unsettled("the field does not vanish identically: that it does under the assumptions is symgame's word")
    if claimed.get("stability"):
        raise Unsettled(CALLED)
    if not all(isinstance(tree, Number) for tree in point):
        raise Unsettled(INSIDE)
    return outside(game, [NUMBERS(tree, {}) for tree in point])


def _claimed(asked: Asked) -> Mapping[str, Any]:
    points = list_of(part_of(asked.record, "printed", "the file"), "rest_points", "'printed'")
    if not asked.where.isascii() or not asked.where.isdigit() or not int(asked.where[:9]) < len(points):
        raise Unreadable(f"there is no rest point '{asked.where[:40]}'")
    found = points[int(asked.where[:9])]
    if not isinstance(found, dict):
        raise Unreadable("a rest point is an object")
    return found


def _point(asked: Asked, claimed: Mapping[str, Any]) -> list[Tree]:
    texts = texts_of(claimed, "point", asked.place)
    if len(texts) != len(asked.game.names) or texts != asked.words():
        raise Unreadable("the point has other coordinates than the game has shares")
    return [expression(text) for text in texts]
