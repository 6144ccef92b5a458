"""Which of many points of parameter space the assumptions allow, exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sympy import Rational, Symbol

from symgame.algebra import as_ratio, generators_for, ring_of
from symgame.conditions.relation import COMPARE, Relation
from symgame.numeric.sign_program import CLOSE, Flags, columns_of, sign_program


def allowed(relations: Sequence[Relation], values: Mapping[Symbol, NDArray[Any]], shape: tuple[int, ...]) -> Flags:
    """Whether all relations hold at each point.

    Parameters
    ----------
    relations : sequence of Relation
        In the symbols of ``values``.
    values : mapping of Symbol to array of Rational
        Broadcast against each other to ``shape``.
    shape : tuple of int

    Examples
    --------
    >>> from symgame.conditions.relation import read_relations
    >>> from symgame.symbols import real_symbol
    >>> c = real_symbol("c")
    >>> thirds = np.array([Rational(k, 3) for k in range(4)], dtype=object)
    >>> allowed(read_relations("1/3 < c, c <= 1", {"c": c}), {c: thirds}, (4,)).tolist()
    [False, False, True, True]
    """
    result = np.ones(shape, dtype=bool)
    for relation in relations:
        result &= _holds(relation, {symbol: values[symbol] for symbol in sorted(relation.symbols, key=str)})
    return result


def _holds(relation: Relation, values: Mapping[Symbol, NDArray[Any]]) -> Flags:
    """Floating-point numbers tell all but what is near equality; the exact ones tell the rest."""
    compare, difference = COMPARE[relation.operator], relation.difference
    ratio = as_ratio(difference, ring_of(generators_for([difference], list(values))))
    program = sign_program([ratio.numerator, ratio.denominator], {})
    columns = columns_of(program, {symbol: array.astype(float) for symbol, array in values.items()})
    with np.errstate(all="ignore"):
        both, sizes = program.values(columns), program.sizes(columns)
        is_near = ~((np.abs(both[0]) > CLOSE * sizes[0]) & (np.abs(both[1]) > CLOSE * sizes[1]))
        sign = np.sign(both[0]) * np.sign(both[1])
    shape = np.broadcast_shapes(*(array.shape for array in values.values()))
    result = np.array(np.broadcast_to(compare(sign, 0), shape))
    for place in map(tuple, np.argwhere(np.broadcast_to(is_near, shape))):
        exact = {symbol: _at(array, shape, place) for symbol, array in values.items()}
        result[place] = _compared(relation, exact)
    return result


def _compared(relation: Relation, values: Mapping[Symbol, Rational]) -> bool:
    try:
        return bool(COMPARE[relation.operator](relation.left.xreplace(values), relation.right.xreplace(values)))
    except TypeError:  # a side has no value there
        return False


def _at(array: NDArray[Any], shape: tuple[int, ...], place: tuple[int, ...]) -> Rational:
    value: Rational = np.broadcast_to(array, shape)[place]
    return value
