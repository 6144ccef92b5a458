"""The title, and the section on the model as papers have it."""

from __future__ import annotations

from collections.abc import Iterator

from symgame.display.table import Block, Heading, Items, Paragraph
from symgame.presentation.about import parameters, payoffs, source
from symgame.presentation.edition import Edition
from symgame.reports.model.assumptions import assumptions, under_which
from symgame.reports.model.problem import problem
from symgame.reports.options import Options, column_of
from symgame.reports.outline import Outline
from symgame.reports.pictures import Pictures


def front(edition: Edition, date: str, version: str) -> Iterator[Block]:
    """Title, source, with what and when the report was made, and what is assumed throughout."""
    game = edition.game
    title = game.title_zh if edition.lang == "zh" and game.title_zh else game.title
    yield Heading(title or game.slug, 1)
    yield from source(edition)
    yield Paragraph((edition.say("made", version=version, date=date),))
    yield Paragraph(under_which(edition))


def model(edition: Edition, outline: Outline, pictures: Pictures, options: Options) -> Iterator[Block]:
    """Problem description and model assumptions."""
    yield outline.heading(edition.say("model section"), 1)
    said = list(problem(edition, pictures))
    if said:
        yield outline.heading(edition.say("problem section"), 2)
        yield from said
    yield outline.heading(edition.say("assumptions section"), 2)
    yield Items(tuple(assumptions(edition)))
    if edition.game.parameters:
        yield outline.heading(edition.say("parameters section"), 2)
        yield from parameters(edition, has_parties=True)
    yield outline.heading(edition.say("payoffs section"), 2)
    yield from payoffs(edition, column_of(edition.game, options.columns))
