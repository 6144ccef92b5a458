"""Share polynomials, elements of ``QQ[parameters][shares]``: their coefficients, what occurs in them, other rings."""

from __future__ import annotations

from typing import Any

from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement, PolyRing

from symgame.algebra.ratio import Ratio
from symgame.algebra.rings import is_zero, ring_of


def size(polynomial: PolyElement) -> int:
    """The number of terms after expansion."""
    return sum(len(form) for form in polynomial.values())


def flat(polynomial: PolyElement) -> PolyElement:
    """An element of ``QQ[parameters][shares]`` as one of ``QQ[shares, parameters]``."""
    ring = ring_of((*polynomial.ring.symbols, *polynomial.ring.domain.ring.symbols))
    result: PolyElement = ring.from_dict(
        {(*m, *inner): value for m, form in polynomial.terms() for inner, value in form.terms()}
    )
    return result


def nested(polynomial: PolyElement, ring: PolyRing) -> PolyElement:
    """The inverse of :func:`flat`."""
    domain: Any = ring.domain  # SymPy annotates only what all domains have
    count, forms = len(ring.symbols), domain.ring
    parts: dict[tuple[int, ...], dict[tuple[int, ...], object]] = {}
    for monomial, value in polynomial.terms():
        parts.setdefault(monomial[:count], {})[monomial[count:]] = value
    result: PolyElement = ring.from_dict({monomial: forms.from_dict(part) for monomial, part in parts.items()})
    return result


def is_zero_everywhere(polynomial: PolyElement) -> bool:
    """Whether each of its forms is identically zero."""
    return all(is_zero(form) for form in polynomial.values())


def used_in(polynomial: PolyElement) -> tuple[int, ...]:
    """The places of the shares that occur."""
    return tuple(k for k, degree in enumerate(polynomial.degrees()) if degree > 0) if polynomial else ()


def is_numeric(polynomial: PolyElement) -> bool:
    """Whether no parameter occurs."""
    return all(form.is_ground for form in polynomial.values())


def coefficient(polynomial: PolyElement, v: int, power: int) -> PolyElement:
    """The coefficient of a power of one share."""
    result: PolyElement = polynomial.ring.from_dict(
        {(*monomial[:v], 0, *monomial[v + 1 :]): form for monomial, form in polynomial.terms() if monomial[v] == power}
    )
    return result


def constant_of(polynomial: PolyElement) -> PolyElement:
    """The form that a share polynomial without shares is."""
    result: PolyElement = polynomial.ring.domain.convert(polynomial.coeff(1))
    return result


def constant_ratio(share: Ratio) -> Ratio:
    """A quotient of share polynomials without shares as a quotient of forms."""
    return Ratio(constant_of(share.numerator), constant_of(share.denominator))


def at_point(polynomial: PolyElement, point: list[tuple[int, int]]) -> PolyElement:
    """A share polynomial with its shares replaced by 0 and 1: a form, as a share polynomial."""
    zeros = [place for place, value in point if value == 0]
    forms = [form for monomial, form in polynomial.terms() if not any(monomial[place] for place in zeros)]
    result: PolyElement = polynomial.ring.ground_new(polynomial.ring.domain.ring.add(*forms))
    return result


def slope(polynomial: PolyElement, place: int) -> PolyElement:
    """The derivative by one share; where its power is 1 the very same forms, not copies of them."""
    result: PolyElement = polynomial.ring.zero
    for monomial, form in polynomial.items():
        power = monomial[place]
        if power:
            lower = (*monomial[:place], power - 1, *monomial[place + 1 :])
            result[lower] = form if power == 1 else form.mul_ground(QQ(power))
    return result
