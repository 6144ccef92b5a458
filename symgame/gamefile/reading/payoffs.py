"""The payoffs of a game, or its field, from the tables of a file."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from sympy import Expr, ImmutableDenseNDimArray

from symgame.errors import counted
from symgame.expressions.limits import check_whole
from symgame.gamefile.context import Context
from symgame.gamefile.model import GameTable
from symgame.players import Profile, indicators, profile_key, profile_of
from symgame.symbols import check_name, nearest

_SHOWN = 8


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
            context.complain(
                place,
                f"{counted(len(row), 'payoff')} for {counted(len(players), 'player')}; give one each, in player order",
            )
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
