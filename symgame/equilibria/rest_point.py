"""A rest point: where it lies, its shares, and the condition under which it exists."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import Enum

from sympy import ComplexRootOf, Expr, Rational, Symbol
from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio
from symgame.algebra.share_polynomials import constant_ratio, used_in
from symgame.building import expression_of
from symgame.conditions.normal import Conditions
from symgame.conditions.region import Region
from symgame.conditions.relation import Relation
from symgame.dynamics.field import VectorField
from symgame.equilibria.faces import Support, mixing_players
from symgame.equilibria.roots import AlgebraicNumber
from symgame.shown import shortened


class Kind(Enum):
    """Where a rest point lies; a continuum is a line or surface of them."""

    VERTEX = "vertex"
    FACE = "face"
    INTERIOR = "interior"
    CONTINUUM = "continuum"


@dataclass(frozen=True, slots=True, eq=False)
class RestPoint:
    """A rest point, or a family of them, on one open face.

    Attributes
    ----------
    support : tuple of tuple of int
        The strategies that each player uses.
    kind : Kind
    shares : dict of int to Ratio
        Every share, by its place in ``game.shares``, in terms of the free shares and of the root.
    coordinates : tuple of Expr
        The same as expressions, in the order of ``game.shares``.
    exists : Conditions
        When it lies in its open face.
    free : tuple of (Symbol, int)
        Names and places of free shares; each runs from 0 to 1 as far as the limits hold.
    limits : tuple of Relation
        What keeps the other shares of a continuum between 0 and 1.
    root : tuple of (int, PolyElement), or None
        The share that solves an equation of degree 2 or more, and the equation.
    number : AlgebraicNumber, or None
        The root itself where the equation is numeric.
    is_explicit : bool
        Whether the coordinates are in closed form (or isolated); else they contain the root's share.
    where : Region or None
        Where it exists, as alternatives that compare forms with 0; None where that would be too long to read.
    """

    support: Support
    kind: Kind
    shares: dict[int, Ratio]
    coordinates: tuple[Expr, ...]
    exists: Conditions = dataclasses.field(default_factory=Conditions)
    free: tuple[tuple[Symbol, int], ...] = ()
    limits: tuple[Relation, ...] = ()
    root: tuple[int, PolyElement] | None = None
    number: AlgebraicNumber | None = None
    is_explicit: bool = True
    where: Region | None = None

    def __repr__(self) -> str:
        return shortened(f"RestPoint, {self.kind.value}: ({', '.join(map(str, self.shown))})")

    @property
    def shown(self) -> tuple[Expr, ...]:
        """The coordinates to print: 12 digits where they are roots without a closed form."""
        return tuple(Rational(str(c.evalf(12))) if c.has(ComplexRootOf) else c for c in self.coordinates)

    @property
    def mixing(self) -> tuple[int, ...]:
        """The players who use more than one strategy."""
        return mixing_players(self.support)


@dataclass(frozen=True, slots=True)
class RestPoints:
    """The rest points of a field, and the faces on which they were not solved for."""

    points: tuple[RestPoint, ...]
    unsolved: tuple[Support, ...] = ()


def coordinates_of(shares: dict[int, Ratio]) -> tuple[Expr, ...]:
    """Shares as expressions in parameters, free shares and the root's share, in the order of ``game.shares``."""
    return tuple(_expression(share) for share in shares.values())


def _expression(share: Ratio) -> Expr:
    if not used_in(share.numerator) and not used_in(share.denominator):
        return constant_ratio(share).as_expr()
    result: Expr = expression_of(share.numerator) / expression_of(share.denominator)
    return result


def kind_of(field: VectorField, support: Support) -> Kind:
    """Where the open face of a support lies, of which at least one player mixes."""
    is_interior = all(len(used) == m for used, m in zip(support, field.game.shape, strict=True))
    return Kind.INTERIOR if is_interior else Kind.FACE
