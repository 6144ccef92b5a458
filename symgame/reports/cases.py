"""The figures of the cases, and in which case each scenario lies."""

from __future__ import annotations

from collections.abc import Iterator

from symgame.analysis import Analysis
from symgame.display.table import Block, Line, Paragraph, Picture, line
from symgame.figures import PANELS
from symgame.presentation.cases.cases import is_single
from symgame.presentation.edition import Edition
from symgame.reports.pictures import Pictures
from symgame.stability.regimes.at_values import stable_at
from symgame.stability.regimes.regimes import Regimes


def case_pictures(edition: Edition, found: Regimes, pictures: Pictures) -> Iterator[Block]:
    """The flow on the edges in every case."""
    for k, file in enumerate(pictures.cases):
        first, last = k * PANELS + 1, min((k + 1) * PANELS, len(found.stable_sets))
        key = "cases figure" if len(pictures.cases) == 1 else "cases figure part"
        yield Picture(edition.say(key, first=first, last=last), file)


def scenario_cases(edition: Edition, analysis: Analysis, found: Regimes) -> tuple[Block, ...]:
    """One paragraph: which scenarios satisfy the conditions of which case, by exact signs at their values."""
    if is_single(found):
        return ()
    sentences: list[Line] = []
    for k, stable in enumerate(found.stable_sets, 1):
        names = list(_scenarios_in(analysis, set(stable.ess)))
        if names:
            quoted = edition.listed([line(edition.say("quoted", name=name)) for name in names])
            key = "scenario in case" if len(names) == 1 else "scenarios in case"
            sentences.append(edition.sentence(key, names=quoted, k=str(k)))
    return (Paragraph(edition.running(sentences)),) if sentences else ()


def _scenarios_in(analysis: Analysis, ess: set[str]) -> Iterator[str]:
    for scenario in analysis.game.scenarios:
        values = dict(scenario.values)
        if set(analysis.game.symbols) <= set(values) and set(stable_at(analysis.vertices, values)) == ess:
            yield scenario.name
