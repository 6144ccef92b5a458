"""The values that a page offers: those of the scenarios, and an example of every case; and how far sliders go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sympy import Rational, Symbol

from symgame.conditions.interval import Interval
from symgame.conditions.region import holds
from symgame.errors import ExportError
from symgame.game import Game
from symgame.players import State
from symgame.stability.regimes.regimes import Regimes

START = Rational(2, 5)
"""The share of every player at the start where no scenario names one: beside the centre, which is often at rest."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Values of all parameters, in the author's order, and a start.

    Attributes
    ----------
    name : str
        Of the scenario; empty for an example of a case.
    case : int
        The number of the case, from 1; 0 for a scenario.
    values : tuple of Rational
    start : tuple of Rational
        Empty where the start is not said: then the one that is there stays.
    """

    name: str
    case: int
    values: tuple[Rational, ...]
    start: tuple[Rational, ...] = ()


def settings_of(game: Game, found: Regimes) -> tuple[Setting, ...]:
    """The scenarios that give every parameter a value that the assumptions allow, then an example of each case.

    Raises
    ------
    ExportError, InvalidGameError
        If there is none.
    """
    result = (*_scenarios(game), *_examples(game, found))
    if not result:
        names = ", ".join(f"'{scenario.name}'" for scenario in game.chosen_scenarios())
        raise ExportError(
            f"no values to begin with: none of the scenarios {names} gives every parameter of '{game.slug}' a value "
            "which the assumptions allow; correct one, or add [[scenario]] with a name and values"
        )
    return result


def _scenarios(game: Game) -> Iterator[Setting]:
    for scenario in game.scenarios:
        values = dict(scenario.values)
        if all(symbol in values for symbol in game.symbols) and _is_allowed(game, values):
            start = _shares(scenario.initial[0]) if scenario.initial else ()
            yield Setting(scenario.name, 0, tuple(values[symbol] for symbol in game.symbols), start)


def _shares(state: State) -> tuple[Rational, ...]:
    return tuple(share for share in state if isinstance(share, Rational))


def _examples(game: Game, found: Regimes) -> Iterator[Setting]:
    """Examples with square roots are left out: a page takes decimals."""
    for number, stable in enumerate(found.stable_sets, 1):
        values = {s: v for s, v in stable.witness if isinstance(v, Rational)}
        if all(symbol in values for symbol in game.symbols) and _is_allowed(game, values):
            yield Setting("", number, tuple(values[symbol] for symbol in game.symbols))


def _is_allowed(game: Game, values: dict[Symbol, Rational]) -> bool:
    return all(holds(relation, values) for relation in game.assumptions.relations)


@dataclass(frozen=True, slots=True)
class Slider:
    """From where to where a parameter is moved by hand.

    Attributes
    ----------
    low, high : Rational
    step : Rational
        A 1, 2 or 5 with zeros, 200 to 500 of them.
    """

    low: Rational
    high: Rational
    step: Rational


def slider_of(allowed: Interval, values: Iterable[Rational]) -> Slider:
    """The slider of a parameter: as far as assumed, else to twice the largest of its values.

    An end that does not belong to the interval is missed by one step. A number may be typed beyond the ends.

    Examples
    --------
    >>> slider_of(Interval(low=Rational(0)), [Rational(5), Rational(11)])
    Slider(low=1/20, high=25, step=1/20)
    """
    every = list(values)
    reach = round_up(2 * max([abs(value) for value in every if value] or [Rational(1, 2)]))
    is_negative = any(value < 0 for value in every)
    low = allowed.low if allowed.low is not None else -reach if is_negative or allowed.high == 0 else Rational(0)
    high = allowed.high if allowed.high is not None else max(reach, low + reach)
    low = low if low < high else high - reach
    step = _step(high - low)
    is_low_open = low == allowed.low and not allowed.low_closed
    is_high_open = high == allowed.high and not allowed.high_closed
    return Slider(low + step if is_low_open else low, high - step if is_high_open else high, step)


def round_up(value: Rational) -> Rational:
    """The next number that reads well: 1, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 with zeros.

    Examples
    --------
    >>> [round_up(Rational(*each)) for each in ((3, 1), (22, 1), (33, 1000))]
    [3, 25, 1/25]
    """
    digits = [Rational(k, 2) for k in (2, 3, 4, 5, 6, 8, 10, 12, 16)]
    return next(number for number in _with_zeros(value, digits) if number >= value)


def _step(width: Rational) -> Rational:
    fine = width / 500 if width > 0 else Rational(1, 500)
    return next(unit for unit in _with_zeros(fine, [Rational(1), Rational(2), Rational(5)]) if unit >= fine)


def _with_zeros(value: Rational, digits: Sequence[Rational]) -> Iterator[Rational]:
    """Digits, the same with a zero more, and on; from below a value."""
    power = Rational(1)
    while power > value:
        power /= 10
    while power * 10 <= value:
        power *= 10
    while True:
        yield from (power * digit for digit in digits)
        power *= 10


def columns(settings: Sequence[Setting]) -> list[tuple[Rational, ...]]:
    """The values of each parameter in all settings."""
    return list(zip(*(setting.values for setting in settings), strict=True))
