"""A process of its own that asks z3 which groups of conditions can hold together.

It reads one JSON object from standard input: ``smt`` (declarations and assumptions, internal names only),
``relations`` (SMT-LIB terms), ``groups`` (of each group the places of its relations, all of which it needs, or
true or false), and ``patterns``: which groups are to hold while the others do not, or null. Of every
pattern it prints whether it is possible, with values; without patterns, and then of linear relations only,
it prints all that are possible. It is a process because a solver does not always keep its time limit, and a
process can be ended.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import z3


def main() -> None:
    """Answer the question on standard input, one JSON object a line."""
    question = json.load(sys.stdin)
    declared = question["smt"]
    assumed = list(z3.parse_smt2_string(declared))
    parsed = [z3.parse_smt2_string(f"{declared}\n(assert {text})")[-1] for text in question["relations"]]
    holds = [z3.BoolVal(g) if isinstance(g, bool) else z3.And([parsed[k] for k in g]) for g in question["groups"]]
    if question["patterns"] is None:
        _list(assumed, holds)
        return
    for pattern in question["patterns"]:
        solver = _solver(assumed, [h if wanted else z3.Not(h) for h, wanted in zip(holds, pattern, strict=True)])
        answer = solver.check()
        values = _values(solver.model()) if answer == z3.sat else None
        print(json.dumps({"pattern": pattern, "answer": str(answer), "values": values}), flush=True)


def _list(assumed: list[Any], holds: list[Any]) -> None:
    """Every pattern that is possible; last, whether there are no others."""
    solver = z3.SolverFor("QF_LRA")  # one solver throughout: what it learns of one pattern helps with the next
    solver.add(assumed)
    names = [z3.Bool(f"g{k}") for k in range(len(holds))]
    solver.add([name == h for name, h in zip(names, holds, strict=True)])
    while (answer := solver.check()) == z3.sat:
        model = solver.model()
        pattern = [z3.is_true(model.eval(name, model_completion=True)) for name in names]
        values = {k: v for k, v in _values(model).items() if not k.startswith("g")}
        print(json.dumps({"pattern": pattern, "answer": "sat", "values": values}), flush=True)
        solver.add(z3.Or([z3.Not(name) if is_true else name for name, is_true in zip(names, pattern, strict=True)]))
    print(json.dumps({"all": answer == z3.unsat}), flush=True)


def _solver(*parts: list[Any]) -> Any:
    solver = z3.SolverFor("QF_NRA")
    for part in parts:
        solver.add(part)
    return solver


def _values(model: Any) -> dict[str, list[str]]:
    return {str(name): _number(model[name]) for name in model.decls() if z3.is_arith(model[name])}


def _number(value: Any) -> list[str]:
    """A rational, or ``(-b + sign*sqrt(b**2 - 4*a*c))/(2*a)`` as ``[c, b, a, sign]``; a number near any other."""
    if z3.is_algebraic_value(value):
        coefficients = [str(c) for c in value.poly()]
        if len(coefficients) == 3:
            is_larger = (value.index() == 2) == (not coefficients[2].startswith("-"))
            return [*coefficients, "1" if is_larger else "-1"]
        value = value.approx(30)
    return [f"{value.numerator_as_long()}/{value.denominator_as_long()}"]


if __name__ == "__main__":
    main()
