"""The sections on the derivation: equations, each party, the system, what else follows, mixed points."""

from __future__ import annotations

from collections.abc import Iterator

from symgame.analysis import Analysis
from symgame.display.table import Block, Heading, Item, Items, Paragraph
from symgame.presentation.cases.cases import cases
from symgame.presentation.edition import Edition
from symgame.presentation.effects import effects
from symgame.presentation.equations import jacobian, motion
from symgame.presentation.mixed import mixed
from symgame.presentation.notes import notes
from symgame.presentation.parties import parties
from symgame.presentation.thresholds.threshold_table import threshold_table
from symgame.presentation.vertices import vertices
from symgame.reports.cases import case_pictures
from symgame.reports.outline import Outline
from symgame.reports.pictures import Pictures
from symgame.stability.regimes.regimes import Regimes


def derivation(
    edition: Edition, outline: Outline, analysis: Analysis, found: Regimes, pictures: Pictures
) -> Iterator[Block]:
    """Model analysis, with the sets of vertices that are stable together."""
    yield outline.heading(edition.say("analysis section"), 1)
    yield outline.heading(edition.say("equations"), 2)
    yield from motion(edition, analysis.field, steps=True)
    if analysis.parties:
        yield outline.heading(edition.say("parties section"), 2)
        yield from outline.under(parties(edition, analysis.parties), 3)
    yield outline.heading(edition.say("system section"), 2)
    yield outline.heading(edition.say("jacobian"), 3)
    yield from outline.under(jacobian(edition, analysis.field), 3)
    yield outline.heading(edition.say("stability"), 3)
    yield from outline.under(vertices(edition, analysis, steps=False), 3)
    table = [*effects(edition, analysis), *threshold_table(edition, analysis.field, analysis.vertices)]
    if table:
        yield outline.heading(edition.say("effects section"), 3)
        yield from table
    yield outline.heading(edition.say("cases section"), 2)
    yield from cases(edition, analysis.field, analysis.vertices, found)
    yield from case_pictures(edition, found, pictures)
    further = list(outline.under(notes(edition, analysis), 3))
    if further:
        yield outline.heading(edition.say("further section"), 2)
        yield from further


def appendix(edition: Edition, analysis: Analysis, version: str) -> Iterator[Block]:
    """Mixed equilibrium points, criteria, versions; then the references."""
    points = list(mixed(edition, analysis))
    if points:
        yield Heading(edition.say("appendix mixed"), 2)
        yield from (block for block in points if not isinstance(block, Heading))
    yield Heading(edition.say("appendix criteria"), 2)
    yield Items(
        tuple(Item("-", (edition.say(key),)) for key in ("criterion vertex", "criterion mixed", "criterion run"))
    )
    yield Paragraph((edition.say("versions", version=version),))
    yield Heading(edition.say("references"), 2)
    yield Items(tuple(Item(f"[{k}]", (reference,)) for k, reference in enumerate(_references(edition, analysis), 1)))


def _references(edition: Edition, analysis: Analysis) -> Iterator[str]:
    """The source of the game, then the definitions that are used."""
    provenance = analysis.game.provenance
    own = ", ".join(
        part for part in (provenance.source, provenance.doi and f"doi:{provenance.doi}", provenance.url) if part
    )
    if own:
        yield own
    yield from (edition.say(f"reference {key}") for key in ("taylor", "selten", "ritzberger", "hofbauer"))
