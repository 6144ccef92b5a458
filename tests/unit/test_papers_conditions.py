"""Signs, stability, ESS conditions, cases and effects of small papers: every verdict, relation and flag."""

from __future__ import annotations

import pytest
from sympy import Symbol

from symgame.conditions.region import Region
from symgame.gamefile import read_document_text
from symgame.papers.cases import case_claims
from symgame.papers.conditions import ess_claims
from symgame.papers.effects import effect_claims
from symgame.papers.paper import Paper
from symgame.papers.signs import sign_claims, stability_claims
from symgame.papers.verdicts import Finding, Verdict
from tests import naive

PLAYERS = """
players = [
  { name = "A", var = "x", strategies = ["Give", "Keep"] },
  { name = "B", var = "y", strategies = ["Go", "Stay"] },
]
[parameters]
a = { assume = "a > 0" }
b = { assume = "b > 0" }
c = { assume = "0 <= c" }
d = {}
"""

GAME = """
[payoff_formulas]
x = "x*(a*y - b)"
y = "y*(a*d*x + c*(1 - x) - a*b)"
"""
"""Eigenvalues: 00: -b, c - a*b. 10: b, a*d - a*b. 01: a - b, a*b - c. 11: b - a, a*b - a*d."""

NAMES = dict(zip("abcd", [Symbol(name, real=True) for name in "abcd"], strict=True))


def paper(claims: str, body: str = GAME, players: str = PLAYERS) -> Paper:
    document = read_document_text(players + body + claims, ".toml", "small.toml")
    return Paper(document.game, document.claims)


def check_witness(finding: Finding, about: Paper) -> dict[Symbol, object]:
    assert finding.witness is not None
    values = dict(finding.witness.values)
    assert tuple(values) == about.game.symbols
    assert all(naive.holds(relation, values) for relation in about.game.assumptions.relations)
    return values


def eigenvalues(about: Paper, key: str, values: dict[Symbol, object]) -> list[object]:
    profile = tuple(1 - int(digit) for digit in key)
    return [naive.at(value, values) for value in about.vertices[profile].eigenvalues]


def holds(region: Region, values: dict[Symbol, object]) -> bool:
    return any(all(naive.holds(r, values) for r in alternative) for alternative in region.alternatives)


@pytest.mark.parametrize(
    ("key", "marks", "verdict", "derived"),
    [
        ("00", '["-", "x"]', "verified", ("-", "x")),
        ("00", '["-", "-"]', "conditional", ("-", "x")),
        ("00", '["+", "-"]', "refuted", ("-", "x")),
        ("00", '["x", "x"]', "refuted", ("-", "x")),
        ("10", '["+", "0"]', "conditional", ("+", "x")),
        ("10", '["0", "-"]', "refuted", ("+", "x")),
    ],
)
def test_the_worst_mark_decides_a_row(key: str, marks: str, verdict: str, derived: tuple[str, ...]) -> None:
    about = paper(f"[claims.signs]\n{key} = {marks}")
    (finding,) = sign_claims(about)
    assert (finding.kind, finding.where, finding.verdict.value, finding.derived) == ("signs", key, verdict, derived)
    if verdict == "refuted":
        values = check_witness(finding, about)
        signs = ["-" if v < 0 else "+" if v > 0 else "0" for v in eigenvalues(about, key, values)]
        assert signs != list(finding.printed)
    if verdict == "conditional":
        assert finding.needs is not None
        assert not holds(finding.needs, check_witness(finding, about))


def test_marks_stand_in_the_order_of_the_printed_eigenvalues() -> None:
    claims = '[claims.eigenvalues]\n00 = ["c - b*a", "-b"]\n10 = ["1", "-b"]\n'
    claims += '[claims.signs]\n00 = ["x", "-"]\n10 = ["x", "+"]'
    first, second = sign_claims(paper(claims))
    assert first.verdict is second.verdict is Verdict.VERIFIED  # -b at 10 is a sign slip of b


