r"""Samples of parameter space: points that fill a box evenly, and that anybody can draw again.

Sobol points [1]_ and Latin hypercubes are drawn with a seed. Every value is rounded to a decimal, a
millionth of the range apart at most, so that the number that is printed is the number that was meant.

References
----------
.. [1] I. M. Sobol, "On the distribution of points in a cube and the approximate evaluation of
   integrals", USSR Computational Mathematics and Mathematical Physics 7 (1967), 86-112.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from sympy import Rational

from symgame.errors import SimulationError
from symgame.numeric.sweeps.axes import Range

METHODS = ("sobol", "latin")

MAX_SAMPLE = 1 << 24

MAX_PLACES = 15
"""A range of ordinary size needs far fewer decimals."""

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sample:
    """Points of a box.

    Attributes
    ----------
    ranges : tuple of Range
        One a parameter.
    count : int
    method : str
        ``sobol`` or ``latin``.
    seed : int
    """

    ranges: tuple[Range, ...]
    count: int
    method: str = "sobol"
    seed: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.count <= MAX_SAMPLE:
            raise SimulationError(f"a sample has from 1 to {MAX_SAMPLE} points, not {self.count}")
        if self.method not in METHODS:
            raise SimulationError(f"no sample '{self.method}'; there are {' and '.join(METHODS)}")
        if self.seed < 0:
            raise SimulationError(f"the seed must be 0 or more, not {self.seed}")
        for each in self.ranges:
            if places_of(each) > MAX_PLACES or _last(each) < _first(each):
                raise SimulationError(f"axis {each.parameter}: the range is too narrow for decimals; widen it")

    @property
    def digest(self) -> str:
        """SHA-256 of all values: what was drawn elsewhere is the same sample if this is the same."""
        return hashlib.sha256(drawn(self).tobytes()).hexdigest()

    def values(self, k: int, part: slice) -> list[Rational]:
        """The exact values of the ``k``-th parameter at some of the points."""
        scale = 10 ** places_of(self.ranges[k])
        return [Rational(int(count), scale) for count in drawn(self)[part, k]]


def places_of(each: Range) -> int:
    """How many decimals the values of a range have."""
    magnitude: int = math.floor(math.log10(float(each.high - each.low)))
    return max(0, 6 - magnitude)


@lru_cache(maxsize=2)
def drawn(sample: Sample) -> Counts:
    """All values, each in units of its last decimal; shape (points, parameters)."""
    from scipy.stats import qmc

    source = np.random.default_rng(sample.seed)
    if sample.method == "sobol":
        # Their balance is that of powers of 2: the first of so many.
        exponent = max(0, (sample.count - 1).bit_length())
        unit = qmc.Sobol(len(sample.ranges), seed=source).random_base2(exponent)[: sample.count]
    else:
        unit = qmc.LatinHypercube(len(sample.ranges), seed=source).random(sample.count)
    columns = []
    for each, column in zip(sample.ranges, unit.T, strict=True):
        scale = 10 ** places_of(each)
        counts = np.rint((float(each.low) + column * float(each.high - each.low)) * scale)
        columns.append(np.clip(counts.astype(np.int64), _first(each), _last(each)))
    return np.ascontiguousarray(np.array(columns, dtype=np.int64).T)


def _first(each: Range) -> int:
    """The first decimal that is not below the range."""
    return math.ceil(_scaled(each, each.low))


def _last(each: Range) -> int:
    return math.floor(_scaled(each, each.high))


def _scaled(each: Range, value: Rational) -> Fraction:
    scale: int = 10 ** places_of(each)
    return Fraction(int(value.p) * scale, int(value.q))
