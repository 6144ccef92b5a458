"""Where a party is indifferent: the surface that cuts the state space, and the regions on its two sides.

The advantage of a party's first strategy is taken on a grid. Without the own share the surface is a
curve in the plane of the others, drawn out along the own axis; otherwise it is put together from the
pieces that it cuts out of the tetrahedra of the grid.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from contourpy import contour_generator
from scipy import ndimage
from sympy import Poly

from symgame.dynamics.field import VectorField
from symgame.numeric.simulation import Numbers
from symgame.numeric.volumes import Volumes, advantage_polynomials, volumes

FINE, COARSE = 121, 25
"""Points along each side of a grid in two dimensions, and in three."""

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


@dataclass(frozen=True, slots=True, eq=False)
class PartyPhase:
    """One party's surface of indifference at values, its two volumes and its regions.

    Attributes
    ----------
    player : int
    volumes : Volumes
    is_straight : bool
        Whether the advantage does not depend on the own share: then arrows reach from face to face.
    patches : tuple of ndarray, each (corners, players)
        Of three parties: the polygons of the surface. Of two: its line pieces.
    rims : tuple of ndarray, each (points, players)
        Of three parties: where the surface meets the face on which the own share is 1; if the
        advantage depends on the own share, the pieces of its edge on all faces.
    regions : tuple of Region
    advantage : callable
        From states, one a row, to numbers with the sign of the advantage there.
    """

    player: int
    volumes: Volumes
    is_straight: bool
    patches: tuple[Numbers, ...]
    rims: tuple[Numbers, ...]
    regions: tuple[Region, ...]
    advantage: Callable[[Numbers], Numbers]


def party_phase(field: VectorField, player: int) -> PartyPhase:
    """The surface of indifference of a party, its volumes and regions.

    Parameters
    ----------
    field : VectorField
        Without open parameters; of two or three players with two strategies each.
    player : int

    Returns
    -------
    PartyPhase

    Raises
    ------
    SimulationError
        If the game has another shape, or a parameter has no value.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> game = load("data-compute-supply")
    >>> found = party_phase(replicator(game.at(game.scenarios[0])), 0)
    >>> found.volumes.exact, [region.is_first for region in found.regions]
    ((1/9, 8/9), [True, False])
    """
    top, bottom = advantage_polynomials(field, player)
    count = len(top.gens)
    is_straight = max(top.degree(top.gens[player]), bottom.degree(top.gens[player])) <= 0
    numerator, denominator = _function(top), _function(bottom)

    def advantage(states: Numbers) -> Numbers:
        return numerator(states) * np.sign(denominator(states))

    patches: tuple[Numbers, ...] = ()
    rims: tuple[Numbers, ...] = ()
    if top.is_zero:
        pass  # indifferent everywhere: there is no surface
    elif not is_straight:
        patches = _general(numerator, count)
        rims = tuple(edge for patch in patches if count == 3 for edge in _on_faces(patch))
    elif count == 2:
        patches = _lines(numerator, player)
    else:
        rims = tuple(_curves(numerator, player))
        patches = tuple(patch for rim in rims for patch in _drawn_out(rim, player))
    regions = tuple(_regions(advantage, player, count, is_straight))
    return PartyPhase(player, volumes(field, player), is_straight, patches, rims, regions, advantage)


def _function(polynomial: Poly) -> Callable[[Numbers], Numbers]:
    terms = [(np.array(monomial), float(value)) for monomial, value in polynomial.terms()]

    def value(states: Numbers) -> Numbers:
        total = np.zeros(len(states))
        for powers, number in terms:
            total += number * np.prod(states**powers, axis=1)
        return total

    return value


def _curves(numerator: Callable[[Numbers], Numbers], player: int) -> list[Numbers]:
    """The curve of indifference in the plane of the two others, on the face where the own share is 1."""
    side = np.linspace(0, 1, FINE)
    first, second = np.meshgrid(side, side, indexing="ij")
    others = np.column_stack([first.ravel(), second.ravel()])
    values = numerator(np.insert(others, player, 1.0, axis=1)).reshape(FINE, FINE)
    lines = contour_generator(x=second, y=first, z=values).lines(0.0)
    inside = [line for line in map(np.asarray, lines) if len(line) > 1 and not _is_on_border(line)]
    return [np.insert(line[:, ::-1], player, 1.0, axis=1) for line in inside]


def _is_on_border(line: Numbers) -> bool:
    """Whether a party is indifferent there only because another one's share is 0 or 1."""
    return bool((line == 0).all(axis=0).any() or (line == 1).all(axis=0).any())


