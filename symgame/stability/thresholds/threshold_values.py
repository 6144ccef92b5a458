"""Thresholds in numbers: the exact interval in which a vertex is an ESS, all other parameters at values.

Conditions of any degree are solved, and the ends of an interval say which condition binds there first.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, Rational, Symbol, expand

from symgame.conditions.relation import COMPARE
from symgame.errors import InvalidGameError, expect
from symgame.players import Scenario, check_scenario
from symgame.shown import Shown
from symgame.stability.thresholds.ess_conditions import EssCondition
from symgame.stability.thresholds.interval_ends import Setting, Stretch, stretch_of
from symgame.stability.thresholds.solution_set import (
    EVERYTHING,
    Piece,
    Pieces,
    Values,
    intersection,
    order_of,
    where_holds,
)
from symgame.stability.thresholds.thresholds import Thresholds
from symgame.stability.verdict import EssVerdict


@dataclass(frozen=True, slots=True)
class Check:
    """One ESS condition at values.

    Attributes
    ----------
    condition : EssCondition
    pieces : tuple of Piece, or None
        Where it holds on the line of the parameter; None where that was not found.
    sides : tuple of two Expr, or None
        The numbers on its left and right; None where it depends on the parameter and that has no value.
    """

    condition: EssCondition
    pieces: Pieces | None
    sides: tuple[Expr, Expr] | None

    @property
    def holds(self) -> bool | None:
        """Whether it holds at the scenario's own value of the parameter; None where it has none."""
        if self.sides is None:
            return None
        return bool(COMPARE[self.condition.relation.operator](order_of(*self.sides), 0))


@dataclass(frozen=True, slots=True, eq=False)
class ThresholdValues(Shown):
    """Where a vertex is an ESS on the line of one parameter, the others at the values of a scenario.

    Attributes
    ----------
    thresholds : Thresholds
        The same in symbols.
    scenario : Scenario
    value : Rational or None
        The scenario's own value of the parameter.
    allowed : tuple of Piece
        What the assumptions leave of the line at these values.
    stretches : tuple of Stretch
        In increasing order; none where the vertex is an ESS nowhere.
    checks : tuple of Check
        The conditions one by one.
    is_complete : bool
        Whether all conditions were solved; else the vertex is an ESS at most in the stretches.
    """

    thresholds: Thresholds
    scenario: Scenario
    value: Rational | None
    allowed: Pieces
    stretches: tuple[Stretch, ...]
    checks: tuple[Check, ...]
    is_complete: bool

    def __repr__(self) -> str:
        shown = " or ".join(_shown(stretch.piece) for stretch in self.stretches) or "nowhere"
        return f"{self.thresholds.vertex.key} is an ESS for {self.thresholds.parameter} in {shown}"

    @property
    def around(self) -> Stretch | None:
        """The stretch in which the scenario's own value lies."""
        inside = (s for s in self.stretches if self.value is not None and s.piece.contains(self.value))
        return next(inside, None)

    @property
    def failing(self) -> tuple[Check, ...]:
        """The conditions that fail at the scenario's own value, or at these values of the others."""
        return tuple(check for check in self.checks if check.holds is False)

    def distances(self, stretch: Stretch) -> tuple[Expr | None, Expr | None]:
        """How far the scenario's own value is from both ends of a stretch, positive where it is inside."""
        low, high = stretch.low.value, stretch.high.value
        below = None if low is None or self.value is None else expand(self.value - low)
        above = None if high is None or self.value is None else expand(high - self.value)
        return below, above


def _shown(piece: Piece) -> str:
    left, right = "[" if piece.low_closed else "(", "]" if piece.high_closed else ")"
    low, high = (end if end is not None else "oo" for end in (piece.low, piece.high))
    return f"{left}{'-' if piece.low is None else ''}{low}, {high}{right}"


def threshold_at(found: Thresholds, scenario: Scenario) -> ThresholdValues:
    """The exact interval in which a vertex is an ESS, all other parameters at the values of a scenario.

    Parameters
    ----------
    found : Thresholds
        Of the vertex and the parameter.
    scenario : Scenario
        Its own value of the parameter, if it has one, is only compared with the interval.

    Returns
    -------
    ThresholdValues

    Raises
    ------
    InvalidGameError
        If the scenario lacks a value or contradicts the assumptions on the other parameters.

    Examples
    --------
    >>> from symgame import load, replicator, thresholds
    >>> game = load("llm-iar")
    >>> at = threshold_at(thresholds(replicator(game), "111", "S1"), game.scenario("collaboration takes hold"))
    >>> at
    111 is an ESS for S1 in (11/100, 17/5)
    >>> at.around.low.conditions[0].eigenvalues, at.around.low.neighbours, at.distances(at.around)
    ((1,), ('011',), (139/100, 19/10))
    """
    expect(found, Thresholds, "threshold_at takes thresholds", "write threshold_at(thresholds(...), scenario)")
    check_scenario(scenario)
    symbol, values = found.parameter, dict(scenario.values)
    _check_values(found, scenario)
    others: Values = {parameter: value for parameter, value in values.items() if parameter != symbol}
    checks = tuple(_check(condition, symbol, values) for condition in found.conditions)
    assumed = [(relation, where_holds(relation, symbol, others)) for relation in found.assumed]
    allowed = EVERYTHING
    for _, pieces in assumed:
        allowed = allowed if pieces is None else intersection(allowed, pieces)
    is_decided = found.vertex.verdict is not EssVerdict.UNDECIDED
    is_complete = is_decided and all(c.pieces is not None for c in checks) and all(p is not None for _, p in assumed)
    inside = allowed if is_decided and found.vertex.verdict is not EssVerdict.NEVER else ()
    for check in checks:
        inside = inside if check.pieces is None else intersection(inside, check.pieces)
    solved = tuple((check.condition, check.pieces) for check in checks if check.pieces is not None)
    known = tuple((relation, pieces) for relation, pieces in assumed if pieces is not None)
    setting = Setting(found.field, found.vertex.profile, symbol, others, solved, known)
    stretches = tuple(stretch_of(piece, setting) for piece in inside)
    return ThresholdValues(found, scenario, values.get(symbol), allowed, stretches, checks, is_complete)


def _check_values(found: Thresholds, scenario: Scenario) -> None:
    values = dict(scenario.values)
    needed = frozenset().union(*(r.symbols for r in (*(c.relation for c in found.conditions), *found.assumed)))
    missing = [s.name for s in found.game.symbols if s in needed and s not in values and s != found.parameter]
    if missing:
        raise InvalidGameError(f"scenario '{scenario.name}' has no value for {', '.join(missing)}; add it")
    for relation in found.game.assumptions.relations:
        if found.parameter not in relation.symbols and relation.symbols <= set(values):
            sides = relation.left.xreplace(values), relation.right.xreplace(values)
            if not COMPARE[relation.operator](order_of(*sides), 0):
                raise InvalidGameError(
                    f"scenario '{scenario.name}' contradicts the assumption '{relation.text()}'; correct one of them"
                )


def _check(condition: EssCondition, symbol: Symbol, values: Values) -> Check:
    relation = condition.relation
    pieces = where_holds(relation, symbol, values)
    if not relation.symbols <= set(values):
        return Check(condition, pieces, None)
    return Check(condition, pieces, (expand(relation.left.xreplace(values)), expand(relation.right.xreplace(values))))
