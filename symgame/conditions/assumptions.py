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

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from sympy import Expr, Pow, Rational, Symbol
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement

from symgame.algebra import as_ratio, generators_for, ring_of
from symgame.conditions.linear.linearisation import follows, is_contradictory
from symgame.conditions.relation import Relation
from symgame.conditions.witnesses import takes_both_signs
from symgame.factoring import factors


class Sign(Enum):
    """The sign of a quantity on all parameters that the assumptions allow."""

    POSITIVE = "+"
    NEGATIVE = "-"
    ZERO = "0"
    NONNEGATIVE = ">=0"
    NONPOSITIVE = "<=0"
    UNDECIDED = "?"

    @property
    def flipped(self) -> Sign:
        """The sign of the opposite quantity."""
        return _FLIPPED.get(self, self)

    @property
    def is_strict(self) -> bool:
        """Whether it is positive or negative everywhere."""
        return self in (Sign.POSITIVE, Sign.NEGATIVE)


_FLIPPED = {
    Sign.POSITIVE: Sign.NEGATIVE,
    Sign.NEGATIVE: Sign.POSITIVE,
    Sign.NONNEGATIVE: Sign.NONPOSITIVE,
    Sign.NONPOSITIVE: Sign.NONNEGATIVE,
}


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a parameter lies; ``None`` is no bound, a closed end belongs to it."""

    low: Rational | None = None
    high: Rational | None = None
    low_closed: bool = False
    high_closed: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no number lies in it."""
        if self.low is None or self.high is None:
            return False
        return bool(self.low > self.high or (self.low == self.high and not (self.low_closed and self.high_closed)))


@dataclass(frozen=True, slots=True)
class Assumptions:
    """The relations that a game assumes, as its author wrote them."""

    relations: tuple[Relation, ...] = ()

    @property
    def intervals(self) -> dict[Symbol, Interval]:
        """The interval of every parameter that has a bound."""
        return _intervals(self)

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
        free: set[Any] = expression.free_symbols
        symbols = sorted(free, key=lambda symbol: symbol.name)
        ratio = as_ratio(expression, ring_of(generators_for([expression], symbols)))
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


def product(left: Sign, right: Sign) -> Sign:
    """The sign of a product of two quantities.

    Examples
    --------
    >>> product(Sign.NEGATIVE, Sign.NONNEGATIVE)
    <Sign.NONPOSITIVE: '<=0'>
    """
    if Sign.ZERO in (left, right):
        return Sign.ZERO
    if Sign.UNDECIDED in (left, right):
        return Sign.UNDECIDED
    if left in (Sign.NEGATIVE, Sign.NONPOSITIVE):
        return product(left.flipped, right).flipped
    if left is Sign.POSITIVE:
        return right
    return {Sign.POSITIVE: Sign.NONNEGATIVE, Sign.NEGATIVE: Sign.NONPOSITIVE}.get(right, right)


@cache
def _intervals(assumptions: Assumptions) -> dict[Symbol, Interval]:
    intervals: dict[Symbol, Interval] = {}
    for symbol, operator, bound in _bounds(assumptions.relations):
        intervals[symbol] = _narrowed(intervals.get(symbol, Interval()), operator, bound)
    return intervals


def _bounds(relations: Iterable[Relation]) -> Iterator[tuple[Symbol, str, Rational]]:
    """Relations that bound one parameter by a number, as ``symbol operator number``."""
    for relation in relations:
        if len(relation.symbols) != 1:
            continue
        (symbol,) = relation.symbols
        slope = relation.difference.diff(symbol)
        constant = relation.difference.subs(symbol, 0)
        if slope.is_Rational and slope != 0 and constant.is_Rational:
            yield symbol, relation.operator if slope > 0 else _MIRRORED[relation.operator], -constant / slope


_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def _narrowed(interval: Interval, operator: str, bound: Rational) -> Interval:
    low, high = interval.low, interval.high
    low_closed, high_closed = interval.low_closed, interval.high_closed
    if operator in (">", ">=", "==") and (low is None or bound > low or (bound == low and operator == ">")):
        low, low_closed = bound, operator != ">"
    if operator in ("<", "<=", "==") and (high is None or bound < high or (bound == high and operator == "<")):
        high, high_closed = bound, operator != "<"
    return Interval(low, high, low_closed, high_closed)


@cache
def _sign(assumptions: Assumptions, form: PolyElement) -> Sign:
    if not form:
        return Sign.ZERO
    if not form.is_ground and takes_both_signs(assumptions, form):
        return Sign.UNDECIDED
    if len(form) > MAX_PROVED:
        return Sign.UNDECIDED
    intervals = _of_generators(assumptions)
    above, below = _least(form, intervals), _least(-form, intervals)
    if above == _POSITIVE or below == _POSITIVE:
        return Sign.POSITIVE if above else Sign.NEGATIVE
    if _has_relations(assumptions):
        if follows(assumptions, form, strict=True):
            return Sign.POSITIVE
        if follows(assumptions, -form, strict=True):
            return Sign.NEGATIVE
        above = above or follows(assumptions, form, strict=False)
        below = below or follows(assumptions, -form, strict=False)
    if above and below:
        return Sign.ZERO
    if not above and not below:
        return _sign_by_factors(assumptions, form)
    return Sign.NONNEGATIVE if above else Sign.NONPOSITIVE if below else Sign.UNDECIDED


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


MAX_FACTORED = 300
"""The most terms of a form whose factors are looked at."""

