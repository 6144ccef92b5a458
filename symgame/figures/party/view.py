"""How a state space of two or three parties is seen in the picture: the first share to the right, the last upwards."""

from __future__ import annotations

import numpy as np

from symgame.figures.edges import DEPTH
from symgame.figures.party.phase import PartyPhase
from symgame.game import Game
from symgame.numeric.simulation import Numbers


def extent(game: Game) -> tuple[float, float]:
    """Of the cube in the picture, in lengths of an edge; of two parties the square."""
    return (1 + DEPTH[0], 1 + DEPTH[1]) if len(game.players) == 3 else (1.0, 1.0)


def seen(states: Numbers) -> Numbers:
    """Where states lie in the picture: the first share to the right, the last upwards, of three the second away."""
    if states.shape[-1] == 2:
        return states
    x, y, z = np.moveaxis(states, -1, 0)
    return np.stack([x + DEPTH[0] * y, z + DEPTH[1] * y], axis=-1)


def is_hidden(phase: PartyPhase, state: Numbers) -> bool:
    """Whether the surface is between a state and the reader, who looks along the second axis, from the right above."""
    if len(state) == 2:
        return False
    towards = np.array([DEPTH[0], -1.0, DEPTH[1]])
    lengths = np.linspace(0, float(state[1]), 60)
    way = state + lengths[:, None] * towards
    way = way[(way <= 1).all(axis=1)]
    signs = np.sign(phase.advantage(way))
    return bool((signs != signs[0]).any())
