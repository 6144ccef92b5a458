"""The advantages of all players as one array function, for NumPy and for JAX alike."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
from sympy import Symbol, lambdify

from symgame.dynamics.field import VectorField, advantage_expression
from symgame.numeric.compile import compiled
from symgame.numeric.simulation import Numbers

Array = Any
"""A NumPy or a JAX array; JAX may not be installed."""

Advantage = Callable[[Array], Array]
"""From shares, players along the last axis, to advantages of the same shape."""


def tables_of(field: VectorField) -> Numbers | None:
    """Each player's advantage at every profile of the others; None where payoffs contain shares.

    The shape is ``(n, 2**(n - 1))``, the last of the others changing fastest.

    Raises
    ------
    InvalidGameError
        If a parameter that matters has no value.
    """
    compiled(field)  # complains of parameters without values
    game = field.game
    if game.forms is None:
        return None
    n = len(game.players)
    values = np.array([float(expression) for expression in game.expressions]).reshape(*game.shape, n)
    own = [np.moveaxis(values[..., i], i, 0) for i in range(n)]
    return np.array([(payoff[0] - payoff[1]).ravel() for payoff in own])


def expected(tables: Array, shares: Array, numbers: Any) -> Array:
    """The advantages at shares, from the tables; ``numbers`` is the module of the arrays."""
    n = shares.shape[-1]
    result = []
    for i in range(n):
        value = tables[i]
        for j in range(n - 1, -1, -1):
            if j != i:
                x = shares[..., j, None]
                value = value[..., 0::2] * x + value[..., 1::2] * (1 - x)
        result.append(value[..., 0] + 0 * shares[..., 0])
    return numbers.stack(result, axis=-1)


def coded(field: VectorField, numbers: Any, module: str) -> Advantage:
    """The advantages from the exact expressions, under internal names, where payoffs contain shares."""
    internal = [Symbol(f"s{k}") for k in range(len(field.game.shares))]
    renamed = dict(zip(field.game.shares, internal, strict=True))
    rows = [advantage_expression(field, i, 0, 1).xreplace(renamed) for i in range(len(internal))]
    code = lambdify(internal, rows, modules=module, cse=True)

    def advantages(shares: Array) -> Array:
        parts = [value + 0 * shares[..., 0] for value in code(*(shares[..., k] for k in range(len(internal))))]
        return numbers.stack(parts, axis=-1)

    return advantages


def in_numpy(field: VectorField) -> Advantage:
    """The advantages as a function of NumPy arrays."""
    tables = tables_of(field)
    if tables is None:
        return coded(field, np, "numpy")
    return lambda shares: expected(tables, shares, np)


def fastest(field: VectorField) -> float:
    """The largest advantage at the vertices, which is the largest of all where payoffs contain no shares.

    Where they do, it is looked for at some points inside, too. A field at rest has the rate 1.
    """
    n = len(field.game.players)
    corners = np.array(list(itertools.product((0.0, 1.0), repeat=n)))
    inside = np.random.default_rng(0).random((POINTS_INSIDE, n))
    with np.errstate(all="ignore"):  # a payoff may have no value at a vertex
        sizes = np.abs(in_numpy(field)(np.concatenate([corners, inside])))
    return float(sizes[np.isfinite(sizes)].max(initial=0.0)) or 1.0


POINTS_INSIDE = 256
"""So many points inside the cube."""
