"""Which paths have the same end: the labels by which basins are told apart.

The same vertex; the same isolated rest point; rest points on the same face, where a line or surface of
them attracts; any cycle; and what is not settled, which is no end but is counted with them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from symgame.numeric.ensembles.result import KINDS, NOT_DONE, Ensemble
from symgame.numeric.simulation import Numbers, Outcome

DIGITS = 6
"""Decimals by which isolated rest points are told apart."""

NONE = -1
"""The label of a path that was not followed."""


@dataclass(frozen=True, slots=True, eq=False)
class Ends:
    """The ends of the paths of one point.

    Attributes
    ----------
    labels : ndarray of int, shape (starts,)
        Places in ``kinds``; -1 for a path that was not followed.
    kinds : tuple of Outcome
    vertices : tuple of int
        Places among the profiles; -1 for what is no vertex.
    shares : tuple of tuples
        What tells ends of one kind apart: the shares of an isolated rest point; of a line or surface of them those
        that are 0 or 1, else None; empty for other ends.
    states : ndarray, shape (starts, shares)
        What each path converges to; NaN where there is nothing.
    """

    labels: NDArray[np.int_]
    kinds: tuple[Outcome, ...]
    vertices: tuple[int, ...]
    shares: tuple[tuple[float | None, ...], ...]
    states: Numbers


def ends_of(found: Ensemble, point: int = 0) -> Ends:
    """The distinct ends at one point of an ensemble, and to which of them each start goes.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.numeric.ensembles.ensembles import ensemble
    >>> game = load("llm-iar")
    >>> starts = [[0.1, 0.1, 0.1], [0.9, 0.9, 0.9], [0.2, 0.1, 0.1]]
    >>> ends_of(ensemble(replicator(game), [game.scenarios[0]], starts)).labels.tolist()
    [0, 1, 0]
    """
    places: dict[_Name, int] = {}
    labels = np.full(found.kind.shape[1], NONE)
    for s, (kind, vertex, end) in enumerate(zip(found.kind[point], found.vertex[point], found.end[point], strict=True)):
        if kind != NOT_DONE:
            labels[s] = places.setdefault(_name(KINDS[kind], int(vertex), end), len(places))
    kinds, vertices = tuple(kind for kind, _, _ in places), tuple(vertex for _, vertex, _ in places)
    return Ends(labels, kinds, vertices, tuple(shares for _, _, shares in places), found.end[point])


_Name = tuple[Outcome, int, tuple[float | None, ...]]


def _name(kind: Outcome, vertex: int, end: Numbers) -> _Name:
    shares: tuple[float | None, ...] = ()
    if kind is Outcome.INTERIOR:
        shares = tuple(np.round(end, DIGITS).tolist())
    elif kind is Outcome.REST_SET:
        shares = tuple(share if share in (0.0, 1.0) else None for share in end.tolist())
    return kind, vertex, shares
