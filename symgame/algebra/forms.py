"""Expressions as forms and as quotients of forms, exactly."""

from __future__ import annotations

import math
from typing import Any

from sympy import Add, Expr, Mul, Pow, Rational, Symbol, fraction, together
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement, PolyRing

from symgame.algebra.ratio import Ratio, over_one_denominator
from symgame.algebra.rings import generators_for, is_zero, ring_of, whole_and_root
from symgame.errors import InvalidGameError
from symgame.factoring import without_common_factor

MAX_TERMS = 100_000
"""The most terms that an expression may expand to."""


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
        whole, root = whole_and_root(expression)
        part = _as_ratio(whole, ring, generators)
        return Ratio(part.numerator * generators[root], part.denominator)
    raise InvalidGameError(f"{expression} is not a rational expression in {ring.symbols}")


def _power(base: Ratio, exponent: int) -> Ratio:
    if exponent >= 0:
        return Ratio(base.numerator**exponent, base.denominator**exponent)
    if not base.numerator:
        raise InvalidGameError("an expression divides by zero")
    return Ratio(base.denominator**-exponent, base.numerator**-exponent)


def ratio_of(expression: Expr) -> Ratio:
    """An expression as a quotient of forms in the parameters that occur.

    Examples
    --------
    >>> from sympy.abc import a, b
    >>> ratio_of(a / b + 1)
    Ratio(numerator=a + b, denominator=b)
    """
    return ratios_of(expression)[0]


def ratios_of(*expressions: Expr) -> tuple[Ratio, ...]:
    """Expressions as quotients of forms in one ring, that of all parameters that occur."""
    ring = ring_of(generators_for(expressions, symbols_in(*expressions)))
    return tuple(as_ratio(expression, ring) for expression in expressions)


def symbols_in(*expressions: Expr) -> list[Symbol]:
    """The symbols that occur, by name."""
    free: set[Any] = set().union(*(expression.free_symbols for expression in expressions))  # SymPy: they are Basic
    return sorted(free, key=lambda symbol: symbol.name)


def as_form(expression: Expr, ring: PolyRing) -> PolyElement:
    """The element of a ring that equals a polynomial expression."""
    ratio = as_ratio(expression, ring)
    if not ratio.denominator.is_ground:
        raise InvalidGameError(f"{expression} has a denominator and is not a polynomial")
    result: PolyElement = ratio.numerator.mul_ground(1 / QQ(ratio.denominator.LC))
    return result


def same(left: Expr, right: Expr) -> bool:
    """Whether two expressions are equal wherever both are defined.

    Examples
    --------
    >>> from sympy.abc import x
    >>> same(x * (1 - x), -x * (x - 1)), x * (1 - x) == -x * (x - 1)
    (True, False)
    """
    numerator = fraction(together(left - right))[0]
    return is_zero(as_form(numerator, ring_of(generators_for([numerator], symbols_in(numerator)))))


def powers_of(form: PolyElement, index: int) -> dict[int, PolyElement]:
    """The coefficients of the powers of one generator in a form."""
    parts: dict[int, dict[tuple[int, ...], object]] = {}
    for monomial, coefficient in form.terms():
        rest = (*monomial[:index], 0, *monomial[index + 1 :])
        parts.setdefault(monomial[index], {})[rest] = coefficient
    return {power: form.ring.from_dict(part) for power, part in parts.items()}
