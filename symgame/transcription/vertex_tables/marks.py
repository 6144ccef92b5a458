r"""The marks and words of a cell: signs (``+``, ``\times``, 不确定), and what a point is called (ESS, 鞍点)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from symgame.transcription.latex.grammar.signs import RELATIONS
from symgame.transcription.latex.left_sides import upright
from symgame.transcription.latex.words import Word

Cell = Sequence[Word]

_MARKS = {
    "+": "+", "-": "-", "0": "0", r"\times": "x", "x": "x", "X": "x", r"\pm": "x", r"\mp": "x", "N": "x", "U": "x",
    "?": "x", "*": "x", "uncertain": "x", "Uncertain": "x", "indefinite": "x", "undetermined": "x", "unknown": "x",
    "不确定": "x", "不定": "x", "未知": "x", "正": "+", "负": "-", "零": "0",
    "positive": "+", "negative": "-", ">0": "+", "<0": "-",
}  # fmt: skip
NOTHING = frozenset({"", "/", "-", "--", "---", "\\", "\\backslash", "none", "None", "无", "—", "N/A"})
"""What cells without an entry hold."""


def marks_of(cell: Cell) -> list[str]:
    r"""The signs in a cell: one, or several in brackets or between commas; an empty mark for what is none."""
    text = upright(cell)
    if text in _MARKS:
        return [_MARKS[text]]
    inner = re.sub(r"[{}\s]", "", text)
    if inner[:1] in ("(", "[") and inner[-1:] in (")", "]"):
        inner = inner[1:-1]
    if "," in inner:
        return [_MARKS.get(part, "") for part in inner.split(",")]
    if len(inner) > 1 and all(character in "+-0" for character in inner):
        return [_MARKS[character] for character in inner]
    return [_MARKS.get(inner, "")]


def stability_of(text: str) -> str | None:
    """The word of a game file for what a point is called; None if it is no such word, or more than one.

    Examples
    --------
    >>> stability_of("鞍点"), stability_of("ESS"), stability_of("Unstablepoint")
    ('saddle', 'ess', 'unstable')
    """
    text = re.sub(r"[{}~\\\s$]", "", text).lower()
    if re.search(r"条件|情形|condition|case|when|if|\(\d|[\u2460-\u24ff]|textcircled", text):
        return None  # what it is called depends on more than is said here
    if re.search(
        r"notess|non-?ess|非ess|非演化稳定|非稳定|不是|notstable|unstableorsaddle|saddleorunstable|saddle/unstable|unstable/saddle",
        text,
    ):
        return "not ess"
    is_saddle = bool(re.search(r"saddle|鞍点", text))
    is_unstable = bool(re.search(r"unstable|不稳定|instab", text))
    rest = re.sub(r"unstable|不稳定|instab\w*", "", text)
    is_stable = bool(re.search(r"\bess|ess\b|ess$|^ess|stable|稳定|sink|汇", rest))
    if is_saddle and is_unstable and not is_stable:
        return "not ess"
    if is_saddle + is_unstable + is_stable != 1:
        return None
    return "saddle" if is_saddle else "unstable" if is_unstable else "ess"


def has_relation(cell: Cell) -> bool:
    """Whether a cell compares something."""
    return any(word.is_mark("<", ">") or word.is_macro(*RELATIONS) for word in cell)
