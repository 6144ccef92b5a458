"""Several parameters together: the plane of the two with the nearest thresholds, the room of each, Sobol's indices."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass

from sympy import Rational

from symgame.analysis import Analysis
from symgame.errors import SymgameError
from symgame.figures import Sensitivity
from symgame.figures.ranges import range_around
from symgame.figures.room import room_of
from symgame.numeric.parameter_plane import ParameterPlane, parameter_plane
from symgame.numeric.sensitivity.quantities import ShareAt
from symgame.numeric.sensitivity.ranges import MAX_RANGES, Range
from symgame.numeric.sensitivity.sobol import Sobol, sobol
from symgame.numeric.simulation import Simulation
from symgame.numeric.starts import centre
from symgame.reports.experiments.key_parameters import KeyParameters
from symgame.stability.scenarios.short_numbers import about
from symgame.stability.thresholds.parameter_line import ParameterLine

PART = Rational(1, 5)
"""By so much of its value each parameter varies in the global analysis, up and down."""

POINTS = 1024
"""Base points of Sobol's design."""


@dataclass(frozen=True, slots=True, eq=False)
class Joint:
    """What is found of several parameters together; None where there is nothing to find.

    Attributes
    ----------
    plane : ParameterPlane or None
    room : Sensitivity or None
        By how much each parameter alone may change.
    indices : Sobol or None
    is_installed : bool
        Whether the extra for Sobol's indices is.
    """

    plane: ParameterPlane | None
    room: Sensitivity | None
    indices: Sobol | None
    is_installed: bool


def joint(analysis: Analysis, simulation: Simulation, found: KeyParameters) -> Joint:
    """The joint effects around the values of a simulated scenario."""
    is_installed = importlib.util.find_spec("SALib") is not None
    indices = _indices(analysis, simulation, found) if is_installed else None
    return Joint(_plane(analysis, found), _room(found.lines), indices, is_installed)


def _plane(analysis: Analysis, found: KeyParameters) -> ParameterPlane | None:
    """Of the two parameters whose thresholds are nearest."""
    lines = [each.variation.line for each in found.chosen if each.turn is not None][:2]
    if len(lines) < 2:
        return None
    names = [line.parameter for line in lines]
    try:
        ranges = (range_around(lines[0]), range_around(lines[1]))
        return parameter_plane(analysis.field, analysis.vertices, found.scenario, names[0], names[1], ranges)
    except SymgameError:  # other parameters have no value, or the assumptions leave nothing of the plane
        return None


def _room(lines: Sequence[ParameterLine]) -> Sensitivity | None:
    try:
        return room_of(lines)
    except SymgameError:  # no parameter has a threshold
        return None


def _indices(analysis: Analysis, simulation: Simulation, found: KeyParameters) -> Sobol | None:
    """Of the first share halfway to the end, all parameters varied together; of no path that comes to none."""
    half = (simulation.runs[0].time or 0.0) / 2
    start = next(iter(found.scenario.initial), None) or centre(analysis.game)
    first = [each.variation.line for each in found.chosen]
    lines = [*first, *(line for line in found.lines if line not in first)][:MAX_RANGES]
    ranges = [_range(line, line.value) for line in lines if line.value]
    if not ranges or half <= 0:
        return None
    quantity = ShareAt(analysis.game.shares[0], half, start)
    try:
        return sobol(analysis.field, found.scenario, quantity, ranges, points=POINTS)
    except SymgameError:  # the assumptions forbid a part of the ranges, or the share does not vary
        return None


def _range(line: ParameterLine, value: Rational) -> Range:
    """The value and a part of it on both sides, within what the assumptions allow."""
    low, high = value - PART * abs(value), value + PART * abs(value)
    piece = next((piece for piece in line.allowed if piece.contains(value)), None)
    if piece is not None and piece.low is not None and not piece.contains(low):
        low = (about(piece.low) + value) / 2
    if piece is not None and piece.high is not None and not piece.contains(high):
        high = (about(piece.high) + value) / 2
    return Range(line.parameter, low, high)
