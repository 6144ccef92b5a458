"""Basins: volumes with intervals, the surface between them, and the saddles on it."""

from __future__ import annotations

import json

import numpy as np
import pytest
from sympy import Rational

import symgame as sg
from symgame.errors import SimulationError
from symgame.numeric.basins.basins import basins
from symgame.numeric.basins.ends import ends_of
from symgame.numeric.basins.saddles import saddles
from symgame.numeric.basins.separation import separating_point, separating_points
from symgame.numeric.basins.surface import separating_surface
from symgame.numeric.ensembles import jobs
from symgame.numeric.ensembles.ensembles import ensemble
from symgame.numeric.simulation import Outcome
from symgame.records.basins import basins_csv, basins_record

HALF = Rational(1, 2)


def pair(x: str, y: str) -> sg.Game:
    return sg.Game.from_formulas(
        [sg.Player("A", "x", ("Yes", "No")), sg.Player("B", "y", ("Yes", "No"))], {"x": x, "y": y}
    )


def stag_hunt() -> sg.Game:
    """Symmetric: the diagonal x + y = 1 separates the basins, because of the symmetry x -> 1 - y."""
    return pair("2*x*y - x", "2*x*y - y")


def test_volumes_by_symmetry_are_halves_within_their_intervals() -> None:
    found = basins(sg.replicator(stag_hunt()), starts=4000, seed=3)
    assert {basin.key for basin in found.basins} == {"00", "11"}
    assert sum(basin.count for basin in found.basins) == found.starts == 4000
    for basin in found.basins:
        assert basin.kind is Outcome.VERTEX and basin.end == ((0.0, 0.0) if basin.key == "00" else (1.0, 1.0))
        assert basin.low < basin.volume < basin.high and basin.low < 0.5 < basin.high
    assert found.volume("11") + found.volume("00") == 1 and found.volume("10") == 0
    assert found.unsettled == 0 and found.is_complete


def test_the_same_seed_gives_the_same_basins_and_another_seed_others() -> None:
    field = sg.replicator(stag_hunt())
    assert basins(field, starts=500, seed=1).basins == basins(field, starts=500, seed=1).basins
    assert basins(field, starts=500, seed=1).basins != basins(field, starts=500, seed=2).basins


def test_cycles_are_counted_as_an_end_without_shares() -> None:
    pennies = sg.replicator(pair("2*x*y - x", "-2*x*y + y"))
    (found,) = basins(pennies, starts=5).basins
    assert (found.kind, found.key, found.end, found.volume) == (Outcome.CYCLE, "", (None, None), 1.0)


def test_a_line_of_rest_points_is_one_end() -> None:
    field = sg.replicator(pair("-x", "0*y"))  # B is indifferent: every path comes to rest at (0, y)
    (found,) = basins(field, starts=20).basins
    assert (found.kind, found.count) == (Outcome.REST_SET, 20)
    assert found.end == (0.0, None)


def test_what_is_not_settled_is_counted_and_stands_last() -> None:
    game = sg.load("llm-iar")
    field, scenario = sg.replicator(game), game.scenario("reluctant partners")
    starts = np.array([[0.1, 0.1, 0.1], [0.5, 0.5, 0.5], [0.9, 0.9, 0.9]])
    ends = ends_of(ensemble(field, [scenario], starts, horizon=0.01))
    assert Outcome.UNSETTLED in ends.kinds


def test_starts_are_limited() -> None:
    with pytest.raises(SimulationError, match="from 1 to 10000000 starts, not 0"):
        basins(sg.replicator(stag_hunt()), starts=0)


def test_the_separating_point_lies_on_the_diagonal_of_symmetry() -> None:
    field = sg.replicator(stag_hunt())
    found = separating_point(field, None, (Rational(1, 10), Rational(3, 10)), (Rational(9, 10), Rational(6, 10)))
    assert sum(found.point) == pytest.approx(1, abs=3e-6)
    assert (str(found.before), str(found.after)) == ("00", "11") and found.width <= 1e-6


def test_a_look_on_the_surface_itself_is_no_end_of_its_own() -> None:
    field = sg.replicator(stag_hunt())  # the middle of this line is the saddle
    (found,) = separating_points(
        field, None, (Rational(1, 4), Rational(1, 4)), (Rational(3, 4), Rational(3, 4)), looks=5
    )
    assert (str(found.before), str(found.after)) == ("00", "11")
    assert found.point == pytest.approx((0.5, 0.5), abs=2e-6)


