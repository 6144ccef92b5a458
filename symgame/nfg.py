"""Gambit's ``.nfg`` format, payoff version: games of numbers, read and written exactly.

::

    NFG 1 R "title" { "player" ... } { sizes or { "strategy" ... } ... } ["comment"]
    payoffs of all players, profile after profile, the first player's strategy changing fastest

References
----------
.. [1] The Gambit Project, "Game representation formats", section on strategic games.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

from sympy import Rational, Symbol

from symgame.construction import Formula
from symgame.errors import InvalidExpressionError, InvalidFileError, InvalidGameError, Mistake
from symgame.expressions import read_number, write
from symgame.game import Game
from symgame.players import MAX_PROFILES, Player, Profile

MAX_PLAYERS = 12
_WORD = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([{}])|([^\s{}"]+))', re.DOTALL)
_VARIABLES = "xyzw"


def read_nfg(text: str, name: str) -> Game:
    """The game of an ``.nfg`` text.

    Variables are ``x, y, z, w, x5, ...``; the slug is made from the name of the file.

    Raises
    ------
    InvalidFileError
        At the first mistake; what follows it cannot be placed.

    Examples
    --------
    >>> game = read_nfg('NFG 1 R "Pennies" { "A" "B" } { 2 2 } 1 -1  -1 1  -1 1  1 -1', "pennies.nfg")
    >>> game.slug, game.payoffs[0, 1, 0]
    ('pennies', -1)
    """
    return _Reader(text.removeprefix("\ufeff"), name).game()


class _Reader:
    """One pass over the words of a text."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self._at = 0

    def game(self) -> Game:
        """The whole text."""
        for expected, cure in (
            ("NFG", "only strategic games are read"),
            ("1", "save it as version 1"),
            ("R", "write R"),
        ):
            kind, word = self._next()
            if kind != "word" or word != expected:
                self._fail(f"'{expected}' is expected in the first line, not '{word[:40]}'; {cure}")
        title = self._string("the title in quotes")
        names = self._names("players")
        if not 1 <= len(names) <= MAX_PLAYERS:
            self._fail(f"the file has {len(names)} players; a game has 1 to {MAX_PLAYERS}")
        if len(set(names)) < len(names):
            self._fail("two players have the same name; rename one of them")
        strategies = self._strategies(len(names))
        profiles = math.prod(map(len, strategies))
        if profiles > MAX_PROFILES:
            self._fail(f"the game has {profiles} profiles; the most is {MAX_PROFILES}")
        if self._peek()[0] == "string":
            self._next()
        numbers = self._numbers(profiles * len(names))
        players = [
            Player(player, variable(k), own) for k, (player, own) in enumerate(zip(names, strategies, strict=True))
        ]
        order = _first_fastest(tuple(map(len, strategies)))
        size = len(names)
        table: dict[Profile | str, list[Formula]] = {
            profile: numbers[k * size : (k + 1) * size] for k, profile in enumerate(order)
        }
        try:
            return Game.from_table(players, table, slug=slug_of(self._name), title=title)
        except (InvalidGameError, InvalidExpressionError) as error:
            self._fail(str(error))

    def _names(self, what: str) -> list[str]:
        self._open(what)
        names: list[str] = []
        while self._peek()[0] == "string":
            names.append(self._string(what))
        self._close(what)
        return names

    def _strategies(self, count: int) -> list[tuple[str, ...]]:
        """Sizes, or the names of the strategies."""
        self._open("strategies")
        found: list[tuple[str, ...]] = []
        while self._peek()[1] != "}":
            kind, word = self._peek()
            if word == "{" and kind == "brace":
                found.append(tuple(self._names("strategies")))
            elif kind == "word" and word.isascii() and word.isdigit() and 1 < int(word[:9]) <= MAX_PROFILES:
                self._next()
                found.append(tuple(str(k) for k in range(1, int(word[:9]) + 1)))
            else:
                self._fail(f"a number of strategies from 2 to {MAX_PROFILES} is expected, not '{word[:40]}'")
            if len(found) > count:
                break
        if len(found) != count:
            self._fail(f"strategies are given for {len(found)} players of {count}; give them for each player")
        self._close("strategies")
        return found

    def _numbers(self, count: int) -> list[Formula]:
        numbers: list[Formula] = []
        while self._peek()[0] != "end":
            kind, word = self._next()
            if kind == "brace":
                self._fail("payoffs are expected; the version with outcomes is not read, save it with payoffs")
            if kind == "string":
                self._fail(f'a payoff is expected, not "{word[:40]}"')
            if len(numbers) == count:
                self._fail(f"there are more than {count} payoffs; remove those left over")
            try:
                numbers.append(read_number(word))
            except InvalidExpressionError as error:
                self._fail(f"payoff {len(numbers) + 1} '{word[:40]}': {error}")
        if len(numbers) < count:
            self._fail(f"there are {len(numbers)} payoffs; {count} are needed, one a player and profile")
        return numbers

    def _open(self, what: str) -> None:
        if self._next() != ("brace", "{"):
            self._fail(f"'{{' is expected before the {what}")

    def _close(self, what: str) -> None:
        if self._next() != ("brace", "}"):
            self._fail(f"'}}' is expected after the {what}")

    def _string(self, what: str) -> str:
        kind, word = self._next()
        if kind != "string":
            self._fail(f"{what} is expected, not '{word[:40]}'")
        if any((ord(c) < 32 and c not in "\t\n\r") or 127 <= ord(c) < 160 for c in word):
            self._fail("a name contains a control character; remove it")
        return re.sub(r"\\(.)", r"\1", word, flags=re.DOTALL)

    def _peek(self) -> tuple[str, str]:
        at = self._at
        found = self._next()
        self._at = at
        return found

    def _next(self) -> tuple[str, str]:
        match = _WORD.match(self._text, self._at)
        if match is None:
            if self._text[self._at :].strip():
                self._fail("a quotation mark is not closed; add it")
            return "end", ""
        self._at = match.end()
        if match[1] is not None:
            return "string", match[1]
        return ("brace", match[2]) if match[2] else ("word", match[3])

    def _fail(self, message: str) -> NoReturn:
        line = self._text.count("\n", 0, self._at) + 1
        raise InvalidFileError(self._name, (Mistake(f"line {line}", message),))


