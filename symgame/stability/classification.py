"""Which criterion applies to a rest point off the vertices."""

from __future__ import annotations

from symgame.algebra.share_polynomials import constant_ratio, used_in
from symgame.conditions.normal import Conditions, compare, conjunction
from symgame.conditions.sign import Sign
from symgame.dynamics.field import Scope, VectorField
from symgame.equilibria.rest_point import Kind, RestPoint
from symgame.stability.continuum import continuum
from symgame.stability.hurwitz import own_share_point
from symgame.stability.linearised import sign_at, transversals
from symgame.stability.mixed import NEVER, mixed_point
from symgame.stability.verdict import Finding, Stability


def classify(field: VectorField, point: RestPoint) -> Finding:
    """The stability of a face point, an interior point or a continuum."""
    if point.kind is Kind.CONTINUUM:
        return continuum(field, point)
    if field.scope is Scope.GENERAL:
        return own_share_point(field, point)
    if not point.is_explicit:
        why = (
            f"its coordinates solve an equation of degree {point.root[1].degrees()[point.root[0]]}"
            if point.root
            else ""
        )
        return Finding(Stability.UNDECIDED, f"{why}; {NEVER}" if why else NEVER)
    return mixed_point(field, point)


def nash_conditions(field: VectorField, point: RestPoint) -> Conditions:
    """When no unused strategy earns more than those in use (only where the point is in closed form)."""
    given = field.game.assumptions
    parts = []
    for value in transversals(field, point):
        if point.number is not None:
            parts.append(Conditions((), is_impossible=sign_at(field, point, value) is Sign.POSITIVE))
        elif not used_in(value.numerator) and not used_in(value.denominator):
            parts.append(compare(constant_ratio(value), "<=", given))
    return conjunction(parts)
