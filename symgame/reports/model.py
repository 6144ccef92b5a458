"""The sections on the model: assumptions, parameters, payoffs."""

from __future__ import annotations

from collections.abc import Iterator

from symgame.display.table import Block, Heading, Item, Items, Line, Math, Paragraph
from symgame.presentation.about import parameters, payoffs, source
from symgame.presentation.edition import Edition
from symgame.reports.outline import Outline


def front(edition: Edition, date: str, version: str) -> Iterator[Block]:
    """Title, source, and with what and when the report was made."""
    game = edition.game
    title = game.title_zh if edition.lang == "zh" and game.title_zh else game.title
    yield Heading(title or game.slug, 1)
    yield from source(edition)
    yield Paragraph((edition.say("made", version=version, date=date),))


def model(edition: Edition, outline: Outline) -> Iterator[Block]:
    """Problem description and model assumptions."""
    yield outline.heading(edition.say("model section"), 1)
    yield outline.heading(edition.say("assumptions section"), 2)
    yield Items(tuple(_numbered(edition, k, said) for k, said in enumerate(_assumptions(edition), 1)))
    if edition.game.parameters:
        yield outline.heading(edition.say("parameters section"), 2)
        yield from parameters(edition)
    yield outline.heading(edition.say("payoffs section"), 2)
    yield from payoffs(edition)


def _numbered(edition: Edition, k: int, said: Line) -> Item:
    return Item(edition.say("assumption", k=k), said)


def _assumptions(edition: Edition) -> Iterator[Line]:
    """Participants; strategies and probabilities; parameters; relations between them."""
    game = edition.game
    names = edition.listed([edition.player(player) for player in game.players])
    yield edition.sentence("participants", players=names)
    choices: list[Line] = []
    for player in game.players:
        pairs = zip(player.share_of, range(len(player.strategies)), strict=True)
        shares: list[Line] = [
            edition.sentence("chooses", strategy=edition.strategy(player, k), share=Math((share,)))
            for share, k in pairs
        ]
        choices.append(edition.sentence("strategies of", player=edition.player(player), choices=edition.listed(shares)))
    yield edition.sentence("strategy sets", choices=_joined(edition, choices))
    if game.state_dependent:
        yield (edition.say("payoffs change"),)
    if game.parameters:
        yield (edition.say("parameters meant"),)
    several = [relation for relation in game.assumptions.relations if len(relation.symbols) > 1]
    if several:
        shown = edition.listed([Math((relation,)) for relation in several], "comma relations")
        yield edition.sentence("relations assumed", relations=shown)


def _joined(edition: Edition, lines: list[Line]) -> Line:
    """Sentences with commas of their own, with semicolons between them."""
    return tuple(piece for k, said in enumerate(lines) for piece in ((edition.say("semicolon"), *said) if k else said))
