"""Thresholds against payoffs: the vertex is strictly Nash exactly where they say so."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Rational, Symbol

import symgame as sg
from symgame.analysis import vertices_of
from symgame.game import Game
from symgame.stability.thresholds.threshold_values import ThresholdValues
from symgame.stability.thresholds.thresholds import Thresholds
from symgame.stability.verdict import EssVerdict
from tests import naive
from tests.strategies import generic_values, symbolic_games

Values = dict[Symbol, object]


def is_strict_nash(game: Game, profile: tuple[int, ...], values: Values) -> bool:
    """Every deviation costs, at values."""
    return all(
        naive.compared(naive.at(naive.payoff(game, there, i) - naive.payoff(game, profile, i), values), "<")
        for i, there in naive.deviations(game, profile)
    )


def says(found: Thresholds, values: Values) -> bool:
    """What bounds, alternatives and other conditions say of values, in symbols."""
    asked = [bound.relation(found.parameter) for bound in (*found.lower, *found.upper)]
    asked += [condition.relation for condition in (*found.needed, *found.as_stated)]
    for each in found.alternatives:
        if all(naive.holds(relation, values) for relation in each.where):
            if each.rest.is_impossible:
                return False
            asked += [each.bound.relation(found.parameter)] if each.bound else list(each.rest.relations)
    return found.vertex.verdict is not EssVerdict.NEVER and all(naive.holds(relation, values) for relation in asked)


def points_of(numbers: ThresholdValues, own: Rational) -> list[Rational]:
    """Values of the parameter: its own, another, and some on both sides of every rational end."""
    points = [own, -own, own * 100]
    for stretch in numbers.stretches:
        rational = [end.value for end in (stretch.low, stretch.high) if isinstance(end.value, Rational)]
        points += [end + step for end in rational for step in (-Rational(1, 10**6), 0, Rational(1, 10**6))]
    return [point for point in points if any(piece.contains(point) for piece in numbers.allowed)]


@settings(max_examples=settings.default.max_examples // 2)
@given(symbolic_games(players=(1, 3), strategies=(2, 3)), st.integers(0, 2**32))
def test_inside_the_interval_and_only_there_every_deviation_costs(game: Game, seed: int) -> None:
    field = sg.replicator(game)
    drawn = {s: Rational(v.numerator, v.denominator) for s, v in generic_values(game.symbols, seed).items()}
    scenario = game.scenario_from({symbol.name: value for symbol, value in drawn.items()})
    for vertex in vertices_of(field)[:6]:
        for symbol in game.symbols[: 1 + seed % 2]:
            found = sg.thresholds(field, vertex, symbol)
            numbers = sg.threshold_at(found, scenario)
            assert numbers.is_complete
            assert (numbers.around is not None) == is_strict_nash(game, vertex.profile, drawn)
            for point in points_of(numbers, drawn[symbol]):
                values = {**drawn, symbol: point}
                is_inside = any(stretch.piece.contains(point) for stretch in numbers.stretches)
                assert is_inside == is_strict_nash(game, vertex.profile, values) == says(found, values)


@settings(max_examples=settings.default.max_examples // 4)
@given(symbolic_games(players=(2, 3)), st.integers(0, 2**32))
def test_beyond_an_end_the_successor_is_an_ess_and_the_vertex_is_none(game: Game, seed: int) -> None:
    field = sg.replicator(game)
    drawn = {s: Rational(v.numerator, v.denominator) for s, v in generic_values(game.symbols, seed).items()}
    scenario = game.scenario_from({symbol.name: value for symbol, value in drawn.items()})
    every = {vertex.key: vertex for vertex in vertices_of(field)}
    for vertex in every.values():
        for symbol in game.symbols:
            for stretch in sg.threshold_at(sg.thresholds(field, vertex, symbol), scenario).stretches:
                for end, step in ((stretch.low, -Rational(1, 10**9)), (stretch.high, Rational(1, 10**9))):
                    for key in end.successors if isinstance(end.value, Rational) else ():
                        beyond = {**drawn, symbol: end.value + step}
                        assert is_strict_nash(game, every[key].profile, beyond)
                        assert not is_strict_nash(game, vertex.profile, beyond)
