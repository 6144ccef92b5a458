"""Printed formulas: each verdict, its witness evaluated again by hand, and the slip that explains it."""

from __future__ import annotations

import itertools

import pytest
from sympy import Expr, Rational, Symbol, prod

from symgame.gamefile import read_document_text
from symgame.papers.assignment import Edge, assignment
from symgame.papers.audit import ACROSS, OWN_SHARES, sign_flips
from symgame.papers.comparison import compare
from symgame.papers.formulas import (
    NO_VALUE,
    OTHER_EXTENSION,
    det_trace_claims,
    eigenvalue_claims,
    jacobian_claims,
    replicator_claims,
)
from symgame.papers.paper import Paper
from symgame.papers.slips import slip_of
from symgame.papers.verdicts import Finding, Slip, Verdict, Witness
from symgame.papers.witnesses import distinguished
from symgame.symbols import real_symbol
from tests.naive import expected

R, C, S, b = (real_symbol(name) for name in "RCSb")

TWO = """
players = [
  { name = "A", var = "x", strategies = ["Give", "Keep"] },
  { name = "B", var = "y", strategies = ["Give", "Keep"] },
]
[parameters]
R.assume = "R > 0"
C.assume = "C > R"
S = {}
b.assume = "0 < b, b < 1"
"""
PAYOFFS = """
[payoff_formulas]
A = "x*(b*R - C + S*y)"
B = "y*(R - S*x)"
"""
RIGHT = """
[claims.eigenvalues]
00 = ["R", "b*R - C"]
10 = ["R - S", "C - b*R"]
01 = ["b*R - C + S", "-R"]
11 = ["C - b*R - S", "S - R"]
"""


def paper(*parts: str) -> Paper:
    in_order = sorted(parts, key=lambda part: not part.startswith("claims."))  # dotted keys go before tables
    document = read_document_text("\n".join(in_order), ".toml", "hand.toml")
    return Paper(document.game, document.claims)


def at(expression: Expr, witness: Witness) -> Rational:
    """Naive: substitution, in whatever order."""
    return expression.subs(dict(witness.values)).subs(dict(witness.state))


def check_allowed(p: Paper, witness: Witness) -> None:
    values = dict(witness.values)
    assert set(values) == set(p.game.symbols)
    for relation in p.game.assumptions.relations:
        gap = relation.difference.subs(values)
        assert {"<": gap < 0, ">": gap > 0, "==": gap == 0, ">=": gap >= 0, "<=": gap <= 0}[relation.operator]
    for player in p.game.players:
        shares = [dict(witness.state)[share] for share in player.shares if witness.state]
        assert all(0 < share < 1 for share in shares)
        assert len(shares) < 2 or sum(shares) == 1


def by_where(findings: tuple[Finding, ...]) -> dict[str, Finding]:
    return {finding.where: finding for finding in findings}


def test_replicator_equations_are_equal_as_functions_or_refuted_by_a_state() -> None:
    p = paper(TWO, PAYOFFS, 'claims.replicator = { x = "-x*(x - 1)*(S*y - C + R*b)", y = "y*(1-y)*(R + S*x)" }')
    found = by_where(replicator_claims(p))
    assert (found["x"].verdict, found["y"].verdict) == (Verdict.VERIFIED, Verdict.REFUTED)
    assert found["y"].slip is Slip.SIGN
    witness = found["y"].witness
    assert witness is not None
    check_allowed(p, witness)
    x, y = p.game.shares
    derived = y * (1 - y) * (expected(p.game, 1, 0) - expected(p.game, 1, 1))
    assert at(y * (1 - y) * (R + S * x), witness) != at(derived, witness)


@pytest.mark.parametrize(
    ("printed", "slip"),
    [
        ("x*(1-x)*(b*R - C - S*y)", Slip.SIGN),
        ("-x*(1-x)*(b*R - C + S*y)", Slip.SIGN),
        ("x*(b*R - C + S*y)", Slip.MISSING_FACTOR),
        ("x*(1-x)*(R - C + S*y)", Slip.MISSING_FACTOR),
        ("x*(1-x)*(b*R - C + S)", Slip.MISSING_FACTOR),
        ("x*(1-x)*(b*R - S + S*y)", Slip.SYMBOL),
        ("x*(1-x)*(b*C - C + S*y)", Slip.SYMBOL),
        ("x*(1-x)*(b*R + S*y)", Slip.DROPPED_TERM),
        ("x*(1-x)*(b*R - C + S*y + R)", Slip.DROPPED_TERM),
        ("x*(1-x)*(C - b*R + S*y)", Slip.SIGN),
        ("x*(1-x)*(7*R**3 - C**2/5 + 1)", None),
        ("1/(1+R)", None),
    ],
)
def test_a_planted_slip_is_named(printed: str, slip: Slip | None) -> None:
    (found,) = replicator_claims(paper(TWO, PAYOFFS, f'claims.replicator.x = "{printed}"'))
    assert found.verdict is Verdict.REFUTED
    assert found.slip is slip


