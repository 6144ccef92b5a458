"""What has been found of a block of games: equilibria of all kinds, and games that are doubtful."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from symgame.numeric.simulation import Numbers

DOUBT = 1e-9
"""A number so small beside those that it is made of has no sign that is beyond doubt."""

Truths = NDArray[np.bool_]
Indices = NDArray[np.intp]


Share = Numbers | float


class Found:
    """The equilibria of a block of games, as they are found.

    Attributes
    ----------
    is_doubtful : ndarray of bool, shape (games,)
    """

    def __init__(self, games: int) -> None:
        self.games: list[Indices] = []
        self.shares: list[tuple[Share, Share, Share]] = []
        self.is_doubtful = np.zeros(games, dtype=bool)

    def add(self, games: Indices, x: Share, y: Share, z: Share) -> None:
        """One equilibrium of each of these games."""
        self.games.append(games)
        self.shares.append((x, y, z))

    def ordered(self) -> tuple[Indices, Numbers]:
        """To which game each equilibrium belongs, in increasing order, and its shares: (equilibria, 3)."""
        game = np.concatenate(self.games)
        states = np.empty((3, len(game)))
        place = 0
        for games, shares in zip(self.games, self.shares, strict=True):
            for row, share in zip(states, shares, strict=True):
                row[place : place + len(games)] = share
            place += len(games)
        order = np.argsort(game.astype(np.uint16), kind="stable")  # short numbers are sorted digit by digit
        return game[order], np.ascontiguousarray(states[:, order].T)
