"""What the game is: title, source, parties, parameters, payoffs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from symgame.conditions.relation import Relation
from symgame.display.table import Block, Cell, Heading, Math, Paragraph, Sign, Table, cell, line, math
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


def parameters(edition: Edition, *, has_parties: bool = False) -> Iterator[Block]:
    """The parameters with their meanings, then what is assumed of several of them.

    Parameters
    ----------
    edition : Edition
    has_parties : bool, optional
        Whether there is a column of parties even where no parameter names one.
    """
    game = edition.game
    by_symbol: dict[object, list[Relation]] = {}
    others = []
    for relation in game.assumptions.relations:
        if len(relation.symbols) == 1:
            by_symbol.setdefault(next(iter(relation.symbols)), []).append(relation)
        else:
            others.append(relation)
    parties = {player.var: edition.player(player) for player in game.players}
    named = has_parties or any(parameter.party for parameter in game.parameters)
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


def payoffs(edition: Edition, column: int | None = None) -> Iterator[Block]:
    """The payoff table, or why there is none.

    Parameters
    ----------
    edition : Edition
    column : int, optional
        The place of the party whose strategies are the columns; the last one without it. Where payoffs are too
        long for that, every row is a profile, and the strategies of this party change from row to row.
    """
    count = len(list(edition.game.profiles))
    if edition.game.payoffs is None:
        yield Paragraph((edition.say("field only"),))
    elif count > MAX_PROFILES:
        yield Paragraph((edition.say("payoffs left out", n=count),))
    else:
        yield _table(edition, len(edition.game.players) - 1 if column is None else column)


def _table(edition: Edition, column: int) -> Table:
    game = edition.game
    longest = max(edition.length(payoff) for payoff in game.expressions)
    if len(game.players) in (2, 3) and max(game.shape) == 2 and longest <= MAX_NESTED_CELL:
        return _nested(edition, column)
    return _by_profile(edition, column)


def _caption(edition: Edition) -> str:
    """``Payoff matrix of the tripartite evolutionary game among …``."""
    players = edition.game.players
    names = edition.listed([edition.player(player) for player in players], "and parties")
    key = {1: "payoffs caption one", 2: "payoffs caption two", 3: "payoffs caption three", 4: "payoffs caption four"}
    return edition.say(key.get(len(players), "payoffs caption"), parties="".join(map(str, names)))


def _nested(edition: Edition, column: int) -> Table:
    """Rows: the other parties; columns: one party; in each cell the payoffs of all, one below the other."""
    game = edition.game
    others = [i for i in range(len(game.players)) if i != column]
    rows = []
    for choices in itertools.product(range(2), repeat=len(others)):
        chosen = [_choice(edition, i, k) for i, k in zip(others, choices, strict=True)]
        rows.append((*chosen, *(_stack(edition, (*choices[:column], k, *choices[column:])) for k in range(2))))
    heads = [line(edition.player(game.players[i])) for i in others]
    columns = (*heads, *(_choice(edition, column, k)[0] for k in range(2)))
    over = (*(("", 1) for _ in others), (edition.player(game.players[column]), 2))
    parties = edition.listed([edition.player(player) for player in game.players])
    note = edition.sentence("payoffs note", parties=parties)
    return Table(_caption(edition), columns, tuple(rows), note, merged=len(others) - 1, over=over)


def _choice(edition: Edition, i: int, k: int) -> Cell:
    player = edition.game.players[i]
    return cell(edition.strategy(player, k), " ", player.share_of[k])


def _stack(edition: Edition, profile: Profile) -> Cell:
    payoffs = edition.game.payoffs
    assert payoffs is not None
    return tuple(line(edition.grouped(payoffs[(*profile, i)])) for i in range(len(profile)))


def _by_profile(edition: Edition, column: int) -> Table:
    """One row a profile, one column a party."""
    game = edition.game
    rows = []
    for profile in sorted(game.profiles, key=lambda p: (*p[:column], *p[column + 1 :], p[column])):
        names = tuple(line(edition.strategy(p, k)) for p, k in zip(game.players, profile, strict=True))
        payoffs = _stack(edition, profile)
        rows.append((names, *((payoff,) for payoff in payoffs)))
    columns = (line(edition.say("profile")), *(line(edition.player(player)) for player in game.players))
    return Table(_caption(edition), columns, tuple(rows))
