"""Which vertices are ESS at each of many points of parameter space: a plane, a grid, a cloud.

A vertex is an ESS where all its eigenvalues are negative, and an eigenvalue is a payoff difference: a
form in the parameters. The distinct forms, 12 for three parties of two strategies, are evaluated block by
block, and their signs tell the set of ESS. What lies so near a border that floating-point numbers cannot
tell is marked, and :func:`decided` asks the exact numbers. Payoffs that contain shares are taken at the
vertex; a vertex with a zero eigenvalue never counts as an ESS here, which is exact as long as no payoff
contains the player's own share.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sympy import Rational, Symbol
from sympy.polys.rings import PolyElement

from symgame.dynamics.field import VectorField, difference_at
from symgame.errors import InvalidGameError
from symgame.expressions import exact_number
from symgame.numeric import sign_machine
from symgame.numeric.sign_program import CLOSE, Flags, SignProgram, columns_of, sign_program
from symgame.numeric.simulation import Numbers
from symgame.players import profile_key, profiles_in_order
from symgame.stability.regimes.at_values import eigenvalue_signs
from symgame.stability.thresholds.thresholds import parameter_of

BLOCK = 4_096
"""Points at once: what is computed about them stays in the processor's cache."""

MANY = 100_000
"""From so many points on code is compiled, where the compiler is installed."""

MAX_FORMS = 1_024

MAX_POINTS = 1_000_000_000

Signs = NDArray[np.uint16] | NDArray[np.uint64]
Places = NDArray[np.int16]

Eigenvalue = tuple[tuple[int, ...], bool]
"""The forms whose product it has the sign of, and whether it is the opposite one; no forms: it is never negative."""


@dataclass(frozen=True, slots=True, eq=False)
class Classification:
    """The set of ESS at every point.

    Attributes
    ----------
    field : VectorField
    sets : tuple of tuple of str
        The sets of ESS that occur, as keys of vertices; larger sets first.
    index : ndarray of int, the shape of the points
        Which of the sets; -1 where a number is not finite or a payoff has no value.
    near : ndarray of bool
        Where a form is so near zero that floating-point numbers do not tell its sign: there ``signs``
        are only likely, and ``index``, too, unless it was decided.
    forms : tuple of PolyElement
        The distinct forms, up to a factor, whose signs decide.
    signs : ndarray of unsigned int
        Bit ``k`` is set where ``forms[k]`` is negative. With more than 64 forms a last axis has one
        number for each 64.
    values : tuple of (Symbol, ndarray)
        The points, broadcast against each other.
    fixed : tuple of (Symbol, Rational)
        The values that are the same everywhere.
    """

    field: VectorField
    sets: tuple[tuple[str, ...], ...]
    index: Places
    near: Flags
    forms: tuple[PolyElement, ...]
    signs: Signs
    values: tuple[tuple[Symbol, NDArray[Any]], ...]
    fixed: tuple[tuple[Symbol, Rational], ...]

    def __repr__(self) -> str:
        sets = ", ".join("{" + ", ".join(keys) + "}" for keys in self.sets)
        return f"Classification of {self.index.size} points, {int(self.near.sum())} near a border: {sets}"


