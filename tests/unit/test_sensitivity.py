"""Sensitivity: one parameter at a time, and Sobol's and Morris's numbers over ranges."""

from __future__ import annotations

import importlib.util
import json
import math

import numpy as np
import pytest
from sympy import Rational

import symgame as sg
from symgame.errors import InvalidGameError, SimulationError
from symgame.numeric.later import state_after
from symgame.numeric.points import points_of
from symgame.numeric.sensitivity import design
from symgame.numeric.sensitivity.levels import one_at_a_time
from symgame.numeric.sensitivity.morris import morris
from symgame.numeric.sensitivity.quantities import BasinVolume, ShareAt, TimeToEnd, values_of
from symgame.numeric.sensitivity.ranges import Range, check_allowed, read_ranges
from symgame.numeric.sensitivity.sobol import sobol
from symgame.records.sensitivity import morris_record, one_at_a_time_record, sensitivity_csv, sobol_record

needs_salib = pytest.mark.skipif(
    importlib.util.find_spec("SALib") is None, reason="the extra 'sensitivity' (SALib) is not installed"
)
HALF = Rational(1, 2)


def lone(*assume: str) -> sg.Game:
    """x' = x (1 - x) (b - c): a path to 1 or 0 whose time and shares are known."""
    return sg.Game.from_formulas(
        [sg.Player("A", "x", ("Give", "Keep"))], {"x": "(b - c)*x"}, parameters=["b", "c"], assume=assume
    )


def logit(x: float) -> float:
    return math.log(x / (1 - x))


def test_times_are_those_of_the_solved_equation() -> None:
    game = lone()
    scenario = game.scenario_from({"b": 3, "c": 1}, initial=[(0.25,)])
    found = one_at_a_time(sg.replicator(game), scenario, "c", [Rational(2), Rational(1), Rational(4)], starts=20)
    assert [level.value for level in found.levels] == [1, 2, 4]
    assert [level.ess for level in found.levels] == [("1",), ("1",), ("0",)]
    assert [level.arrivals[0].key for level in found.levels] == ["1", "1", "0"]
    expected = [(logit(0.99) - logit(0.25)) / 2, logit(0.99) - logit(0.25), logit(0.25) - logit(0.01)]
    assert [level.arrivals[0].time for level in found.levels] == pytest.approx(expected, rel=1e-6)
    assert [turn.value for turn in found.turns] == [3] and found.is_exact
    assert [level.basins.basins[0].volume for level in found.levels] == [1, 1, 1]


def test_values_are_chosen_on_both_sides_of_a_threshold() -> None:
    game = lone("c > 0")
    found = one_at_a_time(sg.replicator(game), game.scenario_from({"b": 3, "c": 1}), "c", starts=0)
    values = [level.value for level in found.levels]
    assert 1 in values and min(values) < 3 < max(values) and found.levels[0].basins is None


def test_a_value_that_the_assumptions_forbid_names_the_relation() -> None:
    game = lone("c < b")
    with pytest.raises(InvalidGameError, match="c = 4.*contradicts the assumption 'c < b'"):
        one_at_a_time(sg.replicator(game), game.scenario_from({"b": 3, "c": 1}), "c", [Rational(4)])


def test_a_scenario_without_all_values_is_refused() -> None:
    game = lone()
    with pytest.raises(InvalidGameError, match="no value for b|misses|lacks"):
        one_at_a_time(sg.replicator(game), game.scenario_from({"c": 1}), "c", [Rational(1)])


def test_quantities_are_those_of_single_paths() -> None:
    game = sg.load("llm-iar")
    field, scenario = sg.replicator(game), game.scenarios[0]
    points = points_of(game, [scenario]).values
    start = (Rational(1, 5), HALF, Rational(3, 10))
    run_of = sg.simulate(field, scenario, initial=[start]).runs[0]
    assert values_of(field, TimeToEnd(start), points)[0] == pytest.approx(run_of.time, rel=1e-3)
    at = sg.replicator(game.at(scenario))
    later = state_after(at, np.array([0.2, 0.5, 0.3]), 3.0)
    for k, share in enumerate(game.shares):
        assert values_of(field, ShareAt(share, 3.0, start), points)[0] == pytest.approx(later[k], abs=1e-7)


