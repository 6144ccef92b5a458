"""Dividing is not paying: parts of a whole that one of the two never has undivided."""

from __future__ import annotations

from sympy import Expr, Rational

from symgame.players import Profile
from symgame.transfers.rows import Places

Paid = dict[tuple[int, int, tuple[Profile, ...]], list[tuple[Expr, Rational]]]
"""Monomials with their coefficients, by payer, receiver and profiles."""


def without_divisions(paid: Paid, places: Places) -> Paid:
    """Without the parts of a whole that one of the two never has undivided."""
    kept: Paid = {}
    for (payer, receiver, profiles), monomials in paid.items():
        moved = {m for key in ((payer, receiver), (receiver, payer)) for m, _ in paid.get((*key, profiles), ())}
        left = [
            (monomial, number)
            for monomial, number in monomials
            if not any(_is_part(monomial, places[party], moved) for party in (payer, receiver))
        ]
        if left:
            kept[payer, receiver, profiles] = left
    return kept


def _is_part(monomial: Expr, own: dict[Expr, dict[Profile, Rational]], moved: set[Expr]) -> bool:
    """Whether a party has it only together with a whole of the opposite sign, which does not change hands itself."""
    here = own[monomial]
    return any(
        numbers.keys() == here.keys()
        and all(numbers[profile] * here[profile] < 0 for profile in here)
        and whole not in moved
        and divides(whole, monomial)
        for whole, numbers in own.items()
    )


def divides(whole: Expr, monomial: Expr) -> bool:
    """Whether the monomial is the whole times further factors."""
    if whole == monomial:
        return False
    quotient = (monomial / whole).as_powers_dict()
    return all(exponent.is_positive for base, exponent in quotient.items() if base.free_symbols)
