"""Questions of linear arithmetic about monomials, decided exactly by z3.

Every monomial of the relations and of the assumptions is a real variable. It gets the sign that its
generators have under the assumptions, and ``s*M < M`` for a share ``0 < s < 1`` and a positive ``M``.
A contradiction between independent monomials is one between polynomials; its absence proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from sympy import Rational
from sympy.polys.rings import PolyElement

from symgame.algebra import as_ratio, count_terms, generators_for, ring_of
from symgame.conditions.relation import COMPARE
from symgame.factoring import used_generators

if TYPE_CHECKING:
    from symgame.conditions.assumptions import Assumptions

TIME_LIMIT = 2000
"""Milliseconds for one question; linear ones take a few."""

MAX_TERMS = 200
"""Longer assumptions are left out: nothing wrong is proved without them."""

Monomial = tuple[tuple[Any, int], ...]
"""Generators with their powers, in the ring's order."""


def follows(assumptions: Assumptions, form: PolyElement, *, strict: bool) -> bool:
    """Whether ``form > 0`` (or ``>= 0``) is proved from the assumptions."""
    return is_contradictory(assumptions, [(form, "<=" if strict else "<")])


def is_contradictory(assumptions: Assumptions, claims: Sequence[tuple[PolyElement, str]]) -> bool:
    """Whether claims ``form operator 0`` are proved to contradict the assumptions."""
    import z3

    solver = z3.SolverFor("QF_LRA")
    solver.set("timeout", TIME_LIMIT)
    variables: dict[Monomial, Any] = {}
    mentioned = {g for form, _ in claims for g in generators_in(form)}
    for form, operator in [*_assumed(assumptions, frozenset(mentioned)), *claims]:
        terms = [
            z3.RealVal(str(coefficient)) * _variable(_named(monomial, form), variables, z3)
            for monomial, coefficient in form.terms()
        ]
        total = z3.Sum(terms) if terms else z3.RealVal(0)
        solver.add(COMPARE[operator](total, 0))
    for monomial in list(variables):
        for constraint in _facts(monomial, variables, assumptions, z3):
            solver.add(constraint)
    return bool(solver.check() == z3.unsat)


def _assumed(assumptions: Assumptions, mentioned: frozenset[Any]) -> list[tuple[PolyElement, str]]:
    """The assumptions that bear on what is mentioned, directly or through each other."""
    if not mentioned:
        return [(form, operator) for form, operator, _ in _as_forms(assumptions)]
    known = {symbol for generator in mentioned for symbol in generator.free_symbols}
    left, chosen = list(_as_forms(assumptions)), []
    while near := [item for item in left if item[2] & known]:
        left = [item for item in left if not item[2] & known]
        chosen += near
        known |= {symbol for item in near for symbol in item[2]}
    return [(form, operator) for form, operator, _ in chosen]


@cache
def _as_forms(assumptions: Assumptions) -> tuple[tuple[PolyElement, str, frozenset[Any]], ...]:
    result = []
    for relation in assumptions.relations:
        difference = relation.difference
        if count_terms(difference) > MAX_TERMS:
            continue
        symbols = sorted(relation.symbols, key=lambda symbol: symbol.name)
        ratio = as_ratio(difference, ring_of(generators_for([difference], symbols)))
        if ratio.denominator.is_ground:
            form = ratio.numerator.mul_ground(1 / ratio.denominator.LC)
            result.append((form, relation.operator, relation.symbols))
    return tuple(result)


def generators_in(form: PolyElement) -> list[Any]:
    """The generators that occur in a form."""
    return [form.ring.symbols[k] for k in used_generators([form])]


def _named(monomial: tuple[int, ...], form: PolyElement) -> Monomial:
    pairs = [(g, power) for g, power in zip(form.ring.symbols, monomial, strict=True) if power]
    return tuple(sorted(pairs, key=lambda pair: str(pair[0])))


def _variable(monomial: Monomial, variables: dict[Monomial, Any], z3: Any) -> Any:
    if not monomial:
        return z3.RealVal(1)
    # An internal name: no text of a file reaches the solver.
    return variables.setdefault(monomial, z3.Real(f"m{len(variables)}"))


def _facts(monomial: Monomial, variables: dict[Monomial, Any], assumptions: Assumptions, z3: Any) -> Iterable[Any]:
    """The sign of a monomial, its bounds if it is one parameter, and ``s*M < M`` for each share s."""
    intervals = assumptions.intervals
    variable = variables[monomial]
    if len(monomial) == 1 and monomial[0][1] == 1:
        return
    if not all(_is_positive(generator, intervals) for generator, _ in monomial):
        return
    yield variable > 0
    for generator, power in monomial:
        if _is_share(generator, intervals):
            others = tuple((g, p - (g == generator)) for g, p in monomial if p - (g == generator) > 0)
            larger = _variable(others, variables, z3)
            yield variable < larger
            yield larger > 0
            if power > 1:
                yield variable < _variable(((generator, 1),), variables, z3)


def _is_positive(generator: Any, intervals: dict[Any, Any]) -> bool:
    interval = intervals.get(generator)
    if interval is None or interval.low is None:
        return False
    return bool(interval.low > 0 or (interval.low == 0 and not interval.low_closed))


def _is_share(generator: Any, intervals: dict[Any, Any]) -> bool:
    interval = intervals.get(generator)
    if interval is None or interval.high is None:
        return False
    return bool(interval.high < 1 or (interval.high == Rational(1) and not interval.high_closed))
