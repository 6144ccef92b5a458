r"""The signs of forms at many points: sums of monomials, evaluated block by block.

A form :math:`f = \sum_j c_j m_j` is computed in floating point with an error far below
:math:`10^{-9} \sum_j |c_j m_j|`. Where its value is larger than that its sign is certain; elsewhere it
has to be asked of the exact numbers. Values that are the same at all points are put into the forms
exactly, before anything is computed: a plane of two parameters leaves little to do at each of its points.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sympy import Expr, Rational, Symbol, lambdify
from sympy.polys.rings import PolyElement

from symgame.numeric.simulation import Numbers

CLOSE = 1e-9
"""Relative to the sizes of its summands: a value so small does not tell its sign."""

Flags = NDArray[np.bool_]

Monomial = tuple[tuple[int, int], ...]
"""Places among the inputs with their powers."""


@dataclass(frozen=True, slots=True)
class SignProgram:
    """Forms as sums of monomials in inputs that vary from point to point.

    Attributes
    ----------
    inputs : tuple of Expr
        Parameters, and what is not polynomial in them.
    monomials : tuple of Monomial
    forms : tuple of tuple of (Fraction, int)
        Coefficients and places of monomials.
    """

    inputs: tuple[Expr, ...]
    monomials: tuple[Monomial, ...]
    forms: tuple[tuple[tuple[Fraction, int], ...], ...]

    def values(self, columns: Sequence[Numbers]) -> list[Numbers]:
        """The forms at points, one array of all inputs a point; arrays broadcast against each other."""
        products = [_product(monomial, columns) for monomial in self.monomials]
        return [_sum(form, products, absolute=False) for form in self.forms]

    def sizes(self, columns: Sequence[Numbers]) -> list[Numbers]:
        """The sums of the sizes of the summands, likewise."""
        products = [np.abs(_product(monomial, columns)) for monomial in self.monomials]
        return [_sum(form, products, absolute=True) for form in self.forms]

    def bounds(self, columns: Sequence[Numbers]) -> list[float]:
        """Numbers that no size at these points exceeds."""
        largest = [np.maximum(c.max(), -c.min()) for c in columns]
        products = [math.prod(largest[k] ** power for k, power in m) for m in self.monomials]
        return [float(sum(abs(float(c)) * products[place] for c, place in form)) for form in self.forms]


def _product(monomial: Monomial, columns: Sequence[Numbers]) -> Numbers:
    result: Numbers | None = None
    for k, power in monomial:
        for _ in range(power):
            result = columns[k] if result is None else result * columns[k]
    return np.ones(()) if result is None else result


def _sum(form: Sequence[tuple[Fraction, int]], products: Sequence[Numbers], *, absolute: bool) -> Numbers:
    """Summands of one shape are added first: those along one axis of a grid are few."""
    parts: dict[tuple[int, ...], Numbers] = {}
    for exact, place in form:
        coefficient, product = float(abs(exact) if absolute else exact), products[place]
        known = parts.get(product.shape)
        if known is None:
            known = coefficient * product
        elif coefficient == 1:
            known += product
        elif coefficient == -1:
            known -= product
        else:
            known += coefficient * product
        parts[product.shape] = known
    return reduce(np.add, parts.values()) if parts else np.zeros(())


def sign_program(forms: Sequence[PolyElement], fixed: Mapping[Symbol, Rational]) -> SignProgram:
    """Forms of one ring, exact values put in for some of their parameters.

    Examples
    --------
    >>> from sympy.polys.domains import QQ
    >>> from sympy.polys.rings import ring
    >>> _, x, y = ring("x,y", QQ)
    >>> program = sign_program([x * y - 2 * x + 1], {Symbol("y"): Rational(5)})
    >>> program.inputs, program.forms, program.values([np.array([1.0, -1.0])])[0].tolist()
    ((x,), (((Fraction(3, 1), 0), (Fraction(1, 1), 1)),), [4.0, -2.0])
    """
    generators = forms[0].ring.symbols if forms else ()
    numbers = {k: value for k, g in enumerate(generators) if isinstance(value := g.xreplace(dict(fixed)), Rational)}
    sums: list[dict[tuple[int, ...], Fraction]] = [_restricted(form, numbers) for form in forms]
    varying = [k for k in range(len(generators)) if any(m[k] for form in sums for m in form)]
    places: dict[tuple[int, ...], int] = {}
    for form in sums:
        for monomial in form:
            places.setdefault(monomial, len(places))
    return SignProgram(
        tuple(generators[k].xreplace(dict(fixed)) for k in varying),
        tuple(tuple((j, m[k]) for j, k in enumerate(varying) if m[k]) for m in places),
        tuple(tuple((coefficient, places[monomial]) for monomial, coefficient in form.items()) for form in sums),
    )


def _restricted(form: PolyElement, numbers: Mapping[int, Rational]) -> dict[tuple[int, ...], Fraction]:
    """The terms that are left, by their powers of what varies."""
    result: dict[tuple[int, ...], Fraction] = {}
    for monomial, coefficient in form.terms():
        value = Fraction(int(coefficient.numerator), int(coefficient.denominator))
        left = list(monomial)
        for k in (k for k, power in enumerate(monomial) if power and k in numbers):
            value *= Fraction(int(numbers[k].p), int(numbers[k].q)) ** left[k]
            left[k] = 0
        key = tuple(left)
        result[key] = result.get(key, Fraction(0)) + value
    return {key: value for key, value in result.items() if value}


def columns_of(program: SignProgram, values: Mapping[Symbol, Numbers]) -> list[Numbers]:
    """The inputs of a program at points; functions are computed under internal names only."""
    columns: list[Numbers] = []
    for expression in program.inputs:
        if isinstance(expression, Symbol):
            columns.append(values[expression])
            continue
        free: set[Any] = expression.free_symbols  # SymPy says only that they are Basic
        symbols: list[Symbol] = sorted(free, key=lambda symbol: str(symbol.name))
        internal = {symbol: Symbol(f"s{k}") for k, symbol in enumerate(symbols)}
        code: Any = lambdify(list(internal.values()), expression.xreplace(internal), modules="numpy")
        columns.append(np.asarray(code(*(values[symbol] for symbol in symbols)), dtype=np.float64))
    return columns
