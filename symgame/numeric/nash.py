r"""All Nash equilibria of many games of three parties with two strategies each.

With :math:`D_i` what party i gains by its first strategy, linear in the share of each other party, an
equilibrium is of one of these kinds:

- *pure*: no party gains by deviating;
- *two mix*: on a face the two equations are linear, each in the other's share, and the third party must not
  gain by leaving its strategy;
- *three mix*: from :math:`D_1 = a_0 + a_1 y + a_2 z + a_3 yz = 0` follows
  :math:`y = -(a_0 + a_2 z)/(a_1 + a_3 z)`, likewise x from :math:`D_2 = 0`, and :math:`D_3 = 0` becomes a
  quadratic in z. Where :math:`a_0 a_3 = a_1 a_2`, :math:`D_1` is a product, at one of the roots y is 0/0, and
  it follows from :math:`D_3 = 0` instead; likewise x.

One party alone mixes only where a payoff difference is zero, and then along a whole edge: such games, and
all others in which floating-point numbers do not tell a sign, are marked as doubtful. In all other games the
number of equilibria is odd [1]_.

References
----------
.. [1] R. Wilson, "Computing equilibria of n-person games", SIAM Journal on Applied Mathematics 21 (1971), 80-87.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from symgame.dynamics.replicator import replicator
from symgame.equilibria.rest_points import Kind, RestPoint, rest_points
from symgame.errors import InvalidGameError, SimulationError
from symgame.game import Game
from symgame.numeric.simulation import Numbers
from symgame.stability.classification import nash_conditions

BLOCK = 12_288
"""Games at once: what is computed about them stays in the processor's cache."""

DOUBT = 1e-9
"""A number so small beside those that it is made of has no sign that is beyond doubt."""

FACTORED = 1e-7
"""A denominator so small beside its parts: the share follows from the third equation."""

NEARLY = 1e-4
"""So near the cube a root is worth another look."""

Truths = NDArray[np.bool_]
Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class NashEquilibria:
    """The equilibria of many games, one below the other.

    Attributes
    ----------
    game : ndarray of int, shape (equilibria,)
        To which game each belongs; in increasing order.
    states : ndarray, shape (equilibria, 3)
        The share of the first strategy of each party.
    counts : ndarray of int, shape (games,)
    is_doubtful : ndarray of bool, shape (games,)
        Whether a sign on which the answer rests is zero or not beyond doubt: such a game may have infinitely many
        equilibria, and what is listed may lack some. :func:`exact_equilibria` decides.
    """

    game: Indices
    states: Numbers
    counts: NDArray[np.int_]
    is_doubtful: Truths

    def of(self, game: int) -> Numbers:
        """The equilibria of one game, shape (equilibria, 3)."""
        first, last = np.searchsorted(self.game, [game, game + 1])
        return self.states[first:last]


def nash_equilibria(payoffs: ArrayLike) -> NashEquilibria:
    """All Nash equilibria of each game.

    Parameters
    ----------
    payoffs : array, shape (games, 2, 2, 2, 3)
        ``payoffs[g, a, b, c, i]`` is what party i earns if the parties play their strategies a, b and c.

    Returns
    -------
    NashEquilibria

    Raises
    ------
    SimulationError
        If the array has another shape, or holds what is no finite number.

    Examples
    --------
    >>> table = np.zeros((1, 2, 2, 2, 3))  # McKelvey and McLennan's game, with the most equilibria there can be
    >>> table[0, 0, 0, 0], table[0, 1, 1, 0] = (9, 8, 12), (9, 8, 2)
    >>> table[0, 1, 0, 1], table[0, 0, 1, 1] = (3, 4, 6), (3, 4, 6)
    >>> found = nash_equilibria(table)
    >>> found.counts.tolist(), found.of(0)[-2:].round(6).tolist(), found.is_doubtful.tolist()
    ([9], [[0.4, 0.5, 0.333333], [0.5, 0.4, 0.25]], [False])
    """
    values = np.asarray(payoffs, dtype=float)
    if values.ndim != 5 or values.shape[1:] != (2, 2, 2, 3):
        raise SimulationError(f"payoffs need the shape (games, 2, 2, 2, 3), not {values.shape}")
    parts = [_block(values[first : first + BLOCK], first) for first in range(0, len(values), BLOCK)]
    game = np.concatenate([part.game for part in parts] or [np.zeros(0, dtype=np.intp)])
    states = np.concatenate([part.states for part in parts] or [np.zeros((0, 3))])
    counts = np.concatenate([part.counts for part in parts] or [np.zeros(0, dtype=int)])
    doubtful = np.concatenate([part.is_doubtful for part in parts] or [np.zeros(0, dtype=bool)])
    return NashEquilibria(game, states, counts, doubtful)


