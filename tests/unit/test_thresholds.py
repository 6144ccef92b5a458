"""Thresholds by hand: bounds in symbols, exact intervals, what binds at their ends, and what is said of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial

import pytest
from sympy import CRootOf, Rational, Symbol, exp, sqrt

import symgame as sg
from symgame.analysis import vertices_of
from symgame.conditions.relation import read_relations
from symgame.display.decimals import decimal
from symgame.display.words import LANGUAGES
from symgame.errors import InvalidGameError
from symgame.game import Game
from symgame.presentation.thresholds import threshold_table as threshold_table_module
from symgame.presentation.thresholds import thresholds as thresholds_module
from symgame.presentation.thresholds.threshold_table import threshold_table
from symgame.presentation.thresholds.thresholds import edition_of
from symgame.records import threshold_sets
from symgame.stability.thresholds.solution_set import Piece, order_of, where_holds
from symgame.stability.thresholds.threshold_values import ThresholdValues
from symgame.stability.thresholds.thresholds import Thresholds
from symgame.stability.thresholds.vertex_thresholds import vertex_thresholds
from symgame.symbols import real_symbol
from tests.strategies import players_of

FIRST = "collaboration takes hold"


def game_of(*advantages: str, parameters: Sequence[str] = ("p", "q", "c"), assume: Sequence[str] = ()) -> Game:
    """The game of two strategies each whose advantages are these; at 11... the eigenvalues are their opposites."""
    formulas = {x: f"{x}*({d})" for x, d in zip("xyz", advantages, strict=False)}
    return Game.from_formulas(players_of((2,) * len(advantages)), formulas, parameters=parameters, assume=assume)


def found_in(game: Game, key: str, parameter: str = "p") -> Thresholds:
    return sg.thresholds(sg.replicator(game), key, parameter)


def at(game: Game, key: str, values: Mapping[str, object], parameter: str = "p") -> ThresholdValues:
    return sg.threshold_at(found_in(game, key, parameter), game.scenario_from(values))


def texts(found: Thresholds) -> list[str]:
    return [bound.relation(found.parameter).text(found.game.symbols) for bound in (*found.lower, *found.upper)]


def ends(values: ThresholdValues) -> list[tuple[object, object]]:
    return [(stretch.low.value, stretch.high.value) for stretch in values.stretches]


def test_the_subsidy_of_the_flagship() -> None:
    game = sg.load("llm-iar")
    found = found_in(game, "111", "S1")
    assert texts(found) == ["S1 > C*b + L*r + E1 - V*a - L*r*d - P", "S1 < d*T + H - S2 - G"]
    assert [condition.eigenvalues for condition in found.needed] == [(2,)]
    values = sg.threshold_at(found, game.scenario(FIRST))
    assert ends(values) == [(Rational(11, 100), Rational(17, 5))]
    assert values.value == Rational(3, 2)
    around = values.around
    assert around is not None and values.distances(around) == (Rational(139, 100), Rational(19, 10))
    assert [c.eigenvalues for c in (*around.low.conditions, *around.high.conditions)] == [(1,), (3,)]
    assert (around.low.neighbours, around.low.successors) == (("011",), ("011",))
    assert (around.high.neighbours, around.high.successors) == (("110",), ())


@pytest.mark.parametrize(("subsidy", "goes"), [("0.12", True), ("0.1", False), ("3.5", False)])
def test_a_simulation_just_inside_and_just_outside_agrees(subsidy: str, goes: bool) -> None:
    game = sg.load("llm-iar")
    scenario = game.scenario_from({"S1": subsidy}, like=game.scenario(FIRST))
    near = [(Rational(19, 20),) * 3, (Rational(99, 100), Rational(9, 10), Rational(99, 100))]
    runs = sg.simulate(sg.replicator(game), scenario, initial=near).runs
    assert [run.end is not None and run.end.tolist() == [1, 1, 1] for run in runs] == [goes, goes]


def test_a_coefficient_of_open_sign_has_both_answers_and_that_for_zero() -> None:
    found = found_in(game_of("p*q - c", "1"), "11")
    assert texts(found) == []
    said = [
        ([w.text() for w in each.where], each.bound and each.bound.relation(found.parameter).text(), each.rest)
        for each in found.alternatives
    ]
    assert [(where, bound) for where, bound, _ in said] == [
        (["q < 0"], "p < c/q"),
        (["q > 0"], "p > c/q"),
        (["q == 0"], None),
    ]
    assert [r.text() for r in said[2][2].relations] == ["c < 0"]
    assert ends(at(found.game, "11", {"q": -2, "c": 3})) == [(None, Rational(-3, 2))]
    assert ends(at(found.game, "11", {"q": 0, "c": 3})) == []
    assert ends(at(found.game, "11", {"q": 0, "c": -3})) == [(None, None)]


def test_the_assumptions_decide_a_sign_and_drop_what_they_imply() -> None:
    decided = found_in(game_of("p*q - c", "1", assume=["q < 0"]), "11")
    assert texts(decided) == ["p < c/q"]
    halfway = found_in(game_of("p*q + c", "1", assume=["p > 0", "c > 0"]), "11")
    assert [(e.bound is None, e.rest.always_hold) for e in halfway.alternatives] == [
        (False, True),  # q < 0: p < -c/q
        (True, True),  # q > 0: nothing is asked
        (True, True),  # q = 0: nothing either
    ]


def test_of_two_bounds_the_weaker_one_is_dropped() -> None:
    game = game_of("p - q", "p - c", assume=["q > c"])
    assert texts(found_in(game, "11")) == ["p > q"]
    assert texts(found_in(game_of("p - q", "p - c"), "11")) == ["p > q", "p > c"]
    assert texts(found_in(game_of("p*(c - q) + q + 1", "1", assume=["0 < p < 1", "c > 0"]), "11")) == []


@pytest.mark.parametrize(
    ("advantage", "expected"),
    [
        ("(p - 1)*(2 - p) + 0*q", [(1, 2)]),
        ("(p - 1)*(p - 2)*(p - 3)", [(1, 2), (3, None)]),
        ("p^2 - 2", [(None, -sqrt(2)), (sqrt(2), None)]),
        ("2 - p^2", [(-sqrt(2), sqrt(2))]),
        ("(p - 1)^2", [(None, 1), (1, None)]),
        ("p^2 + 1", [(None, None)]),
        ("-p^2", []),
        ("p^5 - p - 1", [(CRootOf(Symbol("t") ** 5 - Symbol("t") - 1, 0), None)]),
    ],
)
def test_conditions_of_any_degree_are_solved_exactly(advantage: str, expected: list[tuple[object, object]]) -> None:
    game = game_of(f"{advantage} + q - q", "1")
    assert ends(at(game, "11", {"q": 1, "c": 1})) == expected


def test_higher_degrees_are_stated_as_they_are() -> None:
    found = found_in(game_of("p^2 - q", "1"), "11")
    assert texts(found) == [] and [c.relation.text() for c in found.as_stated] == ["q < p**2"]


def test_where_an_eigenvalue_only_touches_zero_no_neighbour_gains() -> None:
    left, right = at(game_of("(p - 1)^2", "1"), "11", {}).stretches
    assert left.high.conditions == right.low.conditions != ()
    assert left.high.neighbours == right.low.neighbours == ()


def test_an_empty_interval_says_which_condition_fails_by_its_numbers() -> None:
    values = at(game_of("p - q", "c - 3"), "11", {"p": 5, "q": 2, "c": 1})
    assert values.stretches == () and values.around is None
    [failing] = values.failing
    assert (failing.condition.relation.text(), failing.sides) == ("3 < c", (3, 1))
    assert repr(values) == "11 is an ESS for p in nowhere"


def test_outside_of_its_interval_a_value_has_negative_distances() -> None:
    values = at(game_of("p - q", "c - p"), "11", {"p": 1, "q": 2, "c": 4})
    [stretch] = values.stretches
    assert values.around is None and values.distances(stretch) == (-1, 3)
    assert [check.condition.eigenvalues for check in values.failing] == [(1,)]
    assert repr(values) == "11 is an ESS for p in (2, 4)"


def test_assumptions_end_an_interval_too_and_then_nothing_lies_beyond() -> None:
    values = at(game_of("c - p", "1", assume=["p >= 0", "p < c"]), "11", {"c": 4})
    [stretch] = values.stretches
    assert (stretch.low.value, stretch.low.is_closed, stretch.high.value) == (0, True, 4)
    assert [r.text() for r in stretch.low.assumed] == ["p >= 0"] and stretch.low.conditions == ()
    assert stretch.high.neighbours == ()
    assert values.value is None and values.distances(stretch) == (None, None)
    quotient = at(game_of("p", "1", assume=["c/p < 2", "p < 9"]), "11", {"c": 6})
    assert ends(quotient) == [(3, 9)]  # below 0 the quotient is small, too, but the condition fails


def test_two_eigenvalues_that_vanish_together_name_two_neighbours_and_no_successor() -> None:
    [stretch] = at(game_of("p - q", "p - q"), "11", {"q": 2}).stretches
    assert stretch.low.conditions[0].eigenvalues == (1, 2)
    assert stretch.low.neighbours == ("01", "10") and stretch.low.successors == ()


def test_own_shares_in_the_payoffs_leave_the_neighbours_unnamed() -> None:
    equations = {"x": "x*(1 - x)*(p - c*x)", "y": "y*(1 - y)"}
    game = Game.from_field(players_of((2, 2)), equations, parameters=["p", "c"])
    [stretch] = at(game, "11", {"c": 2}).stretches
    assert (stretch.low.value, stretch.low.neighbours) == (2, ())


def test_with_three_strategies_the_neighbour_is_the_strategy_that_pays_as_well() -> None:
    game = sg.load("cooperation-modes")
    values = sg.threshold_at(found_in(game, "1-1-1", "cA1"), game.scenarios[0])
    [stretch] = values.stretches
    assert len(stretch.high.conditions[0].eigenvalues) == 1
    assert stretch.high.neighbours[0] in {"2-1-1", "3-1-1"}


def test_a_parameter_in_a_root_is_said_to_be_unsolved() -> None:
    game = game_of("sqrt(p) - q", "p - c", assume=["p > 0"])
    found = found_in(game, "11")
    assert texts(found) == ["p > c"] and len(found.as_stated) == 1
    values = at(game, "11", {"q": 1, "c": 2})
    assert not values.is_complete and ends(values) == [(2, None)]
    assert "at most p > 2" in values.text() and "至多" in values.text("zh")


def test_irrational_coefficients_of_first_degree_stay_exact() -> None:
    assert ends(at(game_of("exp(c)*p - q", "1"), "11", {"c": 1, "q": 2})) == [(2 * exp(-1), None)]
    squared = at(game_of("sqrt(c)*p^2 - q", "1", assume=["c > 0"]), "11", {"c": 2, "q": 2})
    assert not squared.is_complete


def test_vertices_that_always_never_or_perhaps_are_ess() -> None:
    game = game_of("p", "q", assume=["p > 0", "q > 0"])
    assert ends(at(game, "11", {"q": 1})) == [(0, None)]
    assert at(game, "00", {"q": 1}).stretches == ()
    assert found_in(game, "11").conditions == ()
    assert vertex_thresholds(sg.replicator(game), found_in(game, "11").vertex).thresholds == ()
    assert "for all parameters" in found_in(game, "11").text()
    assert "for no parameters" in found_in(game, "00").text()


def test_names_that_are_not_known_get_a_hint() -> None:
    field = sg.replicator(sg.load("llm-iar"))
    with pytest.raises(InvalidGameError, match="no parameter 's1'; did you mean 'S1'"):
        sg.thresholds(field, "111", "s1")
    with pytest.raises(InvalidGameError, match="'11' is no profile of 3 players"):
        sg.thresholds(field, "11", "S1")
    with pytest.raises(InvalidGameError, match="no parameter 'k'; known: none"):
        sg.thresholds(sg.replicator(game_of("1", "1", parameters=())), "11", "k")


def test_a_scenario_needs_the_other_values_and_may_not_contradict_the_assumptions() -> None:
    game = game_of("p - q", "c", assume=["c > 0"])
    with pytest.raises(InvalidGameError, match="scenario 'values' has no value for q; add it"):
        at(game, "11", {"c": 1})
    with pytest.raises(InvalidGameError, match="contradicts the assumption 'c > 0'"):
        at(game, "11", {"c": -1, "q": 1})


def test_numbers_are_ordered_exactly() -> None:
    assert order_of(sqrt(2) + sqrt(3), sqrt(5 + 2 * sqrt(6))) == 0  # equal, and not seen to be so by form
    assert order_of(sqrt(2), Rational(10**40 * 14142135623730950488 + 1, 10**59)) in (-1, 1)
    assert Piece(Rational(0), Rational(1), True).contains(Rational(0))
    assert not Piece(Rational(0), Rational(1)).contains(Rational(1))
    assert decimal(Rational(1, 3)) == "1/3"


def test_a_square_as_coefficient_has_one_sign_or_is_zero() -> None:
    found = found_in(game_of("p*q^2 - c", "1"), "11")
    assert [[w.text() for w in each.where] for each in found.alternatives] == [["q != 0"], ["q == 0"]]
    assert texts(found) == [] and [each.bound is not None for each in found.alternatives] == [True, False]


def test_relations_with_equality_hold_at_their_roots() -> None:
    names = {name: real_symbol(name) for name in ("p", "q")}
    p, q = names.values()

    def where(text: str) -> list[Piece]:
        [relation] = read_relations(text, names)
        return list(where_holds(relation, p, {q: Rational(1)}))

    assert where("(p - 1)^2 >= 0") == [Piece()]
    assert where("(p - 1)^2 <= 0") == [Piece(Rational(1), Rational(1), True, True)]
    assert where("(p - 1)^2*(p - 2) >= 0") == [
        Piece(Rational(1), Rational(1), True, True),
        Piece(Rational(2), None, True, False),
    ]
    assert where("p == q") == [Piece(Rational(1), Rational(1), True, True)]
    assert where("p/(q - 1) < 2") == []  # it has no value
    assert where("1/p <= 1") == [Piece(None, Rational(0)), Piece(Rational(1), None, True, False)]


def test_a_neighbour_whose_eigenvalue_lacks_a_value_is_not_called_an_ess() -> None:
    game = game_of("p - c", "q*(1 - x) + c*x", parameters=("p", "q", "c"))
    [stretch] = at(game, "11", {"c": 2}).stretches
    assert (stretch.low.neighbours, stretch.low.successors) == (("01",), ())
    [stretch] = at(game, "11", {"c": 2, "q": 1}).stretches
    assert (stretch.low.neighbours, stretch.low.successors) == (("01",), ("01",))


def test_a_sign_under_which_the_condition_cannot_hold_is_said(monkeypatch) -> None:
    found = found_in(game_of("p*q - c", "1", assume=["c > 0"]), "11")
    assert "not where q = 0 ①" in found.text()
    monkeypatch.setattr(thresholds_module, "MAX_LENGTH", 6)
    assert "a condition too long to print here" in found.text()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_answer_is_written(lang: str) -> None:
    game = game_of("p*q - c", "p^2 - q", "p*c + c^2 + 1")
    found = found_in(game, "111")
    shown = found.text(lang)
    assert all(part in shown for part in ("p > c/q", "p < c/q", "c < 0", "p^2 > q", "(-c^2 - 1)/c"))
    scenario = game.scenario_from({"q": 2, "c": 1})
    every = vertex_thresholds(found.field, found.vertex, parameters=[found.parameter], scenario=scenario)
    [p] = threshold_sets(game, [every], scenario)["vertices"]["111"]["parameters"].values()
    assert (p["conditional"][2]["where"], p["conditional"][2]["asks"]) == (["q == 0"], ["c < 0"])
    written = sg.threshold_at(found, scenario).text(lang)
    assert "p > sqrt(2)" in written and "p > 1.414" in written
    nothing = sg.threshold_at(found_in(game, "111"), game.scenario_from({"q": 2, "c": 0})).text(lang)
    assert "sqrt(2)" in nothing


@pytest.mark.parametrize(
    ("advantage", "assume", "shown"),
    [
        ("1 - p", ["0 <= p <= 3"], "0 ≤ p < 1"),
        ("p - 1", ["0 <= p <= 3"], "1 < p ≤ 3"),
        ("p + 1", ["p <= 3"], "-1 < p ≤ 3"),
        ("c - p", ["p <= 3"], "p < 2"),
        ("c", ["p <= 3"], "p ≤ 3"),
        ("c", ["p >= 3"], "p ≥ 3"),
        ("c", ["p == 3"], "p = 3"),
        ("c", [], "any value"),
        ("-p^2 + 2*p - c + 1", [], "nowhere"),
    ],
)
def test_intervals_are_written_with_their_ends(advantage: str, assume: list[str], shown: str) -> None:
    assert shown in at(game_of(advantage, "c", assume=assume), "11", {"c": 2}).text()


def test_a_record_has_exact_strings_and_equations_for_roots() -> None:
    game = game_of("p^5 - p - q", "c - p")
    field, scenario = sg.replicator(game), game.scenario_from({"p": 3, "q": 1, "c": "7/2"})
    found = sg.thresholds(field, "11", "p")
    every = vertex_thresholds(field, found.vertex, parameters=[found.parameter], scenario=scenario)
    record = json.loads(json.dumps(threshold_sets(game, [every], scenario)))
    numbers = record["vertices"]["11"]["parameters"]["p"]["at"]
    [interval] = numbers["intervals"]
    assert interval["low"]["root_of"] == "p**5 - p - 1 == 0"
    low, high = (Rational(end) for end in interval["low"]["between"])
    assert low < Rational("1.1673039782614187") < high
    assert interval["high"] == "7/2" and numbers["inside"] is True
    assert set(numbers["distance"]["falling"]) == {"between"} and numbers["distance"]["rising"] == "1/2"


@pytest.fixture
def run(run):
    """``symgame thresholds`` with these words."""
    return partial(run, "thresholds")


def test_the_command_answers_as_json(run) -> None:
    status, out, _ = run("llm-iar", "--vertex", "111", "--parameter", "S1", "--json")
    record = json.loads(out)
    assert (status, record["slug"], record["scenario"]) == (0, "llm-iar", FIRST)
    assert list(record["vertices"]) == ["111"]
    found = record["vertices"]["111"]["parameters"]["S1"]
    assert [bound["bound"] for bound in found["upper"]] == ["d*T + H - S2 - G"]
    [interval] = found["at"]["intervals"]
    assert (interval["low"], interval["high"]) == ("11/100", "17/5")
    assert interval["rising"]["gains"] == ["110"]


def test_without_options_all_vertices_and_parameters_are_answered(run) -> None:
    record = json.loads(run("data-compute-supply", "--json")[1])
    assert list(record["vertices"]) == ["000", "010", "001", "110", "101", "111"]
    assert list(record["vertices"]["000"]["parameters"]) == ["q", "Vs", "V0", "L", "Cg"]


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("en", ("0.11 < S1 < 3.4", "after 1.39: ①, then E7(0,1,1) ESS", "after 1.9: ③, then E5(1,1,0)")),
        ("zh", ("0.11 < S1 < 3.4", "1.39后：①，继而E7(0,1,1)为ESS", "参数阈值")),
    ],
)
def test_the_command_answers_in_words(run, lang: str, parts: tuple[str, ...]) -> None:
    status, out, _ = run("llm-iar", "--vertex", "111", "--lang", lang, "--width", "140")
    assert status == 0
    assert all(part in out for part in parts)


def test_a_scenario_where_the_vertex_is_no_ess_lists_what_fails(run) -> None:
    words = ("llm-iar", "--vertex", "111", "--parameter", "S1", "--scenario", "pooling costs too high")
    status, out, _ = run(*words)
    assert status == 0
    assert "is false" in out and "pooling costs too high" in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("llm-iar", "--vertex", "1x1"), "Academia has no strategy 'x'"),
        (("llm-iar", "--parameter", "s1"), "did you mean 'S1'?"),
        (("llm-iar", "--scenario", "pooling costs to high"), "did you mean 'pooling costs too high'?"),
        (("nothing",), "no shipped game 'nothing'"),
    ],
)
def test_mistakes_are_one_message_and_status_two(run, words: tuple[str, ...], message: str) -> None:
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert message in err


def test_what_stays_undecided_has_status_three(run, tmp_path) -> None:
    file = tmp_path / "roots.toml"
    file.write_text(
        """
