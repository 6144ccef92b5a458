"""Appendix C: material for a reply to reviewers, who ask why these values, and why this is stable."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr

from symgame.analysis import Analysis
from symgame.display.table import Block, Heading, Item, Items, Line, Math, Paragraph, Sign, line
from symgame.dynamics.field import Scope
from symgame.errors import SymgameError
from symgame.presentation.edition import Edition, eigenvalue_sign
from symgame.presentation.scenarios.placing import boundaries, in_numbers, points
from symgame.presentation.thresholds.intervals import is_decimal, near, number
from symgame.presentation.values import honesty
from symgame.reports.experiments.experiments import Experiments
from symgame.stability.scenarios.placing import Place, place
from symgame.stability.vertex import Vertex

MAX_LENGTH = 240


def reply(edition: Edition, analysis: Analysis, made: Experiments) -> Iterator[Block]:
    """Nothing where no values are given."""
    if made.key is None or not edition.game.parameters:
        return
    try:
        found = place(edition.game, analysis.vertices, made.key.scenario)
    except SymgameError:  # a value is missing that the dynamics does not need
        return
    yield Heading(edition.say("appendix reply"), 2)
    yield Paragraph((edition.say("reply intro"),))
    yield Heading(edition.say("reply values"), 3)
    yield from _values(edition, found)
    yield from _numbers(edition, found)
    yield Heading(edition.say("reply stable"), 3)
    yield from _stable(edition, analysis, found, made.key.reached)
    yield Heading(edition.say("reply robust"), 3)
    yield from boundaries(edition, found)


def _values(edition: Edition, found: Place) -> Iterator[Block]:
    counted = {0: "none", 1: "one"}.get(len(found.ess), "several")
    name = found.scenario.name
    said = [edition.sentence(f"reply chosen {counted}", name=name, points=points(edition, found.ess))]
    said.append(line(honesty(edition, [found.scenario]) or edition.say("reply calibration")))
    yield Paragraph(edition.running(said))


def _numbers(edition: Edition, found: Place) -> Iterator[Block]:
    """The conditions of each ESS with the numbers put in."""
    values = dict(found.scenario.values)
    for vertex in found.vertices:
        relations = vertex.ess_conditions.relations
        if vertex.key not in found.ess or not relations:
            continue
        yield Paragraph(edition.sentence("reply conditions", point=edition.vertex_name(vertex.key)))
        rows = []
        for relation in relations:
            shown = edition.benefit_over_cost(relation)
            if edition.length(shown) <= MAX_LENGTH:
                numbers = in_numbers(shown, values)
                rows.append(Item("-", (*line(shown), edition.say("colon"), numbers)))
            else:
                rows.append(Item("-", (edition.say("too long"),)))
        yield Items(tuple(rows))


def _stable(edition: Edition, analysis: Analysis, found: Place, reached: str) -> Iterator[Block]:
    """The eigenvalues of the point that is reached, by number, and what follows from their signs."""
    chosen = [v for v in found.vertices if v.key == reached] or [v for v in found.vertices if v.key in found.ess]
    if not chosen:
        yield Paragraph((edition.say("reply no ess"),))
        return
    vertex = chosen[0]
    is_ess = vertex.key in found.ess
    key = "reply eigenvalues" if is_ess else "reply not stable"
    if is_ess and analysis.field.scope is Scope.GENERAL:
        key = "reply eigenvalues general"
    shown = _eigenvalues(vertex, found)
    point, name = edition.vertex_name(vertex.key), found.scenario.name
    yield Paragraph(edition.sentence(key, point=point, name=name, eigenvalues=edition.listed(shown)))


def _eigenvalues(vertex: Vertex, found: Place) -> list[Line]:
    values = dict(found.scenario.values)
    return [
        (Math((eigenvalue_sign(k), Sign(" = ", " = "), *_short(value.xreplace(values)))),)
        for k, value in enumerate(vertex.eigenvalues, 1)
    ]


def _short(value: Expr) -> tuple[Sign | Expr, ...]:
    return number(value) if is_decimal(value) else (Sign(near(value), near(value)),)
