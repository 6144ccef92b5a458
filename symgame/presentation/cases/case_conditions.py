"""What describes a case exactly: which circled conditions hold in it, and which of the others fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from symgame.conditions.region import negated
from symgame.conditions.relation import Relation
from symgame.dynamics.field import Scope
from symgame.stability.regimes.regimes import Regimes, StableSet
from symgame.stability.verdict import EssVerdict
from symgame.stability.vertex import Vertex


@dataclass(frozen=True, slots=True)
class Case:
    """A set of vertices that are ESS together, with its number.

    Attributes
    ----------
    number : int
    stable : StableSet
    holding : tuple of Vertex
        Those of its vertices that are ESS under conditions.
    failing : tuple of Vertex
        Those whose conditions fail in this case though they could hold beside the others. The case is
        exactly where the conditions of all that hold are met and those of none of these.
    """

    number: int
    stable: StableSet
    holding: tuple[Vertex, ...]
    failing: tuple[Vertex, ...]


def cases_of(found: Regimes, vertices: Sequence[Vertex], scope: Scope) -> tuple[Case, ...]:
    """The cases in the order of the sets.

    Where the list is complete, a vertex can be stable beside others only if a larger set says so; where it
    is not, neighbours alone are known never to be stable together, unless payoffs contain the own share.
    """
    conditional = [v for v in vertices if v.verdict is EssVerdict.IF_CONDITIONS]
    profiles = {vertex.key: vertex.profile for vertex in vertices}
    result = []
    for number, stable in enumerate(found.stable_sets, 1):
        own = set(stable.ess)
        if found.is_complete:
            larger = [other.ess for other in found.stable_sets if own < set(other.ess)]
            possible = {key for ess in larger for key in ess}
        else:
            possible = {
                v.key
                for v in conditional
                if scope is Scope.GENERAL or not any(_are_neighbours(profiles[key], v.profile) for key in own)
            }
        holding = tuple(v for v in conditional if v.key in own)
        failing = tuple(v for v in conditional if v.key in possible - own)
        result.append(Case(number, stable, holding, failing if own else tuple(conditional)))
    return tuple(result)


def _are_neighbours(one: Sequence[int], other: Sequence[int]) -> bool:
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def exact_relations(case: Case) -> tuple[Relation, ...] | None:
    """Relations that hold exactly in this case; None where one list of relations cannot say it.

    That a circled condition fails is one relation only if, beside those that hold, it asks one more.
    """
    held = dict.fromkeys(r for vertex in case.holding for r in vertex.ess_conditions.relations)
    failed: list[Relation] = []
    for vertex in case.failing:
        asked = [relation for relation in vertex.ess_conditions.relations if relation not in held]
        if len(asked) != 1:
            return _only_alternative(case.stable)
        failed.append(negated(asked[0]))
    return (*held, *dict.fromkeys(failed))


def _only_alternative(stable: StableSet) -> tuple[Relation, ...] | None:
    if stable.conditions is None or len(stable.conditions) != 1:
        return None
    return stable.conditions[0]
