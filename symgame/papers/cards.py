"""Findings about claims in the terminal: a card for each claim, and how many have which verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.display.table import Block, Heading, Item, Items, Paragraph, Table, cell, line
from symgame.display.text import text
from symgame.papers.paper import Paper
from symgame.papers.review.lines import count, finding_lines, place
from symgame.papers.trap_cards import trap_blocks
from symgame.papers.traps.traps import traps
from symgame.papers.verdicts import Finding, Verdict
from symgame.players import profile_key, profiles_in_order
from symgame.presentation.edition import Edition

MARKS = {
    Verdict.VERIFIED: "✓",
    Verdict.REFUTED: "✗",
    Verdict.CONDITIONAL: "◐",
    Verdict.VACUOUS: "∅",
    Verdict.UNDECIDED: "?",
}


def findings_text(paper: Paper, findings: Sequence[Finding], *, lang: str = "en", width: int = 100) -> str:
    """What is found about the claims of a paper, and its traps, as plain text."""
    edition = edition_of(paper, lang)
    blocks = (*finding_blocks(edition, paper, findings), *trap_blocks(edition, traps(paper)))
    return text(blocks, lettering=edition.lettering, lang=lang, width=width)


def edition_of(paper: Paper, lang: str) -> Edition:
    """The edition in which the claims of a paper are shown: the free names of its rest points included."""
    shape = paper.game.shape
    keys = tuple(profile_key(profile, shape) for profile in profiles_in_order(shape))
    free = dict.fromkeys(name for claim in paper.claims.rest_points for name, _ in claim.free)
    return Edition(paper.game, lang, keys, tuple(free))


def finding_blocks(edition: Edition, paper: Paper, findings: Sequence[Finding]) -> Iterator[Block]:
    """A heading, a card for each claim, a table of counts."""
    number = len(findings)
    yield Heading(edition.say("claims of one" if number == 1 else "claims of", title=title_of(edition), count=number))
    if not findings:
        yield Paragraph((edition.say("claims none"),))
        return
    yield Items(tuple(card(edition, paper, finding) for finding in findings))
    yield counts(edition, findings)


def title_of(edition: Edition) -> str:
    """The title of the game in the language of the edition, else its slug."""
    game = edition.game
    return (game.title_zh if edition.lang == "zh" else "") or game.title or game.slug


def card(edition: Edition, paper: Paper, finding: Finding) -> Item:
    """One claim: what it is, the verdict, and what shows it; a verified claim is one line."""
    head = (place(edition, finding), edition.say("colon"), edition.say(f"verdict {finding.verdict.value}"))
    return Item(MARKS[finding.verdict], head, tuple(finding_lines(edition, paper, finding)))


def counts(edition: Edition, findings: Sequence[Finding]) -> Table:
    """How many claims of each kind have which verdict."""
    kinds = list(dict.fromkeys(finding.kind for finding in findings))
    shown = [verdict for verdict in Verdict if any(finding.verdict is verdict for finding in findings)]
    rows = [(edition.say(f"kind {kind}"), [f for f in findings if f.kind == kind]) for kind in kinds]
    if len(rows) > 1:
        rows.append((edition.say("claims total"), list(findings)))
    heads = (edition.say("claims kind"), *(edition.say(f"verdict {verdict.value}") for verdict in shown))
    body = tuple(
        (cell(name), *(cell(count(sum(f.verdict is verdict for f in own))) for verdict in shown)) for name, own in rows
    )
    return Table(edition.say("claims caption"), tuple(line(head) for head in heads), body)