def classified(field: VectorField, values: Mapping[Any, Any]) -> Classification:
    """The set of ESS at every point of a grid or cloud of parameter values.

    Parameters
    ----------
    field : VectorField
        With parameters.
    values : mapping of Symbol or str to number or array
        For every parameter that matters; arrays are broadcast against each other, so that two axes of
        shapes ``(n, 1)`` and ``(m,)`` make a plane. Decimals are meant as they are written: 0.1 is 1/10.

    Returns
    -------
    Classification

    Raises
    ------
    InvalidGameError
        If a value is missing, is no number, or the arrays do not fit together; or the game has too many
        vertices.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> game = load("llm-iar")
    >>> values = dict(game.scenarios[0].values) | {game.symbols[5]: np.linspace(0.4, 0.9, 6)}
    >>> found = classified(replicator(game), values)
    >>> found.sets
    (('000', '111'), ('011',), ('111',))
    >>> found.index.tolist()
    [0, 0, 0, 0, 2, 1]
    """
    forms, vertices = _forms_of(field)
    fixed, varying = _values_of(field, forms, values)
    shape = _shape(varying)
    program = sign_program(forms, fixed)
    whole = _Work(program, math.prod(shape))
    columns = columns_of(program, {symbol: np.asarray(array, dtype=float) for symbol, array in varying.items()})
    for block, own, parts in _blocks(columns, shape):
        whole.classify(block, own, parts)
    sets, index = _sets(whole.words, vertices, whole.zero)
    index[whole.is_broken] = -1
    signs = whole.words.reshape(*shape, -1)
    small: Signs = signs[..., 0] if signs.shape[-1] == 1 else signs
    return Classification(
        field,
        sets,
        index.reshape(shape),
        whole.near.reshape(shape),
        forms,
        small,
        tuple(varying.items()),
        tuple(fixed.items()),
    )


def _forms_of(field: VectorField) -> tuple[tuple[PolyElement, ...], tuple[tuple[str, tuple[Eigenvalue, ...]], ...]]:
    """The distinct forms, and the eigenvalues of every vertex as products of them."""
    shape, places = field.game.shape, dict[PolyElement, int]()
    vertices = []
    for profile in profiles_in_order(shape):
        eigenvalues: list[Eigenvalue] = []
        for i, k in ((i, k) for i, m in enumerate(shape) for k in range(m) if k != profile[i]):
            ratio = difference_at(field, i, k, profile)
            parts = [part for part in (ratio.numerator, ratio.denominator) if not part.is_ground or not part]
            if not all(parts):  # zero, or without a value, at all parameters
                eigenvalues.append(((), False))
                continue
            is_opposite = (ratio.numerator.LC > 0) != (ratio.denominator.LC > 0)
            own = tuple(places.setdefault(part.monic(), len(places)) for part in parts)
            if own or not is_opposite:  # a number that is negative asks nothing
                eigenvalues.append((own, is_opposite))
        vertices.append((profile_key(profile, shape), tuple(eigenvalues)))
        if len(places) > MAX_FORMS:
            raise InvalidGameError(f"more than {MAX_FORMS} payoff differences; classify points one by one with place")
    return tuple(places), tuple(vertices)


def _values_of(
    field: VectorField, forms: Sequence[PolyElement], values: Mapping[Any, Any]
) -> tuple[dict[Symbol, Rational], dict[Symbol, NDArray[Any]]]:
    """What is one number, exactly, and what is an array."""
    fixed: dict[Symbol, Rational] = {}
    varying: dict[Symbol, NDArray[Any]] = {}
    for key, value in values.items():
        symbol = parameter_of(field.game, key)
        if isinstance(value, str) or np.ndim(value) == 0:
            fixed[symbol] = exact_number(value.item() if isinstance(value, np.ndarray | np.generic) else value)
        else:
            varying[symbol] = _numbers(symbol, value)
    generators = {g for form in forms for k, g in enumerate(form.ring.symbols) if any(m[k] for m in form)}
    needed = {str(symbol.name): symbol for generator in generators for symbol in generator.free_symbols}
    missing = [name for name, symbol in sorted(needed.items()) if symbol not in fixed and symbol not in varying]
    if missing:
        raise InvalidGameError(f"no value for {', '.join(missing)}; give a number or an array for each parameter")
    return fixed, varying


def _numbers(symbol: Symbol, value: ArrayLike) -> NDArray[Any]:
    array = np.asarray(value)
    try:
        np.asarray(array, dtype=float)
    except (TypeError, ValueError) as error:
        raise InvalidGameError(f"the values of {symbol.name} are not all numbers; give an array of numbers") from error
    return array


