"""The commands as a user types them: answers, errors on one line, exit statuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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
    ],
)
def test_mistakes_are_one_message_and_status_two(run, words, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert err.startswith("symgame: ") and message in err
    assert not list(tmp_path.iterdir())


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
