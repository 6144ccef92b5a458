"""One mistake that ends the reading of a file, and the characters that most often make one."""

from __future__ import annotations

from typing import NoReturn

from symgame.errors import InvalidFileError, Mistake

FULL_WIDTH = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "＝": "=", "，": ",", "［": "[", "］": "]", "【": "[", "】": "]",
    "｛": "{", "｝": "}", "．": ".", "：": ":", "＃": "#", "　": " ", "＂": '"', "＇": "'",
}  # fmt: skip
"""What an input method for Chinese writes outside texts, and what is meant."""


def fail(name: str, place: str, message: str) -> NoReturn:
    """One mistake that ends the reading."""
    raise InvalidFileError(name, (Mistake(place, message),))


def full_width(character: str) -> str:
    """What is wrong with a full-width character between texts."""
    return f"the full-width character {character!r} stands outside a string; write {FULL_WIDTH[character]!r}"
