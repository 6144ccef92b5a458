"""The surface on which a party is indifferent, in pieces that can be drawn.

The advantage of a party's first strategy is taken on a grid. Without the own share the surface is a
curve in the plane of the others, drawn out along the own axis; otherwise it is put together from the
pieces that it cuts out of the tetrahedra of the grid.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
from contourpy import contour_generator

from symgame.numeric.simulation import Numbers

FINE, COARSE = 121, 25
"""Points along each side of a grid in two dimensions, and in three."""

Values = Callable[[Numbers], Numbers]
"""From states, one a row, to numbers."""

Pieces = tuple[Numbers, ...]
"""Lines or polygons, each by its corners, one a row."""


def straight_surface(numerator: Values, player: int, count: int) -> tuple[Pieces, Pieces]:
    """The pieces of a surface that does not depend on the own share, and its rim where that share is 1.

    Of two parties the pieces are lines, without a rim.
    """
    if count == 2:
        return _lines(numerator, player), ()
    rims = tuple(_curves(numerator, player))
    return tuple(patch for rim in rims for patch in _drawn_out(rim, player)), rims


def _curves(numerator: Values, player: int) -> list[Numbers]:
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


def _lines(numerator: Values, player: int) -> Pieces:
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


def bent_surface(numerator: Values, count: int) -> tuple[Pieces, Pieces]:
    """The pieces of any other surface and, of three parties, its rims on all faces."""
    patches = _general(numerator, count)
    return patches, tuple(edge for patch in patches if count == 3 for edge in _on_faces(patch))


def _general(numerator: Values, count: int) -> Pieces:
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
