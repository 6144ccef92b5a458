"""From bytes to tables: encodings, TOML and JSON, and the traps of both.

Numbers keep their text, so that ``0.1`` is exactly one tenth.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any, NoReturn

from symgame.errors import InvalidFileError, Mistake

MAX_BYTES = 1 << 20
MAX_NESTING = 32

Tables = dict[str, Any]

_STRINGS = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
_POSITION = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)")
_FULL_WIDTH = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "＝": "=", "，": ",", "［": "[", "］": "]", "【": "[", "】": "]",
    "｛": "{", "｝": "}", "．": ".", "：": ":", "＃": "#", "　": " ", "＂": '"', "＇": "'",
}  # fmt: skip


def decode(data: bytes, name: str) -> str:
    """The text of a file.

    Raises
    ------
    InvalidFileError
        If it is too large or not UTF-8; the message names the cure.
    """
    if len(data) > MAX_BYTES:
        fail(name, "", "the file is larger than 1 MiB; split it")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        fail(name, "", "the file is UTF-16; save it with the encoding UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        try:
            data.decode("gb18030")
            guess = " (it looks like GBK)"
        except UnicodeDecodeError:
            guess = ""
        fail(name, f"line {line}", f"the file is not UTF-8{guess}; save it with the encoding UTF-8")


_UNENDED = (r"Illegal character '\n'", r"Found invalid character '\n'", "Unterminated string", "Expected \"'")
"""What tomllib says of a text without its second quotation mark."""


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
    depth = 0
    for bracket in re.findall(r"[\[{}\]]", _STRINGS.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > MAX_NESTING:
            fail(name, "", f"brackets nest more than {MAX_NESTING} deep; remove some")
    try:
        tables = _json(text, name) if suffix == ".json" else tomllib.loads(text, parse_float=_decimal)
    except InvalidFileError:
        raise
    except tomllib.TOMLDecodeError as error:
        _explain(str(error), text, name)
    except (ValueError, RecursionError) as error:
        number = re.search(r"[0-9]{100,}", text)
        place = f"line {text.count(chr(10), 0, number.start()) + 1}" if number else ""
        fail(
            name, place, f"a number has too many digits, or brackets nest too deep ({type(error).__name__}); shorten it"
        )
    return tables


def fail(name: str, place: str, message: str) -> NoReturn:
    """One mistake that ends the reading."""
    raise InvalidFileError(name, (Mistake(place, message),))


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
        fail(name, f"line {error.lineno}, column {error.colno}", f"this is not JSON ({error.msg}); correct it")
    if not isinstance(tables, dict):
        fail(name, "", "a game file is one JSON object; begin it with '{'")
    return tables


def _explain(message: str, text: str, name: str) -> NoReturn:
    """The cure for what TOML does not read."""
    match = _POSITION.match(message)
    lines = text.splitlines() or [""]
    number = int(match[2]) if match and match[2] else len(lines)
    place = f"line {number}, column {match[3]}" if match and match[3] else f"line {number}"
    line = lines[number - 1] if number <= len(lines) else ""
    outside = _STRINGS.sub("", line).partition("#")[0]
    for character in outside:
        if character in _FULL_WIDTH:
            fail(
                name,
                place,
                f"the full-width character {character!r} stands outside a string; write {_FULL_WIDTH[character]!r}",
            )
    if (
        "Cannot overwrite" in message
        or "Cannot declare" in message
        or "Cannot mutate" in message
        or "Duplicate" in message
    ):
        key = line.partition("=")[0].strip()[:60]
        fail(name, place, f"{key} is given twice; remove one of them")
    if "Unescaped" in message or "\\" in line:
        fail(
            name,
            place,
            "a backslash in double quotes begins an escape; write the text in single quotes, as in '\\beta_1'",
        )
    if any(sign in message for sign in _UNENDED):
        fail(name, place, "a text is not ended; close it in its line with the quotation mark that begins it")
    if "Illegal character" in message or any(ord(c) < 32 and c != "\t" for c in line):
        fail(name, place, "a control character stands here; remove it")
    if not outside.isascii():
        key = outside.partition("=")[0].strip()
        fail(name, place, f'a key with other than Latin letters must be quoted; write "{key[:60]}" = ...')
    reason = (match[1] if match else message)[:1].lower() + (match[1] if match else message)[1:]
    fail(name, place, f'this is not TOML ({reason[:80]}); a line reads key = "value", and texts stand in quotes')
