"""Printed trends: read, checked, told, and rechecked on trust."""

from __future__ import annotations

import json

import pytest
from sympy import Rational

import symgame as sg
from symgame.errors import InvalidFileError
from symgame.gamefile import read_document_text, schema
from symgame.papers.cards import findings_text
from symgame.papers.paper import Paper
from symgame.papers.records import verified
from symgame.papers.trends import trend_claims
from symgame.papers.verdicts import Finding, Verdict
from symgame.papers.verify import CHECKS
from symgame.recheck.claims.verification import verification_recheck

LONE = """
slug = "lone"
players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
parameters = { b = { assume = "b > 0" }, c = {}, d = {} }
payoff_formulas = { A = "(b - c)*x" }
"""

PENNIES = """
slug = "pennies"
players = [
  { name = "A", var = "x", strategies = ["Heads", "Tails"] },
  { name = "B", var = "y", strategies = ["Heads", "Tails"] },
]
parameters = { k = { assume = "k > 0" } }
payoff_formulas = { A = "k*(2*x*y - x)", B = "k*(-2*x*y + y)" }
"""

TIME = """
[[claims.trend]]
where = "Fig. 7"
parameter = "b"
values = ["2", "4", "6"]
quantity = "time"
direction = "falls"
base = { c = "1", d = "0" }
initial = [["0.3"], ["0.6"]]
"""

SHARE = TIME.replace('quantity = "time"', 'quantity = "share"\nshare = "x"\nat = "0.5"')


def paper(text: str) -> Paper:
    document = read_document_text(text, ".toml", "paper.toml")
    return Paper(document.game, document.claims)


def finding(text: str) -> Finding:
    (found,) = trend_claims(paper(text))
    return found


def test_a_trend_is_read_with_its_values_in_order() -> None:
    (claim,) = paper(LONE + SHARE.replace('["2", "4", "6"]', '["6", 2, "4"]')).claims.trends
    assert claim.values == (2, 4, 6) and claim.at == Rational(1, 2)
    assert (claim.parameter.name, claim.share.name, claim.direction) == ("b", "x", "falls")
    assert dict(claim.base) == {symbol: value for symbol, value in claim.base} and len(claim.initial) == 2
    assert "trend" in json.dumps(schema())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TIME.replace('"b"', '"q"'), "claims.trend 1.parameter: 'q' is not a parameter"),
        (TIME.replace('["2", "4", "6"]', '["2"]'), "claims.trend 1.values: at least 2 entries"),
        (TIME.replace('["2", "4", "6"]', '["2", "2"]'), "claims.trend 1.values: a value is given twice"),
        (TIME.replace('c = "1"', 'c = "1", b = "3"'), "claims.trend 1.base: 'b' is the parameter that varies"),
        (TIME.replace('"falls"', '"drops"'), "'falls', 'rises' or 'unchanged'"),
        (TIME.replace('"time"', '"speed"'), "'time' or 'share'"),
        (TIME + 'share = "x"\n', "claims.trend 1.share: belongs to quantity"),
        (TIME + 'at = "2"\n', "claims.trend 1.at: belongs to quantity"),
        (SHARE.replace('at = "0.5"\n', ""), "claims.trend 1.at: is missing"),
        (SHARE.replace('share = "x"\n', ""), "claims.trend 1.share: is missing"),
        (SHARE.replace('"x"', '"y"'), "claims.trend 1.share: there is no share 'y'"),
        (SHARE.replace('at = "0.5"', 'at = "0"'), "claims.trend 1.at: the time at which a share is read is positive"),
        (TIME + 'colour = "red"\n', "there is no key 'colour'"),
        (TIME.replace('[["0.3"], ["0.6"]]', "[]"), "claims.trend 1.initial: is empty; add one"),
    ],
)
def test_mistakes_are_told_with_their_place(text: str, message: str) -> None:
    with pytest.raises(InvalidFileError) as told:
        read_document_text(LONE + text, ".toml", "paper.toml")
    assert message in str(told.value)


def test_a_time_that_falls_is_verified() -> None:
    found = finding(LONE + TIME)
    assert (found.kind, found.where, found.verdict, found.why) == ("trend", "Fig. 7", Verdict.VERIFIED, "")
    assert found.printed == ("falls",)


