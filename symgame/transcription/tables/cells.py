"""The payoffs of one cell.

A cell of a nested table holds one payoff a party: on lines of its own, in brackets, or between
semicolons, commas or spaced slashes. A comma inside parentheses and a slash without spaces belong to
the formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_OPEN, _CLOSE = "([{（［【", ")]}）］】"
_ENDING = re.compile(r"(?:[-+*/^=(（,，−×·]|\\cdot|\\times)\s*$")
_STARTING = re.compile(r"\s*(?:[-+*/^)）−×·]|\\cdot|\\times)")
_SLASH = "\0"
_SPACED = re.compile(r"(?<=\s)/(?=\s)")
_LATEX_BREAK = re.compile(r"\\\\(?:\[[^\]]*\])?")


@lru_cache(maxsize=1 << 14)
def payoffs_in(text: str, count: int) -> tuple[str, ...] | None:
    """The payoffs of a cell, if it holds so many.

    Examples
    --------
    >>> payoffs_in("(R1/2 - C, Max(0, S), 0)", 3)
    ('R1/2 - C', 'Max(0, S)', '0')
    >>> payoffs_in("a/b - c / d", 2) == ("a/b - c", "d"), payoffs_in("a - b", 2)
    (True, None)
    """
    if count == 1:
        return (_joined(text),) if is_single(text) else None
    text = _LATEX_BREAK.sub("\n", text)
    for parts in _readings(text):
        kept = tuple(_bare(part) for part in parts)
        if len(kept) == count and all(kept):
            return kept
    return None


def is_single(text: str) -> bool:
    r"""Whether a cell can hold only one payoff.

    Examples
    --------
    >>> is_single("R1 - C1 +\n S"), is_single("R1; R2"), is_single("R1\nR2")
    (True, False, False)
    """
    lines = _lines(text)
    if any(not line.startswith(("-", "−")) for line in lines[1:]) or len(_SPACED.findall(text)) > 1:
        return False
    return all(len(_split(each, marks)) == 1 for each in (text, unwrapped(text)) for marks in (";；", ",，", "、"))


def _readings(text: str) -> Iterator[list[str]]:
    """The ways in which a cell can be cut, the plainest first."""
    yield _lines(text)
    for whole in (unwrapped(text), text):
        for marks in (";；", ",，", "、"):
            yield [part for part in _split(whole, marks) if part.strip()]
        yield _split(_SPACED.sub(_SLASH, whole), _SLASH)
        yield _lines(whole)


def _lines(text: str) -> list[str]:
    """The lines of a cell, with formulas that go on in the next line put together."""
    lines: list[str] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        if lines and (_depth(lines[-1]) > 0 or _ENDING.search(lines[-1].rstrip()) or _goes_on(line)):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line.strip())
    return lines


def _goes_on(line: str) -> bool:
    """Whether a line goes on with the formula above; one that begins with a minus may be a formula of its own."""
    return bool(_STARTING.match(line)) and not line.lstrip().startswith(("-", "−"))


def _depth(text: str) -> int:
    return sum((c in _OPEN) - (c in _CLOSE) for c in text)


def _split(text: str, marks: str) -> list[str]:
    """The parts between marks outside all brackets."""
    parts, depth, start = [], 0, 0
    for at, character in enumerate(text):
        depth += (character in _OPEN) - (character in _CLOSE)
        if depth == 0 and character in marks:
            parts.append(text[start:at])
            start = at + 1
    return [*parts, text[start:]]


def unwrapped(text: str) -> str:
    """The text without the one pair of brackets, or of dollar signs, that encloses it.

    Examples
    --------
    >>> unwrapped("(a, f(b))"), unwrapped("(a)*(b)")
    ('a, f(b)', '(a)*(b)')
    """
    whole = text.strip()
    if len(whole) > 2 and whole[0] == whole[-1] == "$" and "$" not in whole[1:-1]:
        whole = whole[1:-1].strip()
    depth = 0
    for at, character in enumerate(whole):
        depth += (character in _OPEN) - (character in _CLOSE)
        if depth == 0:
            return whole[1:-1] if at == len(whole) - 1 and character in _CLOSE else whole
    return whole


def _bare(part: str) -> str:
    return " ".join(part.split()).strip(",，;；、").strip()


def _joined(text: str) -> str:
    return " ".join(text.split())
