"""Sweeps: exact points, exact ESS, and a store that is never torn."""

from __future__ import annotations

import csv
import itertools
import json
import os
import sys
from pathlib import Path

import numpy as np
import pytest
from sympy import Rational

import symgame as sg
from symgame.analysis import vertices_of
from symgame.errors import SimulationError
from symgame.numeric.simulate import simulate
from symgame.numeric.sweeps.axes import Grid, Range, read_axis
from symgame.numeric.sweeps.chunk import OUTCOMES, worked, worked_out
from symgame.numeric.sweeps.ess import Status
from symgame.numeric.sweeps.layout import coordinate_names
from symgame.numeric.sweeps.lock import locked
from symgame.numeric.sweeps.long_table import rows_of
from symgame.numeric.sweeps.plan import plan_from
from symgame.numeric.sweeps.planning import planned
from symgame.numeric.sweeps.sample import Sample
from symgame.numeric.sweeps.setting import setting_of
from symgame.numeric.sweeps.summary import summary
from symgame.numeric.sweeps.sweep import run as run_plan
from symgame.stability.regimes.at_values import stable_at

pytest.importorskip("zarr", reason="the extra 'cluster' is not installed")
pytest.importorskip("xarray", reason="the extra 'cluster' is not installed")

LLM = sg.load("llm-iar")
FIELD = sg.replicator(LLM)
SCENARIO = LLM.scenarios[0]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def small(**settings):
    return planned(FIELD, SCENARIO, {"S1": "0:4:5", "C": "1:11:4"}, chunk=4, **settings)


def test_axes_are_exact():
    assert read_axis("S1 = 0:4:101").values[1] == Rational(1, 25)
    assert read_axis("α=1/3,0.5").parameter == "alpha"
    assert read_axis("F=0:4") == Range("F", Rational(0), Rational(4))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("S1", "write NAME=LOW:HIGH:COUNT"),
        ("S1=0:4:x", "is no axis"),
        ("S1=0:4:1", "from 2 to"),
        ("S1=4:0:3", "not below 0"),
        ("S1=a:4", "a number is expected"),
        ("S1=1,1", "a value twice"),
        ("S1=0:1:2:3", "is no axis"),
        ("S1=0:1:99999999", "from 2 to"),
        ("2=1", "is not a name"),
    ],
)
def test_an_axis_that_is_none_is_refused_with_the_cure(text, message):
    with pytest.raises(SimulationError, match=message):
        read_axis(text)


@pytest.mark.parametrize("method", ["sobol", "latin"])
def test_a_sample_is_of_short_decimals_inside_its_ranges(method):
    sample = Sample((Range("a", Rational(1, 3), Rational(2, 3)), Range("b", Rational(0), Rational(40))), 100, method, 3)
    for k, each in enumerate(sample.ranges):
        values = sample.values(k, slice(None))
        assert len(values) == 100
        assert all(each.low <= value <= each.high for value in values)
        assert all(10**7 % value.q == 0 for value in values)
        assert all(Rational(repr(float(value))) == value for value in values)  # what is printed is what is meant
        # evenly: every tenth of the range has a tenth of the points, give or take a few
        tenths = np.histogram([float(v) for v in values], 10, (float(each.low), float(each.high)))[0]
        assert tenths.min() >= 8
    assert Sample(sample.ranges, 100, method, 4).digest != sample.digest


