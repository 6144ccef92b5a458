"""The worked cases of the theory, with their exact answers."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from sympy import I, Matrix, Rational, expand, sqrt

from symgame.analysis import Analysis, ClassifiedPoint, analyse
from symgame.conditions.sign import Sign
from symgame.dynamics.field import Scope
from symgame.dynamics.replicator import replicator
from symgame.equilibria.rest_point import Kind
from symgame.game import Game
from symgame.gamefile import read_game
from symgame.stability.classification import nash_conditions
from symgame.stability.verdict import EssVerdict, Stability
from tests import naive
from tests.strategies import players_of

HALF = Rational(1, 2)
BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


def game_of(*advantages: str, parameters: Sequence[str] = (), assume: Sequence[str] = ()) -> Game:
    """The game of two strategies each whose advantages are these, multilinear in the others' shares."""
    formulas = {x: f"{x}*({d})" for x, d in zip("xyzw", advantages, strict=False)}
    return Game.from_formulas(players_of((2,) * len(advantages)), formulas, parameters=parameters, assume=assume)


def field_of(*advantages: str) -> Game:
    """The same from the equations, where own shares or powers may occur."""
    equations = {x: f"{x}*(1 - {x})*({d})" for x, d in zip("xyzw", advantages, strict=False)}
    return Game.from_field(players_of((2,) * len(advantages)), equations)


def analysis_of(*advantages: str, parameters: Sequence[str] = (), assume: Sequence[str] = ()) -> Analysis:
    return analyse(replicator(game_of(*advantages, parameters=parameters, assume=assume)))


def ess_of(analysis: Analysis) -> list[str]:
    return [v.key for v in analysis.vertices if v.verdict is EssVerdict.ESS]


def vertex_of(analysis: Analysis, key: str) -> object:
    return next(v for v in analysis.vertices if v.key == key)


def point_at(analysis: Analysis, *coordinates: object) -> ClassifiedPoint:
    wanted = [Rational(c) if not hasattr(c, "free_symbols") else c for c in coordinates]
    points = (p for p in analysis.rest_points if p.point.kind is not Kind.CONTINUUM)
    return next(p for p in points if naive.close(p.point.coordinates, wanted))


def spectrum_at(game: Game, *coordinates: object) -> dict[object, int]:
    values = dict(zip(game.shares, coordinates, strict=True))
    return naive.restricted_jacobian(game).subs(values).eigenvals()


def isolated(analysis: Analysis, kind: Kind) -> list[tuple[object, ...]]:
    return [p.point.coordinates for p in analysis.rest_points if p.point.kind is kind]


HAWK_DOVE = ("1 - 2*y", "1 - 2*x", "-1")
PENNIES = ("2*(2*y - 1)", "-2*(2*x - 1)", "-1")
JORDAN = ("2*(2*y - 1)", "2*(2*z - 1)", "-2*(2*x - 1)")


def test_a1_hawk_dove_between_two_populations_has_a_saddle_and_two_ess() -> None:
    found = analysis_of(*HAWK_DOVE)
    assert spectrum_at(found.game, HALF, HALF, 0) == {-1: 1, -HALF: 1, HALF: 1}
    assert point_at(found, HALF, HALF, 0).finding.stability is Stability.SADDLE
    assert ess_of(found) == ["100", "010"]


def test_a1_the_mixed_points_of_hawk_dove_are_only_those_two() -> None:
    assert isolated(analysis_of(*HAWK_DOVE), Kind.FACE) == [(HALF, HALF, 1), (HALF, HALF, 0)]


def test_a3_in_one_population_the_mixed_point_of_hawk_dove_is_stable() -> None:
    game = field_of("1 - 2*x")
    found = analyse(replicator(game))
    assert replicator(game).scope is Scope.GENERAL
    assert spectrum_at(game, HALF) == {-HALF: 1}
    assert point_at(found, HALF).finding.stability is Stability.ASYMPTOTICALLY_STABLE
    assert ess_of(found) == []


def test_a4_matching_pennies_on_a_face_is_a_centre() -> None:
    found = analysis_of(*PENNIES)
    assert spectrum_at(found.game, HALF, HALF, 0) == {-1: 1, I: 1, -I: 1}
    assert point_at(found, HALF, HALF, 0).finding.stability is Stability.CENTRE
    assert ess_of(found) == []


def test_a5_the_face_of_the_centre_is_the_stable_face() -> None:
    found = analysis_of(*PENNIES)
    supports = [face.support for face in found.stable_faces]
    assert supports == [((0, 1), (0, 1), (1,))]
    assert found.stable_faces[0].conditions.always_hold


