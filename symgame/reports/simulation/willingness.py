"""The influence of initial willingness: the figure, and where each start of it leads."""

from __future__ import annotations

from collections.abc import Iterator

from symgame.display.table import Block, Item, Items, Line, Paragraph, Picture
from symgame.figures import Panel
from symgame.numeric.simulation import Simulation
from symgame.presentation.edition import Edition
from symgame.reports.ends import arrival_of, end_of
from symgame.reports.experiments.experiments import Experiments
from symgame.reports.pictures import Pictures


def willingness(edition: Edition, made: Experiments, pictures: Pictures) -> Iterator[Block]:
    """One item a panel: from which level to which end, and when."""
    name = made.simulations[0].scenario.name
    yield Paragraph(edition.sentence("willingness intro", name=name))
    pairs = zip(made.panels, made.willingness, strict=True)
    yield Items(tuple(Item("-", _panel(edition, panel, simulation)) for panel, simulation in pairs))
    if pictures.willingness:
        last = chr(ord("a") + len(made.panels) - 1)
        key = "willingness caption" if len(made.panels) > 2 else "willingness caption one"
        yield Picture(edition.say(key, last=last), pictures.willingness)


def _panel(edition: Edition, panel: Panel, simulation: Simulation) -> Line:
    """``All parties alike: from 0.2 to E1(0,0,0) …``; the same end everywhere is said once."""
    game = edition.game
    who = edition.say("all alike") if panel.player is None else edition.player(game.players[panel.player])
    ends = [end_of(edition, simulation, run) for run in simulation.runs]
    if len(set(ends)) == 1 and all(run.time for run in simulation.runs):
        times = edition.listed([f"{run.time:.4g}" for run in simulation.runs])
        levels = edition.listed([f"{float(level):g}" for level in panel.levels])
        return edition.sentence("willing all", who=who, levels=levels, end=ends[0], times=times)
    parts = [
        edition.sentence("willing one", level=f"{float(level):g}", end=arrival_of(edition, simulation, run))
        for level, run in zip(panel.levels, simulation.runs, strict=True)
    ]
    return edition.sentence("willing", who=who, ends=edition.joined(parts))
