"""Saddles on the boundary of basins: where the separating surface is anchored, and which way it lies.

Near a rest point with one eigenvalue of positive real part the states that come to it form a surface of one
dimension less than the state space, tangent to the other eigenvectors. It separates two basins if the two
paths that leave along the unstable eigenvector have different ends.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from symgame.analysis import analyse
from symgame.dynamics.field import VectorField
from symgame.equilibria.rest_point import Kind
from symgame.numeric.at_scenario import at_scenario
from symgame.numeric.basins.ends import ends_of
from symgame.numeric.basins.separation import EndName, name_of
from symgame.numeric.ensembles.ensembles import ensemble
from symgame.numeric.simulation import Numbers
from symgame.players import Scenario

STEP = 1e-3
"""How far beside the point the two paths start."""

ZERO = 1e-9
"""Relative to the largest eigenvalue: real parts that count as zero."""


@dataclass(frozen=True, slots=True, eq=False)
class Saddle:
    """A rest point on the boundary of two basins.

    Attributes
    ----------
    point : ndarray, shape (shares,)
    unstable : complex
        The eigenvalue of positive real part (it is real).
    leaving : ndarray, shape (shares,)
        Its eigenvector, of length 1.
    others : tuple of complex
        The other eigenvalues.
    tangent : ndarray, shape (shares, others)
        Directions that span the separating surface at the point: their eigenvectors; of a complex pair the real
        and the imaginary part.
    ends : tuple of EndName
        Where the paths go that leave along, and against, the eigenvector.
    """

    point: Numbers
    unstable: complex
    leaving: Numbers
    others: tuple[complex, ...]
    tangent: Numbers
    ends: tuple[EndName, EndName]


def saddles(field: VectorField, scenario: Scenario | None) -> tuple[Saddle, ...]:
    """The isolated mixed rest points that lie on the boundary of two basins.

    Raises
    ------
    InvalidGameError
        If there are parameters and no scenario, or its values contradict the assumptions.

    Examples
    --------
    >>> from symgame import Game, Player, replicator
    >>> game = Game.from_formulas([Player("A", "x", ("Yes", "No")), Player("B", "y", ("Yes", "No"))],
    ...                           {"x": "3*x*y - x", "y": "3*x*y - 2*y"})
    >>> found, = saddles(replicator(game), None)
    >>> found.point.round(6).tolist(), round(found.unstable.real, 6), sorted(end.key for end in found.ends)
    ([0.666667, 0.333333], 0.666667, ['00', '11'])
    """
    at_values = at_scenario(field, scenario)
    points = [
        np.array([float(c) for c in each.point.coordinates])
        for each in analyse(at_values).rest_points
        if each.point.kind in (Kind.FACE, Kind.INTERIOR) and each.point.is_explicit
    ]
    found = (_saddle(at_values, point) for point in points)
    return tuple(saddle for saddle in found if saddle is not None)


def _saddle(field: VectorField, point: Numbers) -> Saddle | None:
    values = dict(zip(field.game.shares, point.tolist(), strict=True))
    matrix = np.array(field.jacobian().xreplace(values).tolist(), dtype=float)
    basis = _tangents(field)
    eigenvalues, vectors = np.linalg.eig(basis.T @ matrix @ basis)
    unstable = np.flatnonzero(eigenvalues.real > ZERO * np.abs(eigenvalues).max(initial=0.0))
    if len(unstable) != 1:
        return None
    k = int(unstable[0])
    whole = basis @ vectors
    leaving = whole[:, k].real
    starts = point + STEP * np.array([[1.0], [-1.0]]) * leaving
    if not ((starts >= 0) & (starts <= 1)).all():
        return None
    labels = ends_of(ensemble(field, None, starts))
    one, other = (name_of(field.game, labels, int(label)) for label in labels.labels)
    if one == other:
        return None
    rest = [j for j in range(len(eigenvalues)) if j != k]
    tangent = [whole[:, j].imag if eigenvalues[j].imag < 0 else whole[:, j].real for j in rest]
    return Saddle(
        point,
        complex(eigenvalues[k]),
        leaving,
        tuple(complex(eigenvalues[j]) for j in rest),
        np.array(tangent).reshape(len(rest), len(point)).T,
        (one, other),
    )


def _tangents(field: VectorField) -> Numbers:
    """Directions along which the shares of every player keep their sum; orthonormal, one a column."""
    blocks = []
    for m in field.game.shape:
        centred = np.eye(m) - 1 / m
        blocks.append(np.eye(1) if m == 2 else np.linalg.svd(centred)[0][:, : m - 1])
    basis = np.zeros((sum(len(b) for b in blocks), sum(b.shape[1] for b in blocks)))
    row = column = 0
    for block in blocks:
        basis[row : row + len(block), column : column + block.shape[1]] = block
        row, column = row + len(block), column + block.shape[1]
    return basis
