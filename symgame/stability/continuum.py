"""Stability of lines and surfaces of rest points, point by point.

Where a whole face is at rest, its tangent eigenvalues are 0 and the transversal ones decide: all
negative on the whole face, and every point of it is Lyapunov stable (never asymptotically); one
positive, and it is unstable.
"""

from __future__ import annotations

from sympy import S

from symgame.algebra import Ratio, flat
from symgame.conditions.normal import conjunction, negative
from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign, product
from symgame.dynamics.field import VectorField
from symgame.equilibria.faces import unknowns_of
from symgame.equilibria.rest_point import RestPoint
from symgame.stability.linearised import transversals
from symgame.stability.verdict import Finding, Stability, settled

FACE_AT_REST = (
    "its whole face is at rest: the transversal eigenvalues decide, and no point of it is asymptotically stable"
)


def continuum(field: VectorField, point: RestPoint) -> Finding:
    """The stability of the points of a continuum."""
    places = [place for _, place in point.free]
    shares = [field.game.shares[place] for place in places]
    within = [Relation(S.Zero, "<=", share) for share in shares] + [Relation(share, "<=", S.One) for share in shares]
    given = field.game.assumptions.and_also(within)
    outer = [Ratio(flat(v.numerator), flat(v.denominator)) for v in transversals(field, point)]
    signs = [product(given.sign(v.numerator), given.sign(v.denominator)) for v in outer]
    if Sign.POSITIVE in signs:
        return Finding(Stability.UNSTABLE, "a positive transversal eigenvalue")
    if len(places) < len(unknowns_of(field, point.support)):
        return Finding(Stability.UNDECIDED, "a curve of rest points inside a face that is not at rest")
    if Sign.ZERO in signs:
        return Finding(Stability.UNDECIDED, "a transversal eigenvalue is 0 on the whole face")
    conditions = conjunction(negative(value, given) for value in outer)
    renamed = {field.game.shares[place]: name for name, place in point.free}
    relations = tuple(
        Relation(r.left.xreplace(renamed), r.operator, r.right.xreplace(renamed)) for r in conditions.relations
    )
    conditions = type(conditions)(relations, conditions.is_impossible)
    return settled(conditions, Stability.LYAPUNOV_STABLE, Stability.UNSTABLE, FACE_AT_REST)
