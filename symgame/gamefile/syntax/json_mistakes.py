"""The cure for what JSON does not read."""

from __future__ import annotations

import json
import re
from typing import NoReturn

from symgame.gamefile.syntax.failing import FULL_WIDTH, fail, full_width
from symgame.gamefile.syntax.formats import first_line, looks_like


def explain_json(error: json.JSONDecodeError, text: str, name: str) -> NoReturn:
    """Refuses a text that is not JSON: where, and what to write instead."""
    found = re.compile(r"\S").search(text, error.pos)  # the parser may stop at the space before
    at = found.start() if found else len(text)
    line = text.count("\n", 0, at) + 1
    place = f"line {line}, column {at - text.rfind(chr(10), 0, at)}"
    if line <= first_line(text) and (guess := looks_like(text, ".json")):
        fail(name, place, guess)
    fail(name, place, _cure(error.msg, text, at))


def _cure(message: str, text: str, at: int) -> str:
    character, before = text[at : at + 1], text[:at].rstrip()[-1:]
    if character in FULL_WIDTH:
        return full_width(character)
    if not character:
        return "the file ends too early; close its brackets and texts"
    if message.startswith("Extra data"):
        return "the object ends before this; a file holds one game, remove the rest"
    if character == "," or (before == "," and character in "}]"):
        return "a comma stands before a closing bracket, or twice; remove it"
    if character == "'":
        return "texts stand in double quotes; write \" instead of '"
    if character in "#/":
        return "JSON has no remarks; remove them, or write the file as TOML"
    if re.match(r"(True|False|None|NULL|TRUE|FALSE)\b", text[at:]):
        return "write true, false or a text, in small letters"
    if message.startswith("Expecting ',' delimiter"):
        return "a comma is missing before this, or a bracket that closes"
    if message.startswith("Expecting ':' delimiter"):
        return "a colon is missing between a key and its value"
    if message.startswith("Expecting property name"):
        return 'a key in double quotes is expected, as in "slug"'
    if "escape" in message:
        return "a backslash begins an escape; write it twice, as in \\\\beta"
    if "control character" in message or "Unterminated" in message:
        return "a text is not ended; close it in its line with a double quotation mark"
    return "a value is expected: a number, or a text in double quotes"
