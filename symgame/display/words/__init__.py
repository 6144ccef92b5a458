"""The words and fixed sentences of documents, English and Chinese: one table, one file a section.

Pieces in braces are filled in by :func:`say` (text) or :func:`sentence` (text and formulas). Printed
documents say equilibrium point, as journals do, where the code says rest point.
"""

from __future__ import annotations

import re

from symgame.display.table import Line, Math, Picture, Table
from symgame.display.words import (
    cases,
    common,
    design,
    dynamic_payoffs,
    endings,
    exports,
    fragments,
    game,
    key_parameters,
    lone,
    mixed,
    noise,
    notes,
    pages,
    papers,
    parties,
    placing,
    propositions,
    report,
    review,
    sensitivity,
    simulation,
    sweeps,
    tables_and_code,
    thresholds,
    transcription,
    traps,
    vertices,
)
from symgame.display.words.reasons import CHINESE_REASONS, ENGLISH_REASONS
from symgame.errors import SymgameError

LANGUAGES = ("en", "zh")

_SECTIONS = (
    common,
    game,
    vertices,
    cases,
    mixed,
    parties,
    notes,
    noise,
    lone,
    simulation,
    sensitivity,
    sweeps,
    report,
    propositions,
    dynamic_payoffs,
    key_parameters,
    endings,
    design,
    thresholds,
    placing,
    papers,
    review,
    traps,
    transcription,
    tables_and_code,
    exports,
    pages,
    fragments,
)

WORDS: dict[str, tuple[str, str]] = {key: pair for section in _SECTIONS for key, pair in section.WORDS.items()}


def say(key: str, lang: str = "en", **parts: object) -> str:
    """A word or sentence in a language, its parts filled in."""
    return WORDS[key][_column(lang)].format(**parts)


def _column(lang: str) -> int:
    """Where the words of a language stand."""
    if lang not in LANGUAGES:
        raise SymgameError(f"no language {str(lang)[:20]!r}; known: {', '.join(map(repr, LANGUAGES))}")
    return LANGUAGES.index(lang)


def sentence(key: str, lang: str = "en", **pieces: str | Math | Line) -> Line:
    """A sentence as a line; its parts may be text, formulas, or lines."""
    result: list[str | Math] = []
    for k, part in enumerate(re.split(r"\{(\w+)\}", WORDS[key][_column(lang)])):
        piece: str | Math | Line = pieces[part] if k % 2 else part
        result.extend(piece if isinstance(piece, tuple) else [piece])
    return tuple(piece for piece in result if piece != "")


def numbered_caption(caption: str, number: int, lang: str, *, of: str = "Table") -> str:
    """``Table 1. …`` or ``表1  …``; likewise of a ``"Figure"``."""
    return say(of, lang, k=number, caption=caption)


def captions(block: Table | Picture, number: int, lang: str) -> tuple[str, ...]:
    """The numbered caption, and below it the English one where a document has both."""
    of = "Figure" if isinstance(block, Picture) else "Table"
    first = numbered_caption(block.caption, number, lang, of=of)
    if not block.second:
        return (first,)
    return (first, say(f"{of} second", lang, k=number, caption=block.second.removesuffix(".")))


def in_chinese(reason: str) -> str:
    """A finding's reason in Chinese; nothing where there is no translation."""
    known = (start for start in CHINESE_REASONS if reason.startswith(start))
    return CHINESE_REASONS.get(max(known, key=len, default=""), "")


def in_english(reason: str) -> str:
    """A finding's reason as it is printed: without formulas on one line."""
    return next((en for start, en in ENGLISH_REASONS.items() if reason.startswith(start)), reason)
