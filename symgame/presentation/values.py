"""The values of the scenarios, with units and sources: the table of parameter assignment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from symgame.display.decimals import decimal
from symgame.display.table import Block, Cell, Line, Paragraph, Table, cell, line
from symgame.players import Scenario
from symgame.presentation.edition import Edition
from symgame.symbols import Parameter

MAX_BESIDE = 2
"""With more scenarios the meanings of the parameters, which an earlier table has, are not said again."""


def values(edition: Edition, scenarios: Sequence[Scenario], cases: Mapping[int, int] | None = None) -> Iterator[Block]:
    """The table, and that values without a source are illustrative.

    Parameters
    ----------
    edition : Edition
    scenarios : sequence of Scenario
        One column each.
    cases : mapping of int to int, optional
        In which case a scenario lies, by its place.
    """
    if not edition.game.parameters:
        return
    has_sources = any(_source(parameter, scenarios) for parameter in edition.game.parameters)
    has_units = any(parameter.unit for parameter in edition.game.parameters)
    has_meanings = len(scenarios) <= MAX_BESIDE and any(p.meaning or p.meaning_zh for p in edition.game.parameters)
    rows = []
    for parameter in edition.game.parameters:
        meaning = parameter.meaning_zh if edition.lang == "zh" and parameter.meaning_zh else parameter.meaning
        first, *others = (_value(parameter, scenario) for scenario in scenarios)
        row = [cell(parameter.symbol), *([cell(meaning)] if has_meanings else []), first]
        row += [cell(parameter.unit)] if has_units else []
        row += [cell(_source(parameter, scenarios) or edition.say("assumed"))] if has_sources else []
        rows.append((*row, *others))
    first_head, *other_heads = _heads(edition, scenarios, cases or {})
    heads = [line(edition.say("parameter"))]
    heads += [line(edition.say("meaning"))] if has_meanings else []
    heads += [first_head]
    heads += [line(edition.say("unit column"))] if has_units else []
    heads += [line(edition.say("source column"))] if has_sources else []
    note = _note(edition, scenarios) if len(scenarios) > 1 else ()
    yield Table(edition.say("values caption"), (*heads, *other_heads), tuple(rows), note)
    remark = honesty(edition, scenarios)
    if remark:
        yield Paragraph((remark,))


def _value(parameter: Parameter, scenario: Scenario) -> Cell:
    found = dict(scenario.values).get(parameter.symbol)
    return cell("" if found is None else decimal(found))


def _source(parameter: Parameter, scenarios: Sequence[Scenario]) -> str:
    """Where a value comes from: as the scenarios say, else as the parameter says."""
    said = (dict(scenario.sources).get(parameter.name, "") for scenario in scenarios)
    return next((text for text in said if text), parameter.source)


def honesty(edition: Edition, scenarios: Sequence[Scenario]) -> str:
    """That values without a source are illustrative; empty where every value of every scenario has one."""
    sourced = [
        bool(parameter.source or dict(scenario.sources).get(parameter.name))
        for parameter in edition.game.parameters
        for scenario in scenarios
    ]
    if all(sourced):
        return ""
    return edition.say("partly illustrative" if any(sourced) else "illustrative")


def _heads(edition: Edition, scenarios: Sequence[Scenario], cases: Mapping[int, int]) -> Iterator[Line]:
    """``Value``, or ``(1) Case 6`` for each of several."""
    for k in range(len(scenarios)):
        case = edition.say("case number", k=cases[k]) if k in cases else ""
        if len(scenarios) == 1:
            yield line(edition.say("value column"))
        else:
            yield line(f"({k + 1}) {case}".rstrip())


def _note(edition: Edition, scenarios: Sequence[Scenario]) -> Line:
    names = [f"({k}) {scenario.name}" for k, scenario in enumerate(scenarios, 1)]
    return edition.sentence("values note", names=edition.say("semicolon").join(names))
