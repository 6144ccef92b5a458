"""The gap between two formulas: a product that tells how one term differs."""

from __future__ import annotations

from sympy import Expr
from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio, ratios_of
from symgame.factoring import exact_quotient, factors
from symgame.papers.verdicts import Slip


def slip_of_gap(printed: Expr, derived: Expr) -> Slip | None:
    """The slip of one term, whatever it was merged with: the gap is a product that tells it.

    A term ``m s`` that became ``m t`` leaves ``m (s - t)``, one without its factor ``s`` leaves ``m (s - 1)``, and
    one that was left out leaves itself, each times the weight of its sum: names and complements of names.
    """
    first, second = ratios_of(printed, derived)
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


def _is_unit(factor: PolyElement) -> bool:
    """Whether a factor is a number times ``1 - c s``."""
    constant = factor.coeff(1)
    return bool(constant) and is_complement(factor.mul_ground(1 / constant))


def is_complement(factor: PolyElement) -> bool:
    """Whether a factor is ``1 - c s``."""
    rest = factor.ring.one - factor
    return len(rest) == 1 and sum(rest.LM) == 1 and bool(rest.LC > 0)
