"""The coordinates of a point off the vertices, for print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import Expr, Symbol
from sympy.polys.rootoftools import ComplexRootOf

from symgame.display.table import Line, Math, Sign, line
from symgame.equilibria.rest_point import RestPoint
from symgame.presentation.edition import Edition, starred

MAX_LENGTH = 170
"""Longer coordinates and conditions are said in words."""


def tuple_of(shares: Sequence[Symbol], point: RestPoint) -> Math:
    """``(x*, 1, z*)``, or the free shares of a set."""
    parts: list[Sign | Expr] = [Sign("(", "(")]
    for k, (share, coordinate) in enumerate(zip(shares, point.shown, strict=True)):
        if k:
            parts.append(Sign(", ", ", "))
        is_short = coordinate.is_Rational or coordinate in [name for name, _ in point.free]
        parts.extend([coordinate] if is_short else starred(share))
    return Math((*parts, Sign(")", ")")))


def coordinate_lines(edition: Edition, point: RestPoint) -> Iterator[Line]:
    """A line for each coordinate that is neither a number nor free; long ones are said in words."""
    named = starred_coordinates(edition.game.shares, point)
    if point.root is not None and is_said(edition, point):
        place, equation = point.root
        degree = equation.degrees()[place]
        share = Math(starred(edition.game.shares[place]))
        yield edition.sentence("root quadratic" if degree == 2 else "root higher", share=share, n=str(degree))
        return
    for name, coordinate in named:
        if coordinate.has(ComplexRootOf):
            value = str(coordinate.evalf(8))
            yield line(Math((*name.parts, Sign(f" ≈ {value}", rf" \approx {value}"))))
        elif edition.length(coordinate) <= 2 * MAX_LENGTH:
            yield line(Math((*name.parts, Sign(" = ", " = "), edition.ratio(coordinate))))
        else:
            yield (name, " ", edition.say("coordinates long"))


def is_said(edition: Edition, point: RestPoint) -> bool:
    """Whether a point that solves an equation of degree 2 or more is described instead of printed."""
    if point.root is None or point.number is not None:
        return False
    longest = max(edition.length(coordinate) for _, coordinate in starred_coordinates(edition.game.shares, point))
    return not point.is_explicit or longest > MAX_LENGTH


def starred_coordinates(shares: Sequence[Symbol], point: RestPoint) -> list[tuple[Math, Expr]]:
    """The coordinates that are neither numbers nor free, with their names."""
    free = [name for name, _ in point.free]
    return [
        (Math(starred(share)), coordinate)
        for share, coordinate in zip(shares, point.shown, strict=True)
        if not coordinate.is_Rational and coordinate not in free
    ]


def between_bounds(name: Math) -> Line:
    """``0 < x* < 1``."""
    return (Math((Sign("0 < ", "0 < "), *name.parts, Sign(" < 1", " < 1"))),)
