"""Printed signs, labels, ESS conditions, cases and effects: whether they fail at the witness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from symgame.recheck.claims.arithmetic import FORMULAS, NUMBERS
from symgame.recheck.claims.asked import Asked, alternatives_of, holds
from symgame.recheck.claims.formulas import printed_rows
from symgame.recheck.claims.positivity import in_positive_ones, sign
from symgame.recheck.claims.setting import eigenvalue_formulas, eigenvalue_slopes, eigenvalues
from symgame.recheck.fields import list_of, object_of, part_of, text_of, texts_of
from symgame.recheck.refusals import NoValue, Unreadable, Unsettled
from symgame.recheck.relations import SIGNS
from symgame.recheck.surds import Surd
from symgame.recheck.values import Values

MARKS = {"+": 1, "-": -1, "0": 0}

EVERYWHERE = "that it holds for all allowed parameters is symgame's word"
ONE_SIGN = "that an eigenvalue has one sign only is not shown by values"
ZERO = "an eigenvalue is 0 at the witness, and shares enter the payoffs"
NO_ROW = "the eigenvalues of {} are neither printed nor known"
HOLDS = "it holds at the witness"


def signs_fail(asked: Asked) -> str:
    """Whether a mark is not the sign of its eigenvalue at the witness."""
    values = asked.values()
    return _marks_fail(asked, asked.where, asked.words(), values)


def _marks_fail(asked: Asked, key: str, marks: Sequence[str], values: Values) -> str:
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


def stability_proved(asked: Asked) -> str:
    """Whether the signs that show make a vertex what it is called."""
    words = asked.words()
    if not asked.game.is_known:
        raise Unsettled(EVERYWHERE)
    signs = known_signs(asked, asked.where)
    shows = {
        "ess": all(sign == -1 for sign in signs),
        "not ess": 1 in signs or (0 in signs and not asked.game.is_changing),
        "saddle": {1, -1} <= set(signs),
        "unstable": 1 in signs,
    }
    if len(words) != 1 or words[0] not in shows:
        raise Unreadable("there is no such label")
    if not shows[words[0]]:
        raise Unsettled(EVERYWHERE)
    return ""


def _in_order(asked: Asked, key: str, values: Values) -> tuple[list[Surd], bool]:
    """The eigenvalues of a vertex in the order of the printed ones, and whether that is sure."""
    derived = _row(asked, key, values)
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


def _row(asked: Asked, key: str, values: Values) -> list[Surd]:
    """The eigenvalues of a vertex at values: derived, or else as printed."""
    profile = asked.game.vertex(key)
    if asked.game.is_known:
        return eigenvalues(asked.game, profile, NUMBERS, values)
    rows = printed_rows(asked.record)
    if key not in rows:
        raise Unreadable(NO_ROW.format(key[:40]))
    return [NUMBERS(tree, values) for tree in rows[key]]


def _is_ess(asked: Asked, key: str, values: Values) -> bool:
    """Whether a vertex is asymptotically stable at values."""
    signs = [value.sign() for value in _row(asked, key, values)]
    if 1 in signs:
        return False
    if 0 in signs and asked.game.is_changing:
        raise Unsettled(ZERO)
    return 0 not in signs


def stability_fails(asked: Asked) -> str:
    """Whether a vertex is not what it is called, at the witness."""
    values, words = asked.values(), asked.words()
    label = words[0] if len(words) == 1 else ""
    signs = [value.sign() for value in _row(asked, asked.where, values)]
    if label in ("ess", "not ess"):
        is_so = _is_ess(asked, asked.where, values) is (label == "ess")
    elif label in ("saddle", "unstable"):
        is_so = 1 in signs and (label == "unstable" or -1 in signs)
    else:
        raise Unreadable(f"'{label[:40]}' is no label")
    return HOLDS if is_so else ""


def ess_fails(asked: Asked) -> str:
    """Whether the printed conditions hold at the witness, and the vertex is no ESS."""
    values = asked.values()
    if not holds(asked.region("printed"), values):
        return "the printed conditions do not hold at the witness"
    return "the vertex is an ESS at the witness" if _is_ess(asked, asked.where, values) else ""


def case_fails(asked: Asked) -> str:
    """Whether the conditions of a case hold at the witness, and something that it says does not."""
    values = asked.values()
    case = _case(asked)
    if not holds([alternatives_of(case, "given", asked.place)[0]], values):
        return "the conditions of the case do not hold at the witness"
    listed = texts_of(case, "ess", asked.place)
    open_: list[str] = []
    for key in listed if part_of(case, "only", asked.place) is not True else map(asked.game.key, asked.game.profiles()):
        try:
            if _is_ess(asked, key, values) is not (key in listed):
                return ""
        except Unsettled as error:
            open_.append(str(error))
        except Unreadable:
            if asked.game.is_known or key in listed:
                raise
    signs: Mapping[str, Any] = object_of(case, "signs", asked.place)
    for key in signs:
        try:
            if not _marks_fail(asked, key, texts_of(signs, key, asked.place), values):
                return ""
        except Unsettled as error:
            open_.append(str(error))
    if open_:
        raise Unsettled(open_[0])
    return HOLDS


def _case(asked: Asked) -> Mapping[str, Any]:
    """What a case says, by its name; the vertices that it lists tell those of one name apart."""
    cases = list_of(part_of(asked.record, "printed", "the file"), "cases", "'printed'")
    named = [case for case in cases if isinstance(case, dict) and text_of(case, "where", asked.place) == asked.where]
    own = [case for case in named if texts_of(case, "ess", asked.place) == asked.claim.get("printed", [])]
    if len(own) != 1:
        raise (Unsettled if own else Unreadable)(f"'{asked.where[:40]}' is the name of {len(own)} cases")
    if len(alternatives_of(own[0], "given", asked.place)) != 1:
        raise Unreadable("the conditions of a case are one list of relations")
    return own[0]


def effect_fails(asked: Asked) -> str:
    """Whether the eigenvalues do not move as it says, at the witness."""
    values, words = asked.values(), asked.words()
    key, _, parameter = asked.where.partition(" ")
    if parameter not in values:
        raise Unreadable(f"there is no parameter '{parameter[:40]}'")
    if not asked.game.payoffs:
        raise Unsettled("effects are looked at where payoffs are known")
    signs = {s.sign() for s in eigenvalue_slopes(asked.game, asked.game.vertex(key), parameter, NUMBERS, values)}
    moves = {
        "helps": -1 in signs and 1 not in signs,
        "hinders": 1 in signs and -1 not in signs,
        "none": signs <= {0},
        "mixed": {1, -1} <= signs,
    }
    if len(words) != 1 or words[0] not in moves:
        raise Unreadable("there is no such effect")
    return HOLDS if moves[words[0]] else ""


def is_negated(asked: Asked) -> str:
    """Whether the condition that a claim needs fails at its witness."""
    values = asked.values()
    needs = asked.region("needs")
    if not needs or not all(line.operator in SIGNS for cube in needs for line in cube):
        return "'needs' is no condition"
    return "what it needs holds at the witness" if holds(needs, values) else ""
