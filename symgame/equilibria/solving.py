"""Systems of share polynomials, solved exactly for the shares of one face.

One unknown after the other is eliminated. Where an equation reads ``c1*v + c0 = 0`` there are two
branches, and both are followed: ``c1 != 0`` and ``v = -c0/c1``; or ``c1 = 0`` and ``c0 = 0`` with the
other equations unchanged. Nothing is lost where an equation factors, as in the game of McKelvey and
McLennan [1]_, and nothing spurious is kept. What remains at the end is one equation in one unknown:
linear, or the *root equation* in terms of which the other shares are rational.

All statements are about parameters in general position: a form counts as zero only if it is zero
identically.

References
----------
.. [1] R. D. McKelvey and A. McLennan, "The maximal number of regular totally mixed Nash equilibria",
   Journal of Economic Theory 72 (1997), 411-425.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio, flat, is_zero, nested, size
from symgame.factoring import common_factor, exact_quotient, factors, without_common_factor

Values = Mapping[int, Ratio]
"""Unknowns, by their place in the share ring, as quotients of share polynomials."""

MAX_FACTORED = 300
"""The most terms of a polynomial for which a factorisation is tried."""


@dataclass(frozen=True, slots=True)
class Solution:
    """One family of solutions of a system.

    Attributes
    ----------
    values : mapping of int to Ratio
        Every unknown in terms of the free ones and of the root.
    free : tuple of int
        Unknowns that may take any value.
    root : tuple of (int, PolyElement), or None
        An unknown and the irreducible equation, of degree 2 or more, that it satisfies.
    """

    values: Values
    free: tuple[int, ...] = ()
    root: tuple[int, PolyElement] | None = None


@dataclass(frozen=True, slots=True)
class _Branch:
    """What was eliminated on the way: ``v = ratio`` in later unknowns, and what must not vanish."""

    steps: tuple[tuple[int, Ratio], ...] = ()
    nonzero: tuple[PolyElement, ...] = field(default=())


class Unsolved(Exception):
    """The system has no solution in closed form by these means."""


def solve(equations: list[PolyElement], unknowns: tuple[int, ...]) -> list[Solution]:
    """All families of solutions for parameters in general position.

    Parameters
    ----------
    equations : list of share polynomials
    unknowns : tuple of int
        The places, in the share ring, of the shares to solve for; others do not occur.

    Raises
    ------
    Unsolved
        If no unknown can be eliminated linearly and more than one is left.
    """
    found: list[Solution] = []
    for branch, rest, left in _eliminate([simplified(e) for e in equations], unknowns, _Branch()):
        for solution in _finish(branch, rest, left):
            if solution not in found:
                found.append(solution)
    return found


def _eliminate(
    equations: list[PolyElement], unknowns: tuple[int, ...], branch: _Branch
) -> Iterator[tuple[_Branch, list[PolyElement], tuple[int, ...]]]:
    """Branches in which each equation left is in the one unknown left, or none is left."""
    equations = [equation for equation in equations if not _vanishes(equation)]
    if any(not used_in(equation) for equation in equations):
        return  # a number, or a form that is not identically zero, would have to vanish
    parts = [split(equation) for equation in equations]
    for k, pieces in enumerate(parts):
        if len(pieces) > 1:
            for piece in pieces:
                yield from _eliminate([*equations[:k], piece, *equations[k + 1 :]], unknowns, branch)
            return
    equations = [pieces[0] for pieces in parts]
    pivot = _pivot(equations)
    if pivot is None:
        if len(set().union(*map(used_in, equations))) > 1:
            raise Unsolved
        yield branch, equations, unknowns
        return
    equation, v = pivot
    others = [e for e in equations if e is not equation]
    c0, c1 = coefficient(equation, v, 0), coefficient(equation, v, 1)
    value = Ratio(-c0, c1)
    substituted = [simplified(substitute(e, {v: value})) for e in others]
    remaining = tuple(u for u in unknowns if u != v)
    step = _Branch((*branch.steps, (v, value)), (*branch.nonzero, c1))
    yield from _eliminate(substituted, remaining, step)
    if used_in(c1):
        yield from _eliminate([simplified(c1), simplified(c0), *others], unknowns, branch)


def _pivot(equations: list[PolyElement]) -> tuple[PolyElement, int] | None:
    """An equation and an unknown linear in it: the simplest elimination first."""
    choices: list[tuple[tuple[int, int, int], int, PolyElement, int]] = []
    for equation in equations:
        for v in used_in(equation):
            c1 = coefficient(equation, v, 1)
            if equation.degrees()[v] == 1:
                weight = (len(used_in(c1)), len(used_in(equation)), len(equation))
                choices.append((weight, len(choices), equation, v))
    if not choices:
        return None
    _, _, equation, v = min(choices)
    return equation, v


def _finish(branch: _Branch, equations: list[PolyElement], unknowns: tuple[int, ...]) -> Iterator[Solution]:
    """The last unknown from its equations, the others from the steps back."""
    if not equations:
        values = _back(branch, {})
        if values is not None:
            yield Solution(values, unknowns)
        return
    (z,) = used_in(equations[0])
    common = equations[0]
    for equation in equations[1:]:
        common = _common_factor(common, equation)
    for piece in split(common):
        if not used_in(piece):
            continue
        free = tuple(u for u in unknowns if u != z)
        if piece.degrees()[z] == 1:
            start: dict[int, Ratio] = {z: Ratio(-coefficient(piece, z, 0), coefficient(piece, z, 1))}
            values = _back(branch, start)
            root = None
        else:
            values, root = _back(branch, {}), (z, piece)
            if values is not None and not _is_clear_of(branch.nonzero, values, piece, z):
                values = None
        if values is not None:
            yield Solution(values, free, root)


def _back(branch: _Branch, values: dict[int, Ratio]) -> dict[int, Ratio] | None:
    """All unknowns in terms of the last ones, or nothing where a denominator vanishes."""
    for v, ratio in reversed(branch.steps):
        top, bottom = substituted(ratio, values)
        if _vanishes(bottom):
            return None
        values[v] = cancelled(Ratio(top, bottom))
    return values


def _is_clear_of(nonzero: tuple[PolyElement, ...], values: Values, root: PolyElement, z: int) -> bool:
    """Whether no denominator vanishes at the roots of an irreducible equation."""
    for polynomial in nonzero:
        at_root = substitute(polynomial, values)
        if _vanishes(at_root):
            return False
        if not used_in(at_root) or _is_coprime_somewhere(at_root, root):
            continue
        if _common_factor(at_root, root).degrees()[z] > 0:
            return False
    return True


def _is_coprime_somewhere(left: PolyElement, right: PolyElement) -> bool:
    """Whether numbers for the parameters show that two polynomials have no common root in general."""
    one, other = specialised([left, right], 1)
    return bool(one and other) and _common_factor(one, other).is_ground


def specialised(equations: list[PolyElement], seed: int) -> list[PolyElement]:
    """The equations with drawn numbers for the parameters: their structure in general position."""
    ring = equations[0].ring
    forms = ring.domain.ring
    source = random.Random(seed)  # fixed, so that every run is the same
    point = [(k, QQ(source.randint(2, 10**6), source.randint(2, 10**6))) for k in range(len(forms.symbols))]
    if not point:
        return equations
    result = []
    for equation in equations:
        values = {monomial: form.subs(point) for monomial, form in equation.items()}
        result.append(ring.from_dict({monomial: value for monomial, value in values.items() if value}))
    return result


def substitute(polynomial: PolyElement, values: Values) -> PolyElement:
    """A share polynomial with shares replaced by quotients, times the denominators' powers."""
    return _with_denominator(polynomial, values)[0]


