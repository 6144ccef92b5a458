"""Games read from ``.nfg`` texts."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from pathlib import Path

from symgame.errors import InvalidExpressionError, InvalidGameError
from symgame.expressions import read_number
from symgame.game import Game
from symgame.game.construction import Formula
from symgame.nfg.words import Words
from symgame.players import MAX_PROFILES, Player, Profile

MAX_PLAYERS = 12


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
    return _game(Words(text.removeprefix("\ufeff"), name), name)


def _game(words: Words, name: str) -> Game:
    for expected, cure in (
        ("NFG", "only strategic games are read"),
        ("1", "save it as version 1"),
        ("R", "write R"),
    ):
        kind, word = words.next()
        if kind != "word" or word != expected:
            words.fail(f"'{expected}' is expected in the first line, not '{word[:40]}'; {cure}")
    title = words.string("the title in quotes")
    names = _names(words, "players")
    if not 1 <= len(names) <= MAX_PLAYERS:
        words.fail(f"the file has {len(names)} players; a game has 1 to {MAX_PLAYERS}")
    if len(set(names)) < len(names):
        words.fail("two players have the same name; rename one of them")
    strategies = _strategies(words, len(names))
    profiles = math.prod(map(len, strategies))
    if profiles > MAX_PROFILES:
        words.fail(f"the game has {profiles} profiles; the most is {MAX_PROFILES}")
    if words.peek()[0] == "string":
        words.next()
    numbers = _numbers(words, profiles * len(names))
    players = [Player(player, variable(k), own) for k, (player, own) in enumerate(zip(names, strategies, strict=True))]
    order = first_fastest(tuple(map(len, strategies)))
    size = len(names)
    table: dict[Profile | str, list[Formula]] = {
        profile: numbers[k * size : (k + 1) * size] for k, profile in enumerate(order)
    }
    try:
        return Game.from_table(players, table, slug=slug_of(name), title=title)
    except (InvalidGameError, InvalidExpressionError) as error:
        words.fail(str(error))


def _strategies(words: Words, count: int) -> list[tuple[str, ...]]:
    """Sizes, or the names of the strategies."""
    words.open("strategies")
    found: list[tuple[str, ...]] = []
    while words.peek()[1] != "}":
        kind, word = words.peek()
        if word == "{" and kind == "brace":
            found.append(tuple(_names(words, "strategies")))
        elif kind == "word" and word.isascii() and word.isdigit() and 1 < int(word[:9]) <= MAX_PROFILES:
            words.next()
            found.append(tuple(str(k) for k in range(1, int(word[:9]) + 1)))
        else:
            words.fail(f"a number of strategies from 2 to {MAX_PROFILES} is expected, not '{word[:40]}'")
        if len(found) > count:
            break
    if len(found) != count:
        words.fail(f"strategies are given for {len(found)} players of {count}; give them for each player")
    words.close("strategies")
    return found


def _names(words: Words, what: str) -> list[str]:
    words.open(what)
    names: list[str] = []
    while words.peek()[0] == "string":
        names.append(words.string(what))
    words.close(what)
    return names


def _numbers(words: Words, count: int) -> list[Formula]:
    numbers: list[Formula] = []
    while words.peek()[0] != "end":
        kind, word = words.next()
        if kind == "brace":
            words.fail("payoffs are expected; the version with outcomes is not read, save it with payoffs")
        if kind == "string":
            words.fail(f'a payoff is expected, not "{word[:40]}"')
        if len(numbers) == count:
            words.fail(f"there are more than {count} payoffs; remove those left over")
        try:
            numbers.append(read_number(word))
        except InvalidExpressionError as error:
            words.fail(f"payoff {len(numbers) + 1} '{word[:40]}': {error}")
    if len(numbers) < count:
        words.fail(f"there are {len(numbers)} payoffs; {count} are needed, one a player and profile")
    return numbers


_VARIABLES = "xyzw"


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


def first_fastest(shape: tuple[int, ...]) -> Iterator[Profile]:
    """All profiles, the first player's strategy changing fastest."""
    for reverse in itertools.product(*(range(size) for size in reversed(shape))):
        yield tuple(reversed(reverse))
