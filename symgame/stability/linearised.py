"""The field linearised at a rest point that is not a vertex.

On the face of the mixing players the Jacobian is a block of its own; every unused strategy adds a
*transversal* eigenvalue, the payoff difference against the strategies in use. For two-strategy
players the block has the entries ``x_i (1 - x_i) dD_i/dx_j``.
"""

from __future__ import annotations

from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio, flat, nested, over_one_denominator
from symgame.algebra.share_polynomials import constant_ratio, is_numeric, used_in
from symgame.algebra.substitution import substituted
from symgame.conditions.sign import Sign, product
from symgame.dynamics.field import VectorField
from symgame.equilibria.faces import restricted_advantage, unknowns_of
from symgame.equilibria.rest_point import RestPoint
from symgame.factoring import without_common_factor

Matrix = list[list[Ratio]]


def at_point(point: RestPoint, ratio: Ratio) -> Ratio:
    """A quotient of share polynomials at a rest point, in its free shares and root."""
    values = {k: share for k, share in point.shares.items() if not _is_itself(k, share)}
    return Ratio(*substituted(ratio, values))


def _is_itself(place: int, share: Ratio) -> bool:
    return bool(share.numerator == share.numerator.ring.gens[place] and share.denominator == 1)


def sign_at(field: VectorField, point: RestPoint, ratio: Ratio) -> Sign:
    """The sign of a quotient that :func:`at_point` gave."""
    if point.number is not None and is_numeric(ratio.numerator) and is_numeric(ratio.denominator):
        return (Sign.NEGATIVE, Sign.ZERO, Sign.POSITIVE)[point.number.sign_of(ratio) + 1]
    if used_in(ratio.numerator) or used_in(ratio.denominator):
        return Sign.UNDECIDED  # it contains a root with parameters
    form = constant_ratio(ratio)
    given = field.game.assumptions
    return product(given.sign(form.numerator), given.sign(form.denominator))


def transversals(field: VectorField, point: RestPoint) -> list[Ratio]:
    """The eigenvalues that belong to unused strategies, by player, then by strategy."""
    result = []
    for i, (used, m) in enumerate(zip(point.support, field.game.shape, strict=True)):
        for k in range(m):
            if k not in used:
                top = restricted_advantage(field, i, k, used[-1], point.support)
                result.append(at_point(point, Ratio(top, _denominator(field, i))))
    return result


def _denominator(field: VectorField, player: int) -> PolyElement:
    part = field.advantages[player]
    return part.denominator if part.forms is None else field.share_ring.ground_new(part.denominator)


def block(field: VectorField, point: RestPoint) -> Matrix:
    """The Jacobian of the shares to solve for on the face of the mixing players.

    Its rows and columns are in the order of :func:`unknowns_of`. Since all advantages vanish at the
    point, ``d v_k / d y = x_k (dD_k/dy - sum_l x_l dD_l/dy)`` within one player.
    """
    places = unknowns_of(field, point.support)
    ring = field.share_ring
    rows: Matrix = []
    for i, used in enumerate(point.support):
        tops = [restricted_advantage(field, i, k, used[-1], point.support) for k in used[:-1]]
        own = [p for p in places if p in _own_places(field, i)]
        for place, top in zip(own, tops, strict=True):
            rows.append([])
            for other in places:
                slope = top.diff(ring.gens[other])
                mean = ring.add(*(ring.gens[p] * t.diff(ring.gens[other]) for p, t in zip(own, tops, strict=True)))
                rows[-1].append(at_point(point, Ratio(ring.gens[place] * (slope - mean), _denominator(field, i))))
    return rows


def _own_places(field: VectorField, player: int) -> range:
    lengths = [len(p.shares) for p in field.game.players]
    start = sum(lengths[:player])
    return range(start, start + lengths[player])


def slope(field: VectorField, point: RestPoint, player: int, other: int) -> Ratio:
    """``dD_i/dx_j`` at the point, between two mixing players of two strategies in use each."""
    used = point.support[player]
    top = restricted_advantage(field, player, used[0], used[-1], point.support)
    place = next(p for p in unknowns_of(field, point.support) if p in _own_places(field, other))
    return at_point(point, Ratio(top.diff(field.share_ring.gens[place]), _denominator(field, player)))


def characteristic(point: RestPoint, matrix: Matrix) -> list[Ratio] | None:
    """The coefficients of ``det(lambda - J)`` from the highest power, by Faddeev and LeVerrier.

    The entries are brought over one denominator d, ``J = N/d``, so that only polynomials are
    multiplied: ``c_k(J) = c_k(N)/d**k``. ``None`` if they would become too long.
    """
    ring = matrix[0][0].numerator.ring
    entries = [e if point.number is None else point.number.reduced(e) for row in matrix for e in row]
    flattened = [without_common_factor(flat(e.numerator), flat(e.denominator)) for e in entries]
    tops, bottom = over_one_denominator([Ratio(*pair) for pair in flattened])
    n = len(matrix)
    if n > 2 and point.number is None and max(map(len, tops)) ** n > MAX_WORK:
        return None
    rows = [list(tops[i * n : i * n + n]) for i in range(n)]
    unit, zero = bottom.ring.one, bottom.ring.zero
    current = [[unit if i == j else zero for j in range(n)] for i in range(n)]
    numerators = [unit]
    for k in range(1, n + 1):
        image = [[_at_root(point, _dot(rows[i], [row[j] for row in current])) for j in range(n)] for i in range(n)]
        trace = bottom.ring.add(*(image[i][i] for i in range(n)))
        numerators.append(trace.quo_ground(-k))
        current = [[image[i][j] + numerators[-1] if i == j else image[i][j] for j in range(n)] for i in range(n)]
    scale = nested(bottom, ring)
    return [Ratio(nested(top, ring), scale**k if k else ring.one) for k, top in enumerate(numerators)]


MAX_WORK = 200_000
"""The most products of terms for one coefficient of a characteristic polynomial."""


def _dot(left: list[PolyElement], right: list[PolyElement]) -> PolyElement:
    result: PolyElement = left[0].ring.add(*(a * b for a, b in zip(left, right, strict=True)))
    return result


def _at_root(point: RestPoint, polynomial: PolyElement) -> PolyElement:
    """The same number with lower powers of the root."""
    if point.number is None or point.root is None:
        return polynomial
    result: PolyElement = polynomial.rem(flat(point.root[1]))
    return result
