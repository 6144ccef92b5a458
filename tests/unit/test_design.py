"""Design: the flagship's two lessons, small games by hand, messages, margins, costs, and what is printed."""

from __future__ import annotations

import itertools
import json
import sys
from fractions import Fraction

import pytest
from sympy import Rational

import symgame as sg
from symgame.cli import main
from symgame.errors import SymgameError
from symgame.game import Game
from symgame.records import designed
from symgame.stability.design.demands import Clause, Demand
from symgame.stability.design.proof import is_contradiction

GAME = sg.load("llm-iar")


def named(values):
    return {symbol.name: value for symbol, value in values.items()}


def pair(table: dict[str, list[str]], parameters: list[str], assume: list[str]) -> Game:
    players = [sg.Player("A", "x", ("Give", "Keep")), sg.Player("B", "y", ("Give", "Keep"))]
    return Game.from_table(players, table, parameters=parameters, assume=assume)


def coordination(assume: list[str]) -> Game:
    """Both earn s if both give, and 1 if both keep."""
    return pair({"11": ["s", "s"], "10": ["0", "0"], "01": ["0", "0"], "00": ["1 - t", "1 - t"]}, ["s", "t"], assume)


@pytest.fixture(scope="module")
def impossible():
    return sg.design(GAME, "111", ["S1", "S2"], require="only")


@pytest.fixture(scope="module")
def possible():
    return sg.design(GAME, "111", ["S1", "S2", "P"], require="only")


def test_no_subsidy_ends_the_trap_and_it_is_shown_why(impossible):
    assert not impossible.is_possible
    assert impossible.now == ("000", "111")
    (trap,) = impossible.obstacles
    assert trap.vertex.key == "000"
    assert {symbol.name for term in trap.terms for symbol in term.relation.symbols} == {"P", "b", "C"}
    assert [(term.left, term.right) for term in trap.terms] == [(Rational(6, 5), 3), (Rational(6, 5), 2)]
    levers = {lever.symbol.name: [b.relation.text(GAME.symbols) for b in lever.bounds] for lever in trap.levers}
    assert levers["P"] == ["P >= C*b", "P >= C*(1 - b)"]
    assert impossible.beside.cost == Fraction(11, 100)  # beside the trap 111 can be an ESS


def test_the_cheapest_penalty_ends_the_trap(possible):
    assert possible.infimum == 2
    assert named(possible.named(possible.optimum.point)) == {"S1": 0, "S2": 0, "P": 2}
    assert not possible.optimum.is_attained
    (trap,) = possible.obstacles
    (penalty,) = trap.levers
    assert [bound.number for bound in penalty.bounds] == [3, 2]
    assert possible.optimum.safe_cost <= 2 + Fraction(2, 100)
    assert (possible.remaining.ess, possible.remaining.limit) == (("111",), "111")


@pytest.mark.parametrize(("b", "expected"), [("0.2", 1), ("0.4", 2), ("0.9", "1/2")])
def test_the_infimum_is_the_smaller_share_of_the_cost(b, expected):
    scenario = GAME.scenario_from({"b": b, "V": 30}, like=GAME.scenarios[0])
    found = sg.design(GAME, "111", ["S1", "S2", "P"], require="only", scenario=scenario)
    assert found.infimum == Rational(expected)


def test_every_branch_of_a_proof_is_refuted_by_its_multipliers(impossible, possible):
    for found in (impossible, possible):
        assert found.branches
        assert all(is_contradiction(branch.multipliers) for branch in found.branches)
    with pytest.raises(AssertionError, match="prove nothing"):
        type(possible.branches[0])((), possible.branches[0].multipliers[:1])


def test_the_scenario_of_a_design_goes_to_the_target_from_everywhere(possible):
    starts = list(itertools.product(["0.1", "0.9"], repeat=3))
    scenario = GAME.scenario_from({}, like=possible.scenario, initial=starts)
    runs = sg.simulate(sg.replicator(GAME), scenario).runs
    assert {tuple(run.end.tolist()) for run in runs} == {(1.0, 1.0, 1.0)}


def test_just_below_the_infimum_the_trap_is_there():
    scenario = GAME.scenario_from({"P": "1.99", "S1": "0.001", "S2": "0.001"}, like=GAME.scenarios[0])
    assert sg.design(GAME, "111", ["R1"], scenario=scenario).now == ("000", "111")


def test_stable_asks_less_than_only():
    found = sg.design(GAME, "111", ["S1", "S2"])
    assert found.infimum == Rational(11, 100)
    assert found.remaining.ess == ("000", "111")
    (term,) = found.needs.terms
    assert term.relation.symbols >= {symbol for symbol in GAME.symbols if symbol.name in ("S1", "E1", "P", "V")}


