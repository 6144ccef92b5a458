r"""Thresholds: for which values of a parameter a vertex is an ESS, the other parameters given.

Each ESS condition is an inequality between polynomials. One that is of first degree in the parameter,
:math:`A p + B < 0`, bounds it: :math:`p < -B/A` where :math:`A > 0`, :math:`p > -B/A` where
:math:`A < 0`, and where :math:`A = 0` it asks :math:`B < 0` whatever the parameter. The assumptions decide
which of these it is; where they do not, all that can be are said. With all conditions of first degree
the vertex is an ESS exactly where

.. math:: \max(\text{lower bounds}) < p < \min(\text{upper bounds})

and the conditions without the parameter hold. Numbers are found in
:mod:`symgame.stability.thresholds.threshold_values`.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Symbol

from symgame.conditions.interval import Interval
from symgame.conditions.relation import Relation
from symgame.dynamics.field import VectorField
from symgame.errors import InvalidGameError, expect
from symgame.game import Game
from symgame.players import profile_of
from symgame.shown import Shown
from symgame.stability.thresholds.bounds import Alternative, Bound, bounds_of, tightest
from symgame.stability.thresholds.ess_conditions import EssCondition, conditions_of
from symgame.stability.vertex import Vertex
from symgame.stability.vertex import vertex as vertex_at
from symgame.symbols import nearest


@dataclass(frozen=True, slots=True, eq=False)
class Thresholds(Shown):
    """For which values of a parameter a vertex is an ESS, the other parameters given.

    Attributes
    ----------
    field : VectorField
    vertex : Vertex
    parameter : Symbol
    range : Interval
        Where the assumptions put the parameter by numbers.
    assumed : tuple of Relation
        All assumptions on the parameter.
    conditions : tuple of EssCondition
        All that is asked of the vertex, from which the rest of this record follows.
    lower, upper : tuple of Bound
        Without those that the assumptions or other bounds make superfluous.
    alternatives : tuple of Alternative
        Where the sign of a coefficient is open.
    as_stated : tuple of EssCondition
        Those of higher degree in the parameter, and those with the parameter inside a function.
    needed : tuple of EssCondition
        Those without the parameter.
    """

    field: VectorField
    vertex: Vertex
    parameter: Symbol
    range: Interval
    assumed: tuple[Relation, ...]
    conditions: tuple[EssCondition, ...]
    lower: tuple[Bound, ...]
    upper: tuple[Bound, ...]
    alternatives: tuple[Alternative, ...]
    as_stated: tuple[EssCondition, ...]
    needed: tuple[EssCondition, ...]

    def __repr__(self) -> str:
        bounds = ", ".join(
            bound.relation(self.parameter).text(self.game.symbols) for bound in (*self.lower, *self.upper)
        )
        return f"Thresholds of {self.parameter} for {self.vertex.key}: {bounds or 'no bounds'}"

    @property
    def game(self) -> Game:
        """The game to which the vertex belongs."""
        return self.field.game


def thresholds(field: VectorField, vertex: Vertex | str, parameter: Symbol | str) -> Thresholds:
    """The bounds of one parameter within which a vertex is an ESS.

    Parameters
    ----------
    field : VectorField
    vertex : Vertex or str
        The vertex or its key: ``"111"``.
    parameter : Symbol or str
        A parameter of the game or its name.

    Returns
    -------
    Thresholds

    Raises
    ------
    InvalidGameError
        If the game has no such vertex or parameter.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> found = thresholds(replicator(load("llm-iar")), "000", "b")
    >>> found
    Thresholds of b for 000: b > P/C, b < (C - P)/C
    >>> found.lower[0].condition.eigenvalues, found.lower[0].condition.neighbours, found.needed
    ((1,), ('100',), ())
    """
    expect(field, VectorField, "thresholds takes a field", "write thresholds(replicator(game), vertex, parameter)")
    game, given = field.game, field.game.assumptions
    symbol = parameter_of(game, parameter)
    expect(vertex, (str, Vertex), "a vertex is written by its key", "write '111', for example")
    found = vertex_at(field, profile_of(vertex, game.players)) if isinstance(vertex, str) else vertex
    conditions = conditions_of(field, found)
    bounds: list[Bound] = []
    alternatives: list[Alternative] = []
    as_stated: list[EssCondition] = []
    for condition in (c for c in conditions if symbol in c.relation.symbols):
        asked = bounds_of(condition, symbol, given, game.symbols)
        if asked is None:
            as_stated.append(condition)
        elif isinstance(asked, Bound):
            bounds.append(asked)
        else:
            alternatives.extend(asked)
    return Thresholds(
        field=field,
        vertex=found,
        parameter=symbol,
        range=given.intervals.get(symbol, Interval()),
        assumed=tuple(relation for relation in given.relations if symbol in relation.symbols),
        conditions=conditions,
        lower=tightest((bound for bound in bounds if not bound.is_upper), symbol, given),
        upper=tightest((bound for bound in bounds if bound.is_upper), symbol, given),
        alternatives=tuple(alternatives),
        as_stated=tuple(as_stated),
        needed=tuple(c for c in conditions if symbol not in c.relation.symbols),
    )


def parameter_of(game: Game, parameter: Symbol | str) -> Symbol:
    """A parameter of a game by its name.

    Raises
    ------
    InvalidGameError
        If there is none of that name.
    """
    expect(parameter, (str, Symbol), "a parameter is a name or a symbol", "write 'C', for example")
    name = parameter if isinstance(parameter, str) else str(parameter.name)
    known = {symbol.name: symbol for symbol in game.symbols}
    if name not in known:
        names = ", ".join(known) or "none"
        raise InvalidGameError(f"no parameter '{name[:60]}'{nearest(name, known) or ';'} known: {names}")
    return known[name]
