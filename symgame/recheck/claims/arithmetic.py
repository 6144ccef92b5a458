r"""Exact arithmetics, and derivatives in them.

A formula has a value in any arithmetic: at numbers it shows that two formulas differ, as a rational function
that they are the same. A dual number :math:`a + b \varepsilon`, :math:`\varepsilon^2 = 0`, carries the
derivative :math:`b` along, so that no formula is ever differentiated as a text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic

from symgame.recheck.quotients import Quotient, atom, constant
from symgame.recheck.refusals import NoValue, Unsettled
from symgame.recheck.surds import Surd, function_of, surd
from symgame.recheck.trees import Tree, Value, evaluate


@dataclass(frozen=True, slots=True)
class Arithmetic(Generic[Value]):
    """How numbers and functions are worked out, and whether a value is 0."""

    number: Callable[[Fraction], Value]
    function: Callable[[str, tuple[Value, ...]], Value]
    is_zero: Callable[[Value], bool]

    def __call__(self, tree: Tree, names: Mapping[str, Value]) -> Value:
        """The value of a tree at values of its names."""

        def name(text: str) -> Value:
            if text not in names:
                raise NoValue(f"there is no value of {text[:40]}")
            return names[text]

        return evaluate(tree, self.number, name, self.function)

    def sum(self, values: list[Value]) -> Value:
        """The sum of values; 0 of none."""
        total = self.number(Fraction(0))
        for value in values:
            total = total + value
        return total

    def product(self, values: list[Value]) -> Value:
        """The product of values; 1 of none."""
        total = self.number(Fraction(1))
        for value in values:
            total = total * value
        return total


NUMBERS: Arithmetic[Surd] = Arithmetic(surd, function_of, lambda value: not value.parts)
FORMULAS: Arithmetic[Quotient] = Arithmetic(constant, atom, lambda value: not value.above)


@dataclass(frozen=True, slots=True)
class Dual(Generic[Value]):
    """A value and its derivative."""

    value: Value
    slope: Value

    def __add__(self, other: Dual[Value]) -> Dual[Value]:
        return Dual(self.value + other.value, self.slope + other.slope)

    def __sub__(self, other: Dual[Value]) -> Dual[Value]:
        return Dual(self.value - other.value, self.slope - other.slope)

    def __mul__(self, other: Dual[Value]) -> Dual[Value]:
        return Dual(self.value * other.value, self.slope * other.value + self.value * other.slope)

    def __truediv__(self, other: Dual[Value]) -> Dual[Value]:
        ratio = self.value / other.value
        return Dual(ratio, (self.slope - ratio * other.slope) / other.value)


def derivative(
    arithmetic: Arithmetic[Value],
    formula: Callable[[Arithmetic[Dual[Value]], Mapping[str, Dual[Value]]], Dual[Value]],
    by: str,
    names: Mapping[str, Value],
) -> Value:
    """The derivative of a formula by one name, at values of all names.

    Examples
    --------
    >>> from symgame.recheck.reading import expression
    >>> tree = expression("x**3/(1 + x)")
    >>> at = {"x": surd(Fraction(1))}
    >>> derivative(NUMBERS, lambda arithmetic, names: arithmetic(tree, names), "x", at)
    Surd(parts={1: Fraction(5, 4)})
    """
    nothing, one = arithmetic.number(Fraction(0)), arithmetic.number(Fraction(1))
    return formula(
        _duals(arithmetic), {name: Dual(value, one if name == by else nothing) for name, value in names.items()}
    ).slope


def _duals(arithmetic: Arithmetic[Value]) -> Arithmetic[Dual[Value]]:
    nothing = arithmetic.number(Fraction(0))

    def function(name: str, arguments: tuple[Dual[Value], ...]) -> Dual[Value]:
        value = arithmetic.function(name, tuple(argument.value for argument in arguments))
        if all(arithmetic.is_zero(argument.slope) for argument in arguments):
            return Dual(value, nothing)
        first = arguments[0]
        if name == "sqrt":
            return Dual(value, first.slope / (value + value))
        if name == "exp":
            return Dual(value, value * first.slope)
        if name == "log":
            return Dual(value, first.slope / first.value)
        if name == "power" and arithmetic.is_zero(arguments[1].slope):
            return Dual(value, value * arguments[1].value * first.slope / first.value)
        raise Unsettled(f"the derivative of {name} is not worked out")

    def is_zero(value: Dual[Value]) -> bool:
        return arithmetic.is_zero(value.value) and arithmetic.is_zero(value.slope)

    return Arithmetic(lambda number: Dual(arithmetic.number(number), nothing), function, is_zero)
