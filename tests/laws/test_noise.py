"""Laws of noise: what it can add and take, in either notion."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from sympy import Rational

from symgame.conditions.assumptions import Assumptions
from symgame.dynamics.replicator import replicator
from symgame.game import Game
from symgame.stability.noise.notions import NoiseVerdict, almost_sure, mean_square
from symgame.stability.noise.vertices import noisy_vertices
from symgame.stability.verdict import EssVerdict
from tests.strategies import generic_games

GAMES = generic_games((2,), (2, 2), (2, 2, 2))
SIGMAS = st.builds(Fraction, st.integers(1, 40), st.integers(1, 4))


@given(GAMES, SIGMAS)
def test_noise_adds_vertices_almost_surely_and_takes_them_in_mean_square(game: Game, sigma: Fraction) -> None:
    for each in noisy_vertices(replicator(game), sigma).vertices:
        is_ess = each.vertex.verdict is EssVerdict.ESS
        is_sure = each.almost_sure.verdict is NoiseVerdict.STABLE
        is_square = each.mean_square.verdict is NoiseVerdict.STABLE
        assert is_square <= is_ess <= is_sure
        assert each.gains == (is_sure and not is_ess)
        assert each.loses == (is_ess and not is_square)


@given(GAMES)
def test_without_noise_both_notions_are_strict_nash(game: Game) -> None:
    for each in noisy_vertices(replicator(game), 0).vertices:
        is_ess = each.vertex.verdict is EssVerdict.ESS
        found = (each.almost_sure.verdict, each.mean_square.verdict)
        assert found == ((NoiseVerdict.STABLE,) * 2 if is_ess else (NoiseVerdict.NOT_STABLE,) * 2)


@given(GAMES, SIGMAS)
def test_an_edge_has_two_stable_ends_exactly_where_both_vertices_are_stable(game: Game, sigma: Fraction) -> None:
    found = noisy_vertices(replicator(game), sigma)
    is_stable = {v.vertex.key: v.almost_sure.verdict is NoiseVerdict.STABLE for v in found.vertices}
    assert len(found.edges) == len(game.players) * 2 ** (len(game.players) - 1)
    for edge in found.edges:
        assert edge.is_possible == (is_stable[edge.ends[0]] and is_stable[edge.ends[1]])
        assert sum(a != b for a, b in zip(*edge.ends, strict=True)) == 1


@given(st.builds(Fraction, st.integers(-20, 20), st.integers(1, 5)), SIGMAS)
def test_the_notions_are_those_of_the_linear_equation(rate: Fraction, sigma: Fraction) -> None:
    # y(1) = exp((rate - sigma^2/2) + sigma*W), by Gauss-Hermite quadrature over the normal W
    eigenvalue, s = float(rate), float(sigma) / 10
    nodes, weights = np.polynomial.hermite_e.hermegauss(120)
    logarithms = (eigenvalue - s**2 / 2) + s * nodes
    weights = weights / weights.sum()
    typical, square = float(weights @ logarithms), float(np.log(weights @ np.exp(2 * logarithms)))
    exact = Rational(rate.numerator, rate.denominator), Rational(sigma.numerator, sigma.denominator) / 10
    sure, mean = (notion([exact[0]], [exact[1]], Assumptions()) for notion in (almost_sure, mean_square))
    for notion, exponent in ((sure, typical), (mean, square)):
        if abs(exponent) > 1e-9:
            assert (notion.verdict is NoiseVerdict.STABLE) == (exponent < 0)
        else:
            assert notion.verdict is NoiseVerdict.UNDECIDED
