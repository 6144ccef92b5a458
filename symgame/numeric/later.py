"""The state a given time after another one."""

from __future__ import annotations

from symgame.dynamics.field import VectorField
from symgame.numeric.compile import compiled
from symgame.numeric.coordinates import logits_on
from symgame.numeric.path import Path
from symgame.numeric.simulation import Numbers


def state_after(field: VectorField, state: Numbers, time: float) -> Numbers:
    """Where a state is carried within some time.

    Parameters
    ----------
    field : VectorField
        Without parameters.
    state : ndarray, shape (shares,)
        In the order of ``field.game.shares``.
    time : float
        Not negative, in the field's unit.

    Returns
    -------
    ndarray, shape (shares,)

    Raises
    ------
    SimulationError
        If the integration cannot go on.

    Examples
    --------
    >>> import numpy as np
    >>> from symgame import Game, Player, replicator
    >>> game = Game.from_formulas([Player("A", "x", ("Give", "Keep"))], {"x": "-x"})
    >>> state_after(replicator(game), np.array([0.5]), 3.0).round(6).tolist()
    [0.047426]
    """
    fast = compiled(field)
    mixture = fast.mixture(state)
    coordinates = logits_on(fast, mixture)
    if coordinates.count == 0 or time <= 0:
        return state
    path = Path(coordinates, coordinates.of(mixture))
    path.extend(time)
    return fast.state(coordinates.mixture(path.last))
