"""The lines that say what was found about a claim: what is printed, what is derived, and what shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import Expr

from symgame.conditions.region import Region
from symgame.display.table import Line, Math, Piece, Sign, line
from symgame.dynamics.field import Scope
from symgame.papers.paper import Paper
from symgame.papers.review.by_hand import ByHand, by_hand
from symgame.papers.review.gaps import OPPOSITES, Gap, gaps
from symgame.papers.verdicts import Finding, Verdict
from symgame.papers.witnesses import is_same
from symgame.players import profile_key, profile_of
from symgame.presentation.edition import Edition
from symgame.presentation.numbers import listed, number

MAX_LENGTH = 600
"""Longer formulas are named, not printed."""

MAX_TERMS = 12
"""So many differing terms are told one by one."""


SIGNS: dict[Expr | str | Region, str] = {"-": "−", "x": "×"}
"""Marks of eigenvalues as papers print them."""


def place(edition: Edition, finding: Finding) -> str:
    """What a claim is about: ``Eigenvalues at 010``."""
    return edition.say(f"claim {finding.kind}", where=finding.where)


def finding_lines(edition: Edition, paper: Paper, finding: Finding) -> Iterator[Line]:
    """All that there is to say about a claim; little where it is verified."""
    is_at_fault = finding.verdict is not Verdict.VERIFIED
    if finding.says and is_at_fault:
        yield edition.sentence("claim says", says=finding.says)
    found = gaps(edition.game, finding) if is_at_fault else ()
    if found:
        for gap in found:
            yield from _gap(edition, gap, finding.kind)
        yield from payoff_lines(edition, paper, finding, found)
    elif is_at_fault:
        yield from compared(edition, finding)
    elif finding.kind == "rest-point" and finding.derived:
        yield edition.sentence("claim exists", value=parts_line(edition, finding.derived))
    yield from remarks(edition, finding)
    yield from hand_lines(edition, finding, by_hand(paper, finding, found), found)
    yield from reasons(edition, finding)


def compared(edition: Edition, finding: Finding) -> Iterator[Line]:
    """Printed against derived."""
    for key, parts in (("claim printed", finding.printed), ("claim derived", finding.derived)):
        if parts:
            yield edition.sentence(key, value=parts_line(edition, [SIGNS.get(part, part) for part in parts]))


def _gap(edition: Edition, gap: Gap, kind: str) -> Iterator[Line]:
    keys = ("claim first", "claim opposite") if kind == OPPOSITES else ("claim printed", "claim derived")
    for key, part in zip(keys, (gap.printed, gap.derived), strict=True):
        yield edition.sentence(key, value=parts_line(edition, (part,)))
    yield from differing(edition, gap)


def differing(edition: Edition, gap: Gap) -> Iterator[Line]:
    """The terms that only one of two formulas has, unless they are many or all."""
    sides = (gap.only_printed, gap.only_derived)
    if sum(len(side.as_ordered_terms()) for side in sides) > MAX_TERMS:
        return
    if sides[0].is_number and sides[1].is_number and sides[0] == -sides[1]:
        yield (edition.say("gap opposite"),)
        return
    shown = [edition.say("gap none") if side == 0 else Math((edition.grouped(side),)) for side in sides]
    key = "gap terms" if gap.factor == 1 else "gap terms divided"
    yield edition.sentence(key, printed=shown[0], derived=shown[1], factor=Math((gap.factor,)))


def payoff_lines(edition: Edition, paper: Paper, finding: Finding, found: Sequence[Gap]) -> Iterator[Line]:
    """From which two payoffs a derived eigenvalue comes, so that a reader can subtract them."""
    field = paper.field
    if finding.kind != "eigenvalues" or field is None or field.scope is Scope.GENERAL:
        return
    game = edition.game
    here = profile_of(finding.where, game.players)
    gains = [each.as_expr() for each in paper.vertices[here].differences]
    moves = [(i, k) for i, m in enumerate(game.shape) for k in range(m) if k != here[i]]
    for gap in found:
        i, k = next(move for move, gain in zip(moves, gains, strict=True) if is_same(gain, gap.derived))
        there = profile_key((*here[:i], k, *here[i + 1 :]), game.shape)
        yield (edition.say("gap payoffs", player=edition.player(game.players[i]), there=there, here=finding.where),)


def remarks(edition: Edition, finding: Finding) -> Iterator[Line]:
    """How conditions relate, and what is peculiar."""
    if finding.relation:
        yield edition.sentence("claim relation", relation=edition.say(f"relation {finding.relation}"))
    for flag in finding.flags:
        yield (edition.say(f"flag {flag}"),)


def hand_lines(edition: Edition, finding: Finding, numbers: ByHand | None, found: Sequence[Gap]) -> Iterator[Line]:
    """The values to put in, and what comes out at them."""
    if numbers is None:
        return
    pieces = {"values": listed(numbers.values), "state": listed(numbers.state)}
    if not numbers.values:
        yield edition.sentence("claim state", state=pieces["state"])
    elif not numbers.state or finding.kind == "simulation":  # where it ends has been said
        yield edition.sentence("claim witness", values=pieces["values"])
    else:
        yield edition.sentence("claim witness state", **pieces)
    for gap in found:
        if gap.values is not None:
            keys = "gap values opposite" if finding.kind == OPPOSITES else "gap values"
            yield edition.sentence(keys, printed=_number(gap.values[0]), derived=_number(gap.values[1]))
    for row in numbers.rows:
        values = edition.listed([_number(value) for value in row.values], "comma relations")
        where = profile_key(row.vertex, edition.game.shape)
        yield edition.sentence("row values", where=where, values=values)


def _number(value: Expr) -> Math:
    return Math((number(value),))


def reasons(edition: Edition, finding: Finding) -> Iterator[Line]:
    """What is missing, why, and the likely slip."""
    if finding.needs is not None:
        yield edition.sentence("claim needs", value=parts_line(edition, (finding.needs,)))
    if finding.why and (said := edition.why(finding.why)):
        yield (said,)
    if finding.slip is not None:
        yield edition.sentence("claim slip", slip=edition.say(f"slip {finding.slip.value}"))


def parts_line(edition: Edition, parts: Sequence[Expr | str | Region]) -> Line:
    """What is printed or derived, on one line."""
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
        for where, relation in enumerate(alternative):
            pieces += [edition.say("comma relations")] if where else []
            is_long = edition.length(relation) > MAX_LENGTH
            pieces += [edition.say("too long")] if is_long else line(relation)
    return tuple(pieces)


def count(k: int) -> Math:
    """A whole number in a table."""
    return Math((Sign(str(k), str(k)),))
