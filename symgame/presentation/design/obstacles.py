"""What stands in the way of a design: conditions with their numbers, and what each parameter must reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import Expr

from symgame.display.table import Block, Line, Math, Paragraph, Sign, Table, cell, line
from symgame.players import Profile
from symgame.presentation.edition import Edition, benefit_over_cost
from symgame.presentation.numbers import number
from symgame.stability.design.answer import Obstacle
from symgame.stability.design.levers import Bound, Lever, Term

_SIGNS = {
    "<": Sign(" < ", " < "),
    "<=": Sign(" ≤ ", r" \le "),
    ">": Sign(" > ", " > "),
    ">=": Sign(" ≥ ", r" \ge "),
    "==": Sign(" = ", " = "),
    "!=": Sign(" ≠ ", r" \ne "),
}


def named(edition: Edition, obstacle: Obstacle) -> dict[str, Line]:
    """The point and its strategies, to be put into a sentence."""
    vertex = obstacle.vertex
    return {"point": (edition.vertex_name(vertex.key),), "strategies": (edition.strategies(vertex.profile),)}


def conditions(edition: Edition, obstacle: Obstacle) -> Iterator[Block]:
    """The conditions of a vertex, what they say, and their numbers where no instrument enters."""
    if not obstacle.terms:
        return
    has_numbers = not any(term.is_open for term in obstacle.terms)
    heads = ["condition", "design who", *(["design takes number"] if has_numbers else [])]
    rows = []
    for term in obstacle.terms:
        shown = benefit_over_cost(term.relation, edition.given)
        row = [cell(shown), cell(_meaning(edition, obstacle.vertex.profile, term))]
        if has_numbers:
            row.append(cell(_numbers(term, is_turned=shown.left != term.relation.left)))
        rows.append(tuple(row))
    key = obstacle.vertex.key
    caption = edition.say("design conditions caption", point=text_of_name(edition.vertex_name(key)))
    yield Table(caption, tuple(line(edition.say(head)) for head in heads), tuple(rows))


def owner(edition: Edition, profile: Profile, place: int) -> tuple[int, int]:
    """The player and the unused strategy to which an eigenvalue of a vertex belongs."""
    unused = [(i, k) for i, m in enumerate(edition.game.shape) for k in range(m) if k != profile[i]]
    return unused[place]


def _meaning(edition: Edition, profile: Profile, term: Term) -> str:
    """Who keeps to what, as far as the condition is one eigenvalue's own."""
    said = []
    for place in term.eigenvalues:
        i, _ = owner(edition, profile, place)
        player = edition.game.players[i]
        strategy = edition.strategy(player, profile[i])
        said.append(edition.say("design keeps", player=edition.player(player), strategy=strategy))
    return edition.say("comma").join(dict.fromkeys(said))


def _numbers(term: Term, *, is_turned: bool) -> Math:
    """The two sides in numbers, and how they really compare: a condition that fails shows that it does."""
    assert term.left is not None
    assert term.right is not None
    left, right = (term.right, term.left) if is_turned else (term.left, term.right)
    return Math((number(left), _SIGNS["==" if left == right else "<" if left < right else ">"], number(right)))


def levers(edition: Edition, found: Sequence[Lever], *, to_end: bool) -> Iterator[Block]:
    """A row a parameter: what it must reach, in a formula and at the scenario."""
    if not found:
        return
    rows = tuple(
        (
            cell(lever.symbol),
            (_formula(edition, lever, to_end=to_end),),
            (_at_scenario(edition, lever, to_end=to_end),),
            cell("" if lever.now is None else Math((number(lever.now),))),
        )
        for lever in found
    )
    heads = ("parameter", "design takes", "design takes number", "design is now")
    yield Table(edition.say("design levers caption"), tuple(line(edition.say(head)) for head in heads), rows)


def _formula(edition: Edition, lever: Lever, *, to_end: bool) -> Line:
    """``P ≥ min(b*C, (1 - b)*C)``; bounds of both directions one by one."""
    extreme = _extreme(lever, to_end=to_end)
    if not extreme:
        return _joined(edition, [_bound(edition, bound) for bound in lever.bounds], to_end=to_end)
    parts: list[Sign | Expr] = [lever.symbol, _SIGNS[lever.bounds[0].relation.operator], extreme]
    for k, bound in enumerate(lever.bounds):
        parts += [Sign(", ", r",\ ")] if k else []
        parts.append(edition.ratio(bound.relation.right))
    return (Math((*parts, Sign(")", r"\}"))),)


def _extreme(lever: Lever, *, to_end: bool) -> Sign | None:
    """``min(`` of lower bounds one of which is enough, ``max(`` where all are needed; of upper ones the reverse."""
    operators = {bound.relation.operator for bound in lever.bounds}
    if len(lever.bounds) < 2 or len(operators) > 1:
        return None
    is_lower = operators <= {">", ">="}
    return Sign("min(", r"\min\{") if is_lower == to_end else Sign("max(", r"\max\{")


def _at_scenario(edition: Edition, lever: Lever, *, to_end: bool) -> Line:
    """The one bound that counts; bounds of both directions one by one."""
    extreme = _extreme(lever, to_end=to_end)
    bounds: Sequence[Bound] = lever.bounds
    if extreme:
        choose = min if extreme.text == "min(" else max
        bounds = [choose(bounds, key=lambda bound: bound.number)]
    shown: list[Line] = [
        (Math((lever.symbol, _SIGNS[bound.relation.operator], number(bound.number))),) for bound in bounds
    ]
    return _joined(edition, shown, to_end=to_end)


def _bound(edition: Edition, bound: Bound) -> Line:
    relation = bound.relation
    return (Math((relation.left, _SIGNS[relation.operator], edition.ratio(relation.right))),)


def _joined(edition: Edition, lines: Sequence[Line], *, to_end: bool) -> Line:
    between = edition.say("design or" if to_end else "design and")
    return tuple(piece for k, shown in enumerate(lines) for piece in ((between, *shown) if k else shown))


def told(edition: Edition, obstacle: Obstacle, key: str, **pieces: Line) -> Paragraph:
    """A sentence about a vertex that stands in the way."""
    return Paragraph(edition.sentence(key, **named(edition, obstacle), **pieces))


def text_of_name(name: Math) -> str:
    """A point's name as text, for captions."""
    return "".join(part.text for part in name.parts if isinstance(part, Sign))
