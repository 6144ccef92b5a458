"""What is given by mistake in a notebook: each wrong call names the cure, and values show themselves in one line."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from sympy import Rational, Symbol, symbols

import symgame as sg
from symgame.errors import SymgameError
from symgame.numeric.sensitivity.quantities import BasinVolume, ShareAt, TimeToEnd
from symgame.numeric.sensitivity.ranges import Range
from symgame.numeric.sweeps.planning import planned

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


HALF = (0.5, 0.5, 0.5)
COMPUTATIONS = {
    "basins": (sg.basins, ()),
    "ensemble": (lambda f, s, *a, **k: sg.ensemble(f, [s], *a, **k), ([HALF],)),
    "delayed_paths": (sg.delayed_paths, (1.0,)),
    "noisy_paths": (sg.noisy_paths, ("0.1",)),
    "absorbed_paths": (sg.absorbed_paths, ("0.1",)),
    "one_at_a_time": (sg.one_at_a_time, ("C",)),
    "sobol": (sg.sobol, (BasinVolume("111"), [Range(Symbol("C", real=True), 5, 8)])),
    "morris": (sg.morris, (BasinVolume("111"), [Range(Symbol("C", real=True), 5, 8)])),
    "sweep": (sg.sweep, ({"C": "5:8:3"}, "never-made.zarr")),
    "separating_point": (sg.separating_point, ((0.1, 0.1, 0.1), (0.9, 0.9, 0.9))),
}
"""Calls of a field and a scenario, with what else they must be given."""


@pytest.mark.parametrize("name", COMPUTATIONS)
@pytest.mark.parametrize("wrong", [sg.load("llm-iar"), "llm-iar", None, [], {"x": 1}], ids=lambda w: type(w).__name__)
def test_a_computation_refuses_what_is_no_field(name, wrong):
    compute, rest = COMPUTATIONS[name]
    with pytest.raises(SymgameError, match=rf"{name} takes a field, not .*; write {name}\(replicator\(game\), "):
        compute(wrong, sg.load("llm-iar").scenarios[0], *rest)


@pytest.mark.parametrize("name", sorted(set(COMPUTATIONS) - {"ensemble"}))
@pytest.mark.parametrize(
    "wrong",
    ["reluctant partners", list(sg.load("llm-iar").scenarios), {"C": 1}, sg.load("llm-iar"), None],
    ids=lambda w: type(w).__name__,
)
def test_a_computation_refuses_what_is_no_scenario(name, wrong):
    compute, rest = COMPUTATIONS[name]
    with pytest.raises(SymgameError) as caught:
        compute(sg.replicator(sg.load("llm-iar")), wrong, *rest)
    assert "game.scenario_from({'" in str(caught.value)
    if wrong is not None:
        assert "a scenario is expected, not " in str(caught.value)


@pytest.mark.parametrize("wrong", ["here", {}, [sg.Scenario("here", ())]], ids=lambda w: type(w).__name__)
def test_where_no_scenario_is_needed_another_thing_is_refused_all_the_same(wrong):
    field = sg.replicator(sg.Game.from_formulas(PAIR[0], {"x": "-x"}))
    calls = (
        lambda: sg.simulate(field, wrong),
        lambda: sg.basins(field, wrong, starts=1),
        lambda: sg.delayed_paths(field, wrong, 1.0, horizon=1.0),
        lambda: sg.absorbed_paths(field, wrong, "0.1", horizon=1.0, paths=1),
        lambda: sg.separating_point(field, wrong, (0.1,), (0.9,)),
    )
    for call in calls:
        with pytest.raises(SymgameError, match="a scenario is expected, not "):
            call()
    assert len(sg.delayed_paths(field, None, 1.0, horizon=1.0).runs) == 1
    assert sg.absorbed_paths(field, None, "0.1", horizon=1.0, paths=1).paths == 1


@pytest.mark.parametrize(
    ("name", "asked", "message"),
    [
        ("basins", {"starts": "10"}, "starts is the number of random starts, not the str '10'; write starts=1000"),
        ("basins", {"starts": -3}, "basins need from 1 to 10000000 starts, not -3"),
        ("basins", {"starts": 2.5}, "starts is the number of random starts, not the float 2.5"),
        ("basins", {"seed": "1"}, "a seed is a whole number, not the str '1'; write seed=0"),
        ("basins", {"seed": -1}, "the seed must be 0 or more, not -1"),
        ("basins", {"workers": None}, "workers is a number of processes, not None"),
        ("ensemble", {"horizon": "10"}, "the horizon is a time, not the str '10'"),
        ("ensemble", {"workers": "2"}, "workers is a number of processes, not the str '2'"),
        ("delayed_paths", {"horizon": "10"}, "the horizon is a time, not the str '10'; write horizon=100"),
        ("delayed_paths", {"initial": 0.5}, "initial is a list of starts, not the float 0.5"),
        ("delayed_paths", {"initial": [(0.5, 0.5)]}, "a start has a share for each of 3 players"),
        ("noisy_paths", {"initial": HALF}, "and several starts stand in a list; this one is 0.5"),
        ("noisy_paths", {"paths": "10"}, "paths is the number of paths from each start, not the str '10'"),
        ("noisy_paths", {"seed": None}, "a seed is a whole number, not None"),
        ("absorbed_paths", {"initial": sg.load("llm-iar")}, "initial is a list of starts, not a Game"),
        ("absorbed_paths", {"paths": -1}, "a simulation has at least one path, not -1"),
        ("absorbed_paths", {"horizon": "10"}, "the horizon is a time, not the str '10'"),
        ("one_at_a_time", {"values": 5}, "the values of C are listed, not the int 5; write values=[1, 5, 8]"),
        ("one_at_a_time", {"values": "1,5"}, "write values=[1, 5, 8]"),
        ("one_at_a_time", {"initial": [(0.5,)]}, "a start has a share for each of 3 players"),
        ("one_at_a_time", {"starts": "10"}, "starts is the number of random starts, not the str '10'"),
        ("one_at_a_time", {"starts": -1}, "basins need 1 start or more, not -1; give starts=0"),
        ("sobol", {"points": "256"}, "points is a whole number, not the str '256'"),
        ("sobol", {"points": -4}, "the points of Sobol's design are a power of 2"),
        ("sobol", {"seed": -1}, "the seed must be 0 or more, not -1"),
        ("morris", {"trajectories": 2.5}, "trajectories is a whole number, not the float 2.5"),
        ("sweep", {"starts": 0.5}, "starts are listed, not the float 0.5"),
        ("sweep", {"starts": [(0.5, 0.5)]}, "a start has a share for each of 3 players"),
        ("sweep", {"sample": "10"}, "sample is a number of points, not the str '10'"),
        ("sweep", {"chunk": -1}, "a chunk has 1 point or more, not -1; leave it out"),
        ("sweep", {"horizon": "long"}, "the horizon, column 1: a number is expected"),
        ("sweep", {"workers": "2"}, "workers is a number of processes, not the str '2'"),
        ("sweep", {"scheduler": 8786}, "a scheduler is named by its address, not the int 8786"),
    ],
)
def test_what_a_computation_cannot_be_asked_for_is_named(name, asked, message):
    game = sg.load("llm-iar")
    compute, rest = COMPUTATIONS[name]
    with pytest.raises(SymgameError) as caught:
        compute(sg.replicator(game), game.scenarios[0], *rest, **asked)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            lambda f, s: sg.ensemble(f, "a", [HALF]),
            "points are scenarios, or rows of numbers; these are a; write [game",
        ),
        (lambda f, s: sg.ensemble(f, [{"C": 1}], [HALF]), "these are [{'C': 1}]; write [game.scenario('its name')]"),
        (lambda f, s: sg.ensemble(f, None, [HALF]), "no value for R1, "),
        (lambda f, s: sg.ensemble(f, [s], "0.5"), "starts need the shape (starts, 3), not (); the columns are x, y, z"),
        (
            lambda f, s: sg.ensemble(f, [s], f.game),
            "starts are rows of numbers, the columns x, y, z; these are Game 'llm",
        ),
        (lambda f, s: sg.ensemble(f, [s], [HALF, (0.5,)]), "write [[0.5, ...]], 3 numbers a start"),
        (lambda f, s: sg.ensemble(f, [s], [(0.5, 0.5)]), "starts need the shape (starts, 3), not (1, 2)"),
        (lambda f, s: sg.delayed_paths(f, s, "1"), "a delay is a time, not the str '1'"),
        (
            lambda f, s: sg.absorbed_paths(f, s, {1: "0.1"}),
            "an intensity is given by the player's variable, not the in",
        ),
        (lambda f, s: sg.one_at_a_time(f, s, None), "a parameter is a name or a symbol, not None"),
        (
            lambda f, s: sg.sobol(f, s, "111", [Range("C", 5, 8)]),
            "a quantity is expected, not the str '111'; write BasinVolume('111')",
        ),
        (lambda f, s: sg.sobol(f, s, BasinVolume("111"), "C=5:8"), "a range is expected, not the str 'C'; write read_"),
        (
            lambda f, s: sg.sobol(f, s, BasinVolume("111"), None),
            "ranges are listed, not None; write read_ranges('C=1:8",
        ),
        (lambda f, s: sg.sobol(f, s, BasinVolume("111"), [Range("Q", 1, 2)]), "no parameter 'Q'; known: R1"),
        (lambda f, s: sg.sobol(f, s, BasinVolume("111"), [Range("C", "a", 2)]), "the range of C, column 1: a number"),
        (lambda f, s: sg.morris(f, s, TimeToEnd("0.5"), [Range("C", 5, 8)]), "a share for each of 3 players"),
        (
            lambda f, s: sg.morris(f, s, ShareAt("x", 1, HALF), [Range("C", 5, 8)]),
            "a share is a symbol, not the str 'x'",
        ),
        (
            lambda f, s: sg.morris(f, s, ShareAt(f.game.shares[0], "1", HALF), [Range("C", 5, 8)]),
            "a share is asked for at a time, not the str '1'",
        ),
        (
            lambda f, s: sg.morris(f, s, BasinVolume("111", "9"), [Range("C", 5, 8)]),
            "a volume has a number of starts, not the str '9'",
        ),
        (
            lambda f, s: sg.sweep(f, s, "C=5:8:3", "a"),
            "axes are given by parameter, not the str 'C'; write {'C': '0:4:101",
        ),
        (lambda f, s: sg.sweep(f, s, None, "a"), "axes are given by parameter, not None"),
        (
            lambda f, s: sg.sweep(f, s, {"C": 5}, "a"),
            "the values of axis C are a text or a list, not the int 5; write {'",
        ),
        (lambda f, s: sg.sweep(f, s, {3: [5]}, "a"), "an axis is that of a parameter, not the int 3"),
        (lambda f, s: sg.sweep(f, s, {"C": [5]}, None), "results are kept at a path, not None; write 'C.zarr'"),
        (lambda f, s: sg.read_sweep(None), "read_sweep takes a path, not None; write 'C.zarr'"),
        (lambda f, s: sg.read_sweep(f), "read_sweep takes a path, not a VectorField"),
        (lambda f, s: sg.classified(f.game, {}), "classified takes a field, not a Game; write classified(replicator("),
        (
            lambda f, s: sg.classified(f, s),
            "values are given by parameter, not a Scenario; write dict(scenario.values) |",
        ),
        (
            lambda f, s: sg.classified(f, dict(s.values) | {"C": None}),
            "the value of C, NoneType None is no exact number",
        ),
        (lambda f, s: sg.classified(f, dict(s.values) | {"C": [[1], [1, 2]]}), "the values of C are not all numbers"),
        (lambda f, s: sg.separating_point(f, s, 0.1, HALF), "a start has a share for each of 3 players"),
        (lambda f, s: sg.nash_equilibria(f.game), "of one game write exact_equilibria(game.at(scenario))"),
        (
            lambda f, s: sg.nash_equilibria("x"),
            "payoffs are an array of numbers of the shape (games, 2, 2, 2, 3); these a",
        ),
        (
            lambda f, s: sg.exact_equilibria(f),
            "exact_equilibria takes a game, not a VectorField; write exact_equilibria(",
        ),
        (
            lambda f, s: sg.latex_part("llm-iar", "equations"),
            "paper is expected, not the str 'llm-iar'; write load('llm-",
        ),
        (lambda f, s: sg.latex_part(f, "equations"), "a game, an analysis or a paper is expected, not a VectorField"),
        (lambda f, s: sg.latex_part(f.game, None), "a part is asked for by its name, not None; write 'equations'"),
        (
            lambda f, s: sg.latex_part(f.game, "equations", scenario=s),
            "a scenario is found by its name, not a Scenario",
        ),
        (lambda f, s: sg.latex_part(f.game, "equations", width="85"), "a width is a number of mm, not the str '85'"),
        (
            lambda f, s: sg.latex_parts(None),
            "a game, an analysis or a paper is expected, not None; write load('llm-iar')",
        ),
        (lambda f, s: sg.latex_parts(f.game, lang=None), "a language is a text, not None; write 'en' or 'zh'"),
    ],
)
def test_what_else_a_computation_is_given_instead_is_named(wrong, message):
    game = sg.load("llm-iar")
    with pytest.raises(SymgameError) as caught:
        wrong(sg.replicator(game), game.scenarios[0])
    assert message in str(caught.value)


def test_counts_of_numpy_are_counts():
    game = sg.load("llm-iar")
    field, scenario, three = sg.replicator(game), game.scenarios[0], np.int64(3)
    asked, plain = {"sample": three, "seed": three, "chunk": three}, {"sample": 3, "seed": 3, "chunk": 3}
    assert planned(field, scenario, {"C": "5:8"}, **asked).text == planned(field, scenario, {"C": "5:8"}, **plain).text
    assert sg.basins(field, scenario, starts=three, seed=three).starts == 3


def test_numbers_as_texts_and_decimals_are_exact_values():
    game = sg.load("llm-iar")
    field, scenario = sg.replicator(game), game.scenarios[0]
    found = sg.one_at_a_time(field, scenario, "C", ["5", 2.5], starts=0)
    assert [level.value for level in found.levels] == [Rational(5, 2), 5]
    values = np.linspace(1, 8, 4)
    by_name = sg.classified(field, dict(scenario.values) | {"C": values})
    by_symbol = sg.classified(field, dict(scenario.values) | {game.symbols[4]: values})
    assert game.symbols[4].name == "C"
    assert by_name.index.tolist() == by_symbol.index.tolist()
    assert len(by_name.sets) > 1


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
    assert repr(analysis.stable_faces[-1]) == (
        "StableFace, strategies 1 or 2 / 1 or 2 / 2: stable if H + T*d < G + S1 + S2, N < G + S1, N < G + S2"
    )
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
        *analysis.stable_faces,
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
