"""Simulation: the compiled field is the exact one, faces stay faces, and outcomes are what theory says."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp
from sympy import Rational

from symgame.dynamics.replicator import replicator
from symgame.errors import InvalidGameError, SimulationError, SymgameError
from symgame.game import Game
from symgame.numeric.basins.basins import basins
from symgame.numeric.basins.saddles import saddles
from symgame.numeric.compile import compiled
from symgame.numeric.coordinates import logits_on
from symgame.numeric.cycles import cycles_of
from symgame.numeric.path import IntegrationStopped, Path
from symgame.numeric.resting import attracting_state
from symgame.numeric.simulate import simulate
from symgame.numeric.simulation import Outcome, Run
from symgame.numeric.starts import read_state
from symgame.players import Scenario
from tests import naive
from tests.strategies import games, generic_games, integers, players_of, states

HERE = Scenario("here", ())


def run_of(game: Game, *start: str, horizon: float | None = None) -> Run:
    initial = [tuple(Rational(share) for share in start)]
    return simulate(replicator(game), HERE, initial=initial, horizon=horizon).runs[0]


def game_of(*advantages: str) -> Game:
    formulas = {x: f"{x}*({d})" for x, d in zip("xyz", advantages, strict=False)}
    return Game.from_formulas(players_of((2,) * len(advantages)), formulas)


def field_of(*advantages: str) -> Game:
    equations = {x: f"{x}*(1 - {x})*({d})" for x, d in zip("xyz", advantages, strict=False)}
    return Game.from_field(players_of((2,) * len(advantages)), equations)


def floats(game: Game, state: dict[object, Fraction]) -> np.ndarray:
    return np.array([float(state[share]) for share in game.shares])


@given(games(), st.data())
def test_the_compiled_field_is_the_exact_one(game: Game, data: st.DataObject) -> None:
    state = data.draw(states(game))
    ours = compiled(replicator(game)).velocity(floats(game, state))
    exact = [float(naive.at(component, state)) for component in naive.velocity(game)]
    assert np.allclose(ours, exact, rtol=1e-12, atol=1e-12)


@given(st.lists(st.sampled_from(["x", "y", "x*y", "1/(1 + x)", "y**2", "1 - 2*x"]), min_size=2, max_size=2))
def test_generated_code_is_the_exact_field(advantages: list[str]) -> None:
    game = field_of(*advantages)
    for x, y in itertools.product((0.0, 0.25, 0.7, 1.0), repeat=2):
        values = dict(zip(game.shares, (Rational(x), Rational(y)), strict=True))
        exact = [float(component.subs(values)) for component in game.field]
        assert np.allclose(compiled(replicator(game)).velocity(np.array([x, y])), exact, rtol=1e-12, atol=1e-12)


@settings(max_examples=settings.default.max_examples // 2)
@given(games(payoffs=integers(), players=(2, 3)), st.data())
def test_a_start_on_a_face_stays_on_it_exactly(game: Game, data: st.DataObject) -> None:
    profile = tuple(data.draw(st.integers(0, m - 1)) for m in game.shape)
    held = data.draw(st.integers(0, len(game.players) - 1))
    start: list[object] = []
    for i, m in enumerate(game.shape):
        equal = tuple(Rational(1, m) for _ in range(m))
        pure = tuple(Rational(int(k == profile[i])) for k in range(m))
        shares = pure if i == held else equal
        start.append(shares[0] if m == 2 else shares)
    run = simulate(replicator(game), HERE, initial=[tuple(start)], horizon=3).runs[0]
    place = sum(1 if m == 2 else m for m in game.shape[:held])
    width = 1 if game.shape[held] == 2 else game.shape[held]
    assert (run.states[:, place : place + width] == run.initial[place : place + width]).all()
    assert ((run.states >= 0) & (run.states <= 1)).all()


@settings(max_examples=settings.default.max_examples // 2)
@given(generic_games((2, 2), (2, 2, 2)))
def test_a_vertex_that_is_reached_from_inside_is_an_ess(game: Game) -> None:
    run = simulate(replicator(game), HERE).runs[0]
    if run.kind is Outcome.VERTEX:
        assert run.end is not None
        profile = tuple(int(1 - share) for share in run.end)
        assert naive.is_strict_nash(game, profile)
        assert run.time is not None
        assert np.abs(run.states[-1] - run.end).max() <= 0.01


def test_a_mixed_saddle_is_reached_along_its_stable_set_only() -> None:
    hawk_dove = game_of("1 - 2*y", "1 - 2*x", "-1")
    assert run_of(hawk_dove, "1/2", "1/2", "1/2").kind is Outcome.INTERIOR
    assert run_of(hawk_dove, "1/3", "1/4", "1/2").end.tolist() == [1, 0, 0]
    assert run_of(hawk_dove, "1/4", "1/3", "1/2").end.tolist() == [0, 1, 0]


def test_a4_and_a6_a_centre_is_a_cycle_whose_constant_of_motion_is_kept() -> None:
    run = run_of(game_of("2*(2*y - 1)", "-2*(2*x - 1)", "-1"), "1/3", "1/2", "1/2")
    assert run.kind is Outcome.CYCLE
    x, y = run.states[:, 0], run.states[:, 1]
    constant = np.log(x * (1 - x) * y * (1 - y))
    assert np.abs(constant - constant[0]).max() < 1e-6


def test_a8_the_heteroclinic_cycle_of_jordan_is_a_cycle_with_the_growth_of_theory() -> None:
    run = run_of(game_of("2*(2*y - 1)", "2*(2*z - 1)", "-2*(2*x - 1)"), "1/3", "2/5", "1/2")
    assert run.kind is Outcome.CYCLE
    assert run.end is None
    assert run.time is None
    assert run.cycle.is_heteroclinic
    assert abs(run.cycle.growth / 17.944 - 1) < 0.01
    assert run.why.endswith(f"each round takes {run.cycle.growth:.4g} times as long")


@pytest.mark.parametrize(
    ("advantages", "kind", "end"),
    [
        (("y + z", "-1", "-1"), Outcome.REST_SET, None),
        (("y*z", "x*z", "x*y"), Outcome.VERTEX, [1, 1, 1]),
    ],
)
def test_zero_eigenvalues_end_as_theory_says(advantages: tuple[str, ...], kind: Outcome, end: list[int] | None) -> None:
    run = run_of(game_of(*advantages), "1/3", "2/5", "1/2")
    assert run.kind is kind
    assert end is None or run.end.tolist() == end


@pytest.mark.parametrize(
    ("advantages", "kind", "end"),
    [
        (("1/2 - x", "1/2 - y", "1/2 - z"), Outcome.INTERIOR, [0.5, 0.5, 0.5]),
        (("-x", "-1", "-1"), Outcome.VERTEX, [0, 0, 0]),
        (("x", "-1", "-1"), Outcome.VERTEX, [1, 0, 0]),
        (("-x**2", "-1", "-1"), Outcome.VERTEX, [0, 0, 0]),
        (("-1/1000", "-1", "-1"), Outcome.VERTEX, [0, 0, 0]),
        (("50*(1/2 - x)", "(1/3 - y)/5", "-1"), Outcome.INTERIOR, [0.5, 1 / 3, 0]),
    ],
)
def test_own_shares_slow_rates_and_stiff_fields_are_followed_to_the_end(
    advantages: tuple[str, ...], kind: Outcome, end: list[float]
) -> None:
    run = run_of(field_of(*advantages), "1/10", "2/5", "9/10")
    assert run.kind is kind
    assert np.allclose(run.end, end)


@pytest.mark.parametrize(
    ("game", "start", "method"),
    [
        (game_of("2*(2*y - 1)", "-2*(2*x - 1)"), ("3/10", "2/5"), "DOP853"),
        (game_of("30*y - 10", "25*z - 20*x", "7 - 4*x"), ("3/10", "2/5", "1/2"), "DOP853"),
        (field_of("1/2 - x", "x/(1 + y)", "z - 1/3"), ("1/10", "2/5", "9/10"), "DOP853"),
        (field_of("40*(1/2 - x)*(1 + y)", "1/20 - x*y/3", "-1/3"), ("1/10", "2/5", "9/10"), "Radau"),  # stiff
    ],
)
def test_states_are_exact_between_the_steps_of_integration_too(game: Game, start: tuple[str, ...], method: str) -> None:
    run = run_of(game, *start)
    fast = compiled(replicator(game))
    exact = solve_ivp(
        lambda _, state: fast.velocity(state),
        (0, run.times[-1]),
        run.initial,
        method=method,
        rtol=1e-12,
        atol=1e-13,
        t_eval=run.times,
    )
    assert np.abs(exact.y.T - run.states).max() < 1e-8


@pytest.mark.parametrize(
    ("advantages", "start", "mixing"),
    [
        (
            ("(-3*y*y - y*z - 2*x**2 + 3/2)/(1 + z)", "-4*x*z + 3*y*z - 2*y**2 + 1/2", "y*z + 3*x*y - 3*z**2 + 3/2"),
            ("9/10", "2/3", "1/2"),
            (0, 2),
        ),
        (
            ("-4*z*x - 5/2", "(-3*x*y - 3*y**2 + 5/2)/(1 + z)", "-5*x*z - 2*z**2 + 3/2"),
            ("0", "1/3", "2/3"),
            (1, 2),
        ),
        (("3/5 - x**7 - x", "1/2 - y - y**5", "z - 2"), ("1/5", "1/2", "1/2"), (0, 1)),
    ],
)
def test_a_point_that_attracts_is_found_where_no_formula_lists_it(
    advantages: tuple[str, ...], start: tuple[str, ...], mixing: tuple[int, ...]
) -> None:
    """Where the rates are as small as rounding errors, nothing turns; the end is a root of the equations."""
    game = field_of(*advantages)
    run = run_of(game, *start)
    assert run.kind is Outcome.INTERIOR
    assert run.end is not None
    assert tuple(np.flatnonzero((run.end > 1e-9) & (run.end < 1 - 1e-9))) == mixing
    fast = compiled(replicator(game))
    assert abs(fast.velocity(run.end)).max() < 1e-12
    for k in mixing:  # it attracts, also along the face
        for side in (-1e-3, 1e-3):
            beside = run.end + side * np.eye(3)[k]
            assert np.allclose(run_of(game, *map(str, map(Rational, beside.tolist()))).end, run.end, atol=1e-9)


def test_a_point_that_repels_is_not_taken_for_the_end() -> None:
    """Near (1/2, 1/2, .) the path rests as long as rounding allows; where that is, no formula says."""
    game = field_of("x**5 + x - 17/32", "1/2 - y", "-1")
    coordinates = logits_on(
        compiled(replicator(game)), tuple(np.array([share, 1 - share]) for share in (0.5, 0.5, 0.5))
    )
    beside = np.array([0.0, 0.0, -40.0])
    assert attracting_state(coordinates, beside) is None
    mirrored = logits_on(
        compiled(replicator(field_of("17/32 - x**5 - x", "1/2 - y", "-1"))),
        tuple(np.array([share, 1 - share]) for share in (0.5, 0.5, 0.5)),
    )
    assert attracting_state(mirrored, beside) == pytest.approx([0.5, 0.5, 0.0], abs=1e-12)


def test_a_face_of_rest_points_is_told_where_no_vertex_of_it_attracts() -> None:
    """At y = 0, z = 1 every share x rests; the other end of this edge repels."""
    run = run_of(game_of("3*z - 3 - 9*y", "-1", "5*x - 1"), "3/5", "1/20", "9/10")
    assert run.kind is Outcome.REST_SET
    assert run.end is not None
    assert 1 / 5 < run.end[0] < 1 / 2
    assert tuple(run.end[1:]) == (0, 1)
    repelled = run_of(game_of("3*z - 3 - 9*y", "1/5", "5*x - 1"), "3/5", "1/20", "9/10")
    assert (repelled.kind, repelled.end.tolist()) == (Outcome.VERTEX, [0, 1, 0])


@pytest.mark.parametrize(
    "third",
    [
        "3 + 8*(2*x - 1)*(2*y - 1)",  # goes to 1, two steps forward and one back
        "-3 + 8*(2*x - 1)*(2*y - 1)",
        "8*(2*x - 1)*(2*y - 1)",  # turns four times while the others turn twice
    ],
)
def test_what_goes_round_twice_or_goes_to_a_face_while_others_go_round_is_on_the_cycle(third: str) -> None:
    both, alone = (run_of(game_of("2*(2*y - 1)", "-2*(2*x - 1)", d), "3/10", "2/5", "1/2") for d in (third, "-1"))
    assert (both.kind, alone.kind) == (Outcome.CYCLE, Outcome.CYCLE)
    assert both.cycle is not None
    assert alone.cycle is not None
    assert both.cycle.period == pytest.approx(alone.cycle.period, rel=1e-4)


@pytest.mark.parametrize("dying", [0, 1, 2])
def test_a_cycle_is_told_whichever_strategy_dies_out_beside_it(dying: int) -> None:
    """Matching pennies; the first player has a third strategy, which is dominated, at any place of the list."""
    first, second = [["1", "-1"], ["-1", "1"]], [["-1", "1"], ["1", "-1"]]
    first.insert(dying, ["-3", "-3"])
    second.insert(dying, ["0", "0"])
    profiles = [(i, j) for i in range(3) for j in range(2)]
    table = {f"{i + 1}{1 - j}": [first[i][j], second[i][j]] for i, j in profiles}
    shares = [Rational(1, 3), Rational(1, 2)]
    shares.insert(dying, Rational(1, 6))
    field = replicator(Game.from_table(players_of((3, 2)), table))
    run = simulate(field, HERE, initial=[(tuple(shares), Rational(2, 5))]).runs[0]
    assert run.kind is Outcome.CYCLE
    assert run.cycle is not None
    assert run.cycle.period == pytest.approx(6.41761, rel=1e-5)


def test_a_cycle_is_told_where_the_last_strategies_of_all_players_die_out() -> None:
    first, second = [["1", "-1", "0"], ["-1", "1", "0"], ["-3"] * 3], [["-1", "1", "-3"], ["1", "-1", "-3"], ["0"] * 3]
    table = {f"{i + 1}{j + 1}": [first[i][j], second[i][j]] for i in range(3) for j in range(3)}
    third, fifth = Rational(1, 3), Rational(2, 5)
    start = ((third, Rational(1, 2), Rational(1, 6)), (fifth, fifth, Rational(1, 5)))
    run = simulate(replicator(Game.from_table(players_of((3, 3)), table)), HERE, initial=[start]).runs[0]
    assert run.kind is Outcome.CYCLE
    assert run.states[-1][[2, 5]].max() < 1e-9


def test_an_integrator_that_gives_up_late_leaves_the_path_unsettled(monkeypatch: pytest.MonkeyPatch) -> None:
    extend, looks = Path.extend, []

    def give_up(self: Path, until: float) -> None:
        looks.append(until)
        if len(looks) == 3:
            raise IntegrationStopped(f"the integration stopped at time {until:g}: no step is small enough")
        extend(self, until)

    monkeypatch.setattr(Path, "extend", give_up)
    run = run_of(game_of(*("2*(2*y - 1)", "-2*(2*x - 1)")), "3/10", "2/5")
    assert run.kind is Outcome.UNSETTLED
    assert "no step is small enough" in run.why
    assert len(run.times) > 2
    looks[:] = [0.0, 0.0]
    with pytest.raises(SimulationError, match="no step is small enough"):
        run_of(game_of(*("2*(2*y - 1)", "-2*(2*x - 1)")), "3/10", "2/5")


def test_a_start_at_a_rest_point_says_so() -> None:
    game = game_of("1 - 2*y", "1 - 2*x", "-1")
    for start, kind in ((("1/2", "1/2", "0"), Outcome.INTERIOR), (("1", "1", "0"), Outcome.VERTEX)):
        run = run_of(game, *start)
        assert (run.kind, run.time, run.why) == (kind, 0.0, "the start is a rest point")


def test_a_horizon_ends_a_run_that_is_not_told_yet() -> None:
    run = run_of(game_of("2*(2*y - 1)", "-2*(2*x - 1)", "-1"), "1/3", "1/2", "1/2", horizon=0.5)
    assert run.kind is Outcome.UNSETTLED
    assert run.times[-1] == 0.5


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0.5,0.5", "a share for each of 3 players"),
        ("0.5,1.5,0", "outside 0 to 1"),
        ("(0.5,0.5),0.5,0.5", "needs 1 shares, not 2"),
        ("half,0.5,0.5", "'half' is no number"),
    ],
)
def test_a_start_that_is_no_state_is_refused(text: str, message: str) -> None:
    with pytest.raises(SymgameError, match=message):
        read_state(text, game_of("1", "1", "1"))


def test_shares_of_a_player_must_sum_to_one() -> None:
    game = Game.from_table(players_of((3,)), {"1": ["1"], "2": ["2"], "3": ["0"]})
    with pytest.raises(SimulationError, match="sum to 5/6"):
        simulate(replicator(game), HERE, initial=[((Rational(1, 2), Rational(1, 3), Rational(0)),)])


def test_a_missing_value_is_named() -> None:
    game = Game.from_table(players_of((2,)), {"1": ["a"], "0": ["b"]}, parameters=["a", "b"])
    with pytest.raises(SymgameError, match="no value for b"):
        simulate(replicator(game), Scenario("half", ((game.symbols[0], Rational(1)),)))


def test_a_game_of_numbers_needs_no_scenario() -> None:
    field = replicator(game_of("-1", "1 - 2*y"))
    found, said = simulate(field, None, initial=[(0.5, 0.25)]), simulate(field, HERE, initial=[(0.5, 0.25)])
    assert found.runs[0].end.tolist() == said.runs[0].end.tolist() and found.field is field
    assert simulate(field).runs[0].initial.tolist() == [0.5, 0.5]
    assert found.text().startswith("At the numbers of the game") and found.text("zh").startswith("按博弈自身的取值")


@pytest.mark.parametrize("asked", [simulate, basins, saddles])
def test_a_game_with_parameters_needs_a_scenario(asked: Callable[..., object]) -> None:
    game = Game.from_table(players_of((2,)), {"1": ["a"], "0": ["b"]}, parameters=["a", "b"])
    with pytest.raises(InvalidGameError, match=r"no value for a, b; give a scenario: .* game.scenario_from\(\{'a': 1"):
        asked(replicator(game), None)


def test_a_path_that_only_falls_is_no_cycle() -> None:
    from symgame.numeric.coordinates import logits_on
    from symgame.numeric.path import Path

    fast = compiled(replicator(game_of("-1", "-1")))
    mixture = fast.mixture(np.array([0.5, 0.5]))
    coordinates = logits_on(fast, mixture)
    path = Path(coordinates, coordinates.of(mixture))
    path.extend(50.0)
    assert cycles_of(path.turning_points).one(0) is None


def test_a_start_on_the_line_between_two_basins_says_so() -> None:
    hawk_dove = game_of("1 - 2*y", "1 - 2*x", "-1")
    run = run_of(hawk_dove, "1/2", "1/2", "1/2")
    assert run.is_separatrix and not run.start_is_rest_point
    assert not run_of(hawk_dove, "1/3", "1/4", "1/2").is_separatrix
    at_rest = run_of(hawk_dove, "1/2", "1/2", "0")
    assert at_rest.is_separatrix and at_rest.start_is_rest_point
    assert not run_of(game_of("2*(2*y - 1)", "-2*(2*x - 1)", "-1"), "1/2", "1/2", "0").is_separatrix  # a centre


def test_what_only_the_error_of_integration_decides_is_unsettled() -> None:
    game = game_of("1 - 3*y", "1 - 2*x")  # its saddle is not on the diagonal
    near, far = 0.05, 0.5  # shares x beside y = 1/10 that lead to different vertices
    there = run_of(game, repr(near), "1/10").end[0]
    assert run_of(game, repr(far), "1/10").end[0] == 1 - there
    for _ in range(50):
        middle = (near + far) / 2
        run = run_of(game, repr(middle), "1/10")
        if run.kind is not Outcome.VERTEX:
            break
        near, far = (middle, far) if run.end[0] == there else (near, middle)
    assert run.kind is Outcome.UNSETTLED
    assert "a tolerance 100 times smaller shows another end instead of 'vertex'" in run.why
    assert far - near < 1e-6


def test_a_vertex_that_is_stable_on_the_face_of_the_start_is_told_there() -> None:
    game = field_of("1/2 - x*y", "-1 + z", "y + 1/3")  # gains with the own share
    run = run_of(game, "1/3", "2/5", "0")
    assert run.kind is Outcome.VERTEX
    assert run.end.tolist() == [1, 0, 0]


@pytest.mark.parametrize(
    ("start", "message"),
    [
        ((float("nan"), 0.5), "the start of A is nan; give shares from 0 to 1"),
        ((0.5, float("inf")), "the start of B is inf"),
        ((0.5, -0.1), "the start of B is outside 0 to 1: -1/10; give shares"),
    ],
)
def test_a_start_that_is_no_number_is_refused(start: tuple[float, ...], message: str) -> None:
    with pytest.raises(SimulationError, match=message):
        simulate(replicator(game_of("1", "1")), HERE, initial=[start])


@pytest.mark.parametrize("horizon", [float("nan"), -1.0])
def test_a_horizon_that_is_no_time_is_refused(horizon: float) -> None:
    with pytest.raises(SimulationError, match="the horizon must be a time from 0 on"):
        run_of(game_of("1", "1"), "1/2", "1/2", horizon=horizon)
