"""Parameter coincidences: equalities at which isolated rest points give way to lines of them.

Rest points are listed for parameters in general position. On an edge the mover's advantage is one
form; where it is zero the whole edge is at rest. On a face with two mixers a player's advantage is
``a + b*y``; where a and b are both zero, the face point becomes a line.
"""

from __future__ import annotations

from dataclasses import dataclass

from symgame.algebra import Ratio
from symgame.conditions.normal import Conditions, compare, conjunction
from symgame.dynamics.field import Scope, VectorField
from symgame.equilibria.faces import Support, equations_on, mixing_players, supports

MAX_PLAYERS = 4
"""Up to so many players coincidences are listed."""


@dataclass(frozen=True, slots=True)
class Coincidence:
    """Equalities between parameters, and the face on which a line or surface then rests."""

    support: Support
    condition: Conditions


def coincidences(field: VectorField) -> tuple[Coincidence, ...]:
    """All coincidences on edges and two-mixer faces of two strategies each, that are not impossible."""
    if field.scope is not Scope.MULTILINEAR or len(field.game.players) > MAX_PLAYERS:
        return ()
    found = []
    for support in supports(field.game.shape):
        mixing = mixing_players(support)
        if len(mixing) not in (1, 2) or any(len(support[i]) != 2 for i in mixing):
            continue
        for equation in equations_on(field, support):
            one = field.ring.one
            parts = [compare(Ratio(form, one), "==", field.game.assumptions) for form in equation.values()]
            condition = conjunction(parts)
            if condition.relations and not condition.is_impossible:
                found.append(Coincidence(support, condition))
    return tuple(found)
