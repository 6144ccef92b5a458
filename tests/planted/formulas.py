"""Formulas as they are written: factored, collected or expanded, their terms in any order."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass

from sympy import Add, Expr, Integer, Mul, Symbol, expand

from symgame.game import Game
from tests import naive


@dataclass(frozen=True)
class Written:
    """A product of factors and of a sum of groups, each a weight times a sum of terms."""

    factors: tuple[Expr, ...]
    groups: tuple[tuple[Expr, tuple[Expr, ...]], ...]

    @property
    def value(self) -> Expr:
        """The expression that is meant."""
        return Mul(*self.factors) * Add(*(Mul(weight, Add(*terms)) for weight, terms in self.groups))

    def text(self, source: random.Random) -> str:
        """It, in a random order."""
        groups = []
        for weight, terms in shuffled(self.groups, source):
            inner = sum_text([product_text(term, source) for term in shuffled(terms, source)])
            if weight == 1:
                groups.append(inner)
            else:
                groups.append(f"{product_text(weight, source)}*({inner})")
        body = sum_text(groups)
        factors = [_factor_text(f) for f in shuffled(self.factors, source)]
        return "*".join([*factors, f"({body})"]) if factors else body


def shuffled(values: Sequence, source: random.Random) -> list:
    return source.sample(list(values), len(values))


def sum_text(parts: Sequence[str]) -> str:
    text = parts[0] if parts else "0"
    for part in parts[1:]:
        text += f" - {part[1:]}" if part.startswith("-") and not part.startswith("-(") else f" + {part}"
    return text


def product_text(term: Expr, source: random.Random) -> str:
    number, rest = term.as_coeff_Mul()
    if rest == 1:
        return str(number)
    parts = [_factor_text(part) for part in shuffled(Mul.make_args(rest), source)]
    if any(part.startswith("1/") for part in parts):
        return str(term)
    sign, number = ("-", -number) if number < 0 else ("", number)
    return sign + "*".join([str(number), *parts] if number != 1 else parts)


def _factor_text(part: Expr) -> str:
    if part.is_Pow and not part.exp.is_positive:
        return f"1/{part.base**-part.exp}"
    return f"({part})" if part.is_Add else str(part)


def flat(expression: Expr, factors: Sequence[Expr] = ()) -> Written:
    """The expanded terms, perhaps times factors."""
    return Written(tuple(factors), ((Integer(1), Add.make_args(expand(expression))),))


def collected(expression: Expr, shares: Sequence[Symbol], factors: Sequence[Expr] = ()) -> Written:
    """The terms, collected by products of shares."""
    groups: dict[Expr, list[Expr]] = {}
    for term in Add.make_args(expand(expression)):
        coefficient, monomial = term.as_independent(*shares, as_Add=False)
        groups.setdefault(monomial, []).append(coefficient)
    return Written(tuple(factors), tuple((weight, tuple(terms)) for weight, terms in groups.items()))


def by_profiles(game: Game, player: int, factors: Sequence[Expr]) -> Written:
    """An advantage as a sum over the others' profiles, weighted by their shares."""
    groups = []
    for others in itertools.product(*(range(m) if j != player else (0,) for j, m in enumerate(game.shape))):
        weight = Mul(*(naive.share_of(game, j)[k] for j, k in enumerate(others) if j != player))
        second = (*others[:player], 1, *others[player + 1 :])
        gap = expand(naive.payoff(game, others, player) - naive.payoff(game, second, player))
        if gap != 0:
            groups.append((weight, Add.make_args(gap)))
    return Written(tuple(factors), tuple(groups))
