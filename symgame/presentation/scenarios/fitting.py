"""Values that lie in a chosen case, or why there are none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sympy import Expr, Symbol, expand

from symgame.conditions.proofs import Engine, Proof
from symgame.conditions.region import holds
from symgame.conditions.relation import Relation
from symgame.display.plain import NO_BREAK
from symgame.display.table import Block, Cell, Heading, Line, Math, Paragraph, Sign, Table, cell, line
from symgame.display.text import text
from symgame.gamefile.scenario_text import scenario_text
from symgame.players import Scenario
from symgame.presentation.design.obstacles import text_of_name
from symgame.presentation.edition import Edition
from symgame.presentation.numbers import number
from symgame.presentation.scenarios.placing import boundaries, exactly, in_numbers, points
from symgame.presentation.thresholds.thresholds import edition_of
from symgame.stability.scenarios.empty_case import Emptiness, Reason
from symgame.stability.scenarios.fitting import Fit
from symgame.stability.scenarios.placing import Place
from symgame.stability.thresholds.solution_set import order_of
from symgame.stability.verdict import EssVerdict
from symgame.stability.vertex import Vertex


def fit_text(found: Fit, *, lang: str = "en", width: int = 100) -> str:
    """Values in a case as plain text, and the scenario as it stands in a game file."""
    edition = edition_of(found.game, lang)
    shown = text(tuple(fit_blocks(edition, found)), lettering=edition.lettering, lang=lang, width=width)
    if found.scenario is None:
        return shown
    return f"{shown}\n{edition.say('fit toml')}\n\n{scenario_text(found.scenario)}\n"


def fit_blocks(edition: Edition, found: Fit) -> Iterator[Block]:
    """The whole answer."""
    names = edition.say("comma").join(text_of_name(edition.vertex_name(key)) for key in found.ess)
    yield Heading(edition.say("fit heading", points=names) if names else edition.say("fit heading none"))
    if found.scenario is not None and found.place is not None:
        yield from _found(edition, found, found.scenario, found.place)
    elif found.empty is not None:
        yield from _empty(edition, found.ess, found.empty)
    else:
        yield Paragraph((edition.say("fit undecided"),))


def _found(edition: Edition, found: Fit, scenario: Scenario, place: Place) -> Iterator[Block]:
    if scenario.values:
        yield Paragraph(edition.sentence("fit values", values=_values(edition, scenario)))
    if found.like is not None:
        yield Paragraph(_changes(edition, found, found.like, dict(scenario.values)))
    rows = [row for vertex in found.vertices for row in _rows(edition, vertex, dict(scenario.values), found.ess)]
    if rows:
        heads = ("point", "condition", "place numbers", "fit holds")
        columns = tuple(line(edition.say(head)) for head in heads)
        yield Table(edition.say("fit caption"), columns, tuple(rows), line(edition.say("fit note")), merged=1)
    for key, verdict in (("fit always", EssVerdict.ESS), ("fit never", EssVerdict.NEVER)):
        settled = [vertex.key for vertex in found.vertices if vertex.verdict is verdict]
        if settled:
            yield Paragraph(edition.sentence(key, points=points(edition, settled)))
    yield from boundaries(edition, place)
    if place.room is not None and order_of(place.room, found.margin) < 0:
        key = "fit near" if place.room else "fit border"
        yield Paragraph((edition.say(key, margin=f"{float(100 * found.margin):.3g}%"),))


def _values(edition: Edition, scenario: Scenario) -> Line:
    """``R = 0.5, S = 1/3``: formulas of their own, so that a line can end between them."""
    equals = Sign(f"{NO_BREAK}={NO_BREAK}", " = ")
    shown = [Math((symbol, equals, exactly(value))) for symbol, value in scenario.values]
    return tuple(piece for k, value in enumerate(shown) for piece in ((edition.say("comma"), value) if k else (value,)))


def _changes(edition: Edition, found: Fit, like: Scenario, values: Mapping[Symbol, Expr]) -> Line:
    if not found.changed:
        return edition.sentence("fit unchanged", name=like.name)
    before = dict(like.values)
    changes = [
        edition.sentence(
            "fit change",
            parameter=Math((symbol,)),
            old=Math((number(before[symbol]),)) if symbol in before else "-",
            new=Math((number(values[symbol]),)),
        )
        for symbol in found.changed
    ]
    return edition.sentence("fit changed", name=like.name, changes=edition.listed(changes))


def _rows(
    edition: Edition, vertex: Vertex, values: Mapping[Symbol, Expr], ess: Sequence[str]
) -> Iterator[tuple[Cell, ...]]:
    """All conditions of an ESS; of another vertex the one that fails most clearly."""
    if vertex.verdict is not EssVerdict.IF_CONDITIONS:
        return
    asked = list(vertex.ess_conditions.relations)
    if vertex.key not in ess:
        asked = [max((r for r in asked if not holds(r, values)), key=lambda r: _clearness(r, values))]
    for relation in asked:
        shown = edition.benefit_over_cost(relation)
        word = edition.say("fit yes" if vertex.key in ess else "fit no")
        yield cell(edition.vertex_name(vertex.key)), cell(shown), cell(in_numbers(shown, values)), cell(word)


def _clearness(relation: Relation, values: Mapping[Symbol, Expr]) -> float:
    """The gap between the sides, as a share of their size."""
    left, right = (float(expand(side.xreplace(dict(values)))) for side in (relation.left, relation.right))
    return abs(left - right) / (abs(left) + abs(right) or 1.0)


def _empty(edition: Edition, ess: Sequence[str], empty: Emptiness) -> Iterator[Block]:
    yield Paragraph((edition.say("fit empty"),))
    named = points(edition, empty.vertices)
    if empty.reason in (Reason.NEVER, Reason.ALWAYS):
        yield Paragraph(edition.sentence(f"fit {empty.reason.value}", points=named))
    elif empty.reason is Reason.LISTED:
        yield Paragraph(edition.sentence("fit empty listed" if ess else "fit empty listed none", points=named))
    for evidence in empty.evidence:
        if isinstance(evidence, Proof):
            said = evidence.line(edition.game.symbols).removesuffix(" gives 0 > 0")
            yield Paragraph(edition.sentence(f"fit empty {empty.reason.value}", points=named, sum=said))
        elif isinstance(evidence, Engine):
            yield Paragraph(edition.sentence("fit empty engine", engine=evidence.name))
    if any(isinstance(evidence, Proof) for evidence in empty.evidence):
        yield Paragraph((edition.say("fit sum"),))
    own = [keys for keys in empty.possible if set(ess) & set(keys)] if ess else empty.possible
    if own:
        sets = [("{", *edition.listed([edition.vertex_name(key) for key in keys], "comma"), "}") for keys in own]
        yield Paragraph(edition.sentence("fit possible", sets=edition.listed(sets)))
