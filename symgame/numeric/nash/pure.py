"""Nash equilibria at which no party mixes, or two do."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symgame.numeric.nash.found import DOUBT, Found, Share, Truths
from symgame.numeric.simulation import Numbers


def pure(gains: list[Numbers], rises: list[Truths], found: Found) -> None:
    """Add the equilibria at which no party mixes."""
    up = [gain >= 0 for gain in gains]
    down = [~rise for rise in rises]
    for a, b, c in itertools.product((0, 1), repeat=3):
        holds = (down if a else up)[0][b, c] & (down if b else up)[1][a, c] & (down if c else up)[2][a, b]
        found.add(np.flatnonzero(holds), 1.0 - a, 1.0 - b, 1.0 - c)


def on_faces(gains: list[Numbers], rises: list[Truths], largest: list[Numbers], found: Found) -> None:
    """Add the equilibria at which two parties mix."""
    for k in range(3):
        i, j = (p for p in range(3) if p != k)
        for s in (0, 1):
            # Of each mixer, where the other plays its first and its second strategy, party k playing s.
            (i_first, i_second), (j_first, j_second) = (_facing(rises[p], p, k, s) for p in (i, j))
            games = np.flatnonzero((i_first != i_second) & (j_first != j_second))
            of_i, of_j = (_facing(gains[p], p, k, s) for p in (i, j))
            of_j_at, of_i_at = (_zero(row[0].take(games), row[1].take(games)) for row in (of_i, of_j))
            own = np.take(gains[k], games, axis=2)
            gain = _mean(_mean(own, of_i_at), of_j_at)
            found.is_doubtful[games] |= np.abs(gain) <= DOUBT * largest[k][games]
            kept = gain >= 0 if s == 0 else gain <= 0
            shares: dict[int, Share] = {i: of_i_at[kept], j: of_j_at[kept], k: 1.0 - s}
            found.add(games[kept], shares[0], shares[1], shares[2])


def _facing(gain: NDArray[Any], player: int, outsider: int, strategy: int) -> NDArray[Any]:
    others = [p for p in range(3) if p != player]
    return gain[strategy] if others[0] == outsider else gain[:, strategy]


def _zero(first: Numbers, second: Numbers) -> Numbers:
    """The share of the first strategy at which a gain with these values at the ends is zero."""
    with np.errstate(all="ignore"):
        return np.asarray(second / (second - first))


def _mean(gain: Numbers, share: Numbers) -> Numbers:
    return np.asarray(gain[1] + (gain[0] - gain[1]) * share)
