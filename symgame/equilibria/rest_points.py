"""All rest points of a field: where every strategy in use earns the same.

Vertices always are rest points. On each other face the equations of rest are solved exactly
(:mod:`symgame.equilibria.solving`); a point comes with the condition under which it lies in the open
face, a line or surface of rest points is described as a set with free shares.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from sympy import ComplexRootOf, Expr, Rational, S, Symbol, sqrt
from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio, flat, over_one_denominator, size
from symgame.building import expression_of
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.normal import (
    Conditions,
    all_positive,
    are_contradictory,
    compare,
    conjunction,
    positive,
    raw_between,
)
from symgame.conditions.region import Region
from symgame.conditions.relation import Relation
from symgame.dynamics.field import VectorField, constant_of, starts_of
from symgame.equilibria.elimination import isolated
from symgame.equilibria.existence import TooLong, root_between, same_sign, surd_positive, together
from symgame.equilibria.faces import Support, equations_on, mixing_players, shares_on, supports, unknowns_of
from symgame.equilibria.roots import AlgebraicNumber, is_numeric, real_roots
from symgame.equilibria.solving import Solution, Unsolved, coefficient, solve, specialised, substituted, used_in
from symgame.symbols import real_symbol

MAX_DIRECT = 3
"""Systems in more unknowns are tried with numbers for the parameters before they are solved."""

MAX_SYSTEM = 60
"""The most terms of a system with parameters in three or more unknowns that is solved."""

MAX_EXPANDED = 40
"""Longer discriminants are not multiplied out."""

MAX_SHOWN = 300
"""A point whose shares have more terms than this is not given in closed form."""

MAX_MIXING = {4: 4, 5: 2, 16: 1}
"""Up to so many players: the most that may mix at a point that is solved for."""


class Kind(Enum):
    """Where a rest point lies; a continuum is a line or surface of them."""

    VERTEX = "vertex"
    FACE = "face"
    INTERIOR = "interior"
    CONTINUUM = "continuum"


@dataclass(frozen=True, slots=True, eq=False)
class RestPoint:
    """A rest point, or a family of them, on one open face.

    Attributes
    ----------
    support : tuple of tuple of int
        The strategies that each player uses.
    kind : Kind
    shares : dict of int to Ratio
        Every share, by its place in ``game.shares``, in terms of the free shares and of the root.
    coordinates : tuple of Expr
        The same as expressions, in the order of ``game.shares``.
    exists : Conditions
        When it lies in its open face.
    free : tuple of (Symbol, int)
        Names and places of free shares; each runs from 0 to 1 as far as the limits hold.
    limits : tuple of Relation
        What keeps the other shares of a continuum between 0 and 1.
    root : tuple of (int, PolyElement), or None
        The share that solves an equation of degree 2 or more, and the equation.
    number : AlgebraicNumber, or None
        The root itself where the equation is numeric.
    is_explicit : bool
        Whether the coordinates are in closed form (or isolated); else they contain the root's share.
    where : Region or None
        Where it exists, as alternatives that compare forms with 0; None where that would be too long to read.
    """

    support: Support
    kind: Kind
    shares: dict[int, Ratio]
    coordinates: tuple[Expr, ...]
    exists: Conditions = dataclasses.field(default_factory=Conditions)
    free: tuple[tuple[Symbol, int], ...] = ()
    limits: tuple[Relation, ...] = ()
    root: tuple[int, PolyElement] | None = None
    number: AlgebraicNumber | None = None
    is_explicit: bool = True
    where: Region | None = None

    @property
    def shown(self) -> tuple[Expr, ...]:
        """The coordinates to print: 12 digits where they are roots without a closed form."""
        return tuple(Rational(str(c.evalf(12))) if c.has(ComplexRootOf) else c for c in self.coordinates)

    @property
    def mixing(self) -> tuple[int, ...]:
        """The players who use more than one strategy."""
        return mixing_players(self.support)


@dataclass(frozen=True, slots=True)
class RestPoints:
    """The rest points of a field, and the faces on which they were not solved for."""

    points: tuple[RestPoint, ...]
    unsolved: tuple[Support, ...] = ()


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
        elif not any(_within(support, larger) for larger in resting):
            try:
                found = list(_on_face(field, support))
            except Unsolved:
                unsolved.append(support)
                continue
            points.extend(found)
            resting.extend(support for p in found if len(p.free) == len(unknowns_of(field, support)))
    return RestPoints(tuple(sorted(points, key=_reading_order)), tuple(unsolved))


def _within(support: Support, larger: Support) -> bool:
    return all(set(used) <= set(more) for used, more in zip(support, larger, strict=True))


def _reading_order(point: RestPoint) -> tuple[object, ...]:
    """Vertices as papers list them, then faces by dimension, the interior, continua last."""
    order = list(Kind).index(point.kind)
    used = sum(len(s) - 1 for s in point.support)
    chosen = tuple(s[0] for s in point.support)
    ones = sum(k == 0 for k in chosen) if point.kind is Kind.VERTEX else 0
    return order, used, ones, chosen if point.kind is Kind.VERTEX else tuple(-len(s) for s in point.support), chosen


def _vertex(field: VectorField, support: Support) -> RestPoint:
    shares = shares_on(field, support)
    return RestPoint(support, Kind.VERTEX, shares, tuple(expression(share) for share in shares.values()))


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
            yield from _continuum(field, support, shares, solution)
        elif solution.root is None:
            where = _where(shares, support, field)
            if where is not None and where.is_nothing:
                continue
            exists = _in_open_face(shares, support, field, where)
            if not exists.is_impossible:
                coordinates = tuple(expression(share) for share in shares.values())
                yield RestPoint(support, _kind(field, support), shares, coordinates, exists, where=where)
        else:
            yield from _at_roots(field, support, shares, solution.root)


def _solutions(equations: list[PolyElement], unknowns: tuple[int, ...]) -> list[Solution]:
    """All families of solutions: by linear steps or, where there are only numbers, all points at once."""
    try:
        return solve(equations, unknowns)
    except Unsolved:
        if not _are_numeric(equations):
            raise
        return isolated(equations, unknowns)


def _are_numeric(equations: list[PolyElement]) -> bool:
    return all(is_numeric(equation) for equation in equations)


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


def _kind(field: VectorField, support: Support) -> Kind:
    is_interior = all(len(used) == m for used, m in zip(support, field.game.shape, strict=True))
    return Kind.INTERIOR if is_interior else Kind.FACE


def expression(share: Ratio) -> Expr:
    """A share as an expression in parameters, free shares and the root's share."""
    if not used_in(share.numerator) and not used_in(share.denominator):
        return constant_ratio(share).as_expr()
    result: Expr = expression_of(share.numerator) / expression_of(share.denominator)
    return result


