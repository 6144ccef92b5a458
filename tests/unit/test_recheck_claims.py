"""The recheck of verdicts: what `verify` answers survives, and what was tampered with is called wrong."""

from __future__ import annotations

import copy
import json
import random
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from symgame.errors import RecheckError
from symgame.gamefile import read_document_text
from symgame.papers.paper import Paper
from symgame.papers.records import verified
from symgame.papers.verify import verify
from symgame.recheck import Claim, Recheck, Status, recheck
from symgame.recheck.claims.arithmetic import FORMULAS, NUMBERS, derivative
from symgame.recheck.claims.motion import eigenvalues, slope, velocity
from symgame.recheck.claims.positivity import in_positive_ones, sign
from symgame.recheck.claims.setting import setting_of
from symgame.recheck.quotients import unknown
from symgame.recheck.reading import expression
from symgame.recheck.refusals import Unsettled
from symgame.recheck.surds import surd, surd_of
from tests import naive
from tests.planted import planted
from tests.planted.documents import maker
from tests.planted.known import sign_of

HAWKS = """
slug = "hawks"
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

WRONG = """
[claims.replicator]
x = "x*(1 - x)*(V + C*y)/2"
y = "y*(1 - y)*(V - C*x)/2"
[claims.jacobian]
rows = [["(1 - 2*x)*(V - C*y)/2", "C*x*(1 - x)/2"], ["-C*y*(1 - y)/2", "(1 - 2*y)*(V - C*x)/2"]]
[claims.eigenvalues]
11 = ["(C - V)/2", "(V - C)/2"]
10 = ["-V/2", "(V - C)/2"]
01 = ["V/2", "C/2"]
[claims.stability]
10 = "ess"
11 = "saddle"
00 = "unstable"
[claims.det_trace]
00 = ["V**2/4", "V"]
11 = ["(V - C)**2/4", "V - C"]
[claims.ess]
10 = ["V < 2*C"]
01 = ["V < C"]
[[claims.case]]
where = "only one"
given = ["V < C"]
ess = ["10"]
only = true
[[claims.case]]
where = "too little is asked"
given = []
ess = ["10", "01"]
signs = { 00 = ["+", "+"] }
[[claims.effect]]
vertex = "10"
parameter = "C"
effect = "hinders"
[[claims.effect]]
vertex = "00"
parameter = "C"
effect = "none"
[[claims.rest_point]]
point = ["V/C", "1/2"]
[[claims.rest_point]]
point = ["V/C", "V/C"]
[[claims.rest_point]]
point = ["t", "1"]
free = { t = "0 <= t, t <= 1" }
[[claims.rest_point]]
point = ["0", "1"]
[[claims.rest_point]]
point = ["3", "1"]
[[claims.simulation]]
where = "Fig. 1"
values = { V = "3", C = "2" }
initial = [["0.1", "0.2"]]
outcome = ["0", "0"]
"""

MARKS = """
[claims.signs]
00 = ["+", "-"]
10 = ["x", "x"]
11 = ["+", "x"]
"""

MODES = """
slug = "modes"
players = [
  { name = "A", var = "x", strategies = ["One", "Two", "Three"] },
  { name = "B", var = "y", strategies = ["Yes", "No"] },
]
parameters = { a = { assume = "a > 0" } }
payoff_formulas = { A = "a*x_1*y + 2*a*x_2", B = "a*y*x_3 - y" }
[claims.replicator]
x_1 = "x_1*(a*y - a*x_1*y - 2*a*x_2)"
x_2 = "x_2*(2*a - a*x_1*y - 2*a)"
y = "y*(1 - y)*(a*(1 - x_1 - x_2) - 1)"
[claims.jacobian]
rows = [
  ["a*y - 2*a*x_1*y - 2*a*x_2", "-2*a*x_1", "0", "x_1*(a - a*x_1)"],
  ["-a*x_2*y", "2*a - a*x_1*y - 4*a*x_2", "x_1", "-a*x_1*x_2"],
  ["-a*x_3*y", "-2*a*x_3", "-a*x_1*y - 2*a*x_2", "-a*x_1*x_3"],
  ["0", "0", "a*y*(1 - y)", "(1 - 2*y)*(a*x_3 - 1)"],
]
[claims.eigenvalues]
"1-1" = ["2*a - a", "-a", "1"]
"2-1" = ["a - 2*a", "-2*a", "-1"]
"2-0" = ["-2*a", "-2*a", "-1"]
[[claims.rest_point]]
point = [["t", "1 - t", "0"], "1"]
free = { t = "0 < t, t < 1" }
[[claims.rest_point]]
point = [["1/2", "1/4", "0"], "1"]
"""

BARE = """
slug = "bare"
players = [{ name = "A", var = "x", strategies = ["1", "2"] }, { name = "B", var = "y", strategies = ["1", "2"] }]
parameters = { c = { assume = "c > 0" }, d = { assume = "d > 0" } }
claims.eigenvalues = { 00 = ["-c", "d"], 10 = ["-c", "-d"], 11 = ["2*c", "c*d"] }
claims.ess = { 10 = [], 00 = ["c > 1"] }
claims.signs = { 00 = ["-", "-"] }
"""

CHANGING = """
slug = "changing"
state_dependent = true
players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
parameters = { c = { assume = "c > 0" }, s = { assume = "s > 0" } }
payoffs = { 1 = ["s*(1 - x)*c"], 0 = ["0"] }
claims.replicator = { x = "x*(1 - x)*s*c*x" }
claims.eigenvalues = { 1 = ["0"], 0 = ["s + c"] }
claims.stability = { 0 = "ess", 1 = "not ess" }
"""

SHARES = """
slug = "shares"
assume = ["C < V", "a < b"]
players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
[parameters]
C = { assume = "C > 0" }
V = {}
a = { assume = "0 < a" }
b = { assume = "b < 1" }
[payoffs]
1 = ["(1 - a)*V - C*(b - a)"]
0 = ["(1 - b)*C"]
"""

ROOTS = """
slug = "roots"
assume = ["C > 0", "C^2 == 2", "V == sqrt(3)"]
players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
parameters = { C = {}, V = {} }
payoffs = { 1 = ["-C*sqrt(V)"], 0 = ["exp(V) - exp(V)"] }
claims.eigenvalues = { 1 = ["C"] }
"""

TEXTS = {"hawks": HAWKS + WRONG, "marks": HAWKS + MARKS, "modes": MODES, "bare": BARE, "changing": CHANGING}


@cache
def _saved(name: str) -> str:
    document = read_document_text(TEXTS[name], ".toml", f"{name}.toml")
    paper = Paper(document.game, document.claims)
    return json.dumps(verified(paper, verify(paper)))


def saved(name: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(_saved(name))
    return record


def status(found: Recheck, place: str) -> str:
    return next(f.status.value for f in found.findings if f.place == place)


def claim(record: dict[str, Any], kind: str, where: str) -> dict[str, Any]:
    return next(c for c in record["claims"] if (c["kind"], c["where"]) == (kind, where))


def why_wrong(record: object) -> str:
    found = recheck(record)
    assert found.wrong
    return "; ".join(f"{finding.place}: {finding.why}" for finding in found.wrong)


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_answered_survives(name: str) -> None:
    record = saved(name)
    found = recheck([record])
    assert (found.slug, found.kind, found.wrong) == (record["slug"], "verification", ())
    assert len(found.findings) == sum(c["verdict"] != "undecided" for c in record["claims"])


def test_refutations_are_found_again_whatever_the_kind() -> None:
    found = recheck(saved("hawks"))
    record = saved("hawks")
    refuted = [f"{c['kind']} {c['where']}" for c in record["claims"] if c["verdict"] == "refuted"]
    kinds = {place.partition(" ")[0] for place in refuted}
    assert kinds >= {"replicator", "jacobian", "eigenvalues", "sign-flip", "stability", "ess", "case", "effect"}
    assert kinds >= {"rest-point", "simulation"}
    assert {place: status(found, place) for place in refuted} == {
        place: "on trust" if place.startswith("simulation") else "verified" for place in refuted
    }


def test_what_holds_in_part_shows_at_its_witness_and_so_does_what_it_needs() -> None:
    record = saved("hawks")
    conditional = [c for c in record["claims"] if c["verdict"] == "conditional"]
    assert conditional
    found = recheck(record)
    assert {status(found, f"{c['kind']} {c['where']}") for c in conditional} == {"verified"}
    conditional[0]["needs"] = [["V > 0"]]
    assert "what it needs holds at the witness" in why_wrong(record)


def test_identities_are_proved_and_other_truths_are_on_trust() -> None:
    found = recheck(saved("hawks"))
    assert status(found, "replicator y") == "verified"
    assert status(found, "jacobian 1,1") == "verified"
    assert status(found, "det-trace 11") == "verified"
    assert status(found, "rest-point 3") == "verified"
    assert status(found, "rest-point 1") == "on trust"  # at rest, but whether V/C can be a share
    assert status(found, "ess 01") == "on trust"
    assert status(found, "stability 00") == "verified"  # a positive eigenvalue shows in its coefficients


def test_a_mark_for_either_sign_is_refuted_where_one_sign_shows() -> None:
    record = saved("marks")
    found = recheck(record)
    assert status(found, "signs 00") == "verified"
    assert claim(record, "signs", "10")["verdict"] == "refuted"
    assert status(found, "signs 10") == "verified"  # -V/2 has one sign
    record["game"]["assumptions"] = ["V**2 > 0", "C > 0"]
    assert status(recheck(record), "signs 10") == "on trust"


def test_signs_and_labels_that_show_are_proved() -> None:
    text = (
        SHARES
        + """
