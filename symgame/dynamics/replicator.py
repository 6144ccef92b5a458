r"""The replicator equation of one population per player.

.. math:: \dot x_{ik} = x_{ik} (U_{ik} - \sum_l x_{il} U_{il}), \qquad
   U_{ik} = \sum_{w} f_i(k, w) \prod_{j \ne i} x_{j w_j}

The shares of a population that play its strategies grow with what they earn above its mean [1]_.

References
----------
.. [1] P. D. Taylor and L. B. Jonker, "Evolutionary stable strategies and game dynamics",
   Mathematical Biosciences 40 (1978), 145-156; J. Hofbauer and K. Sigmund, *Evolutionary Games and
   Population Dynamics*, 1998, ch. 10.
"""

from __future__ import annotations

import itertools
import math
from typing import Any

from sympy import Expr, S, Symbol
from sympy.polys.rings import PolyRing

from symgame.algebra import Ratio, as_ratio, generators_for, nested, over_one_denominator, ring_of, share_ring_of
from symgame.dynamics.averages import comparable_payoffs
from symgame.dynamics.field import Advantages, VectorField
from symgame.errors import InvalidGameError, expect
from symgame.game import Game, PayoffForms
from symgame.players import Player


def replicator(game: Game) -> VectorField:
    """The replicator field of a game.

    Parameters
    ----------
    game : Game
        With payoffs, or with the field itself (which must then be of replicator form: every share's
        equation vanishes where the share is 0, and a two-strategy player's where it is 1).

    Returns
    -------
    VectorField

    Raises
    ------
    InvalidGameError
        If it is no game, or it has neither payoffs nor a field, or the field is not of replicator form.

    Examples
    --------
    >>> from symgame.players import Player
    >>> pair = [Player("A", "x", ("Give", "Keep")), Player("B", "y", ("Give", "Keep"))]
    >>> game = Game.from_formulas(pair, {"x": "x*y*b - x*c", "y": "x*y*b - y*c"}, parameters=["b", "c"])
    >>> replicator(game).velocity[0]
    x*(1 - x)*(b*y - c)
    """
    expect(game, Game, "replicator takes a game", "read one by load or read_game")
    if game.payoffs is None and game.field is None:
        raise InvalidGameError(
            f"game '{game.slug}' has neither payoffs nor a field, so nothing can be derived; add [payoffs]"
        )
    if game.forms is not None:
        return VectorField(game, game.forms.share_ring, _from_table(game, game.forms))
    ring = share_ring_of(game.shares, ring_of(generators_for(_constants(game), game.symbols)))
    if game.field is not None:
        return VectorField(game, ring, _from_field(game, ring))
    return VectorField(game, ring, _from_changing_payoffs(game, ring))


def _constants(game: Game) -> tuple[Expr, ...]:
    """The expressions whose atoms become generators; those with a share in them cannot."""
    for atom in generators_for(game.expressions, ()):
        if not atom.free_symbols.isdisjoint(game.shares):
            raise InvalidGameError(f"{atom} contains a share; shares may enter only by + - * / and integer powers")
    return game.expressions


def _from_table(game: Game, payoffs: PayoffForms) -> tuple[Advantages, ...]:
    """Payoffs without shares: each player's numerators, by strategy, then by profile of the others."""
    n = len(game.players)
    result = []
    for i, m in enumerate(game.shape):
        tops, bottom = over_one_denominator(payoffs.ratios[i::n])
        inner = math.prod(game.shape[i + 1 :])  # profiles that differ in later players only
        forms = tuple(
            tuple(itertools.chain.from_iterable(tops[k : k + inner] for k in range(s * inner, len(tops), m * inner)))
            for s in range(m)
        )
        result.append(Advantages(bottom, comparable_payoffs(game, i, forms, payoffs.share_ring), forms))
    return tuple(result)


def _from_changing_payoffs(game: Game, ring: PolyRing) -> tuple[Advantages, ...]:
    """Payoffs that contain the current shares: expected payoffs as share polynomials."""
    assert game.payoffs is not None
    flat_ring = _with_shares(game, ring)
    result = []
    for i, player in enumerate(game.players):
        expected = []
        for strategy in range(len(player.strategies)):
            terms = [
                game.payoffs[(*profile, i)] * _weight(game, profile, i)
                for profile in game.profiles
                if profile[i] == strategy
            ]
            expected.append([as_ratio(term, flat_ring) for term in terms])
        ratios = [_summed(terms) for terms in expected]
        tops, bottom = over_one_denominator(ratios)
        result.append(Advantages(nested(bottom, ring), tuple(nested(top, ring) for top in tops)))
    return tuple(result)


def _weight(game: Game, profile: tuple[int, ...], player: int) -> Expr:
    weight: Expr = S.One
    for j, (other, strategy) in enumerate(zip(game.players, profile, strict=True)):
        if j != player:
            weight *= other.share_of[strategy]
    return weight


def _summed(ratios: list[Ratio]) -> Ratio:
    tops, bottom = over_one_denominator(ratios)
    return Ratio(bottom.ring.add(*tops), bottom)


def _with_shares(game: Game, ring: PolyRing) -> PolyRing:
    domain: Any = ring.domain  # SymPy annotates only what all domains have
    return ring_of((*game.shares, *domain.symbols))


def _from_field(game: Game, ring: PolyRing) -> tuple[Advantages, ...]:
    """``D = F / (x (1 - x))``, or ``F_k / x_k - F_m / x_m`` with more strategies."""
    assert game.field is not None
    flat_ring = _with_shares(game, ring)
    equations = dict(zip(game.shares, game.field, strict=True))
    result = []
    for player in game.players:
        growth = [_divided(equations[share], share, player, flat_ring) for share in player.shares]
        if len(player.strategies) == 2:
            growth.append(Ratio(flat_ring.zero, flat_ring.one))
        tops, bottom = over_one_denominator(growth)
        result.append(Advantages(nested(bottom, ring), tuple(nested(top, ring) for top in tops)))
    return tuple(result)


def _divided(equation: Expr, share: Symbol, player: Player, ring: PolyRing) -> Ratio:
    ratio = as_ratio(equation, ring)
    x = ring.gens[ring.symbols.index(share)]
    factor = x * (1 - x) if len(player.strategies) == 2 else x
    quotient, rest = divmod(ratio.numerator, factor)
    if rest:
        text = f"{share.name}*(1 - {share.name})" if len(player.strategies) == 2 else share.name
        raise InvalidGameError(
            f"the equation of {share.name} has not the factor {text}, so it is no replicator equation; "
            "check the formula for a missing factor"
        )
    return Ratio(quotient, ratio.denominator)
