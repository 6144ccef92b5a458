"""Sums that contradict themselves: the certificates that nothing satisfies all of some relations.

``2*(C > 0)*(b < 1) + 1*(P < b*C)``: every relation stands for larger side minus smaller side, which is
positive where it holds. Products of what is positive are positive, so that the whole is; but it is 0.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import reduce
from typing import Any

from symgame.recheck.fields import text_of
from symgame.recheck.polynomials import Polynomial, number
from symgame.recheck.reading import unreadable
from symgame.recheck.refusals import TooLarge, Unsettled
from symgame.recheck.relations import Known, Relation, implied, relation, signs_left

MAX_CHARACTERS = 1_000_000

Term = tuple[Fraction, tuple[Relation, ...]]

_NUMBER = re.compile(r"\s*(-?[0-9]{1,2000}(?:/[0-9]{1,2000})?)\s*")


def refuted(record: object, known: Known, place: str) -> str:
    """Why evidence does not show that what is known is contradictory; empty where it does.

    Raises
    ------
    Unsettled
        If the evidence is the word of an engine.

    Examples
    --------
    >>> from symgame.recheck.relations import known_from
    >>> given = known_from([relation("C > 0"), relation("b < 1"), relation("C < b*C")])
    >>> refuted({"sum": "1*(C > 0)*(b < 1) + 1*(C < b*C)"}, given, "")
    ''
    >>> refuted({"sum": "2*(C > 0)*(b < 1) + 1*(C < b*C)"}, given, "")
    'the sum is not 0 identically'
    """
    if isinstance(record, Mapping) and "sum" not in record and "engine" in record:
        if not all(signs_left(known, form) for form in known):
            return ""  # one form alone contradicts itself, 0 < 0 say: there is nothing to add up
        raise Unsettled(f"on the word of {text_of(record, 'engine', place)}")
    return fault(text_of(record, "sum", place), known)


def all_refuted(records: list[Any], known: Known, place: str) -> str:
    """The same of a list, each of which is to show it."""
    if not records:
        return "there is no evidence"
    return next((why for record in records if (why := refuted(record, known, place))), "")


def fault(text: str, known: Known) -> str:
    """What is wrong with a sum; empty if it shows that what is known cannot be."""
    parts = terms(text)
    is_positive = False
    total = number(0)
    for times, relations in parts:
        for stated in relations:
            if stated.operator == "!=":
                return f"'{stated.text}' is no quantity to add"
            if not implied(known, stated):
                return f"'{stated.text}' is not among what is assumed there"
        is_equation = any(stated.operator == "==" for stated in relations)
        if times <= 0 and not is_equation:
            return f"the number {times} is not positive"
        is_positive = is_positive or (not is_equation and all(stated.is_strict for stated in relations))
        total = total + reduce(Polynomial.__mul__, (stated.gap for stated in relations)).times(times)
    if not is_positive:
        return "nothing in the sum is positive"
    if total and any(stated.has_atoms for _, relations in parts for stated in relations):
        raise Unsettled("a sum of what is not rational")
    return "the sum is not 0 identically" if total else ""


def terms(text: str) -> list[Term]:
    """The terms of a sum: a number, and relations in brackets.

    Raises
    ------
    Unreadable
        If the text is not a sum.
    """
    if len(text) > MAX_CHARACTERS:
        raise TooLarge(f"a sum has at most {MAX_CHARACTERS:,} characters")
    found: list[Term] = []
    at = 0
    while True:
        match = _NUMBER.match(text, at)
        if match is None or re.search("/0+$", match[1]):
            raise unreadable(text, f"a number is missing at column {at + 1}")
        at = match.end()
        relations = []
        while text.startswith("*(", at):
            end = _closing(text, at + 1)
            relations.append(relation(text[at + 2 : end]))
            at = end + 1
        if not relations:
            raise unreadable(text, f"a relation is missing at column {at + 1}")
        found.append((Fraction(match[1]), tuple(relations)))
        rest = text[at : at + 3]
        if not rest.strip():
            return found
        if rest != " + ":
            raise unreadable(text, f"'+' is missing at column {at + 1}")
        at += 3


def _closing(text: str, at: int) -> int:
    """Where the parenthesis ends that opens here."""
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth == 0:
            return place
    raise unreadable(text, "a parenthesis is not closed")