def test_shares_of_more_strategies_and_of_starts_on_a_face() -> None:
    game = sg.load("cooperation-modes")
    field, scenario = sg.replicator(game), game.scenarios[0]
    points = points_of(game, [scenario]).values
    third = Rational(1, 3)
    start = ((third, third, third), (HALF, HALF, Rational(0)), HALF)
    later = state_after(sg.replicator(game.at(scenario)), np.array([1 / 3, 1 / 3, 1 / 3, 0.5, 0.5, 0, 0.5]), 1.0)
    for k, share in enumerate(game.shares):
        assert values_of(field, ShareAt(share, 1.0, start), points)[0] == pytest.approx(later[k], abs=1e-7)
    vertex = (tuple(map(Rational, (0, 1, 0))), tuple(map(Rational, (1, 0, 0))), Rational(1))
    assert values_of(field, ShareAt(game.shares[1], 1.0, vertex), points).tolist() == [1.0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("C", "'C' is no range; write F=2:6"),
        ("C=1:x", "range 'C=1:x'"),
        ("C=3:1", "must go upwards"),
        ("C=1:2,C=3:4", "C has two ranges"),
        ("Q=1:2", "Q"),
    ],
)
def test_ranges_that_are_none_are_refused(text: str, message: str) -> None:
    with pytest.raises(sg.SymgameError, match=message):
        read_ranges(text, sg.load("llm-iar"))


def test_ranges_of_which_the_assumptions_forbid_a_part_name_the_relation_and_values() -> None:
    game = lone("c < b", "b*c < 10", "b != 1")
    scenario = game.scenario_from({"b": 3, "c": 1})
    sample = np.zeros((0, 2))
    check_allowed(game, scenario, read_ranges("b=2:4,c=1:1.5", game), sample)
    for text, message in (
        ("b=2:4,c=1:3", "'c < b' forbids a part of the ranges, for example b = 2, c = 3"),
        ("b=5:10,c=1:3", r"'b\*c < 10'"),
        ("b=0.5:2,c=0.1:0.2", "'b != 1' forbids"),
    ):
        with pytest.raises(InvalidGameError, match=message):
            check_allowed(game, scenario, read_ranges(text, game), sample)


def test_a_relation_of_higher_degree_is_asked_at_the_points_that_are_drawn() -> None:
    game = lone("(c - 2)^2 > 1/100")
    scenario = game.scenario_from({"b": 3, "c": 1})
    ranges = read_ranges("c=1:3", game)
    check_allowed(game, scenario, ranges, np.array([[1.5], [2.5]]))
    with pytest.raises(InvalidGameError, match="for example c = 2.05"):
        check_allowed(game, scenario, ranges, np.array([[1.5], [2.05]]))


def test_without_salib_the_error_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(design.importlib, "import_module", missing)
    with pytest.raises(SimulationError, match=r"pip install 'symgame\[sensitivity\]'"):
        design.salib("sample.sobol")


@needs_salib
def test_sobol_divides_the_variance_of_a_sum_as_it_must() -> None:
    # The logit of the share is linear, but the share itself nearly so only for short times: b and -c enter alike.
    game = lone()
    scenario = game.scenario_from({"b": 3, "c": 1})
    ranges = read_ranges("b=1:3,c=1:2", game)
    found = sobol(
        sg.replicator(game), scenario, ShareAt(game.shares[0], 0.01, (HALF,)), ranges, points=1024, second=True
    )
    assert found.runs == 1024 * 6
    b, c = found.indices  # variances 4/12 and 1/12
    assert b.first.value == pytest.approx(0.8, abs=0.05) and c.first.value == pytest.approx(0.2, abs=0.05)
    assert b.total.value == pytest.approx(0.8, abs=0.05) and c.total.value == pytest.approx(0.2, abs=0.05)
    assert found.pairs[0].second.value == pytest.approx(0, abs=0.05)
    assert b.first.low < 0.8 < b.first.high
    again = sobol(
        sg.replicator(game), scenario, ShareAt(game.shares[0], 0.01, (HALF,)), ranges, points=1024, second=True
    )
    assert again.indices == found.indices