def test_two_equations_in_each_others_place_are_swapped_rows() -> None:
    p = paper(TWO, PAYOFFS, 'claims.replicator = { x = "y*(1-y)*(R - S*x)", y = "x*(1-x)*(b*R - C + S*y)" }')
    assert [f.slip for f in replicator_claims(p)] == [Slip.SWAPPED_ROWS] * 2


def test_every_entry_of_the_jacobian_is_judged_for_itself() -> None:
    rows = '[["(b*R - C + S*y)", "x*(1-x)*S"], ["-S*y*(1-y)", "(1-2*y)*(R - S*x)"]]'
    p = paper(TWO, PAYOFFS, f"claims.jacobian.rows = {rows}")
    found = by_where(jacobian_claims(p))
    assert list(found) == ["1,1", "1,2", "2,1", "2,2"]
    assert [f.verdict.value for f in found.values()] == ["refuted", "verified", "verified", "verified"]
    assert found["1,1"].slip is Slip.MISSING_FACTOR
    witness = found["1,1"].witness
    assert witness is not None
    check_allowed(p, witness)
    assert at(found["1,1"].printed[0], witness) != at(found["1,1"].derived[0], witness)
    swapped = '[["-S*y*(1-y)", "(1-2*y)*(R - S*x)"], ["(1-2*x)*(b*R - C + S*y)", "x*(1-x)*S"]]'
    slips = {f.slip for f in jacobian_claims(paper(TWO, PAYOFFS, f"claims.jacobian.rows = {swapped}"))}
    assert slips == {Slip.SWAPPED_ROWS}


def test_eigenvalues_are_compared_in_any_order() -> None:
    assert [f.verdict for f in eigenvalue_claims(paper(TWO, PAYOFFS, RIGHT))] == [Verdict.VERIFIED] * 4


@pytest.mark.parametrize(
    ("changes", "slips"),
    [
        ({'00 = ["R", "b*R - C"]': '00 = ["-R", "b*R - C"]'}, {"00": Slip.SIGN}),
        ({'11 = ["C - b*R - S", "S - R"]': '11 = ["S - R", "C - b*R"]'}, {"11": Slip.DROPPED_TERM}),
        ({'10 = ["R - S", "C - b*R"]': '10 = ["R - C", "C - b*R"]'}, {"10": Slip.SYMBOL}),
        ({'10 = ["R - S", "C - b*R"]': '10 = ["R - S", "C - R"]'}, {"10": Slip.MISSING_FACTOR}),
        ({'00 = ["R", "b*R - C"]': '00 = ["C - b*R - S", "S - R"]'}, {"00": Slip.WRONG_VERTEX}),
        ({"00 =": "99 =", "11 =": "00 =", "99 =": "11 ="}, {"00": Slip.SWAPPED_ROWS, "11": Slip.SWAPPED_ROWS}),
    ],
)
def test_a_wrong_row_is_refuted_with_its_slip(changes: dict[str, str], slips: dict[str, Slip]) -> None:
    text = RIGHT
    for old, new in changes.items():
        text = text.replace(old, new)
    p = paper(TWO, PAYOFFS, text)
    wrong = {f.where: f for f in eigenvalue_claims(p) if f.verdict is not Verdict.VERIFIED}
    assert {where: f.slip for where, f in wrong.items()} == slips
    for found in wrong.values():
        assert found.witness is not None
        check_allowed(p, found.witness)
        row, derived = ([at(e, found.witness) for e in side] for side in (found.printed, found.derived))
        assert sorted(row) != sorted(derived)


def test_a_repeated_eigenvalue_counts_as_often_as_it_is_printed() -> None:
    text = 'claims.eigenvalues.00 = ["R", "R"]'
    (found,) = eigenvalue_claims(paper(TWO, PAYOFFS, text))
    assert found.verdict is Verdict.REFUTED