@pytest.mark.parametrize("direction", ["rises", "unchanged"])
def test_a_wrong_direction_is_refuted_at_the_values_where_it_fails(direction: str) -> None:
    found = finding(LONE + TIME.replace('"falls"', f'"{direction}"'))
    assert found.verdict is Verdict.REFUTED and found.witness is not None
    values = {symbol.name: value for symbol, value in found.witness.values}
    assert values == {"b": 4 if direction == "rises" else 6, "c": 1, "d": 0}
    assert found.witness.state[0][1] == Rational(3, 10)
    first, last = (float(found.derived[k]) for k in (0, -1))  # of logit(x) the path takes (b - c) a unit of time
    assert first == pytest.approx(5.4424, abs=1e-4) and first == pytest.approx(5 * last, rel=1e-5)
    assert "b = 2" in found.why


def test_a_share_that_rises_is_verified_and_one_that_is_said_to_fall_refuted() -> None:
    assert finding(LONE + SHARE.replace("falls", "rises")).verdict is Verdict.VERIFIED
    found = finding(LONE + SHARE)
    assert found.verdict is Verdict.REFUTED and "x at time 1/2" in found.why
    assert [float(value) for value in found.derived] == pytest.approx(
        [1 / (1 + (7 / 3) * 2.718281828 ** (-(b - 1) / 2)) for b in (2, 4, 6)], abs=1e-6
    )


def test_one_start_that_tells_nothing_leaves_the_trend_undecided() -> None:
    found = finding(LONE + SHARE.replace("falls", "rises").replace('["0.3"]', '["1"]'))  # a vertex
    assert (found.verdict, found.why) == (
        Verdict.UNDECIDED,
        "the values differ by less than the error of the integration",
    )


def test_what_does_not_matter_leaves_everything_unchanged() -> None:
    text = LONE + TIME.replace('parameter = "b"', 'parameter = "d"').replace('d = "0"', 'b = "3"')
    assert finding(text.replace('"falls"', '"unchanged"')).verdict is Verdict.VERIFIED
    assert finding(text).verdict is Verdict.REFUTED


def test_times_to_different_ends_are_not_compared() -> None:
    found = finding(LONE + TIME.replace('c = "1"', 'c = "3"'))
    assert (found.verdict, found.why) == (Verdict.UNDECIDED, "the paths go to different ends")


def test_a_cycle_has_no_time() -> None:
    text = PENNIES + TIME.replace('"b"', '"k"').replace('{ c = "1", d = "0" }', "{}")
    text = text.replace('[["0.3"], ["0.6"]]', '[["0.3", "0.5"]]')
    found = finding(text)
    assert (found.verdict, found.why) == (Verdict.UNDECIDED, "the path has no end, and hence no time")


def test_a_missing_value_leaves_it_undecided() -> None:
    found = finding(LONE + TIME.replace('c = "1", d = "0"', 'd = "0"'))
    assert found.verdict is Verdict.UNDECIDED and "no value for c" in found.why


def test_values_that_contradict_an_assumption_are_followed_as_printed() -> None:
    found = finding(LONE.replace('"b > 0"', '"b > 5"') + TIME)
    assert found.verdict is Verdict.VERIFIED


def test_mixed_points_that_move_with_the_parameter_are_not_one_end() -> None:
    game = """
slug = "drift"
players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
parameters = { b = {} }
field = { x = "x*(1 - x)*(b/10 - x)" }
"""
    text = game + TIME.replace('{ c = "1", d = "0" }', "{}")
    assert finding(text).why == "the paths go to different ends"


def test_without_payoffs_there_is_nothing_to_follow() -> None:
    bare = LONE.replace('payoff_formulas = { A = "(b - c)*x" }\n', "")
    assert trend_claims(paper(bare + TIME)) == ()


def test_trends_come_last_and_are_told_in_both_languages() -> None:
    assert CHECKS[-1] is trend_claims
    whole = paper(LONE + TIME.replace('"falls"', '"rises"'))
    findings = sg.verify(whole)
    assert findings[-1].kind == "trend"
    english, chinese = (findings_text(whole, findings, lang=lang) for lang in ("en", "zh"))
    assert "Trend: Fig. 7" in english and "b = 4" in english
    assert "变化趋势：Fig. 7" in chinese and "所印取值处的变化趋势与文中所述不符" in chinese


def test_the_recheck_takes_trends_on_trust() -> None:
    for direction in ("falls", "rises"):
        whole = paper(LONE + TIME.replace('"falls"', f'"{direction}"'))
        record = json.loads(json.dumps(verified(whole, sg.verify(whole))))
        (found,) = [each for each in verification_recheck([record]).findings if each.place.startswith("trend")]
        assert found.status.value == "on trust"
