"""Printed and derived expressions side by side: values that differ, rational functions that are the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from symgame.recheck.claims.arithmetic import FORMULAS, NUMBERS
from symgame.recheck.claims.asked import Asked
from symgame.recheck.claims.setting import Setting
from symgame.recheck.quotients import Quotient, unknown
from symgame.recheck.refusals import Unreadable, Unsettled
from symgame.recheck.surds import Surd
from symgame.recheck.trees import Tree

SAME = "printed and derived are the same at the witness"

NOT_IDENTICAL = "it is no identity: that it holds under the assumptions is symgame's word"


def differ(printed: Sequence[Surd], derived: Sequence[Surd]) -> str:
    """Nothing where the values of two rows of expressions differ, else why not."""
    if len(printed) != len(derived):
        return "there are other expressions than the game has"
    return SAME if all(NUMBERS.is_zero(a - b) for a, b in zip(printed, derived, strict=True)) else ""


def as_derived(asked: Asked, found: Sequence[Surd], names: Mapping[str, Surd]) -> str:
    """Whether what is called derived has the values that follow from the game."""
    stated = [NUMBERS(tree, names) for tree in asked.derived()]
    return "" if differ(stated, found) == SAME else "'derived' is not what follows from the game at the witness"


def identical(printed: Sequence[Quotient], derived: Sequence[Quotient]) -> str:
    """Nothing where two rows of rational functions are the same, else why not."""
    if len(printed) != len(derived):
        return "there are other expressions than the game has"
    if any((a - b).above for a, b in zip(printed, derived, strict=True)):
        raise Unsettled(NOT_IDENTICAL)
    return ""


def single(trees: list[Tree]) -> Tree:
    """The one expression that is printed."""
    if len(trees) != 1:
        raise Unreadable(f"one expression is expected, not {len(trees)}")
    return trees[0]


def formula_names(game: Setting) -> dict[str, Quotient]:
    """All names as themselves, the last share of a player of more strategies as 1 less the others."""
    names = plain_names(game)
    for own in game.shares:
        if len(own) > 1:
            names[own[-1]] = FORMULAS.number(Fraction(1)) - FORMULAS.sum([unknown(share) for share in own[:-1]])
    return names


def plain_names(game: Setting) -> dict[str, Quotient]:
    """All names as themselves."""
    return {name: unknown(name) for name in (*game.parameters, *game.names)}
