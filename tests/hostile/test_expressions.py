"""Every odd formula and name gets its error or its value, within a second."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from sympy import Rational

from symgame.errors import InvalidExpressionError, InvalidFileError
from symgame.expressions import read_expression
from symgame.gamefile import read_document_text
from symgame.symbols import check_name, real_symbol

DATA = json.loads(Path(__file__).with_name("inputs.json").read_text(encoding="utf-8"))
NAMES = {name: real_symbol(name) for name in DATA["declared"] + DATA["players"]}


def payload(entry: dict[str, Any]) -> str:
    if "payload" in entry:
        return str(entry["payload"])
    return "".join(piece * count for piece, count in entry["payload_spec"])


def entries(kind: str) -> list[Any]:
    return [pytest.param(entry, id=str(entry["id"])) for entry in DATA["inputs"] if entry["kind"] == kind]


@pytest.mark.parametrize("entry", entries("expression"))
def test_every_formula_is_read_or_refused(entry: dict[str, Any]) -> None:
    before = time.process_time()
    if entry["expected"] == "error":
        with pytest.raises(InvalidExpressionError):
            read_expression(payload(entry), NAMES)
    else:
        value = read_expression(payload(entry), NAMES)
        if "value" in entry:
            assert value == Rational(entry["value"])
    assert time.process_time() - before < 1


@pytest.mark.parametrize("entry", entries("identifier"))
def test_every_name_is_accepted_or_refused(entry: dict[str, Any]) -> None:
    name = payload(entry)
    if entry["expected"] == "ok":
        assert check_name(name)
    elif name in DATA["players"]:
        check_name(name)
    else:
        with pytest.raises(InvalidExpressionError):
            check_name(name)


@pytest.mark.parametrize("name", DATA["players"])
def test_a_state_variable_is_no_parameter(name: str) -> None:
    players = [{"name": variable, "var": variable, "strategies": ["a", "b"]} for variable in DATA["players"]]
    formulas = dict.fromkeys(DATA["players"], "0")
    game = {"players": players, "parameters": {name: {}}, "payoff_formulas": formulas}
    with pytest.raises(InvalidFileError, match=f"'{name}' is the variable of a player"):
        read_document_text(json.dumps(game), ".json", "game.json")
