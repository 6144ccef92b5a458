"""The conditions under which a point off the vertices exists, for print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import Symbol

from symgame.algebra.share_polynomials import constant_ratio
from symgame.conditions.relation import Relation
from symgame.display.table import Line, Math, line
from symgame.equilibria.existence import TooLong, same_sign
from symgame.equilibria.rest_point import RestPoint
from symgame.presentation.edition import Edition, starred
from symgame.presentation.mixed.coordinates import MAX_LENGTH, between_bounds, is_said, starred_coordinates


def existence_lines(edition: Edition, point: RestPoint) -> Iterator[Line]:
    """``0 < x* < 1`` for conditions on the coordinates themselves, the others as they are."""
    conditions = point.exists
    if is_said(edition, point):
        all_between = [between_bounds(name) for name, _ in starred_coordinates(edition.game.shares, point)]
        yield edition.sentence("exists real", between=edition.listed(all_between))
        return
    if conditions.always_hold:
        if not point.free:
            yield line(edition.say("exists always"))
    else:
        between, rest = about_coordinates(edition.game.shares, point)
        shown = [*(between_bounds(name) for name in between), *relation_lines(edition, rest)]
        yield edition.sentence("exists if", conditions=edition.listed(shown, "comma relations"))
        yield from _ways(edition, point)
    if point.limits:
        limits = edition.listed([line(relation) for relation in point.limits], "comma")
        yield edition.sentence("for all", limits=limits)


def _ways(edition: Edition, point: RestPoint) -> Iterator[Line]:
    """``0 < x* < 1`` as comparisons of parameters: two of them, which hold together or are reversed together."""
    if point.root is not None or point.free or max(edition.game.shape) > 2:
        return
    between, _ = about_coordinates(edition.game.shares, point)
    for place, (share, coordinate) in enumerate(zip(edition.game.shares, point.shown, strict=True)):
        name = Math(starred(share))
        if name not in between or coordinate.is_Rational:
            continue
        ratio = constant_ratio(point.shares[place])
        try:
            where = same_sign((ratio.numerator, ratio.denominator - ratio.numerator), edition.given)
        except TooLong:
            continue
        shown = relation_lines(edition, where.alternatives[0]) if len(where.alternatives) == 2 else []
        if len(shown) == 2 and all(edition.length(relation) <= MAX_LENGTH for relation in where.alternatives[0]):
            yield edition.sentence(
                "exists ways", share=between_bounds(name), ways=edition.listed(shown, "and relations")
            )


def relation_lines(edition: Edition, relations: Sequence[Relation]) -> list[Line]:
    """Relations for print, without those that others imply; instead of long ones a remark."""
    short = [r for r in relations if edition.length(r) <= MAX_LENGTH]
    shown = [line(edition.benefit_over_cost(r)) for r in edition.irredundant(short)]
    return shown if len(short) == len(relations) else [*shown, (edition.say("too long"),)]


def about_coordinates(shares: Sequence[Symbol], point: RestPoint) -> tuple[list[Math], list[Relation]]:
    """The coordinates of which a relation says that they lie between 0 and 1; the other relations."""
    between: list[Math] = []
    rest = list(point.exists.relations)
    for name, coordinate in starred_coordinates(shares, point):
        own = [r for r in rest if coordinate in (r.left, r.right) and (r.left == 0 or r.right == 1)]
        if len(own) == 2:
            between.append(name)
            rest = [r for r in rest if r not in own]
    return between, rest
