"""Laws of Nash equilibria of three-party games: each is one, none is missing, and their number is odd."""

from __future__ import annotations

import itertools
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import ImmutableDenseNDimArray, Rational

import symgame as sg
from symgame.errors import InvalidGameError, SimulationError
from symgame.numeric.nash import exact_equilibria, nash_equilibria
from symgame.numeric.nash.game_by_game import ROOM, fill

MCKELVEY_MCLENNAN = Path(__file__).parents[1] / "papers" / "2x2x2.nfg"
PLAYERS = tuple(sg.Player(name, var, ("1", "0")) for name, var in zip("ABC", "xyz", strict=True))

integers = st.lists(st.integers(-6, 6), min_size=24, max_size=24)
fractions = st.lists(st.fractions(-5, 5, max_denominator=60), min_size=24, max_size=24)
seeds = st.integers(0, 2**32 - 1)


def table(values: list) -> np.ndarray:
    return np.array([float(value) for value in values]).reshape(1, 2, 2, 2, 3)


def game_of(values: list) -> sg.Game:
    exact = [Rational(str(Fraction(value))) for value in values]
    return sg.Game(PLAYERS, payoffs=ImmutableDenseNDimArray(exact, (2, 2, 2, 3)))


def exact_gain(values: list, player: int, state: list[Fraction]) -> Fraction:
    """What a party earns more by its first strategy, in fractions."""
    total = Fraction(0)
    for profile in itertools.product(range(2), repeat=3):
        weight = Fraction(1 if profile[player] == 0 else -1)
        for other in range(3):
            if other != player:
                weight *= state[other] if profile[other] == 0 else 1 - state[other]
        place = ((profile[0] * 2 + profile[1]) * 2 + profile[2]) * 3 + player
        total += weight * Fraction(values[place])
    return total


def assert_equilibria(values: list, states: np.ndarray) -> None:
    """In fractions: nobody who mixes gains either way, nobody who does not gains by another strategy."""
    for row in states:
        state = [Fraction(float(share)) for share in row]
        for player, share in enumerate(state):
            gain = exact_gain(values, player, state)
            small = Fraction(1, 10**8)
            assert 0 <= share <= 1
            assert gain >= -small if share == 1 else gain <= small if share == 0 else abs(gain) <= small, (row, player)


def ordered(points: list) -> np.ndarray:
    rows = [[float(share) for share in point] for point in points]
    return np.array(sorted(rows, key=lambda row: [round(share, 6) for share in row])).reshape(-1, 3)


@given(st.one_of(integers, fractions))
def test_what_is_found_is_an_equilibrium(values):
    found = nash_equilibria(table(values))
    assert_equilibria(values, found.states)


@given(integers)
def test_the_exact_rest_points_tell_the_same_equilibria(values):
    found = nash_equilibria(table(values))
    if not found.is_doubtful[0]:
        exact = exact_equilibria(game_of(values))
        assert ordered(list(found.states)) == pytest.approx(ordered([p.coordinates for p in exact]), abs=1e-8)
        assert found.counts[0] % 2 == 1


@given(seeds)
def test_the_number_is_odd_on_nondegenerate_games(seed):
    payoffs = np.random.default_rng(seed).normal(size=(2_000, 2, 2, 2, 3))
    found = nash_equilibria(payoffs)
    assert (found.counts[~found.is_doubtful] % 2 == 1).all() and found.is_doubtful.sum() <= 1
    for g in range(2):
        assert_equilibria([Fraction(float(value)) for value in payoffs[g].ravel()], found.of(g))


@given(seeds)
def test_renaming_parties_and_strategies_renames_equilibria(seed):
    payoffs = np.random.default_rng(seed).integers(-99, 100, size=(50, 2, 2, 2, 3)).astype(float)
    found = nash_equilibria(payoffs)
    cycled = nash_equilibria(payoffs.transpose(0, 2, 3, 1, 4)[..., [1, 2, 0]])
    turned = nash_equilibria(payoffs[:, ::-1])
    for g in np.flatnonzero(~found.is_doubtful):
        own = found.of(g)
        assert ordered(list(cycled.of(g)[:, [2, 0, 1]])) == pytest.approx(ordered(list(own)), abs=1e-7)
        assert ordered([[1 - x, y, z] for x, y, z in turned.of(g)]) == pytest.approx(ordered(list(own)), abs=1e-7)


def test_games_of_which_one_gain_is_a_product_lose_no_equilibrium():
    """The branch in which a share is 0/0 at a root of the quadratic, with both points inside."""
    game = sg.read_game(MCKELVEY_MCLENNAN)
    values = [float(value) for value in game.expressions]
    found = nash_equilibria(table(values))
    assert found.counts.tolist() == [9] and not found.is_doubtful[0]
    exact = exact_equilibria(game)
    assert len(exact) == 9
    assert ordered(list(found.states)) == pytest.approx(ordered([point.coordinates for point in exact]), abs=1e-12)