def substituted(ratio: Ratio, values: Values) -> tuple[PolyElement, PolyElement]:
    """Numerator and denominator of a quotient after replacing shares by quotients."""
    top, top_scale = _with_denominator(ratio.numerator, values)
    bottom, bottom_scale = _with_denominator(ratio.denominator, values)
    if top_scale == bottom_scale:
        return top, bottom
    return top * bottom_scale, bottom * top_scale


def _with_denominator(polynomial: PolyElement, values: Values) -> tuple[PolyElement, PolyElement]:
    """The polynomial times ``scale``, and ``scale``: the product of denominators to their degrees."""
    scale = polynomial.ring.one
    for v, value in values.items():
        degree = polynomial.degrees()[v] if polynomial else 0
        if degree <= 0:
            continue
        parts = (
            coefficient(polynomial, v, k) * _power(value.numerator, k) * _power(value.denominator, degree - k)
            for k in range(degree + 1)
        )
        polynomial = polynomial.ring.add(*parts)
        scale *= _power(value.denominator, degree)
    return polynomial, scale


def _power(polynomial: PolyElement, exponent: int) -> PolyElement:
    """``p**0`` is 1 here even where ``p`` is zero."""
    result: PolyElement = polynomial**exponent if exponent else polynomial.ring.one
    return result


