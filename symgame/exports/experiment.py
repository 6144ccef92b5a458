"""A simulation as another program can do it again: the field, the values, the starts, how long, in which steps."""

from __future__ import annotations

import importlib
import itertools
import math
from dataclasses import dataclass

import numpy as np
from sympy import Expr, Rational, Symbol

from symgame.dynamics.field import VectorField, advantage_expression, expected_payoff_expressions
from symgame.dynamics.replicator import replicator
from symgame.errors import ExportError
from symgame.game import Game
from symgame.numeric.compile import CompiledField, compiled
from symgame.numeric.simulate import simulate
from symgame.numeric.simulation import Run, Simulation
from symgame.numeric.starts import centre, exact_state
from symgame.players import Scenario

AFTER = 1.15
"""How much more than the time of settling is run."""

LONGEST = 5_000
"""No longer than so many units of the fastest rate."""

UNSETTLED = 300
"""Likewise, of a path that does not settle."""

STEP = 0.05
"""A fixed step, in units of the fastest rate: its fourth power is far below what a picture shows."""


@dataclass(frozen=True, slots=True, eq=False)
class Experiment:
    """One scenario of a game.

    Attributes
    ----------
    simulation : Simulation
        As the toolkit does it.
    field : VectorField
        With its parameters.
    starts : tuple of tuple of Rational
        The shares in the order of ``field.game.shares``.
    until : Rational
        From time 0 to this time.
    step : Rational
        A power of two that is short enough for Runge-Kutta steps of one length.
    lang : str
        Of comments.
    """

    simulation: Simulation
    field: VectorField
    starts: tuple[tuple[Rational, ...], ...]
    until: Rational
    step: Rational
    lang: str

    @property
    def game(self) -> Game:
        """The game, with its parameters."""
        return self.field.game

    @property
    def scenario(self) -> Scenario:
        """Whose values and starts they are."""
        return self.simulation.scenario

    @property
    def values(self) -> dict[Symbol, Rational]:
        """The value of every parameter, in the author's order."""
        return dict(self.scenario.values)

    def advantage(self, player: int) -> Expr:
        """``D`` of a player with two strategies: what the first earns above the second."""
        return advantage_expression(self.field, player, 0, 1)

    def payoffs(self, player: int) -> tuple[Expr, ...]:
        """The expected payoff of every strategy (of which only the differences matter)."""
        return expected_payoff_expressions(self.field, player)


def experiment(game: Game, scenario: Scenario, *, lang: str = "en") -> Experiment:
    """The experiment of a scenario.

    Parameters
    ----------
    game : Game
    scenario : Scenario
        With a value for every parameter; without starts the centre is the start.
    lang : str, optional
        ``"en"`` or ``"zh"``, of comments.

    Raises
    ------
    InvalidGameError, ExportError
        If values are missing or contradict the assumptions.
    SimulationError
        If a start is no state, or a path cannot be followed.

    Examples
    --------
    >>> from symgame import load
    >>> game = load("llm-iar")
    >>> found = experiment(game, game.scenarios[0])
    >>> found.until, found.step, found.starts
    (97/10, 1/64, ((1/2, 1/2, 1/2),))
    """
    field = replicator(game)
    simulation = simulate(field, scenario)
    _check_values(field, scenario)
    fast = compiled(simulation.field)
    rate = _fastest(fast, simulation.runs) or 1.0
    until = max(_shown(run, rate) for run in simulation.runs)
    step = Rational(2) ** math.floor(math.log2(min(STEP / rate, until)))
    starts = tuple(exact_state(start, game) for start in scenario.initial or (centre(game),))
    return Experiment(simulation, field, starts, _rounded_up(until), step, lang)


def _check_values(field: VectorField, scenario: Scenario) -> None:
    """A parameter may drop out at the values of the others; a program with it needs its value all the same."""
    values = {symbol for symbol, _ in scenario.values}
    used = {
        s for i in range(len(field.game.players)) for e in expected_payoff_expressions(field, i) for s in e.free_symbols
    }
    missing = [symbol.name for symbol in field.game.symbols if symbol in used - values]
    if missing:
        raise ExportError(f"no value for {', '.join(missing)}; add it to the scenario '{scenario.name}'")


def _fastest(fast: CompiledField, runs: tuple[Run, ...]) -> float:
    """The largest payoff difference along the paths and, where it is largest there, at the corners."""
    mixtures = [fast.mixture(state) for run in runs for state in run.states[:: max(1, len(run.states) // 200)]]
    if fast.is_multilinear:
        corners = itertools.product(*(np.eye(m) for m in fast.shape))
        mixtures += [tuple(corner) for corner in corners]
    return max(float(np.ptp(gains)) for mixture in mixtures for gains in fast.gains(mixture))


def _shown(run: Run, rate: float) -> float:
    """Until just after it has settled; where it never does, for some rounds."""
    if run.time:
        return min(AFTER * run.time, LONGEST / rate)
    return min(float(run.times[-1]), UNSETTLED / rate)


def _rounded_up(time: float) -> Rational:
    """To two digits."""
    unit = Rational(10) ** (math.floor(math.log10(time)) - 1)
    rounded: Rational = math.ceil(round(time / float(unit), 6)) * unit
    return rounded


def made_by() -> str:
    """``symgame 1.2.3``."""
    package = importlib.import_module("symgame")  # its stub may list the lazy names only
    return f"symgame {package.__version__}"
