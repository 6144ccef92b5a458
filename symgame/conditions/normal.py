"""Conditions in the form in which economists print them.

``f < 0`` becomes ``left < right`` with positive coefficients on both sides, after factors whose sign
the assumptions fix have been dropped and common numbers divided out. A condition that always holds
is left out of its conjunction; one that never holds makes the conjunction impossible and stays in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sympy import Expr, S, Symbol
from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio, count_terms
from symgame.building import as_expression
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.linear.linearisation import is_contradictory
from symgame.conditions.relation import Relation, difference_ratio
from symgame.conditions.sign import Sign
from symgame.factoring import factors
from symgame.shown import Shown, shortened

MAX_FACTORED = 60
"""The most terms of a form whose factors are looked for."""


@dataclass(frozen=True, slots=True)
class Conditions(Shown):
    """A conjunction of relations in normal form.

    Attributes
    ----------
    relations : tuple of Relation
        What is left after relations that always hold were dropped and equal ones merged.
    is_impossible : bool
        Whether it is proved that they contradict the assumptions.
    """

    relations: tuple[Relation, ...] = ()
    is_impossible: bool = False

    def __repr__(self) -> str:
        if self.is_impossible:
            return "Conditions: impossible"
        return shortened(f"Conditions: {', '.join(relation.text() for relation in self.relations) or 'none'}")

    @property
    def always_hold(self) -> bool:
        """Whether nothing is left to ask: they follow from the assumptions."""
        return not self.relations and not self.is_impossible

    @property
    def symbols(self) -> frozenset[Symbol]:
        """The parameters on which they depend."""
        return frozenset().union(*(relation.symbols for relation in self.relations))


def conjunction(parts: Iterable[Conditions]) -> Conditions:
    """All conditions together, equal ones once."""
    collected = list(parts)
    relations = dict.fromkeys(relation for part in collected for relation in part.relations)
    return Conditions(tuple(relations), any(part.is_impossible for part in collected))


def negative(ratio: Ratio, given: Assumptions) -> Conditions:
    """``ratio < 0`` in normal form."""
    return compare(ratio, "<", given)


def positive(ratio: Ratio, given: Assumptions) -> Conditions:
    """``ratio > 0`` in normal form."""
    return compare(Ratio(-ratio.numerator, ratio.denominator), "<", given)


def compare(ratio: Ratio, operator: str, given: Assumptions) -> Conditions:
    """``ratio operator 0`` in normal form, for the operators ``<``, ``<=``, ``==`` and ``!=``.

    Raises
    ------
    KeyError
        For another operator.
    """
    if operator in ("==", "!=") or ratio.denominator.is_ground:
        form = ratio.numerator if ratio.denominator.LC > 0 else -ratio.numerator
    else:
        below = given.sign(ratio.denominator)
        form = {Sign.POSITIVE: ratio.numerator, Sign.NEGATIVE: -ratio.numerator}.get(below)
        form = ratio.numerator * ratio.denominator if form is None else form
    return _compare_form(form, operator, given)


_ALWAYS = {
    "<": {Sign.NEGATIVE},
    "<=": {Sign.NEGATIVE, Sign.NONPOSITIVE, Sign.ZERO},
    "==": {Sign.ZERO},
    "!=": {Sign.NEGATIVE, Sign.POSITIVE},
}
_NEVER = {
    "<": {Sign.POSITIVE, Sign.NONNEGATIVE, Sign.ZERO},
    "<=": {Sign.POSITIVE},
    "==": {Sign.NEGATIVE, Sign.POSITIVE},
    "!=": {Sign.ZERO},
}


def _compare_form(form: PolyElement, operator: str, given: Assumptions) -> Conditions:
    sign = given.sign(form)
    if sign in _ALWAYS[operator]:
        return Conditions()
    rest, nonzero = without_signed_factors(form, operator, given)
    if sign in _NEVER[operator]:
        return Conditions((relation_of(form if rest.is_ground else rest, operator),), is_impossible=True)
    apart = [relation_of(factor, "!=") for factor in nonzero]
    left = given.sign(rest)
    if left in _NEVER[operator]:
        return Conditions((relation_of(form, operator),), is_impossible=True)
    return Conditions(tuple(apart if left in _ALWAYS[operator] else [relation_of(rest, operator), *apart]))


def without_signed_factors(
    form: PolyElement, operator: str, given: Assumptions
) -> tuple[PolyElement, list[PolyElement]]:
    """The factors whose sign is open, multiplied out, and those that only must not be zero."""
    if not given.is_worth_factoring(form):
        return form, []
    leading = form.LC
    rest, nonzero = form.ring.one, []
    is_negative = bool(leading < 0)
    for factor, power in factors(form):
        if factor.LC < 0 and power % 2:
            is_negative = not is_negative
        sign = given.sign(factor)
        if sign is Sign.NEGATIVE and power % 2:
            is_negative = not is_negative
        if sign.is_strict:
            continue
        if power % 2 or operator in ("==", "!="):
            rest *= factor
        elif operator == "<=":
            rest *= factor**2
        else:
            nonzero.append(factor)
    return (-rest if is_negative else rest), nonzero


def relation_of(form: PolyElement, operator: str) -> Relation:
    """``form operator 0`` with positive integer coefficients on both sides."""
    _, form = form.clear_denoms()
    form = form.primitive()[1]
    left = as_expression(form.ring.from_dict({m: c for m, c in form.items() if c > 0}))
    right = as_expression(-form.ring.from_dict({m: c for m, c in form.items() if c < 0}))
    if left == 0 and operator in ("<", "<=", "==", "!="):
        return Relation(right, {"<": ">", "<=": ">="}.get(operator, operator), S.Zero)
    return Relation(left, operator, right)


def are_contradictory(relations: Iterable[Relation], given: Assumptions) -> bool:
    """Whether it is proved that relations cannot all hold under the assumptions.

    Only the polynomial ones are looked at; monomials count as independent, so that ``False`` means
    that nothing was proved.
    """
    claims = []
    for relation in relations:
        if count_terms(relation.left) + count_terms(relation.right) > MAX_FACTORED:
            continue
        ratio = difference_ratio(relation)
        if ratio.denominator.is_ground:
            claims.append((ratio.numerator.mul_ground(1 / ratio.denominator.LC), relation.operator))
    return bool(claims) and is_contradictory(given, claims)


def all_positive(parts: Sequence[PolyElement], total: PolyElement, given: Assumptions) -> Conditions:
    """``part/total > 0`` for parts that sum to the total, in normal form.

    They then all have the sign of the total. If one of them, or the total, has a known sign,
    conditions on forms remain; else the quotients are printed as they are.
    """
    one = total.ring.one
    for known in (total, *parts):
        sign = given.sign(known)
        if sign.is_strict:
            turn = one if sign is Sign.POSITIVE else -one
            return conjunction(positive(Ratio(turn * part, one), given) for part in parts)
    is_short = len(total) * max(map(len, parts)) <= MAX_FACTORED**2
    impossible = is_short and any(given.sign(-part * total) in _NEVER["<"] for part in parts)
    quotients = [Ratio(part, total).as_expr() for part in parts]
    if len(parts) == 2:
        return Conditions((Relation(S.Zero, "<", quotients[0]), Relation(quotients[0], "<", S.One)), impossible)
    return Conditions(tuple(Relation(S.Zero, "<", quotient) for quotient in quotients), impossible)


def raw_between(expression: Expr, given: Assumptions) -> Conditions:
    """``0 < expression < 1`` as it is, for expressions that are not rational; what is known is left out."""
    sides = ((expression, Relation(S.Zero, "<", expression)), (1 - expression, Relation(expression, "<", S.One)))
    relations, impossible = [], False
    for side, relation in sides:
        sign = given.sign_of(side) if count_terms(side) <= MAX_FACTORED else Sign.UNDECIDED
        impossible = impossible or sign in (Sign.NEGATIVE, Sign.NONPOSITIVE, Sign.ZERO)
        if sign is not Sign.POSITIVE:
            relations.append(relation)
    return Conditions(tuple(relations), impossible)
