"""All payoffs of a game as quotients of forms, and the ring of their averages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sympy.polys.rings import PolyRing

from symgame.algebra import Ratio, as_ratio, generators_for, ring_of, share_ring_of

if TYPE_CHECKING:
    from symgame.game.game import Game


@dataclass(frozen=True, slots=True)
class PayoffForms:
    """All payoffs as quotients of forms, in the order of the table, and the ring of their averages.

    They are worked out when the game is built, so that a game which cannot be derived is refused there.
    """

    ratios: tuple[Ratio, ...]
    share_ring: PolyRing


def payoff_forms(game: Game) -> PayoffForms | None:
    """The payoffs as forms; None where they contain shares, or there are none."""
    expressions = game.expressions
    if game.payoffs is None or any(e.free_symbols.intersection(game.shares) for e in expressions):
        return None
    ring = ring_of(generators_for(expressions, game.symbols))
    ratios = tuple(as_ratio(expression, ring) for expression in expressions)
    return PayoffForms(ratios, share_ring_of(game.shares, ring))
