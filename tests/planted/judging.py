"""What the toolkit finds about planted claims, and what the recheck says of that."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from symgame.gamefile import read_document_text
from symgame.papers.paper import Paper
from symgame.papers.records import verified
from symgame.papers.verify import verify
from symgame.recheck import recheck
from tests.planted.documents import Planted
from tests.planted.sheet import Claim


@dataclass(frozen=True)
class Outcome:
    """What was found about a planted claim, and what the recheck says of that."""

    seed: int
    is_linear: bool
    claim: Claim
    verdict: str
    slip: str
    rechecked: str

    @property
    def is_false(self) -> bool:
        """A right claim that is not called verified, or a wrong one that is."""
        if self.verdict == "undecided":
            return False
        if not self.claim.fault:
            return self.verdict != "verified"
        return self.verdict not in ("refuted", *PARTLY.get(self.claim.kind, ()))


PARTLY = {kind: ("conditional",) for kind in ("signs", "stability", "case", "effect")}
"""Kinds of claims that may hold for some of the allowed parameters."""


def outcomes(document: Planted) -> list[Outcome]:
    """What is found about every claim of a planted file, each refutation rechecked."""
    read = read_document_text(document.text, ".toml", "planted.toml")
    paper = Paper(read.game, read.claims)
    findings = verify(paper)
    record = json.loads(json.dumps(verified(paper, findings)))
    status = {found.place: found.status.value for found in recheck(record).findings}
    by_place = {(finding.kind, finding.where): finding for finding in findings}
    known = [*document.claims, *(Claim(*place) for place in _flips(document, by_place))]
    result = []
    for claim in known:
        finding = by_place[claim.kind, claim.where]
        slip = finding.slip.value if finding.slip else ""
        rechecked = status.get(f"{claim.kind} {claim.where}", "")
        result.append(Outcome(document.seed, document.is_linear, claim, finding.verdict.value, slip, rechecked))
    return result


def _flips(document: Planted, places: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The sign flips between rows that are all right: they hold, too."""
    wrong = any(claim.fault for claim in document.claims)
    return [] if wrong else [place for place in places if place[0] == "sign-flip"]
