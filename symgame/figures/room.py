"""By how much each parameter alone may change before other vertices are ESS: exact, from the thresholds."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Expr, Rational

from symgame.errors import FigureError
from symgame.figures.measures import Measure, Sensitivity
from symgame.stability.thresholds.parameter_line import ParameterLine
from symgame.stability.thresholds.solution_set import order_of

LIMIT = 100.0
"""Changes that are larger, in percent, are cut in the picture."""


def room_of(lines: Sequence[ParameterLine]) -> Sensitivity:
    """The room of each parameter below and above the scenario's value, in percent of it; the least first.

    Parameters without a threshold, and those whose value is 0 or not given, are left out.

    Raises
    ------
    FigureError
        If no parameter has a threshold.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> from symgame.stability.thresholds.parameter_line import parameter_line
    >>> game = load("llm-iar")
    >>> field = replicator(game)
    >>> vertices = vertices_of(field)
    >>> lines = [parameter_line(field, vertices, game.scenarios[0], name) for name in ("C", "b", "R1")]
    >>> found = room_of(lines)
    >>> found.parameters, [measure.values for measure in found.measures]
    (('b', 'C'), [(-53.666666666666664, -40.0), (26.666666666666668, 46.333333333333336)])
    """
    rows: list[tuple[str, float, float]] = []
    for line in lines:
        value = line.value
        if value is None or value == 0:
            continue
        below = [turn.value for turn in line.turns if order_of(turn.value, value) <= 0]
        above = [turn.value for turn in line.turns if order_of(turn.value, value) >= 0]
        if below or above:
            rows.append((str(line.parameter.name), _percent(below[-1:], value), _percent(above[:1], value)))
    rows.sort(key=lambda row: min(abs(change) for change in row[1:] if change == change))  # not a number differs
    if not rows:
        raise FigureError("no parameter by itself leads to other ESS at these values; there is nothing to draw")
    names, falling, rising = zip(*rows, strict=True)
    return Sensitivity(names, (Measure("decrease", falling), Measure("increase", rising)), "room", limit=LIMIT)


def _percent(end: Sequence[Expr], value: Rational) -> float:
    """The change as a part of the size of the value; not a number where there is no end."""
    return float(100 * (end[0] - value) / abs(value)) if end else float("nan")
