"""What a game is made from: expressions read or adopted, and parameters declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from sympy import Expr, Symbol

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.relation import Relation, read_relations
from symgame.errors import InvalidExpressionError, InvalidGameError, expect
from symgame.expressions import Number, adopt, exact_number, read_expression
from symgame.players import Player, Share
from symgame.symbols import Parameter, check_name, nearest, real_symbol

Formula = str | int | Fraction | Expr
"""What may be written for an expression; text is read by the safe reader."""


def exact_share(share: Number | Sequence[Number]) -> Share:
    """The share of one player, or its shares."""
    if isinstance(share, str) or not isinstance(share, Sequence):
        return exact_number(share)
    return tuple(exact_number(part) for part in share)


def declared(parameters: Sequence[Parameter | Symbol | str]) -> tuple[Parameter, ...]:
    """The parameters, each with the game's own symbol."""
    if isinstance(parameters, str):
        names = ", ".join(f"'{name}'" for name in parameters.replace(",", " ").split())
        raise InvalidGameError(f"parameters is a list of names, not one text; write parameters=[{names}]")
    expect(parameters, Iterable, "parameters is a list of names", "write parameters=['C', 'F']")
    return tuple(p if isinstance(p, Parameter) else Parameter(_own_symbol(p)) for p in parameters)


def _own_symbol(parameter: Symbol | str) -> Symbol:
    expect(parameter, (str, Symbol), "a parameter is a name or a symbol", "write parameters=['C', 'F']")
    if isinstance(parameter, str):
        return real_symbol(check_name(parameter))
    name = check_name(parameter.name)
    adopt(parameter, {name: real_symbol(name)})
    return real_symbol(name)


def names_of(parameters: Sequence[Parameter], players: Sequence[Player]) -> dict[str, Symbol]:
    """The names that an expression may use: parameters, and the shares of these players."""
    names = {parameter.name: parameter.symbol for parameter in parameters}
    return names | {share.name: share for player in players for share in player.shares}


def assumptions_from(assume: Sequence[str | Relation], parameters: Sequence[Parameter]) -> Assumptions:
    """What is assumed of the parameters, read where it is text."""
    names = names_of(parameters, ())
    relations: list[Relation] = []
    for item in [assume] if isinstance(assume, str) else assume:
        expect(item, (str, Relation), "an assumption is a text", "write 'C > 0', for example")
        try:
            relations.extend([item] if isinstance(item, Relation) else read_relations(item, names))
        except InvalidExpressionError as error:
            raise InvalidExpressionError(f"assume '{str(item)[:40]}', {_in_python(str(error))}") from None
    return Assumptions(tuple(relations))


def reader_of(names: Mapping[str, Symbol], assumptions: Assumptions) -> Callable[[Formula, str], Expr]:
    """A reader of formulas over these names; what it refuses it says with the place that it is told."""

    def read(formula: Formula, place: str) -> Expr:
        try:
            if isinstance(formula, str):
                return read_expression(formula, names, is_positive=assumptions.is_positive)
            return adopt(formula, names, is_positive=assumptions.is_positive)
        except InvalidExpressionError as error:
            raise InvalidExpressionError(f"{place}, {_in_python(str(error))}") from None

    return read


def _in_python(message: str) -> str:
    """The message of a game file, where parameters are an argument."""
    for cure in ("; declare it under [parameters]", "; no names are declared here", "; declare it as a parameter"):
        message = message.replace(cure, "; add it to parameters=[...]")
    return message


def by_player(formulas: Mapping[str, Formula], players: Sequence[Player]) -> dict[str, Formula]:
    """One formula a player, by its variable, from formulas by name or variable."""
    expect(formulas, Mapping, "formulas are given by player", "write {'x': 'R - C*x', 'y': '...'}")
    variables = {player.name: player.var for player in players} | {player.var: player.var for player in players}
    found: dict[str, Formula] = {}
    for key, formula in formulas.items():
        if key not in variables:
            known = ", ".join(player.var for player in players)
            raise InvalidGameError(
                f"formulas: there is no player '{key}'{nearest(str(key), variables) or f'; write one of {known}'}"
            )
        if variables[key] in found:
            raise InvalidGameError(f"formulas: player '{key}' has two formulas; remove one")
        found[variables[key]] = formula
    missing = [player.name for player in players if player.var not in found]
    if missing:
        raise InvalidGameError(f"formulas: the formula of {', '.join(missing)} is missing; add it")
    return found
