"""From an eigenvalue to the line that it asks for: every step of a vertex's certificate.

Minus the eigenvalue is a number, times factors of known sign, times the gap of the line; or the
assumptions alone show that it is negative, or that it is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

from symgame.recheck.common_factors import quotient
from symgame.recheck.fields import list_of, object_of, part_of, text_of, texts_of
from symgame.recheck.findings import Claim, Finding, finding
from symgame.recheck.polynomials import number
from symgame.recheck.quotients import ATOM, Quotient, constant, rational_function
from symgame.recheck.reading import expression
from symgame.recheck.refusals import Unreadable, Unsettled
from symgame.recheck.relations import Known, Relation, implied, known_from, relation
from symgame.recheck.sums import refuted
from symgame.recheck.trees import MAX_POWER, raised


@dataclass(frozen=True, slots=True)
class Step:
    """An eigenvalue and what it asks.

    Attributes
    ----------
    eigenvalue : str
    conditions : tuple of Relation
        It is negative exactly where these hold; none if it always or never is.
    is_never : bool
    """

    eigenvalue: str
    conditions: tuple[Relation, ...]
    is_never: bool

    @property
    def is_negative(self) -> Relation:
        """That it is."""
        return relation(f"{self.eigenvalue} < 0")

    def is_asked_by(self, line: Relation, given: Known) -> bool | None:
        """Whether a line says that the eigenvalue is negative: its gap is minus this times what is positive.

        None if it is a multiple of it whose sign does not show.
        """
        value = rational_function(expression(self.eigenvalue))
        if not value.above or not line.is_strict:
            return not value.above and not line.gap
        try:
            multiple = quotient(line.gap * value.below, -value.above)
        except Unsettled:
            return False
        signs = {coefficient > 0 for coefficient in multiple.terms.values()}
        is_known = all(ATOM not in name and implied(given, relation(f"{name} > 0")) for name in multiple.names)
        return None if len(signs) != 1 or not is_known else signs == {True}


def steps_of(vertex: object, place: str) -> list[Step]:
    """The steps of a vertex, one for every eigenvalue.

    Raises
    ------
    Unreadable
        If there is another number of them.
    """
    values = texts_of(vertex, "eigenvalues", place)
    records = list_of(object_of(vertex, "certificate", place), "steps", place)
    if [part_of(record, "eigenvalue", place) for record in records] != list(range(1, len(values) + 1)):
        raise Unreadable("there is not one step for every eigenvalue")
    return [_step(record, value, place) for record, value in zip(records, values, strict=True)]


def _step(record: dict[str, Any], value: str, place: str) -> Step:
    if "always" in record or "never" in record:
        return Step(value, (), "always" not in record)
    return Step(value, tuple(map(relation, texts_of(record, "conditions", place))), False)


def step_findings(record: dict[str, Any], step: Step, given: Known, place: str) -> Iterator[Finding]:
    """Whether an eigenvalue is negative exactly where its line holds."""
    if step.is_never:
        yield finding(place, Claim.LINE, lambda: _never(record, step, given, place))
    elif not step.conditions:
        yield finding(place, Claim.LINE, lambda: _always(record, step, given, place))
    else:
        yield finding(place, Claim.LINE, lambda: _identity(record, step, place))
        factors = record.get("factors")
        for factor in factors if isinstance(factors, list) else []:
            yield finding(place, Claim.SUM, partial(_sign, factor, given, place))


def _never(record: dict[str, Any], step: Step, given: Known, place: str) -> str:
    value = rational_function(expression(step.eigenvalue))
    if not value.above:
        return ""  # what is 0 identically is never negative
    asked = step.is_negative
    return refuted(record["never"], known_from([asked], given), place)


def _always(record: dict[str, Any], step: Step, given: Known, place: str) -> str:
    if "always" not in record:
        return "there is no condition, and no sum that shows that none is needed"
    asked = relation(f"{step.eigenvalue} >= 0")
    return refuted(record["always"], known_from([asked], given), place)


def _identity(record: dict[str, Any], step: Step, place: str) -> str:
    """Minus the eigenvalue against the product, and the signs of what stands before the gap."""
    times = rational_function(expression(text_of(record, "number", place))).above.constant
    if times is None:
        return "'number' is not a number"
    if len(step.conditions) != 1 or times == 0:
        raise Unsettled("several conditions, on the word of symgame's rules for signs and factors")
    [line] = step.conditions
    if not line.is_strict:
        return f"'{line.text}' is not strict, the eigenvalue's sign is"
    sign = 1 if times > 0 else -1
    product = constant(times) * Quotient(line.gap, number(1))
    for factor in list_of(record, "factors", place):
        power, base = _power(factor, place), rational_function(expression(text_of(factor, "factor", place)))
        raised_base = raised(base, abs(power), constant(Fraction(1)))
        product = product * raised_base if power > 0 else product / raised_base
        if power % 2 and text_of(factor, "sign", place) == "-":
            sign = -sign
    if sign < 0:
        return f"'{line.text}' is the wrong way round: what stands before its gap is negative"
    difference = product + rational_function(expression(step.eigenvalue))
    if difference.above and difference.has_atoms:
        raise Unsettled("an eigenvalue that is not rational")
    return f"minus the eigenvalue is not the product with the gap of '{line.text}'" if difference.above else ""


def _power(factor: object, place: str) -> int:
    power = part_of(factor, "power", place)
    if type(power) is not int or not 0 < abs(power) <= MAX_POWER:
        raise Unreadable("the power of a factor is not a number of times")
    return power


def _sign(factor: object, given: Known, place: str) -> str:
    """A factor's sign, which the assumptions are to show."""
    sign, text = text_of(factor, "sign", place), text_of(factor, "factor", place)
    if sign not in ("+", "-"):
        return "a factor has neither the sign '+' nor '-'"
    wrong = relation(f"{text} {'<=' if sign == '+' else '>='} 0")
    return refuted(part_of(factor, "by", place), known_from([wrong], given), place)
