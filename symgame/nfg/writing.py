"""Games written as ``.nfg`` texts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sympy import Rational, Symbol

from symgame.errors import InvalidGameError, expect
from symgame.expressions import write
from symgame.game import Game
from symgame.nfg.reading import first_fastest


def write_nfg(game: Game, values: Mapping[Symbol, Rational] = MappingProxyType({})) -> str:
    """The game as an ``.nfg`` text.

    Parameters
    ----------
    game : Game
        With payoffs that are numbers once the values are put in.
    values : mapping of Symbol to Rational, optional
        The values of its parameters.

    Raises
    ------
    InvalidGameError
        If a payoff is not a rational number.
    """
    expect(game, Game, "write_nfg takes a game", "read one by load or read_game")
    if game.payoffs is None:
        raise InvalidGameError("the game has no payoffs, and .nfg holds nothing else; write it as TOML")
    lines = [f"NFG 1 R {_quoted(game.title or game.slug)} {{ {' '.join(_quoted(p.name) for p in game.players)} }}", ""]
    lines += ["{ " + "\n".join(f"{{ {' '.join(map(_quoted, p.strategies))} }}" for p in game.players), "}", '""', ""]
    for profile in first_fastest(game.shape):
        row = [game.payoffs[(*profile, i)].xreplace(dict(values)) for i in range(len(game.players))]
        for payoff in row:
            if not payoff.is_Rational:
                free = sorted(str(symbol) for symbol in payoff.free_symbols)
                cure = f"give values for {', '.join(free)}" if free else "only fractions can be written"
                raise InvalidGameError(f"the payoff {write(payoff)} is not a rational number; {cure}")
        lines.append(" ".join(f"{payoff.p}/{payoff.q}" if payoff.q != 1 else str(payoff.p) for payoff in row))
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
