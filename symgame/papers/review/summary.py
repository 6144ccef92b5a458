"""What was checked and what was found, in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from symgame.display.table import Block, Item, Items, Line, Paragraph
from symgame.papers.paper import Paper
from symgame.papers.verdicts import Finding, Verdict
from symgame.presentation.edition import Edition


def checked(edition: Edition, paper: Paper, findings: Sequence[Finding]) -> Iterator[Block]:
    """The game, where its payoffs come from, and how many claims of which kind were compared."""
    game = edition.game
    players = edition.listed([edition.player(player) for player in game.players])
    known = "payoffs" if game.payoffs is not None else "field" if game.field is not None else "none"
    sentences: list[Line] = [
        edition.sentence("review game", n=str(len(game.players)), players=players, m=str(len(game.symbols))),
        (edition.say(f"review from {known}"),),
    ]
    if game.provenance.is_normalised:
        sentences.append((edition.say("review normalised"),))
    kinds = dict.fromkeys(finding.kind for finding in findings)
    listed = [f"{edition.say(f'kind {kind}')} ({sum(f.kind == kind for f in findings)})" for kind in kinds]
    sentences.append(edition.sentence("review claims", n=str(len(findings)), kinds=edition.listed(listed)))
    yield Paragraph(edition.running(sentences))


def found(edition: Edition, findings: Sequence[Finding], numbers: Mapping[int, str]) -> Iterator[Block]:
    """How many claims have which verdict, and each kind of fault in one line."""
    present = [verdict for verdict in Verdict if any(f.verdict is verdict for f in findings)]
    counted = [edition.say(f"review {v.value}", n=sum(f.verdict is v for f in findings)) for v in present]
    yield Paragraph(edition.sentence("review counts", n=str(len(findings)), counts=edition.listed(counted, "comma")))
    items = tuple(_item(edition, findings, places, numbers) for places in _groups(findings))
    if items:
        yield Items(items)
    else:
        yield Paragraph((edition.say("review nothing"),))


def _groups(findings: Sequence[Finding]) -> list[list[int]]:
    """Findings at fault of one kind, verdict and slip together, the worst first."""
    order = [Verdict.REFUTED, Verdict.VACUOUS, Verdict.CONDITIONAL, Verdict.UNDECIDED]
    groups: dict[tuple[object, ...], list[int]] = {}
    for k, finding in enumerate(findings):
        if finding.verdict is not Verdict.VERIFIED:
            groups.setdefault((finding.verdict, finding.kind, finding.slip, finding.relation), []).append(k)
    return sorted(groups.values(), key=lambda places: order.index(findings[places[0]].verdict))


def _item(edition: Edition, findings: Sequence[Finding], places: list[int], numbers: Mapping[int, str]) -> Item:
    first = findings[places[0]]
    name = edition.say(f"kind {first.kind}")
    where = edition.listed([findings[k].where for k in places])
    pieces: Line = (
        name[:1].upper() + name[1:],
        edition.say("colon"),
        *where,
        edition.say("semicolon"),
        edition.say(f"verdict {first.verdict.value}"),
    )
    if first.relation:
        pieces += (edition.say("semicolon"), edition.say(f"relation {first.relation}"))
    if first.slip is not None:
        slip = edition.say(f"slip {first.slip.value}")
        pieces += (edition.say("semicolon"), *edition.sentence("claim slip", slip=slip))
    told = [numbers[k] for k in places if k in numbers]
    if told:
        pieces += (edition.say("review see", number=edition.say("comma").join(told)),)
    return Item("-", pieces)
