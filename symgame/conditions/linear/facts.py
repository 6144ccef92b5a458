"""What follows from assumptions by addition and multiplication, for the monomials of a question.

To linear arithmetic every monomial is a quantity of its own. What ties ``b*C`` to ``C`` where
``0 < b < 1`` and ``C > 0`` are products of assumptions: ``b*C > 0`` and ``(1 - b)*C > 0``. A product of
quantities that are positive is positive; these products are listed here, as far as their monomials
occur in the question. For a share that meets one quantity they say all there is to say.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement, PolyRing

from symgame.algebra import as_ratio, atoms_of, count_terms
from symgame.conditions.linear.simplex import System
from symgame.conditions.relation import Relation

if TYPE_CHECKING:
    from symgame.conditions.assumptions import Assumptions

Monomial = tuple[int, ...]
"""Exponents, in the order of the ring's generators."""

Products = tuple[tuple[Any, tuple[Relation, ...]], ...]
"""A sum of products: how often, and of which relations, each read as "larger side minus smaller side"."""

MAX_DEGREE = 5
"""Products for monomials of higher degree are not looked for."""

MAX_PRODUCTS = 96
"""For one monomial."""

MAX_BENT = 60
"""With more monomials than this of second degree and higher only their signs are looked at."""

MAX_TERMS = 200
"""Longer assumptions are left out: nothing wrong is proved without them."""


@dataclass(frozen=True, slots=True)
class Fact:
    """``form > 0``, ``form >= 0`` or ``form == 0``.

    Attributes
    ----------
    form : PolyElement
    operator : str
        ``">"``, ``">="`` or ``"=="``.
    terms : Products
        The relations that give it, multiplied and added; no relation at all is the number 1.
    """

    form: PolyElement
    operator: str
    terms: Products


@cache
def fact_of(relation: Relation, ring: PolyRing) -> Fact | None:
    """A relation as a fact; None for ``!=``, of which linear arithmetic makes nothing."""
    if relation.operator == "!=":
        return None
    ratio = as_ratio(relation.difference, ring)
    # Times the square of the denominator, which changes no sign.
    form = ratio.numerator * ratio.denominator if not ratio.denominator.is_ground else _divided(ratio)
    operator = {"<": ">", ">": ">", "<=": ">=", ">=": ">=", "==": "=="}[relation.operator]
    return Fact(-form if relation.operator[0] == "<" else form, operator, ((QQ(1), (relation,)),))


def _divided(ratio: Any) -> PolyElement:
    form: PolyElement = ratio.numerator.mul_ground(1 / ratio.denominator.LC)
    return form


def one(ring: PolyRing) -> Fact:
    """``1 > 0``."""
    return Fact(ring.one, ">", ((QQ(1), ()),))


def facts_about(given: Assumptions, forms: Iterable[PolyElement], ring: PolyRing) -> list[Fact]:
    """The assumptions, and those of their products that speak of the monomials of the forms only.

    Parameters
    ----------
    given : Assumptions
    forms : iterable of PolyElement
        Elements of the ring.
    ring : PolyRing
        Its generators include all parameters of the assumptions.
    """
    plain = _plain(given, ring)
    monomials = {m for form in (*forms, *(fact.form for fact in plain)) for m in form}
    bent = {m for m in monomials if sum(m) > 1}
    if not bent:
        return [one(ring), *plain]
    used = sorted({k for m in bent for k, power in enumerate(m) if power})
    is_long = len(bent) > MAX_BENT
    if not is_long:
        bent |= _neighbours(bent, given, ring)
    known = monomials | bent | {tuple(int(k == j) for j in range(len(ring.symbols))) for k in used}
    products: dict[PolyElement, Fact] = {}
    for monomial in sorted(bent):
        for fact in (_signs_of if is_long else _products)(monomial, given, ring):
            if all(m in known or not any(m) for m in fact.form):
                products.setdefault(fact.form, fact)
    return [one(ring), *plain, *(fact for k in used for fact in _signs(k, given, ring)), *products.values()]


@cache
def _plain(given: Assumptions, ring: PolyRing) -> tuple[Fact, ...]:
    """The assumptions themselves, as far as the ring has their parameters."""
    return tuple(fact for r in given.relations if _speaks_of(r, ring) and (fact := fact_of(r, ring)) is not None)


@cache
def _speaks_of(relation: Relation, ring: PolyRing) -> bool:
    known = set(ring.symbols)
    if not relation.symbols <= known or count_terms(relation.difference) > MAX_TERMS:
        return False
    return all(atom in known for atom in atoms_of([relation.difference]))


@cache
def _signs(k: int, given: Assumptions, ring: PolyRing) -> tuple[Fact, ...]:
    """That a parameter is positive, or a share below 1, where this is a sum of assumptions and not one of them."""
    plain = _plain(given, ring)
    straight = [fact for fact in plain if _is_straight(fact)]
    stated = {_monic(fact.form) for fact in plain if fact.form}
    found = []
    for form in (ring.gens[k], 1 - ring.gens[k]):
        if _monic(form) not in stated and (fact := _as_sum(form, straight, ring)) is not None:
            found.append(fact)
    return tuple(found)


def _monic(form: PolyElement) -> PolyElement:
    """The form divided by a positive number."""
    monic: PolyElement = form.monic() if form.LC > 0 else -(-form).monic()
    return monic


def _is_straight(fact: Fact) -> bool:
    return all(sum(m) <= 1 for m in fact.form)


@cache
def _about(k: int, given: Assumptions, ring: PolyRing) -> tuple[Fact, ...]:
    """Inequalities of first degree that mention a parameter."""
    every = (*_plain(given, ring), *_signs(k, given, ring))
    return tuple(f for f in every if f.operator != "==" and _is_straight(f) and any(m[k] for m in f.form))


