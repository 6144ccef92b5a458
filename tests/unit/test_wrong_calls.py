"""What is given by mistake in a notebook: each wrong call names the cure, and values show themselves in one line."""

from __future__ import annotations

from typing import Any

import pytest
from sympy import Symbol, symbols

import symgame as sg
from symgame.errors import SymgameError

PAIR = [sg.Player("Firm", "x", ("Comply", "Violate")), sg.Player("State", "y", ["Check", "Trust"])]
ZERO = dict.fromkeys(("11", "10", "01", "00"), ("0", "0"))


def given(formula: Any = "C*x", **more: Any) -> sg.Game:
    return sg.Game.from_formulas(more.pop("players", PAIR), {"x": formula, "y": "0"}, **{"parameters": ["C"], **more})


def table(**rows: Any) -> sg.Game:
    return sg.Game.from_table(PAIR, ZERO | {key.removeprefix("at_"): row for key, row in rows.items()})


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda: given("x*H"), "the formula of Firm, column 3: 'H' is not declared; add it to parameters=[...]"),
        (lambda: given("x*c"), "the formula of Firm, column 3: 'c' is not declared; did you mean 'C'?"),
        (lambda: given("H", parameters=[]), "'H' is not declared; add it to parameters=[...]"),
        (lambda: given(Symbol("H")), "the formula of Firm, 'H' is not declared; add it to parameters=[...]"),
        (lambda: given(0.5), "the formula of Firm, float is not an exact expression; write the number as text"),
        (lambda: given(assume=["H > 0"]), "assume 'H > 0', column 1: 'H' is not declared; add it to parameters"),
        (lambda: given(assume=[Symbol("C") > 0]), "an assumption is a text, not a StrictGreaterThan; write 'C > 0'"),
        (lambda: given(parameters="C, F"), "parameters is a list of names, not one text; write parameters=['C', 'F']"),
        (lambda: given(parameters=None), "parameters is a list of names, not None"),
        (lambda: given(parameters=[1]), "a parameter is a name or a symbol, not the int 1"),
        (lambda: given(players=[("Firm", "x")]), "a player is expected, not a tuple; write Player('Firm', 'x', "),
        (lambda: given(players=3), "players are listed, not the int 3"),
        (lambda: sg.Player("Firm", "x", "Comply"), "strategies is a list of names; write ('Comply', 'Violate')"),
        (lambda: sg.Game.from_formulas(PAIR, ["0", "0"]), "formulas are given by player, not a list"),
        (lambda: sg.Game.from_formulas(PAIR, {"z": "0"}), "there is no player 'z'; write one of x, y"),
        (lambda: sg.Game.from_formulas(PAIR, {"x": "0"}), "the formula of State is missing; add it"),
        (lambda: table(at_11="00"), "profile 11 needs a list, one payoff a player"),
        (lambda: table(at_11=["q", "0"]), "the payoff of Firm at 11, column 1: 'q' is not declared; add it"),
        (lambda: sg.Game.from_table(PAIR, [[0]]), "payoffs are given by profile, not a list; write {'11': ['V', '0']"),
        (lambda: sg.Game.from_field(PAIR, {"x": "q", "y": "0"}), "the equation of x, column 1: 'q' is not declared"),
        (lambda: sg.Game.from_field(PAIR, ["0", "0"]), "equations are given by share, not a list"),
        (lambda: sg.Game.from_field(PAIR, {"z": "0"}), "'z' is not a share; known: x, y"),
        (lambda: sg.read_game(None), "a file is named by its path, not None; write 'mine.toml'"),
        (lambda: sg.load(None), "load takes the slug of a shipped game, not None"),
        (lambda: sg.load_paper(3), "load_paper takes the slug of a shipped game, not the int 3"),
        (lambda: sg.read_formula(None), "read_formula takes a text, not None"),
        (lambda: sg.read_conditions(["C > 0"], ()), "read_conditions takes a text, not a list"),
        (lambda: sg.read_conditions("C > 0", ["C"]), "takes symbols, not the str 'C'; give game.symbols"),
        (lambda: sg.implies("C > 0", "C > 1"), "regions are compared, not the str 'C > 0'; write read_conditions("),
        (lambda: sg.exclusive("C > 0", "C > 1"), "regions are compared, not the str 'C > 0'"),
    ],
)
def test_what_is_wrong_in_a_game_or_a_question_is_named(wrong, message):
    with pytest.raises(SymgameError) as caught:
        wrong()
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda g: sg.verify(g), "verify takes a paper, a game with its claims, not a Game; write read_paper(path)"),
        (lambda g: sg.traps(g), "traps takes a paper"),
        (lambda g: sg.thresholds(g, "111", "C"), "thresholds takes a field, not a Game; write thresholds(replicator("),
        (lambda g: sg.thresholds(sg.replicator(g), (0, 0, 0), "C"), "a vertex is written by its key, not a tuple"),
        (lambda g: sg.thresholds(sg.replicator(g), "111", None), "a parameter is a name or a symbol, not None"),
        (lambda g: sg.noisy_vertices(g), "noisy_vertices takes a field, not a Game"),
        (lambda g: sg.under_delay(g), "under_delay takes a field, not a Game"),
        (lambda g: sg.design(sg.replicator(g), "111", ["P"]), "design takes a game, not a VectorField"),
        (lambda g: sg.design(g, "111", "P"), "instruments is a list of names, not the str 'P'"),
        (lambda g: sg.design(g, (0, 0, 0), ["P"]), "a profile is written by its key, not a tuple"),
        (lambda g: sg.place(g, sg.analyse(sg.replicator(g)), g.scenarios[0]), "place takes vertices, not a Analysis"),
        (lambda g: sg.place(g, sg.analyse(sg.replicator(g)).vertices, "a"), "a scenario is expected, not the str 'a'"),
        (lambda g: sg.fit(g, ["111"], ["111"]), "fit takes vertices, not the str '111'"),
        (lambda g: sg.fit(g, sg.analyse(sg.replicator(g)).vertices, "111"), "ess is a list of keys, not the str '111'"),
        (lambda g: sg.write_nfg("llm-iar"), "write_nfg takes a game, not the str 'llm-iar'"),
        (lambda g: g.at("reluctant partners"), "a scenario is expected, not the str 'reluctant partners'; write game."),
        (lambda g: g.scenario(None), "a scenario is found by its name, not None"),
        (lambda g: g.scenario_from([("C", 1)]), "values are given by name, not a list"),
        (lambda g: g.scenario_from({"C": None}), "the value of 'C', NoneType None is no exact number"),
        (lambda g: g.scenario_from({}, initial=[0.5, 0.5, 0.5]), "write initial=[(0.5, 0.5, 0.5)]"),
        (lambda g: g.latex("cn"), "no language 'cn'; known: 'en', 'zh'"),
    ],
)
def test_what_is_given_to_a_function_instead_is_named(wrong, message):
    with pytest.raises(SymgameError) as caught:
        wrong(sg.load("llm-iar"))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (
            {"initial": [0.5]},
            "a share for each of 3 players, as in (1/2, 1/2, 1/2), and several starts stand in a list",
        ),
        ({"initial": [(0.5, 0.5)]}, "a start has a share for each of 3 players, as in (1/2, 1/2, 1/2); this one has 2"),
        ({"initial": "0.5,0.5,0.5"}, "several starts stand in a list; this one is 0"),
        ({"initial": 0.5}, "initial is a list of starts, not the float 0.5"),
        ({"initial": [(0.5, 0.5, None)]}, "the start of Government, NoneType None is no exact number"),
        ({"horizon": "10"}, "the horizon is a time, not the str '10'"),
        ({"scenario": "reluctant partners"}, "a scenario is expected, not the str 'reluctant partners'"),
        ({"scenario": {"C": 1}}, "a scenario is expected, not a dict"),
        (
            {"field": sg.load("llm-iar")},
            "simulate takes a field, not a Game; write simulate(replicator(game), scenario)",
        ),
    ],
)
def test_what_a_simulation_cannot_start_from_is_named(asked, message):
    game = sg.load("llm-iar")
    words = {"field": sg.replicator(game), "scenario": game.scenarios[0]} | asked
    with pytest.raises(SymgameError) as caught:
        sg.simulate(words.pop("field"), words.pop("scenario"), **words)
    assert message in str(caught.value)


