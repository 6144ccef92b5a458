"""Mistakes in the keys and kinds of values of a file, in the field's words, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from symgame.errors import Mistake
from symgame.gamefile.likely_keys import likely_key
from symgame.gamefile.model import (
    CaseTable,
    ClaimsTable,
    EffectTable,
    GameTable,
    JacobianTable,
    ParameterTable,
    PlayerTable,
    RestPointTable,
    ScenarioTable,
    SimulationTable,
    TrendTable,
)
from symgame.gamefile.syntax import Tables

_MODELS: dict[str, type[BaseModel]] = {
    "players": PlayerTable,
    "player": PlayerTable,
    "parameters": ParameterTable,
    "scenario": ScenarioTable,
    "claims": ClaimsTable,
    "jacobian": JacobianTable,
    "case": CaseTable,
    "effect": EffectTable,
    "rest_point": RestPointTable,
    "simulation": SimulationTable,
    "trend": TrendTable,
}
_MESSAGES = {
    "missing": "is missing; add it",
    "string_type": 'a text in quotes is expected, as in "C1 - S"',
    "list_type": "a list in square brackets is expected",
    "dict_type": "a table is expected, as in { ... }",
    "model_type": "a table is expected, as in { ... }",
    "model_attributes_type": "a table is expected, as in { ... }",
    "bool_type": "true or false is expected, without quotes",
    "int_type": "a whole number is expected, without quotes",
    "string_too_short": "the text is empty; write something",
    "string_pattern_mismatch": "small letters, digits, '-' and '_' are expected, as in 'hawk-dove'",
}
_LISTS = {
    "strategies": '["Comply", "Violate"]',
    "payoffs": '["R - C", "S - C1"]',
    "eigenvalues": '["R - C", "S - C1"]',
    "det_trace": '["C1*S", "-C1 - S"]',
    "signs": '["-", "+", "x"]',
    "ess": '["111"]',
    "point": '["P/R", "1", "0"]',
    "outcome": '["1", "1", "0"]',
    "rows": '[["1 - 2*x", "0"], ["0", "1 - 2*y"]]',
}
"""Lists as they are written."""
_SIGNS = {"positive": ">", "nonnegative": ">=", "negative": "<", "nonpositive": "<=", "sign": ">"}
"""SymPy's words for what is assumed of one symbol."""
_BODY = frozenset({"parameters", "payoffs", "payoff_formulas", "field"})
_FORMULAS = frozenset(
    {
        "payoffs",
        "payoff_formulas",
        "field",
        "values",
        "base",
        "initial",
        "outcome",
        "point",
        "rows",
        "eigenvalues",
        "det_trace",
    }
)
_TOP = frozenset(GameTable.model_fields)
_SCALARS = _TOP - {"parameters", "payoffs", "payoff_formulas", "field", "claims", "scenario"}


def slipped(tables: Tables) -> Iterator[Mistake]:
    """Top-level keys that stand after a table's header, and so inside the table; they are taken out."""
    for header in ("parameters", "payoffs", "payoff_formulas", "field"):
        table = tables.get(header)
        if not isinstance(table, dict):
            continue
        for key in [key for key in table if key in _SCALARS]:
            if header == "parameters" and isinstance(table[key], dict):
                continue
            if header in ("payoff_formulas", "field") and any(key in _names(player) for player in _players(tables)):
                continue
            del table[key]
            yield Mistake(f"{header}.{key}", f"'{key}' has slipped into [{header}]; {_move(key)}")


def _players(tables: Tables) -> Sequence[Any]:
    players = tables.get("players", tables.get("player", []))
    return players if isinstance(players, list) else []


def _names(player: object) -> tuple[object, ...]:
    return (player.get("name"), player.get("var")) if isinstance(player, dict) else ()


def _move(key: str) -> str:
    return f"move '{key} = ...' up, above the first [table] of the file"


