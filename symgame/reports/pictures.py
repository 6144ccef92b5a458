"""The figures of a report, drawn and written: payments, phase diagrams, cases, paths, what parameters do."""

from __future__ import annotations

import dataclasses
import itertools
from dataclasses import dataclass
from pathlib import Path

from matplotlib.figure import Figure
from sympy import Rational

from symgame.analysis import Analysis
from symgame.errors import SymgameError
from symgame.figures import (
    PANELS,
    flow_cubes,
    initial_willingness,
    parameter_panels,
    party_phases,
    payment_diagram,
    phase_cube,
    plane_of_parameters,
    save,
    sensitivity_bars,
    time_series,
)
from symgame.figures.indices import index_bars
from symgame.game import Game
from symgame.numeric.simulate import simulate
from symgame.numeric.simulation import Simulation
from symgame.players import State
from symgame.presentation.cases.case_signs import MAX_CASES
from symgame.reports.experiments.experiments import Experiments, about_a_round
from symgame.stability.regimes.flow import flow
from symgame.stability.regimes.regimes import Regimes

FOLDER = "figures"

LEVELS = (Rational(1, 10), Rational(1, 2), Rational(9, 10))
"""The grid of starts in the phase cube: three a side."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The files of the figures, without their suffix, relative to the report; empty where there is none.

    Attributes
    ----------
    payments : str
    phases : dict of int to str
        The phase diagram of a party, by its place.
    cases : tuple of str
        The flow in the cases, so many a figure as fit.
    held : tuple of str
        Shares over time with payoffs that change, and with payoffs held as they are at the start.
    paths : dict of int to str
        By the place of the scenario.
    willingness : str
        Of the first scenario, like the rest.
    panels : dict of str to str
        The paths at several values of a parameter, by its name.
    plane, bars, indices : str
    """

    payments: str = ""
    phases: dict[int, str] = dataclasses.field(default_factory=dict)
    cases: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    paths: dict[int, str] = dataclasses.field(default_factory=dict)
    willingness: str = ""
    panels: dict[str, str] = dataclasses.field(default_factory=dict)
    plane: str = ""
    bars: str = ""
    indices: str = ""


def draw_pictures(analysis: Analysis, found: Regimes, made: Experiments, folder: Path, lang: str) -> Pictures:
    """Draw and write all figures of a report."""
    brush = _Brush(analysis, folder, lang)
    return Pictures(
        payments=brush.payments(),
        phases=brush.phases(made),
        cases=brush.cases(found),
        held=brush.held(made),
        paths=brush.paths(made),
        willingness=brush.willingness(made),
        panels=brush.panels(made),
        plane=brush.plane(made),
        bars=brush.bars(made),
        indices=brush.indices(made),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Brush:
    """What every figure needs to know; a method a kind, in the order of the report."""

    analysis: Analysis
    folder: Path
    lang: str

    @property
    def game(self) -> Game:
        return self.analysis.game

    def _saved(self, figure: Figure, name: str) -> str:
        save(figure, self.folder / FOLDER / name)
        return f"{FOLDER}/{name}"

    def payments(self) -> str:
        """None where no party is seen to pay, or there are too many for a diagram."""
        try:
            figure = payment_diagram(self.game, meanings=False, lang=self.lang)
        except SymgameError:
            return ""
        return self._saved(figure, "payments")

    def phases(self, made: Experiments) -> dict[int, str]:
        """One figure a party, at the values of the first scenario."""
        if not made.simulations or not has_cube(self.game):
            return {}
        scenario = made.simulations[0].scenario
        names: dict[int, str] = {}
        for i, player in enumerate(self.game.players):
            try:
                figure = party_phases(self.game, scenario, [player.var], lang=self.lang)
            except SymgameError:  # a payoff that is no quotient of polynomials
                continue
            names[i] = self._saved(figure, f"phase-{i + 1}")
        return names

    def cases(self, found: Regimes) -> tuple[str, ...]:
        """None where there is only one case with an ESS, or more cases than are shown one by one."""
        every = found.stable_sets
        is_told_in_words = len(every) < 2 and all(stable.ess for stable in every)
        if not has_cube(self.game) or is_told_in_words or len(every) > MAX_CASES:
            return ()
        try:
            flows = [flow(self.analysis.field, dict(stable.witness)) for stable in every]
        except SymgameError:  # a payoff has no value at an example
            return ()
        names: list[str] = []
        for start in range(0, len(flows), PANELS):
            drawn = flow_cubes(self.game, flows[start : start + PANELS], first=start + 1, lang=self.lang)
            names.append(self._saved(drawn, f"cases-{len(names) + 1}"))
        return tuple(names)

    def held(self, made: Experiments) -> tuple[str, ...]:
        if made.held is None:
            return ()
        both = {"dynamic": made.held.dynamic, "static": made.held.static}
        return tuple(
            self._saved(time_series(each.runs[0], each.field, lang=self.lang), f"payoffs-{name}")
            for name, each in both.items()
        )

    def paths(self, made: Experiments) -> dict[int, str]:
        """Paths from a grid of starts in the cube of a scenario; the shares over time where there is no cube."""
        return {k: self._saved(self._path(each), f"paths-{k + 1}") for k, each in enumerate(made.simulations)}

    def _path(self, each: Simulation) -> Figure:
        if not has_cube(self.game):
            return time_series(each.runs[0], each.field, lang=self.lang)
        starts = grid_of(self.game)
        grid = simulate(self.analysis.field, each.scenario, initial=starts, horizon=about_a_round(each))
        return phase_cube(grid, lang=self.lang)

    def willingness(self, made: Experiments) -> str:
        if not made.willingness:
            return ""
        return self._saved(initial_willingness(made.panels, made.willingness, lang=self.lang), "initial-willingness")

    def panels(self, made: Experiments) -> dict[str, str]:
        chosen = made.key.chosen if made.key is not None else ()
        return {
            str(each.parameter.name): self._saved(parameter_panels(each.variation, lang=self.lang), f"parameter-{k}")
            for k, each in enumerate(chosen, 1)
        }

    def plane(self, made: Experiments) -> str:
        if made.joint is None or made.joint.plane is None:
            return ""
        return self._saved(plane_of_parameters(made.joint.plane, lang=self.lang, width="double"), "plane")

    def bars(self, made: Experiments) -> str:
        if made.joint is None or made.joint.room is None:
            return ""
        return self._saved(sensitivity_bars(self.game, made.joint.room, lang=self.lang), "room")

    def indices(self, made: Experiments) -> str:
        if made.joint is None or made.joint.indices is None:
            return ""
        return self._saved(index_bars(made.joint.indices, lang=self.lang), "indices")


def has_cube(game: Game) -> bool:
    """Whether paths are drawn in the unit cube or square."""
    return game.shape in ((2, 2), (2, 2, 2))


def grid_of(game: Game) -> tuple[State, ...]:
    """Starts all over the cube."""
    return tuple(itertools.product(LEVELS, repeat=len(game.players)))
