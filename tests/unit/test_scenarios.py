"""Scenarios made in Python, and the ways to find parts of an analysis."""

from __future__ import annotations

from fractions import Fraction

import pytest
from sympy import Rational

import symgame as sg
from symgame.errors import InvalidExpressionError, InvalidGameError
from symgame.expressions import exact_number


@pytest.fixture(scope="module")
def game() -> sg.Game:
    return sg.load("llm-iar")


def test_numbers_mean_what_is_written() -> None:
    assert [exact_number(v) for v in ("0.1", 0.1, 1e-3, 2, Fraction(1, 3), Rational(2, 7))] == [
        Rational(1, 10),
        Rational(1, 10),
        Rational(1, 1000),
        2,
        Rational(1, 3),
        Rational(2, 7),
    ]
    for bad in ("a", float("nan"), float("inf")):
        with pytest.raises(InvalidExpressionError):
            exact_number(bad)


def test_a_scenario_keeps_what_it_is_like_and_takes_what_is_given(game: sg.Game) -> None:
    base = game.scenarios[0]
    changed = game.scenario_from({"P": 0.9}, name="less", like=base, initial=[(0.1, "1/2", 1)])
    assert changed.name == "less"
    assert changed.initial == ((Rational(1, 10), Rational(1, 2), 1),)
    assert changed.outcome is None
    different = {s.name: (a, b) for (s, a), (_, b) in zip(base.values, changed.values, strict=True) if a != b}
    assert different == {"P": (Rational(6, 5), Rational(9, 10))}
    assert game.scenario_from({}, like=base).initial == base.initial


def test_starts_of_three_strategies_are_nested() -> None:
    modes = sg.load("cooperation-modes")
    scenario = modes.scenario_from({"V1": 6}, initial=[((0.5, 0.25, 0.25), ("1/3", "1/3", "1/3"), 0.5)])
    assert scenario.initial[0][0] == (Rational(1, 2), Rational(1, 4), Rational(1, 4))


def test_a_name_that_is_no_parameter_is_refused(game: sg.Game) -> None:
    with pytest.raises(InvalidGameError, match="'p' is no parameter of 'llm-iar'"):
        game.scenario_from({"p": 1})


def test_parts_of_an_analysis_are_found_by_name(game: sg.Game) -> None:
    analysis = sg.analyse(sg.replicator(game))
    assert analysis.vertex("101").profile == (0, 1, 0)
    assert all(c.point.mixing for c in analysis.mixed_points)
    assert len(analysis.mixed_points) == 8
    with pytest.raises(InvalidGameError, match="no profile"):
        analysis.vertex("1011")


@pytest.mark.parametrize(("lang", "words"), [("en", "converges to"), ("zh", "轨道收敛于")])
def test_a_simulation_shows_itself(game: sg.Game, lang: str, words: str) -> None:
    simulation = sg.simulate(sg.replicator(game), game.scenarios[0])
    assert words in simulation.text(lang)
    assert words in simulation.html(lang)
    assert simulation._repr_latex_() is None


def test_a_path_that_ends_elsewhere_than_the_file_says_is_told(game: sg.Game) -> None:
    import dataclasses

    other = dataclasses.replace(game.scenarios[0], outcome=(Rational(0),) * 3)
    text = sg.simulate(sg.replicator(game), other).text()
    assert "The file states another outcome: (0, 0, 0)." in text.replace("\n    ", " ")
