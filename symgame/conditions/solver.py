"""Questions to z3, in a process that can be ended: what polynomial relations leave possible.

The names of parameters never reach the solver. Its examples are evaluated anew with fractions; that
something is impossible is taken on its word, and said so.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sympy import Expr, Integer, Rational, Symbol, expand, sqrt
from sympy.polys.rings import PolyElement

from symgame.algebra import as_ratio, atoms_of, ring_of
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.partition import Group, Pattern
from symgame.conditions.relation import COMPARE, Relation

Values = tuple[tuple[Symbol, Expr], ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the solver said before it ended or was ended.

    Attributes
    ----------
    examples : dict of Pattern to Values
        Checked; rational, with square roots where no rational values are known.
    impossible : tuple of Pattern
        On the solver's word.
    has_all : bool
        Whether, on its word, there are no other patterns than those it was asked about or has listed.
    """

    examples: dict[Pattern, Values]
    impossible: tuple[Pattern, ...]
    has_all: bool


def name() -> str:
    """The solver and its version."""
    from importlib.metadata import version

    return f"z3 {version('z3-solver')}"


def ask(
    groups: Sequence[Group],
    given: Assumptions,
    symbols: Sequence[Symbol],
    *,
    patterns: Iterable[Pattern] | None = None,
    seconds: float,
) -> Answers:
    """Which patterns are possible: those asked about, or all.

    Parameters
    ----------
    groups : sequence of Group
    given : Assumptions
    symbols : sequence of Symbol
        All parameters; an example names each of them.
    patterns : iterable of Pattern, optional
        Without it all that are possible are listed.
    seconds : float
        Then the process is ended.
    """
    relations = list(dict.fromkeys(r for group in groups if not isinstance(group, bool) for r in group))
    every = [*given.relations, *relations]
    if any(atoms_of([relation.difference]) for relation in every):
        return Answers({}, (), False)  # roots and exponentials are not for this solver
    names = {symbol: f"p{k}" for k, symbol in enumerate(symbols)}
    places = {relation: k for k, relation in enumerate(relations)}
    question = {
        "smt": "\n".join(
            [f"(declare-const {name} Real)" for name in names.values()]
            + [f"(assert {_smt(relation, names)})" for relation in given.relations]
        ),
        "relations": [_smt(relation, names) for relation in relations],
        "groups": [g if isinstance(g, bool) else [places[r] for r in g] for g in groups],
        "patterns": None if patterns is None else [list(p) for p in patterns],
    }
    answers = [json.loads(line) for line in _lines(json.dumps(question), seconds)]
    examples, impossible = {}, []
    for answer in answers:
        pattern = tuple(answer.get("pattern", ()))
        if answer.get("answer") == "unsat":
            impossible.append(pattern)
        elif answer.get("answer") == "sat":
            values = {symbol: _number(answer["values"].get(name, ["1"])) for symbol, name in names.items()}
            if _is_example(values, groups, pattern, given):
                examples[pattern] = tuple(values.items())
    listed = [tuple(answer["pattern"]) for answer in answers if answer.get("answer") == "sat"]
    has_all = bool(answers) and answers[-1].get("all", False) and len(examples) == len(listed)
    return Answers(examples, tuple(impossible), has_all)


def _lines(question: str, seconds: float) -> list[str]:
    """What the worker prints before it ends or is ended."""
    command = [sys.executable, "-m", "symgame.conditions.worker"]
    worker = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    stop = threading.Timer(max(0.0, seconds), worker.kill)
    stop.start()
    try:
        out, _ = worker.communicate(question)
    finally:
        stop.cancel()
        worker.kill()
    return [line for line in out.splitlines(keepends=True) if line.endswith("\n")]  # the last may be cut off


def _form(relation: Relation) -> PolyElement:
    """What is compared with 0: the difference times the square of its denominator, which changes no sign."""
    symbols = tuple(sorted(relation.symbols, key=lambda symbol: symbol.name))
    ratio = as_ratio(relation.difference, ring_of(symbols))
    product: PolyElement = ratio.numerator * ratio.denominator
    return product


def _smt(relation: Relation, names: dict[Symbol, str]) -> str:
    form = _form(relation)
    terms = []
    for monomial, coefficient in form.terms():
        value = Fraction(int(coefficient.numerator), int(coefficient.denominator))
        sign = "-" if value < 0 else "+"
        size = f"(/ {abs(value.numerator)}.0 {value.denominator}.0)"
        factors = [names[s] for s, e in zip(form.ring.symbols, monomial, strict=True) for _ in range(e)]
        product = f"(* {' '.join([size, *factors])})" if factors else size
        terms.append(f"(- {product})" if sign == "-" else product)
    total = "0.0" if not terms else terms[0] if len(terms) == 1 else f"(+ {' '.join(terms)})"
    if relation.operator == "!=":
        return f"(not (= {total} 0.0))"
    return f"({'=' if relation.operator == '==' else relation.operator} {total} 0.0)"


def _number(parts: list[str]) -> Expr:
    """A rational, or a root of ``a*v**2 + b*v + c`` given as ``[c, b, a, sign]``."""
    number: Expr = Rational(parts[0])
    if len(parts) > 1:
        c, b, a, turn = map(Integer, parts)
        number = expand((-b + turn * sqrt(b**2 - 4 * a * c)) / (2 * a))
    return number


def _is_example(values: dict[Symbol, Expr], groups: Sequence[Group], pattern: Pattern, given: Assumptions) -> bool:
    """Whether exactly these groups hold at the values."""
    if not all(_holds(relation, values) for relation in given.relations):
        return False
    return tuple(g if isinstance(g, bool) else all(_holds(r, values) for r in g) for g in groups) == pattern


def _holds(relation: Relation, values: dict[Symbol, Expr]) -> bool:
    """Evaluated with fractions; square roots are independent numbers once a sum of them is expanded."""
    form = _form(relation)
    if all(values[symbol].is_Rational for symbol in form.ring.symbols):
        total: Any = Fraction(0)
        for monomial, coefficient in form.terms():
            term = Fraction(int(coefficient.numerator), int(coefficient.denominator))
            for symbol, power in zip(form.ring.symbols, monomial, strict=True):
                term *= Fraction(str(values[symbol])) ** power
            total += term
    else:
        total = expand(form.as_expr().subs(values))
    return bool(COMPARE[relation.operator](total, 0))
