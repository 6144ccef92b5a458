"""Short values of one parameter around a threshold, so that a figure shows both sides of it."""

from __future__ import annotations

import itertools

from sympy import Rational, S

from symgame.display.decimals import decimal
from symgame.stability.scenarios.short_numbers import about, short_numbers
from symgame.stability.thresholds.parameter_line import ParameterLine, Turn
from symgame.stability.thresholds.solution_set import Piece


def values_near(line: ParameterLine, turn: Turn) -> tuple[Rational, ...]:
    """Four short values: the present one, one towards a threshold, one beyond it, one on the other side.

    Those that the assumptions do not allow are left out.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> from symgame.stability.thresholds.parameter_line import parameter_line
    >>> game = load("llm-iar")
    >>> field = replicator(game)
    >>> line = parameter_line(field, vertices_of(field), game.scenarios[0], "S1")
    >>> [turn.value for turn in line.turns], values_near(line, line.turns[1])
    ([11/100, 17/5], (9/10, 3/2, 2, 4))
    """
    own, end = line.value if line.value is not None else S.One, about(turn.value)
    targets = (own + (end - own) / 2, _further(line, end, (end - own) / 3), _further(line, own, (own - end) / 3))
    found = [own, *(_short(line, target, abs(end - own) / 4) for target in targets)]
    return tuple(sorted(value for value in dict.fromkeys(found) if value is not None))


def _further(line: ParameterLine, place: Rational, way: Rational) -> Rational:
    """A step on, or half the way to where the assumptions end the line if that is nearer."""
    piece = next((piece for piece in line.allowed if piece.contains(place)), Piece())
    border = piece.high if way > 0 else piece.low
    step: Rational = way if border is None else (about(border) - place) / 2
    further: Rational = place + (step if abs(step) < abs(way) else way)
    return further


def _short(line: ParameterLine, near: Rational, reach: Rational) -> Rational | None:
    """A short decimal not far from a number, on the same side of all thresholds, where the assumptions allow one."""
    ess = line.ess_at(near)
    for number in itertools.islice(short_numbers(near), MAX_TRIED):
        is_near = abs(number - near) <= reach and "/" not in decimal(number)
        if is_near and line.is_allowed(number) and line.ess_at(number) == ess:
            return number
    return None


MAX_TRIED = 200
"""Short numbers that are looked at."""
