"""Rest points at the roots of an equation in one share: of degree 2 in closed form, numeric ones isolated exactly."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, sqrt
from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio
from symgame.algebra.share_polynomials import coefficient, constant_of, is_numeric, size
from symgame.conditions.normal import Conditions, compare, conjunction, positive, raw_between
from symgame.conditions.region import Region
from symgame.conditions.relation import Relation
from symgame.dynamics.field import VectorField
from symgame.equilibria.existence import TooLong, root_between, surd_positive, together
from symgame.equilibria.faces import Support
from symgame.equilibria.open_face import mixed_places
from symgame.equilibria.rest_point import RestPoint, coordinates_of, kind_of
from symgame.equilibria.roots import real_roots

MAX_EXPANDED = 40
"""Longer discriminants are not multiplied out."""


def points_at_roots(
    field: VectorField, support: Support, shares: dict[int, Ratio], root: tuple[int, PolyElement]
) -> Iterator[RestPoint]:
    """The points whose other shares are rational in the one that solves the equation."""
    place, equation = root
    kind = kind_of(field, support)
    if is_numeric(equation) and all(is_numeric(s.numerator) and is_numeric(s.denominator) for s in shares.values()):
        yield from _at_numeric_roots(field, support, shares, root)
    elif equation.degrees()[place] == 2:
        for turn, value, exists in _quadratic_roots(field, place, equation):
            where = _where_at_root(field, support, shares, root, turn)
            if where is not None and where.is_nothing:
                continue
            z = field.game.shares[place]
            coordinates = tuple(c.xreplace({z: value}) for c in coordinates_of(shares))
            mixed = [raw_between(coordinates[p], field.game.assumptions) for p in mixed_places(field, support)]
            conditions = conjunction([exists, *mixed])
            if not conditions.is_impossible:
                yield RestPoint(support, kind, shares, coordinates, conditions, root=root, where=where)
    else:
        coordinates = coordinates_of(shares)
        mixed = [raw_between(coordinates[p], field.game.assumptions) for p in mixed_places(field, support)]
        yield RestPoint(support, kind, shares, coordinates, conjunction(mixed), root=root, is_explicit=False)


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
        for other in mixed_places(field, support):
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


def _at_numeric_roots(
    field: VectorField, support: Support, shares: dict[int, Ratio], root: tuple[int, PolyElement]
) -> Iterator[RestPoint]:
    """Real roots, isolated exactly; only points in the open face are kept."""
    place, equation = root
    for number in real_roots(equation, place):
        values = [number.sign_of(shares[p]) for p in mixed_places(field, support)]
        rest = [number.sign_of(_complement(shares[p])) for p in mixed_places(field, support)]
        if min(values + rest) > 0:
            coordinates = tuple(number.value_of(share) for share in shares.values())
            yield RestPoint(support, kind_of(field, support), shares, coordinates, root=root, number=number)


def _complement(share: Ratio) -> Ratio:
    return Ratio(share.denominator - share.numerator, share.denominator)
