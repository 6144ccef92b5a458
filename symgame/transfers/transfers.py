r"""Who pays whom: amounts that leave one party's payoff and enter another's.

Every payoff is a sum of monomials in the parameters. A monomial that enters one party's payoff with
minus and another's with plus *in the same profile* is a transfer between the two there: a subsidy, a
fine, a fee. Whatever enters the payoff of one party alone comes from outside the game, or goes there.

Dividing is not paying. Where a return :math:`V` is shared, :math:`aV` and :math:`(1 - a)V = V - aV`, the
monomial :math:`aV` has both signs, too. It is told from a payment by this: the one party has :math:`V`
in exactly those profiles in which it gives :math:`aV` away, so that it never had the whole. A tax that
is raised in some profiles only is a payment; one that is raised wherever there is a return cannot be
told from a division and is read as one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sympy import Add, Expr, Mul, Rational, S

from symgame.conditions.sign import Sign
from symgame.game import Game
from symgame.players import Profile
from symgame.transfers.divisions import Paid, divides, without_divisions
from symgame.transfers.rows import Payoffs, payoffs_of, places_of


@dataclass(frozen=True, slots=True)
class Transfer:
    """An amount that one party pays to another.

    Attributes
    ----------
    payer, receiver : int
        Places in ``game.players``.
    amount : Expr
        In the parameters; it is positive if they are, unless the assumptions say otherwise.
    profiles : tuple of Profile
        Where it is paid, in the order of ``game.profiles``.
    """

    payer: int
    receiver: int
    amount: Expr
    profiles: tuple[Profile, ...]


def transfers(game: Game) -> tuple[Transfer, ...]:
    """All transfers of a game, read from its payoffs.

    Where several parties receive what one pays, or one receives what several pay, each pair is a
    transfer; if several pay and several receive the same monomial, nothing tells who paid whom, and it
    is left out.

    Parameters
    ----------
    game : Game
        With payoffs.

    Returns
    -------
    tuple of Transfer
        By payer, then receiver, then amount in the author's order of parameters.

    Raises
    ------
    InvalidGameError
        If the game has no payoffs, or one that expands to very many terms.

    Examples
    --------
    >>> from symgame import load
    >>> for found in transfers(load("llm-iar")):
    ...     print(found.payer, found.receiver, found.amount, found.profiles)
    0 1 P ((1, 0, 0), (1, 0, 1))
    1 0 P ((0, 1, 0), (0, 1, 1))
    2 0 S1 ((0, 0, 0), (0, 1, 0))
    2 1 S2 ((0, 0, 0), (1, 0, 0))
    """
    payoffs = payoffs_of(game)
    paid = without_divisions(_paid(game, payoffs), places_of(payoffs))
    found = [
        _directed(game, payer, receiver, amount, profiles)
        for (payer, receiver, profiles), monomials in _joined(paid).items()
        for amount in monomials
    ]
    order: dict[Any, int] = {symbol: k for k, symbol in enumerate((*game.shares, *game.symbols))}

    def rank(transfer: Transfer) -> tuple[int, int, list[int], str]:
        letters = sorted(order[symbol] for symbol in transfer.amount.free_symbols)
        return transfer.payer, transfer.receiver, letters, str(transfer.profiles)

    return tuple(sorted(found, key=rank))


def _paid(game: Game, payoffs: Payoffs) -> Paid:
    """Every monomial with both signs, with the profiles in which the same pair moves the same amount."""
    places: dict[tuple[int, int, Expr, Rational], list[Profile]] = {}
    for profile in game.profiles:
        rows = [payoffs[i, profile] for i in range(len(game.players))]
        for monomial in dict.fromkeys(itertools.chain.from_iterable(rows)):
            if monomial.free_symbols:
                for payer, receiver, number in _pairs([row.get(monomial, S.Zero) for row in rows]):
                    places.setdefault((payer, receiver, monomial, number), []).append(profile)
    paid: Paid = {}
    for (payer, receiver, monomial, number), profiles in places.items():
        paid.setdefault((payer, receiver, tuple(profiles)), []).append((monomial, number))
    return paid


def _pairs(numbers: list[Rational]) -> Iterator[tuple[int, int, Rational]]:
    """Payer, receiver and how much, from every party's coefficient of one monomial in one profile."""
    payers = [i for i, number in enumerate(numbers) if number < 0]
    receivers = [i for i, number in enumerate(numbers) if number > 0]
    if len(payers) == len(receivers) == 1:
        yield payers[0], receivers[0], min(-numbers[payers[0]], numbers[receivers[0]])
    elif len(payers) == 1 and sum(numbers) <= 0:
        yield from ((payers[0], receiver, numbers[receiver]) for receiver in receivers)
    elif len(receivers) == 1 and sum(numbers) >= 0:
        yield from ((payer, receivers[0], -numbers[payer]) for payer in payers)


def _joined(paid: Paid) -> dict[tuple[int, int, tuple[Profile, ...]], list[Expr]]:
    """Amounts; what flows back of a payment in the same profiles is a deduction, ``F - pF = F (1 - p)``."""
    amounts: dict[tuple[int, int, tuple[Profile, ...]], list[Expr]] = {}
    for payer, receiver, profiles in paid:
        back = (receiver, payer, profiles)
        every = [*paid[payer, receiver, profiles], *((m, -number) for m, number in paid.get(back, ()))]
        roots = [(m, number) for m, number in every if not any(divides(other, m) for other, _ in every)]
        for root, number in roots:
            if number > 0:
                parts = [(m, k) for m, k in every if m == root or _first_root(m, roots) == root]
                factor = Add(*(k * (m / root) for m, k in parts))
                amounts.setdefault((payer, receiver, profiles), []).append(Mul(root, factor))
    return amounts


def _first_root(monomial: Expr, roots: list[tuple[Expr, Rational]]) -> Expr | None:
    return next((root for root, _ in roots if divides(root, monomial)), None)


def _directed(game: Game, payer: int, receiver: int, amount: Expr, profiles: tuple[Profile, ...]) -> Transfer:
    """A negative amount is paid the other way round."""
    is_known = not amount.free_symbols.intersection(game.shares)
    if is_known and game.assumptions.sign_of(amount) is Sign.NEGATIVE:
        return Transfer(receiver, payer, -amount, profiles)
    return Transfer(payer, receiver, amount, profiles)
