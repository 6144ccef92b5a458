"""What follows from assumptions by addition and multiplication, for the monomials of a question.

To linear arithmetic every monomial is a quantity of its own. What ties ``b*C`` to ``C`` where
``0 < b < 1`` and ``C > 0`` are products of assumptions: ``b*C > 0`` and ``(1 - b)*C > 0``. A product of
quantities that are positive is positive; these products are listed here, as far as their monomials
occur in the question. For a share that meets one quantity they say all there is to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sympy.polys.rings import PolyElement, PolyRing

from symgame.conditions.linear.fact import Fact, one
from symgame.conditions.linear.first_degree import implied_signs, plain_facts
from symgame.conditions.linear.products import neighbours, products_for, signs_of

if TYPE_CHECKING:
    from symgame.conditions.assumptions import Assumptions

MAX_BENT = 60
"""With more monomials than this of second degree and higher only their signs are looked at."""


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
    plain = plain_facts(given, ring)
    monomials = {m for form in (*forms, *(fact.form for fact in plain)) for m in form}
    bent = {m for m in monomials if sum(m) > 1}
    if not bent:
        return [one(ring), *plain]
    used = sorted({k for m in bent for k, power in enumerate(m) if power})
    is_long = len(bent) > MAX_BENT
    if not is_long:
        bent |= neighbours(bent, given, ring)
    known = monomials | bent | {tuple(int(k == j) for j in range(len(ring.symbols))) for k in used}
    products: dict[PolyElement, Fact] = {}
    for monomial in sorted(bent):
        for fact in (signs_of if is_long else products_for)(monomial, given, ring):
            if all(m in known or not any(m) for m in fact.form):
                products.setdefault(fact.form, fact)
    return [one(ring), *plain, *(fact for k in used for fact in implied_signs(k, given, ring)), *products.values()]
