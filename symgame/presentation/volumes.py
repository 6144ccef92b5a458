r"""How the volume of the states in which a party's first strategy gains moves with each parameter.

The volume is that of :math:`V_1 = \{D > 0\}`. Where :math:`\partial D/\partial p \ge 0` for all shares between
0 and 1, a larger p can only add states to it. Where that has no fixed sign, the threshold may still tell: if
:math:`V_1` lies above the threshold of one opponent's share, it shrinks as the threshold rises.
"""

from __future__ import annotations

from collections.abc import Sequence

from sympy import S, Symbol

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign, product
from symgame.game import Game
from symgame.stability.single_party import PartyStability

GROWS = (Sign.POSITIVE, Sign.NONNEGATIVE)
SHRINKS = (Sign.NEGATIVE, Sign.NONPOSITIVE)


def volume_effects(game: Game, party: PartyStability) -> tuple[tuple[Symbol, Sign], ...]:
    """What a larger value of each parameter in the party's advantage does to the volume, as far as it is proved.

    Examples
    --------
    >>> from symgame import analyse, load, replicator
    >>> analysis = analyse(replicator(load("llm-iar")))
    >>> found = volume_effects(analysis.game, analysis.parties[2])
    >>> {str(symbol): sign.name for symbol, sign in found if sign in SHRINKS}
    {'S1': 'NEGATIVE', 'S2': 'NEGATIVE', 'G': 'NEGATIVE'}
    >>> [str(symbol) for symbol, sign in found if sign in GROWS]
    ['d', 'T', 'H', 'N']
    """
    given = game.assumptions.and_also(_open_cube(game.shares))
    used = [symbol for symbol in game.symbols if symbol in party.difference.free_symbols]
    return tuple((symbol, _effect(party, symbol, given)) for symbol in used)


def _open_cube(shares: Sequence[Symbol]) -> list[Relation]:
    return [r for share in shares for r in (Relation(S.Zero, "<", share), Relation(share, "<", S.One))]


def _effect(party: PartyStability, symbol: Symbol, given: Assumptions) -> Sign:
    sign = given.sign_of(party.difference.diff(symbol))
    if sign is not Sign.UNDECIDED:
        return sign
    for threshold in party.thresholds:
        moves = dict(threshold.effects).get(symbol, Sign.ZERO)
        if threshold.slope_sign.is_strict and moves is not Sign.UNDECIDED:
            return product(threshold.slope_sign, moves).flipped
    return Sign.UNDECIDED
