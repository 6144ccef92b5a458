"""Rest points: all of them, nothing else, and the index theorem."""

from __future__ import annotations

import itertools
from fractions import Fraction

import mpmath
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Expr, Matrix, Rational, expand, eye

from symgame.analysis import analyse
from symgame.dynamics.replicator import replicator
from symgame.equilibria.rest_point import Kind, RestPoint
from symgame.equilibria.rest_points import rest_points
from symgame.game import Game
from symgame.stability.classification import nash_conditions
from tests import naive
from tests.strategies import games, generic_games, integers, numeric_cubes, players_of

ZEROS = st.sampled_from([Fraction(0)] * 3 + [Fraction(1), Fraction(-1)])
T_VALUES = (Rational(1, 3), Rational(2, 7), Rational(5, 8), Rational(11, 12))


def game_of_advantages(numbers: list[Fraction], n: int = 3) -> Game:
    """The game in which player i earns the next 2**(n-1) numbers with its first strategy, else nothing."""
    table = {}
    for profile in itertools.product(range(2), repeat=n):
        row = []
        for i in range(n):
            others = [k for j, k in enumerate(profile) if j != i]
            place = sum(k << j for j, k in enumerate(others))
            row.append(numbers[i * 2 ** (n - 1) + place] if profile[i] == 0 else 0)
        table[profile] = row
    return Game.from_table(players_of((2,) * n), table)


def cubes_of_advantages(numbers: st.SearchStrategy[Fraction]) -> st.SearchStrategy[Game]:
    return st.lists(numbers, min_size=12, max_size=12).map(game_of_advantages)


def isolated(game: Game) -> list[RestPoint]:
    found = rest_points(replicator(game))
    return [p for p in found.points if p.kind in (Kind.FACE, Kind.INTERIOR)]


def values_at(game: Game, point: RestPoint) -> dict[object, Expr]:
    return dict(zip(game.shares, point.coordinates, strict=True))


def numbers_at(game: Game, point: RestPoint) -> dict[object, Expr]:
    """Rational coordinates as they are, others to 80 digits."""
    return {s: v if v.is_Rational else v.evalf(80, maxn=1000) for s, v in values_at(game, point).items()}


def in_open_face(game: Game, point: RestPoint) -> bool:
    values = values_at(game, point)
    for player, used in zip(game.players, point.support, strict=True):
        shares = [s.subs(values) for s in player.share_of]
        inside = [naive.is_zero(shares[k]) is False and naive.number(shares[k]) > 0 for k in used]
        outside = [naive.is_zero(shares[k]) for k in range(len(shares)) if k not in used]
        if not all(inside) or not all(outside) or not naive.is_zero(sum(shares) - 1):
            return False
    return True


def on_continuum(point: RestPoint, target: tuple[Expr, ...]) -> bool:
    """Whether an exact point lies on a described line or surface (its free shares are read off)."""
    values = {name: target[place] for name, place in point.free}
    if any(naive.holds(limit, values) is False for limit in point.limits):
        return False
    coordinates = [c.subs(values) for c in point.coordinates]
    return all(c.is_finite for c in coordinates) and naive.close(coordinates, target)


@given(st.one_of(games(payoffs=integers(), players=(1, 2)), numeric_cubes((1, 4))))
def test_each_reported_point_is_at_rest_and_lies_in_its_open_face(game: Game) -> None:
    velocity = naive.velocity(game)
    for point in isolated(game):
        assert all(naive.is_zero(c.subs(values_at(game, point))) for c in velocity)
        assert in_open_face(game, point)


@given(numeric_cubes((3, 4)))
def test_no_point_is_reported_twice(game: Game) -> None:
    for a, b in itertools.combinations(isolated(game), 2):
        assert a.support != b.support or not naive.close(a.coordinates, b.coordinates)


@given(st.one_of(numeric_cubes((2, 4)), cubes_of_advantages(ZEROS)))
def test_the_trace_vanishes_at_interior_points(game: Game) -> None:
    jacobian = naive.restricted_jacobian(game)
    for point in isolated(game):
        if point.kind is Kind.INTERIOR:
            assert naive.is_zero(expand(jacobian.trace().subs(values_at(game, point))))


def check_complete(game: Game) -> None:
    """Every exact solution on each of the faces is reported, and nothing else."""
    found = rest_points(replicator(game))
    assert not found.unsolved
    sets = [p for p in found.points if p.kind is Kind.CONTINUUM]
    for face in naive.faces(len(game.shape)):
        support = tuple((0, 1) if v is None else (1 - v,) for v in face)
        ours = [p for p in found.points if p.support == support and p.kind is not Kind.CONTINUUM]
        solutions, is_all = naive.rest_on(game, face)
        for solution in solutions:
            is_known = any(naive.close(p.coordinates, solution) for p in ours)
            assert is_known or any(on_continuum(p, solution) for p in sets), f"{solution} on {face} is not reported"
        if is_all and None in face:
            assert all(any(naive.close(p.coordinates, s) for s in solutions) for p in ours)


@given(numeric_cubes((3, 3)))
def test_no_rest_point_of_a_small_integer_game_is_missed(game: Game) -> None:
    check_complete(game)


@given(cubes_of_advantages(ZEROS))
def test_no_rest_point_of_a_degenerate_game_full_of_zeros_is_missed(game: Game) -> None:
    check_complete(game)


@given(cubes_of_advantages(st.sampled_from([Fraction(1), Fraction(-1), Fraction(2), Fraction(-2)])))
def test_no_rest_point_of_a_game_of_repeated_numbers_is_missed(game: Game) -> None:
    check_complete(game)


