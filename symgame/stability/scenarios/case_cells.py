"""A case as a list of cells: conjunctions of relations under each of which exactly its vertices are ESS."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import Rational, S

from symgame.conditions.cases.tree import Cell, Split, Tree
from symgame.conditions.region import negated
from symgame.conditions.relation import Relation
from symgame.stability.regimes.regimes import Regimes, StableSet
from symgame.stability.scenarios.ess_forms import EssForms
from symgame.stability.vertex import Vertex

Relations = tuple[Relation, ...]


def cells_of(found: Regimes, stable: StableSet, vertices: Sequence[Vertex], forms: EssForms) -> tuple[Relations, ...]:
    """The cells of a case, those with few relations first; cells that are only a border are left out.

    Where the regimes were found without a tree, the one cell around the case's example.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> from symgame.stability.scenarios.ess_forms import ess_forms
    >>> from symgame.stability.regimes.regimes import regimes
    >>> game = load("vertical-models")
    >>> vertices = vertices_of(replicator(game))
    >>> found = regimes(game, vertices, with_conditions=False)
    >>> [stable] = [stable for stable in found.stable_sets if stable.ess == ("010", "111")]
    >>> [cell] = cells_of(found, stable, vertices, ess_forms(game, vertices))
    >>> [relation.text(game.symbols) for relation in cell][:4]
    ['Kg < Rg + Kv', 'Bg >= T', 'Rv + Kg + N < Rg + Kv', 'E + Q < I']
    """
    pattern = tuple(vertex.key in stable.ess for vertex in vertices)
    around = [] if found.tree is None else list(_paths(found.tree, pattern))
    if not around:
        signs = forms.signs_at(dict(stable.witness))
        around = [tuple(forms.relation(place, sign) for place, sign in enumerate(signs))]
    open_cells = [cell for cell in around if all(relation.operator != "==" for relation in cell)]
    return tuple(sorted(open_cells, key=len))


def _paths(tree: Tree, pattern: tuple[bool, ...]) -> Iterator[Relations]:
    """What holds on the way to each cell of a pattern."""
    waiting: list[tuple[Tree, Relations]] = [(tree, ())]
    while waiting:
        node, path = waiting.pop()
        if isinstance(node, Split):
            waiting.append((node.fails, (*path, negated(node.relation))))
            waiting.append((node.holds, (*path, node.relation)))
        elif isinstance(node, Cell) and node.pattern == pattern:
            yield path


def with_room(relations: Relations, room: Rational) -> Relations:
    """Relations that hold with room to spare: the smaller side is less than the larger one by this share of it.

    Where both sides are sums of positive terms in which no parameter is squared, each parameter alone may then
    change by this share, and the relations still hold.
    """
    result: list[Relation] = []
    for relation in relations:
        if relation.operator == "!=":
            result.append(relation)
            continue
        is_upwards = relation.operator in ("<", "<=")
        small, large = (relation.left, relation.right) if is_upwards else (relation.right, relation.left)
        result.append(Relation(small, "<", large))
        if room:
            left = small + room if S.Zero in (small, large) else small
            result.append(Relation(left, "<", (1 - room) * large))
    return tuple(result)
