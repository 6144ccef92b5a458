"""Volumes by numerical integration.

The innermost share is measured between the roots of the numerator and the denominator of the advantage,
and the others are integrated.
"""

from __future__ import annotations

import itertools
import math
import warnings
from collections.abc import Callable

import numpy as np
from scipy.integrate import IntegrationWarning, quad
from sympy import Poly

from symgame.numeric.simulation import Numbers

ERROR = 1e-7
"""What the numerical integral is asked for; what it reaches is estimated and kept with it."""

LIMIT = 400
"""Pieces of one integral."""


Measure = Callable[[tuple[float, ...]], float]
"""From outer shares to how much of the innermost share makes the advantage positive."""


def integrated_volume(top: Poly, bottom: Poly) -> tuple[float, float]:
    """The part of the cube on which a quotient is positive, and an estimate of its error."""
    used = [k for k in range(len(top.gens)) if max(top.degree(top.gens[k]), bottom.degree(bottom.gens[k])) > 0]
    if not used:
        return float(float(top.LC()) * float(bottom.LC()) > 0), 0.0
    inner = min(used, key=lambda k: top.degree(top.gens[k]) + 2 * bottom.degree(bottom.gens[k]))
    outer = tuple(k for k in used if k != inner)
    measure = _measure(_slices(top, inner, outer), _slices(bottom, inner, outer))
    return _integrated(measure, len(outer))


def _slices(polynomial: Poly, inner: int, outer: tuple[int, ...]) -> Callable[[tuple[float, ...]], list[float]]:
    """The coefficients of the innermost share, lowest first, as a function of the others."""
    degree = polynomial.degree(polynomial.gens[inner])
    terms = [(m[inner], tuple(m[k] for k in outer), float(value)) for m, value in polynomial.terms()]

    def at(place: tuple[float, ...]) -> list[float]:
        coefficients = [0.0] * (max(int(degree), 0) + 1)
        for power, powers, value in terms:
            for share, exponent in zip(place, powers, strict=True):
                value *= share**exponent
            coefficients[power] += value
        return coefficients

    return at


def _measure(
    top: Callable[[tuple[float, ...]], list[float]], bottom: Callable[[tuple[float, ...]], list[float]]
) -> Measure:
    def measure(place: tuple[float, ...]) -> float:
        above, below = top(place), bottom(place)
        if len(above) <= 2 and len(below) == 1:
            low, high = above[0] * below[0], sum(above) * below[0]
            return _positive_part(low, high)
        roots = [root for row in (above, below) for root in _roots(row) if 0 < root < 1]
        total = 0.0
        for u, v in itertools.pairwise([0.0, *sorted(roots), 1.0]):
            middle = (u + v) / 2
            if _value(above, middle) * _value(below, middle) > 0:
                total += v - u
        return total

    return measure


def _positive_part(low: float, high: float) -> float:
    """The part of an interval on which a linear function is positive, from its values at both ends."""
    if max(low, high) <= 0:
        return 0.0
    return 1.0 if min(low, high) >= 0 else max(low, high) / abs(high - low)


def _roots(coefficients: list[float]) -> list[float]:
    """The real parts of all roots; a place too many changes nothing, since signs are taken between them."""
    if len(coefficients) != 3 or coefficients[2] == 0:
        return [float(root.real) for root in np.roots(coefficients[::-1])]
    c, b, a = coefficients
    half, discriminant = -b / (2 * a), b * b - 4 * a * c
    if discriminant <= 0:
        return [half]
    far = half + math.copysign(math.sqrt(discriminant) / (2 * abs(a)), half)
    return [far, c / (a * far)]  # their product: no cancellation in the nearer one


def _value(coefficients: list[float], place: float) -> float:
    result = 0.0
    for coefficient in reversed(coefficients):
        result = result * place + coefficient
    return result


PIECES = 8
"""Every integral begins with so many pieces, so that no part of the cube is overlooked."""


def _integrated(measure: Measure, count: int) -> tuple[float, float]:
    """The integral of the measure over the shares that are left, and an estimate of its error."""
    if count == 0:
        return measure(()), 0.0
    worst = 0.0

    def layer(*place: float) -> float:
        nonlocal worst
        if len(place) == count:
            return measure(place)
        value, error = _pieces(lambda share: layer(*place, share), ERROR / 10 if place else ERROR)
        worst = max(worst, error) if place else worst
        return value

    value, error = _pieces(lambda share: layer(share), ERROR)
    return value, error + worst


def _pieces(function: Callable[[float], float], tolerance: float) -> tuple[float, float]:
    cuts: Numbers = np.linspace(0, 1, PIECES + 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", IntegrationWarning)  # the error is returned, whatever it is
        found = [
            quad(function, u, v, epsabs=tolerance / PIECES, epsrel=0, limit=LIMIT) for u, v in itertools.pairwise(cuts)
        ]
    return float(sum(value for value, _ in found)), float(sum(error for _, error in found))