def test_printed_eigenvalues_are_used_without_payoffs() -> None:
    claims = '[claims.eigenvalues]\n00 = ["-b", "b"]\n[claims.signs]\n00 = ["-", "+"]\n11 = ["-", "-"]\n'
    claims += '[claims.stability]\n00 = "saddle"\n[claims.ess]\n00 = []\n[[claims.case]]\nwhere = "1"\ness = ["00"]\n'
    claims += '[[claims.case]]\nwhere = "2"\ness = ["11"]\n'
    claims += '[[claims.effect]]\nvertex = "00"\nparameter = "b"\neffect = "helps"'
    about = paper(claims, body="")
    assert [f.verdict for f in sign_claims(about)] == [Verdict.VERIFIED]  # nothing is known of 11
    assert [f.verdict for f in stability_claims(about)] == [Verdict.VERIFIED]
    (ess,) = ess_claims(about)
    assert (ess.verdict, ess.relation, ess.flags) == (Verdict.REFUTED, "necessary", ("impossible", "contradicts"))
    assert [(f.where, f.verdict) for f in case_claims(about)] == [("1", Verdict.REFUTED)]
    assert effect_claims(about) == ()


@pytest.mark.parametrize(
    ("key", "name", "verdict"),
    [
        ("10", "unstable", "verified"),
        ("10", "not ess", "verified"),
        ("10", "ess", "refuted"),
        ("10", "saddle", "conditional"),
        ("00", "ess", "conditional"),
        ("00", "not ess", "conditional"),
        ("00", "saddle", "conditional"),
        ("11", "unstable", "conditional"),
    ],
)
def test_a_name_is_verified_if_it_always_fits_and_refuted_if_it_never_does(key: str, name: str, verdict: str) -> None:
    about = paper(f'[claims.stability]\n{key} = "{name}"')
    (finding,) = stability_claims(about)
    assert (finding.where, finding.verdict.value) == (key, verdict)
    assert (finding.needs is not None) == (verdict == "conditional")
    if verdict != "verified":
        values = eigenvalues(about, key, check_witness(finding, about))
        fits = {
            "ess": all(v < 0 for v in values),
            "not ess": not all(v < 0 for v in values),
            "unstable": any(v > 0 for v in values),
            "saddle": any(v > 0 for v in values) and any(v < 0 for v in values),
        }
        assert not fits[name]


@pytest.mark.parametrize(
    ("key", "conditions", "verdict", "relation", "flags"),
    [
        ("11", '["b < a", "b < d"]', "verified", "equivalent", ()),
        ("11", '["2*b < a", "b < d"]', "verified", "sufficient", ()),
        ("11", '["b < a"]', "refuted", "necessary", ()),
        ("11", "[]", "refuted", "necessary", ()),
        ("11", '["d < 2*b", "2*b < a"]', "refuted", "neither", ()),
        ("11", '["b <= a", "b < d"]', "refuted", "necessary", ("boundary",)),
        ("11", '["a < b"]', "refuted", "neither", ("contradicts",)),
        ("11", '["a < 0"]', "vacuous", "vacuous", ()),
        ("10", '["d < b"]', "refuted", "necessary", ("impossible", "contradicts")),
        ("10", '["a < 0"]', "vacuous", "vacuous", ("impossible",)),
        ("00", '["c/a < b"]', "verified", "equivalent", ()),
        ("00", '["c/(d - b) < 0", "c < a*b"]', "verified", "sufficient", ()),
    ],
)
def test_printed_conditions_are_compared_with_the_derived_ones(
    key: str, conditions: str, verdict: str, relation: str, flags: tuple[str, ...]
) -> None:
    about = paper(f"[claims.ess]\n{key} = {conditions}")
    (finding,) = ess_claims(about)
    assert (finding.verdict.value, finding.relation, finding.flags) == (verdict, relation, flags)
    if verdict == "refuted":
        values = check_witness(finding, about)
        (printed,) = finding.printed
        assert isinstance(printed, Region)
        assert holds(printed, values)
        assert not all(v < 0 for v in eigenvalues(about, key, values))


OWN = """
state_dependent = true
players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
[parameters]
a = {}
b = { assume = "b > 0" }
[payoffs]
1 = ["a - b*x"]
0 = ["0"]
"""


