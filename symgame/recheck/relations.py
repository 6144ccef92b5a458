"""Relations as signs of a form, and what is known of the signs of forms.

``left < right`` says that the gap, larger side minus smaller side, is positive. Gaps that differ by a
number are one form; what is known of a form is the set of signs that it may have. A gap with a denominator
stands for numerator times denominator, which has the same sign, without common factors and common numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from symgame.recheck.common_factors import without_common_factor
from symgame.recheck.polynomials import Monomial, Polynomial
from symgame.recheck.quotients import ATOM, Quotient, rational_function
from symgame.recheck.reading import sides
from symgame.recheck.refusals import Undefined
from symgame.recheck.surds import Surd, value_of
from symgame.recheck.trees import Tree

NEGATIVE, ZERO, POSITIVE = 1, 2, 4
ANY = NEGATIVE | ZERO | POSITIVE
SIGNS = {
    "<": NEGATIVE,
    "<=": NEGATIVE | ZERO,
    "==": ZERO,
    "!=": NEGATIVE | POSITIVE,
    ">=": ZERO | POSITIVE,
    ">": POSITIVE,
}
"""The signs that a relation allows for left minus right."""

Form = str
"""A polynomial up to a number, in one spelling: its largest monomial has the coefficient 1."""

Known = Mapping[Form, int]
"""The signs that forms may have; a form that is not listed may have any."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides and an operator, as they are read."""

    left: Tree
    operator: str
    right: Tree

    def holds(self, values: Mapping[str, Surd]) -> bool:
        """Whether it holds at values; False where a side has none."""
        try:
            sign = (value_of(self.left, values) - value_of(self.right, values)).sign()
        except Undefined:
            return False
        return bool(SIGNS[self.operator] & (NEGATIVE, ZERO, POSITIVE)[sign + 1])


@dataclass(frozen=True, slots=True)
class Relation:
    """A comparison and what it says of a form.

    Attributes
    ----------
    text : str
    comparison : Comparison
    gap : Polynomial
        Larger side minus smaller side; for ``==`` and ``!=`` left minus right.
    form : Form
        The gap up to a number.
    signs : int
        The signs that the relation allows for the form.
    """

    text: str
    comparison: Comparison
    gap: Polynomial
    form: Form
    signs: int

    @property
    def operator(self) -> str:
        """The operator between its sides."""
        return self.comparison.operator

    @property
    def is_strict(self) -> bool:
        """Whether the gap is positive where it holds."""
        return self.operator in ("<", ">")

    @property
    def names(self) -> frozenset[str]:
        """The names in its gap."""
        return self.gap.names

    @property
    def has_atoms(self) -> bool:
        """Whether it is not rational."""
        return any(ATOM in name for name in self.gap.names)

    def holds(self, values: Mapping[str, Surd]) -> bool:
        """Whether it holds at values; False where a side has none."""
        return self.comparison.holds(values)


@lru_cache(maxsize=100_000)
def comparison(text: str) -> Comparison:
    """The comparison that a text states."""
    return Comparison(*sides(text))


@lru_cache(maxsize=100_000)
def relation(text: str) -> Relation:
    """The relation that a text states.

    Examples
    --------
    >>> one, two = relation("a < b/2"), relation("b - 2*a >= 0")
    >>> one.form == two.form, implied({one.form: one.signs}, two), implied({two.form: two.signs}, one)
    (True, True, False)
    """
    stated = comparison(text)
    difference = polynomial_of(rational_function(stated.left) - rational_function(stated.right))
    form, is_turned = form_of(difference)
    signs = mirrored(SIGNS[stated.operator]) if is_turned else SIGNS[stated.operator]
    gap = -difference if stated.operator in ("<", "<=") else difference
    return Relation(text, stated, gap, form, signs & _OF_NUMBERS.get(form, ANY))


def polynomial_of(difference: Quotient) -> Polynomial:
    """A polynomial that has the sign of a rational function wherever that is defined."""
    if difference.below.constant is not None:
        return difference.above
    above, below = without_common_factor(difference.above, difference.below)
    gap = above * below
    return gap.times(1 / gap.content())


def form_of(gap: Polynomial) -> tuple[Form, bool]:
    """The form, and whether its sign is the opposite of the gap's."""
    if not gap:
        return "0", False
    monomials = sorted(gap.terms, reverse=True)
    lead = gap.terms[monomials[0]]
    return " + ".join(f"{gap.terms[m] / lead}{_spelled(m)}" for m in monomials), lead < 0


def _spelled(monomial: Monomial) -> str:
    return "".join(f"*{name}^{power}" for name, power in monomial)


def mirrored(signs: int) -> int:
    """The signs of the opposite."""
    return (signs & ZERO) | (POSITIVE if signs & NEGATIVE else 0) | (NEGATIVE if signs & POSITIVE else 0)


def negation(stated: Relation) -> tuple[Form, int]:
    """That a relation fails, as the signs of its form."""
    return stated.form, ANY & ~stated.signs


def known_from(relations: Iterable[Relation], known: Known | None = None) -> dict[Form, int]:
    """What is known where relations hold, besides what is known already."""
    found = dict(known or {})
    for stated in relations:
        found[stated.form] = found.get(stated.form, ANY) & stated.signs
    return found


def narrowed(known: Known, form: Form, signs: int) -> dict[Form, int]:
    """What is known where a form has one of some signs, too."""
    return {**known, form: known.get(form, ANY) & signs}


def implied(known: Known, stated: Relation) -> bool:
    """Whether a relation follows from what is known of its form alone."""
    return not signs_left(known, stated.form) & ~stated.signs


def signs_left(known: Known, form: Form) -> int:
    """The signs that a form may have; numbers have their own."""
    return known.get(form, ANY) & _OF_NUMBERS.get(form, ANY)


_OF_NUMBERS: Known = {"0": ZERO, "1": POSITIVE}