def test_a_plan_comes_back_from_its_text():
    axes = [Grid("S1", (Rational(1, 3), Rational(2))), Range("C", Rational(1), Rational(9))]
    plan = planned(FIELD, SCENARIO, axes, sample=10, starts=[(Rational(1, 3),) * 3], horizon="100")
    assert plan_from(plan.text) == plan
    assert plan_from(plan.text).identity == plan.identity
    assert plan.shape == (10, 2)
    assert setting_of(plan).game.expressions == LLM.expressions


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"axes": {}}, "one parameter or more"),
        ({"axes": {"S1": "0:1:2", "Q": "0:1:2"}}, "no parameter 'Q'"),
        ({"axes": {"S1": "0:4"}}, "--sample"),
        ({"sample": 5}, "a sample needs a range"),
        ({"axes": {"S1": "0:4"}, "sample": 5, "method": "dice"}, "no sample 'dice'"),
        ({"engine": "abacus"}, "no engine 'abacus'"),
        ({"horizon": -1}, "from 0 on"),
        ({"starts": [(0.5, 0.5)]}, "a share for each of 3 players"),
        ({"axes": {"S1": "0:1:100000", "C": "0:1:100000"}}, "too many"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(settings, message):
    axes = settings.pop("axes", {"S1": "0:4:5"})
    with pytest.raises(sg.SymgameError, match=message):
        planned(FIELD, SCENARIO, axes, **settings)


def test_values_that_contradict_the_assumptions_are_an_error_before_anything_is_written(tmp_path):
    wrong = LLM.scenario_from({"b": 2}, name="wrong", like=SCENARIO)
    with pytest.raises(sg.InvalidGameError, match="contradicts the assumption"):
        sg.sweep(FIELD, wrong, {"S1": "0:4:5"}, tmp_path / "a.zarr")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("slug", "axes"),
    [
        ("llm-iar", {"S1": "0:4:9", "C": "1:11:5"}),  # thresholds lie on the grid
        ("llm-iar", {"b": "0:1:7", "L": [1, "10/3", 9]}),
        ("cooperation-modes", None),
        ("vertical-models", None),
    ],
)
def test_the_ess_of_every_point_are_those_of_the_exact_conditions(slug, axes):
    game = sg.load(slug)
    field, scenario = sg.replicator(game), game.scenarios[0]
    if axes is None:
        one, other = [symbol for symbol, value in scenario.values if 0 < value < 100][:2]
        own = dict(scenario.values)
        axes = {s.name: [own[s] * Rational(k, 4) for k in range(9)] for s in (one, other)}
    plan = planned(field, scenario, axes, starts=[])
    found, vertices, setting = worked(plan, 0), vertices_of(field), setting_of(plan)
    assert plan.chunks == 1
    told = 0
    for place in itertools.product(*map(range, plan.shape)):
        values = dict(scenario.values)
        for name, k in zip(plan.parameters, place, strict=True):
            values[game.symbols[[s.name for s in game.symbols].index(name)]] = plan.values(
                name, tuple(slice(0, n) for n in plan.shape)
            )[k]
        try:
            game.at(sg.Scenario("", tuple(values.items())))
        except sg.InvalidGameError:
            assert found.status[place] == Status.NOT_ALLOWED
            assert not found.stable[place].any()
        else:
            ess = tuple(key for key, is_ess in zip(setting.vertices, found.stable[place], strict=True) if is_ess)
            assert found.status[place] == Status.TOLD
            assert set(ess) == set(stable_at(vertices, values))
            told += 1
    assert told


def test_ties_of_own_shares_are_decided_by_the_exact_analysis():
    players = [sg.Player("A", "x", ("Give", "Keep")), sg.Player("B", "y", ("Give", "Keep"))]
    table = {
        key: ["a*x - a*x^2" if key[0] == "1" else "0", "0" if key[1] == "1" else "-1"]
        for key in ("11", "10", "01", "00")
    }
    game = sg.Game.from_table(players, table, parameters=["a"], state_dependent=True)
    field = sg.replicator(game)
    plan = planned(field, game.scenario_from({"a": 1}), {"a": [-1, 0, 1]}, starts=[])
    found, vertices = worked(plan, 0), setting_of(plan).vertices
    for k, value in enumerate((-1, 0, 1)):
        at = {v.key: v.verdict.value for v in vertices_of(sg.replicator(game.at(game.scenario_from({"a": value}))))}
        if "undecided" in at.values():
            assert found.status[k] == Status.UNDECIDED
        else:
            assert found.stable[k].tolist() == [at[key] == "ess" for key in vertices]


def test_paths_are_those_of_simulations(tmp_path):
    starts = [(Rational(1, 2),) * 3, (Rational(1, 10),) * 3]
    found = sg.sweep(FIELD, SCENARIO, {"S1": "0.1:4:4", "b": ["1/3", "0.9"]}, tmp_path / "a.zarr", starts=starts)
    for s1, b in itertools.product(found.S1.values, found.b.values):
        point = LLM.scenario_from({"S1": float(s1), "b": "1/3" if b < 0.5 else "0.9"}, like=SCENARIO)
        here = found.sel(S1=s1, b=b)
        for s, each in enumerate(simulate(FIELD, point, initial=starts).runs):
            assert OUTCOMES[int(here.outcome[s])] is each.kind
            assert here.end[s].values == pytest.approx(
                np.full(3, np.nan) if each.end is None else each.end, nan_ok=True
            )
            time = np.nan if each.time is None else each.time
            assert float(here.time[s]) == pytest.approx(time, rel=1e-2, nan_ok=True)


def test_a_sweep_says_what_it_holds(tmp_path):
    sg.sweep(FIELD, SCENARIO, {"S1": "0:4:5", "C": [1, "10/3"]}, tmp_path / "a.zarr")
    found = sg.read_sweep(tmp_path / "a.zarr")
    assert found.attrs["is_complete"]
    assert found.S1.attrs["long_name"] == "incentive paid to a collaborating industry"
    assert found.C.attrs["exact"] == ["1", "10/3"]
    assert found.attrs["symgame"] == sg.__version__
    assert 'slug = "llm-iar"' in found.attrs["plan"]["game"]
    assert found.vertex.values.tolist() == ["000", "100", "010", "001", "110", "101", "011", "111"]
    assert found.share.values.tolist() == ["x", "y", "z"]
    assert {name for name in found.data_vars if not found[name].attrs.get("long_name")} == set()
    sets = found.attrs["ess_sets"]
    assert (found.ess.sel(S1=0) == -1).all()
    assert sets[int(found.ess.sel(S1=1, C=1))] == "111"
    counted = summary(found)
    assert sum(n for _, n in counted.sets) == 8
    assert counted.others == ((Status.NOT_ALLOWED, 2),)
    assert sum(n for _, _, n in counted.ends[0].counts) == 8


