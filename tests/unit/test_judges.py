"""Answers about parameters against those of other engines, where they are installed: cvc5 and QEPCAD."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Sequence

import pytest
from sympy import Expr

import symgame as sg
from symgame.analysis import vertices_of
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.deciding import possible
from symgame.conditions.relation import Relation, read_relations
from symgame.expressions import write
from symgame.stability.regimes.regimes import distinct_conditions, sign_patterns
from symgame.symbols import real_symbol

NAMES = {name: real_symbol(name) for name in ("a", "b", "c", "s")}


def smt(expression: Expr) -> str:
    """An expression with integer powers in prefix form."""
    if expression.is_Rational:
        number = f"(/ {abs(expression.p)}.0 {expression.q}.0)"
        return f"(- {number})" if expression < 0 else number
    if expression.is_Symbol:
        return str(expression)
    if expression.is_Pow:
        return f"(* {' '.join([smt(expression.base)] * int(expression.exp))})"
    return f"({'+' if expression.is_Add else '*'} {' '.join(smt(part) for part in expression.args)})"


def asserted(relation: Relation) -> str:
    operator = "=" if relation.operator == "==" else relation.operator
    return f"(assert ({operator} {smt(relation.left)} {smt(relation.right)}))"


def cvc5_says(relations: Sequence[Relation]) -> bool:
    cvc5 = pytest.importorskip("cvc5")
    solver = cvc5.Solver()
    solver.setOption("produce-models", "false")
    solver.setOption("tlimit-per", "20000")
    parser = cvc5.InputParser(solver)
    names = sorted({symbol.name for relation in relations for symbol in relation.symbols})
    text = ["(set-logic QF_NRA)", *(f"(declare-const {name} Real)" for name in names), *map(asserted, relations)]
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, "\n".join(text), "question")
    while not (command := parser.nextCommand()).isNull():
        command.invoke(solver, parser.getSymbolManager())
    answer = solver.checkSat()
    assert answer.isSat() or answer.isUnsat()
    return bool(answer.isSat())


def questions(count: int, seed: int) -> list[tuple[Relation, ...]]:
    """Relations between products of a share and quantities, as payoff differences have them."""
    source = random.Random(seed)
    found = []
    for _ in range(count):
        lines = []
        for _ in range(source.randint(2, 4)):
            parts = [f"({source.randint(-2, 2)})*{m}" for m in ("a", "s*a", "b", "s*b", "c", "1")]
            lines.append(f"{' + '.join(parts)} {source.choice('<>')} 0")
        found.append(read_relations(", ".join(lines), NAMES))
    return found


ASSUMED = Assumptions(read_relations("0 < s < 1, a > 0, b > 0", NAMES))


def test_cvc5_agrees_on_questions_with_shares() -> None:
    answers = set()
    for asked in questions(60, seed=5):
        decision = possible(asked, ASSUMED)
        assert decision.answer == cvc5_says((*asked, *ASSUMED.relations))
        answers.add(decision.answer)
    assert answers == {True, False}


def test_cvc5_agrees_that_no_sign_pattern_was_forgotten() -> None:
    """Every pattern of the flagship's first six forms is listed exactly where cvc5 finds it possible."""
    game = sg.load("open-source-ecosystem")
    vertices = vertices_of(sg.replicator(game))
    forms = distinct_conditions(vertices, game)
    listed = {tuple(k in found.groups for k in range(4)) for found in sign_patterns(vertices, game).sets}
    for number in range(16):
        pattern = tuple(bool(number >> k & 1) for k in range(4))
        asked = [
            Relation(f.left, "<" if holds == (f.operator == "<") else ">", f.right)
            for f, holds in zip(forms, pattern, strict=False)
        ]
        assert (pattern in listed) == cvc5_says((*asked, *game.assumptions.relations))


@pytest.mark.skipif(shutil.which("qepcad") is None, reason="QEPCAD is not installed")
def test_qepcad_agrees_on_linear_questions() -> None:
    source = random.Random(3)
    for _ in range(8):
        lines = []
        for _ in range(4):
            a, b, c = (source.randint(-2, 2) for _ in range(3))
            lines.append(f"({a})*a + ({b})*b + {c} {source.choice('<>')} 0")
        asked = read_relations(", ".join(lines), NAMES)
        formula = " /\\ ".join(f"{qepcad_term(r.difference)} {r.operator} 0" for r in asked)
        said = subprocess.run(
            ["qepcad", "+N8000000"],
            input=f"[question]\n(a,b)\n0\n(E a)(E b)[{formula}].\nfinish\n",
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        ).stdout
        assert ("TRUE" in said) == bool(possible(asked).answer)


def qepcad_term(expression: Expr) -> str:
    return write(expression).replace("*", " ")
