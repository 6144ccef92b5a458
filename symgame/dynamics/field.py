r"""The vector field of a game on the product of its simplexes: the waist of the toolkit.

Every analysis takes a field and every dynamics makes one. For the replicator equation

.. math:: \dot x_{ik} = x_{ik} (U_{ik} - \bar U_i),

which for two strategies is :math:`\dot x_i = x_i (1 - x_i) D_i` with the *advantage*
:math:`D_i = U_{i1} - U_{i2}`. A field is kept as its advantages: nothing of it is ever expanded
unless somebody asks to see it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from sympy import Add, Expr, ImmutableDenseMatrix, Integer, Mul, S, Symbol
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement, PolyRing

from symgame.algebra import Ratio
from symgame.building import expression_of, multiple, product_of, sum_of
from symgame.dynamics.averages import Forms, expected_payoffs
from symgame.game import Game
from symgame.players import Profile
from symgame.shown import Shown


class Scope(Enum):
    """What the advantages depend on, and with it which theorems hold."""

    MULTILINEAR = "multilinear"
    OWN_SHARE_FREE = "own-share-free"
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Advantages:
    """What one player gains by each strategy, compared with its last one.

    ``forms[k][w]`` is the numerator of the payoff of strategy ``k`` at the profile ``w`` of the
    *others*, in the order of profiles, where payoffs do not contain shares. ``polynomials[k]`` is the
    numerator of its expected payoff as a share polynomial, up to a summand common to all strategies.
    Both are over the one ``denominator``: a form where there are forms, else a share polynomial.
    """

    denominator: PolyElement
    polynomials: tuple[PolyElement, ...]
    forms: Forms | None = None


@dataclass(frozen=True, slots=True)
class VectorField(Shown):
    """The replicator field of a game, remembered with its game.

    Attributes
    ----------
    game : Game
    share_ring : PolyRing
        The ring of share polynomials, ``ring[shares]``.
    advantages : tuple of Advantages
        One per player.
    """

    game: Game
    share_ring: PolyRing
    advantages: tuple[Advantages, ...]

    def __repr__(self) -> str:
        return f"Replicator field of {self.game.slug!r} in {', '.join(map(str, self.game.shares))}"

    @property
    def ring(self) -> PolyRing:
        """``QQ[parameters]``, the ring of forms."""
        domain: Any = self.share_ring.domain  # SymPy annotates only what all domains have
        ring: PolyRing = domain.ring
        return ring

    @property
    def velocity(self) -> tuple[Expr, ...]:
        """The time derivative of every share, in the order of ``game.shares`` (share per time)."""
        return _velocity(self)

    def jacobian(self) -> ImmutableDenseMatrix:
        """The matrix of ``d velocity_i / d share_j``, both in the order of ``game.shares``."""
        return _jacobian(self)

    @property
    def scope(self) -> Scope:
        """Tested on the advantages themselves, not on a flag."""
        return _scope(self)


def difference_at(field: VectorField, player: int, strategy: int, profile: Profile) -> Ratio:
    """The payoff of a strategy against the one in use, the others playing a profile.

    ``f_{ik}(w) - f_{i w_i}(w)``: at the vertex ``w`` this is the eigenvalue that belongs to the
    unused strategy ``k``.
    """
    part = field.advantages[player]
    used = profile[player]
    if part.forms is not None:
        others = profile_index(field.game.shape, player, profile)
        return Ratio(part.forms[strategy][others] - part.forms[used][others], part.denominator)
    top, bottom = advantage(field, player, strategy, used)
    point = at_profile(field.game, profile)
    return Ratio(constant_of(at_point(top, point)), constant_of(at_point(bottom, point)))


def advantage(field: VectorField, player: int, strategy: int, reference: int) -> tuple[PolyElement, PolyElement]:
    """Numerator and denominator, share polynomials, of one strategy's advantage over another."""
    part = field.advantages[player]
    bottom = part.denominator if part.forms is None else field.share_ring.ground_new(part.denominator)
    return part.polynomials[strategy] - part.polynomials[reference], bottom


def constant_of(polynomial: PolyElement) -> PolyElement:
    """The form that a share polynomial without shares is."""
    result: PolyElement = polynomial.ring.domain.convert(polynomial.coeff(1))
    return result


def starts_of(field: VectorField) -> list[int]:
    """The place in ``game.shares`` of every player's first share."""
    lengths = [len(player.shares) for player in field.game.players]
    return [sum(lengths[:i]) for i in range(len(lengths))]


def at_profile(game: Game, profile: Profile) -> list[tuple[int, int]]:
    """The shares of a vertex by their place in `game.shares`, for substitution into share polynomials."""
    point: list[int] = []
    for player, strategy in zip(game.players, profile, strict=True):
        point.extend(int(k == strategy) for k in range(len(player.shares)))
    return list(enumerate(point))


def at_point(polynomial: PolyElement, point: list[tuple[int, int]]) -> PolyElement:
    """A share polynomial with its shares replaced by 0 and 1: a form, as a share polynomial."""
    zeros = [place for place, value in point if value == 0]
    forms = [form for monomial, form in polynomial.terms() if not any(monomial[place] for place in zeros)]
    result: PolyElement = polynomial.ring.ground_new(polynomial.ring.domain.ring.add(*forms))
    return result


