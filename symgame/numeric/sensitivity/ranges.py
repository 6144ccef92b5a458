"""Ranges of parameters, ``F=2:6``, and whether the assumptions allow all of what they span.

A relation that is of first degree in each parameter that varies holds throughout a box exactly if it holds
at the corners; any other relation is asked at every point that is drawn. A box of which the assumptions
forbid a part is refused, with the relation that forbids it: to leave points out would upset the designs of
Sobol and Morris, and to keep them would mix impossible games into the answer.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sympy import Expr, Poly, PolynomialError, Rational, Symbol

from symgame.conditions.relation import COMPARE, Relation
from symgame.display.decimals import decimal
from symgame.errors import InvalidExpressionError, InvalidGameError, SimulationError, expect
from symgame.expressions import exact_number, read_number
from symgame.game import Game
from symgame.numeric.points import as_meant
from symgame.numeric.simulation import Numbers
from symgame.players import Scenario
from symgame.stability.thresholds.thresholds import parameter_of

MAX_RANGES = 30

MAX_CORNERS = 12
"""With more parameters in one relation than this it is asked at the points."""


@dataclass(frozen=True, slots=True)
class Range:
    """A parameter and the bounds between which it varies, each value as likely as any other."""

    parameter: Symbol
    low: Rational
    high: Rational


def read_ranges(text: str, game: Game) -> tuple[Range, ...]:
    """Ranges as they are typed: ``F=2:6,C=1:3``.

    Raises
    ------
    SimulationError, InvalidGameError
        If the text is no list of ranges, or names no parameter.

    Examples
    --------
    >>> from symgame import load
    >>> read_ranges("C=1:8, b=1/4:0.75", load("llm-iar"))
    (Range(parameter=C, low=1, high=8), Range(parameter=b, low=1/4, high=3/4))
    """
    found = []
    for part in text.split(","):
        match = re.fullmatch(r"\s*(\S+?)\s*=\s*([^:=]+?)\s*:\s*([^:=]+?)\s*", part)
        if match is None:
            raise SimulationError(f"'{part.strip()[:40]}' is no range; write F=2:6, several with commas")
        try:
            low, high = read_number(match[2]), read_number(match[3])
        except InvalidExpressionError as error:
            raise SimulationError(f"range '{part.strip()[:40]}': {error}") from error
        found.append(Range(parameter_of(game, match[1]), low, high))
    return check_bounds(found)


def ranges_of(game: Game, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges with parameters of a game and exact bounds, checked.

    Raises
    ------
    SimulationError, InvalidGameError
        If something else is given, or a range is none.
    """
    expect(ranges, Iterable, "ranges are listed", CURE)
    found = []
    for each in ranges:
        expect(each, Range, "a range is expected", CURE)
        parameter = parameter_of(game, each.parameter)
        try:
            found.append(Range(parameter, exact_number(each.low), exact_number(each.high)))
        except InvalidExpressionError as error:
            raise InvalidGameError(f"the range of {parameter.name}, {error}") from None
    return check_bounds(found)


CURE = "write read_ranges('C=1:8, b=0.2:0.8', game)"


def check_bounds(ranges: Sequence[Range]) -> tuple[Range, ...]:
    """The ranges, if each goes upwards and no parameter has two.

    Raises
    ------
    SimulationError
    """
    names = [each.parameter.name for each in ranges]
    if not 1 <= len(ranges) <= MAX_RANGES:
        raise SimulationError(f"{len(ranges)} ranges; give from 1 to {MAX_RANGES}")
    for each in ranges:
        if names.count(each.parameter.name) > 1:
            raise SimulationError(f"{each.parameter.name} has two ranges; remove one of them")
        if each.low >= each.high:
            raise SimulationError(f"the range of {each.parameter.name} must go upwards, as in F=2:6")
    return tuple(ranges)


def check_allowed(game: Game, scenario: Scenario, ranges: Sequence[Range], sample: Numbers) -> None:
    """Refuse ranges of which the assumptions forbid a part.

    Parameters
    ----------
    game : Game
    scenario : Scenario
        Of the values of the other parameters.
    ranges : sequence of Range
    sample : ndarray, shape (points, ranges)
        The points that are drawn.

    Raises
    ------
    InvalidGameError
        With the relation, and values at which it is violated.
    """
    varied = [each.parameter for each in ranges]
    others = {symbol: value for symbol, value in scenario.values if symbol not in varied}
    missing = [s.name for s in game.symbols if s not in others and s not in varied]
    if missing:
        raise InvalidGameError(f"scenario '{scenario.name}' has no value for {', '.join(missing)}; add them to it")
    for relation in game.assumptions.relations:
        left = Relation(relation.left.xreplace(others), relation.operator, relation.right.xreplace(others))
        if not left.symbols:
            if not COMPARE[left.operator](left.left, left.right):
                raise InvalidGameError(
                    f"scenario '{scenario.name}' contradicts the assumption '{relation.text()}'; correct one of them"
                )
            continue
        where = _violation(left, ranges, sample)
        if where is not None:
            shown = ", ".join(f"{symbol.name} = {decimal(value)}" for symbol, value in where.items())
            raise InvalidGameError(
                f"the assumption '{relation.text()}' forbids a part of the ranges, for example {shown}; narrow them"
            )


def _violation(relation: Relation, ranges: Sequence[Range], sample: Numbers) -> Mapping[Symbol, Rational] | None:
    """Values in the box at which a relation does not hold."""
    own = [k for k, each in enumerate(ranges) if each.parameter in relation.symbols]
    symbols = [ranges[k].parameter for k in own]
    if len(own) <= MAX_CORNERS and _is_multilinear(relation.difference, symbols):
        corners = [
            dict(zip(symbols, values, strict=True))
            for values in itertools.product(*((ranges[k].low, ranges[k].high) for k in own))
        ]
        return _turned(relation, corners) if relation.operator == "!=" else _first(relation, iter(corners))
    points = ({s: as_meant(row[k]) for s, k in zip(symbols, own, strict=True)} for row in sample.tolist())
    return _first(relation, points)


def _is_multilinear(difference: Expr, symbols: Sequence[Symbol]) -> bool:
    try:
        polynomial = Poly(difference, *symbols)
    except PolynomialError:
        return False
    return all(power <= 1 for monomial in polynomial.monoms() for power in monomial)


def _first(relation: Relation, points: Iterator[dict[Symbol, Rational]]) -> Mapping[Symbol, Rational] | None:
    for point in points:
        if not COMPARE[relation.operator](relation.left.xreplace(point), relation.right.xreplace(point)):
            return point
    return None


def _turned(relation: Relation, corners: Sequence[dict[Symbol, Rational]]) -> Mapping[Symbol, Rational] | None:
    """Of ``!=``: a corner at which the difference is zero, or has another sign than at the first."""
    signs = [bool(relation.difference.xreplace(c) > 0) - bool(relation.difference.xreplace(c) < 0) for c in corners]
    return next((c for c, sign in zip(corners, signs, strict=True) if not sign or sign != signs[0]), None)
