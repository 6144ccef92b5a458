"""The independent recheck: what the toolkit emits survives, and what was tampered with is caught."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings

from symgame import analyse, load, read_game, replicator
from symgame.analysis import vertices_of
from symgame.cli import main
from symgame.conditions.linear.linearisation import contradiction
from symgame.conditions.relation import read_relations
from symgame.errors import RecheckError
from symgame.game import Game
from symgame.recheck import Claim, Status, recheck
from symgame.recheck.common_factors import without_common_factor
from symgame.recheck.quotients import rational_function
from symgame.recheck.reading import expression
from symgame.recheck.relations import known_from, relation
from symgame.recheck.sums import fault, refuted
from symgame.recheck.surds import surd_of
from symgame.records import derivation, regime_sets
from symgame.records.evidence import evidence_record
from symgame.records.writer import Writer
from symgame.stability.regimes.regimes import regimes
from symgame.symbols import real_symbol
from tests.strategies import players_of, symbolic_games

ROOT = Path(__file__).parents[2]


def game_of(name: str) -> Game:
    return read_game(ROOT / "benchmarks" / "r15.toml") if name == "r15" else load(name)


def derived_of(game: Game):
    return json.loads(json.dumps(derivation(analyse(replicator(game)))))


def regimes_of(game: Game):
    vertices = vertices_of(replicator(game))
    return json.loads(json.dumps(regime_sets(game, vertices, regimes(game, vertices, seconds=20))))


@cache
def _saved(name: str, kind: str) -> str:
    return json.dumps((derived_of if kind == "derivation" else regimes_of)(game_of(name)))


def saved(name: str, kind: str):
    return json.loads(_saved(name, kind))


def vertices_saved(name: str):
    """A derivation without its rest points, which take most of the time."""
    return {**saved(name, "derivation"), "rest_points": []}


def why_wrong(record) -> str:
    found = recheck(record)
    assert found.wrong
    return "; ".join(f"{finding.place}: {finding.why}" for finding in found.wrong)


@pytest.mark.parametrize("name", ["llm-iar", "r15"])
def test_derivations_survive(name):
    record = saved(name, "derivation")
    found = recheck(record)
    assert found.wrong == found.on_trust == ()
    assert found.verified[Claim.EIGENVALUE] == 8
    assert found.verified[Claim.LINE] >= 32  # one an eigenvalue, and that none is missing, at every vertex
    assert found.verified[Claim.EXAMPLE] >= sum(
        len(v["ess_conditions"]) for v in record["vertices"].values() if v["possible"]
    )
    assert found.verified[Claim.POINT] > 50


@pytest.mark.parametrize("name", ["llm-iar", "r15", "vertical-models"])
def test_regimes_survive(name):
    record = saved(name, "regimes")
    found = recheck(record)
    assert found.wrong == found.on_trust == found.notes == ()
    assert found.verified[Claim.SET] == found.verified[Claim.CONDITIONS] == len(record["stable_sets"])
    assert found.verified[Claim.SUM] == _saved(name, "regimes").count('"sum"')
    assert found.verified[Claim.CELL] == _saved(name, "regimes").count('"ess"') - len(record["stable_sets"])


@settings(max_examples=settings.default.max_examples // 2)
@given(symbolic_games(players=(1, 3)))
def test_whatever_is_emitted_survives(game):
    assert recheck(derived_of(game)).wrong == ()
    assert recheck(regimes_of(game)).wrong == ()


def test_relations_with_denominators_survive():
    assumed = ("a > 0", "b > 0", "c/(2*a + 2*b) < 1/3")
    game = Game.from_table(players_of((2,)), {(0,): ["1"], (1,): ["c"]}, parameters=["a", "b", "c"], assume=assumed)
    [asked] = read_relations("3*c >= 2*a + 2*b", {name: real_symbol(name) for name in "abc"})
    record = evidence_record(contradiction([asked], game.assumptions), Writer(game))
    known = known_from(map(relation, (*assumed, "3*c >= 2*a + 2*b")))
    assert "(c/(2*a + 2*b) < 1/3)" in record["sum"]
    assert refuted(record, known, "") == ""
    assert refuted({"sum": record["sum"].replace("1/3", "1/4")}, known, "")


def leaves(node, kind):
    """The leaves of a tree that end in a sum, or in a set."""
    if kind in node:
        yield node
    for side in ("yes", "no"):
        if side in node:
            yield from leaves(node[side], kind)


def nodes(node):
    if "if" in node:
        yield node
        yield from nodes(node["yes"])
        yield from nodes(node["no"])


def test_a_wrong_multiplier_is_caught():
    for name in ("llm-iar", "r15"):
        closed = len(list(leaves(saved(name, "regimes")["tree"], "sum")))
        for k in range(0, closed, 7):
            record = saved(name, "regimes")
            leaf = list(leaves(record["tree"], "sum"))[k]
            number, star, rest = leaf["sum"].partition("*")
            leaf["sum"] = f"{Fraction(number) * 2}{star}{rest}"
            assert "not 0 identically" in why_wrong(record)


def test_a_wrong_multiplier_of_a_vertex_is_caught():
    record = vertices_saved("llm-iar")
    [dropped] = [d for v in record["vertices"].values() for d in v["certificate"]["dropped"]] or [None]
    never = [v for v in record["vertices"].values() if v["certificate"]["impossible"]]
    evidence = dropped["by"][0] if dropped else never[0]["certificate"]["impossible"][0]
    evidence["sum"] = evidence["sum"].replace("1*(", "3*(", 1)
    assert "not 0 identically" in why_wrong(record)


def test_a_sum_of_another_branch_is_caught():
    record = saved("r15", "regimes")
    closed = list(leaves(record["tree"], "sum"))
    other = next(leaf["sum"] for leaf in closed if leaf["sum"] != closed[0]["sum"])
    closed[0]["sum"] = other
    assert "not among what is assumed" in why_wrong(record)


def test_a_hypothesis_of_nobody_is_caught():
    record = saved("r15", "regimes")
    next(leaves(record["tree"], "sum"))["sum"] = "1*(Pe < 0) + 1*(Pe > 0)"
    assert "'Pe < 0' is not among what is assumed there" in why_wrong(record)


def test_a_wrong_witness_is_caught():
    for k in range(len(saved("llm-iar", "regimes")["stable_sets"])):
        record = saved("llm-iar", "regimes")
        record["stable_sets"][k]["witness"]["b"] = "2"
        assert "'b < 1' does not hold at the witness" in why_wrong(record)
    record = saved("llm-iar", "regimes")
    one, two = record["stable_sets"][:2]
    one["witness"], two["witness"] = two["witness"], one["witness"]
    assert "an ESS at the witness" in why_wrong(record)
    del one["witness"]["b"]
    assert "there is no value of b" in why_wrong(record)


def test_a_wrong_example_is_caught():
    for part in ("example", "fails_at"):
        record = vertices_saved("r15")
        certificate = next(v["certificate"] for v in record["vertices"].values() if v["certificate"]["needed"])
        values = certificate["example"] if part == "example" else certificate["needed"][0]["fails_at"]
        for name in values:
            values[name] = "0"
        assert "does not hold at the values" in why_wrong(record)


def test_a_dropped_case_is_caught():
    for name in ("llm-iar", "r15", "vertical-models"):
        for k in range(len(saved(name, "regimes")["stable_sets"])):
            record = saved(name, "regimes")
            del record["stable_sets"][k]
            assert "not listed, but tree" in why_wrong(record)


def test_a_dropped_branch_is_caught():
    record = saved("r15", "regimes")
    node = list(nodes(record["tree"]))[-1]
    del node["no"]
    assert "has no 'no'" in why_wrong(record)
    node["no"] = node["yes"]
    assert recheck(record).wrong


def test_a_case_replaced_by_its_sibling_is_caught():
    for k, node in enumerate(nodes(saved("r15", "regimes")["tree"])):
        if "if" in node["yes"] or k % 5:
            continue
        record = saved("r15", "regimes")
        cut = list(nodes(record["tree"]))[k]
        cut["no"] = copy.deepcopy(cut["yes"])
        assert recheck(record).wrong, k


def test_a_vertex_dropped_from_a_cell_is_caught():
    record = saved("llm-iar", "regimes")
    next(leaf for leaf in leaves(record["tree"], "ess") if leaf["ess"])["ess"].pop()
    assert "is an ESS there, unlike what is said" in why_wrong(record)
    record = saved("llm-iar", "regimes")
    next(leaf for leaf in leaves(record["tree"], "ess") if not leaf["ess"])["ess"].append("111")
    assert "111 is not an ESS there" in why_wrong(record)


def test_a_set_of_which_there_is_no_cell_and_one_that_stands_twice_are_caught():
    record = saved("r15", "regimes")
    record["stable_sets"].append(copy.deepcopy(record["stable_sets"][0]))
    assert "the same set stands twice" in why_wrong(record)
    record["stable_sets"][-1]["ess"] = ["000", "111", "010", "100"]
    assert "the tree has no cell of it" in why_wrong(record)


def test_conditions_of_another_set_are_caught():
    record = saved("r15", "regimes")
    one, two = record["stable_sets"][:2]
    one["conditions"] = two["conditions"]
    assert "at the witness of" in why_wrong(record)


def test_what_is_not_claimed_or_on_trust_is_said():
    record = saved("r15", "regimes")
    tree, record["tree"] = record["tree"], None
    [trusted] = recheck(record).on_trust
    assert (trusted.what, trusted.status) == (Claim.COMPLETENESS, Status.ON_TRUST)
    assert "solver's word" in trusted.why
    record["complete"] = False
    found = recheck(record)
    assert found.on_trust == found.wrong == ()
    assert found.notes == ("the file does not claim that there are no other sets",)
    record["complete"], record["tree"] = True, tree
    cut = record["stable_sets"].pop()
    record["impossible_sets"] = [{"ess": cut["ess"], "by": {"engine": "z3 1.0"}}]
    found = recheck(record)
    assert found.wrong == ()
    assert [finding.why for finding in found.on_trust] == ["impossible on the word of z3 1.0"]


def test_every_line_turned_round_or_left_out_is_caught():
    saved_vertices = vertices_saved("llm-iar")["vertices"]
    places = [(key, k) for key, vertex in saved_vertices.items() for k in range(len(vertex["ess_conditions"]))]
    for key, k in places[::2]:
        record = vertices_saved("llm-iar")
        lines = record["vertices"][key]["ess_conditions"]
        line = lines[k]
        lines[k] = line.replace("<", "#").replace(">", "<").replace("#", ">")
        assert "is asked by no eigenvalue" in why_wrong(record)
        if record["vertices"][key]["possible"]:
            del lines[k]
            assert f"the condition '{line}' is missing" in why_wrong(record)


@pytest.mark.parametrize(
    ("part", "value", "why"),
    [
        ("number", "2", "minus the eigenvalue is not the product"),
        ("number", "-1", "the wrong way round"),
        ("number", "C", "'number' is not a number"),
        ("conditions", ["b > C"], "minus the eigenvalue is not the product"),
        ("conditions", [], "no sum that shows that none is needed"),
        ("eigenvalue", 3, "not one step for every eigenvalue"),
        (
            "factors",
            [{"factor": "C", "power": 1, "sign": "+", "by": {"sum": "1*(C <= 0) + 1*(C > 0)"}}],
            "not the product",
        ),
        ("factors", [{"factor": "b", "power": 0, "sign": "+", "by": {}}], "power of a factor"),
    ],
)
def test_a_wrong_step_is_caught(part, value, why):
    record = vertices_saved("llm-iar")
    record["vertices"]["000"]["certificate"]["steps"][0][part] = value
    assert why in why_wrong(record)


def test_wrong_eigenvalues_and_verdicts_are_caught():
    record = vertices_saved("llm-iar")
    record["vertices"]["111"]["eigenvalues"].reverse()
    assert "is not the derivative of the velocity" in why_wrong(record)
    for name, value in (("possible", False), ("verdict", "ess"), ("verdict", "never ess"), ("verdict", "stable")):
        record = vertices_saved("llm-iar")
        record["vertices"]["111"][name] = value
        assert "vertex 111" in why_wrong(record)


def test_a_missing_vertex_and_a_strange_one_are_caught():
    record = vertices_saved("r15")
    vertex = record["vertices"].pop("101")
    assert "7 vertices are listed, there are 8" in why_wrong(record)
    record["vertices"]["102"] = vertex
    assert "'102' is no vertex of these players" in why_wrong(record)


def test_a_wrong_rest_point_is_caught():
    record = saved("r15", "derivation")
    place = next(k for k, point in enumerate(record["rest_points"]) if point["kind"] == "face")
    point = record["rest_points"][place]
    point["exists_if"], point["exists_where"] = [], None
    assert f"rest point {place + 1}: its shares do not lie" in why_wrong(record)
    point["exists_where"] = [["0 > 1"]]
    assert "contradict each other" in why_wrong(record)


def test_roots_are_quantities_of_their_own_and_engines_are_on_trust():
    given_ = known_from([relation("sqrt(a) > b"), relation("sqrt(a) < b")])
    assert fault("1*(sqrt(a) > b) + 1*(sqrt(a) < b)", given_) == ""
    with pytest.raises(RecheckError, match="on the word of z3"):
        refuted({"engine": "z3"}, {}, "here")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1*(a < b) + 1*(b <= a)", ""),
        ("2/2*(a < b) + 1*(b <= a)", ""),
        ("1*(a < b) + 1*(a == b)", ""),
        ("1*(a < b) + -1*(a == b)", "not 0"),
        ("-1*(a < b) + 1*(a < b)", "not positive"),
        ("1*(b <= a) + -1*(a == b)", "nothing in the sum is positive"),
        ("1*(a < b) + 1*(1 > 0)", "not 0"),
        ("1*(a < b)*(c > 0) + 1*(b <= a)*(c > 0)", ""),
        ("1*(a != b)", "no quantity"),
        ("1*(a < b)*(d > 0) + 1*(b <= a)*(d > 0)", "'d > 0' is not among"),
    ],
)
def test_sums_are_added_up(text, why):
    known = known_from([relation("a < b"), relation("c > 0")])
    known |= {relation("b <= a").form: 0} if "b <= a" in text or "==" in text else {}
    assert fault(text, known) == why if not why else why in fault(text, known)


@pytest.mark.parametrize(
    "text", ["", "1", "1*", "1*(a < b", "(a < b)", "1*(a < b) 1*(b < a)", "1/0*(a < b)", "1*(a < b) + "]
)
def test_what_is_no_sum_is_said(text):
    with pytest.raises(RecheckError, match="cannot be read"):
        fault(text, {})


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("sqrt(2) - 7/5", 1),
        ("sqrt(2) + sqrt(3) - sqrt(5 + 2*3**(1/2)*2**(1/2))", None),
        ("sqrt(8) - 2*sqrt(2)", 0),
        ("(sqrt(2) + sqrt(3))**2 - 5 - 2*sqrt(6)", 0),
        ("1/(sqrt(2) + sqrt(3) + sqrt(6)) * (sqrt(2) + sqrt(3) + sqrt(6)) - 1", 0),
        ("sqrt(1/2) - sqrt(2)/2", 0),
        ("Max(1, sqrt(2)) - Abs(-sqrt(2))", 0),
        ("1/2 - sqrt(5)/2", -1),
        ("4**(-1/2) - 0.5", 0),
        ("exp(1)", None),
    ],
)
def test_square_roots_are_exact(text, sign):
    if sign is None:
        with pytest.raises(RecheckError):
            surd_of(text)
    else:
        assert surd_of(text).sign() == sign


def test_expressions_mean_what_game_files_mean():
    def same(one, two):
        return not (rational_function(expression(one)) - rational_function(expression(two))).above

    assert same("2^3^2", "512")
    assert same("-a^2", "-(a*a)")
    assert same("lambda*α - .5e1", "alpha*lambda - 5")
    assert same("a/b/c", "a/(b*c)")
    assert same("a**(3/2)", "a*sqrt(a)")
    assert same("(a**2 - 1)/(a - 1) - --a", "1")
    above, below = (expression(text) for text in ("6*(a - b)**2*(c + 1)*a", "4*(b - a)*(c + 1)*(a + 2)"))
    one, two = without_common_factor(rational_function(above).above, rational_function(below).above)
    assert (len(one.terms), len(two.terms)) == (2, 2)


@pytest.mark.parametrize(
    "text", ["a b", "2a", "(a", "a)", "a +", "", "a;b", "f(a)", "__import__('os')", "a.b", "a < b", "1e99", "а"]
)
def test_what_is_no_expression_is_an_error(text):
    with pytest.raises(RecheckError):
        expression(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("(" * 5000 + "a" + ")" * 5000, "nested deeper"),
        ("-" * 150_000 + "a", None),
        ("a" * 250_000, "characters"),
        ("9" * 5000, "digits"),
        ("((a + b + c)**99)**99", "many terms"),
        ("9**9**9**9", "power"),
        ("(((9**99)**99)**99)**99", "many terms"),
        ("a^" * 5000 + "a", "nested deeper"),
    ],
)
def test_hostile_expressions_end_soon(text, why):
    if why is None:
        assert rational_function(expression(text))
    else:
        with pytest.raises(RecheckError, match=why):
            rational_function(expression(text))


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Run ``symgame recheck`` on a text; its exit status, standard output and error."""

    def command(text: str, *options: str) -> tuple[int, str, str]:
        file = tmp_path / "saved.json"
        file.write_text(text, encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["symgame", "recheck", str(file), *options])
        with pytest.raises(SystemExit) as stopped:
            main()
        shown = capsys.readouterr()
        return int(stopped.value.code or 0), shown.out, shown.err

    return command


