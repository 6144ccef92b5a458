r"""Each party's own stability: what it does for given strategies of the others.

For fixed shares of the others, :math:`F(x) = x (1 - x) D` rests at 0, at 1 and, where :math:`D = 0`,
everywhere; a state with :math:`F = 0` and :math:`dF/dx = (1 - 2x) D < 0` attracts. Solved for one
opponent's share, :math:`D = 0` gives the threshold ``y*`` at which the party changes its mind. This is
*not* the stability of the system, in which all shares move at once.

How the threshold moves with a parameter p follows from the implicit function:
:math:`dy^*/dp = -(\partial D/\partial p)/(\partial D/\partial y)`.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, S, Symbol
from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio, flat, oriented
from symgame.algebra.share_factors import cancelled
from symgame.algebra.share_polynomials import coefficient, used_in
from symgame.building import expression_of
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign, product
from symgame.dynamics.field import VectorField, advantage, advantage_expression
from symgame.expressions import write
from symgame.factoring import used_generators
from symgame.shown import Shown, shortened

MAX_PARTIES = 5
"""A threshold of more parties would fill pages."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """The share of one opponent at which a party is indifferent.

    Attributes
    ----------
    share : Symbol
        The opponent's share, ``y``.
    value : Expr
        ``y*``, in the parameters and the other opponents' shares.
    slope : Expr
        ``dD/dy``.
    slope_sign : Sign
        Its sign for all shares between 0 and 1. POSITIVE: above the threshold the first strategy is
        stable, below it the second; NEGATIVE: the reverse; UNDECIDED: it depends on where the slope is
        positive.
    effects : tuple of (Symbol, Sign)
        How the threshold moves as a parameter rises: POSITIVE up, NEGATIVE down, UNDECIDED either way;
        parameters that do not move it are left out.
    """

    share: Symbol
    value: Expr
    slope: Expr
    slope_sign: Sign
    effects: tuple[tuple[Symbol, Sign], ...]


@dataclass(frozen=True, slots=True)
class PartyStability(Shown):
    """One party's strategy for given strategies of the others.

    Attributes
    ----------
    player : int
    share : Symbol
        Its share ``x`` of the first strategy.
    difference : Expr
        ``D``: the advantage of the first strategy.
    difference_sign : Sign
        Its sign for all shares of the others: if it is strict, one strategy is stable throughout.
    thresholds : tuple of Threshold
        One for each opponent's share in which ``D`` is linear.
    """

    player: int
    share: Symbol
    difference: Expr
    difference_sign: Sign
    thresholds: tuple[Threshold, ...]

    def __repr__(self) -> str:
        stars = ", ".join(f"{each.share}* = {write(each.value)}" for each in self.thresholds)
        return shortened(f"PartyStability of {self.share}: {stars or f'advantage {write(self.difference)}'}")

    @property
    def slope(self) -> Expr:
        """``dF/dx`` for given strategies of the others, whose payoffs do not contain ``x``."""
        result: Expr = (1 - 2 * self.share) * self.difference
        return result


def single_party(field: VectorField) -> tuple[PartyStability, ...]:
    """The own stability of every two-strategy party whose payoffs do not contain its own share.

    Examples
    --------
    >>> from symgame.library import load
    >>> from symgame.dynamics.replicator import replicator
    >>> industry = single_party(replicator(load("llm-iar")))[0]
    >>> industry.thresholds[0].share
    y
    """
    if len(field.game.players) > MAX_PARTIES:
        return ()
    given = field.game.assumptions.and_also(_between_zero_and_one(field.game.shares))
    result = []
    for i, player in enumerate(field.game.players):
        if len(player.strategies) != 2:
            continue
        top, bottom = advantage(field, i, 0, 1)
        own = field.game.shares.index(player.shares[0])
        if own in used_in(top) or used_in(bottom):
            continue
        denominator = given.sign(flat(bottom))
        sign = product(given.sign(flat(top)), denominator)
        thresholds = tuple(
            _threshold(field, top, bottom, place, denominator, given)
            for place in used_in(top)
            if top.degrees()[place] == 1
        )
        difference = advantage_expression(field, i, 0, 1)
        result.append(PartyStability(i, player.shares[0], difference, sign, thresholds))
    return tuple(result)


def _between_zero_and_one(shares: tuple[Symbol, ...]) -> list[Relation]:
    return [r for share in shares for r in (Relation(S.Zero, "<", share), Relation(share, "<", S.One))]


def _threshold(
    field: VectorField, top: PolyElement, bottom: PolyElement, place: int, denominator: Sign, given: Assumptions
) -> Threshold:
    c0, c1 = coefficient(top, place, 0), coefficient(top, place, 1)
    value = cancelled(Ratio(-c0, c1))
    slope_sign = product(given.sign(flat(c1)), denominator)
    effects = []
    used = used_generators(top.values())
    for symbol in [s for s in field.game.symbols if s not in field.ring.symbols or field.ring.symbols.index(s) in used]:
        if any(symbol in atom.free_symbols for atom in field.ring.symbols if not atom.is_Symbol):
            if symbol in expression_of(value.numerator).free_symbols | expression_of(value.denominator).free_symbols:
                effects.append((symbol, Sign.UNDECIDED))
            continue
        moved, slope = _differentiated(c0, symbol), _differentiated(c1, symbol)
        change = c0 * slope - moved * c1  # dy*/dp times the square of c1
        if not change:
            continue
        sign = given.sign(flat(change))
        if not sign.is_strict:  # the implicit function may still tell, because 0 < y* < 1
            sign = product(given.sign(flat(_differentiated(top, symbol))), given.sign(flat(c1))).flipped
        effects.append((symbol, sign))
    oriented_value = oriented(value)
    return Threshold(
        field.game.shares[place],
        expression_of(oriented_value.numerator) / expression_of(oriented_value.denominator),
        expression_of(c1) / expression_of(bottom),
        slope_sign,
        tuple(effects),
    )


def _differentiated(polynomial: PolyElement, symbol: Symbol) -> PolyElement:
    """The derivative of a share polynomial with respect to a parameter that is in no atom."""
    forms = polynomial.ring.domain.ring
    place = forms.symbols.index(symbol)
    slopes = {monomial: form.diff(place) for monomial, form in polynomial.items()}
    result: PolyElement = polynomial.ring.from_dict({monomial: slope for monomial, slope in slopes.items() if slope})
    return result
