"""What reading a file needs to know, and the mistakes found so far.

A reader method answers ``None`` (or leaves an entry out) where it found a mistake, so that the rest
of the file is read and all mistakes are told at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import ParamSpec, TypeVar

from sympy import Expr, Rational, Symbol

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.relation import Relation, read_relations
from symgame.errors import InvalidExpressionError, InvalidGameError, Mistake, counted
from symgame.expressions import read_expression, read_number
from symgame.players import Player, Profile, State, profile_of
from symgame.symbols import check_name, nearest

_T = TypeVar("_T")
_P = ParamSpec("_P")
_COLUMN = re.compile(r"column (\d+): (.*)", re.DOTALL)


class Context:
    """The names of a game, its assumptions as far as they are read, and a list of mistakes."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self.players: tuple[Player, ...] = ()
        self.parameters: dict[str, Symbol] = {}
        self.assumptions = Assumptions()
        self._read: dict[tuple[str, bool], Expr] = {}

    @property
    def shares(self) -> dict[str, Symbol]:
        """The share symbols by name."""
        return {str(share.name): share for player in self.players for share in player.shares}

    def complain(self, place: str, message: str) -> None:
        """One more mistake; a column in the message joins the place."""
        if match := _COLUMN.match(message):
            place, message = f"{place}, column {match[1]}", match[2]
        self.mistakes.append(Mistake(place, message))

    def attempt(self, place: str, read: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T | None:
        """What ``read`` answers to the arguments, or a mistake."""
        try:
            return read(*args, **kwargs)
        except (InvalidExpressionError, InvalidGameError) as error:
            self.complain(place, str(error))
            return None

    def expression(self, place: str, text: str, *, with_shares: bool = False) -> Expr | None:
        """An expression in the parameters, and in the shares where they may occur."""
        if (text, with_shares) not in self._read:
            names = self.parameters | self.shares if with_shares else self.parameters
            found = self.attempt(place, read_expression, text, names, is_positive=self.is_positive)
            if found is None:
                return None
            self._read[text, with_shares] = found
        return self._read[text, with_shares]

    def expressions(self, place: str, texts: Sequence[str], *, with_shares: bool = False) -> tuple[Expr, ...]:
        """Expressions of a list, those that could be read."""
        found = (
            self.expression(f"{place}, entry {k}", text, with_shares=with_shares) for k, text in enumerate(texts, 1)
        )
        return tuple(expression for expression in found if expression is not None)

    def relations(
        self, place: str, texts: Sequence[str], names: Mapping[str, Symbol] | None = None
    ) -> tuple[Relation, ...]:
        """The relations of a list of texts."""
        known = self.parameters if names is None else names
        found: list[Relation] = []
        for k, text in enumerate(texts, 1):
            where = place if len(texts) == 1 else f"{place}, entry {k}"
            read = self.attempt(where, read_relations, text, known, is_positive=self.is_positive)
            found.extend(read or ())
        return tuple(found)

    def is_positive(self, base: Expr) -> bool:
        """Whether the assumptions make a base positive."""
        try:
            return self.assumptions.is_positive(base)
        except InvalidGameError:
            return False

    def vertex(self, place: str, key: str) -> Profile | None:
        """The profile of a key."""
        return self.attempt(place, profile_of, key, self.players)

    def parameter(self, place: str, name: str) -> Symbol | None:
        """The symbol of a declared parameter."""
        checked = self.attempt(place, check_name, name)
        if checked is None:
            return None
        if checked not in self.parameters:
            hint = nearest(checked, self.parameters) or "; declare it under [parameters]"
            self.complain(place, f"'{checked}' is not a parameter of this game{hint}")
        return self.parameters.get(checked)

    def values(self, place: str, table: Mapping[str, str]) -> tuple[tuple[Symbol, Rational], ...]:
        """Exact values of parameters, in the author's order of parameters."""
        found: dict[Symbol, Rational] = {}
        for name, text in table.items():
            symbol = self.parameter(f"{place}.{name}", name)
            value = self.attempt(f"{place}.{name}", read_number, text)
            if symbol in found:
                self.complain(f"{place}.{name}", f"'{symbol}' is given twice, in Greek and in English; remove one")
            elif symbol is not None and value is not None:
                found[symbol] = value
        return tuple((symbol, found[symbol]) for symbol in self.parameters.values() if symbol in found)

    def states(self, place: str, rows: Sequence[Sequence[Sequence[str]]]) -> tuple[State, ...]:
        """Points of the state space, those that could be read."""
        found = (self.state(f"{place} {k}", row) for k, row in enumerate(rows, 1))
        return tuple(state for state in found if state is not None)

    def state(self, place: str, row: Sequence[Sequence[str]], *, exact: bool = True) -> State | None:
        """A point of the state space; a printed outcome (not ``exact``) may be rounded."""
        if len(row) != len(self.players):
            given, needed = counted(len(row), "entry", "entries"), counted(len(self.players), "player")
            self.complain(place, f"{given} for {needed}; give one a player")
            return None
        state: list[Rational | tuple[Rational, ...]] = []
        for player, texts in zip(self.players, row, strict=True):
            where = f"{place}, {player.name}"
            shares = [self.attempt(where, read_number, text) for text in texts]
            known = tuple(share for share in shares if share is not None)
            if len(known) < len(texts):
                continue
            if len(known) != len(player.shares):
                wanted = (
                    "one share, of its first strategy"
                    if len(player.shares) == 1
                    else f"a list of {len(player.shares)} shares"
                )
                self.complain(where, f"{wanted} is expected, not {len(known)}")
            elif any(share < 0 or share > 1 for share in known):
                self.complain(where, "a share lies between 0 and 1; correct it")
            elif len(known) > 1 and abs(sum(known) - 1) > (0 if exact else Rational(1, 50)):
                self.complain(where, f"the shares sum to {sum(known)}; they must sum to 1")
            else:
                state.append(known[0] if len(known) == 1 else known)
        return tuple(state) if len(state) == len(self.players) else None