def test_the_command_says_what_it_proved_and_what_is_wrong(run):
    status, out, _ = run(_saved("r15", "regimes"))
    assert status == 0
    assert "sums 74" in out
    assert "nothing is wrong" in out
    record = saved("r15", "regimes")
    record["stable_sets"].pop()
    status, out, _ = run(json.dumps(record))
    assert status == 1
    assert "WRONG: completeness, set {" in out
    status, out, _ = run(json.dumps(record), "--json")
    assert status == 1
    assert [wrong["what"] for wrong in json.loads(out)["wrong"]] == ["completeness"]
    record["tree"] = None
    status, out, _ = run(json.dumps(record))
    assert status == 0
    assert "on trust: completeness" in out


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "save what"),
        ("[]", "a saved analysis is an object"),
        ("{}", "neither a derivation nor regimes"),
        ("[" * 200_000, "nested too deep"),
        ('{"stable_sets": [], "stable_sets": []}', "stands twice"),
        ('{"stable_sets": NaN}', "NaN is not JSON"),
        ('{"stable_sets": []}', "the file has no 'assumptions'"),
        ('{"replicator": {"x": "x*("}, "assumptions": [], "players": ["x"]}', "cannot be read"),
        ('{"stable_sets": [], "assumptions": ["1/0 > 1"]}', "a division by zero"),
    ],
)
def test_files_that_cannot_be_read_are_one_line_and_status_2(run, text, why):
    status, out, err = run(text)
    assert (status, out) == (2, "")
    assert why in err
    assert err.startswith("symgame: ")


