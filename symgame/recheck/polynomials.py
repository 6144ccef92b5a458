"""Polynomials with fractions as coefficients: a dictionary from monomials to numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from symgame.recheck.refusals import Unsettled

Monomial = tuple[tuple[str, int], ...]
"""Names and their powers, by name; the empty one is 1."""

MAX_TERMS = 5_000
MAX_PRODUCTS = 200_000
MAX_BITS = 100_000
"""Of a coefficient."""


@dataclass(frozen=True, slots=True)
class Polynomial:
    """A sum of monomials with coefficients, none of them 0.

    Examples
    --------
    >>> a, b = variable("a"), variable("b")
    >>> (a + b) * (a - b) == a * a - b * b
    True
    """

    terms: Mapping[Monomial, Fraction]

    def __bool__(self) -> bool:
        return bool(self.terms)

    def __add__(self, other: Polynomial) -> Polynomial:
        return Polynomial(_added(self.terms, other.terms.items()))

    def __sub__(self, other: Polynomial) -> Polynomial:
        return Polynomial(_added(self.terms, ((m, -c) for m, c in other.terms.items())))

    def __neg__(self) -> Polynomial:
        return self.times(Fraction(-1))

    def __mul__(self, other: Polynomial) -> Polynomial:
        if len(self.terms) * len(other.terms) > MAX_PRODUCTS:
            raise Unsettled("a product of many terms")
        total: dict[Monomial, Fraction] = {}
        for one, c in self.terms.items():
            for two, d in other.terms.items():
                monomial = _product(one, two)
                known = total.get(monomial)
                total[monomial] = c * d if known is None else known + c * d
        if len(total) > MAX_TERMS or any(c.numerator.bit_length() > MAX_BITS for c in total.values()):
            raise Unsettled("a polynomial of many terms")
        return Polynomial({m: c for m, c in total.items() if c})

    def times(self, number: Fraction) -> Polynomial:
        """Its multiple."""
        return Polynomial({m: c * number for m, c in self.terms.items()} if number else {})

    @property
    def constant(self) -> Fraction | None:
        """Its value if it has no names."""
        if not self.terms:
            return Fraction(0)
        return self.terms.get(()) if len(self.terms) == 1 else None

    @property
    def names(self) -> frozenset[str]:
        """The names that occur."""
        return frozenset(name for monomial in self.terms for name, _ in monomial)

    def by_powers(self, name: str) -> dict[int, Polynomial]:
        """Its coefficients as a polynomial in one name, none of them 0."""
        parts: dict[int, dict[Monomial, Fraction]] = {}
        for monomial, c in self.terms.items():
            power = next((p for n, p in monomial if n == name), 0)
            parts.setdefault(power, {})[tuple(part for part in monomial if part[0] != name)] = c
        return {power: Polynomial(terms) for power, terms in parts.items()}

    def content(self) -> Fraction:
        """The positive number that leaves integers without a common divisor."""
        if not self.terms:
            return Fraction(1)
        above = gcd(*(c.numerator for c in self.terms.values()))
        return Fraction(above, lcm(*(c.denominator for c in self.terms.values())))


def number(value: Fraction | int) -> Polynomial:
    """A constant."""
    return Polynomial({(): Fraction(value)} if value else {})


def variable(name: str) -> Polynomial:
    """A name."""
    return Polynomial({((name, 1),): Fraction(1)})


def _added(terms: Mapping[Monomial, Fraction], more: Iterable[tuple[Monomial, Fraction]]) -> dict[Monomial, Fraction]:
    total = dict(terms)
    for monomial, c in more:
        known = total.get(monomial)
        value = c if known is None else known + c
        if value:
            total[monomial] = value
        else:
            del total[monomial]
    return total


def _product(one: Monomial, two: Monomial) -> Monomial:
    if not one or not two:
        return one or two
    powers = dict(one)
    for name, power in two:
        powers[name] = powers.get(name, 0) + power
    return tuple(sorted(powers.items()))