def test_what_is_equal_only_under_the_assumptions_is_verified() -> None:
    p = paper('assume = ["S = R + C"]', TWO, PAYOFFS, 'claims.eigenvalues.01 = ["b*R + R", "-R"]')
    (found,) = eigenvalue_claims(p)
    assert (found.verdict, found.why) == (Verdict.VERIFIED, "equal under the assumptions")
    assert compare(p.game, S, R + C).verdict is Verdict.VERIFIED


def test_determinant_and_trace_are_product_and_sum() -> None:
    right = '00 = ["R*(b*R - C)", "R + b*R - C"]'
    wrong = '10 = ["(R - S)*(C - b*R)", "R - S - C + b*R"]'
    p = paper(TWO, PAYOFFS, "[claims.det_trace]", right, wrong, '01 = ["R*(b*R - C)", "R + b*R - C"]')
    found = by_where(det_trace_claims(p))
    assert [found[k].verdict.value for k in ("00", "10", "01")] == ["verified", "refuted", "refuted"]
    assert found["01"].slip is Slip.WRONG_VERTEX
    witness = found["10"].witness
    assert witness is not None
    check_allowed(p, witness)
    row = [at(e, witness) for e in (R - S, C - b * R)]
    assert (prod(row), sum(row)) != tuple(at(e, witness) for e in found["10"].printed)


def test_without_payoffs_only_the_sign_flip_can_be_audited() -> None:
    text = RIGHT.replace("[claims.eigenvalues]", "[claims.det_trace]\n00 = ['R', 'C']\n[claims.eigenvalues]")
    p = paper(TWO, "[claims.replicator]\nx = 'x'\n", text)
    assert replicator_claims(p) == jacobian_claims(p) == eigenvalue_claims(p) == det_trace_claims(p) == ()
    assert [f.where for f in sign_flips(p)] == ["00-01", "00-10", "01-11", "10-11"]
    assert all(f.verdict is Verdict.VERIFIED for f in sign_flips(p))


def test_a_row_that_does_not_flip_is_refuted_where_no_pair_is_opposite() -> None:
    p = paper(TWO, RIGHT.replace('01 = ["b*R - C + S", "-R"]', '01 = ["b*R - C + S", "R"]'))
    found = by_where(sign_flips(p))
    assert {where for where, f in found.items() if f.verdict is Verdict.REFUTED} == {"00-01"}
    wrong = found["00-01"]
    assert wrong.slip is Slip.SIGN
    assert wrong.witness is not None
    check_allowed(p, wrong.witness)
    rows = p.printed_eigenvalues
    pairs = itertools.product(rows[1, 1], rows[1, 0])
    assert all(at(one + two, wrong.witness) != 0 for one, two in pairs)
    assert sum(at(e, wrong.witness) for e in wrong.printed) != 0


def test_a_factor_that_is_missing_throughout_is_told_from_a_sign() -> None:
    rows = {"00": ["R", "C"], "10": ["R + S", "C"], "01": ["R", "C + b"], "11": ["R + S", "C + b"]}
    text = "[claims.eigenvalues]\n" + "\n".join(f"{k} = {v}" for k, v in rows.items())
    assert {f.slip for f in sign_flips(paper(TWO, text))} == {Slip.MISSING_FACTOR}


def test_where_shares_enter_the_payoffs_nothing_follows_about_flips() -> None:
    field = '[field]\nx = "x*(1-x)*(x - C)"\ny = "y*(1-y)*R"\n'
    rows = '[claims.eigenvalues]\n01 = ["-C", "-R"]\n11 = ["C - 1", "-R"]'
    (flip,) = sign_flips(paper(TWO, field, rows))
    assert (flip.verdict, flip.why) == (Verdict.UNDECIDED, OWN_SHARES)
    assert [f.verdict.value for f in eigenvalue_claims(paper(TWO, field, rows))] == ["verified"] * 2
    (unknown,) = sign_flips(paper("state_dependent = true", TWO, rows))
    assert unknown.verdict is Verdict.UNDECIDED


def test_a_vertex_at_which_a_payoff_has_no_value_is_undecided() -> None:
    field = '[field]\nx = "x*(1-x)*C/y"\ny = "y*(1-y)*R"\n'
    claims = '[claims.eigenvalues]\n00 = ["C", "R"]\n[claims.det_trace]\n00 = ["C*R", "C + R"]'
    p = paper(TWO, field, claims)
    for (found,) in (eigenvalue_claims(p), det_trace_claims(p)):
        assert (found.verdict, found.why) == (Verdict.UNDECIDED, NO_VALUE)


