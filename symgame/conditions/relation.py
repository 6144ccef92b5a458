"""A relation between parameters: ``left operator right``.

Relations are kept as the author wrote them. They are plain values, not SymPy relationals, because
those evaluate themselves (``1 < 2`` becomes ``True`` and its text is lost).
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sympy import Expr, Symbol

from symgame.algebra import Ratio, as_ratio, generators_for, ring_of
from symgame.expressions import read_comparisons, write

COMPARE: Mapping[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
"""The operators of relations and what they ask of two numbers; ``=`` is read as ``==``."""

OPERATORS = tuple(COMPARE)


@dataclass(frozen=True, slots=True)
class Relation:
    """``left operator right``, with an operator out of :data:`OPERATORS`."""

    left: Expr
    operator: str
    right: Expr

    @property
    def difference(self) -> Expr:
        """``left - right``, so that the relation reads ``difference operator 0``."""
        result: Expr = self.left - self.right
        return result

    @property
    def symbols(self) -> frozenset[Symbol]:
        """The parameters that it mentions."""
        left: set[Any] = self.left.free_symbols  # SymPy says only that they are Basic
        right: set[Any] = self.right.free_symbols
        return frozenset(left | right)

    def text(self, order: Sequence[Symbol] = ()) -> str:
        """The relation in the file's own syntax, symbols in the given order."""
        return f"{write(self.left, order)} {self.operator} {write(self.right, order)}"


def difference_ratio(relation: Relation) -> Ratio:
    """What a relation compares with 0, as a quotient of forms in the parameters that it mentions."""
    symbols = sorted(relation.symbols, key=lambda symbol: symbol.name)
    return as_ratio(relation.difference, ring_of(generators_for([relation.difference], symbols)))


def read_relations(
    text: str, names: Mapping[str, Symbol], *, is_positive: Callable[[Expr], bool] | None = None
) -> tuple[Relation, ...]:
    """Relations from text: chains (``0 < a < 1``) and several joined by commas.

    Parameters
    ----------
    text : str
        For example ``"C1 < F + S, 0 < a < 1"``.
    names : mapping of str to Symbol
        The names that may occur.
    is_positive : callable, optional
        Tells whether a base may carry an exponent that is not a number.

    Raises
    ------
    InvalidExpressionError
        If the text is not a relation, or names an unknown symbol.

    Examples
    --------
    >>> from symgame.symbols import real_symbol
    >>> [r.text() for r in read_relations("0 < a < 1", {"a": real_symbol("a")})]
    ['0 < a', 'a < 1']
    """
    return tuple(Relation(*sides) for sides in read_comparisons(text, names, is_positive=is_positive))
