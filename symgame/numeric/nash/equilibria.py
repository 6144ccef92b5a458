r"""All Nash equilibria of many games of three parties with two strategies each.

With :math:`D_i` what party i gains by its first strategy, linear in the share of each other party, an
equilibrium is of one of these kinds:

- *pure*: no party gains by deviating;
- *two mix*: on a face the two equations are linear, each in the other's share, and the third party must not
  gain by leaving its strategy;
- *three mix*: see :mod:`symgame.numeric.nash.three_mix`.

One party alone mixes only where a payoff difference is zero, and then along a whole edge: such games, and
all others in which floating-point numbers do not tell a sign, are marked as doubtful. In all other games the
number of equilibria is odd [1]_.

References
----------
.. [1] R. Wilson, "Computing equilibria of n-person games", SIAM Journal on Applied Mathematics 21 (1971), 80-87.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from symgame.errors import SimulationError
from symgame.numeric.nash.found import DOUBT, Found, Indices, Truths
from symgame.numeric.nash.game_by_game import ROOM, compiled, is_installed
from symgame.numeric.nash.pure import on_faces, pure
from symgame.numeric.nash.three_mix import inside
from symgame.numeric.simulation import Numbers

BLOCK = 6_144
"""Games at once: what is computed about them stays in the processor's cache."""

MANY = 100_000
"""For so many games machine code is fetched, if numba is there."""

NOT_FINITE = "a payoff, or a difference of two, is no finite number; correct the payoffs"


@dataclass(frozen=True, slots=True, eq=False)
class NashEquilibria:
    """The equilibria of many games, one below the other.

    Attributes
    ----------
    game : ndarray of int, shape (equilibria,)
        To which game each belongs; in increasing order.
    states : ndarray, shape (equilibria, 3)
        The share of the first strategy of each party.
    counts : ndarray of int, shape (games,)
    is_doubtful : ndarray of bool, shape (games,)
        Whether a sign on which the answer rests is zero or not beyond doubt: such a game may have infinitely many
        equilibria, and what is listed may lack some. :func:`exact_equilibria` decides.
    """

    game: Indices
    states: Numbers
    counts: NDArray[np.int_]
    is_doubtful: Truths

    def of(self, game: int) -> Numbers:
        """The equilibria of one game, shape (equilibria, 3)."""
        first, last = np.searchsorted(self.game, [game, game + 1])
        return self.states[first:last]


def nash_equilibria(payoffs: ArrayLike, *, engine: str = "auto") -> NashEquilibria:
    """All Nash equilibria of each game.

    Parameters
    ----------
    payoffs : array, shape (games, 2, 2, 2, 3)
        ``payoffs[g, a, b, c, i]`` is what party i earns if the parties play their strategies a, b and c.
    engine : str, optional
        ``numpy``; ``numba``, which is compiled and needs the extra ``fast``; ``auto`` takes it where it is installed
        and there are many games. Both find the same numbers.

    Returns
    -------
    NashEquilibria

    Raises
    ------
    SimulationError
        If the array has another shape, or holds what is no finite number, or the engine is not there.

    Examples
    --------
    >>> table = np.zeros((1, 2, 2, 2, 3))  # McKelvey and McLennan's game, with the most equilibria there can be
    >>> table[0, 0, 0, 0], table[0, 1, 1, 0] = (9, 8, 12), (9, 8, 2)
    >>> table[0, 1, 0, 1], table[0, 0, 1, 1] = (3, 4, 6), (3, 4, 6)
    >>> found = nash_equilibria(table)
    >>> found.counts.tolist(), found.of(0)[-2:].round(6).tolist(), found.is_doubtful.tolist()
    ([9], [[0.4, 0.5, 0.333333], [0.5, 0.4, 0.25]], [False])
    """
    try:
        values = np.asarray(payoffs, dtype=float)
    except (TypeError, ValueError):
        raise SimulationError(
            f"payoffs are an array of numbers of the shape (games, 2, 2, 2, 3); these are {str(payoffs)[:40]}; "
            "of one game write exact_equilibria(game.at(scenario))"
        ) from None
    if values.ndim != 5 or values.shape[1:] != (2, 2, 2, 3):
        raise SimulationError(f"payoffs need the shape (games, 2, 2, 2, 3), not {values.shape}")
    block = _by_numba if _is_compiled(engine, len(values)) else _by_numpy
    parts = [block(values[first : first + BLOCK], first) for first in range(0, len(values), BLOCK)]
    game = np.concatenate([part.game for part in parts] or [np.zeros(0, dtype=np.intp)])
    states = np.concatenate([part.states for part in parts] or [np.zeros((0, 3))])
    counts = np.concatenate([part.counts for part in parts] or [np.zeros(0, dtype=int)])
    doubtful = np.concatenate([part.is_doubtful for part in parts] or [np.zeros(0, dtype=bool)])
    return NashEquilibria(game, states, counts, doubtful)


def _is_compiled(engine: str, games: int) -> bool:
    if engine not in ("auto", "numpy", "numba"):
        raise SimulationError(f"no engine '{engine}'; there are auto, numpy and numba")
    if engine == "numba" and not is_installed():
        raise SimulationError("the engine numba needs the extra 'fast': pip install 'symgame[fast]'")
    return engine == "numba" or (engine == "auto" and games >= MANY and is_installed())


def _by_numba(payoffs: Numbers, first: int) -> NashEquilibria:
    counts, is_doubtful = np.empty(len(payoffs), dtype=int), np.empty(len(payoffs), dtype=bool)
    states = np.empty((ROOM * len(payoffs), 3))
    rows = compiled()(payoffs, counts, states, is_doubtful)
    if rows < 0:
        raise SimulationError(NOT_FINITE)
    game = np.repeat(np.arange(first, first + len(payoffs)), counts)
    return NashEquilibria(game, states[:rows].copy(), counts, is_doubtful)


def _by_numpy(payoffs: Numbers, first: int) -> NashEquilibria:
    gains = _gains(payoffs)
    sizes = np.abs(gains)
    smallest, largest = sizes.min(axis=(1, 2)), sizes.max(axis=(1, 2))
    if not np.isfinite(largest).all():
        raise SimulationError(NOT_FINITE)
    found = Found((smallest <= DOUBT * largest).any(axis=0))
    rises = gains > 0
    pure(gains, rises, found)
    on_faces(gains, rises, found)
    inside(gains, rises, found)
    game, states = found.ordered()
    counts = np.bincount(game, minlength=len(payoffs))
    return NashEquilibria(game + first, states, counts, found.is_doubtful)


def _gains(payoffs: Numbers) -> Numbers:
    """What each party gains by its first strategy: (3, 2, 2, games), by the others' strategies in order."""
    rows = payoffs.reshape(-1, 24).T.reshape(2, 2, 2, 3, -1)
    gains = np.empty((3, 2, 2, rows.shape[-1]))
    for i in range(3):
        own = np.moveaxis(rows[:, :, :, i], i, 0)
        np.subtract(own[0], own[1], out=gains[i])
    return gains
