"""Exact numbers with square roots: sums of ``q*sqrt(d)`` for fractions q and squarefree integers d.

Square roots of distinct squarefree integers are independent over the rationals, so that a number is 0
only if all its coefficients are; the sign of any other is found by ever closer bounds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import gcd, isqrt

from symgame.recheck.reading import expression
from symgame.recheck.refusals import NoValue, Undefined, Unsettled
from symgame.recheck.trees import Tree, evaluate, raised

_RATIONAL = frozenset({1})
_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Surd:
    """Coefficients by radicands, none of them 0; the radicand 1 has the rational part.

    Examples
    --------
    >>> phi = surd_of("1/2 + sqrt(5)/2")
    >>> phi * phi - phi, phi.sign()
    (Surd(parts={1: Fraction(1, 1)}), 1)
    """

    parts: Mapping[int, Fraction]

    def __add__(self, other: Surd) -> Surd:
        if self.parts.keys() | other.parts.keys() <= _RATIONAL:
            return surd(self.parts.get(1, _NOTHING) + other.parts.get(1, _NOTHING))
        total = dict(self.parts)
        for d, q in other.parts.items():
            total[d] = total.get(d, Fraction(0)) + q
        return Surd({d: q for d, q in total.items() if q})

    def __sub__(self, other: Surd) -> Surd:
        return self + Surd({d: -q for d, q in other.parts.items()})

    def __mul__(self, other: Surd) -> Surd:
        if self.parts.keys() | other.parts.keys() <= _RATIONAL:
            return surd(self.parts.get(1, _NOTHING) * other.parts.get(1, _NOTHING))
        total: dict[int, Fraction] = {}
        for d, p in self.parts.items():
            for e, q in other.parts.items():
                shared = gcd(d, e)
                radicand = d // shared * (e // shared)
                total[radicand] = total.get(radicand, Fraction(0)) + p * q * shared
        return Surd({d: q for d, q in total.items() if q})

    def __truediv__(self, other: Surd) -> Surd:
        """The denominator times its conjugates is rational: signs of roots are turned, one after the other."""
        if not other.parts:
            raise Undefined("a division by zero")
        above, below = self, other
        while below.rational is None:
            turned = _conjugate(below)
            above, below = above * turned, below * turned
        return above * Surd({1: 1 / (below.rational or Fraction(1))})

    @property
    def rational(self) -> Fraction | None:
        """Its value if it has no roots."""
        if not self.parts:
            return Fraction(0)
        return self.parts.get(1) if len(self.parts) == 1 else None

    def sign(self) -> int:
        """-1, 0 or 1."""
        if not self.parts:
            return 0
        value = self.rational
        if value is not None:
            return 1 if value > 0 else -1
        scale = 1
        while True:
            scale <<= 32
            low = high = Fraction(0)
            for d, q in self.parts.items():
                root = isqrt(d * scale * scale)
                ends = (q * Fraction(root, scale), q * Fraction(root + 1, scale))
                low, high = low + min(ends), high + max(ends)
            if low > 0 or high < 0:
                return 1 if low > 0 else -1


def _conjugate(value: Surd) -> Surd:
    """The number with the sign of one root turned, among roots that have no divisor in common."""
    part = next(d for d in value.parts if d != 1)
    for d in value.parts:
        shared = gcd(part, d)
        part = shared if shared != 1 else part
    return Surd({d: -q if d % part == 0 else q for d, q in value.parts.items()})


def surd(value: Fraction) -> Surd:
    """A rational number."""
    return Surd({1: value} if value else {})


def surd_of(text: str) -> Surd:
    """The number that a text without names stands for."""
    return value_of(expression(text), {})


def value_of(tree: Tree, values: Mapping[str, Surd]) -> Surd:
    """The value of a tree at values of its names."""

    def name(text: str) -> Surd:
        if text not in values:
            raise NoValue(f"there is no value of {text}")
        return values[text]

    return evaluate(tree, surd, name, function_of)


def function_of(function: str, arguments: tuple[Surd, ...]) -> Surd:
    """The value of a function at numbers, where it is again a sum of roots."""
    first = arguments[0]
    if function == "sqrt":
        return _root(first)
    if function == "power" and (exponent := arguments[1].rational) is not None and exponent.denominator == 2:
        result = raised(_root(first), abs(exponent.numerator), surd(Fraction(1)))
        return result if exponent > 0 else surd(Fraction(1)) / result
    if function == "Abs":
        return first if first.sign() >= 0 else surd(Fraction(0)) - first
    if function in ("Min", "Max") and len(arguments) == 2:
        is_first = (first - arguments[1]).sign() == (1 if function == "Max" else -1)
        return first if is_first else arguments[1]
    raise Unsettled(f"{function} of numbers is not worked out exactly")


def _root(value: Surd) -> Surd:
    q = value.rational
    if q is None:
        if value.sign() < 0:
            raise Undefined("the root of a negative number")
        raise Unsettled("a root of a root")
    if q < 0:
        raise Undefined("the root of a negative number")
    outer, radicand = _squarefree(q.numerator * q.denominator)
    return Surd({radicand: Fraction(outer, q.denominator)} if q else {})


@cache
def _squarefree(number: int) -> tuple[int, int]:
    """``outer**2 * radicand``, the radicand without square divisors."""
    whole = isqrt(number)
    if whole * whole == number:
        return whole, 1
    outer, radicand, divisor = 1, 1, 2
    while divisor**3 <= number:
        if divisor > MAX_DIVISOR:
            raise Unsettled("the root of a large number")
        power = 0
        while number % divisor == 0:
            number, power = number // divisor, power + 1
        outer, radicand = outer * divisor ** (power // 2), radicand * divisor ** (power % 2)
        divisor += 1
    # What is left has no divisor up to its cube root: a prime, a product of two, or the square of one.
    whole = isqrt(number)
    return (outer * whole, radicand) if whole * whole == number else (outer, radicand * number)


MAX_DIVISOR = 50_000
"""Squares of larger primes in a radicand are not looked for: its root is on trust then."""
