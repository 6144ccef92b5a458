"""Exact questions about expressions, answered on polynomial rings.

Inside the toolkit a payoff is a *form*: an element of ``QQ[parameters]`` (`sympy.polys.rings`), and
an advantage is a *share polynomial*: an element of ``QQ[parameters][shares]``. Whatever is not
polynomial (``sqrt(alpha)``, ``exp(-rho*tau)``) becomes a generator of its own. Expressions are built
from forms only when somebody asks for them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sympy import Add, Expr, Integer, Mul, Pow, Rational, Symbol, expand, fraction, simplify, together
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement, PolyRing

from symgame.building import as_expression
from symgame.errors import InvalidGameError
from symgame.factoring import common_factor, exact_quotient, without_common_factor

MAX_TERMS = 100_000
"""The most terms that an expression may expand to."""


@cache
def ring_of(generators: tuple[Expr, ...]) -> PolyRing:
    """The ring ``QQ[generators]``, monomials in lexicographic order of the generators."""
    return PolyRing(generators, QQ)


@cache
def share_ring_of(shares: tuple[Symbol, ...], ring: PolyRing) -> PolyRing:
    """The ring ``ring[shares]`` of share polynomials."""
    return PolyRing(shares, ring.to_domain())


def atoms_of(expressions: Iterable[Expr]) -> tuple[Expr, ...]:
    """What must be a generator besides the symbols: irrational powers and functions, sorted."""
    found: set[Expr] = set()
    pending = list(expressions)
    while pending:
        expression = pending.pop()
        if isinstance(expression, (Add, Mul)):
            pending.extend(expression.args)
        elif isinstance(expression, Pow) and expression.exp.is_Integer:
            pending.append(expression.base)
        elif isinstance(expression, Pow) and expression.exp.is_Rational:
            found.add(_root(expression)[1])
        elif not expression.is_Rational and not expression.is_Symbol:
            found.add(expression)
    return tuple(sorted(found, key=lambda atom: atom.sort_key()))


def _root(power: Pow) -> tuple[Expr, Expr]:
    """``base**(k + r) = base**k * base**r`` with ``0 < r < 1``: both factors."""
    whole = math.floor(power.exp)
    return Pow(power.base, whole), Pow(power.base, power.exp - whole)


def as_ratio(expression: Expr, ring: PolyRing) -> Ratio:
    """A rational expression as a quotient of two elements of a ring, exactly.

    Raises
    ------
    InvalidGameError
        If it would expand to more than :data:`MAX_TERMS` terms, or divides by zero.
    """
    if count_terms(expression) > MAX_TERMS:
        raise InvalidGameError(
            f"an expression expands to more than {MAX_TERMS} terms; give the sum inside its power a name of its own"
        )
    return _as_ratio(expression, ring, dict(zip(ring.symbols, ring.gens, strict=True)))


def as_form(expression: Expr, ring: PolyRing) -> PolyElement:
    """The element of a ring that equals a polynomial expression."""
    ratio = as_ratio(expression, ring)
    if not ratio.denominator.is_ground:
        raise InvalidGameError(f"{expression} has a denominator and is not a polynomial")
    result: PolyElement = ratio.numerator.mul_ground(1 / QQ(ratio.denominator.LC))
    return result


def _as_ratio(expression: Expr, ring: PolyRing, generators: dict[Expr, PolyElement]) -> Ratio:
    known = generators.get(expression)
    if known is not None:
        return Ratio(known, ring.one)
    if isinstance(expression, Rational):
        return Ratio(ring.ground_new(QQ(expression.p, expression.q)), ring.one)
    if isinstance(expression, Add):
        tops, bottom = over_one_denominator([_as_ratio(term, ring, generators) for term in expression.args])
        return Ratio(ring.add(*tops), bottom)
    if isinstance(expression, Mul):
        parts = [_as_ratio(factor, ring, generators) for factor in expression.args]
        top, bottom = ring.mul(*(p.numerator for p in parts)), ring.mul(*(p.denominator for p in parts))
        return Ratio(top, bottom) if bottom.is_ground else Ratio(*without_common_factor(top, bottom))
    if isinstance(expression, Pow) and expression.exp.is_Integer:
        return _power(_as_ratio(expression.base, ring, generators), int(expression.exp))
    if isinstance(expression, Pow) and expression.exp.is_Rational:
        whole, root = _root(expression)
        part = _as_ratio(whole, ring, generators)
        return Ratio(part.numerator * generators[root], part.denominator)
    raise InvalidGameError(f"{expression} is not a rational expression in {ring.symbols}")


def _power(base: Ratio, exponent: int) -> Ratio:
    if exponent >= 0:
        return Ratio(base.numerator**exponent, base.denominator**exponent)
    if not base.numerator:
        raise InvalidGameError("an expression divides by zero")
    return Ratio(base.denominator**-exponent, base.numerator**-exponent)


def count_terms(expression: Expr) -> int:
    """An upper bound on the number of terms after expansion, found without expanding."""
    if isinstance(expression, Add):
        return sum(count_terms(term) for term in expression.args)
    if isinstance(expression, Mul):
        return math.prod(count_terms(factor) for factor in expression.args)
    if isinstance(expression, Pow) and expression.exp.is_Integer:
        base, exponent = count_terms(expression.base), abs(int(expression.exp))
        return 1 if base == 1 else math.comb(base + exponent - 1, exponent)
    return 1


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


def generators_for(expressions: Iterable[Expr], symbols: Sequence[Symbol]) -> tuple[Expr, ...]:
    """The symbols, then the atoms of the expressions: the generators of their ring."""
    return (*symbols, *atoms_of(expressions))


def is_zero(form: PolyElement) -> bool:
    """Whether a form is identically zero, relations between its atoms included.

    A polynomial in independent symbols is zero only if it has no term. Between atoms such as
    ``sqrt(a)`` there are relations; what is left after expansion is then simplified.
    """
    if not form:
        return True
    if all(generator.is_Symbol for generator in form.ring.symbols) or form.is_ground:
        return False
    expression = expand(form.as_expr())
    if expression == 0 or not any(not generator.is_Symbol for generator in atoms_of([expression])):
        return bool(expression == 0)
    return bool(simplify(expression) == 0)


def same(left: Expr, right: Expr) -> bool:
    """Whether two expressions are equal wherever both are defined.

    Examples
    --------
    >>> from sympy.abc import x
    >>> same(x * (1 - x), -x * (x - 1)), x * (1 - x) == -x * (x - 1)
    (True, False)
    """
    numerator = fraction(together(left - right))[0]
    symbols = sorted(numerator.free_symbols, key=lambda symbol: symbol.name)
    return is_zero(as_form(numerator, ring_of(generators_for([numerator], symbols))))


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


def oriented(ratio: Ratio) -> Ratio:
    """The quotient with mostly positive coefficients in the denominator, as it is usually written."""
    coefficients = flat_coefficients(ratio.denominator)
    negative = sum(1 for c in coefficients if c < 0)
    if 2 * negative > len(coefficients) or (2 * negative == len(coefficients) and coefficients[0] < 0):
        return Ratio(-ratio.numerator, -ratio.denominator)
    return ratio


def flat_coefficients(polynomial: PolyElement) -> list[Any]:
    """The numbers in a form or share polynomial, in the order of its terms."""
    numbers: list[Any] = []
    for coefficient in (value for _, value in polynomial.terms()):
        numbers.extend(flat_coefficients(coefficient) if isinstance(coefficient, PolyElement) else [coefficient])
    return numbers


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


MAX_CANCEL = 4000
"""The largest product of term counts for which a greatest common divisor is sought."""


def rational(value: object) -> Rational:
    """The SymPy rational of a ring's coefficient."""
    number = QQ.to_sympy(QQ.convert(value))
    result: Rational = number if number.is_Rational else Integer(number)
    return result


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
