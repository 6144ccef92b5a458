"""Which vertices are ESS at each of many points of parameter space: a plane, a grid, a cloud.

A vertex is an ESS where all its eigenvalues are negative, and an eigenvalue is a payoff difference: a
form in the parameters. The signs of the distinct forms, 12 for three parties of two strategies, tell the
set of ESS. What lies so near a border that floating-point numbers cannot tell is marked, and
:func:`~symgame.numeric.classification.exact.decided` asks the exact numbers. Payoffs that contain shares are
taken at the vertex; a vertex with a zero eigenvalue never counts as an ESS here, which is exact as long as
no payoff contains the player's own share.

Where some axis of a grid carries one input in which the forms are linear, its rows are not computed point by
point: they are cut where a form changes its sign (:mod:`~symgame.numeric.classification.rows`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sympy import Rational, Symbol
from sympy.polys.rings import PolyElement

from symgame.dynamics.field import VectorField
from symgame.errors import expect
from symgame.numeric.classification.forms import forms_of
from symgame.numeric.classification.grid import Grid, shape_of, values_of
from symgame.numeric.classification.points import by_points
from symgame.numeric.classification.rows import by_rows, rows_of
from symgame.numeric.classification.sets import Places, Sets
from symgame.numeric.classification.signs import Found, question_of
from symgame.numeric.sign_program import Flags, columns_of, sign_program

Signs = NDArray[np.uint16] | NDArray[np.uint64]


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

    Notes
    -----
    A grid is fastest if one of its longer axes has sorted values and is that of a parameter in which all payoffs
    are linear; a cloud, if the arrays are rows of one array of floats: others are copied before they are used.

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
    expect(field, VectorField, "classified takes a field", "write classified(replicator(game), values)")
    cure = "write dict(scenario.values) | {'C': [1, 2, 3]}"
    expect(values, Mapping, "values are given by parameter", cure)
    forms, vertices = forms_of(field)
    fixed, varying = values_of(field, forms, values)
    shape = shape_of(varying)
    program = sign_program(forms, fixed)
    columns = columns_of(program, {symbol: np.asarray(array, dtype=float) for symbol, array in varying.items()})
    question, grid = question_of(program), Grid.of(columns, shape)
    rows = rows_of(question, grid)
    found = Found(question, grid if rows is None else rows.grid, Sets(vertices, question.zero, len(forms)))
    if rows is None:
        by_points(found)
    else:
        by_rows(found, rows)
    sets, index = found.sets.in_order(found.index)
    axis = None if rows is None else rows.axis
    signs = _arranged(found.words, found.grid, axis)
    return Classification(
        field,
        sets,
        _arranged(index, found.grid, axis),
        _arranged(found.near, found.grid, axis),
        forms,
        signs[..., 0] if signs.shape[-1] == 1 else signs,
        tuple(varying.items()),
        tuple(fixed.items()),
    )


def _arranged(flat: NDArray[Any], grid: Grid, axis: int | None) -> NDArray[Any]:
    """In the shape of the points, the last axis of the grid back at its place."""
    array = flat.reshape((*grid.shape, *flat.shape[1:]))
    return array if axis is None else np.moveaxis(array, len(grid.shape) - 1, axis)
