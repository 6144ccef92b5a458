"""A player whose names the source does not tell."""

from __future__ import annotations

from symgame.players import Player

_FIRST = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FIRST_ZH = tuple(f"策略{digit}" for digit in "一二三四五六七八九十")


def nameless(at: int, variable: str, count: int = 2) -> Player:
    """The player at a place, counted from 1, with names to be replaced by the author.

    Examples
    --------
    >>> player = nameless(1, "x")
    >>> player.name, player.strategies, player.name_zh
    ('Player 1', ('first', 'second'), '主体1')
    """
    more = [str(k) for k in range(len(_FIRST) + 1, count + 1)]
    return Player(
        f"Player {at}",
        variable,
        (*_FIRST[:count], *more),
        f"主体{at}",
        (*_FIRST_ZH[:count], *(f"策略{k}" for k in more)),
    )
