"""Gains that are quotients of share polynomials, from the coefficients of these."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from symgame.numeric.gains.faces import Active, Mixtures
from symgame.numeric.simulation import Numbers

Term = tuple[tuple[int, ...], int]
"""The powers of the shares, and the place of the coefficient."""


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


def _polynomial(terms: Sequence[Term], coefficients: Numbers, shares: Sequence[Numbers]) -> Numbers:
    total = np.zeros(coefficients.shape[-1])
    for powers, place in terms:
        summand = coefficients[place]
        for share, power in zip(shares, powers, strict=True):
            for _ in range(power):
                summand = summand * share
        total = total + summand
    return total
