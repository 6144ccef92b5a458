"""Asymptotically stable faces: what may be stable where no vertex is.

A face is asymptotically stable iff at all its vertices all transversal eigenvalues are negative [1]_:
nobody gains by a strategy outside it. This holds where payoffs are multilinear; every such game has
minimal stable faces (a vertex that is an ESS is one of dimension 0).

References
----------
.. [1] K. Ritzberger and J. W. Weibull, "Evolutionary selection in normal-form games",
   Econometrica 63 (1995), 1371-1399, theorem 1.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from symgame.conditions.normal import Conditions, are_contradictory, conjunction, negative
from symgame.dynamics.field import Scope, VectorField, difference_at
from symgame.equilibria.faces import Support, is_within, mixing_players, supports
from symgame.shown import shortened


@dataclass(frozen=True, slots=True)
class StableFace:
    """A face that is asymptotically stable under conditions.

    Attributes
    ----------
    support : tuple of tuple of int
        The strategies of each player on the face.
    conditions : Conditions
        All transversal eigenvalues at all its vertices negative.
    """

    support: Support
    conditions: Conditions

    def __repr__(self) -> str:
        # Strategies count from one, as in keys: a 0 would be taken for the digit of a two-strategy player's second.
        face = " / ".join(" or ".join(str(k + 1) for k in used) for used in self.support)
        relations = ", ".join(relation.text() for relation in self.conditions.relations)
        return shortened(f"StableFace, strategies {face}: {f'stable if {relations}' if relations else 'stable'}")


MAX_PLAYERS = 4
"""Up to so many players stable faces are looked for."""

MAX_COMPARED = 12
"""Longer lists of conditions are not searched for contradictions."""


def stable_faces(field: VectorField) -> tuple[StableFace, ...]:
    """Faces of dimension 1 or more, short of the whole, that can be asymptotically stable.

    Left out are those that are impossible under the assumptions, and those that contain a smaller
    face that is stable under the assumptions alone.
    """
    if field.scope is not Scope.MULTILINEAR or len(field.game.players) > MAX_PLAYERS:
        return ()
    found: list[StableFace] = []
    always: list[Support] = []
    whole = tuple(tuple(range(m)) for m in field.game.shape)
    for support in supports(field.game.shape):
        if support == whole or any(is_within(smaller, support) for smaller in always):
            continue
        conditions = _conditions(field, support)
        if conditions.always_hold:
            always.append(support)
        if mixing_players(support) and not conditions.is_impossible:
            found.append(StableFace(support, conditions))
    return tuple(found)


def _conditions(field: VectorField, support: Support) -> Conditions:
    given = field.game.assumptions
    parts = []
    for profile in itertools.product(*support):
        for i, (used, m) in enumerate(zip(support, field.game.shape, strict=True)):
            for k in range(m):
                if k not in used:
                    part = negative(difference_at(field, i, k, profile), given)
                    if part.is_impossible:
                        return part
                    parts.append(part)
    conditions = conjunction(parts)
    if 1 < len(conditions.relations) <= MAX_COMPARED and are_contradictory(conditions.relations, given):
        return Conditions(conditions.relations, is_impossible=True)
    return conditions
