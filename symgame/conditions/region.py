"""Regions of the parameter space: where one of several lists of relations holds.

A region is a disjunction of conjunctions, as an author writes it: "C < R, or else P > S and R > 0". It
is a plain value; what follows from it is asked in :mod:`symgame.conditions.deciding`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import Any

from sympy import Add, Expr, Integer, Mul, Pow, Rational, Symbol, expand

from symgame.conditions.relation import COMPARE, Relation, read_relations
from symgame.errors import expect
from symgame.shown import Shown, shortened

NEGATED: Mapping[str, str] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
"""The operator that holds exactly where another fails."""

Values = Mapping[Symbol, Expr]


@dataclass(frozen=True, slots=True)
class Region(Shown):
    """Where all relations of at least one alternative hold.

    Attributes
    ----------
    alternatives : tuple of tuple of Relation
        Without alternatives it is empty; an alternative without relations is the whole space.

    Examples
    --------
    >>> from symgame.symbols import real_symbol
    >>> names = {name: real_symbol(name) for name in ("C", "F", "a")}
    >>> region = read_conditions("C < F, 0 < a < 1 or C == 0", names)
    >>> region.record()
    [['C < F', '0 < a', 'a < 1'], ['C == 0']]
    >>> (~region).record()[0]
    ['C >= F', 'C != 0']
    """

    alternatives: tuple[tuple[Relation, ...], ...]

    def __repr__(self) -> str:
        parts = (", ".join(relation.text() for relation in part) or "everything" for part in self.alternatives)
        return shortened(f"Region: {' or '.join(parts) or 'nothing'}")

    @classmethod
    def where(cls, relations: Iterable[Relation]) -> Region:
        """Where all of these hold."""
        return cls((tuple(dict.fromkeys(relations)),))

    @property
    def is_everything(self) -> bool:
        """Whether nothing is asked."""
        return () in self.alternatives

    @property
    def is_nothing(self) -> bool:
        """Whether it has no alternative at all."""
        return not self.alternatives

    @property
    def symbols(self) -> frozenset[Symbol]:
        """The parameters that it mentions."""
        return frozenset().union(*(r.symbols for alternative in self.alternatives for r in alternative))

    def __and__(self, other: Region) -> Region:
        """Where both hold."""
        pairs = itertools.product(self.alternatives, other.alternatives)
        return Region(_shortest(tuple(dict.fromkeys((*one, *two))) for one, two in pairs))

    def __or__(self, other: Region) -> Region:
        """Where one of the two holds."""
        return Region(_shortest((*self.alternatives, *other.alternatives)))

    def __invert__(self) -> Region:
        """Where it does not hold."""
        result = Region(((),))
        for alternative in self.alternatives:
            result = result & Region(tuple((negated(relation),) for relation in alternative))
        return result

    def holds(self, values: Values) -> bool:
        """Whether it holds at exact values of all its parameters, evaluated with fractions.

        Raises
        ------
        KeyError
            If a parameter has no value.
        """
        return any(all(holds(relation, values) for relation in each) for each in self.alternatives)

    def record(self, order: Sequence[Symbol] = ()) -> list[list[str]]:
        """The alternatives as lists of strings, symbols in the given order."""
        return [[relation.text(order) for relation in alternative] for alternative in self.alternatives]


def read_conditions(text: str, symbols: Mapping[str, Symbol] | Iterable[Symbol]) -> Region:
    """A region from text: relations joined by commas, alternatives by the word ``or``.

    Parameters
    ----------
    text : str
        For example ``"C1 < F + S, 0 < a < 1"``, or ``"C < R or P > S, R > 0"``. An empty text asks nothing.
    symbols : mapping of str to Symbol, or iterable of Symbol
        The parameters that may occur, as ``game.symbols``.

    Returns
    -------
    Region

    Raises
    ------
    InvalidExpressionError
        If a part of the text is not a relation, or names an unknown symbol.

    Examples
    --------
    >>> from symgame import load
    >>> symbols = load("llm-iar").symbols
    >>> read_conditions("P < b*C, P < (1 - b)*C", symbols).record(symbols)
    [['P < C*b', 'P < C*(1 - b)']]
    """
    expect(text, str, "read_conditions takes a text", "write the conditions in quotes, as in 'C1 < F + S'")
    expect(symbols, (Mapping, Iterable), "read_conditions takes symbols", "give game.symbols")
    listed = tuple(symbols.values() if isinstance(symbols, Mapping) else symbols)
    for symbol in listed:
        expect(symbol, Symbol, "read_conditions takes symbols", "give game.symbols")
    names = symbols if isinstance(symbols, Mapping) else {symbol.name: symbol for symbol in listed}
    if not text.strip():
        return Region(((),))
    return Region(tuple(read_relations(part, names) for part in _alternatives(text, names)))


def _alternatives(text: str, names: Mapping[str, Symbol]) -> list[str]:
    """The text between the words ``or``, unless that is the name of a parameter."""
    words = text.split(" ")
    if "or" in names or "or" not in words:
        return [text]
    parts: list[list[str]] = [[]]
    for word in words:
        if word == "or":
            parts.append([])
        else:
            parts[-1].append(word)
    return [" ".join(part) for part in parts]


def negated(relation: Relation) -> Relation:
    """The relation that holds exactly where this one fails."""
    return Relation(relation.left, NEGATED[relation.operator], relation.right)


def holds(relation: Relation, values: Values) -> bool:
    """Whether a relation holds at exact values."""
    number = _fraction(relation.difference, values)
    if number is not None:
        return bool(COMPARE[relation.operator](number, 0))
    gap: Any = expand(relation.difference.subs(list(values.items())))
    if gap.free_symbols:
        missing = ", ".join(sorted(symbol.name for symbol in relation.symbols if symbol not in values))
        raise KeyError(f"no value for {missing}")
    number = Fraction(gap.p, gap.q) if gap.is_Rational else gap
    return bool(COMPARE[relation.operator](number, 0))


def _fraction(expression: Expr, values: Values) -> Fraction | None:
    """Sums, products and integer powers of rational values; None for anything else."""
    if isinstance(expression, Symbol):
        expression = values.get(expression, expression)
    if isinstance(expression, Rational):
        return Fraction(int(expression.p), int(expression.q))
    if isinstance(expression, Add | Mul):
        parts = [_fraction(part, values) for part in expression.args]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            return None
        return sum(known, Fraction(0)) if isinstance(expression, Add) else prod(known, start=Fraction(1))
    if isinstance(expression, Pow) and isinstance(expression.exp, Integer):
        base = _fraction(expression.base, values)
        return None if base is None or (not base and expression.exp < 0) else base ** int(expression.exp)
    return None


def _shortest(alternatives: Iterable[tuple[Relation, ...]]) -> tuple[tuple[Relation, ...], ...]:
    """Without alternatives that ask more than another one."""
    kept: list[tuple[Relation, ...]] = []
    for each in dict.fromkeys(alternatives):
        asked = set(each)
        if any(set(other) <= asked for other in kept):
            continue
        kept = [other for other in kept if not asked <= set(other)]
        kept.append(each)
    return tuple(kept)
