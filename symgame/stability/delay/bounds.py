r"""The delay that a stable point bears: one bound for each pair of eigenvalues.

The eigenvalues are those of the mixing players' block. Shares that do not depend on one another are taken
apart, so that bounds in symbols exist wherever no more than two do: with ``mu**2 + c1*mu + c2`` the
eigenvalues are real, the larger one :math:`(c_1 + \sqrt{c_1^2 - 4 c_2})/2` from 0, or a complex pair of
modulus :math:`\sqrt{c_2}` with :math:`-\mathrm{Re}\,\mu/|\mu| = c_1/(2\sqrt{c_2})`. Three or more are solved
where they are numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sympy import Abs, Expr, Poly, S, Symbol, asin, factor, re, sqrt

from symgame.algebra import Ratio
from symgame.algebra.share_polynomials import constant_ratio
from symgame.conditions.normal import Conditions, compare, negative
from symgame.conditions.sign import Sign
from symgame.dynamics.field import VectorField
from symgame.equilibria.rest_point import RestPoint
from symgame.stability.linearised import Matrix, block, characteristic, sign_at

MOST_TERMS = 60
"""Of a coefficient of the characteristic polynomial, whose square stands in the bound: nobody reads a longer one."""


@dataclass(frozen=True, slots=True)
class DelayBound:
    """An upper bound on the delay, ``arcsin(sine)/modulus``, from one pair of eigenvalues.

    Attributes
    ----------
    modulus : Expr
        Of the eigenvalue.
    sine : Expr
        ``-Re(mu)/|mu|``: 1 for a real negative eigenvalue, 0 on the imaginary axis.
    where : Conditions
        Where the eigenvalues are of this kind (real or not); beside the conditions of the point.
    """

    modulus: Expr
    sine: Expr
    where: Conditions

    @property
    def value(self) -> Expr:
        """The bound as an expression: ``pi/(2*modulus)`` for a real eigenvalue."""
        bound: Expr = asin(self.sine) / self.modulus
        return bound


def delay_bounds(field: VectorField, point: RestPoint) -> tuple[DelayBound, ...] | None:
    """The bounds of every group of shares that depend on one another; None where a group has none in symbols."""
    matrix = block(field, point)
    found: list[DelayBound] = []
    for group in _groups(matrix):
        coefficients = characteristic(point, [[matrix[i][j] for j in group] for i in group])
        part = None if coefficients is None else _bounds_of(field, point, coefficients)
        if part is None:
            return None
        found.extend(bound for bound in part if bound not in found)
    return tuple(found)


def _groups(matrix: Matrix) -> list[list[int]]:
    """The places that reach one another through entries that are not 0: the spectrum is that of their blocks."""
    n = len(matrix)
    reached = [{i} | {j for j in range(n) if matrix[i][j].numerator} for i in range(n)]
    for k in range(n):
        for i in range(n):
            if k in reached[i]:
                reached[i] |= reached[k]
    groups: list[list[int]] = []
    for i in range(n):
        own = [j for j in range(n) if j in reached[i] and i in reached[j]]
        if own not in groups:
            groups.append(own)
    return groups


def _bounds_of(field: VectorField, point: RestPoint, coefficients: list[Ratio]) -> list[DelayBound] | None:
    if point.number is None and max(_terms(c) for c in coefficients) > MOST_TERMS:
        return None
    values = [_value(point, c) for c in coefficients]
    if len(values) == 2:
        return [DelayBound(values[1], S.One, Conditions())]
    if len(values) == 3:
        return list(_bounds_of_pair(field, point, coefficients, values[1], values[2]))
    if any(value.free_symbols for value in values) or not all(value.is_Rational for value in values):
        return None
    roots = Poly(values, Symbol("mu")).all_roots(radicals=False)
    pairs = [(Abs(root), -re(root) / Abs(root)) for root in roots]
    least = min(pairs, key=lambda pair: (asin(pair[1]) / pair[0]).evalf(30))
    return [DelayBound(*least, Conditions())]


def _bounds_of_pair(
    field: VectorField, point: RestPoint, coefficients: list[Ratio], c1: Expr, c2: Expr
) -> Iterator[DelayBound]:
    """Of ``mu**2 + c1*mu + c2``: real eigenvalues, or a pair of complex ones."""
    four = Ratio(coefficients[2].numerator * 4, coefficients[2].denominator)
    discriminant = coefficients[1] * coefficients[1] - four
    sign = sign_at(field, point, discriminant)
    given = field.game.assumptions
    is_open = sign not in (Sign.POSITIVE, Sign.NEGATIVE, Sign.ZERO, Sign.NONNEGATIVE)
    if sign is not Sign.NEGATIVE:
        root = sqrt(factor(_value(point, discriminant)))
        real = compare(-constant_ratio(discriminant), "<=", given) if is_open else Conditions()
        yield DelayBound((c1 + root) / 2, S.One, real)
    if sign is Sign.NEGATIVE or is_open:
        turning = negative(constant_ratio(discriminant), given) if is_open else Conditions()
        modulus = sqrt(factor(c2))
        yield DelayBound(modulus, factor(c1) / (2 * modulus), turning)


def _terms(ratio: Ratio) -> int:
    constant = constant_ratio(ratio)
    return max(len(constant.numerator), len(constant.denominator))


def _value(point: RestPoint, ratio: Ratio) -> Expr:
    """A quotient at the point, as an expression."""
    return point.number.value_of(ratio) if point.number is not None else constant_ratio(ratio).as_expr()
