"""The discussion of cases: which conditions hold and fail, what attracts, signs, examples, in both languages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from sympy import Integer, Rational, sqrt
from typer.testing import CliRunner

from symgame.analysis import vertices_of
from symgame.cli import app
from symgame.conditions.region import holds
from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign
from symgame.display.table import PLAIN, Table
from symgame.display.text import line_text, text
from symgame.dynamics.field import Scope
from symgame.dynamics.replicator import replicator
from symgame.game import Game
from symgame.library import load
from symgame.presentation import regimes_blocks, regimes_latex, regimes_markdown, regimes_text
from symgame.presentation.cases.case_conditions import Case, cases_of, exact_relations
from symgame.presentation.cases.case_signs import signs_in
from symgame.presentation.cases.witnesses import told
from symgame.stability.regimes.at_values import stable_at
from symgame.stability.regimes.regimes import Regimes, StableSet, regimes
from symgame.stability.vertex import Vertex
from tests.unit.test_theory_cases import HAWK_DOVE, JORDAN, game_of

FLAGSHIP = load("llm-iar")
PAPERS = Path(__file__).parents[2] / "symgame" / "papers" / "catalogue"


@pytest.fixture(scope="module")
def found() -> Regimes:
    return regimes(FLAGSHIP, vertices_of(replicator(FLAGSHIP)), with_conditions=False)


@pytest.fixture(scope="module")
def vertices() -> tuple[Vertex, ...]:
    return vertices_of(replicator(FLAGSHIP))


def keys(some: Sequence[Vertex]) -> list[str]:
    return [vertex.key for vertex in some]


def case_of(every: Sequence[Case], *ess: str) -> Case:
    [case] = [case for case in every if set(case.stable.ess) == set(ess)]
    return case


def test_of_the_flagship_only_marks_that_could_hold_are_said_to_fail(found, vertices) -> None:
    every = cases_of(found, vertices, Scope.MULTILINEAR)
    assert [case.number for case in every] == list(range(1, 21))
    both = case_of(every, "000", "111")
    assert (keys(both.holding), keys(both.failing)) == (["000", "111"], [])
    lone = case_of(every, "110")
    assert (keys(lone.holding), keys(lone.failing)) == (["110"], ["000"])  # its other partners are excluded
    nothing = case_of(every)
    assert (keys(nothing.holding), len(nothing.failing)) == ([], 7)


def test_marks_describe_each_case_exactly(found, vertices) -> None:
    """At the example of every case the marks said to hold do, those said to fail do not, and of no other case."""
    every = cases_of(found, vertices, Scope.MULTILINEAR)
    for example in found.stable_sets:
        stable = set(stable_at(vertices, dict(example.witness)))
        fitting = [c.stable.ess for c in every if set(keys(c.holding)) <= stable and not stable & set(keys(c.failing))]
        assert fitting == [example.ess]


def test_without_a_complete_list_only_neighbours_are_left_out(found, vertices) -> None:
    [first] = [stable for stable in found.stable_sets if stable.ess == ("000",)]
    [case] = cases_of(Regimes(False, (first,)), vertices, Scope.MULTILINEAR)
    assert keys(case.failing) == ["110", "101", "011", "111"]
    [case] = cases_of(Regimes(False, (first,)), vertices, Scope.GENERAL)
    assert keys(case.failing) == ["100", "010", "110", "101", "011", "111"]


def test_exact_relations_hold_in_their_case_and_in_no_other(found, vertices) -> None:
    every = cases_of(found, vertices, Scope.MULTILINEAR)
    told_exactly = [(case, relations) for case in every if (relations := exact_relations(case)) is not None]
    assert ("000", "111") in [case.stable.ess for case, _ in told_exactly]
    for case, relations in told_exactly:
        for other in found.stable_sets:
            values = dict(other.witness)
            assert all(holds(r, values) for r in relations) == (other.ess == case.stable.ess)


def coordination(second: str) -> tuple[Game, tuple[Case, ...]]:
    """``00`` is an ESS always, ``11`` if the first party's threshold is below 1, and the second's."""
    game = game_of("y - a", second, parameters=["a", "b"], assume=["a > 0", "b > 0"])
    field = replicator(game)
    vertices = vertices_of(field)
    return game, cases_of(regimes(game, vertices, with_conditions=False), vertices, field.scope)


def test_a_failing_mark_that_asks_one_relation_is_its_negation() -> None:
    game, every = coordination("2*x - 1")
    a, _ = game.symbols
    assert [case.stable.ess for case in every] == [("00", "11"), ("00",)]
    assert exact_relations(every[0]) == (Relation(a, "<", Integer(1)),)
    assert exact_relations(every[1]) == (Relation(a, ">=", Integer(1)),)


def test_a_failing_mark_that_asks_two_is_told_only_if_the_engine_has_one_list_of_relations() -> None:
    game, every = coordination("x - b")
    a, b = game.symbols
    assert {(r.left, r.operator, r.right) for r in exact_relations(every[0]) or ()} == {(a, "<", 1), (b, "<", 1)}
    assert exact_relations(every[1]) is None
    given = (Relation(a, ">=", Integer(1)),)
    assert exact_relations(Case(2, StableSet(("00",), (given,), ()), every[1].holding, every[1].failing)) == given


def test_signs_follow_from_the_stable_points_and_their_neighbours(found, vertices) -> None:
    every = cases_of(found, vertices, Scope.MULTILINEAR)
    by_key = {vertex.key: vertex for vertex in vertices}
    plus, minus, unknown = Sign.POSITIVE, Sign.NEGATIVE, Sign.UNDECIDED
    both = case_of(every, "000", "111")
    assert signs_in(both, by_key["000"], vertices) == (minus, minus, minus)
    assert signs_in(both, by_key["100"], vertices) == (plus, unknown, unknown)
    assert signs_in(both, by_key["110"], vertices) == (unknown, unknown, plus)
    assert signs_in(both, by_key["001"], vertices) == (unknown, unknown, plus)  # the last by the assumptions
    for case in every:
        values = dict(case.stable.witness)
        for vertex in vertices:
            for sign, eigenvalue in zip(signs_in(case, vertex, vertices), vertex.eigenvalues, strict=True):
                if sign is not unknown:
                    assert (eigenvalue.xreplace(values) > 0) == (sign is plus)


def test_examples_tell_once_what_they_share_and_nothing_of_idle_parameters(vertices) -> None:
    symbols = {symbol.name: symbol for symbol in FLAGSHIP.symbols}
    values = {name: Rational(1) for name in symbols}
    sets = [
        StableSet((), None, tuple((symbols[n], v) for n, v in (values | {"P": Rational(k), "W": Rational(k)}).items()))
        for k in (1, 2)
    ]
    examples = told(FLAGSHIP, vertices, sets)
    assert [symbol.name for symbol in examples.differing] == ["P"]
    assert [symbol.name for symbol in examples.idle] == ["R1", "R2", "W"]
    assert examples.of(sets[1]) == ((symbols["P"], Rational(2)),)
    assert len(examples.shared) == len(symbols) - 4


def test_the_flagship_reads_as_in_a_paper(found, vertices) -> None:
    blocks = regimes_blocks(replicator(FLAGSHIP), vertices, found)
    tables = [block for block in blocks if isinstance(block, Table)]
    shown = [[line_text(cell[0], PLAIN) for cell in row[:3]] for row in tables[0].rows]
    assert ["6", "① and ⑦ hold", "E1(0,0,0) and E8(1,1,1)"] in shown
    assert ["16", "④ holds; ① fails", "E5(1,1,0)"] in shown
    assert shown[-1] == ["20", "none of ①…⑦ holds", "none"]
    assert [table.over[1][0] for table in tables[1:]] == ["Case 1", "Case 5", "Case 9", "Case 13", "Case 17"]
    assert tables[1].caption.endswith("in different cases (Cases 1 to 4).")
    said = text(blocks, width=400)
    assert "In Case 20 no pure-strategy equilibrium point is stable." in said
    assert "E1(0,0,0) and E8(1,1,1) are the only ESS of the system." in said
    assert "The cases do not depend on R1, R2 and W." in said


def shown_of(game: Game, lang: str = "en", found: Regimes | None = None) -> str:
    field = replicator(game)
    vertices = vertices_of(field)
    return regimes_text(field, vertices, found or regimes(game, vertices), lang=lang, width=400)


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        (
            "en",
            (
                "There is only one case: no pure-strategy equilibrium point is stable.",
                "No face short of the whole state space is asymptotically stable.",
                "The flow on the edges runs along the cycle E1 → E4 → E7 → E8 → E5 → E2 → E1.",
            ),
        ),
        (
            "zh",
            (
                "只有一种情形：没有纯策略均衡点是稳定的。",
                "除整个状态空间外没有渐近稳定的面。",
                "棱上的演化沿环路E1 → E4 → E7 → E8 → E5 → E2 → E1进行。",
            ),
        ),
    ],
)
def test_jordans_game_is_told_in_sentences(lang: str, sentences: tuple[str, ...]) -> None:
    shown = shown_of(game_of(*JORDAN), lang).replace("\N{NO-BREAK SPACE}", " ")
    assert all(sentence in shown for sentence in sentences)
    assert "─" not in shown


def test_one_case_with_stable_points_is_one_sentence() -> None:
    assert "There is only one case: the ESS are E2(1,0,0) and E3(0,1,0).\n" in shown_of(game_of(*HAWK_DOVE))
    assert "There is only one case: the ESS is E4(1,1).\n" in shown_of(game_of("1", "1"))


def test_what_was_not_found_is_said() -> None:
    game = game_of("y - a", "x - 1/2", parameters=["a"])
    assert "The cases could not be listed" in shown_of(game, found=Regimes(False, ()))
    partial = regimes(game, vertices_of(replicator(game)))
    shown = shown_of(game, found=Regimes(False, partial.stable_sets[:1]))
    assert "there may be further sets" in shown
    assert "Proposition" not in shown
    assert "可能还有其他组合" in shown_of(game, "zh", Regimes(False, partial.stable_sets[:1]))


def witnessed(game: Game, ess: tuple[str, ...], *values: object) -> StableSet:
    return StableSet(ess, None, tuple(zip(game.symbols, values, strict=True)))


def test_faces_cycles_and_edges_at_rest_are_those_of_the_example() -> None:
    """Matching pennies if ``a > 0``; the third party's strategy is dominated."""
    game = game_of("a*(2*y - 1)", "-2*(2*x - 1)", "-1", parameters=["a"])
    found = Regimes(True, (witnessed(game, (), Rational(1)), witnessed(game, ("000",), Rational(-1))))
    shown = shown_of(game, found=found).replace("\N{NO-BREAK SPACE}", " ")
    assert "The smallest asymptotically stable face at its example is (x, y, 0)." in shown
    assert "The flow on the edges runs along the cycle E1 → E3 → E5 → E2 → E1." in shown
    tied = Regimes(True, (witnessed(game, (), Rational(0)), found.stable_sets[1]))
    shown = shown_of(game, found=tied).replace("\N{NO-BREAK SPACE}", " ")
    assert "is at rest" in shown or "are at rest" in shown
    assert "cycle" not in shown


