"""Share polynomials with quotients put for shares, or drawn numbers for parameters."""

from __future__ import annotations

import random
from collections.abc import Mapping

from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement

from symgame.algebra.ratio import Ratio
from symgame.algebra.share_polynomials import coefficient

Values = Mapping[int, Ratio]
"""Unknowns, by their place in the share ring, as quotients of share polynomials."""


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
