"""The borders in a plane of two parameters.

A border is a piece of a curve on which one form is zero, with different sets of ESS on its two sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from symgame.conditions.relation import Relation
from symgame.numeric.parameter_plane.curves import Range, curves_of
from symgame.numeric.parameter_plane.view import View
from symgame.numeric.sign_program import Flags
from symgame.numeric.simulation import Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Border:
    """Where one form is zero, between different sets of ESS.

    Attributes
    ----------
    place : int
        The form, among those of the plane.
    relation : Relation
        The sign of the form as it is at the scenario's own values.
    pieces : tuple of ndarray, each (points, 2)
    """

    place: int
    relation: Relation
    pieces: tuple[Numbers, ...]


def borders_of(view: View, now: Sequence[int], ranges: tuple[Range, Range]) -> Iterator[Border]:
    """One border a form; forms that are each other's multiple in this plane share one."""
    done: set[int] = set()
    for k, form in enumerate(view.program.forms):
        if k in done or all(not view.program.monomials[place] for _, place in form):
            continue
        group = {j: turn for j, other in enumerate(view.program.forms) if (turn := _multiple(form, other))}
        done |= set(group)
        pieces = tuple(_pieces(view, k, group, ranges))
        if pieces:
            yield Border(k, view.forms.relation(k, now[k]), pieces)


def _multiple(form: Sequence[tuple[Fraction, int]], other: Sequence[tuple[Fraction, int]]) -> int:
    """1 or -1 where one form is a positive or negative multiple of another, else 0."""
    first, second = dict((place, c) for c, place in form), dict((place, c) for c, place in other)
    if first.keys() != second.keys():
        return 0
    ratios = {second[place] / first[place] for place in first}
    return 0 if len(ratios) > 1 else 1 if ratios.pop() > 0 else -1


def _pieces(view: View, k: int, group: Mapping[int, int], ranges: tuple[Range, Range]) -> Iterator[Numbers]:
    for curve in curves_of(view, k, ranges):
        yield from curve.pieces(lambda x, y: view.is_border(x, y, group) & _inside(x, y, ranges))


def _inside(x: Numbers, y: Numbers, ranges: tuple[Range, Range]) -> Flags:
    (left, right), (bottom, top) = ((float(low), float(high)) for low, high in ranges)
    result: Flags = (x >= left) & (x <= right) & (y >= bottom) & (y <= top)
    return result
