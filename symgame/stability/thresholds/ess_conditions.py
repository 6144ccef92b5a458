"""The ESS conditions of a vertex one by one: which eigenvalue each keeps negative, and what lies across its edge."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Symbol

from symgame.conditions.normal import Conditions, negative
from symgame.conditions.relation import Relation
from symgame.dynamics.field import Scope, VectorField
from symgame.game import Game
from symgame.players import profile_key
from symgame.stability.verdict import EssVerdict
from symgame.stability.vertex import Vertex


@dataclass(frozen=True, slots=True)
class EssCondition:
    """One of the conditions under which a vertex is an ESS.

    Attributes
    ----------
    relation : Relation
        In normal form.
    eigenvalues : tuple of int
        The numbers, from 1, of the eigenvalues that it keeps negative; none where it comes from the
        terms of higher order at a zero eigenvalue.
    neighbours : tuple of str
        The vertices across the edges of these eigenvalues: where such an eigenvalue is positive, paths
        along the edge lead there. None are named where payoffs contain the own share.
    """

    relation: Relation
    eigenvalues: tuple[int, ...]
    neighbours: tuple[str, ...]


def conditions_of(field: VectorField, vertex: Vertex) -> tuple[EssCondition, ...]:
    """The ESS conditions of a vertex, each with its eigenvalues and the vertices across their edges."""
    shape, profile = field.game.shape, vertex.profile
    unused = [(i, k) for i, m in enumerate(shape) for k in range(m) if k != profile[i]]
    owners: dict[Relation, list[int]] = {}
    for number, difference in enumerate(vertex.differences):
        parts = negative(difference, field.game.assumptions) if difference.denominator else Conditions()
        for relation in parts.relations:
            owners.setdefault(relation, []).append(number)
    across = [profile_key((*profile[:i], k, *profile[i + 1 :]), shape) for i, k in unused]
    if field.scope is Scope.GENERAL:
        across = []  # the eigenvalue at the other end of the edge is another one
    return tuple(
        EssCondition(
            relation,
            tuple(number + 1 for number in owners.get(relation, ())),
            tuple(across[number] for number in owners.get(relation, ()) if across),
        )
        for relation in vertex.ess_conditions.relations
    )


def bearing_parameters(game: Game, vertex: Vertex) -> tuple[Symbol, ...]:
    """The parameters on which the ESS conditions of a vertex depend, in the author's order."""
    if vertex.verdict is not EssVerdict.IF_CONDITIONS:
        return ()
    return tuple(symbol for symbol in game.symbols if symbol in vertex.ess_conditions.symbols)
