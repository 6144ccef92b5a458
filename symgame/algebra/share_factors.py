"""Factors of share polynomials, and quotients of them without common factors."""

from __future__ import annotations

from sympy.polys.rings import PolyElement

from symgame.algebra.ratio import Ratio
from symgame.algebra.share_polynomials import coefficient, flat, is_zero_everywhere, nested, size, used_in
from symgame.factoring import common_factor, exact_quotient, factors, without_common_factor

MAX_FACTORED = 300
"""The most terms of a polynomial for which a factorisation is tried."""


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
    if not d or not is_zero_everywhere(a * d - b * c):
        return [polynomial]
    return [simplified(d * ring.gens[i] + c), simplified(d * ring.gens[j] + b)]


def common_share_factor(left: PolyElement, right: PolyElement) -> PolyElement:
    """The greatest common divisor of two share polynomials."""
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
