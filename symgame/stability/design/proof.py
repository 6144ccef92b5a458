"""The proof that nothing is cheaper, or that nothing will do: multipliers that anybody can add up.

Demands ``form >= 0`` contradict each other if nonnegative multiples of them add up to a number below 0,
or to 0 with a strict one among them (Farkas). Together with ``bound > cost`` they show that nothing in
their branch is cheaper than the bound. Branches are made only where they are needed: of a clause that
fails at a point which the demands taken so far allow, each alternative is tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from symgame.errors import SymgameError
from symgame.stability.design.demands import Clause, Demand, Point
from symgame.stability.design.solving import feasible

MAX_BRANCHES = 20_000
"""After so many the proof is given up."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch that is refuted.

    Attributes
    ----------
    fallen : tuple of (str, int)
        The rivals that were split on, and which demand of each is taken, from 0.
    multipliers : tuple of (Demand, Fraction)
        Demands of the branch and, last where there is one, that it be cheaper; they add up to a contradiction.
    """

    fallen: tuple[tuple[str, int], ...]
    multipliers: tuple[tuple[Demand, Fraction], ...]

    def __post_init__(self) -> None:
        if not is_contradiction(self.multipliers):
            raise AssertionError("these multipliers prove nothing")


def is_contradiction(multipliers: Sequence[tuple[Demand, Fraction]]) -> bool:
    """Whether nonnegative multiples of demands add up to a number that cannot be at least, or above, 0.

    Examples
    --------
    >>> one, two = Demand(Fraction(-2), (Fraction(1),)), Demand(Fraction(1), (Fraction(-1),))
    >>> is_contradiction([(one, Fraction(1)), (two, Fraction(1))])
    True
    """
    if not multipliers or any(times < 0 for _, times in multipliers):
        return False
    total = sum((times * demand.constant for demand, times in multipliers), Fraction(0))
    sums = (sum(times * demand.slopes[k] for demand, times in multipliers) for k in range(_count(multipliers)))
    is_strict = any(times > 0 and demand.is_strict for demand, times in multipliers)
    return not any(sums) and (total < 0 or (total == 0 and is_strict))


def _count(multipliers: Sequence[tuple[Demand, Fraction]]) -> int:
    return len(multipliers[0][0].slopes)


def prove(clauses: Sequence[Clause], cheaper: Demand | None, count: int) -> tuple[Branch, ...]:
    """All branches, refuted: nothing fulfils the clauses, or nothing that is cheaper.

    Parameters
    ----------
    clauses : sequence of Clause
    cheaper : Demand or None
        That the cost lie below the bound.
    count : int
        The number of instruments.

    Raises
    ------
    SymgameError
        If there are too many branches.
    """
    fixed = [clause.demands[0] for clause in clauses if len(clause.demands) == 1]
    split = [clause for clause in clauses if len(clause.demands) != 1]
    done: list[Branch] = []
    pending: list[tuple[list[Demand], tuple[tuple[str, int], ...], list[Clause]]] = [
        ([*fixed, *([cheaper] if cheaper else [])], (), split)
    ]
    while pending:
        demands, fallen, left = pending.pop()
        point = feasible([Clause("", (demand,)) for demand in demands], count)
        if point is None:
            done.append(Branch(fallen, _multipliers(demands, count)))
            if len(done) > MAX_BRANCHES:
                raise SymgameError("the question has too many cases to be proved; ask with fewer instruments")
            continue
        failing = min((c for c in left if not c.holds(point)), key=lambda clause: len(clause.demands))
        others = [clause for clause in left if clause is not failing]
        for k in reversed(range(len(failing.demands))):
            pending.append(([failing.demands[k], *demands], (*fallen, (failing.vertex, k)), others))
        if not failing.demands:
            done.append(Branch((*fallen, (failing.vertex, 0)), ((_never(count), Fraction(1)),)))
    return tuple(done)


def _never(count: int) -> Demand:
    """What is asked where nothing can be done: ``-1 >= 0``."""
    return Demand(Fraction(-1), (Fraction(0),) * count)


def _multipliers(demands: Sequence[Demand], count: int) -> tuple[tuple[Demand, Fraction], ...]:
    """Multipliers of demands that contradict each other, found as a linear program of their own."""
    places = range(len(demands))
    unit = [tuple(Fraction(int(j == k)) for j in places) for k in places]
    rows = [Clause("", (Demand(Fraction(0), one),)) for one in unit]
    for k in range(count):
        slopes = tuple(demand.slopes[k] for demand in demands)
        rows += [Clause("", (Demand(Fraction(0), turned),)) for turned in (slopes, tuple(-s for s in slopes))]
    constants: Point = tuple(-demand.constant for demand in demands)
    strict: Point = tuple(Fraction(int(demand.is_strict)) for demand in demands)
    rows.append(Clause("", (Demand(Fraction(0), constants),)))
    rows.append(Clause("", (Demand(Fraction(-1), constants), Demand(Fraction(-1), strict))))
    found = feasible(rows, len(demands))
    if found is None:
        raise AssertionError("demands without a solution have multipliers")
    return tuple((demand, times) for demand, times in zip(demands, found, strict=True) if times)


def conflict(clauses: Sequence[Clause], count: int) -> tuple[Clause, ...]:
    """Clauses that cannot all hold, none of which can be left out."""
    kept = list(clauses)
    for clause in reversed(clauses):
        fewer = [other for other in kept if other is not clause]
        if feasible(fewer, count) is None:
            kept = fewer
    return tuple(kept)
