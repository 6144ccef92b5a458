"""Where scenarios lie: by hand for a shipped game, against brute force for random ones, and what is said of it."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sympy import CRootOf, Rational, Symbol, sqrt

import symgame as sg
from symgame.analysis import vertices_of
from symgame.errors import InvalidGameError
from symgame.game import Game
from symgame.players import Scenario, profile_key
from symgame.stability.scenarios.placing import Place
from symgame.stability.scenarios.short_numbers import short_numbers
from tests.naive import real_part_signs, restricted_jacobian, spectrum, vertex_point
from tests.strategies import players_of, symbolic_games


def game_of(*advantages: str, parameters: Sequence[str] = ("p", "q"), assume: Sequence[str] = ()) -> Game:
    """The game of two strategies each whose advantages are these; at 11... the eigenvalues are their opposites."""
    formulas = {x: f"{x}*({d})" for x, d in zip("xyz", advantages, strict=False)}
    return Game.from_formulas(players_of((2,) * len(advantages)), formulas, parameters=parameters, assume=assume)


def placed(game: Game, values: Mapping[str, object]) -> Place:
    return sg.place(game, vertices_of(sg.replicator(game)), game.scenario_from(values))


def in_brief(found: Place) -> list[tuple[object, ...]]:
    return [
        (m.relation.text(), m.decides, m.change and (m.change.parameter.name, m.change.to, m.change.share))
        for m in found.margins
    ]


@pytest.mark.parametrize(
    ("name", "ess", "parameter", "to", "share", "beyond"),
    [
        ("collaboration takes hold", ("000", "111"), "b", "19/25", "4/15", ("111",)),
        ("pooling costs too high", ("000",), "b", "4/5", "1/3", ("000", "011")),
        ("incentives withdrawn", ("000",), "V", "4399/550", "109/4290", ("000", "111")),
        ("reluctant partners", ("000", "111"), "b", "19/25", "4/15", ("111",)),
        ("a penalty ends the trap", ("111",), "b", "29/50", "1/30", ("000", "111")),
    ],
)
def test_the_scenarios_of_the_flagship(name, ess, parameter, to, share, beyond) -> None:
    game = sg.load("llm-iar")
    found = sg.place(game, vertices_of(sg.replicator(game)), game.scenario(name))
    near = found.nearest
    assert found.ess == ess and near is not None and found.room == near.share
    assert (near.parameter.name, near.to, near.share, near.ess) == (parameter, Rational(to), Rational(share), beyond)
    assert near == found.margins[0].change


def test_gaps_and_what_each_inequality_decides() -> None:
    game = sg.load("llm-iar")
    found = sg.place(game, vertices_of(sg.replicator(game)), game.scenarios[0])
    said = [(m.relation.text(game.symbols), m.sides, m.gap, m.decides) for m in found.margins]
    assert said[0] == ("C*b + P < C", (Rational(21, 5), 5), Rational(4, 5), ("000",))
    assert said[1][2:] == (Rational(139, 100), ("011", "111"))
    assert [gap for _, _, gap, _ in said[2:]] == [Rational(161, 100), Rational(19, 10), Rational(9, 5)]


def test_roots_of_any_degree_are_exact() -> None:
    found = placed(game_of("p^2 - q", "1"), {"p": 3, "q": 2})
    assert found.ess == ("11",)
    assert in_brief(found) == [("q < p**2", ("01", "11"), ("p", sqrt(2), 1 - sqrt(2) / 3))]
    cubic = placed(game_of("p^5 - p - q", "1"), {"p": 2, "q": 1})
    t = Symbol("t")
    assert cubic.nearest is not None and cubic.nearest.to == CRootOf(t**5 - t - 1, 0)
    assert cubic.nearest.beyond < cubic.nearest.to and cubic.nearest.ess == ("01",)
    assert "1.167" in cubic.text() and "≈" in cubic.text("zh")


def test_where_a_form_only_touches_zero_there_is_no_boundary() -> None:
    found = placed(game_of("(p - 1)^2 + 0*q", "1"), {"p": 3, "q": 1})
    assert found.ess == ("11",) and found.margins == () and found.nearest is None
    assert "No change of a single parameter" in found.text()


def test_the_assumptions_hold_all_the_way() -> None:
    game = game_of("q - p", "1", assume=["0 < p < 1", "q > 0"])
    assert in_brief(placed(game, {"p": "1/2", "q": 3})) == [
        ("p < q", ("01", "11"), ("q", Rational(1, 2), Rational(5, 6)))
    ]
    bound = game_of("2 - p", "1", assume=["0 < p < 1"])
    assert placed(bound, {"p": "1/2", "q": 1}).margins == ()
    both = placed(game_of("3/2 - p - q", "1", assume=["0 < p < 1", "0 < q < 1"]), {"p": "1/5", "q": "1/5"})
    assert both.margins[0].change is None and both.nearest is None and "no parameter alone" in both.text()


def test_a_condition_that_another_one_makes_idle_is_not_a_boundary() -> None:
    found = placed(game_of("p - q", "p - 2*q"), {"p": 1, "q": 3})
    assert found.ess == ("00",)
    near = found.nearest
    assert near is not None and (near.parameter.name, near.to, near.ess) == ("q", 1, ("10",))
    ahead = placed(game_of("p - 5", "p - 6"), {"p": 1, "q": 3})  # 11 needs both
    assert [m.decides for m in ahead.margins] == [("00", "10")]
    assert ahead.margins[0].change is not None and ahead.margins[0].change.ess == ("10",)


def test_a_boundary_in_two_steps_is_found_although_no_single_reversal_leads_there() -> None:
    game = game_of("(p - 1)*y + (2 - p)*(1 - y)", "(p - 3)*x + (4 - p)*(1 - x)", parameters=["p"])
    found = placed(game, {"p": "1/2"})
    near = found.nearest
    assert near is not None
    assert set(near.ess) != set(found.ess)


def test_a_value_of_zero_has_no_share_and_comes_last() -> None:
    found = placed(game_of("p - q + 1", "q + 2"), {"p": 0, "q": "1/2"})
    shares = [(m.change.parameter.name, m.change.share) for m in found.margins if m.change]
    assert shares == [("q", 1), ("q", 5)]
    alone = placed(game_of("p + 1", "1", parameters=["p"]), {"p": 0})
    assert alone.nearest is not None and alone.nearest.share is None and alone.room is None
    assert "p: 0 → -1" in alone.text() and "%" not in alone.text()


def test_on_a_boundary_the_gap_is_zero_and_both_sides_are_told() -> None:
    found = placed(game_of("p - q", "1"), {"p": 2, "q": 2})
    assert found.ess == () and found.room == 0
    assert in_brief(found) == [("p == q", ("01", "11"), ("p", 2, 0))]
    assert found.margins[0].gap == 0 and "lie on a boundary" in found.text() and "边界上" in found.text("zh")


def test_where_the_assumptions_settle_all_nothing_is_decisive() -> None:
    found = placed(game_of("p", "q", assume=["p > 0", "q > 0"]), {"p": 1, "q": 1})
    assert found.ess == ("11",) and found.margins == () and found.nearest is None
    assert "from the assumptions alone" in found.text() and repr(found).endswith("nearest boundary none")


def test_a_parameter_in_a_root_is_said_to_be_unsolved() -> None:
    found = placed(game_of("sqrt(p) - q", "1", assume=["p > 0"]), {"p": 4, "q": 1})
    [margin] = found.margins
    assert [symbol.name for symbol in margin.unsolved] == ["p"] and margin.change is not None
    assert margin.change.parameter.name == "q" and "Changes of p were not worked out" in found.text()


def test_a_vertex_is_undecided_only_where_no_eigenvalue_is_positive() -> None:
    equations = {"x": "x*(1 - x)*(x - 1)^2*(p*x + q)", "y": "y*(1 - y)*q"}
    game = Game.from_field(players_of((2, 2)), equations, parameters=["p", "q"])
    undecided = [v.key for v in vertices_of(sg.replicator(game)) if v.verdict.value == "undecided"]
    found = placed(game, {"p": 1, "q": 1})
    assert set(found.undecided) <= set(undecided) and not set(found.undecided) & {"00", "10"}


def test_a_scenario_needs_all_values_that_matter_and_obeys_the_assumptions() -> None:
    game = game_of("p - q", "1", assume=["q > 0"])
    with pytest.raises(InvalidGameError, match="scenario 'values' has no value for q; add it"):
        placed(game, {"p": 1})
    with pytest.raises(InvalidGameError, match="contradicts the assumption 'q > 0'"):
        placed(game, {"p": 1, "q": -1})


def test_short_numbers_come_shortest_first_and_end_at_the_number() -> None:
    assert list(itertools.islice(short_numbers(Rational(0)), 4)) == [0, 1, -1, Rational(1, 10)]
    assert next(iter(short_numbers(Rational(-347)))) == -300
    assert Rational(1, 7) in list(itertools.islice(short_numbers(Rational(143, 1000)), 30))
    assert list(short_numbers(Rational(1, 17)))[-1] == Rational(1, 17)


NUMBERS = [Fraction(a, b) for a, b in ((1, 3), (2, 1), (7, 5), (5, 2), (11, 4), (3, 7))]


def by_eigenvalues(game: Game, values: Mapping[Symbol, object]) -> tuple[str, ...]:
    """The vertices at which all eigenvalues of the Jacobian are negative, numerically."""
    numbers = game.at(Scenario("values", tuple(values.items())))
    found = []
    for profile in numbers.profiles:
        matrix = restricted_jacobian(numbers).subs(vertex_point(numbers, profile))
        if all(sign < 0 for sign in real_part_signs(spectrum(matrix))):
            found.append(profile_key(profile, numbers.shape))
    return tuple(sorted(found))


@settings(max_examples=8)
@given(symbolic_games(players=(2, 2)), st.lists(st.sampled_from(NUMBERS), min_size=3, max_size=3))
def test_a_place_agrees_with_eigenvalues_here_within_its_room_and_just_beyond(game, numbers) -> None:
    assume(game.parameters)
    scenario = game.scenario_from(dict(zip(("a", "b", "c"), numbers, strict=True)))
    found = sg.place(game, vertices_of(sg.replicator(game)), scenario)
    values = dict(scenario.values)
    assert tuple(sorted(found.ess)) == by_eigenvalues(game, values)
    near = found.nearest
    if near is None or near.share is None:
        return
    beyond = by_eigenvalues(game, {**values, near.parameter: near.beyond})
    assert beyond == tuple(sorted(near.ess)) != tuple(sorted(found.ess))
    for symbol, side in itertools.product(game.symbols, (-1, 1)):
        moved = {**values, symbol: values[symbol] * (1 + side * Rational(9, 10) * Rational(str(near.share.evalf(20))))}
        if all(r.left.subs(moved) > r.right.subs(moved) for r in game.assumptions.relations):
            inside = by_eigenvalues(game, moved)
            assert inside == tuple(sorted(found.ess)) or near.share == 0


def test_the_command_places_all_scenarios_or_one(run) -> None:
    status, out, _ = run("place", "vertical-models")
    assert status == 0 and out.count("The nearest boundary:") == 2
    _, out, _ = run("place", "llm-iar", "--scenario", "reluctant partners")
    assert "(1 - b)*C > P" in out and "b: 0.6 → 0.76 (+26.7%)" in out
    status, out, _ = run("place", "vertical-models", "--scenario", "use it first", "--lang", "zh")
    assert status == 0 and "当T由4降至3（变动25%）时反向" in out
    _, out, _ = run("place", "llm-iar", "--scenario", "reluctant partners", "--json")
    [answer] = json.loads(out)["scenarios"]
    assert answer["ess"] == ["000", "111"] and answer["conditions"][0]["gap"] == "4/5"
    assert answer["nearest"] | {"beyond": ""} == {
        "parameter": "b",
        "from": "3/5",
        "to": "19/25",
        "share": "4/15",
        "reverses": ["C*b + P < C"],
        "beyond": "",
        "ess_beyond": ["111"],
    }


def test_the_command_says_what_is_wrong(run, tmp_path) -> None:
    status, _, err = run("place", "llm-iar", "--scenario", "reluctant partner")
    assert status == 2 and "did you mean 'reluctant partners'" in err
    file = tmp_path / "game.toml"
    players = 'players = [{ name = "A", var = "x", strategies = ["a", "b"] }]\n'
    file.write_text(f'slug = "g"\n{players}[parameters]\np = {{}}\n[payoffs]\n1 = ["p"]\n0 = ["0"]\n', "utf-8")
    status, _, err = run("place", str(file))
    assert status == 2 and "has no scenario" in err
    file.write_text(f'slug = "g"\n{players}[payoffs]\n1 = ["1"]\n0 = ["0"]\n', "utf-8")
    status, out, _ = run("place", str(file))
    assert status == 0 and "E2(1) is an ESS" in out


def test_the_command_writes_roots_between_two_numbers(run, tmp_path) -> None:
    file = tmp_path / "game.toml"
    file.write_text(
        'slug = "g"\nplayers = [{ name = "A", var = "x", strategies = ["a", "b"] }]\n[parameters]\np = {}\n'
        '[payoffs]\n1 = ["p^5 - p - 1"]\n0 = ["0"]\n[[scenario]]\nname = "s"\nvalues = { p = "2" }\n',
        "utf-8",
    )
    _, out, _ = run("place", str(file), "--json")
    low, high = json.loads(out)["scenarios"][0]["nearest"]["to"]["between"]
    assert Rational(low) < Rational("1.1673039782615") < Rational(high)


def test_a_command_with_an_undecided_vertex_ends_with_three(run, monkeypatch) -> None:
    from dataclasses import replace

    from symgame.stability.scenarios import placing

    original = placing.place
    monkeypatch.setattr(placing, "place", lambda *words: replace(original(*words), undecided=("110",)))
    status, out, _ = run("place", "llm-iar", "--scenario", "reluctant partners")
    assert status == 3 and "Not decided is whether E5(1,1,0)" in out
