"""Rational functions, as quotients of polynomials.

What is not rational (``sqrt(a)``, ``exp(r)``) counts as a quantity of its own, named by its function and
its arguments. An identity that holds for independent quantities holds for these; that one fails says nothing then.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from symgame.recheck.polynomials import Polynomial, number, variable
from symgame.recheck.refusals import Undefined
from symgame.recheck.trees import Tree, evaluate, raised

ATOM = "("
"""Occurs in the name of a quantity that is not a parameter, and in no other name."""


@dataclass(frozen=True, slots=True)
class Quotient:
    """Above over below; a denominator that is a number is 1."""

    above: Polynomial
    below: Polynomial

    def __add__(self, other: Quotient) -> Quotient:
        if self.below == other.below:
            return Quotient(self.above + other.above, self.below)
        return Quotient(self.above * other.below + other.above * self.below, self.below * other.below)

    def __sub__(self, other: Quotient) -> Quotient:
        return self + Quotient(-other.above, other.below)

    def __mul__(self, other: Quotient) -> Quotient:
        return Quotient(self.above * other.above, self.below * other.below)

    def __truediv__(self, other: Quotient) -> Quotient:
        if not other.above:
            raise Undefined("a division by zero")
        value = other.above.constant
        if value is not None:
            return Quotient((self.above * other.below).times(1 / value), self.below)
        return _settled(self.above * other.below, self.below * other.above)

    @property
    def has_atoms(self) -> bool:
        """Whether quantities occur that are not parameters."""
        return any(ATOM in name for name in self.above.names | self.below.names)


def _settled(above: Polynomial, below: Polynomial) -> Quotient:
    value = below.constant
    return Quotient(above, below) if value is None else Quotient(above.times(1 / value), number(1))


def rational_function(tree: Tree, given: dict[str, Fraction] | None = None) -> Quotient:
    """The rational function of a tree, with numbers in place of some names.

    Examples
    --------
    >>> from symgame.recheck.reading import expression
    >>> same = rational_function(expression("(a**2 - b**2)/(a - b) - a - b"))
    >>> same.above
    Polynomial(terms={})
    """
    known = given or {}

    def name(text: str) -> Quotient:
        return constant(known[text]) if text in known else unknown(text)

    return evaluate(tree, constant, name, atom)


def constant(value: Fraction) -> Quotient:
    """A number as a rational function."""
    return _whole(number(value))


def unknown(name: str) -> Quotient:
    """A name as a rational function."""
    return _whole(variable(name))


def _whole(form: Polynomial) -> Quotient:
    return Quotient(form, number(1))


def atom(function: str, arguments: tuple[Quotient, ...]) -> Quotient:
    """A function as a quantity of its own; ``b**(k + r)`` is ``b**k * b**r`` with ``0 < r < 1``."""
    if function == "sqrt":
        function, arguments = "power", (arguments[0], constant(Fraction(1, 2)))
    one = constant(Fraction(1))
    before = one
    if (
        function == "power"
        and (exponent := arguments[1].above.constant) is not None
        and arguments[1].below == one.above
    ):
        whole = math.floor(exponent)
        before = raised(arguments[0], abs(whole), one)
        before = before if whole >= 0 else one / before
        arguments = (arguments[0], constant(exponent - whole))
    text = ", ".join(f"{sorted(a.above.terms.items())}/{sorted(a.below.terms.items())}" for a in arguments)
    return before * _whole(variable(f"{function}({text})"))
