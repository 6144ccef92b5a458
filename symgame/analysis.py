"""The whole derivation, from a field to all that is said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from symgame.algebra import Ratio
from symgame.dynamics.field import VectorField
from symgame.equilibria.coincidences import Coincidence, coincidences
from symgame.equilibria.faces import Support
from symgame.equilibria.rest_point import Kind, RestPoint
from symgame.equilibria.rest_points import rest_points
from symgame.errors import counted, expect
from symgame.game import Game
from symgame.players import profile_of, profiles_in_order
from symgame.shown import Shown, shortened
from symgame.stability.classification import classify
from symgame.stability.dominance import Dominance, iterated_dominance
from symgame.stability.faces import StableFace, stable_faces
from symgame.stability.potential import potential_weights
from symgame.stability.regimes.regimes import Regimes, regimes
from symgame.stability.regimes.untied import without_ties
from symgame.stability.single_party import PartyStability, single_party
from symgame.stability.verdict import Finding
from symgame.stability.vertex import Vertex, vertex


@dataclass(frozen=True, slots=True, eq=False)
class ClassifiedPoint(Shown):
    """A rest point and its stability.

    Attributes
    ----------
    point : RestPoint
    finding : Finding
    """

    point: RestPoint
    finding: Finding

    def __repr__(self) -> str:
        # The verdict first: coordinates may be long.
        shown = ", ".join(map(str, self.point.shown))
        return shortened(f"ClassifiedPoint, {self.point.kind.value}, {self.finding.stability.value}: ({shown})")


@dataclass(frozen=True, slots=True, eq=False)
class Analysis(Shown):
    """All that follows from a field, for parameters as assumed.

    Attributes
    ----------
    field : VectorField
    vertices : tuple of Vertex
        In the order in which papers list them.
    rest_points : tuple of ClassifiedPoint
        Vertices, face points, interior points, continua.
    unsolved : tuple of Support
        Faces whose rest points have no closed form that the toolkit finds.
    coincidences : tuple of Coincidence
        Equalities at which further lines of rest points appear.
    stable_faces : tuple of StableFace
    dominance : Dominance
    potential : tuple of Ratio, or None
        The weights by which the game is a weighted potential game.
    parties : tuple of PartyStability
        Each party's own stability, which is not that of the system.
    """

    field: VectorField
    vertices: tuple[Vertex, ...]
    rest_points: tuple[ClassifiedPoint, ...]
    unsolved: tuple[Support, ...]
    coincidences: tuple[Coincidence, ...]
    stable_faces: tuple[StableFace, ...]
    dominance: Dominance
    potential: tuple[Ratio, ...] | None
    parties: tuple[PartyStability, ...]

    def __repr__(self) -> str:
        mixed = len(self.rest_points) - len(self.vertices)
        vertices = counted(len(self.vertices), "vertex", "vertices")
        return (
            f"Analysis of {self.game.slug!r}: {vertices}, {len(self.ess)} of them possibly ESS, "
            f"{counted(mixed, 'mixed point')}"
        )

    @property
    def game(self) -> Game:
        """The game that was analysed."""
        return self.field.game

    def vertex(self, key: str) -> Vertex:
        """The vertex of a key, as files write it: ``"110"``, or ``"1-3-1"``.

        Raises
        ------
        InvalidGameError
            If the key names no profile.
        """
        profile = profile_of(key, self.game.players)
        return next(vertex for vertex in self.vertices if vertex.profile == profile)

    @property
    def mixed_points(self) -> tuple[ClassifiedPoint, ...]:
        """The isolated rest points at which players mix."""
        return tuple(c for c in self.rest_points if c.point.kind in (Kind.FACE, Kind.INTERIOR))

    @property
    def ess(self) -> tuple[Vertex, ...]:
        """The vertices that are, or under conditions can be, evolutionarily stable."""
        return tuple(v for v in self.vertices if v.is_possible)

    @property
    def regimes(self) -> Regimes:
        """Every set of vertices that can be ESS together, worked out when it is asked for."""
        return _regimes(self)


@cache
def _regimes(analysis: Analysis) -> Regimes:
    found = regimes(analysis.game, analysis.vertices)
    untied = without_ties(analysis.field, analysis.vertices, found)
    return replace(untied, field=analysis.field, vertices=analysis.vertices)


def vertices_of(field: VectorField) -> tuple[Vertex, ...]:
    """The vertices alone, in the order in which papers list them."""
    return tuple(vertex(field, profile) for profile in profiles_in_order(field.game.shape))


def analyse(field: VectorField) -> Analysis:
    """Derive everything: rest points, eigenvalues, stability, conditions.

    Parameters
    ----------
    field : VectorField

    Returns
    -------
    Analysis

    Raises
    ------
    InvalidGameError
        If it is given something else than a field.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> [vertex.key for vertex in analyse(replicator(load("llm-iar"))).ess]
    ['000', '100', '010', '110', '101', '011', '111']
    """
    expect(field, VectorField, "analyse takes a field", "write analyse(replicator(game))")
    found = rest_points(field)
    vertices = {p.support: vertex(field, tuple(used[0] for used in p.support)) for p in found.points if not p.mixing}
    return Analysis(
        field=field,
        vertices=tuple(vertices.values()),
        rest_points=tuple(
            ClassifiedPoint(
                p,
                vertices[p.support].finding if p.kind is Kind.VERTEX else classify(field, p),
            )
            for p in found.points
        ),
        unsolved=found.unsolved,
        coincidences=coincidences(field),
        stable_faces=stable_faces(field),
        dominance=iterated_dominance(field),
        potential=potential_weights(field),
        parties=single_party(field),
    )
