"""What a game refuses: tables with gaps, symbols that nobody declared."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

from sympy import Symbol

from symgame.errors import InvalidGameError, counted
from symgame.game.construction import Formula
from symgame.players import Profile, profile_key
from symgame.symbols import nearest

if TYPE_CHECKING:
    from symgame.game.game import Game


def check_profiles(table: Mapping[Profile, Sequence[Formula]], shape: tuple[int, ...], count: int) -> None:
    """Refuse a table in which a profile is missing, given twice or incomplete."""
    if len(table) < count:
        raise InvalidGameError("a profile is given twice; remove one of them")
    expected = list(itertools.product(*map(range, shape)))
    missing = [profile_key(profile, shape) for profile in expected if profile not in table]
    if missing:
        more = f" and {len(missing) - 8} more" if len(missing) > 8 else ""
        raise InvalidGameError(f"payoffs of the profile {', '.join(missing[:8])}{more} are missing; add them")
    for profile, row in table.items():
        if isinstance(row, str) or not isinstance(row, Sequence):
            raise InvalidGameError(
                f"profile {profile_key(profile, shape)} needs a list, one payoff a player: ['V', '0']"
            )
        if profile not in expected:
            raise InvalidGameError(f"there is no profile {profile}; strategies count from 0 to {shape} - 1")
        if len(row) != len(shape):
            raise InvalidGameError(
                f"profile {profile_key(profile, shape)} has {counted(len(row), 'payoff')} "
                f"for {counted(len(shape), 'player')}; give one each"
            )


def check_symbols(game: Game) -> None:
    """Refuse parameters of one name, or of a player's, and symbols that are not declared."""
    parameters = [parameter.symbol for parameter in game.parameters]
    if len(set(parameters)) < len(parameters):
        twice = next(s for s in parameters if parameters.count(s) > 1)
        raise InvalidGameError(f"parameter '{twice.name}' is declared twice; remove one of them")
    for symbol in parameters:
        if symbol in game.shares or symbol.name in {player.var for player in game.players}:
            raise InvalidGameError(f"'{symbol.name}' is a player's variable and cannot be a parameter; rename one")
    allowed = set(parameters)
    for relation in game.assumptions.relations:
        check_known(relation.symbols, allowed, f"assumption '{relation.text()}'")
    if game.state_dependent or game.field is not None:
        allowed |= set(game.shares)
    for expression in game.expressions:
        check_known(expression.free_symbols, allowed, "a payoff" if game.field is None else "the field")


def check_known(symbols: AbstractSet[Any], allowed: set[Symbol], where: str) -> None:
    """Refuse symbols that the game does not declare, and foreign ones of a declared name."""
    names = {symbol.name for symbol in allowed}
    for symbol in sorted(symbols - allowed, key=lambda s: s.name):
        if symbol.name in names:
            raise InvalidGameError(f"{where} uses another symbol called '{symbol.name}'; use the game's own symbol")
        raise InvalidGameError(f"{where} uses '{symbol.name}', which is not declared{nearest(symbol.name, names)}")