[claims.signs]
1 = ["-"]
[claims.stability]
1 = "ess"
0 = "unstable"
"""
    )
    document = read_document_text(text, ".toml", "shares.toml")
    paper = Paper(document.game, document.claims)
    record = json.loads(json.dumps(verified(paper, verify(paper))))
    assert {c["verdict"] for c in record["claims"]} == {"verified"}
    assert {f.status for f in recheck(record).findings} == {Status.VERIFIED}
    claim(record, "signs", "1")["printed"] = ["+"]
    assert "signs 1: an eigenvalue has another sign" in why_wrong(record)
    for without in ("C < V", "a < b", "b < 1"):  # nothing shows without each of them
        left = copy.deepcopy(record)
        left["game"]["assumptions"].remove(without)
        assert {f.status for f in recheck(left).findings} == {Status.ON_TRUST}


@pytest.mark.parametrize("seed", range(6))
def test_signs_that_show_are_right_at_allowed_points(seed: int) -> None:
    made = maker(seed)
    for document in planted(seed):
        read = read_document_text(document.text, ".toml", "planted.toml")
        game = setting_of(json.loads(json.dumps(verified(Paper(read.game, read.claims), ())))["game"])
        names = in_positive_ones(game)
        for profile in read.game.profiles:
            row = eigenvalues(game, profile, FORMULAS, names)
            for value, derived in zip(row, made.rows[profile], strict=True):
                known = sign(value)
                seen = {sign_of(naive.at(derived, point)) for point in made.allowed.points[:20]}
                assert known is None or seen == {known}
        break


def test_three_strategies_are_looked_at_along_the_simplex() -> None:
    record = saved("modes")
    found = recheck(record)
    assert status(found, "replicator x_1") == "verified"
    assert status(found, "replicator x_2") == "verified"
    assert claim(record, "replicator", "x_2")["verdict"] == "refuted"
    assert claim(record, "jacobian", "2,3")["verdict"] == "refuted"
    assert status(found, "jacobian 2,3") == "verified"
    assert status(found, "eigenvalues 2-0") == "verified"
    assert claim(record, "rest-point", "1")["verdict"] == "refuted"  # its shares do not sum to 1
    assert status(found, "rest-point 1") == "verified"


def test_printed_eigenvalues_stand_for_those_of_the_game() -> None:
    record = saved("bare")
    found = recheck(record)
    assert claim(record, "ess", "00")["verdict"] == "refuted"
    assert status(found, "ess 00") == "verified"
    assert status(found, "sign-flip 10-11") == "verified"
    record["printed"]["eigenvalues"]["00"] = ["-c", "-d"]
    assert "ess 00: the vertex is an ESS at the witness" in why_wrong(record)


def test_payoffs_with_shares_are_worked_out_at_the_vertex() -> None:
    record = saved("changing")
    found = recheck(record)
    assert claim(record, "eigenvalues", "0")["verdict"] == "refuted"
    assert status(found, "eigenvalues 0") == "verified"
    assert status(found, "replicator x") == "verified"
    one = setting_of(record["game"])
    values = {"c": surd(Fraction(2)), "s": surd(Fraction(3))}
    assert eigenvalues(one, (1,), NUMBERS, values) == [surd(Fraction(6))]
    assert one.is_changing


def tampered(name: str, change: Any) -> str:
    record = copy.deepcopy(saved(name))
    change(record)
    return why_wrong(record)


def _set(kind: str, where: str, key: str, value: Any) -> Any:
    def change(record: dict[str, Any]) -> None:
        claim(record, kind, where)[key] = value

    return change


def _witness(kind: str, where: str, part: str, name: str, value: Any) -> Any:
    def change(record: dict[str, Any]) -> None:
        claim(record, kind, where)["witness"][part][name] = value

    return change


@pytest.mark.parametrize(
    ("name", "change", "why"),
    [
        ("hawks", _witness("replicator", "x", "values", "V", "-1"), "an assumption does not hold"),
        ("hawks", _witness("replicator", "x", "state", "x", "2"), "not between 0 and 1"),
        ("hawks", _witness("replicator", "x", "state", "y", "0"), "the same at the witness"),
        ("hawks", _witness("replicator", "x", "state", "q", "0"), "not one value for each share"),
        ("hawks", _witness("replicator", "x", "values", "Q", "1"), "not one value for each parameter"),
        ("hawks", _witness("replicator", "x", "values", "V", 1), "is not a text"),
        ("hawks", _set("replicator", "x", "printed", ["x*(1 - x)*(V - C*y)/2"]), "the same at the witness"),
        ("hawks", _set("replicator", "x", "derived", ["x"]), "'derived' is not what follows"),
        ("hawks", _set("replicator", "x", "printed", []), "one expression is expected"),
        ("hawks", _set("replicator", "x", "printed", "x"), "is not a list"),
        ("hawks", _set("replicator", "x", "witness", None), "no 'values'"),
        ("hawks", _set("replicator", "y", "verdict", "refuted"), "no 'witness'"),
        ("hawks", _set("replicator", "x", "where", "w"), "there is no share"),
        ("hawks", _set("jacobian", "1,2", "printed", ["-C*x*(1 - x)/2"]), "the same at the witness"),
        ("hawks", _set("jacobian", "1,2", "where", "1,7"), "is no entry of the Jacobian"),
        ("hawks", _set("eigenvalues", "11", "printed", ["(C - V)/2", "(C - V)/2"]), "the same at the witness"),
        ("hawks", _set("eigenvalues", "11", "derived", ["V", "C"]), "'derived' is not what follows"),
        ("hawks", _set("eigenvalues", "11", "where", "1-1-1"), "is no vertex"),
        ("hawks", _set("sign-flip", "01-11", "where", "00-11"), "are no neighbours"),
        ("hawks", _set("stability", "10", "printed", ["not ess"]), "it holds at the witness"),
        ("hawks", _set("stability", "10", "printed", ["good"]), "is no label"),
        ("hawks", _set("ess", "10", "printed", [["V < C"]]), "do not hold at the witness"),
        ("hawks", _witness("ess", "10", "values", "V", "0.001"), "the vertex is an ESS at the witness"),
        ("hawks", _set("ess", "10", "printed", [["V <"]]), "cannot be read"),
        ("hawks", _set("case", "only one", "where", "nowhere"), "is the name of 0 cases"),
        ("hawks", _set("effect", "10 C", "printed", ["helps"]), "it holds at the witness"),
        ("hawks", _set("effect", "10 C", "printed", ["pleases"]), "no such effect"),
        ("hawks", _set("effect", "10 C", "where", "10 Q"), "no parameter 'Q'"),
        ("hawks", _witness("rest-point", "0", "state", "x", "0.3"), "not the printed point"),
        ("hawks", _set("rest-point", "0", "where", "77"), "there is no rest point"),
        ("hawks", _set("rest-point", "0", "where", "1"), "other coordinates"),
        ("hawks", _set("ess", "01", "verdict", "true"), "is no verdict"),
        ("hawks", _set("ess", "01", "kind", "magic"), "is no verdict"),
        ("marks", _set("signs", "00", "printed", ["+", "+"]), "it holds at the witness"),
        ("marks", _set("signs", "00", "printed", ["+"]), "not one mark"),
        ("modes", _witness("replicator", "x_2", "state", "x_1", "0.001"), "do not sum to 1"),
        ("bare", _witness("sign-flip", "10-11", "values", "c", "-1"), "an assumption does not hold"),
    ],
)
def test_what_was_tampered_with_is_wrong(name: str, change: Any, why: str) -> None:
    assert why in tampered(name, change)


def test_a_game_that_was_tampered_with_makes_refutations_wrong() -> None:
    record = saved("hawks")
    record["game"]["payoffs"]["11"] = ["(V + C)/2", "(V - C)/2"]
    assert "replicator x: printed and derived are the same at the witness" in why_wrong(record)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda game: game.pop("shares"), "no 'shares'"),
        (lambda game: game["shares"].update(y=["x"]), "not told apart"),
        (lambda game: game["payoffs"].pop("11"), "profiles have payoffs"),
        (lambda game: game["payoffs"].update({"11": ["1"]}), "not one payoff for each player"),
        (lambda game: game.update(payoffs=None, field={"x": "1"}), "not one equation for each share"),
        (lambda game: game["assumptions"].append("V >"), "cannot be read"),
    ],
)
def test_a_game_that_cannot_be_read_is_an_error(change: Any, why: str) -> None:
    record = saved("hawks")
    change(record["game"])
    with pytest.raises(RecheckError, match=why):
        recheck(record)


def test_several_files_and_those_that_could_not_be_read() -> None:
    found = recheck([saved("bare"), {"file": "no.toml", "errors": ["there is no such file"]}, saved("modes")])
    assert found.slug == "bare, modes"
    assert found.notes[0] == "no.toml could not be read: nothing is claimed of it"
    assert {f.place.partition(",")[0] for f in found.findings} == {"bare", "modes"}


def test_undecided_claims_say_nothing_and_vacuous_ones_are_on_trust() -> None:
    record = saved("bare")
    for entry in record["claims"]:
        entry["verdict"] = "undecided"
    found = recheck(record)
    assert found.findings == ()
    assert "stayed undecided" in found.notes[0]
    for entry in record["claims"]:
        entry["verdict"] = "vacuous"
    assert {(f.what, f.status) for f in recheck(record).findings} == {(Claim.VACUOUS, Status.ON_TRUST)}


def test_irrational_witnesses_are_worked_out_or_on_trust() -> None:
    document = read_document_text(ROOTS, ".toml", "roots.toml")
    paper = Paper(document.game, document.claims)
    record = json.loads(json.dumps(verified(paper, verify(paper))))
    entry = claim(record, "eigenvalues", "1")
    entry |= {"verdict": "refuted", "witness": {"values": {"C": "sqrt(2)", "V": "sqrt(3)"}, "state": {}}}
    entry["derived"] = ["C*sqrt(V)"]
    (found,) = recheck(record).findings
    assert (found.status, found.why) == (Status.ON_TRUST, "a root of a root")
    record["game"]["payoffs"]["1"] = ["-C*V"]
    entry["derived"] = ["C*V"]
    assert recheck(record).findings[0].status is Status.VERIFIED


def test_junk_is_an_error_or_wrong_and_never_proves_anything() -> None:
    source = random.Random(4)
    junk = (None, 3, "", [], {}, "x", [["y"]], {"a": "b"}, "1/0", True, ["1/(V - V)"])
    for name in ("hawks", "modes"):
        verified_before = sum(recheck(saved(name)).verified.values())
        for _ in range(120):
            record = saved(name)
            node: Any = record
            while isinstance(node, dict | list) and node:
                key = source.choice(list(node)) if isinstance(node, dict) else source.randrange(len(node))
                if not isinstance(node[key], dict | list) or not node[key] or source.random() < 0.3:
                    node[key] = source.choice(junk)
                    break
                node = node[key]
            try:
                found = recheck(record)
            except RecheckError:
                continue
            assert sum(found.verified.values()) <= verified_before


def test_derivatives_are_exact() -> None:
    at = {"x": surd_of("4"), "y": surd_of("2")}
    for text, by, value in (
        ("x**3*y/(1 + x)", "x", "2*(3*16*5 - 64)/25"),
        ("sqrt(x)*y", "x", "1/2"),
        ("x**(3/2)", "x", "3"),
        ("Max(y, 1)*x", "x", "2"),
        ("7", "x", "0"),
    ):
        tree = expression(text)
        found = derivative(NUMBERS, lambda arithmetic, names, tree=tree: arithmetic(tree, names), by, at)
        assert found == surd_of(value), text
    with pytest.raises(Unsettled, match="derivative of Max"):
        derivative(NUMBERS, lambda arithmetic, names: arithmetic(expression("Max(x, 1)"), names), "x", at)
    names = {"r": unknown("r")}
    found = derivative(FORMULAS, lambda arithmetic, inner: arithmetic(expression("log(exp(r))"), inner), "r", names)
    assert found.above == found.below


def test_a_field_that_is_given_is_its_own_velocity() -> None:
    game = setting_of(
        {
            "shares": {"x": ["x"]},
            "parameters": ["c"],
            "assumptions": [],
            "own_shares": False,
            "field": {"x": "x*(1 - x)*(c - 2*x)"},
        }
    )
    at = {"c": surd_of("1"), "x": surd_of("1/2")}
    assert velocity(game, "x", NUMBERS, at) == surd_of("0")
    assert slope(game, "x", "x", NUMBERS, at) == surd_of("-1/2")
    assert eigenvalues(game, (0,), NUMBERS, at) == [surd_of("1")]
