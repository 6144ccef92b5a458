"""Exact simplifications of a question about parameters, each an equivalence under the assumptions.

*Factors*: a factor that the assumptions make positive or negative is divided out, so that
``-u*(C - F) < 0`` with ``u > 0`` becomes ``F < C``.

*Lumps*: if ``p > 0`` is all that is assumed about ``p``, and all relations contain it only in a product
``p*r`` whose ``r`` has one sign and shares no parameter with anything else, then ``p*r`` is one quantity
that takes every value of that sign. Only this quantity matters; values of the original parameters are
worked out from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sympy import Expr, S, Symbol
from sympy.polys.rings import PolyElement, PolyRing

from symgame.algebra import as_ratio, powers_of, ring_of, symbols_in
from symgame.building import as_expression
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.examples import Values, example
from symgame.conditions.linear.linearisation import ring_for
from symgame.conditions.normal import relation_of, without_signed_factors
from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign
from symgame.symbols import real_symbol

_TURNED = {">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Divided:
    """A relation from which factors of known sign were divided out.

    Attributes
    ----------
    before : Relation
    after : tuple of Relation
    """

    before: Relation
    after: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Lump:
    """A product of parameters that matters only as a whole.

    Attributes
    ----------
    name : Symbol
        Stands for it; not a name that the question uses.
    factor : Symbol
        The parameter of which only the sign is assumed.
    rest : Expr
        What it is multiplied by.
    is_positive : bool
        The sign of the rest, and so of the whole.
    about : Assumptions
        What is assumed about the parameters of the rest.
    """

    name: Symbol
    factor: Symbol
    rest: Expr
    is_positive: bool
    about: Assumptions


Reduction = Divided | Lump


def without_factors(relations: Sequence[Relation], given: Assumptions) -> tuple[list[Relation], list[Divided]]:
    """The relations without factors of known sign, and what was done."""
    ring = ring_for((*relations, *given.relations), ())
    result: list[Relation] = []
    steps = []
    for relation in relations:
        ratio = as_ratio(relation.difference, ring)
        form = ratio.numerator * ratio.denominator
        operator = relation.operator
        if operator in _TURNED:
            form, operator = -form, _TURNED[operator]
        rest, nonzero = without_signed_factors(form, operator, given)
        if rest == form or rest.is_ground:
            result.append(relation)
            continue
        after = (relation_of(rest, operator), *(relation_of(factor, "!=") for factor in nonzero))
        steps.append(Divided(relation, after))
        result.extend(after)
    return result, steps


@dataclass(frozen=True, slots=True)
class Lumped:
    """A question after its products were made parameters of their own.

    Attributes
    ----------
    relations : tuple of Relation
    given : Assumptions
    lumps : tuple of Lump
    """

    relations: tuple[Relation, ...]
    given: Assumptions
    lumps: tuple[Lump, ...]

    def completed(self, values: Values) -> Values | None:
        """Values of the original parameters; None where none are found for those inside a lump."""
        known: dict[Symbol, Expr] = dict(values)
        for lump in reversed(self.lumps):
            chosen = example((), lump.about, symbols_in(lump.rest))
            if chosen is None:
                return None
            known.update(chosen)
            known[lump.factor] = known.pop(lump.name) / lump.rest.subs(dict(chosen))
        return tuple(known.items())


def lumped(relations: Sequence[Relation], given: Assumptions) -> Lumped:
    """The question with every product that matters only as a whole replaced by one parameter.

    Examples
    --------
    >>> from symgame.conditions.relation import read_relations
    >>> names = {name: real_symbol(name) for name in ("d", "f", "g", "w")}
    >>> assumed = Assumptions(read_relations("d > 0, f > g, g > 0, w > 0", names))
    >>> asked = read_relations("w < d*(f**2 - g**2)", names)
    >>> [(str(lump.factor), str(lump.rest)) for lump in lumped(asked, assumed).lumps]
    [('d', 'f**2 - g**2')]
    """
    found = Lumped(tuple(relations), given, ())
    while (step := _next(found)) is not None:
        found = step
    return found


def _next(question: Lumped) -> Lumped | None:
    ring = ring_for((*question.relations, *question.given.relations), ())
    if not all(generator.is_Symbol for generator in ring.symbols):
        return None
    forms = []
    for relation in question.relations:
        ratio = as_ratio(relation.difference, ring)
        if not ratio.denominator.is_ground:
            return None
        forms.append(ratio.numerator.mul_ground(1 / ratio.denominator.LC))
    symbols: tuple[Any, ...] = ring.symbols
    for factor in symbols:
        about = [r for r in question.given.relations if factor in r.symbols]
        if len(about) == 1 and _is_positive(about[0], factor):
            rest = _common_rest(forms, ring, factor)
            sign = None if rest is None else _sign_of_private(rest, forms, factor, question.given)
            if rest is not None and sign is not None:
                return _replaced(question, forms, factor, rest, sign is Sign.POSITIVE)
    return None


def _is_positive(relation: Relation, symbol: Symbol) -> bool:
    return (relation.left, relation.operator, relation.right) in ((symbol, ">", S.Zero), (S.Zero, "<", symbol))


def _common_rest(forms: Sequence[PolyElement], ring: PolyRing, factor: Symbol) -> PolyElement | None:
    """``r``, where every form is ``c*factor*r`` plus something without the factor."""
    place = ring.symbols.index(factor)
    rest: PolyElement | None = None
    for form in forms:
        parts = powers_of(form, place)
        if any(power > 1 for power in parts):
            return None
        if 1 in parts:
            monic = parts[1].monic()
            if rest is not None and monic != rest:
                return None
            rest = monic
    return None if rest is None or rest.is_ground else rest


def _sign_of_private(
    rest: PolyElement, forms: Sequence[PolyElement], factor: Symbol, given: Assumptions
) -> Sign | None:
    """The sign of ``rest``, if its parameters occur nowhere else and nothing ties them to others."""
    ring = rest.ring
    inner = {s for s in ring.symbols if any(m[ring.symbols.index(s)] for m in rest)}
    place = ring.symbols.index(factor)
    places = [ring.symbols.index(s) for s in inner]
    for form in forms:
        if any(not m[place] and any(m[k] for k in places) for m in form):
            return None
    if any(r.symbols & inner and not r.symbols <= inner for r in given.relations):
        return None
    sign = given.sign(rest)
    return sign if sign.is_strict else None


def _replaced(
    question: Lumped, forms: Sequence[PolyElement], factor: Symbol, rest: PolyElement, is_positive: bool
) -> Lumped:
    ring = rest.ring
    taken = {symbol.name for symbol in ring.symbols}
    name = real_symbol(next(f"q{k}" for k in range(1, len(taken) + 2) if f"q{k}" not in taken))
    inner = set(symbols_in(as_expression(rest)))
    wide = ring_of((*ring.symbols, name))
    place = ring.symbols.index(factor)
    relations = []
    for form, relation in zip(forms, question.relations, strict=True):
        parts = powers_of(form, place)
        new = parts.get(0, ring.zero).set_ring(wide)
        if 1 in parts:
            new += wide.gens[-1].mul_ground(parts[1].LC)
        operator = relation.operator
        flipped = operator in _TURNED
        relations.append(relation_of(-new if flipped else new, _TURNED.get(operator, operator)))
    kept = tuple(r for r in question.given.relations if factor not in r.symbols and not r.symbols & inner)
    sign = Relation(name, ">" if is_positive else "<", S.Zero)
    about = Assumptions(tuple(r for r in question.given.relations if r.symbols and r.symbols <= inner))
    lump = Lump(name, factor, as_expression(rest), is_positive, about)
    return replace(
        question, relations=tuple(relations), given=Assumptions((*kept, sign)), lumps=(*question.lumps, lump)
    )
