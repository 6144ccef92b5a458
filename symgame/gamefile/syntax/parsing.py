"""From text to tables: TOML by the standard library, JSON with the same keys."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from symgame.errors import InvalidFileError
from symgame.gamefile.syntax.bytes import MAX_BYTES
from symgame.gamefile.syntax.failing import fail
from symgame.gamefile.syntax.json_mistakes import explain_json
from symgame.gamefile.syntax.toml_mistakes import STRINGS, explain_toml

MAX_NESTING = 32
"""How deep brackets may nest."""

Tables = dict[str, Any]


def parse(text: str, suffix: str, name: str) -> Tables:
    """The tables of a TOML or JSON text.

    Raises
    ------
    InvalidFileError
        If it is not TOML or JSON; the message names the line and the cure.
    """
    text = text.removeprefix("\ufeff")
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        fail(name, "", "the file is larger than 1 MiB; split it")
    if not text.strip():
        fail(name, "", "the file is empty; symgame new FILE writes a game file to start from")
    depth = 0
    for bracket in re.findall(r"[\[{}\]]", STRINGS.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > MAX_NESTING:
            fail(name, "", f"brackets nest more than {MAX_NESTING} deep; remove some")
    try:
        tables = _json(text, name) if suffix == ".json" else tomllib.loads(text, parse_float=_decimal)
    except InvalidFileError:
        raise
    except tomllib.TOMLDecodeError as error:
        explain_toml(str(error), text, name)
    except (ValueError, RecursionError) as error:
        number = re.search(r"[0-9]{100,}", text)
        place = f"line {text.count(chr(10), 0, number.start()) + 1}" if number else ""
        fail(
            name, place, f"a number has too many digits, or brackets nest too deep ({type(error).__name__}); shorten it"
        )
    return tables


def _decimal(text: str) -> str | float:
    # inf and nan stay floats, which no key of a game file takes: the complaint then has its place.
    return float(text) if text.lstrip("+-") in ("inf", "nan") else text


def _json(text: str, name: str) -> Tables:
    def pairs(items: list[tuple[str, Any]]) -> Tables:
        table: Tables = {}
        for key, value in items:
            if key in table:
                fail(name, "", f"the key '{key[:60]}' is given twice; remove one of them")
            table[key] = value
        return table

    try:
        tables = json.loads(text, object_pairs_hook=pairs, parse_float=_decimal, parse_constant=float)
    except json.JSONDecodeError as error:
        explain_json(error, text, name)
    if not isinstance(tables, dict):
        fail(name, "", "a game file is one JSON object; begin it with '{'")
    return tables
