"""What was found about papers, claim by claim.

A refutation, and what is true in part, shows at its witness: values that satisfy all assumptions, at which the
claim fails. A verified claim shows where it is an identity, or where signs show in the coefficients of eigenvalues;
that something holds for all allowed parameters is on trust otherwise, and so are simulations and trends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from symgame.recheck.claims.asked import Asked
from symgame.recheck.claims.cases import case_fails
from symgame.recheck.claims.points import rest_point_proved, rest_point_refuted
from symgame.recheck.claims.setting import Setting, setting_of
from symgame.recheck.claims.signs import EVERYWHERE, signs_fail, signs_proved
from symgame.recheck.claims.spectra import (
    det_trace_proved,
    det_trace_refuted,
    eigenvalues_proved,
    eigenvalues_refuted,
    sign_flip_proved,
    sign_flip_refuted,
)
from symgame.recheck.claims.stability import effect_fails, ess_fails, is_negated, stability_fails, stability_proved
from symgame.recheck.claims.velocities import jacobian_proved, jacobian_refuted, replicator_proved, replicator_refuted
from symgame.recheck.fields import list_of, part_of, text_of
from symgame.recheck.findings import Claim, Finding, Recheck, Status, finding
from symgame.recheck.refusals import Unreadable, Unsettled

Check = Callable[[Asked], str]

EMPTY = "that its conditions contradict the assumptions is symgame's word"
INTEGRATED = "simulations are integrated numerically"


def _trusted(why: str) -> Check:
    def check(asked: Asked) -> str:
        raise Unsettled(why)

    return check


_ON_TRUST = _trusted(EVERYWHERE)
_SIMULATED = _trusted(INTEGRATED)

REFUTED: Mapping[str, Check] = {
    "replicator": replicator_refuted,
    "jacobian": jacobian_refuted,
    "eigenvalues": eigenvalues_refuted,
    "sign-flip": sign_flip_refuted,
    "signs": signs_fail,
    "stability": stability_fails,
    "det-trace": det_trace_refuted,
    "ess": ess_fails,
    "case": case_fails,
    "effect": effect_fails,
    "rest-point": rest_point_refuted,
    "simulation": _SIMULATED,
    "trend": _SIMULATED,
}
"""By kind: whether a claim fails at its witness."""

PROVED: Mapping[str, Check] = {
    "replicator": replicator_proved,
    "jacobian": jacobian_proved,
    "eigenvalues": eigenvalues_proved,
    "sign-flip": sign_flip_proved,
    "signs": signs_proved,
    "stability": stability_proved,
    "det-trace": det_trace_proved,
    "ess": _ON_TRUST,
    "case": _ON_TRUST,
    "effect": _ON_TRUST,
    "rest-point": rest_point_proved,
    "simulation": _SIMULATED,
    "trend": _SIMULATED,
}
"""By kind: whether a claim is an identity, or signs show in coefficients."""

VERDICTS = {
    "refuted": Claim.REFUTED,
    "conditional": Claim.CONDITIONAL,
    "verified": Claim.PROVED,
    "vacuous": Claim.VACUOUS,
}


def verification_recheck(records: list[Any]) -> Recheck:
    """The findings about what `symgame verify --json` answers: one object, or the list of several.

    Raises
    ------
    RecheckError
        If the game of a record cannot be read.
    """
    findings: list[Finding] = []
    notes: list[str] = []
    slugs: list[str] = []
    for record in records:
        if isinstance(record, Mapping) and "errors" in record and "claims" not in record:
            notes.append(f"{text_of(record, 'file', 'the file')[:200]} could not be read: nothing is claimed of it")
            continue
        slug = text_of(record, "slug", "the file")
        slugs.append(slug)
        claims = list_of(record, "claims", "the file")
        game = setting_of(part_of(record, "game", "the file"))
        before = f"{slug}, " if len(records) > 1 else ""
        findings += (found for claim in claims for found in _findings(claim, record, game, before))
        count = sum(isinstance(claim, Mapping) and claim.get("verdict") == "undecided" for claim in claims)
        notes += [f"{slug}: {count} claims stayed undecided: nothing is said of them"] if count else []
    return Recheck(", ".join(slugs), "verification", tuple(findings), tuple(notes))


def _findings(claim: Any, record: Mapping[str, Any], game: Setting, before: str) -> Iterator[Finding]:
    try:
        kind, where = text_of(claim, "kind", "a claim"), text_of(claim, "where", "a claim")
        verdict = text_of(claim, "verdict", f"{kind} {where}")
    except Unreadable as error:
        yield Finding(f"{before}claims", Claim.REFUTED, Status.WRONG, str(error))
        return
    place = f"{before}{kind[:40]} {where[:80]}"
    asked = Asked(game, record, claim, place)
    if verdict == "undecided":
        return
    if kind not in REFUTED or verdict not in VERDICTS:
        why = f"'{verdict[:40]}' of '{kind[:40]}' is no verdict on a kind of claims"
        yield Finding(place, Claim.REFUTED, Status.WRONG, why)
    elif verdict == "vacuous":
        yield Finding(place, Claim.VACUOUS, Status.ON_TRUST, EMPTY)
    elif verdict == "verified":
        yield finding(place, Claim.PROVED, partial(PROVED[kind], asked))
    else:
        yield finding(place, VERDICTS[verdict], partial(_fails, asked, kind, verdict))


def _fails(asked: Asked, kind: str, verdict: str) -> str:
    """Whether a claim fails at its witness, and so does what it needs."""
    return REFUTED[kind](asked) or (is_negated(asked) if verdict == "conditional" else "")