def test_a_margin_is_kept_by_every_eigenvalue():
    found = sg.design(GAME, "111", ["S1", "S2", "P"], require="only", margin="1/100")
    assert found.infimum == Rational(201, 100)
    field = sg.replicator(found.question.with_values(found.values))
    vertices = {vertex.key: vertex.eigenvalues for vertex in sg.analyse(field).vertices}
    assert all(value <= -Rational(1, 100) for value in vertices.pop("111"))
    assert all(max(values) >= Rational(1, 100) for values in vertices.values())


def test_costs_weigh_the_instruments():
    game = coordination(["s >= 0", "t >= 0", "t <= 3"])
    both = sg.design(game, "11", ["s", "t"], require="only", costs={"t": 2})
    assert (both.infimum, both.optimum.is_attained) == (2, False)
    assert named(both.named(both.optimum.point)) == {"s": 0, "t": 1}


def test_with_a_margin_the_infimum_can_be_attained():
    game = pair({"11": ["2", "2"], "10": ["0", "0"], "01": ["0", "0"], "00": ["1 - t", "1 - t"]}, ["t"], ["t >= 0"])
    found = sg.design(game, "11", ["t"], require="only", margin="1/2")
    assert (found.infimum, found.optimum.is_attained, found.optimum.is_unique) == (Rational(3, 2), True, True)
    assert found.values[game.symbols[0]] > Rational(3, 2)
    found = sg.design(game, "11", ["t"], require="only")
    assert (found.infimum, found.optimum.is_attained) == (1, False)


def test_a_tie_does_not_end_a_rival():
    """At 111 and 110 alike only a tie could do: then the edge between them is at rest, and attracts."""
    found = sg.design(sg.load("vertical-models"), "000", ["I", "Q"], require="only")
    assert not found.is_possible
    assert {clause.vertex for clause in found.conflict} == {"110", "111"}


def test_the_target_itself_may_stand_in_the_way():
    found = sg.design(GAME, "100", ["V", "H"])
    (own,) = found.obstacles
    assert own.vertex.key == "100"
    assert [(term.left, term.right) for term in own.terms] == [(3, Rational(6, 5))]
    assert {lever.symbol.name: str(lever.bounds[0].number) for lever in own.levers} == {
        "C": "2",
        "b": "6/25",
        "P": "3",
    }


def test_a_rival_may_be_an_ess_under_the_assumptions_alone():
    game = coordination(["s > 0", "t >= 0", "t <= 1/2"])
    found = sg.design(game, "11", ["s", "t"], require="only")
    assert [(obstacle.vertex.key, obstacle.terms) for obstacle in found.obstacles] == [("00", ())]
    assert "is an ESS under the assumptions alone" in found.text()


def test_what_cannot_be_had_together_is_named():
    table = {"11": ["2 - t", "2 - t"], "10": ["0", "0"], "01": ["0", "0"], "00": ["3 - t", "3 - t"]}
    found = sg.design(pair(table, ["t"], ["t >= 0"]), "11", ["t"], require="only")
    assert not found.is_possible
    assert found.obstacles == ()
    assert [clause.vertex for clause in found.conflict] == ["11", "00"]
    shown = found.text().replace("\xa0", " ")
    assert "2 > t" in shown and "t > 3" in shown


def test_what_remains_besides_an_only_ess_is_told():
    found = sg.design(sg.load("data-compute-supply"), "111", ["Vs", "V0", "Ce"], require="only")
    assert found.remaining.ess == ("111",)
    assert found.remaining.mixed == (((1,), (0, 1), (0, 1)),)
    assert "(0, y, z)" in found.text()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"instruments": ["s1"]}, "instrument 's1' is no parameter of 'llm-iar'; did you mean 'S1'"),
        ({"instruments": []}, "at least one instrument"),
        ({"instruments": ["P", "P"]}, "named twice"),
        ({"target": "11"}, "no profile of 3 players"),
        ({"scenario": "reluctant partner"}, "did you mean 'reluctant partners'?"),
        ({"require": "onyl"}, "cannot be required; did you mean 'only'?"),
        ({"margin": "-1"}, "a margin is at least 0"),
        ({"costs": {"P": "-1"}}, "the cost of 'P' is at least 0"),
        ({"costs": {"S1": "1"}}, "costs name 'S1', which is no instrument"),
        ({"instruments": ["C", "b"]}, r"eigenvalue 1 of vertex 111 is C\*b - .* not of first degree in C, b"),
        ({"instruments": ["b", "C"]}, r"instruments that go together here: b, R?"),
        ({"scenario": sg.Scenario("few", ((GAME.symbols[0], Rational(1)),))}, "'few' gives no value for R2, V"),
    ],
)
def test_mistakes_name_the_cure(words, message):
    asked = {"target": "111", "instruments": ["P"], **words}
    with pytest.raises(SymgameError, match=message):
        sg.design(GAME, asked.pop("target"), asked.pop("instruments"), **asked)


