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
from typing import Any

from sympy import Expr, ImmutableDenseMatrix
from sympy.polys.rings import PolyElement, PolyRing

from symgame.algebra import Ratio
from symgame.algebra.share_polynomials import at_point, constant_of
from symgame.building import quotient_of
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
        from symgame.dynamics.motion import velocity_of  # it is built on fields

        return velocity_of(self)

    def jacobian(self) -> ImmutableDenseMatrix:
        """The matrix of ``d velocity_i / d share_j``, both in the order of ``game.shares``."""
        from symgame.dynamics.motion import jacobian_of

        return jacobian_of(self)

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
    return quotient_of(*advantage(field, player, strategy, reference))


def expected_payoff_expressions(field: VectorField, player: int) -> tuple[Expr, ...]:
    """The expected payoff of each strategy (up to a common summand where only a field is known)."""
    part = field.advantages[player]
    if part.forms is None:
        return tuple(quotient_of(top, part.denominator) for top in part.polynomials)
    bottom = field.share_ring.ground_new(part.denominator)
    return tuple(quotient_of(top, bottom) for top in expected_payoffs(field.game, player, part.forms, field.share_ring))


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
