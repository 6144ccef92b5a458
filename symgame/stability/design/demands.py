"""A question of design as inequalities of first degree in the instruments.

At the numbers of the scenario every eigenvalue is to be of first degree in the instruments. That the
target is an ESS is a conjunction; that a rival is none is an alternative: one of its eigenvalues is
positive. An eigenvalue 0 does not count as an end: the smallest change of a parameter would undo it, and
between two rivals that are neighbours it only says that the edge between them is at rest.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sympy import Add, Mul, Rational, S, Symbol

from symgame.algebra import Ratio, as_ratio, reduced, ring_of
from symgame.conditions.relation import Relation
from symgame.dynamics.field import Scope, VectorField, difference_at
from symgame.dynamics.replicator import replicator
from symgame.errors import InvalidGameError
from symgame.players import Profile, profile_key, profile_of, profiles_in_order
from symgame.stability.design.degrees import has_atoms, refusal
from symgame.stability.design.question import Question, Require

Point = tuple[Fraction, ...]
"""One value an instrument."""


@dataclass(frozen=True, slots=True)
class Demand:
    """``constant + sum of slopes*instruments >= 0``, or ``> 0`` where it is strict."""

    constant: Fraction
    slopes: tuple[Fraction, ...]
    is_strict: bool = False

    @property
    def is_constant(self) -> bool:
        """Whether no instrument enters."""
        return not any(self.slopes)

    def at(self, point: Point) -> Fraction:
        """The left side at values of the instruments."""
        return self.constant + sum((s * v for s, v in zip(self.slopes, point, strict=True)), Fraction(0))

    def holds(self, point: Point) -> bool:
        """Whether it is fulfilled."""
        return self.at(point) > 0 if self.is_strict else self.at(point) >= 0

    def relation(self, instruments: Sequence[Symbol]) -> Relation:
        """The demand as a relation, positive coefficients on both sides, whole numbers throughout."""
        common = math.lcm(*(number.denominator for number in (self.constant, *self.slopes)))
        pairs = zip((*self.slopes, self.constant), (*instruments, S.One), strict=True)
        terms = [(rational(slope * common), what) for slope, what in pairs]
        left = Add(*(Mul(slope, what) for slope, what in terms if slope > 0))
        right = Add(*(Mul(-slope, what) for slope, what in terms if slope < 0))
        return Relation(left, ">" if self.is_strict else ">=", right)


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that is asked: at least one of its demands must hold.

    Attributes
    ----------
    vertex : str
        The target, or the rival that must fall; empty where an assumption asks it.
    demands : tuple of Demand
    """

    vertex: str
    demands: tuple[Demand, ...]

    def holds(self, point: Point) -> bool:
        """Whether one of its demands is fulfilled."""
        return any(demand.holds(point) for demand in self.demands)


def clauses_of(asked: Question) -> tuple[Clause, ...]:
    """All that is asked: the assumptions, the target's eigenvalues, then the rivals.

    Raises
    ------
    InvalidGameError
        If an eigenvalue or an assumption is not of first degree in the instruments.
    """
    game = asked.game.at(asked.rest)
    field = replicator(game)
    margin = _fraction(asked.margin)
    found: list[Clause] = []
    for relation in game.assumptions.relations:
        found.extend(Clause("", demands) for demands in _assumed(relation, asked))
    target = profile_of(asked.target, game.players)
    for number, eigenvalue in enumerate(_eigenvalues(field, target, asked), 1):
        form = _affine(eigenvalue, asked, f"eigenvalue {number} of vertex {asked.target}")
        below = Demand(-form.constant - margin, tuple(-s for s in form.slopes), is_strict=not margin)
        found.append(Clause(asked.target, (below,)))
    if asked.require is Require.ONLY:
        for rival in rivals(field, target):
            key = profile_key(rival, game.shape)
            forms = [
                _affine(eigenvalue, asked, f"eigenvalue {number} of vertex {key}")
                for number, eigenvalue in enumerate(_eigenvalues(field, rival, asked), 1)
            ]
            found.append(Clause(key, tuple(Demand(f.constant - margin, f.slopes, is_strict=not margin) for f in forms)))
    return tuple(found)


def rivals(field: VectorField, target: Profile) -> Iterator[Profile]:
    """The vertices that might be ESS besides the target: its neighbours cannot where payoffs are multilinear."""
    nearest = 2 if field.scope is Scope.MULTILINEAR else 1
    for profile in profiles_in_order(field.game.shape):
        if sum(a != b for a, b in zip(profile, target, strict=True)) >= nearest:
            yield profile


def _eigenvalues(field: VectorField, profile: Profile, asked: Question) -> list[Ratio]:
    unused = [(i, k) for i, m in enumerate(field.game.shape) for k in range(m) if k != profile[i]]
    found = [difference_at(field, i, k, profile) for i, k in unused]
    if any(not difference.denominator for difference in found):
        key = profile_key(profile, field.game.shape)
        raise InvalidGameError(f"scenario '{asked.scenario.name}': a payoff has no value at vertex {key}")
    return found


def _assumed(relation: Relation, asked: Question) -> Iterator[tuple[Demand, ...]]:
    """An assumption as demands that must all hold, each a tuple of alternatives."""
    symbols = sorted(relation.symbols, key=lambda symbol: symbol.name)
    where = f"assumption '{relation.text(asked.game.symbols)}'"
    try:
        ratio = as_ratio(relation.difference, ring_of(tuple(symbols)))
    except InvalidGameError:
        raise InvalidGameError(
            f"{where} is not of first degree in {', '.join(symbol.name for symbol in asked.instruments)}"
        ) from None
    form = _affine(ratio, asked, where)
    other = Demand(-form.constant, tuple(-slope for slope in form.slopes))
    above, below = (Demand(d.constant, d.slopes, relation.operator in ("<", ">", "!=")) for d in (form, other))
    if relation.operator == "!=":
        yield above, below
    if relation.operator in (">", ">=", "=="):
        yield (above,)
    if relation.operator in ("<", "<=", "=="):
        yield (below,)


def _affine(ratio: Ratio, asked: Question, what: str) -> Demand:
    """A quotient as constant and slopes in the order of the instruments."""
    top, bottom = reduced(ratio.numerator, ratio.denominator)
    if not bottom.is_ground or any(sum(monomial) > 1 for monomial in top) or has_atoms(top):
        raise InvalidGameError(refusal(ratio, asked, what, _symbolic(asked)))
    slopes = dict.fromkeys(asked.instruments, Fraction(0))
    constant = Fraction(0)
    scale = _fraction(bottom.LC)
    for monomial, number in top.terms():
        if sum(monomial):
            slopes[top.ring.symbols[monomial.index(1)]] = _fraction(number) / scale
        else:
            constant = _fraction(number) / scale
    return Demand(constant, tuple(slopes.values()))


def _symbolic(asked: Question) -> list[Ratio]:
    """The eigenvalues that matter, before any number is put in."""
    field = replicator(asked.game)
    target = profile_of(asked.target, asked.game.players)
    profiles = [target, *(rivals(field, target) if asked.require is Require.ONLY else ())]
    return [value for profile in profiles for value in _eigenvalues(field, profile, asked)]


def _fraction(value: object) -> Fraction:
    """The fraction of a ring's coefficient or of a SymPy rational."""
    return Fraction(str(value))


def rational(value: Fraction) -> Rational:
    """The SymPy rational of a fraction."""
    number: Rational = Rational(value.numerator, value.denominator)
    return number