def _in_open_face(shares: dict[int, Ratio], support: Support, field: VectorField, where: Region | None) -> Conditions:
    """Every strategy in use has a positive share: a single alternative as it is, else quotients between 0 and 1."""
    given = field.game.assumptions
    if where is not None and len(where.alternatives) == 1:
        return Conditions(where.alternatives[0])
    parts = [all_positive(tops, bottom, given) for tops, bottom in _shares_in_use(shares, support, field)]
    return _unless_contradictory(conjunction(parts), given)


def _where(shares: dict[int, Ratio], support: Support, field: VectorField) -> Region | None:
    """The same as alternatives; None where they would be too long to read."""
    given = field.game.assumptions
    try:
        return together((same_sign(tops, given) for tops, _ in _shares_in_use(shares, support, field)), given)
    except TooLong:
        return None


def _shares_in_use(
    shares: dict[int, Ratio], support: Support, field: VectorField
) -> Iterator[tuple[tuple[PolyElement, ...], PolyElement]]:
    """Of every player who mixes the shares of the strategies in use, over their sum."""
    for start, used in _mixing_starts(field, support):
        if field.game.shape[_player_at(field, start)] == 2:
            share = constant_ratio(shares[start])
            yield (share.numerator, share.denominator - share.numerator), share.denominator
        else:
            yield over_one_denominator([constant_ratio(shares[start + k]) for k in used])


def _unless_contradictory(conditions: Conditions, given: Assumptions) -> Conditions:
    """The conditions, marked impossible where they contradict each other."""
    if not conditions.is_impossible and conditions.relations and are_contradictory(conditions.relations, given):
        return Conditions(conditions.relations, is_impossible=True)
    return conditions


