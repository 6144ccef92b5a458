"""What printed rest points are called: verified only where the theory says so."""

from __future__ import annotations

import pytest
from sympy import Rational

import symgame as sg
from symgame.papers.rest_points import rest_point_claims
from symgame.papers.verdicts import Finding
from tests import naive
from tests.unit.test_papers_traps import DAMPED, GAME, HAWKS, N1, N2, OWN, PENNIES, THREE, TWO, paper

JORDAN = f'{THREE}\npayoff_formulas = {{ x = "x*(2*y - 1)", y = "y*(2*z - 1)", z = "z*(1 - 2*x)" }}'
TURNING = f"""{THREE}
parameters = {{ a = {{ assume = "a > 0" }}, b = {{ assume = "b > 0" }}, c = {{}} }}
payoff_formulas = {{ x = "x*a*(2*y - 1)", y = "y*b*(1 - 2*x)", z = "c*z" }}
"""
"""A face point (1/2, 1/2, 0): a centre if c < 0, unstable if c > 0."""
SPRING = f"""state_dependent = true
{TWO}
parameters = {{ k = {{}} }}
[payoffs]
11 = ["k*(1/2 - x)", "1/2 - y"]
10 = ["k*(1/2 - x)", "0"]
01 = ["0", "1/2 - y"]
00 = ["0", "0"]
"""
"""An interior point (1/2, 1/2): stable if k > 0, a saddle if k < 0."""
MIXED_THREE = f"""{THREE}
parameters = {{ a = {{}} }}
payoff_formulas = {{ x = "x*(2*y - 1)", y = "y*(2*z - 1)", z = "a*z*(1 - 2*x)" }}
"""
MODES = """
players = [
  { name = "A", var = "x", strategies = ["One", "Two", "Three"] },
  { name = "B", var = "y", strategies = ["Yes", "No"] },
]
parameters = { a = { assume = "a > 0" } }
payoff_formulas = { A = "a*x_1 + a*x_2", B = "a*y" }
"""


def called(text: str, point: str, word: str, more: str = "") -> Finding:
    claim = f'[[claims.rest_point]]\npoint = {point}\nstability = "{word}"\n{more}'
    (found,) = rest_point_claims(paper(text, claim))
    return found


HALF = '["1/2", "1/2"]'
THIRD = '["1/2", "1/2", "1/2"]'
FACE = '["1/2", "1/2", "0"]'


@pytest.mark.parametrize(
    ("text", "point", "words"),
    [
        (
            PENNIES,
            HALF,
            {
                "ess": "refuted",
                "asymptotically stable": "refuted",
                "Lyapunov stable": "verified",
                "centre": "verified",
                "saddle": "refuted",
                "unstable": "refuted",
                "not ess": "verified",
            },
        ),
        (
            JORDAN,
            THIRD,
            {
                "ess": "refuted",
                "Lyapunov stable": "refuted",
                "centre": "refuted",
                "saddle": "undecided",
                "unstable": "verified",
                "not ess": "verified",
            },
        ),
        (
            HAWKS,
            '["V/C", "V/C"]',
            {
                "ess": "refuted",
                "saddle": "verified",
                "unstable": "verified",
                "centre": "refuted",
                "not ess": "verified",
            },
        ),
        (
            TURNING,
            FACE,
            {
                "ess": "refuted",
                "centre": "conditional",
                "Lyapunov stable": "conditional",
                "unstable": "conditional",
                "saddle": "undecided",
                "not ess": "verified",
            },
        ),
        (
            SPRING,
            HALF,
            {
                "ess": "conditional",
                "asymptotically stable": "conditional",
                "not ess": "conditional",
                "unstable": "conditional",
                "centre": "undecided",
            },
        ),
        (
            DAMPED,
            HALF,
            {"ess": "verified", "asymptotically stable": "verified", "saddle": "refuted", "not ess": "refuted"},
        ),
        (
            MIXED_THREE,
            THIRD,
            {
                "ess": "refuted",
                "unstable": "undecided",
                "centre": "undecided",
                "saddle": "undecided",
                "not ess": "verified",
            },
        ),
        (
            GAME,
            '["1", "0"]',
            {
                "ess": "refuted",
                "unstable": "verified",
                "saddle": "conditional",
                "not ess": "verified",
                "centre": "refuted",
            },
        ),
        (GAME, '["0", "0"]', {"ess": "conditional", "Lyapunov stable": "conditional", "unstable": "conditional"}),
        (N1, '["0", "0", "0"]', {"ess": "refuted", "Lyapunov stable": "verified", "unstable": "refuted"}),
        (N2, '["0", "0", "0"]', {"Lyapunov stable": "refuted", "not ess": "verified"}),
        (OWN.replace("RATE", "-x"), '["0", "0", "0"]', {"ess": "verified", "Lyapunov stable": "verified"}),
        (OWN.replace("RATE", "x"), '["0", "0", "0"]', {"ess": "refuted", "Lyapunov stable": "refuted"}),
    ],
)
def test_what_a_point_is_called(text: str, point: str, words: dict[str, str]) -> None:
    found = {word: called(text, point, word) for word in words}
    assert {word: finding.verdict.value for word, finding in found.items()} == words
    for word, finding in found.items():
        assert finding.flags == (f"called {word}",)
        assert (finding.witness is not None) == (finding.verdict.value in ("refuted", "conditional"))
        assert (finding.needs is not None) == (finding.verdict.value == "conditional")
        assert bool(finding.why) == (finding.verdict.value != "verified")


