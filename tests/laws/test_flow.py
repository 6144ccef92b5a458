"""The flow on the edges agrees with payoffs compared one by one."""

from __future__ import annotations

import itertools

from hypothesis import given, settings

import symgame as sg
from symgame.game import Game
from symgame.players import profile_key, profile_of
from symgame.stability.regimes.flow import Flow, flow, minimal_stable_faces
from tests import naive
from tests.strategies import games


def flow_of(game: Game) -> Flow:
    return flow(sg.replicator(game), {})


@given(games(players=(1, 3)))
def test_sinks_are_the_strict_nash_equilibria(game: Game) -> None:
    profiles = itertools.product(*map(range, game.shape))
    strict = {profile_key(profile, game.shape) for profile in profiles if naive.is_strict_nash(game, profile)}
    assert set(flow_of(game).sinks) == strict


@given(games(players=(2, 3)))
def test_an_arrow_leads_to_the_better_payoff_of_the_player_who_moves(game: Game) -> None:
    found = flow_of(game)
    for edge in found.edges:
        start, end = (profile_of(key, game.players) for key in edge.ends)
        gain = naive.payoff(game, end, edge.player) - naive.payoff(game, start, edge.player)
        assert edge.arrow == (edge.ends if gain > 0 else edge.ends[::-1] if gain < 0 else None)
        assert edge.is_at_rest == (gain == 0)


@given(games(players=(2, 3)))
def test_without_a_sink_a_cycle_follows_arrows_and_is_there_unless_payoffs_tie(game: Game) -> None:
    found = flow_of(game)
    around = list(zip(found.cycle, found.cycle[1:] + found.cycle[:1], strict=True))
    assert set(around) <= set(found.arrows)
    assert len(set(found.cycle)) == len(found.cycle)
    if found.sinks:
        assert found.cycle == ()
    elif not any(edge.is_at_rest for edge in found.edges):
        assert found.cycle


@given(games(players=(2, 3), strategies=(2, 2)))
@settings(max_examples=settings.default.max_examples // 2)
def test_stable_faces_are_minimal_and_nobody_gains_outside_them(game: Game) -> None:
    found = minimal_stable_faces(sg.replicator(game), {})
    assert found
    for support in found:
        for profile in itertools.product(*support):
            for i, deviation in naive.deviations(game, profile):
                if deviation[i] not in support[i]:
                    assert naive.payoff(game, deviation, i) < naive.payoff(game, profile, i)
    for one, other in itertools.permutations(found, 2):
        assert not all(set(a) <= set(b) for a, b in zip(one, other, strict=True))
    strict = [p for p in itertools.product(*map(range, game.shape)) if naive.is_strict_nash(game, p)]
    assert {tuple((k,) for k in profile) for profile in strict} <= set(found)
