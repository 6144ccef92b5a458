"""What a design is asked for: a target, instruments, a scenario for the rest, a requirement, a price."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from sympy import Add, Expr, Mul, Rational, Symbol

from symgame.errors import InvalidExpressionError, InvalidGameError
from symgame.expressions import Number, exact_number
from symgame.game import Game
from symgame.players import Scenario, profile_key, profile_of
from symgame.symbols import GREEK, nearest


class Require(Enum):
    """What the values must achieve."""

    STABLE = "stable"
    """The target is an ESS; other vertices may be, too."""

    ONLY = "only"
    """The target is an ESS and every other vertex is unstable."""


@dataclass(frozen=True, slots=True)
class Question:
    """A checked question of design; :func:`ask` builds it.

    Attributes
    ----------
    game : Game
    target : str
        The key of the vertex that is to be an ESS.
    instruments : tuple of Symbol
        The parameters whose values are sought, in the order given.
    scenario : Scenario
        Values of all other parameters; what it says of the instruments is how things are now.
    require : Require
    margin : Rational
        By how much every eigenvalue of the target is to lie below 0, and one of every rival above it; 0 asks for
        any amount.
    weights : tuple of Rational
        The cost of one unit of each instrument.
    """

    game: Game
    target: str
    instruments: tuple[Symbol, ...]
    scenario: Scenario
    require: Require
    margin: Rational
    weights: tuple[Rational, ...]

    @property
    def cost(self) -> Expr:
        """What is to be as small as possible: the weighted sum of the instruments."""
        return Add(*(Mul(weight, symbol) for weight, symbol in zip(self.weights, self.instruments, strict=True)))

    @property
    def now(self) -> dict[Symbol, Rational]:
        """The values that the scenario gives to the instruments, as far as it does."""
        return {symbol: value for symbol, value in self.scenario.values if symbol in self.instruments}

    @property
    def rest(self) -> Scenario:
        """The scenario without the instruments."""
        kept = tuple((symbol, value) for symbol, value in self.scenario.values if symbol not in self.instruments)
        return replace(self.scenario, values=kept)

    def with_values(self, values: Mapping[Symbol, Rational]) -> Game:
        """The game in numbers, with these values of the instruments."""
        chosen = {**dict(self.rest.values), **values}
        return self.game.at(replace(self.scenario, values=tuple(chosen.items())))


def ask(
    game: Game,
    target: str,
    instruments: Sequence[str | Symbol],
    *,
    require: str | Require = Require.STABLE,
    scenario: str | Scenario | None = None,
    margin: Number = 0,
    costs: Mapping[str, Number] | None = None,
) -> Question:
    """A question, checked.

    Parameters
    ----------
    game : Game
    target : str
        A vertex: ``"111"``.
    instruments : sequence of str or Symbol
        Parameters of the game.
    require : str or Require, optional
        ``"stable"`` or ``"only"``.
    scenario : str or Scenario, optional
        The first one of the game without it.
    margin : number, optional
    costs : mapping of str to number, optional
        The cost of one unit of an instrument; 1 where it is not named.

    Raises
    ------
    InvalidGameError, InvalidExpressionError
        If a name is unknown, a parameter has no value, or a number is none or negative.

    Examples
    --------
    >>> from symgame.library import load
    >>> ask(load("llm-iar"), "111", ["S1", "P"], costs={"P": 2}).cost
    2*P + S1
    """
    chosen = tuple(_instrument(game, name) for name in instruments)
    if not chosen:
        raise InvalidGameError("name at least one instrument: a parameter whose value may be chosen")
    for symbol in chosen:
        if chosen.count(symbol) > 1:
            raise InvalidGameError(f"instrument '{symbol.name}' is named twice; name it once")
    asked = Question(
        game,
        profile_key(profile_of(target, game.players), game.shape),
        chosen,
        _scenario(game, chosen, scenario),
        _require(require),
        _not_negative(margin, "a margin"),
        _weights(game, chosen, costs or {}),
    )
    given = {symbol for symbol, _ in asked.scenario.values}
    missing = [symbol.name for symbol in game.symbols if symbol not in given and symbol not in chosen]
    if missing:
        raise InvalidGameError(
            f"scenario '{asked.scenario.name}' gives no value for {', '.join(missing)}; "
            "add it there, or make it an instrument"
        )
    return asked


def _instrument(game: Game, name: str | Symbol) -> Symbol:
    text = "".join(GREEK.get(character, character) for character in str(name).strip())
    known = {symbol.name: symbol for symbol in game.symbols}
    if text not in known:
        shown = ", ".join(known) or "none"
        hint = nearest(text, known) or ";"
        raise InvalidGameError(f"instrument '{text[:60]}' is no parameter of '{game.slug}'{hint} known: {shown}")
    return known[text]


def _scenario(game: Game, chosen: tuple[Symbol, ...], scenario: str | Scenario | None) -> Scenario:
    if isinstance(scenario, Scenario):
        return scenario
    if scenario:
        return game.scenario(scenario)
    if game.scenarios:
        return game.scenarios[0]
    if set(chosen) == set(game.symbols):
        return game.scenario_from({}, name="no other parameters")
    raise InvalidGameError(
        f"game '{game.slug}' has no scenario; add [[scenario]] with a name and values for what is no instrument"
    )


def _require(require: str | Require) -> Require:
    if isinstance(require, Require):
        return require
    known = [each.value for each in Require]
    if require not in known:
        raise InvalidGameError(
            f"'{require[:40]}' cannot be required{nearest(require, known) or ';'} known: {', '.join(known)}"
        )
    return Require(require)


def _weights(game: Game, chosen: tuple[Symbol, ...], costs: Mapping[str, Number]) -> tuple[Rational, ...]:
    weights = dict.fromkeys(chosen, Rational(1))
    for name, number in costs.items():
        symbol = _instrument(game, name)
        if symbol not in weights:
            raise InvalidGameError(f"costs name '{symbol.name}', which is no instrument; add it to the instruments")
        weights[symbol] = _not_negative(number, f"the cost of '{symbol.name}'")
    return tuple(weights.values())


def _not_negative(number: Number, what: str) -> Rational:
    try:
        value = exact_number(number)
    except InvalidExpressionError as error:
        raise InvalidGameError(f"{what} is a number, as 1/100; '{str(number)[:40]}' is none") from error
    if value < 0:
        raise InvalidGameError(f"{what} is at least 0, not {value}")
    return value
