"""Products of facts that speak of one monomial, and the monomials that tie those of a question."""

from __future__ import annotations

import itertools
from functools import cache
from typing import TYPE_CHECKING

from sympy.polys.rings import PolyRing

from symgame.conditions.linear.fact import Fact, Monomial, generators_of, multiplied
from symgame.conditions.linear.first_degree import facts_with, is_share, stated

if TYPE_CHECKING:
    from symgame.conditions.assumptions import Assumptions

MAX_DEGREE = 5
"""Products for monomials of higher degree are not looked for."""

MAX_PRODUCTS = 96
"""For one monomial."""


def neighbours(bent: set[Monomial], given: Assumptions, ring: PolyRing) -> set[Monomial]:
    """Monomials that tie those of the question: ``C`` and ``b*C``; ``p*q`` between ``p**2`` and ``q**2``."""
    found: set[Monomial] = set()
    for monomial in bent:
        if sum(monomial) > MAX_DEGREE:
            continue
        factors = [k for k, power in enumerate(monomial) if power]
        within = [k for k in factors if is_share(k, given, ring)]
        for count in range(1, len(within) + 1):
            for some in itertools.combinations(within, count):
                found.add(_changed(monomial, {k: -1 for k in some}))
        for p in factors:
            if monomial[p] >= 2:
                partners = {
                    q for fact in facts_with(p, given, ring) if len(used := generators_of(fact)) == 2 for q in used
                }
                found |= {_changed(monomial, {p: -1, q: 1}) for q in partners - {p}}
    return {m for m in found if sum(m) > 1}


def _changed(monomial: Monomial, by: dict[int, int]) -> Monomial:
    return tuple(power + by.get(k, 0) for k, power in enumerate(monomial))


@cache
def products_for(monomial: Monomial, given: Assumptions, ring: PolyRing) -> tuple[Fact, ...]:
    """Products of as many facts as the monomial has factors, one about each."""
    if sum(monomial) > MAX_DEGREE:
        return ()
    factors = [k for k, power in enumerate(monomial) for _ in range(power)]
    choices = itertools.product(*(facts_with(k, given, ring) for k in factors))
    return tuple(multiplied(chosen) for chosen in itertools.islice(choices, MAX_PRODUCTS))


@cache
def signs_of(monomial: Monomial, given: Assumptions, ring: PolyRing) -> tuple[Fact, ...]:
    """Of a monomial in a long question only that it is positive, and less than what is left without a share."""
    factors = [k for k, power in enumerate(monomial) for _ in range(power)]
    positive = {k: stated(ring.gens[k], k, given, ring) for k in factors}
    if sum(monomial) > MAX_DEGREE or any(fact is None for fact in positive.values()):
        return ()
    known = [positive[k] for k in factors]
    found = [multiplied([fact for fact in known if fact is not None])]
    for place, k in enumerate(factors):
        below = stated(1 - ring.gens[k], k, given, ring)
        if below is not None:
            found.append(multiplied([below, *(f for j, f in enumerate(known) if f is not None and j != place)]))
    return tuple(found)
