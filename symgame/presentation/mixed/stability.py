"""The stability of a point off the vertices, for print: what it is, and on which condition."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Mul, S

from symgame.algebra import Ratio
from symgame.algebra.share_polynomials import constant_ratio
from symgame.analysis import ClassifiedPoint
from symgame.conditions.normal import are_contradictory, negative
from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign as Signed
from symgame.conditions.sign import product
from symgame.display.table import Line, Math, Sign, line
from symgame.dynamics.field import VectorField
from symgame.equilibria.rest_point import RestPoint
from symgame.presentation.edition import Edition, advantage_sign
from symgame.presentation.mixed.coordinates import MAX_LENGTH, tuple_of
from symgame.presentation.mixed.existence import relation_lines
from symgame.stability.linearised import sign_at, slope, transversals
from symgame.stability.verdict import Stability


def stability_lines(edition: Edition, field: VectorField, classified: ClassifiedPoint) -> Iterator[Line]:
    """What a point is, with the reason or the condition."""
    point, finding = classified.point, classified.finding
    if finding.stability is not Stability.DEPENDS:
        word = edition.say(finding.stability.value)
        why = edition.why(finding.why)
        yield line(edition.say("type is", type=edition.say("because", type=word, why=why) if why else word))
        return
    assert finding.becomes is not None
    relations = finding.stable_if.relations
    if _cannot_hold(edition, [*point.exists.relations, *relations]):
        yield line(edition.say("type is", type=edition.say("unstable where it exists")))
        return
    shown = (
        list(_structural(edition, field, point))
        if _is_two_mixers(edition, point)
        else relation_lines(edition, relations)
    )
    word = edition.say(finding.becomes.value)
    yield edition.sentence("type if", type=word, conditions=edition.listed(shown, "comma relations"))


def _cannot_hold(edition: Edition, relations: list[Relation]) -> bool:
    short = [r for r in relations if edition.length(r) <= MAX_LENGTH]
    return are_contradictory(short, edition.given)


def _is_two_mixers(edition: Edition, point: RestPoint) -> bool:
    return (
        len(point.mixing) == 2
        and point.root is None
        and all(len(point.support[i]) == 2 for i in point.mixing)
        and max(edition.game.shape) == 2
    )


def _structural(edition: Edition, field: VectorField, point: RestPoint) -> Iterator[Line]:
    """``dD_x/dy * dD_y/dx < 0`` and ``D_z(x*, y*, 1) > 0``: what long conditions say."""
    i, j = point.mixing
    there, back = constant_ratio(slope(field, point, i, j)), constant_ratio(slope(field, point, j, i))
    turning = Ratio(there.numerator * back.numerator, there.denominator * back.denominator)
    turns = negative(turning, edition.given)
    if not turns.always_hold:
        unsigned = [edition.ratio(r.as_expr()) for r in (there, back) if not _has_sign(edition, r)]
        turning_product = Relation(Mul(*unsigned), "<", S.Zero)
        if len(unsigned) > 1 and edition.length(turning_product) <= MAX_LENGTH:
            yield line(turning_product)
        elif all(edition.length(relation) <= MAX_LENGTH for relation in turns.relations):
            yield from relation_lines(edition, turns.relations)
        else:
            yield line(Math((*_slope_sign(edition, i, j), *_slope_sign(edition, j, i), Sign(" < 0", " < 0"))))
    outside = [k for k in range(len(edition.game.players)) if k not in point.mixing]
    for k, value in zip(outside, transversals(field, point), strict=True):
        if sign_at(field, point, value) is Signed.NEGATIVE:
            continue
        operator = ">" if point.support[k] == (0,) else "<"
        share = edition.game.players[k].shares[0]
        at = tuple_of(edition.game.shares, point)
        yield line(Math((*advantage_sign(share), *at.parts, Sign(f" {operator} 0", f" {operator} 0"))))


def _has_sign(edition: Edition, ratio: Ratio) -> bool:
    return product(edition.given.sign(ratio.numerator), edition.given.sign(ratio.denominator)).is_strict


def _slope_sign(edition: Edition, i: int, j: int) -> tuple[Sign | Expr, ...]:
    """``∂D_x/∂y``."""
    shares = [edition.game.players[k].shares[0] for k in (i, j)]
    return (
        Sign("(∂", r"\frac{\partial "),
        *advantage_sign(shares[0]),
        Sign("/∂", r"}{\partial "),
        shares[1],
        Sign(")", "}"),
    )
