"""The regions of states in which a party's share moves one way, each with a state deep inside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from symgame.figures.party.surface import COARSE, FINE, Values
from symgame.numeric.simulation import Numbers

SMALLEST = 0.012
"""Regions that are a smaller part of the state space have no arrow."""


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """A connected set of states in which a party's share moves one way.

    Attributes
    ----------
    is_first : bool
        Whether the share of the first strategy rises.
    centre : ndarray, shape (players,)
        A state deep inside.
    """

    is_first: bool
    centre: Numbers


def regions_of(advantage: Values, player: int, count: int, is_straight: bool) -> list[Region]:
    """Every connected region that is large enough, the first strategy's regions first."""
    axes = [k for k in range(count) if not (is_straight and k == player)]
    steps = COARSE if len(axes) == 3 else FINE
    centres = (np.arange(steps) + 0.5) / steps
    grid = np.stack(np.meshgrid(*[centres] * len(axes), indexing="ij"), axis=-1).reshape(-1, len(axes))
    states = np.full((len(grid), count), 0.5)
    states[:, axes] = grid
    values = advantage(states).reshape((steps,) * len(axes))
    found = []
    for is_first, inside in ((True, values > 0), (False, values < 0)):
        labels, number = ndimage.label(inside)
        for label in range(1, number + 1):
            part = labels == label
            if part.mean() >= SMALLEST:
                depths = ndimage.distance_transform_edt(np.pad(part, 1))[(slice(1, -1),) * part.ndim]
                # Of all deepest points the one nearest to the middle of the region.
                deepest = np.argwhere(depths >= depths.max() - 1e-9)
                middle = np.argwhere(part).mean(axis=0)
                place = deepest[np.argmin(((deepest - middle) ** 2).sum(axis=1))]
                centre = np.full(count, 0.5)
                centre[axes] = (place + 0.5) / steps
                found.append(Region(is_first, centre))
    return found
