"""What can be said of a rest point's stability, and how it is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from symgame.conditions.normal import Conditions


class Stability(Enum):
    """The stability of a rest point in the sense of Lyapunov.

    ``CENTRE``: Lyapunov stable with purely imaginary eigenvalues, surrounded by closed orbits of its
    face. ``SADDLE``: eigenvalues of both signs and none on the imaginary axis.
    """

    ASYMPTOTICALLY_STABLE = "asymptotically stable"
    LYAPUNOV_STABLE = "Lyapunov stable"
    CENTRE = "centre"
    SADDLE = "saddle"
    UNSTABLE = "unstable"
    DEPENDS = "depends"
    UNDECIDED = "undecided"


class EssVerdict(Enum):
    """Whether a vertex is an evolutionarily stable strategy (a strict Nash equilibrium)."""

    ESS = "ess"
    IF_CONDITIONS = "ess if conditions"
    NEVER = "never ess"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Finding:
    """The stability of a point, and why.

    Attributes
    ----------
    stability : Stability
    stable_if : Conditions
        Where it depends: the conditions under which the point is ``becomes``.
    becomes : Stability or None
        What the point is under these conditions.
    why : str
        The rule that decided, or what kept it from being decided.
    """

    stability: Stability
    why: str = ""
    stable_if: Conditions = field(default_factory=Conditions)
    becomes: Stability | None = None


def settled(conditions: Conditions, becomes: Stability, otherwise: Stability, why: str) -> Finding:
    """The finding that a point is ``becomes`` exactly under conditions, and ``otherwise`` if they cannot hold."""
    if conditions.always_hold:
        return Finding(becomes, why)
    if conditions.is_impossible:
        return Finding(otherwise, why)
    return Finding(Stability.DEPENDS, why, conditions, becomes)
