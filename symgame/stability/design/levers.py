"""What it takes that a vertex stops being an ESS, or becomes one, in a formula and at numbers.

A vertex is no ESS as soon as one of its conditions fails. A condition of first degree in a parameter,
with a factor of known sign, fails exactly from a bound on: ``P < b*C`` fails from ``P >= b*C`` on. With
all conditions of the vertex that contain the parameter: ``P >= b*C`` or ``P >= (1 - b)*C``. (Beyond the
bound the vertex is unstable; at the bound it is a tie.)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sympy import Expr, Rational, Symbol

from symgame.algebra import Ratio, as_ratio, generators_for, powers_of, ring_of
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.grouping import grouped, grouped_sum
from symgame.conditions.interval import Interval
from symgame.conditions.normal import negative
from symgame.conditions.region import NEGATED
from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign, product
from symgame.stability.vertex import Vertex

MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Bound:
    """``symbol operator value``, exactly where the relation it stands for holds.

    Attributes
    ----------
    relation : Relation
        In the parameters: ``P >= b*C``.
    number : Rational
        The right side at the scenario.
    """

    relation: Relation
    number: Expr


@dataclass(frozen=True, slots=True)
class Lever:
    """What one parameter must reach, the others as they are.

    Attributes
    ----------
    symbol : Symbol
    now : Rational or None
        Its value in the scenario.
    bounds : tuple of Bound
        At least one is needed to end an ESS; all of them to make one.
    """

    symbol: Symbol
    now: Rational | None
    bounds: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A condition and what its two sides are at the scenario; ``None`` while an instrument is open.

    ``eigenvalues`` are the places of those that are negative exactly where it holds.
    """

    relation: Relation
    left: Expr | None
    right: Expr | None
    eigenvalues: tuple[int, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether an instrument enters it, so that it has no numbers yet."""
        return self.left is None


def terms_at(
    vertex: Vertex, relations: Iterable[Relation], values: dict[Symbol, Rational], given: Assumptions
) -> tuple[Term, ...]:
    """Conditions of a vertex, shares grouped, with the numbers of their sides and the eigenvalues that ask them."""
    own = [negative(difference, given).relations for difference in vertex.differences]
    found = []
    for relation in relations:
        shown = grouped(relation, given)
        is_closed = relation.symbols <= values.keys()
        sides = [side.xreplace(values) if is_closed else None for side in (shown.left, shown.right)]
        places = (k for k, needed in enumerate(own) if needed == (relation,))
        found.append(Term(shown, sides[0], sides[1], tuple(places)))
    return tuple(found)


def levers_to_end(
    relations: Iterable[Relation], symbols: Iterable[Symbol], values: dict[Symbol, Rational], given: Assumptions
) -> tuple[Lever, ...]:
    """By which single parameters one of these conditions can be made to fail.

    Examples
    --------
    >>> from symgame import load
    >>> from symgame.conditions.region import read_conditions
    >>> game = load("llm-iar")
        >>> [trap] = read_conditions("P < b*C, P < (1 - b)*C", game.symbols).alternatives
        >>> penalty = next(symbol for symbol in game.symbols if symbol.name == "P")
        >>> values = dict(game.scenarios[0].values)
        >>> [lever] = levers_to_end(trap, [penalty], values, game.assumptions)
        >>> [(bound.relation.text(), str(bound.number)) for bound in lever.bounds]
        [('P >= C*b', '3'), ('P >= C*(1 - b)', '2')]
    """
    failing = [Relation(r.left, NEGATED[r.operator], r.right) for r in relations]
    return _levers(failing, symbols, values, given)


def levers_to_make(
    relations: Iterable[Relation], symbols: Iterable[Symbol], values: dict[Symbol, Rational], given: Assumptions
) -> tuple[Lever, ...]:
    """What single parameters must reach for these conditions to hold, as far as they contain them."""
    return _levers(relations, symbols, values, given)


def _levers(
    relations: Iterable[Relation], symbols: Iterable[Symbol], values: dict[Symbol, Rational], given: Assumptions
) -> tuple[Lever, ...]:
    wanted = list(relations)
    levers = []
    for symbol in symbols:
        bounds = [bound for relation in wanted if (bound := _bound(relation, symbol, values, given)) is not None]
        if bounds:
            levers.append(Lever(symbol, values.get(symbol), tuple(dict.fromkeys(bounds))))
    return tuple(levers)


def _bound(relation: Relation, symbol: Symbol, values: dict[Symbol, Rational], given: Assumptions) -> Bound | None:
    """The relation solved for a parameter; nothing where it is not of first degree, or a sign is open."""
    if symbol not in relation.symbols or relation.operator not in MIRRORED:
        return None
    others = sorted(relation.symbols - {symbol}, key=lambda other: other.name)
    ring = ring_of(generators_for([relation.difference], (symbol, *others)))
    quotient = as_ratio(relation.difference, ring)
    hidden = [g for g in ring.symbols if not g.is_Symbol and symbol in g.free_symbols]
    powers = powers_of(quotient.numerator, 0)
    if hidden or quotient.denominator.degree(0) > 0 or max(powers) != 1:
        return None
    sign = product(given.sign(powers[1]), given.sign(quotient.denominator))
    if not sign.is_strict:
        return None
    bound = grouped_sum(Ratio(-powers.get(0, ring.zero), powers[1]).as_expr(), given)
    number = bound.xreplace(values)
    operator = relation.operator if sign is Sign.POSITIVE else MIRRORED[relation.operator]
    if number.free_symbols or not _is_allowed(given.intervals.get(symbol, Interval()), operator, number):
        return None
    return Bound(Relation(symbol, operator, bound), number)


def _is_allowed(interval: Interval, operator: str, number: Expr) -> bool:
    """Whether the bounds assumed of a parameter leave anything of ``parameter operator number``."""
    if operator in (">", ">="):
        end, is_closed = interval.high, interval.high_closed and operator == ">="
        return end is None or bool(number < end) or (is_closed and bool(number == end))
    end, is_closed = interval.low, interval.low_closed and operator == "<="
    return end is None or bool(number > end) or (is_closed and bool(number == end))
