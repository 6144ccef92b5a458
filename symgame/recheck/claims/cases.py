"""Printed cases: whether something that they say fails at the witness."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from symgame.recheck.claims.asked import Asked, alternatives_of, holds
from symgame.recheck.claims.signs import HOLDS, marks_fail
from symgame.recheck.claims.stability import is_ess
from symgame.recheck.fields import list_of, object_of, part_of, text_of, texts_of
from symgame.recheck.refusals import Unreadable, Unsettled


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
            if is_ess(asked, key, values) is not (key in listed):
                return ""
        except Unsettled as error:
            open_.append(str(error))
        except Unreadable:
            if asked.game.is_known or key in listed:
                raise
    signs: Mapping[str, Any] = object_of(case, "signs", asked.place)
    for key in signs:
        try:
            if not marks_fail(asked, key, texts_of(signs, key, asked.place), values):
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
