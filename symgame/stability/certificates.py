"""How the ESS conditions of a vertex are known: from each eigenvalue to a line, and which lines were dropped.

An eigenvalue is negative exactly where its line holds, because it is the line's gap (smaller side minus
larger side) times a factor that the assumptions make positive. Lines that follow from the others are not
printed; that they follow, and that the printed ones do not, is shown for each.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, Rational, S
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio, as_form, is_zero, rational
from symgame.building import as_expression
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.deciding import possible, redundant
from symgame.conditions.linear.linearisation import contradiction
from symgame.conditions.minimal import Dropped, minimal
from symgame.conditions.normal import negative
from symgame.conditions.proofs import Engine, Evidence, Example
from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign
from symgame.factoring import factors
from symgame.stability.vertex import Vertex

BY_RULE = Engine("symgame, by its rules for signs and factors")
"""For what is derived exactly, but not as a sum that a reader can add up."""

SECONDS = 2.0
"""For the solver, a line."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A factor of an eigenvalue, its power, its sign under the assumptions, and why."""

    factor: Expr
    power: int
    is_positive: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Derived:
    """From an eigenvalue to what it asks.

    Attributes
    ----------
    eigenvalue : int
        Its number, from 1.
    conditions : tuple of Relation
        It is negative exactly where these hold; none if it always or never is.
    number : Rational
        Minus the eigenvalue is this number times the factors times the gap of the condition, larger
        side minus smaller side; 0 where there is more than one condition, and no such product.
    factors : tuple of Signed
    always, never : Evidence or None
        Why the assumptions alone decide.
    """

    eigenvalue: int
    conditions: tuple[Relation, ...] = ()
    number: Rational = S.Zero
    factors: tuple[Signed, ...] = ()
    always: Evidence | None = None
    never: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """What shows the conditions of a vertex.

    Attributes
    ----------
    derived : tuple of Derived
        One an eigenvalue.
    dropped : tuple of Dropped
    impossible : tuple of Evidence
        Why all conditions cannot hold together.
    example : Example or None
        Values at which all hold.
    needed : tuple of (Relation, Example)
        Values at which a line fails and the others hold.
    """

    derived: tuple[Derived, ...]
    dropped: tuple[Dropped, ...]
    impossible: tuple[Evidence, ...]
    example: Example | None
    needed: tuple[tuple[Relation, Example], ...]


def certify(vertex: Vertex, given: Assumptions) -> Certificate:
    """The certificate of a vertex's ESS conditions.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> game = load("llm-iar")
    >>> found = certify(vertices_of(replicator(game))[0], game.assumptions)
    >>> [len(step.conditions) for step in found.derived], found.example is not None, len(found.needed)
    ([1, 1, 0], True, 2)
    """
    derived = tuple(_derived(k, difference, given) for k, difference in enumerate(vertex.differences, 1))
    lines = tuple(dict.fromkeys(r for step in derived for r in step.conditions))
    shortest = minimal(lines, given)
    impossible = tuple(step.never for step in derived if step.never is not None) or shortest.impossible
    if impossible:
        return Certificate(derived, (), impossible, None, ())
    found = possible(shortest.relations, given, seconds=SECONDS)
    example = next((e for e in found.evidence if isinstance(e, Example)), None)
    needed = []
    for line in shortest.relations:
        shown = redundant(line, shortest.relations, given, seconds=SECONDS)
        needed += [(line, e) for e in shown.evidence if isinstance(e, Example)]
    return Certificate(derived, shortest.dropped, (), example, tuple(needed))


def _derived(number: int, difference: Ratio, given: Assumptions) -> Derived:
    if not difference.denominator or is_zero(difference.numerator):
        return Derived(number, never=BY_RULE)
    asked = negative(difference, given)
    value = difference.as_expr()
    if asked.always_hold:
        return Derived(number, always=contradiction([Relation(value, ">=", S.Zero)], given) or BY_RULE)
    if asked.is_impossible:
        return Derived(number, never=contradiction([Relation(value, "<", S.Zero)], given) or BY_RULE)
    if len(asked.relations) > 1:
        return Derived(number, asked.relations)
    [condition] = asked.relations
    gap = as_form(
        -condition.difference if condition.operator == "<" else condition.difference, difference.numerator.ring
    )
    signed = _signed_factors(difference, given)
    above, below = difference.numerator, difference.denominator
    for form, power in ((gap, 1), *((form, power) for form, power, _ in signed)):
        above, below = (above, below * form**power) if power > 0 else (above * form**-power, below)
    times = QQ(above.LC) / QQ(below.LC)
    if above != below.mul_ground(times):
        return Derived(number, (condition,))
    shown = tuple(_signed(form, power, sign, given) for form, power, sign in signed)
    return Derived(number, (condition,), -rational(times), shown)


def _signed_factors(difference: Ratio, given: Assumptions) -> list[tuple[PolyElement, int, Sign]]:
    """The factors of an eigenvalue whose signs the assumptions fix; powers below the line are negative."""
    found = []
    for form, turn in ((difference.numerator, 1), (difference.denominator, -1)):
        for factor, power in factors(form):
            sign = given.sign(factor)
            if sign.is_strict:
                found.append((factor, turn * power, sign))
    return found


def _signed(form: PolyElement, power: int, sign: Sign, given: Assumptions) -> Signed:
    expression = as_expression(form)
    wrong = "<=" if sign is Sign.POSITIVE else ">="
    evidence = contradiction([Relation(expression, wrong, S.Zero)], given) or BY_RULE
    return Signed(expression, power, sign is Sign.POSITIVE, evidence)
