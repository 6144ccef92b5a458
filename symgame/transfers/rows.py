"""Payoffs as sums of monomials in the parameters."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Add, Expr, Rational, S, expand

from symgame.algebra import MAX_TERMS, count_terms
from symgame.errors import InvalidGameError
from symgame.game import Game
from symgame.players import Profile

Row = dict[Expr, Rational]
"""A payoff: the coefficient of each monomial."""

Payoffs = Mapping[tuple[int, Profile], Row]
"""All payoffs, by party and profile."""

Places = dict[int, dict[Expr, dict[Profile, Rational]]]
"""By party and monomial, its coefficient wherever it occurs."""


def payoffs_of(game: Game) -> Payoffs:
    """Every payoff of a game, by its monomials."""
    if game.payoffs is None:
        raise InvalidGameError(f"game '{game.slug}' has no payoffs, so nobody is seen to pay; add [payoffs]")
    return {
        (i, profile): _row(game.payoffs[(*profile, i)]) for profile in game.profiles for i in range(len(game.players))
    }


def _row(payoff: Expr) -> Row:
    if count_terms(payoff) > MAX_TERMS:
        raise InvalidGameError(f"a payoff expands to more than {MAX_TERMS} terms; give sums in powers a name")
    row: Row = {}
    for term in Add.make_args(expand(payoff)):
        number, monomial = term.as_coeff_Mul()
        if number:
            row[monomial] = row.get(monomial, S.Zero) + number
    return {monomial: number for monomial, number in row.items() if number}


def places_of(payoffs: Payoffs) -> Places:
    """Where every party has each monomial."""
    places: Places = {}
    for (party, profile), row in payoffs.items():
        for monomial, number in row.items():
            places.setdefault(party, {}).setdefault(monomial, {})[profile] = number
    return places
