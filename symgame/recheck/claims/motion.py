r"""What follows from a game in any exact arithmetic: velocities, their slopes, and eigenvalues at vertices.

Velocities are :math:`x_k (U_k - \sum_l x_l U_l)` from the payoffs of all profiles, or the equations that are
given instead of payoffs. At a vertex the eigenvalue of an unused strategy is what a change to it earns.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from symgame.recheck.claims.arithmetic import Arithmetic, derivative
from symgame.recheck.claims.setting import Profile, Setting
from symgame.recheck.refusals import Unreadable
from symgame.recheck.trees import Value

NOTHING = "neither payoffs nor a field are known"


def velocity(game: Setting, share: str, arithmetic: Arithmetic[Value], names: Mapping[str, Value]) -> Value:
    """The velocity of a share at values of parameters and shares."""
    if game.field:
        return arithmetic(game.field[share], names)
    if not game.payoffs:
        raise Unreadable(NOTHING)
    player = game.owner(share)
    own = _weights(game, player, arithmetic, names)
    payoffs = [_expected(game, player, k, arithmetic, names) for k in range(game.shape[player])]
    place = game.shares[player].index(share)
    mean = arithmetic.sum([weight * payoff for weight, payoff in zip(own, payoffs, strict=True)])
    return own[place] * (payoffs[place] - mean)


def _weights(game: Setting, player: int, arithmetic: Arithmetic[Value], names: Mapping[str, Value]) -> list[Value]:
    """The share of every strategy of a player."""
    shares = [names[share] for share in game.shares[player]]
    return shares if len(shares) > 1 else [shares[0], arithmetic.number(Fraction(1)) - shares[0]]


def _expected(
    game: Setting, player: int, strategy: int, arithmetic: Arithmetic[Value], names: Mapping[str, Value]
) -> Value:
    weights = [_weights(game, j, arithmetic, names) for j in range(len(game.shape))]
    terms = []
    for profile, payoffs in game.payoffs.items():
        if profile[player] == strategy:
            others = [weights[j][k] for j, k in enumerate(profile) if j != player]
            terms.append(arithmetic.product([arithmetic(payoffs[player], names), *others]))
    return arithmetic.sum(terms)


def slope(game: Setting, share: str, by: str, arithmetic: Arithmetic[Value], names: Mapping[str, Value]) -> Value:
    """The derivative of a share's velocity by a share."""
    return derivative(arithmetic, lambda inner, at: velocity(game, share, inner, at), by, names)


def eigenvalues(
    game: Setting, profile: Profile, arithmetic: Arithmetic[Value], names: Mapping[str, Value]
) -> list[Value]:
    """The eigenvalues at a vertex, by player, then by unused strategy."""
    return [eigenvalue(arithmetic, names) for eigenvalue in eigenvalue_formulas(game, profile)]


def eigenvalue_slopes(
    game: Setting, profile: Profile, by: str, arithmetic: Arithmetic[Value], names: Mapping[str, Value]
) -> list[Value]:
    """The derivatives of the eigenvalues at a vertex by a parameter."""
    if game.field:
        raise Unreadable("effects are found where there are payoffs")
    return [derivative(arithmetic, eigenvalue, by, names) for eigenvalue in eigenvalue_formulas(game, profile)]


def eigenvalue_formulas(game: Setting, profile: Profile) -> list[Callable[[Arithmetic[Any], Mapping[str, Any]], Any]]:
    """The eigenvalues at a vertex, each to be worked out in any arithmetic."""
    if not game.is_known:
        raise Unreadable(NOTHING)
    unused = [(i, k) for i, m in enumerate(game.shape) for k in range(m) if k != profile[i]]
    return [_Eigenvalue(game, profile, i, k) for i, k in unused]


@dataclass(frozen=True, slots=True)
class _Eigenvalue:
    """That of one player and one unused strategy."""

    game: Setting
    profile: Profile
    player: int
    strategy: int

    def __call__(self, arithmetic: Arithmetic[Any], names: Mapping[str, Any]) -> Any:
        game, i = self.game, self.player
        at = {**names, **_corner(game, self.profile, arithmetic)}
        if game.field:
            share = game.shares[i][self.strategy if len(game.shares[i]) > 1 else 0]
            return slope(game, share, share, arithmetic, at)
        other = (*self.profile[:i], self.strategy, *self.profile[i + 1 :])
        return arithmetic(game.payoffs[other][i], at) - arithmetic(game.payoffs[self.profile][i], at)


def _corner(game: Setting, profile: Profile, arithmetic: Arithmetic[Value]) -> dict[str, Value]:
    """The shares at a vertex."""
    return {
        share: arithmetic.number(Fraction(k == used))
        for own, used in zip(game.shares, profile, strict=True)
        for k, share in enumerate(own)
    }
