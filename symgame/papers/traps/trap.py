"""A trap: something that misleads although each formula may be right, and what proves it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from sympy import Expr

from symgame.conditions.region import Region
from symgame.papers.paper import Paper
from symgame.papers.verdicts import Witness
from symgame.shown import shortened


class TrapKind(Enum):
    """The traps that are known; each is raised only where it is proved."""

    POSITIVE_EIGENVALUE = "ess against a positive eigenvalue"
    ZERO_EIGENVALUE = "zero eigenvalue"
    MIXED_POINT = "mixed point called ess"
    PLANAR_RULE = "planar determinant rule"
    AGAINST_ASSUMPTIONS = "conditions against the assumptions"
    SUPERFLUOUS = "superfluous condition"
    SAME_CONDITIONS = "same conditions"
    OUTSIDE_CASE = "values outside the case"
    STOPS_EARLY = "stops before it settles"
    VANISHES = "parameter vanishes"
    UNUSED = "parameter unused"


@dataclass(frozen=True, slots=True)
class Place:
    """What a trap is about: a claim by its kind and name as in findings, a scenario, or a parameter."""

    kind: str
    name: str


Part = Expr | str | Region
"""A formula, a word of the toolkit's own, or conditions."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A piece of evidence and what it is: ``eigenvalues``, ``violated``, ``state``, ..."""

    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Trap:
    """One trap, where it lies, and what shows it.

    Attributes
    ----------
    kind : TrapKind
    places : tuple of Place
        All that walk into it together.
    why : str
        What the theory says, in one sentence.
    shown : tuple of Exhibit
        The exact evidence.
    witness : Witness or None
        Exact values that show it, where it is about single values.
    """

    kind: TrapKind
    places: tuple[Place, ...]
    why: str
    shown: tuple[Exhibit, ...] = ()
    witness: Witness | None = None

    def __repr__(self) -> str:
        return shortened(f"Trap, {self.kind.value}: {self.where}")

    @property
    def where(self) -> str:
        """The places as text: ``ess 111; case Case 1``."""
        return "; ".join(f"{place.kind} {place.name}" for place in self.places)


Look = Callable[[Paper], tuple[Trap, ...]]
"""All traps of one kind in a paper."""
