"""Each party's own stability, which is not that of the system."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import S, Symbol

from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign as Signed
from symgame.display.table import (
    Block,
    Equation,
    Equations,
    Heading,
    Item,
    Items,
    Line,
    Math,
    Paragraph,
    Sign,
    line,
    math,
)
from symgame.presentation.edition import Edition, advantage_sign, starred
from symgame.stability.single_party import PartyStability, Threshold

MAX_LENGTH = 400
"""Longer thresholds are left out."""

MAX_PARTIES = 8
"""The most parties that are listed."""


def parties(edition: Edition, every: Sequence[PartyStability]) -> Iterator[Block]:
    """For every two-strategy party: threshold, three cases, how the threshold moves."""
    found = every[:MAX_PARTIES]
    if not found:
        return
    yield Heading(edition.say("parties"))
    yield Paragraph(own_stability(edition, found[0].share))
    for party in found:
        yield from _party(edition, party)


def own_stability(edition: Edition, share: Symbol) -> Line:
    """What the stability of a party's own strategy means, and that it is not that of the system."""
    x = share
    condition = math("F(", x, ") = 0,", Sign(" dF(", r"\ \mathrm{d}F("), x, Sign(")/d", r")/\mathrm{d}"), x, " < 0")
    return edition.sentence("single party", share=Math((x,)), condition=condition)


def _party(edition: Edition, party: PartyStability) -> Iterator[Block]:
    name = edition.player(edition.game.players[party.player])
    yield Heading(name, 3)
    difference = Math(advantage_sign(party.share))
    if party.difference_sign in (Signed.POSITIVE, Signed.NEGATIVE):
        is_first = party.difference_sign is Signed.POSITIVE
        yield Paragraph(
            edition.sentence(
                "party always",
                relation=math(*difference.parts, " > 0" if is_first else " < 0"),
                strategy=stable_strategy(edition, party, 0 if is_first else 1),
            )
        )
    elif party.difference == 0:
        yield Paragraph(edition.sentence("party never", difference=difference))
    elif party.thresholds:
        yield from _with_threshold(edition, party, preferred(edition, party))
    else:
        yield from _without_threshold(edition, party)


def stable_strategy(edition: Edition, party: PartyStability, k: int) -> Line:
    """``x = 1 (Collaborate)``."""
    player = edition.game.players[party.player]
    value = math(party.share, Sign(" = ", " = "), S.One if k == 0 else S.Zero)
    name = edition.strategy(player, k)
    return value, f"（{name}）" if edition.lang == "zh" else f" ({name})"


def preferred(edition: Edition, party: PartyStability) -> Threshold:
    """The threshold whose slope has a known sign, the shortest of those."""
    return min(party.thresholds, key=lambda t: (not t.slope_sign.is_strict, edition.length(t.value)))


def _with_threshold(edition: Edition, party: PartyStability, threshold: Threshold) -> Iterator[Block]:
    yield Paragraph(
        edition.sentence(
            "threshold of",
            derivative=derivative_of_own(party),
            difference=Math(advantage_sign(party.share)),
            share=Math((threshold.share,)),
        )
    )
    value = edition.ratio(threshold.value)
    star = Math(starred(threshold.share))
    yield Equations(
        (Equation(star, Math((value,)) if edition.length(value) <= MAX_LENGTH else math(Sign("…", r"\ldots"))),)
    )
    first, second = stable_strategy(edition, party, 0), stable_strategy(edition, party, 1)
    if threshold.slope_sign is Signed.NEGATIVE:
        first, second = second, first
    share = threshold.share
    cases = (
        (*_compared(edition, share, ">"), *first, edition.say("is stable")),
        (*_compared(edition, share, "<"), *second, edition.say("is stable")),
        (*_compared(edition, share, "="), *edition.sentence("all at rest", own=Math((party.share,)))),
    )
    yield Items(tuple(Item("-", case) for case in cases))
    remarks = list(_remarks(edition, threshold))
    gap = " " if edition.lang == "en" else ""
    if remarks:
        yield Paragraph(tuple(piece for k, r in enumerate(remarks) for piece in ((gap, *r) if k and gap else r)))


def derivative_of_own(party: PartyStability) -> Math:
    """``dF(x)/dx = (1 - 2x) D_x``."""
    x = party.share
    return math(
        Sign("dF(", r"\mathrm{d}F("), x, Sign(")/d", r")/\mathrm{d}"), x,
        Sign(" = (1 - 2*", " = (1 - 2 "), x, Sign(")*", ") "), *advantage_sign(x),
    )  # fmt: skip


def _compared(edition: Edition, share: Symbol, operator: str) -> Line:
    return math(share, f" {operator} ", *starred(share)), edition.say("colon")


def _remarks(edition: Edition, threshold: Threshold) -> Iterator[Line]:
    slope = edition.grouped(threshold.slope)
    if not threshold.slope_sign.is_strict and edition.length(slope) <= MAX_LENGTH:
        positive, below = Relation(slope, ">", S.Zero), Relation(slope, "<", S.Zero)
        if edition.length(slope) > 60:
            yield edition.sentence("slope open long", slope=Math((positive,)))
        else:
            yield edition.sentence("slope open", positive=Math((positive,)), negative=Math((below,)))
    yield from _effects(edition, threshold)
    if not threshold.value.is_Rational:
        yield line(edition.say("outside"))


def _effects(edition: Edition, threshold: Threshold) -> Iterator[Line]:
    words = {Signed.POSITIVE: "rises with", Signed.NEGATIVE: "falls with"}
    groups: dict[str, list[Math]] = {}
    for symbol, sign in threshold.effects:
        groups.setdefault(words.get(sign, "either with"), []).append(Math((symbol,)))
    parts = [
        edition.sentence(word, names=edition.listed(groups[word]))
        for word in ("rises with", "falls with", "either with")
        if word in groups
    ]
    if set(groups) == {"either with"}:
        return
    if parts:
        yield edition.sentence(
            "moves", threshold=Math(starred(threshold.share)), how=edition.listed(parts, "semicolon")
        )


def _without_threshold(edition: Edition, party: PartyStability) -> Iterator[Block]:
    difference = edition.grouped(party.difference)
    shown = Math((*advantage_sign(party.share), Sign(" = ", " = "), difference))
    if edition.length(difference) > MAX_LENGTH:
        shown = Math(advantage_sign(party.share))
    yield Paragraph(
        edition.sentence(
            "party open",
            derivative=derivative_of_own(party),
            shown=shown,
            first=stable_strategy(edition, party, 0),
            second=stable_strategy(edition, party, 1),
            difference=Math(advantage_sign(party.share)),
        )
    )
