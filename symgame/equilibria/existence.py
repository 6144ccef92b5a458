r"""Where a rest point lies in its open face, as conditions on the parameters.

A coordinate ``p/q`` lies in (0, 1) where ``p`` and ``q - p`` are both positive or both negative. A root of
:math:`f(z) = a z^2 + b z + c` lies there according to the signs of ``f(0) = c``, ``f(1) = a + b + c``, the
discriminant and the place of the extremum; what else depends on the root has the form
:math:`A + B\sqrt{D}`, the sign of which is decided by ``A``, ``B`` and ``A**2 - B**2*D``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.minimal import refuted, shortened
from symgame.conditions.normal import Conditions, compare, conjunction
from symgame.conditions.region import Region

MAX_ALTERNATIVES = 12
"""Longer disjunctions are not written out."""

MAX_TERMS = 60
"""Longer forms are not compared with 0 in print."""

Asked = tuple[PolyElement, str]
"""``form operator 0``."""


class TooLong(Exception):
    """A region that nobody could read."""


def same_sign(parts: Sequence[PolyElement], given: Assumptions) -> Region:
    """Where forms are all positive, or all negative: then each lies between 0 and their sum.

    Raises
    ------
    TooLong
        If a form is too long to be compared.
    """
    return either([[(part, ">") for part in parts], [(part, "<") for part in parts]], given)


def either(alternatives: Iterable[Sequence[Asked]], given: Assumptions) -> Region:
    """Where all comparisons of one alternative hold, in normal form; impossible ones left out.

    Raises
    ------
    TooLong
        If a form is too long to be compared.
    """
    found = []
    for asked in alternatives:
        conditions = conjunction(_compared(form, operator, given) for form, operator in asked)
        if not conditions.is_impossible:
            found.append(conditions.relations)
    return Region(tuple(found))


def _compared(form: PolyElement, operator: str, given: Assumptions) -> Conditions:
    if len(form) > MAX_TERMS:
        raise TooLong
    one = form.ring.one
    if operator in (">", ">="):
        return compare(Ratio(-form, one), {">": "<", ">=": "<="}[operator], given)
    return compare(Ratio(form, one), operator, given)


def together(regions: Iterable[Region], given: Assumptions) -> Region:
    """Where all regions hold, each alternative minimal and possible.

    Raises
    ------
    TooLong
        If there are too many alternatives.
    """
    found = reduce(lambda left, right: _both(left, right, given), regions, Region(((),)))
    return Region(tuple(each for each in found.alternatives if not refuted(each, given)))


def _both(left: Region, right: Region, given: Assumptions) -> Region:
    shortest = [shortened(alternative, given) for alternative in (left & right).alternatives]
    found = Region(tuple(dict.fromkeys(each.relations for each in shortest if not each.impossible)))
    if len(found.alternatives) > MAX_ALTERNATIVES:
        raise TooLong
    return found


def root_between(q0: PolyElement, q1: PolyElement, q2: PolyElement, turn: int, given: Assumptions) -> Region:
    """Where the root ``(-b + turn*sqrt(D))/(2*a)`` lies in (0, 1), for ``f = q2*z**2 + q1*z + q0``.

    At this root ``f`` rises if ``turn`` is 1 and falls if it is -1: so it lies there where ``f`` changes its
    sign accordingly between 0 and 1, or where both roots do.
    """
    a, b, c = (q2, q1, q0) if turn == 1 else (-q2, -q1, -q0)
    end = a + b + c
    discriminant = b**2 - 4 * a * c
    between = [[(c, "<"), (end, ">"), (a, "!=")]]
    upper = [(a, ">"), (c, ">="), (end, ">"), (discriminant, ">"), (b, "<"), (b + 2 * a, ">")]
    lower = [(a, "<"), (c, "<"), (end, "<="), (discriminant, ">"), (b, ">"), (b + 2 * a, "<")]
    return either([*between, upper, lower], given)


def surd_positive(plain: PolyElement, root: PolyElement, discriminant: PolyElement, given: Assumptions) -> Region:
    """Where ``plain + root*sqrt(discriminant) > 0``, for a positive discriminant."""
    gap = plain**2 - root**2 * discriminant
    return either(
        [
            [(plain, ">"), (root, ">=")],
            [(root, ">"), (plain, ">=")],
            [(plain, ">"), (gap, ">")],
            [(root, ">"), (gap, "<")],
        ],
        given,
    )