def _block(payoffs: Numbers, first: int) -> NashEquilibria:
    rows = np.ascontiguousarray(payoffs.reshape(-1, 24).T).reshape(2, 2, 2, 3, -1)
    gains = [_gains(rows, i) for i in range(3)]
    sizes = [np.abs(gain) for gain in gains]
    largest = [size.max(axis=(0, 1)) for size in sizes]
    if not all(np.isfinite(most).all() for most in largest):
        raise SimulationError("a payoff, or a difference of two, is no finite number; correct the payoffs")
    found = _Found(len(payoffs))
    for size, most in zip(sizes, largest, strict=True):
        found.is_doubtful |= size.min(axis=(0, 1)) <= DOUBT * most
    rises = [gain > 0 for gain in gains]
    _pure(gains, rises, found)
    _on_faces(gains, rises, largest, found)
    _inside(gains, rises, largest, found)
    return found.ordered(first)


def _gains(rows: Numbers, i: int) -> Numbers:
    """What party i gains by its first strategy: (2, 2, games), by the others' strategies in order."""
    own = np.moveaxis(rows[:, :, :, i], i, 0)
    return np.asarray(own[0] - own[1])


Share = Numbers | float


class _Found:
    """The equilibria of a block, as they are found."""

    def __init__(self, games: int) -> None:
        self.games: list[Indices] = []
        self.shares: list[tuple[Share, Share, Share]] = []
        self.is_doubtful = np.zeros(games, dtype=bool)

    def add(self, games: Indices, x: Share, y: Share, z: Share) -> None:
        self.games.append(games)
        self.shares.append((x, y, z))

    def ordered(self, first: int) -> NashEquilibria:
        game = np.concatenate(self.games)
        states = np.empty((3, len(game)))
        place = 0
        for games, shares in zip(self.games, self.shares, strict=True):
            for row, share in zip(states, shares, strict=True):
                row[place : place + len(games)] = share
            place += len(games)
        order = np.argsort(game.astype(np.uint16), kind="stable")  # short numbers are sorted digit by digit
        counts = np.bincount(game, minlength=len(self.is_doubtful))
        return NashEquilibria(game[order] + first, np.ascontiguousarray(states[:, order].T), counts, self.is_doubtful)


def _pure(gains: list[Numbers], rises: list[Truths], found: _Found) -> None:
    up = [gain >= 0 for gain in gains]
    down = [~rise for rise in rises]
    for a, b, c in itertools.product((0, 1), repeat=3):
        holds = (down if a else up)[0][b, c] & (down if b else up)[1][a, c] & (down if c else up)[2][a, b]
        found.add(np.flatnonzero(holds), 1.0 - a, 1.0 - b, 1.0 - c)


def _on_faces(gains: list[Numbers], rises: list[Truths], largest: list[Numbers], found: _Found) -> None:
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


def _inside(gains: list[Numbers], rises: list[Truths], largest: list[Numbers], found: _Found) -> None:
    # A gain that has one sign at all corners has no zero inside; zeros have been marked as doubtful.
    turns = [rise.any(axis=(0, 1)) & ~rise.all(axis=(0, 1)) for rise in rises]
    may = turns[0] & turns[1] & turns[2]
    a, b, c = (_coefficients(gain) for gain in gains)
    q2, q1, q0 = _quadratic(a, b, c)
    discriminant = q1 * q1 - 4 * q2 * q0
    scale = np.abs(q2) + np.abs(q1) + np.abs(q0)
    close = may & (np.abs(discriminant) <= DOUBT * scale * scale)
    found.is_doubtful |= close & (scale <= DOUBT * largest[0] * largest[1] * largest[2])
    with np.errstate(all="ignore"):
        half = -(q1 + np.copysign(np.sqrt(discriminant), q1)) / 2
        roots = half / q2, q0 / half
        inner = [np.flatnonzero(may & (z > -DOUBT) & (z < 1 + DOUBT)) for z in roots]
        games = np.concatenate(inner)
        z = np.concatenate([root[place] for root, place in zip(roots, inner, strict=True)])
        forms = [np.take(part, games, axis=1) for part in (a, b, c)]
        _at_root(games, z, forms, close[games], found)
        # A root that is double within rounding may be none or two.
        middle = -q1 / (2 * q2)
        found.is_doubtful |= close & (discriminant < 0) & (middle > -DOUBT) & (middle < 1 + DOUBT)


def _coefficients(gain: Numbers) -> Numbers:
    """Of ``1``, the first other's share, the second's, and their product."""
    one = gain[1, 1]
    first, second = gain[0, 1] - one, gain[1, 0] - one
    return np.array([one, first, second, gain[0, 0] - gain[0, 1] - second])


