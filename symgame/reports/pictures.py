"""The figures of a report: one of the paths of every scenario, one of the initial willingness."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sympy import Rational

from symgame.dynamics.field import VectorField
from symgame.errors import InvalidGameError
from symgame.figures import PANELS, flow_cubes, initial_willingness, phase_cube, save, time_series, willingness_starts
from symgame.game import Game
from symgame.numeric.cycles import ROUNDS
from symgame.numeric.simulate import simulate
from symgame.numeric.simulation import Outcome, Simulation
from symgame.players import State
from symgame.presentation.cases.case_signs import MAX_CASES
from symgame.stability.regimes.flow import flow
from symgame.stability.regimes.regimes import Regimes

FOLDER = "figures"

LEVELS = (Rational(1, 10), Rational(1, 2), Rational(9, 10))
"""The grid of starts in the phase cube: three a side."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The files of the figures, without their suffix, relative to the report.

    Attributes
    ----------
    paths : dict of int to str
        By the place of the scenario.
    willingness : str or None
        Of the first scenario.
    cases : tuple of str
        The flow in the cases, so many a figure as fit.
    """

    paths: dict[int, str]
    willingness: str | None
    cases: tuple[str, ...]


def draw_pictures(
    field: VectorField, simulations: Sequence[Simulation], found: Regimes, folder: Path, lang: str
) -> Pictures:
    """Draw and write all figures of a report."""
    paths = {}
    for k, each in enumerate(simulations):
        name = f"{FOLDER}/paths-{k + 1}"
        if has_cube(field.game):
            grid = simulate(field, each.scenario, initial=grid_of(field.game), horizon=_round(each))
            figure = phase_cube(grid, lang=lang)
        else:
            figure = time_series(each.runs[0], each.field, lang=lang)
        save(figure, folder / name)
        paths[k] = name
    return Pictures(paths, _willingness(field, simulations, folder, lang), _cases(field, found, folder, lang))


def _round(each: Simulation) -> float | None:
    """For paths on cycles, which are told after some rounds: about one round."""
    if any(run.kind in (Outcome.CYCLE, Outcome.UNSETTLED) for run in each.runs):
        return max(float(run.times[-1]) for run in each.runs) / ROUNDS
    return None


def has_cube(game: Game) -> bool:
    """Whether paths are drawn in the unit cube or square."""
    return game.shape in ((2, 2), (2, 2, 2))


def grid_of(game: Game) -> tuple[State, ...]:
    """Starts all over the cube."""
    return tuple(itertools.product(LEVELS, repeat=len(game.players)))


def _willingness(field: VectorField, simulations: Sequence[Simulation], folder: Path, lang: str) -> str | None:
    if not simulations:
        return None
    panels = willingness_starts(field.game)
    horizon = _round(simulations[0])
    runs = [simulate(field, simulations[0].scenario, initial=panel.starts, horizon=horizon) for panel in panels]
    name = f"{FOLDER}/initial-willingness"
    save(initial_willingness(panels, runs, lang=lang), folder / name)
    return name


def _cases(field: VectorField, found: Regimes, folder: Path, lang: str) -> tuple[str, ...]:
    """None where there is only one case with an ESS, or more cases than are shown one by one."""
    every = found.stable_sets
    is_told_in_words = len(every) < 2 and all(stable.ess for stable in every)
    if not has_cube(field.game) or is_told_in_words or len(every) > MAX_CASES:
        return ()
    try:
        flows = [flow(field, dict(stable.witness)) for stable in every]
    except InvalidGameError:  # a payoff has no value at an example
        return ()
    names: list[str] = []
    for start in range(0, len(flows), PANELS):
        names.append(f"{FOLDER}/cases-{len(names) + 1}")
        drawn = flow_cubes(field.game, flows[start : start + PANELS], first=start + 1, lang=lang)
        save(drawn, folder / names[-1])
    return tuple(names)
