"""A population: its name, its strategies and its shares."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from sympy import Expr, Symbol

from symgame.errors import InvalidGameError, expect
from symgame.symbols import check_name, real_symbol

MAX_PROFILES = 4096


@dataclass(frozen=True, slots=True)
class Player:
    """A population: its name, its variable and its strategies.

    Attributes
    ----------
    name : str
    var : str
        The share that plays the first strategy; with three or more strategies the shares are ``var_1``,
        ``var_2``, ...
    strategies : tuple of str
        Two or more.
    name_zh, strategies_zh : str, tuple of str
        The same for Chinese documents.

    Examples
    --------
    >>> Player("Firm", "x", ("Comply", "Violate")).share_of
    (x, 1 - x)
    """

    name: str
    var: str
    strategies: tuple[str, ...]
    name_zh: str = ""
    strategies_zh: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for part in ("strategies", "strategies_zh"):
            listed = getattr(self, part)
            if isinstance(listed, str) or not all(isinstance(one, str) for one in listed):
                raise InvalidGameError(f"player '{self.name}': {part} is a list of names; write ('Comply', 'Violate')")
            object.__setattr__(self, part, tuple(listed))

    @property
    def shares(self) -> tuple[Symbol, ...]:
        """The symbols of its shares: one for two strategies, else one a strategy."""
        if len(self.strategies) == 2:
            return (real_symbol(self.var),)
        return tuple(real_symbol(f"{self.var}_{k}") for k in range(1, len(self.strategies) + 1))

    @property
    def share_of(self) -> tuple[Expr, ...]:
        """The share of each strategy: ``(x, 1 - x)`` or ``(x_1, ..., x_m)``."""
        if len(self.strategies) == 2:
            return (self.shares[0], 1 - self.shares[0])
        return self.shares


def listed(players: Iterable[Player] | Player) -> tuple[Player, ...]:
    """The players of a game; one alone is a list of one."""
    if isinstance(players, Player):
        return (players,)
    expect(players, Iterable, "players are listed", "write [Player('Firm', 'x', ('Comply', 'Violate')), ...]")
    return tuple(players)


def check_players(players: tuple[Player, ...]) -> None:
    """Refuse players without two strategies, of one name, or of one variable, and games that are too large."""
    if not players:
        raise InvalidGameError("a game needs at least one player")
    for player in players:
        expect(player, Player, "a player is expected", "write Player('Firm', 'x', ('Comply', 'Violate'))")
        check_name(player.var)
        if player.strategies_zh and len(player.strategies_zh) != len(player.strategies):
            raise InvalidGameError(f"player '{player.name}': strategies_zh must name all {len(player.strategies)}")
        if len(player.strategies) < 2:
            raise InvalidGameError(f"player '{player.name}' needs at least two strategies")
        for names in (player.strategies, player.strategies_zh):
            if len(set(names)) < len(names):
                raise InvalidGameError(f"player '{player.name}' has two strategies of one name; rename one")
    taken: dict[str, list[str | Symbol]] = {
        "name": [p.name for p in players],
        "variable": [s for p in players for s in p.shares],
    }
    for what, values in taken.items():
        for value in values:
            if values.count(value) > 1:
                raise InvalidGameError(f"two players have the {what} '{value}'; rename one")
    if math.prod(len(player.strategies) for player in players) > MAX_PROFILES:
        raise InvalidGameError(f"a game has at most {MAX_PROFILES} profiles")
