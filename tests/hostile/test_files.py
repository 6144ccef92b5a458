"""Every odd file, path and label gets its error, or is read unchanged."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from sympy import Rational

from symgame.errors import InvalidFileError, SymgameError
from symgame.gamefile import Document, read_document_text, read_game
from symgame.template import write_template

ENTRIES = json.loads(Path(__file__).with_name("files.json").read_text(encoding="utf-8"))
PLAYERS = [{"name": variable.upper(), "var": variable, "strategies": ["yes", "no"]} for variable in "xyz"]
TOML_PLAYERS = (
    "players = ["
    + ", ".join(f'{{ name = "{v.upper()}", var = "{v}", strategies = ["yes", "no"] }}' for v in "xyz")
    + "]\n"
)
PARAMETERS = "[parameters]\na = {}\nb = {}\nc = {}\n"
FORMULAS = '[payoff_formulas]\nx = "a*x"\ny = "b*y"\nz = "c*z"\n'


def entries(*kinds: str) -> list[Any]:
    return [pytest.param(entry, id=entry["id"]) for entry in ENTRIES if entry["kind"] in kinds]


def content(entry: dict[str, Any]) -> str:
    if "payload" in entry:
        return str(entry["payload"])
    return "".join(piece * count for piece, count in entry["payload_spec"])


def whole(entry: dict[str, Any]) -> str:
    """The file in which a fragment stands; all else in it is right."""
    text = content(entry)
    if entry["kind"] == "json" and text.startswith("{"):
        return json.dumps({"players": PLAYERS, "parameters": {"a": {}}, "payoff_formulas": dict.fromkeys("xyz", "a")})[
            :-1
        ] + (
            f', "scenario": [{{"name": "s", "values": {text[: text.rindex("}") + 1]}}}]}}'
            + text[text.rindex("}") + 1 :]
        )
    if "[payoffs]" in text:
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        return mark + TOML_PLAYERS + PARAMETERS + text.removeprefix("\ufeff")
    if "[values]" in text:
        return (
            TOML_PLAYERS
            + PARAMETERS
            + FORMULAS
            + '[[scenario]]\nname = "s"\n'
            + text.replace("[values]", "[scenario.values]")
        )
    return text


@pytest.mark.parametrize("entry", entries("toml", "json", "nfg"))
def test_every_file_is_read_or_refused(entry: dict[str, Any]) -> None:
    before = time.process_time()
    text, suffix = whole(entry), f".{entry['kind']}"
    if entry["expected"] == "error":
        with pytest.raises(InvalidFileError):
            read_document_text(text, suffix, f"game{suffix}")
    else:
        document = read_document_text(text, suffix, f"game{suffix}")
        if entry["note"] == "exactly 1/10":
            assert dict(document.game.scenarios[0].values).popitem()[1] == Rational(1, 10)
    assert time.process_time() - before < 1


def test_the_surroundings_of_fragments_are_right() -> None:
    values = {"kind": "toml", "payload": "[values]\na = 1\n"}
    for suffix, fragment in ((".toml", values), (".json", {"kind": "json", "payload": '{"a": 1}'})):
        (scenario,) = read_document_text(whole(fragment), suffix, f"game{suffix}").game.scenarios
        assert [(str(symbol), value) for symbol, value in scenario.values] == [("a", 1)]


@pytest.mark.parametrize("entry", entries("path"))
def test_every_path_is_refused_or_used(entry: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    path = content(entry)
    if entry["expected"] == "ok":
        write_template(path)
        assert read_game(path).slug == "my-game"
    else:
        with pytest.raises(SymgameError):
            read_game(path)
        with pytest.raises(SymgameError):
            write_template(path)
        assert [file.name for file in tmp_path.rglob("*")] == ["sub"]


def labelled(label: str) -> Document:
    players = [{"name": label, "name_zh": label, "var": "x", "strategies": [label, f"not {label}"]}, *PLAYERS[1:]]
    game = {"title": label, "players": players, "payoff_formulas": dict.fromkeys("xyz", 0)}
    return read_document_text(json.dumps(game), ".json", "game.json")


@pytest.mark.parametrize("entry", entries("label"))
def test_every_label_is_kept_unchanged_or_refused(entry: dict[str, Any]) -> None:
    label = content(entry)
    if entry["expected"] == "error":
        with pytest.raises(InvalidFileError, match="control character"):
            labelled(label)
    else:
        game = labelled(label).game
        player = game.players[0]
        assert (game.title, player.name, player.name_zh, player.strategies[0]) == (label,) * 4
