"""Examples of cases: values of parameters, those that all examples share told once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sympy import Expr, Symbol

from symgame.display.plain import NO_BREAK
from symgame.display.table import Line, Math, Sign
from symgame.game import Game
from symgame.presentation.edition import Edition
from symgame.stability.regimes.regimes import StableSet
from symgame.stability.vertex import Vertex


@dataclass(frozen=True, slots=True)
class Told:
    """Which parameters are told of every example.

    Attributes
    ----------
    differing : tuple of Symbol
        Told of each.
    shared : tuple of (Symbol, Expr)
        The same in all, told once.
    idle : tuple of Symbol
        In no eigenvalue, nor bound by an assumption to one that is: their values do not matter.
    """

    differing: tuple[Symbol, ...]
    shared: tuple[tuple[Symbol, Expr], ...]
    idle: tuple[Symbol, ...]

    def of(self, stable: StableSet) -> tuple[tuple[Symbol, Expr], ...]:
        """What is told of one example."""
        return tuple((symbol, value) for symbol, value in stable.witness if symbol in self.differing)


def told(game: Game, vertices: Sequence[Vertex], stable_sets: Sequence[StableSet]) -> Told:
    """Sort the parameters of examples."""
    values: dict[Symbol, dict[Expr, None]] = {}
    for stable in stable_sets:
        for symbol, value in stable.witness:
            values.setdefault(symbol, {})[value] = None
    relevant = _relevant(game, vertices)
    shared = tuple((s, next(iter(found))) for s, found in values.items() if len(found) == 1 and s in relevant)
    differing = tuple(s for s, found in values.items() if len(found) > 1 and s in relevant)
    return Told(differing, shared, tuple(symbol for symbol in values if symbol not in relevant))


def _relevant(game: Game, vertices: Sequence[Vertex]) -> set[Symbol]:
    """The parameters in eigenvalues, and those that assumptions bind to them."""
    found: set[Symbol] = set()
    for vertex in vertices:
        for eigenvalue in vertex.eigenvalues:
            found |= {symbol for symbol in game.symbols if symbol in eigenvalue.free_symbols}
    bound = [relation.symbols for relation in game.assumptions.relations if len(relation.symbols) > 1]
    while any(symbols & found and not symbols <= found for symbols in bound):
        found = found.union(*(symbols for symbols in bound if symbols & found))
    return found


def values_line(edition: Edition, values: Iterable[tuple[Symbol, Expr]]) -> Line:
    """``R = 1, S = 2``: formulas of their own, so that a line can end between them."""
    comma = edition.say("comma relations")
    shown = [value_of(symbol, value) for symbol, value in values]
    return tuple(piece for k, value in enumerate(shown) for piece in ((comma, value) if k else (value,)))


def value_of(symbol: Symbol, value: Expr) -> Math:
    """``R = 1/2``; a fraction on the line, so that lines of values stay close."""
    shown = Sign(str(value), str(value)) if value.is_Rational else value
    return Math((symbol, Sign(f"{NO_BREAK}={NO_BREAK}", " = "), shown))