def test_a_line_within_one_basin_has_no_separating_point() -> None:
    field = sg.replicator(stag_hunt())
    with pytest.raises(SimulationError, match="no change of the end is seen"):
        separating_point(field, None, (Rational(1, 10), Rational(1, 10)), (Rational(2, 10), Rational(2, 10)))


def test_several_changes_on_one_line_are_all_told() -> None:
    game = sg.Game.from_field(
        [sg.Player("A", "x", ("Yes", "No")), sg.Player("B", "y", ("Yes", "No"))],
        {"x": "x*(1-x)*(x-1/4)*(x-1/2)*(x-3/4)", "y": "y*(1-y)*(1-2*y)"},
    )
    found = separating_points(sg.replicator(game), None, (Rational(1, 10), HALF), (Rational(9, 10), HALF))
    places = [change.point[0] for change in found]
    assert places == pytest.approx([0.25, 0.75], abs=2e-6)
    ends = [str(end) for change in found for end in (change.before, change.after)]
    assert ends == ["interior (0, 0.5)", "interior (0.5, 0.5)", "interior (0.5, 0.5)", "interior (1, 0.5)"]


def test_the_surface_of_a_pair_is_the_diagonal() -> None:
    found = separating_surface(sg.replicator(stag_hunt()), None, n=5, looks=9)
    assert found.heights.shape == (5, 1) and found.along.name == "y" and [s.name for s in found.over] == ["x"]
    assert found.heights[:, 0] == pytest.approx([1 - x for x in found.grid], abs=3e-6)


def test_a_surface_has_nan_where_the_end_does_not_change() -> None:
    game = sg.load("llm-iar")
    found = separating_surface(sg.replicator(game), game.scenario("incentives withdrawn"), n=2, looks=4)
    assert np.isnan(found.heights).all() and found.changes == ((), (), (), ())


def test_both_sides_of_the_surface_go_to_the_ends_that_are_told() -> None:
    game = sg.load("llm-iar")
    field, scenario = sg.replicator(game), game.scenario("reluctant partners")
    found = separating_surface(field, scenario, along="x", n=3, looks=9)
    changes = [change for line in found.changes for change in line]
    assert changes
    for change in changes:
        beside = np.array(change.point) + np.array([[-1e-5, 0, 0], [1e-5, 0, 0]])
        ends = ensemble(field, [scenario], beside)
        keys = ["".join(str(1 - k) for k in ends.profiles[v]) for v in ends.vertex[0]]
        assert keys == [change.before.key, change.after.key]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"along": "q"}, "there is no share 'q'; the shares are x, y, z"),
        ({"n": 0}, "at least 1 value"),
        ({"n": 2000}, "paths are too many"),
    ],
)
def test_a_surface_that_cannot_be_is_refused(options: dict, message: str) -> None:
    game = sg.load("llm-iar")
    with pytest.raises(SimulationError, match=message):
        separating_surface(sg.replicator(game), game.scenarios[0], **options)


def test_a_surface_needs_two_strategies_a_player() -> None:
    game = sg.load("cooperation-modes")
    with pytest.raises(SimulationError, match="two strategies each, not 3-3-2"):
        separating_surface(sg.replicator(game), game.scenarios[0])


def test_the_saddle_of_the_stag_hunt_lies_on_the_surface_and_its_tangent_in_it() -> None:
    (found,) = saddles(sg.replicator(stag_hunt()), None)
    assert found.point == pytest.approx([0.5, 0.5])
    assert found.unstable == pytest.approx(0.5) and found.others == pytest.approx([-0.5])
    assert found.leaving[0] == pytest.approx(found.leaving[1])
    assert found.tangent[0, 0] == pytest.approx(-found.tangent[1, 0])  # along x + y = 1
    assert {str(end) for end in found.ends} == {"00", "11"}


def test_a_centre_is_no_saddle() -> None:
    assert saddles(sg.replicator(pair("2*x*y - x", "-2*x*y + y")), None) == ()


def test_records_and_tables_say_what_was_found() -> None:
    game = sg.load("llm-iar")
    found = basins(sg.replicator(game), game.scenario("reluctant partners"), starts=100)
    record = json.loads(json.dumps(basins_record(found)))
    assert record["starts"] == 100 and sum(each["starts"] for each in record["basins"]) == 100
    assert {each["vertex"] for each in record["basins"]} == {"000", "111"}
    assert len(basins_csv(found).splitlines()) == 3
    assert "E8(1,1,1)" in found.text() and "吸引域" in found.text("zh") and "tabular" in found.latex()


