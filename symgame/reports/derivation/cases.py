"""The figures of the cases, and in which case each scenario lies."""

from __future__ import annotations

from collections.abc import Iterator

from symgame.analysis import Analysis
from symgame.display.table import Block, Picture
from symgame.figures import PANELS
from symgame.presentation.cases.cases import is_single
from symgame.presentation.edition import Edition
from symgame.reports.experiments.experiments import Experiments
from symgame.reports.pictures import Pictures
from symgame.stability.regimes.at_values import stable_at
from symgame.stability.regimes.regimes import Regimes


def case_pictures(edition: Edition, found: Regimes, pictures: Pictures) -> Iterator[Block]:
    """The flow on the edges in every case."""
    for k, file in enumerate(pictures.cases):
        first, last = k * PANELS + 1, min((k + 1) * PANELS, len(found.stable_sets))
        key = "cases figure" if len(pictures.cases) == 1 else "cases figure part"
        yield Picture(edition.say(key, first=first, last=last), file)


def case_numbers(analysis: Analysis, found: Regimes, made: Experiments) -> dict[int, int]:
    """The number of the case in which each scenario lies, by its place, from exact signs at its values."""
    if is_single(found):
        return {}
    numbers = {frozenset(stable.ess): k for k, stable in enumerate(found.stable_sets, 1)}
    placed: dict[int, int] = {}
    for k, each in enumerate(made.simulations):
        values = dict(each.scenario.values)
        if set(analysis.game.symbols) <= set(values):
            ess = frozenset(stable_at(analysis.vertices, values))
            if ess in numbers:
                placed[k] = numbers[ess]
    return placed
