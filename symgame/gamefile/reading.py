"""From the tables of a file to a game.

Every part is read even if another has a mistake; the game is built only when there is none.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence

from sympy import Expr, ImmutableDenseNDimArray

from symgame.arithmetic import check_whole
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.relation import Relation, read_relations
from symgame.errors import InvalidExpressionError, InvalidGameError
from symgame.game import Game
from symgame.gamefile.context import Context
from symgame.gamefile.model import GameTable, ParameterTable, PlayerTable, ScenarioTable
from symgame.players import MAX_PROFILES, Player, Profile, Provenance, Scenario, indicators, profile_key, profile_of
from symgame.symbols import Parameter, check_name, nearest, real_symbol

_SHOWN = 8


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


def read_body(context: Context, table: GameTable) -> tuple[ImmutableDenseNDimArray | None, tuple[Expr, ...] | None]:
    """The payoffs or the field, whichever the file gives."""
    given = [key for key in ("payoffs", "payoff_formulas", "field") if getattr(table, key) is not None]
    if len(given) > 1:
        context.complain(given[1], f"the game has [{given[0]}] already; keep one of them")
    if not given and table.claims is None:
        context.complain("payoffs", "is missing; add [payoffs], [payoff_formulas] or [field]")
    if table.payoffs is not None:
        return _payoffs(context, table.payoffs, state_dependent=table.state_dependent), None
    if table.payoff_formulas is not None:
        if table.state_dependent:
            context.complain(
                "payoff_formulas",
                "formulas over indicators cannot be state_dependent; write the table [payoffs] instead",
            )
        return _formulas(context, table.payoff_formulas), None
    return None, None if table.field is None else _field(context, table.field)


def _payoffs(
    context: Context, table: Mapping[str, Sequence[str]], *, state_dependent: bool
) -> ImmutableDenseNDimArray | None:
    players = context.players
    shape = tuple(len(player.strategies) for player in players)
    rows: dict[Profile, list[Expr]] = {}
    for key, row in table.items():
        place = f"payoffs.{key}"
        profile = context.attempt(place, profile_of, key, players)
        if profile is None:
            continue
        if profile in rows:
            context.complain(place, f"the profile {profile_key(profile, shape)} is given twice; remove one of them")
        rows[profile] = []
        if len(row) != len(players):
            context.complain(place, f"{len(row)} payoffs for {len(players)} players; give one each, in player order")
        for player, text in zip(players, row, strict=False):
            where = f"{place}, {player.name}"
            payoff = context.expression(where, text, with_shares=True)
            if payoff is None:
                continue
            rows[profile].append(payoff)
            shares = sorted(str(s) for s in payoff.free_symbols & set(context.shares.values()))
            if shares and not state_dependent:
                context.complain(
                    where,
                    f"'{shares[0]}' is a share; if payoffs depend on the current state, "
                    "write state_dependent = true at the top of the file",
                )
    profiles = list(itertools.product(*map(range, shape)))
    missing = [profile_key(profile, shape) for profile in profiles if profile not in rows]
    if missing:
        more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
        context.complain("payoffs", f"the profile {', '.join(missing[:_SHOWN])}{more} is missing; add its payoffs")
    if context.mistakes:
        return None
    return ImmutableDenseNDimArray([e for profile in profiles for e in rows[profile]], (*shape, len(players)))


def _formulas(context: Context, table: Mapping[str, str]) -> ImmutableDenseNDimArray | None:
    players = context.players
    variables = {player.name: player.var for player in players} | {player.var: player.var for player in players}
    formulas: dict[str, Expr | None] = {}
    for key, text in table.items():
        place = f"payoff_formulas.{key}"
        if key not in variables:
            known = ", ".join(player.var for player in players)
            context.complain(
                place, f"there is no player '{key[:60]}'{nearest(key, variables) or f'; write one of {known}'}"
            )
            continue
        if variables[key] in formulas:
            context.complain(place, "this player has two formulas; remove one of them")
        formulas[variables[key]] = context.expression(place, text, with_shares=True)
    missing = [player.name for player in players if player.var not in formulas]
    if missing:
        context.complain("payoff_formulas", f"the formula of {', '.join(missing)} is missing; add it")
    if context.mistakes:
        return None
    shape = tuple(len(player.strategies) for player in players)
    flat: list[Expr] = []
    for profile in itertools.product(*map(range, shape)):
        played = indicators(players, profile)
        for player in players:
            formula = formulas[player.var]
            where = f"payoff_formulas.{player.var}, at the profile {profile_key(profile, shape)}"
            payoff = None if formula is None else context.attempt(where, check_whole, formula.xreplace(played))
            if payoff is None:
                return None
            flat.append(payoff)
    return ImmutableDenseNDimArray(flat, (*shape, len(players)))


def _field(context: Context, table: Mapping[str, str]) -> tuple[Expr, ...] | None:
    shares = context.shares
    components: dict[str, Expr] = {}
    for key, text in table.items():
        name = key if key in shares else context.attempt(f"field.{key}", check_name, key)
        if name is not None and name not in shares:
            hint = nearest(name, shares) or f"; write one of {', '.join(shares)}"
            context.complain(f"field.{key}", f"there is no share '{key[:60]}'{hint}")
            continue
        expression = context.expression(f"field.{key}", text, with_shares=True)
        if name is not None and expression is not None:
            components[name] = expression
    missing = [name for name in shares if name not in components and name not in table]
    if missing:
        context.complain("field", f"the equation of {', '.join(missing)} is missing; add it")
    return None if context.mistakes else tuple(components[name] for name in shares)


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
