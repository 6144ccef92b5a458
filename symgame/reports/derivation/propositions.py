"""What is proved of one party's own stability: a proposition, its proof, and a corollary on the volume V1."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import S, Symbol

from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign as Signed
from symgame.display.table import (
    Block,
    Equation,
    Equations,
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
from symgame.presentation.parties import MAX_LENGTH, derivative_of_own, preferred, stable_strategy
from symgame.presentation.volumes import GROWS, SHRINKS, volume_effects
from symgame.stability.single_party import PartyStability, Threshold

VOLUMES = (math(Sign("V1", "V_{1}")), math(Sign("V2", "V_{2}")))
"""Of the states in which a party's share rises, and of those in which it falls."""


def propositions(edition: Edition, party: PartyStability, number: int) -> Iterator[Block]:
    """The proposition, its proof and its corollary; a paragraph where there is nothing to prove."""
    difference = Math(advantage_sign(party.share))
    if party.difference == 0:
        yield Paragraph(edition.sentence("party never", difference=difference))
        return
    derivative = edition.sentence("own derivative", derivative=derivative_of_own(party))
    if party.difference_sign in (Signed.POSITIVE, Signed.NEGATIVE):
        yield Paragraph(derivative)
        statement, proof = _always(edition, party)
    elif party.thresholds:
        threshold = preferred(edition, party)
        yield from _threshold(edition, party, threshold, derivative)
        statement, proof = _cases(edition, party, threshold), _proof(edition, party, threshold)
    else:
        yield Paragraph(derivative)
        statement, proof = _by_sign(edition, party)
    items = [Item(edition.say("proposition", k=number), *statement), Item(edition.say("proof"), proof)]
    corollary = _corollary(edition, party)
    if corollary and not party.difference_sign.is_strict:
        items.append(Item(edition.say("corollary", k=number), corollary))
    yield Items(tuple(items))


Statement = tuple[Line, tuple[Line, ...]]
"""What a proposition says, and lines below it."""


def _always(edition: Edition, party: PartyStability) -> tuple[Statement, Line]:
    is_first = party.difference_sign is Signed.POSITIVE
    relation = math(*advantage_sign(party.share), " > 0" if is_first else " < 0")
    strategy = stable_strategy(edition, party, 0 if is_first else 1)
    other = math(party.share, " = ", S.Zero if is_first else S.One)
    statement = edition.sentence("party always", relation=relation, strategy=strategy)
    shown = edition.grouped(party.difference)
    name = math(*advantage_sign(party.share), Sign(" = ", " = "))
    written = Math((*name.parts, shown)) if edition.length(shown) <= MAX_LENGTH else Math(advantage_sign(party.share))
    end = math(party.share, " = ", S.One if is_first else S.Zero)
    own = Math((party.share,))
    return (statement, ()), edition.sentence(
        "proof always", shown=written, relation=relation, own=own, end=end, other=other
    )


def _threshold(edition: Edition, party: PartyStability, threshold: Threshold, derivative: Line) -> Iterator[Block]:
    shown = Math(advantage_sign(party.share))
    solved = edition.sentence("threshold is", difference=shown, share=Math((threshold.share,)))
    yield Paragraph(edition.running([derivative, solved]))
    value = edition.ratio(threshold.value)
    right = Math((value,)) if edition.length(value) <= MAX_LENGTH else math(Sign("…", r"\ldots"))
    yield Equations((Equation(Math(starred(threshold.share)), right),))


def _cases(edition: Edition, party: PartyStability, threshold: Threshold) -> Statement:
    """Three cases; what is exchanged where the slope may have both signs."""
    first, second = stable_strategy(edition, party, 0), stable_strategy(edition, party, 1)
    if threshold.slope_sign is Signed.NEGATIVE:
        first, second = second, first
    above, below, at = (math(threshold.share, f" {sign} ", *starred(threshold.share)) for sign in "><=")
    lines = (
        edition.sentence("case stable", where=above, strategy=first),
        edition.sentence("case stable", where=below, strategy=second),
        edition.sentence("case at rest", where=at, own=Math((party.share,))),
    )
    remarks = [] if threshold.slope_sign.is_strict else [_open_slope(edition, threshold)]
    remarks += [] if threshold.value.is_Rational else [line(edition.say("outside"))]
    said = (*lines, edition.running(remarks)) if remarks else lines
    return line(edition.say("given the others")), said


def _open_slope(edition: Edition, threshold: Threshold) -> Line:
    slope = edition.grouped(threshold.slope)
    if edition.length(slope) > MAX_LENGTH:
        return line(edition.say("slope open unsaid"))
    positive, below = Relation(slope, ">", S.Zero), Relation(slope, "<", S.Zero)
    if edition.length(slope) > 60:
        return edition.sentence("slope open long", slope=Math((positive,)))
    return edition.sentence("slope open", positive=Math((positive,)), negative=Math((below,)))


def _proof(edition: Edition, party: PartyStability, threshold: Threshold) -> Line:
    """``D`` is the slope times the distance from the threshold."""
    slope = edition.grouped(threshold.slope)
    star = starred(threshold.share)
    name = (*advantage_sign(party.share), Sign(" = (", " = ("), threshold.share, Sign(" - ", " - "), *star)
    product = Math((*name, Sign(") ∂", r")\,\partial "), *advantage_sign(party.share), *_over(threshold.share)))
    derivative = Math((Sign("∂", r"\partial "), *advantage_sign(party.share), *_over(threshold.share)))
    if edition.length(slope) <= MAX_LENGTH:
        derivative = Math((*derivative.parts, Sign(" = ", " = "), slope))
    key = {Signed.POSITIVE: "proof rising", Signed.NEGATIVE: "proof falling"}
    return edition.sentence(
        key.get(threshold.slope_sign, "proof open"),
        product=product,
        derivative=derivative,
        difference=Math(advantage_sign(party.share)),
        own=Math((party.share,)),
    )


def _over(share: Symbol) -> tuple[Sign | Symbol, ...]:
    return Sign("/∂", r"/\partial "), share


def _by_sign(edition: Edition, party: PartyStability) -> tuple[Statement, Line]:
    difference = edition.grouped(party.difference)
    shown = Math((*advantage_sign(party.share), Sign(" = ", " = "), difference))
    if edition.length(difference) > MAX_LENGTH:
        shown = Math(advantage_sign(party.share))
    statement = edition.sentence(
        "by sign",
        first=stable_strategy(edition, party, 0),
        second=stable_strategy(edition, party, 1),
        difference=Math(advantage_sign(party.share)),
        shown=shown,
    )
    return (statement, ()), edition.sentence("proof by sign", own=Math((party.share,)))


def _corollary(edition: Edition, party: PartyStability) -> Line:
    """What is proved of the volume; nothing where it depends on no parameter."""
    groups: dict[str, list[Math]] = {}
    for symbol, sign in volume_effects(edition.game, party):
        key = "volume grows" if sign in GROWS else "volume shrinks" if sign in SHRINKS else "volume open"
        if sign is not Signed.ZERO:
            groups.setdefault(key, []).append(Math((symbol,)))
    parts = [
        edition.sentence(key, names=edition.listed(groups[key]))
        for key in ("volume grows", "volume shrinks", "volume open")
        if key in groups
    ]
    if not parts or set(groups) == {"volume open"}:
        return ()
    strategy = stable_strategy(edition, party, 0)
    return edition.sentence("volume moves", volume=VOLUMES[0], strategy=strategy, how=edition.joined(parts))
