"""How an answer about parameters is known: evidence that can be checked without the prover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sympy import Expr, Symbol

from symgame.conditions.relation import Relation


@dataclass(frozen=True, slots=True)
class Proof:
    """A sum that shows a contradiction: products of relations, each times a positive number.

    Every relation is read as "larger side minus smaller side", which is positive (``<``, ``>``) or at least
    0 (``<=``, ``>=``) where it holds, an equation as "left side minus right side"; a product of such
    quantities is so, too. The products, each times its number, add up to 0 identically, although one of
    them that is positive is among them. Equations may be taken any number of times. The empty product is 1.

    Attributes
    ----------
    terms : tuple of (rational number, tuple of Relation)

    Examples
    --------
    >>> from symgame.symbols import real_symbol
    >>> from symgame.conditions.assumptions import Assumptions
    >>> from symgame.conditions.linear.linearisation import contradiction
    >>> from symgame.conditions.relation import read_relations
    >>> names = {name: real_symbol(name) for name in ("C", "R", "S")}
    >>> proof = contradiction(read_relations("C < R, R + S < C", names), Assumptions(read_relations("S > 0", names)))
    >>> print(proof.line())
    1*(C < R) + 1*(R + S < C) + 1*(S > 0) gives 0 > 0
    """

    terms: tuple[tuple[Any, tuple[Relation, ...]], ...]

    def line(self, order: Sequence[Symbol] = ()) -> str:
        """The sum as a line that a reader can add up."""
        parts = [f"{c}*{'*'.join(f'({r.text(order)})' for r in relations) or '(1 > 0)'}" for c, relations in self.terms]
        return f"{' + '.join(sorted(parts))} gives 0 > 0"


@dataclass(frozen=True, slots=True)
class Engine:
    """The answer of a solver, for which there is no other evidence.

    Attributes
    ----------
    name : str
        Its name and version.
    """

    name: str


@dataclass(frozen=True, slots=True)
class Example:
    """Values of parameters, evaluated exactly.

    Attributes
    ----------
    values : tuple of (Symbol, Expr)
    """

    values: tuple[tuple[Symbol, Expr], ...]


Evidence = Proof | Engine | Example
