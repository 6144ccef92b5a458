"""Expressions as trees, and their values in any exact arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, Self, TypeVar

from symgame.recheck.refusals import Undefined, Unsettled

MAX_POWER = 256
"""Higher powers are not worked out."""


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    """A parameter, or a share."""

    name: str


@dataclass(frozen=True, slots=True)
class Sum:
    """Terms, each with whether it is added (else it is taken away)."""

    terms: tuple[tuple[bool, Tree], ...]


@dataclass(frozen=True, slots=True)
class Product:
    """Factors, each with whether it multiplies (else it divides)."""

    factors: tuple[tuple[bool, Tree], ...]


@dataclass(frozen=True, slots=True)
class Power:
    """A base and its exponent."""

    base: Tree
    exponent: Tree


@dataclass(frozen=True, slots=True)
class Call:
    """A function of arguments."""

    function: str
    arguments: tuple[Tree, ...]


Tree = Number | Name | Sum | Product | Power | Call


class Exact(Protocol):
    """What values can do: fractions, quotients of polynomials and sums of roots alike."""

    def __add__(self, other: Self, /) -> Self: ...
    def __sub__(self, other: Self, /) -> Self: ...
    def __mul__(self, other: Self, /) -> Self: ...
    def __truediv__(self, other: Self, /) -> Self: ...


Value = TypeVar("Value", bound=Exact)


def evaluate(
    tree: Tree,
    number: Callable[[Fraction], Value],
    name: Callable[[str], Value],
    function: Callable[[str, tuple[Value, ...]], Value],
) -> Value:
    """The value of a tree.

    Parameters
    ----------
    tree : Tree
    number, name, function : callable
        The values of numbers, of names, and of functions at values; a power that is not an integer is
        the function ``"power"`` of base and exponent.

    Raises
    ------
    Undefined
        If it divides by zero.

    Examples
    --------
    >>> half = Product(((True, Number(Fraction(1))), (False, Number(Fraction(2)))))
    >>> evaluate(Power(half, Number(Fraction(2))), Fraction, lambda name: Fraction(0), lambda f, x: x[0])
    Fraction(1, 4)
    """

    def value(tree: Tree) -> Value:
        if isinstance(tree, Number):
            return number(tree.value)
        if isinstance(tree, Name):
            return name(tree.name)
        if isinstance(tree, Sum):
            (is_added, first), *terms = tree.terms
            total = value(first) if is_added else number(Fraction(0)) - value(first)
            for is_added, term in terms:
                total = total + value(term) if is_added else total - value(term)
            return total
        if isinstance(tree, Product):
            (_, first), *factors = tree.factors
            total = value(first)
            for is_above, factor in factors:
                total = total * value(factor) if is_above else total / value(factor)
            return total
        if isinstance(tree, Power):
            return power(tree)
        return function(tree.function, tuple(value(argument) for argument in tree.arguments))

    def power(tree: Power) -> Value:
        exponent = constant(tree.exponent)
        if exponent is None or exponent.denominator != 1:
            return function("power", (value(tree.base), value(tree.exponent)))
        if abs(exponent) > MAX_POWER:
            raise Unsettled(f"a power above {MAX_POWER}")
        result = raised(value(tree.base), abs(int(exponent)), number(Fraction(1)))
        return result if exponent >= 0 else number(Fraction(1)) / result

    return value(tree)


def raised(base: Value, exponent: int, one: Value) -> Value:
    """A power by squaring."""
    result = one
    while exponent:
        if exponent & 1:
            result = result * base
        exponent >>= 1
        if exponent:
            base = base * base
    return result


def constant(tree: Tree) -> Fraction | None:
    """The value of a tree without names and functions; None for others."""
    if isinstance(tree, Number):
        return tree.value
    try:
        return evaluate(tree, _bounded, _no_name, _no_function)
    except (Unsettled, Undefined, ZeroDivisionError):
        return None


def _bounded(value: Fraction) -> Fraction:
    if max(abs(value.numerator), value.denominator) > MAX_POWER**2:
        raise Unsettled("a large exponent")
    return value


def _no_name(name: str) -> Fraction:
    raise Unsettled(f"{name} is not a number")


def _no_function(function: str, arguments: tuple[Fraction, ...]) -> Fraction:
    raise Unsettled(f"{function} is not rational")