@needs_salib
def test_morris_measures_effects_over_the_whole_range() -> None:
    game = lone()
    scenario = game.scenario_from({"b": 3, "c": 1})
    quantity = ShareAt(game.shares[0], 0.01, (HALF,))
    found = morris(sg.replicator(game), scenario, quantity, read_ranges("b=1:3,c=1:2", game), trajectories=10)
    b, c = found.effects  # the share is about 1/2 + (b - c) t/4
    assert (b.mu, b.mu_star.value) == pytest.approx((0.005, 0.005), rel=1e-2)
    assert (c.mu, c.mu_star.value) == pytest.approx((-0.0025, 0.0025), rel=1e-2)
    assert found.runs == 30 and b.sigma < 1e-5


@needs_salib
@pytest.mark.parametrize(
    ("ranges", "quantity", "options", "message"),
    [
        ("b=1:3", TimeToEnd((HALF,)), {"points": 100}, "a power of 2, such as 256, not 100"),
        ("b=1:3", BasinVolume("1", 5), {"points": 8}, "the quantity is .* at all"),
        ("b=1:3", TimeToEnd((HALF,)), {"points": 2**20}, "points are too many"),
        ("b=1:3", ShareAt(sg.load("llm-iar").shares[1], 1.0, (HALF,)), {}, "there is no share 'y'"),
    ],
)
def test_designs_that_tell_nothing_are_refused(ranges: str, quantity: object, options: dict, message: str) -> None:
    game = lone()
    scenario = game.scenario_from({"b": 3, "c": Rational(1, 2)})
    with pytest.raises(SimulationError, match=message):
        sobol(sg.replicator(game), scenario, quantity, read_ranges(ranges, game), **options)


@needs_salib
def test_paths_without_an_end_have_no_time() -> None:
    pair = [sg.Player("A", "x", ("Yes", "No")), sg.Player("B", "y", ("Yes", "No"))]
    game = sg.Game.from_formulas(pair, {"x": "k*(2*x*y - x)", "y": "k*(-2*x*y + y)"}, parameters=["k"])
    start = (Rational(1, 4), HALF)
    with pytest.raises(SimulationError, match="at 6 of 6 points the path has no end"):
        sobol(
            sg.replicator(game),
            game.scenario_from({}),
            TimeToEnd(start),
            [Range(game.symbols[0], Rational(1), Rational(2))],
            points=2,
        )


@needs_salib
def test_records_tables_and_bars_of_indices() -> None:
    from symgame.figures.indices import bars_of, index_bars

    game = lone()
    scenario = game.scenario_from({"b": 3, "c": 1}, name="base")
    quantity, ranges = TimeToEnd((HALF,)), read_ranges("b=3:5,c=1:2", game)
    field = sg.replicator(game)
    first = sobol(field, scenario, quantity, ranges, points=32, second=True)
    second = morris(field, scenario, quantity, ranges, trajectories=5)
    record = json.loads(json.dumps(sobol_record(first)))
    assert record["ranges"] == {"b": ["3", "5"], "c": ["1", "2"]} and set(record["indices"]) == {"b", "c"}
    assert record["quantity"] == {"name": "time", "initial": ["0.5"]}
    assert morris_record(second)["effects"]["b"]["mu"] == second.effects[0].mu
    assert len(sensitivity_csv(first).splitlines()) == 6 and len(sensitivity_csv(second).splitlines()) == 3
    for found in (first, second):
        assert "b" in found.text() and "敏感性" in found.text("zh") and "tabular" in found.latex()
        assert [m.kind for m in bars_of(found).measures] in (["first", "total"], ["mu star", "sigma"])
        assert len(index_bars(found).axes) == 1