def test_a_face_that_attracts_beside_an_ess_is_named() -> None:
    game = game_of("a*(y + z)", "3*z - 1", "3*y - 1", parameters=["a"])
    found = Regimes(True, (witnessed(game, ("111",), Rational(1)), witnessed(game, (), Rational(-1))))
    shown = shown_of(game, found=found).replace("\N{NO-BREAK SPACE}", " ")
    assert "An ESS need not be the only attractor" in shown
    assert "(x, 0, 0) in Case 1." in shown
    assert "情形1的(x, 0, 0)" in shown_of(game, "zh", found).replace("\N{NO-BREAK SPACE}", " ")


def test_an_example_may_have_a_square_root() -> None:
    game = game_of("y - a", "x - 1/2", parameters=["a"])
    found = Regimes(True, (witnessed(game, ("00", "11"), sqrt(2) / 2), witnessed(game, (), sqrt(2))))
    assert "sqrt(2)" in shown_of(game, found=found)


def test_many_cases_are_listed_without_signs(vertices) -> None:
    witness = tuple((symbol, Rational(1)) for symbol in FLAGSHIP.symbols)
    found = Regimes(False, tuple(StableSet(("000",), None, witness) for _ in range(25)))
    blocks = regimes_blocks(replicator(FLAGSHIP), vertices, found)
    assert len([block for block in blocks if isinstance(block, Table)]) == 1


