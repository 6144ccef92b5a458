"""What one condition of first degree in a parameter asks of it: a bound, or one for each sign of its coefficient."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sympy import Expr, S, Symbol
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio, as_ratio, generators_for, powers_of, rational, reduced, ring_of
from symgame.building import as_expression
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.interval import Interval
from symgame.conditions.normal import Conditions, compare, negative, positive
from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign
from symgame.factoring import factors
from symgame.stability.thresholds.ess_conditions import EssCondition


@dataclass(frozen=True, slots=True)
class Bound:
    """``parameter < value`` (upper) or ``parameter > value`` (lower); closed where equality is allowed."""

    value: Expr
    is_upper: bool
    condition: EssCondition
    is_closed: bool = False

    def relation(self, parameter: Symbol) -> Relation:
        """The bound as a relation."""
        operator = ("<" if self.is_upper else ">") + ("=" if self.is_closed else "")
        return Relation(parameter, operator, self.value)


@dataclass(frozen=True, slots=True)
class Alternative:
    """What a condition asks where the coefficient of the parameter has one sign.

    Attributes
    ----------
    where : tuple of Relation
        The sign of the coefficient.
    condition : EssCondition
    bound : Bound or None
    rest : Conditions
        Where the coefficient is zero: what is asked of the other parameters. With neither a bound nor a
        rest nothing is asked there.
    """

    where: tuple[Relation, ...]
    condition: EssCondition
    bound: Bound | None = None
    rest: Conditions = field(default_factory=Conditions)


def bounds_of(
    condition: EssCondition, parameter: Symbol, given: Assumptions, order: Sequence[Symbol] = ()
) -> Bound | tuple[Alternative, ...] | None:
    """What a condition asks of a parameter.

    Parameters
    ----------
    condition : EssCondition
        In which the parameter occurs.
    parameter : Symbol
    given : Assumptions
    order : sequence of Symbol, optional
        The author's order of the parameters.

    Returns
    -------
    Bound, tuple of Alternative, or None
        A bound where the sign of its coefficient follows from the assumptions; what is asked for each sign
        that it can have where it does not; None where the condition is not of first degree.

    Examples
    --------
    >>> from symgame.conditions.relation import read_relations
    >>> from symgame.symbols import real_symbol
    >>> p, q, c = (real_symbol(name) for name in "pqc")
    >>> [relation] = read_relations("p*q < c", {"p": p, "q": q, "c": c})
    >>> condition = EssCondition(relation, (1,), ("0",))
    >>> given = Assumptions(read_relations("q > 0", {"q": q}))
    >>> bounds_of(condition, p, given).relation(p).text()
    'p < c/q'
    >>> [[where.text() for where in each.where] for each in bounds_of(condition, p, Assumptions())]
    [['q > 0'], ['q < 0'], ['q == 0']]
    """
    line = _line(condition.relation, parameter, order)
    if line is None:
        return None
    sign = given.sign(line.slope)
    if sign.is_strict:
        return Bound(line.root(given), sign is Sign.POSITIVE, condition, line.is_closed)
    return tuple(_alternatives(line, condition, parameter, given))


@dataclass(frozen=True, slots=True)
class _Line:
    """``slope * parameter + rest < 0``, or ``<= 0``."""

    slope: PolyElement
    rest: PolyElement
    is_closed: bool

    def root(self, given: Assumptions) -> Expr:
        """Where it is zero, over a positive denominator where that is known."""
        top, bottom = reduced(-self.rest, self.slope)
        divisor: Expr = S.One
        number = rational(bottom.LC)
        for factor, power in factors(bottom) if given.is_worth_factoring(bottom) else ((bottom, 1),):
            number /= rational(factor.LC) ** power
            turn = -1 if given.sign(factor) is Sign.NEGATIVE else 1
            number *= turn**power
            divisor = divisor * as_expression(turn * factor) ** power
        quotient: Expr = as_expression(top.mul_ground(1 / QQ(number.p, number.q))) / divisor
        return quotient


def _line(relation: Relation, symbol: Symbol, order: Sequence[Symbol]) -> _Line | None:
    """A relation of first degree in a parameter; None for another one."""
    if relation.operator in ("==", "!="):
        return None
    later = sorted(relation.symbols - set(order), key=lambda s: str(s.name))
    symbols = [*(s for s in order if s in relation.symbols), *later]
    ratio = as_ratio(relation.difference, ring_of(generators_for([relation.difference], symbols)))
    atoms = [generator for generator in ratio.numerator.ring.symbols if not generator.is_Symbol]
    if not ratio.denominator.is_ground or any(symbol in atom.free_symbols for atom in atoms):
        return None
    turn = (1 if relation.operator in ("<", "<=") else -1) * (1 if ratio.denominator.LC > 0 else -1)
    powers = powers_of(turn * ratio.numerator, symbols.index(symbol))
    if max(powers) != 1:
        return None
    return _Line(powers[1], powers.get(0, ratio.numerator.ring.zero), relation.operator in ("<=", ">="))


def _alternatives(line: _Line, condition: EssCondition, symbol: Symbol, given: Assumptions) -> Iterator[Alternative]:
    """An upper bound, a lower bound, and no bound: for each sign that the coefficient can have."""
    one = line.slope.ring.one
    slope = Ratio(line.slope, one)
    for is_upper, where in ((True, positive(slope, given)), (False, negative(slope, given))):
        if not where.is_impossible:
            there = given.and_also(where.relations)
            bound = Bound(line.root(there), is_upper, condition, line.is_closed)
            yield Alternative(where.relations, condition, None if _is_superfluous(bound, symbol, there) else bound)
    where = compare(slope, "==", given)
    rest = compare(Ratio(line.rest, one), "<=" if line.is_closed else "<", given.and_also(where.relations))
    yield Alternative(where.relations, condition, rest=rest)


def tightest(bounds: Iterable[Bound], parameter: Symbol, given: Assumptions) -> tuple[Bound, ...]:
    """Bounds on one side without those that the assumptions or another one imply."""
    kept = [bound for bound in bounds if not _is_superfluous(bound, parameter, given)]
    for bound in list(kept):
        others = [other for other in kept if other is not bound]
        if any(_is_beyond(bound, o.value, given, strictly=o.is_closed and not bound.is_closed) for o in others):
            kept = others
    return tuple(kept)


def _is_superfluous(bound: Bound, symbol: Symbol, given: Assumptions) -> bool:
    """Whether all values that the assumptions allow fulfil a bound."""
    interval = given.intervals.get(symbol, Interval())
    end, belongs = (interval.high, interval.high_closed) if bound.is_upper else (interval.low, interval.low_closed)
    if end is not None and _is_beyond(bound, end, given, strictly=belongs and not bound.is_closed):
        return True
    return _is_beyond(bound, symbol, given, strictly=not bound.is_closed)


def _is_beyond(bound: Bound, inner: Expr, given: Assumptions, *, strictly: bool) -> bool:
    """Whether a bound is proved to lie above (an upper one) or below (a lower one) of something."""
    sign = given.sign_of(bound.value - inner if bound.is_upper else inner - bound.value)
    return sign is Sign.POSITIVE or (not strictly and sign in (Sign.NONNEGATIVE, Sign.ZERO))
