"""The vertex that a row of a table begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from symgame.errors import InvalidGameError
from symgame.game import Game
from symgame.players import profile_of
from symgame.transcription.latex.left_sides import upright
from symgame.transcription.latex.words import Word

_VERTEX = re.compile(r"(?:[A-Za-z]+_?[0-9]*[=:]?)?\(([01](?:,[01])*|[0-9]+(?:-[0-9]+)+)\)")


def vertex_cell(row: Sequence[Sequence[Word]], game: Game | None) -> tuple[int, str] | None:
    """Where the vertex of a row stands, and its key; it is among the first two cells."""
    for k, cell in enumerate(row[:2]):
        match = _VERTEX.fullmatch(re.sub(r"[{}\s]", "", upright(cell)))
        if match and (key := _key(match[1], game)):
            return k, key
    return None


def _key(text: str, game: Game | None) -> str:
    """The key of a vertex: a digit a player, or the numbers of strategies where a player has three or more."""
    if "-" in text:
        try:
            return text if game is None or profile_of(text, game.players) else ""
        except InvalidGameError:
            return ""
    shares = text.split(",")
    if game is None:
        return "".join(shares)
    if len(shares) != sum(len(player.shares) for player in game.players):
        return ""
    parts: list[str] = []
    for player in game.players:
        own, shares = shares[: len(player.shares)], shares[len(player.shares) :]
        if len(own) > 1 and own.count("1") != 1:
            return ""
        parts.append(own[0] if len(own) == 1 else str(own.index("1") + 1))
    is_plain = all(len(player.strategies) == 2 for player in game.players)
    return ("" if is_plain else "-").join(parts)
