"""Where mixed points exist, as comparisons of parameters: the same as their coordinates between 0 and 1."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Expr, Rational, Symbol

import symgame as sg
from symgame.equilibria.rest_point import Kind
from symgame.equilibria.rest_points import rest_points
from symgame.game import Game
from symgame.players import Player
from tests import naive
from tests.strategies import generic_values, symbolic_games


def is_inside(coordinates: tuple[Expr, ...], values: dict[Symbol, object]) -> bool:
    """Evaluated to 60 digits; a coordinate without a real value lies nowhere."""
    numbers = [c.subs(values).evalf(60) for c in coordinates]
    return all(number.is_real and 0 <= number <= 1 for number in numbers) and all(
        coordinate.is_Rational or 0 < number < 1 for coordinate, number in zip(coordinates, numbers, strict=True)
    )


@settings(max_examples=settings.default.max_examples // 2)
@given(symbolic_games(players=(2, 3)), st.lists(st.integers(0, 2**32), min_size=3, max_size=3))
def test_a_point_is_inside_its_face_exactly_where_its_region_holds(game: Game, seeds: list[int]) -> None:
    points = [p for p in rest_points(sg.replicator(game)).points if p.kind in (Kind.FACE, Kind.INTERIOR)]
    for seed in seeds:
        values = generic_values(game.symbols, seed)
        for point in points:
            if point.where is not None:
                assert point.where.holds(values) == is_inside(point.coordinates, values)
                assert all(naive.holds(r, values) for r in point.exists.relations) or not point.where.holds(values)


def quadratic() -> Game:
    """Three parties whose interior points solve a quadratic with parameters."""
    players = [Player(name, var, ("1", "2")) for name, var in zip("ABC", "xyz", strict=True)]
    formulas = {"x": "x*(y + 2*z - a)", "y": "y*(4*z - 2*x*z - 2*x)", "z": "z*(4*x*y + 3*x + 2*y - b)"}
    return Game.from_formulas(players, formulas, parameters=["a", "b"], assume=["a > 0", "b > 0"])


def test_both_roots_of_a_quadratic() -> None:
    points = [p for p in rest_points(sg.replicator(quadratic())).points if p.root is not None]
    assert len(points) == 2
    a, b = quadratic().symbols
    counts = set()
    for i, j in itertools.product(range(7), repeat=2):
        values = {a: Rational(1, 2) + Rational(i, 6), b: Rational(2) + Rational(j, 3)}
        holding = [point.where is not None and point.where.holds(values) for point in points]
        assert holding == [is_inside(point.coordinates, values) for point in points]
        counts.add(sum(holding))
    assert counts == {0, 1, 2}