def _mixing_starts(field: VectorField, support: Support) -> Iterator[tuple[int, tuple[int, ...]]]:
    starts = starts_of(field)
    return ((starts[i], used) for i, used in enumerate(support) if len(used) > 1)


def _player_at(field: VectorField, start: int) -> int:
    return starts_of(field).index(start)


def constant_ratio(share: Ratio) -> Ratio:
    """A quotient of share polynomials without shares as a quotient of forms."""
    return Ratio(constant_of(share.numerator), constant_of(share.denominator))


def _continuum(
    field: VectorField, support: Support, shares: dict[int, Ratio], solution: Solution
) -> Iterator[RestPoint]:
    """A family with free shares: described by them and by where all shares lie between 0 and 1."""
    if solution.root is not None:
        raise Unsolved
    symbols = field.game.shares
    inside = [Relation(S.Zero, "<", symbols[place]) for place in solution.free]
    inside += [Relation(symbols[place], "<", S.One) for place in solution.free]
    given = field.game.assumptions.and_also(inside)
    parts = []
    for start, used in _mixing_starts(field, support):
        places = [start] if field.game.shape[_player_at(field, start)] == 2 else [start + k for k in used]
        for place in places:
            top, bottom = flat(shares[place].numerator), flat(shares[place].denominator)
            parts.append(all_positive((top, bottom - top), bottom, given))
    within = _unless_contradictory(conjunction(parts), given)
    if within.is_impossible:
        return
    names = _free_names(field, len(solution.free))
    renamed = {symbols[place]: name for place, name in zip(solution.free, names, strict=True)}
    free_symbols = set(renamed)
    exists = Conditions(tuple(r for r in within.relations if not r.symbols & free_symbols))
    limits = tuple(_closed(r, renamed) for r in within.relations if r.symbols & free_symbols)
    coordinates = tuple(expression(share).xreplace(renamed) for share in shares.values())
    free = tuple(zip(names, solution.free, strict=True))
    yield RestPoint(support, Kind.CONTINUUM, shares, coordinates, exists, free, limits)


def _closed(relation: Relation, renamed: dict[Symbol, Symbol]) -> Relation:
    """The closure of a strict relation, in the names of the free shares."""
    operator = {"<": "<=", ">": ">="}.get(relation.operator, relation.operator)
    return Relation(relation.left.xreplace(renamed), operator, relation.right.xreplace(renamed))


def _free_names(field: VectorField, count: int) -> list[Symbol]:
    """Names for free shares that mean nothing else in the game."""
    taken = {symbol.name for symbol in (*field.game.shares, *field.game.symbols)}
    letters = [name for name in ("t", "s", "u", "v", "w", *(f"t{k}" for k in range(1, 99))) if name not in taken]
    return [real_symbol(name) for name in letters[:count]]


def _at_roots(
    field: VectorField, support: Support, shares: dict[int, Ratio], root: tuple[int, PolyElement]
) -> Iterator[RestPoint]:
    place, equation = root
    kind = _kind(field, support)
    if is_numeric(equation) and all(is_numeric(s.numerator) and is_numeric(s.denominator) for s in shares.values()):
        yield from _at_numeric_roots(field, support, shares, root)
    elif equation.degrees()[place] == 2:
        for turn, value, exists in _quadratic_roots(field, place, equation):
            where = _where_at_root(field, support, shares, root, turn)
            if where is not None and where.is_nothing:
                continue
            z = field.game.shares[place]
            coordinates = tuple(expression(share).xreplace({z: value}) for share in shares.values())
            mixed = [raw_between(coordinates[p], field.game.assumptions) for p in _mixed_places(field, support)]
            conditions = conjunction([exists, *mixed])
            if not conditions.is_impossible:
                yield RestPoint(support, kind, shares, coordinates, conditions, root=root, where=where)
    else:
        coordinates = tuple(expression(share) for share in shares.values())
        mixed = [raw_between(coordinates[p], field.game.assumptions) for p in _mixed_places(field, support)]
        yield RestPoint(support, kind, shares, coordinates, conjunction(mixed), root=root, is_explicit=False)