@pytest.mark.parametrize(
    ("lang", "words"), [("en", ("Case", "Conditions", "ESS", "Example")), ("zh", ("情形", "条件", "演化稳定点"))]
)
def test_latex_and_markdown_have_the_same_tables(found, vertices, lang: str, words: tuple[str, ...]) -> None:
    field = replicator(FLAGSHIP)
    latex = regimes_latex(field, vertices, found, lang=lang)
    markdown = regimes_markdown(field, vertices, found, lang=lang)
    assert latex.count(r"\caption{") == markdown.count("**Table" if lang == "en" else "**表") == 6
    assert all(word in latex and word in markdown for word in words)
    assert r"\textcircled{\scriptsize 7}" in latex and "⑦" in markdown


def test_the_command_answers_in_every_form() -> None:
    file = str(PAPERS / "hei_graduate_twoparty.toml")
    runner = CliRunner()
    assert "命题1" in runner.invoke(app, ["regimes", file, "--lang", "zh"]).output
    assert r"\begin{tabular}" in runner.invoke(app, ["regimes", file, "--latex"]).output
    assert "| Case | Conditions |" in runner.invoke(app, ["regimes", file, "--markdown"]).output
    assert len(json.loads(runner.invoke(app, ["regimes", file, "--json"]).output)["stable_sets"]) == 5
    refused = runner.invoke(app, ["regimes", file, "--json", "--latex"])
    assert "choose one of --json, --latex and --markdown" in str(refused.exception)
