"""Every verdict against the exact spectrum at the point, and against paths that start nearby."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp
from sympy import Rational

from symgame.analysis import Analysis, ClassifiedPoint, analyse
from symgame.dynamics.field import Scope
from symgame.dynamics.replicator import replicator
from symgame.equilibria.rest_point import Kind
from symgame.game import Game
from symgame.stability.verdict import Stability
from symgame.stability.vertex import vertex
from tests import naive
from tests.strategies import games, generic_games, integers, numeric_cubes, players_of

STABLE = (Stability.ASYMPTOTICALLY_STABLE, Stability.LYAPUNOV_STABLE, Stability.CENTRE)


def signs_at(game: Game, point: ClassifiedPoint) -> tuple[list[int], list[bool]]:
    """Of every eigenvalue at the point: the sign of its real part, and whether it is imaginary."""
    values = dict(zip(game.shares, point.point.coordinates, strict=True))
    spectrum = naive.spectrum(naive.restricted_jacobian(game).subs(values))
    return naive.real_part_signs(spectrum), [abs(v.imag) > naive.EPSILON for v in spectrum]


def check_against_spectrum(game: Game, analysis: Analysis) -> None:
    for point in analysis.rest_points:
        if point.point.kind is Kind.CONTINUUM:
            continue
        signs, turning = signs_at(game, point)
        found = point.finding.stability
        assert found is not Stability.DEPENDS
        if max(signs) > 0:
            assert found not in STABLE
        if max(signs) < 0:
            assert found is Stability.ASYMPTOTICALLY_STABLE
        if found is Stability.SADDLE:
            assert {-1, 1} == set(signs)
        if found is Stability.CENTRE:
            assert sum(turning[k] for k, s in enumerate(signs) if s == 0) == signs.count(0) == 2
            assert 1 not in signs
        if 0 not in signs:
            assert found is not Stability.UNDECIDED


@given(st.one_of(numeric_cubes((1, 3)), games(payoffs=integers(), players=(1, 2))))
def test_findings_agree_with_the_exact_spectrum(game: Game) -> None:
    check_against_spectrum(game, analyse(replicator(game)))


@given(generic_games((2, 2), (2, 2, 2), (2, 3)))
def test_findings_agree_with_the_exact_spectrum_in_general_position(game: Game) -> None:
    check_against_spectrum(game, analyse(replicator(game)))


@given(st.one_of(numeric_cubes((1, 3)), games(payoffs=integers(), players=(1, 2)), generic_games((2, 2, 2))))
def test_only_strict_nash_points_are_asymptotically_stable(game: Game) -> None:
    for point in analyse(replicator(game)).rest_points:
        is_strict = point.point.kind is Kind.VERTEX and naive.is_strict_nash(
            game, tuple(used[0] for used in point.point.support)
        )
        assert (point.finding.stability is Stability.ASYMPTOTICALLY_STABLE) == is_strict


@given(generic_games((2, 2, 2)))
def test_generic_three_party_games_leave_nothing_undecided(game: Game) -> None:
    assert all(p.finding.stability is not Stability.UNDECIDED for p in analyse(replicator(game)).rest_points)


def eigenvalues_on(game: Game, point: ClassifiedPoint, drawn: Sequence[Rational]) -> list[int]:
    values = {name: value for (name, _), value in zip(point.point.free, drawn, strict=True)}
    state = [c.subs(values) for c in point.point.coordinates]
    jacobian = naive.restricted_jacobian(game).subs(dict(zip(game.shares, state, strict=True)))
    return naive.real_part_signs(naive.spectrum(jacobian))


@given(numeric_cubes((1, 3)))
def test_points_of_continua_have_the_stability_that_their_spectrum_allows(game: Game) -> None:
    for point in analyse(replicator(game)).rest_points:
        if point.point.kind is not Kind.CONTINUUM:
            continue
        for t in (Rational(1, 3), Rational(5, 8)):
            drawn = [t] * len(point.point.free)
            values = {name: t for name, _ in point.point.free}
            if not all(naive.holds(limit, values) for limit in point.point.limits):
                continue
            signs = eigenvalues_on(game, point, drawn)
            finding = point.finding
            met = all(naive.holds(r, values) for r in finding.stable_if.relations)
            stable = finding.stability in STABLE or (finding.stability is Stability.DEPENDS and met)
            assert 0 in signs
            assert finding.stability is not Stability.ASYMPTOTICALLY_STABLE
            assert not (stable and 1 in signs)
            if finding.stability is Stability.DEPENDS and not met and signs.count(0) == len(drawn):
                assert 1 in signs


OWN = st.lists(st.integers(-3, 3), min_size=6, max_size=6)


@given(OWN)
def test_mixed_points_with_own_shares_agree_with_the_exact_spectrum(k: list[int]) -> None:
    table = {
        "11": [f"{k[0]}*x + {k[1]}*y + {k[2]}/2", f"{k[3]}*x + {k[4]}*y + {k[5]}/2"],
        "10": [f"{k[0]}*x + {k[1]}*y + {k[2]}/2", 0],
        "01": [0, f"{k[3]}*x + {k[4]}*y + {k[5]}/2"],
        "00": [0, 0],
    }
    game = Game.from_table(players_of((2, 2)), table, state_dependent=True)
    field = replicator(game)
    for point in analyse(field).rest_points:
        if point.point.kind is Kind.CONTINUUM:
            continue
        signs, _ = signs_at(game, point)
        found = point.finding.stability
        assert max(signs) <= 0 or found not in STABLE
        assert max(signs) >= 0 or found is Stability.ASYMPTOTICALLY_STABLE
        assert found is not Stability.SADDLE or {-1, 1} == set(signs)
        assert 0 in signs or found is not Stability.UNDECIDED
        if field.scope is not Scope.GENERAL:
            assert found is not Stability.ASYMPTOTICALLY_STABLE or point.point.kind is Kind.VERTEX


# Paths from starts near 000, in the logarithms of the shares, for D_i = sum_j a_ij u_j + e_i u_j u_k (- 1).

Rates = Callable[[np.ndarray], np.ndarray]


def farthest(rates: Rates, n: int, start_size: float, horizon: float) -> float:
    """The largest share reached from several starts of one size, after a time that is long for it."""
    directions = [w for w in itertools.product((1.0, 0.3, 1e-150), repeat=n) if max(w) == 1.0][::2]  # faces too
    reached = 0.0

    def growth(_: float, logs: np.ndarray) -> np.ndarray:
        u = np.exp(np.minimum(logs, -1e-12))
        return (1 - u) * rates(u)

    def gone(_: float, logs: np.ndarray) -> float:
        return float(np.max(logs) - math.log(0.2))

    gone.terminal = True  # type: ignore[attr-defined]
    for weights in directions:
        start = np.log(np.array(weights) * start_size)
        path = solve_ivp(growth, (0, horizon), start, method="LSODA", events=gone, rtol=1e-8, atol=1e-8)
        reached = max(reached, float(np.exp(np.max(path.y))))
    return reached


def check_by_paths(formulas: Sequence[str], rates: Rates, *, is_linear: bool = True) -> Stability:
    """The verdict at 000, after paths from two sizes of starts have confirmed it."""
    names = "xyz"[: len(formulas)]
    game = Game.from_formulas(
        players_of((2,) * len(names)), {x: f"{x}*({d})" for x, d in zip(names, formulas, strict=True)}
    )
    found = vertex(replicator(game), (1,) * len(names)).finding.stability
    size = 3e-3
    small = farthest(rates, len(names), size, (0.3 if is_linear else 6) / size**2)
    if found is Stability.UNSTABLE:
        assert small > 0.19
    elif found is Stability.LYAPUNOV_STABLE:
        assert small < 0.1
    return found


@pytest.mark.parametrize("a", [-1, 0, 1])
@pytest.mark.parametrize("b", [-1, 0, 1])
def test_two_zeros_are_decided_as_paths_show(a: int, b: int) -> None:
    found = check_by_paths([f"{a}*y", f"{b}*x"], lambda u: np.array([a * u[1], b * u[0]]))
    is_unstable = (a > 0 and b >= 0) or (b > 0 and a >= 0)
    assert found is (Stability.UNSTABLE if is_unstable else Stability.LYAPUNOV_STABLE)


TRIPLES = [
    # a12, a13, a21, a23, a31, a32, e1, e2, e3
    ((0, 0, 0, 0, 0, 0, 1, 1, 1), Stability.UNSTABLE),
    ((0, 0, 0, 0, 0, 0, 1, 0, 0), Stability.UNSTABLE),
    ((0, 0, 0, 0, 0, 0, 1, 1, -1), Stability.LYAPUNOV_STABLE),
    ((0, 0, 0, 0, 0, 0, 0, 0, 0), Stability.LYAPUNOV_STABLE),
    ((2, -1, -1, 2, 2, -1, 0, 0, 0), Stability.UNSTABLE),
    ((1, -2, -2, 1, 1, -2, 0, 0, 0), Stability.LYAPUNOV_STABLE),
    ((-1, 2, 2, -1, -1, 2, -3, 1, 0), Stability.UNSTABLE),
    ((-2, 1, 1, -2, -2, 1, 3, 3, 3), Stability.LYAPUNOV_STABLE),
    ((1, -1, -1, 1, 1, -1, -1, -1, -1), Stability.LYAPUNOV_STABLE),
    ((1, -1, -1, 1, 1, -1, 1, 1, -2), Stability.LYAPUNOV_STABLE),
    ((-1, -1, -1, -1, -1, -1, 5, 5, 5), Stability.LYAPUNOV_STABLE),
    ((1, 0, -1, 0, 0, 0, 1, 1, 1), Stability.LYAPUNOV_STABLE),
]


@pytest.mark.parametrize(("numbers", "expected"), TRIPLES)
def test_three_zeros_are_decided_as_paths_show(numbers: tuple[int, ...], expected: Stability) -> None:
    assert check_by_paths(*three(numbers), is_linear=any(numbers[:6])) is expected


def three(k: Sequence[int]) -> tuple[list[str], Rates]:
    formulas = [
        f"{k[0]}*y + {k[1]}*z + {k[6]}*y*z",
        f"{k[2]}*x + {k[3]}*z + {k[7]}*x*z",
        f"{k[4]}*x + {k[5]}*y + {k[8]}*x*y",
    ]

    def rates(u: np.ndarray) -> np.ndarray:
        x, y, z = u
        return np.array(
            [
                k[0] * y + k[1] * z + k[6] * y * z,
                k[2] * x + k[3] * z + k[7] * x * z,
                k[4] * x + k[5] * y + k[8] * x * y,
            ]
        )

    return formulas, rates


@settings(max_examples=settings.default.max_examples // 2, phases=(Phase.explicit, Phase.generate))
@given(st.lists(st.integers(-1, 1), min_size=6, max_size=6), st.lists(st.integers(-2, 2), min_size=3, max_size=3))
def test_three_zeros_of_random_games_are_decided_as_paths_show(a: list[int], e: list[int]) -> None:
    found = check_by_paths(*three((*a, *e)), is_linear=any(a))
    assert found in (Stability.UNSTABLE, Stability.LYAPUNOV_STABLE, Stability.UNDECIDED)
    pairs = [(a[0], a[2]), (a[1], a[4]), (a[3], a[5])]
    if any((p > 0 and q >= 0) or (q > 0 and p >= 0) for p, q in pairs):
        assert found is Stability.UNSTABLE


@given(st.integers(1, 3), st.integers(-2, 2), st.fractions(0, 1, max_denominator=5))
def test_one_party_alone_follows_the_sign_of_its_advantage_beside_the_vertex(p: int, k: int, at: Fraction) -> None:
    game = Game.from_field(players_of((2,)), {"x": f"x*(1 - x)*({k}*x**{p})"})
    found = vertex(replicator(game), (1,)).finding.stability
    if k == 0:
        assert found is Stability.LYAPUNOV_STABLE
    else:
        assert found is (Stability.ASYMPTOTICALLY_STABLE if k < 0 else Stability.UNSTABLE)
    shifted = Game.from_field(players_of((2,)), {"x": f"x*(1 - x)*({k})*(x - {at})"})
    value = vertex(replicator(shifted), (1,)).eigenvalues[0]
    assert value == -k * Rational(at.numerator, at.denominator)
