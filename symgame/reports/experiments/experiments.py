"""All numbers of a report: scenarios, willingness, payoffs held fixed, parameters that are varied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from symgame.analysis import Analysis
from symgame.display.words import say
from symgame.figures import Panel, willingness_starts
from symgame.game import Game
from symgame.numeric.cycles import ROUNDS
from symgame.numeric.simulate import simulate
from symgame.numeric.simulation import Outcome, Simulation
from symgame.players import Scenario
from symgame.reports.experiments.held import Held, held
from symgame.reports.experiments.joint import Joint, joint
from symgame.reports.experiments.key_parameters import KeyParameters, key_parameters


@dataclass(frozen=True, slots=True, eq=False)
class Experiments:
    """What was computed; nothing where a game has no values for its parameters.

    Attributes
    ----------
    simulations : tuple of Simulation
        One a scenario.
    panels : tuple of Panel
        The starts of different willingness, and
    willingness : tuple of Simulation
        where they lead at the first scenario, one simulation a panel.
    held : Held or None
    key : KeyParameters or None
        At the first scenario, like the rest.
    joint : Joint or None
    """

    simulations: tuple[Simulation, ...] = ()
    panels: tuple[Panel, ...] = ()
    willingness: tuple[Simulation, ...] = ()
    held: Held | None = None
    key: KeyParameters | None = None
    joint: Joint | None = None


def experiments(analysis: Analysis, lang: str = "en", on_step: Callable[[str], object] = str) -> Experiments:
    """Simulate the scenarios of a game, and what belongs to the first of them.

    Parameters
    ----------
    analysis : Analysis
    lang : str, optional
        ``"en"`` or ``"zh"``: what the numbers of a game without parameters are called.
    on_step : callable, optional
        Is told what comes next, to show progress.

    Raises
    ------
    InvalidGameError, SimulationError
        If a scenario lacks a value or contradicts the assumptions, or cannot be followed.
    """
    scenarios = scenarios_of(analysis.game, lang)
    if not scenarios:
        return Experiments()
    on_step("simulations")
    simulations = tuple(simulate(analysis.field, scenario) for scenario in scenarios)
    first = simulations[0]
    panels = willingness_starts(analysis.game)
    horizon = about_a_round(first)
    runs = tuple(simulate(analysis.field, scenarios[0], initial=p.starts, horizon=horizon) for p in panels)
    on_step("key parameters")
    key = key_parameters(analysis, first)
    on_step("joint effects")
    return Experiments(simulations, panels, runs, held(analysis, first), key, joint(analysis, first, key))


def scenarios_of(game: Game, lang: str = "en") -> tuple[Scenario, ...]:
    """Those of the file; a game without parameters needs none."""
    return game.scenarios if game.scenarios or game.parameters else (Scenario(say("own numbers", lang), ()),)


def about_a_round(simulation: Simulation) -> float | None:
    """For paths on cycles, which are told after some rounds: about one round."""
    if any(run.kind in (Outcome.CYCLE, Outcome.UNSETTLED) for run in simulation.runs):
        return max(float(run.times[-1]) for run in simulation.runs) / ROUNDS
    return None
