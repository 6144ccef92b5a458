"""The cheapest values that fulfil clauses of first degree: a union of linear programs, solved exactly by z3.

A point that fulfils everything names one demand of each clause that holds there. The cheapest point of
that *branch* (its border included) is a linear program; then a cheaper point of another branch is
sought, until there is none. Points are checked with fractions; that nothing is cheaper is proved anew in
:mod:`symgame.stability.design.proof`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from symgame.stability.design.demands import Clause, Demand, Point
from symgame.stability.design.solving import feasible, lowest

SURPLUS = Fraction(1, 100)
"""The share of the lowest cost that values with something to spare may cost on top of it."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """The lowest cost of values that fulfil all clauses, exactly.

    Attributes
    ----------
    cost : Fraction
        The infimum.
    point : tuple of Fraction
        Where it is: values that fulfil everything if it is attained, else the limit of such values.
    is_attained : bool
    is_unique : bool
        Whether no other values of the same branch cost as little.
    safe : tuple of Fraction
        Values that fulfil everything with something to spare.
    safe_cost : Fraction
    spare : Fraction
        By so much each of the demands is exceeded there that can be.
    branch : tuple of Demand
        The demands that hold there, one a clause.
    """

    cost: Fraction
    point: Point
    is_attained: bool
    is_unique: bool
    safe: Point
    safe_cost: Fraction
    spare: Fraction
    branch: tuple[Demand, ...]


def cheapest(clauses: Sequence[Clause], weights: Point) -> Optimum | None:
    """The optimum, or nothing where no values fulfil all clauses.

    Raises
    ------
    SymgameError
        If the cost has no lower limit.
    """
    clauses = [_open(clause) for clause in clauses]
    inside = feasible(clauses, len(weights))
    if inside is None:
        return None
    while True:
        branch = tuple(next(d for d in clause.demands if d.holds(inside)) for clause in clauses)
        point = lowest(_singly(branch), weights)
        cost = _cost(weights, point)
        better = feasible((*clauses, _cheaper(cost, weights)), len(weights))
        if better is None:
            break
        inside = better
    free = tuple(replace(demand, is_strict=False) for demand in branch)
    if not all(demand.holds(point) for demand in free):
        raise AssertionError("the solver's optimum is none")
    attained = feasible((*clauses, *_costing(cost, weights)), len(weights))
    other = feasible((*_singly(free), *_costing(cost, weights), _apart(point)), len(weights))
    spare, safe = _with_spare(clauses, weights, cost)
    if not all(clause.holds(safe) for clause in clauses):
        raise AssertionError("values with something to spare fail")
    return Optimum(
        cost, attained or point, attained is not None, other is None, safe, _cost(weights, safe), spare, branch
    )


def _open(clause: Clause) -> Clause:
    """Without demands that fail whatever the values: at equality, on the border, ``0 > 0`` would pass."""
    nowhere = tuple(Fraction(0) for demand in clause.demands[:1] for _ in demand.slopes)
    return replace(clause, demands=tuple(d for d in clause.demands if not d.is_constant or d.holds(nowhere)))


def _with_spare(clauses: Sequence[Clause], weights: Point, cost: Fraction) -> tuple[Fraction, Point]:
    """How much can be spared for a surplus of 1% (0.01 where the cost is 0), rounded down, and the values."""
    limit = cost + (SURPLUS * abs(cost) or SURPLUS)
    only_strict = False
    most = _most_spare(clauses, weights, limit, only_strict=only_strict)
    if most == 0:  # something holds as an equality only; what is strict can be exceeded, as there are such values
        only_strict = True
        most = _most_spare(clauses, weights, limit, only_strict=only_strict)
    spare = _rounded_down(most)
    return spare, lowest(_tightened(clauses, spare, only_strict=only_strict), weights)


def _moves(demand: Demand, only_strict: bool) -> bool:
    return not demand.is_constant and (demand.is_strict or not only_strict)


def _tightened(clauses: Sequence[Clause], spare: Fraction, *, only_strict: bool) -> list[Clause]:
    return [
        Clause(
            clause.vertex,
            tuple(replace(d, constant=d.constant - spare * _moves(d, only_strict)) for d in clause.demands),
        )
        for clause in clauses
    ]


def _most_spare(clauses: Sequence[Clause], weights: Point, limit: Fraction, *, only_strict: bool) -> Fraction:
    """The most, up to 1, by which all demands that can be exceeded are, below a cost; it is one more unknown."""
    nothing = tuple(Fraction(0) for _ in weights)
    rows = [
        Clause("", tuple(replace(d, slopes=(*d.slopes, Fraction(-_moves(d, only_strict)))) for d in clause.demands))
        for clause in clauses
    ]
    rows.append(Clause("", (Demand(limit, (*(-w for w in weights), Fraction(0))),)))
    rows.append(Clause("", (Demand(Fraction(1), (*nothing, Fraction(-1))),)))
    return lowest(rows, (*nothing, Fraction(-1)))[-1]


def _rounded_down(value: Fraction) -> Fraction:
    """The next lower number of the series 1, 2, 5, 10, ..."""
    power = Fraction(1)
    while power > value:
        power /= 10
    return max(step * power for step in (1, 2, 5) if step * power <= value)


def _singly(demands: Iterable[Demand]) -> list[Clause]:
    return [Clause("", (demand,)) for demand in demands]


def _costing(cost: Fraction, weights: Point) -> list[Clause]:
    """The values cost exactly so much."""
    rows = (Demand(-cost, weights), Demand(cost, tuple(-weight for weight in weights)))
    return _singly(rows)


def _cheaper(cost: Fraction, weights: Point) -> Clause:
    return Clause("", (Demand(cost, tuple(-weight for weight in weights), is_strict=True),))


def _apart(point: Point) -> Clause:
    """Another point: one of its values is larger or smaller."""
    demands = []
    for k, value in enumerate(point):
        for sign in (1, -1):
            slopes = tuple(Fraction(sign * (j == k)) for j in range(len(point)))
            demands.append(Demand(-sign * value, slopes, is_strict=True))
    return Clause("", tuple(demands))


def _cost(weights: Point, point: Point) -> Fraction:
    return sum((w * v for w, v in zip(weights, point, strict=True)), Fraction(0))
