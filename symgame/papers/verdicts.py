"""What is found about a claim: a verdict, and what shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sympy import Expr, Symbol

from symgame.conditions.region import Region


class Verdict(Enum):
    """Whether a claim holds.

    A claim is verified if it is proved exactly, refuted if a witness shows the opposite, conditional if it holds in
    a part of the parameter space only, vacuous if what it supposes contradicts the assumptions.
    """

    VERIFIED = "verified"
    REFUTED = "refuted"
    CONDITIONAL = "conditional"
    VACUOUS = "vacuous"
    UNDECIDED = "undecided"


class Slip(Enum):
    """What a wrong formula looks like; a suggestion, not a finding."""

    SIGN = "sign"
    SWAPPED_ROWS = "swapped rows"
    MISSING_FACTOR = "missing factor"
    WRONG_VERTEX = "wrong vertex"
    SYMBOL = "symbol"
    DROPPED_TERM = "dropped term"


@dataclass(frozen=True, slots=True)
class Witness:
    """Exact values at which printed and derived disagree.

    Attributes
    ----------
    values : tuple of (Symbol, Expr)
        Of all parameters.
    state : tuple of (Symbol, Expr)
        Of the shares, where the claim is about a state.
    """

    values: tuple[tuple[Symbol, Expr], ...]
    state: tuple[tuple[Symbol, Expr], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim and what was found about it.

    Attributes
    ----------
    kind : str
        As in a game file: ``"replicator"``, ``"eigenvalues"``, ``"ess"``, ...
    where : str
        Which claim of its kind.
    verdict : Verdict
    says : str
        The author's own words about it.
    printed, derived : tuple of (Expr, str or Region)
        What is printed and what follows from the game, in the same order.
    relation : str
        Of ESS conditions: ``"equivalent"``, ``"sufficient"``, ``"necessary"``, ``"neither"`` or ``"vacuous"``.
    flags : tuple of str
        ``"impossible"``, ``"contradicts"``, ``"boundary"``, ``"moot"``, ``"on_conditions"``.
    witness : Witness or None
    needs : Region or None
        The condition that is missing where the claim is conditional.
    why : str
        Why it is undecided, or what was found.
    slip : Slip or None
    """

    kind: str
    where: str
    verdict: Verdict
    says: str = ""
    printed: tuple[Expr | str | Region, ...] = ()
    derived: tuple[Expr | str | Region, ...] = ()
    relation: str = ""
    flags: tuple[str, ...] = ()
    witness: Witness | None = None
    needs: Region | None = None
    why: str = ""
    slip: Slip | None = None

    def __repr__(self) -> str:
        slip = f", {self.slip.value}" if self.slip is not None else ""
        return f"Finding {self.kind} {self.where}: {self.verdict.value}{slip}"
