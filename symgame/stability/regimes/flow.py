"""The flow on the edges of the state space at exact values: arrows, sinks, cycles, stable faces.

Two vertices are joined by an edge where one player alone changes its strategy; on it the flow goes
where the eigenvalue of that player is positive. A vertex that all its edges lead to is a strict Nash
equilibrium, hence an ESS. Where there is none, every vertex is left along an edge, and unless edges are
at rest there is a directed cycle. Asymptotically stable faces follow from the same signs [1]_.

References
----------
.. [1] K. Ritzberger and J. W. Weibull, "Evolutionary selection in normal-form games",
   Econometrica 63 (1995), 1371-1399, theorem 1.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from symgame.dynamics.field import Scope, VectorField
from symgame.equilibria.faces import Support, is_within, supports
from symgame.players import Profile, profile_key, profiles_in_order
from symgame.stability.regimes.at_values import Values, eigenvalue_signs

MAX_SUPPORTS = 1000
"""Games with more faces are not searched for stable ones."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two vertices that differ in the strategy of one player, and how the flow leaves them there.

    Attributes
    ----------
    ends : tuple of str
        The keys of the two, in the order of the vertices.
    player : int
    signs : tuple of int
        The sign of the eigenvalue along the edge at each end: 1 where the flow leaves that end, -1
        where it comes to it. If no payoff depends on the own share, one is the other's negative.
    """

    ends: tuple[str, str]
    player: int
    signs: tuple[int, int]

    @property
    def is_at_rest(self) -> bool:
        """Whether the flow leaves neither end and comes to neither."""
        return self.signs == (0, 0)

    @property
    def arrow(self) -> tuple[str, str] | None:
        """From where to where it flows; None at rest, or where it does alike at both ends."""
        first, second = self.ends
        if self.signs == (1, -1):
            return first, second
        return (second, first) if self.signs == (-1, 1) else None


@dataclass(frozen=True, slots=True)
class Flow:
    """The vertices of a game and the edges between them, at values.

    Attributes
    ----------
    vertices : tuple of str
        Their keys, in the order in which papers list them.
    edges : tuple of Edge
    """

    vertices: tuple[str, ...]
    edges: tuple[Edge, ...]

    @property
    def arrows(self) -> tuple[tuple[str, str], ...]:
        """The edges on which the flow has one direction, from start to end."""
        return tuple(edge.arrow for edge in self.edges if edge.arrow is not None)

    @property
    def sinks(self) -> tuple[str, ...]:
        """The vertices with negative eigenvalues only: strict Nash equilibria, hence ESS."""
        open_ends = {end for e in self.edges for end, sign in zip(e.ends, e.signs, strict=True) if sign >= 0}
        return tuple(key for key in self.vertices if key not in open_ends)

    @property
    def cycle(self) -> tuple[str, ...]:
        """Where there is no sink, a shortest directed cycle of edges, its first vertex once; else nothing."""
        if self.sinks:
            return ()
        after: dict[str, list[str]] = {key: [] for key in self.vertices}
        for start, end in self.arrows:
            after[start].append(end)
        found = [cycle for key in self.vertices if (cycle := _way_back(after, key))]
        return min(found, key=len, default=())


def _way_back(after: Mapping[str, Sequence[str]], start: str) -> tuple[str, ...]:
    """A shortest way along arrows that leads back to its start, which is named once."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while ways:
        longer: list[tuple[str, ...]] = []
        for way in ways:
            for key in after[way[-1]]:
                if key == start:
                    return way
                if key not in seen:
                    seen.add(key)
                    longer.append((*way, key))
        ways = longer
    return ()


def flow(field: VectorField, values: Values) -> Flow:
    """The flow on the edges at exact values of all parameters.

    Parameters
    ----------
    field : VectorField
    values : mapping of Symbol to Expr
        Rational numbers or sums of square roots, one for each parameter.

    Returns
    -------
    Flow

    Raises
    ------
    InvalidGameError
        If a parameter has no value, or a payoff has none at these values.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> game = load("llm-iar")
    >>> found = flow(replicator(game), dict(game.scenarios[0].values))
    >>> found.sinks, len(found.arrows)
    (('000', '111'), 12)
    """
    shape = field.game.shape
    profiles = profiles_in_order(shape)
    signs = eigenvalue_signs(field, values)
    edges = [
        Edge((profile_key(v, shape), profile_key(w, shape)), i, (signs[v, w], signs[w, v]))
        for v, w in itertools.combinations(profiles, 2)
        for i in [_only_difference(v, w)]
        if i is not None
    ]
    return Flow(tuple(profile_key(profile, shape) for profile in profiles), tuple(edges))


def minimal_stable_faces(field: VectorField, values: Values) -> tuple[Support, ...]:
    """The smallest asymptotically stable faces at exact values, vertices and the whole included.

    A face is stable iff at all its vertices all transversal eigenvalues are negative. Nothing is
    returned where payoffs are not multilinear, or the faces are too many.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> game = load("llm-iar")
    >>> minimal_stable_faces(replicator(game), dict(game.scenarios[0].values))
    (((1,), (1,), (1,)), ((0,), (0,), (0,)))
    """
    shape = field.game.shape
    if field.scope is not Scope.MULTILINEAR or math.prod(2**m - 1 for m in shape) > MAX_SUPPORTS:
        return ()
    signs = eigenvalue_signs(field, values)
    found: list[Support] = []
    for support in supports(shape):
        is_minimal = not any(is_within(smaller, support) for smaller in found)
        if is_minimal and all(sign < 0 for (v, w), sign in signs.items() if _leads_out(support, v, w)):
            found.append(support)
    places = {profile: k for k, profile in enumerate(profiles_in_order(shape))}
    return tuple(sorted(found, key=lambda support: min(places[v] for v in itertools.product(*support))))


def _leads_out(support: Support, start: Profile, end: Profile) -> bool:
    def is_in(profile: Profile) -> bool:
        return all(k in used for k, used in zip(profile, support, strict=True))

    return is_in(start) and not is_in(end)


def _only_difference(one: Profile, other: Profile) -> int | None:
    """The player in whose strategy alone two profiles differ."""
    differing = [i for i, (k, m) in enumerate(zip(one, other, strict=True)) if k != m]
    return differing[0] if len(differing) == 1 else None
