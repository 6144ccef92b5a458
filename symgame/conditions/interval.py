"""The interval of a parameter: its bounds, and the relations from which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sympy import Rational, Symbol

from symgame.conditions.relation import Relation


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a parameter lies; ``None`` is no bound, a closed end belongs to it."""

    low: Rational | None = None
    high: Rational | None = None
    low_closed: bool = False
    high_closed: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no number lies in it."""
        if self.low is None or self.high is None:
            return False
        return bool(self.low > self.high or (self.low == self.high and not (self.low_closed and self.high_closed)))


@cache
def intervals_of(relations: tuple[Relation, ...]) -> dict[Symbol, Interval]:
    """The interval of every parameter that has a bound."""
    intervals: dict[Symbol, Interval] = {}
    for symbol, operator, bound in _bounds(relations):
        intervals[symbol] = _narrowed(intervals.get(symbol, Interval()), operator, bound)
    return intervals


def _bounds(relations: Iterable[Relation]) -> Iterator[tuple[Symbol, str, Rational]]:
    """Relations that bound one parameter by a number, as ``symbol operator number``."""
    for relation in relations:
        if len(relation.symbols) != 1:
            continue
        (symbol,) = relation.symbols
        slope = relation.difference.diff(symbol)
        constant = relation.difference.subs(symbol, 0)
        if slope.is_Rational and slope != 0 and constant.is_Rational:
            yield symbol, relation.operator if slope > 0 else _MIRRORED[relation.operator], -constant / slope


_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def _narrowed(interval: Interval, operator: str, bound: Rational) -> Interval:
    low, high = interval.low, interval.high
    low_closed, high_closed = interval.low_closed, interval.high_closed
    if operator in (">", ">=", "==") and (low is None or bound > low or (bound == low and operator == ">")):
        low, low_closed = bound, operator != ">"
    if operator in ("<", "<=", "==") and (high is None or bound < high or (bound == high and operator == "<")):
        high, high_closed = bound, operator != "<"
    return Interval(low, high, low_closed, high_closed)