def _shape(varying: Mapping[Symbol, NDArray[Any]]) -> tuple[int, ...]:
    try:
        shape = np.broadcast_shapes(*(array.shape for array in varying.values()))
    except ValueError as error:
        each = ", ".join(f"{symbol.name} {array.shape}" for symbol, array in varying.items())
        raise InvalidGameError(f"arrays of these shapes do not make one grid: {each}") from error
    if math.prod(shape) > MAX_POINTS:
        raise InvalidGameError(f"{math.prod(shape)} points are too many, at most {MAX_POINTS}; divide the grid")
    return shape


def _blocks(
    columns: Sequence[Numbers], shape: tuple[int, ...]
) -> Iterator[tuple[slice, tuple[int, int], list[Numbers]]]:
    """Blocks of points: where they lie, their shape, and the inputs there, of that shape or broadcast to it."""
    *leading, rows, across = (*(1,) * (2 - len(shape)), *shape)
    arrays = [c.reshape((1,) * (len(leading) + 2 - c.ndim) + c.shape) for c in columns]
    wide = max(1, min(across, BLOCK))
    high = max(1, BLOCK // wide) if wide == across else 1
    whole = slice(None)
    for number, place in enumerate(itertools.product(*map(range, leading))):
        planes = [a[tuple(0 if size == 1 else k for k, size in zip(place, a.shape, strict=False))] for a in arrays]
        grows = [(plane.shape[0] > 1, plane.shape[1] > 1) for plane in planes]
        for r, c in itertools.product(range(0, rows, high), range(0, across, wide)):
            own = (min(high, rows - r), min(wide, across - c))
            down, right = slice(r, r + own[0]), slice(c, c + own[1])
            start = (number * rows + r) * across + c
            parts = [
                plane[down if is_high else whole, right if is_wide else whole]
                for plane, (is_high, is_wide) in zip(planes, grows, strict=True)
            ]
            yield slice(start, start + own[0] * own[1]), own, parts


class _Work:
    """The signs of forms at points, filled in block by block.

    ``words`` has one row a point, 64 forms a number; forms that are the same everywhere are settled first.
    """

    def __init__(self, program: SignProgram, points: int) -> None:
        count = len(program.forms)
        constant = [all(not program.monomials[place] for _, place in form) for form in program.forms]
        self.zero = frozenset(k for k, form in enumerate(program.forms) if not form)
        self.bits = tuple(k for k in range(count) if not constant[k])
        self.program = replace(program, forms=tuple(program.forms[k] for k in self.bits))
        negative = [k for k in range(count) if constant[k] and k not in self.zero and program.forms[k][0][0] < 0]
        kind = np.uint16 if count <= 16 else np.uint64
        self.words = np.zeros((points, max(1, -(-count // 64))), dtype=kind)
        self.near = np.zeros(points, dtype=bool)
        self.is_broken = np.zeros(points, dtype=bool)
        self._count = count
        self._settled = np.zeros((1, self.words.shape[1]), dtype=kind)
        for k in negative:
            self._settled[0, k // 64] |= kind(1 << k % 64)
        self._is_settled = bool(negative)
        self.words[...] = self._settled
        is_worth_it = points >= MANY and self.bits and count <= sign_machine.MAX_FORMS
        self._run = (
            sign_machine.kernel(self.program, self.bits, count) if is_worth_it and sign_machine.is_available() else None
        )
        self._rows = np.empty((len(self.program.inputs), 0, 0))
        self._packed = np.empty((1, 0))

    def classify(self, block: slice, shape: tuple[int, int], parts: Sequence[Numbers]) -> None:
        if not self.bits:
            return
        doubtful = self._interpreted(block, shape, parts) if self._run is None else self._compiled(block, shape, parts)
        if doubtful is not None:
            places = np.flatnonzero(doubtful)
            chosen = [np.broadcast_to(part, shape).reshape(-1)[places] for part in parts]
            self._look_closely(block.start + places, chosen)

    def _compiled(self, block: slice, shape: tuple[int, int], parts: Sequence[Numbers]) -> Flags | None:
        if self._rows.shape[1:] != shape:
            self._rows = np.empty((len(parts), *shape))
            self._packed = np.empty((1, shape[0] * shape[1]))
        for row, part in zip(self._rows, parts, strict=True):
            row[...] = part
        assert self._run is not None
        self._run(self._rows.reshape(len(parts), -1), self._packed)
        packed, limit = self._packed[0], 2.0**self._count
        doubtful: Flags | None = None
        if packed.max() >= limit:
            doubtful = packed >= limit
            packed[doubtful] = 0.0
        self.words[block, 0] = packed
        if self._is_settled:
            self.words[block, 0] |= self._settled[0, 0]
        return doubtful

    def _interpreted(self, block: slice, shape: tuple[int, int], parts: Sequence[Numbers]) -> Flags | None:
        with np.errstate(all="ignore"):
            values, bounds = self.program.values(parts), self.program.bounds(parts)
        words, certain = self.words[block].reshape(*shape, -1), np.ones(shape, dtype=bool)
        for bit, value, bound in zip(self.bits, values, bounds, strict=True):
            negative: Flags = value < -2 * CLOSE * bound
            certain &= negative | (value > 2 * CLOSE * bound)
            words[..., bit // 64] |= _shifted(negative, bit, words.dtype)
        return None if certain.all() else ~certain.reshape(-1)

    def _look_closely(self, places: NDArray[np.intp], columns: Sequence[Numbers]) -> None:
        """Each form against the sizes of its own summands."""
        with np.errstate(all="ignore"):
            values, sizes = self.program.values(columns), self.program.sizes(columns)
        words = np.repeat(self._settled, len(places), axis=0)
        for bit, value, size in zip(self.bits, values, sizes, strict=True):
            words[:, bit // 64] |= _shifted(value < 0, bit, words.dtype)
            self.near[places] |= ~(abs(value) > CLOSE * size)
            self.is_broken[places] |= ~np.isfinite(value)
        self.words[places] = words
        self.near[places] &= ~self.is_broken[places]


def _shifted(flags: Flags, bit: int, kind: Any) -> NDArray[Any]:
    result: NDArray[Any] = np.left_shift(flags.astype(kind), kind.type(bit % 64))
    return result


def _sets(
    words: NDArray[Any], vertices: Sequence[tuple[str, tuple[Eigenvalue, ...]]], zero: frozenset[int]
) -> tuple[tuple[tuple[str, ...], ...], Places]:
    """The sets of ESS that occur, and which of them belongs to each word."""
    blocks = range(0, len(words), BLOCK)
    if words.dtype == np.uint16:
        return _looked_up(words[:, 0], vertices, zero)
    every = np.unique(np.concatenate([np.unique(words[k : k + BLOCK], axis=0) for k in blocks]), axis=0)
    sets, numbers = _numbered(every, vertices, zero)
    known = {row.tobytes(): number for row, number in zip(every, numbers, strict=True)}
    index = np.empty(len(words), dtype=np.int16)
    for k in blocks:
        own, places = np.unique(words[k : k + BLOCK], axis=0, return_inverse=True)
        index[k : k + BLOCK] = np.array([known[row.tobytes()] for row in own], dtype=np.int16)[places.reshape(-1)]
    return sets, index


def _looked_up(
    words: NDArray[Any], vertices: Sequence[tuple[str, tuple[Eigenvalue, ...]]], zero: frozenset[int]
) -> tuple[tuple[tuple[str, ...], ...], Places]:
    """The same where a table has room for all words."""
    occurs = np.zeros(1 << 16, dtype=bool)
    for k in range(0, len(words), BLOCK):
        occurs[words[k : k + BLOCK]] = True
    every = np.flatnonzero(occurs).astype(np.uint16)
    sets, numbers = _numbered(every[:, None], vertices, zero)
    table = np.zeros(1 << 16, dtype=np.int16)
    table[every] = numbers
    index = np.empty(len(words), dtype=np.int16)
    for k in range(0, len(words), BLOCK):
        np.take(table, words[k : k + BLOCK], out=index[k : k + BLOCK], mode="clip")
    return sets, index


def _numbered(
    words: NDArray[Any], vertices: Sequence[tuple[str, tuple[Eigenvalue, ...]]], zero: frozenset[int]
) -> tuple[tuple[tuple[str, ...], ...], Places]:
    """The sets that some words stand for, and the number of the set of each word."""
    stable = np.array([_stable(words, eigenvalues, zero) for _, eigenvalues in vertices]).T
    keys = [tuple(vertices[int(k)][0] for k in np.flatnonzero(row)) for row in stable]
    sets = _ordered(keys, [key for key, _ in vertices])
    place = {ess: k for k, ess in enumerate(sets)}
    return sets, np.array([place[ess] for ess in keys], dtype=np.int16)


def _stable(words: NDArray[Any], eigenvalues: Sequence[Eigenvalue], zero: frozenset[int]) -> Flags:
    """Whether all eigenvalues of a vertex are negative, for every word of signs."""
    result = np.ones(len(words), dtype=bool)
    for forms, is_opposite in eigenvalues:
        if not forms or zero & set(forms):
            return np.zeros(len(words), dtype=bool)
        negative = np.full(len(words), is_opposite)
        for k in forms:
            negative ^= (words[:, k // 64] >> words.dtype.type(k % 64) & words.dtype.type(1)).astype(bool)
        result &= negative
    return result


def decided(found: Classification) -> Classification:
    """The same with every point near a border decided by exact numbers.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> game = load("llm-iar")
    >>> values = dict(game.scenarios[0].values) | {game.symbols[5]: np.array([0.24, 0.25])}  # b at 6/25 and beyond
    >>> found = classified(replicator(game), values)
    >>> found.near.tolist(), [decided(found).sets[k] for k in decided(found).index]
    ([True, False], [(), ('000',)])
    """
    sets, index = list(found.sets), found.index.copy()
    for place in map(tuple, np.argwhere(found.near)):
        values = dict(found.fixed)
        for symbol, array in found.values:
            value = np.broadcast_to(array, index.shape)[place]
            values[symbol] = exact_number(value.item() if isinstance(value, np.generic) else value)
        ess = _exactly(found.field, values)
        if ess is not None and ess not in sets:
            sets.append(ess)
        index[place] = -1 if ess is None else sets.index(ess)
    ordered = _ordered([ess for k, ess in enumerate(sets) if (index == k).any()], _keys(found.field))
    numbers = np.array([*(ordered.index(ess) if ess in ordered else -1 for ess in sets), -1], dtype=np.int16)
    return replace(found, sets=ordered, index=numbers[index], near=np.zeros_like(found.near))


def _exactly(field: VectorField, values: Mapping[Symbol, Rational]) -> tuple[str, ...] | None:
    """The vertices that are ESS at exact values; None where a payoff has none."""
    shape = field.game.shape
    try:
        signs = eigenvalue_signs(field, values)
    except InvalidGameError:  # all parameters have values, so that a denominator vanishes
        return None
    open_ends = {profile_key(v, shape) for (v, _), sign in signs.items() if sign >= 0}
    return tuple(key for key in _keys(field) if key not in open_ends)


def _keys(field: VectorField) -> list[str]:
    return [profile_key(profile, field.game.shape) for profile in profiles_in_order(field.game.shape)]


def _ordered(sets: Iterable[tuple[str, ...]], keys: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Larger sets first, then by their first vertices."""
    return tuple(sorted(set(sets), key=lambda ess: (-len(ess), [keys.index(key) for key in ess])))
