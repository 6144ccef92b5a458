"""One parameter at several values: the paths from one start, beside the thresholds between the values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sympy import Expr, Rational, S

from symgame.dynamics.field import VectorField
from symgame.errors import FigureError
from symgame.numeric.simulate import simulate
from symgame.numeric.simulation import Run, Simulation
from symgame.numeric.starts import centre
from symgame.players import Scenario, State
from symgame.stability.scenarios.short_numbers import about, short_numbers
from symgame.stability.thresholds.parameter_line import ParameterLine, Turn
from symgame.stability.thresholds.solution_set import Piece

FEWEST, MOST = 3, 5
"""Values in one picture."""

STEPS = (Rational(1, 2), Rational(3, 2), Rational(3, 4), Rational(5, 4))
"""What the scenario's own value is multiplied by where there are too few thresholds."""


@dataclass(frozen=True, slots=True, eq=False)
class Variation:
    """The paths of a scenario with one parameter at several values.

    Attributes
    ----------
    line : ParameterLine
    values : tuple of Rational
        In increasing order.
    simulations : tuple of Simulation
        One a value, each with one run, all from one start.
    """

    line: ParameterLine
    values: tuple[Rational, ...]
    simulations: tuple[Simulation, ...]

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs, one a value."""
        return tuple(simulation.runs[0] for simulation in self.simulations)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The thresholds between the smallest and the largest value."""
        return self.line.within(self.values[0], self.values[-1])


def values_around(line: ParameterLine) -> tuple[Rational, ...]:
    """Three to five short values: the scenario's own, and one on the other side of each threshold near it.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> from symgame.stability.thresholds.parameter_line import parameter_line
    >>> game = load("llm-iar")
    >>> field = replicator(game)
    >>> line = parameter_line(field, vertices_of(field), game.scenarios[0], "C")
    >>> [turn.value for turn in line.turns], values_around(line)
    ([3, 439/60], (1, 5, 8))
    """
    own = line.value if line.value is not None else S.One
    piece = next((piece for piece in line.allowed if piece.contains(own)), Piece())
    gaps = _gaps(line, piece)
    here = next((k for k, gap in enumerate(gaps) if gap.contains(own)), 0)
    nearest = sorted(range(len(gaps)), key=lambda k: (abs(k - here), k))
    values = {own} | {_inside(gaps[k], own) for k in nearest[:MOST] if not gaps[k].contains(own)}
    for factor in STEPS:
        value = own * factor
        if len(values) < FEWEST and piece.contains(value):
            values.add(value)
    if len(values) < 2:
        values |= {number for number in (own + 1, own - 1) if piece.contains(number)}
    return tuple(sorted(values))[:MOST]


def _gaps(line: ParameterLine, piece: Piece) -> list[Piece]:
    """The intervals between neighbouring thresholds."""
    inner = [turn.value for turn in line.turns if piece.contains(turn.value)]
    ends: list[Expr | None] = [piece.low, *inner, piece.high]
    return [Piece(low, high) for low, high in pairwise(ends)]


def _inside(gap: Piece, own: Rational) -> Rational:
    """A short number in an interval: near its middle, or one step beyond where it has no end."""
    low, high = (None if end is None else about(end) for end in (gap.low, gap.high))
    if low is not None and high is not None:
        near = (low + high) / 2
    elif low is not None:
        near = low + max(abs(low - own), abs(low) / 4, Rational(1, 100)) / 2
    elif high is not None:
        near = high - max(abs(high - own), abs(high) / 4, Rational(1, 100)) / 2
    else:
        near = own
    return next(number for number in short_numbers(near) if gap.contains(number))


def variation(
    line: ParameterLine, values: Sequence[Rational] | None = None, *, start: State | None = None
) -> Variation:
    """The paths from one start with the parameter at several values.

    Parameters
    ----------
    line : ParameterLine
    values : sequence of Rational, optional
        Without it, three to five around the thresholds.
    start : State, optional
        Without it, the first of the scenario, else the centre.

    Raises
    ------
    FigureError
        If the values are too many or too few, or the assumptions do not allow one.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> from symgame.stability.thresholds.parameter_line import parameter_line
    >>> game = load("llm-iar")
    >>> field = replicator(game)
    >>> line = parameter_line(field, vertices_of(field), game.scenarios[0], "C")
    >>> found = variation(line, [Rational(5), Rational(11)])
    >>> [run.end.tolist() for run in found.runs], [turn.value for turn in found.turns]
    ([[1.0, 1.0, 1.0], [0.0, 0.0, 0.0]], [439/60])
    """
    chosen = values_around(line) if values is None else tuple(sorted(set(values)))
    name = line.parameter.name
    if not 1 <= len(chosen) <= MOST:
        raise FigureError(f"{len(chosen)} values of {name}; a picture can tell 1 to {MOST} apart: give fewer")
    refused = [value for value in chosen if not line.is_allowed(value)]
    if refused:
        shown = ", ".join(map(str, refused))
        raise FigureError(f"the assumptions do not allow {name} = {shown} at these values of the others; choose others")
    return Variation(line, chosen, tuple(_simulated(line.field, line, value, start) for value in chosen))


def _simulated(field: VectorField, line: ParameterLine, value: Rational, start: State | None) -> Simulation:
    scenario = at_value(line, value)
    first = start or next(iter(scenario.initial), None) or centre(field.game)
    return simulate(field, scenario, initial=[first])


def at_value(line: ParameterLine, value: Rational) -> Scenario:
    """The scenario with another value of the parameter."""
    values = dict(line.scenario.values) | {line.parameter: value}
    ordered = tuple((symbol, values[symbol]) for symbol in line.field.game.symbols if symbol in values)
    return replace(line.scenario, values=ordered, outcome=None)
