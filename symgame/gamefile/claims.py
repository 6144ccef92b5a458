"""What a paper prints about its game, read but not yet believed."""

from __future__ import annotations

from dataclasses import dataclass, fields

from sympy import Expr, Rational, Symbol

from symgame.conditions.relation import Relation
from symgame.players import Profile, State

Values = tuple[tuple[Symbol, Rational], ...]
"""Parameters and their values, in the author's order."""

Marks = tuple[str, ...]
"""Signs of eigenvalues: ``+``, ``-``, ``0``, or ``x`` for undetermined."""


@dataclass(frozen=True, slots=True)
class ReplicatorClaim:
    """The printed velocity of a share."""

    share: str
    printed: Expr
    says: str = ""


@dataclass(frozen=True, slots=True)
class JacobianClaim:
    """The printed Jacobian, by rows."""

    rows: tuple[tuple[Expr, ...], ...]
    says: str = ""


@dataclass(frozen=True, slots=True)
class EigenvaluesClaim:
    """The printed eigenvalues of a vertex, in any order."""

    vertex: Profile
    printed: tuple[Expr, ...]
    says: str = ""


@dataclass(frozen=True, slots=True)
class SignsClaim:
    """The printed signs at a vertex, in the order of its printed eigenvalues, else of the players."""

    vertex: Profile
    marks: Marks
    says: str = ""


@dataclass(frozen=True, slots=True)
class StabilityClaim:
    """What a vertex is called: ``ess``, ``saddle``, ``unstable`` or ``not ess``."""

    vertex: Profile
    printed: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class DetTraceClaim:
    """The printed determinant and trace of the Jacobian at a vertex."""

    vertex: Profile
    determinant: Expr
    trace: Expr
    says: str = ""


@dataclass(frozen=True, slots=True)
class EssClaim:
    """The conditions under which a vertex is called an ESS; none: under the assumptions alone."""

    vertex: Profile
    conditions: tuple[Relation, ...]
    says: str = ""


@dataclass(frozen=True, slots=True)
class CaseClaim:
    """Vertices that are ESS under given conditions, with ``only`` no others."""

    where: str
    given: tuple[Relation, ...]
    ess: tuple[Profile, ...]
    only: bool = False
    signs: tuple[tuple[Profile, Marks], ...] = ()
    says: str = ""


@dataclass(frozen=True, slots=True)
class EffectClaim:
    """How a parameter bears on the stability of a vertex: ``helps``, ``hinders``, ``mixed``, ``none``."""

    vertex: Profile
    parameter: Symbol
    effect: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class RestPointClaim:
    """A printed rest point.

    ``free`` are the names that run along a line or surface, with their bounds; they are not
    parameters of the game. ``values`` are those at which the point is claimed. ``stability`` is what it
    is called, if anything: ``ess``, ``asymptotically stable``, ``Lyapunov stable``, ``centre``, ``saddle``,
    ``unstable`` or ``not ess``.
    """

    point: tuple[Expr | tuple[Expr, ...], ...]
    free: tuple[tuple[Symbol, tuple[Relation, ...]], ...] = ()
    values: Values = ()
    says: str = ""
    stability: str = ""


@dataclass(frozen=True, slots=True)
class SimulationClaim:
    """Where printed trajectories are said to end.

    ``until`` is where the printed time axis stops; ``illustrates`` is what the values are an example of: the
    ``where`` of a case, or a vertex with printed ESS conditions.
    """

    where: str
    values: Values
    initial: tuple[State, ...]
    outcome: State | None = None
    says: str = ""
    until: Rational | None = None
    illustrates: str | Profile | None = None


@dataclass(frozen=True, slots=True)
class TrendClaim:
    """How a quantity changes as a parameter rises through the printed values.

    ``quantity`` is ``time``, the time to reach the outcome, or ``share``, the ``share`` of that name at the time
    ``at``; ``direction`` is ``falls``, ``rises`` or ``unchanged``. ``base`` are the values of the other parameters.
    """

    where: str
    parameter: Symbol
    values: tuple[Rational, ...]
    quantity: str
    direction: str
    base: Values
    initial: tuple[State, ...]
    share: Symbol | None = None
    at: Rational | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims of a file, each kind in the order of the file."""

    replicator: tuple[ReplicatorClaim, ...] = ()
    jacobian: JacobianClaim | None = None
    eigenvalues: tuple[EigenvaluesClaim, ...] = ()
    signs: tuple[SignsClaim, ...] = ()
    stability: tuple[StabilityClaim, ...] = ()
    det_trace: tuple[DetTraceClaim, ...] = ()
    ess: tuple[EssClaim, ...] = ()
    cases: tuple[CaseClaim, ...] = ()
    effects: tuple[EffectClaim, ...] = ()
    rest_points: tuple[RestPointClaim, ...] = ()
    simulations: tuple[SimulationClaim, ...] = ()
    trends: tuple[TrendClaim, ...] = ()

    @property
    def count(self) -> int:
        """How many there are, of all kinds."""
        parts = (getattr(self, field.name) for field in fields(self))
        return sum(len(part) if isinstance(part, tuple) else part is not None for part in parts)
