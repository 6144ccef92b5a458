"""What is assumed about the parameters, and the signs that follow from it.

Two exact provers, the second asked only where the first says nothing:

*Box.* Every parameter lies in an interval (``C > 0``, ``0 < a < 1``). Written in variables that run
from 0 to infinity, a polynomial whose coefficients are all at least 0 is at least 0 (Bernstein form
on bounded intervals). For polynomials linear in each parameter this decides: their extremes are at
the corners of the box.

*Monomials.* With relations between parameters (``Cph > Cpl``) every monomial becomes a variable of
its own, tied to others by products of assumptions; linear arithmetic decides
(:mod:`symgame.conditions.linear.linearisation`). What is proved for independent monomials holds for the
polynomial; the converse need not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sympy import Expr, Symbol
from sympy.polys.rings import PolyElement

from symgame.algebra import ratio_of
from symgame.conditions.box import sign_on_box
from symgame.conditions.interval import Interval, intervals_of
from symgame.conditions.linear.linearisation import follows, is_contradictory
from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign, product
from symgame.conditions.witnesses import takes_both_signs
from symgame.factoring import factors
from symgame.shown import shortened

MAX_FACTORED = 300
"""The most terms of a form whose factors are looked at."""

MAX_PROVED = 300
"""Longer forms are not given to the provers: their sign is left open."""


@dataclass(frozen=True, slots=True)
class Assumptions:
    """The relations that a game assumes, as its author wrote them."""

    relations: tuple[Relation, ...] = ()

    def __repr__(self) -> str:
        return shortened(f"Assumptions: {', '.join(relation.text() for relation in self.relations) or 'none'}")

    @property
    def intervals(self) -> dict[Symbol, Interval]:
        """The interval of every parameter that has a bound."""
        return intervals_of(self.relations)

    @property
    def is_contradictory(self) -> bool:
        """Whether it is proved that no parameters satisfy them."""
        if any(interval.is_empty for interval in self.intervals.values()):
            return True
        return bool(self.relations) and is_contradictory(self, ())

    def sign(self, form: PolyElement) -> Sign:
        """The sign of a form under the assumptions; UNDECIDED where neither prover decides."""
        return _sign(self, form)

    def sign_of(self, expression: Expr) -> Sign:
        """The sign of an expression, a quotient included."""
        ratio = ratio_of(expression)
        return product(self.sign(ratio.numerator), self.sign(ratio.denominator))

    def is_worth_factoring(self, form: PolyElement) -> bool:
        """Whether factors of a form may have known signs and are found in reasonable time."""
        return len(form) <= MAX_FACTORED

    def is_positive(self, expression: Expr) -> bool:
        """Whether an expression is proved to be positive."""
        return self.sign_of(expression) is Sign.POSITIVE

    def and_also(self, relations: Iterable[Relation]) -> Assumptions:
        """These assumptions and some more."""
        return Assumptions((*self.relations, *relations))


@cache
def _sign(assumptions: Assumptions, form: PolyElement) -> Sign:
    if not form:
        return Sign.ZERO
    if not form.is_ground and takes_both_signs(assumptions, form):
        return Sign.UNDECIDED
    if len(form) > MAX_PROVED:
        return Sign.UNDECIDED
    intervals = _of_generators(assumptions)
    above, below = sign_on_box(form, intervals), sign_on_box(-form, intervals)
    if Sign.POSITIVE in (above, below):
        return Sign.NEGATIVE if above is Sign.UNDECIDED else Sign.POSITIVE
    is_above, is_below = above is not Sign.UNDECIDED, below is not Sign.UNDECIDED
    if _has_relations(assumptions):
        if follows(assumptions, form, strict=True):
            return Sign.POSITIVE
        if follows(assumptions, -form, strict=True):
            return Sign.NEGATIVE
        is_above = is_above or follows(assumptions, form, strict=False)
        is_below = is_below or follows(assumptions, -form, strict=False)
    if is_above and is_below:
        return Sign.ZERO
    if not is_above and not is_below:
        return _sign_by_factors(assumptions, form)
    return Sign.NONNEGATIVE if is_above else Sign.NONPOSITIVE


def _sign_by_factors(assumptions: Assumptions, form: PolyElement) -> Sign:
    if not assumptions.is_worth_factoring(form):
        return Sign.UNDECIDED
    pieces = factors(form)
    if len(pieces) < 2 and not any(power > 1 for _, power in pieces):
        return Sign.UNDECIDED
    leading = form.LC
    total = Sign.POSITIVE
    for factor, power in pieces:
        leading /= factor.LC**power
        sign = assumptions.sign(factor)
        if power % 2:
            total = product(total, sign)
        elif not sign.is_strict:
            total = product(total, Sign.NONNEGATIVE)
    return total if leading > 0 else total.flipped


@cache
def _has_relations(assumptions: Assumptions) -> bool:
    return any(len(relation.symbols) > 1 or relation.operator == "!=" for relation in assumptions.relations)


@cache
def _of_generators(assumptions: Assumptions) -> dict[Expr, Interval]:
    """The intervals of the parameters; those of roots and exponentials are kept here once they were asked for."""
    return {symbol: interval for symbol, interval in intervals_of(assumptions.relations).items()}
