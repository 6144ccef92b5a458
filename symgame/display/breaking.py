"""Long LaTeX formulas broken at ``+`` and ``-`` by their estimated width."""

from __future__ import annotations

import itertools
import re

_TOKEN = re.compile(r"\\([A-Za-z]+)|\\.|[{}^_]|.", re.DOTALL)
_SILENT = frozenset(
    ("mathrm", "mathit", "mathbf", "mathsf", "mathcal", "left", "right", "quad", "text", "bar", "hat", "tilde")
)
_LONE_SIGNS = (["+", "}"], ["-", "}"])
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
        elif token == "{" and tokens[place : place + 2] in _LONE_SIGNS:
            total += scale * 1.1
            place += 2
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
_ENDS = re.compile(r" (?:[-+=<>]|\\le|\\ge|\\ne|\\approx) |\\allowbreak ")
_ALLOWED = r"\allowbreak "


def breakable(latex: str, room: float = MAX_PRODUCT) -> str:
    r"""A formula in which TeX may end a line before a sum in parentheses, if the product is wide.

    In less room than usual it may do so before every factor, and within short sums, too.

    Examples
    --------
    >>> breakable(r"{(1 - a)} B + {(1 - a)} {(1 - b)} {(C + D + F)}")
    '{(1 - a)} B + {(1 - a)} {(1 - b)} \\allowbreak {(C + D + F)}'
    >>> breakable(r"{(1 - a)} {(C + D + F)}", 6)
    '{(1 - a)} \\allowbreak (C + D + F)'
    """
    if unbreakable(_in_products(latex, MAX_PRODUCT)) <= room:
        return _in_products(latex, MAX_PRODUCT)
    ends = [place for _, place in _factors(latex)]
    allowed = _ALLOWED.join(latex[start:end] for start, end in itertools.pairwise([0, *ends, len(latex)]))
    return allowed if unbreakable(allowed) <= room else opened(allowed, room)


def _in_products(latex: str, room: float) -> str:
    ends = [place for depth, place in _places(latex) if depth == 0]
    ends += [m.start() for sign in _RELATIONS for m in re.finditer(re.escape(sign), latex)]
    pieces = [latex[start:end] for start, end in itertools.pairwise([0, *sorted(ends), len(latex)])]
    return "".join(_product(piece) if width_of(piece) > room else piece for piece in pieces)


def _product(latex: str) -> str:
    """The last place outside of parentheses where a factor in parentheses follows."""
    places = [place for depth, place in _factors(latex) if depth == 0]
    return rf"{latex[: places[-1]]}{_ALLOWED}{latex[places[-1] :]}" if places else latex


def _factors(latex: str) -> list[tuple[int, int]]:
    """The places before a factor in parentheses that follows another factor, with their depth."""
    found: list[tuple[int, int]] = []
    depth = 0
    for k, character in enumerate(latex):
        if k and latex[k - 1] == " " and latex[k:].startswith(("(", "{(")):
            before = latex[: k - 1].rstrip()
            if before.endswith(("}", ")")) or before[-1:].isalnum():
                found.append((depth, k))
        depth += {"{": 1, "(": 1, "}": -1, ")": -1}.get(character, 0)
    return found


def unbreakable(latex: str) -> float:
    """The width of the widest piece in which TeX ends no line of running text, in letters."""
    widest, start, depth = 0.0, 0, 0
    for place, character in enumerate(latex):
        depth += {"{": 1, "}": -1}.get(character, 0)
        end = _ENDS.match(latex, place) if depth == 0 else None
        if end is not None:  # a line ends behind the sign, which thus belongs to it
            widest, start = max(widest, width_of(latex[start : end.end() - 1])), end.end()
    return max(widest, width_of(latex[start:]))


def opened(latex: str, room: float = 0) -> str:
    """The same formula without the braces that keep short sums on one line, where they are wider than the room.

    Examples
    --------
    >>> opened("{(F - C_{1})} x")
    '(F - C_{1}) x'
    >>> opened("{(F - C_{1})} x", 10)
    '{(F - C_{1})} x'
    """
    result: list[str] = []
    kept: list[bool] = []
    for place, character in enumerate(latex):
        if character == "{":
            is_sum = latex.startswith("{(", place) and not re.search(r"[_^A-Za-z}]\Z", latex[:place])
            kept.append(not is_sum or width_of(_group(latex, place)) <= room)
            result.append("{" if kept[-1] else "")
        elif character == "}" and kept:
            result.append("}" if kept.pop() else "")
        else:
            result.append(character)
    return "".join(result)


def _group(latex: str, start: int) -> str:
    """What stands in the braces that are opened at a place."""
    depth = 0
    for place in range(start, len(latex)):
        depth += {"{": 1, "}": -1}.get(latex[place], 0)
        if depth == 0:
            return latex[start + 1 : place]
    return latex[start + 1 :]
