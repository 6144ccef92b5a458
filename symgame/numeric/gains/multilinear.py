"""Gains that are linear in the shares of each opponent, from their values at the opponents' profiles."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from symgame.numeric.gains.faces import Active, Mixtures
from symgame.numeric.simulation import Numbers


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
        for i, (place, shape) in enumerate(_layout(self.active)):
            yield i, coefficients[place].reshape(*shape, coefficients.shape[-1])


@cache
def _layout(active: Active) -> tuple[tuple[slice, tuple[int, ...]], ...]:
    """Of each player the place of its gains among the coefficients, and the shape of their table."""
    result, place = [], 0
    for i, used in enumerate(active):
        shape = (len(used) - 1, *(len(other) for j, other in enumerate(active) if j != i))
        size = math.prod(shape)
        result.append((slice(place, place + size), shape))
        place += size
    return tuple(result)
