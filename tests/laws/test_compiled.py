"""Numbers at many points and states are the exact ones, to rounding."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Rational

from symgame.dynamics.replicator import replicator
from symgame.errors import SymgameError
from symgame.game import Game
from symgame.numeric.compile import compiled
from symgame.numeric.ensembles.batch import logits_at, rates_at
from symgame.numeric.ensembles.jobs import mixtures_of
from symgame.numeric.gains.faces import whole_face
from symgame.numeric.gains.kernels import kernel_on
from symgame.numeric.gains.multilinear import MultilinearGains
from symgame.numeric.gains.quotients import QuotientGains
from symgame.numeric.points import Points, points_of
from symgame.players import Scenario
from tests import naive
from tests.strategies import games, players_of, states, symbolic_games, terms

ULPS = 64 * np.finfo(float).eps


def decimals() -> st.SearchStrategy[float]:
    return st.integers(1, 400).map(lambda k: k / 10)


def at_point(game: Game, points: Points, p: int) -> Game:
    return game.at(Scenario("here", tuple(points.exact(p).items())))


def velocities(game: Game, points: Points, starts: np.ndarray) -> np.ndarray:
    """By the vectorised gains: (points, starts, shares)."""
    field = replicator(game)
    kernel, numbers = kernel_on(field, whole_face(field), points)
    p, s = np.divmod(np.arange(len(points) * len(starts)), len(starts))
    mixtures = [np.asarray(x)[:, s] for x in mixtures_of(game.shape, starts)]
    rows = []
    for x, gains in zip(mixtures, kernel.gains(numbers[p].T, mixtures), strict=True):
        every = np.concatenate([gains, np.zeros_like(gains[:1])])
        rates = x * (every - (x * every).sum(axis=0))
        rows.append(rates[:1] if len(x) == 2 else rates)
    return np.concatenate(rows).T.reshape(len(points), len(starts), -1)


def check(game: Game, values: list[list[float]], chosen: list[dict[object, Fraction]]) -> None:
    points = points_of(game, np.array(values)) if game.symbols else points_of(game, None)
    starts = np.array([[float(state[share]) for share in game.shares] for state in chosen])
    ours = velocities(game, points, starts)
    for p in range(len(points)):
        numeric = at_point(game, points, p)
        largest = max(abs(float(payoff)) for payoff in numeric.expressions)
        summands = 1 + largest + np.abs(points.values[p]).max(initial=0) ** 2
        exact = naive.velocity(numeric)
        for s, state in enumerate(chosen):
            expected = [float(naive.at(component, state)) for component in exact]
            assert np.abs(ours[p, s] - expected).max() <= ULPS * summands
            alone = compiled(replicator(numeric)).velocity(starts[s])
            assert np.abs(alone - expected).max() <= ULPS * summands


@given(games(players=(1, 4)), st.data())
def test_the_gains_of_many_states_are_the_exact_ones(game: Game, data: st.DataObject) -> None:
    check(game, [], data.draw(st.lists(states(game), min_size=1, max_size=3)))


@given(
    st.one_of(symbolic_games(), games(players=(1, 3), payoffs=terms(("a", "b", "c")), parameters=("a", "b", "c"))),
    st.data(),
)
def test_the_gains_at_many_points_are_the_exact_ones(game: Game, data: st.DataObject) -> None:
    row = st.lists(decimals(), min_size=3, max_size=3)
    values = data.draw(st.lists(row, min_size=1, max_size=3))
    check(game, values, data.draw(st.lists(states(game), min_size=1, max_size=3)))


@settings(max_examples=settings.default.max_examples // 2)
@given(
    st.lists(st.sampled_from(["a*y", "b - x", "x*y*a", "a/(b + y)", "y**2 - a", "sqrt(a) - y*exp(-b)"]), min_size=2),
    st.lists(st.lists(decimals(), min_size=2, max_size=2), min_size=1, max_size=3),
)
def test_payoffs_with_shares_in_them_are_the_exact_ones_too(advantages: list[str], values: list[list[float]]) -> None:
    equations = {x: f"{x}*(1 - {x})*({d})" for x, d in zip("xy", advantages, strict=False)}
    game = Game.from_field(players_of((2, 2)), equations, parameters=["a", "b"], assume=["a > 0", "b > 0"])
    points = points_of(game, np.array(values))
    starts = np.array([[0.25, 0.75], [0.5, 0.125], [0.0, 1.0]])
    ours = velocities(game, points, starts)
    for p in range(len(points)):
        numeric = at_point(game, points, p)
        for s, start in enumerate(starts):
            known = dict(zip(game.shares, map(Rational, start.tolist()), strict=True))
            exact = [float(component.subs(known)) for component in numeric.field]
            assert np.allclose(ours[p, s], exact, rtol=1e-13, atol=1e-13 * (1 + np.abs(points.values[p]).max()))


@given(games(players=(1, 3)), st.data())
def test_logits_change_by_the_gains_of_their_own_strategies(game: Game, data: st.DataObject) -> None:
    state = data.draw(states(game))
    start = np.array([[float(state[share]) for share in game.shares]])
    field = replicator(game)
    kernel, numbers = kernel_on(field, whole_face(field), points_of(game, None))
    mixtures = mixtures_of(game.shape, start)
    ours = rates_at(kernel, numbers.T, logits_at(mixtures))[:, 0]
    alone = compiled(field).gains(tuple(x[:, 0] for x in mixtures))
    assert np.allclose(ours, np.concatenate([gains[:-1] for gains in alone]), rtol=1e-12, atol=1e-12)


def test_a_tie_of_decimals_is_zero_and_no_rounding_error() -> None:
    table = {"1": ["a + b"], "0": ["c"]}
    game = Game.from_table(players_of((2,)), table, parameters=["a", "b", "c"])
    field = replicator(game)
    assert 0.1 + 0.2 - 0.3 != 0
    _, numbers = kernel_on(field, whole_face(field), points_of(game, [[0.1, 0.2, 0.3], [0.1, 0.2, 0.25]]))
    assert numbers[0, 0] == 0
    assert abs(numbers[1, 0] - 0.05) < 1e-15


def test_shares_that_multiply_out_need_no_code_of_their_own() -> None:
    table = {"11": ["a*y", "b"], "10": ["a*y", "x"], "01": ["1", "b"], "00": ["0", "x"]}
    game = Game.from_table(players_of((2, 2)), table, parameters=["a", "b"], state_dependent=True)
    field = replicator(game)
    kernel, _ = kernel_on(field, whole_face(field), points_of(game, [[1.0, 2.0]]))
    assert isinstance(kernel, MultilinearGains)


def test_the_product_of_two_shares_of_one_opponent_is_not_linear_in_its_mixture() -> None:
    shares = ("y_1", "y_2", "y_3")
    mean = "(y_1*y_1 + 2*y_1*y_2)"
    growth = {"y_1": "y_1", "y_2": "2*y_1", "y_3": "0"}
    equations = {"x": "x*(1 - x)*y_1*y_2", **{y: f"{y}*({growth[y]} - {mean})" for y in shares}}
    game = Game.from_field(players_of((2, 3)), equations)
    field = replicator(game)
    kernel, _ = kernel_on(field, whole_face(field), points_of(game, None))
    assert isinstance(kernel, QuotientGains)
    assert not compiled(field).is_multilinear


@pytest.mark.parametrize(
    ("points", "message"),
    [
        (None, "no value for a, b"),
        ([[1.0]], r"need the shape \(points, 2\), not \(1, 1\); columns: a, b"),
        ([[1.0, float("nan")]], "point 0: the value of b is nan"),
        ([[1.0, 0.0]], "point 0: a payoff has no finite value there"),
    ],
)
def test_points_without_a_value_are_refused(points: list[list[float]] | None, message: str) -> None:
    game = Game.from_table(players_of((2,)), {"1": ["a/b"], "0": ["0"]}, parameters=["a", "b"])
    field = replicator(game)
    with pytest.raises(SymgameError, match=message):
        kernel_on(field, whole_face(field), points_of(game, points))


def test_scenarios_are_exact_and_must_keep_the_assumptions() -> None:
    game = Game.from_table(players_of((2,)), {"1": ["3*a"], "0": ["1"]}, parameters=["a"], assume=["a > 0"])
    third = game.scenario_from({"a": "1/3"}, name="third")
    field = replicator(game)
    _, numbers = kernel_on(field, whole_face(field), points_of(game, [third]))
    assert numbers.tolist() == [[0.0]]
    with pytest.raises(SymgameError, match="'wrong' contradicts the assumption 'a > 0'"):
        points_of(game, [game.scenario_from({"a": -1}, name="wrong")])
    with pytest.raises(SymgameError, match="scenario 'empty': no value for a"):
        points_of(game, [game.scenario_from({}, name="empty")])
