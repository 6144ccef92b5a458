"""What has been found of a block of games: equilibria of all kinds, and games that are doubtful."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from symgame.numeric.simulation import Numbers

DOUBT = 1e-9
"""A number so small beside those that it is made of has no sign that is beyond doubt."""

Truths = NDArray[np.bool_]
Indices = NDArray[np.intp]


class Found:
    """The equilibria of a block of games, as they are found.

    Attributes
    ----------
    is_doubtful : ndarray of bool, shape (games,)
    """

    def __init__(self, is_doubtful: Truths) -> None:
        self.games: list[Indices] = []
        self.states: list[Numbers] = []
        self.is_doubtful = is_doubtful

    def add(self, games: Indices, states: Numbers) -> None:
        """One equilibrium of each of these games; the shares in three rows, one column an equilibrium."""
        self.games.append(games)
        self.states.append(states)

    def ordered(self) -> tuple[Indices, Numbers]:
        """To which game each equilibrium belongs, in increasing order, and its shares: (equilibria, 3)."""
        game = np.concatenate(self.games)
        order = np.argsort(game.astype(np.uint16), kind="stable")  # short numbers are sorted digit by digit
        states = np.concatenate(self.states, axis=1)
        return game[order], np.ascontiguousarray(np.take(states, order, axis=1).T)
