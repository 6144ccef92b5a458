"""The problem description: who pays whom, as it is read from the payoffs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.display.table import Block, Item, Items, Line, Math, Paragraph, Picture
from symgame.errors import InvalidGameError
from symgame.game import Game
from symgame.players import Profile
from symgame.presentation.edition import Edition
from symgame.reports.pictures import Pictures
from symgame.transfers import Transfer, transfers

MAX_LENGTH = 80
"""Longer amounts are left to the figure and to the payoff matrix."""

MAX_LISTED = 16
"""So many payments are told in sentences."""


def problem(edition: Edition, pictures: Pictures) -> Iterator[Block]:
    """The figure of the parties, and each payment in a sentence; nothing where no payment can be read."""
    found = payments_of(edition.game)
    if not found:
        return
    yield Paragraph((edition.say("payments intro" if pictures.payments else "payments intro alone"),))
    yield Items(tuple(Item("-", _sentence(edition, each)) for each in found[:MAX_LISTED]))
    if len(found) > MAX_LISTED:
        yield Paragraph((edition.say("payments more", n=len(found) - MAX_LISTED),))
    if pictures.payments:
        count = len(edition.game.players)
        key = {2: "payments caption two", 3: "payments caption three"}.get(count, "payments caption")
        yield Picture(edition.say(key), pictures.payments)


def payments_of(game: Game) -> tuple[Transfer, ...]:
    """The payments between parties; none where there are no payoffs, or too long ones."""
    if game.payoffs is None:
        return ()
    try:
        return transfers(game)
    except InvalidGameError:
        return ()


def _sentence(edition: Edition, each: Transfer) -> Line:
    """``Industry pays P to Academia where Industry plays Go alone and Academia plays Collaborate.``."""
    players = edition.game.players
    payer, receiver = (edition.player(players[i]) for i in (each.payer, each.receiver))
    amount = edition.grouped(each.amount)
    shown: Line = (Math((amount,)),) if edition.length(amount) <= MAX_LENGTH else (edition.say("an amount"),)
    fixed = _fixed(edition.game, each.profiles)
    if fixed is None:
        return edition.sentence("pays sometimes", payer=payer, receiver=receiver, amount=shown)
    if not fixed:
        return edition.sentence("pays always", payer=payer, receiver=receiver, amount=shown)
    where = [
        edition.sentence("plays", player=edition.player(players[i]), strategy=edition.strategy(players[i], k))
        for i, k in fixed
    ]
    return edition.sentence("pays", payer=payer, receiver=receiver, amount=shown, where=edition.listed(where))


def _fixed(game: Game, profiles: Sequence[Profile]) -> list[tuple[int, int]] | None:
    """The choices that say where a payment is made; None where it takes more than one choice a party."""
    used = [{profile[i] for profile in profiles} for i in range(len(game.players))]
    fixed = [(i, next(iter(choices))) for i, choices in enumerate(used) if len(choices) == 1]
    count = 1
    for choices, m in zip(used, game.shape, strict=True):
        if len(choices) not in (1, m):
            return None
        count *= len(choices)
    return fixed if count == len(profiles) else None
