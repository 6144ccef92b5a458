"""Numerical simulation as papers have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from symgame.analysis import Analysis
from symgame.display.table import Block, Line, Paragraph, Picture, line
from symgame.numeric.simulation import Simulation
from symgame.presentation.cases.case_conditions import Case, cases_of, exact_relations
from symgame.presentation.cases.cases import MAX_LENGTH, MAX_RELATIONS
from symgame.presentation.edition import Edition
from symgame.presentation.simulated import simulated
from symgame.presentation.values import values
from symgame.reports.derivation.cases import case_numbers
from symgame.reports.experiments.experiments import Experiments
from symgame.reports.outline import Outline
from symgame.reports.pictures import Pictures, has_cube
from symgame.reports.simulation.joint import joint_effects
from symgame.reports.simulation.sensitivity import sensitivity
from symgame.reports.simulation.willingness import willingness
from symgame.stability.regimes.regimes import Regimes


def simulation(
    edition: Edition, outline: Outline, analysis: Analysis, found: Regimes, made: Experiments, pictures: Pictures
) -> Iterator[Block]:
    """All scenarios, then what belongs to the first of them."""
    yield outline.heading(edition.say("simulation"), 1)
    if not made.simulations:
        yield Paragraph((edition.say("no scenario"),))
        return
    cases = case_numbers(analysis, found, made)
    if edition.game.parameters:
        yield outline.heading(edition.say("values section"), 2)
        yield from values(edition, [each.scenario for each in made.simulations], cases)
        yield from scenario_cases(edition, analysis, found, made, cases)
    yield outline.heading(edition.say("verification section"), 2)
    for k, each in enumerate(made.simulations):
        yield outline.heading(edition.say("scenario", name=each.scenario.name), 3)
        yield from outline.under(simulated(Edition.of(each.analysis, edition.lang), each), 4)
        if k in pictures.paths:
            yield _path(edition, each, pictures.paths[k], k + 1)
    yield outline.heading(edition.say("willingness section"), 2)
    yield from willingness(edition, made, pictures)
    if made.key is not None and edition.game.parameters:
        yield outline.heading(edition.say("sensitivity section"), 2)
        yield from sensitivity(edition, outline, analysis, made.key, pictures)
        together = list(joint_effects(edition, analysis, made, pictures))
        if together:
            yield outline.heading(edition.say("joint section"), 2)
            yield from together


def scenario_cases(
    edition: Edition, analysis: Analysis, found: Regimes, made: Experiments, numbers: Mapping[int, int]
) -> Iterator[Block]:
    """Which scenarios satisfy the conditions of which case, by exact signs at their values."""
    by_number = {case.number: case for case in cases_of(found, analysis.vertices, analysis.field.scope)}
    sentences: list[Line] = []
    for number in sorted(set(numbers.values())):
        names = [made.simulations[k].scenario.name for k, case in numbers.items() if case == number]
        quoted = edition.listed([line(edition.say("quoted", name=name)) for name in names])
        key = "scenario in case" if len(names) == 1 else "scenarios in case"
        conditions = _conditions(edition, by_number[number]) if found.is_complete else ()
        if conditions:
            sentences.append(edition.sentence(f"{key} with", names=quoted, k=str(number), conditions=conditions))
        else:
            sentences.append(edition.sentence(key, names=quoted, k=str(number)))
    if sentences:
        yield Paragraph(edition.running(sentences))


def _conditions(edition: Edition, case: Case) -> Line:
    """The inequalities of a case where a few short ones say it exactly."""
    relations = edition.irredundant(exact_relations(case) or ())
    if not 0 < len(relations) <= MAX_RELATIONS or edition.length(*relations) > MAX_LENGTH:
        return ()
    shown: Sequence[Line] = [line(edition.benefit_over_cost(relation)) for relation in relations]
    return edition.joined(shown, "comma relations")


def _path(edition: Edition, each: Simulation, file: str, number: int) -> Picture:
    key = "cube caption" if has_cube(each.field.game) else "series caption"
    return Picture(edition.say(key, name=each.scenario.name, k=number), file)
