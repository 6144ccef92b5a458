"""Common factors of polynomials, for relations that have denominators.

Euclid's algorithm in one name after the other, with pseudo-remainders that are made primitive.
"""

from __future__ import annotations

from fractions import Fraction
from functools import reduce

from symgame.recheck.polynomials import Monomial, Polynomial, number
from symgame.recheck.refusals import Unsettled

MAX_TERMS = 400
"""Common factors of larger polynomials are not looked for."""


def without_common_factor(above: Polynomial, below: Polynomial) -> tuple[Polynomial, Polynomial]:
    """Both polynomials divided by all that they have in common.

    Examples
    --------
    >>> from symgame.recheck.polynomials import variable
    >>> a, b = variable("a"), variable("b")
    >>> without_common_factor(a * a - b * b, a * b + b * b) == (a - b, b)
    True
    """
    if len(above.terms) + len(below.terms) > MAX_TERMS:
        raise Unsettled("a long quotient")
    shared = common_factor(above, below)
    return quotient(above, shared), quotient(below, shared)


def common_factor(one: Polynomial, two: Polynomial) -> Polynomial:
    """The greatest common divisor, up to a number."""
    if not one or not two:
        return one or two
    names = sorted(one.names | two.names)
    if not one.names or not two.names:
        return number(1)
    main = names[0]
    inner_one, inner_two = _inner(one, main), _inner(two, main)
    shared = common_factor(inner_one, inner_two)
    one, two = quotient(one, inner_one), quotient(two, inner_two)
    while two:
        if main not in two.names:
            return shared
        one, two = two, _primitive(_remainder(one, two, main), main)
    return shared * one


def _inner(form: Polynomial, main: str) -> Polynomial:
    """The common factor of its coefficients."""
    return reduce(common_factor, form.by_powers(main).values())


def _primitive(form: Polynomial, main: str) -> Polynomial:
    return quotient(form, _inner(form, main)) if form else form


def _remainder(one: Polynomial, two: Polynomial, main: str) -> Polynomial:
    """What is left of a multiple of one after division by two."""
    parts = two.by_powers(main)
    degree = max(parts)
    while one and (top := max(own := one.by_powers(main))) >= degree:
        shift = Polynomial({((main, top - degree),): Fraction(1)}) if top > degree else number(1)
        one = one * parts[degree] - two * own[top] * shift
        one = one.times(1 / one.content())
    return one


def quotient(form: Polynomial, divisor: Polynomial) -> Polynomial:
    """The exact quotient, for a divisor that divides."""
    value = divisor.constant
    if value is not None:
        return form.times(1 / value)
    names = sorted(form.names | divisor.names)
    lead = max(divisor.terms, key=lambda m: _powers(m, names))
    found: dict[Monomial, Fraction] = {}
    while form:
        first = max(form.terms, key=lambda m: _powers(m, names))
        powers = dict(first)
        for name, power in lead:
            powers[name] = powers.get(name, 0) - power
        if min(powers.values()) < 0:
            raise Unsettled("a division that leaves a remainder")
        monomial = tuple(sorted((n, p) for n, p in powers.items() if p))
        found[monomial] = form.terms[first] / divisor.terms[lead]
        form = form - divisor * Polynomial({monomial: found[monomial]})
    return Polynomial(found)


def _powers(monomial: Monomial, names: list[str]) -> tuple[int, ...]:
    powers = dict(monomial)
    return tuple(powers.get(name, 0) for name in names)