@given(
    st.lists(st.integers(-2, 2), min_size=6, max_size=6),
    st.sampled_from([(0, 1), (1, 0), (1, 1)]),
)
def test_no_rest_point_is_missed_where_an_advantage_factors(numbers: list[int], which: tuple[int, int]) -> None:
    a, b, c, d, e, f = numbers
    formulas = {
        "x": f"x*(({a} + 2*y)*({b} - 3*z))",
        "y": f"y*(({c} + 2*x)*({d} - 3*z))" if which[0] else f"y*({c} + 2*x - 3*z + x*z)",
        "z": f"z*(({e} + 2*x)*({f} - 3*y))" if which[1] else f"z*({e} - 2*x + 3*y)",
    }
    check_complete(Game.from_formulas(players_of((2, 2, 2)), formulas))


@given(st.one_of(numeric_cubes((2, 3)), cubes_of_advantages(ZEROS)))
def test_a_continuum_described_as_a_set_is_at_rest_throughout(game: Game) -> None:
    velocity = naive.velocity(game)
    for point in rest_points(replicator(game)).points:
        if point.kind is not Kind.CONTINUUM:
            continue
        assert point.free
        names = [name for name, _ in point.free]
        for drawn in itertools.product(T_VALUES, repeat=len(names)):
            values = dict(zip(names, drawn, strict=True))
            if not all(naive.holds(limit, values) for limit in point.limits):
                continue
            state = [c.subs(values) for c in point.coordinates]
            assert all(0 <= share <= 1 for share in state)
            at_state = dict(zip(game.shares, state, strict=True))
            assert all(naive.is_zero(c.subs(at_state)) for c in velocity)


@given(games(payoffs=integers(), strategies=(3, 3), players=(1, 2)))
def test_a_continuum_of_three_strategies_is_at_rest_throughout(game: Game) -> None:
    velocity = naive.velocity(game)
    for point in rest_points(replicator(game)).points:
        names = [name for name, _ in point.free]
        for drawn in itertools.islice(itertools.product((Rational(1, 5), Rational(2, 7)), repeat=len(names)), 8):
            values = dict(zip(names, drawn, strict=True))
            if all(naive.holds(limit, values) for limit in point.limits):
                at_state = dict(zip(game.shares, (c.subs(values) for c in point.coordinates), strict=True))
                assert all(naive.is_zero(c.subs(at_state)) for c in velocity)
                assert all(naive.number(v) >= 0 for v in at_state.values())


@given(generic_games((2, 2), (2, 2, 2), (2, 3), (3, 3), (2, 2, 3)))
def test_generic_games_have_an_odd_number_of_nash_points_whose_indices_sum_to_one(game: Game) -> None:
    check_indices(game)


@settings(max_examples=max(3, settings.default.max_examples // 10))
@given(generic_games((2, 2, 2, 2)))
def test_generic_four_party_games_have_an_odd_number_of_nash_points(game: Game) -> None:
    check_indices(game)


def check_indices(game: Game) -> None:
    field = replicator(game)
    found = rest_points(field)
    assert not found.unsolved
    jacobian = naive.restricted_jacobian(game)
    indices = []
    for point in found.points:
        assert point.kind is not Kind.CONTINUUM
        if point.kind is Kind.VERTEX:
            profile = tuple(used[0] for used in point.support)
            is_nash = naive.is_nash(game, profile)
        else:
            is_nash = not nash_conditions(field, point).is_impossible
        if is_nash:
            matrix = -jacobian.subs(numbers_at(game, point))
            indices.append(sign_of_determinant(matrix))
    assert len(indices) % 2 == 1
    assert sum(indices) == 1


def sign_of_determinant(matrix: Matrix) -> int:
    with mpmath.workdps(80):
        if all(entry.is_Rational for entry in matrix):
            value = matrix.det()
        else:
            rows = [[mpmath.mpmathify(entry) for entry in matrix.row(i)] for i in range(matrix.rows)]
            value = mpmath.det(mpmath.matrix(rows))
        assert value != 0
        return 1 if value > 0 else -1


@given(generic_games((2, 2), (2, 2, 2), (2, 2, 2, 2)))
def test_nash_conditions_of_numeric_points_agree_with_payoffs_at_the_point(game: Game) -> None:
    field, forms = replicator(game), naive.advantages(game)
    for point in isolated(game):
        values = numbers_at(game, point)
        pays = False
        for i, used in enumerate(point.support):
            gain = forms[i].subs(values)
            pays = pays or (used == (0,) and gain < 0) or (used == (1,) and gain > 0)
        assert nash_conditions(field, point).is_impossible is bool(pays)


@given(generic_games((2, 2, 2)))
def test_three_parties_have_at_most_six_face_points_and_two_interior_ones(game: Game) -> None:
    found = isolated(game)
    assert sum(p.kind is Kind.FACE for p in found) <= 6
    assert sum(p.kind is Kind.INTERIOR for p in found) <= 2
    assert all(len(p.mixing) >= 2 for p in found)


@given(numeric_cubes((2, 3)))
def test_points_of_one_mixing_player_are_whole_edges(game: Game) -> None:
    for point in rest_points(replicator(game)).points:
        if len(point.mixing) == 1:
            assert point.kind is Kind.CONTINUUM
            assert len(point.free) == 1


@given(numeric_cubes((2, 3)))
def test_an_analysis_classifies_each_rest_point_once(game: Game) -> None:
    field = replicator(game)
    assert [p.point.coordinates for p in analyse(field).rest_points] == [
        p.coordinates for p in rest_points(field).points
    ]


def test_the_determinant_of_the_unit_matrix_is_positive() -> None:
    assert sign_of_determinant(eye(3)) == 1