def test_records_and_tables_of_one_parameter() -> None:
    game = sg.load("llm-iar")
    found = one_at_a_time(sg.replicator(game), game.scenarios[0], "C", starts=10)
    record = json.loads(json.dumps(one_at_a_time_record(found)))
    assert [turn["value"] for turn in record["thresholds"]] == ["3", "439/60"]
    assert [level["value"] for level in record["values"]] == ["1", "5", "8"]
    assert record["values"][1]["ess"] == ["000", "111"] and record["values"][1]["basins"]["starts"] == 10
    rows = sensitivity_csv(found).splitlines()
    assert rows[0].startswith("C,ess,start") and len(rows) == 1 + 3 + sum(len(v.basins.basins) for v in found.levels)
    assert "439/60" in found.text() and "单因素分析" in found.text("zh")


def test_the_command_of_one_parameter(run, tmp_path) -> None:
    file = tmp_path / "levels.csv"
    options = ("--parameter", "C", "--values", "1,5,8", "--starts", "0")
    status, out, _ = run("sensitivity", "llm-iar", *options, "--csv", str(file))
    assert status == 0 and "E8(1,1,1)" in out and file.read_text().startswith("C,ess")
    status, out, _ = run("sensitivity", "llm-iar", *options, "--start", "0.1,0.1,0.1", "--json")
    assert status == 0 and json.loads(out)["initial"] == [["0.1", "0.1", "0.1"]]


@needs_salib
def test_the_commands_of_indices(run, tmp_path) -> None:
    status, out, _ = run(
        "sensitivity", "llm-iar", "--sobol", "C=1:8,b=0.4:0.6", "--quantity", "share", "--at", "2", "--points", "8",
        "--figure", str(tmp_path / "bars.svg"), "--json",
    )  # fmt: skip
    assert status == 0 and json.loads(out)["method"] == "sobol" and (tmp_path / "bars.svg").exists()
    status, out, _ = run(
        "sensitivity", "llm-iar", "--morris", "C=1:8", "--quantity", "basin", "--vertex", "111", "--starts", "20",
        "--points", "4",
    )  # fmt: skip
    assert status == 0 and "Morris" in out


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "choose one of --parameter, --sobol and --morris"),
        (("--parameter", "C", "--sobol", "C=1:2"), "choose one of"),
        (("--parameter", "C", "--values", "1,x"), "write numbers with commas"),
        (("--parameter", "Q"), "Q"),
        (("--sobol", "C=1:2", "--quantity", "share"), "--at 10"),
        (("--sobol", "C=1:2", "--quantity", "share", "--at", "1", "--share", "q"), "there is no share 'q'"),
        (("--sobol", "C=1:2", "--quantity", "basin"), "--vertex 111"),
        (("--parameter", "C", "--figure", "a.svg"), "symgame figure panels"),
    ],
)
def test_the_command_refuses_what_it_cannot_do(run, options: tuple[str, ...], message: str) -> None:
    status, _, err = run("sensitivity", "llm-iar", *options)
    assert status == 2 and message in err


@pytest.mark.parametrize(
    ("quantity", "message"),
    [
        (BasinVolume("1", 0), "at least one start, not 0"),
        (BasinVolume("11"), "is no profile of 1 player;"),
        (ShareAt(lone().shares[0], 0.0, (HALF,)), "a positive time, not 0.0"),
        (ShareAt(lone().shares[0], 1.0, (Rational(2),)), "outside 0 to 1"),
        (BasinVolume("1", 10**8), "paths are too many"),
    ],
)
def test_quantities_that_the_game_does_not_have_are_refused(quantity: object, message: str) -> None:
    game = lone()
    points = points_of(game, [game.scenario_from({"b": 3, "c": 1})]).values
    with pytest.raises(sg.SymgameError, match=message):
        values_of(sg.replicator(game), quantity, points)


