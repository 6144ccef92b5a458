"""The velocity of a field and its Jacobian as expressions, factored as far as the field is."""

from __future__ import annotations

from functools import cache

from sympy import Add, Expr, ImmutableDenseMatrix, Integer, Mul, S, Symbol

from symgame.algebra.share_polynomials import slope
from symgame.building import multiple, product_of, quotient_of, sum_of
from symgame.dynamics.field import (
    VectorField,
    advantage,
    advantage_expression,
    depends_on_own,
    expected_payoff_expressions,
)


def velocity_of(field: VectorField) -> tuple[Expr, ...]:
    """The time derivative of every share, in the order of ``game.shares``."""
    components: list[Expr] = []
    for i, player in enumerate(field.game.players):
        if len(player.strategies) == 2:
            difference = advantage_expression(field, i, 0, 1)
            components.append(_times_logistic(player.shares[0], difference, not depends_on_own(field, i)))
            continue
        payoffs = expected_payoff_expressions(field, i)
        mean = Add(*(Mul(x, u) for x, u in zip(player.shares, payoffs, strict=True)))
        components.extend(Mul(x, u - mean) for x, u in zip(player.shares, payoffs, strict=True))
    return tuple(components)


def jacobian_of(field: VectorField) -> ImmutableDenseMatrix:
    """Row by row, factored: ``(1 - 2x) D`` on the diagonal, ``x (1 - x) dD/dy`` off it."""
    rows: list[list[Expr]] = []
    for i, player in enumerate(field.game.players):
        if len(player.strategies) == 2:
            rows.append(_row(field, i))
            continue
        start = field.game.shares.index(player.shares[0])
        for component in velocity_of(field)[start : start + len(player.shares)]:
            rows.append([component.diff(share) for share in field.game.shares])
    return ImmutableDenseMatrix(rows)


def _row(field: VectorField, i: int) -> list[Expr]:
    x = field.game.players[i].shares[0]
    is_plain = not depends_on_own(field, i)
    row = [_times_logistic(x, change, is_plain) for change in slopes(field, i)]
    difference = advantage_expression(field, i, 0, 1)
    own = field.game.shares.index(x)
    row[own] = product_of(_one_minus_twice(x), difference) if is_plain else row[own] + _one_minus_twice(x) * difference
    return row


def slopes(field: VectorField, player: int) -> list[Expr]:
    """``dD_i / d share`` for every share, of a two-strategy player, collected in the shares."""
    top, bottom = advantage(field, player, 0, 1)
    if any(monomial != bottom.ring.zero_monom for monomial in bottom):
        return [quotient_of(top, bottom).diff(share) for share in field.game.shares]
    return [quotient_of(slope(top, place), bottom) for place in range(len(field.game.shares))]


def _times_logistic(x: Symbol, factor: Expr, is_plain: bool) -> Expr:
    """``x (1 - x) factor``, where ``is_plain`` says that the factor is free of ``x``."""
    if factor is S.Zero:
        return factor
    return product_of(x, _one_minus(x), factor) if is_plain else Mul(x, _one_minus(x), factor)


@cache
def _one_minus(x: Symbol) -> Expr:
    return sum_of((S.One, multiple(S.NegativeOne, x)))


@cache
def _one_minus_twice(x: Symbol) -> Expr:
    return sum_of((S.One, multiple(Integer(-2), x)))
