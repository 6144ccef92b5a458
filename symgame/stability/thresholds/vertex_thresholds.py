"""The thresholds of all parameters that bear on a vertex, in symbols and at a scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sympy import Symbol

from symgame.dynamics.field import VectorField
from symgame.game import Game
from symgame.players import Scenario
from symgame.stability.thresholds.ess_conditions import EssCondition, bearing_parameters, conditions_of
from symgame.stability.thresholds.threshold_values import ThresholdValues, threshold_at
from symgame.stability.thresholds.thresholds import Thresholds, thresholds
from symgame.stability.verdict import EssVerdict
from symgame.stability.vertex import Vertex


@dataclass(frozen=True, slots=True, eq=False)
class VertexThresholds:
    """The thresholds of several parameters for one vertex.

    Attributes
    ----------
    vertex : Vertex
    conditions : tuple of EssCondition
        All that is asked of the vertex, whatever the parameter.
    thresholds : tuple of Thresholds
        One a parameter, in the author's order.
    values : tuple of ThresholdValues
        The same at a scenario; empty without one.
    """

    vertex: Vertex
    conditions: tuple[EssCondition, ...]
    thresholds: tuple[Thresholds, ...]
    values: tuple[ThresholdValues, ...] = ()

    @property
    def is_decided(self) -> bool:
        """Whether its stability is known in symbols, and in numbers where there are some."""
        return self.vertex.verdict is not EssVerdict.UNDECIDED and all(values.is_complete for values in self.values)


def vertex_thresholds(
    field: VectorField,
    vertex: Vertex,
    *,
    parameters: Sequence[Symbol] | None = None,
    scenario: Scenario | None = None,
) -> VertexThresholds:
    """The thresholds of parameters for a vertex.

    Parameters
    ----------
    field : VectorField
    vertex : Vertex
    parameters : sequence of Symbol, optional
        Without it, all on which the ESS conditions of the vertex depend.
    scenario : Scenario, optional
        For the exact intervals in numbers.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.stability.vertex import vertex
    >>> field = replicator(load("llm-iar"))
    >>> [str(found.parameter) for found in vertex_thresholds(field, vertex(field, (1, 1, 1))).thresholds]
    ['C', 'b', 'P']
    """
    chosen = bearing_parameters(field.game, vertex) if parameters is None else parameters
    found = tuple(thresholds(field, vertex, symbol) for symbol in chosen)
    values = () if scenario is None else tuple(threshold_at(each, scenario) for each in found)
    return VertexThresholds(vertex, conditions_of(field, vertex), found, values)


def first_scenario(game: Game) -> Scenario | None:
    """The first scenario that gives all parameters values; None where there is none."""
    complete = (s for s in game.scenarios if set(game.symbols) <= {symbol for symbol, _ in s.values})
    return next(complete, None)
