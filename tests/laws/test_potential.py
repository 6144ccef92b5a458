"""Weighted potential games: found where payoffs come from one function, and only there."""

from __future__ import annotations

import itertools
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from sympy import Rational, expand

from symgame.dynamics.replicator import replicator
from symgame.game import Game
from symgame.stability.potential import potential_weights
from tests import naive
from tests.strategies import games, integers, players_of, rationals


@given(
    st.lists(rationals(), min_size=8, max_size=8),
    st.lists(st.integers(1, 9), min_size=3, max_size=3),
    st.lists(integers(), min_size=12, max_size=12),
)
def test_a_common_payoff_times_weights_plus_what_is_not_ones_own_is_found(
    common: list[Fraction], scales: list[int], others: list[Fraction]
) -> None:
    table = {}
    for place, profile in enumerate(itertools.product(range(2), repeat=3)):
        row = []
        for i in range(3):
            rest = [k for j, k in enumerate(profile) if j != i]
            row.append(common[place] / scales[i] + others[4 * i + 2 * rest[0] + rest[1]])
        table[profile] = row
    assert potential_weights(replicator(Game.from_table(players_of((2, 2, 2)), table))) is not None


@given(games(payoffs=integers(), players=(2, 3), strategies=(2, 2)))
def test_weights_that_are_found_make_the_slopes_symmetric(game: Game) -> None:
    weights = potential_weights(replicator(game))
    if weights is None:
        return
    numbers = [weight.as_expr() for weight in weights]
    assert all(number.is_positive for number in numbers)
    advantages = naive.advantages(game)
    for (i, x), (j, y) in itertools.combinations(enumerate(game.shares), 2):
        assert expand(numbers[i] * advantages[i].diff(y) - numbers[j] * advantages[j].diff(x)) == 0


def two_party(a: str, b: str, assume: list[str]) -> Game:
    """Advantages ``a*y`` and ``b*x``."""
    table = {"11": [a, b], "10": ["0", "0"], "01": ["0", "0"], "00": ["0", "0"]}
    return Game.from_table(players_of((2, 2)), table, parameters=["p", "q"], assume=assume)


def test_weights_are_positive_under_the_assumptions_or_there_are_none() -> None:
    field = replicator(two_party("p", "q", ["p > 0", "q > 0"]))
    weights = potential_weights(field)
    assert weights is not None
    assert [str(weight.as_expr()) for weight in weights] == ["1", "p/q"]
    assert potential_weights(replicator(two_party("p", "q", ["p > 0"]))) is None
    assert potential_weights(replicator(two_party("p", "-q", ["p > 0", "q > 0"]))) is None
    assert potential_weights(replicator(two_party("p", "0", ["p > 0"]))) is None


def test_three_parties_that_chase_each_other_have_no_potential() -> None:
    formulas = {"x": "x*(2*y - 1)", "y": "y*(2*z - 1)", "z": "-z*(2*x - 1)"}
    assert potential_weights(replicator(Game.from_formulas(players_of((2, 2, 2)), formulas))) is None
    agreeing = {"x": "x*y*z", "y": "x*y*z/2", "z": "x*y*z/3"}
    weights = potential_weights(replicator(Game.from_formulas(players_of((2, 2, 2)), agreeing)))
    assert weights is not None
    assert [weight.as_expr() for weight in weights] == [1, Rational(2), Rational(3)]
