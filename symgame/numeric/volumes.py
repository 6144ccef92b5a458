r"""How large a part of the state space makes a party turn to each of its strategies.

The surface :math:`D_i = 0`, where party i is indifferent, cuts the cube into the states in which the
share of its first strategy rises, :math:`D_i > 0`, and those in which it falls. If the others' shares
are thought of as uniformly spread, the two volumes are the probabilities with which the party turns to
its first and its second strategy.

With two parties, or three and payoffs without shares, :math:`D_i = a + bz` where a and b are linear in
the other share y: on an interval in which a and a + b keep their signs the part of z with
:math:`D_i > 0` is 0, 1, :math:`-a/b` or :math:`1 + a/b`, which is integrated exactly. Otherwise the
innermost share is measured between the roots of the numerator and the denominator of :math:`D_i`, and the
others are integrated numerically.
"""

from __future__ import annotations

import itertools
import math
import warnings
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.integrate import IntegrationWarning, quad
from sympy import Expr, Poly, Rational, S, log

from symgame.building import expression_of
from symgame.dynamics.field import VectorField, advantage
from symgame.errors import SimulationError
from symgame.numeric.simulation import Numbers

ERROR = 1e-7
"""What the numerical integral is asked for; what it reaches is estimated and kept with it."""

LIMIT = 400
"""Pieces of one integral."""


@dataclass(frozen=True, slots=True)
class Volumes:
    """The two volumes of one party; what is missing to 1 are states in which it is indifferent.

    Attributes
    ----------
    player : int
    first : float
        Of the states in which the share of its first strategy rises.
    second : float
        Of those in which it falls.
    exact : tuple of Expr, or None
        Both, where they are known exactly: rational numbers, with logarithms of such where the surface
        is curved.
    error : float
        An estimate of the error of the two numbers; 0 where they are exact, up to rounding.
    """

    player: int
    first: float
    second: float
    exact: tuple[Expr, Expr] | None
    error: float


def volumes(field: VectorField, player: int) -> Volumes:
    """The volumes of the two sides of the surface on which a party is indifferent.

    Parameters
    ----------
    field : VectorField
        Without open parameters; of two or three players with two strategies each.
    player : int

    Returns
    -------
    Volumes

    Raises
    ------
    SimulationError
        If the game has another shape, or a parameter has no value.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> game = load("llm-iar")
    >>> government = volumes(replicator(game.at(game.scenarios[0])), 2)
    >>> government.exact[0], round(government.first, 6)
    (17/12 - 73*log(11/5)/72, 0.617259)
    """
    top, bottom = advantage_polynomials(field, player)
    if top.is_zero:
        return Volumes(player, 0.0, 0.0, (S.Zero, S.Zero), 0.0)
    exact = _exact(top, bottom, player)
    if exact is not None:
        return Volumes(player, float(exact), float(1 - exact), (exact, 1 - exact), 0.0)
    first, error = _numerical(top, bottom, player)
    return Volumes(player, first, 1 - first, None, error)


def advantage_polynomials(field: VectorField, player: int) -> tuple[Poly, Poly]:
    """Numerator and denominator of the advantage of a party's first strategy, as polynomials in all shares.

    Raises
    ------
    SimulationError
        If the game is not of two or three players of two strategies, or a parameter has no value.
    """
    shape = field.game.shape
    if shape not in ((2, 2), (2, 2, 2)):
        raise SimulationError(
            f"volumes need two or three players with two strategies each, this game has the strategies "
            f"{'-'.join(map(str, shape))}"
        )
    top, bottom = (Poly(expression_of(part), *field.game.shares) for part in advantage(field, player, 0, 1))
    open_symbols = {symbol.name for part in (top, bottom) for value in part.coeffs() for symbol in value.free_symbols}
    if open_symbols:
        names = ", ".join(sorted(open_symbols))
        raise SimulationError(f"no value for {names}; a volume needs all of them: add them to the scenario")
    return top, bottom


def _exact(top: Poly, bottom: Poly, player: int) -> Expr | None:
    """The first volume; None where the advantage is not linear in each share, or not rational."""
    is_plain = bottom.is_ground and all(coefficient.is_Rational for coefficient in (*top.coeffs(), *bottom.coeffs()))
    is_linear = all(power <= (k != player) for monomial in top.monoms() for k, power in enumerate(monomial))
    if not (is_plain and is_linear):
        return None
    others = [k for k in range(len(top.gens)) if k != player]
    number = Rational(bottom.LC())
    terms = {tuple(monomial[k] for k in others): Rational(value) / number for monomial, value in top.terms()}
    a = terms.get((0, 0)[: len(others)], S.Zero), terms.get((1, 0)[: len(others)], S.Zero)
    b = terms.get((0, 1), S.Zero), terms.get((1, 1), S.Zero)
    return _area(a, (a[0] + b[0], a[1] + b[1]))


Line = tuple[Rational, Rational]
"""A linear function of y: its value at 0 and its slope."""


def _area(low: Line, high: Line) -> Expr:
    """Where ``D > 0`` in the square of y and z, if ``D`` is linear in z between its values at 0 and at 1."""
    zeros = {-line[0] / line[1] for line in (low, high) if line[1]}
    cuts = sorted({S.Zero, S.One, *(zero for zero in zeros if 0 < zero < 1)})
    area: Expr = S.Zero
    for u, v in itertools.pairwise(cuts):
        middle = (u + v) / 2
        at_low, at_high = (line[0] + line[1] * middle for line in (low, high))
        if min(at_low, at_high) >= 0:
            area += v - u
        elif at_low > 0:
            area += _integral(low, (low[0] - high[0], low[1] - high[1]), u, v)
        elif at_high > 0:
            area += _integral(high, (high[0] - low[0], high[1] - low[1]), u, v)
    return area


def _integral(top: Line, bottom: Line, u: Rational, v: Rational) -> Expr:
    """Of a quotient of linear functions; the denominator is positive between the bounds."""
    if not bottom[1]:
        result: Expr = (top[0] * (v - u) + top[1] * (v**2 - u**2) / 2) / bottom[0]
        return result
    whole = top[1] / bottom[1]
    rest = top[0] - whole * bottom[0]
    result = whole * (v - u)
    if rest:  # else the quotient is constant, and the denominator may vanish at a bound
        result += rest / bottom[1] * log((bottom[0] + bottom[1] * v) / (bottom[0] + bottom[1] * u))
    return result


Measure = Callable[[tuple[float, ...]], float]
"""From outer shares to how much of the innermost share makes the advantage positive."""


def _numerical(top: Poly, bottom: Poly, player: int) -> tuple[float, float]:
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
