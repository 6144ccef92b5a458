"""Tables of Markdown: where their cells begin and end."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MarkdownTable:
    """A table: where it begins and ends in the text, and where each of its cells does."""

    start: int
    end: int
    rows: tuple[tuple[tuple[int, int], ...], ...]


def markdown_tables(text: str) -> list[MarkdownTable]:
    """Tables whose lines begin and end with a bar, and whose second line is a rule."""
    found: list[MarkdownTable] = []
    lines = [(match.start(), match[0]) for match in re.finditer(r"[^\n]+", text)]
    k = 0
    while k + 1 < len(lines):
        if not (_is_row(lines[k][1]) and re.fullmatch(r"\s*\|[\s:|-]*-[\s:|-]*\|\s*", lines[k + 1][1])):
            k += 1
            continue
        start, end = k, k + 2
        while end < len(lines) and _is_row(lines[end][1]):
            end += 1
        rows = tuple(_spans(*line) for n, line in enumerate(lines[start:end]) if n != 1)
        last, shown = lines[end - 1]
        found.append(MarkdownTable(lines[start][0], last + len(shown), rows))
        k = end
    return found


def _is_row(line: str) -> bool:
    stripped = line.strip()
    return len(stripped) > 1 and stripped.startswith("|") and stripped.endswith("|")


def _spans(start: int, line: str) -> tuple[tuple[int, int], ...]:
    """Where the cells of a line begin and end; bars between dollar signs are part of a formula."""
    bars: list[int] = []
    is_math = False
    for k, character in enumerate(line):
        if character == "$":
            is_math = not is_math
        elif character == "|" and not is_math and line[k - 1 : k] != "\\":
            bars.append(start + k)
    return tuple((first + 1, second) for first, second in itertools.pairwise(bars))
