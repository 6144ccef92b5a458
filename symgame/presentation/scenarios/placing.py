"""Where a scenario lies, and values that lie in a chosen case: what decides it, with the numbers put in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sympy import Expr, Rational, Symbol
from sympy.polys.rootoftools import ComplexRootOf

from symgame.conditions.relation import Relation
from symgame.display.decimals import decimal
from symgame.display.plain import NO_BREAK
from symgame.display.table import Block, Cell, Heading, Line, Math, Paragraph, Sign, Table, cell, line
from symgame.display.text import text
from symgame.presentation.edition import Edition
from symgame.presentation.numbers import number
from symgame.presentation.thresholds.intervals import is_decimal, near
from symgame.presentation.thresholds.thresholds import edition_of
from symgame.stability.scenarios.margin import Change, Margin
from symgame.stability.scenarios.placing import Place
from symgame.stability.thresholds.solution_set import order_of
from symgame.stability.verdict import EssVerdict

MAX_DIGITS = 7
"""Longer numbers are rounded in tables."""

_COMPARED = {-1: Sign(" < ", " < "), 0: Sign(" = ", " = "), 1: Sign(" > ", " > ")}


def place_text(places: Sequence[Place], *, lang: str = "en", width: int = 100) -> str:
    """Where scenarios lie, as plain text."""
    edition = edition_of(places[0].game, lang)
    blocks = [block for found in places for block in place_blocks(edition, found)]
    return text(blocks, lettering=edition.lettering, lang=lang, width=width)


def place_blocks(edition: Edition, found: Place) -> Iterator[Block]:
    """One scenario: which points are ESS there, what decides it, and the nearest boundary."""
    yield Heading(edition.say("scenario", name=edition.scenario(found.scenario)))
    yield Paragraph(edition.sentence(_counted("place", found.ess), points=points(edition, found.ess)))
    yield from boundaries(edition, found)


def boundaries(edition: Edition, found: Place) -> Iterator[Block]:
    """The inequalities that decide the case, and the nearest boundary in a sentence."""
    if found.undecided:
        yield Paragraph(edition.sentence("place undecided", points=points(edition, found.undecided)))
    if found.margins:
        yield _table(edition, found)
    elif all(vertex.verdict in (EssVerdict.ESS, EssVerdict.NEVER) for vertex in found.vertices):
        yield Paragraph((edition.say("place settled"),))
        return
    unsolved = [s for s in found.game.symbols if any(s in margin.unsolved for margin in found.margins)]
    if unsolved:
        names = edition.listed([Math((symbol,)) for symbol in unsolved])
        yield Paragraph(edition.sentence("place unsolved", names=names))
    if found.nearest is not None:
        yield Paragraph(_nearest(edition, found.nearest))
    elif not unsolved:
        yield Paragraph((edition.say("place no boundary"),))


def points(edition: Edition, keys: Sequence[str]) -> Line:
    """``E1(0,0,0) and E8(1,1,1)``."""
    return edition.listed([(edition.vertex_name(key),) for key in keys])


def in_numbers(relation: Relation, values: Mapping[Symbol, Expr]) -> Math:
    """The two sides at values, and how they really compare."""
    left, right = (side.xreplace(dict(values)).expand() for side in (relation.left, relation.right))
    return Math((*_short(left), _COMPARED[order_of(left, right)], *_short(right)))


def _counted(key: str, keys: Sequence[str]) -> str:
    return f"{key} {'none' if not keys else 'one' if len(keys) == 1 else 'several'}"


def _table(edition: Edition, found: Place) -> Table:
    heads = ("inequality", "numbers", "gap", "decides", "change", "beyond")
    rows = tuple(_row(edition, margin, dict(found.scenario.values)) for margin in found.margins)
    caption = edition.say("place caption", name=edition.scenario(found.scenario))
    columns = tuple(line(edition.say(f"place {head}")) for head in heads)
    return Table(caption, columns, rows, line(edition.say("place note")))


def _row(edition: Edition, margin: Margin, values: Mapping[Symbol, Expr]) -> tuple[Cell, ...]:
    shown = edition.benefit_over_cost(margin.relation)
    decides = tuple((edition.vertex_name(key),) for key in margin.decides)
    first = (cell(shown), cell(in_numbers(shown, values)), cell(Math(_short(margin.gap))), decides)
    if margin.change is None:
        return (*first, cell(edition.say("place no change")), cell("-"))
    beyond = tuple((edition.vertex_name(key),) for key in margin.change.ess)
    return (*first, (_change(edition, margin.change),), beyond or cell(edition.say("no point")))


def _change(edition: Edition, change: Change) -> Line:
    """``b: 0.6 → 0.76 (+26.7%)``."""
    if change.share == 0:
        return (edition.say("place equal"),)
    arrow = Sign(" → ", r" \to ")
    shown = Math((change.parameter, Sign(": ", ":\\ "), *_short(change.value), arrow, *_short(change.to)))
    share = _percent(change)
    return (shown, f" ({'+' if _rises(change) else '−'}{share})") if share else (shown,)


def _nearest(edition: Edition, change: Change) -> Line:
    relations = edition.listed([(Math((edition.benefit_over_cost(r),)),) for r in change.relations])
    then = edition.sentence(_counted("place then", change.ess), points=points(edition, change.ess))
    equals = Sign(f"{NO_BREAK}={NO_BREAK}", " = ")
    beyond = Math((change.parameter, equals, number(change.beyond)))
    if change.share == 0:
        return edition.sentence("place on boundary", relations=relations, beyond=beyond, points=then)
    return edition.sentence(
        "place nearest rises" if _rises(change) else "place nearest falls",
        relations=relations,
        parameter=Math((change.parameter,)),
        value=Math(_about(change.value)),
        to=Math(_about(change.to)),
        share=_percent(change) or "-",
        beyond=beyond,
        points=then,
    )


def _rises(change: Change) -> bool:
    return order_of(change.to, change.value) > 0


def _percent(change: Change) -> str:
    return "" if not change.share else f"{float(100 * change.share):.3g}%"


def _short(value: Expr) -> tuple[Sign | Expr, ...]:
    """A number exactly where that is short, else in four digits."""
    if isinstance(value, Rational) and len(exactly(value).text) <= MAX_DIGITS:
        return (exactly(value),)
    return (Sign(f"≈{near(value)}", rf"\approx {near(value)}"),)


def _about(value: Expr) -> tuple[Sign | Expr, ...]:
    """A number exactly, and in four digits behind it where it is no decimal."""
    if is_decimal(value):
        return (number(value),)
    digits = Sign(f"{NO_BREAK}≈{NO_BREAK}{near(value)}", rf" \approx {near(value)}")
    shown: Sign | Expr = exactly(value) if isinstance(value, Rational) else value
    return (digits,) if value.atoms(ComplexRootOf) else (shown, digits)


def exactly(value: Rational) -> Sign:
    """A decimal, or a fraction on the line."""
    return Sign(decimal(value), decimal(value))
