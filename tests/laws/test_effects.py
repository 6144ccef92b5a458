"""How parameters bear on the stability of vertices: against the sources, by hand, and at random values."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Symbol

import symgame as sg
from symgame.game import Game
from symgame.stability.effects import Effect, effect_of
from tests import naive
from tests.strategies import generic_values, players_of, symbolic_games

LIBRARY = Path(sg.__file__).parent / "library"


def effect(game: Game, key: str, name: str) -> Effect:
    analysis = sg.analyse(sg.replicator(game))
    symbol = next(s for s in game.symbols if s.name == name)
    return effect_of(symbol, analysis.vertex(key), game.assumptions)


@pytest.mark.parametrize("slug", sg.slugs())
def test_the_effects_that_the_sources_state_hold(slug: str) -> None:
    document = sg.read_document(LIBRARY / f"{slug}.toml")
    analysis = sg.analyse(sg.replicator(document.game))
    assert document.claims.effects
    for claim in document.claims.effects:
        vertex = next(v for v in analysis.vertices if v.profile == claim.vertex)
        found = effect_of(claim.parameter, vertex, document.game.assumptions)
        assert found.value == claim.effect, (slug, vertex.key, claim.parameter)


def two_parties(first: str, second: str, parameters: list[str], assume: list[str]) -> Game:
    table = {"11": [first, second], "10": ["0", "0"], "01": ["0", "0"], "00": ["0", "0"]}
    return Game.from_table(players_of((2, 2)), table, parameters=parameters, assume=assume)


def test_each_kind_of_effect_by_hand() -> None:
    game = two_parties("b - c", "b*s - a*(b - 1)", ["a", "b", "c", "s", "q"], ["b > 0", "0 < s < 1", "c > 0", "a > 0"])
    # eigenvalues at 11: -(b - c) and -(b*s - a*(b - 1))
    assert effect(game, "11", "c") is Effect.HINDERS
    assert effect(game, "11", "s") is Effect.HELPS
    assert effect(game, "11", "b") is Effect.MIXED  # the second derivative a - s has both signs
    assert effect(game, "11", "a") is Effect.MIXED  # b - 1 has both signs
    assert effect(game, "11", "q") is Effect.NONE
    assert effect(game, "00", "b") is Effect.NONE


def test_a_quotient_falls_where_its_derivative_is_negative() -> None:
    game = two_parties("1 - 1/(1 + k)", "k/(1 + k)", ["k"], ["k > 0"])
    assert effect(game, "11", "k") is Effect.HELPS


def test_a_root_of_a_parameter_is_differentiated_too() -> None:
    game = two_parties("sqrt(k) - 1", "sqrt(k)", ["k"], ["k > 0"])
    assert effect(game, "11", "k") is Effect.HELPS


@given(symbolic_games(players=(2, 3)), st.integers(0, 2**32))
def test_effects_agree_with_derivatives_at_random_values(game: Game, seed: int) -> None:
    analysis = sg.analyse(sg.replicator(game))
    values = generic_values(game.symbols, seed)
    for vertex in analysis.vertices:
        for symbol in game.symbols:
            assert isinstance(symbol, Symbol)
            slopes = [naive.at(value.diff(symbol), values) for value in vertex.eigenvalues]
            found = effect_of(symbol, vertex, game.assumptions)
            if found is Effect.HELPS:
                assert all(slope <= 0 for slope in slopes)
            elif found is Effect.HINDERS:
                assert all(slope >= 0 for slope in slopes)
            elif found is Effect.NONE:
                assert all(slope == 0 for slope in slopes)
