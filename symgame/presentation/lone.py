"""Parts of an analysis shown alone: they do not know their game, and so name no parties and no strategies."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, S, Symbol

from symgame.algebra import Ratio
from symgame.analysis import ClassifiedPoint
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.normal import Conditions
from symgame.conditions.sign import Sign as Signed
from symgame.display.table import (
    PLAIN,
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
from symgame.display.words import in_chinese, in_english, say, sentence
from symgame.presentation.edition import advantage_sign, benefit_over_cost, eigenvalue_sign, length_of, starred
from symgame.presentation.mixed.coordinates import between_bounds, starred_coordinates, tuple_of
from symgame.presentation.mixed.existence import about_coordinates
from symgame.presentation.parties import derivative_of_own
from symgame.presentation.vertices import shown_signs
from symgame.stability.single_party import PartyStability, Threshold
from symgame.stability.verdict import EssVerdict, Finding, Stability
from symgame.stability.vertex import Vertex

MAX_LENGTH = 600
"""Longer formulas are named, not printed."""

_NOTHING = Assumptions()


def letters_of_vertex(vertex: Vertex) -> tuple[Symbol, ...]:
    """The parameters in the author's order, which is that of the ring of forms."""
    return tuple(dict.fromkeys(s for d in vertex.differences for s in _symbols_of(d)))


def letters_of_point(classified: ClassifiedPoint) -> tuple[Symbol, ...]:
    """The shares, then the free shares, then the parameters."""
    free = [name for name, _ in classified.point.free]
    every = [share.numerator.ring for share in classified.point.shares.values()]
    parameters = [s for ring in every for s in ring.domain.ring.symbols]
    return tuple(dict.fromkeys([*(s for ring in every for s in ring.symbols), *free, *parameters]))


def _symbols_of(ratio: Ratio) -> tuple[Symbol, ...]:
    symbols: tuple[Symbol, ...] = ratio.numerator.ring.symbols
    return symbols


def lone_vertex(vertex: Vertex, lang: str) -> Iterator[Block]:
    """Its strategies, eigenvalues, signs, verdict, and the conditions of an ESS."""
    key = vertex.key if "-" in vertex.key else ", ".join(vertex.key)
    yield Paragraph(sentence("lone point", lang, point=math(f"({key})")))
    values = enumerate(vertex.eigenvalues)
    yield Equations(tuple(Equation(Math((eigenvalue_sign(k + 1),)), _right(value)) for k, value in values))
    yield Paragraph(sentence("lone signs", lang, signs=shown_signs(vertex.signs)))
    if vertex.verdict is EssVerdict.IF_CONDITIONS:
        yield Paragraph((say("lone ess if", lang),))
        yield from lone_conditions(vertex.ess_conditions, lang)
    else:
        yield Paragraph((say("lone verdict", lang, verdict=say(_VERDICTS[vertex.verdict], lang)),))


def _right(value: Expr) -> Math:
    """A right-hand side, or dots for one that would fill a page."""
    return Math((value,)) if length_of((value,), PLAIN) <= MAX_LENGTH else math(Sign("…", r"\ldots"))


_VERDICTS = {EssVerdict.ESS: "ess", EssVerdict.NEVER: "lone never", EssVerdict.UNDECIDED: "undecided"}


def lone_conditions(conditions: Conditions, lang: str) -> Iterator[Block]:
    """The relations, larger side first; a word where there are none, or where they contradict each other."""
    if conditions.always_hold:
        yield Paragraph((say("always", lang),))
    if conditions.is_impossible:
        yield Paragraph((say("impossible", lang),))
    short = [relation for relation in conditions.relations if length_of((relation,), PLAIN) <= MAX_LENGTH]
    shown = [line(benefit_over_cost(relation, _NOTHING)) for relation in short]
    if len(short) < len(conditions.relations):
        shown.append((say("too long", lang),))
    if shown:
        yield Items(tuple(Item("-", pieces) for pieces in shown))


def lone_point(classified: ClassifiedPoint, lang: str) -> Iterator[Block]:
    """Its coordinates, the conditions of its existence, its type."""
    point = classified.point
    shares = letters_of_point(classified)[: len(point.shown)]
    yield Paragraph(sentence("lone point", lang, point=tuple_of(shares, point)))
    named = starred_coordinates(shares, point)
    if named:
        yield Equations(tuple(Equation(name, _right(value)) for name, value in named))
    between, rest = about_coordinates(shares, point)
    if between:
        bounds = [between_bounds(name) for name in between]
        yield Paragraph((say("lone exists", lang),))
        yield Items(tuple(Item("-", pieces) for pieces in bounds))
    if rest or point.limits:
        yield Paragraph((say("lone exists also" if between else "lone exists", lang),))
        yield from lone_conditions(Conditions((*rest, *point.limits)), lang)
    yield from _type(classified.finding, lang)


def _type(finding: Finding, lang: str) -> Iterator[Block]:
    if finding.stability is Stability.DEPENDS and finding.becomes is not None:
        yield Paragraph((say("lone type if", lang, type=say(finding.becomes.value, lang)),))
        yield from lone_conditions(finding.stable_if, lang)
        return
    word = say(finding.stability.value, lang)
    why = in_english(finding.why) if lang == "en" else in_chinese(finding.why)
    yield Paragraph((say("lone type", lang, type=say("because", lang, type=word, why=why) if why else word),))


def lone_party(party: PartyStability, lang: str) -> Iterator[Block]:
    """Its advantage, and which of its strategies is stable: always, or on either side of each threshold."""
    name = Math(advantage_sign(party.share))
    yield Equations((Equation(name, _right(party.difference)),))
    first, second = ((math(party.share, Sign(" = ", " = "), value),) for value in (S.One, S.Zero))
    if party.difference == 0:
        yield Paragraph(sentence("party never", lang, difference=name))
    elif party.difference_sign in (Signed.POSITIVE, Signed.NEGATIVE):
        is_first = party.difference_sign is Signed.POSITIVE
        relation = math(*name.parts, " > 0" if is_first else " < 0")
        yield Paragraph(sentence("party always", lang, relation=relation, strategy=first if is_first else second))
    else:
        for threshold in party.thresholds:
            yield from _threshold(party, threshold, lang)
        yield Paragraph(
            sentence(
                "lone party", lang, derivative=derivative_of_own(party), first=first, second=second, difference=name
            )
        )


def _threshold(party: PartyStability, threshold: Threshold, lang: str) -> Iterator[Block]:
    """``y* = …``, and on which side of it the advantage is positive."""
    star = starred(threshold.share)
    yield Equations((Equation(Math(star), _right(threshold.value)),))
    operators = {Signed.POSITIVE: " > ", Signed.NEGATIVE: " < "}
    if threshold.slope_sign in operators:
        side: Line = (math(threshold.share, operators[threshold.slope_sign], *star),)
        positive = math(*advantage_sign(party.share), " > 0")
        yield Paragraph(sentence("lone side", lang, positive=positive, side=side))