def profile_index(shape: tuple[int, ...], player: int, profile: Profile) -> int:
    """The place of a profile among the profiles of the others."""
    index = 0
    for j, (m, strategy) in enumerate(zip(shape, profile, strict=True)):
        if j != player:
            index = index * m + strategy
    return index


def depends_on_own(field: VectorField, player: int) -> bool:
    """Whether a player's advantages contain its own shares."""
    part = field.advantages[player]
    if part.forms is not None:
        return False
    own = [field.game.shares.index(share) for share in field.game.players[player].shares]
    differences = [p - part.polynomials[-1] for p in part.polynomials]
    return any(monomial[place] for p in (*differences, part.denominator) for monomial in p for place in own)


def advantage_expression(field: VectorField, player: int, strategy: int, reference: int) -> Expr:
    """One strategy's advantage over another as an expression in the shares and parameters."""
    return _quotient(*advantage(field, player, strategy, reference))


def expected_payoff_expressions(field: VectorField, player: int) -> tuple[Expr, ...]:
    """The expected payoff of each strategy (up to a common summand where only a field is known)."""
    part = field.advantages[player]
    if part.forms is None:
        return tuple(_quotient(top, part.denominator) for top in part.polynomials)
    bottom = field.share_ring.ground_new(part.denominator)
    return tuple(_quotient(top, bottom) for top in expected_payoffs(field.game, player, part.forms, field.share_ring))


def slopes(field: VectorField, player: int) -> list[Expr]:
    """``dD_i / d share`` for every share, of a two-strategy player, collected in the shares."""
    top, bottom = advantage(field, player, 0, 1)
    if any(monomial != bottom.ring.zero_monom for monomial in bottom):
        return [_quotient(top, bottom).diff(share) for share in field.game.shares]
    return [_quotient(_slope(top, place), bottom) for place in range(len(field.game.shares))]


def _slope(polynomial: PolyElement, place: int) -> PolyElement:
    """The derivative by one share; where its power is 1 the very same forms, not copies of them."""
    result: PolyElement = polynomial.ring.zero
    for monomial, form in polynomial.items():
        power = monomial[place]
        if power:
            lower = (*monomial[:place], power - 1, *monomial[place + 1 :])
            result[lower] = form if power == 1 else form.mul_ground(QQ(power))
    return result


def _quotient(top: PolyElement, bottom: PolyElement) -> Expr:
    shown: Expr = expression_of(top)
    return shown if bottom == 1 else shown / expression_of(bottom)


def _velocity(field: VectorField) -> tuple[Expr, ...]:
    components: list[Expr] = []
    for i, player in enumerate(field.game.players):
        if len(player.strategies) == 2:
            difference = advantage_expression(field, i, 0, 1)
            components.append(_times_logistic(player.shares[0], difference, not depends_on_own(field, i)))
            continue
        payoffs = expected_payoff_expressions(field, i)
        mean = Add(*(Mul(x, u) for x, u in zip(player.shares, payoffs, strict=True)))
        components.extend(Mul(x, u - mean) for x, u in zip(player.shares, payoffs, strict=True))
    return tuple(components)


def _jacobian(field: VectorField) -> ImmutableDenseMatrix:
    """Row by row, factored: ``(1 - 2x) D`` on the diagonal, ``x (1 - x) dD/dy`` off it."""
    rows: list[list[Expr]] = []
    for i, player in enumerate(field.game.players):
        if len(player.strategies) == 2:
            rows.append(_row(field, i))
            continue
        start = field.game.shares.index(player.shares[0])
        for component in _velocity(field)[start : start + len(player.shares)]:
            rows.append([component.diff(share) for share in field.game.shares])
    return ImmutableDenseMatrix(rows)


def _row(field: VectorField, i: int) -> list[Expr]:
    x = field.game.players[i].shares[0]
    is_plain = not depends_on_own(field, i)
    row = [_times_logistic(x, slope, is_plain) for slope in slopes(field, i)]
    difference = advantage_expression(field, i, 0, 1)
    own = field.game.shares.index(x)
    row[own] = product_of(_one_minus_twice(x), difference) if is_plain else row[own] + _one_minus_twice(x) * difference
    return row


def _times_logistic(x: Symbol, factor: Expr, is_plain: bool) -> Expr:
    """``x (1 - x) factor``, where ``is_plain`` says that the factor is free of ``x``."""
    if factor is S.Zero:
        return factor
    return product_of(x, _one_minus(x), factor) if is_plain else Mul(x, _one_minus(x), factor)


@cache
def _one_minus(x: Symbol) -> Expr:
    return sum_of((S.One, multiple(S.NegativeOne, x)))


@cache
def _one_minus_twice(x: Symbol) -> Expr:
    return sum_of((S.One, multiple(Integer(-2), x)))


def _scope(field: VectorField) -> Scope:
    if all(part.forms is not None for part in field.advantages):
        return Scope.MULTILINEAR
    scope = Scope.MULTILINEAR
    for i, player in enumerate(field.game.players):
        if depends_on_own(field, i):
            return Scope.GENERAL
        for strategy in range(len(player.strategies) - 1):
            top, bottom = advantage(field, i, strategy, len(player.strategies) - 1)
            degrees = [power for monomial in top for power in monomial]
            if not bottom.is_ground or max(degrees, default=0) > 1:
                scope = Scope.OWN_SHARE_FREE
    return scope
