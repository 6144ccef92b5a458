"""Conditions for readers: shares grouped, meaning unchanged."""

from __future__ import annotations

import pytest
from hypothesis import given as over
from hypothesis import strategies as st
from sympy import expand

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.grouping import grouped, grouped_sum
from symgame.conditions.relation import Relation, read_relations
from symgame.display.plain import plain_expression
from symgame.display.table import Lettering
from symgame.expressions import read_expression
from symgame.symbols import real_symbol

NAMES = {name: real_symbol(name) for name in ("C", "L", "P", "V", "b", "d", "r")}
ASSUMED = Assumptions(read_relations("0 < b, b < 1, 0 < d, d < 1, 0 <= r, r <= 1, C > 0", NAMES))
ORDER = Lettering(tuple(NAMES.values()))


def sides(text: str) -> tuple[str, str, str]:
    [relation] = read_relations(text, NAMES)
    result = grouped(relation, ASSUMED)
    left, right = (plain_expression(side, ORDER).replace("\xa0", " ") for side in (result.left, result.right))
    return left, result.operator, right


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("P + b*C < C", ("P", "<", "(1 - b)*C")),
        ("P < L - d*L - r*L + d*r*L", ("P", "<", "(1 - d)*(1 - r)*L")),
        ("L + d*r*L < P + d*L + r*L", ("(1 - d)*(1 - r)*L", "<", "P")),
        ("2*C < 2*b*C + P", ("2*(1 - b)*C", "<", "P")),
        ("3*C < 2*b*C + P", ("3*C", "<", "2*C*b + P")),
        ("P < V", ("P", "<", "V")),
        ("b*V < V", ("(1 - b)*V", ">", "0")),
        ("1 < b + P", ("1", "<", "P + b")),
    ],
)
def test_complements_of_shares_are_drawn_together(text, shown):
    assert sides(text) == shown


def test_a_parameter_that_is_no_share_is_not_grouped():
    [relation] = read_relations("P + V*C < C", NAMES)
    assert grouped(relation, ASSUMED) == relation


def test_sums_inside_products_are_grouped():
    expression = read_expression("V*(C - b*C - P)", NAMES)
    assert grouped_sum(expression, ASSUMED) == read_expression("V*((1 - b)*C - P)", NAMES)


@over(st.dictionaries(st.tuples(*[st.integers(0, 2)] * 4), st.integers(-2, 2), max_size=9))
def test_grouping_does_not_change_what_is_said(coefficients):
    total = sum(
        (
            n * NAMES["C"] ** i * NAMES["b"] ** j * NAMES["d"] ** k * NAMES["L"] ** m
            for (i, j, k, m), n in coefficients.items()
        ),
        start=NAMES["P"],
    )
    assert expand(grouped_sum(total, ASSUMED) - total) == 0
    relation = grouped(Relation(total, "<", NAMES["V"]), ASSUMED)
    sign = -1 if relation.operator == ">" else 1
    assert expand(sign * relation.difference - total + NAMES["V"]) == 0