def coefficient(polynomial: PolyElement, v: int, power: int) -> PolyElement:
    """The coefficient of a power of one share."""
    result: PolyElement = polynomial.ring.from_dict(
        {(*monomial[:v], 0, *monomial[v + 1 :]): form for monomial, form in polynomial.terms() if monomial[v] == power}
    )
    return result


def used_in(polynomial: PolyElement) -> tuple[int, ...]:
    """The places of the shares that occur."""
    return tuple(k for k, degree in enumerate(polynomial.degrees()) if degree > 0) if polynomial else ()


def _vanishes(polynomial: PolyElement) -> bool:
    return all(is_zero(form) for form in polynomial.values())


def split(polynomial: PolyElement) -> list[PolyElement]:
    """Factors that contain shares (repeated ones once), or the polynomial itself."""
    shares = used_in(polynomial)
    if len(shares) == 1 and polynomial.degrees()[shares[0]] == 1:
        return [polynomial]
    if len(shares) == 2 and max(polynomial.degrees()) == 1:
        return _split_bilinear(polynomial, *shares)
    if size(polynomial) > MAX_FACTORED:
        return [polynomial]
    pieces = [nested(f, polynomial.ring) for f, _ in factors(flat(polynomial))]
    return [piece for piece in pieces if used_in(piece)] or [polynomial]


def _split_bilinear(polynomial: PolyElement, i: int, j: int) -> list[PolyElement]:
    """``A + B x + C y + D x y`` factors iff ``A D = B C``: then it is ``(D x + C)(D y + B)/D``."""
    ring = polynomial.ring
    a = coefficient(coefficient(polynomial, i, 0), j, 0)
    b, c = coefficient(coefficient(polynomial, i, 1), j, 0), coefficient(coefficient(polynomial, i, 0), j, 1)
    d = coefficient(coefficient(polynomial, i, 1), j, 1)
    if not d or not _vanishes(a * d - b * c):
        return [polynomial]
    return [simplified(d * ring.gens[i] + c), simplified(d * ring.gens[j] + b)]


def _common_factor(left: PolyElement, right: PolyElement) -> PolyElement:
    if not left or not right:
        return left or right
    return nested(common_factor(flat(left), flat(right)), left.ring)


def simplified(polynomial: PolyElement) -> PolyElement:
    """The polynomial without a factor common to its forms, where that is found cheaply."""
    if not used_in(polynomial) or size(polynomial) > MAX_FACTORED:
        return polynomial
    forms = sorted(polynomial.values(), key=len)
    common = forms[0]
    for form in forms[1:]:
        common = common_factor(common, form)
    if common.is_ground:
        return polynomial
    result: PolyElement = polynomial.ring.from_dict({m: exact_quotient(form, common) for m, form in polynomial.items()})
    return result


def cancelled(ratio: Ratio) -> Ratio:
    """The quotient without a common factor, where that is found cheaply."""
    top, bottom = ratio.numerator, ratio.denominator
    if not top:
        return Ratio(top, top.ring.one)
    if size(top) * size(bottom) > MAX_FACTORED**2:
        return ratio
    reduced_top, reduced_bottom = without_common_factor(flat(top), flat(bottom))
    return Ratio(nested(reduced_top, top.ring), nested(reduced_bottom, top.ring))