def test_what_can_be_meant_in_one_way_is_taken():
    game = sg.Game.from_formulas(PAIR, {"x": "C*x", "y": "0"}, parameters=symbols("C F"), assume="C > 0")
    assert PAIR[1].strategies == ("Check", "Trust")
    assert hash(game.players) == hash(tuple(PAIR))
    assert game.scenario_from({game.symbols[0]: 1}) == game.scenario_from({"C": 1})
    assert sg.Game.from_formulas(PAIR[0], {"x": "x"}).shape == (2,)


def test_results_show_themselves_in_one_short_line():
    game = sg.load("llm-iar")
    field, scenario = sg.replicator(game), game.scenario("reluctant partners")
    analysis, found = sg.analyse(field), sg.simulate(field, scenario)
    paper = sg.load_paper("llm-iar")
    assert repr(analysis.vertices[0]) == "Vertex 000: ess if P < C*b, C*b + P < C"
    assert repr(found.runs[0]).startswith("Run from (0.1, 0.1, 0.1): vertex (0, 0, 0), near it from ")
    assert repr(found) == f"Simulation of 'llm-iar' at 'reluctant partners': {found.runs[0]!r}"
    two = sg.simulate(field, scenario, initial=[(0.1, 0.1, 0.1), (0.5, 0.5, 0.5)])
    assert repr(two) == "Simulation of 'llm-iar' at 'reluctant partners': 2 runs, 2 vertex"
    assert repr(sg.verify(paper)[0]) == "Finding effect 111 C: verified"
    assert repr(paper) == "Paper on 'llm-iar': 10 claims"
    every = [
        *analysis.vertices,
        *analysis.rest_points,
        *(each.point for each in analysis.rest_points),
        *analysis.parties,
        analysis.stable_faces[0].conditions,
        game.assumptions,
        scenario,
        sg.read_conditions("P < b*C or b > a", game.symbols),
        sg.consistent(sg.read_conditions("P < b*C", game.symbols), game.assumptions),
        sg.noisy_vertices(field),
        *sg.noisy_vertices(field).vertices,
        sg.under_delay(field),
        sg.ensemble(field, [scenario], [[0.5, 0.5, 0.5]]),
        sg.separating_point(field, scenario, (0.05, 0.05, 0.05), (0.95, 0.95, 0.95)),
        sg.delayed_paths(field, scenario, 1.0, horizon=5.0),
        *sg.delayed_paths(field, scenario, 1.0, horizon=5.0).runs,
        *sg.traps(sg.load_paper("makui_laborstrike")),
    ]
    for value in every:
        assert len(repr(value)) <= 160
        assert "\n" not in repr(value)