def test_a_cost_without_a_lower_limit_is_a_mistake():
    with pytest.raises(SymgameError, match="no lower limit"):
        sg.design(coordination([]), "11", ["s", "t"])


def test_a_game_without_a_scenario_needs_all_parameters_as_instruments():
    game = coordination(["s > 0", "t > 0"])
    with pytest.raises(SymgameError, match="has no scenario"):
        sg.design(game, "11", ["s"])
    assert sg.design(game, "11", ["s", "t"]).infimum == 0


def test_assumptions_between_instruments_hold_at_the_answer():
    game = coordination(["s > 0", "t >= 0", "s > 2*t + 1", "s != 4"])
    found = sg.design(game, "11", ["s", "t"], require="only")
    assert found.infimum == 4
    s, t = (found.values[symbol] for symbol in game.symbols)
    assert s > 2 * t + 1 and t >= 1 and s != 4


def test_where_payoffs_contain_own_shares_all_other_vertices_must_fall():
    players = [sg.Player("A", "x", ("Give", "Keep"))]
    game = Game.from_table(
        players, {"1": ["a*x"], "0": ["1"]}, parameters=["a"], assume=["a > 0"], state_dependent=True
    )
    assert not sg.design(game, "1", ["a"], require="only").is_possible  # at x = 0 the gain is -1 whatever a
    assert sg.design(game, "1", ["a"]).infimum == 1


def test_a_demand_reads_as_a_relation():
    demand = Demand(Fraction(-1, 2), (Fraction(1, 3), Fraction(-1)))
    symbols = GAME.symbols[:2]
    assert demand.relation(symbols).text(symbols) == "2*R1 >= 6*R2 + 3"
    assert Clause("", (demand,)).holds((Fraction(3), Fraction(0)))


def test_the_record_is_exact_and_its_multipliers_add_up(impossible, possible):
    answer = json.loads(json.dumps(designed(possible)))
    assert answer["cheapest"]["infimum"] == "2"
    assert answer["cheapest"]["at"] == {"S1": "0", "S2": "0", "P": "2"}
    assert [o["vertex"] for o in answer["obstacles"]] == ["000"]
    assert answer["remaining"]["every_interior_path_to"] == "111"
    assert len(answer["proof"]) == 3
    answer = designed(impossible)
    assert answer["cheapest"] is None
    assert answer["obstacles"][0]["conditions"][0] == {"condition": "P < C*b", "at_scenario": "6/5 < 3"}
    assert answer["obstacles"][0]["changed_by"]["P"]["bounds"][1] == {
        "formula": "P >= C*(1 - b)",
        "at_scenario": "2",
    }


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        ("en", ["no values of S1 and S2 achieve it", "whatever S1 and S2", "They contain only C, b and P"]),
        ("zh", ["S1和S2取任何值都达不到要求", "条件中只含C、b和P"]),
    ],
)
def test_the_lesson_is_readable(impossible, lang, sentences):
    shown = " ".join(impossible.text(lang, width=400).split())
    for sentence in sentences:
        assert sentence in shown
    assert "2 > 1.2" in shown
    for written in (impossible.latex(lang), impossible.markdown(lang), impossible.html(lang)):
        assert "1.2" in written


def test_the_formula_of_the_penalty_is_printed(possible):
    assert "P ≥ min(C*b, (1 - b)*C)" in possible.text().replace("\xa0", " ")
    assert r"\min\{" in possible.latex()


@pytest.mark.parametrize(
    ("words", "status", "shown"),
    [
        (("--instruments", "S1,S2", "--require", "only"), 1, "It cannot be done"),
        (("--instruments", "S1，S2，P", "--costs", "S1=1,P=2", "--margin", "0.01", "--json"), 0, '"margin": "1/100"'),
        (("--instruments", "Q"), 2, "is no parameter"),
        (("--instruments", "P", "--costs", "P"), 2, "is no cost"),
        (("--instruments", "P", "--scenario", "x"), 2, "no scenario 'x'"),
    ],
)
def test_the_command_tells_by_its_status(monkeypatch, capsys, words, status, shown):
    monkeypatch.setattr(sys, "argv", ["symgame", "design", "llm-iar", "--target", "111", *words])
    with pytest.raises(SystemExit) as stopped:
        main()
    said = capsys.readouterr()
    assert int(stopped.value.code or 0) == status
    assert shown in said.out + said.err
