"""The tables of a derivation, and the simulated paths, as documents lay them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from symgame.analysis import Analysis, analyse
from symgame.display.table import Block, Heading, Items, Lettering, Table, cell, line
from symgame.dynamics.replicator import replicator
from symgame.game import Game
from symgame.numeric.simulate import simulate
from symgame.numeric.simulation import Run, Simulation
from symgame.players import Scenario
from symgame.presentation.about import parameters, payoffs
from symgame.presentation.cases.cases import cases
from symgame.presentation.edition import Edition
from symgame.presentation.effects import effects
from symgame.presentation.mixed import mixed
from symgame.presentation.thresholds.threshold_table import threshold_table
from symgame.presentation.values import values
from symgame.presentation.vertices import vertices
from symgame.stability.regimes.regimes import regimes
from symgame.stability.regimes.untied import without_ties

MAX_STATES = 200
"""The most states of a path that become rows."""

DIGITS = 10
"""Significant ones, of shares and times."""

SECONDS = 20.0
"""The search for cases ends after so long; the table of cases is then not complete."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Tables in the order of a paper, and how their symbols are written.

    Attributes
    ----------
    tables : tuple of Table
    lettering : Lettering
    lang : str
    """

    tables: tuple[Table, ...]
    lettering: Lettering
    lang: str


def tables(game: Game, scenarios: Sequence[Scenario], *, lang: str = "en") -> Tables:
    """Parameters, payoffs, eigenvalues, stability, conditions, thresholds, cases, values, paths.

    Parameters
    ----------
    game : Game
    scenarios : sequence of Scenario
        Whose values and paths are listed.
    lang : str, optional
        ``"en"`` or ``"zh"``.

    Examples
    --------
    >>> from symgame import load
    >>> game = load("llm-iar")
    >>> found = tables(game, game.scenarios[:1])
    >>> found.tables[0].caption, found.tables[-1].caption
    ('Parameters and their meanings.', 'Simulated path 1 of the scenario collaboration takes hold.')
    """
    field = replicator(game)
    analysis = analyse(field)
    edition = Edition.of(analysis, lang)
    simulations = [simulate(field, scenario) for scenario in scenarios]
    found = (
        *_tables(_derived(edition, analysis, simulations), edition),
        *(table for each in simulations for table in _paths(edition, each)),
    )
    return Tables(found, edition.lettering, lang)


def _derived(edition: Edition, analysis: Analysis, simulations: Sequence[Simulation]) -> Iterator[Block]:
    """The parts of a report that have tables."""
    found = regimes(edition.game, analysis.vertices, seconds=SECONDS, with_conditions=False)
    found = without_ties(analysis.field, analysis.vertices, found)
    yield from parameters(edition)
    yield from payoffs(edition)
    yield from vertices(edition, analysis, steps=False)
    yield from effects(edition, analysis)
    yield from threshold_table(edition, analysis.field, analysis.vertices)
    yield from cases(edition, analysis.field, analysis.vertices, found)
    yield from mixed(edition, analysis)
    if simulations:
        yield from values(edition, [each.scenario for each in simulations])


def _tables(blocks: Iterable[Block], edition: Edition) -> Iterator[Table]:
    """The tables among blocks, and the lists whose items have lines of their own: marked conditions, mixed points."""
    heading = ""
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Table):
            yield block
        elif isinstance(block, Items) and any(item.lines for item in block.items):
            yield _listed(block, edition, heading)


def _listed(items: Items, edition: Edition, heading: str) -> Table:
    is_marked = any(item.mark != "-" for item in items.items)
    rows = tuple((*((cell(item.mark),) if is_marked else ()), (item.head,), item.lines) for item in items.items)
    heads = ("export mark",) if is_marked else ()
    columns = tuple(line(edition.say(key)) for key in (*heads, "point", "condition"))
    return Table(edition.say("export conditions caption") if is_marked else heading, columns, rows)


def _paths(edition: Edition, each: Simulation) -> Iterator[Table]:
    """One table a start: times and shares."""
    columns = (line(edition.say("export time")), *(line(share) for share in each.field.game.shares))
    for k, run in enumerate(each.runs, 1):
        rows = tuple(tuple(cell(f"{number:.{DIGITS}g}") for number in row) for row in _states(run))
        yield Table(edition.say("export path caption", k=k, name=each.scenario.name), columns, rows)


def _states(run: Run) -> Iterator[tuple[float, ...]]:
    """Evenly chosen ones, the last among them."""
    places = np.unique(np.linspace(0, len(run.times) - 1, min(MAX_STATES, len(run.times))).round().astype(int))
    for place in places:
        yield (float(run.times[place]), *map(float, run.states[place]))