def test_a_line_of_rest_points_is_no_ess() -> None:
    free = 'free = { t = "0 <= t, t <= 1" }'
    assert called(N1, '["t", "0", "0"]', "ess", free).verdict.value == "refuted"
    assert called(N1, '["t", "0", "0"]', "not ess", free).verdict.value == "verified"
    assert called(N1, '["t", "0", "0"]', "Lyapunov stable", free).verdict.value == "undecided"


def test_three_strategies_that_earn_the_same_are_no_ess() -> None:
    free = 'free = { t = "0 <= t, t <= 1" }'
    found = called(MODES, '[["t", "1 - t", "0"], "1"]', "ess", free)
    assert found.verdict.value == "refuted" and found.witness is not None
    assert any(0 < share < 1 for symbol, share in found.witness.state if symbol.name.startswith("x_"))


def test_at_values_the_point_is_what_it_is_there() -> None:
    assert called(TURNING, FACE, "centre", 'values = { c = "-1" }').verdict.value == "verified"
    assert called(TURNING, FACE, "centre", 'values = { c = "1" }').verdict.value == "refuted"
    assert called(MIXED_THREE, THIRD, "unstable", 'values = { a = "1" }').verdict.value == "verified"
    assert called(HAWKS, '["V/C", "V/C"]', "saddle", 'values = { V = "1", C = "2" }').verdict.value == "verified"


def test_a_point_that_is_not_at_rest_stays_refuted_for_that_reason() -> None:
    found = called(HAWKS, HALF, "saddle")
    assert found.verdict.value == "refuted" and "does not vanish" in found.why
    assert called(HAWKS, '["V/C", "V/C"]', "ess", 'values = { V = "-1" }').verdict.value == "vacuous"


def test_a_mixed_point_called_an_ess_is_refuted_inside_its_face() -> None:
    found = called(HAWKS, '["V/C", "V/C"]', "ess")
    assert found.witness is not None and "no mixed point" in found.why
    values, state = dict(found.witness.values), dict(found.witness.state)
    game = paper(HAWKS).game
    assert all(naive.holds(relation, values) for relation in game.assumptions.relations)
    assert all(0 < share < 1 for share in state.values())
    assert all(component.xreplace(values | state) == 0 for component in sg.replicator(game).velocity)


def test_a_conditional_word_says_what_is_missing_and_shows_where_it_fails() -> None:
    found = called(TURNING, FACE, "centre")
    assert found.needs is not None and found.needs.record() == [["c < 0"]]
    assert found.witness is not None
    assert not found.needs.holds(dict(found.witness.values))
    assert dict(found.witness.state) == {
        share: value
        for share, value in zip(paper(TURNING).game.shares, (Rational(1, 2), Rational(1, 2), Rational(0)), strict=True)
    }


def test_without_a_word_nothing_changes() -> None:
    (found,) = rest_point_claims(paper(PENNIES, f"[[claims.rest_point]]\npoint = {HALF}"))
    assert found.verdict.value == "verified" and found.printed == (Rational(1, 2), Rational(1, 2))
