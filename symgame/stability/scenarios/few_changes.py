"""Into a case by changing few values of a scenario: one parameter, else two, else three."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from sympy import Expr, Rational, S, Symbol

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.examples import example
from symgame.conditions.region import holds
from symgame.conditions.relation import Relation
from symgame.game import Game
from symgame.stability.scenarios.case_cells import Relations, with_room
from symgame.stability.scenarios.ess_forms import EssForms
from symgame.stability.scenarios.rounding import inside, relative_change, rounded, where_all_hold

MOST = 3
"""So many parameters are tried together; more hardly count as few."""

MAX_TRIED = 400
"""So many pairs of a cell and parameters are tried for each number of parameters, and for each room."""

Values = Mapping[Symbol, Expr]


def few_changes(
    cells: Sequence[Relations],
    game: Game,
    forms: EssForms,
    before: Mapping[Symbol, Rational],
    room: Rational,
) -> dict[Symbol, Expr] | None:
    """Values in a case of which one, two or three differ from given ones; of equally few those that change least.

    Inequalities in which a changed parameter occurs get room, as far as there is some; the others stay as
    they are. None where three parameters do not suffice, or no values were found.
    """
    needed = [(cell, [r for r in cell if not holds(r, before)]) for cell in cells]
    bearing = [symbol for symbol in game.symbols if symbol in forms.symbols]
    bound = {s for r in game.assumptions.relations if r.symbols & set(bearing) for s in r.symbols}
    movable = [symbol for symbol in game.symbols if symbol in bearing or symbol in bound]
    for count, wide in itertools.product(range(1, MOST + 1), (room, room / 4, S.Zero)):
        choices = (
            (cell, chosen)
            for chosen in itertools.combinations(movable, count)
            for cell, failing in needed
            if all(relation.symbols & set(chosen) for relation in failing)
        )
        found = [
            values
            for cell, chosen in itertools.islice(choices, MAX_TRIED)
            for values in _within(cell, chosen, game.assumptions, forms, before, wide)
        ]
        if found:
            return min(found, key=lambda values: relative_change(values, before))
    return None


def _within(
    cell: Relations,
    chosen: tuple[Symbol, ...],
    given: Assumptions,
    forms: EssForms,
    before: Mapping[Symbol, Rational],
    room: Rational,
) -> Iterator[dict[Symbol, Expr]]:
    """Values in a cell, all but the chosen ones as before."""
    touched = tuple(relation for relation in cell if relation.symbols & set(chosen))
    assumed = [relation for relation in given.relations if relation.symbols & set(chosen)]
    asked = [*with_room(touched, room), *assumed]
    start = _line(asked, chosen[0], before) if len(chosen) == 1 else _space(asked, chosen, before)
    if start is not None:
        values = rounded({**before, **start}, chosen, asked, forms, towards=before)
        if all(holds(relation, values) for relation in asked):
            yield values


def _line(asked: Sequence[Relation], symbol: Symbol, before: Mapping[Symbol, Rational]) -> dict[Symbol, Expr] | None:
    near = inside(where_all_hold(asked, symbol, before), before[symbol])
    return None if near is None else {symbol: near}


def _space(
    asked: Sequence[Relation], chosen: tuple[Symbol, ...], before: Mapping[Symbol, Rational]
) -> dict[Symbol, Expr] | None:
    rest = {symbol: value for symbol, value in before.items() if symbol not in chosen}
    relations = [Relation(r.left.xreplace(rest), r.operator, r.right.xreplace(rest)) for r in asked]
    found = example(relations, Assumptions(), chosen)
    return None if found is None else dict(found)
