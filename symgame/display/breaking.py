"""Long LaTeX formulas broken at ``+`` and ``-`` by their estimated width."""

from __future__ import annotations

import itertools
import re

_TOKEN = re.compile(r"\\([A-Za-z]+)|\\.|[{}^_]|.", re.DOTALL)
_SILENT = frozenset(
    ("mathrm", "mathit", "mathbf", "mathsf", "mathcal", "left", "right", "quad", "text", "bar", "hat", "tilde")
)
_SMALL = 0.7
"""The width of a letter in a script, in letters."""


def width_of(latex: str) -> float:
    """The width of a formula in letters of normal size."""
    return _width([m[0] for m in _TOKEN.finditer(latex)], 0, False)[0]


def _width(tokens: list[str], place: int, is_group: bool) -> tuple[float, int]:
    total, scale = 0.0, 1.0
    while place < len(tokens):
        token = tokens[place]
        place += 1
        if token == "}":
            if is_group:
                return total, place
        elif token in ("^", "_"):
            scale = _SMALL
            continue
        elif token == "{":
            inner, place = _width(tokens, place, True)
            total += scale * inner
        elif token in (r"\frac", r"\tfrac"):
            top, place = _width(tokens, place + 1, True)
            bottom, place = _width(tokens, place + 1, True)
            total += scale * (max(top, bottom) * (_SMALL if token == r"\tfrac" else 1.0) + 0.4)
        elif token in ("+", "-", "=", "<", ">", r"\le", r"\ge", r"\ne"):
            total += scale * 2.1
        elif token[0] == "\\":
            total += 0 if token[1:] in _SILENT else scale * (2.0 if token[1:] in ("max", "min", "ln", "exp") else 1.0)
        elif token != " ":
            total += scale * (0.75 if token in "(),[]" else 1.0)
        scale = 1.0
    return total, place


def broken(latex: str, limit: float, first: float | None = None) -> list[str]:
    """Lines of at most the limit, ended before ``+`` or ``-``: the outermost that leaves the line well filled."""
    lines: list[str] = []
    rest, room = latex, first if first is not None else limit
    while width_of(rest) > room:
        place = _place(rest, room)
        if place is None:
            break
        lines.append(rest[:place].rstrip())
        rest, room = rest[place:].lstrip(), limit
    return [*lines, rest]


def _place(latex: str, room: float) -> int | None:
    """Where to end the line: among the places that fit, the least deep of those beyond half of the line."""
    places = [(depth, place) for depth, place in _places(latex) if place]
    fitting = [(depth, place) for depth, place in places if width_of(latex[:place]) <= room]
    if not fitting:
        return places[0][1] if places else None
    good = [(depth, place) for depth, place in fitting if width_of(latex[:place]) >= 0.5 * room] or fitting
    least = min(depth for depth, _ in good)
    return max(place for depth, place in good if depth == least)


def _places(latex: str) -> list[tuple[int, int]]:
    """The places of ``" + "`` and ``" - "`` outside braces, with their depth in parentheses."""
    found: list[tuple[int, int]] = []
    braces = depth = 0
    for place, character in enumerate(latex):
        braces += {"{": 1, "}": -1}.get(character, 0)
        depth += {"(": 1, ")": -1}.get(character, 0)
        if braces == 0 and latex[place : place + 3] in (" + ", " - "):
            found.append((depth, place + 1))
    return found


MAX_PRODUCT = 20
"""Wider products, in letters, may be broken between their factors."""

_RELATIONS = (" = ", r" \le ", r" \ge ", r" \ne ", " < ", " > ")


def breakable(latex: str) -> str:
    r"""A formula in which TeX may end a line before a sum in parentheses, if the product is wide.

    Examples
    --------
    >>> breakable(r"{(1 - a)} B + {(1 - a)} {(1 - b)} {(C + D + F)}")
    '{(1 - a)} B + {(1 - a)} {(1 - b)} \\allowbreak {(C + D + F)}'
    """
    ends = [place for depth, place in _places(latex) if depth == 0]
    ends += [m.start() for sign in _RELATIONS for m in re.finditer(re.escape(sign), latex)]
    pieces = [latex[start:end] for start, end in itertools.pairwise([0, *sorted(ends), len(latex)])]
    return "".join(_product(piece) if width_of(piece) > MAX_PRODUCT else piece for piece in pieces)


def _product(latex: str) -> str:
    """The last place outside of parentheses where a factor in parentheses follows."""
    depth, place = 0, 0
    for k, character in enumerate(latex):
        if depth == 0 and k and latex[k - 1] == " " and latex[k:].startswith(("(", "{(")):
            place = k if latex[: k - 1].rstrip().endswith(("}", ")")) or latex[k - 2].isalnum() else place
        depth += {"{": 1, "(": 1, "}": -1, ")": -1}.get(character, 0)
    return latex if place == 0 else rf"{latex[:place]}\allowbreak {latex[place:]}"
