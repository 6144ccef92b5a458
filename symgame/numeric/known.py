"""What the exact analysis says about a field without parameters, as numbers that a path is held against."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from symgame.analysis import Analysis, ClassifiedPoint
from symgame.dynamics.field import VectorField
from symgame.equilibria.rest_point import Kind
from symgame.numeric.simulation import Numbers
from symgame.players import Profile
from symgame.stability.verdict import EssVerdict, Stability


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What the exact analysis says about the field, as numbers.

    Attributes
    ----------
    stable : frozenset of profile
        The asymptotically stable vertices.
    mixed : tuple of MixedPoint
        The isolated rest points off the vertices.
    """

    stable: frozenset[Profile]
    mixed: tuple[MixedPoint, ...]


@dataclass(frozen=True, slots=True, eq=False)
class MixedPoint:
    """A rest point at which players mix.

    Attributes
    ----------
    state : ndarray, shape (shares,)
    stability : str
    is_repelling : bool
        Whether an eigenvalue has a positive real part: only special starts lead there.
    """

    state: Numbers
    stability: str
    is_repelling: bool


def known_of(analysis: Analysis) -> Known:
    """What the exact analysis of a field without parameters says, as numbers."""
    mixed = tuple(
        _mixed_point(analysis.field, classified)
        for classified in analysis.rest_points
        if classified.point.kind in (Kind.FACE, Kind.INTERIOR) and classified.point.is_explicit
    )
    stable = frozenset(v.profile for v in analysis.vertices if v.verdict is EssVerdict.ESS)
    return Known(stable, mixed)


def _mixed_point(field: VectorField, classified: ClassifiedPoint) -> MixedPoint:
    state = np.array([float(c) for c in classified.point.coordinates])
    stability = classified.finding.stability
    is_repelling = stability in (Stability.SADDLE, Stability.UNSTABLE)
    if stability is Stability.UNDECIDED:
        is_repelling = _has_positive(field, state)
    return MixedPoint(state, stability.value, is_repelling)


def _has_positive(field: VectorField, state: Numbers) -> bool:
    """Whether an eigenvalue's real part is positive beyond rounding."""
    values = dict(zip(field.game.shares, map(float, state), strict=True))
    matrix = np.array([[float(entry.subs(values)) for entry in row] for row in field.jacobian().tolist()])
    return bool(np.linalg.eigvals(matrix).real.max() > 1e-8 * np.abs(matrix).max())
