"""Over which range of a parameter a picture goes: around the scenario's own value, with the thresholds near it."""

from __future__ import annotations

from sympy import Rational, S

from symgame.stability.scenarios.short_numbers import about
from symgame.stability.thresholds.parameter_line import ParameterLine
from symgame.stability.thresholds.solution_set import Piece

FAR = 3
"""Thresholds beyond so many times the value are left out, unless there are no others."""

Range = tuple[Rational, Rational]


def range_around(line: ParameterLine) -> Range:
    """A range with the scenario's own value inside, the thresholds near it, and round ends.

    Where the assumptions end the parameter not much further out, the range ends there.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> from symgame.stability.thresholds.parameter_line import parameter_line
    >>> game = load("llm-iar")
    >>> field = replicator(game)
    >>> vertices = vertices_of(field)
    >>> [range_around(parameter_line(field, vertices, game.scenarios[0], name)) for name in ("S1", "b")]
    [(0, 4), (0, 1)]
    """
    value = line.value if line.value is not None else S.One
    piece = next((piece for piece in line.allowed if piece.contains(value)), Piece())
    low = None if piece.low is None else about(piece.low)
    high = None if piece.high is None else about(piece.high)
    inside = [about(turn.value) for turn in line.turns if piece.contains(turn.value)]
    near = [turn for turn in inside if abs(turn) <= FAR * abs(value)] or inside
    shown = [value, *near]
    width = max(*(abs(number - value) for number in shown), abs(value) / 2) or S.One
    top = max(shown) + width / 4 if max(shown) > value else value + width
    bottom = min(shown) - width / 4 if min(shown) < value else value - width
    top = high if high is not None and high - top <= top - bottom else _round(top, width, up=True)
    bottom = low if low is not None and bottom - low <= top - bottom else _round(bottom, width, up=False)
    return bottom, top


def _round(number: Rational, width: Rational, *, up: bool) -> Rational:
    """To the next multiple of half a power of ten that is not larger than the width."""
    unit: Rational = S.One
    while unit > width:
        unit = unit / 10
    while 10 * unit <= width:
        unit = unit * 10
    count = 2 * number / unit
    rounded: Rational = (count.ceiling() if up else count.floor()) * unit / 2
    return rounded
