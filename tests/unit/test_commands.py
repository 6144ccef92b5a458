"""The commands as a user types them: answers, errors on one line, exit statuses."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

import symgame as sg
from symgame.cli import COMMANDS
from symgame.cli.listing import ABOUT
from symgame.template import write_template

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
        (("--csv", "no/such/folder/x.csv"), "there is no folder 'no/such/folder'; make it"),
    ],
)
def test_simulate_refuses_values_and_files_that_cannot_be(run, words, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, _, err = run("simulate", "llm-iar", "--scenario", "reluctant partners", *words)
    assert status == 2
    assert message in err


@pytest.mark.parametrize("command", ABOUT)
def test_every_command_has_a_short_line_and_an_example_that_its_parser_takes(run, command):
    status, out, _ = run(command, "--help")
    line, example = ABOUT[command]
    assert status == 0
    assert " ".join(out.split()).endswith(f"Example: symgame {example}")
    assert example.split()[0] == command
    _, listed, _ = run("--help")
    assert f"{command:12} {line}\n" in listed  # whole, not cut off


def test_the_list_of_commands_is_whole():
    assert list(ABOUT) == [command.__name__ for command in COMMANDS]


MINE = ("fit", "mine.toml")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("derive", "mine"), "no shipped game 'mine'; did you mean the file 'mine.toml'?"),
        (("verify", "mien"), "no shipped game 'mien'; did you mean the file 'mine.toml'?"),
        (("derive", "llm-iar.toml"), "there is no file 'llm-iar.toml'; the shipped game is called 'llm-iar'"),
        (("derive", "min.toml"), "there is no such file; did you mean 'mine.toml'?"),
        (("derive", ""), "no game is named; name a game file"),
        (("derive", "mine.toml", "--steps", "--json"), "--steps goes with text, --latex or --markdown"),
        (("thresholds", "mine.toml", "--vertex", "(1, 1, 0)"), "is no profile as keys write it; write '110'"),
        ((*MINE, "--ess", "111", "--margin", "abc"), "a margin is a number, as 1/10; 'abc' is none"),
        (("verify", "--catalogue", "mine.toml"), "leave the other names out"),
        (("verify",), "name files or shipped slugs to verify"),
        (("verify", "mine.toml", "--report", "mine.toml"), "--report 'mine.toml' is a file; name a folder"),
        (("verify", "mine.toml", "--report", "r", "--to", ""), "--to names no format"),
        (("recheck", "nothere.json"), "check its name and folder"),
        (("simulate", "mine.toml", "--csv", "no/x.csv"), "--csv 'no/x.csv': there is no folder 'no'; make it"),
        (("basins", "mine.toml", "--csv", "."), "--csv '.' is a folder; name a file in it"),
        (("sensitivity", "mine.toml", "--parameter", "F", "--csv", "no/x.csv"), "there is no folder 'no'"),
        (("sensitivity", "mine.toml", "--sobol", "F=1:2", "--figure", "x.xyz"), "ends in no known format"),
        (
            ("sweep", "mine.toml", "--axis", "F=1:2:3", "-o", "mine.toml"),
            "is there already and is no sweep; choose a new",
        ),
        (
            ("sweep", "mine.toml", "--axis", "F=1:2:3", "-o", "g", "--no-paths", "--figure", "x.pdf"),
            "--no-paths follows none; leave one of them out",
        ),
        (("sweep", "mine.toml", "--axis", "F=1:2:3", "-o", "g", "--horizon", "x"), "--horizon 'x' is no time"),
        (("noise", "mine.toml", "--sigma", "abc!"), "sigma: the intensity of x, column 4"),
        (("report", "mine.toml", "--to", ","), "--to names no format; write --to html,docx"),
        (("latex", "mine.toml"), "give either --part with the name of a part, or --list"),
        (("latex", "mine.toml", "--part", "all", "-o", "mine.toml"), "-o 'mine.toml' is a file; all parts go into"),
        (("figure", "mine.toml", "cube"), "the kind stands first; write symgame figure cube mine.toml"),
        (("figure", "cube", "mine.toml", "-o", "x.eps"), "'x.eps' ends in no known format"),
        (("figure", "cube", "mine.toml", "-o", "."), "-o '.' is a folder"),
        (("explore", "mine.toml", "-o", "no/x.html"), "there is no folder 'no'"),
        (("export", "mine.toml", "--to", "MATLAB"), "no format 'MATLAB'; did you mean 'm'?"),
        (("export", "mine.toml", "--to", "m", "-o", "no/x.m"), "there is no folder 'no'; make it"),
        (("transcribe", "."), "'.' is a folder; name a file in it"),
        (("transcribe", "mine.toml"), "'mine.toml' is a game file already; symgame derive reads it"),
    ],
)
def test_what_a_stranger_types_is_told_at_once_and_with_the_cure(run, words, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_template("mine.toml")
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert err.startswith("symgame: ") and message in err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.toml"]


@pytest.mark.parametrize("start", ["0.5，0.2，0.1", "(0.5, 0.2, 0.1)", "0.5;0.2;0.1", "（0.5，0.2，0.1）"])
def test_a_start_may_be_written_as_points_are_printed(run, start):
    words = ("simulate", "llm-iar", "--scenario", "reluctant partners", "--horizon", "1", "--json")
    status, out, _ = run(*words, "--start", start)
    assert status == 0
    assert json.loads(out)["starts"][0]["initial"] == [0.5, 0.2, 0.1]


def test_a_value_may_be_given_with_a_full_width_sign(run):
    words = ("simulate", "llm-iar", "--scenario", "reluctant partners", "--json", "--value")
    assert run(*words, "C＝11") == run(*words, "C=11")


def test_numbers_of_a_file_without_scenarios_are_named_in_the_language(run):
    path = HERE / "papers/2x2x2.nfg"
    assert "Scenario: the numbers of the file" in run("simulate", path)[1]
    assert "情景：文件中的数值" in run("simulate", path, "--lang", "zh")[1]


def test_why_a_path_does_not_settle_is_said_in_both_languages(run):
    words = ("simulate", "classic_jordan3mp", "--start", "0.2,0.3,0.4")
    assert "visits the same vertices" in run(*words, "--width", "300")[1]
    assert "反复经过同一组顶点" in run(*words, "--lang", "zh", "--width", "300")[1]
