r"""The vector field of a game on the product of its simplexes: the waist of the toolkit.

Every analysis takes a field and every dynamics makes one. For the replicator equation

.. math:: \dot x_{ik} = x_{ik} (U_{ik} - \bar U_i),

which for two strategies is :math:`\dot x_i = x_i (1 - x_i) D_i` with the *advantage*
:math:`D_i = U_{i1} - U_{i2}`. A field is kept as its advantages: nothing of it is ever expanded
unless somebody asks to see it.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import Enum
from functools import cache

from sympy import Add, Expr, ImmutableDenseMatrix, Mul, S, Symbol
from sympy.polys.rings import PolyElement, PolyRing

from symgame.algebra import Ratio, as_expression, product_of, share_ring_of
from symgame.game import Game, Player, Profile


class Scope(Enum):
    """What the advantages depend on, and with it which theorems hold."""

    MULTILINEAR = "multilinear"
    OWN_SHARE_FREE = "own-share-free"
    GENERAL = "general"


MAX_COLLECTED = 5
"""Up to so many players expected payoffs are collected in the shares; beyond, profile by profile."""


@dataclass(frozen=True, slots=True)
class Advantages:
    """What one player gains by each strategy, compared with its last one.

    ``forms[k][w]`` is the numerator of the payoff of strategy ``k`` at the profile ``w`` of the
    *others*, in the order of profiles, where payoffs do not contain shares. ``polynomials[k]`` is the
    numerator of its expected payoff as a share polynomial (up to a summand common to all strategies
    where only a field is known). Both are over the one ``denominator``: a form where there are forms,
    else a share polynomial. With more than :data:`MAX_COLLECTED` players there are only forms.
    """

    denominator: PolyElement
    forms: tuple[tuple[PolyElement, ...], ...] | None = None
    polynomials: tuple[PolyElement, ...] | None = None


@dataclass(frozen=True, slots=True)
class VectorField:
    """The replicator field of a game, remembered with its game.

    Attributes
    ----------
    game : Game
    ring : PolyRing
        ``QQ[parameters]``, the ring of forms.
    advantages : tuple of Advantages
        One per player.
    """

    game: Game
    ring: PolyRing
    advantages: tuple[Advantages, ...]

    @property
    def share_ring(self) -> PolyRing:
        """The ring of share polynomials, ``ring[shares]``."""
        return share_ring_of(self.game.shares, self.ring)

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
    polynomials = part.polynomials or expected_payoffs(field.game, player, part.forms or (), field.share_ring)
    bottom = part.denominator if part.forms is None else field.share_ring.ground_new(part.denominator)
    return polynomials[strategy] - polynomials[reference], bottom


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


def expected_payoffs(
    game: Game, player: int, forms: tuple[tuple[PolyElement, ...], ...], ring: PolyRing
) -> tuple[PolyElement, ...]:
    """The expected payoff of each strategy as a share polynomial, from the forms of a table.

    Of two strategies only the difference matters: then it is the difference, and 0.
    """
    if len(forms) == 2:
        first, second = forms
        return _averaged(game, player, [a - b for a, b in zip(first, second, strict=True)], ring), ring.zero
    return tuple(_averaged(game, player, list(row), ring) for row in forms)


def _averaged(game: Game, player: int, row: list[PolyElement], ring: PolyRing) -> PolyElement:
    """One opponent after the other: ``u_2 + y*(u_1 - u_2)`` for two strategies, ``sum y_l*u_l`` for more."""
    generators = dict(zip(game.shares, ring.gens, strict=True))
    values = [ring.ground_new(form) for form in row]
    for other in reversed([p for j, p in enumerate(game.players) if j != player]):
        m = len(other.strategies)
        groups = [values[k : k + m] for k in range(0, len(values), m)]
        weights = [generators[share] for share in other.shares]
        if m == 2:
            values = [second + weights[0] * (first - second) for first, second in groups]
        else:
            values = [ring.add(*(w * u for w, u in zip(weights, group, strict=True))) for group in groups]
    result: PolyElement = values[0]
    return result


@cache
def expression_of(polynomial: PolyElement) -> Expr:
    """A share polynomial as an expression, its coefficients collected: ``y*z*(...) + y*(...)``."""
    symbols = polynomial.ring.symbols
    terms = []
    for monomial, coefficient in polynomial.terms():
        powers = [symbol**power for symbol, power in zip(symbols, monomial, strict=True) if power]
        terms.append(product_of(as_expression(coefficient), *powers))
    return Add(*terms)


def advantage_expression(field: VectorField, player: int, strategy: int, reference: int) -> Expr:
    """One strategy's advantage over another as an expression in the shares and parameters."""
    part = field.advantages[player]
    if part.forms is not None and len(field.game.players) > MAX_COLLECTED:
        result: Expr = _by_profiles(field, player, strategy, reference) / as_expression(part.denominator)
        return result
    top, bottom = advantage(field, player, strategy, reference)
    result = expression_of(top) / expression_of(bottom)
    return result


def _by_profiles(field: VectorField, player: int, strategy: int, reference: int) -> Expr:
    """The sum of payoff differences at the profiles of the others, weighted with their shares."""
    forms = field.advantages[player].forms
    assert forms is not None
    others = [p for j, p in enumerate(field.game.players) if j != player]
    terms = []
    for place, profile in enumerate(itertools.product(*(range(len(p.strategies)) for p in others))):
        form = forms[strategy][place] - forms[reference][place]
        weights = [_share(p, k) for p, k in zip(others, profile, strict=True)]
        terms.append(product_of(as_expression(form), *weights))
    return Add(*terms)


