"""Intervals of one parameter in numbers, and what binds at their ends."""

from __future__ import annotations

from sympy import Expr, Rational

from symgame.display.decimals import decimal
from symgame.display.table import Cell, Line, Math, Sign
from symgame.presentation.edition import Edition
from symgame.stability.thresholds.ess_conditions import EssCondition
from symgame.stability.thresholds.interval_ends import End
from symgame.stability.thresholds.solution_set import Piece
from symgame.stability.thresholds.threshold_values import ThresholdValues


def number(value: Expr) -> tuple[Sign | Expr, ...]:
    """A rational number as a decimal where it is a finite one; another number as it is."""
    if isinstance(value, Rational):
        shown = decimal(value)
        return (Sign(shown, shown),)
    return (value,)


def interval_lines(edition: Edition, values: ThresholdValues) -> Cell:
    """Where the vertex is an ESS, exactly, one interval a line; ``nowhere`` is an answer."""
    return _lines(edition, values, [_exactly(edition, s.piece, values) for s in values.stretches])


def detailed_lines(edition: Edition, values: ThresholdValues) -> Cell:
    """The same, and about which decimals the ends are where they are none."""
    shown = []
    for stretch in values.stretches:
        shown.append(_exactly(edition, stretch.piece, values))
        ends = [end for end in (stretch.low.value, stretch.high.value) if end is not None]
        if not all(is_decimal(end) for end in ends):
            shown.append(edition.sentence("about", interval=_about(stretch.piece, values)))
    return _lines(edition, values, shown)


def _lines(edition: Edition, values: ThresholdValues, shown: list[Line]) -> Cell:
    if not shown:
        return ((edition.say("nowhere"),),)
    return tuple(shown if values.is_complete else [edition.sentence("at most", interval=said) for said in shown])


def _exactly(edition: Edition, piece: Piece, values: ThresholdValues) -> Line:
    if piece.low is None and piece.high is None:
        return (edition.say("no bound"),)
    return (_interval(piece, values.thresholds.parameter),)


def _about(piece: Piece, values: ThresholdValues) -> Line:
    low, high = (None if end is None else Rational(near(end)) for end in (piece.low, piece.high))
    return (_interval(Piece(low, high, piece.low_closed, piece.high_closed), values.thresholds.parameter),)


def is_decimal(value: Expr) -> bool:
    """Whether a number is written as a decimal or an integer, exactly."""
    return isinstance(value, Rational) and (value.q == 1 or "/" not in decimal(value))


def near(value: Expr) -> str:
    """Four digits of a number."""
    return f"{float(value):.4g}"


def _interval(piece: Piece, parameter: Expr) -> Math:
    """``0.11 < S1 < 3.4``, or ``S1 > 0.11``."""
    if piece.low is not None and piece.low == piece.high:
        return Math((parameter, _operator(" = "), *number(piece.low)))
    if piece.high is None:
        assert piece.low is not None  # an interval without ends is said in words
        return Math((parameter, _operator(" ≥ " if piece.low_closed else " > "), *number(piece.low)))
    if piece.low is None:
        return Math((parameter, _operator(" ≤ " if piece.high_closed else " < "), *number(piece.high)))
    before, after = (_operator(" ≤ " if closed else " < ") for closed in (piece.low_closed, piece.high_closed))
    return Math((*number(piece.low), before, parameter, after, *number(piece.high)))


def _operator(shown: str) -> Sign:
    return Sign(shown, shown.replace("≤", r"\le").replace("≥", r"\ge"))


def end_line(edition: Edition, end: End, distance: Expr | None, marks: dict[EssCondition, str]) -> Line:
    """``after 1.39: ①, then E7(0,1,1) ESS``."""
    if end.value is None:
        return (edition.say("no end"),)
    what: list[Line] = [(marks[condition],) for condition in end.conditions]
    what += [(edition.say("assumed end"),)] if end.assumed else []
    for key in end.neighbours:
        word = "gains ess" if key in end.successors else "gains"
        what.append(edition.sentence(word, point=edition.vertex_name(key)))
    said = edition.listed(what, "comma relations")
    if distance is None:
        return said
    shown = number(distance) if is_decimal(distance) else (Sign(near(distance), near(distance)),)
    return edition.sentence("after", distance=Math(shown), what=said)
