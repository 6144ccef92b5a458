"""Printed rest points and simulations, and the command that checks whole papers."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from sympy import Rational, Symbol

import symgame as sg
from symgame.gamefile import read_document_text
from symgame.papers.cards import findings_text
from symgame.papers.paper import Paper
from symgame.papers.records import verified
from symgame.papers.rest_points import rest_point_claims
from symgame.papers.simulations import simulation_claims
from symgame.papers.verdicts import Finding, Slip, Verdict, Witness

HAWKS = """
slug = "hawks"
title = "Hawks and doves"
title_zh = "鹰鸽博弈"
assume = ["V > 0", "C > 0"]
players = [
  { name = "A", var = "x", strategies = ["Hawk", "Dove"] },
  { name = "B", var = "y", strategies = ["Hawk", "Dove"] },
]
parameters = { V = {}, C = {} }
[payoffs]
11 = ["(V - C)/2", "(V - C)/2"]
10 = ["V", "0"]
01 = ["0", "V"]
00 = ["V/2", "V/2"]
"""

ROOT = HAWKS.replace('"C > 0"', '"C > 0", "C^2 == 2"')

MODES = """
slug = "modes"
players = [
  { name = "A", var = "x", strategies = ["One", "Two", "Three"] },
  { name = "B", var = "y", strategies = ["Yes", "No"] },
]
parameters = { a = { assume = "a > 0" } }
payoff_formulas = { A = "a*x_1 + a*x_2", B = "a*y" }
"""

BARE = """
slug = "bare"
players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
parameters = { c = { assume = "c > 0" } }
"""


def paper(text: str, claims: str) -> Paper:
    document = read_document_text(f"{text}\n{claims}", ".toml", "paper.toml")
    return Paper(document.game, document.claims)


def rest_point(text: str, claim: str) -> Finding:
    (found,) = rest_point_claims(paper(text, f"[[claims.rest_point]]\n{claim}"))
    return found


@pytest.mark.parametrize(
    ("text", "claim", "verdict"),
    [
        (HAWKS, 'point = ["V/C", "V/C"]', "verified"),
        (HAWKS, 'point = ["V/C", "V/C"]\nvalues = { V = "1", C = "2" }', "verified"),
        (HAWKS, 'point = ["V/C", "V/C"]\nvalues = { V = "3", C = "2" }', "refuted"),  # outside the cube
        (HAWKS, 'point = ["V/C", "V/C"]\nvalues = { V = "-3" }', "vacuous"),
        (HAWKS, 'point = ["V/C", "1"]', "refuted"),
        (HAWKS, 'point = ["1/2", "1/2"]', "refuted"),
        (HAWKS, 'point = ["1/2", "1/2"]\nvalues = { V = "1", C = "2" }', "verified"),
        (HAWKS, 'point = ["0", "1"]', "verified"),
        (HAWKS, 'point = ["1 + V", "1"]', "refuted"),
        (HAWKS, 'point = ["t", "1"]\nfree = { t = "0 <= t, t <= 1" }', "refuted"),
        (HAWKS, 'point = ["t", "V/C"]\nfree = { t = "0 <= t" }', "refuted"),
        (HAWKS, 'point = ["V/(V - C)", "0"]\nvalues = { V = "2", C = "2" }', "undecided"),
        (HAWKS, 'point = ["sqrt(V*V)/C", "V/C"]', "verified"),
        (HAWKS.replace('"C > 0"', '"C == V"'), 'point = ["V/C", "1"]', "verified"),  # at rest, given C = V
        (ROOT, 'point = ["1/2", "1/2"]', "refuted"),  # C is irrational
        (ROOT, 'point = ["C/V", "1/2"]\nvalues = { V = "1" }', "refuted"),
        (ROOT, 'point = ["1 + C", "1"]', "refuted"),
        (HAWKS.replace('"C > 0"', '"C > 0, exp(C) > V"'), 'point = ["1/2", "1/2"]', "refuted"),
        (HAWKS, 'point = ["Min(V, C)/C", "Min(V, C)/C"]', "undecided"),
        (HAWKS, 'point = ["log(V)", "1"]', "refuted"),
        (HAWKS.replace('"V > 0", ', ""), 'point = ["sqrt(V*V)/C", "1"]', "refuted"),
        (
            HAWKS.replace('"C > 0"', '"C > 0, exp(C) + V < 1 + sqrt(C*V), log(C) > V"'),
            'point = ["0", "C/V - V"]',
            "undecided",
        ),
        (HAWKS, 'point = ["V/C", "3"]\nvalues = { V = "1", C = "2" }', "refuted"),
        (HAWKS.replace('"C > 0"', '"C > 0, exp(-C) > 2*V, V*C > 9"'), 'point = ["1 + V", "1"]', "undecided"),
        (HAWKS, 'point = ["0", "exp(V)/(exp(V) + 1)"]', "refuted"),
        (MODES, 'point = [["t", "1 - t", "0"], "1"]\nfree = { t = "0 <= t, t <= 1" }', "verified"),
        (MODES, 'point = [["t", "1 - t", "0"], "1"]\nfree = { t = "2 < t" }', "refuted"),
        (MODES, 'point = [["1/3", "1/3", "1/3"], "1"]', "refuted"),
        (MODES, 'point = [["log(a) - exp(a)", "1 - log(a) + exp(a)", "0"], "1"]', "undecided"),  # whether it is inside
        (MODES, 'point = [["1", "1", "0"], "1"]', "refuted"),  # shares that sum to 2
        (BARE, 'point = ["1"]', "undecided"),
        (BARE, 'point = ["1 + c"]', "refuted"),
    ],
)
def test_rest_points_are_checked_exactly(text: str, claim: str, verdict: str) -> None:
    found = rest_point(text, claim)
    assert (found.kind, found.where, found.verdict.value) == ("rest-point", "0", verdict)
    assert (found.witness is not None) == (verdict == "refuted")
    assert bool(found.why) == (verdict != "verified")


def test_a_refuted_rest_point_is_not_at_rest_at_its_witness() -> None:
    found = rest_point(HAWKS, 'point = ["V/C", "1/2"]')
    assert found.witness is not None
    game = read_document_text(HAWKS, ".toml", "hawks.toml").game
    values = dict(found.witness.values)
    assert set(values) == set(game.symbols)
    assert all(relation.difference.xreplace(values) > 0 for relation in game.assumptions.relations)
    state = dict(found.witness.state)
    assert all(0 <= share <= 1 for share in state.values())
    velocity = [component.xreplace(values | state) for component in sg.replicator(game).velocity]
    assert any(component != 0 for component in velocity)


def test_a_rest_point_that_exists_in_part_says_where() -> None:
    found = rest_point(HAWKS, 'point = ["V/C", "V/C"]')
    (region,) = found.derived
    assert isinstance(region, sg.Region)
    assert region.record() == [["V <= C"]]


def test_the_witness_of_a_line_has_its_free_name() -> None:
    found = rest_point(MODES, 'point = [["t", "0", "1 - t"], "1"]\nfree = { t = "0 < t, t < 1" }')
    assert found.witness is not None
    assert [symbol.name for symbol, _ in found.witness.state] == ["x_1", "x_2", "x_3", "y", "t"]


def simulation(claim: str, text: str = HAWKS) -> Finding:
    (found,) = simulation_claims(paper(text, f'[[claims.simulation]]\nwhere = "Fig. 1"\n{claim}'))
    return found


@pytest.mark.parametrize(
    ("claim", "verdict", "state"),
    [
        (
            'values = { V = "3", C = "2" }\ninitial = [["0.1", "0.2"], ["0.9", "0.9"]]\noutcome = ["1", "1"]',
            "verified",
            (),
        ),
        ('values = { V = "3", C = "2" }\ninitial = [["0.1", "0.2"]]\noutcome = ["0.99", "1"]', "verified", ()),
        ('values = { V = "3", C = "2" }\ninitial = [["0.1", "0.2"]]\noutcome = ["0.97", "1"]', "refuted", (1, 1)),
        (
            'values = { V = "1", C = "2" }\ninitial = [["0.9", "0.1"], ["0.1", "0.9"]]\noutcome = ["1", "0"]',
            "refuted",
            (0, 1),
        ),
        ('values = { V = "1", C = "3" }\ninitial = [["1/3", "1/3"]]\noutcome = ["0.33", "0.33"]', "verified", ()),
        (
            'values = { V = "1", C = "3" }\ninitial = [["1/3", "1/3"]]\noutcome = ["1", "1"]',
            "refuted",
            (Rational(333333, 10**6), Rational(333333, 10**6)),
        ),
        ('values = { V = "3", C = "-2" }\ninitial = [["0.1", "0.2"]]\noutcome = ["1", "1"]', "verified", ()),
        ('values = { V = "3" }\ninitial = [["0.1", "0.2"]]\noutcome = ["1", "1"]', "undecided", ()),
        ('values = { V = "3", C = "2" }\ninitial = []\noutcome = ["1", "1"]', "undecided", ()),
    ],
)
def test_simulations_are_run_again(claim: str, verdict: str, state: tuple[object, ...]) -> None:
    found = simulation(claim)
    assert (found.kind, found.where, found.verdict.value) == ("simulation", "Fig. 1", verdict)
    assert (() if found.witness is None else tuple(value for _, value in found.witness.state)) == state
    assert bool(found.why) == (verdict != "verified")


PENNIES = """
players = [
  { name = "A", var = "x", strategies = ["Heads", "Tails"] },
  { name = "B", var = "y", strategies = ["Heads", "Tails"] },
]
payoffs = { 11 = ["1", "-1"], 10 = ["-1", "1"], 01 = ["-1", "1"], 00 = ["1", "-1"] }
"""


@pytest.mark.parametrize(("start", "verdict"), [("0.9", "refuted"), ("0.505", "verified")])
def test_a_closed_orbit_reaches_only_what_it_never_leaves(start: str, verdict: str) -> None:
    claim = f'values = {{}}\ninitial = [["{start}", "0.5"]]\noutcome = ["0.5", "0.5"]'
    assert simulation(claim, PENNIES).verdict.value == verdict


def test_simulations_without_an_outcome_or_payoffs_are_no_claims() -> None:
    claim = '[[claims.simulation]]\nwhere = "Fig. 1"\nvalues = {}\ninitial = [["0.5"]]\n'
    assert simulation_claims(paper(BARE, f'{claim}outcome = ["1"]')) == ()
    assert simulation_claims(paper(PENNIES, claim.replace('["0.5"]', '["0.5", "0.5"]'))) == ()


@pytest.fixture
def run(run):
    """``symgame verify`` with these words."""
    return partial(run, "verify")


GOOD = '[[claims.rest_point]]\npoint = ["V/C", "V/C"]\n'
WRONG = '[[claims.rest_point]]\npoint = ["1/2", "1/2"]\nsays = "the middle"\n'
EMPTY = '[[claims.rest_point]]\npoint = ["1/2", "1/2"]\nvalues = { V = "-1" }\n'
OPEN = (
    '[[claims.simulation]]\nwhere = "Fig. 1"\nvalues = { V = "1" }\ninitial = [["0.5", "0.5"]]\noutcome = ["1", "1"]\n'
)


@pytest.mark.parametrize(
    ("claims", "status"),
    [(GOOD, 0), ("", 0), (WRONG, 1), (EMPTY, 1), (OPEN, 3), (GOOD + OPEN, 3), (WRONG + OPEN, 1)],
)
def test_the_exit_status_is_the_worst_of_the_verdicts(run, tmp_path: Path, claims: str, status: int) -> None:
    file = tmp_path / "paper.toml"
    file.write_text(f"{HAWKS}\n{claims}", encoding="utf-8")
    assert run(file, "--json")[0] == status
    assert run(file)[0] == status


def test_the_json_is_that_of_the_contract(run, tmp_path: Path) -> None:
    file = tmp_path / "paper.toml"
    file.write_text(f"{HAWKS}\n{GOOD}\n{WRONG}", encoding="utf-8")
    status, out, err = run(file, "--json")
    (answer,) = json.loads(out)
    assert (status, err) == (1, "")
    good, wrong = answer["claims"]
    assert answer["slug"] == "hawks"
    assert good == {
        "kind": "rest-point",
        "where": "0",
        "verdict": "verified",
        "printed": ["V/C", "V/C"],
        "derived": [["V <= C"]],
    }
    assert (wrong["where"], wrong["verdict"], wrong["says"]) == ("1", "refuted", "the middle")
    assert set(wrong["witness"]["values"]) == {"V", "C"}
    assert wrong["witness"]["state"] == {"x": "0.5", "y": "0.5"}


def test_an_unreadable_file_does_not_stop_the_others(run, tmp_path: Path) -> None:
    file, broken, missing = (tmp_path / name for name in ("paper.toml", "broken.toml", "missing.toml"))
    file.write_text(f"{HAWKS}\n{WRONG}", encoding="utf-8")
    broken.write_text(HAWKS.replace("(V - C)/2", "(V - D)/2"), encoding="utf-8")
    status, out, err = run(broken, missing, "no-such-game", file, "llm-iar", "--json")
    answers = json.loads(out)
    assert (status, err) == (2, "")
    assert [answer.get("file") for answer in answers] == [str(broken), str(missing), "no-such-game", None, None]
    assert len(answers[0]["errors"]) == 2 and "'D'" in answers[0]["errors"][0]
    assert "no shipped game" in answers[2]["errors"][0]
    assert answers[3]["claims"][0]["verdict"] == "refuted"
    assert answers[4]["slug"] == "llm-iar"
    status, out, err = run(broken, file)
    assert status == 2
    assert "broken.toml: 2 mistakes" in err and "Hawks and doves: 1 claim checked" in out


def test_a_command_line_without_games_is_wrong(run) -> None:
    assert run()[0] == 2


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            (
                "Hawks and doves: 2 claims checked",
                "✓ Rest point 0: verified",
                "✗ Rest point 1: refuted",
                "says: the middle",
            ),
        ),
        (
            "zh",
            (
                "鹰鸽博弈：核验2项论断",
                "✓ 均衡点0：已验证",
                "✗ 均衡点1：已否证",
                "原文：the middle",
                "该点处向量场不为零",
            ),
        ),
    ],
)
def test_cards_say_what_was_found_in_both_languages(run, tmp_path: Path, lang: str, words: tuple[str, ...]) -> None:
    file = tmp_path / "paper.toml"
    file.write_text(f"{HAWKS}\n{GOOD}\n{WRONG}", encoding="utf-8")
    _, out, _ = run(file, "--lang", lang)
    assert all(word in out for word in words)
    assert all(len(row) <= 100 for row in out.splitlines())


V, C = Symbol("V", real=True), Symbol("C", real=True)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            (
                "disagree at V = 2, C = 0.5",
                "too weak",
                "it holds if V < C; or V = 0",
                "one symbol for another",
                "conditional",
            ),
        ),
        ("zh", ("反例取值：V = 2, C = 0.5", "必要，但过弱", "成立条件：V < C；或V = 0", "参数误写", "有条件成立")),
    ],
)
def test_every_part_of_a_finding_is_shown(lang: str, words: tuple[str, ...]) -> None:
    whole = Paper(read_document_text(HAWKS, ".toml", "hawks.toml").game, paper(HAWKS, "").claims)
    region = sg.read_conditions("V < C or V == 0", {"V": V, "C": C})
    witness = Witness(((V, Rational(2)), (C, Rational(1, 2))))
    ess = Finding(
        "ess",
        "11",
        Verdict.REFUTED,
        "",
        (region,),
        (sg.Region(()),),
        "necessary",
        ("boundary",),
        witness,
        slip=Slip.SYMBOL,
    )
    findings = (
        ess,
        Finding("signs", "10", Verdict.CONDITIONAL, "", ("+", "x"), ("x", "x"), needs=region),
        Finding("replicator", "x", Verdict.UNDECIDED, printed=(V - C,), why="no reason that has a translation"),
    )
    shown = findings_text(whole, findings, lang=lang, width=200)
    assert all(word in shown for word in words), shown
    (first, second, third) = verified(whole, findings)["claims"]
    assert first["printed"] == [["V < C"], ["V == 0"]] and first["slip"] == "symbol" and first["flags"] == ["boundary"]
    assert second["needs"] == [["V < C"], ["V == 0"]] and second["printed"] == ["+", "x"]
    assert third["printed"] == ["V - C"] and "witness" not in third


def test_the_names_of_verification_are_public() -> None:
    assert sg.Paper is Paper and sg.Finding is Finding and sg.Verdict is Verdict
    found = sg.verify(sg.read_paper(Path(__file__).parents[2] / "symgame/papers/catalogue/classic_hawkdove2pop.toml"))
    assert all(isinstance(finding, Finding) for finding in found)


def test_the_card_of_a_game_of_numbers_shows_where_it_ends() -> None:
    claims = '[[claims.simulation]]\nwhere = "Fig. 1"\nvalues = {}\ninitial = [["1", "1"]]\noutcome = ["0", "0"]'
    agreed = paper(PENNIES, claims.replace('["0", "0"]', '["1", "1"]'))
    assert findings_text(agreed, simulation_claims(agreed)).splitlines()[3] == "  ✓ Simulation: Fig. 1: verified"
    pennies = paper(PENNIES, claims)
    shown = findings_text(pennies, simulation_claims(pennies))
    assert "they disagree in the state x = 1, y = 1" in shown
    assert "the start is a rest point" in shown
