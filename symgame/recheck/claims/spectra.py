"""Printed eigenvalues: rows at vertices, determinants and traces, rows of neighbours of which one sign turns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from symgame.recheck.claims.arithmetic import FORMULAS, NUMBERS, Arithmetic
from symgame.recheck.claims.asked import Asked
from symgame.recheck.claims.comparing import NOT_IDENTICAL, SAME, as_derived, differ, formula_names, identical
from symgame.recheck.claims.motion import eigenvalues
from symgame.recheck.claims.setting import Profile, Setting
from symgame.recheck.fields import object_of, part_of, texts_of
from symgame.recheck.reading import expression
from symgame.recheck.refusals import Unreadable, Unsettled
from symgame.recheck.surds import Surd
from symgame.recheck.trees import Tree, Value


def eigenvalues_refuted(asked: Asked) -> str:
    """Whether the printed row is another multiset than that of the vertex."""
    values = asked.values()
    found = eigenvalues(asked.game, asked.game.vertex(asked.where), NUMBERS, values)
    printed = [NUMBERS(tree, values) for tree in asked.printed()]
    if _same_multiset(printed, found):
        return SAME
    stated = [NUMBERS(tree, values) for tree in asked.derived()]
    return "" if _same_multiset(stated, found) else "'derived' is not what follows from the game at the witness"


def _same_multiset(one: Sequence[Surd], two: Sequence[Surd]) -> bool:
    left = list(two)
    for value in one:
        place = next((k for k, other in enumerate(left) if NUMBERS.is_zero(value - other)), None)
        if place is None:
            return False
        left.pop(place)
    return not left


def eigenvalues_proved(asked: Asked) -> str:
    """Whether the printed row is that of the vertex."""
    names = formula_names(asked.game)
    left = eigenvalues(asked.game, asked.game.vertex(asked.where), FORMULAS, names)
    for tree in asked.printed():
        one = FORMULAS(tree, names)
        place = next((k for k, other in enumerate(left) if not (one - other).above), None)
        if place is None:
            raise Unsettled(NOT_IDENTICAL)
        left.pop(place)
    return "eigenvalues are missing" if left else ""


def det_trace_refuted(asked: Asked) -> str:
    """Whether determinant or trace is another than printed."""
    values = asked.values()
    found = _det_trace(asked.game, asked.game.vertex(asked.where), NUMBERS, values)
    return differ([NUMBERS(tree, values) for tree in asked.printed()], found) or as_derived(asked, found, values)


def det_trace_proved(asked: Asked) -> str:
    """Whether determinant and trace are the printed ones."""
    names = formula_names(asked.game)
    found = _det_trace(asked.game, asked.game.vertex(asked.where), FORMULAS, names)
    return identical([FORMULAS(tree, names) for tree in asked.printed()], found)


def _det_trace(
    game: Setting, profile: Profile, arithmetic: Arithmetic[Value], names: Mapping[str, Value]
) -> list[Value]:
    row = eigenvalues(game, profile, arithmetic, names)
    return [arithmetic.product(row), arithmetic.sum(row)]


def sign_flip_refuted(asked: Asked) -> str:
    """Whether no eigenvalue of one printed row is the opposite of one of the other."""
    values = asked.values()
    first, second = ([NUMBERS(tree, values) for tree in row] for row in _rows(asked))
    if any(NUMBERS.is_zero(one + two) for one in first for two in second):
        return "an eigenvalue of one row is the opposite of one of the other at the witness"
    return ""


def sign_flip_proved(asked: Asked) -> str:
    """Whether some eigenvalue of one printed row is the opposite of one of the other."""
    names = formula_names(asked.game)
    first, second = ([FORMULAS(tree, names) for tree in row] for row in _rows(asked))
    if any(FORMULAS.is_zero(one + two) for one in first for two in second):
        return ""
    raise Unsettled(NOT_IDENTICAL)


def _rows(asked: Asked) -> tuple[list[Tree], list[Tree]]:
    """The two printed rows of an edge, which differ by one player's strategy."""
    parts = asked.where.split("-")
    half = len(parts) // 2
    keys = "-".join(parts[:half]), "-".join(parts[half:])
    first, second = (asked.game.vertex(key) for key in keys)
    if sum(a != b for a, b in zip(first, second, strict=True)) != 1:
        raise Unreadable(f"'{asked.where[:40]}' are no neighbours")
    rows = printed_rows(asked.record)
    if not set(keys) <= set(rows):
        raise Unreadable(f"the printed eigenvalues of '{asked.where[:40]}' are missing")
    return rows[keys[0]], rows[keys[1]]


def printed_rows(record: Mapping[str, object]) -> dict[str, list[Tree]]:
    """The printed eigenvalues of a record, by vertex."""
    rows = object_of(part_of(record, "printed", "the file"), "eigenvalues", "'printed'")
    return {key: [expression(text) for text in texts_of(rows, key, "'eigenvalues'")] for key in rows}
