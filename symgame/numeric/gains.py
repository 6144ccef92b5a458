r"""Gains of many states at many parameter points at once, on one face of the state space.

On the face where player ``i`` uses the strategies ``a_i``, the last of them is its reference, and

.. math:: G_{ik} = U_{ik} - U_{ir}, \qquad k \in a_i \setminus \{r\}.

Payoffs without shares are linear in the shares of each opponent: one right-hand side serves all such
games, and a point of parameter space is an array of numbers, the gains at the opponents' profiles.
Any other gain is a quotient of share polynomials; there the numbers are their coefficients.

Arrays hold one column a path, the last axis. Nothing here depends on how many there are.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from sympy.polys.rings import PolyElement

from symgame.dynamics.field import VectorField, advantage, at_point, at_profile, constant_of, profile_index
from symgame.errors import SimulationError
from symgame.numeric.coefficients import values_at
from symgame.numeric.points import Points
from symgame.numeric.simulation import Numbers

Active = tuple[tuple[int, ...], ...]
"""The strategies in use of each player: a face. The last of each is the reference."""

Mixtures = Sequence[Numbers | tuple[Numbers, ...]]
"""The shares of the strategies in use, one array (strategies, paths) or tuple of rows a player."""

Term = tuple[tuple[int, ...], int]
"""The powers of the shares, and the place of the coefficient."""


@dataclass(frozen=True, slots=True)
class MultilinearGains:
    """Gains that are linear in the shares of each opponent; the coefficients are those at their profiles.

    Attributes
    ----------
    active : Active
    """

    active: Active

    @property
    def shape(self) -> tuple[int, ...]:
        """The number of strategies in use of each player."""
        return tuple(len(used) for used in self.active)

    @property
    def is_multilinear(self) -> bool:
        """Whether signs at the corners of a box hold throughout the box."""
        return True

    def gains(self, coefficients: Numbers, mixtures: Mixtures) -> list[Numbers]:
        """Of every player, the gains (strategies - 1, paths) over its reference."""
        result = []
        for i, table in self._tables(coefficients):
            for j in range(len(self.shape) - 1, -1, -1):
                if j != i:
                    x = mixtures[j]
                    if len(x) == 1:
                        table = table[..., 0, :]
                    elif len(x) == 2:
                        table = table[..., 0, :] * x[0] + table[..., 1, :] * x[1]
                    else:
                        table = (table * x).sum(axis=-2)
            result.append(table)
        return result

    def corner_gains(self, coefficients: Numbers, corners: list[Numbers]) -> Iterator[tuple[int, Numbers]]:
        """Of every player that mixes, its gains at all corners: (corners, strategies - 1, paths).

        ``corners[j]`` has the shape (corners, strategies, paths).
        """
        for i, table in self._tables(coefficients):
            if self.shape[i] == 1:
                continue
            table = table[None]
            for j in range(len(self.shape) - 1, -1, -1):
                if j == i:
                    continue
                x = corners[j]
                parts = [sum(table[..., k, :] * one[k] for k in range(len(one))) for one in x]
                table = np.concatenate([np.asarray(part) for part in parts])
            yield i, table

    def _tables(self, coefficients: Numbers) -> Iterator[tuple[int, Numbers]]:
        shape, place = self.shape, 0
        for i, m in enumerate(shape):
            others = tuple(n for j, n in enumerate(shape) if j != i)
            size = (m - 1) * int(np.prod(others, dtype=int))
            yield i, coefficients[place : place + size].reshape(m - 1, *others, coefficients.shape[-1])
            place += size


@dataclass(frozen=True, slots=True)
class QuotientGains:
    """Gains that are quotients of share polynomials.

    Attributes
    ----------
    active : Active
    sizes : tuple of int
        How many shares the game has of each player: one stands for ``(x, 1 - x)``.
    tops : tuple of tuples of terms
        One a gain, player by player.
    bottoms : tuple of tuples of terms
        One a player.
    """

    active: Active
    sizes: tuple[int, ...]
    tops: tuple[tuple[tuple[Term, ...], ...], ...]
    bottoms: tuple[tuple[Term, ...], ...]

    @property
    def shape(self) -> tuple[int, ...]:
        """The number of strategies in use of each player."""
        return tuple(len(used) for used in self.active)

    @property
    def is_multilinear(self) -> bool:
        """Whether signs at the corners of a box hold throughout the box."""
        return False

    def gains(self, coefficients: Numbers, mixtures: Mixtures) -> list[Numbers]:
        """Of every player, the gains (strategies - 1, paths) over its reference."""
        shares = self.shares(mixtures)
        result = []
        for tops, bottom in zip(self.tops, self.bottoms, strict=True):
            below = _polynomial(bottom, coefficients, shares)
            rows = [_polynomial(top, coefficients, shares) / below for top in tops]
            result.append(np.array(rows).reshape(len(tops), coefficients.shape[-1]))
        return result

    def corner_gains(self, coefficients: Numbers, corners: list[Numbers]) -> Iterator[tuple[int, Numbers]]:
        """Of every player that mixes, its gains at all corners, those of its own shares among them."""
        found = [self.gains(coefficients, list(corner)) for corner in itertools.product(*corners)]
        for i, m in enumerate(self.shape):
            if m > 1:
                yield i, np.array([gains[i] for gains in found])

    def shares(self, mixtures: Mixtures) -> list[Numbers]:
        """The shares as the game has them, those out of use 0."""
        result: list[Numbers] = []
        for used, size, x in zip(self.active, self.sizes, mixtures, strict=True):
            whole = dict(zip(used, x, strict=True))
            nothing = np.zeros_like(x[0])
            result += [whole.get(k, nothing) for k in range(size)]
        return result


Kernel = MultilinearGains | QuotientGains


def _polynomial(terms: Sequence[Term], coefficients: Numbers, shares: Sequence[Numbers]) -> Numbers:
    total = np.zeros(coefficients.shape[-1])
    for powers, place in terms:
        summand = coefficients[place]
        for share, power in zip(shares, powers, strict=True):
            for _ in range(power):
                summand = summand * share
        total = total + summand
    return total


def whole_face(field: VectorField) -> Active:
    """All strategies of all players."""
    return tuple(tuple(range(m)) for m in field.game.shape)


def kernel_on(field: VectorField, active: Active, points: Points) -> tuple[Kernel, Numbers]:
    """The right-hand side on a face, and its coefficients at all points: (points, coefficients).

    Raises
    ------
    SimulationError
        If a payoff has no finite value at a point.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.numeric.points import points_of
    >>> game = load("llm-iar")
    >>> field = replicator(game)
    >>> kernel, numbers = kernel_on(field, whole_face(field), points_of(game, game.scenarios))
    >>> numbers.shape
    (5, 12)
    >>> centre = [np.full((2, 1), 0.5)] * 3
    >>> [gain.round(6).tolist() for gain in kernel.gains(numbers[0][:, None], centre)]
    [[[-0.43]], [[0.18]], [[0.25]]]
    """
    if is_multilinear(field):
        return _multilinear(field, active, points)
    return _quotients(field, active, points)


def is_multilinear(field: VectorField) -> bool:
    """Whether all gains are linear in the shares of each opponent, and free of the own."""
    return all(part.forms is not None or _player_is(field, i) for i, part in enumerate(field.advantages))


def _player_is(field: VectorField, player: int) -> bool:
    """Also of payoffs with shares in them, where those shares multiply out that way."""
    game = field.game
    for strategy in range(game.shape[player] - 1):
        top, bottom = advantage(field, player, strategy, game.shape[player] - 1)
        if any(monomial != bottom.ring.zero_monom for monomial in bottom):
            return False
        for monomial in top:
            place = 0
            for j, other in enumerate(game.players):
                degree = sum(monomial[place : place + len(other.shares)])
                place += len(other.shares)
                if degree > (0 if j == player else 1):
                    return False
    return True


def _multilinear(field: VectorField, active: Active, points: Points) -> tuple[Kernel, Numbers]:
    forms: list[PolyElement] = []
    bottoms: list[PolyElement] = []
    for i, used in enumerate(active):
        others = [(0,) if j == i else strategies for j, strategies in enumerate(active)]
        for k in used[:-1]:
            tops, bottom = _at_profiles(field, i, k, used[-1], list(itertools.product(*others)))
            forms += tops
            bottoms += [bottom] * len(tops)
    values = values_at(forms, field.ring, points)
    distinct = list(dict.fromkeys(bottoms))
    below = values_at(distinct, field.ring, points)
    with np.errstate(all="ignore"):
        quotients = values / below[:, [distinct.index(bottom) for bottom in bottoms]]
    return MultilinearGains(active), check_finite(quotients, points)


def _at_profiles(
    field: VectorField, i: int, k: int, reference: int, profiles: list[tuple[int, ...]]
) -> tuple[list[PolyElement], PolyElement]:
    part, game = field.advantages[i], field.game
    if part.forms is not None:
        places = [profile_index(game.shape, i, profile) for profile in profiles]
        return [part.forms[k][w] - part.forms[reference][w] for w in places], part.denominator
    top, bottom = advantage(field, i, k, reference)
    return [constant_of(at_point(top, at_profile(game, profile))) for profile in profiles], constant_of(bottom)


def _quotients(field: VectorField, active: Active, points: Points) -> tuple[Kernel, Numbers]:
    forms: list[PolyElement] = []

    def terms_of(polynomial: PolyElement) -> tuple[Term, ...]:
        terms = []
        for monomial, form in polynomial.terms():
            terms.append((tuple(monomial), len(forms)))
            forms.append(form)
        return tuple(terms)

    tops, bottoms = [], []
    for i, used in enumerate(active):
        parts = [advantage(field, i, k, used[-1]) for k in used]
        tops.append(tuple(terms_of(top) for top, _ in parts[:-1]))
        bottoms.append(terms_of(parts[-1][1]))
    sizes = tuple(len(player.shares) for player in field.game.players)
    kernel = QuotientGains(active, sizes, tuple(tops), tuple(bottoms))
    return kernel, values_at(forms, field.ring, points)


def check_finite(values: Numbers, points: Points) -> Numbers:
    """The values, if all of them are numbers."""
    if not np.isfinite(values).all():
        p = int(np.argwhere(~np.isfinite(values))[0][0])
        raise SimulationError(f"{points.name(p)}: a payoff has no finite value there; correct the values")
    return values
