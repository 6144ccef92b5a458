"""Which printed eigenvalue belongs to which player: the assignment that breaks the fewest edges.

Every row is a permutation of the eigenvalues of its players. An edge of player ``j`` holds if the
eigenvalues of ``j`` at its two ends are opposite. Among all choices of permutations one is sought that
breaks the fewest edges: row after row is improved, which mostly reaches what the edges cost one by one.
Where it does not, vertices are assigned one after the other, and every choice for those that still have
neighbours ahead is kept with its least cost, unless these are too many.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sympy import Expr

from symgame.papers.witnesses import Pair, is_same
from symgame.players import Profile

Order = tuple[int, ...]
"""The place in the printed row of each player's eigenvalue."""

Rows = Mapping[Profile, tuple[Expr, ...]]

MAX_PLAYERS = 4
MAX_STATES = 3000
"""So many choices are kept exactly."""

FLIPPED, REPEATED, ELSE = 0, 1000, 1001
"""The cost of an edge; a repeated eigenvalue tells the player, so that it is preferred to anything else."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two vertices that differ by the strategy of one player."""

    start: Profile
    end: Profile
    player: int


@dataclass(frozen=True, slots=True)
class Directed:
    """Printed rows in the order of the players."""

    rows: Mapping[Profile, tuple[Expr, ...]]

    def along(self, edge: Edge) -> Pair:
        """The eigenvalues of the edge's player at its two ends."""
        return self.rows[edge.start][edge.player], self.rows[edge.end][edge.player]


def assignment(rows: Rows, edges: Sequence[Edge], shape: tuple[int, ...]) -> Directed | None:
    """The printed rows in player order, as few edges broken as possible.

    Parameters
    ----------
    rows : mapping of profile to tuple of Expr
    edges : sequence of Edge
    shape : tuple of int

    Returns
    -------
    Directed or None
        None for more than two strategies or more than four players.

    Examples
    --------
    >>> from sympy.abc import a, b
    >>> rows = {(1, 1): (a, b), (0, 1): (b, -a)}
    >>> assignment(rows, [Edge((1, 1), (0, 1), 0)], (2, 2)).rows
    {(1, 1): (a, b), (0, 1): (-a, b)}
    """
    if max(shape) > 2 or len(shape) > MAX_PLAYERS:
        return None
    costs = {edge: _costs(rows[edge.start], rows[edge.end]) for edge in edges}
    orders = list(itertools.permutations(range(len(shape))))
    chosen = _improved(list(rows), edges, costs, orders)
    if sum(_at(e, costs, chosen) for e in edges) > sum(min(map(min, costs[e])) for e in edges):
        chosen = _exact(list(rows), edges, costs, orders) or chosen
    return Directed({v: tuple(row[k] for k in chosen[v]) for v, row in rows.items()})


_Costs = list[list[int]]


def _costs(first: Sequence[Expr], second: Sequence[Expr]) -> _Costs:
    return [[_cost(one, two) for two in second] for one in first]


def _cost(one: Expr, two: Expr) -> int:
    return FLIPPED if is_same(one, -two) else REPEATED if is_same(one, two) else ELSE


def _at(edge: Edge, costs: Mapping[Edge, _Costs], chosen: Mapping[Profile, Order]) -> int:
    return costs[edge][chosen[edge.start][edge.player]][chosen[edge.end][edge.player]]


def _exact(
    vertices: list[Profile], edges: Sequence[Edge], costs: Mapping[Edge, _Costs], orders: list[Order]
) -> dict[Profile, Order] | None:
    """Vertex by vertex; only the choices of vertices with neighbours ahead are told apart."""
    best: dict[tuple[tuple[Profile, Order], ...], tuple[int, dict[Profile, Order]]] = {(): (0, {})}
    for place, vertex in enumerate(vertices):
        ahead = set(vertices[place + 1 :])
        back = [e for e in edges if vertex in (e.start, e.end) and not {e.start, e.end} & ahead]
        open_ = [
            v for v in vertices[: place + 1] if any({e.start, e.end} & ahead and v in (e.start, e.end) for e in edges)
        ]
        if len(best) > MAX_STATES:
            return None
        following: dict[tuple[tuple[Profile, Order], ...], tuple[int, dict[Profile, Order]]] = {}
        for cost, chosen in best.values():
            for order in orders:
                now = {**chosen, vertex: order}
                total = cost + sum(_at(edge, costs, now) for edge in back)
                key = tuple((v, now[v]) for v in open_)
                if key not in following or total < following[key][0]:
                    following[key] = (total, now)
        best = following
    return min(best.values(), key=lambda each: each[0])[1]


def _improved(
    vertices: list[Profile], edges: Sequence[Edge], costs: Mapping[Edge, _Costs], orders: list[Order]
) -> dict[Profile, Order]:
    """Row after row, until none can be improved; from every common order, the best of all."""
    best: tuple[float, dict[Profile, Order]] = (math.inf, {})
    for start in orders:
        chosen = dict.fromkeys(vertices, start)
        total = sum(_at(edge, costs, chosen) for edge in edges)
        while True:
            for vertex in vertices:
                beside = [e for e in edges if vertex in (e.start, e.end)]
                chosen[vertex] = min(orders, key=lambda o: sum(_at(e, costs, {**chosen, vertex: o}) for e in beside))
            now = sum(_at(edge, costs, chosen) for edge in edges)
            if now >= total:
                break
            total = now
        if total < best[0]:
            best = (total, dict(chosen))
    return best[1]
