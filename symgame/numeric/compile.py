r"""The field as a fast function of floating-point shares.

What is compiled are the gains :math:`U_{ik} - U_{im}` of every strategy over the last one. Where
payoffs do not contain shares they come from the table of exact payoff differences, one contraction per
opponent; otherwise code is generated from the exact expressions, under internal names only. For many
states at many parameter points at once see :mod:`symgame.numeric.gains.kernels`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from sympy import Expr, Symbol, lambdify

from symgame.dynamics.field import VectorField, advantage_expression
from symgame.errors import InvalidGameError
from symgame.game import Game
from symgame.numeric.gains.kernels import is_multilinear
from symgame.numeric.simulation import Numbers

Mixture = tuple[Numbers, ...]
"""The shares of all strategies, one array a player."""

Gains = Callable[[Mixture], list[Numbers]]
"""Of every player, what each strategy earns above the last one (which earns 0)."""


@dataclass(frozen=True, slots=True, eq=False)
class CompiledField:
    """A field at numbers.

    Attributes
    ----------
    shape : tuple of int
        The number of strategies of each player.
    gains : callable
        From the shares of all strategies, one array a player, to their gains over the last strategy.
    is_multilinear : bool
        Whether the signs of gains at the corners of a box hold throughout the box.
    """

    shape: tuple[int, ...]
    gains: Gains
    is_multilinear: bool

    def mixture(self, state: Numbers) -> Mixture:
        """The shares of all strategies from the state: ``x`` stands for ``(x, 1 - x)``."""
        parts, place = [], 0
        for m in self.shape:
            if m == 2:
                parts.append(np.array([state[place], 1.0 - state[place]]))
            else:
                parts.append(np.asarray(state[place : place + m], dtype=float))
            place += 1 if m == 2 else m
        return tuple(parts)

    def state(self, mixture: Mixture) -> Numbers:
        """The inverse of :meth:`mixture`."""
        return np.concatenate([part[:1] if m == 2 else part for part, m in zip(mixture, self.shape, strict=True)])

    def velocity(self, state: Numbers) -> Numbers:
        """The time derivative of every share, in the order of ``game.shares``."""
        mixture = self.mixture(state)
        rates = [x * (u - x @ u) for x, u in zip(mixture, self.gains(mixture), strict=True)]
        return self.state(tuple(rates))


def compiled(field: VectorField) -> CompiledField:
    """Compile a field without open parameters.

    Raises
    ------
    InvalidGameError
        If a parameter that matters has no value.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> game = load("llm-iar")
    >>> fast = compiled(replicator(game.at(game.scenarios[0])))
    >>> fast.velocity(np.array([1.0, 0.0, 1.0])).tolist()
    [0.0, 0.0, 0.0]
    """
    game = field.game
    if game.forms is not None:
        _check_numbers(field, game.expressions)
        return CompiledField(game.shape, _from_table(game), True)
    rows = [
        [advantage_expression(field, i, k, m - 1) for k in range(m)] if m > 1 else [] for i, m in enumerate(game.shape)
    ]
    _check_numbers(field, [expression for row in rows for expression in row])
    return CompiledField(game.shape, _from_code(field, rows), is_multilinear(field))


def _check_numbers(field: VectorField, expressions: Any) -> None:
    open_symbols = {s for expression in expressions for s in expression.free_symbols} - set(field.game.shares)
    if open_symbols:
        names = ", ".join(sorted(symbol.name for symbol in open_symbols))
        raise InvalidGameError(f"no value for {names}; a simulation needs all of them: add them to the scenario")


def _from_table(game: Game) -> Gains:
    """Expected gains by contracting their table with the opponents' shares, the last opponent first."""
    n = len(game.players)
    own = [np.ascontiguousarray(np.moveaxis(_differences(game, i), i, 0)) for i in range(n)]

    def gains(mixture: Mixture) -> list[Numbers]:
        result = []
        for i, table in enumerate(own):
            for j in range(n - 1, -1, -1):
                if j != i:
                    table = table @ mixture[j]
            result.append(table)
        return result

    return gains


def _differences(game: Game, player: int) -> Numbers:
    """What a strategy pays above the last one at every profile; exact, until all is done."""
    assert game.payoffs is not None
    values = np.zeros(game.shape)
    for profile in game.profiles:
        last = (*profile[:player], game.shape[player] - 1, *profile[player + 1 :])
        values[profile] = float(game.payoffs[(*profile, player)] - game.payoffs[(*last, player)])
    return values


def _from_code(field: VectorField, rows: list[list[Expr]]) -> Gains:
    internal = [Symbol(f"s{k}") for k in range(len(field.game.shares))]
    renamed = dict(zip(field.game.shares, internal, strict=True))
    flat = [expression.xreplace(renamed) for row in rows for expression in row]
    code = lambdify(internal, flat, modules="numpy", cse=True)
    ends = np.cumsum([len(row) for row in rows])[:-1]
    shape = field.game.shape

    def gains(mixture: Mixture) -> list[Numbers]:
        state = np.concatenate([part[:1] if m == 2 else part for part, m in zip(mixture, shape, strict=True)])
        return np.split(np.array([float(value) for value in code(*state)]), ends)

    return gains
