"""The players, parameters, assumptions and scenarios of a game, from the tables of a file."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.relation import Relation, read_relations
from symgame.errors import InvalidExpressionError, InvalidGameError
from symgame.game import Game
from symgame.gamefile.context import Context
from symgame.gamefile.model import GameTable, ParameterTable, PlayerTable, ScenarioTable
from symgame.players import MAX_PROFILES, Player, Provenance, Scenario
from symgame.symbols import Parameter, check_name, real_symbol


def read_players(context: Context, table: GameTable) -> bool:
    """The players, into the context; whether the rest can be read."""
    if table.players and table.player:
        context.complain("player", "players are given as a list and as [[player]] tables; keep one of them")
    listed = table.players or table.player
    if not listed:
        context.complain("players", "is missing; add players = [{ name, var, strategies }, ...]")
        return False
    before = len(context.mistakes)
    players = tuple(_player(context, f"players {k}", entry) for k, entry in enumerate(listed, 1))
    if len(context.mistakes) > before:
        return False
    if math.prod(len(player.strategies) for player in players) > MAX_PROFILES:
        context.complain("players", f"the game has more than {MAX_PROFILES} profiles; take fewer players or strategies")
        return False
    if context.attempt("players", Game, players) is None:
        return False
    context.players = players
    return True


def _player(context: Context, place: str, table: PlayerTable) -> Player:
    var = context.attempt(f"{place}.var", check_name, table.var) or table.var
    return Player(table.name, var, tuple(table.strategies), table.name_zh, tuple(table.strategies_zh))


def read_parameters(context: Context, tables: Mapping[str, ParameterTable]) -> tuple[Parameter, ...]:
    """The parameters, their symbols into the context."""
    variables = {player.var for player in context.players} | set(context.shares)
    found: list[Parameter] = []
    for key, table in tables.items():
        place = f"parameters.{key}"
        name = context.attempt(place, check_name, key)
        if name is None:
            continue
        if name in variables:
            context.complain(
                place, f"'{name}' is the variable of a player and cannot be a parameter; rename one of them"
            )
            continue
        if name in context.parameters:
            context.complain(place, f"'{name}' is declared twice, in Greek and in English; remove one of them")
            continue
        if table.party and table.party not in {player.var for player in context.players}:
            known = ", ".join(player.var for player in context.players)
            context.complain(f"{place}.party", f"'{table.party[:40]}' is not a player's variable; write one of {known}")
        context.parameters[name] = real_symbol(name)
        found.append(
            Parameter(
                real_symbol(name), table.meaning, table.meaning_zh, table.latex, table.party, table.unit, table.source
            )
        )
    return tuple(found)


def read_assumptions(context: Context, table: GameTable) -> None:
    """What is assumed, into the context; powers with symbols wait until their base is known to be positive."""
    sources = [(f"parameters.{key}.assume", entry.assume) for key, entry in table.parameters.items()]
    texts = [
        (place if len(listed) == 1 else f"{place} {k}", text)
        for place, listed in [*sources, ("assume", table.assume)]
        for k, text in enumerate(listed, 1)
    ]
    found: dict[int, tuple[Relation, ...]] = {}
    waiting: list[int] = []
    for k, (_, text) in enumerate(texts):
        try:
            found[k] = read_relations(text, context.parameters)
        except InvalidExpressionError:
            waiting.append(k)
    context.assumptions = _joined(found)
    for k in waiting:
        found[k] = context.relations(texts[k][0], [texts[k][1]])
    context.assumptions = _joined(found)
    try:
        contradictory = context.assumptions.is_contradictory
    except InvalidGameError as error:
        context.complain("assume", str(error))
        return
    if contradictory:
        listed = ", ".join(relation.text() for relation in context.assumptions.relations)
        context.complain("assume", f"the assumptions contradict each other; correct one of: {listed[:400]}")
        context.assumptions = Assumptions()


def _joined(found: Mapping[int, tuple[Relation, ...]]) -> Assumptions:
    return Assumptions(tuple(relation for k in sorted(found) for relation in found[k]))


def read_scenarios(context: Context, tables: Sequence[ScenarioTable]) -> tuple[Scenario, ...]:
    """The scenarios; values may be missing, not unknown."""
    found: list[Scenario] = []
    for k, table in enumerate(tables, 1):
        place = f"scenario {k}"
        if table.name in {scenario.name for scenario in found}:
            context.complain(f"{place}.name", f"there are two scenarios '{table.name[:60]}'; rename one of them")
        sources = {name: context.parameter(f"{place}.sources.{name}", name) for name in table.sources}
        outcome = None if table.outcome is None else context.state(f"{place}.outcome", table.outcome, exact=False)
        found.append(
            Scenario(
                table.name,
                context.values(f"{place}.values", table.values),
                context.states(f"{place}.initial", table.initial),
                outcome,
                tuple((str(symbol.name), table.sources[name]) for name, symbol in sources.items() if symbol),
            )
        )
    return tuple(found)


def provenance(table: GameTable) -> Provenance:
    """Where the game comes from."""
    return Provenance(table.doi, table.url, table.year, table.topic, table.source, table.payoffs_from)
