"""The field at the numbers of a scenario; a field without parameters needs none."""

from __future__ import annotations

from symgame.dynamics.field import VectorField
from symgame.dynamics.replicator import replicator
from symgame.errors import InvalidGameError
from symgame.players import Scenario, check_scenario


def at_scenario(field: VectorField, scenario: Scenario | None) -> VectorField:
    """The field without the parameters that a scenario gives values.

    Parameters
    ----------
    field : VectorField
    scenario : Scenario or None
        None for a field without parameters.

    Raises
    ------
    InvalidGameError
        If there are parameters and no scenario, or its values contradict the assumptions.

    Examples
    --------
    >>> from symgame import load
    >>> game = load("llm-iar")
    >>> at_scenario(replicator(game), game.scenarios[0]).game.symbols
    ()
    """
    chosen = scenario_of(field, scenario)
    return replicator(field.game.at(chosen)) if field.game.symbols else field


def scenario_of(field: VectorField, scenario: Scenario | None) -> Scenario:
    """The scenario; where none is needed, one without name and values.

    Raises
    ------
    InvalidGameError
        If there are parameters and no scenario, or what is given is none.
    """
    if scenario is not None:
        check_scenario(scenario)
        return scenario
    symbols = field.game.symbols
    if symbols:
        names = ", ".join(symbol.name for symbol in symbols)
        raise InvalidGameError(
            f"no value for {names}; give a scenario: one of game.scenarios, "
            f"or game.scenario_from({{'{symbols[0].name}': 1, ...}})"
        )
    return Scenario("", ())
