"""Thresholds of parameters: for each vertex its conditions, the bounds in symbols, and the intervals in numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import Expr, fraction

from symgame.conditions.relation import Relation
from symgame.display.table import Block, Cell, Heading, Item, Items, Line, Math, Paragraph, Sign, Table, cell, line
from symgame.display.text import text
from symgame.game import Game
from symgame.players import profile_key, profiles_in_order
from symgame.presentation.edition import Edition, circled, eigenvalue_sign
from symgame.presentation.thresholds.intervals import detailed_lines, end_line, number
from symgame.stability.thresholds.bounds import Alternative, Bound
from symgame.stability.thresholds.ess_conditions import EssCondition
from symgame.stability.thresholds.threshold_values import ThresholdValues
from symgame.stability.thresholds.thresholds import Thresholds
from symgame.stability.thresholds.vertex_thresholds import VertexThresholds
from symgame.stability.verdict import EssVerdict

MAX_LENGTH = 600
"""Longer conditions and bounds are named, not printed."""

MAX_FRACTION = 24
"""Longer quotients are written with a slash, so that a cell can end a line in them."""

_WITHOUT = {
    EssVerdict.ESS: "thresholds always",
    EssVerdict.NEVER: "thresholds never",
    EssVerdict.UNDECIDED: "thresholds undecided",
}


def edition_of(game: Game, lang: str) -> Edition:
    """The edition of a game of which only vertices are shown."""
    return Edition(game, lang, tuple(profile_key(profile, game.shape) for profile in profiles_in_order(game.shape)))


def thresholds_text(game: Game, every: Sequence[VertexThresholds], *, lang: str = "en", width: int = 100) -> str:
    """The thresholds of vertices as plain text."""
    edition = edition_of(game, lang)
    blocks = [block for each in every for block in vertex_blocks(edition, each)]
    return text(blocks, lettering=edition.lettering, lang=lang, width=width)


def lone_thresholds(found: Thresholds, lang: str) -> Iterator[Block]:
    """The thresholds of one parameter for one vertex."""
    yield from vertex_blocks(edition_of(found.game, lang), VertexThresholds(found.vertex, found.conditions, (found,)))


def lone_values(values: ThresholdValues, lang: str) -> Iterator[Block]:
    """The same with the interval in numbers."""
    found = values.thresholds
    both = VertexThresholds(found.vertex, found.conditions, (found,), (values,))
    yield from vertex_blocks(edition_of(found.game, lang), both)


def vertex_blocks(edition: Edition, each: VertexThresholds) -> Iterator[Block]:
    """One vertex: its conditions, a table of bounds, a table of intervals, and the conditions that fail."""
    vertex = each.vertex
    [name] = [part.text for part in edition.vertex_name(vertex.key).parts if isinstance(part, Sign)]
    yield Heading(edition.say("thresholds of", point=name, strategies=edition.strategies(vertex.profile)))
    point = edition.vertex_name(vertex.key)
    if vertex.verdict is not EssVerdict.IF_CONDITIONS:
        yield Paragraph(edition.sentence(_WITHOUT[vertex.verdict], point=point))
        return
    marks = {condition: circled(k) for k, condition in enumerate(each.conditions, 1)}
    yield Paragraph(edition.sentence("thresholds conditions", point=point))
    yield Items(tuple(Item(marks[c], _condition(edition, c)) for c in each.conditions))
    yield _bounds_table(edition, name, each.thresholds, marks)
    if each.values:
        yield _intervals_table(edition, name, each.values, marks)
        yield from _failing(edition, each.values, marks)


def _condition(edition: Edition, condition: EssCondition) -> Line:
    """``λ1 < 0: b*C < P``."""
    names = [Math((eigenvalue_sign(k), Sign(" < 0", " < 0"))) for k in condition.eigenvalues]
    head = (*edition.listed(names), edition.say("colon")) if names else ()
    return (*head, *relation_line(edition, condition.relation))


def relation_line(edition: Edition, relation: Relation) -> Line:
    """A relation, or a remark instead of a very long one."""
    if edition.length(relation) > MAX_LENGTH:
        return (edition.say("too long"),)
    return line(_sided(edition, relation))


def _sided(edition: Edition, relation: Relation) -> Relation:
    """The larger side first, or a lone zero last."""
    shown = edition.benefit_over_cost(relation)
    turned = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(shown.operator, shown.operator)
    return Relation(shown.right, turned, shown.left) if shown.left == 0 else shown


def _bounds_table(edition: Edition, name: str, every: Sequence[Thresholds], marks: dict[EssCondition, str]) -> Table:
    rows = []
    for found in every:
        lines = bound_lines(edition, found, {c: (f" {mark}",) for c, mark in marks.items()})
        needed = "".join(marks[condition] for condition in found.needed) or "-"
        rows.append((cell(found.parameter), lines or cell(edition.say("no bound")), cell(needed)))
    heads = tuple(line(edition.say(key)) for key in ("parameter", "bounds", "also needed"))
    caption = edition.say("bounds caption", point=name)
    return Table(caption, heads, tuple(rows), bounds_note(edition, "bounds note", every))


def bounds_note(edition: Edition, key: str, every: Sequence[Thresholds], *more: str) -> Line:
    """What the bounds of a table mean; of open signs only where there are some."""
    notes = [edition.say(key), *([edition.say("signs open")] if any(found.alternatives for found in every) else [])]
    return ((" " if edition.lang == "en" else "").join([*notes, *more]),)


def bound_lines(edition: Edition, found: Thresholds, marks: dict[EssCondition, Line]) -> Cell:
    """The bounds of one parameter, one a line, each with the mark of its condition."""
    lines = [(*bound_line(edition, found, bound), *marks[bound.condition]) for bound in (*found.lower, *found.upper)]
    for each in found.alternatives:
        said = _alternative(edition, found, each)
        lines += [(*said, *marks[each.condition])] if said else []
    for condition in found.as_stated:
        lines.append((*relation_line(edition, condition.relation), *marks[condition]))
    return tuple(lines)


def bound_line(edition: Edition, found: Thresholds, bound: Bound) -> Line:
    """``S1 > b*C + E1 - P``; quotients have a slash, so that a cell can end a line in them."""
    relation = bound.relation(found.parameter)
    if edition.length(relation) > MAX_LENGTH:
        return (edition.say("too long"),)
    value = edition.ratio(relation.right)
    if fraction(value)[1] == 1:
        return line(Relation(relation.left, relation.operator, value))
    shown = {"<=": " ≤ ", ">=": " ≥ "}.get(relation.operator, f" {relation.operator} ")
    operator = Sign(shown, shown.replace("≤", r"\le").replace("≥", r"\ge"))
    return (Math((found.parameter, operator, *slashed(value))),)


def slashed(value: Expr) -> tuple[Sign | Expr, ...]:
    """A quotient on the line, for running text and cells."""
    top, bottom = fraction(value)
    if bottom == 1:
        return (value,)
    is_single = bottom.is_Symbol or bottom.is_Integer
    below = (_SLASH, bottom) if is_single else (Sign("/(", " / ("), bottom, _CLOSE)
    above = (_OPEN, top, _CLOSE) if top.is_Add else (top,)
    return (*above, *below)


_OPEN, _CLOSE, _SLASH = Sign("(", "("), Sign(")", ")"), Sign("/", " / ")


def _alternative(edition: Edition, found: Thresholds, each: Alternative) -> Line:
    """What is asked where a coefficient has one sign; nothing where nothing is asked."""
    wheres = [relation_line(edition, relation) for relation in each.where]
    where = edition.listed(wheres, "comma relations")
    if each.bound is not None:
        return edition.sentence("bound where", bound=bound_line(edition, found, each.bound), where=where)
    if each.rest.is_impossible:
        return edition.sentence("impossible where", where=where)
    asked = [relation_line(edition, relation) for relation in each.rest.relations]
    if not asked:
        return ()
    return edition.sentence("bound where", bound=edition.listed(asked, "comma relations"), where=where)


def _intervals_table(
    edition: Edition, name: str, every: Sequence[ThresholdValues], marks: dict[EssCondition, str]
) -> Table:
    rows = []
    for values in every:
        value = cell("") if values.value is None else cell(Math(number(values.value)))
        stretches = (values.around,) if values.around is not None else values.stretches
        distances = [values.distances(s) if values.around is not None else (None, None) for s in stretches]
        pairs = list(zip(stretches, distances, strict=True))
        falling = tuple(end_line(edition, s.low, below, marks) for s, (below, _) in pairs)
        rising = tuple(end_line(edition, s.high, above, marks) for s, (_, above) in pairs)
        row = (cell(values.thresholds.parameter), value, detailed_lines(edition, values), falling, rising)
        rows.append(tuple(each or cell("-") for each in row))
    heads = tuple(line(edition.say(key)) for key in ("parameter", "own value", "interval", "falling", "rising"))
    caption = edition.say("interval caption", point=name, name=every[0].scenario.name)
    return Table(caption, heads, tuple(rows), line(edition.say("interval note")))


def _failing(edition: Edition, every: Sequence[ThresholdValues], marks: dict[EssCondition, str]) -> Iterator[Block]:
    """The conditions that fail at the scenario's own values, by their numbers."""
    failing = dict.fromkeys(check.condition for values in every for check in values.failing)
    if not failing:
        return
    scenario = every[0].scenario
    yield Paragraph((edition.say("conditions failing", name=scenario.name),))
    items = []
    for condition in failing:
        relation = _sided(edition, condition.relation)
        sides = [side.xreplace(dict(scenario.values)) for side in (relation.left, relation.right)]
        numbers = Math((*number(sides[0]), Sign(f" {relation.operator} ", f" {relation.operator} "), *number(sides[1])))
        items.append(Item(marks[condition], edition.sentence("fails", numbers=numbers)))
    yield Items(tuple(items))
