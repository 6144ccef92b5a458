"""The rows of a grid as runs: points one after the other that have one word of signs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from symgame.numeric.classification.cuts import Cuts, Indices, Lines, cuts
from symgame.numeric.classification.signs import Question
from symgame.numeric.sign_program import Flags
from symgame.numeric.simulation import Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """The runs of some rows, in their order.

    Attributes
    ----------
    words : ndarray of unsigned int
    lengths : ndarray of int
        How many points have each word.
    is_certain : ndarray of bool
        Whether at least one of them is not in doubt.
    doubtful : ndarray of int
        Points in doubt, counted as in the flattened rows.
    unknown : ndarray of int
        Rows of which nothing is known.
    """

    words: NDArray[np.uint16] | NDArray[np.uint64]
    lengths: Indices
    is_certain: Flags
    doubtful: Indices
    unknown: Indices


def runs_of(question: Question, lines: Lines, t: Numbers) -> Runs:
    """The runs along sorted values.

    Examples
    --------
    >>> from sympy.polys.domains import QQ
    >>> from sympy.polys.rings import ring
    >>> from symgame.numeric.classification.signs import question_of
    >>> from symgame.numeric.sign_program import sign_program
    >>> _, x = ring("x", QQ)
    >>> question = question_of(sign_program([x - 1, x + 2], {}))
    >>> lines = Lines(*np.array([[[-1.0], [2.0]], [[1.0], [1.0]], [[1.0], [2.0]], [[1.0], [1.0]]]))
    >>> runs = runs_of(question, lines, np.linspace(-3, 3, 13))
    >>> runs.words.tolist(), runs.lengths.tolist(), runs.doubtful.tolist()
    ([3, 1, 0], [2, 6, 5], [2, 8])
    """
    found = cuts(lines, t)
    words, lengths = _pieces(question, found, len(t))
    doubtful = np.unique(found.rows * len(t) + found.points)
    is_certain = _without(lengths, doubtful, found.unknown) > 0
    has_points = lengths > 0
    return Runs(words[has_points], lengths[has_points], is_certain[has_points], doubtful, found.unknown)


def _pieces(question: Question, found: Cuts, across: int) -> tuple[NDArray[np.uint16] | NDArray[np.uint64], Indices]:
    """The words between cuts and their lengths, one row each; where several cuts are at one place some are empty."""
    start = question.words(found.negative.shape[1])
    question.settle(start)
    kind = start.dtype
    for bit, negative in zip(question.bits, found.negative, strict=True):
        start[:, 0] |= np.left_shift(negative.astype(kind), kind.type(bit))
    cutting = np.flatnonzero((found.places < across).any(axis=1))
    keys = np.sort(np.ascontiguousarray(found.places[cutting].T) << 6 | np.arange(len(cutting)), axis=1)
    flips = np.array([1 << question.bits[k] for k in cutting], dtype=kind)[keys & 63]
    words = np.bitwise_xor.accumulate(np.hstack([start, flips]), axis=1)
    return words, np.diff(keys >> 6, prepend=0, append=across, axis=1)


def _without(lengths: Indices, points: Indices, unknown: Indices) -> Indices:
    """How many points of each run are not in doubt."""
    left = lengths.copy()
    if len(points):
        places = np.searchsorted(np.cumsum(lengths), points, side="right")
        left -= np.bincount(places, minlength=lengths.size).reshape(lengths.shape)
    left[unknown] = 0
    return left
