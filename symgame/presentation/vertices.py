"""Pure-strategy points: eigenvalues, stability with conditions, and what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import Expr

from symgame.analysis import Analysis
from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign as Signed
from symgame.display.table import (
    Block,
    Cell,
    Equation,
    Equations,
    Heading,
    Item,
    Items,
    Line,
    Math,
    Paragraph,
    Sign,
    Table,
    cell,
    line,
    math,
)
from symgame.dynamics.field import Scope
from symgame.presentation.edition import Edition, circled, eigenvalue_sign
from symgame.presentation.vertex_conclusion import conclusion_of
from symgame.stability.verdict import EssVerdict, Stability
from symgame.stability.vertex import Vertex

MAX_ROWS = 40
"""The most points that a table lists; those that can be an ESS come first then."""

MAX_CONDITIONS = 40
"""The most circled conditions below the table."""

_COMMA = Sign(", ", ", ")

_MARKS = {
    Signed.POSITIVE: Sign("+", "{+}"),
    Signed.NEGATIVE: Sign("-", "{-}"),
    Signed.ZERO: Sign("0", "0"),
    Signed.NONNEGATIVE: Sign("≥0", r"{\ge}0"),
    Signed.NONPOSITIVE: Sign("≤0", r"{\le}0"),
    Signed.UNDECIDED: Sign("×", r"{\times}"),
}


def vertices(edition: Edition, analysis: Analysis, *, steps: bool) -> Iterator[Block]:
    """Eigenvalue table, stability table, conditions, conclusion."""
    yield Heading(edition.say("stability"))
    yield Paragraph((edition.say("lyapunov"),))
    listed, left_out = _listed(analysis)
    marks = marks_of(analysis.vertices)
    if listed:
        yield _eigenvalues(edition, listed)
        if steps:
            yield from _differences(edition, listed)
        yield _stability(edition, analysis.field.scope, listed, marks)
    if left_out:
        yield Paragraph((edition.say("rows left out" if _all_never(left_out) else "more rows", n=len(left_out)),))
    if marks:
        yield from marked_conditions(edition, analysis.vertices)
    yield Heading(edition.say("conclusion"), 3)
    yield Paragraph(conclusion_of(edition, analysis))


def _listed(analysis: Analysis) -> tuple[list[Vertex], list[Vertex]]:
    """All vertices where there are not too many, else those that can be an ESS."""
    every = list(analysis.vertices)
    if len(every) <= MAX_ROWS:
        return every, []
    possible = [v for v in every if v.is_possible][:MAX_ROWS]
    return possible, [v for v in every if v not in possible]


def _all_never(vertices: list[Vertex]) -> bool:
    return not any(vertex.is_possible for vertex in vertices)


def marks_of(every: Sequence[Vertex]) -> dict[str, str]:
    """The circled number of each vertex that is an ESS under conditions, by its key."""
    return {v.key: circled(k + 1) for k, v in enumerate(_conditional(every))}


def _conditional(every: Sequence[Vertex]) -> list[Vertex]:
    return [v for v in every if v.verdict is EssVerdict.IF_CONDITIONS]


def _eigenvalues(edition: Edition, listed: list[Vertex]) -> Table:
    count = len(listed[0].differences)
    rows = tuple(
        (cell(edition.vertex_name(v.key)), *(cell(edition.grouped(value)) for value in v.eigenvalues)) for v in listed
    )
    columns = (line(edition.say("point")), *(line(Math((eigenvalue_sign(k + 1),))) for k in range(count)))
    note = line(edition.say("keys note")) if "-" in listed[0].key else ()
    return Table(edition.say("eigenvalues caption"), columns, rows, note)


def _differences(edition: Edition, listed: list[Vertex]) -> Iterator[Block]:
    """Each eigenvalue as the payoff of the unused strategy minus that of the one in use."""
    game = edition.game
    if game.payoffs is None or game.state_dependent:
        return
    rows = []
    for vertex in listed:
        unused = [(i, k) for i, m in enumerate(game.shape) for k in range(m) if k != vertex.profile[i]]
        for number, (i, k) in enumerate(unused):
            elsewhere = (*vertex.profile[:i], k, *vertex.profile[i + 1 :])
            there, here = game.payoffs[(*elsewhere, i)], game.payoffs[(*vertex.profile, i)]
            name = edition.vertex_name(vertex.key).parts
            left = Math((eigenvalue_sign(number + 1), *_bracketed(name)))
            pieces: list[str | Expr] = ["(", edition.grouped(there), ") - (", edition.grouped(here), ") = "]
            rows.append(Equation(left, math(*pieces, edition.grouped(vertex.eigenvalues[number]))))
    yield Equations(tuple(rows))


def _bracketed(parts: tuple[object, ...]) -> tuple[Sign, ...]:
    [name] = parts
    assert isinstance(name, Sign)
    return (Sign(f"[{name.text}]", f"[{name.latex}]"),)


def _stability(edition: Edition, scope: Scope, listed: list[Vertex], marks: dict[str, str]) -> Table:
    rows = tuple(
        (
            cell(edition.vertex_name(v.key)),
            cell(shown_signs(v.signs)),
            cell(_verdict(edition, scope, v)),
            _condition(edition, v, marks),
        )
        for v in listed
    )
    columns = tuple(line(edition.say(word)) for word in ("point", "signs", "verdict", "condition"))
    return Table(edition.say("stability caption"), columns, rows, line(edition.say("stability note")))


def shown_signs(signs: Sequence[Signed], comma: Sign = _COMMA) -> Math:
    """``(×, ×, -)``."""
    parts: list[Sign | str] = ["("]
    for k, sign in enumerate(signs):
        parts.extend([comma, _MARKS[sign]] if k else [_MARKS[sign]])
    return math(*parts, ")")


def _verdict(edition: Edition, scope: Scope, vertex: Vertex) -> str:
    ess = "stable" if scope is Scope.GENERAL else "ess"
    if vertex.verdict in (EssVerdict.ESS, EssVerdict.IF_CONDITIONS):
        return edition.say(ess)
    if vertex.verdict is EssVerdict.UNDECIDED:
        return edition.say("undecided")
    words = {Stability.SADDLE: "saddle point", Stability.UNSTABLE: "unstable point"}
    return edition.say(words.get(vertex.finding.stability, "not asymptotically stable"))


def _condition(edition: Edition, vertex: Vertex, marks: dict[str, str]) -> Cell:
    if vertex.verdict is EssVerdict.ESS:
        return cell(edition.say("always"))
    if vertex.key in marks:
        return cell(marks[vertex.key])
    return cell(edition.say("impossible")) if vertex.verdict is EssVerdict.NEVER else cell("")


def marked_conditions(edition: Edition, every: Sequence[Vertex]) -> Iterator[Block]:
    """The conditions of each circled number, one a line."""
    yield Paragraph((edition.say("conditions"),))
    marks, items = marks_of(every), []
    for vertex in _conditional(every)[:MAX_CONDITIONS]:
        relations = [edition.benefit_over_cost(relation) for relation in vertex.ess_conditions.relations]
        head = (edition.vertex_name(vertex.key),)
        items.append(Item(marks[vertex.key], head, tuple(_relation_line(edition, r) for r in relations)))
    yield Items(tuple(items))


def _relation_line(edition: Edition, relation: Relation) -> Line:
    if edition.length(relation) > 600:
        return (edition.say("too long"),)
    return line(relation)
