"""In which order the parts of a formula are printed, whatever the format.

Terms: positive before negative, each group in the author's order of symbols, numbers last. Factors:
the number, then complements ``1 - s`` (after ``s`` itself where both occur: ``x (1 - x)``), symbols,
sums. A minus sign that all terms of a factor share is drawn in front: ``-(M + a M) y``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sympy import Add, Mul, S, Symbol

Ranks = Mapping[Symbol, int]

Node = Any
"""A SymPy expression of which parts (``base``, ``exp``, ``p``) are asked that its types do not tell."""


def ranks_of(expr: Node, order: Sequence[Symbol]) -> Ranks:
    """The author's order of the symbols; those that are not in it follow by name."""
    later = sorted(expr.free_symbols - set(order), key=lambda symbol: str(symbol.name))
    return {symbol: rank for rank, symbol in enumerate([*order, *later])}


@dataclass(frozen=True, slots=True)
class Product:
    """A product of positive look: ``number * above / below``, and whether a minus stands before it."""

    is_negative: bool
    number: Node
    above: tuple[Node, ...]
    below: tuple[Node, ...]


def terms_of(expr: Node, ranks: Ranks) -> list[Product]:
    """The terms of a sum in the order in which they are printed."""
    products = [product_of(term, ranks) for term in Add.make_args(expr)]
    return sorted(products, key=lambda p: (p.is_negative, not (p.above or p.below), _rank_of(p, ranks)))


def _rank_of(product: Product, ranks: Ranks) -> list[int]:
    symbols = {s for factor in (*product.above, *product.below) for s in factor.free_symbols}
    return sorted(ranks.get(symbol, len(ranks)) for symbol in symbols)


def product_of(term: Node, ranks: Ranks) -> Product:
    """The factors of a term in the order in which they are printed."""
    number, rest = term.as_coeff_Mul()
    is_negative = bool(number < 0)
    above: list[Node] = []
    below: list[Node] = []
    factors: tuple[Node, ...] = Mul.make_args(rest)
    for factor in factors:
        is_divisor = bool(factor.is_Pow and factor.exp.is_Rational and factor.exp < 0)
        shown = 1 / factor if is_divisor else factor
        if shown.is_Add and _looks_negative(shown):
            shown, is_negative = -shown, not is_negative
        if shown != 1:
            (below if is_divisor else above).append(shown)
    return Product(is_negative, abs(number), _sorted(above, ranks), _sorted(below, ranks))


def _sorted(factors: list[Node], ranks: Ranks) -> tuple[Node, ...]:
    return tuple(sorted(factors, key=lambda factor: _factor_rank(factor, factors, ranks)))


def _looks_negative(total: Node) -> bool:
    """All terms negative, or ``s - 1``."""
    terms = Add.make_args(total)
    if all(term.as_coeff_Mul()[0] < 0 for term in terms):
        return True
    return len(terms) == 2 and S.NegativeOne in terms and any(term.is_Symbol for term in terms)


def _factor_rank(factor: Node, factors: Sequence[Node], ranks: Ranks) -> tuple[int, list[int], int]:
    symbols = sorted(ranks.get(symbol, len(ranks)) for symbol in factor.free_symbols)
    partner = complement_of(factor)
    if partner is not None:
        return (1, symbols, 1) if partner in factors else (0, symbols, 0)
    is_half_of_pair = factor.is_Symbol and (1 - factor) in factors
    if is_half_of_pair:
        return 1, symbols, 0
    return (3 if factor.is_Add else 2), symbols if not factor.is_Add else [len(factor.args), *symbols], 0


def complement_of(factor: Node) -> Symbol | None:
    """The symbol ``s`` of a factor ``1 - s``, else nothing."""
    partner = 1 - factor if factor.is_Add and len(factor.args) == 2 else None
    return partner if partner is not None and partner.is_Symbol else None
