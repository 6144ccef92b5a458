"""Homogeneous linear inequalities, decided exactly, with a reason for every contradiction.

A system asks of linear forms in columns that they are at least 1, at least 0, equal to 0, at most 0 or at
most -1. Because everything is homogeneous, "at least 1" stands for "positive": a solution may be
scaled. Columns stand for monomials; one of them is the constant 1.

The method is the general simplex of [1]_: forms become rows, bounds come and go, and the last
assignment is kept, so that a search over signs moves in few steps from one system to the next. Where a row
cannot keep its bound, the bounds that hold it fast and the row's coefficients are Farkas multipliers: the
inequalities, times these, add up to ``0 >= 1``.

References
----------
.. [1] B. Dutertre and L. de Moura, "A fast linear-arithmetic solver for DPLL(T)", Computer Aided
   Verification 2006, LNCS 4144, 81-94.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy.polys.domains import QQ

Row = dict[int, Any]
"""Coefficients (rational numbers) by column."""

Reason = tuple[int, int]
"""The number of an inequality, and 1 or -1: an equation bounds from both sides."""

Multipliers = dict[Reason, Any]
"""By reason: how often an inequality is taken. They are positive, of equations of either sign."""

_ZERO, _ONE = QQ(0), QQ(1)


class System:
    """A system whose bounds can be set and taken back; columns are free until bounded."""

    def __init__(self, columns: int) -> None:
        self._rows: dict[int, Row] = {}
        self._value: list[Any] = [_ZERO] * columns
        self._low: list[Any] = [None] * columns
        self._high: list[Any] = [None] * columns
        self._why_low: list[Reason | None] = [None] * columns
        self._why_high: list[Reason | None] = [None] * columns
        self._trail: list[tuple[int, bool, Any, Reason | None]] = []

    def add(self, form: Mapping[int, Any]) -> int:
        """A place for a linear form in the columns, to be bounded like a column."""
        place = len(self._value)
        row: Row = {}
        for column, coefficient in form.items():
            if column in self._rows:
                for k, c in self._rows[column].items():
                    _accumulate(row, k, coefficient * c)
            else:
                _accumulate(row, column, coefficient)
        self._rows[place] = row
        self._value.append(sum((c * self._value[k] for k, c in row.items()), _ZERO))
        for bounds in (self._low, self._high, self._why_low, self._why_high):
            bounds.append(None)
        return place

    def value(self, place: int) -> Any:
        """What a column or form is worth at present."""
        return self._value[place]

    def mark(self) -> int:
        """A point to which bounds can be taken back."""
        return len(self._trail)

    def back_to(self, mark: int) -> None:
        """Take back all bounds set since."""
        while len(self._trail) > mark:
            place, is_low, bound, why = self._trail.pop()
            if is_low:
                self._low[place], self._why_low[place] = bound, why
            else:
                self._high[place], self._why_high[place] = bound, why

    def at_least(self, place: int, bound: int, why: Reason) -> Multipliers | None:
        """Bound from below; what contradicts it at once, if anything does."""
        old = self._low[place]
        if old is not None and old >= bound:
            return None
        if self._high[place] is not None and self._high[place] < bound:
            return _both(why, self._why_high[place])
        self._trail.append((place, True, old, self._why_low[place]))
        self._low[place], self._why_low[place] = QQ(bound), why
        if place not in self._rows and self._value[place] < bound:
            self._move(place, QQ(bound))
        return None

    def at_most(self, place: int, bound: int, why: Reason) -> Multipliers | None:
        """Bound from above; what contradicts it at once, if anything does."""
        old = self._high[place]
        if old is not None and old <= bound:
            return None
        if self._low[place] is not None and self._low[place] > bound:
            return _both(why, self._why_low[place])
        self._trail.append((place, False, old, self._why_high[place]))
        self._high[place], self._why_high[place] = QQ(bound), why
        if place not in self._rows and self._value[place] > bound:
            self._move(place, QQ(bound))
        return None

    def contradiction(self) -> Multipliers | None:
        """Move the assignment within all bounds; the multipliers that show it where that is impossible."""
        while True:
            place = min((p for p in self._rows if self._is_outside(p)), default=None)
            if place is None:
                return None
            is_below = self._low[place] is not None and self._value[place] < self._low[place]
            row = self._rows[place]
            # The smallest place first (Bland's rule): no endless rounds.
            entering = min((k for k, c in row.items() if self._can_move(k, (c > 0) == is_below)), default=None)
            if entering is None:
                return self._reasons(place, is_below)
            bound = self._low[place] if is_below else self._high[place]
            self._exchange(place, entering, bound)

    def _is_outside(self, place: int) -> bool:
        low, high, value = self._low[place], self._high[place], self._value[place]
        return (low is not None and value < low) or (high is not None and value > high)

    def _can_move(self, place: int, upwards: bool) -> bool:
        bound = self._high[place] if upwards else self._low[place]
        if bound is None:
            return True
        return bool(self._value[place] < bound if upwards else self._value[place] > bound)

    def _reasons(self, place: int, is_below: bool) -> Multipliers:
        result: Multipliers = {}
        _accumulate(result, self._why_low[place] if is_below else self._why_high[place], _ONE)
        for k, c in self._rows[place].items():
            is_held_above = (c > 0) == is_below
            _accumulate(result, self._why_high[k] if is_held_above else self._why_low[k], abs(c))
        return result

    def _move(self, place: int, value: Any) -> None:
        step = value - self._value[place]
        self._value[place] = value
        for basic, row in self._rows.items():
            coefficient = row.get(place)
            if coefficient is not None:
                self._value[basic] += coefficient * step

    def _exchange(self, leaving: int, entering: int, value: Any) -> None:
        """``leaving`` takes the value and becomes free to be moved, ``entering`` becomes a row."""
        row = self._rows.pop(leaving)
        pivot = row.pop(entering)
        solved: Row = {k: -c / pivot for k, c in row.items()}
        solved[leaving] = 1 / pivot
        step = (value - self._value[leaving]) / pivot
        self._value[leaving] = value
        self._value[entering] += step
        for basic, other in self._rows.items():
            coefficient = other.pop(entering, None)
            if coefficient is None:
                continue
            self._value[basic] += coefficient * step
            for k, c in solved.items():
                _accumulate(other, k, coefficient * c)
        self._rows[entering] = solved


def _both(one: Reason | None, other: Reason | None) -> Multipliers:
    assert one is not None
    assert other is not None  # a bound has a reason
    return {one: _ONE, other: _ONE}


def _accumulate(target: dict[Any, Any], key: Any, amount: Any) -> None:
    total = target.get(key)
    total = amount if total is None else total + amount
    if total:
        target[key] = total
    else:
        target.pop(key, None)