def test_the_command_answers_in_all_forms(run, tmp_path) -> None:
    file = tmp_path / "basins.csv"
    status, out, _ = run("basins", "llm-iar", "--starts", "50", "--csv", str(file), "--json")
    assert status == 0 and json.loads(out)["starts"] == 50 and file.read_text().startswith("kind,vertex")
    status, out, _ = run("basins", "llm-iar", "--scenario", "incentives withdrawn", "--starts", "50")
    assert status == 0 and "E1(0,0,0)" in out
    status, _, err = run("basins", "llm-iar", "--scenario", "none such")
    assert status == 2 and "no scenario" in err
    status, _, err = run("basins", "llm-iar", "--starts", "10", "--csv", str(tmp_path / "no" / "b.csv"))
    assert status == 2 and "there is no folder" in err and "choose another place" in err


def test_starts_that_an_interruption_leaves_count_as_unsettled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "CHUNK", 5)

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    found = basins(sg.replicator(pair("2*x*y - x", "-2*x*y + y")), starts=12, on_step=stop)
    assert not found.is_complete and found.starts == 12 and found.unsettled == 7
    assert sum(basin.count for basin in found.basins) == 12 and found.basins[-1].kind is Outcome.UNSETTLED
    assert "interrupted" in found.text() and "中断" in found.text("zh")


def test_ends_that_are_no_vertex_are_named_in_tables() -> None:
    cycle = basins(sg.replicator(pair("2*x*y - x", "-2*x*y + y")), starts=2)
    line = basins(sg.replicator(pair("-x", "0*y")), starts=2)
    field = {"x": "x*(1-x)*(1-2*x)", "y": "y*(1-y)*(1-2*y)"}
    inside = sg.Game.from_field([sg.Player("A", "x", ("Yes", "No")), sg.Player("B", "y", ("Yes", "No"))], field)
    mixed = basins(sg.replicator(inside), starts=2)
    assert mixed.basins[0].end == (0.5, 0.5)
    assert "a cycle" in cycle.text() and "环路" in cycle.text("zh")
    assert "a set of equilibrium points" in line.text() and "均衡点集" in line.text("zh")
    assert "the mixed point (0.5, 0.5)" in mixed.text() and "混合均衡点(0.5, 0.5)" in mixed.text("zh")


def test_a_game_of_numbers_needs_no_scenario(run, tmp_path) -> None:
    file = tmp_path / "hunt.nfg"
    file.write_text('NFG 1 R "Hunt" { "A" "B" } { 2 2 } 2 2  0 1  1 0  1 1')
    status, out, _ = run("basins", file, "--starts", "20", "--json")
    assert status == 0 and {each["vertex"] for each in json.loads(out)["basins"]} <= {"00", "11"}
    bare = tmp_path / "bare.toml"
    bare.write_text(
        'players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]\n'
        '[parameters]\nc = {}\n[payoff_formulas]\nA = "-c*x"\n'
    )
    status, _, err = run("basins", bare)
    assert status == 2 and "has no scenario" in err


def test_a_saddle_between_paths_of_one_end_separates_nothing() -> None:
    """On the face z = 0 the saddle separates two ends; where C decides all, both paths end alike."""
    three = [sg.Player(name, var, ("Yes", "No")) for name, var in zip("ABC", "xyz", strict=True)]
    game = sg.Game.from_field(three, {
        "x": "x*(1-x)*(2*y - 1)", "y": "y*(1-y)*(2*x - 1)", "z": "z*(1-z)*(x + y - 3)",
    })  # fmt: skip
    found = saddles(sg.replicator(game), None)
    assert [saddle.point.tolist() for saddle in found] == [
        [0.5, 0.5, 0.0]
    ]  # at z = 1 there are two unstable directions


def test_a_line_is_looked_at_in_two_places_at_least() -> None:
    with pytest.raises(SimulationError, match="at least 2 places, not 1"):
        separating_points(sg.replicator(stag_hunt()), None, (HALF, HALF), (HALF, Rational(1, 3)), looks=1)


def test_the_command_says_with_its_status_that_a_start_is_not_settled(run, monkeypatch) -> None:
    from dataclasses import replace

    import symgame.numeric.basins.basins as module

    def short(*args, **options):
        return replace(ensemble(*args, horizon=0.001, **options), is_complete=status == 3)

    monkeypatch.setattr(module, "ensemble", short)
    for status in (3, 130):
        assert run("basins", "llm-iar", "--starts", "5")[0] == status
