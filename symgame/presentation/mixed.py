"""Equilibrium points off the vertices: coordinates, existence, type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import Expr, Mul, S, Symbol
from sympy.polys.rootoftools import ComplexRootOf

from symgame.algebra import Ratio
from symgame.analysis import Analysis, ClassifiedPoint
from symgame.conditions.assumptions import Sign as Signed
from symgame.conditions.assumptions import product
from symgame.conditions.normal import are_contradictory, negative
from symgame.conditions.relation import Relation
from symgame.display.table import Block, Heading, Item, Items, Line, Math, Paragraph, Sign, line
from symgame.dynamics.field import Scope, VectorField
from symgame.equilibria.existence import TooLong, same_sign
from symgame.equilibria.faces import Support
from symgame.equilibria.rest_points import Kind, RestPoint, constant_ratio
from symgame.presentation.edition import Edition, advantage_sign, point_name, starred
from symgame.stability.linearised import sign_at, slope, transversals
from symgame.stability.verdict import Stability

MAX_POINTS = 24
"""The most points that are listed."""

MAX_LENGTH = 170
"""Longer coordinates and conditions are said in words."""


def mixed(edition: Edition, analysis: Analysis) -> Iterator[Block]:
    """The list of mixed points, and the theorem on their stability as far as it applies."""
    yield Heading(edition.say("mixed points"))
    yield Paragraph((edition.say(_THEOREMS[analysis.field.scope]),))
    found = [c for c in analysis.rest_points if c.point.kind is not Kind.VERTEX]
    if not found and not analysis.unsolved:
        yield Paragraph((edition.say("no mixed"),))
        return
    if found:
        yield Paragraph((edition.say("mixed intro"),))
        groups = _with_conjugates(found)
        yield Items(tuple(_item(edition, analysis, group) for group in groups[:MAX_POINTS]))
        left = sum(len(group) for group in groups[MAX_POINTS:])
        if left:
            yield Paragraph((edition.say("mixed many", n=left),))
    if analysis.unsolved:
        yield Paragraph(_unsolved(edition, analysis.unsolved))


_THEOREMS = {
    Scope.MULTILINEAR: "mixed theorem",
    Scope.OWN_SHARE_FREE: "own share free",
    Scope.GENERAL: "theorem not",
}


def _unsolved(edition: Edition, faces: Sequence[Support]) -> Line:
    shown: list[Line] = [(edition.state(face),) for face in faces[:6]]
    if len(faces) > 6:
        shown.append((edition.say("others", n=len(faces) - 6),))
    return edition.sentence("unsolved", faces=edition.listed(shown))


def _with_conjugates(found: list[ClassifiedPoint]) -> list[list[ClassifiedPoint]]:
    """The points one by one, but the two roots of one equation together."""
    groups: list[list[ClassifiedPoint]] = []
    for classified in found:
        root = classified.point.root
        if groups and root is not None and classified.point.number is None and groups[-1][0].point.root == root:
            groups[-1].append(classified)
        else:
            groups.append([classified])
    return groups


def _item(edition: Edition, analysis: Analysis, group: list[ClassifiedPoint]) -> Item:
    classified = group[0]
    point = classified.point
    every = [c.point for c in analysis.rest_points]
    names: Line = tuple(point_name(every.index(c.point) + 1) for c in group)
    head: Line = (
        *edition.listed(names, "comma"),
        tuple_of(edition.game.shares, point),
        edition.say("colon"),
        *_place(edition, point),
    )
    lines = [*_coordinates(edition, point), *_existence(edition, point), *_type(edition, analysis.field, classified)]
    return Item("-", head, tuple(lines))


def tuple_of(shares: Sequence[Symbol], point: RestPoint) -> Math:
    """``(x*, 1, z*)``, or the free shares of a set."""
    parts: list[Sign | Expr] = [Sign("(", "(")]
    for k, (share, coordinate) in enumerate(zip(shares, point.shown, strict=True)):
        if k:
            parts.append(Sign(", ", ", "))
        is_short = coordinate.is_Rational or coordinate in [name for name, _ in point.free]
        parts.extend([coordinate] if is_short else starred(share))
    return Math((*parts, Sign(")", ")")))


def _place(edition: Edition, point: RestPoint) -> Line:
    if point.kind is Kind.CONTINUUM:
        names = edition.listed([Math((name,)) for name, _ in point.free])
        return edition.sentence("continuum", free=names)
    if point.kind is Kind.INTERIOR:
        return (edition.say("interior"),)
    names = edition.listed([edition.player(edition.game.players[i]) for i in point.mixing])
    return edition.sentence("on edge" if len(point.mixing) == 1 else "on face", players=names)


def starred_coordinates(shares: Sequence[Symbol], point: RestPoint) -> list[tuple[Math, Expr]]:
    """The coordinates that are neither numbers nor free, with their names."""
    free = [name for name, _ in point.free]
    return [
        (Math(starred(share)), coordinate)
        for share, coordinate in zip(shares, point.shown, strict=True)
        if not coordinate.is_Rational and coordinate not in free
    ]


def _coordinates(edition: Edition, point: RestPoint) -> Iterator[Line]:
    named = starred_coordinates(edition.game.shares, point)
    if point.root is not None and _is_said(edition, point):
        place, equation = point.root
        degree = equation.degrees()[place]
        share = Math(starred(edition.game.shares[place]))
        yield edition.sentence("root quadratic" if degree == 2 else "root higher", share=share, n=str(degree))
        return
    for name, coordinate in named:
        if coordinate.has(ComplexRootOf):
            value = str(coordinate.evalf(8))
            yield line(Math((*name.parts, Sign(f" ≈ {value}", rf" \approx {value}"))))
        elif edition.length(coordinate) <= 2 * MAX_LENGTH:
            yield line(Math((*name.parts, Sign(" = ", " = "), edition.ratio(coordinate))))
        else:
            yield (name, " ", edition.say("coordinates long"))


def _is_said(edition: Edition, point: RestPoint) -> bool:
    """Whether a point that solves an equation of degree 2 or more is described instead of printed."""
    if point.root is None or point.number is not None:
        return False
    longest = max(edition.length(coordinate) for _, coordinate in starred_coordinates(edition.game.shares, point))
    return not point.is_explicit or longest > MAX_LENGTH


def _existence(edition: Edition, point: RestPoint) -> Iterator[Line]:
    """``0 < x* < 1`` for conditions on the coordinates themselves, the others as they are."""
    conditions = point.exists
    if _is_said(edition, point):
        all_between = [between_bounds(name) for name, _ in starred_coordinates(edition.game.shares, point)]
        yield edition.sentence("exists real", between=edition.listed(all_between))
        return
    if conditions.always_hold:
        if not point.free:
            yield line(edition.say("exists always"))
    else:
        between, rest = about_coordinates(edition.game.shares, point)
        shown = [*(between_bounds(name) for name in between), *_relations(edition, rest)]
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
        shown = _relations(edition, where.alternatives[0]) if len(where.alternatives) == 2 else []
        if len(shown) == 2 and all(edition.length(relation) <= MAX_LENGTH for relation in where.alternatives[0]):
            yield edition.sentence(
                "exists ways", share=between_bounds(name), ways=edition.listed(shown, "and relations")
            )


def between_bounds(name: Math) -> Line:
    """``0 < x* < 1``."""
    return (Math((Sign("0 < ", "0 < "), *name.parts, Sign(" < 1", " < 1"))),)


def _relations(edition: Edition, relations: Sequence[Relation]) -> list[Line]:
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


def _type(edition: Edition, field: VectorField, classified: ClassifiedPoint) -> Iterator[Line]:
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
        list(_structural(edition, field, point)) if _is_two_mixers(edition, point) else _relations(edition, relations)
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
            yield from _relations(edition, turns.relations)
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
