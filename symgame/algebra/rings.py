"""The rings of forms and of share polynomials, and when a form is zero."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache

from sympy import Add, Expr, Integer, Mul, Pow, Rational, Symbol, expand, simplify
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement, PolyRing


@cache
def ring_of(generators: tuple[Expr, ...]) -> PolyRing:
    """The ring ``QQ[generators]``, monomials in lexicographic order of the generators."""
    return PolyRing(generators, QQ)


@cache
def share_ring_of(shares: tuple[Symbol, ...], ring: PolyRing) -> PolyRing:
    """The ring ``ring[shares]`` of share polynomials."""
    return PolyRing(shares, ring.to_domain())


def generators_for(expressions: Iterable[Expr], symbols: Sequence[Symbol]) -> tuple[Expr, ...]:
    """The symbols, then the atoms of the expressions: the generators of their ring."""
    return (*symbols, *atoms_of(expressions))


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
            found.add(whole_and_root(expression)[1])
        elif not expression.is_Rational and not expression.is_Symbol:
            found.add(expression)
    return tuple(sorted(found, key=lambda atom: atom.sort_key()))


def whole_and_root(power: Pow) -> tuple[Expr, Expr]:
    """``base**(k + r) = base**k * base**r`` with ``0 < r < 1``: both factors."""
    whole = math.floor(power.exp)
    return Pow(power.base, whole), Pow(power.base, power.exp - whole)


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


def rational(value: object) -> Rational:
    """The SymPy rational of a ring's coefficient."""
    number = QQ.to_sympy(QQ.convert(value))
    result: Rational = number if number.is_Rational else Integer(number)
    return result