JUNK = [None, 1, True, [], {}, "", "a <", "a < b", ["x"], [None], {"a": 1}, {"sum": 3}, {"engine": 2}, "1/0"]


@pytest.mark.parametrize("kind", ["derivation", "regimes"])
def test_junk_anywhere_is_a_finding_or_an_error_of_the_file(kind):
    source = random.Random(1)
    text = json.dumps({**saved("r15", kind), "rest_points": saved("r15", "derivation")["rest_points"][8:11]})
    before = sum(recheck(json.loads(text)).verified.values())
    caught = 0
    for _ in range(40):
        record = json.loads(text)
        parent, key, part = None, None, record
        while parent is None or (isinstance(part, dict | list) and part and source.random() < 0.9):
            parent = part
            key = source.choice(list(part) if isinstance(part, dict) else range(len(part)))
            part = parent[key]
        parent[key] = source.choice(JUNK)
        try:
            found = recheck(record)
        except RecheckError:
            caught += 1
            continue
        assert sum(found.verified.values()) <= before  # junk proves nothing
        caught += bool(found.wrong)
    assert caught >= 10  # the rest fell on what no certificate uses, as titles and signs


def test_a_deep_tree_is_an_error_of_the_file():
    record = saved("r15", "regimes")
    node = {"ess": []}
    for _ in range(400):
        node = {"if": "Pe > 0", "yes": node, "no": {"ess": []}}
    record["tree"] = node
    with pytest.raises(RecheckError, match="deeper"):
        recheck(record)


def test_the_recheck_is_independent():
    code = "import json, sys, symgame.recheck; print(json.dumps(sorted(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    loaded = [name for name in json.loads(shown) if name.partition(".")[0] in ("sympy", "flint", "numpy", "symgame")]
    assert [name for name in loaded if not name.startswith("symgame.recheck")] == ["symgame", "symgame.errors"]
