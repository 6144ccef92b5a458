"""The long run along the line of one parameter: which shares a start leads to at each value.

The shares jump where the start passes from one basin to another, which need not be at a threshold of
stability. Neighbouring values with different ends are moved together by halving.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from sympy import Rational

from symgame.errors import FigureError
from symgame.numeric.simulate import simulate
from symgame.numeric.simulation import Numbers
from symgame.numeric.starts import centre
from symgame.numeric.variation import at_value
from symgame.players import State
from symgame.stability.scenarios.short_numbers import about
from symgame.stability.thresholds.parameter_line import ParameterLine

SAMPLES = 31
"""Values at equal distances, before jumps are located."""

HALVINGS = 6

BESIDE = Rational(1, 500)
"""How far from a threshold values are added on both sides, as a part of the range."""

JUMP = 0.02
"""A larger change of a share between neighbouring values is located."""


@dataclass(frozen=True, slots=True, eq=False)
class LongRun:
    """Which shares a start leads to.

    Attributes
    ----------
    line : ParameterLine
    start : State
    range : tuple of two Rational
        From where to where.
    values : tuple of Rational
        In increasing order.
    shares : ndarray, shape (values, shares)
        Not a number where the path comes to no end: a cycle, or it was not told.
    """

    line: ParameterLine
    start: State
    range: tuple[Rational, Rational]
    values: tuple[Rational, ...]
    shares: Numbers


def long_run(
    line: ParameterLine, low: Rational, high: Rational, *, start: State | None = None, samples: int = SAMPLES
) -> LongRun:
    """The long-run shares from one start over a range of a parameter.

    Parameters
    ----------
    line : ParameterLine
    low, high : Rational
        Values that the assumptions do not allow are left out.
    start : State, optional
        Without it, the first of the scenario, else the centre.
    samples : int, optional
        Values at equal distances.

    Raises
    ------
    FigureError
        If the range is empty, or the assumptions allow none of its values.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> from symgame.stability.thresholds.parameter_line import parameter_line
    >>> game = load("llm-iar")
    >>> field = replicator(game)
    >>> line = parameter_line(field, vertices_of(field), game.scenarios[0], "C")
    >>> found = long_run(line, Rational(2), Rational(10), samples=3)
    >>> found.shares[0].tolist(), found.shares[-1].tolist()
    ([1.0, 1.0, 1.0], [0.0, 0.0, 0.0])
    """
    name = line.parameter.name
    if not low < high:
        raise FigureError(f"the range of {name} is empty: from {low} to {high}; its end must be larger")
    count = max(2, samples)
    values = {low + (high - low) * Rational(k, count - 1) for k in range(count)}
    values |= {low + BESIDE * (high - low), high - BESIDE * (high - low)}  # where the ends are not allowed
    for turn in line.within(low, high):
        values |= {about(turn.value) + side * BESIDE * (high - low) for side in (-1, 1)}
    allowed = sorted(value for value in values if low <= value <= high and line.is_allowed(value))
    if not allowed:
        raise FigureError(f"the assumptions allow no {name} from {low} to {high} at these values of the others")
    first = start or next(iter(line.scenario.initial), None) or centre(line.field.game)
    found = {value: _end(line, value, first) for value in allowed}
    for _ in range(HALVINGS):
        known = sorted(found)
        # Only pairs of neighbours that differ are halved, and each only once in a round.
        for left, right in pairwise(known):
            middle = (left + right) / 2
            if _differ(found[left], found[right]) and line.is_allowed(middle) and (right - left) * 500 > high - low:
                found[middle] = _end(line, middle, first)
    ordered = tuple(sorted(found))
    return LongRun(line, first, (low, high), ordered, np.array([found[value] for value in ordered]))


def _end(line: ParameterLine, value: Rational, start: State) -> Numbers:
    [run] = simulate(line.field, at_value(line, value), initial=[start]).runs
    return run.end if run.end is not None else np.full(len(run.initial), np.nan)


def _differ(one: Numbers, other: Numbers) -> bool:
    if np.isnan(one).any() or np.isnan(other).any():
        return bool(np.isnan(one).any() != np.isnan(other).any())
    return bool(abs(one - other).max() > JUMP)
