"""Vertices with zero eigenvalues.

Where payoffs do not contain the own share, the edge of a zero eigenvalue is at rest, so that the
vertex is not asymptotically stable; it has exactly the stability that it has in the game of the
players with a zero, whose face is the centre manifold. With own shares in the payoffs the field on
that edge decides by its first nonzero Taylor coefficient.

For two zeros, with ``a`` the growth rate of the first player's strategy once the second has moved and
``b`` the reverse: unstable iff both can start to rise, ``a > 0 <= b`` or ``b > 0 <= a``.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from sympy import Min, S
from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio
from symgame.algebra.share_polynomials import constant_of
from symgame.conditions.normal import Conditions, compare, conjunction
from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign, product
from symgame.dynamics.field import Scope, VectorField, advantage, at_profile, difference_at, starts_of
from symgame.players import Profile
from symgame.stability.verdict import Finding, Stability, settled


@dataclass(frozen=True, slots=True)
class Zero:
    """A zero eigenvalue: the player and the unused strategy to which it belongs."""

    player: int
    strategy: int


def zero_eigenvalues(field: VectorField, profile: Profile, zeros: list[Zero], others: Conditions) -> Finding:
    """The stability of a vertex with zero eigenvalues, the others negative under ``others``."""
    if field.scope is Scope.GENERAL:
        return _own_shares(field, profile, zeros, others)
    finding = _in_face_game(field, profile, zeros)
    if finding.stability is Stability.UNSTABLE or finding.stability is Stability.UNDECIDED:
        return finding
    if others.is_impossible:
        return Finding(Stability.UNSTABLE, "its other eigenvalues cannot all be negative")
    conditions = conjunction([finding.stable_if, others])
    return settled(conditions, Stability.LYAPUNOV_STABLE, Stability.UNSTABLE, finding.why)


def _in_face_game(field: VectorField, profile: Profile, zeros: list[Zero]) -> Finding:
    players = {zero.player for zero in zeros}
    if len(players) == 1:
        return Finding(Stability.LYAPUNOV_STABLE, "a zero eigenvalue: its edge is at rest, the others attract")
    pairs = [_pair(field, profile, i, j) for i, j in itertools.combinations(zeros, 2) if i.player != j.player]
    unstable = next((pair for pair in pairs if pair.stability is Stability.UNSTABLE), None)
    if unstable is not None:
        return unstable
    if len(zeros) == 2:
        return pairs[0]
    if len(zeros) == 3 and len(players) == 3 and field.scope is Scope.MULTILINEAR:
        return _triple(field, profile, zeros)
    return Finding(Stability.UNDECIDED, f"{len(zeros)} zero eigenvalues: no rule decides their face game")


def _pair(field: VectorField, profile: Profile, i: Zero, j: Zero) -> Finding:
    """The two-zero rule."""
    why = "two zero eigenvalues: unstable iff one growth rate beside the vertex is > 0 and the other >= 0"
    a, b = beside(field, profile, i, j), beside(field, profile, j, i)
    signs = _sign(field, a), _sign(field, b)
    if any(_pushes(*order) for order in (signs, signs[::-1])):
        return Finding(Stability.UNSTABLE, why)
    if Sign.NEGATIVE in signs or signs == (Sign.ZERO, Sign.ZERO):
        return Finding(Stability.LYAPUNOV_STABLE, why)
    given = field.game.assumptions
    for sign, rate in ((signs[0], b), (signs[1], a)):  # where one is known not to be negative, the other decides
        if sign in (Sign.POSITIVE, Sign.ZERO):
            operator = "<" if sign is Sign.POSITIVE else "<="
            return settled(compare(rate, operator, given), Stability.LYAPUNOV_STABLE, Stability.UNSTABLE, why)
    smaller = Relation(Min(a.as_expr(), b.as_expr()), "<", S.Zero)
    return Finding(
        Stability.DEPENDS, f"{why} (also where both are 0)", Conditions((smaller,)), Stability.LYAPUNOV_STABLE
    )


def _pushes(first: Sign, second: Sign) -> bool:
    return first is Sign.POSITIVE and second in (Sign.POSITIVE, Sign.ZERO, Sign.NONNEGATIVE)


def beside(field: VectorField, profile: Profile, i: Zero, *moved: Zero) -> Ratio:
    """The growth rate of a strategy once others have moved, or its sign just beside the vertex.

    Where the advantage is not linear in the shares, the first nonzero Taylor coefficient along the
    edge of the one who moved stands for it.
    """
    if field.scope is Scope.MULTILINEAR or len(moved) > 1:
        changed = list(profile)
        for zero in moved:
            changed[zero.player] = zero.strategy
        return difference_at(
            field, i.player, i.strategy, (*changed[: i.player], profile[i.player], *changed[i.player + 1 :])
        )
    return _first_coefficient(field, profile, i, moved[0])


def _first_coefficient(field: VectorField, profile: Profile, i: Zero, along: Zero) -> Ratio:
    """The first nonzero coefficient of ``D_i`` along an edge, in the share that grows on it."""
    coefficients = edge_coefficients(field, profile, i, along)
    return next((c for c in coefficients if c.numerator), Ratio(field.ring.zero, coefficients[0].denominator))


def edge_coefficients(field: VectorField, profile: Profile, i: Zero, along: Zero) -> tuple[Ratio, ...]:
    """The coefficients of ``D_i`` along an edge by powers of the share that grows on it, the constant first.

    Each is over the denominator at the vertex, so that the first that is not zero has the sign of ``D_i``
    just beside the vertex.
    """
    top, bottom = advantage(field, i.player, i.strategy, profile[i.player])
    start = starts_of(field)[along.player]
    ring, game = field.share_ring, field.game
    point = {place: ring.ground_new(value) for place, value in at_profile(game, profile)}
    e = ring.gens[start]  # stands for the share that grows from 0
    if game.shape[along.player] == 2:
        point[start] = e if along.strategy == 0 else 1 - e
    else:
        point[start + along.strategy] = e
        point[start + profile[along.player]] = 1 - e
    coefficients = {monomial[start]: form for monomial, form in _composed(top, point).terms()}
    at_vertex = constant_of(
        _composed(bottom, {**point, start: ring.ground_new(dict(at_profile(game, profile))[start])})
    )
    powers = range(max(coefficients, default=0) + 1)
    return tuple(Ratio(coefficients.get(power, field.ring.zero), at_vertex) for power in powers)


def _composed(polynomial: PolyElement, point: dict[int, PolyElement]) -> PolyElement:
    result: PolyElement = polynomial.compose([(polynomial.ring.gens[k], value) for k, value in point.items()])
    return result


def _sign(field: VectorField, ratio: Ratio) -> Sign:
    given = field.game.assumptions
    return product(given.sign(ratio.numerator), given.sign(ratio.denominator))


def _triple(field: VectorField, profile: Profile, zeros: list[Zero]) -> Finding:
    """The three-zero rule; no pair is unstable."""
    why = "three zero eigenvalues: decided by the growth rates beside the vertex"
    a = {(i, j): beside(field, profile, zeros[i], zeros[j]) for i, j in itertools.permutations(range(3), 2)}
    signs = {pair: _sign(field, ratio) for pair, ratio in a.items()}
    if not all(sign.is_strict or sign is Sign.ZERO for sign in signs.values()):
        return Finding(Stability.UNDECIDED, f"{why}; their signs are open")
    e = [_excess(field, profile, zeros, i) for i in range(3)]
    excess = [_sign(field, ratio) for ratio in e]
    if all(sign is Sign.ZERO for sign in signs.values()):
        if not all(sign.is_strict or sign is Sign.ZERO for sign in excess):
            return Finding(Stability.UNDECIDED, f"{why}; their signs are open")
        rises = Sign.NEGATIVE not in excess and Sign.POSITIVE in excess
        return Finding(Stability.UNSTABLE if rises else Stability.LYAPUNOV_STABLE, why)
    forward = all(signs[pair] is Sign.POSITIVE for pair in ((0, 1), (1, 2), (2, 0)))
    forward = forward and all(signs[pair] is Sign.NEGATIVE for pair in ((1, 0), (2, 1), (0, 2)))
    backward = all(signs[pair] is Sign.NEGATIVE for pair in ((0, 1), (1, 2), (2, 0)))
    backward = backward and all(signs[pair] is Sign.POSITIVE for pair in ((1, 0), (2, 1), (0, 2)))
    if not forward and not backward:
        return Finding(Stability.LYAPUNOV_STABLE, why)
    return _cycle(field, a, e, why)


def _excess(field: VectorField, profile: Profile, zeros: list[Zero], i: int) -> Ratio:
    """``g_i(v+j+k) - g_i(v+j) - g_i(v+k)``."""
    j, k = (zero for index, zero in enumerate(zeros) if index != i)
    both, one, other = (beside(field, profile, zeros[i], *moved) for moved in ((j, k), (j,), (k,)))
    return Ratio(both.numerator - one.numerator - other.numerator, both.denominator)


def _cycle(field: VectorField, a: dict[tuple[int, int], Ratio], e: list[Ratio], why: str) -> Finding:
    """The pairs chase each other: ``det(a)`` decides, and where it is zero a weighted sum of the excesses."""
    n = {pair: ratio.numerator for pair, ratio in a.items()}
    scale = product(
        product(_denominator_sign(field, a[0, 1]), _denominator_sign(field, a[1, 2])), _denominator_sign(field, a[2, 0])
    )
    determinant = n[0, 1] * n[1, 2] * n[2, 0] + n[0, 2] * n[1, 0] * n[2, 1]
    sign = product(field.game.assumptions.sign(determinant), scale)
    if sign is Sign.POSITIVE:
        return Finding(Stability.UNSTABLE, why)
    if sign is Sign.NEGATIVE:
        return Finding(Stability.LYAPUNOV_STABLE, why)
    if sign is not Sign.ZERO:
        return Finding(Stability.UNDECIDED, f"{why}; the sign of their determinant is open")
    # weights w > 0 with w_i a_ij + w_j a_ji = 0: w_0 = -a_10 a_20, w_1 = a_01 a_20, w_2 = a_02 a_10, up to a sign
    weights = (-n[1, 0] * n[2, 0], n[0, 1] * n[2, 0], n[0, 2] * n[1, 0])
    total = sum((w * ratio.numerator for w, ratio in zip(weights, e, strict=True)), start=field.ring.zero)
    total_sign = product(field.game.assumptions.sign(total), field.game.assumptions.sign(weights[0]))
    if total_sign in (Sign.NEGATIVE, Sign.ZERO, Sign.NONPOSITIVE):
        return Finding(Stability.LYAPUNOV_STABLE, why)
    return Finding(Stability.UNDECIDED, f"{why}; the weighted sum of their excesses is not known to be at most 0")


def _denominator_sign(field: VectorField, ratio: Ratio) -> Sign:
    return field.game.assumptions.sign(ratio.denominator)


def _own_shares(field: VectorField, profile: Profile, zeros: list[Zero], others: Conditions) -> Finding:
    """Own shares in the payoffs: the field on the edge of the one zero decides."""
    if len(zeros) > 1:
        return Finding(Stability.UNDECIDED, f"{len(zeros)} zero eigenvalues and own shares in the payoffs")
    rate = _first_coefficient(field, profile, zeros[0], zeros[0])
    why = "one zero eigenvalue: the field on its edge, just beside the vertex, decides"
    inward = compare(rate, "<", field.game.assumptions)
    sign = _sign(field, rate)
    if sign is Sign.ZERO:
        return settled(others, Stability.LYAPUNOV_STABLE, Stability.UNSTABLE, f"{why}: it is at rest")
    return settled(conjunction([inward, others]), Stability.ASYMPTOTICALLY_STABLE, Stability.UNSTABLE, why)
