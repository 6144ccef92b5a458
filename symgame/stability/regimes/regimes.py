"""The sets of vertices that are ESS together: disjoint, exhaustive, each with conditions and an example.

Ties belong to the set of the vertices that are strictly stable; the empty set counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sympy import Expr, Symbol

from symgame.conditions.cases.forms import Forms
from symgame.conditions.cases.groups import SECONDS, Listing, sets_of_groups
from symgame.conditions.cases.groups import sign_patterns as patterns_of
from symgame.conditions.cases.signs import NEGATIVE, relation_with
from symgame.conditions.cases.tree import Group, Tree
from symgame.conditions.normal import negative
from symgame.conditions.relation import Relation
from symgame.dynamics.field import VectorField
from symgame.game import Game
from symgame.shown import Shown
from symgame.stability.verdict import EssVerdict
from symgame.stability.vertex import Vertex


@dataclass(frozen=True, slots=True)
class StableSet:
    """Vertices that can be ESS together, while no other is.

    Attributes
    ----------
    ess : tuple of str
        Their keys; empty where no vertex is stable.
    conditions : tuple of tuple of Relation
        Exactly these vertices are ESS where all relations of one of these hold; None where they were not
        worked out in time.
    witness : tuple of (Symbol, Expr)
        Values of all parameters at which it is so.
    """

    ess: tuple[str, ...]
    conditions: tuple[tuple[Relation, ...], ...] | None
    witness: tuple[tuple[Symbol, Expr], ...]


@dataclass(frozen=True, slots=True)
class Regimes(Shown):
    """All sets of vertices that can be ESS together.

    Attributes
    ----------
    is_complete : bool
        Whether it is shown that there are no others.
    stable_sets : tuple of StableSet
        The largest sets first.
    tree : Tree or None
        The proof: the parameter space divided until it is settled which vertices are ESS; None where
        a solver was asked instead.
    impossible : tuple of tuple of str
        Sets that the tree leaves open and that are impossible on a solver's word.
    field : VectorField or None
        The field and the vertices from which they were found, to show themselves.
    vertices : tuple of Vertex
    """

    is_complete: bool
    stable_sets: tuple[StableSet, ...]
    tree: Tree | None = None
    impossible: tuple[tuple[str, ...], ...] = ()
    field: VectorField | None = None
    vertices: tuple[Vertex, ...] = ()

    def __repr__(self) -> str:
        sets = ", ".join("{" + ", ".join(stable.ess) + "}" for stable in self.stable_sets)
        return f"Regimes, {'complete' if self.is_complete else 'not complete'}: {sets}"


def regimes(
    game: Game, vertices: Sequence[Vertex], *, seconds: float = SECONDS, with_conditions: bool = True
) -> Regimes:
    """List the sets of vertices that can be ESS together under the assumptions.

    Parameters
    ----------
    game : Game
    vertices : sequence of Vertex
        All of them.
    seconds : float, optional
        After so long the search ends, and the answer says that it is not complete.
    with_conditions : bool, optional
        Whether to work out the conditions of every set, which takes most of the time.

    Examples
    --------
    >>> from symgame import analyse, load, replicator
    >>> analysis = analyse(replicator(load("llm-iar")))
    >>> found = regimes(analysis.game, analysis.vertices, with_conditions=False)
    >>> found.is_complete, ("000", "111") in [stable.ess for stable in found.stable_sets]
    (True, True)
    """
    if any(vertex.verdict is EssVerdict.UNDECIDED for vertex in vertices):
        return Regimes(False, ())
    groups = [_group(vertex) for vertex in vertices]
    listing = sets_of_groups(groups, game.assumptions, game.symbols, seconds=seconds, with_conditions=with_conditions)
    found = [
        StableSet(tuple(vertices[k].key for k in together.groups), together.conditions, together.witness)
        for together in listing.sets
    ]
    order = [vertex.key for vertex in vertices]
    found.sort(key=lambda stable: (-len(stable.ess), [order.index(key) for key in stable.ess]))
    impossible = tuple(tuple(vertices[k].key for k in places) for places in listing.impossible)
    return Regimes(listing.is_complete, tuple(found), listing.tree, impossible)


def _group(vertex: Vertex) -> Group:
    if vertex.verdict is EssVerdict.ESS:
        return True
    return False if vertex.verdict is EssVerdict.NEVER else vertex.ess_conditions.relations


def sign_patterns(vertices: Sequence[Vertex], game: Game, *, seconds: float = SECONDS) -> Listing:
    """Every way in which the distinct forms of the conditions can be negative or positive, ties left out.

    Each pattern settles which vertices are ESS, and more: the direction of the flow on every edge.

    Returns
    -------
    Listing
        Its sets are the places of the forms (:func:`distinct_conditions`) that are negative.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> game = load("vertical-models")
    >>> found = sign_patterns(vertices_of(replicator(game)), game)
    >>> found.is_complete, len(distinct_conditions(vertices_of(replicator(game)), game)), len(found.sets)
    (True, 10, 108)
    """
    return patterns_of(distinct_conditions(vertices, game), game.assumptions, game.symbols, seconds=seconds)


def distinct_conditions(vertices: Sequence[Vertex], game: Game) -> tuple[Relation, ...]:
    """All eigenvalues whose sign is open as ``form < 0``, those that are each other's opposite once."""
    given = game.assumptions
    known = [difference for vertex in vertices for difference in vertex.differences if difference.denominator]
    groups = [asked.relations for d in known if not (asked := negative(d, given)).is_impossible]
    return tuple(relation_with(form, NEGATIVE) for form in Forms(groups, given, game.symbols).forms)
