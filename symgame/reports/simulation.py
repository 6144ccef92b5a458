"""The section on simulation: values, where every scenario goes, and the influence of the start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.display.table import Block, Cell, Line, Paragraph, Picture, Table, cell, line
from symgame.numeric.simulation import Simulation
from symgame.presentation.edition import Edition
from symgame.presentation.simulated import simulated
from symgame.reports.outline import Outline
from symgame.reports.pictures import Pictures


def simulation(
    edition: Edition, outline: Outline, simulations: Sequence[Simulation], pictures: Pictures
) -> Iterator[Block]:
    """Numerical simulation of every scenario of the file."""
    yield outline.heading(edition.say("simulation"), 1)
    if not simulations:
        yield Paragraph((edition.say("no scenario"),))
        return
    yield outline.heading(edition.say("values section"), 2)
    yield _values(edition, simulations)
    if not any(s.scenario.sources for s in simulations):
        yield Paragraph((edition.say("illustrative"),))
    yield outline.heading(edition.say("verification section"), 2)
    for k, each in enumerate(simulations):
        yield outline.heading(edition.say("scenario", name=each.scenario.name), 3)
        yield from outline.under(simulated(Edition.of(each.analysis, edition.lang), each), 4)
        if k in pictures.paths:
            yield _path(edition, each, pictures.paths[k])
    if pictures.willingness is not None:
        yield outline.heading(edition.say("willingness section"), 2)
        name = simulations[0].scenario.name
        yield Picture(edition.say("willingness caption", name=name), pictures.willingness)


def _path(edition: Edition, each: Simulation, file: str) -> Picture:
    is_square = set(each.field.game.shape) == {2} and len(each.field.game.players) in (2, 3)
    key = "cube caption" if is_square else "series caption"
    return Picture(edition.say(key, name=each.scenario.name), file)


def _values(edition: Edition, simulations: Sequence[Simulation]) -> Table:
    """One row a parameter, one column a scenario; the source where the file has one."""
    game = edition.game
    values = [dict(s.scenario.values) for s in simulations]
    sources = [dict(s.scenario.sources) for s in simulations]
    has_sources = any(sources)
    rows: list[tuple[Cell, ...]] = []
    for parameter in game.parameters:
        meaning = parameter.meaning_zh if edition.lang == "zh" and parameter.meaning_zh else parameter.meaning
        shown = [cell(v[parameter.symbol]) if parameter.symbol in v else cell("") for v in values]
        source = next((s[parameter.name] for s in sources if parameter.name in s), "")
        rows.append((cell(parameter.symbol), cell(meaning), *shown, *((cell(source),) if has_sources else ())))
    heads = [edition.say("parameter"), edition.say("meaning"), *(s.scenario.name for s in simulations)]
    columns: tuple[Line, ...] = tuple(line(head) for head in heads)
    if has_sources:
        columns = (*columns, line(edition.say("source column")))
    return Table(edition.say("values caption"), columns, tuple(rows))
