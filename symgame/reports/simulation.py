"""The section on simulation: values, where every scenario goes, and the influence of the start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.display.decimals import decimal
from symgame.display.table import Block, Cell, Paragraph, Picture, Table, cell, line
from symgame.numeric.simulation import Simulation
from symgame.presentation.edition import Edition
from symgame.presentation.simulated import simulated
from symgame.reports.outline import Outline
from symgame.reports.pictures import Pictures


def simulation(
    edition: Edition,
    outline: Outline,
    simulations: Sequence[Simulation],
    pictures: Pictures,
    in_cases: Sequence[Block] = (),
) -> Iterator[Block]:
    """Numerical simulation of every scenario of the file; ``in_cases`` says in which case each lies."""
    yield outline.heading(edition.say("simulation"), 1)
    if not simulations:
        yield Paragraph((edition.say("no scenario"),))
        return
    yield outline.heading(edition.say("values section"), 2)
    yield _values(edition, simulations)
    yield from in_cases
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
    values = [dict(s.scenario.values) for s in simulations]
    sources = {name: text for s in reversed(simulations) for name, text in s.scenario.sources}
    has_meaning = len(simulations) <= MAX_BESIDE
    rows: list[tuple[Cell, ...]] = []
    for parameter in edition.game.parameters:
        meaning = parameter.meaning_zh if edition.lang == "zh" and parameter.meaning_zh else parameter.meaning
        shown = [cell(decimal(v[parameter.symbol]) if parameter.symbol in v else "") for v in values]
        source = (cell(sources.get(parameter.name, "")),) if sources else ()
        rows.append((cell(parameter.symbol), *((cell(meaning),) if has_meaning else ()), *shown, *source))
    heads = [edition.say("parameter"), *([edition.say("meaning")] if has_meaning else [])]
    heads += [each.scenario.name for each in simulations] + ([edition.say("source column")] if sources else [])
    return Table(edition.say("values caption"), tuple(line(head) for head in heads), tuple(rows))


MAX_BESIDE = 2
"""With more scenarios the meanings of the parameters, which an earlier table has, are not said again."""
