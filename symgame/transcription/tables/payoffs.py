"""The formulas of cells in the file's syntax.

A cell is read first as a formula of a game file, in which every name is free and counts as one name,
of however many letters. What is no such formula is read as papers print it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from symgame.errors import InvalidExpressionError, Mistake
from symgame.symbols import GREEK, check_name
from symgame.transcription.formula_names import expression_of, names_in
from symgame.transcription.formulas import read_formula
from symgame.transcription.game_text import CellReading
from symgame.transcription.remarks import Remark

_GREEK = "".join(GREEK)
_MIXED = re.compile(f"[{_GREEK}][A-Za-z{_GREEK}]|[A-Za-z][{_GREEK}]")
"""Letters side by side of which one is Greek: a product in print, one name in a file."""

Printed = tuple[str, str]
"""A place and what is printed there."""


def read_payoffs(cells: Sequence[Printed], names: Sequence[str]) -> tuple[list[CellReading], list[Mistake]]:
    """The readings of cells, in their order, and the mistakes of those that cannot be read.

    ``names`` are the author's; without them the names of the cells in the file's syntax help to read
    the others.
    """
    names = [check_name(name) for name in names]
    plain = {text: _plain(text) for text in dict.fromkeys(text for _, text in cells)}
    known = tuple(dict.fromkeys(name for formula in plain.values() if formula for name in names_in(formula)))
    readings: list[CellReading] = []
    mistakes: list[Mistake] = []
    for where, printed in cells:
        formula = plain[printed]
        if formula and (not names or set(names_in(formula)) <= set(names)):
            remarks = _products(formula, known)
            readings.append(CellReading(where, printed, formula, tuple(r.text() for r in remarks), remarks))
            continue
        try:
            read = read_formula(printed, names=names or _names_of(printed, known))
        except InvalidExpressionError as error:
            mistakes.append(Mistake(where, f"{_shown(printed)}: {error}"))
            continue
        # Without names from the author, none are declared.
        remarks = tuple(remark for remark in read.remarks if names or remark.key != "transcribed undeclared")
        remarks += _products(read.formula, known)
        readings.append(CellReading(where, printed, read.formula, tuple(r.text() for r in remarks), remarks))
    return readings, mistakes


def _plain(printed: str) -> str:
    """The formula, if it is one of the file's syntax already."""
    if _MIXED.search(printed):
        return ""
    try:
        formula = " ".join(printed.split())
        expression_of(formula)
    except InvalidExpressionError:
        return ""
    return formula


def _names_of(printed: str, known: Sequence[str]) -> tuple[str, ...]:
    """The names for a cell that is not LaTeX: all of its words; for LaTeX those of other cells."""
    if "\\" in printed or "$" in printed or "{" in printed:
        return tuple(known)
    return tuple(dict.fromkeys((*known, *re.findall(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*", printed))))


def _products(formula: str, known: Sequence[str]) -> tuple[Remark, ...]:
    """What to look at: names that may be products of others, such as ``aV`` beside ``a`` and ``V``."""
    found = []
    for name in dict.fromkeys(names_in(formula)):
        parts = re.findall(r"[A-Za-z][0-9]*(?:_[A-Za-z0-9]+)*", name)
        if len(parts) > 1 and "".join(parts) == name and set(parts) <= set(known):
            found.append(Remark.of("read one name", name=name, product="*".join(parts)))
    return tuple(found)


def _shown(printed: str) -> str:
    text = " ".join(printed.split())
    return f"'{text}'" if len(text) <= 40 else f"'{text[:37]}...'"