def variable(k: int) -> str:
    """The variable of player ``k``, counted from zero: ``x, y, z, w, x5, x6, ...``."""
    return _VARIABLES[k] if k < len(_VARIABLES) else f"x{k + 1}"


def slug_of(name: str) -> str:
    """A valid slug made from the name of a file.

    Examples
    --------
    >>> slug_of("games/Stag hunt.nfg")
    'stag-hunt'
    """
    return re.sub(r"[^a-z0-9_-]+", "-", Path(name).stem.lower()).strip("-_") or "game"


def _first_fastest(shape: tuple[int, ...]) -> Iterator[Profile]:
    for reverse in itertools.product(*(range(size) for size in reversed(shape))):
        yield tuple(reversed(reverse))


def write_nfg(game: Game, values: Mapping[Symbol, Rational] = MappingProxyType({})) -> str:
    """The game as an ``.nfg`` text.

    Parameters
    ----------
    game : Game
        With payoffs that are numbers once the values are put in.
    values : mapping of Symbol to Rational, optional
        The values of its parameters.

    Raises
    ------
    InvalidGameError
        If a payoff is not a rational number.
    """
    if game.payoffs is None:
        raise InvalidGameError("the game has no payoffs, and .nfg holds nothing else; write it as TOML")
    lines = [f"NFG 1 R {_quoted(game.title or game.slug)} {{ {' '.join(_quoted(p.name) for p in game.players)} }}", ""]
    lines += ["{ " + "\n".join(f"{{ {' '.join(map(_quoted, p.strategies))} }}" for p in game.players), "}", '""', ""]
    for profile in _first_fastest(game.shape):
        row = [game.payoffs[(*profile, i)].xreplace(dict(values)) for i in range(len(game.players))]
        for payoff in row:
            if not payoff.is_Rational:
                free = sorted(str(symbol) for symbol in payoff.free_symbols)
                cure = f"give values for {', '.join(free)}" if free else "only fractions can be written"
                raise InvalidGameError(f"the payoff {write(payoff)} is not a rational number; {cure}")
        lines.append(" ".join(f"{payoff.p}/{payoff.q}" if payoff.q != 1 else str(payoff.p) for payoff in row))
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
