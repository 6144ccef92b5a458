"""The assumptions of a model, numbered as in papers: participants, strategies, what enters payoffs, relations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import S, Symbol

from symgame.conditions.relation import Relation
from symgame.display.table import Item, Line, Math, Sign, line, math
from symgame.presentation.about import range_of
from symgame.presentation.edition import Edition
from symgame.symbols import Parameter


def assumptions(edition: Edition) -> Iterator[Item]:
    """``Assumption 1. …``: one item each."""
    for k, said in enumerate(_assumptions(edition), 1):
        yield Item(edition.say("assumption", k=k), said)


def _assumptions(edition: Edition) -> Iterator[Line]:
    """Participants; strategies and probabilities; costs, benefits, rewards and penalties; relations between them."""
    game = edition.game
    names = edition.listed([edition.player(player) for player in game.players], "and parties")
    yield edition.sentence("participants" if len(game.players) > 1 else "participant", players=names)
    choices: list[Line] = []
    for player in game.players:
        pairs = zip(player.share_of, range(len(player.strategies)), strict=True)
        shares: list[Line] = [
            edition.sentence("chooses", strategy=edition.strategy(player, k), share=Math((share,)))
            for share, k in pairs
        ]
        choices.append(edition.sentence("strategies of", player=edition.player(player), choices=edition.listed(shares)))
    yield edition.sentence("strategy sets", choices=edition.joined(choices))
    if game.state_dependent:
        yield (edition.say("payoffs change"),)
    yield from _meanings(edition)
    several = [relation for relation in game.assumptions.relations if len(relation.symbols) > 1]
    if several:
        shown = edition.joined([Math((relation,)) for relation in several], "comma relations")
        yield edition.sentence("relations assumed", relations=shown)


def _meanings(edition: Edition) -> Iterator[Line]:
    """What enters whose payoffs: by the party that a parameter names, else by the payoffs in which it stands."""
    described = [parameter for parameter in edition.game.parameters if _meaning(edition, parameter)]
    groups: dict[tuple[int, ...], list[Parameter]] = {}
    for parameter in described:
        groups.setdefault(_parties_of(edition, parameter), []).append(parameter)
    for parties, members in sorted(groups.items(), key=lambda group: (len(group[0]), group[0])):
        shown = edition.joined([(_meaning(edition, p), " ", Math((p.symbol,))) for p in members], "comma relations")
        names = edition.listed([edition.player(edition.game.players[i]) for i in parties], "and parties")
        if not parties:
            yield edition.sentence("meant", shown=shown)
        else:
            yield edition.sentence("meant of", parties=names, shown=shown)


def _meaning(edition: Edition, parameter: Parameter) -> str:
    return parameter.meaning_zh if edition.lang == "zh" and parameter.meaning_zh else parameter.meaning


def _parties_of(edition: Edition, parameter: Parameter) -> tuple[int, ...]:
    """The places of the parties; none where nothing says whom a parameter concerns."""
    game = edition.game
    known = [player.var for player in game.players]
    if parameter.party in known:
        return (known.index(parameter.party),)
    if game.payoffs is None:
        return ()
    count = len(game.players)
    return tuple(i for i in range(count) if any(parameter.symbol in e.free_symbols for e in game.expressions[i::count]))


def under_which(edition: Edition) -> Line:
    """All assumptions on the parameters in one sentence, those that are alike together."""
    given = edition.game.assumptions.relations
    if not given:
        return line(edition.say("no assumptions"))
    by_symbol: dict[Symbol, list[Relation]] = {}
    for relation in given:
        if len(relation.symbols) == 1:
            by_symbol.setdefault(next(iter(relation.symbols)), []).append(relation)
    alike: dict[str, list[Symbol]] = {}
    for symbol in edition.game.symbols:
        if symbol in by_symbol:
            alike.setdefault(_kind(symbol, by_symbol[symbol]), []).append(symbol)
    shown: list[Line] = []
    for kind, symbols in alike.items():
        if kind in _SHORT:
            shown.append(_together(edition, kind, symbols))
        else:
            shown += [(range_of(by_symbol[symbol]),) for symbol in symbols]
    shown += [(Math((relation,)),) for relation in given if len(relation.symbols) > 1]
    return edition.sentence("under assumptions", relations=edition.joined(shown))


_SHORT = ("positive", "nonnegative", "between")


def _kind(symbol: Symbol, relations: Sequence[Relation]) -> str:
    """What many parameters have in common: positive, not negative, between 0 and 1."""
    if len(relations) == 1:
        is_above = relations[0] in (Relation(symbol, ">", S.Zero), Relation(S.Zero, "<", symbol))
        is_from = relations[0] in (Relation(symbol, ">=", S.Zero), Relation(S.Zero, "<=", symbol))
        return "positive" if is_above else "nonnegative" if is_from else f"other {symbol}"
    low = [r for r in relations if r in (Relation(S.Zero, "<", symbol), Relation(symbol, ">", S.Zero))]
    high = [r for r in relations if r in (Relation(symbol, "<", S.One), Relation(S.One, ">", symbol))]
    return "between" if len(relations) == 2 and low and high else f"other {symbol}"


def _together(edition: Edition, kind: str, symbols: Sequence[Symbol]) -> Line:
    """``R1, R2, V > 0``: formulas of their own, so that a line can end between them."""
    operator = Sign(" ≥ 0", r" \ge 0") if kind == "nonnegative" else Sign(" > 0", " > 0")
    first = Sign("0 < ", "0 < ")
    result: list[str | Math] = []
    for k, symbol in enumerate(symbols):
        is_first, is_last = k == 0, k == len(symbols) - 1
        before = (first,) if kind == "between" and is_first else ()
        after = () if not is_last else (Sign(" < 1", " < 1"),) if kind == "between" else (operator,)
        result += [edition.say("comma relations")] if k else []
        result.append(math(*before, symbol, *after))
    return tuple(result)
