"""Points of parameter space: one value for every open parameter of a game, many times over.

A number that is written in decimals is meant exactly: 0.1 is one tenth. The floating-point values
serve for speed; whatever a rounding error could turn over is asked of the exact ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike
from sympy import Rational, Symbol

from symgame.conditions.relation import COMPARE
from symgame.errors import InvalidGameError, SimulationError
from symgame.game import Game
from symgame.numeric.simulation import Numbers
from symgame.players import Scenario


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Parameter points of one game.

    Attributes
    ----------
    symbols : tuple of Symbol
        The parameters, as in ``game.symbols``.
    values : ndarray, shape (points, parameters)
    scenarios : tuple of Scenario
        The exact values where they came from scenarios; else empty.
    """

    symbols: tuple[Symbol, ...]
    values: Numbers
    scenarios: tuple[Scenario, ...] = ()

    def __len__(self) -> int:
        return len(self.values)

    def exact(self, point: int) -> dict[Symbol, Rational]:
        """The exact values of one point."""
        if self.scenarios:
            return dict(self.scenarios[point].values)
        row = self.values[point]
        return {symbol: as_meant(value) for symbol, value in zip(self.symbols, row, strict=True)}

    def name(self, point: int) -> str:
        """What a message calls the point."""
        return f"scenario '{self.scenarios[point].name}'" if self.scenarios else f"point {point}"


def points_of(game: Game, points: Sequence[Scenario] | ArrayLike | None) -> Points:
    """The points, checked.

    Parameters
    ----------
    game : Game
    points : sequence of Scenario, array of shape (points, parameters), or None
        The columns in the order of ``game.symbols``. Scenarios must satisfy the game's assumptions, as
        for a simulation; an array may go beyond them. None for a game without open parameters.

    Raises
    ------
    InvalidGameError
        If a parameter has no value, or a scenario contradicts an assumption.
    SimulationError
        If the array has another shape, or holds what is no finite number.

    Examples
    --------
    >>> from symgame import load
    >>> game = load("llm-iar")
    >>> points_of(game, game.scenarios).values.shape
    (5, 19)
    """
    names = ", ".join(symbol.name for symbol in game.symbols)
    if points is None:
        if game.symbols:
            raise InvalidGameError(f"no value for {names}; give points: scenarios, or an array in this order")
        return Points((), np.zeros((1, 0)))
    if isinstance(points, Scenario):
        points = [points]
    if isinstance(points, Sequence) and points and all(isinstance(point, Scenario) for point in points):
        scenarios = tuple(point for point in points if isinstance(point, Scenario))
        rows = [_row(game, scenario) for scenario in scenarios]
        return Points(game.symbols, np.array(rows, dtype=float).reshape(len(rows), len(game.symbols)), scenarios)
    try:
        values = np.asarray(points, dtype=float)
    except (TypeError, ValueError):
        raise SimulationError(
            f"points are scenarios, or rows of numbers; these are {str(points)[:40]}; "
            f"write [game.scenario('its name')], or rows with the columns {names or 'none'}"
        ) from None
    if values.ndim != 2 or values.shape[1] != len(game.symbols):
        raise SimulationError(
            f"points need the shape (points, {len(game.symbols)}), not {values.shape}; columns: {names or 'none'}"
        )
    if not np.isfinite(values).all():
        p, k = np.argwhere(~np.isfinite(values))[0]
        raise SimulationError(
            f"point {p}: the value of {game.symbols[k].name} is {values[p, k]}; give a finite number, or leave it out"
        )
    return Points(game.symbols, values)


def as_meant(value: float) -> Rational:
    """The decimal number that a floating-point number is written as.

    Examples
    --------
    >>> as_meant(0.1), as_meant(1e-40) * 10**40
    (1/10, 1)
    """
    number = Fraction(repr(float(value)))
    result: Rational = Rational(number.numerator, number.denominator)
    return result


def _row(game: Game, scenario: Scenario) -> list[float]:
    values = dict(scenario.values)
    missing = [symbol.name for symbol in game.symbols if symbol not in values]
    if missing:
        raise InvalidGameError(
            f"scenario '{scenario.name}': no value for {', '.join(missing)}; "
            "a simulation needs all of them: add them to the scenario"
        )
    for relation in game.assumptions.relations:
        if not COMPARE[relation.operator](relation.left.xreplace(values), relation.right.xreplace(values)):
            raise InvalidGameError(
                f"scenario '{scenario.name}' contradicts the assumption '{relation.text()}'; correct one of them"
            )
    return [float(values[symbol]) for symbol in game.symbols]
