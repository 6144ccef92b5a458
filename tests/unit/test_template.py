"""The template runs as it is, and is written only where it is safe."""

from pathlib import Path

import pytest

from symgame.errors import SymgameError
from symgame.gamefile import read_document_text, read_game
from symgame.template import template, write_template


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_template_is_a_three_party_game_with_everything() -> None:
    game = read_document_text(template(), ".toml", "template.toml").game
    assert len(game.players) == 3
    assert all(player.name_zh and player.strategies_zh for player in game.players)
    assert all(parameter.meaning and parameter.meaning_zh for parameter in game.parameters)
    assert {parameter.symbol for parameter in game.parameters} == {symbol for symbol, _ in game.scenarios[0].values}
    assert "S < C" in [relation.text() for relation in game.assumptions.relations]


def test_it_is_written_below_the_current_folder_and_to_absolute_paths(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for path in ("game.toml", "sub/game.toml", str(tmp_path / "absolute.toml")):
        assert read_game(write_template(path)).slug == "my-game"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("game.txt", "ends in .toml"),
        ("game", "ends in .toml"),
        (".toml", "ends in .toml"),
        ("http://host/game.toml", "an address"),
        ("~/game.toml", "'~' is not expanded"),
        ("../game.toml", "'..' leaves the folder"),
        ("a\\..\\game.toml", "'..' leaves the folder"),
        ("no/game.toml", "folder does not exist"),
        ("CON.toml", "a device"),
        ("lpt1.x.toml", "a device"),
        ("aux/game.toml", "a device"),
        ("a\0.toml", "control character"),
        ("a\n.toml", "control character"),
        ("a" * 96 + ".toml", "longer than 100 bytes"),
    ],
)
def test_names_that_are_not_fit_are_refused(path: str, message: str) -> None:
    with pytest.raises(SymgameError, match=message):
        write_template(path)


def test_a_name_of_the_longest_length_is_written() -> None:
    assert write_template("a" * 95 + ".toml").exists()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    Path("game.toml").write_text("mine", encoding="utf-8")
    with pytest.raises(SymgameError, match="exists already"):
        write_template("game.toml")
    assert Path("game.toml").read_text(encoding="utf-8") == "mine"


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    inside = tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(inside)
        Path("out").symlink_to(outside)
        Path("link.toml").symlink_to(outside / "game.toml")
        with pytest.raises(SymgameError, match="leads out of the current folder"):
            write_template("out/game.toml")
        with pytest.raises(SymgameError, match="a link has this name"):
            write_template("link.toml")
    assert list(outside.iterdir()) == []


def test_what_the_system_refuses_is_one_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr("symgame.template.template", str)
    with pytest.raises(SymgameError, match="Permission denied"):
        write_template("game.toml")
