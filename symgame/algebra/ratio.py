"""Quotients of two polynomials of one ring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sympy import Expr
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement

from symgame.algebra.rings import is_zero
from symgame.building import as_expression
from symgame.factoring import common_factor, exact_quotient, without_common_factor

MAX_CANCEL = 4000
"""The largest product of term counts for which a greatest common divisor is sought."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A quotient of two polynomials of one ring, the denominator not identically zero."""

    numerator: PolyElement
    denominator: PolyElement

    @property
    def is_zero(self) -> bool:
        """Whether it vanishes identically."""
        return is_zero(self.numerator)

    def __mul__(self, other: Ratio) -> Ratio:
        return Ratio(self.numerator * other.numerator, self.denominator * other.denominator)

    def __add__(self, other: Ratio) -> Ratio:
        top = self.numerator * other.denominator + other.numerator * self.denominator
        return Ratio(top, self.denominator * other.denominator)

    def __neg__(self) -> Ratio:
        return Ratio(-self.numerator, self.denominator)

    def __sub__(self, other: Ratio) -> Ratio:
        return self + -other

    def as_expr(self) -> Expr:
        """The quotient as an expression, reduced, with mostly positive signs in the denominator."""
        top, bottom = reduced(self.numerator, self.denominator)
        return as_expression(top) if bottom == 1 else as_expression(top) / as_expression(bottom)


def reduced(top: PolyElement, bottom: PolyElement) -> tuple[PolyElement, PolyElement]:
    """Numerator and denominator without a common factor, where it can be found cheaply."""
    if not top:
        return top, bottom.ring.one
    if bottom.is_ground:
        return (top if bottom.LC == 1 else top.mul_ground(1 / QQ(bottom.LC))), bottom.ring.one
    if len(top) * len(bottom) <= MAX_CANCEL:
        top, bottom = without_common_factor(top, bottom)
    turned = oriented(Ratio(top, bottom))
    return turned.numerator, turned.denominator


def oriented(ratio: Ratio) -> Ratio:
    """The quotient with mostly positive coefficients in the denominator, as it is usually written."""
    coefficients = _coefficients(ratio.denominator)
    negative = sum(1 for c in coefficients if c < 0)
    if 2 * negative > len(coefficients) or (2 * negative == len(coefficients) and coefficients[0] < 0):
        return Ratio(-ratio.numerator, -ratio.denominator)
    return ratio


def _coefficients(polynomial: PolyElement) -> list[Any]:
    """The numbers in a form or share polynomial, in the order of its terms."""
    numbers: list[Any] = []
    for coefficient in (value for _, value in polynomial.terms()):
        numbers.extend(_coefficients(coefficient) if isinstance(coefficient, PolyElement) else [coefficient])
    return numbers


def over_one_denominator(ratios: Sequence[Ratio]) -> tuple[tuple[PolyElement, ...], PolyElement]:
    """Numerators over the least common denominator: ``r_k = numerators[k] / denominator``."""
    common = ratios[0].denominator.ring.one
    if all(ratio.denominator == common for ratio in ratios):
        return tuple(ratio.numerator for ratio in ratios), common
    for bottom in {ratio.denominator for ratio in ratios}:
        if not bottom.is_ground:
            common = common * exact_quotient(bottom, common_factor(common, bottom))
    if common.is_ground:
        return tuple(ratio.numerator.mul_ground(1 / QQ(ratio.denominator.LC)) for ratio in ratios), common.ring.one
    return tuple(ratio.numerator * exact_quotient(common, ratio.denominator) for ratio in ratios), common
