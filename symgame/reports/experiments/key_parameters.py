"""The parameters that are varied one by one: those whose thresholds are nearest to the values of a scenario.

First come the parameters with a threshold at which the point that is reached ceases to be an ESS, then those
with a threshold at which another point does, each by the change that leads there, as a share of the present
value; then those that are proved to help or to hinder the point that is reached. Thresholds are exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cmp_to_key
from typing import TypeVar

from sympy import Expr, Symbol

from symgame.analysis import Analysis
from symgame.errors import SymgameError
from symgame.numeric.simulation import Simulation
from symgame.numeric.variation import Variation, variation
from symgame.players import Scenario
from symgame.reports.ends import vertex_reached
from symgame.reports.experiments.nearby_values import values_near
from symgame.stability.effects import Effect, effect_of
from symgame.stability.thresholds.parameter_line import ParameterLine, Turn, parameter_line
from symgame.stability.thresholds.solution_set import order_of

T = TypeVar("T")

MOST = 4
"""So many parameters are varied."""

MAX_PARAMETERS = 60
"""With more the thresholds of all are not looked for."""


class Why(Enum):
    """Why a parameter is varied."""

    REACHED = "reached"
    OTHER = "other"
    EFFECT = "effect"


@dataclass(frozen=True, slots=True, eq=False)
class KeyParameter:
    """A parameter that is varied.

    Attributes
    ----------
    why : Why
        It has a threshold of the point that is reached, or of others, or a proved effect.
    turn : Turn or None
        The nearest such threshold.
    share : Expr or None
        How far it is, as a share of the present value.
    effect : Effect or None
        On the point that is reached.
    variation : Variation
    """

    why: Why
    turn: Turn | None
    share: Expr | None
    effect: Effect | None
    variation: Variation

    @property
    def parameter(self) -> Symbol:
        """Which it is."""
        return self.variation.line.parameter


@dataclass(frozen=True, slots=True, eq=False)
class KeyParameters:
    """All parameters on their lines, and those that are varied.

    Attributes
    ----------
    scenario : Scenario
    reached : str
        The key of the vertex to which the first start leads; empty where it leads to none.
    lines : tuple of ParameterLine
        Of all parameters in the dynamics.
    chosen : tuple of KeyParameter
    """

    scenario: Scenario
    reached: str
    lines: tuple[ParameterLine, ...]
    chosen: tuple[KeyParameter, ...]


def key_parameters(analysis: Analysis, simulation: Simulation) -> KeyParameters:
    """The parameters to vary around the values of a simulated scenario.

    Examples
    --------
    >>> from symgame import analyse, load, replicator, simulate
    >>> game = load("llm-iar")
    >>> field = replicator(game)
    >>> found = key_parameters(analyse(field), simulate(field, game.scenarios[0]))
    >>> found.reached, [(str(each.parameter), each.why.value, each.share) for each in found.chosen]
    ('111', [('V', 'reached', 139/429), ('a', 'reached', 139/429), ('d', 'reached', 19/42), ('T', 'reached', 19/42)])
    """
    scenario = simulation.scenario
    reached = vertex_reached(simulation, simulation.runs[0])
    bearing = _in_dynamics(analysis)
    lines: list[ParameterLine] = []
    for symbol in bearing if len(bearing) <= MAX_PARAMETERS else ():
        try:
            lines.append(parameter_line(analysis.field, analysis.vertices, scenario, symbol))
        except SymgameError:  # a condition has no value on this line
            continue
    ranked = _ranked(analysis, lines, reached)
    chosen: list[KeyParameter] = []
    for line, why, turn, share in ranked:
        if len(chosen) == MOST:
            break
        try:
            found = variation(line, None if turn is None else values_near(line, turn))
        except SymgameError:  # no second value is allowed, or a path cannot be followed
            continue
        chosen.append(KeyParameter(why, turn, share, _effect(analysis, reached, line.parameter), found))
    return KeyParameters(scenario, reached, tuple(lines), tuple(chosen))


def _in_dynamics(analysis: Analysis) -> tuple[Symbol, ...]:
    """The parameters in eigenvalues, in the author's order."""
    used = set().union(*(e.free_symbols for vertex in analysis.vertices for e in vertex.eigenvalues))
    return tuple(symbol for symbol in analysis.game.symbols if symbol in used)


Ranked = tuple[ParameterLine, Why, Turn | None, Expr | None]


def _ranked(analysis: Analysis, lines: Sequence[ParameterLine], reached: str) -> list[Ranked]:
    near: dict[Why, list[tuple[Expr, Ranked]]] = {Why.REACHED: [], Why.OTHER: []}
    others: list[Ranked] = []
    for line in lines:
        own = _nearest(line, [turn for turn in line.turns if reached in (*turn.lost, *turn.gained)])
        found = own or _nearest(line, line.turns)
        if found is not None:
            why = Why.REACHED if own is not None else Why.OTHER
            near[why].append((found[1], (line, why, *found)))
        elif line.value and _effect(analysis, reached, line.parameter) in (Effect.HELPS, Effect.HINDERS):
            others.append((line, Why.EFFECT, None, None))
    ranked = [each for found in near.values() for _, each in _by_size(found)]
    return [*ranked, *others]


def _by_size(found: Sequence[tuple[Expr, T]]) -> list[tuple[Expr, T]]:
    """The smallest first; equal ones in the order given."""
    return sorted(found, key=cmp_to_key(_compared))


def _compared(one: tuple[Expr, object], other: tuple[Expr, object]) -> int:
    return order_of(one[0], other[0])


def _nearest(line: ParameterLine, turns: Sequence[Turn]) -> tuple[Turn, Expr] | None:
    """The threshold nearest to the present value, and how far it is as a share of it."""
    if not line.value:
        return None
    distances: list[tuple[Expr, Turn]] = [(abs(turn.value - line.value) / abs(line.value), turn) for turn in turns]
    if not distances:
        return None
    share, turn = _by_size(distances)[0]
    return turn, share


def _effect(analysis: Analysis, reached: str, symbol: Symbol) -> Effect | None:
    return effect_of(symbol, analysis.vertex(reached), analysis.game.assumptions) if reached else None
