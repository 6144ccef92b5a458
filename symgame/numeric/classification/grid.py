"""The points that are classified: numbers that are the same everywhere, and arrays broadcast against each other."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sympy import Rational, Symbol
from sympy.polys.rings import PolyElement

from symgame.dynamics.field import VectorField
from symgame.errors import InvalidExpressionError, InvalidGameError
from symgame.expressions import exact_number
from symgame.numeric.simulation import Numbers
from symgame.stability.thresholds.thresholds import parameter_of

MAX_POINTS = 1_000_000_000


def values_of(
    field: VectorField, forms: Sequence[PolyElement], values: Mapping[Any, Any]
) -> tuple[dict[Symbol, Rational], dict[Symbol, NDArray[Any]]]:
    """What is one number, exactly, and what is an array.

    Raises
    ------
    InvalidGameError
        If a parameter of the forms has no value, or an array holds what is no number.
    """
    fixed: dict[Symbol, Rational] = {}
    varying: dict[Symbol, NDArray[Any]] = {}
    # By symbol, so that a value by name takes the place of one by symbol.
    for symbol, value in {parameter_of(field.game, key): value for key, value in values.items()}.items():
        if isinstance(value, str) or not np.iterable(value):
            fixed[symbol] = _number(symbol, value)
        else:
            varying[symbol] = _numbers(symbol, value)
    generators = {g for form in forms for k, g in enumerate(form.ring.symbols) if any(m[k] for m in form)}
    needed = {str(symbol.name): symbol for generator in generators for symbol in generator.free_symbols}
    missing = [name for name, symbol in sorted(needed.items()) if symbol not in fixed and symbol not in varying]
    if missing:
        raise InvalidGameError(f"no value for {', '.join(missing)}; give a number or an array for each parameter")
    return fixed, varying


def _number(symbol: Symbol, value: Any) -> Rational:
    try:
        return exact_number(value.item() if isinstance(value, np.ndarray | np.generic) else value)
    except InvalidExpressionError as error:
        raise InvalidGameError(f"the value of {symbol.name}, {error}") from None


def _numbers(symbol: Symbol, value: Any) -> NDArray[Any]:
    try:
        array = np.asarray(value)
        np.asarray(array, dtype=float)
    except (TypeError, ValueError) as error:
        raise InvalidGameError(f"the values of {symbol.name} are not all numbers; give an array of numbers") from error
    return array


def shape_of(varying: Mapping[Symbol, NDArray[Any]]) -> tuple[int, ...]:
    """The shape of all points together.

    Raises
    ------
    InvalidGameError
        If the arrays do not fit together, or make too many points.
    """
    try:
        shape = np.broadcast_shapes(*(array.shape for array in varying.values()))
    except ValueError as error:
        each = ", ".join(f"{symbol.name} {array.shape}" for symbol, array in varying.items())
        raise InvalidGameError(f"arrays of these shapes do not make one grid: {each}") from error
    if math.prod(shape) > MAX_POINTS:
        raise InvalidGameError(f"{math.prod(shape)} points are too many, at most {MAX_POINTS}; divide the grid")
    return shape


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Some of the points, one after the other: where they lie, as a plane, and the inputs there, broadcast to it."""

    points: slice
    shape: tuple[int, int]
    inputs: tuple[Numbers, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The inputs of the forms at all points: as many axes as the shape has, those of length 1 broadcast to it."""

    shape: tuple[int, ...]
    inputs: tuple[Numbers, ...]

    @classmethod
    def of(cls, columns: Sequence[Numbers], shape: tuple[int, ...]) -> Grid:
        """From columns that are broadcast against each other."""
        return cls(shape, tuple(c.reshape((1,) * (len(shape) - c.ndim) + c.shape) for c in columns))

    def with_last(self, axis: int) -> Grid:
        """The same with this axis as the last one."""
        shape = (*self.shape[:axis], *self.shape[axis + 1 :], self.shape[axis])
        return Grid(shape, tuple(np.moveaxis(array, axis, -1) for array in self.inputs))

    def at(self, places: NDArray[np.intp]) -> list[Numbers]:
        """The inputs at some points, counted as in a flattened array."""
        where = np.unravel_index(places, self.shape)
        return [np.broadcast_to(array, self.shape)[where] for array in self.inputs]

    def blocks(self, size: int) -> Iterator[Block]:
        """All points in their order, in blocks of about this size, none across two planes of the last two axes."""
        *leading, rows, across = (*(1,) * (2 - len(self.shape)), *self.shape)
        arrays = [a.reshape((1,) * (2 - a.ndim) + a.shape) for a in self.inputs]
        wide = max(1, min(across, size))
        high = max(1, size // wide) if wide == across else 1
        for number, place in enumerate(itertools.product(*map(range, leading))):
            planes = [a[tuple(0 if n == 1 else k for k, n in zip(place, a.shape, strict=False))] for a in arrays]
            for r, c in itertools.product(range(0, rows, high), range(0, across, wide)):
                own = (min(high, rows - r), min(wide, across - c))
                down, right = slice(r, r + own[0]), slice(c, c + own[1])
                parts = tuple(
                    p[down if p.shape[0] > 1 else slice(None), right if p.shape[1] > 1 else slice(None)] for p in planes
                )
                start = (number * rows + r) * across + c
                yield Block(slice(start, start + own[0] * own[1]), own, parts)
