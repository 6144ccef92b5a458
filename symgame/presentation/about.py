"""What the game is: title, source, parties, parameters, payoffs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from symgame.conditions.relation import Relation
from symgame.display.table import Block, Cell, Heading, Line, Math, Paragraph, Sign, Table, cell, line, math
from symgame.players import Profile
from symgame.presentation.edition import Edition

MAX_PROFILES = 32
"""Larger payoff tables are left out."""

MAX_NESTED_CELL = 60
"""The longest payoff, in characters, for which payoffs are stacked in cells of the nested table."""


def about(edition: Edition) -> Iterator[Block]:
    """The blocks that say what the game is."""
    game = edition.game
    title = game.title_zh if edition.lang == "zh" and game.title_zh else game.title
    yield Heading(title or game.slug, 1)
    yield from source(edition)
    yield Heading(edition.say("game"))
    yield _parties(edition)
    if game.parameters:
        yield from parameters(edition)
    yield from payoffs(edition)


def source(edition: Edition) -> Iterator[Block]:
    """Where the game comes from, and whether its payoffs are a reconstruction."""
    provenance = edition.game.provenance
    parts = [
        provenance.source,
        provenance.doi and f"doi:{provenance.doi}",
        provenance.url,
        provenance.year and str(provenance.year),
    ]
    source = edition.say("semicolon").join(part for part in parts if part)
    pieces = []
    if source:
        pieces.append(edition.say("source", source=source.rstrip(".")))
    if provenance.is_reconstruction:
        pieces.append(edition.say("reconstruction"))
    if pieces:
        yield Paragraph(((" " if edition.lang == "en" else "").join(pieces),))


def _parties(edition: Edition) -> Table:
    rows = []
    for player in edition.game.players:
        rows.append(
            tuple(
                [
                    cell(edition.player(player)),
                    tuple(
                        line(
                            edition.strategy(player, k),
                            " (" if edition.lang == "en" else "（",
                            share,
                            ")" if edition.lang == "en" else "）",
                        )
                        for k, share in enumerate(player.share_of)
                    ),
                ]
            )
        )
    columns = (line(edition.say("party")), line(edition.say("strategy share")))
    return Table(edition.say("parties caption"), columns, tuple(rows))


def parameters(edition: Edition) -> Iterator[Block]:
    """The parameters with their meanings, then what is assumed of several of them."""
    game = edition.game
    by_symbol: dict[object, list[Relation]] = {}
    others = []
    for relation in game.assumptions.relations:
        if len(relation.symbols) == 1:
            by_symbol.setdefault(next(iter(relation.symbols)), []).append(relation)
        else:
            others.append(relation)
    parties = {player.var: edition.player(player) for player in game.players}
    named = any(parameter.party for parameter in game.parameters)
    described = any(p.meaning or p.meaning_zh for p in game.parameters)
    if described:
        rows = []
        for p in sorted(
            game.parameters, key=lambda p: list(parties).index(p.party) if p.party in parties else len(parties)
        ):
            meaning = p.meaning_zh if edition.lang == "zh" and p.meaning_zh else p.meaning
            row = [cell(p.symbol), cell(meaning), cell(range_of(by_symbol[p.symbol]) if p.symbol in by_symbol else "")]
            rows.append(tuple(([cell(parties.get(p.party, edition.say("common")))] if named else []) + row))
        heads = (["party"] if named else []) + ["parameter", "meaning", "range"]
        columns = tuple(line(edition.say(head)) for head in heads)
        yield Table(edition.say("parameters caption"), columns, tuple(rows), merged=int(named))
    else:
        others = list(game.assumptions.relations)
    if others:
        yield Paragraph(
            edition.sentence("assumptions", relations=edition.listed([Math((r,)) for r in others], "comma relations"))
        )
    elif not game.assumptions.relations:
        yield Paragraph((edition.say("no assumptions"),))


def range_of(relations: list[Relation]) -> Math:
    """What is assumed of one parameter: ``0 < a < 1``."""
    if len(relations) == 2:
        first, second = relations
        if first.operator in ("<", "<=") and second.operator in ("<", "<=") and first.right == second.left:
            return math(
                first.left,
                *_operator(first.operator),
                second,
            )
    shown: list[Sign | Relation] = []
    for k, relation in enumerate(relations):
        shown.extend([Sign(", ", r",\ ")] if k else [])
        shown.append(relation)
    return Math(tuple(shown))


def _operator(operator: str) -> tuple[Sign]:
    return (Sign(" < ", " < ") if operator == "<" else Sign(" ≤ ", r" \le "),)


def payoffs(edition: Edition) -> Iterator[Block]:
    """The payoff table, or why there is none."""
    count = len(list(edition.game.profiles))
    if edition.game.payoffs is None:
        yield Paragraph((edition.say("field only"),))
    elif count > MAX_PROFILES:
        yield Paragraph((edition.say("payoffs left out", n=count),))
    else:
        yield _table(edition)


def _table(edition: Edition) -> Table:
    game = edition.game
    parties = edition.listed([edition.player(player) for player in game.players])
    caption = edition.say("payoffs caption", parties="".join(str(piece) for piece in parties))
    longest = max(edition.length(payoff) for payoff in game.expressions)
    if len(game.players) == 3 and max(game.shape) == 2 and longest <= MAX_NESTED_CELL:
        return _nested(edition, caption, parties)
    return _by_profile(edition, caption)


def _nested(edition: Edition, caption: str, parties: Line) -> Table:
    """Rows: parties 1 and 2; columns: party 3; in each cell the three payoffs one below the other."""
    first, second, third = edition.game.players
    rows = tuple(
        (
            _choice(edition, 0, i),
            _choice(edition, 1, j),
            _stack(edition, (i, j, 0)),
            _stack(edition, (i, j, 1)),
        )
        for i, j in itertools.product(range(2), range(2))
    )
    columns = (
        line(edition.player(first)),
        line(edition.player(second)),
        *(head[0] for head in (_choice(edition, 2, 0), _choice(edition, 2, 1))),
    )
    over = (("", 1), ("", 1), (edition.player(third), 2))
    return Table(caption, columns, rows, edition.sentence("payoffs note", parties=parties), merged=1, over=over)


def _choice(edition: Edition, i: int, k: int) -> Cell:
    player = edition.game.players[i]
    return cell(edition.strategy(player, k), " ", player.share_of[k])


def _stack(edition: Edition, profile: Profile) -> Cell:
    payoffs = edition.game.payoffs
    assert payoffs is not None
    return tuple(line(edition.grouped(payoffs[(*profile, i)])) for i in range(len(profile)))


def _by_profile(edition: Edition, caption: str) -> Table:
    """One row a profile, one column a party."""
    game = edition.game
    rows = []
    for profile in game.profiles:
        names = tuple(line(edition.strategy(p, k)) for p, k in zip(game.players, profile, strict=True))
        payoffs = _stack(edition, profile)
        rows.append((names, *((payoff,) for payoff in payoffs)))
    columns = (line(edition.say("profile")), *(line(edition.player(player)) for player in game.players))
    return Table(caption, columns, tuple(rows))
