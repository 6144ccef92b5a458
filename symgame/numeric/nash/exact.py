"""The Nash equilibria of one game, exactly."""

from __future__ import annotations

from symgame.dynamics.replicator import replicator
from symgame.equilibria.rest_point import Kind, RestPoint
from symgame.equilibria.rest_points import rest_points
from symgame.errors import InvalidGameError, expect
from symgame.game import Game
from symgame.stability.classification import nash_conditions


def exact_equilibria(game: Game) -> tuple[RestPoint, ...]:
    """The Nash equilibria of one game of numbers, exactly, by another way: those of its rest points.

    A rest point of the replicator equation is an equilibrium if no strategy out of use earns more than those
    in use. Continua are left out: a game that has one is degenerate.

    Raises
    ------
    InvalidGameError
        If a parameter has no value, or what is given is no game.

    Examples
    --------
    >>> from symgame.library import load
    >>> game = load("llm-iar")
    >>> [point.coordinates for point in exact_equilibria(game.at(game.scenario("incentives withdrawn")))]
    [(0, 0, 0)]
    """
    expect(game, Game, "exact_equilibria takes a game", "write exact_equilibria(game.at(scenario))")
    if game.symbols:
        names = ", ".join(symbol.name for symbol in game.symbols)
        raise InvalidGameError(f"no value for {names}; equilibria need a game of numbers")
    field = replicator(game)
    points = (point for point in rest_points(field).points if point.kind is not Kind.CONTINUUM)
    return tuple(point for point in points if not nash_conditions(field, point).is_impossible)
