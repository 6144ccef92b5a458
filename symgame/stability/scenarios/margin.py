"""How firmly an inequality holds at the values of a scenario: its gap, and the change that would close it."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, Rational, Symbol, expand

from symgame.conditions.relation import Relation
from symgame.stability.thresholds.solution_set import order_of


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one parameter that turns ESS conditions into equalities.

    Attributes
    ----------
    parameter : Symbol
    value : Rational
        What it is at the scenario.
    to : Expr
        Where the two sides are equal, exactly.
    share : Expr or None
        The change as a share of the present value, at least 0; None where that is 0.
    relations : tuple of Relation
        What is reversed there, as it holds at the scenario.
    beyond : Rational
        A value a little beyond.
    ess : tuple of str
        The vertices that are ESS there.
    """

    parameter: Symbol
    value: Rational
    to: Expr
    share: Expr | None
    relations: tuple[Relation, ...]
    beyond: Rational
    ess: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Margin:
    """An inequality that, reversed alone, changes which vertices are ESS.

    Attributes
    ----------
    relation : Relation
        As it holds at the scenario; an equation where the scenario lies on the boundary.
    decides : tuple of str
        The vertices that would become an ESS, or cease to be one.
    sides : tuple of two Expr
        The numbers on its left and right.
    change : Change or None
        The smallest change of one parameter that closes the gap and leads into another case; where none does, the
        smallest that closes it; None where none closes it.
    unsolved : tuple of Symbol
        Parameters whose changes were not worked out: they are inside a root or a function.
    """

    relation: Relation
    decides: tuple[str, ...]
    sides: tuple[Expr, Expr]
    change: Change | None
    unsolved: tuple[Symbol, ...] = ()

    @property
    def gap(self) -> Expr:
        """By how much the larger side exceeds the smaller one."""
        difference: Expr = expand(self.sides[0] - self.sides[1])
        return difference if order_of(*self.sides) >= 0 else -difference
