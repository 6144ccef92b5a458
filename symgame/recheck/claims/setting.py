"""The game that claims are about, as a record has it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from symgame.recheck.fields import object_of, part_of, texts_of
from symgame.recheck.reading import expression, name_of
from symgame.recheck.refusals import Unreadable
from symgame.recheck.relations import Comparison, comparison
from symgame.recheck.trees import Call, Name, Power, Product, Sum, Tree

Profile = tuple[int, ...]
"""The strategy of every player, from 0."""

MAX_PROFILES = 4096


@dataclass(frozen=True, slots=True)
class Setting:
    """The game of a record.

    Attributes
    ----------
    shares : tuple of tuple of str
        The shares of each player: one for two strategies, else one a strategy.
    parameters : frozenset of str
    assumptions : tuple of Comparison
    payoffs : mapping of Profile to tuple of Tree
        Empty where they are not known.
    field : mapping of str to Tree
        The velocities of all shares; empty unless they are given instead of payoffs.
    is_changing : bool
        Whether payoffs may depend on the players' own shares.
    """

    shares: tuple[tuple[str, ...], ...]
    parameters: frozenset[str]
    assumptions: tuple[Comparison, ...]
    payoffs: Mapping[Profile, tuple[Tree, ...]]
    field: Mapping[str, Tree]
    is_changing: bool

    @property
    def shape(self) -> tuple[int, ...]:
        """The number of strategies of each player."""
        return tuple(max(2, len(own)) for own in self.shares)

    @property
    def names(self) -> tuple[str, ...]:
        """All shares in order."""
        return tuple(share for own in self.shares for share in own)

    @property
    def is_known(self) -> bool:
        """Whether there is anything to derive from."""
        return bool(self.payoffs or self.field)

    def vertex(self, key: str) -> Profile:
        """The profile of a key such as ``"110"`` or ``"1-3-1"``."""
        digits = key.split("-") if "-" in key else [key] if len(self.shape) == 1 else list(key)
        if len(digits) != len(self.shape) or not all(d.isascii() and d.isdigit() and len(d) < 5 for d in digits):
            raise Unreadable(f"'{key[:40]}' is no vertex of these players")
        profile = tuple(1 - int(d) if m == 2 else int(d) - 1 for d, m in zip(digits, self.shape, strict=True))
        if not all(0 <= k < m for k, m in zip(profile, self.shape, strict=True)):
            raise Unreadable(f"'{key[:40]}' is no vertex of these players")
        return profile

    def key(self, profile: Profile) -> str:
        """The key of a profile."""
        digits = [str(1 - k) if m == 2 else str(k + 1) for k, m in zip(profile, self.shape, strict=True)]
        return ("" if max(self.shape) == 2 else "-").join(digits)

    def profiles(self) -> Iterator[Profile]:
        """All profiles."""
        return itertools.product(*map(range, self.shape))

    def owner(self, share: str) -> int:
        """The player that a share belongs to."""
        for i, own in enumerate(self.shares):
            if share in own:
                return i
        raise Unreadable(f"there is no share '{share[:40]}'")


def setting_of(record: object) -> Setting:
    """The game of a record.

    Raises
    ------
    RecheckError
        If a part cannot be read.

    Examples
    --------
    >>> game = setting_of({
    ...     "shares": {"x": ["x"]}, "parameters": ["c"], "assumptions": ["c > 0"], "own_shares": False,
    ...     "payoffs": {"1": ["-c"], "0": ["0"]},
    ... })
    >>> from symgame.recheck.claims.arithmetic import FORMULAS
    >>> from symgame.recheck.claims.motion import eigenvalues
    >>> from symgame.recheck.quotients import unknown
    >>> [value.above.terms for value in eigenvalues(game, (0,), FORMULAS, {"c": unknown("c")})]
    [{(('c', 1),): Fraction(1, 1)}]
    """
    place = "'game'"
    shares = tuple(
        tuple(map(name_of, texts_of(object_of(record, "shares", place), var, "'shares'")))
        for var in object_of(record, "shares", place)
    )
    names = [share for own in shares for share in own]
    if not names or len(set(names)) != len(names) or not all(shares):
        raise Unreadable("the shares of the players are not told apart")
    assumptions = tuple(comparison(text) for text in texts_of(record, "assumptions", place))
    parameters = frozenset(map(name_of, texts_of(record, "parameters", place)))
    is_changing = part_of(record, "own_shares", place) is not False
    plain = Setting(shares, parameters, assumptions, {}, {}, is_changing)
    payoffs = _payoffs(plain, record) if _has(record, "payoffs") else {}
    field = _field(plain, record) if _has(record, "field") else {}
    depends = any(names_in(tree) & set(names) for own in payoffs.values() for tree in own)
    return Setting(shares, parameters, assumptions, payoffs, field, is_changing or depends)


def _has(record: object, key: str) -> bool:
    return isinstance(record, Mapping) and record.get(key) is not None


def _payoffs(plain: Setting, record: Any) -> dict[Profile, tuple[Tree, ...]]:
    count = 1
    for m in plain.shape:
        count *= m
    table = object_of(record, "payoffs", "'game'")
    if count > MAX_PROFILES or len(table) != count:
        raise Unreadable(f"{len(table)} profiles have payoffs, there are {count}")
    found = {plain.vertex(key): tuple(map(expression, texts_of(table, key, "'payoffs'"))) for key in table}
    if len(found) != count or any(len(row) != len(plain.shape) for row in found.values()):
        raise Unreadable("'payoffs' has not one payoff for each player at each profile")
    return found


def _field(plain: Setting, record: Any) -> dict[str, Tree]:
    table = object_of(record, "field", "'game'")
    if set(map(name_of, table)) != set(plain.names) or not all(isinstance(text, str) for text in table.values()):
        raise Unreadable("'field' has not one equation for each share")
    return {name_of(share): expression(text) for share, text in table.items()}


def names_in(tree: Tree) -> set[str]:
    """The names in a tree."""
    if isinstance(tree, Name):
        return {tree.name}
    parts: tuple[Tree, ...] = ()
    if isinstance(tree, Sum):
        parts = tuple(part for _, part in tree.terms)
    elif isinstance(tree, Product):
        parts = tuple(part for _, part in tree.factors)
    elif isinstance(tree, Power):
        parts = (tree.base, tree.exponent)
    elif isinstance(tree, Call):
        parts = tree.arguments
    return {name for part in parts for name in names_in(part)}