def test_a6_the_product_of_the_shares_is_conserved_on_the_face() -> None:
    game = game_of(*PENNIES)
    x, y, _ = game.shares
    dx, dy, _ = replicator(game).velocity
    growth = dx * (1 - 2 * x) / (x * (1 - x)) + dy * (1 - 2 * y) / (y * (1 - y))
    assert expand(growth.cancel()) == 0

    def motion(_: float, s: np.ndarray) -> list[float]:
        return [s[0] * (1 - s[0]) * 2 * (2 * s[1] - 1), -s[1] * (1 - s[1]) * 2 * (2 * s[0] - 1)]

    path = solve_ivp(motion, (0, 200), [0.6, 0.7], method="DOP853", rtol=1e-12, atol=1e-12)
    h = np.log(path.y[0] * (1 - path.y[0]) * path.y[1] * (1 - path.y[1]))
    assert np.ptp(h) < 1e-6


def test_a7_jordans_game_has_no_ess_and_an_unstable_interior_point() -> None:
    found = analysis_of(*JORDAN)
    assert spectrum_at(found.game, HALF, HALF, HALF) == {-1: 1, HALF + sqrt(3) * I / 2: 1, HALF - sqrt(3) * I / 2: 1}
    assert isolated(found, Kind.INTERIOR) == [(HALF, HALF, HALF)]
    assert point_at(found, HALF, HALF, HALF).finding.stability is Stability.UNSTABLE
    assert ess_of(found) == []


def test_a8_jordans_game_has_no_stable_point_and_no_stable_face() -> None:
    found = analysis_of(*JORDAN)
    assert found.stable_faces == ()
    unstable = (Stability.UNSTABLE, Stability.SADDLE)
    assert all(p.finding.stability in unstable for p in found.rest_points)
    assert len(found.rest_points) == 9


def test_n1_one_zero_eigenvalue_is_lyapunov_stable_and_no_ess() -> None:
    found = analysis_of("y + z", "-1", "-1")
    vertex = vertex_of(found, "000")
    assert vertex.eigenvalues == (0, -1, -1)
    assert vertex.finding.stability is Stability.LYAPUNOV_STABLE
    assert vertex.verdict is EssVerdict.NEVER
    edge = next(p for p in found.rest_points if p.point.kind is Kind.CONTINUUM)
    ((t, _),) = edge.point.free
    assert edge.point.coordinates == (t, 0, 0)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (1, 1, Stability.UNSTABLE),
        (1, -1, Stability.LYAPUNOV_STABLE),
        (-1, -1, Stability.LYAPUNOV_STABLE),
        (1, 0, Stability.UNSTABLE),
    ],
    ids=["N2", "N3", "N4", "N5"],
)
def test_n2_to_n5_two_zero_eigenvalues_are_decided_beside_the_vertex(a: int, b: int, expected: Stability) -> None:
    vertex = vertex_of(analysis_of(f"{a}*y", f"{b}*x", "-1"), "000")
    assert vertex.eigenvalues == (0, 0, -1)
    assert vertex.finding.stability is expected
    assert vertex.verdict is EssVerdict.NEVER


@pytest.mark.parametrize(
    ("a", "expected"),
    [
        ("-x", Stability.ASYMPTOTICALLY_STABLE),
        ("x", Stability.UNSTABLE),
        ("-x^2", Stability.ASYMPTOTICALLY_STABLE),
    ],
    ids=["N6", "N7", "N8"],
)
def test_n6_to_n8_own_shares_decide_one_zero_eigenvalue(a: str, expected: Stability) -> None:
    found = analyse(replicator(field_of(a, "-1", "-1")))
    vertex = vertex_of(found, "000")
    assert vertex.eigenvalues == (0, -1, -1)
    assert vertex.finding.stability is expected
    assert (vertex.verdict is EssVerdict.ESS) == (expected is Stability.ASYMPTOTICALLY_STABLE)


def test_d1_own_shares_can_make_the_interior_point_stable() -> None:
    game = field_of("1/2 - x", "1/2 - y", "1/2 - z")
    found = analyse(replicator(game))
    assert spectrum_at(game, HALF, HALF, HALF) == {-Rational(1, 4): 3}
    assert point_at(found, HALF, HALF, HALF).finding.stability is Stability.ASYMPTOTICALLY_STABLE


def test_d1_as_payoffs_with_a_parameter_has_no_stable_vertex_and_no_sign_flip() -> None:
    game = read_game(BENCHMARKS / "state-dependent.toml")
    found = analyse(replicator(game))
    k = game.symbols[0]
    assert all(v.eigenvalues == (k / 2, k / 2, k / 2) for v in found.vertices)
    assert all(v.verdict is EssVerdict.NEVER for v in found.vertices)
    assert spectrum_at(game, HALF, HALF, HALF) == {-k / 4: 3}
    assert point_at(found, HALF, HALF, HALF).finding.stability is Stability.ASYMPTOTICALLY_STABLE


