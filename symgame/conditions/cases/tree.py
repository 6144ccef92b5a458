"""A division of the parameter space: a relation holds or fails, and so on, until the question is settled.

The tree is the proof that no case was forgotten: every branch that was cut carries the sum that
contradicts itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from symgame.conditions.proofs import Proof
from symgame.conditions.relation import Relation

Group = tuple[Relation, ...] | bool
"""Relations all of which are needed; or what is known to hold, or to fail."""

Pattern = tuple[bool, ...]
"""Of each group, whether it holds."""


@dataclass(frozen=True, slots=True)
class Split:
    """A relation holds, or fails."""

    relation: Relation
    holds: Tree
    fails: Tree


@dataclass(frozen=True, slots=True)
class Closed:
    """A branch on which nothing is left."""

    proof: Proof


@dataclass(frozen=True, slots=True)
class Cell:
    """A branch on which it is settled which groups hold; that it is not empty takes an example.

    Attributes
    ----------
    pattern : Pattern
    signs : tuple of int
        The signs that each form may have there (:mod:`symgame.conditions.cases.signs`).
    """

    pattern: Pattern
    signs: tuple[int, ...]


Tree = Split | Closed | Cell


def cells(tree: Tree) -> Iterator[Cell]:
    """The cells of a tree, from left to right."""
    if isinstance(tree, Cell):
        yield tree
    elif isinstance(tree, Split):
        yield from cells(tree.holds)
        yield from cells(tree.fails)


def size(tree: Tree) -> int:
    """The number of its nodes."""
    return 1 + size(tree.holds) + size(tree.fails) if isinstance(tree, Split) else 1
