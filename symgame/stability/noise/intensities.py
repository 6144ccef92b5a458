r"""The intensities of the noise, one a player: numbers, expressions in the parameters, or new symbols.

The Ito equation with noise that does not depend on payoffs is

.. math:: dx_i = x_i (1 - x_i) D_i \, dt + \sigma_i x_i (1 - x_i) \, dW_i

with independent Brownian motions :math:`W_i`. Both factors :math:`x_i` and :math:`1 - x_i` stand in the
noise: without either of them the share leaves the interval from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sympy import Expr, Rational, S, Symbol

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign
from symgame.errors import InvalidExpressionError, InvalidGameError
from symgame.expressions import Number, adopt, exact_number, read_expression
from symgame.game import Game
from symgame.players import Player
from symgame.symbols import check_name, nearest, real_symbol

Intensity = Number | Expr
"""A number, a formula in the game's parameters, or a new name, which is then a positive number."""


@dataclass(frozen=True, slots=True)
class Intensities:
    """How strong the noise of every player is.

    Attributes
    ----------
    values : tuple of Expr
        In the order of the players.
    symbols : tuple of Symbol
        Those that are no parameters of the game; each stands for a positive number.
    """

    values: tuple[Expr, ...]
    symbols: tuple[Symbol, ...] = ()

    @property
    def are_numbers(self) -> bool:
        """Whether paths can be drawn with them."""
        return all(value.is_Rational for value in self.values)

    def given(self, game: Game) -> Assumptions:
        """What is assumed of the game's parameters and of the intensities."""
        return game.assumptions.and_also(Relation(symbol, ">", S.Zero) for symbol in self.symbols)


def intensities(game: Game, sigma: Mapping[str, Intensity] | Intensity | None = None) -> Intensities:
    """The intensities of a game's players.

    Parameters
    ----------
    game : Game
        With two strategies a player.
    sigma : mapping of str to intensity, or one intensity for all, optional
        By the player's variable. A player without one has a symbol, ``sigma_x``.

    Raises
    ------
    InvalidGameError
        If a player has more than two strategies, a key is no player's variable, or an intensity is negative.
    InvalidExpressionError
        If an intensity cannot be read.

    Examples
    --------
    >>> from symgame import load
    >>> intensities(load("llm-iar"), {"x": "0.2", "y": "s"})
    Intensities(values=(1/5, s, sigma_z), symbols=(s, sigma_z))
    """
    for player in game.players:
        if len(player.strategies) > 2:
            raise InvalidGameError(
                f"noise is treated for players with two strategies; {player.name} has {len(player.strategies)}. With "
                "more, the noise of several shares must be tied together, and no one way to do that is the standard"
            )
    every = sigma if isinstance(sigma, Mapping) else {p.var: sigma for p in game.players if sigma is not None}
    known = [player.var for player in game.players]
    for key in every:
        if key not in known:
            hint = nearest(key, known) or ";"
            raise InvalidGameError(f"sigma: '{key[:40]}' is no player's variable{hint} known: {', '.join(known)}")
    values = tuple(
        _value(every[player.var], player, game) if player.var in every else _own_symbol(player, game)
        for player in game.players
    )
    found = dict.fromkeys(s for value in values for s in sorted(value.atoms(Symbol), key=str))
    return Intensities(values, tuple(symbol for symbol in found if symbol not in game.symbols))


def read_intensities(text: str) -> dict[str, Intensity] | Intensity | None:
    """Intensities as they are typed: ``0.2`` for all players, or ``x=0.2,y=s``; nothing for an empty text.

    Raises
    ------
    InvalidGameError
        If a player is named twice, or a part is no pair.

    Examples
    --------
    >>> read_intensities("x=0.2, y=s"), read_intensities("0.1")
    ({'x': '0.2', 'y': 's'}, '0.1')
    """
    if not text.strip():
        return None
    if "=" not in text:
        return text.strip()
    found: dict[str, Intensity] = {}
    for part in text.split(","):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not (name and equals and value):
            raise InvalidGameError(f"sigma: '{part.strip()[:40]}' is no intensity; write x=0.2,y=0.1, for example")
        if name in found:
            raise InvalidGameError(f"sigma: '{name[:40]}' is given twice; remove one")
        found[name] = value
    return found


def _value(intensity: Intensity, player: Player, game: Game) -> Expr:
    try:
        value = _read(intensity, player, game)
    except InvalidExpressionError as error:
        raise InvalidExpressionError(f"sigma: the intensity of {player.var}, {error}") from None
    if game.assumptions.sign_of(value) is Sign.NEGATIVE:
        raise InvalidGameError(f"sigma: the intensity of {player.var} is {value}; an intensity is not negative")
    return value


def _read(intensity: Intensity, player: Player, game: Game) -> Expr:
    names = {symbol.name: symbol for symbol in game.symbols}
    positive = game.assumptions.is_positive
    if isinstance(intensity, Expr):
        known = {**names, **_new(intensity, names)}
        return adopt(intensity, known, is_positive=positive)
    if not isinstance(intensity, str):
        return exact_number(intensity)
    name = _name(intensity)
    if name and name in {share.name for share in game.shares}:
        raise InvalidGameError(
            f"sigma: the intensity of {player.var} is the share {name}; write a number or a new name"
        )
    if name and name not in names:
        return real_symbol(name)
    return read_expression(intensity, names, is_positive=positive)


def _name(text: str) -> str:
    """The text as a name, if it is one."""
    try:
        return check_name(text.strip())
    except InvalidExpressionError:
        return ""


def _new(intensity: Expr, names: Mapping[str, Symbol]) -> dict[str, Symbol]:
    """A lone symbol that the game does not have."""
    if isinstance(intensity, Symbol) and intensity.name not in names:
        name = check_name(str(intensity.name))
        return {name: real_symbol(name)}
    return {}


def _own_symbol(player: Player, game: Game) -> Symbol:
    """``sigma_x``, or another name where the game has a parameter or a share of that name."""
    taken = {symbol.name for symbol in (*game.symbols, *game.shares)}
    names = (f"sigma_{player.var}", *(f"sigma{k}_{player.var}" for k in range(1, 99)))
    return real_symbol(next(name for name in names if name not in taken))


def number_of(value: Expr) -> Rational:
    """An intensity that is a number.

    Raises
    ------
    InvalidGameError
        If it is none.
    """
    if not isinstance(value, Rational):
        raise InvalidGameError(f"sigma: {value} is no number; paths need numbers, as in x=0.2,y=0.1")
    number: Rational = value
    return number
