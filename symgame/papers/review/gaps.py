"""Printed beside derived: which formulas differ, in which terms, and by how much at the witness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sympy import Expr, Mul, S, Symbol, expand
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement

from symgame.algebra import ratios_of
from symgame.building import as_expression, product_of
from symgame.errors import InvalidGameError
from symgame.factoring import common_factor, exact_quotient, factors
from symgame.game import Game
from symgame.papers.verdicts import Finding
from symgame.papers.witnesses import is_same, on_simplexes

OPPOSITES = "sign-flip"
FORMULAS = ("replicator", "jacobian", "eigenvalues", "det-trace", OPPOSITES)
"""The kinds of claims that print formulas."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Two formulas that ought to be equal and are not.

    Attributes
    ----------
    printed, derived : Expr
        Of two printed eigenvalues that ought to be opposite, the second with its sign changed is ``derived``.
    only_printed, only_derived : Expr
        The terms of one that the other lacks, when both are expanded and divided by their common factor; both 0 where
        they are no polynomials.
    factor : Expr
        That common factor.
    values : tuple of (Expr, Expr) or None
        What both are at the witness.
    """

    printed: Expr
    derived: Expr
    only_printed: Expr
    only_derived: Expr
    factor: Expr
    values: tuple[Expr, Expr] | None = None


def gaps(game: Game, finding: Finding) -> tuple[Gap, ...]:
    """The formulas of a finding that differ.

    Examples
    --------
    >>> from symgame.papers.paper import load_paper
    >>> from symgame.papers.verify import verify
    >>> paper = load_paper("zhu2021_drug")
    >>> wrong = next(finding for finding in verify(paper) if finding.slip is not None)
    >>> gap, = gaps(paper.game, wrong)
    >>> gap.only_printed, gap.only_derived
    (-Mt*x + Mt, 0)
    """
    if finding.kind not in FORMULAS:
        return ()
    point = _point(finding)
    return tuple(_gap(printed, derived, point) for printed, derived in _pairs(game, finding))


def _pairs(game: Game, finding: Finding) -> Iterator[tuple[Expr, Expr]]:
    formulas = [part for part in finding.printed if isinstance(part, Expr)]
    derived = [part for part in finding.derived if isinstance(part, Expr)]
    if finding.kind == OPPOSITES and len(formulas) == 2:
        formulas, derived = formulas[:1], [-formulas[1]]
    for one, other in zip(formulas, derived, strict=False):
        if not is_same(on_simplexes(game, one), on_simplexes(game, other)):
            yield one, other


def _point(finding: Finding) -> Mapping[Symbol, Expr]:
    return {} if finding.witness is None else dict((*finding.witness.values, *finding.witness.state))


def _gap(printed: Expr, derived: Expr, point: Mapping[Symbol, Expr]) -> Gap:
    only_printed: Expr = S.Zero
    only_derived: Expr = S.Zero
    factor: Expr = S.One
    forms = _forms(printed, derived)
    if forms is not None:
        first, second, common = forms
        only_printed, only_derived = _lacking(first, second), _lacking(second, first)
        factor = product_of(*(as_expression(part) ** power for part, power in factors(common)))
        if point and factor.xreplace(dict(point)).is_negative:
            factor, only_printed, only_derived = _turned(factor), -only_printed, -only_derived
    values = (printed.xreplace(dict(point)), derived.xreplace(dict(point))) if point else None
    return Gap(printed, derived, only_printed, only_derived, factor, values)


def _turned(factor: Expr) -> Expr:
    """The opposite, the sign taken into the last sum of a product."""
    parts = list(Mul.make_args(factor))
    return product_of(*parts[:-1], expand(-parts[-1]))


def _forms(printed: Expr, derived: Expr) -> tuple[PolyElement, PolyElement, PolyElement] | None:
    """Both as polynomials without their common factor, and that factor; None where they are none."""
    try:
        ratios = ratios_of(printed, derived)
    except InvalidGameError:  # too long to expand
        return None
    if not all(ratio.denominator.is_ground for ratio in ratios):
        return None
    first, second = (ratio.numerator.mul_ground(1 / QQ(ratio.denominator.LC)) for ratio in ratios)
    if not first or not second:
        return first, second, first.ring.one
    common = common_factor(first, second)
    common = common.mul_ground(1 / QQ(common.content() or 1))
    return exact_quotient(first, common), exact_quotient(second, common), common


def _lacking(form: PolyElement, other: PolyElement) -> Expr:
    """The terms of a form that another one does not have."""
    terms = {monomial: value for monomial, value in form.terms() if other.get(monomial, 0) != value}
    return as_expression(form.ring.from_dict(terms))
