"""The section on what the source of a game prints, where its file has claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.display.table import Block
from symgame.papers.paper import Paper
from symgame.papers.review.summary import checked, found
from symgame.papers.review.table import verdict_table
from symgame.papers.verdicts import Finding
from symgame.presentation.edition import Edition
from symgame.reports.outline import Outline


def claims(edition: Edition, outline: Outline, paper: Paper, findings: Sequence[Finding]) -> Iterator[Block]:
    """Verification of printed claims, told in full by ``symgame verify --report``."""
    if not findings:
        return
    yield outline.heading(edition.say("claims section"), 1)
    yield from checked(edition, paper, findings)
    yield from found(edition, findings, {})
    yield verdict_table(edition, paper, findings)
