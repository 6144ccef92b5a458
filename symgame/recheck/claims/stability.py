"""Printed labels, ESS conditions and effects: whether they fail at the witness."""

from __future__ import annotations

from symgame.recheck.claims.arithmetic import NUMBERS
from symgame.recheck.claims.asked import Asked, holds
from symgame.recheck.claims.motion import eigenvalue_slopes
from symgame.recheck.claims.signs import EVERYWHERE, HOLDS, known_signs, row_at
from symgame.recheck.refusals import Unreadable, Unsettled
from symgame.recheck.relations import SIGNS
from symgame.recheck.values import Values

ZERO = "an eigenvalue is 0 at the witness, and shares enter the payoffs"


def stability_fails(asked: Asked) -> str:
    """Whether a vertex is not what it is called, at the witness."""
    values, words = asked.values(), asked.words()
    label = words[0] if len(words) == 1 else ""
    signs = [value.sign() for value in row_at(asked, asked.where, values)]
    if label in ("ess", "not ess"):
        is_so = is_ess(asked, asked.where, values) is (label == "ess")
    elif label in ("saddle", "unstable"):
        is_so = 1 in signs and (label == "unstable" or -1 in signs)
    else:
        raise Unreadable(f"'{label[:40]}' is no label")
    return HOLDS if is_so else ""


def is_ess(asked: Asked, key: str, values: Values) -> bool:
    """Whether a vertex is asymptotically stable at values."""
    signs = [value.sign() for value in row_at(asked, key, values)]
    if 1 in signs:
        return False
    if 0 in signs and asked.game.is_changing:
        raise Unsettled(ZERO)
    return 0 not in signs


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


def ess_fails(asked: Asked) -> str:
    """Whether the printed conditions hold at the witness, and the vertex is no ESS."""
    values = asked.values()
    if not holds(asked.region("printed"), values):
        return "the printed conditions do not hold at the witness"
    return "the vertex is an ESS at the witness" if is_ess(asked, asked.where, values) else ""


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
