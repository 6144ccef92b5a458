"""Printed formulas with one slip each."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from fractions import Fraction

from sympy import Add, Expr, Mul, Symbol

from tests import naive
from tests.planted.formulas import Written, flat, shuffled
from tests.planted.games import Profile
from tests.planted.maker import Maker
from tests.planted.printing import jacobian
from tests.planted.sheet import Claim, Sheet, strings
from tests.planted.slips import SLIPS

POINTS = 24
"""Allowed points at which printed and derived are compared."""


def wrong_formulas(made: Maker) -> Sheet:
    sheet = Sheet()
    _wrong_equations(made, sheet)
    if made.is_cube and made.source.random() < 0.4:
        faults = {}
        for i, j in itertools.product(range(len(made.game.shares)), repeat=2):
            if made.source.random() < 0.5:
                slipped = _slipped(made, made.entry(i, j), with_state=True)
                if slipped is not None:
                    faults[i, j] = slipped
        jacobian(made, sheet, faults)
    _wrong_rows(made, sheet)
    for vertex in made.some(2 if made.game.shape == (2, 2) else 0):
        place = made.source.randrange(2)
        pair = [flat(Mul(*made.rows[vertex])), flat(Add(*made.rows[vertex]))]
        slipped = _slipped(made, pair[place], with_state=False)
        if slipped is not None:
            pair[place] = slipped[1]
            texts = [each.text(made.source) for each in pair]
            claim = Claim("det-trace", made.key(vertex), slipped[0], slipped[0])
            sheet.add("det_trace", f'"{made.key(vertex)}" = {strings(texts)}', claim)
    return sheet


def _slipped(made: Maker, written: Written, *, with_state: bool) -> tuple[str, Written] | None:
    """A formula with one slip that makes a difference."""
    for slip in shuffled(list(SLIPS), made.source):
        wrong = SLIPS[slip](written, made.source, made.game.symbols)
        if wrong is not None and _differ(made, wrong.value, written.value, with_state=with_state):
            return slip, wrong
    return None


def _differ(made: Maker, printed: Expr, derived: Expr, *, with_state: bool) -> bool:
    for at in made.allowed.points[:POINTS]:
        if with_state:
            at = {**at, **_state(made)}
        if naive.at(printed, at) != naive.at(derived, at):
            return True
    return False


def _state(made: Maker) -> dict[Symbol, Fraction]:
    state = {}
    for player in made.game.players:
        weights = [made.source.randint(1, 9) for _ in player.strategies]
        state |= {s: Fraction(w, sum(weights)) for s, w in zip(player.shares, weights, strict=False)}
    return state


def _wrong_equations(made: Maker, sheet: Sheet) -> None:
    shares = list(made.game.shares)
    if not made.is_cube:
        shares = [s for s in shares if made.source.random() < 0.7]
    equations = {s: made.equation(shares.index(s)) if made.is_cube else flat(made.velocity[s]) for s in shares}
    if made.is_cube and made.source.random() < 0.35:
        one, two = made.source.sample(shares, 2)
        if _differ(made, equations[one].value, equations[two].value, with_state=True):
            for share, other in ((one, two), (two, one)):
                text = equations[other].text(made.source)
                claim = Claim("replicator", share.name, "swapped rows", "swapped rows")
                sheet.add("replicator", f'{share} = "{text}"', claim)
                del shares[shares.index(share)]
    for share in shares:
        slipped = _slipped(made, equations[share], with_state=True)
        if slipped is not None:
            slip, wrong = slipped
            text = wrong.text(made.source)
            if made.source.random() < 0.2:
                text = flat(wrong.value).text(made.source)
            sheet.add("replicator", f'{share} = "{text}"', Claim("replicator", share.name, slip, slip))


def _wrong_rows(made: Maker, sheet: Sheet) -> None:
    vertices = made.some(4)
    rows = {w: shuffled(made.rows[w], made.source) for w in vertices}
    if len(vertices) > 2 and made.source.random() < 0.5:
        one, two = vertices[:2]
        if _rows_differ(made, rows[one], rows[two]):
            for vertex, other in ((one, two), (two, one)):
                _row(made, sheet, vertex, rows[other], "swapped rows", "swapped rows")
            vertices = vertices[2:]
    for vertex in vertices:
        if made.source.random() < 0.25:
            player = made.source.randrange(len(vertex))
            other = (*vertex[:player], (vertex[player] + 1) % made.game.shape[player], *vertex[player + 1 :])
            if _rows_differ(made, made.rows[other], made.rows[vertex]):
                _row(made, sheet, vertex, made.rows[other], "wrong vertex", "wrong vertex")
            continue
        place = made.source.randrange(len(rows[vertex]))
        slipped = _slipped(made, flat(rows[vertex][place]), with_state=False)
        if slipped is not None:
            slip, wrong = slipped
            row = [*rows[vertex][:place], wrong.value, *rows[vertex][place + 1 :]]
            if _rows_differ(made, row, made.rows[vertex]):
                _row(made, sheet, vertex, row, slip, slip)


def _row(made: Maker, sheet: Sheet, vertex: Profile, row: Sequence[Expr], fault: str, slip: str) -> None:
    texts = [flat(e).text(made.source) for e in row]
    claim = Claim("eigenvalues", made.key(vertex), fault, slip)
    sheet.add("eigenvalues", f'"{made.key(vertex)}" = {strings(texts)}', claim)


def _rows_differ(made: Maker, one: Sequence[Expr], two: Sequence[Expr]) -> bool:
    return any(
        sorted(naive.at(e, at) for e in one) != sorted(naive.at(e, at) for e in two)
        for at in made.allowed.points[:POINTS]
    )
