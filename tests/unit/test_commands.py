"""The commands as a user types them: answers, errors on one line, exit statuses."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

import symgame as sg

HERE = Path(__file__).parents[1]


def test_simulate_answers_as_json(run):
    status, out, _ = run("simulate", "llm-iar", "--scenario", "collaboration takes hold", "--json")
    answer = json.loads(out)
    assert status == 0
    (start,) = answer["starts"]
    assert start["initial"] == [0.5, 0.5, 0.5]
    assert (start["outcome"], start["kind"]) == ([1, 1, 1], "vertex")
    assert 8 < start["time"] < 9


def test_simulate_nests_the_shares_of_three_strategies(run):
    _, out, _ = run("simulate", "cooperation-modes", "--scenario", "open model hub", "--json")
    (start,) = json.loads(out)["starts"]
    assert start["initial"] == [[0.2, 0.2, 0.6], [0.2, 0.2, 0.6], 0.5]
    assert start["outcome"] == [[0, 0, 1], [0, 0, 1], 1]


def test_simulate_takes_starts_and_a_horizon(run):
    starts = ("--start", "0.5,0.5,0.5", "--start", "0.1,0.1,1/10")
    words = ("simulate", "llm-iar", "--scenario", "reluctant partners", *starts)
    _, out, _ = run(*words, "--json")
    assert [start["outcome"] for start in json.loads(out)["starts"]] == [[1, 1, 1], [0, 0, 0]]
    _, out, _ = run(*words, "--horizon", "0.01", "--json")
    assert [start["time"] for start in json.loads(out)["starts"]] == [None, None]  # not there yet


@pytest.mark.parametrize(("lang", "words"), [("en", "The exact verdict agrees"), ("zh", "与精确判定一致")])
def test_simulate_says_where_every_scenario_goes(run, lang, words):
    status, out, _ = run("simulate", "llm-iar", "--lang", lang, "--width", "200")
    assert status == 0
    assert out.count(words) == 5


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("simulate", "llm-iar", "--json"), "choose one scenario with --scenario"),
        (("simulate", "llm-iar", "--scenario", "nope"), "no scenario 'nope'"),
        (("simulate", "zhu2021_drug"), "has no scenario; add [[scenario]]"),
        (("simulate", "llm-iar", "--start", "0.5,0.5"), "a share for each of 3 players"),
        (("simulate", "no-such-game"), "no shipped game 'no-such-game'"),
        (("report", "llm-iar", "--to", "pfd"), "no format 'pfd'"),
        (("report", "complexity8286436"), "add [payoffs]"),
        (("simulate", "llm-iar", "--value", "Q=1"), "'Q' is no parameter of 'llm-iar'; known: "),
        (("derive", "."), "this is a folder; name a game file in it (.toml, .json, .nfg)"),
        (("derive", "lm-iar"), "no shipped game 'lm-iar'; did you mean 'llm-iar'? known: "),
        (("verify", "zhu2021_drug", "--report", "r", "--to", "pfd"), "no format 'pfd'"),
        (("thresholds", "llm-iar", "--vertex", "E5"), "'E5' is a name in the tables; write the profile"),
        (("design", "llm-iar", "--target", "111", "--instruments", "S1", "--margin", "abc"), "'abc' is none"),
    ],
)
def test_mistakes_are_one_message_and_status_two(run, words, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert err.startswith("symgame: ") and message in err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("question", "cure"),
    [
        (lambda game: sg.analyse(game), r"write analyse\(replicator\(game\)\)"),
        (lambda game: sg.replicator(game.slug), "read one by load or read_game"),
    ],
)
def test_what_is_given_instead_of_a_field_or_a_game_is_named(question, cure):
    with pytest.raises(sg.InvalidGameError, match=cure):
        question(sg.load("llm-iar"))


def test_a_game_without_parameters_is_simulated_without_a_scenario(run):
    status, out, _ = run("simulate", str(HERE / "papers/2x2x2.nfg"), "--start", "0.2,0.3,0.4")
    assert status == 0
    assert "converges to (0, 1, 0)" in out


def test_regimes_lists_sign_patterns_when_asked(run):
    status, out, _ = run("regimes", "vertical-models", "--json", "--signs")
    record = json.loads(out)
    assert status == 0
    patterns = record["sign_patterns"]
    assert patterns["complete"] and len(patterns["forms"]) == 10
    assert len({one["holds"] for one in patterns["patterns"]}) == len(patterns["patterns"]) == 108
    assert all(set(one["witness"]) == set(record["stable_sets"][0]["witness"]) for one in patterns["patterns"])


def test_simulate_writes_times_and_states_as_csv(run, tmp_path):
    path = tmp_path / "paths.csv"
    starts = ("--start", "0.5,0.5,0.5", "--start", "0.1,0.1,1/10")
    status, _, _ = run("simulate", "llm-iar", "--scenario", "reluctant partners", *starts, "--csv", path)
    assert status == 0
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    assert header == "start,time,x,y,z"
    numbers = [[float(cell) for cell in row.split(",")] for row in rows]
    assert {row[0] for row in numbers} == {1, 2}
    for start, (first, end) in {1: ([0.5] * 3, 1), 2: ([0.1] * 3, 0)}.items():
        own = [row[1:] for row in numbers if row[0] == start]
        assert own[0] == [0, *first]
        assert all(a[0] < b[0] for a, b in pairwise(own))
        assert max(abs(share - end) for share in own[-1][1:]) < 0.01


def test_simulate_takes_other_values_exactly(run):
    words = ("simulate", "llm-iar", "--start", "0.5,0.5,0.5", "--json", "--scenario")
    answers = []
    for more in (
        ("reluctant partners",),
        ("reluctant partners", "--value", "V=78/10"),
        ("reluctant partners", "--value", "C=11", "--value", "P = 2.1"),
        ("collaboration takes hold", "--value", "C=11", "--value", "P=21/10"),
    ):
        status, out, _ = run(*words, *more)
        assert status == 0
        answers.append(json.loads(out)["starts"])
    assert answers[0] == answers[1]
    assert answers[2] == answers[3] != answers[0]


def test_simulate_says_when_a_start_is_special(run):
    words = ("simulate", str(HERE / "papers/2x2x2.nfg"), "--start", "0,0,0")
    _, out, _ = run(*words, "--json")
    (start,) = json.loads(out)["starts"]
    assert (start["start_is_rest_point"], start["separatrix"]) == (True, False)
    _, out, _ = run(*words)
    assert "The start is itself an equilibrium point." in out
    _, out, _ = run(*words, "--lang", "zh")
    assert "该初始点本身即为均衡点" in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--value", "b"), "--value 'b': write a name and a number, for example b=0.4 or b=1/3"),
        (("--value", "bb=1"), "'bb' is no parameter"),
        (("--value", "b=many"), "--value 'b=many': write a name and a number"),
        (("--value", "b=2"), "contradicts the assumption"),
        (("--csv", "no/such/folder/x.csv"), "choose another file with --csv"),
    ],
)
def test_simulate_refuses_values_and_files_that_cannot_be(run, words, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, _, err = run("simulate", "llm-iar", "--scenario", "reluctant partners", *words)
    assert status == 2
    assert message in err