@pytest.mark.parametrize(
    ("conditions", "verdict", "relation", "flags"),
    [
        ('["a <= 0"]', "verified", "equivalent", ()),
        ('["a < 0"]', "verified", "sufficient", ("boundary",)),
        ('["a == 0"]', "verified", "sufficient", ()),
        ('["a < b"]', "refuted", "necessary", ()),
    ],
)
def test_own_shares_can_make_a_zero_eigenvalue_stable(
    conditions: str, verdict: str, relation: str, flags: tuple[str, ...]
) -> None:
    (finding,) = ess_claims(paper(f"[claims.ess]\n0 = {conditions}", "", OWN))
    assert (finding.verdict.value, finding.relation, finding.flags) == (verdict, relation, flags)


@pytest.mark.parametrize(
    ("case", "verdict"),
    [
        ('given = ["b < a", "b < d"]\ness = ["11"]', "verified"),
        ('given = ["b < a", "b < d", "a*b < c"]\ness = ["11"]\nonly = true', "verified"),
        ('given = ["b < a", "b < d"]\ness = ["11"]\nonly = true', "conditional"),
        ('given = ["b < a"]\ness = ["11", "00"]', "conditional"),
        ('given = ["b < a"]\ness = ["10"]', "refuted"),
        ('given = ["d < b"]\ness = ["11"]', "refuted"),
        ('given = []\ness = ["00", "01"]', "refuted"),
        ('given = ["a < b", "b < a"]\ness = ["11"]', "vacuous"),
        ('given = ["b < a", "b < d"]\ness = ["11"]\nsigns = { 11 = ["-", "-"], 00 = ["-", "x"] }', "verified"),
        ('given = ["b < a", "b < d"]\ness = ["11"]\nsigns = { 00 = ["-", "-"] }', "conditional"),
        ('given = ["b < a", "b < d"]\ness = ["11"]\nsigns = { 11 = ["x", "-"] }', "refuted"),
        ('given = ["a*b < c", "b < d", "a < b"]\ness = []\nonly = true', "refuted"),  # 01 is one
        ('given = ["a*b < c", "b < d"]\ness = []\nonly = true', "conditional"),
    ],
)
def test_a_case_holds_where_all_its_parts_do(case: str, verdict: str) -> None:
    about = paper(f'[[claims.case]]\nwhere = "Case 1"\n{case}')
    (finding,) = case_claims(about)
    assert (finding.where, finding.verdict.value) == ("Case 1", verdict), finding
    if verdict in ("refuted", "conditional"):
        values = check_witness(finding, about)
        assert all(naive.holds(relation, values) for relation in about.claims.cases[0].given)
    if verdict == "conditional":
        assert finding.needs is not None
        assert not holds(finding.needs, values)


@pytest.mark.parametrize(
    ("key", "parameter", "effect", "verdict", "flags"),
    [
        ("11", "d", "helps", "verified", ()),
        ("11", "d", "hinders", "refuted", ()),
        ("11", "c", "none", "verified", ()),
        ("11", "c", "helps", "refuted", ()),
        ("11", "b", "hinders", "verified", ()),
        ("11", "a", "mixed", "verified", ()),
        ("11", "a", "helps", "conditional", ()),
        ("00", "a", "helps", "verified", ()),
        ("10", "d", "hinders", "verified", ("moot",)),
    ],
)
def test_an_effect_is_what_all_eigenvalues_do(
    key: str, parameter: str, effect: str, verdict: str, flags: tuple[str, ...]
) -> None:
    about = paper(f'[[claims.effect]]\nvertex = "{key}"\nparameter = "{parameter}"\neffect = "{effect}"')
    (finding,) = effect_claims(about)
    assert (finding.where, finding.verdict.value, finding.flags) == (f"{key} {parameter}", verdict, flags)
    if verdict in ("refuted", "conditional"):
        check_witness(finding, about)


def test_a_parameter_may_drop_out_of_the_conditions() -> None:
    body = '[payoff_formulas]\nx = "x*a*(d - b)"\ny = "-y"\n'
    about = paper('[[claims.effect]]\nvertex = "10"\nparameter = "a"\neffect = "helps"', body)
    (finding,) = effect_claims(about)
    assert (finding.verdict, finding.derived, finding.flags) == (Verdict.CONDITIONAL, ("mixed",), ("on_conditions",))
