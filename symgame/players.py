"""Populations, their strategies and shares; profiles and states; scenarios and sources."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sympy import Expr, Rational, Symbol

from symgame.errors import InvalidGameError
from symgame.symbols import check_name, real_symbol

T = TypeVar("T")

Profile = tuple[int, ...]
"""The strategy in use in each population, counted from zero in the order given."""

Share = Rational | tuple[Rational, ...]
State = tuple[Share, ...]
"""One share per player; a player of three or more strategies has the tuple of its shares."""

MAX_PROFILES = 4096


@dataclass(frozen=True, slots=True)
class Player:
    """A population: its name, its variable and its strategies.

    ``var`` is the share that plays the first strategy; with three or more strategies the shares are
    ``var_1``, ``var_2``, ...
    """

    name: str
    var: str
    strategies: tuple[str, ...]
    name_zh: str = ""
    strategies_zh: tuple[str, ...] = ()

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


@dataclass(frozen=True, slots=True)
class Scenario:
    """Named values of the parameters, with starts and, where said, what they lead to."""

    name: str
    values: tuple[tuple[Symbol, Rational], ...]
    initial: tuple[State, ...] = ()
    outcome: State | None = None
    sources: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a game comes from; every part may be empty."""

    doi: str = ""
    url: str = ""
    year: int | None = None
    topic: str = ""
    source: str = ""
    payoffs_from: str = ""

    @property
    def is_reconstruction(self) -> bool:
        """Whether its source says that the payoffs were rebuilt, not printed."""
        return "reconstruct" in f"{self.source} {self.payoffs_from}".lower()

    @property
    def is_normalised(self) -> bool:
        """Whether its payoffs were rebuilt from printed equations, with which they then agree by construction."""
        return "normalis" in self.payoffs_from.lower()


def profile_of(key: str, players: Sequence[Player]) -> Profile:
    """The profile of a game file's key: ``"110"``, ``"1-3-1"``, or strategy names joined by ``" / "``.

    A two-strategy player's digit is 1 for its first strategy and 0 for its second; with more
    strategies the digit counts from one.

    Raises
    ------
    InvalidGameError
        If the key names no profile.
    """
    parts = key.split("-") if "-" in key and "/" not in key else key.split(" / ") if "/" in key else list(key)
    if len(parts) != len(players):
        example = profile_key((0,) * len(players), tuple(len(player.strategies) for player in players))
        raise InvalidGameError(f"'{key[:60]}' is no profile of {len(players)} players; write '{example}', for example")
    return tuple(_strategy_index(part.strip(), player, key) for part, player in zip(parts, players, strict=True))


def _strategy_index(part: str, player: Player, key: str) -> int:
    digits = ["1", "0"] if len(player.strategies) == 2 else [str(k + 1) for k in range(len(player.strategies))]
    for choices in (player.strategies, player.strategies_zh, digits):
        if part in choices:
            return list(choices).index(part)
    known = ", ".join(digits) + " or " + ", ".join(f"'{name}'" for name in player.strategies)
    raise InvalidGameError(f"profile '{key[:60]}': {player.name} has no strategy '{part[:40]}'; it has {known}")


def profiles_in_order(shape: tuple[int, ...]) -> list[Profile]:
    """All profiles as papers list their vertices: by the number of first strategies in use.

    Examples
    --------
    >>> [profile_key(profile, (2, 2)) for profile in profiles_in_order((2, 2))]
    ['00', '10', '01', '11']
    """
    every = itertools.product(*map(range, shape))
    return sorted(every, key=lambda profile: (sum(k == 0 for k in profile), profile))


def profile_key(profile: Profile, shape: tuple[int, ...]) -> str:
    """The key of a profile in files and answers: ``"110"``, or ``"1-3-1"`` with more strategies.

    Examples
    --------
    >>> profile_key((0, 0, 1), (2, 2, 2)), profile_key((0, 2, 0), (3, 3, 2))
    ('110', '1-3-1')
    """
    digits = [str(1 - k) if m == 2 else str(k + 1) for k, m in zip(profile, shape, strict=True)]
    return ("" if max(shape) == 2 else "-").join(digits)


def shares_of(state: Sequence[T | tuple[T, ...]]) -> tuple[T, ...]:
    """The shares of a state or of a point, those of all players in one row.

    Examples
    --------
    >>> shares_of((1, (2, 3), 4))
    (1, 2, 3, 4)
    """
    return tuple(share for part in state for share in (part if isinstance(part, tuple) else (part,)))


def indicators(players: Sequence[Player], profile: Profile) -> dict[Symbol, Rational]:
    """The shares of all players at a profile: 1 for what is played, else 0."""
    values: dict[Symbol, Rational] = {}
    for player, strategy in zip(players, profile, strict=True):
        for k, share in enumerate(player.shares):
            values[share] = Rational(int(k == strategy))
    return values


def check_players(players: tuple[Player, ...]) -> None:
    """Refuse players without two strategies, of one name, or of one variable, and games that are too large."""
    if not players:
        raise InvalidGameError("a game needs at least one player")
    for player in players:
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
