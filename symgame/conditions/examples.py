"""Exact values of parameters at which relations hold.

Parameters that make relations nonlinear (shares, mostly) are given values first: those that a linear
system suggests, and simple ones that the assumptions allow. What is left is linear, and is solved exactly.
No example is no proof that there is none.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from sympy import Expr, Rational, Symbol
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement, PolyRing

from symgame.algebra import as_ratio
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.linear.fact import Monomial
from symgame.conditions.linear.linearisation import ring_for
from symgame.conditions.linear.simplex import System
from symgame.conditions.relation import COMPARE, Relation
from symgame.conditions.trial_values import bending, trial_values

Values = tuple[tuple[Symbol, Expr], ...]
"""Exact numbers: rational, or with square roots where a solver found no others."""

Compared = tuple[PolyElement, str]
"""``form operator 0``."""

MAX_TRIES = 40
"""So many choices of values for the parameters that enter nonlinearly."""


def example(
    relations: Sequence[Relation],
    given: Assumptions,
    symbols: Sequence[Symbol],
    *,
    hint: Mapping[Monomial, Fraction] | None = None,
) -> Values | None:
    """Values of the symbols at which all relations and assumptions hold, checked exactly.

    Parameters
    ----------
    relations : sequence of Relation
    given : Assumptions
    symbols : sequence of Symbol
        Each of them gets a value, and so must include all that occur.
    hint : mapping of exponents to numbers, optional
        Values of monomials, as independent quantities, in a ring whose first generators are the symbols.

    Returns
    -------
    tuple of (Symbol, Rational), or None
        None where none was found, which proves nothing.

    Examples
    --------
    >>> from symgame.symbols import real_symbol
    >>> from symgame.conditions.relation import read_relations
    >>> names = {name: real_symbol(name) for name in ("P", "b", "C")}
    >>> assumed = Assumptions(read_relations("0 < b < 1, C > 0", names))
    >>> example(read_relations("P > b*C, P < (1 - b)*C", names), assumed, list(names.values()))
    ((P, 1), (b, 1/3), (C, 2))
    """
    ring = ring_for((*relations, *given.relations), symbols)
    if len(ring.symbols) > len(symbols):
        return None  # roots and exponentials have no rational values
    forms = [compared(relation, ring) for relation in dict.fromkeys((*given.relations, *relations))]
    values = solution(forms, given, ring, hint=hint)
    return None if values is None else named(symbols, values)


def solution(
    forms: Sequence[Compared], given: Assumptions, ring: PolyRing, *, hint: Mapping[Monomial, Fraction] | None = None
) -> list[Any] | None:
    """Values of the generators, in their order, at which all forms are as they should be; checked."""
    fixed = bending({m for form, _ in forms for m in form})
    for chosen in itertools.islice(trial_values(fixed, given, ring, hint or {}), MAX_TRIES):
        values = _solved(forms, chosen, len(ring.symbols))
        if values is not None and all_hold(forms, values):
            return values
    return None


def named(symbols: Sequence[Symbol], values: Sequence[Any]) -> Values:
    """Values with the parameters whose values they are."""
    return tuple((s, Rational(int(v.numerator), int(v.denominator))) for s, v in zip(symbols, values, strict=True))


def as_number(value: Fraction) -> Any:
    """A fraction as the rings have it."""
    return QQ(value.numerator, value.denominator)


def all_hold(forms: Sequence[Compared], values: Sequence[Any]) -> bool:
    """Whether all forms are as they should be at exact values of the generators."""
    return all(COMPARE[operator](value_of(form, values), 0) for form, operator in forms)


def value_of(form: PolyElement, values: Sequence[Any]) -> Any:
    """A form at exact values of its generators."""
    total = QQ(0)
    for monomial, coefficient in form.terms():
        for k, power in enumerate(monomial):
            if power:
                coefficient = coefficient * values[k] ** power
        total += coefficient
    return total


@cache
def compared(relation: Relation, ring: PolyRing) -> Compared:
    """What is compared with 0: the difference times the square of its denominator, which changes no sign."""
    ratio = as_ratio(relation.difference, ring)
    form: PolyElement = ratio.numerator * ratio.denominator
    return form, relation.operator


def _solved(forms: Sequence[Compared], chosen: Mapping[int, Any], count: int) -> list[Any] | None:
    """All values, where the forms are linear once some are chosen; the last column is the number 1."""
    system = System(count + 1)
    system.at_least(count, 1, (0, 1))
    rows: dict[tuple[tuple[int, Any], ...], int] = {}
    for form, operator in forms:
        row: dict[int, Any] = {}
        for monomial, coefficient in form.terms():
            place = count
            for k, power in enumerate(monomial):
                if power and k in chosen:
                    coefficient = coefficient * chosen[k] ** power
                elif power:
                    place = k
            row[place] = row.get(place, QQ(0)) + coefficient
        row = {k: c for k, c in row.items() if c}
        if not row:
            if not COMPARE[operator](0, 0):
                return None
            continue
        place = rows.setdefault(tuple(sorted(row.items())), -1)
        if place < 0:
            place = rows[tuple(sorted(row.items()))] = system.add(row)
        if _bounded(system, place, operator):
            return None
    if system.contradiction():
        return None
    scale = system.value(count)
    return [chosen[k] if k in chosen else system.value(k) / scale for k in range(count)]


def _bounded(system: System, place: int, operator: str) -> bool:
    """Set the bounds of a relation; whether they contradict others at once."""
    failed = None
    if operator in (">", ">=", "=="):
        failed = system.at_least(place, int(operator == ">"), (place, 1))
    if operator in ("<", "<=", "=="):
        failed = failed or system.at_most(place, -int(operator == "<"), (place, -1))
    return failed is not None
