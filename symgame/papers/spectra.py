"""The eigenvalues of a paper's vertices: derived where the payoffs are known, else as printed.

With them comes where the vertex is asymptotically stable. Without own shares in the payoffs that is where all
are negative. With them a vertex with one eigenvalue 0 is stable, too, if the field on its edge points inwards just
beside it; for more zeros this is necessary, and whether it suffices is left open.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeVar

from sympy import Expr, S

from symgame.algebra import Ratio, as_ratio, generators_for, ring_of, same
from symgame.building import as_expression
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.normal import Conditions, compare, conjunction
from symgame.conditions.region import Region
from symgame.conditions.relation import Relation
from symgame.dynamics.field import Scope, VectorField
from symgame.papers.asking import EVERYTHING, NOTHING
from symgame.papers.paper import Paper
from symgame.players import Profile
from symgame.stability.verdict import EssVerdict
from symgame.stability.vertex import Vertex
from symgame.stability.zeros import Zero, edge_coefficients


class AboutVertex(Protocol):
    """A claim about a vertex."""

    @property
    def vertex(self) -> Profile:
        """Which one."""


C = TypeVar("C", bound=AboutVertex)


@dataclass(frozen=True, slots=True, eq=False)
class Spectrum:
    """The eigenvalues of a vertex, and where it is an ESS.

    Attributes
    ----------
    values : tuple of Ratio
        In the order of the printed ones if there are any, else by player; none where one has no value.
    stable : Region
        There the vertex is an ESS.
    at_most : Region
        Nowhere else can it be one; the same region but for several zero eigenvalues with own shares in the payoffs.
    """

    values: tuple[Ratio, ...]
    stable: Region
    at_most: Region


@cache
def spectrum_of(paper: Paper, profile: Profile) -> Spectrum | None:
    """The spectrum of a vertex; None where neither payoffs nor printed eigenvalues are known."""
    printed = paper.printed_eigenvalues.get(profile)
    given = paper.game.assumptions
    if paper.field is not None:
        vertex = paper.vertices[profile]
        if any(not difference.denominator for difference in vertex.differences):
            return Spectrum((), NOTHING, EVERYTHING)
        stable, at_most = _where_stable(paper.field, vertex)
        return Spectrum(in_printed_order(vertex.differences, printed or ()), stable, at_most)
    if printed is None:
        return None
    ring = ring_of(generators_for(printed, paper.game.symbols))
    values = tuple(as_ratio(expression, ring) for expression in printed)
    stable = negative_all(values, "<", given)
    return Spectrum(values, stable, negative_all(values, "<=", given) if paper.game.state_dependent else stable)


def with_spectrum(paper: Paper, claims: Iterable[C]) -> Iterator[tuple[C, Spectrum]]:
    """Claims about vertices whose eigenvalues are known, each with them."""
    for claim in claims:
        spectrum = spectrum_of(paper, claim.vertex)
        if spectrum is not None:
            yield claim, spectrum


def in_printed_order(derived: Sequence[Ratio], printed: Sequence[Expr]) -> tuple[Ratio, ...]:
    """Derived eigenvalues in the order of the printed ones to which they are equal, or else opposite.

    What is left over keeps its order, and takes the places that are left.
    """
    left = list(derived)
    placed: dict[int, Ratio] = {}
    for sign in (1, -1):
        for place, expression in enumerate(printed):
            found = next(
                (each for each in left if place not in placed and same(each.as_expr(), sign * expression)), None
            )
            if found is not None:
                left.remove(found)
                placed[place] = found
    rest = iter(left)
    return tuple(placed[place] if place in placed else next(rest) for place in range(len(derived)))


def side(value: Ratio, operator: str, given: Assumptions) -> Region:
    """Where an eigenvalue compares with 0 like this, in normal form."""
    if operator in (">", ">="):
        value, operator = -value, {">": "<", ">=": "<="}[operator]
    found = compare(value, operator, given)
    return NOTHING if found.is_impossible else Region.where(found.relations)


def negative_all(values: Sequence[Ratio], operator: str, given: Assumptions) -> Region:
    """Where all eigenvalues compare with 0 like this."""
    region = EVERYTHING
    for value in values:
        region = region & side(value, operator, given)
    return region


def with_values(values: Sequence[Ratio], given: Assumptions) -> Assumptions:
    """The assumptions, and that all eigenvalues have values: no denominator vanishes."""
    bottoms = dict.fromkeys(value.denominator for value in values)
    open_ones = [as_expression(bottom) for bottom in bottoms if not given.sign(bottom).is_strict]
    return given.and_also(Relation(bottom, "!=", S.Zero) for bottom in open_ones)


def _where_stable(field: VectorField, vertex: Vertex) -> tuple[Region, Region]:
    if field.scope is not Scope.GENERAL:
        nowhere = vertex.verdict is EssVerdict.NEVER
        region = NOTHING if nowhere else Region.where(vertex.ess_conditions.relations)
        return region, region
    unused = [Zero(i, k) for i, m in enumerate(field.game.shape) for k in range(m) if k != vertex.profile[i]]
    edges = [_inwards(field, vertex.profile, zero) for zero in unused]
    stable = at_most = NOTHING
    for ways in itertools.product(*edges):
        both = conjunction(way for _, way in ways)
        if not both.is_impossible:
            region = Region.where(both.relations)
            at_most = at_most | region
            stable = stable | region if sum(is_zero for is_zero, _ in ways) <= 1 else stable
    return stable, at_most


def _inwards(field: VectorField, profile: Profile, zero: Zero) -> list[tuple[bool, Conditions]]:
    """The ways in which the field on an edge points to the vertex; whether its eigenvalue is then 0."""
    given = field.game.assumptions
    coefficients = edge_coefficients(field, profile, zero, zero)
    ways = []
    for power, coefficient in enumerate(coefficients):
        before = [compare(each, "==", given) for each in coefficients[:power]]
        ways.append((power > 0, conjunction([*before, compare(coefficient, "<", given)])))
    return [way for way in ways if not way[1].is_impossible]
