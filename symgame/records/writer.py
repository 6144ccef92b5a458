"""Expressions, conditions and states as strings, in one game's order of symbols."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sympy import Expr

from symgame.conditions.normal import Conditions
from symgame.expressions import write
from symgame.game import Game

Json = dict[str, Any]


class Writer:
    """Expressions and conditions as text, in one game's order of symbols."""

    def __init__(self, game: Game) -> None:
        self.order = (*game.shares, *game.symbols)
        self.lengths = [len(player.shares) for player in game.players]

    def __call__(self, expression: Expr) -> str:
        """An expression in the file's own syntax."""
        return write(expression, self.order)

    def relations(self, conditions: Conditions) -> list[str]:
        """The relations of a conjunction."""
        return [relation.text(self.order) for relation in conditions.relations]


def nested(values: Sequence[str], lengths: Sequence[int]) -> list[Any]:
    """Flat shares by player: one string for two strategies, a list for more."""
    result: list[Any] = []
    start = 0
    for length in lengths:
        result.append(values[start] if length == 1 else list(values[start : start + length]))
        start += length
    return result