def _mixed_places(field: VectorField, support: Support) -> list[int]:
    places: list[int] = []
    for start, used in _mixing_starts(field, support):
        is_pair = field.game.shape[_player_at(field, start)] == 2
        places.extend([start] if is_pair else [start + k for k in used])
    return places


def _where_at_root(
    field: VectorField, support: Support, shares: dict[int, Ratio], root: tuple[int, PolyElement], turn: int
) -> Region | None:
    """Where the point at one root of a quadratic lies in its open face; None where that is too long to read."""
    place, equation = root
    given = field.game.assumptions
    c, b, a = (constant_of(coefficient(equation, place, k)) for k in range(3))
    if size(equation) > MAX_EXPANDED:
        return None
    try:
        parts = [root_between(c, b, a, turn, given)]
        for other in _mixed_places(field, support):
            if other == place:
                continue
            share = shares[other]
            for top in (share.numerator, share.denominator - share.numerator):
                if size(top) * size(share.denominator) > MAX_EXPANDED**2:
                    return None
                plain, times = _at_root(top * share.denominator, root)
                # (plain + times*z) at z = (-b + turn*sqrt(D))/(2*a), times the positive 2*a**2
                surd = (2 * a * plain - times * b) * a, times * a * turn
                parts.append(surd_positive(*surd, b**2 - 4 * a * c, given))
        return together(parts, given)
    except TooLong:
        return None


def _at_root(polynomial: PolyElement, root: tuple[int, PolyElement]) -> tuple[PolyElement, PolyElement]:
    """``u`` and ``v`` with ``polynomial = (u + v*z)/a**k`` at the roots of ``a*z**2 + b*z + c``, for an even ``k``."""
    place, equation = root
    c, b, a = (constant_of(coefficient(equation, place, k)) for k in range(3))
    degree = max(polynomial.degrees()[place], 0)
    parts = [constant_of(coefficient(polynomial, place, k)) for k in range(degree + 1)]
    steps = 0
    while len(parts) > 2:
        top = parts.pop()
        parts = [part * a for part in parts]
        parts[-1] -= top * b
        parts[-2] -= top * c
        steps += 1
    parts += [a.ring.zero] * (2 - len(parts))
    return (parts[0], parts[1]) if steps % 2 == 0 else (parts[0] * a, parts[1] * a)


def _quadratic_roots(field: VectorField, place: int, equation: PolyElement) -> Iterator[tuple[int, Expr, Conditions]]:
    """Both roots in closed form, with the condition that they are real and distinct."""
    given = field.game.assumptions
    q0, q1, q2 = (constant_of(coefficient(equation, place, k)) for k in range(3))
    discriminant = q1**2 - 4 * q2 * q0
    one = discriminant.ring.one
    a, b, c = (q.as_expr() for q in (q2, q1, q0))
    if len(discriminant) <= MAX_EXPANDED:
        under_root = discriminant.as_expr()
        real = positive(Ratio(discriminant, one), given)
    else:  # as it is taught: b**2 > 4*a*c
        under_root = b**2 - 4 * a * c
        real = Conditions((Relation(4 * a * c, "<", b**2),))
    exists = conjunction([real, compare(Ratio(q2, one), "!=", given)])
    if exists.is_impossible:
        return
    for turn in (-1, 1):
        yield turn, (-b + turn * sqrt(under_root)) / (2 * a), exists


def _at_numeric_roots(
    field: VectorField, support: Support, shares: dict[int, Ratio], root: tuple[int, PolyElement]
) -> Iterator[RestPoint]:
    """Real roots, isolated exactly; only points in the open face are kept."""
    place, equation = root
    for number in real_roots(equation, place):
        values = [number.sign_of(shares[p]) for p in _mixed_places(field, support)]
        rest = [number.sign_of(_complement(shares[p])) for p in _mixed_places(field, support)]
        if min(values + rest) > 0:
            coordinates = tuple(number.value_of(share) for share in shares.values())
            yield RestPoint(support, _kind(field, support), shares, coordinates, root=root, number=number)


def _complement(share: Ratio) -> Ratio:
    return Ratio(share.denominator - share.numerator, share.denominator)
