"""Text on lines of limited width, Chinese included: there a line may end after any character."""

from __future__ import annotations

import re

from rich.cells import cell_len

from symgame.display.plain import NO_BREAK

_CHINESE = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60"
_NOT_FIRST = "，。；：、）！？”》」"
_NOT_LAST = "（“《「"
_UNIT = re.compile(
    rf"[{_NOT_LAST}]*[{_CHINESE}][{_NOT_FIRST}]*| |[^ {_CHINESE}{_NOT_LAST}]+[{_NOT_FIRST}]*"
    rf"|[{_NOT_LAST}]+[^ {_CHINESE}]*"
)

# Inside parentheses a line ends before an operator, too, where it must.
_INNER = re.compile(rf"{NO_BREAK}(?=[-+<>=≤≥≠])")


def units_of(text: str) -> list[str]:
    """The pieces between which a line may end; a space is a piece of its own."""
    return _UNIT.findall(text)


def least_width(text: str) -> int:
    """The width of the widest piece that must stay on one line."""
    return max((cell_len(unit) for unit in units_of(text)), default=0)


def wrap(text: str, width: int, *, hanging: int = 0) -> list[str]:
    """Lines of at most ``width`` cells, from the second one indented by ``hanging``.

    A piece wider than a line is broken at its no-break spaces, and where it has none, anywhere.
    """
    lines: list[str] = []
    current = ""
    for unit in _narrow_units(text, width - hanging):
        indent = " " * hanging if lines else ""
        if current and cell_len((indent + current + unit).rstrip(" ")) > width:
            lines.append((indent + current).rstrip(" "))
            current = "" if unit == " " else unit
        elif current or unit != " ":
            current += unit
    lines.append(((" " * hanging if lines else "") + current).rstrip(" "))
    return [line.replace(NO_BREAK, " ") for line in lines]


def _narrow_units(text: str, width: int) -> list[str]:
    result: list[str] = []
    for unit in units_of(text):
        if cell_len(unit) <= width:
            result.append(unit)
        elif _INNER.search(unit):
            result.extend(_narrow_units(_INNER.sub(" ", unit), width))
        else:
            result.extend(_cut(unit, width))
    return result


def _cut(unit: str, width: int) -> list[str]:
    pieces, current = [], ""
    for character in unit:
        if current and cell_len(current + character) > width:
            pieces.append(current)
            current = ""
        current += character
    return [*pieces, current]
