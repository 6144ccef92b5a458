"""The surface between basins, sampled on lines along which one share runs from 0 to 1, the others on a grid."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sympy import Symbol

from symgame.dynamics.field import VectorField
from symgame.errors import SimulationError
from symgame.numeric.basins.separation import LOOKS, Change, Lines, changes_on
from symgame.numeric.simulation import Numbers
from symgame.players import Scenario

MAX_PATHS = 4_000_000
"""Of the first look at the lines of a surface."""


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """The surface between basins, sampled.

    Attributes
    ----------
    field : VectorField
    scenario : Scenario or None
    over : tuple of Symbol
        The shares on the grid.
    along : Symbol
        The share whose values are looked for.
    grid : tuple of float
        The values of each share of the grid.
    heights : ndarray, shape (grid, ..., most changes)
        The values of ``along`` at which the end changes, in increasing order, then NaN; at least one
        column, all NaN where the end does not change.
    changes : tuple of tuple of Change
        The same with the ends on both sides, line by line; the last share of the grid changes fastest.
    """

    field: VectorField
    scenario: Scenario | None
    over: tuple[Symbol, ...]
    along: Symbol
    grid: tuple[float, ...]
    heights: Numbers
    changes: tuple[tuple[Change, ...], ...]


def separating_surface(
    field: VectorField,
    scenario: Scenario | None,
    *,
    along: Symbol | str | None = None,
    n: int = 21,
    looks: int = LOOKS,
) -> Surface:
    """The share of one party at which the end changes, over a grid of the shares of the others.

    Parameters
    ----------
    field : VectorField
        Of two or three players with two strategies each.
    scenario : Scenario or None
    along : Symbol or str, optional
        The share that runs from 0 to 1; without it the last.
    n : int, optional
        Values of each other share: the middles of ``n`` equal intervals.
    looks : int, optional
        Places on each line that are looked at before changes are enclosed.

    Returns
    -------
    Surface

    Raises
    ------
    SimulationError
        If the game has another shape, there is no such share, or there are too many paths.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> game = load("llm-iar")
    >>> found = separating_surface(replicator(game), game.scenario("reluctant partners"), n=3, looks=9)
    >>> found.heights.shape, [str(change.after) for change in found.changes[4]]
    ((3, 3, 1), ['111'])
    """
    game = field.game
    if game.shape not in ((2, 2), (2, 2, 2)):
        given = "-".join(map(str, game.shape))
        raise SimulationError(f"a surface needs two or three players with two strategies each, not {given}")
    place = _place_of(field, along)
    count = len(game.shape)
    if n < 1 or looks < 2:
        raise SimulationError(f"a surface needs a grid of at least 1 value and 2 looks a line, not {n} and {looks}")
    if n ** (count - 1) * looks > MAX_PATHS:
        raise SimulationError(
            f"{n ** (count - 1) * looks} paths are too many, at most {MAX_PATHS}; take a smaller grid"
        )
    grid = (np.arange(n) + 0.5) / n
    others = np.stack(np.meshgrid(*[grid] * (count - 1), indexing="ij"), axis=-1).reshape(-1, count - 1)
    low, high = (np.insert(others, place, value, axis=1) for value in (0.0, 1.0))
    looked = (np.arange(looks) + 0.5) / looks  # inside: a start on a face never leaves it
    every = changes_on(Lines(field, scenario, low, high), looked)
    heights = np.full((len(every), max(1, *map(len, every))), np.nan)
    for k, changes in enumerate(every):
        heights[k, : len(changes)] = [change.place for change in changes]
    shares = game.shares
    over = tuple(share for k, share in enumerate(shares) if k != place)
    shape = (n,) * (count - 1)
    return Surface(
        field, scenario, over, shares[place], tuple(grid.tolist()), heights.reshape(*shape, -1), tuple(every)
    )


def _place_of(field: VectorField, along: Symbol | str | None) -> int:
    names = [share.name for share in field.game.shares]
    name = names[-1] if along is None else along if isinstance(along, str) else along.name
    if name not in names:
        raise SimulationError(f"there is no share '{name[:40]}'; the shares are {', '.join(names)}")
    return names.index(name)