def control_characters(value: object, place: str = "", key: str = "") -> Iterator[Mistake]:
    """Control characters in texts, which mostly come from LaTeX in double quotes."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from control_characters(name, place)
            yield from control_characters(part, f"{place}.{name}" if place else str(name), name)
    elif isinstance(value, list):
        for k, part in enumerate(value, 1):
            yield from control_characters(part, f"{place} {k}", key)
    elif isinstance(value, str):
        allowed = "" if key == "latex" else "\t\n\r"
        for character in value:
            code = ord(character)
            if (code < 32 and character not in allowed) or 127 <= code < 160 or 0xD800 <= code < 0xE000:
                yield Mistake(
                    place.encode("ascii", "backslashreplace").decode() if not place.isprintable() else place,
                    f"the text contains the control character U+{code:04X}; "
                    "write LaTeX in single quotes, as in '\\beta_1'",
                )
                return


def validated(tables: Tables, mistakes: list[Mistake]) -> GameTable | None:
    """The tables as models, what is wrong with them told in ``mistakes`` and mended, so that the rest is read.

    ``None`` if it cannot be mended without making up what the author meant.
    """
    try:
        return GameTable.model_validate(tables)
    except ValidationError as error:
        details = error.errors(include_url=False)
    renamed = [detail for detail in details if detail["type"] == "extra_forbidden" and _renamed(tables, detail["loc"])]
    if renamed:
        mistakes.extend(_complaint(detail) for detail in renamed)
        return validated(tables, mistakes)
    found = [_complaint(detail) for detail in details if detail["type"] != "string_unicode"]
    mistakes.extend(dict.fromkeys(found))
    try:
        # A list, since all are to be mended; deepest first, so that their parents are still there.
        places = sorted(details, key=lambda detail: -len(detail["loc"]))
        mended = all([_mended(tables, detail["type"], detail["loc"]) for detail in places])
        return GameTable.model_validate(tables) if mended else None
    except (ValidationError, TypeError):
        # Mistakes in each other's way: the rest is told once these are corrected.
        return None


def _renamed(tables: Tables, loc: tuple[int | str, ...]) -> bool:
    """Puts the key that was meant in the place of a wrong one, so that what stands under it is read, too."""
    parent: Any = tables
    for part in loc[:-1]:
        parent = parent[part]
    key = _meant(str(loc[-1]), loc[:-1], parent[loc[-1]])
    if not key or key in parent:
        return False
    parent[key] = parent.pop(loc[-1])
    return True


def _meant(key: str, loc: tuple[int | str, ...], value: object) -> str:
    """The key that a wrong one stands for; a table of formulas is no table of profiles."""
    right = likely_key(key, list(_model(loc).model_fields))
    if right == "payoffs" and isinstance(value, dict) and all(isinstance(part, str) for part in value.values()):
        return "payoff_formulas"
    return right


def _model(loc: tuple[int | str, ...]) -> type[BaseModel]:
    """The table in which a place lies."""
    return next((_MODELS[str(part)] for part in reversed(loc) if part in _MODELS), GameTable)


def _mended(tables: Tables, kind: str, loc: tuple[int | str, ...]) -> bool:
    """Takes a wrong entry out, or puts a neutral one where leaving it out would bring more complaints."""
    head, last = loc[0], loc[-1]
    parent: Any = tables
    try:
        for part in loc[:-1]:
            parent = parent[part]
    except LookupError:
        # Taken out already, with another mistake.
        return True
    if kind == "extra_forbidden":
        del parent[last]
    elif kind == "list_type" and last in _MODELS and isinstance(parent[last], dict):
        parent[last] = [parent[last]]
    elif head in ("players", "player") or (len(loc) == 1 and head in _BODY):
        return False
    elif kind == "string_type" and _FORMULAS & set(loc):
        parent[last] = "0"
    elif head == "payoffs":
        parent[last] = ["0"] * len(_players(tables))
    elif head == "parameters" and len(loc) == 2:
        parent[last] = {}
    elif head == "parameters":
        tables["parameters"][loc[1]].pop(loc[2], None)
    elif head == "claims" and len(loc) > 1:
        # One claim cannot be dropped alone: those after it would be counted wrongly.
        tables["claims"].pop(loc[1], None)
    else:
        tables.pop(str(head), None)
    return True


def _complaint(detail: ErrorDetails) -> Mistake:
    kind, loc = detail["type"], detail["loc"]
    where = place(loc)
    if isinstance(detail["input"], float):
        return Mistake(where, f"{detail['input']} is not a finite number; write a finite one")
    if kind == "extra_forbidden":
        return Mistake(where, _unknown(str(loc[-1]), loc[:-1], detail["input"]))
    if kind == "literal_error":
        known = detail["ctx"]["expected"]
        meant = " (x is undetermined)" if known.endswith("'x'") else ""
        return Mistake(where, f"{str(detail['input'])[:40]!r} is not among {known}{meant}; write one of them")
    if kind == "too_short":
        least = detail["ctx"]["min_length"]
        return Mistake(where, f"at least {least} entries are expected; add some" if least > 1 else "is empty; add one")
    if kind == "list_type":
        return _no_list(loc, detail["input"])
    if loc[0] == "parameters" and kind in ("dict_type", "model_type", "model_attributes_type"):
        return Mistake(where, _no_parameter(loc, detail["input"]))
    return Mistake(
        where, _MESSAGES.get(kind, f"this cannot be read ({detail['msg']}); see the documentation of game files")
    )


def _no_list(loc: tuple[int | str, ...], given: object) -> Mistake:
    last = loc[-1]
    if last in _MODELS and isinstance(given, dict):
        return Mistake(place(loc), f"there may be several; write the header with two brackets, [[{_header(loc)}]]")
    if "initial" in loc and isinstance(last, int):
        return Mistake(place(loc[:-1]), 'each start is a list in this list, one share a player, as in [["0.5", "0.2"]]')
    example = next((_LISTS[str(part)] for part in reversed(loc) if part in _LISTS), "")
    return Mistake(place(loc), f"a list in square brackets is expected{example and ', as in '}{example}")


def _header(loc: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in loc if isinstance(part, str))


def _no_parameter(loc: tuple[int | str, ...], given: object) -> str:
    """A parameter's table is missing: its value, its meaning or a list of names stands there."""
    if len(loc) == 1:
        return "a table is expected; write [parameters] and below it a line for each, as in C = {}"
    if isinstance(given, str) and any(character.isalpha() for character in given):
        return f'a table is expected; write {loc[1]} = {{ meaning = "..." }}'
    return (
        f"a table is expected; write {loc[1]} = {{}}, and its value into a [[scenario]]: values = {{ {loc[1]} = ... }}"
    )


def _unknown(key: str, loc: tuple[int | str, ...], value: object) -> str:
    model = _model(loc)
    known = list(model.model_fields)
    if model is not GameTable and key in _TOP:
        header = next(str(part) for part in reversed(loc) if part in _MODELS)
        return f"'{key}' has slipped into [{header}]; {_move(key)}"
    if right := _meant(key, loc, value):
        return f"there is no key '{key[:60]}'; did you mean '{right}'?"
    if "assume" in known and key in _SIGNS:
        return f"there is no key '{key}'; write assume = \"{loc[-1]} {_SIGNS[key]} 0\""
    return f"there is no key '{key[:60]}'; the keys are {', '.join(known)}"


def place(loc: Sequence[int | str]) -> str:
    """A path as an author sees it: keys joined by dots, entries of lists counted from 1."""
    text = ""
    for part in loc:
        text += f" {part + 1}" if isinstance(part, int) else f".{part}" if text else str(part)
    return text
