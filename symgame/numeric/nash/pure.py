"""Nash equilibria at which no party mixes, or two do."""

from __future__ import annotations

import itertools

import numpy as np

from symgame.numeric.nash.found import DOUBT, Found, Truths
from symgame.numeric.simulation import Numbers

FACES = tuple((k, s) for k in range(3) for s in (0, 1))
"""Party k plays its strategy s, and the two others mix."""


def pure(gains: Numbers, rises: Truths, found: Found) -> None:
    """Add the equilibria at which no party mixes."""
    keeps = gains >= 0, ~rises  # the first strategy, the second
    for a, b, c in itertools.product((0, 1), repeat=3):
        games = np.flatnonzero(keeps[a][0, b, c] & keeps[b][1, a, c] & keeps[c][2, a, b])
        found.add(games, np.broadcast_to([[1.0 - a], [1.0 - b], [1.0 - c]], (3, len(games))))


def on_faces(gains: Numbers, rises: Truths, found: Found) -> None:
    """Add the equilibria at which two parties mix."""
    # Whether a gain changes its sign with the share of the first, of the second other party.
    by_first, by_second = rises[:, 0] != rises[:, 1], rises[:, :, 0] != rises[:, :, 1]
    mixing = (by_second[1] & by_second[2], by_second[0] & by_first[2], by_first[0] & by_first[1])
    places = [np.flatnonzero(mixing[k][s]) for k, s in FACES]
    mixers = [[p for p in range(3) if p != k] for k, _ in FACES]
    faces = list(zip(FACES, mixers, places, strict=True))
    # All faces at once: the gain of one mixer is zero at a share of the other.
    edges_i = [np.take(_facing(gains[i], i, k, s), games, axis=1) for (k, s), (i, _), games in faces]
    edges_j = [np.take(_facing(gains[j], j, k, s), games, axis=1) for (k, s), (_, j), games in faces]
    of_j, of_i = (_zero(np.concatenate(edges, axis=1)) for edges in (edges_i, edges_j))
    own = np.concatenate([np.take(gains[k], games, axis=2) for (k, _), _, games in faces], axis=2)
    gain = _mean(_mean(own, of_i), of_j)
    is_doubtful = np.abs(gain) <= DOUBT * np.abs(own).max(axis=(0, 1))
    found.is_doubtful[np.concatenate(places)[is_doubtful]] = True
    last = 0
    for (k, s), (i, j), games in faces:
        first, last = last, last + len(games)
        kept = np.flatnonzero(gain[first:last] >= 0 if s == 0 else gain[first:last] <= 0)
        states = np.empty((3, len(kept)))
        states[i], states[j], states[k] = of_i[first:last].take(kept), of_j[first:last].take(kept), 1.0 - s
        found.add(games.take(kept), states)


def _facing(gain: Numbers, player: int, outsider: int, strategy: int) -> Numbers:
    """The gain where the other mixer plays its first and its second strategy: (2, games)."""
    others = [p for p in range(3) if p != player]
    return gain[strategy] if others[0] == outsider else gain[:, strategy]


def _zero(gain: Numbers) -> Numbers:
    """The share of the first strategy at which a gain with these values at the ends is zero."""
    return np.asarray(gain[1] / (gain[1] - gain[0]))


def _mean(gain: Numbers, share: Numbers) -> Numbers:
    return np.asarray(gain[1] + (gain[0] - gain[1]) * share)
