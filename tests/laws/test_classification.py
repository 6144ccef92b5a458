"""Laws of classification: grids by rows are grids point by point, and both are what exact numbers say."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction
from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from sympy.polys.rings import PolyElement

from symgame import Game, Player, replicator
from symgame.numeric.classification import rows
from symgame.numeric.classification.classification import Classification, classified

NAMES = ("a", "b", "c")
PAIR = [Player("A", "x", ("Give", "Keep")), Player("B", "y", ("Give", "Keep"))]
TERMS = ("1", "a", "b", "c", "a*b", "b*c", "a*c", "a*b*c", "b*b", "c*c*b")


@st.composite
def forms(draw: st.DrawFn) -> str:
    """Polynomials in three parameters, of degree one or more in each; small coefficients, so that many cancel."""
    terms = draw(st.lists(st.tuples(st.integers(-3, 3), st.sampled_from(TERMS)), min_size=1, max_size=4))
    return " + ".join(f"({k})*{term}" for k, term in terms)


@st.composite
def axes(draw: st.DrawFn) -> list[float]:
    """Quarters of both signs, rising, falling or as they come, evenly spaced or not, some of them a little beside."""
    numbers = [draw(st.integers(-10, 10)) / 4 for _ in range(draw(st.integers(1, 9)))]
    order = draw(st.sampled_from(["rising", "falling", "even", "as they come"]))
    if order == "even":
        step = draw(st.sampled_from([0.25, -0.25, 0.5, 1e-10]))
        return [numbers[0] + k * step for k in range(len(numbers))]
    beside = [x + draw(st.sampled_from([0.0, 0.0, 0.0, 1e-13, -1e-9, 1e-8])) for x in numbers]
    return sorted(beside, reverse=order == "falling") if order != "as they come" else beside


@st.composite
def grids(draw: st.DrawFn) -> tuple[Game, dict[str, object]]:
    """A game of two parties and a grid of its parameters: each is an axis, or one number, or two share an axis."""
    payoffs = [draw(forms()) for _ in range(4)]
    formulas = {"x": f"x*(y*({payoffs[0]}) + (1 - y)*({payoffs[1]}))", "y": f"y*(x*({payoffs[2]}) + ({payoffs[3]}))"}
    game = Game.from_formulas(PAIR, formulas, parameters=NAMES)
    values: dict[str, object] = {}
    places = draw(st.lists(st.sampled_from([0, 1, 2, None]), min_size=3, max_size=3))
    lengths: dict[int, int] = {}
    for name, place in zip(NAMES, places, strict=True):
        axis = draw(axes())
        if place is None:
            values[name] = axis[0]
            continue
        length = lengths.setdefault(place, len(axis))
        own = np.array((axis * length)[:length])
        values[name] = own.reshape([length if k == place else 1 for k in range(3)])
    return game, values


def _point_by_point(game: Game, values: dict[str, object]) -> Classification:
    with patch.object(rows, "SHORTEST", 10**9):
        return classified(replicator(game), values)


@given(grids())
def test_rows_are_their_points(setting: tuple[Game, dict[str, object]]) -> None:
    game, values = setting
    with patch.object(rows, "SHORTEST", 2):
        found = classified(replicator(game), values)
    plain = _point_by_point(game, values)
    assert found.sets == plain.sets
    for one, other in ((found.index, plain.index), (found.near, plain.near), (found.signs, plain.signs)):
        assert one.dtype == other.dtype
        assert np.array_equal(one, other)


@given(grids())
def test_signs_are_exact_where_no_point_is_near(setting: tuple[Game, dict[str, object]]) -> None:
    game, values = setting
    with patch.object(rows, "SHORTEST", 2):
        found = classified(replicator(game), values)
    shape = found.index.shape
    for place in itertools.product(*map(range, shape)):
        if not found.near[place]:
            exact = {name: _exact(value, shape, place) for name, value in values.items()}
            for k, form in enumerate(found.forms):
                assert bool(int(found.signs[place]) >> k & 1) == (_value(form, exact) < 0)


def _exact(value: object, shape: tuple[int, ...], place: tuple[int, ...]) -> Fraction:
    """One number is meant as it is written, an array as it is."""
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(float(np.broadcast_to(value, shape)[place]))


def _value(form: PolyElement, exact: dict[str, Fraction]) -> Fraction:
    numbers = [exact[str(symbol)] for symbol in form.ring.symbols]
    return sum(
        (
            Fraction(int(c.numerator), int(c.denominator))
            * math.prod(x**p for x, p in zip(numbers, powers, strict=True))
            for powers, c in form.terms()
        ),
        Fraction(0),
    )