def covers(analysis: Analysis, *state: object) -> bool:
    """Whether a state is one of the points, or lies on one of the sets, that were found."""
    wanted = [Rational(s) for s in state]
    for p in analysis.rest_points:
        values = {name: wanted[place] for name, place in p.point.free}
        inside = all(naive.holds(limit, values) for limit in p.point.limits)
        if inside and naive.close([c.subs(values) for c in p.point.coordinates], wanted):
            return True
    return False


def test_c1_curves_of_rest_points_are_all_described() -> None:
    found = analysis_of("y - z", "0", "x - 1/2")
    assert not found.unsolved
    third = Rational(1, 3)
    for state in (
        (HALF, third, third),
        (0, third, 0),
        (0, third, 1),
        (1, third, 0),
        (1, third, 1),
        (HALF, 0, 0),
        (HALF, 1, 1),
    ):
        assert covers(found, *state)
    assert not covers(found, HALF, third, HALF)
    assert not covers(found, third, HALF, 1)


def test_c2_three_faces_at_rest_and_one_ess() -> None:
    found = analysis_of("y*z", "x*z", "x*y")
    sets = {p.point.support for p in found.rest_points if p.point.kind is Kind.CONTINUUM}
    both = (0, 1)
    assert {((1,), both, both), (both, (1,), both), (both, both, (1,))} <= sets
    corner = vertex_of(found, "000")
    assert corner.eigenvalues == (0, 0, 0)
    assert corner.finding.stability is Stability.UNSTABLE
    assert vertex_of(found, "111").eigenvalues == (-1, -1, -1)
    assert ess_of(found) == ["111"]


def test_c3_a_parameter_at_which_points_become_lines_is_a_coincidence() -> None:
    found = analysis_of("k*(y - 1/3)", "x - 1/2", parameters=["k"])
    k = found.game.symbols[0]
    assert isolated(found, Kind.INTERIOR) == [(HALF, Rational(1, 3))]
    assert any(
        naive.holds(r, {k: 0}) and not naive.holds(r, {k: 1}) for c in found.coincidences for r in c.condition.relations
    )
    assert covers(analysis_of("0", "x - 1/2"), HALF, Rational(1, 7))


def test_x1_a_point_outside_under_the_assumptions_is_not_listed() -> None:
    found = analysis_of("B*y - C", "x - 1/2", parameters=["B", "C"], assume=["B > 0", "C > B"])
    assert isolated(found, Kind.INTERIOR) == []


def test_x1_a_point_inside_under_conditions_carries_them() -> None:
    found = analysis_of("B*y - C", "x - 1/2", parameters=["B", "C"], assume=["B > 0", "C > 0"])
    b, c = found.game.symbols
    (point,) = (p for p in found.rest_points if p.point.kind is Kind.INTERIOR)
    assert point.point.coordinates == (HALF, c / b)
    (relation,) = point.point.exists.relations
    assert (relation.text(), point.point.exists.is_impossible) in {("C < B", False), ("B > C", False)}


def test_x2_the_two_interior_points_are_both_found() -> None:
    found = analysis_of("y + 2*z - 1", "-2*x*z - 2*x + 4*z", "4*x*y + 3*x + 2*y - 3")
    expected = {(Rational(2, 5), HALF, Rational(1, 4)), (Rational(1, 3), Rational(3, 5), Rational(1, 5))}
    assert set(isolated(found, Kind.INTERIOR)) == expected


def test_l5_off_diagonal_slopes_make_a_saddle_not_two_zeros() -> None:
    found = analysis_of("1 - 2*y", "1 - 2*x")
    jacobian = naive.restricted_jacobian(found.game).subs(dict(zip(found.game.shares, (HALF, HALF), strict=True)))
    assert jacobian == Matrix([[0, -HALF], [-HALF, 0]])
    assert point_at(found, HALF, HALF).finding.stability is Stability.SADDLE


def mckelvey_mclennan() -> Game:
    """Payoffs in the order of a Gambit file: the first player's strategy changes fastest."""
    numbers = [9, 8, 12, 0, 0, 0, 0, 0, 0, 9, 8, 2, 0, 0, 0, 3, 4, 6, 3, 4, 6, 0, 0, 0]
    table = {}
    for place, reverse in enumerate(itertools.product((0, 1), repeat=3)):
        table[reverse[::-1]] = numbers[3 * place : 3 * place + 3]
    return Game.from_table(players_of((2, 2, 2)), table)


