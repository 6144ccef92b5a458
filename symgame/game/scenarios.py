"""Values for the parameters of a game: scenarios that it has, scenarios from values, the game at one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sympy import I, ImmutableDenseNDimArray, Rational, Symbol, nan, oo, zoo

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.relation import COMPARE, Relation
from symgame.errors import InvalidExpressionError, InvalidGameError, expect
from symgame.expressions import Number, exact_number
from symgame.game.construction import exact_share
from symgame.players import Scenario, State, check_scenario
from symgame.symbols import nearest

if TYPE_CHECKING:
    from symgame.game.game import Game


def game_at(game: Game, scenario: Scenario) -> Game:
    """The game with numbers for the parameters that a scenario gives."""
    check_scenario(scenario)
    values = dict(scenario.values)
    relations = []
    for relation in game.assumptions.relations:
        left, right = relation.left.xreplace(values), relation.right.xreplace(values)
        if left.free_symbols or right.free_symbols:
            relations.append(Relation(left, relation.operator, right))
        elif not COMPARE[relation.operator](left, right):
            raise InvalidGameError(
                f"scenario '{scenario.name}' contradicts the assumption '{relation.text()}'; correct one of them"
            )
    changed = [expression.xreplace(values) for expression in game.expressions]
    for expression in changed:
        if expression.has(nan, zoo, oo, -oo, I):
            raise InvalidGameError(f"scenario '{scenario.name}': a payoff has no value there")
    return replace(
        game,
        parameters=tuple(p for p in game.parameters if p.symbol not in values),
        assumptions=Assumptions(tuple(relations)),
        payoffs=None if game.payoffs is None else ImmutableDenseNDimArray(changed, game.payoffs.shape),
        field=None if game.field is None else tuple(changed),
        scenarios=(),
    )


def scenario_named(game: Game, name: str) -> Scenario:
    """The scenario of a game that has this name."""
    expect(name, str, "a scenario is found by its name", "see game.scenarios")
    for scenario in game.scenarios:
        if scenario.name == name:
            return scenario
    names = ", ".join(f"'{s.name}'" for s in game.scenarios) or "none"
    raise InvalidGameError(
        f"no scenario '{name}'{nearest(name, [s.name for s in game.scenarios]) or ';'} known: {names}"
    )


def scenarios_chosen(game: Game, name: str) -> tuple[Scenario, ...]:
    """The scenario of that name, without one all of them; of a game without parameters its numbers."""
    if name:
        return (scenario_named(game, name),)
    if not game.scenarios and game.parameters:
        raise InvalidGameError(f"game '{game.slug}' has no scenario; add [[scenario]] with a name and values")
    return game.scenarios or (scenario_of_values(game, {}, name="the numbers of the file"),)


def scenario_of_values(
    game: Game,
    values: Mapping[str, Number],
    *,
    name: str,
    initial: Sequence[Sequence[Number | Sequence[Number]]] = (),
    like: Scenario | None = None,
) -> Scenario:
    """A scenario from values by name, the others those of another scenario."""
    known = {symbol.name: symbol for symbol in game.symbols}
    expect(values, Mapping, "values are given by name", "write {'C': 1, 'F': '1/2'}")
    values = {key.name if isinstance(key, Symbol) else str(key): value for key, value in values.items()}
    for key in values:
        if key not in known:
            raise InvalidGameError(
                f"'{key}' is no parameter of '{game.slug}'{nearest(key, known) or ';'} known: {', '.join(known)}"
            )
    every = dict(like.values) if like is not None else {}
    every.update({known[key]: _number(key, value) for key, value in values.items()})
    ordered = tuple((symbol, every[symbol]) for symbol in game.symbols if symbol in every)
    starts = tuple(_start(state, game) for state in initial)
    return Scenario(name, ordered, starts or (like.initial if like is not None else ()))


def _number(name: str, value: Number) -> Rational:
    try:
        return exact_number(value)
    except InvalidExpressionError as error:
        raise InvalidExpressionError(f"the value of '{name}', {error}") from None


def _start(state: Sequence[Number | Sequence[Number]], game: Game) -> State:
    if isinstance(state, str) or not isinstance(state, Iterable):
        cure = f"write initial=[({', '.join(['0.5'] * len(game.players))})]"
        raise InvalidGameError(f"a start is a list, one share a player, not {str(state)[:40]}; {cure}")
    return tuple(exact_share(share) for share in state)
