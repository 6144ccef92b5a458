"""The line of one parameter, exactly: which vertices are ESS where, and the thresholds at which that changes.

All other parameters have the values of a scenario. Every threshold is an end of an interval in which some
vertex is an ESS; between two neighbouring ones the set of ESS is the same throughout.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cmp_to_key

from sympy import Expr, Rational, Symbol

from symgame.dynamics.field import VectorField
from symgame.players import Scenario
from symgame.stability.thresholds.solution_set import Pieces, order_of
from symgame.stability.thresholds.threshold_values import threshold_at
from symgame.stability.thresholds.thresholds import parameter_of, thresholds
from symgame.stability.verdict import EssVerdict
from symgame.stability.vertex import Vertex


@dataclass(frozen=True, slots=True)
class Turn:
    """A threshold: the ESS just below a value of the parameter, and just above it.

    Attributes
    ----------
    value : Expr
    below, above : tuple of str
        Keys of vertices.
    """

    value: Expr
    below: tuple[str, ...]
    above: tuple[str, ...]

    @property
    def lost(self) -> tuple[str, ...]:
        """The vertices that cease to be an ESS as the parameter rises."""
        return tuple(key for key in self.below if key not in self.above)

    @property
    def gained(self) -> tuple[str, ...]:
        """The vertices that become one."""
        return tuple(key for key in self.above if key not in self.below)


@dataclass(frozen=True, slots=True, eq=False)
class ParameterLine:
    """Which vertices are ESS along the line of one parameter.

    Attributes
    ----------
    field : VectorField
    scenario : Scenario
    parameter : Symbol
    allowed : tuple of Piece
        What the assumptions leave of the line at the values of the other parameters.
    stable : tuple of (str, tuple of Piece)
        Where each vertex is an ESS, in the order of the vertices.
    turns : tuple of Turn
        In increasing order; without the ends of what is allowed.
    is_complete : bool
        Whether all conditions were solved.
    """

    field: VectorField
    scenario: Scenario
    parameter: Symbol
    allowed: Pieces
    stable: tuple[tuple[str, Pieces], ...]
    turns: tuple[Turn, ...]
    is_complete: bool

    @property
    def value(self) -> Rational | None:
        """The scenario's own value of the parameter."""
        return dict(self.scenario.values).get(self.parameter)

    def is_allowed(self, value: Expr) -> bool:
        """Whether the assumptions allow a value."""
        return any(piece.contains(value) for piece in self.allowed)

    def ess_at(self, value: Expr) -> tuple[str, ...]:
        """The vertices that are ESS at a value."""
        return tuple(key for key, pieces in self.stable if any(piece.contains(value) for piece in pieces))

    def within(self, low: Expr, high: Expr) -> tuple[Turn, ...]:
        """The thresholds between two values."""
        return tuple(t for t in self.turns if order_of(low, t.value) < 0 and order_of(t.value, high) < 0)


def parameter_line(
    field: VectorField, vertices: Sequence[Vertex], scenario: Scenario, parameter: Symbol | str
) -> ParameterLine:
    """Which vertices are ESS along the line of one parameter, the others at the values of a scenario.

    Parameters
    ----------
    field : VectorField
    vertices : sequence of Vertex
        All of them.
    scenario : Scenario
    parameter : Symbol or str

    Raises
    ------
    InvalidGameError
        If there is no such parameter, or the scenario lacks a value or contradicts the assumptions on others.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> game = load("llm-iar")
    >>> field = replicator(game)
    >>> line = parameter_line(field, vertices_of(field), game.scenarios[0], "S1")
    >>> [(turn.value, turn.below, turn.above) for turn in line.turns]
    [(11/100, ('000', '011'), ('000', '111')), (17/5, ('000', '111'), ('000',))]
    """
    symbol = parameter_of(field.game, parameter)
    possible = [vertex for vertex in vertices if vertex.is_possible and vertex.verdict is not EssVerdict.UNDECIDED]
    found = [threshold_at(thresholds(field, vertex, symbol), scenario) for vertex in possible]
    stable = tuple(
        (vertex.key, tuple(stretch.piece for stretch in values.stretches))
        for vertex, values in zip(possible, found, strict=True)
    )
    # What is allowed does not depend on the vertex; where none is possible any one tells it.
    allowed = (found[0] if found else threshold_at(thresholds(field, vertices[0], symbol), scenario)).allowed
    is_complete = all(values.is_complete for values in found) and len(possible) == sum(v.is_possible for v in vertices)
    return ParameterLine(field, scenario, symbol, allowed, stable, _turns(stable, allowed), is_complete)


def _turns(stable: Sequence[tuple[str, Pieces]], allowed: Pieces) -> tuple[Turn, ...]:
    ends: list[Expr] = []
    for end in (end for _, pieces in stable for piece in pieces for end in (piece.low, piece.high)):
        if end is not None and not any(order_of(end, other) == 0 for other in ends):
            ends.append(end)
    ends.sort(key=cmp_to_key(order_of))
    borders = [end for piece in allowed for end in (piece.low, piece.high) if end is not None]
    inner = [end for end in ends if not any(order_of(end, border) == 0 for border in borders)]
    turns = (Turn(end, _beside(stable, end, above=False), _beside(stable, end, above=True)) for end in inner)
    return tuple(turn for turn in turns if turn.below != turn.above)


def _beside(stable: Sequence[tuple[str, Pieces]], value: Expr, *, above: bool) -> tuple[str, ...]:
    """The vertices that are ESS just above a value, or just below it."""
    return tuple(key for key, pieces in stable if _reaches(pieces, value, above=above))


def _reaches(pieces: Pieces, value: Expr, *, above: bool) -> bool:
    """Whether one of some intervals has numbers just above, or just below, a value."""
    for piece in pieces:
        near, far = (piece.low, piece.high) if above else (piece.high, piece.low)
        side = 1 if above else -1
        begins = near is None or order_of(near, value) * side <= 0
        goes_on = far is None or order_of(far, value) * side > 0
        if begins and goes_on:
            return True
    return False
