"""What is surely known of expressions in the parameters: their signs at all allowed points.

A sign is known from coefficients that are all positive, once every parameter is written in quantities that are
only positive; two signs are known from two points.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from fractions import Fraction

from sympy import Add, Expr, Integer, Poly, Symbol, expand, fraction, together

from symgame.game import Game
from tests import naive
from tests.planted.games import Drawn

Values = Mapping[Symbol, Fraction]

SEARCHED = 150
"""Allowed points among which one with a wanted property is looked for."""


class Allowed:
    """The points that the assumptions allow, and what is surely positive at all of them."""

    def __init__(self, source: random.Random, drawn: Drawn, game: Game) -> None:
        self._source, self._drawn = source, drawn
        self._symbols = {symbol.name: symbol for symbol in game.symbols}
        self.points = [self._point() for _ in range(SEARCHED)]

    def _point(self) -> Values:
        found = {
            name: Fraction(self._source.randint(1, 40), self._source.choice((1, 1, 2, 3)))
            for name in self._drawn.positive
        }
        found |= {name: Fraction(self._source.randint(1, 19), 20) for name in self._drawn.parts}
        for low, high in self._drawn.ordered:
            below = sum(found[name] for name in low)
            if high in self._drawn.parts:
                found[high] = below + (1 - below) * found[high]
            elif found[high] <= below:
                found[high] += below
        return {self._symbols[name]: value for name, value in found.items()}

    def sign(self, expression: Expr) -> str:
        """``+``, ``-`` or ``0`` if it is known, ``x`` if it surely has two signs, else ``?``."""
        if expand(expression) == 0:
            return "0"
        seen = {sign_of(naive.at(expression, point)) for point in self.points}
        if len(seen) > 1:
            return "x"
        top, bottom = fraction(together(expression.subs(self._in_positive_ones(), simultaneous=True)))
        signs = (
            {c > 0 for part in (top,) for c in Poly(part, *sorted(part.free_symbols, key=str)).coeffs()}
            if (top.free_symbols)
            else {bool(top > 0)}
        )
        if bottom.free_symbols and not all(c > 0 for c in Poly(bottom).coeffs()):
            return "?"
        if not bottom.free_symbols and bottom < 0:
            return "?"
        return "?" if len(signs) > 1 else "+" if signs == {True} else "-"

    def _in_positive_ones(self) -> dict[Symbol, Expr]:
        """Every parameter in terms of positive quantities without bounds."""
        change: dict[Symbol, Expr] = {}
        for name in self._drawn.parts:
            u = Symbol(f"u_{name}")
            change[self._symbols[name]] = u / (1 + u)
        for low, high in self._drawn.ordered:
            below = Add(*(change.get(self._symbols[name], self._symbols[name]) for name in low))
            room = (1 - below) * change.get(self._symbols[high], Integer(0))
            change[self._symbols[high]] = below + (room if high in self._drawn.parts else Symbol(f"d_{high}"))
        return change


def sign_of(value: Expr) -> int:
    return int(bool(value > 0)) - int(bool(value < 0))


def value_at(expression: Expr, at: Values) -> Fraction | None:
    value = naive.at(expression, at)
    return Fraction(int(value.p), int(value.q)) if value.is_Rational else None
