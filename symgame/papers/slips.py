"""The slip that explains how a printed formula differs from the derived one: a suggestion, not a finding.

A slip is undone in the printed formula, and the result is compared with the derived one: the sign of a
term, one symbol for another, a term left out or too many, a factor left out.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from math import prod
from typing import Any

from sympy import Add, Basic, Expr, Mul, Symbol
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio, as_ratio, generators_for, ring_of
from symgame.errors import InvalidGameError
from symgame.factoring import common_factor, exact_quotient, factors, without_common_factor
from symgame.papers.verdicts import Slip
from symgame.papers.witnesses import is_same
from symgame.vanishing import PRIME, value_modulo

MAX_TRIES = 20_000
"""So many changes of a formula are tried for one kind of slip."""

MAX_PAIRED = 40
"""Up to so many of them are tried in pairs."""

MAX_HITS = 50
"""So many of them are made, where their values modulo a prime do not tell that they are wrong."""

Change = Callable[[Basic], Iterable[Expr]]
"""What may stand in the place of a part of a formula."""

Point = Mapping[Symbol, int]
"""Values modulo a prime."""


def slip_of(printed: Expr, derived: Expr) -> Slip | None:
    """The likely slip between two formulas that differ; None where none is recognised.

    Examples
    --------
    >>> from sympy.abc import C, R, b
    >>> slip_of(R + C, R - C), slip_of(R - b, R - C), slip_of(R - C, R - C + b), slip_of(R, R * (1 - 2 * b))
    (<Slip.SIGN: 'sign'>, <Slip.SYMBOL: 'symbol'>, <Slip.DROPPED_TERM: 'dropped term'>, \
<Slip.MISSING_FACTOR: 'missing factor'>)
    """
    tests: tuple[tuple[Slip, Callable[[Expr, Expr], bool]], ...] = (
        (Slip.SIGN, _is_sign),
        (Slip.DROPPED_TERM, _is_term_too_many),
        (Slip.MISSING_FACTOR, _is_factor),
        (Slip.SYMBOL, _is_symbol),
        (Slip.DROPPED_TERM, _is_term),
        (Slip.SIGN, _is_two_signs),
    )
    try:
        found = next((slip for slip, test in tests if test(printed, derived)), None)
        return found or _by_gap(printed, derived)
    except InvalidGameError:
        return None


def _is_sign(printed: Expr, derived: Expr) -> bool:
    """The opposite, or one term of some sum negated."""
    return is_same(-printed, derived) or _leads_to(printed, _negated, derived)


def _is_two_signs(printed: Expr, derived: Expr) -> bool:
    """Two terms negated, in one sum or in two."""
    once = list(itertools.islice(_rewritten(printed, _negated, _point(printed)), MAX_PAIRED + 1))
    if len(once) > MAX_PAIRED:
        return False
    return any(_leads_to(made(), _negated, derived) for made, _ in once)


def _negated(part: Basic) -> Iterator[Expr]:
    if isinstance(part, Add):
        for term in part.args:
            yield part - 2 * term


def _is_symbol(printed: Expr, derived: Expr) -> bool:
    """One symbol for another, in one place or throughout."""
    others = sorted(derived.atoms(Symbol), key=str)
    used = sorted(printed.atoms(Symbol), key=str)
    throughout = (printed.xreplace({s: t}) for s, t in itertools.product(used, others) if s != t)
    if any(is_same(each, derived) for each in throughout):
        return True
    return _leads_to(printed, lambda part: [t for t in others if t != part] if part.is_Symbol else [], derived)


def _is_term_too_many(printed: Expr, derived: Expr) -> bool:
    """A term of some sum, as it is written, that does not belong there."""
    return _leads_to(printed, _shortened, derived)


def _is_term(printed: Expr, derived: Expr) -> bool:
    """One term too few or too many: of the expanded formulas, or of a sum in the derived one."""
    forms = _forms(printed, derived)
    if forms is not None and len(forms[1] - forms[0]) == 1:
        return True
    return _leads_to(derived, _shortened, printed)


def _shortened(part: Basic) -> Iterator[Expr]:
    if isinstance(part, Add):
        for term in part.args:
            yield part - term


def _is_factor(printed: Expr, derived: Expr) -> bool:
    """A factor is left out, of the whole or of one term."""
    ratios = _ratios(printed, derived)
    if ratios[0].numerator.is_ground or ratios[1].is_zero:
        return False
    first, second = ratios
    top, bottom = without_common_factor(second.numerator * first.denominator, first.numerator * second.denominator)
    if bottom.is_ground:
        factor: PolyElement = top.mul_ground(1 / QQ(bottom.LC))
        return not _adds_a_term(factor)
    forms = _forms(printed, derived)
    return forms is not None and _is_factor_of_a_term(*forms)


def _adds_a_term(factor: PolyElement) -> bool:
    """Whether a factor is ``1 + c m``, so that the product has one term more."""
    rest = factor - factor.ring.one
    return len(rest) == 1 and rest.LC > 0 and len(factor) == 2


def _is_factor_of_a_term(printed: PolyElement, derived: PolyElement) -> bool:
    """Whether one term has to be multiplied by ``m`` or by ``1 - s`` to get from one form to the other."""
    gap = derived - printed
    terms = [printed.ring.from_dict({monomial: value}) for monomial, value in printed.terms()]
    if len(gap) > 2:
        return False
    for term in terms:
        quotient, remainder = divmod(gap + term, term)
        if not remainder and not quotient.is_ground and (len(quotient) == 1 or _is_complement(quotient)):
            return True
    return False


def _is_complement(factor: PolyElement) -> bool:
    """Whether a factor is ``1 - c s``."""
    rest = factor.ring.one - factor
    return len(rest) == 1 and sum(rest.LM) == 1 and bool(rest.LC > 0)


def _by_gap(printed: Expr, derived: Expr) -> Slip | None:
    """The slip of one term, whatever it was merged with: the gap is a product that tells it.

    A term ``m s`` that became ``m t`` leaves ``m (s - t)``, one without its factor ``s`` leaves ``m (s - 1)``, and
    one that was left out leaves itself, each times the weight of its sum: names and complements of names.
    """
    first, second = _ratios(printed, derived)
    gap = second.numerator * first.denominator - first.numerator * second.denominator
    one, two = ({factor for factor, _ in factors(ratio.denominator)} for ratio in (first, second))
    if not (one <= two or two <= one):
        return None  # more than one term differs
    bottoms = one | two
    apart = [f for f, _ in factors(gap) if f not in bottoms and len(f) > 1 and not (_is_unit(f) or _is_unit(-f))]
    if not apart:
        return Slip.MISSING_FACTOR if _is_without_a_name(gap, first, second) else Slip.DROPPED_TERM
    if len(apart) == 1 and len(apart[0]) == 2 and all(sum(m) == 1 for m in apart[0]) and not sum(apart[0].values()):
        return Slip.SYMBOL
    return None


def _is_unit(factor: PolyElement) -> bool:
    """Whether a factor is a number times ``1 - c s``."""
    constant = factor.coeff(1)
    return bool(constant) and _is_complement(factor.mul_ground(1 / constant))


def _is_without_a_name(gap: PolyElement, first: Ratio, second: Ratio) -> bool:
    """Whether the gap is ``m (s - 1)`` with ``m`` among the printed terms and ``m s`` among the derived ones."""
    if not (first.denominator.is_ground and second.denominator.is_ground):
        return False
    for factor, _ in factors(gap):
        if len(factor) == 2 and _is_unit(factor) and factor.monic().coeff(1) == -1:
            rest = exact_quotient(gap, factor)
            whole = rest * (factor + factor.ring.ground_new(-factor.coeff(1)))
            if set(rest) <= set(first.numerator) and set(whole) <= set(second.numerator):
                return True
    return False


def _ratios(printed: Expr, derived: Expr) -> tuple[Ratio, Ratio]:
    free: set[Any] = printed.free_symbols | derived.free_symbols  # SymPy says only that they are Basic
    symbols = sorted(free, key=lambda symbol: symbol.name)
    ring = ring_of(generators_for([printed, derived], symbols))
    return as_ratio(printed, ring), as_ratio(derived, ring)


def _forms(printed: Expr, derived: Expr) -> tuple[PolyElement, PolyElement] | None:
    """Both without their common factor, if they are polynomials."""
    ratios = _ratios(printed, derived)
    if not all(ratio.denominator.is_ground for ratio in ratios):
        return None
    first, second = (ratio.numerator.mul_ground(1 / QQ(ratio.denominator.LC)) for ratio in ratios)
    if not first or not second:
        return first, second
    common = common_factor(first, second)
    return exact_quotient(first, common), exact_quotient(second, common)


def _leads_to(expression: Expr, change: Change, wanted: Expr) -> bool:
    """Whether one of its parts can be changed so that it is the wanted formula."""
    point = _point(expression, wanted)
    target = value_modulo(wanted, point)
    tried = itertools.islice(_rewritten(expression, change, point), MAX_TRIES)
    hits = (made for made, value in tried if value is None or value == target)
    return any(is_same(made(), wanted) for made in itertools.islice(hits, MAX_HITS))


def _point(*expressions: Expr) -> Point:
    chance = random.Random(0)
    symbols = sorted({symbol for each in expressions for symbol in each.atoms(Symbol)}, key=str)
    return {symbol: chance.randrange(1, PRIME) for symbol in symbols}


def _rewritten(part: Basic, change: Change, point: Point) -> Iterator[tuple[Callable[[], Any], int | None]]:
    """It with one of its parts changed, in every way: how to make it, and its value modulo a prime.

    Values tell what is worth making, which takes far longer.
    """
    for new in change(part):
        yield partial(_itself, new), value_modulo(new, point)
    values = [value_modulo(argument, point) for argument in part.args]
    for k, argument in enumerate(part.args):
        others = [value for j, value in enumerate(values) if j != k and value is not None]
        is_known = isinstance(part, Add | Mul) and len(others) == len(values) - 1
        rest = sum(others) if isinstance(part, Add) else prod(others) % PRIME if is_known else 0
        for made, value in _rewritten(argument, change, point):
            make = partial(_remade, part, k, made)
            if value is None or not is_known:
                yield make, value_modulo(make(), point)
            else:
                yield make, (rest + value if isinstance(part, Add) else rest * value) % PRIME


def _itself(part: Basic) -> Basic:
    return part


def _remade(part: Basic, place: int, made: Callable[[], Basic]) -> Basic:
    result: Basic = part.func(*part.args[:place], made(), *part.args[place + 1 :])
    return result
