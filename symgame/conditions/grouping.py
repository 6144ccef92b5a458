"""Conditions as a reader likes them: shares grouped, ``C - b*C`` as ``(1 - b)*C``.

Where the assumptions say ``0 < s < 1``, a pair of terms ``M`` and ``-s*M`` becomes ``(1 - s)*M``.
Pairs are formed greedily, so that ``L - d*L - r*L + d*r*L`` becomes ``(1 - d)*(1 - r)*L``. The normal
form (:mod:`symgame.conditions.normal`) is not touched: this is for print.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympy import Add, Expr, Mul, S, Symbol, expand

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.relation import Relation

MAX_TERMS = 200
"""Sums of more terms are printed as they are."""

_Node = Any
"""A SymPy expression of which parts (``base``, ``exp``) are asked that its types do not tell."""

_Key = tuple[frozenset[tuple[Expr, Expr]], frozenset[Symbol]]
"""A monomial as a set of (base, exponent), and the shares of which it has the factor ``1 - s``."""


def grouped(relation: Relation, given: Assumptions) -> Relation:
    """A relation with its shares grouped, positive coefficients on both sides.

    Examples
    --------
    >>> from symgame.conditions.relation import read_relations
    >>> from symgame.symbols import real_symbol
    >>> names = {name: real_symbol(name) for name in ("P", "b", "C")}
    >>> assumed = Assumptions(read_relations("0 < b, b < 1", names))
    >>> [claim] = read_relations("P + b*C < C", names)
    >>> grouped(claim, assumed)
    Relation(left=P, operator='<', right=C*(1 - b))
    """
    if not _is_sum(relation.left) or not _is_sum(relation.right):
        return relation
    before = len(Add.make_args(relation.left)) + len(Add.make_args(relation.right))
    terms = _paired(relation.difference, given)
    if terms is None or len(terms) >= before:
        return relation
    left = Add(*(term for term, is_positive in terms if is_positive))
    right = Add(*(-term for term, is_positive in terms if not is_positive))
    if left == 0:
        return Relation(
            right, {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(relation.operator, relation.operator), left
        )
    return Relation(left, relation.operator, right)


def grouped_sum(expression: _Node, given: Assumptions) -> Expr:
    """A polynomial with its shares grouped; another expression, or one not made shorter, as it is.

    Sums inside a product are grouped, too.
    """
    if expression.is_Mul:
        product: Expr = Mul(*(grouped_sum(factor, given) for factor in expression.args))
        return product
    if expression.is_Pow and expression.exp.is_Integer and expression.base.is_Add:
        power: Expr = grouped_sum(expression.base, given) ** expression.exp
        return power
    if not expression.is_Add:
        unchanged: Expr = expression
        return unchanged
    plain = [term for term in expression.args if _is_monomial(term)]
    others = [grouped_sum(term, given) for term in expression.args if not _is_monomial(term)]
    terms = _paired(Add(*plain), given)
    if terms is None:
        return Add(*plain, *others)
    return Add(*(term for term, _ in terms), *others)


def _is_sum(expression: _Node) -> bool:
    return all(_is_monomial(term) or term == 0 for term in Add.make_args(expand(expression)))


def _is_monomial(term: _Node) -> bool:
    """A number times powers of symbols (or of functions, which count as symbols)."""
    factors: tuple[_Node, ...] = Mul.make_args(term)
    return not any(factor.is_Add or (factor.is_Pow and factor.base.is_Add) for factor in factors)


def _paired(total: _Node, given: Assumptions) -> list[tuple[Expr, bool]] | None:
    """The terms after pairing, each with whether its coefficient is positive; None if there are too many."""
    terms: dict[_Key, _Node] = {}
    for term in Add.make_args(expand(total)):
        number, rest = term.as_coeff_Mul()
        if number != 0:
            terms[frozenset(rest.as_powers_dict().items()) if rest != 1 else frozenset(), frozenset()] = number
    if len(terms) > MAX_TERMS:
        return None
    shares = _shares(given)
    pair = next(_pairs(terms, shares), None)
    while pair is not None:
        whole, part, share = pair
        number = terms.pop(whole)
        del terms[part]
        key = (whole[0], whole[1] | {share})
        terms[key] = terms.get(key, S.Zero) + number
        if terms[key] == 0:
            del terms[key]
        pair = next(_pairs(terms, shares), None)
    return [(_term(key, number), bool(number > 0)) for key, number in terms.items()]


def _shares(given: Assumptions) -> list[Symbol]:
    """The parameters that lie between 0 and 1."""
    return [
        symbol
        for symbol, interval in given.intervals.items()
        if interval.low is not None and interval.high is not None and interval.low >= 0 and interval.high <= 1
    ]


def _pairs(terms: dict[_Key, _Node], shares: list[Symbol]) -> Iterator[tuple[_Key, _Key, Symbol]]:
    """``M`` and ``-s*M``, where ``M`` is more than a number."""
    for key, number in terms.items():
        powers, complements = key
        if not powers:
            continue
        for share in shares:
            if share in complements:
                continue
            raised = dict(powers)
            raised[share] = raised.get(share, S.Zero) + 1
            other = (frozenset(raised.items()), complements)
            if terms.get(other) == -number:
                yield key, other, share


def _term(key: _Key, number: _Node) -> Expr:
    powers, complements = key
    return Mul(number, *(1 - share for share in complements), *(base**exponent for base, exponent in powers))
