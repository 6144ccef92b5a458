"""Slips that are recognised by the gap they leave, also where the wrong term was merged with others."""

from __future__ import annotations

import pytest
from sympy import Expr, symbols

from symgame.papers.slips import slip_of
from symgame.papers.verdicts import Slip

a, b, C, F, V, x, y, z, k = symbols("a b C F V x y z k", real=True)


@pytest.mark.parametrize(
    ("printed", "derived", "slip"),
    [
        (2 * C, 3 * F - C, Slip.SYMBOL),  # F for C, merged with C
        (x * (1 - x) * (2 * C * y - V), x * (1 - x) * (C * y + F * y - V), Slip.SYMBOL),
        (x * (1 - x) * (F * y - 2 * V), x * (1 - x) * (F * y - F - V), Slip.SYMBOL),
        (C - b * F, C + F - a * F - b * F, Slip.DROPPED_TERM),
        (V - C * a + F, V - C * a + F * a, Slip.MISSING_FACTOR),
        (C + V, C + a * V, Slip.MISSING_FACTOR),
        (2 * V - C, V + a * V - C, Slip.MISSING_FACTOR),  # merged with another V
        (C / (1 + k) + a * F - F, (C + F * a * k + a * F - F * k - F + V * k + V) / (1 + k), Slip.DROPPED_TERM),
        (
            x * (1 - x) * ((1 - y) * (1 - z) * (V - C) + y * z * V),
            x * (1 - x) * ((1 - y) * (1 - z) * (V - C) + y * z * (V - F)),
            Slip.DROPPED_TERM,
        ),
        (C * V - F, a * V + b * F * C, None),
        (C / (1 + k), C / (2 + k), None),
    ],
)
def test_one_wrong_term_is_told_by_its_gap(printed: Expr, derived: Expr, slip: Slip | None) -> None:
    assert slip_of(printed, derived) is slip