def _quadratic(a: Numbers, b: Numbers, c: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The coefficients of ``z**2``, ``z`` and 1 of D_3 with x and y put in, times both denominators."""
    # (a1 + a3 z) (u0 + u1 z) - (a0 + a2 z) (v0 + v1 z), with u and v linear in z for the denominator of x.
    u0, u1 = c[0] * b[1] - c[1] * b[0], c[0] * b[3] - c[1] * b[2]
    v0, v1 = c[2] * b[1] - c[3] * b[0], c[2] * b[3] - c[3] * b[2]
    return a[3] * u1 - a[2] * v1, a[1] * u1 + a[3] * u0 - a[0] * v1 - a[2] * v0, a[1] * u0 - a[0] * v0


def _at_root(games: Indices, z: Numbers, forms: list[Numbers], close: Truths, found: _Found) -> None:
    a, b, c = forms
    top_y, bottom_y = a[0] + a[2] * z, a[1] + a[3] * z
    top_x, bottom_x = b[0] + b[2] * z, b[1] + b[3] * z
    lost_y = np.abs(bottom_y) <= FACTORED * (np.abs(a[1]) + np.abs(a[3]))
    lost_x = np.abs(bottom_x) <= FACTORED * (np.abs(b[1]) + np.abs(b[3]))
    with np.errstate(all="ignore"):
        x, y = -top_x / bottom_x, -top_y / bottom_y
        y = np.where(lost_y, -(c[0] + c[1] * x) / (c[2] + c[3] * x), y)
        x = np.where(lost_x, -(c[0] + c[2] * y) / (c[1] + c[3] * y), x)
        near = np.flatnonzero((x > -NEARLY) & (x < 1 + NEARLY) & (y > -NEARLY) & (y < 1 + NEARLY))
    # Where both denominators vanish, x and y run along a curve, or the game is near one in which they do.
    found.is_doubtful[games[lost_x & lost_y]] = True
    games, x, y, z, close = games[near], x[near], y[near], z[near], close[near]
    forms = [np.take(form, near, axis=1) for form in forms]
    with np.errstate(all="ignore"):
        x, y, z = _closer(x, y, z, forms)
        low, high = np.minimum(np.minimum(x, y), z), np.maximum(np.maximum(x, y), z)
        inside = (low > 0) & (high < 1)
        around = (low > -DOUBT) & (high < 1 + DOUBT)
        edge = around & ((low < DOUBT) | (high > 1 - DOUBT))
    found.is_doubtful[games] |= edge | (around & close)
    found.add(games[inside], x[inside], y[inside], z[inside])


def _closer(x: Numbers, y: Numbers, z: Numbers, forms: list[Numbers]) -> tuple[Numbers, Numbers, Numbers]:
    """A step of Newton's method on all three equations; no step where they do not determine one."""
    a, b, c = forms
    f = a[0] + a[1] * y + a[2] * z + a[3] * y * z
    g = b[0] + b[1] * x + b[2] * z + b[3] * x * z
    h = c[0] + c[1] * x + c[2] * y + c[3] * x * y
    fy, fz = a[1] + a[3] * z, a[2] + a[3] * y
    gx, gz = b[1] + b[3] * z, b[2] + b[3] * x
    hx, hy = c[1] + c[3] * y, c[2] + c[3] * x
    determinant = fy * gz * hx + fz * gx * hy
    dx = (fy * gz * h - gz * hy * f + fz * hy * g) / determinant
    dy = (gz * hx * f - fz * hx * g + fz * gx * h) / determinant
    dz = (gx * hy * f + fy * hx * g - fy * gx * h) / determinant
    good = np.isfinite(dx) & np.isfinite(dy) & np.isfinite(dz) & (np.abs(dx) + np.abs(dy) + np.abs(dz) < FACTORED)
    return x - np.where(good, dx, 0), y - np.where(good, dy, 0), z - np.where(good, dz, 0)


def exact_equilibria(game: Game) -> tuple[RestPoint, ...]:
    """The Nash equilibria of one game of numbers, exactly, by another way: those of its rest points.

    A rest point of the replicator equation is an equilibrium if no strategy out of use earns more than those
    in use. Continua are left out: a game that has one is degenerate.

    Raises
    ------
    InvalidGameError
        If a parameter has no value.

    Examples
    --------
    >>> from symgame.library import load
    >>> game = load("llm-iar")
    >>> [point.coordinates for point in exact_equilibria(game.at(game.scenario("incentives withdrawn")))]
    [(0, 0, 0)]
    """
    if game.symbols:
        names = ", ".join(symbol.name for symbol in game.symbols)
        raise InvalidGameError(f"no value for {names}; equilibria need a game of numbers")
    field = replicator(game)
    points = (point for point in rest_points(field).points if point.kind is not Kind.CONTINUUM)
    return tuple(point for point in points if not nash_conditions(field, point).is_impossible)
