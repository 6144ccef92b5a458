"""One parameter at a time: where every start goes, how fast, and how large the basins are at a few values.

The values are given, or chosen around the exact thresholds of the parameter, so that each set of ESS that
lies near is seen. All other parameters have the values of the scenario.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from numbers import Integral

import numpy as np
from sympy import Rational, Symbol

from symgame.analysis import vertices_of
from symgame.dynamics.field import VectorField
from symgame.errors import InvalidExpressionError, InvalidGameError, SimulationError, counted, expect
from symgame.expressions import Number, exact_number
from symgame.game import Game
from symgame.numeric.basins.basins import Basins, basins
from symgame.numeric.ensembles.ensembles import ensemble
from symgame.numeric.ensembles.result import KINDS, NOT_DONE, Ensemble
from symgame.numeric.ensembles.starts import check_seed
from symgame.numeric.simulation import Numbers, Outcome
from symgame.numeric.starts import centre, exact_state, starting_from
from symgame.numeric.variation import at_value, values_around
from symgame.players import Scenario, State, check_scenario, profile_key
from symgame.shown import Shown
from symgame.stability.thresholds.parameter_line import Turn, parameter_line

MAX_VALUES = 50

STARTS = 1_000
"""For the basins, at each value."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where one start goes.

    Attributes
    ----------
    kind : Outcome
    key : str
        Of the vertex; empty for other ends.
    end : tuple of float
        Empty where there is none.
    time : float or None
        When every share is within 0.01 of the end for good: at a vertex, when the share of every strategy in use
        there reaches 0.99.
    """

    kind: Outcome
    key: str
    end: tuple[float, ...]
    time: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """What happens at one value of the parameter.

    Attributes
    ----------
    value : Rational
    ess : tuple of str
        The vertices that are ESS there, exactly.
    arrivals : tuple of Arrival
        One a start.
    basins : Basins or None
        None where no volumes were asked for.
    """

    value: Rational
    ess: tuple[str, ...]
    arrivals: tuple[Arrival, ...]
    basins: Basins | None


@dataclass(frozen=True, slots=True, eq=False)
class OneAtATime(Shown):
    """One parameter at several values.

    Attributes
    ----------
    field : VectorField
    scenario : Scenario
        Of the values of the other parameters.
    parameter : Symbol
    starts : tuple of State
    levels : tuple of Level
        By increasing value.
    turns : tuple of Turn
        The exact thresholds between the smallest and the largest value.
    is_exact : bool
        Whether the ESS and thresholds are complete: False where a condition could not be solved.
    """

    field: VectorField
    scenario: Scenario
    parameter: Symbol
    starts: tuple[State, ...]
    levels: tuple[Level, ...]
    turns: tuple[Turn, ...]
    is_exact: bool

    def __repr__(self) -> str:
        values = ", ".join(str(level.value) for level in self.levels)
        return f"{self.parameter} at {values}: {counted(len(self.starts), 'start')}"


def one_at_a_time(
    field: VectorField,
    scenario: Scenario,
    parameter: Symbol | str,
    values: Iterable[Number] | None = None,
    *,
    initial: Sequence[State] | None = None,
    starts: int = STARTS,
    seed: int = 0,
) -> OneAtATime:
    """One parameter at several values, the others at those of a scenario.

    Parameters
    ----------
    field : VectorField
    scenario : Scenario
    parameter : Symbol or str
    values : iterable of numbers, optional
        Decimals are exact. Without it three to five short ones: the scenario's own, and one beyond each threshold
        near it.
    initial : sequence of State, optional
        Without it the starts of the scenario, else the centre.
    starts : int, optional
        Random starts for the volumes of basins, the same ones at each value; 0 for none.
    seed : int, optional

    Raises
    ------
    InvalidGameError
        If there is no such parameter, or the assumptions do not allow a value: the message names the relation.
    SimulationError
        If there are too many values, or a start is no state.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> game = load("llm-iar")
    >>> found = one_at_a_time(replicator(game), game.scenarios[0], "C", starts=0)
    >>> [(level.value, level.ess, level.arrivals[0].key) for level in found.levels]
    [(1, ('111',), '111'), (5, ('000', '111'), '111'), (8, ('000',), '000')]
    """
    expect(field, VectorField, "one_at_a_time takes a field", "write one_at_a_time(replicator(game), scenario, 'C')")
    check_scenario(scenario)
    expect(starts, Integral, "starts is the number of random starts", "write starts=1000, for example")
    check_seed(seed)
    if starts < 0:
        raise SimulationError(f"basins need 1 start or more, not {starts}; give starts=0 to leave them out")
    game = field.game
    line = parameter_line(field, vertices_of(field), scenario, parameter)
    chosen = values_around(line) if values is None else _values(line.parameter, values)
    if not 1 <= len(chosen) <= MAX_VALUES:
        raise SimulationError(f"{len(chosen)} values of {line.parameter.name}; give from 1 to {MAX_VALUES}")
    places = [_checked(game, at_value(line, value), line.parameter, value) for value in chosen]
    states = starting_from(scenario, initial).initial or (centre(game),)
    numbers = np.array([[float(share) for share in exact_state(state, game)] for state in states])
    found = ensemble(field, places, numbers)
    levels = tuple(
        Level(
            value,
            line.ess_at(value),
            arrivals(found, p),
            basins(field, place, starts=starts, seed=seed) if starts else None,
        )
        for p, (value, place) in enumerate(zip(chosen, places, strict=True))
    )
    turns = line.within(chosen[0], chosen[-1])
    return OneAtATime(field, scenario, line.parameter, tuple(states), levels, turns, line.is_complete)


def _values(parameter: Symbol, values: Iterable[Number]) -> tuple[Rational, ...]:
    cure = "write values=[1, 5, 8], for example"
    expect(values, Iterable, f"the values of {parameter.name} are listed", cure)
    try:
        return tuple(sorted({exact_number(value) for value in values}))
    except InvalidExpressionError as error:
        raise InvalidGameError(f"the values of {parameter.name}, {error}; {cure}") from None


def _checked(game: Game, scenario: Scenario, parameter: Symbol, value: Rational) -> Scenario:
    """The scenario, renamed after the value, so that a message about it can be understood."""
    named = replace(scenario, name=f"{scenario.name}, {parameter.name} = {value}")
    missing = [symbol.name for symbol in game.symbols if symbol not in dict(named.values)]
    if missing:
        raise InvalidGameError(f"scenario '{scenario.name}' has no value for {', '.join(missing)}; add them to it")
    game.at(named)  # says which assumption a value contradicts
    return named


def arrivals(found: Ensemble, point: int) -> tuple[Arrival, ...]:
    """Where the starts go at one point of an ensemble."""
    rows = zip(found.kind[point], found.vertex[point], found.end[point], found.time[point], strict=True)
    return tuple(_arrival(found, int(kind), int(vertex), end, float(time)) for kind, vertex, end, time in rows)


def _arrival(found: Ensemble, kind: int, vertex: int, end: Numbers, time: float) -> Arrival:
    key = "" if vertex < 0 else profile_key(found.profiles[vertex], found.field.game.shape)
    outcome = Outcome.UNSETTLED if kind == NOT_DONE else KINDS[kind]
    has_end = bool(np.isfinite(end).all())
    return Arrival(outcome, key, tuple(end.tolist()) if has_end else (), None if math.isnan(time) else time)
