"""The parties that a picture is asked for, by their variables."""

from __future__ import annotations

from symgame.errors import FigureError
from symgame.game import Game
from symgame.symbols import nearest


def place_of(party: str, game: Game) -> int:
    """The place of a party among the players of a game, counted from zero.

    Raises
    ------
    FigureError
        If no player has this variable.

    Examples
    --------
    >>> from symgame import load
    >>> place_of("y", load("llm-iar"))
    1
    """
    known = [player.var for player in game.players]
    if party not in known:
        raise FigureError(f"no party '{party[:40]}'{nearest(party, known) or ';'} known: {', '.join(known)}")
    return known.index(party)
