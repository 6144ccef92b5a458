"""The cure for what TOML does not read."""

from __future__ import annotations

import re
from typing import NoReturn

from symgame.gamefile.syntax.failing import FULL_WIDTH, fail, full_width
from symgame.gamefile.syntax.formats import first_line, looks_like

STRINGS = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
"""The texts of a line."""

_POSITION = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)")
_UNENDED = (r"Illegal character '\n'", r"Found invalid character '\n'", "Unterminated string", "Expected \"'")
"""What tomllib says of a text without its second quotation mark."""
_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")
_HEADER = re.compile(r"\[{1,2}[A-Za-z_]|[A-Za-z_.]+\s*=")


def explain_toml(message: str, text: str, name: str) -> NoReturn:
    """Refuses a text that is not TOML: where, and what to write instead."""
    match = _POSITION.match(message)
    lines = text.splitlines() or [""]
    number = int(match[2]) if match and match[2] else len(lines)
    place = f"line {number}, column {match[3]}" if match and match[3] else f"line {number}"
    line = lines[number - 1] if number <= len(lines) else ""
    outside = STRINGS.sub("", line).partition("#")[0]
    for character in outside:
        if character in FULL_WIDTH:
            fail(name, place, full_width(character))
    if number <= first_line(text) and (guess := looks_like(text, ".toml")):
        fail(name, place, guess)
    if any(sign in message for sign in _TWICE):
        key = line.partition("=")[0].strip()[:60]
        fail(name, place, f"{key} is given twice; remove one of them")
    if "Unescaped" in message or any("\\" in piece for piece in _double_quoted(line)):
        fail(
            name,
            place,
            "a backslash in double quotes begins an escape; write the text in single quotes, as in '\\beta_1'",
        )
    if any(sign in message for sign in _UNENDED):
        fail(name, place, "a text is not ended; close it in its line with the quotation mark that begins it")
    if "Illegal character" in message or any(ord(c) < 32 and c != "\t" for c in line):
        fail(name, place, "a control character stands here; remove it")
    is_end = not (match and match[2])
    if (is_end or _HEADER.match(line)) and (opened := _open_bracket(lines if is_end else lines[: number - 1])):
        bracket, there = opened
        before = "the end" if is_end else f"line {number}"
        fail(name, f"line {there}", f"the bracket '{bracket}' that opens here is not closed before {before}")
    if not outside.isascii():
        key = outside.partition("=")[0].strip()
        fail(name, place, f'a key with other than Latin letters must be quoted; write "{key[:60]}" = ...')
    reason = (match[1] if match else message)[:1].lower() + (match[1] if match else message)[1:]
    fail(name, place, f'this is not TOML ({reason[:80]}); a line reads key = "value", and texts stand in quotes')


def _double_quoted(line: str) -> list[str]:
    return [piece for piece in STRINGS.findall(line) if piece.startswith('"')]


def _open_bracket(lines: list[str]) -> tuple[str, int] | None:
    """The first bracket that is not closed in these lines, and its line."""
    opened: list[tuple[str, int]] = []
    for number, line in enumerate(lines, 1):
        for bracket in re.findall(r"[\[{}\]]", STRINGS.sub("", line).partition("#")[0]):
            if bracket in "[{":
                opened.append((bracket, number))
            elif opened:
                opened.pop()
    return opened[0] if opened else None