def _drawn_out(rim: Numbers, player: int) -> list[Numbers]:
    """Stripes along the own axis."""
    foot = rim.copy()
    foot[:, player] = 0.0
    return [np.array([foot[k], foot[k + 1], rim[k + 1], rim[k]]) for k in range(len(rim) - 1)]


def _lines(numerator: Callable[[Numbers], Numbers], player: int) -> tuple[Numbers, ...]:
    """Of two parties: across the square, where the other's share makes the party indifferent."""
    other = np.linspace(0, 1, FINE)
    states = np.insert(other[:, None], player, 0.5, axis=1)
    values = numerator(states)
    found = []
    for k in np.flatnonzero(np.sign(values[:-1]) * np.sign(values[1:]) < 0):
        zero = other[k] + (other[k + 1] - other[k]) * values[k] / (values[k] - values[k + 1])
        found.append(zero)
    found.extend(other[1:-1][values[1:-1] == 0])
    return tuple(np.insert(np.array([[zero], [zero]]), player, [0.0, 1.0], axis=1) for zero in found)


def _general(numerator: Callable[[Numbers], Numbers], count: int) -> tuple[Numbers, ...]:
    """Pieces of the surface cell by cell: of a square its two triangles, of a cube six tetrahedra."""
    steps = FINE if count == 2 else COARSE
    side = np.linspace(0, 1, steps)
    grid = np.stack(np.meshgrid(*[side] * count, indexing="ij"), axis=-1)
    values = numerator(grid.reshape(-1, count)).reshape((steps,) * count)
    pieces: list[Numbers] = []
    for order in itertools.permutations(range(count)):  # along the diagonal, one axis after the other
        way = [tuple(int(axis in order[:k]) for axis in range(count)) for k in range(count + 1)]
        views = [tuple(slice(c, steps - 1 + c) for c in corner) for corner in way]
        heights = np.stack([values[view] for view in views], axis=-1).reshape(-1, count + 1)
        places = np.stack([grid[view] for view in views], axis=-2).reshape(-1, count + 1, count)
        mixed = (heights.min(axis=1) < 0) & (heights.max(axis=1) >= 0)
        pieces.extend(_cut(h, p) for h, p in zip(heights[mixed], places[mixed], strict=True))
    return tuple(pieces)


def _cut(heights: Numbers, places: Numbers) -> Numbers:
    """Where the linear function with these values at the corners of a simplex is zero: a line piece or polygon."""
    below, above = np.flatnonzero(heights < 0), np.flatnonzero(heights >= 0)
    points = [
        (places[a] * heights[b] - places[b] * heights[a]) / (heights[b] - heights[a]) for a in below for b in above
    ]
    if len(points) == 4:  # a quadrangle, its corners in order
        points[2], points[3] = points[3], points[2]
    return np.array(points)


def _on_faces(patch: Numbers) -> list[Numbers]:
    """Those sides of a polygon that lie on a face of the cube."""
    sides = [np.array([patch[k - 1], patch[k]]) for k in range(len(patch))]
    return [side for side in sides if _is_on_border(side)]


def _regions(advantage: Callable[[Numbers], Numbers], player: int, count: int, is_straight: bool) -> list[Region]:
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
