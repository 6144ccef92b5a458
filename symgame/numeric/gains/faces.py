"""Faces of the state space, and many states on one of them.

Arrays hold one column a path, the last axis. Nothing depends on how many there are.
"""

from __future__ import annotations

from collections.abc import Sequence

from symgame.dynamics.field import VectorField
from symgame.numeric.simulation import Numbers

Active = tuple[tuple[int, ...], ...]
"""The strategies in use of each player: a face. The last of each is the reference."""

Mixtures = Sequence[Numbers | tuple[Numbers, ...]]
"""The shares of the strategies in use, one array (strategies, paths) or tuple of rows a player."""


def whole_face(field: VectorField) -> Active:
    """All strategies of all players."""
    return tuple(tuple(range(m)) for m in field.game.shape)
