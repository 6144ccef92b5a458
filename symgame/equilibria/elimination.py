"""Numeric systems that no linear elimination solves: their points, isolated exactly.

The unknowns are numbers, hence elements of a finite algebra ``QQ[unknowns]/I`` in which everything is
linear algebra. The squarefree parts of all unknowns' minimal polynomials make the ideal radical
(Seidenberg's lemma, [1]_); then some linear form ``t`` has another value at every point, all unknowns
are polynomials in it, and the irreducible factors of its minimal polynomial are the sets of conjugate
points. Multiplicities do not matter, and nothing is lost.

References
----------
.. [1] D. A. Cox, J. Little and D. O'Shea, *Using Algebraic Geometry*, 2nd ed., 2005, ch. 2.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import Any

from sympy import Poly, Symbol
from sympy.polys.domains import QQ
from sympy.polys.groebnertools import groebner
from sympy.polys.matrices import DomainMatrix
from sympy.polys.orderings import grevlex
from sympy.polys.rings import PolyElement, PolyRing

from symgame.algebra import Ratio, rational
from symgame.algebra.share_polynomials import used_in
from symgame.equilibria.solving import Solution, Unsolved

MAX_POINTS = 24
"""The most points, by the bound of Bernstein for the degrees, of a system that is tried."""

_T = Symbol("t")


def isolated(equations: list[PolyElement], unknowns: tuple[int, ...]) -> list[Solution]:
    """All real points of a numeric system.

    Parameters
    ----------
    equations : list of share polynomials
        Without parameters.
    unknowns : tuple of int
        The places of the shares to solve for; others do not occur.

    Raises
    ------
    Unsolved
        If there are infinitely many (complex) solutions, if the system is too large, or if a point
        is not rational in any one of its unknowns.
    """
    equations = [equation for equation in equations if equation]
    if len(equations) != len(unknowns) or _most_points(equations, unknowns) > MAX_POINTS:
        raise Unsolved
    ring = PolyRing([equations[0].ring.symbols[v] for v in unknowns], QQ, grevlex)
    basis = _radical([_narrowed(equation, unknowns, ring) for equation in equations], ring)
    if any(polynomial.is_ground for polynomial in basis):
        return []
    minimal, values = _separated(basis, ring)
    pieces = [piece for piece, _ in minimal.factor_list()[1] if piece.count_roots() > 0]
    return [_solution([value.rem(piece) for value in values], piece, unknowns, equations[0].ring) for piece in pieces]


def _most_points(equations: list[PolyElement], unknowns: tuple[int, ...]) -> int:
    """The permanent of the degrees: the most isolated points off the axes."""
    degrees = [[equation.degrees()[v] for v in unknowns] for equation in equations]
    if len(unknowns) > 6:
        return MAX_POINTS + 1
    total: int = 0
    for order in itertools.permutations(range(len(unknowns))):
        total += math.prod(row[k] for row, k in zip(degrees, order, strict=True))
    return total


def _narrowed(equation: PolyElement, unknowns: tuple[int, ...], ring: PolyRing) -> PolyElement:
    numbers = {m: QQ.convert(form.coeff(1)) for m, form in equation.items()}
    narrowed: PolyElement = ring.from_dict({tuple(m[v] for v in unknowns): number for m, number in numbers.items()})
    return narrowed


def _radical(equations: list[PolyElement], ring: PolyRing) -> list[PolyElement]:
    """The Groebner basis of the ideal with every point once."""
    basis: list[PolyElement] = groebner(equations, ring, method="f5b")
    if any(polynomial.is_ground for polynomial in basis):
        return basis
    leading = [used_in(ring.from_dict({polynomial.LM: QQ.one})) for polynomial in basis]
    if any((k,) not in leading for k in range(ring.ngens)):
        raise Unsolved  # not finitely many points
    added = []
    for unknown in ring.gens:
        minimal, _ = _minimal(unknown, basis)
        squarefree = minimal.sqf_part()
        if squarefree.degree() < minimal.degree():
            coefficients = squarefree.all_coeffs()
            terms = (unknown**k * QQ.from_sympy(c) for k, c in enumerate(reversed(coefficients)))
            added.append(ring.add(*terms))
    return groebner([*basis, *added], ring, method="buchberger") if added else basis


def _minimal(element: PolyElement, basis: list[PolyElement]) -> tuple[Poly, list[PolyElement]]:
    """The minimal polynomial of an element modulo the ideal, and its powers below that degree."""
    powers = [element.ring.one]
    while True:
        following = (powers[-1] * element).rem(basis)
        found = _combination(following, powers)
        if found is not None:
            return Poly([1, *(-rational(c) for c in reversed(found))], _T, domain=QQ), powers
        powers.append(following)


def _separated(basis: list[PolyElement], ring: PolyRing) -> tuple[Poly, list[Poly]]:
    """The minimal polynomial of a separating linear form, and every unknown as a polynomial in it."""
    for form in _linear_forms(ring):
        minimal, powers = _minimal(form, basis)
        found = [_combination(unknown.rem(basis), powers) for unknown in ring.gens]
        if all(value is not None for value in found):
            return minimal, [Poly([rational(c) for c in reversed(value or ())], _T, domain=QQ) for value in found]
    raise Unsolved


def _linear_forms(ring: PolyRing) -> Iterator[PolyElement]:
    """The unknowns, the last first, then sums with more and more unrelated weights."""
    yield from reversed(ring.gens)
    for weight in range(1, 40):
        yield ring.add(*(unknown * QQ(weight**k) for k, unknown in enumerate(ring.gens)))


def _combination(target: PolyElement, elements: list[PolyElement]) -> list[Any] | None:
    """The coefficients of a target in terms of linearly independent elements, if it is in their span."""
    monomials = sorted({monomial for element in (*elements, target) for monomial in element})
    rows = [[QQ(element.get(m, 0)) for element in (*elements, target)] for m in monomials]
    reduced, pivots = DomainMatrix(rows, (len(rows), len(elements) + 1), QQ).rref()
    if len(elements) in pivots:
        return None
    return [reduced[k, len(elements)].element for k in range(len(elements))]


def _solution(values: list[Poly], piece: Poly, unknowns: tuple[int, ...], ring: PolyRing) -> Solution:
    """The points at the roots of one factor, in terms of an unknown instead of ``t``."""
    if piece.degree() == 1:
        numbers = [QQ.from_sympy(value.nth(0)) for value in values]
        return Solution({v: Ratio(ring(number), ring.one) for v, number in zip(unknowns, numbers, strict=True)})
    line = PolyRing([_T], QQ)
    modulus = line.from_dict({m: QQ.from_sympy(c) for m, c in piece.terms()})
    elements = [line.from_dict({m: QQ.from_sympy(c) for m, c in value.terms() if c}) for value in values]
    for z, element in reversed(list(zip(unknowns, elements, strict=True))):
        minimal, powers = _minimal(element, [modulus])
        if minimal.degree() == piece.degree():
            share, result = ring.gens[z], {}
            for v, other in zip(unknowns, elements, strict=True):
                if v != z:
                    found = _combination(other, powers) or []
                    result[v] = Ratio(ring.add(*(share**k * c for k, c in enumerate(found) if c)), ring.one)
            coefficients = minimal.clear_denoms(convert=True)[1].all_coeffs()
            terms = (share**k * QQ.from_sympy(c) for k, c in enumerate(reversed(coefficients)))
            return Solution(result, (), (z, ring.add(*terms)))
    raise Unsolved