def _as_sum(form: PolyElement, straight: Sequence[Fact], ring: PolyRing) -> Fact | None:
    """``form > 0``, or else ``form >= 0``, as a sum of linear facts with positive multipliers."""
    connected = _connected(form, straight)
    if not any(set(fact.form) & set(form) for fact in connected):
        return None
    facts = [one(ring), *connected]
    columns = {m: k for k, m in enumerate(dict.fromkeys(m for f in (form, *(f.form for f in facts)) for m in f))}
    system = System(len(columns))
    for k, fact in enumerate(facts):
        place = system.add({columns[m]: c for m, c in fact.form.terms()})
        failed = system.at_least(place, 0 if fact.operator != ">" else 1, (k, 1))
        if fact.operator == "==":
            failed = failed or system.at_most(place, 0, (k, -1))
        if failed or system.contradiction():
            return None  # contradictory assumptions are somebody else's finding
    place = system.add({columns[m]: c for m, c in form.terms()})
    mark = system.mark()
    for operator, bound in ((">", 0), (">=", -1)):
        found = system.at_most(place, bound, _ASKED) or system.contradiction()
        if found is not None:
            scale = found.pop(_ASKED)
            terms: list[tuple[Any, tuple[Relation, ...]]] = []
            for (k, turn), times in found.items():
                terms += [(times * turn / scale * c, relations) for c, relations in facts[k].terms]
            return Fact(form, operator, tuple(terms))
        system.back_to(mark)
    return None


_ASKED = (-1, 1)
"""The reason of the opposite of what is to be shown."""


def _connected(form: PolyElement, facts: Sequence[Fact]) -> list[Fact]:
    """The facts that share parameters with the form, directly or through each other."""
    known = {m for m in form if any(m)}
    left, chosen = list(facts), []
    while near := [fact for fact in left if known & set(fact.form)]:
        left = [fact for fact in left if fact not in near]
        chosen += near
        known |= {m for fact in near for m in fact.form if any(m)}
    return chosen


def _neighbours(bent: set[Monomial], given: Assumptions, ring: PolyRing) -> set[Monomial]:
    """Monomials that tie those of the question: ``C`` and ``b*C``; ``p*q`` between ``p**2`` and ``q**2``."""
    found: set[Monomial] = set()
    for monomial in bent:
        if sum(monomial) > MAX_DEGREE:
            continue
        factors = [k for k, power in enumerate(monomial) if power]
        within = [k for k in factors if _is_share(k, given, ring)]
        for count in range(1, len(within) + 1):
            for some in itertools.combinations(within, count):
                found.add(_changed(monomial, {k: -1 for k in some}))
        for p in factors:
            if monomial[p] >= 2:
                partners = {q for fact in _about(p, given, ring) if len(used := _used(fact)) == 2 for q in used}
                found |= {_changed(monomial, {p: -1, q: 1}) for q in partners - {p}}
    return {m for m in found if sum(m) > 1}


def _is_share(k: int, given: Assumptions, ring: PolyRing) -> bool:
    """Whether a number bounds it from above: then it ties ``k*M`` to ``M``."""
    return any(
        len(fact.form) == 2 and fact.form.coeff(1) > 0 and len(_used(fact)) == 1 for fact in _about(k, given, ring)
    )


def _used(fact: Fact) -> list[int]:
    return sorted({k for m in fact.form for k, power in enumerate(m) if power})


def _changed(monomial: Monomial, by: dict[int, int]) -> Monomial:
    return tuple(power + by.get(k, 0) for k, power in enumerate(monomial))


@cache
def _products(monomial: Monomial, given: Assumptions, ring: PolyRing) -> tuple[Fact, ...]:
    """Products of as many facts as the monomial has factors, one about each."""
    if sum(monomial) > MAX_DEGREE:
        return ()
    factors = [k for k, power in enumerate(monomial) for _ in range(power)]
    choices = itertools.product(*(_about(k, given, ring) for k in factors))
    return tuple(multiplied(chosen) for chosen in itertools.islice(choices, MAX_PRODUCTS))


@cache
def _signs_of(monomial: Monomial, given: Assumptions, ring: PolyRing) -> tuple[Fact, ...]:
    """Of a monomial in a long question only that it is positive, and less than what is left without a share."""
    factors = [k for k, power in enumerate(monomial) for _ in range(power)]
    positive = {k: _stated(ring.gens[k], k, given, ring) for k in factors}
    if sum(monomial) > MAX_DEGREE or any(fact is None for fact in positive.values()):
        return ()
    known = [positive[k] for k in factors]
    found = [multiplied([fact for fact in known if fact is not None])]
    for place, k in enumerate(factors):
        below = _stated(1 - ring.gens[k], k, given, ring)
        if below is not None:
            found.append(multiplied([below, *(f for j, f in enumerate(known) if f is not None and j != place)]))
    return tuple(found)


def _stated(form: PolyElement, k: int, given: Assumptions, ring: PolyRing) -> Fact | None:
    """The fact that a form is positive, if it is one of those about a parameter."""
    return next((f for f in _about(k, given, ring) if f.operator == ">" and _monic(f.form) == _monic(form)), None)


def multiplied(facts: Sequence[Fact]) -> Fact:
    """The product of facts that say "positive" or "at least 0"."""
    form: PolyElement = facts[0].form
    terms = facts[0].terms
    for fact in facts[1:]:
        form = form * fact.form
        terms = tuple((a * b, (*one, *two)) for a, one in terms for b, two in fact.terms)
    return Fact(form, ">" if all(fact.operator == ">" for fact in facts) else ">=", terms)
