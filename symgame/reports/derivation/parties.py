"""Each party's own stability as propositions, with its phase diagram."""

from __future__ import annotations

from collections.abc import Generator

from symgame.analysis import Analysis
from symgame.display.table import (
    Block,
    Items,
    Line,
    Math,
    Paragraph,
    Picture,
)
from symgame.players import Player
from symgame.presentation.edition import Edition, advantage_sign
from symgame.presentation.parties import own_stability
from symgame.reports.derivation.propositions import VOLUMES, propositions
from symgame.reports.experiments.experiments import Experiments
from symgame.reports.outline import Outline
from symgame.reports.pictures import Pictures


def parties(
    edition: Edition, outline: Outline, analysis: Analysis, made: Experiments, pictures: Pictures
) -> Generator[Block, None, int]:
    """One part a party; returns the number of the next proposition."""
    found = {party.player: party for party in analysis.parties}
    share = next((party.share for party in analysis.parties), None)
    if share is not None:
        yield Paragraph(own_stability(edition, share))
    number = 1
    for i, player in enumerate(edition.game.players):
        yield outline.heading(edition.player(player), 3)
        if i in found:
            said = list(propositions(edition, found[i], number))
            yield from said
            number += any(isinstance(block, Items) for block in said)
        else:
            yield Paragraph(_other(edition, player))
        if i in pictures.phases:
            yield Paragraph(_phase(edition, player, made))
            yield Picture(edition.say("phase caption", party=edition.player(player)), pictures.phases[i])
    return number


def _phase(edition: Edition, player: Player, made: Experiments) -> Line:
    first, second = VOLUMES
    name, difference = made.simulations[0].scenario.name, Math(advantage_sign(player.shares[0]))
    return edition.sentence("phase shows", name=name, difference=difference, first=first, second=second)


def _other(edition: Edition, player: Player) -> Line:
    """Why a party has no threshold."""
    if len(player.strategies) > 2:
        return edition.sentence("party of many", player=edition.player(player))
    is_own = edition.game.state_dependent or edition.game.field is not None
    return edition.sentence("party own share" if is_own else "party left out", player=edition.player(player))
