"""Sets of signs: what is asked of a form, or known of it, as bits."""

from __future__ import annotations

from sympy.polys.rings import PolyElement

from symgame.conditions.normal import relation_of
from symgame.conditions.relation import Relation

NEGATIVE, ZERO, POSITIVE = 1, 2, 4
ANY = NEGATIVE | ZERO | POSITIVE
APART = NEGATIVE | POSITIVE
"""Not zero: the one set of signs that is no interval."""

SIGNS = {
    "<": NEGATIVE,
    "<=": NEGATIVE | ZERO,
    "==": ZERO,
    "!=": APART,
    ">=": ZERO | POSITIVE,
    ">": POSITIVE,
}
OPERATORS = {signs: operator for operator, signs in SIGNS.items()}

Literal = tuple[int, int]
"""A form's place and the signs that it may have."""


def mirrored(signs: int) -> int:
    """The signs of the opposite form.

    Examples
    --------
    >>> mirrored(NEGATIVE | ZERO) == ZERO | POSITIVE
    True
    """
    return (signs & ZERO) | (POSITIVE if signs & NEGATIVE else 0) | (NEGATIVE if signs & POSITIVE else 0)


def intervals(signs: int) -> tuple[int, ...]:
    """The same signs as intervals: one, or two where zero is left out."""
    return (NEGATIVE, POSITIVE) if signs == APART else (signs,)


def relation_with(form: PolyElement, signs: int) -> Relation:
    """``form operator 0`` for a set of signs, positive coefficients on both sides."""
    operator = OPERATORS[signs]
    if operator in (">", ">="):
        return relation_of(-form, {">": "<", ">=": "<="}[operator])
    return relation_of(form, operator)
