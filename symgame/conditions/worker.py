"""A process of its own that lists which groups of conditions can hold together.

It reads one JSON object from standard input: ``smt`` (declarations and assumptions, internal names only),
``relations`` (SMT-LIB terms), ``with_cubes``, ``groups`` (of each group the places of its relations, all of which it
needs, or true or false). It prints every set of groups that can hold while the others do not, with an
example; then, of each set, cubes of relations that hold or fail. It is a process because a solver does
not always keep its time limit, and a process can be ended.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import z3


def main() -> None:
    """Answer the question on standard input: the sets first, then the cubes of each; last, what is complete."""
    question = json.load(sys.stdin)
    declared = question["smt"]
    parsed = [z3.parse_smt2_string(f"{declared}\n(assert {text})")[-1] for text in question["relations"]]
    groups: list[Any] = question["groups"]
    assumed = list(z3.parse_smt2_string(declared))
    holds = [z3.BoolVal(g) if isinstance(g, bool) else z3.And([parsed[k] for k in g]) for g in groups]
    patterns: list[list[bool]] = []
    blocked: list[Any] = []
    while (answer := (solver := _solver(assumed, blocked)).check()) == z3.sat:
        model = solver.model()
        pattern = [z3.is_true(model.eval(h, model_completion=True)) for h in holds]
        values = {str(name): _number(model[name]) for name in model.decls()}
        print(json.dumps({"pattern": pattern, "values": values}), flush=True)
        patterns.append(pattern)
        blocked.append(z3.Or([z3.Not(h) if is_true else h for h, is_true in zip(holds, pattern, strict=True)]))
    print(json.dumps({"all_sets": answer == z3.unsat}), flush=True)
    for pattern in patterns if question["with_cubes"] else ():
        for cube in _cubes(assumed, parsed, groups, pattern):
            print(json.dumps({"pattern": pattern, "cube": cube}), flush=True)
        print(json.dumps({"pattern": pattern, "all_cubes": True}), flush=True)


def _solver(*parts: list[Any]) -> Any:
    solver = z3.SolverFor("QF_NRA")
    for part in parts:
        solver.add(part)
    return solver


def _cubes(
    assumed: list[Any], parsed: list[Any], groups: list[Any], pattern: list[bool]
) -> Iterator[list[tuple[int, bool]]]:
    """All that hold, and of each other group that they leave possible one relation that fails.

    A branch is dropped only where it is shown to be impossible, so that together the cubes are the set.
    """
    needed = sorted({k for g, is_true in zip(groups, pattern, strict=True) if is_true and g is not True for k in g})
    base = [parsed[k] for k in needed]
    others = [
        [k for k in g if k not in needed]
        for g, is_true in zip(groups, pattern, strict=True)
        if not is_true and not isinstance(g, bool)
    ]
    possible = [g for g in others if _solver(assumed, base, [parsed[k] for k in g]).check() != z3.unsat]

    def branch(chosen: tuple[int, ...], left: list[list[int]]) -> Iterator[tuple[int, ...]]:
        open_groups = [g for g in left if not set(g) & set(chosen)]
        if not open_groups:
            yield chosen
            return
        for k in open_groups[0]:
            facts = [*base, *(z3.Not(parsed[c]) for c in (*chosen, k))]
            if _solver(assumed, facts).check() != z3.unsat:
                yield from branch((*chosen, k), open_groups[1:])

    for failing in branch((), possible):
        yield [(k, True) for k in needed] + [(k, False) for k in failing]


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