MAX_PROVED = 300
"""Longer forms are not given to the provers: their sign is left open."""

_UNKNOWN, _NONNEGATIVE, _POSITIVE = 0, 1, 2


def _least(form: PolyElement, intervals: dict[Expr, Interval]) -> int:
    """Whether a form is proved positive, at least zero, or neither, on a box."""
    if form.is_ground:
        return _POSITIVE if form and form.LC > 0 else _UNKNOWN if form else _NONNEGATIVE
    index = _worst_generator(form, intervals)
    interval = _interval_of(form.ring.symbols[index], intervals)
    if interval.low is None and interval.high is None:
        return _least_of_even_powers(form, index, intervals)
    coefficients, zero_reached, infinity_reached = _on_the_half_line(form, index, interval)
    levels = [_least(coefficient, intervals) for coefficient in coefficients]
    if _UNKNOWN in levels:
        return _UNKNOWN
    ends = [levels[0]] * zero_reached + [levels[-1]] * infinity_reached
    return _POSITIVE if _POSITIVE in levels and all(end == _POSITIVE for end in ends) else _NONNEGATIVE


def _worst_generator(form: PolyElement, intervals: dict[Expr, Interval]) -> int:
    """A generator of the form, one without bounds first: it ends the search soonest."""
    used = [k for k, degree in enumerate(form.degrees()) if degree > 0]
    return min(used, key=lambda k: _interval_of(form.ring.symbols[k], intervals) != Interval())


@cache
def _of_generators(assumptions: Assumptions) -> dict[Expr, Interval]:
    """The intervals of the parameters; those of roots and exponentials are kept here once they were asked for."""
    return {symbol: interval for symbol, interval in _intervals(assumptions).items()}


def _interval_of(generator: Expr, intervals: dict[Expr, Interval]) -> Interval:
    found = intervals.get(generator)
    if found is None:
        found = intervals[generator] = _interval_of_atom(generator, intervals)
    return found


def _interval_of_atom(generator: Expr, intervals: dict[Expr, Interval]) -> Interval:
    if isinstance(generator, Symbol):
        return Interval()
    if generator.func.__name__ == "exp" or (
        isinstance(generator, Pow) and _is_positive_base(generator.base, intervals)
    ):
        return Interval(low=Rational(0))
    if generator.func.__name__ == "Abs" or (isinstance(generator, Pow) and generator.exp.is_Rational):
        return Interval(low=Rational(0), low_closed=True)
    return Interval()


def _is_positive_base(base: Expr, intervals: dict[Expr, Interval]) -> bool:
    free: set[Any] = base.free_symbols
    symbols = sorted(free, key=lambda symbol: symbol.name)
    ratio = as_ratio(base, ring_of(generators_for([base], symbols)))
    return _least(ratio.numerator, intervals) == _POSITIVE and _least(ratio.denominator, intervals) == _POSITIVE


def _least_of_even_powers(form: PolyElement, index: int, intervals: dict[Expr, Interval]) -> int:
    """On the whole line: even powers with coefficients at least zero; at 0 only the constant is left."""
    by_power = powers_of(form, index)
    if any(power % 2 for power in by_power):
        return _UNKNOWN
    levels = {power: _least(coefficient, intervals) for power, coefficient in by_power.items()}
    if _UNKNOWN in levels.values():
        return _UNKNOWN
    return levels.get(0, _NONNEGATIVE)


def _on_the_half_line(form: PolyElement, index: int, interval: Interval) -> tuple[list[PolyElement], bool, bool]:
    """Coefficients in a variable t that runs from 0 to infinity; which ends belong to the interval.

    ``v = low + t``, ``v = high - t``, or ``v = (low + high*t)/(1 + t)`` times ``(1 + t)**degree``.
    """
    by_power = powers_of(form, index)
    degree, ring = max(by_power), form.ring
    low, high = interval.low, interval.high
    result = [ring.zero] * (degree + 1)
    for power, coefficient in by_power.items():
        if low is not None and high is not None:
            weights = _expanded(_convolved([low, high], power), [Rational(1)] * 2, degree - power)
        elif low is not None:
            weights = _convolved([low, Rational(1)], power)
        else:
            assert high is not None
            weights = _convolved([high, Rational(-1)], power)
        for k, weight in enumerate(weights):
            if weight:
                result[k] += coefficient.mul_ground(QQ(weight.p, weight.q))
    if low is not None:
        return result, interval.low_closed, interval.high_closed if high is not None else False
    return result, interval.high_closed, False


def _convolved(pair: list[Rational], power: int) -> list[Rational]:
    """The coefficients of ``(pair[0] + pair[1]*t)**power``."""
    return _expanded([Rational(1)], pair, power)


def _expanded(start: list[Rational], pair: list[Rational], power: int) -> list[Rational]:
    result = start
    for _ in range(power):
        shifted = [Rational(0), *result]
        result = [pair[0] * a + pair[1] * b for a, b in zip([*result, Rational(0)], shifted, strict=True)]
    return result


def powers_of(form: PolyElement, index: int) -> dict[int, PolyElement]:
    """The coefficients of the powers of one generator."""
    parts: dict[int, dict[tuple[int, ...], object]] = {}
    for monomial, coefficient in form.terms():
        rest = (*monomial[:index], 0, *monomial[index + 1 :])
        parts.setdefault(monomial[index], {})[rest] = coefficient
    return {power: form.ring.from_dict(part) for power, part in parts.items()}
