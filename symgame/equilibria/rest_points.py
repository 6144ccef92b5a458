"""All rest points of a field: where every strategy in use earns the same.

Vertices always are rest points. On each other face the equations of rest are solved exactly
(:mod:`symgame.equilibria.solving`); a point comes with the condition under which it lies in the open
face, a line or surface of rest points is described as a set with free shares.
"""

from __future__ import annotations

from collections.abc import Iterator

from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio
from symgame.algebra.share_polynomials import is_numeric, size
from symgame.algebra.substitution import specialised, substituted
from symgame.dynamics.field import VectorField
from symgame.equilibria.at_roots import points_at_roots
from symgame.equilibria.continua import continuum
from symgame.equilibria.elimination import isolated
from symgame.equilibria.faces import Support, equations_on, is_within, mixing_players, shares_on, supports, unknowns_of
from symgame.equilibria.open_face import alternatives_for, in_open_face
from symgame.equilibria.rest_point import Kind, RestPoint, RestPoints, coordinates_of, kind_of
from symgame.equilibria.solving import Solution, Unsolved, solve

MAX_DIRECT = 3
"""Systems in more unknowns are tried with numbers for the parameters before they are solved."""

MAX_SYSTEM = 60
"""The most terms of a system with parameters in three or more unknowns that is solved."""

MAX_SHOWN = 300
"""A point whose shares have more terms than this is not given in closed form."""

MAX_MIXING = {4: 4, 5: 2, 16: 1}
"""Up to so many players: the most that may mix at a point that is solved for."""


def rest_points(field: VectorField) -> RestPoints:
    """All rest points for parameters in general position, face by face.

    Returns
    -------
    RestPoints
        Vertices first; points that the assumptions put outside the state space are left out, and
        continua that lie in the closure of a larger one.
    """
    points: list[RestPoint] = []
    unsolved: list[Support] = []
    resting: list[Support] = []
    most = next(k for n, k in MAX_MIXING.items() if len(field.game.players) <= n)
    for support in sorted(supports(field.game.shape), key=lambda s: -sum(map(len, s))):
        if not mixing_players(support):
            points.append(_vertex(field, support))
        elif len(mixing_players(support)) > most:
            unsolved.append(support)
        elif not any(is_within(support, larger) for larger in resting):
            try:
                found = list(_on_face(field, support))
            except Unsolved:
                unsolved.append(support)
                continue
            points.extend(found)
            resting.extend(support for p in found if len(p.free) == len(unknowns_of(field, support)))
    return RestPoints(tuple(sorted(points, key=_reading_order)), tuple(unsolved))


def _reading_order(point: RestPoint) -> tuple[object, ...]:
    """Vertices as papers list them, then faces by dimension, the interior, continua last."""
    order = list(Kind).index(point.kind)
    used = sum(len(s) - 1 for s in point.support)
    chosen = tuple(s[0] for s in point.support)
    ones = sum(k == 0 for k in chosen) if point.kind is Kind.VERTEX else 0
    return order, used, ones, chosen if point.kind is Kind.VERTEX else tuple(-len(s) for s in point.support), chosen


def _vertex(field: VectorField, support: Support) -> RestPoint:
    shares = shares_on(field, support)
    return RestPoint(support, Kind.VERTEX, shares, coordinates_of(shares))


def _on_face(field: VectorField, support: Support) -> Iterator[RestPoint]:
    unknowns, equations = unknowns_of(field, support), equations_on(field, support)
    if len(unknowns) >= MAX_DIRECT and sum(map(size, equations)) > MAX_SYSTEM and not _are_numeric(equations):
        raise Unsolved
    if len(unknowns) > MAX_DIRECT and not _is_solvable(equations, unknowns):
        return
    for solution in _solutions(equations, unknowns):
        if any(size(v.numerator) + size(v.denominator) > MAX_SHOWN for v in solution.values.values()):
            raise Unsolved
        shares = {
            place: Ratio(*substituted(share, solution.values)) for place, share in shares_on(field, support).items()
        }
        if solution.free:
            yield from continuum(field, support, shares, solution)
        elif solution.root is None:
            where = alternatives_for(shares, support, field)
            if where is not None and where.is_nothing:
                continue
            exists = in_open_face(shares, support, field, where)
            if not exists.is_impossible:
                coordinates = coordinates_of(shares)
                yield RestPoint(support, kind_of(field, support), shares, coordinates, exists, where=where)
        else:
            yield from points_at_roots(field, support, shares, solution.root)


def _solutions(equations: list[PolyElement], unknowns: tuple[int, ...]) -> list[Solution]:
    """All families of solutions: by linear steps or, where there are only numbers, all points at once."""
    try:
        return solve(equations, unknowns)
    except Unsolved:
        if not _are_numeric(equations):
            raise
        return isolated(equations, unknowns)


def _is_solvable(equations: list[PolyElement], unknowns: tuple[int, ...]) -> bool:
    """Whether to solve a large system with its parameters: it is tried with numbers for them first.

    Raises
    ------
    Unsolved
        If the root equation has a degree above 2 there: it then has one in general, too.
    """
    if _are_numeric(equations):
        return True
    found = [solution for seed in (1, 2) for solution in solve(specialised(equations, seed), unknowns)]
    if any(s.root is not None and s.root[1].degrees()[s.root[0]] > 2 for s in found):
        raise Unsolved
    return bool(found)


def _are_numeric(equations: list[PolyElement]) -> bool:
    return all(is_numeric(equation) for equation in equations)
