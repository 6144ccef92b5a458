"""The two questions that are put to z3: values that fulfil clauses, and a cheapest point of their closure.

Answers come back as fractions. An example is checked before it is handed on; no text of a file reaches
the solver, whose unknowns have names of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from symgame.errors import SymgameError
from symgame.stability.design.demands import Clause, Demand, Point


def feasible(clauses: Iterable[Clause], count: int) -> Point | None:
    """Values that fulfil all clauses, checked with fractions; nothing where there are none."""
    import z3

    every = list(clauses)
    solver = z3.SolverFor("QF_LRA")
    unknowns = [z3.Real(f"v{k}") for k in range(count)]  # internal names: no text of a file reaches the solver
    for clause in every:
        solver.add(z3.Or([_claim(demand, unknowns, z3) for demand in clause.demands]))
    if solver.check() != z3.sat:
        return None
    point = _values(solver.model(), unknowns)
    if not all(clause.holds(point) for clause in every):
        raise AssertionError("the solver's example is none")
    return point


def lowest(clauses: Iterable[Clause], weights: Point) -> Point:
    """A cheapest point where all clauses hold, equality included."""
    import z3

    optimum = z3.Optimize()
    unknowns = [z3.Real(f"v{k}") for k in range(len(weights))]
    for clause in clauses:
        optimum.add(z3.Or([_claim(replace(d, is_strict=False), unknowns, z3) for d in clause.demands]))
    bound = optimum.minimize(_sum(weights, unknowns, z3))
    if optimum.check() != z3.sat or str(bound.lower_values()[0]) != "0":
        raise SymgameError(
            "the cost has no lower limit, because an instrument may be as negative as one likes; "
            "assume a bound, for example S1 >= 0, or give it no cost"
        )
    return _values(optimum.model(), unknowns)


def _claim(demand: Demand, unknowns: Sequence[Any], z3: Any) -> Any:
    total = z3.RealVal(str(demand.constant)) + _sum(demand.slopes, unknowns, z3)
    return total > 0 if demand.is_strict else total >= 0


def _sum(slopes: Sequence[Fraction], unknowns: Sequence[Any], z3: Any) -> Any:
    terms = [z3.RealVal(str(slope)) * unknown for slope, unknown in zip(slopes, unknowns, strict=True) if slope]
    return z3.Sum(terms) if terms else z3.RealVal(0)


def _values(model: Any, unknowns: Sequence[Any]) -> Point:
    return tuple(
        Fraction(value.numerator_as_long(), value.denominator_as_long())
        for value in (model.eval(unknown, model_completion=True) for unknown in unknowns)
    )
