"""Factors, common divisors and exact quotients of forms, by FLINT.

SymPy's own factorisation needs seconds where FLINT needs milliseconds, and long eigenvalues at mixed
points need hundreds of them [1]_. Only generators that occur are handed over.

References
----------
.. [1] W. Hart et al., *FLINT: Fast Library for Number Theory*, https://flintlib.org.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from flint import fmpq, fmpq_mpoly, fmpq_mpoly_ctx
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement, PolyRing

Places = tuple[int, ...]


@cache
def factors(form: PolyElement) -> tuple[tuple[PolyElement, int], ...]:
    """The irreducible factors of a form with their powers; constant factors left out."""
    if form.is_ground:
        return ()
    if is_surely_irreducible(form):
        return ((form, 1),)
    used = used_generators([form])
    pieces = [(_back(piece, form.ring, used), int(power)) for piece, power in _flint(form, used).factor()[1]]
    return tuple(sorted(pieces, key=lambda piece: (len(piece[0]), piece[1], piece[0].terms())))


def common_factor(left: PolyElement, right: PolyElement) -> PolyElement:
    """The greatest common divisor; 1 where there is none but numbers."""
    one: PolyElement = left.ring.one
    if not left or not right:
        return left or right or one
    if left.is_ground or right.is_ground:
        return one
    used = used_generators([left, right])
    common = _flint(left, used).gcd(_flint(right, used))
    return one if common.is_constant() else _back(common, left.ring, used)


def without_common_factor(top: PolyElement, bottom: PolyElement) -> tuple[PolyElement, PolyElement]:
    """Numerator and denominator divided by their greatest common divisor."""
    if not top or top.is_ground or bottom.is_ground:
        return (top, bottom) if top else (top, bottom.ring.one)
    used = used_generators([top, bottom])
    first, second = _flint(top, used), _flint(bottom, used)
    common = first.gcd(second)
    if common.is_constant():
        return top, bottom
    return _back(first / common, top.ring, used), _back(second / common, top.ring, used)


def exact_quotient(form: PolyElement, divisor: PolyElement) -> PolyElement:
    """``form / divisor`` for a divisor that divides it."""
    used = used_generators([form, divisor])
    return _back(_flint(form, used) / _flint(divisor, used), form.ring, used)


def is_surely_irreducible(form: PolyElement) -> bool:
    """Whether a generator occurs once, to the first power, with a number: then nothing factors.

    Costs and benefits enter payoffs as plain summands, so that this settles most forms of the field
    without a factorisation.
    """
    counts: dict[int, int] = {}
    alone: set[int] = set()
    for monomial in form:
        used = [k for k, exponent in enumerate(monomial) if exponent]
        for k in used:
            counts[k] = counts.get(k, 0) + 1
        if len(used) == 1 and monomial[used[0]] == 1:
            alone.add(used[0])
    return any(counts[k] == 1 for k in alone)


def used_generators(forms: Iterable[PolyElement]) -> Places:
    """The places of the generators that occur."""
    return tuple(sorted({k for form in forms for monomial in form for k, power in enumerate(monomial) if power}))


@cache
def _context(count: int) -> fmpq_mpoly_ctx:
    return fmpq_mpoly_ctx.get([f"x{k}" for k in range(count)], "lex")


def _flint(form: PolyElement, used: Places) -> fmpq_mpoly:
    terms = {
        tuple(monomial[k] for k in used): fmpq(int(value.numerator), int(value.denominator))
        for monomial, value in form.items()
    }
    return _context(len(used)).from_dict(terms)


def _back(polynomial: fmpq_mpoly, ring: PolyRing, used: Places) -> PolyElement:
    result: PolyElement = ring.zero
    for monomial, value in polynomial.to_dict().items():
        exponents = [0] * len(ring.symbols)
        for k, power in zip(used, monomial, strict=True):
            exponents[k] = int(power)
        result[tuple(exponents)] = QQ(int(value.p), int(value.q))
    return result
