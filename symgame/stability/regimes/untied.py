"""Examples without ties: values at which the same vertices are stable and no edge is at rest.

A search for values often ends on a border, where payoffs are equal. Such an example belongs to its set,
but it hides where the flow goes: between the borders every edge has a direction, and where no vertex is
stable there is a cycle. Values nearby are tried, always the same ones; each is checked exactly.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from sympy import Expr, Rational, Symbol
from sympy.polys.rings import PolyElement

from symgame.algebra import generators_for
from symgame.conditions.relation import COMPARE, Relation, difference_ratio
from symgame.dynamics.field import Scope, VectorField
from symgame.stability.regimes.regimes import Regimes, StableSet
from symgame.stability.vertex import Vertex

TRIES = 600
"""Values tried for one set; a set that holds on a border only has none without ties."""

FACTORS = (Fraction(1, 2), Fraction(3, 4), Fraction(1), Fraction(1), Fraction(1), Fraction(3, 2), Fraction(2))
"""What values are multiplied by: most stay as they are, so that examples stay simple."""

STEPS = (Fraction(-1), Fraction(-1, 2), Fraction(0), Fraction(0), Fraction(1, 2), Fraction(1))
"""What is put in the place of zero."""

Form = Callable[[Sequence[Fraction]], Fraction]


def without_ties(field: VectorField, vertices: Sequence[Vertex], found: Regimes) -> Regimes:
    """The same sets, their examples moved off the borders where values were found for that.

    Left as they are: examples with square roots, and all where payoffs contain the own share or are not
    rational in the parameters.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> from symgame.stability.regimes.flow import flow
    >>> from symgame.stability.regimes.regimes import regimes
    >>> game = load("llm-iar")
    >>> field = replicator(game)
    >>> vertices = vertices_of(field)
    >>> found = without_ties(field, vertices, regimes(game, vertices, with_conditions=False))
    >>> found.stable_sets[-1].ess, len(flow(field, dict(found.stable_sets[-1].witness)).arrows)
    ((), 12)
    """
    symbols = field.game.symbols
    differences = [difference for vertex in vertices for difference in vertex.differences]
    rings = {generator for d in differences for generator in d.numerator.ring.symbols}
    relations = field.game.assumptions.relations
    if field.scope is Scope.GENERAL or not rings <= set(symbols) or not all(_is_rational(r) for r in relations):
        return found
    eigenvalues = {
        vertex.key: [_compiled(d.numerator * d.denominator, symbols) for d in vertex.differences] for vertex in vertices
    }
    moving = [_compiled(d.numerator * d.denominator, symbols) for d in differences if d.numerator]
    given = [(_compiled(_form(relation), symbols), relation.operator) for relation in relations]

    def is_example(values: Sequence[Fraction], ess: Sequence[str]) -> bool:
        if not all(COMPARE[operator](form(values), 0) for form, operator in given):
            return False
        if not all(form(values) for form in moving):
            return False
        return all((key in ess) == all(form(values) < 0 for form in forms) for key, forms in eigenvalues.items())

    moved = (replace(stable, witness=_moved(stable, symbols, is_example)) for stable in found.stable_sets)
    return replace(found, stable_sets=tuple(moved))


def _moved(
    stable: StableSet, symbols: Sequence[Symbol], is_example: Callable[[Sequence[Fraction], Sequence[str]], bool]
) -> tuple[tuple[Symbol, Expr], ...]:
    known = dict(stable.witness)
    start: list[Fraction] = []
    for symbol in symbols:
        value = known.get(symbol)
        if not isinstance(value, Rational):
            return stable.witness
        start.append(Fraction(int(value.p), int(value.q)))
    source = random.Random(0)  # the same values every time
    values = start
    for _ in range(TRIES):
        if is_example(values, stable.ess):
            return tuple((s, Rational(v.numerator, v.denominator)) for s, v in zip(symbols, values, strict=True))
        values = [value * source.choice(FACTORS) if value else source.choice(STEPS) for value in start]
    return stable.witness


def _is_rational(relation: Relation) -> bool:
    return all(generator.is_Symbol for generator in generators_for([relation.difference], ()))


def _form(relation: Relation) -> PolyElement:
    """What is compared with 0: the difference times the square of its denominator."""
    ratio = difference_ratio(relation)
    product: PolyElement = ratio.numerator * ratio.denominator
    return product


def _compiled(form: PolyElement, symbols: Sequence[Symbol]) -> Form:
    """A form as a function of the values of all parameters."""
    places = [symbols.index(generator) for generator in form.ring.symbols]
    terms = [
        (
            Fraction(int(coefficient.numerator), int(coefficient.denominator)),
            [(place, power) for place, power in zip(places, monomial, strict=True) if power],
        )
        for monomial, coefficient in form.terms()
    ]

    def value(values: Sequence[Fraction]) -> Fraction:
        total = Fraction(0)
        for coefficient, powers in terms:
            for place, power in powers:
                coefficient *= values[place] ** power
            total += coefficient
        return total

    return value
