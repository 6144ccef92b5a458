"""Profiles: the strategy in use in each population, their keys and their order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from sympy import Rational, Symbol

from symgame.errors import InvalidGameError, counted, expect
from symgame.players.player import Player

_NUMBERED = re.compile(r"E[0-9]{1,4}")
"""How tables number points."""
_TUPLE = re.compile(r"[(（\[]?[0-9]+([,，;、 ]+[0-9]+)*[)）\]]?")
_DIGITS = re.compile(r"[0-9]+")
"""How papers write points: ``(1, 0, 1)``."""

Profile = tuple[int, ...]
"""The strategy in use in each population, counted from zero in the order given."""


def profile_of(key: str, players: Sequence[Player]) -> Profile:
    """The profile of a game file's key: ``"110"``, ``"1-3-1"``, or strategy names joined by ``" / "``.

    A two-strategy player's digit is 1 for its first strategy and 0 for its second; with more
    strategies the digit counts from one.

    Raises
    ------
    InvalidGameError
        If the key names no profile.
    """
    expect(key, str, "a profile is written by its key", "write '111', for example")
    parts = key.split("-") if "-" in key and "/" not in key else key.split(" / ") if "/" in key else list(key)
    if len(parts) != len(players):
        example = profile_key((0,) * len(players), tuple(len(player.strategies) for player in players))
        if _NUMBERED.fullmatch(key):
            raise InvalidGameError(
                f"'{key}' is a name in the tables; write the profile that it stands for, as '{example}'"
            )
        digits = _DIGITS.findall(key) if _TUPLE.fullmatch(key) and not key.isdigit() else []
        if len(digits) == len(players):
            example = ("" if all(len(player.strategies) == 2 for player in players) else "-").join(digits)
            raise InvalidGameError(f"'{key[:60]}' is no profile as keys write it; write '{example}'")
        whose = counted(len(players), "player")
        raise InvalidGameError(f"'{key[:60]}' is no profile of {whose}; write '{example}', for example")
    return tuple(_strategy_index(part.strip(), player, key) for part, player in zip(parts, players, strict=True))


def _strategy_index(part: str, player: Player, key: str) -> int:
    digits = ["1", "0"] if len(player.strategies) == 2 else [str(k + 1) for k in range(len(player.strategies))]
    for choices in (player.strategies, player.strategies_zh, digits):
        if part in choices:
            return list(choices).index(part)
    known = ", ".join(digits) + " or " + ", ".join(f"'{name}'" for name in player.strategies)
    raise InvalidGameError(f"profile '{key[:60]}': {player.name} has no strategy '{part[:40]}'; it has {known}")


def profile_key(profile: Profile, shape: tuple[int, ...]) -> str:
    """The key of a profile in files and answers: ``"110"``, or ``"1-3-1"`` with more strategies.

    Examples
    --------
    >>> profile_key((0, 0, 1), (2, 2, 2)), profile_key((0, 2, 0), (3, 3, 2))
    ('110', '1-3-1')
    """
    digits = [str(1 - k) if m == 2 else str(k + 1) for k, m in zip(profile, shape, strict=True)]
    return ("" if max(shape) == 2 else "-").join(digits)


def profiles_in_order(shape: tuple[int, ...]) -> list[Profile]:
    """All profiles as papers list their vertices: by the number of first strategies in use.

    Examples
    --------
    >>> [profile_key(profile, (2, 2)) for profile in profiles_in_order((2, 2))]
    ['00', '10', '01', '11']
    """
    every = itertools.product(*map(range, shape))
    return sorted(every, key=lambda profile: (sum(k == 0 for k in profile), profile))


def indicators(players: Sequence[Player], profile: Profile) -> dict[Symbol, Rational]:
    """The shares of all players at a profile: 1 for what is played, else 0."""
    values: dict[Symbol, Rational] = {}
    for player, strategy in zip(players, profile, strict=True):
        for k, share in enumerate(player.shares):
            values[share] = Rational(int(k == strategy))
    return values
