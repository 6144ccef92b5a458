"""The vertices of a saved derivation: whether every line of the ESS conditions is right and none is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from symgame.recheck.equations import Equations, eigenvalues
from symgame.recheck.fields import list_of, object_of, part_of, text_of, texts_of
from symgame.recheck.findings import Claim, Finding, Status, finding
from symgame.recheck.quotients import rational_function
from symgame.recheck.reading import expression
from symgame.recheck.refusals import Unreadable, Unsettled
from symgame.recheck.relations import Form, Known, Relation, known_from, narrowed, negation, relation
from symgame.recheck.steps import Step, step_findings, steps_of
from symgame.recheck.sums import all_refuted
from symgame.recheck.values import Values, values_of

VERDICTS = ("ess", "ess if conditions", "never ess", "undecided")
BY_RULES = "an eigenvalue is zero, on the word of symgame's rules for zero eigenvalues"


def vertex_findings(
    key: str, record: Any, given: list[Relation], equations: Equations, *, scope: str
) -> Iterator[Finding]:
    """All that is claimed of a vertex."""
    place = f"vertex {key}"
    yield finding(place, Claim.EIGENVALUE, lambda: _eigenvalues(key, record, equations, place))
    try:
        steps = steps_of(record, place)
        lines = [relation(text) for text in texts_of(record, "ess_conditions", place)]
        certificate = object_of(record, "certificate", place)
        dropped = [
            (relation(text_of(entry, "condition", place)), list_of(entry, "by", place))
            for entry in list_of(certificate, "dropped", place)
        ]
        verdict = text_of(record, "verdict", place)
    except Unreadable as error:
        yield Finding(place, Claim.LINE, Status.WRONG, str(error))
        return
    known = known_from(given)
    for k, (entry, step) in enumerate(zip(certificate["steps"], steps, strict=True), 1):
        yield from step_findings(entry, step, known, f"{place}, eigenvalue {k}")
    yield finding(place, Claim.VERDICT, lambda: _verdict(record, verdict, steps, lines, scope))
    if verdict == "undecided" or (verdict != "never ess" and any(step.is_never for step in steps)):
        return  # nothing is claimed; or the verdict was found to rest on rules
    yield from _line_findings(verdict, steps, lines, dropped, known, place)
    if verdict == "never ess":
        asked = [line for step in steps for line in step.conditions]
        asked += [step.is_negative for step in steps if step.is_never]
        for entry in list_of(certificate, "impossible", place):
            yield finding(place, Claim.SUM, partial(all_refuted, [entry], known_from(asked, known), place))
    else:
        removed = {(line.form, line.signs) for line, _ in dropped}
        kept = [line for line in lines if (line.form, line.signs) not in removed]
        yield from _examples(certificate, given, kept, lines, steps, place)


def _eigenvalues(key: str, record: Any, equations: Equations, place: str) -> str:
    """The eigenvalues against the derivatives of the velocities."""
    stated = [rational_function(expression(text)) for text in texts_of(record, "eigenvalues", place)]
    derived = eigenvalues(equations, key)
    if len(stated) != len(derived):
        return f"{len(stated)} eigenvalues are listed, there are {len(derived)}"
    for k, (one, two) in enumerate(zip(stated, derived, strict=True), 1):
        difference = one - two
        if difference.above and difference.has_atoms:
            raise Unsettled("a velocity that is not rational")
        if difference.above:
            return f"eigenvalue {k} is not the derivative of the velocity"
    return ""


def _verdict(record: Any, verdict: str, steps: list[Step], lines: list[Relation], scope: str) -> str:
    """Whether the verdict, what is possible and the evidence agree."""
    is_never = verdict == "never ess"
    if verdict not in VERDICTS:
        return f"'{verdict[:40]}' is no verdict"
    place = "the vertex"
    if part_of(record, "possible", place) is not (not is_never):
        return f"'possible' and the verdict '{verdict}' contradict each other"
    evidence = list_of(part_of(record, "certificate", place), "impossible", place)
    if is_never:
        return "" if evidence else "there is no evidence that it is never an ESS"
    if verdict == "undecided":
        return ""
    if any(step.is_never for step in steps):
        if scope != "general":
            return f"an eigenvalue is never negative, but the verdict is '{verdict}'"
        raise Unsettled(BY_RULES)
    if evidence:
        return f"there is evidence that it is never an ESS, but the verdict is '{verdict}'"
    if (verdict == "ess") == bool(lines):
        return f"the verdict '{verdict}' does not fit {len(lines)} conditions"
    return ""


def _line_findings(
    verdict: str,
    steps: list[Step],
    lines: list[Relation],
    dropped: list[tuple[Relation, list[Any]]],
    given: Known,
    place: str,
) -> Iterator[Finding]:
    """Every condition of a step is a line, or follows from the lines; every line is a condition of a step."""
    asked = {_meaning(line) for step in steps for line in step.conditions}
    shown = {_meaning(line) for line in lines}
    removed = {_meaning(line) for line, _ in dropped}
    never = [step for step in steps if step.is_never]
    strays = [line for line in lines if _meaning(line) not in asked]

    def missing() -> str:
        lost = [c.text for step in steps for c in step.conditions if _meaning(c) not in shown | removed]
        return f"the condition '{lost[0]}' is missing" if lost else ""

    def stray(line: Relation) -> str:
        answers = [step.is_asked_by(line, given) for step in never] if verdict == "never ess" else []
        if True in answers:
            return ""
        if None in answers:
            raise Unsettled("an eigenvalue that is never negative is printed with other factors")
        return f"'{line.text}' is asked by no eigenvalue"

    yield finding(place, Claim.LINE, missing)
    for line in strays:
        yield finding(place, Claim.LINE, partial(stray, line))
    for k, (line, evidence) in enumerate(dropped):
        # A line was dropped because of those that were still there, which may have been dropped later.
        left = [*lines, *(later for later, _ in dropped[k + 1 :])]
        known = known_from([other for other in left if _meaning(other) != _meaning(line)], given)
        known = narrowed(known, *negation(line))
        yield finding(f"{place}, dropped '{line.text}'", Claim.SUM, partial(all_refuted, evidence, known, place))


def _meaning(line: Relation) -> tuple[Form, int]:
    return line.form, line.signs


def _examples(
    certificate: Mapping[str, Any],
    given: list[Relation],
    kept: list[Relation],
    lines: list[Relation],
    steps: list[Step],
    place: str,
) -> Iterator[Finding]:
    """Values at which all lines hold, and for every line values at which it alone fails."""

    def holds() -> str:
        if part_of(certificate, "example", place) is None:
            raise Unsettled("no example shows that the conditions can hold together")
        values = values_of(object_of(certificate, "example", place))
        others = [line for line in (*lines, *(step.is_negative for step in steps)) if line.names <= set(values)]
        return first_failing([*given, *kept, *others], values)

    yield finding(f"{place}, example", Claim.EXAMPLE, holds)
    needed = {
        _meaning(relation(text_of(entry, "condition", place))): entry for entry in list_of(certificate, "needed", place)
    }
    for line in kept:
        yield finding(f"{place}, '{line.text}'", Claim.EXAMPLE, partial(_alone, line, kept, given, needed, place))
    for meaning, entry in needed.items():
        if meaning not in map(_meaning, kept):
            why = f"'{text_of(entry, 'condition', place)}' is called needed, but it is no line"
            yield Finding(place, Claim.EXAMPLE, Status.WRONG, why)


def _alone(
    line: Relation,
    kept: list[Relation],
    given: list[Relation],
    needed: Mapping[tuple[Form, int], Any],
    place: str,
) -> str:
    """Whether values show that a line does not follow from the others."""
    if _meaning(line) not in needed:
        raise Unsettled("no example shows that the line is needed")
    values = values_of(object_of(needed[_meaning(line)], "fails_at", place))
    if line.holds(values):
        return "the line holds where it is said to fail"
    return first_failing([*given, *(other for other in kept if _meaning(other) != _meaning(line))], values)


def first_failing(relations: list[Relation], values: Values) -> str:
    """The first relation that fails at values, as a sentence."""
    failing = next((stated.text for stated in relations if not stated.holds(values)), None)
    return "" if failing is None else f"'{failing}' does not hold at the values"
