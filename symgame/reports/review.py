"""What is found about the claims of a paper, as a document that a referee could send to an editor."""

from __future__ import annotations

import datetime
import importlib.metadata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from symgame.display.table import Block, Heading, Item, Items, Paragraph
from symgame.papers.cards import counts, edition_of, title_of
from symgame.papers.paper import Paper
from symgame.papers.review.details import detail
from symgame.papers.review.lines import place
from symgame.papers.review.summary import checked, found
from symgame.papers.review.table import verdict_table
from symgame.papers.trap_cards import trap_blocks
from symgame.papers.traps.traps import traps
from symgame.papers.verdicts import Finding, Verdict
from symgame.papers.verify import verify
from symgame.presentation.about import parameters, payoffs, source
from symgame.presentation.edition import Edition
from symgame.reports.document import Document, check_formats, written
from symgame.reports.folder import prepared
from symgame.reports.outline import Outline


def write_review(
    paper: Paper,
    folder: str | Path | None = None,
    *,
    findings: Sequence[Finding] | None = None,
    lang: str = "en",
    to: Sequence[str] = ("html", "tex"),
    name: str = "",
    date: datetime.date | None = None,
) -> tuple[Path, ...]:
    """Write what is found about the claims of a paper.

    Parameters
    ----------
    paper : Paper
    folder : str or Path, optional
        ``SLUG-review`` without it. It must be new, empty, or made by an earlier report.
    findings : sequence of Finding, optional
        What :func:`symgame.verify` found; it is asked without them.
    lang : str, optional
        ``"en"`` or ``"zh"``.
    to : sequence of str, optional
        Of ``"html"``, ``"tex"``, ``"docx"`` (extra ``word``) and ``"md"``.
    name : str, optional
        Of the files, without their suffix; the slug without it.
    date : date, optional
        Printed in the document; today without it.

    Returns
    -------
    tuple of Path
        The documents, in the order of ``to``.

    Raises
    ------
    ReportError
        If a format is not known, or the folder cannot be used; or if what a format needs is not installed: the other
        formats are written, and the message names both.
    """
    check_formats(to)
    place = prepared(Path(folder if folder is not None else f"{paper.game.slug}-review"))
    known = tuple(verify(paper) if findings is None else findings)
    blocks = review_blocks(paper, known, lang=lang, date=date or datetime.date.today())
    lettering = edition_of(paper, lang).lettering
    return written(Document(blocks, lettering, lang, place, name or paper.game.slug), to)


def review_blocks(paper: Paper, findings: Sequence[Finding], *, lang: str, date: datetime.date) -> tuple[Block, ...]:
    """The sections: what was checked, what was found, each finding in full, traps, all verdicts, the game as read."""
    edition, outline = edition_of(paper, lang), Outline(lang, first=1)
    version = importlib.metadata.version("symgame")
    blocks: list[Block] = [Heading(edition.say("review title", title=title_of(edition)), 1), *source(edition)]
    blocks.append(Paragraph((edition.say("made", version=version, date=date.isoformat()),)))
    blocks.append(outline.heading(edition.say("review checked"), 1))
    blocks += checked(edition, paper, findings)
    if findings:
        blocks.append(counts(edition, findings))
        blocks.append(outline.heading(edition.say("review found"), 1))
        told, in_full = _in_full(edition, outline, paper, findings)
        blocks += [*found(edition, findings, told), *in_full]
    second = list(trap_blocks(edition, traps(paper)))
    if second:
        blocks += [outline.heading(edition.say("traps"), 1), *second[1:]]
    if findings:
        blocks.append(outline.heading(edition.say("review verdicts"), 1))
        blocks.append(verdict_table(edition, paper, findings, told))
    blocks += _appendix(edition, version)
    return tuple(blocks)


def _in_full(
    edition: Edition, outline: Outline, paper: Paper, findings: Sequence[Finding]
) -> tuple[Mapping[int, str], list[Block]]:
    """The numbers under which findings are told, and the section that tells them."""
    at_fault = [k for k, finding in enumerate(findings) if finding.verdict is not Verdict.VERIFIED]
    if not at_fault:
        return {}, []
    blocks: list[Block] = [outline.heading(edition.say("review in full"), 1)]
    numbers: dict[int, str] = {}
    for k in at_fault:
        verdict = edition.say(f"verdict {findings[k].verdict.value}")
        blocks.append(outline.heading(f"{place(edition, findings[k])}{edition.say('colon')}{verdict}", 2))
        numbers[k] = ".".join(map(str, outline.numbers))
        blocks += detail(edition, paper, findings[k])
    return numbers, blocks


def _appendix(edition: Edition, version: str) -> Iterator[Block]:
    """The game as it was read; what verdicts mean and how to reach them again; references."""
    yield Heading(edition.say("review game read"), 2)
    if edition.game.parameters:
        yield from parameters(edition)
    if edition.game.payoffs is not None:
        yield from payoffs(edition)
    yield Heading(edition.say("review method"), 2)
    yield Items(tuple(Item("-", (edition.say(f"review means {verdict.value}"),)) for verdict in Verdict))
    yield Paragraph((edition.say("review repeat", slug=edition.game.slug, version=version),))
    yield Heading(edition.say("references"), 2)
    cited = ("selten", "ritzberger", "hofbauer")
    yield Items(tuple(Item(f"[{k}]", (edition.say(f"reference {key}"),)) for k, key in enumerate(cited, 1)))