@given(seeds)
def test_gains_that_are_products_are_told_exactly_as_others_are(seed):
    source = np.random.default_rng(seed)
    zeros = source.integers(1, 8, size=(3, 2))  # D_i = (8 s - a)(8 t - b) in the shares of the two others
    payoffs = np.zeros((2, 2, 2, 3))
    for profile in itertools.product(range(2), repeat=3):
        for player in range(3):
            if profile[player] == 0:
                others = [8 * (1 - profile[p]) for p in range(3) if p != player]
                payoffs[(*profile, player)] = np.prod([s - a for s, a in zip(others, zeros[player], strict=True)])
    values = [int(value) for value in payoffs.ravel()]
    found = nash_equilibria(table(values))
    assert_equilibria(values, found.states)
    if not found.is_doubtful[0]:
        exact = exact_equilibria(game_of(values))
        assert ordered(list(found.states)) == pytest.approx(ordered([p.coordinates for p in exact]), abs=1e-8)


def test_degenerate_games_are_marked():
    assert nash_equilibria(np.zeros((1, 2, 2, 2, 3))).is_doubtful.tolist() == [True]
    one_zero = np.arange(24.0).reshape(1, 2, 2, 2, 3) % 7
    one_zero[0, 0, 0, 0, 0] = one_zero[0, 1, 0, 0, 0]
    assert nash_equilibria(one_zero).is_doubtful.tolist() == [True]


def test_games_stay_apart_whatever_the_size_of_blocks(monkeypatch):
    payoffs = np.random.default_rng(5).normal(size=(300, 2, 2, 2, 3))
    whole = nash_equilibria(payoffs)
    monkeypatch.setattr("symgame.numeric.nash.equilibria.BLOCK", 7)
    parts = nash_equilibria(payoffs)
    assert (whole.game == parts.game).all() and (whole.states == parts.states).all()
    assert (whole.counts == parts.counts).all() and whole.counts.sum() == len(whole.game)
    assert all((whole.of(g) == nash_equilibria(payoffs[g : g + 1]).states).all() for g in range(0, 300, 50))


@given(seeds, st.sampled_from([(-1.5, 1.5), (-3, 4), (-2000, 2000)]))
def test_games_one_by_one_have_the_same_equilibria_as_together(seed, bounds):
    source = np.random.default_rng(seed)
    payoffs = np.concatenate([source.uniform(*bounds, (60, 2, 2, 2, 3)), source.integers(-4, 5, (60, 2, 2, 2, 3))])
    together = nash_equilibria(payoffs, engine="numpy")
    counts, is_doubtful = np.empty(len(payoffs), dtype=int), np.empty(len(payoffs), dtype=bool)
    states = np.empty((ROOM * len(payoffs), 3))
    with np.errstate(all="ignore"):
        rows = fill(payoffs, counts, states, is_doubtful)
    assert (counts == together.counts).all() and (is_doubtful == together.is_doubtful).all()
    assert (states[:rows] == together.states).all()


def test_numba_finds_the_same():
    pytest.importorskip("numba")
    payoffs = np.random.default_rng(3).normal(size=(20_000, 2, 2, 2, 3))
    payoffs[:5_000] = payoffs[:5_000].round(1)  # some of them degenerate
    payoffs[0] = np.reshape([float(value) for value in sg.read_game(MCKELVEY_MCLENNAN).expressions], (2, 2, 2, 3))
    one, other = (nash_equilibria(payoffs, engine=engine) for engine in ("numpy", "numba"))
    assert (one.game == other.game).all() and (one.is_doubtful == other.is_doubtful).all()
    assert (one.states == other.states).all() and one.counts[0] == 9


def test_an_engine_that_is_not_there_is_named(monkeypatch):
    with pytest.raises(SimulationError, match="no engine 'jax'; there are auto, numpy and numba"):
        nash_equilibria(np.zeros((1, 2, 2, 2, 3)), engine="jax")
    monkeypatch.setattr("symgame.numeric.nash.equilibria.is_installed", lambda: False)
    with pytest.raises(SimulationError, match=r"pip install 'symgame\[fast\]'"):
        nash_equilibria(np.zeros((1, 2, 2, 2, 3)), engine="numba")


def test_no_games_have_no_equilibria():
    found = nash_equilibria(np.zeros((0, 2, 2, 2, 3)))
    assert found.counts.shape == (0,) and found.states.shape == (0, 3)


def test_other_shapes_and_numbers_that_are_none_are_refused():
    with pytest.raises(SimulationError, match=r"the shape \(games, 2, 2, 2, 3\), not \(2, 2, 2, 3\)"):
        nash_equilibria(np.zeros((2, 2, 2, 3)))
    wrong = np.full((1, 2, 2, 2, 3), np.nan)
    with pytest.raises(SimulationError, match="no finite number"):
        nash_equilibria(wrong)
    assert fill(wrong, np.empty(1, dtype=int), np.empty((ROOM, 3)), np.empty(1, dtype=bool)) == -1
    with pytest.raises(InvalidGameError, match="no value for"):
        exact_equilibria(sg.load("llm-iar"))