def test_a_flip_between_eigenvalues_of_different_players_is_consistent_but_told() -> None:
    rows = '[claims.eigenvalues]\n00 = ["R", "C"]\n10 = ["-R", "-S"]\n01 = ["-C", "R"]\n11 = ["-R", "S"]'
    found = by_where(sign_flips(paper(TWO, rows)))
    assert all(f.verdict is Verdict.VERIFIED for f in found.values())
    assert {where for where, f in found.items() if f.why == ACROSS} <= {"00-10"} | set(found)


def test_the_assignment_finds_the_players_of_shuffled_rows() -> None:
    a, c, d, e = (Symbol(k) for k in "acde")
    rows = {(0, 0): (c, a), (1, 0): (-a, d), (0, 1): (-c, e), (1, 1): (-d, -e)}
    edges = [Edge((0, 0), (1, 0), 0), Edge((0, 0), (0, 1), 1), Edge((1, 0), (1, 1), 1), Edge((0, 1), (1, 1), 0)]
    directed = assignment(rows, edges, (2, 2))
    assert directed is not None
    assert all(one == -two for one, two in map(directed.along, edges))
    assert assignment(rows, edges, (3, 2)) is None


THREE = """
players = [
  { name = "A", var = "x", strategies = ["One", "Two", "Three"] },
  { name = "B", var = "y", strategies = ["Give", "Keep"] },
]
parameters.R.assume = "R > 0"
payoff_formulas = { A = "x_1*R*y + x_2", B = "y*(R - x_3)" }
"""
MEAN = "x_1*R*y + x_2"


def test_three_strategies_are_compared_on_the_simplex() -> None:
    right = f'x_1*(R*y*(1 - x_1) - (1 - x_1 - x_3))" , x_2 = "x_2*(1 + {MEAN})", y = "y*(1-y)*(R - 1 + x_1 + x_2)'
    p = paper(THREE, f'claims.replicator = {{ x_1 = "{right}" }}')
    found = by_where(replicator_claims(p))
    assert [f.verdict.value for f in found.values()] == ["verified", "refuted", "verified"]
    assert found["x_2"].slip is Slip.SIGN
    assert found["x_2"].witness is not None
    check_allowed(p, found["x_2"].witness)


def test_flips_with_three_strategies_join_the_two_that_are_in_use() -> None:
    rows = '[claims.eigenvalues]\n1-0 = ["1", "0", "R"]\n2-0 = ["-1", "-1", "R"]\n3-0 = ["5", "R", "7"]'
    found = by_where(sign_flips(paper(THREE, rows)))
    assert list(found) == ["1-0-2-0", "1-0-3-0", "2-0-3-0"]
    assert [f.verdict.value for f in found.values()] == ["verified", "refuted", "refuted"]


def test_a_jacobian_that_continues_the_field_otherwise_is_not_refuted() -> None:
    p = paper(THREE)
    assert p.field is not None
    rows = [[str(e).replace("**", "^") for e in p.field.jacobian().row(i)] for i in range(4)]
    rows[0][:3] = [f"{entry} + x_1*y" for entry in rows[0][:3]]
    found = by_where(jacobian_claims(paper(THREE, f"claims.jacobian.rows = {rows}")))
    assert {w for w, f in found.items() if f.why == OTHER_EXTENSION} == {"1,1", "1,2", "1,3"}
    assert all(f.verdict is Verdict.VERIFIED for w, f in found.items() if w[:2] != "1," or w == "1,4")


def test_roots_are_told_apart_and_long_powers_left_open() -> None:
    p = paper(TWO, PAYOFFS)
    root = R ** Rational(1, 2)
    assert compare(p.game, root**2, R).verdict is Verdict.VERIFIED
    assert compare(p.game, root, R).verdict is Verdict.REFUTED
    assert distinguished(p.game, [(R, C), (R, R)]) is None
    many = (R + C + S + b + 1) ** 60
    assert compare(p.game, many, many + 1).verdict is Verdict.REFUTED
    assert (
        compare(p.game, many, ((R + C) ** 2 + 2 * (R + C) * (S + b + 1) + (S + b + 1) ** 2) ** 30).verdict
        is Verdict.UNDECIDED
    )
    assert slip_of(many, (R + C + S + b + 2) ** 60) is None
