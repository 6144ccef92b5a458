"""The volumes on both sides of a party's surface of indifference, against integrals known exactly."""

from __future__ import annotations

import numpy as np
import pytest
from sympy import Rational, integrate, log, pi, symbols

from symgame.dynamics.replicator import replicator
from symgame.errors import SimulationError
from symgame.figures.party.phase import party_phase
from symgame.game import Game
from symgame.library import load
from symgame.numeric.volumes import volumes
from tests.unit.test_theory_cases import field_of, game_of


def of_first(game: Game) -> tuple[object, float]:
    """The first player's first volume, exactly and as a number."""
    found = volumes(replicator(game), 0)
    assert found.first + found.second == pytest.approx(1)
    assert found.error < 1e-6
    return (found.exact[0] if found.exact else None), found.first


@pytest.mark.parametrize(
    ("advantage", "expected"),
    [
        ("1", 1),
        ("-1", 0),
        ("y - 1/3", Rational(2, 3)),
        ("1/3 - z", Rational(1, 3)),
        ("y - z", Rational(1, 2)),
        ("y + z - 1/2", Rational(7, 8)),
        ("3 - 2*y - 2*z", Rational(7, 8)),
        ("y*z - 1/4", Rational(3, 4) - log(4) / 4),
        ("1/4 - y*z", Rational(1, 4) + log(4) / 4),
        ("(y - 1/2)*(z - 1/2)", Rational(1, 2)),
        ("(y - 1/3)*(z - 1/4)", Rational(1, 3) * Rational(1, 4) + Rational(2, 3) * Rational(3, 4)),
        ("y*z", 1),
        ("y*(z - 1/3)", Rational(2, 3)),
        ("y - y*z", 1),
    ],
)
def test_multilinear_surfaces_are_measured_exactly(advantage: str, expected: object) -> None:
    exact, number = of_first(game_of(advantage, "1", "1"))
    assert (exact - expected).equals(0)
    assert number == pytest.approx(float(expected))


def test_two_parties_have_lengths() -> None:
    assert of_first(game_of("2*y - 1/2", "1")) == (Rational(3, 4), 0.75)


def test_who_is_indifferent_everywhere_has_no_volume() -> None:
    found = volumes(replicator(game_of("0", "1", "1")), 0)
    assert (found.first, found.second, found.exact) == (0, 0, (0, 0))


@pytest.mark.parametrize(
    ("advantage", "expected"),
    [
        ("1/4 - y**2 - z**2", float(pi / 16)),  # a quarter of a disc
        ("1/4 - (y - 1/2)**2 - (z - 1/2)**2", float(pi / 4)),
        ("1/2 - x", 0.5),
        ("1 - x - y - z", 1 / 6),  # a corner of the cube
        ("1/4 - (x - 1/2)**2 - (y - 1/2)**2 - (z - 1/2)**2", float(pi / 6)),  # a ball
        ("(y - x)*(z - x)", 2 / 3),
        ("(y - 1/2)/(z + 1)", 0.5),
    ],
)
def test_other_surfaces_are_measured_to_a_millionth(advantage: str, expected: float) -> None:
    _, number = of_first(field_of(advantage, "1", "1"))
    assert number == pytest.approx(expected, abs=1e-6)


def test_the_integral_of_the_threshold_is_the_volume() -> None:
    """Of ``llm-iar`` Academia's threshold z*(x) stays in the cube, so that the volume is its plain integral."""
    x = symbols("x", real=True)
    game = load("data-compute-supply")
    at_values = replicator(game.at(game.scenarios[0]))
    found = volumes(at_values, 1)
    # D_y = Vm x - p x + V0 (1 - x) - Vs + q F z (x to z): with the numbers of the scenario 6x + 5(1 - x) - 7 + 2.4 z.
    threshold = (2 - x) / Rational(12, 5)
    assert found.exact is not None
    assert found.exact[0] == integrate(1 - threshold, (x, 0, 1))


def test_shapes_and_values_that_do_not_do_are_refused() -> None:
    with pytest.raises(SimulationError, match="this game has the strategies 3-3-2"):
        volumes(replicator(load("cooperation-modes")), 0)
    with pytest.raises(SimulationError, match=r"no value for C, E1, L, P, S1, V, a, b, d, r; .* add them"):
        volumes(replicator(load("llm-iar")), 0)


def test_the_surface_lies_where_the_advantage_vanishes_and_regions_on_their_sides() -> None:
    cases = [("y*z - 1/4", "1", "1"), ("1 - x - y - z", "1", "1"), ("(y - 1/2)*(z - 1/2)", "1", "1")]
    for case, count in zip(cases, (2, 2, 4), strict=True):
        phase = party_phase(replicator(field_of(*case)), 0)
        corners = np.vstack(phase.patches)
        assert np.abs(phase.advantage(corners)).max() < 1e-3
        assert ((corners >= 0) & (corners <= 1)).all()
        assert len(phase.regions) == count
        for region in phase.regions:
            assert (phase.advantage(region.centre[None])[0] > 0) == region.is_first


def test_indifference_on_a_face_alone_is_no_surface() -> None:
    phase = party_phase(replicator(game_of("y*(z + 1)", "1", "1")), 0)
    assert phase.patches == ()
    assert [region.is_first for region in phase.regions] == [True]