def test_coordinates_have_names_that_every_file_system_tells_apart():
    players = [sg.Player("A", "x", ("Give", "Keep")), sg.Player("B", "y", ("Give", "Keep"))]
    game = sg.Game.from_formulas(
        players, {"x": "x*a - x*A", "y": "y*time - y*aux"}, parameters=["a", "A", "time", "aux"]
    )
    axes = {name: [1, 2] for name in ("a", "A", "time", "aux")}
    plan = planned(sg.replicator(game), game.scenario_from({}), axes)
    assert coordinate_names(plan) == {"a": "a", "A": "A_", "time": "time_", "aux": "aux_"}


def test_such_parameters_have_their_own_names_when_read(tmp_path):
    players = [sg.Player("A", "x", ("Give", "Keep"))]
    game = sg.Game.from_formulas(players, {"x": "x*a - x*A + x*time"}, parameters=["a", "A", "time"])
    axes = {"a": [1, 2], "A": [1, 2, 3], "time": [0, 1]}
    found = sg.sweep(sg.replicator(game), game.scenario_from({}), axes, tmp_path / "a.zarr")
    assert dict(found.ess.sizes) == {"a": 2, "A": 3, "time_": 2}


@pytest.fixture
def done(tmp_path):
    """A finished sweep, and its bytes."""
    plan, path = small(), tmp_path / "whole.zarr"
    run_plan(plan, path)
    return plan, path, bytes_of(path)


def test_a_finished_sweep_is_left_as_it_is(done):
    plan, path, whole = done
    steps = []
    run_plan(plan, path, on_step=lambda *step: steps.append(step))
    assert steps == [(5, 5)]
    assert bytes_of(path) == whole


def spoil_truncated(path: Path) -> None:
    file = path / "time" / "c" / "2" / "0" / "0"
    os.truncate(file, file.stat().st_size // 2)


def spoil_changed(path: Path) -> None:
    file = path / "stable" / "c" / "1" / "0" / "0"
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(bytes(data))


def spoil_unmarked(path: Path) -> None:
    (path / "checksum" / "c" / "3" / "0").unlink()


def spoil_missing(path: Path) -> None:
    (path / "status" / "c" / "4" / "0").unlink()


@pytest.mark.parametrize("spoil", [spoil_truncated, spoil_changed, spoil_unmarked, spoil_missing])
def test_a_torn_chunk_is_worked_out_again(done, spoil):
    plan, path, whole = done
    spoil(path)
    (path / "status" / "c" / "0" / "0.0123.partial").write_bytes(b"half")
    assert bytes_of(path) != whole
    steps = []
    run_plan(plan, path, on_step=lambda *step: steps.append(step))
    assert steps == [(4, 5), (5, 5)]
    assert bytes_of(path) == whole


def test_an_interrupted_sweep_goes_on_to_the_same_bytes(done, tmp_path):
    plan, _, whole = done
    path = tmp_path / "again.zarr"

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_plan(plan, path, on_step=stop)
    half = sg.read_sweep(path)
    assert not half.attrs["is_complete"]
    assert (half.ess == -4).sum() == 3 * 4
    steps = []
    run_plan(plan, path, on_step=lambda *step: steps.append(step))
    assert steps == [(2, 5), (3, 5), (4, 5), (5, 5)]
    assert bytes_of(path) == whole


def test_a_store_whose_making_was_interrupted_is_made_anew(done, tmp_path):
    plan, _, whole = done
    (tmp_path / "b.zarr.new" / "status").mkdir(parents=True)
    run_plan(plan, tmp_path / "b.zarr")
    assert bytes_of(tmp_path / "b.zarr") == whole
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.zarr", "whole.zarr"]


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ({"starts": []}, "starts: .* there, .* here"),
        ({"horizon": 5}, "horizon: none there, 5 here"),
    ],
)
def test_another_plan_is_refused_with_what_differs(done, other, message):
    _, path, whole = done
    with pytest.raises(SimulationError, match=message):
        run_plan(small(**other), path)
    assert bytes_of(path) == whole


