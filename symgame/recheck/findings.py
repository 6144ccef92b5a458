"""What a recheck finds: one finding for every claim of a saved analysis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from symgame.recheck.refusals import TooLarge, Undefined, Unreadable, Unsettled


class Status(Enum):
    """What became of a claim."""

    VERIFIED = "verified"
    WRONG = "wrong"
    ON_TRUST = "on trust"


class Claim(Enum):
    """What is claimed."""

    EIGENVALUE = "eigenvalues"
    LINE = "lines"
    SUM = "sums"
    EXAMPLE = "examples"
    VERDICT = "verdicts"
    POINT = "rest points at values"
    SET = "stable sets"
    CELL = "cells"
    CONDITIONS = "conditions of sets"
    COMPLETENESS = "completeness"
    REFUTED = "refuted claims"
    CONDITIONAL = "conditional claims"
    PROVED = "verified claims"
    VACUOUS = "vacuous claims"


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim of a saved analysis.

    Attributes
    ----------
    place : str
        Where it stands.
    what : Claim
    status : Status
    why : str
        What is wrong, or on whose word it is; empty if it is verified.
    """

    place: str
    what: Claim
    status: Status
    why: str = ""


@dataclass(frozen=True, slots=True)
class Recheck:
    """All findings about a saved analysis.

    Attributes
    ----------
    slug : str
        The game.
    kind : str
        ``"derivation"``, ``"regimes"`` or ``"verification"``.
    findings : tuple of Finding
    notes : tuple of str
        What the file does not claim, and what was not looked at.
    """

    slug: str
    kind: str
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()

    @property
    def wrong(self) -> tuple[Finding, ...]:
        """What is wrong."""
        return tuple(finding for finding in self.findings if finding.status is Status.WRONG)

    @property
    def on_trust(self) -> tuple[Finding, ...]:
        """What rests on somebody's word."""
        return tuple(finding for finding in self.findings if finding.status is Status.ON_TRUST)

    @property
    def verified(self) -> Counter[Claim]:
        """How many claims of each kind are verified."""
        return Counter(finding.what for finding in self.findings if finding.status is Status.VERIFIED)


def finding(place: str, what: Claim, check: Callable[[], str]) -> Finding:
    """The finding of a check, which answers what is wrong, or nothing.

    Raises
    ------
    TooLarge
        With the place, where a text is beyond the limits of the reader.

    Examples
    --------
    >>> finding("vertex 111", Claim.LINE, lambda: "").status
    <Status.VERIFIED: 'verified'>
    """
    try:
        why = check()
    except Unsettled as error:
        return Finding(place, what, Status.ON_TRUST, str(error))
    except (Unreadable, Undefined) as error:
        return Finding(place, what, Status.WRONG, str(error))
    except TooLarge as error:
        raise TooLarge(f"{place}: {error}") from None
    return Finding(place, what, Status.WRONG if why else Status.VERIFIED, why)