def test_a_share_that_is_too_far_off_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    game = lone()
    points = points_of(game, [game.scenario_from({"b": 3, "c": 1})]).values
    monkeypatch.setattr("symgame.numeric.sensitivity.quantities.MAX_STEPS", 2)
    with pytest.raises(SimulationError, match="1 paths do not reach the time 1000 in 2 steps"):
        values_of(sg.replicator(game), ShareAt(game.shares[0], 1000.0, (HALF,)), points)


def test_ranges_need_values_for_the_other_parameters_that_the_assumptions_allow() -> None:
    game = lone("c < b", "b > 0", "log(c) < 1")
    sample = np.array([[1.5]])
    with pytest.raises(InvalidGameError, match="no value for b"):
        check_allowed(game, game.scenario_from({"c": 1}), read_ranges("c=1:2", game), sample)
    with pytest.raises(InvalidGameError, match="contradicts the assumption 'b > 0'"):
        check_allowed(game, game.scenario_from({"b": -1}), read_ranges("c=-3:-2", game), np.array([[-2.5]]))
    check_allowed(game, game.scenario_from({"b": 5}), read_ranges("c=1:2", game), sample)
    with pytest.raises(InvalidGameError, match=r"'log\(c\) < 1' forbids"):
        check_allowed(game, game.scenario_from({"b": 5}), read_ranges("c=1:4", game), np.array([[3.5]]))


def test_too_many_values_or_ranges_are_refused() -> None:
    game = lone()
    scenario = game.scenario_from({"b": 3, "c": 1})
    with pytest.raises(SimulationError, match="51 values of c; give from 1 to 50"):
        one_at_a_time(sg.replicator(game), scenario, "c", [Rational(k) for k in range(51)])
    with pytest.raises(SimulationError, match="at least 2 trajectories, not 1"):
        morris(sg.replicator(game), scenario, TimeToEnd((HALF,)), read_ranges("c=1:2", game), trajectories=1)


def test_paths_without_an_end_are_told_without_a_time_and_no_threshold_is_said_to_be_none() -> None:
    pair = [sg.Player("A", "x", ("Yes", "No")), sg.Player("B", "y", ("Yes", "No"))]
    game = sg.Game.from_formulas(pair, {"x": "k*(2*x*y - x)", "y": "k*(-2*x*y + y)"}, parameters=["k"])
    scenario = game.scenario_from({"k": 1}, initial=[(0.25, 0.5)])
    found = one_at_a_time(sg.replicator(game), scenario, "k", [Rational(1), Rational(2)], starts=0)
    assert [level.arrivals[0].kind.value for level in found.levels] == ["cycle", "cycle"]
    assert found.levels[0].arrivals[0].time is None and found.levels[0].ess == ()
    assert "a cycle" in found.text() and "does not change" in found.text() and "none" in found.text()
    assert one_at_a_time_record(found)["values"][0]["starts"][0]["outcome"] is None


@needs_salib
@pytest.mark.parametrize("quantity", [BasinVolume("111", 20), ShareAt(sg.load("llm-iar").shares[2], 4.0, (HALF,) * 3)])
def test_other_quantities_are_told_in_tables_and_records(quantity: object) -> None:
    game = sg.load("llm-iar")
    found = sobol(sg.replicator(game), game.scenarios[0], quantity, read_ranges("C=1:8", game), points=8)
    is_basin = isinstance(quantity, BasinVolume)
    assert ("20 random starts" if is_basin else "the share z at time 4") in found.text()
    assert sobol_record(found)["quantity"]["name"] == ("basin" if is_basin else "share")


@needs_salib
def test_a_figure_that_cannot_be_written_is_refused(run, tmp_path) -> None:
    words = ("sensitivity", "llm-iar", "--morris", "C=1:8", "--points", "2", "--figure")
    status, _, err = run(*words, str(tmp_path / "bars.bmp"))
    assert status == 2 and "no known format" in err
