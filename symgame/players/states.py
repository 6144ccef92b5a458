"""States of the populations, and scenarios: named values with starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sympy import Rational, Symbol

from symgame.errors import counted, expect
from symgame.shown import shortened

T = TypeVar("T")

Share = Rational | tuple[Rational, ...]

State = tuple[Share, ...]
"""One share per player; a player of three or more strategies has the tuple of its shares."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """Named values of the parameters, with starts and, where said, what they lead to.

    :meth:`symgame.Game.scenario_from` makes one from numbers or texts.

    Attributes
    ----------
    name : str
    values : tuple of (Symbol, Rational)
    initial : tuple of State
        Starts: a share for each player; for one of three or more strategies the tuple of its shares.
    outcome : State or None
        What is said to be reached.
    sources : tuple of (str, str)
        Where values come from, by parameter.
    """

    name: str
    values: tuple[tuple[Symbol, Rational], ...]
    initial: tuple[State, ...] = ()
    outcome: State | None = None
    sources: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        values = ", ".join(f"{symbol} = {value}" for symbol, value in self.values)
        return shortened(f"Scenario {self.name!r}, {counted(len(self.initial), 'start')}: {values or 'no values'}")


def check_scenario(given: object) -> None:
    """Refuse what is given instead of a scenario, its name for one."""
    expect(given, Scenario, "a scenario is expected", "write game.scenario('its name') or game.scenario_from({'C': 1})")


def shares_of(state: Sequence[T | tuple[T, ...]]) -> tuple[T, ...]:
    """The shares of a state or of a point, those of all players in one row.

    Examples
    --------
    >>> shares_of((1, (2, 3), 4))
    (1, 2, 3, 4)
    """
    return tuple(share for part in state for share in (part if isinstance(part, tuple) else (part,)))


def equal_shares(shape: Sequence[int]) -> State:
    """The state in which all strategies of a player have the same share.

    Examples
    --------
    >>> equal_shares((2, 3))
    (1/2, (1/3, 1/3, 1/3))
    """
    return tuple(Rational(1, 2) if m == 2 else (Rational(1, m),) * m for m in shape)