slug = "roots"
players = [
  { name = "A", var = "x", strategies = ["a", "b"] },
  { name = "B", var = "y", strategies = ["c", "d"] },
]
parameters = { p = { assume = "p > 0" }, q = {} }
payoff_formulas = { x = "x*(sqrt(p) - q)", y = "y*(p - q)" }
[[scenario]]
name = "one"
values = { p = "3", q = "1" }
""",
        encoding="utf-8",
    )
    status, out, _ = run(str(file), "--vertex", "11")
    assert status == 3
    assert "at most" in out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_report_names_points_whose_rows_do_not_fit(lang: str, monkeypatch) -> None:
    game = sg.load("data-compute-supply")
    field, edition = sg.replicator(game), edition_of(game, lang)
    [whole] = threshold_table(edition, field, vertices_of(field))
    assert len(whole.rows) == 47 and len(whole.columns) == 4
    monkeypatch.setattr(threshold_table_module, "MAX_ROWS", 10)
    table, left_out = threshold_table(edition, field, vertices_of(field))
    assert len(table.rows) == 10 and ("left out" in left_out.line[0]) == (lang == "en")
    monkeypatch.setattr(threshold_table_module, "MAX_NAMED", 1)
    assert "…" in list(threshold_table(edition, field, vertices_of(field)))[1].line
    assert list(threshold_table(edition, field, ())) == []


def test_without_a_scenario_a_report_has_no_column_of_intervals() -> None:
    game = game_of("p - q", "c")
    field = sg.replicator(game)
    [table] = threshold_table(edition_of(game, "en"), field, vertices_of(field))
    assert len(table.columns) == 3
