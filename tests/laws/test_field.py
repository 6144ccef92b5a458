"""The replicator field: rest at vertices, invariant faces, equal to a derivation by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sympy import expand, fraction, together

from symgame.dynamics.field import Scope, VectorField
from symgame.dynamics.replicator import replicator
from symgame.game import Game
from symgame.players import indicators
from tests import naive
from tests.strategies import any_games, games, players_of, states


def is_identically_zero(expression: object) -> bool:
    return expand(fraction(together(expression))[0]) == 0


@given(any_games())
def test_every_vertex_is_a_rest_point(game: Game) -> None:
    velocity = replicator(game).velocity
    for profile in game.profiles:
        assert all(expand(c.subs(indicators(game.players, profile))) == 0 for c in velocity)


@given(any_games())
def test_every_face_is_invariant(game: Game) -> None:
    velocity = dict(zip(game.shares, replicator(game).velocity, strict=True))
    for player in game.players:
        for share in player.shares:
            assert expand(velocity[share].subs(share, 0)) == 0
        if len(player.strategies) == 2:
            assert expand(velocity[player.shares[0]].subs(player.shares[0], 1)) == 0


@given(games(strategies=(3, 3), players=(1, 3)))
def test_the_shares_of_a_player_keep_their_sum(game: Game) -> None:
    velocity = dict(zip(game.shares, replicator(game).velocity, strict=True))
    for player in game.players:
        total = sum(velocity[share] for share in player.shares)
        *first, last = player.shares
        assert expand(total.subs(last, 1 - sum(first))) == 0


@given(any_games())
def test_the_velocity_equals_the_sum_over_profiles_as_polynomials(game: Game) -> None:
    ours, by_hand = replicator(game).velocity, naive.velocity(game)
    assert len(ours) == len(by_hand)
    assert all(expand(a - b) == 0 for a, b in zip(ours, by_hand, strict=True))


@given(games(strategies=(3, 3), players=(2, 2)), st.data())
def test_the_velocity_equals_the_sum_over_profiles_on_the_simplex(game: Game, data: st.DataObject) -> None:
    state = data.draw(states(game))
    for ours, by_hand in zip(replicator(game).velocity, naive.velocity(game), strict=True):
        assert naive.at(ours, state) == naive.at(by_hand, state)


@given(any_games())
def test_the_jacobian_is_the_derivative_of_the_velocity(game: Game) -> None:
    field: VectorField = replicator(game)
    jacobian = field.jacobian()
    assert jacobian.shape == (len(game.shares), len(game.shares))
    for i, component in enumerate(naive.velocity(game)):
        for j, share in enumerate(game.shares):
            assert expand(jacobian[i, j] - component.diff(share)) == 0


@given(any_games())
def test_constant_payoffs_make_a_multilinear_field(game: Game) -> None:
    assert replicator(game).scope is Scope.MULTILINEAR


@given(games(strategies=(2, 2), players=(1, 3)))
def test_a_field_given_by_its_equations_is_the_field_of_the_table(game: Game) -> None:
    equations = dict(zip((s.name for s in game.shares), naive.velocity(game), strict=True))
    again = Game.from_field(game.players, equations)
    for ours, by_hand in zip(replicator(again).velocity, equations.values(), strict=True):
        assert is_identically_zero(ours - by_hand)
    assert replicator(again).scope is Scope.MULTILINEAR


@given(games(strategies=(3, 3), players=(1, 2)))
def test_a_field_of_three_strategies_given_by_its_equations_is_kept(game: Game) -> None:
    equations = dict(zip((s.name for s in game.shares), naive.velocity(game), strict=True))
    again = replicator(Game.from_field(game.players, equations)).velocity
    on_simplex = naive.last_shares(game)
    for ours, by_hand in zip(again, equations.values(), strict=True):
        assert is_identically_zero((ours - by_hand).subs(on_simplex, simultaneous=True))


@given(st.lists(st.sampled_from(["0", "1", "x", "y", "x*y", "1/(1 + x)", "y**2", "k*x"]), min_size=8, max_size=8))
def test_payoffs_with_current_shares_enter_the_expected_payoffs_as_they_are(entries: list[str]) -> None:
    table = {key: entries[2 * i : 2 * i + 2] for i, key in enumerate(("11", "10", "01", "00"))}
    game = Game.from_table(players_of((2, 2)), table, parameters=["k"], state_dependent=True)
    field = replicator(game)
    for ours, by_hand in zip(field.velocity, naive.velocity(game), strict=True):
        assert is_identically_zero(ours - by_hand)
    jacobian = field.jacobian()
    for i, component in enumerate(naive.velocity(game)):
        for j, share in enumerate(game.shares):
            assert is_identically_zero(jacobian[i, j] - component.diff(share))
