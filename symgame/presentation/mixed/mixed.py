"""Equilibrium points off the vertices: coordinates, existence, type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.analysis import Analysis, ClassifiedPoint
from symgame.display.table import Block, Heading, Item, Items, Line, Math, Paragraph
from symgame.dynamics.field import Scope
from symgame.equilibria.faces import Support
from symgame.equilibria.rest_point import Kind, RestPoint
from symgame.presentation.edition import Edition, point_name
from symgame.presentation.mixed.coordinates import coordinate_lines, tuple_of
from symgame.presentation.mixed.existence import existence_lines
from symgame.presentation.mixed.stability import stability_lines

MAX_POINTS = 24
"""The most points that are listed."""


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
    lines = [
        *coordinate_lines(edition, point),
        *existence_lines(edition, point),
        *stability_lines(edition, analysis.field, classified),
    ]
    return Item("-", head, tuple(lines))


def _place(edition: Edition, point: RestPoint) -> Line:
    if point.kind is Kind.CONTINUUM:
        names = edition.listed([Math((name,)) for name, _ in point.free])
        return edition.sentence("continuum", free=names)
    if point.kind is Kind.INTERIOR:
        return (edition.say("interior"),)
    names = edition.listed([edition.player(edition.game.players[i]) for i in point.mixing])
    return edition.sentence("on edge" if len(point.mixing) == 1 else "on face", players=names)
