r"""Where forms :math:`a + b t` change their sign along sorted values of t.

The value :math:`v = a + b t` is linear in t, and the size :math:`s = A + B |t|` is convex, A and B being the sums
of the sizes of the summands of a and of b. So from :math:`v > m s` at two values of t follows the same at all
between them, and likewise from :math:`v < -m s`: four numbers settle a row, those at its ends and at the two
values beside the change. Where one of them is not large enough, its point is left in doubt, and its neighbour has
to do instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symgame.numeric.sign_program import CLOSE, Flags
from symgame.numeric.simulation import Numbers

MARGIN = 2 * CLOSE
"""Twice what makes a point doubtful: rounding cannot make up for so much."""

Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Forms linear in t, one row for each of them, one column for each row of a grid, or any other shape."""

    level: Numbers
    slope: Numbers
    level_size: Numbers
    slope_size: Numbers

    def chosen(self, pairs: Any) -> Lines:
        """Some of them."""
        return Lines(self.level[pairs], self.slope[pairs], self.level_size[pairs], self.slope_size[pairs])

    def values(self, t: Numbers | float) -> Numbers:
        """What they are at t."""
        return np.asarray(self.level + self.slope * t)

    def limits(self, t: Numbers | float) -> Numbers:
        """What a value at t has to exceed for its sign to be certain."""
        return np.asarray(MARGIN * (self.level_size + self.slope_size * np.abs(t)))


@dataclass(frozen=True, slots=True, eq=False)
class Cuts:
    """The signs of forms along values of t.

    Attributes
    ----------
    negative : ndarray of bool, shape (forms, rows)
        At the first value.
    places : ndarray of int, shape (forms, rows)
        The first value at which the sign is another; as many as there are values if there is none.
    rows, points : ndarray of int
        Single points where a sign is in doubt: in which row and at which value.
    unknown : ndarray of int
        Rows of which nothing is known.
    """

    negative: Flags
    places: Indices
    rows: Indices
    points: Indices
    unknown: Indices


def cuts(lines: Lines, t: Numbers) -> Cuts:
    """The signs of forms along sorted values, rising or falling.

    Examples
    --------
    >>> lines = Lines(*np.array([[[-3.0, -2.0]], [[1.0, 1.0]], [[3.0, 2.0]], [[1.0, 1.0]]]))  # t - 3 and t - 2
    >>> found = cuts(lines, np.array([1.0, 2.0, 2.5, 4.0]))
    >>> found.negative.tolist(), found.places.tolist()
    ([[True, True]], [[3, 1]])
    >>> found.rows.tolist(), found.points.tolist(), found.unknown.tolist()
    ([1], [1], [])
    """
    with np.errstate(all="ignore"):
        first = lines.values(t[0])
        negative, is_certain = first < 0, np.abs(first) > lines.limits(t[0])
        sloping = np.flatnonzero(lines.slope_size.any(axis=1))
        rest = lines.chosen(sloping)
        last = rest.values(t[-1])
        is_certain[sloping] &= np.abs(last) > rest.limits(t[-1])
        which, rows = np.nonzero(negative[sloping] != (last < 0))
        pairs = (sloping[which], rows)
        own, before = lines.chosen(pairs), negative[pairs]
        at = _first_beyond(-own.level / own.slope, t)
        is_certain[pairs] &= _is_certain(own, t, at - 1, before) & _is_certain(own, t, at, ~before)
        places = np.full(negative.shape, len(t), dtype=np.intp)
        places[pairs] = at
        return Cuts(negative, places, *_doubts(lines, t, negative, places, ~is_certain))


def _first_beyond(roots: Numbers, t: Numbers) -> Indices:
    """Which value is the first beyond each root; a guess where values are evenly spaced, since it is checked."""
    last = len(t) - 1
    step = (t[-1] - t[0]) / max(last, 1)
    if np.abs(t - (t[0] + step * np.arange(len(t)))).max() <= 1e-6 * abs(step):
        places = np.ceil((roots - t[0]) / step)
    elif step > 0:
        places = np.searchsorted(t, roots).astype(float)
    else:
        places = np.searchsorted(-t, -roots).astype(float)
    inside: Indices = np.fmin(np.fmax(places, 1), max(last, 1)).astype(np.intp)
    return inside


def _is_certain(lines: Lines, t: Numbers, places: Indices, negative: Flags) -> Flags:
    """Whether the sign at these values is certain, and this one."""
    there = t[np.clip(places, 0, len(t) - 1)]
    value: Numbers = np.where(negative, -1.0, 1.0) * lines.values(there)
    return np.asarray(value > lines.limits(there))


def _doubts(
    lines: Lines, t: Numbers, negative: Flags, places: Indices, doubtful: Flags
) -> tuple[Indices, Indices, Indices]:
    """The points, and the rows, in doubt: of pieces of one sign either their first and last point, or everything."""
    if not doubtful.any():
        return (np.zeros(0, dtype=np.intp),) * 3
    forms, own_rows = np.nonzero(doubtful)
    before, at = negative[forms, own_rows], places[forms, own_rows]
    second = np.flatnonzero(at < len(t))
    low = np.concatenate([np.zeros_like(at), at[second]])
    high = np.concatenate([at - 1, np.full_like(second, len(t) - 1)])
    sign = np.concatenate([before, ~before[second]])
    rows = np.concatenate([own_rows, own_rows[second]])
    own = lines.chosen((np.concatenate([forms, forms[second]]), rows))
    is_low, is_high = _is_certain(own, t, low, sign), _is_certain(own, t, high, sign)
    first, last = low + ~is_low, high - ~is_high
    is_rest = (first > last) | (_is_certain(own, t, first, sign) & _is_certain(own, t, last, sign))
    return (
        np.concatenate([rows[~is_low], rows[~is_high]]),
        np.concatenate([low[~is_low], high[~is_high]]),
        np.unique(rows[~is_rest]),
    )
