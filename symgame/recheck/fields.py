"""Parts of a saved record, each with its place if it is missing or of the wrong kind; and the file itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from symgame.errors import RecheckError
from symgame.recheck.refusals import Unreadable

MAX_BYTES = 64 * 2**20
"""The largest file."""

_WHAT_TO_SAVE = (
    "save what `symgame derive GAME --json`, `symgame regimes GAME --json` or `symgame verify GAME... --json` answers"
)


def read_record(path: str | Path) -> Any:
    """The JSON value in a file.

    Raises
    ------
    RecheckError
        If it cannot be read; the message says why.
    """
    file = Path(path)
    try:
        if file.stat().st_size > MAX_BYTES:
            raise RecheckError(f"{path}: the file is larger than {MAX_BYTES // 2**20} MiB")
        return json.loads(file.read_text(encoding="utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except OSError as error:
        reason = error.strerror or "its name is not a path"
        raise RecheckError(f"{path}: the file cannot be read ({reason}); check its name and folder") from None
    except UnicodeDecodeError:
        raise RecheckError(f"{path}: the file is not UTF-8 text; {_WHAT_TO_SAVE}") from None
    except RecursionError:
        raise RecheckError(f"{path}: the file is nested too deep") from None
    except json.JSONDecodeError as error:
        raise RecheckError(
            f"{path}: this is not JSON (line {error.lineno}, column {error.colno}); {_WHAT_TO_SAVE}"
        ) from None
    except ValueError as error:
        raise RecheckError(f"{path}: {error}; {_WHAT_TO_SAVE}") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key that stands twice means one thing to one reader and another to the next."""
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = next(key for k, (key, _) in enumerate(pairs) if key in dict(pairs[:k]))
        raise ValueError(f"the key '{twice[:40]}' stands twice in one object")
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is not JSON")


def text_of(record: object, key: str, place: str) -> str:
    """The text under a key."""
    value = part_of(record, key, place)
    if not isinstance(value, str):
        raise Unreadable(f"'{key}' of {place} is not a text")
    return value


def list_of(record: object, key: str, place: str) -> list[Any]:
    """The list under a key."""
    value = part_of(record, key, place)
    if not isinstance(value, list):
        raise Unreadable(f"'{key}' of {place} is not a list")
    return value


def texts_of(record: object, key: str, place: str) -> list[str]:
    """The list of texts under a key."""
    values = list_of(record, key, place)
    if not all(isinstance(value, str) for value in values):
        raise Unreadable(f"'{key}' of {place} has entries that are not texts")
    return values


def lists_of(record: object, key: str, place: str) -> list[list[str]]:
    """The list of lists of texts under a key."""
    values = list_of(record, key, place)
    if not all(isinstance(texts, list) and all(isinstance(text, str) for text in texts) for texts in values):
        raise Unreadable(f"'{key}' of {place} has entries that are not lists of texts")
    return values


def object_of(record: object, key: str, place: str) -> dict[str, Any]:
    """The object under a key."""
    value = part_of(record, key, place)
    if not isinstance(value, dict):
        raise Unreadable(f"'{key}' of {place} is not an object")
    return value


def part_of(record: object, key: str, place: str) -> Any:
    """What stands under a key."""
    if not isinstance(record, Mapping) or key not in record:
        raise Unreadable(f"{place} has no '{key}'")
    return record[key]
