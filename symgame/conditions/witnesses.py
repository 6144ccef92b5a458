"""Exact points of the parameter space, to show cheaply that a sign is open.

If a form is positive at one allowed point and negative at another, no prover needs to be asked. The
points are drawn once per ring, always the same, as integers over one common denominator, so that
evaluation is integer arithmetic. That no witness was found proves nothing.
"""

from __future__ import annotations

import itertools
import random
from functools import cache
from typing import TYPE_CHECKING

from sympy import Expr, Symbol
from sympy.polys.rings import PolyElement

from symgame.algebra import as_ratio, atoms_of, ring_of
from symgame.conditions.relation import COMPARE

if TYPE_CHECKING:
    from symgame.conditions.assumptions import Assumptions
    from symgame.conditions.interval import Interval

DENOMINATOR = 840
"""All coordinates are multiples of 1/840: shares of many kinds and small numbers both occur."""

COUNT = 12
TRIES = 240

Point = tuple[int, ...]
"""Numerators over :data:`DENOMINATOR`, one per generator."""

Ends = tuple[int | None, int | None]
"""Where a generator is drawn, over the same denominator; ``None`` is no bound."""


def takes_both_signs(assumptions: Assumptions, form: PolyElement) -> bool:
    """Whether two allowed points show that a form is positive here and negative there."""
    seen: set[bool] = set()
    if len(form) > MAX_TERMS:
        return False
    terms = _sparse(form)
    for point in points(assumptions, form.ring.symbols):
        value = _value(terms, point)
        if value:
            seen.add(value > 0)
        if len(seen) == 2:
            return True
    return False


MAX_TERMS = 3000
"""Longer forms are not evaluated."""


Terms = list[tuple[tuple[tuple[int, int], ...], int]]
"""Monomials as pairs of place and power, with integer coefficients."""


def _sparse(form: PolyElement) -> Terms:
    """A positive multiple of the form."""
    _, cleared = form.clear_denoms()
    return [
        (tuple((k, power) for k, power in enumerate(monomial) if power), int(coefficient))
        for monomial, coefficient in cleared.terms()
    ]


def _value(terms: Terms, point: Point) -> int:
    """The form times a power of the denominator."""
    total = 0
    degree = max((sum(power for _, power in monomial) for monomial, _ in terms), default=0)
    for monomial, coefficient in terms:
        left = degree
        for k, power in monomial:
            coefficient *= point[k] ** power
            left -= power
        total += coefficient * DENOMINATOR**left
    return total


@cache
def points(assumptions: Assumptions, generators: tuple[Expr, ...]) -> tuple[Point, ...]:
    """Some points that satisfy the assumptions exactly; none where a generator is not a symbol."""
    symbols = [generator for generator in generators if isinstance(generator, Symbol)]
    if len(symbols) < len(generators):
        return ()
    checks = _checks(assumptions, generators)
    box = tuple(_ends(assumptions.intervals.get(symbol)) for symbol in symbols)
    allowed = (p for p in _drawn(box) if all(_holds(terms, operator, p) for terms, operator in checks))
    return tuple(itertools.islice(allowed, COUNT))


@cache
def _drawn(box: tuple[Ends, ...]) -> tuple[Point, ...]:
    """Points of a box; the assumptions of many questions differ only in what else must hold."""
    source = random.Random(20240610)  # any fixed seed: the same points in every run
    return tuple(tuple(_draw(source, *ends) for ends in box) for _ in range(TRIES))


def _ends(interval: Interval | None) -> Ends:
    """The ends of an interval in multiples of 1/840, rounded outwards."""
    low = None if interval is None or interval.low is None else int(interval.low * DENOMINATOR // 1)
    high = None if interval is None or interval.high is None else int(-(-interval.high * DENOMINATOR // 1))
    return low, high


def _draw(source: random.Random, low: int | None, high: int | None) -> int:
    spread = source.choice((2, 40, 400, 4000, 40000))  # several orders of magnitude
    if low is None and high is None:
        return source.randint(-spread, spread) or 1
    if low is None or high is None:
        return low + source.randint(1, spread) if low is not None else (high or 0) - source.randint(1, spread)
    return source.randint(low + 1, max(low + 1, high - 1))


def _checks(assumptions: Assumptions, generators: tuple[Expr, ...]) -> list[tuple[Terms, str]]:
    """The assumptions about these generators; bounds, too, because narrow intervals are rounded when drawn."""
    known = set(generators)
    extra = sorted({s for r in assumptions.relations for s in r.symbols} - known, key=lambda s: s.name)
    checks = []
    for relation in assumptions.relations:
        if relation.symbols & set(extra):
            continue  # about parameters that the ring does not have
        ratio = as_ratio(relation.difference, ring_of(_with_atoms(relation.difference, generators)))
        if ratio.denominator.is_ground and len(ratio.numerator.ring.symbols) == len(generators):
            checks.append((_sparse(ratio.numerator.mul_ground(1 / ratio.denominator.LC)), relation.operator))
        else:
            checks.append(([((), 1)], "<"))  # cannot be checked: no point passes
    return checks


def _with_atoms(expression: Expr, generators: tuple[Expr, ...]) -> tuple[Expr, ...]:
    return (*generators, *(atom for atom in atoms_of([expression]) if atom not in generators))


def _holds(terms: Terms, operator: str, point: Point) -> bool:
    return bool(COMPARE[operator](_value(terms, point), 0))
