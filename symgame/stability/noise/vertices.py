r"""Vertices under noise: which stay stable, which become so, and in which sense.

The noise :math:`\sigma_i x_i (1 - x_i) dW_i` is that of payoff shocks taken in the sense of Ito without a
correction of the drift, as in imitation dynamics [3]_; it leaves every vertex and face where it is. Models
that shake the numbers of players instead [1]_ [2]_ have other drifts and other conditions.

References
----------
.. [1] D. Foster and P. Young, "Stochastic evolutionary game dynamics", Theoretical Population Biology 38
   (1990), 219-232.
.. [2] D. Fudenberg and C. Harris, "Evolutionary dynamics with aggregate shocks", Journal of Economic
   Theory 57 (1992), 420-441.
.. [3] P. Mertikopoulos and Y. Viossat, "Imitation dynamics with payoff shocks", International Journal of
   Game Theory 45 (2016), 291-320.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sympy import Expr, S

from symgame.algebra import ratio_of
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.deciding import consistent
from symgame.conditions.normal import Conditions, conjunction, positive
from symgame.conditions.region import Region
from symgame.dynamics.field import VectorField
from symgame.errors import counted, expect
from symgame.game import Game
from symgame.players import profiles_in_order
from symgame.shown import Shown
from symgame.stability.noise.intensities import Intensities, Intensity, intensities
from symgame.stability.noise.notions import NoiseVerdict, Notion, almost_sure, mean_square
from symgame.stability.vertex import Vertex, vertex

SECONDS = 2.0
"""For the solver, a question about two vertices, or about one with and without noise."""

MAX_EDGES = 32
"""The most edges (four players) whose two ends are compared."""


@dataclass(frozen=True, slots=True)
class NoisyVertex:
    """A vertex and its stability under noise in two notions.

    Attributes
    ----------
    vertex : Vertex
        Without noise.
    almost_sure, mean_square : Notion or None
        None where a payoff has no value at the vertex, so that it has no eigenvalues.
    gains : bool or None
        Whether noise can make it stable almost surely where an eigenvalue is positive; None is undecided.
    loses : bool or None
        Whether noise can take its stability in mean square where all eigenvalues are negative.
    """

    vertex: Vertex
    almost_sure: Notion | None
    mean_square: Notion | None
    gains: bool | None
    loses: bool | None

    def __repr__(self) -> str:
        words = [
            f"{name} {'undecided' if notion is None else notion.verdict.value}"
            for name, notion in (("almost surely", self.almost_sure), ("in mean square", self.mean_square))
        ]
        return f"NoisyVertex {self.vertex.key}: {', '.join(words)}"


@dataclass(frozen=True, slots=True)
class NoisyEdge:
    """An edge, and whether both its ends can be stable almost surely.

    Attributes
    ----------
    player : int
        Who moves along it.
    ends : tuple of str
        The keys of its two vertices.
    conditions : Conditions
        All that both ends ask.
    is_possible : bool or None
        Whether they can hold under the assumptions; None is undecided.
    """

    player: int
    ends: tuple[str, str]
    conditions: Conditions
    is_possible: bool | None


@dataclass(frozen=True, slots=True, eq=False)
class NoisyVertices(Shown):
    """All vertices of a field under noise.

    Attributes
    ----------
    field : VectorField
    intensities : Intensities
    vertices : tuple of NoisyVertex
        In the order in which papers list them.
    edges : tuple of NoisyEdge, or None
        None where there are too many to compare.
    """

    field: VectorField
    intensities: Intensities
    vertices: tuple[NoisyVertex, ...]
    edges: tuple[NoisyEdge, ...] | None

    def __repr__(self) -> str:
        strength = ", ".join(map(str, self.intensities.values))
        vertices = counted(len(self.vertices), "vertex", "vertices")
        return f"NoisyVertices of {self.game.slug!r}: {vertices}, sigma = {strength}"

    @property
    def game(self) -> Game:
        """The game that is shaken."""
        return self.field.game

    @property
    def noise_terms(self) -> tuple[Expr, ...]:
        """What stands before ``dW`` in the equation of every player: ``sigma*x*(1 - x)``."""
        return noise_terms(self.game, self.intensities)

    @property
    def is_decided(self) -> bool:
        """Whether nothing was left open, equality included."""
        notions = [notion for v in self.vertices for notion in (v.almost_sure, v.mean_square)]
        if any(notion is None or notion.verdict is NoiseVerdict.UNDECIDED for notion in notions):
            return False
        answers = [a for v in self.vertices for a in (v.gains, v.loses)]
        return None not in (*answers, *(edge.is_possible for edge in self.edges or ()))


def noise_terms(game: Game, sigma: Intensities) -> tuple[Expr, ...]:
    """What stands before ``dW`` in the equation of every player: ``sigma*x*(1 - x)``, 0 at both ends."""
    return tuple(s * x * (1 - x) for s, x in zip(sigma.values, game.shares, strict=True))


def noisy_vertices(field: VectorField, sigma: Mapping[str, Intensity] | Intensity | None = None) -> NoisyVertices:
    """The stability of all vertices under the noise ``sigma*x*(1 - x)*dW``.

    Parameters
    ----------
    field : VectorField
        Of players with two strategies.
    sigma : mapping of str to intensity, or one intensity for all, optional
        By the player's variable: numbers, formulas in the game's parameters, or new names. A player without
        one has a symbol, ``sigma_x``, that stands for a positive number.

    Returns
    -------
    NoisyVertices

    Raises
    ------
    InvalidGameError
        If a player has more than two strategies, or an intensity is negative.

    Examples
    --------
    >>> from symgame import Game, Player, replicator
    >>> game = Game.from_formulas([Player("A", "x", ("Give", "Keep"))], {"x": "g*x"}, parameters=["g"])
    >>> found = noisy_vertices(replicator(game), "s")
    >>> for each in found.vertices:
    ...     shown = [r.text() for n in (each.almost_sure, each.mean_square) for r in n.conditions.relations]
    ...     print(each.vertex.key, shown)
    0 ['2*g < s**2', '2*g + s**2 < 0']
    1 ['2*g + s**2 > 0', 's**2 < 2*g']
    >>> found.edges[0].is_possible
    True
    """
    expect(field, VectorField, "noisy_vertices takes a field", "write noisy_vertices(replicator(game), ...)")
    game = field.game
    strength = intensities(game, sigma)
    given = strength.given(game)
    every = tuple(_at(vertex(field, p), strength, given) for p in profiles_in_order(game.shape))
    n = len(game.players)
    edges = tuple(_edges(every, given)) if n * 2 ** (n - 1) <= MAX_EDGES else None
    return NoisyVertices(field, strength, every, edges)


def _at(found: Vertex, strength: Intensities, given: Assumptions) -> NoisyVertex:
    if any(not difference.denominator for difference in found.differences):
        return NoisyVertex(found, None, None, None, None)
    values = found.eigenvalues
    sure, square = almost_sure(values, strength.values, given), mean_square(values, strength.values, given)
    without = almost_sure(values, (S.Zero,) * len(values), given)  # all eigenvalues negative
    gains = _can(sure.conditions, values, given)
    return NoisyVertex(found, sure, square, gains, _can(without.conditions, square.exponents, given))


def _can(conditions: Conditions, one_of: Sequence[Expr], given: Assumptions) -> bool | None:
    """Whether conditions can hold where one of these is positive."""
    if conditions.is_impossible:
        return False
    alternatives = [positive(ratio_of(value), given) for value in one_of]
    region = Region(tuple((*conditions.relations, *a.relations) for a in alternatives if not a.is_impossible))
    return consistent(region, given, seconds=SECONDS).answer


def _edges(every: tuple[NoisyVertex, ...], given: Assumptions) -> list[NoisyEdge]:
    """The edges by player, each from the end with the second strategy."""
    at = {v.vertex.profile: v for v in every}
    edges = []
    for player in range(len(every[0].vertex.profile)):
        for low in (v for v in every if v.vertex.profile[player] == 1):
            profile = low.vertex.profile
            high = at[(*profile[:player], 0, *profile[player + 1 :])]
            if low.almost_sure is None or high.almost_sure is None:
                continue
            both = conjunction([low.almost_sure.conditions, high.almost_sure.conditions])
            answer = False if both.is_impossible else consistent(Region.where(both.relations), given, seconds=SECONDS)
            possible = answer if isinstance(answer, bool) else answer.answer
            edges.append(NoisyEdge(player, (low.vertex.key, high.vertex.key), both, possible))
    return edges