def test_what_is_no_sweep_is_left_alone(tmp_path):
    (tmp_path / "thing").write_text("mine")
    for path in (tmp_path / "thing", tmp_path):
        with pytest.raises(SimulationError, match=r"is no sweep|cannot be written"):
            run_plan(small(), path)
        with pytest.raises(SimulationError, match="is no sweep"):
            sg.read_sweep(path)
    assert (tmp_path / "thing").read_text() == "mine"


def test_a_full_disk_is_an_error_that_keeps_what_is_done(done, tmp_path, monkeypatch):
    plan, _, whole = done
    path, replace = tmp_path / "full.zarr", Path.replace

    def full(self, target):
        if "/end/c/2/" in str(target).replace(os.sep, "/"):
            raise OSError(28, "No space left on device")
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        with pytest.raises(SimulationError, match="No space left on device"):
            run_plan(plan, path)
    steps = []
    run_plan(plan, path, on_step=lambda *step: steps.append(step))
    assert steps[0] == (2, 5)
    assert bytes_of(path) == whole


def test_a_second_writer_is_refused(tmp_path):
    with locked(tmp_path / "a.zarr"), pytest.raises(SimulationError, match="another process is writing"):
        run_plan(small(), tmp_path / "a.zarr")
    assert list(tmp_path.iterdir()) == []


def test_two_processes_write_the_same_bytes_as_one(done, tmp_path):
    plan, _, whole = done
    run_plan(plan, tmp_path / "two.zarr", workers=2)
    assert bytes_of(tmp_path / "two.zarr") == whole


def test_without_the_extra_the_error_names_the_command(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "zarr", None)
    with pytest.raises(SimulationError, match=r"pip install 'symgame\[cluster\]'"):
        run_plan(small(), tmp_path / "a.zarr")


def test_another_version_of_the_toolkit_is_refused_by_workers(monkeypatch):
    text = json.dumps({**small().record, "symgame": "0.0.1"})
    with pytest.raises(SimulationError, match=r"planned by symgame 0\.0\.1"):
        worked_out(text, 0)


def test_the_command_sweeps_resumes_and_writes_a_table(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    words = ("sweep", "llm-iar", "--axis", "S1=0:4:5", "--axis", "C=1,5", "-o", "a.zarr", "--csv", "a.csv")
    status, out, _ = run(*words)
    assert status == 0
    assert "0.11" in out
    assert "E8(1,1,1)" in out
    rows = list(csv.DictReader((tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 10
    assert (rows[2]["S1"], rows[2]["C"], rows[2]["ess"], rows[2]["outcome"]) == ("1", "1", "111", "vertex")
    assert next(rows_of(sg.read_sweep("a.zarr"))) == list(rows[0])
    assert run(*words)[1] == out
    status, _, err = run(*words[:3], "S1=0:4:6", *words[4:])
    assert status == 2
    assert "another plan" in err
    status, out, _ = run(
        "sweep", "llm-iar", "--axis", "S1=0:4", "--sample", "20", "--no-paths", "-o", "b.zarr", "--lang", "zh"
    )
    assert status == 0
    assert "精确阈值" in out


def test_an_interrupted_command_says_how_to_go_on(run, tmp_path, monkeypatch):
    from symgame.numeric.sweeps import sweep as module

    def interrupted(text, chunks):
        yield chunks[0], worked_out(text, chunks[0])
        raise KeyboardInterrupt

    monkeypatch.chdir(tmp_path)
    words = ("sweep", "llm-iar", "--axis", "S1=0:4:5", "--chunk", "2", "-o", "a.zarr")
    with monkeypatch.context() as patched:
        patched.setattr(module, "by_this_process", interrupted)
        status, out, err = run(*words)
    assert (status, out) == (130, "")
    assert "what is done is kept in 'a.zarr': give the same command again" in err
    assert not sg.read_sweep("a.zarr").attrs["is_complete"]
    assert run(*words)[0] == 0
    assert sg.read_sweep("a.zarr").attrs["is_complete"]


def test_a_sweep_without_an_allowed_point_says_so(run, tmp_path):
    status, out, _ = run("sweep", "llm-iar", "--axis", "S1=-2,-1", "-o", tmp_path / "a.zarr")
    assert status == 0
    assert "2 that the assumptions forbid" in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--starts", "2", "--no-paths"), "choose one of --start, --starts and --no-paths"),
        (("--scheduler", "tcp://127.0.0.1:9", "--workers", "2"), "give one of them"),
        (("--horizon", "soon"), "--horizon 'soon' is no time; write 100"),
        (("--starts", "1000"), "too many starts"),
        (("--axis", "S1=0:1:2"), "each of them once"),
    ],
)
def test_mistakes_of_the_command_are_one_message(run, words, message, tmp_path):
    status, _, err = run("sweep", "llm-iar", "--axis", "S1=0:4:5", "-o", tmp_path / "a.zarr", *words)
    assert status == 2
    assert message in err
    assert list(tmp_path.iterdir()) == []
