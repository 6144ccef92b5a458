"""Printed rows of eigenvalues beside the derived ones: as multisets, and the slip between them."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sympy import Add, Expr

from symgame.dynamics.field import VectorField, difference_at
from symgame.game import Game
from symgame.papers.comparison import NO_POINT, Comparison, compare
from symgame.papers.slips import slip_of
from symgame.papers.verdicts import Slip, Verdict
from symgame.papers.witnesses import distinguished, is_same
from symgame.players import Profile

Row = tuple[Expr, ...]
"""The eigenvalues of a vertex."""


def derived_row(field: VectorField, profile: Profile) -> Row | None:
    """The eigenvalues of a vertex, by player; None where a payoff has no value there."""
    unused = [(i, k) for i, m in enumerate(field.game.shape) for k in range(m) if k != profile[i]]
    differences = [difference_at(field, i, k, profile) for i, k in unused]
    if any(not difference.denominator for difference in differences):
        return None
    return tuple(difference.as_expr() for difference in differences)


@dataclass(frozen=True, slots=True)
class Matching:
    """Two rows beside each other.

    Attributes
    ----------
    derived : tuple of Expr
        The derived row in the order of the printed one.
    wrong : tuple of int
        The places at which no equal partner is left.
    """

    printed: Row
    derived: Row
    wrong: tuple[int, ...]


def matched(printed: Row, derived: Row) -> Matching:
    """The derived row in the order of the printed one; what has no equal partner beside the most similar.

    Examples
    --------
    >>> from sympy.abc import a, b, c
    >>> matched((a, -b, c), (b, c, a))
    Matching(printed=(a, -b, c), derived=(a, b, c), wrong=(1,))
    """
    left = list(derived)
    partner: dict[int, Expr] = {}
    for k, eigenvalue in enumerate(printed):
        place = next((j for j, other in enumerate(left) if is_same(eigenvalue, other)), None)
        if place is not None:
            partner[k] = left.pop(place)
    wrong = tuple(k for k in range(len(printed)) if k not in partner)
    while len(partner) < len(printed):
        open_ = [k for k in wrong if k not in partner]
        pairs = itertools.product(open_, range(len(left)))
        k, place = min(pairs, key=lambda pair: _distance(printed[pair[0]], left[pair[1]]))
        partner[k] = left.pop(place)
    return Matching(printed, tuple(partner[k] for k in range(len(printed))), wrong)


def _distance(printed: Expr, derived: Expr) -> int:
    """How many terms two expressions do not share, whatever their signs."""
    here, there = ({_unsigned(term) for term in Add.make_args(e.expand())} for e in (printed, derived))
    return len(here ^ there)


def _unsigned(term: Expr) -> Expr:
    result: Expr = term.as_coeff_Mul()[1]
    return result


def compare_rows(game: Game, matching: Matching) -> Comparison:
    """Whether two rows are equal as multisets wherever the assumptions hold."""
    if not matching.wrong:
        return Comparison(Verdict.VERIFIED)
    for k in matching.wrong:
        pairs = [(matching.printed[k], matching.derived[j]) for j in matching.wrong]
        witness = distinguished(game, pairs)
        if witness is not None:
            return Comparison(Verdict.REFUTED, witness)
    for order in itertools.permutations(matching.wrong):
        found = [
            compare(game, matching.printed[k], matching.derived[j]) for k, j in zip(matching.wrong, order, strict=True)
        ]
        if all(each.verdict is Verdict.VERIFIED for each in found):
            return Comparison(Verdict.VERIFIED, why="equal under the assumptions")
    return Comparison(Verdict.UNDECIDED, why=NO_POINT)


def row_slip(vertex: Profile, matching: Matching, printed: Mapping[Profile, Row], field: VectorField) -> Slip | None:
    """The likely slip in a printed row: of single eigenvalues, or that it belongs to another vertex."""
    pairs = [(matching.printed[k], matching.derived[k]) for k in matching.wrong]
    single = [slip_of(*pair) for pair in pairs[:1]] if len(pairs) == 1 else []
    others = [w for w in _near(field, vertex) if _equals_derived(matching.printed, field, w)]
    for other in others:
        if other in printed and _equals_derived(printed[other], field, vertex):
            return Slip.SWAPPED_ROWS
    if others and Slip.SIGN not in single:
        return Slip.WRONG_VERTEX
    found = single or [slip_of(*pair) for pair in pairs]
    return next((slip for slip in found if slip is not None), None)


def _near(field: VectorField, vertex: Profile) -> Sequence[Profile]:
    """The other vertices, those that differ by fewer strategies first."""
    others = [w for w in itertools.islice(field.game.profiles, MAX_VERTICES) if w != vertex]
    return sorted(others, key=lambda w: sum(a != b for a, b in zip(vertex, w, strict=True)))


MAX_VERTICES = 256
"""So many vertices are looked at for a row that belongs to another one."""


def _equals_derived(row: Row, field: VectorField, vertex: Profile) -> bool:
    derived = derived_row(field, vertex)
    return derived is not None and not matched(row, derived).wrong
