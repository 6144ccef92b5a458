r"""Where a path comes to rest off the vertices: the rest point there, found by Newton's method.

For rest points that the exact analysis does not list as numbers (roots of high degree, payoffs that contain the
own share). One is found if the equations of the face have a root where the path is, and attracts the path if all
its eigenvalues in the directions that the start uses have negative real parts beyond rounding. Points that repel
are not looked for: a path that lingers beside one may still leave it.

Or a whole face of rest points: there the gains of all strategies in use are equal at every corner, so that they are
equal throughout, and it attracts where those that are given up earn less.
"""

from __future__ import annotations

import itertools

import numpy as np
from scipy.optimize import root

from symgame.numeric.compile import Mixture
from symgame.numeric.coordinates import Logits, logits_on
from symgame.numeric.simulation import Numbers

UNUSED = 1e-7
"""A share that has become so small is 0 at the end, if its strategy earns less there."""

CLEAR = 1e-5
"""Relative to the largest: an eigenvalue so near 0 has no sign beyond the errors of differences."""

ROUNDING = 1e-10
"""Relative to the largest: what is left of the equations at their root."""

STEP = 1e-5
"""Of the differences, in logits; their errors are near the cube root of the rounding errors, squared."""


def attracting_state(coordinates: Logits, logits: Numbers) -> Numbers | None:
    """The mixed rest point beside a state that attracts what starts near it on this face, if there is one.

    Returns
    -------
    ndarray or None
        Its state.
    """
    mixture = _without_unused(coordinates, logits)
    face = logits_on(coordinates.field, mixture)
    if face.count == 0:
        return None
    found = root(face.rates, face.of(mixture), tol=1e-13)
    end = face.mixture(found.x)
    if not np.isfinite(found.x).all() or max(abs(a - b).max() for a, b in zip(end, mixture, strict=True)) > UNUSED:
        return None
    matrix = _jacobian(face, found.x)
    rates = np.concatenate([np.linalg.eigvals(matrix).real, _outside(coordinates, face, end)])
    largest = max(abs(matrix).max(), abs(rates).max())
    if abs(face.rates(found.x)).max() > ROUNDING * largest or rates.max() > -CLEAR * largest:
        return None
    return np.asarray(coordinates.field.state(end))


def state_among_rest_points(coordinates: Logits, logits: Numbers) -> Numbers | None:
    """The state beside this one on a face of rest points that attracts it; for payoffs without shares.

    Returns
    -------
    ndarray or None
        The path ends near it on the face, exactly here only in the limit.
    """
    mixture = _without_unused(coordinates, logits)
    face = logits_on(coordinates.field, mixture)
    outside = _outside(coordinates, face, mixture)
    if face.count == 0 or not coordinates.field.is_multilinear or not len(outside):
        return None
    largest = abs(outside).max()
    if outside.max() > -CLEAR * largest or _spread(face) > ROUNDING * largest:
        return None
    return np.asarray(coordinates.field.state(mixture))


def _without_unused(coordinates: Logits, logits: Numbers) -> Mixture:
    kept = [np.where(x < UNUSED, 0.0, x) for x in coordinates.mixture(logits)]
    return tuple(x / x.sum() for x in kept)


def _spread(face: Logits) -> float:
    """The most by which the gains of strategies in use differ at a corner of the face."""
    corners = itertools.product(
        *([np.eye(m)[k] for k in used] for m, used in zip(face.field.shape, face.active, strict=True))
    )
    gains = (zip(face.field.gains(corner), face.active, strict=True) for corner in corners)
    return max(float(np.ptp(gain[list(used)])) for at_corner in gains for gain, used in at_corner)


def _jacobian(face: Logits, logits: Numbers) -> Numbers:
    steps = STEP * np.eye(face.count)
    columns = [(face.rates(logits + step) - face.rates(logits - step)) / (2 * STEP) for step in steps]
    return np.asarray(np.array(columns).T)


def _outside(coordinates: Logits, face: Logits, end: Mixture) -> Numbers:
    """How fast the strategies that the path uses and the point does not grow beside it."""
    sides = zip(coordinates.field.gains(end), coordinates.active, face.active, strict=True)
    return np.array([gain[k] - gain[used[0]] for gain, every, used in sides for k in every if k not in used])
