"""What else follows: dominance, stable faces, coincidences, parameters without influence."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import S, Symbol
from sympy.polys.rings import PolyElement

from symgame.analysis import Analysis
from symgame.conditions.relation import Relation
from symgame.display.table import Block, Heading, Item, Items, Line, Math, Paragraph, line
from symgame.dynamics.field import Advantages, Scope
from symgame.equilibria.faces import mixing_players
from symgame.presentation.edition import Edition
from symgame.stability.faces import StableFace

MAX_FACES = 6
"""The most stable faces that are listed with their conditions."""

MAX_COINCIDENCES = 6
"""The most coincidences that are listed."""

MAX_LENGTH = 120
"""Longer conditions are not printed in running text."""


def notes(edition: Edition, analysis: Analysis) -> Iterator[Block]:
    """Short paragraphs, one a subject."""
    blocks = [
        *_vanished(edition, analysis),
        *_dominance(edition, analysis),
        *_potential(edition, analysis),
        *_faces(edition, analysis),
        *_coincidences(edition, analysis),
    ]
    if blocks:
        yield Heading(edition.say("notes"))
        yield from blocks


def _vanished(edition: Edition, analysis: Analysis) -> Iterator[Block]:
    used = {s for part in analysis.field.advantages for s in _symbols_of(part)}
    idle = [symbol for symbol in edition.game.symbols if symbol not in used]
    if idle:
        names = edition.listed([Math((symbol,)) for symbol in idle])
        yield Paragraph(edition.sentence("vanished" if len(idle) > 1 else "vanished one", names=names))


def _symbols_of(part: Advantages) -> set[Symbol]:
    """The parameters in what one player gains by a strategy."""
    tops = [p - part.polynomials[-1] for p in part.polynomials]
    bottom = [part.denominator] if part.forms is not None else part.denominator.values()
    return _symbols_in([*(form for top in tops for form in top.values()), *bottom])


def _symbols_in(forms: list[PolyElement]) -> set[Symbol]:
    found: set[Symbol] = set()
    for form in forms:
        for generator, degree in zip(form.ring.symbols, form.degrees() if form else (), strict=bool(form)):
            if degree > 0:
                found |= generator.free_symbols
    return found


def _dominance(edition: Edition, analysis: Analysis) -> Iterator[Block]:
    if analysis.field.scope is not Scope.MULTILINEAR:
        return
    dominance = analysis.dominance
    if not dominance.steps:
        yield Paragraph((edition.say("dominance none"),))
        return
    steps: list[Line] = []
    for step in dominance.steps:
        player = edition.game.players[step.player]
        better, worse = (edition.strategy(player, k) for k in (step.dominating, step.dominated))
        steps.append((edition.say("dominated", player=edition.player(player), better=better, worse=worse),))
    sentence = edition.sentence("dominance", steps=edition.listed(steps, "semicolon"))
    limit = dominance.global_limit
    if limit is not None:
        key = next(v.key for v in analysis.vertices if v.profile == limit)
        gap = (" ",) if edition.lang == "en" else ()
        sentence = (*sentence, *gap, *edition.sentence("global limit", point=(edition.vertex_name(key),)))
    yield Paragraph(sentence)


def _potential(edition: Edition, analysis: Analysis) -> Iterator[Block]:
    """Only where two parties depend on each other: else it says no more than dominance."""
    weights = analysis.potential
    if weights is None or analysis.dominance.steps:
        return
    expressions = [weight.as_expr() for weight in weights]
    if all(edition.length(Relation(e, ">", S.Zero)) <= MAX_LENGTH for e in expressions):
        names = edition.listed([edition.player(player) for player in edition.game.players])
        shown = edition.listed([Math((expression,)) for expression in expressions])
        yield Paragraph(edition.sentence("potential", players=names, weights=shown))


def _faces(edition: Edition, analysis: Analysis) -> Iterator[Block]:
    """Stable faces on which two or more parties mix: on an edge, one of the ends is an ESS already."""
    if analysis.field.scope is not Scope.MULTILINEAR:
        return
    wide = [face for face in analysis.stable_faces if len(mixing_players(face.support)) > 1]
    smallest = [face for face in wide if not any(_is_inside(other, face) for other in wide)]
    if not smallest:
        if any(v.is_possible for v in analysis.vertices):
            yield Paragraph((edition.say("faces none"),))
        return
    yield Paragraph((edition.say("faces"),))
    yield Items(tuple(_face(edition, face) for face in smallest[:MAX_FACES]))
    if len(smallest) > MAX_FACES:
        yield Paragraph((edition.say("faces many", n=len(smallest) - MAX_FACES),))


def _is_inside(face: StableFace, other: StableFace) -> bool:
    pairs = zip(face.support, other.support, strict=True)
    return face.support != other.support and all(set(a) <= set(b) for a, b in pairs)


def _face(edition: Edition, face: StableFace) -> Item:
    relations = edition.irredundant(face.conditions.relations)
    shown: list[Line] = [line(edition.benefit_over_cost(r)) for r in relations if edition.length(r) <= MAX_LENGTH]
    if len(shown) < len(relations):
        shown.append((edition.say("too long"),))
    if not relations:
        shown = [(edition.say("always"),)]
    return Item("-", (edition.state(face.support), edition.say("colon"), *edition.listed(shown, "comma relations")))


def _coincidences(edition: Edition, analysis: Analysis) -> Iterator[Block]:
    relations: dict[Relation, None] = {}
    for coincidence in analysis.coincidences:
        if len(mixing_players(coincidence.support)) == 1 and len(coincidence.condition.relations) == 1:
            relations[coincidence.condition.relations[0]] = None
    short = [r for r in relations if edition.length(r) <= MAX_LENGTH]
    if not short:
        return
    shown: list[Line] = [line(edition.benefit_over_cost(r)) for r in short[:MAX_COINCIDENCES]]
    left = len(analysis.coincidences) - len(shown)
    yield Paragraph(edition.sentence("coincidences", relations=edition.listed(shown, "comma relations")))
    if left > 0:
        yield Paragraph((edition.say("coincidences more", n=left),))
