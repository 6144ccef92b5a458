"""A fact: a form that is positive, at least zero or zero, and the assumptions that give it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement, PolyRing

from symgame.algebra import as_ratio
from symgame.conditions.relation import Relation

if TYPE_CHECKING:
    pass

Monomial = tuple[int, ...]
"""Exponents, in the order of the ring's generators."""

Products = tuple[tuple[Any, tuple[Relation, ...]], ...]
"""A sum of products: how often, and of which relations, each read as "larger side minus smaller side"."""


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


def multiplied(facts: Sequence[Fact]) -> Fact:
    """The product of facts that say "positive" or "at least 0"."""
    form: PolyElement = facts[0].form
    terms = facts[0].terms
    for fact in facts[1:]:
        form = form * fact.form
        terms = tuple((a * b, (*one, *two)) for a, one in terms for b, two in fact.terms)
    return Fact(form, ">" if all(fact.operator == ">" for fact in facts) else ">=", terms)


def monic(form: PolyElement) -> PolyElement:
    """The form divided by a positive number."""
    result: PolyElement = form.monic() if form.LC > 0 else -(-form).monic()
    return result


def is_straight(fact: Fact) -> bool:
    """Whether it is of first degree."""
    return all(sum(m) <= 1 for m in fact.form)


def generators_of(fact: Fact) -> list[int]:
    """The places of the generators that occur."""
    return sorted({k for m in fact.form for k, power in enumerate(m) if power})
