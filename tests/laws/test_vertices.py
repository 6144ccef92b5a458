"""Vertices: eigenvalues are payoff differences; strict Nash, ESS and asymptotic stability are one."""

from __future__ import annotations

import itertools
from collections import Counter

from hypothesis import given
from sympy import Matrix, Mul, Poly, Symbol, expand

from symgame.analysis import analyse
from symgame.conditions.sign import Sign
from symgame.dynamics.field import difference_at
from symgame.dynamics.replicator import replicator
from symgame.game import Game
from symgame.stability.verdict import EssVerdict, Stability
from symgame.stability.vertex import vertex
from tests import naive
from tests.strategies import any_games, games, integers, symbolic_games

L = Symbol("L")


def same_polynomial(left: object, right: object) -> bool:
    return expand(left - right) == 0


@given(any_games())
def test_the_characteristic_polynomial_at_a_vertex_is_the_product_over_payoff_differences(game: Game) -> None:
    field, jacobian = replicator(game), naive.restricted_jacobian(game)
    for profile in itertools.islice(game.profiles, 5):
        at_vertex: Matrix = jacobian.subs(naive.vertex_point(game, profile))
        characteristic = at_vertex.charpoly(L).as_expr()
        product = Mul(*(L - value for value in vertex(field, profile).eigenvalues))
        assert same_polynomial(characteristic, product)


@given(any_games())
def test_eigenvalues_come_by_player_then_by_unused_strategy(game: Game) -> None:
    field = replicator(game)
    for profile in game.profiles:
        ours, by_hand = vertex(field, profile).eigenvalues, naive.payoff_differences(game, profile)
        assert len(ours) == len(by_hand) == sum(m - 1 for m in game.shape)
        assert all(expand(a - b) == 0 for a, b in zip(ours, by_hand, strict=True))


@given(games(payoffs=integers()))
def test_a_vertex_is_an_ess_exactly_if_it_is_strict_nash(game: Game) -> None:
    field = replicator(game)
    for profile in game.profiles:
        found = vertex(field, profile)
        is_strict = naive.is_strict_nash(game, profile)
        assert found.verdict is (EssVerdict.ESS if is_strict else EssVerdict.NEVER)
        assert (found.finding.stability is Stability.ASYMPTOTICALLY_STABLE) == is_strict


@given(games(payoffs=integers()))
def test_a_vertex_that_is_no_nash_point_is_unstable(game: Game) -> None:
    field = replicator(game)
    for profile in game.profiles:
        if not naive.is_nash(game, profile):
            assert vertex(field, profile).finding.stability in (Stability.SADDLE, Stability.UNSTABLE)


@given(games(payoffs=integers()))
def test_a_saddle_has_eigenvalues_of_both_signs_and_none_that_is_zero(game: Game) -> None:
    field = replicator(game)
    for profile in game.profiles:
        found = vertex(field, profile)
        values = naive.payoff_differences(game, profile)
        is_saddle = bool(min(values) < 0 < max(values)) and 0 not in values
        assert (found.finding.stability is Stability.SADDLE) is is_saddle


@given(games(strategies=(2, 2), players=(2, 4)))
def test_across_an_edge_the_eigenvalue_of_the_mover_changes_its_sign(game: Game) -> None:
    field = replicator(game)
    for profile in game.profiles:
        for i, neighbour in naive.deviations(game, profile):
            here, there = vertex(field, profile).eigenvalues[i], vertex(field, neighbour).eigenvalues[i]
            assert here == -there


@given(symbolic_games(players=(2, 3)))
def test_across_an_edge_a_symbolic_eigenvalue_changes_its_sign(game: Game) -> None:
    field = replicator(game)
    for profile in game.profiles:
        for i, neighbour in naive.deviations(game, profile):
            assert expand(vertex(field, profile).eigenvalues[i] + vertex(field, neighbour).eigenvalues[i]) == 0


@given(games(payoffs=integers(), players=(1, 2)))
def test_the_eigenvalues_of_a_vertex_are_the_spectrum_as_a_multiset(game: Game) -> None:
    field, jacobian = replicator(game), naive.restricted_jacobian(game)
    for profile in itertools.islice(game.profiles, 8):
        characteristic = Poly(jacobian.subs(naive.vertex_point(game, profile)).charpoly(L).as_expr(), L)
        roots: Counter[object] = Counter()
        for root, count in Poly(characteristic, L, domain="QQ").real_roots(multiple=False):
            roots[root] += count
        assert Counter(vertex(field, profile).eigenvalues) == roots


@given(symbolic_games(players=(1, 3), strategies=(2, 3)))
def test_a_difference_at_a_profile_is_what_the_deviation_gains(game: Game) -> None:
    field = replicator(game)
    for profile in itertools.islice(game.profiles, 8):
        for i, deviation in naive.deviations(game, profile):
            gain = naive.payoff(game, deviation, i) - naive.payoff(game, profile, i)
            assert expand(difference_at(field, i, deviation[i], profile).as_expr() - gain) == 0


@given(games(payoffs=integers(), players=(1, 2)))
def test_the_vertices_of_an_analysis_are_all_profiles_in_the_order_of_papers(game: Game) -> None:
    found = [v.profile for v in analyse(replicator(game)).vertices]
    assert sorted(found) == sorted(game.profiles)
    if set(game.shape) == {2}:
        ones = [sum(k == 0 for k in profile) for profile in found]
        assert ones == sorted(ones)
        places = [[i for i, k in enumerate(profile) if k == 0] for profile in found]
        assert all(a < b for a, b in itertools.pairwise(places) if len(a) == len(b))


@given(games(payoffs=integers(), players=(1, 2)))
def test_neighbours_are_never_both_ess(game: Game) -> None:
    stable = {v.profile for v in analyse(replicator(game)).vertices if v.verdict is EssVerdict.ESS}
    for profile in stable:
        assert not any(neighbour in stable for _, neighbour in naive.deviations(game, profile))


@given(games(payoffs=integers(), players=(1, 2)))
def test_the_sign_of_a_numeric_eigenvalue_is_known(game: Game) -> None:
    field = replicator(game)
    for profile in game.profiles:
        found = vertex(field, profile)
        for sign, value in zip(found.signs, naive.payoff_differences(game, profile), strict=True):
            assert sign is (Sign.ZERO if value == 0 else Sign.POSITIVE if value > 0 else Sign.NEGATIVE)
