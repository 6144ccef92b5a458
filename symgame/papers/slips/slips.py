"""The slip that explains how a printed formula differs from the derived one: a suggestion, not a finding.

A slip is undone in the printed formula, and the result is compared with the derived one: the sign of a
term, one symbol for another, a term left out or too many, a factor left out.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from sympy import Add, Basic, Expr, Symbol
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement

from symgame.algebra import ratios_of
from symgame.errors import InvalidGameError
from symgame.factoring import common_factor, exact_quotient, without_common_factor
from symgame.papers.slips.gap import is_complement, slip_of_gap
from symgame.papers.slips.rewriting import leads_to, point_for, rewritten
from symgame.papers.verdicts import Slip
from symgame.papers.witnesses import is_same

MAX_PAIRED = 40
"""Up to so many of them are tried in pairs."""


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
        return found or slip_of_gap(printed, derived)
    except InvalidGameError:
        return None


def _is_sign(printed: Expr, derived: Expr) -> bool:
    """The opposite, or one term of some sum negated."""
    return is_same(-printed, derived) or leads_to(printed, _negated, derived)


def _is_two_signs(printed: Expr, derived: Expr) -> bool:
    """Two terms negated, in one sum or in two."""
    once = list(itertools.islice(rewritten(printed, _negated, point_for(printed)), MAX_PAIRED + 1))
    if len(once) > MAX_PAIRED:
        return False
    return any(leads_to(made(), _negated, derived) for made, _ in once)


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
    return leads_to(printed, lambda part: [t for t in others if t != part] if part.is_Symbol else [], derived)


def _is_term_too_many(printed: Expr, derived: Expr) -> bool:
    """A term of some sum, as it is written, that does not belong there."""
    return leads_to(printed, _shortened, derived)


def _is_term(printed: Expr, derived: Expr) -> bool:
    """One term too few or too many: of the expanded formulas, or of a sum in the derived one."""
    forms = _forms(printed, derived)
    if forms is not None and len(forms[1] - forms[0]) == 1:
        return True
    return leads_to(derived, _shortened, printed)


def _shortened(part: Basic) -> Iterator[Expr]:
    if isinstance(part, Add):
        for term in part.args:
            yield part - term


def _is_factor(printed: Expr, derived: Expr) -> bool:
    """A factor is left out, of the whole or of one term."""
    ratios = ratios_of(printed, derived)
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
        if not remainder and not quotient.is_ground and (len(quotient) == 1 or is_complement(quotient)):
            return True
    return False


def _forms(printed: Expr, derived: Expr) -> tuple[PolyElement, PolyElement] | None:
    """Both without their common factor, if they are polynomials."""
    ratios = ratios_of(printed, derived)
    if not all(ratio.denominator.is_ground for ratio in ratios):
        return None
    first, second = (ratio.numerator.mul_ground(1 / QQ(ratio.denominator.LC)) for ratio in ratios)
    if not first or not second:
        return first, second
    common = common_factor(first, second)
    return exact_quotient(first, common), exact_quotient(second, common)
