"""Printed signs of eigenvalues: whether they fail at the witness, and which signs show everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from symgame.recheck.claims.arithmetic import FORMULAS, NUMBERS
from symgame.recheck.claims.asked import Asked
from symgame.recheck.claims.motion import eigenvalue_formulas, eigenvalues
from symgame.recheck.claims.positivity import in_positive_ones, sign
from symgame.recheck.claims.spectra import printed_rows
from symgame.recheck.refusals import NoValue, Unreadable, Unsettled
from symgame.recheck.surds import Surd
from symgame.recheck.values import Values

MARKS = {"+": 1, "-": -1, "0": 0}

EVERYWHERE = "that it holds for all allowed parameters is symgame's word"

ONE_SIGN = "that an eigenvalue has one sign only is not shown by values"

NO_ROW = "the eigenvalues of {} are neither printed nor known"

HOLDS = "it holds at the witness"


def signs_fail(asked: Asked) -> str:
    """Whether a mark is not the sign of its eigenvalue at the witness."""
    values = asked.values()
    return marks_fail(asked, asked.where, asked.words(), values)


def marks_fail(asked: Asked, key: str, marks: Sequence[str], values: Values) -> str:
    """Whether one of these marks is not the sign of its eigenvalue."""
    row, is_sure = _in_order(asked, key, values)
    if len(row) != len(marks) or not set(marks) <= {*MARKS, "x"}:
        raise Unreadable("there is not one mark for each eigenvalue")
    if any(mark != "x" and value.sign() != MARKS[mark] for mark, value in zip(marks, row, strict=True)):
        return ""
    if "x" in marks and asked.game.is_known and not printed_rows(asked.record).get(key):
        signs = known_signs(asked, key)
        if any(mark == "x" and sign is not None for mark, sign in zip(marks, signs, strict=True)):
            return ""
    if "x" in marks:
        raise Unsettled(ONE_SIGN)
    if not is_sure:
        raise Unsettled("which mark belongs to which eigenvalue is not shown by values")
    return HOLDS


def _in_order(asked: Asked, key: str, values: Values) -> tuple[list[Surd], bool]:
    """The eigenvalues of a vertex in the order of the printed ones, and whether that is sure."""
    derived = row_at(asked, key, values)
    printed = [NUMBERS(tree, values) for tree in printed_rows(asked.record).get(key, [])]
    if not printed or not asked.game.is_known:
        return derived, True
    if len(printed) != len(derived):
        raise Unreadable(f"the printed row of {key[:40]} has another length")
    left = list(derived)
    placed: dict[int, Surd] = {}
    for is_opposite in (False, True):
        for place, value in enumerate(printed):
            gaps = [other + value if is_opposite else other - value for other in left]
            found = next((k for k, gap in enumerate(gaps) if NUMBERS.is_zero(gap)), None)
            if found is not None and place not in placed:
                placed[place] = left.pop(found)
    is_sure = len(placed) == len(derived)
    rest = iter(left)
    return [placed[k] if k in placed else next(rest) for k in range(len(derived))], is_sure


def row_at(asked: Asked, key: str, values: Values) -> list[Surd]:
    """The eigenvalues of a vertex at values: derived, or else as printed."""
    profile = asked.game.vertex(key)
    if asked.game.is_known:
        return eigenvalues(asked.game, profile, NUMBERS, values)
    rows = printed_rows(asked.record)
    if key not in rows:
        raise Unreadable(NO_ROW.format(key[:40]))
    return [NUMBERS(tree, values) for tree in rows[key]]


def signs_proved(asked: Asked) -> str:
    """Whether every mark but ``x`` is the sign that shows, and ``x`` is not asked."""
    marks = asked.words()
    if printed_rows(asked.record).get(asked.where) or not asked.game.is_known:
        raise Unsettled(EVERYWHERE)
    signs = known_signs(asked, asked.where)
    if len(signs) != len(marks) or not set(marks) <= {*MARKS, "x"}:
        raise Unreadable("there is not one mark for each eigenvalue")
    if any(mark == "x" or sign is None for mark, sign in zip(marks, signs, strict=True)):
        raise Unsettled(EVERYWHERE)
    wrong = any(MARKS[mark] != sign for mark, sign in zip(marks, signs, strict=True))
    return "an eigenvalue has another sign" if wrong else ""


def known_signs(asked: Asked, key: str) -> list[int | None]:
    """The signs that the eigenvalues of a vertex have wherever the assumptions hold, by player."""
    names = in_positive_ones(asked.game)
    signs: list[int | None] = []
    for eigenvalue in eigenvalue_formulas(asked.game, asked.game.vertex(key)):
        try:
            signs.append(sign(eigenvalue(FORMULAS, names)))
        except NoValue:  # a parameter of which no sign is known
            signs.append(None)
    return signs