def test_mckelvey_and_mclennans_game_has_sixteen_rest_points_and_nine_nash_points() -> None:
    game = mckelvey_mclennan()
    field = replicator(game)
    found = analyse(field)
    assert len(found.rest_points) == 16
    assert all(p.point.kind is not Kind.CONTINUUM for p in found.rest_points)
    nash = [p for p in found.rest_points if not nash_conditions(field, p.point).is_impossible]
    assert len(nash) == 9
    assert vertex_of(found, "111").eigenvalues == (-9, -8, -12)


def test_a_stable_face_needs_no_ess() -> None:
    found = analysis_of("2*y - 1", "1 - 2*x", "-c", parameters=["c"], assume=["c > 0"])
    assert [face.support for face in found.stable_faces] == [((0, 1), (0, 1), (1,))]
    assert ess_of(found) == []


def test_a_stable_face_of_an_open_sign_carries_its_condition() -> None:
    found = analysis_of("2*y - 1", "1 - 2*x", "x - c", parameters=["c"], assume=["c > 0"])
    c = found.game.symbols[0]
    (low,) = (f for f in found.stable_faces if f.support == ((0, 1), (0, 1), (1,)))
    assert not all(naive.holds(r, {c: HALF}) for r in low.conditions.relations)
    assert all(naive.holds(r, {c: 2}) for r in low.conditions.relations)
    assert all(f.support != ((0, 1), (0, 1), (0,)) for f in found.stable_faces)


def test_iterated_dominance_ends_in_the_global_limit() -> None:
    found = analysis_of("-1 - y", "x - 1/2", "2*y - 1 + x")
    assert found.dominance.global_limit == (1, 1, 1)
    assert [(s.player, s.dominated) for s in found.dominance.steps] == [(0, 0), (1, 0), (2, 0)]


def test_dominance_is_not_claimed_where_a_tie_or_an_open_sign_is_left() -> None:
    assert analysis_of("y", "-1").dominance.remaining == ((0, 1), (1,))
    assert analysis_of("y - 1", "x - 1").dominance.steps == ()
    open_sign = analysis_of("a", "-1", parameters=["a"])
    assert open_sign.dominance.remaining == ((0, 1), (1,))


def test_thresholds_have_the_signs_found_by_hand() -> None:
    found = analysis_of(
        "R*y - C", "F*(1 - x) - D", "-1", parameters=["R", "C", "F", "D"], assume=["R > 0", "C > 0", "F > 0", "D > 0"]
    )
    r, c, f, d = found.game.symbols
    first, second, third = found.parties
    assert first.thresholds[0].value == c / r
    assert first.thresholds[0].slope_sign is Sign.POSITIVE
    assert dict(first.thresholds[0].effects) == {r: Sign.NEGATIVE, c: Sign.POSITIVE}
    assert expand(second.thresholds[0].value - (f - d) / f) == 0
    assert second.thresholds[0].slope_sign is Sign.NEGATIVE
    assert dict(second.thresholds[0].effects) == {f: Sign.POSITIVE, d: Sign.NEGATIVE}
    assert third.thresholds == ()
    assert third.difference_sign is Sign.NEGATIVE


def test_a_parameter_that_does_not_move_a_threshold_is_not_listed() -> None:
    found = analysis_of("k*(y - 1/3)", "x - 1/2", parameters=["k"], assume=["k > 0"])
    assert found.parties[0].thresholds[0].value == Rational(1, 3)
    assert found.parties[0].thresholds[0].effects == ()


def test_a_threshold_falls_with_the_stake_that_multiplies_a_turning_term() -> None:
    found = analysis_of("p*(2*y - 1) - q", "-1", parameters=["p", "q"], assume=["p > 0", "q > 0"])
    p, q = found.game.symbols
    assert dict(found.parties[0].thresholds[0].effects) == {p: Sign.NEGATIVE, q: Sign.POSITIVE}


def test_an_interior_point_whose_root_is_numeric_and_whose_shares_are_not_is_found() -> None:
    found = analysis_of("y*z - 1/3", "x - a*z", "x - a*y", parameters=["a"], assume=["a > 0"])
    a = found.game.symbols[0]
    (point,) = (p.point for p in found.rest_points if p.point.kind is Kind.INTERIOR)
    assert all(naive.is_zero(c.subs(a, 1) - sqrt(3) / 3) for c in point.coordinates)
    assert all(naive.holds(r, {a: Rational(3, 2)}) for r in point.exists.relations)
    assert not all(naive.holds(r, {a: 2}) for r in point.exists.relations)


def test_a_product_of_factors_of_known_sign_is_no_open_condition() -> None:
    found = analysis_of("p*R1 - p*R2", "-1", parameters=["p", "R1", "R2"], assume=["p > 0", "R1 > R2", "R2 > 0"])
    assert ess_of(found) == ["10"]
    assert vertex_of(found, "00").verdict is EssVerdict.NEVER