def _slope_by_profiles(field: VectorField, player: int, share: Symbol) -> Expr:
    """``dD_i / d share``, profile by profile: linear in the share, whose player's strategy is varied."""
    forms, game = field.advantages[player].forms, field.game
    assert forms is not None
    mover = next(j for j, p in enumerate(game.players) if share in p.shares)
    if mover == player:
        return S.Zero
    strategy = game.players[mover].shares.index(share)
    terms = []
    for profile in itertools.product(*((0,) if j in (player, mover) else range(m) for j, m in enumerate(game.shape))):
        moved = _at(forms, game, player, (*profile[:mover], strategy, *profile[mover + 1 :]))
        if game.shape[mover] == 2:
            moved -= _at(forms, game, player, (*profile[:mover], 1, *profile[mover + 1 :]))
        weights = [_share(p, profile[j]) for j, p in enumerate(game.players) if j not in (player, mover)]
        terms.append(product_of(as_expression(moved), *weights))
    result: Expr = Add(*terms) / as_expression(field.advantages[player].denominator)
    return result


def _at(forms: tuple[tuple[PolyElement, ...], ...], game: Game, player: int, profile: Profile) -> PolyElement:
    """The first strategy's payoff against the second at a profile of the others."""
    place = profile_index(game.shape, player, profile)
    difference: PolyElement = forms[0][place] - forms[1][place]
    return difference


def _share(player: Player, strategy: int) -> Expr:
    if len(player.strategies) == 2 and strategy == 1:
        return _rest_of(player.shares[0])
    return player.shares[strategy]


def _velocity(field: VectorField) -> tuple[Expr, ...]:
    components: list[Expr] = []
    for i, player in enumerate(field.game.players):
        if len(player.strategies) == 2:
            x = player.shares[0]
            components.append(_times_logistic(x, advantage_expression(field, i, 0, 1)))
            continue
        payoffs = expected_payoff_expressions(field, i)
        mean = Add(*(Mul(x, u) for x, u in zip(player.shares, payoffs, strict=True)))
        components.extend(Mul(x, u - mean) for x, u in zip(player.shares, payoffs, strict=True))
    return tuple(components)


def expected_payoff_expressions(field: VectorField, player: int) -> tuple[Expr, ...]:
    """The expected payoff of each strategy (up to a common summand where only a field is known)."""
    part = field.advantages[player]
    if part.forms is not None:
        tops = tuple(_averaged(field.game, player, list(row), field.share_ring) for row in part.forms)
    else:
        tops = part.polynomials or ()
    bottom = as_expression(part.denominator) if part.forms is not None else expression_of(part.denominator)
    return tuple(expression_of(top) / bottom for top in tops)


def _jacobian(field: VectorField) -> ImmutableDenseMatrix:
    """Row by row, factored: ``(1 - 2x) D`` on the diagonal, ``x (1 - x) dD/dy`` off it."""
    shares = field.game.shares
    rows: list[list[Expr]] = []
    for i, player in enumerate(field.game.players):
        if len(player.strategies) == 2:
            rows.append(_row(field, i))
            continue
        start = shares.index(player.shares[0])
        for component in _velocity(field)[start : start + len(player.shares)]:
            rows.append([component.diff(share) for share in shares])
    return ImmutableDenseMatrix(rows)


def _row(field: VectorField, i: int) -> list[Expr]:
    x = field.game.players[i].shares[0]
    difference = advantage_expression(field, i, 0, 1)
    row = [_times_logistic(x, slope) for slope in slopes(field, i, difference)]
    own = field.game.shares.index(x)
    row[own] += Mul(1 - 2 * x, difference)
    return row


def _times_logistic(x: Symbol, factor: Expr) -> Expr:
    """``x (1 - x) factor``."""
    if factor == 0 or x in factor.free_symbols:
        return Mul(x, 1 - x, factor)
    return product_of(x, _rest_of(x), factor)


@cache
def _rest_of(x: Symbol) -> Expr:
    result: Expr = 1 - x
    return result


def slopes(field: VectorField, player: int, difference: Expr) -> list[Expr]:
    """``dD_i / d share`` for every share, of a two-strategy player, collected in the shares."""
    part = field.advantages[player]
    if part.polynomials is None:
        return [_slope_by_profiles(field, player, share) for share in field.game.shares]
    if part.forms is None and not part.denominator.is_ground:
        return [difference.diff(share) for share in field.game.shares]
    top = part.polynomials[0] - part.polynomials[1]
    bottom = as_expression(part.denominator if part.forms is not None else constant_of(part.denominator))
    return [expression_of(top.diff(share)) / bottom for share in field.share_ring.gens]


def _scope(field: VectorField) -> Scope:
    if all(part.forms is not None for part in field.advantages):
        return Scope.MULTILINEAR
    scope = Scope.MULTILINEAR
    for i, player in enumerate(field.game.players):
        for strategy in range(len(player.strategies) - 1):
            top, bottom = advantage(field, i, strategy, len(player.strategies) - 1)
            own = [field.share_ring.symbols.index(share) for share in player.shares]
            used = {k for p in (top, bottom) for monomial in p for k, power in enumerate(monomial) if power}
            if used.intersection(own):
                return Scope.GENERAL
            degrees = [power for monomial in top for power in monomial]
            if not bottom.is_ground or max(degrees, default=0) > 1:
                scope = Scope.OWN_SHARE_FREE
    return scope
