"""Files that commands write: whole or not at all, and left alone where nothing changed."""

from __future__ import annotations

import os

import pytest

import symgame as sg
from symgame.cli import written
from symgame.errors import InvalidGameError, SymgameError
from symgame.game import Game
from symgame.players import Player


def test_a_file_is_written_once_and_then_left_alone(tmp_path):
    path = tmp_path / "table.csv"
    assert written.write(path, "a,b\r\n")
    os.utime(path, (1, 1))
    assert not written.write(path, "a,b\r\n")
    assert path.stat().st_mtime == 1
    assert written.write(path, "政府\n")
    assert path.read_bytes() == "政府\n".encode()
    assert [each.name for each in tmp_path.iterdir()] == ["table.csv"]


def test_a_run_that_is_killed_leaves_the_old_file_whole(tmp_path, monkeypatch):
    path = tmp_path / "table.csv"
    written.write(path, "old")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(written.os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        written.write(path, "new" * 1000)
    assert path.read_text("utf-8") == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["table.csv"]


def test_links_modes_and_terminals_stay_what_they_are(tmp_path):
    path, link = tmp_path / "real.csv", tmp_path / "link.csv"
    written.write(path, "one")
    path.chmod(0o640)
    link.symlink_to(path)
    assert written.write(link, "two")
    assert link.is_symlink() and path.read_text("utf-8") == "two"
    assert path.stat().st_mode & 0o777 == 0o640
    if os.path.exists(os.devnull):
        assert written.write(type(path)(os.devnull), "into nothing")
        assert not os.path.isfile(os.devnull)


def test_what_cannot_be_written_is_named(tmp_path):
    with pytest.raises(SymgameError, match=r"cannot write .*no.csv: .*; choose another file"):
        written.write(tmp_path / "missing" / "no.csv", "text")
    with pytest.raises(SymgameError, match="cannot write"):
        written.write(tmp_path, "a folder")


def test_simulated_paths_are_written_whole(run, tmp_path, monkeypatch):
    path = tmp_path / "paths.csv"
    path.write_text("old", encoding="utf-8")
    words = ("simulate", "llm-iar", "--scenario", "reluctant partners", "--csv", path)
    with monkeypatch.context() as patch:
        patch.setattr(written.os, "replace", _refused)
        status, _, error = run(*words)
        assert status == 2 and f"cannot write {path}: No space left" in error
    assert path.read_text("utf-8") == "old"
    assert run(*words)[0] == 0
    assert len(path.read_text("utf-8").splitlines()) > 10


def _refused(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_one_scenario_is_chosen_everywhere_alike(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    game = sg.load("llm-iar")
    assert game.chosen_scenarios() == game.scenarios
    assert game.chosen_scenario() == game.scenarios[0]
    assert game.chosen_scenario("reluctant partners") == game.scenarios[3]
    for words in (
        ("simulate", "zhu2021_drug"),
        ("place", "zhu2021_drug"),
        ("basins", "zhu2021_drug"),
        ("sensitivity", "zhu2021_drug", "--parameter", "F"),
        ("sweep", "zhu2021_drug", "--axis", "F=0:1:2", "-o", "store"),
        ("figure", "cube", "zhu2021_drug"),
        ("export", "zhu2021_drug", "--to", "m"),
    ):
        status, _, error = run(*words)
        assert status == 2, words
        assert "game 'zhu2021_drug' has no scenario; add [[scenario]] with a name and values" in error, words


def test_a_game_of_numbers_needs_no_scenario():
    pair = [Player("A", "x", ("a", "b")), Player("B", "y", ("c", "d"))]
    table = {"11": [1, 1], "10": [0, 0], "01": [0, 0], "00": [1, 2]}
    scenario = Game.from_table(pair, table).chosen_scenario()
    assert (scenario.name, scenario.values) == ("the numbers of the file", ())
    with pytest.raises(InvalidGameError, match="no scenario 'nope'"):
        Game.from_table(pair, table).chosen_scenario("nope")
