"""Expressions built from forms and share polynomials, where somebody asks to see them.

Their terms are distinct monomials, so that SymPy has nothing to combine: sums and products are put
together in SymPy's own order of arguments without asking it to look for like terms. Where a ring has
generators that are not symbols (``sqrt(a)``), powers may combine, and SymPy does all of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cmp_to_key
from itertools import compress

from sympy import Add, Basic, Expr, Mul, Rational, S
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement, PolyRing

_IN_SYMPY_ORDER = cmp_to_key(Basic.compare)


@cache
def as_expression(form: PolyElement) -> Expr:
    """A form as an expression, expanded. The same form is shown in many places and built once."""
    if not _are_symbols(form.ring):
        result: Expr = form.as_expr()
        return result
    ring = form.ring
    number: Rational = S.Zero
    terms: list[Expr] = []
    for monomial, coefficient in form.items():
        value = S.One if coefficient == 1 else QQ.to_sympy(coefficient)
        product = _monomial(ring, monomial)
        if product is S.One:
            number = value
        else:
            terms.append(multiple(value, product))
    return _sum(number, terms)


@cache
def expression_of(polynomial: PolyElement) -> Expr:
    """A share polynomial as an expression, its coefficients collected: ``y*z*(...) + y*(...)``."""
    ring = polynomial.ring
    terms: list[Expr] = []
    for monomial, coefficient in polynomial.items():
        form, product = as_expression(coefficient), _monomial(ring, monomial)
        if product is S.One:
            terms.extend(Add.make_args(form))
        else:
            terms.append(product_of(form, product))
    return sum_of(terms) if _are_symbols(ring.domain.ring) else Add(*terms)


def quotient_of(top: PolyElement, bottom: PolyElement) -> Expr:
    """A quotient of two share polynomials, likewise, as it is."""
    shown: Expr = expression_of(top)
    return shown if bottom == 1 else shown / expression_of(bottom)


def product_of(*factors: Expr) -> Expr:
    """The product of factors that are not powers of each other."""
    parts: list[Expr] = []
    number = S.One
    for factor in factors:
        for part in Mul.make_args(factor):
            if part.is_Rational:
                number *= part
            else:
                parts.append(part)
    if number == 0 or len(parts) < 2:
        rest: Expr = Mul(number, *parts)  # a number times a sum: SymPy multiplies it out
        return rest
    parts.sort(key=_IN_SYMPY_ORDER)
    result: Expr = Mul._from_args(parts if number is S.One else [number, *parts], is_commutative=True)
    return result


def sum_of(terms: Iterable[Expr]) -> Expr:
    """The sum of terms of which at most one is a number, and no two are alike."""
    number, others = S.Zero, []
    for term in terms:
        if isinstance(term, Rational):
            number = term
        else:
            others.append(term)
    return _sum(number, others)


def _sum(number: Rational, terms: list[Expr]) -> Expr:
    if not terms or (len(terms) == 1 and number is S.Zero):
        return terms[0] if terms else number
    terms.sort(key=_IN_SYMPY_ORDER)
    result: Expr = Add._from_args(terms if number is S.Zero else [number, *terms], is_commutative=True)
    return result


@cache
def _are_symbols(ring: PolyRing) -> bool:
    return all(generator.is_Symbol for generator in ring.symbols)


@cache
def _monomial(ring: PolyRing, monomial: tuple[int, ...]) -> Expr:
    """The product of the symbols that occur; games of many players have thousands that do not."""
    powers = zip(compress(ring.symbols, monomial), filter(None, monomial), strict=True)
    return Mul(*(symbol if power == 1 else symbol**power for symbol, power in powers))


def multiple(value: Rational, monomial: Expr) -> Expr:
    """``value * monomial`` for a monomial without a number in it."""
    if value is S.One:
        return monomial
    result: Expr = Mul._from_args((value, *(monomial.args if monomial.is_Mul else (monomial,))), is_commutative=True)
    return result
