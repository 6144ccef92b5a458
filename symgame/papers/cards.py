"""Findings about claims in words: a card for each claim, and how many have which verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import Expr

from symgame.conditions.region import Region
from symgame.display.table import Block, Heading, Item, Items, Line, Math, Paragraph, Piece, Sign, Table, cell, line
from symgame.display.text import text
from symgame.papers.paper import Paper
from symgame.papers.verdicts import Finding, Verdict, Witness
from symgame.players import profile_key, profiles_in_order
from symgame.presentation.edition import Edition
from symgame.presentation.numbers import listed, number

MAX_LENGTH = 600
"""Longer formulas are named, not printed."""

MARKS = {
    Verdict.VERIFIED: "✓",
    Verdict.REFUTED: "✗",
    Verdict.CONDITIONAL: "◐",
    Verdict.VACUOUS: "∅",
    Verdict.UNDECIDED: "?",
}


def findings_text(paper: Paper, findings: Sequence[Finding], *, lang: str = "en", width: int = 100) -> str:
    """What is found about the claims of a paper, as plain text."""
    edition = edition_of(paper, lang)
    return text(tuple(finding_blocks(edition, findings)), lettering=edition.lettering, lang=lang, width=width)


def edition_of(paper: Paper, lang: str) -> Edition:
    """The edition in which the claims of a paper are shown: the free names of its rest points included."""
    shape = paper.game.shape
    keys = tuple(profile_key(profile, shape) for profile in profiles_in_order(shape))
    free = dict.fromkeys(name for claim in paper.claims.rest_points for name, _ in claim.free)
    return Edition(paper.game, lang, keys, tuple(free))


def finding_blocks(edition: Edition, findings: Sequence[Finding]) -> Iterator[Block]:
    """A heading, a card for each claim, a table of counts."""
    game = edition.game
    title = (game.title_zh if edition.lang == "zh" else "") or game.title or game.slug
    count = len(findings)
    yield Heading(edition.say("claims of one" if count == 1 else "claims of", title=title, count=count))
    if not findings:
        yield Paragraph((edition.say("claims none"),))
        return
    yield Items(tuple(card(edition, finding) for finding in findings))
    yield counts(edition, findings)


def card(edition: Edition, finding: Finding) -> Item:
    """One claim: what it is, the verdict, and what shows it; a verified claim is one line."""
    name = edition.say(f"claim {finding.kind}", where=finding.where)
    head = (name, edition.say("colon"), edition.say(f"verdict {finding.verdict.value}"))
    return Item(MARKS[finding.verdict], head, tuple(_lines(edition, finding)))


def _lines(edition: Edition, finding: Finding) -> Iterator[Line]:
    is_at_fault = finding.verdict is not Verdict.VERIFIED
    if finding.says and is_at_fault:
        yield edition.sentence("claim says", says=finding.says)
    if is_at_fault:
        yield from _compared(edition, finding)
    elif finding.kind == "rest-point" and finding.derived:
        yield edition.sentence("claim exists", value=_parts(edition, finding.derived))
    if finding.relation:
        yield edition.sentence("claim relation", relation=edition.say(f"relation {finding.relation}"))
    for flag in finding.flags:
        yield (edition.say(f"flag {flag}"),)
    if finding.witness is not None:
        yield _witness(edition, finding.witness, finding.kind)
    if finding.needs is not None:
        yield edition.sentence("claim needs", value=_parts(edition, (finding.needs,)))
    if finding.why and (said := edition.why(finding.why)):
        yield (said,)
    if finding.slip is not None:
        yield edition.sentence("claim slip", slip=edition.say(f"slip {finding.slip.value}"))


def _compared(edition: Edition, finding: Finding) -> Iterator[Line]:
    """Printed against derived."""
    for key, parts in (("claim printed", finding.printed), ("claim derived", finding.derived)):
        if parts:
            yield edition.sentence(key, value=_parts(edition, parts))


def _parts(edition: Edition, parts: Sequence[Expr | str | Region]) -> Line:
    pieces: list[Piece] = []
    for k, part in enumerate(parts):
        if k:
            pieces.append(edition.say("comma relations"))
        if isinstance(part, Region):
            pieces.extend(_region(edition, part))
        elif isinstance(part, str):
            pieces.append(part)
        else:
            is_long = edition.length(part) > MAX_LENGTH
            pieces.append(edition.say("too long") if is_long else Math((number(part),)))
    return tuple(pieces)


def _region(edition: Edition, region: Region) -> Line:
    """Alternatives one after the other; what asks nothing always holds."""
    if region.is_everything or region.is_nothing:
        return (edition.say("always" if region.is_everything else "impossible"),)
    pieces: list[Piece] = []
    for k, alternative in enumerate(region.alternatives):
        pieces += [edition.say("claim or")] if k else []
        for place, relation in enumerate(alternative):
            pieces += [edition.say("comma relations")] if place else []
            is_long = edition.length(relation) > MAX_LENGTH
            pieces += [edition.say("too long")] if is_long else line(relation)
    return tuple(pieces)


def _witness(edition: Edition, witness: Witness, kind: str) -> Line:
    pieces = {"values": listed(witness.values), "state": listed(witness.state)}
    if not witness.values:
        return edition.sentence("claim state", state=pieces["state"])
    if not witness.state or kind == "simulation":  # where it ends has been said
        return edition.sentence("claim witness", values=pieces["values"])
    return edition.sentence("claim witness state", **pieces)


def counts(edition: Edition, findings: Sequence[Finding]) -> Table:
    """How many claims of each kind have which verdict."""
    kinds = list(dict.fromkeys(finding.kind for finding in findings))
    shown = [verdict for verdict in Verdict if any(finding.verdict is verdict for finding in findings)]
    rows = [(edition.say(f"kind {kind}"), [f for f in findings if f.kind == kind]) for kind in kinds]
    if len(rows) > 1:
        rows.append((edition.say("claims total"), list(findings)))
    heads = (edition.say("claims kind"), *(edition.say(f"verdict {verdict.value}") for verdict in shown))
    body = tuple(
        (cell(name), *(cell(_count(sum(f.verdict is verdict for f in own))) for verdict in shown)) for name, own in rows
    )
    return Table(edition.say("claims caption"), tuple(line(head) for head in heads), body)


def _count(k: int) -> Math:
    return Math((Sign(str(k), str(k)),))
