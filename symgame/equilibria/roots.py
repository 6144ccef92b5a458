"""Real roots of equations with rational coefficients, and exact signs of numbers made from them."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, Poly, Rational, Symbol, radsimp
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement, PolyRing

from symgame.algebra import Ratio
from symgame.algebra.share_polynomials import coefficient, constant_of, is_numeric


@dataclass(frozen=True, slots=True)
class AlgebraicNumber:
    """A real root of an irreducible equation: its field consists of polynomials in the root."""

    symbol: Symbol
    place: int
    equation: Poly
    expression: Expr

    def sign_of(self, ratio: Ratio) -> int:
        """-1, 0 or 1: the sign of a quotient of share polynomials at the root."""
        return self._sign(ratio.numerator) * self._sign(ratio.denominator)

    def _sign(self, polynomial: PolyElement) -> int:
        rest = as_poly(polynomial, self.place, self.symbol).rem(self.equation)
        if rest.is_zero:
            return 0
        value, precision = rest.as_expr().xreplace({self.symbol: self.expression}), 15
        while True:  # it is not zero, so that more digits end this
            number = value.evalf(precision, maxn=4 * precision)
            if abs(number) > Rational(10) ** (3 - precision):
                return 1 if number > 0 else -1
            precision *= 2

    def value_of(self, ratio: Ratio) -> Expr:
        """A quotient of share polynomials at the root, as an expression."""
        value: Expr = self._element(ratio).as_expr().xreplace({self.symbol: self.expression})
        return radsimp(value.expand()) if self.equation.degree() == 2 else value

    def reduced(self, ratio: Ratio) -> Ratio:
        """The same number as a polynomial in the root, of lower degree than its equation."""
        ring = ratio.numerator.ring
        terms = {self._monomial(ring, power): QQ.from_sympy(c) for (power,), c in self._element(ratio).terms() if c}
        return Ratio(ring.from_dict({m: ring.domain.convert(c) for m, c in terms.items()}), ring.one)

    def _element(self, ratio: Ratio) -> Poly:
        top = as_poly(ratio.numerator, self.place, self.symbol)
        bottom = as_poly(ratio.denominator, self.place, self.symbol).rem(self.equation)
        result: Poly = (top * bottom.invert(self.equation)).rem(self.equation)
        return result

    def _monomial(self, ring: PolyRing, power: int) -> tuple[int, ...]:
        return tuple(power if k == self.place else 0 for k in range(len(ring.symbols)))


def as_poly(polynomial: PolyElement, place: int, symbol: Symbol) -> Poly:
    """A share polynomial in one share with rational coefficients as a univariate `Poly`.

    Raises
    ------
    ValueError
        If a parameter occurs in it.
    """
    if not is_numeric(polynomial):
        raise ValueError("a polynomial with parameters has no number as its root")
    degree = polynomial.degrees()[place] if polynomial else 0
    coefficients = [constant_of(coefficient(polynomial, place, k)) for k in range(max(degree, 0), -1, -1)]
    return Poly([QQ.to_sympy(QQ.convert(form.coeff(1))) for form in coefficients], symbol, domain=QQ)


def real_roots(equation: PolyElement, place: int) -> list[AlgebraicNumber]:
    """The real roots of an irreducible equation, in increasing order.

    In radicals for degree 2, isolated exactly (``CRootOf``) for higher degrees.
    """
    symbol = equation.ring.symbols[place]
    poly = as_poly(equation, place, symbol)
    roots = poly.real_roots(radicals=poly.degree() == 2)
    return [AlgebraicNumber(symbol, place, poly, root) for root in roots]
