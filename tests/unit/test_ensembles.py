"""Ensembles: the same kinds, ends and times as single simulations, whatever the engine and the workers."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import symgame as sg
from symgame.dynamics.field import VectorField
from symgame.dynamics.replicator import replicator
from symgame.errors import SymgameError
from symgame.game import Game
from symgame.numeric.ensembles import ensembles, jobs, singly
from symgame.numeric.ensembles.batch import batch_of, logits_at
from symgame.numeric.ensembles.ensembles import ensemble
from symgame.numeric.ensembles.result import KINDS, NOT_DONE, Ensemble
from symgame.numeric.ensembles.singly import exact_start
from symgame.numeric.ensembles.starts import BLOCK, grid_of_starts, sampled_starts
from symgame.numeric.ensembles.taylor.turning import BY_TAYLOR
from symgame.numeric.ensembles.turning import BY_STEPS
from symgame.numeric.gains.faces import whole_face
from symgame.numeric.gains.kernels import kernel_on
from symgame.numeric.points import points_of
from symgame.numeric.simulate import simulate
from symgame.numeric.simulation import Cycle, Outcome
from symgame.numeric.turning_points import no_turning_points
from symgame.players import Scenario, State
from tests.strategies import games, generic_games, integers, players_of

HAS_HEYOKA = importlib.util.find_spec("heyoka") is not None
ENGINES = ["numpy", pytest.param("heyoka", marks=pytest.mark.skipif(not HAS_HEYOKA, reason="needs the extra fast"))]

WITH_SCENARIOS = [slug for slug in sg.slugs() if sg.load(slug).scenarios]


def game_of(*advantages: str, **about: object) -> Game:
    formulas = {x: f"{x}*({d})" for x, d in zip("xyz", advantages, strict=False)}
    return Game.from_formulas(players_of((2,) * len(advantages)), formulas, **about)


def field_of(*advantages: str) -> Game:
    equations = {x: f"{x}*(1 - {x})*({d})" for x, d in zip("xyz", advantages, strict=False)}
    return Game.from_field(players_of((2,) * len(advantages)), equations)


def state_of(game: Game, row: Sequence[float]) -> State:
    shares = iter(exact_start(game, row))
    own = [tuple(next(shares) for _ in player.shares) for player in game.players]
    return tuple(part[0] if len(part) == 1 else part for part in own)


def agrees(found: Ensemble, field: VectorField, scenarios: Sequence[Scenario]) -> None:
    """Every path of the ensemble has the kind, the end and the time of the simulation from its start."""
    game = field.game
    for p, scenario in enumerate(scenarios):
        runs = simulate(field, scenario, initial=[state_of(game, row) for row in found.starts]).runs
        for s, run in enumerate(runs):
            assert KINDS[found.kind[p, s]] is run.kind, (scenario.name, found.starts[s], run.why)
            if run.end is None:
                assert np.isnan(found.end[p, s]).all()
            else:
                # Where a zero eigenvalue slows a path down for ever, it is at rest a little sooner or later.
                nearness = 1e-3 if run.kind is Outcome.REST_SET else 1e-6
                assert np.abs(found.end[p, s] - run.end).max() < nearness
            if run.kind is Outcome.VERTEX:
                assert found.profiles[found.vertex[p, s]] == profile_at(game, run.end)
            else:
                assert found.vertex[p, s] == -1
            if run.time is not None and run.kind is Outcome.VERTEX:
                assert abs(found.time[p, s] - run.time) <= 1e-4 * run.time + 1e-9
            same_cycle(found.cycle(p, s), run.cycle)


def same_cycle(ours: Cycle | None, alone: Cycle | None) -> None:
    assert (ours is None) == (alone is None)
    if ours is not None and alone is not None:
        assert ours.is_heteroclinic == alone.is_heteroclinic
        assert ours.growth == pytest.approx(alone.growth, rel=1e-4)
        assert ours.period == pytest.approx(alone.period, rel=1e-6, nan_ok=True)


def profile_at(game: Game, end: np.ndarray) -> tuple[int, ...]:
    parts = np.split(end, np.cumsum([len(player.shares) for player in game.players])[:-1])
    return tuple(round(1 - part[0]) if len(part) == 1 else int(part.argmax()) for part in parts)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("slug", WITH_SCENARIOS)
def test_all_scenarios_of_the_shipped_games_end_as_simulations_do(slug: str, engine: str) -> None:
    game = sg.load(slug)
    starts = grid_of_starts(game, 2)[:12]
    agrees(ensemble(replicator(game), game.scenarios, starts, engine=engine), replicator(game), game.scenarios)


@settings(max_examples=settings.default.max_examples // 2)
@given(generic_games((2, 2), (2, 2, 2), (3, 2)), st.integers(0, 100))
def test_random_games_end_as_simulations_do(game: Game, seed: int) -> None:
    field = replicator(game)
    agrees(ensemble(field, None, sampled_starts(game, 3, seed), engine="numpy"), field, [Scenario("here", ())])


@settings(max_examples=settings.default.max_examples // 4)
@given(games(players=(2, 3), strategies=(2, 2), payoffs=integers()))
def test_degenerate_games_end_as_simulations_do(game: Game) -> None:
    starts = np.array([[0.3, 0.55, 0.8], [0.0, 0.4, 0.7], [1.0, 0.0, 1.0]])[:, : len(game.shares)]
    field = replicator(game)
    agrees(ensemble(field, None, starts, engine="numpy"), field, [Scenario("here", ())])


@pytest.mark.skipif(not HAS_HEYOKA, reason="needs the extra fast")
@pytest.mark.parametrize(
    "game",
    [
        game_of("1 - 2*y", "1 - 2*x", "-1"),
        game_of("y*z", "x*z - 1/5", "x*y"),
        field_of("1/2 - x", "x/(1 + y)", "z - 1/3"),
        Game.from_table(players_of((3,)), {"1": ["2"], "2": ["3"], "3": ["1"]}),
    ],
)
def test_both_engines_find_the_same(game: Game) -> None:
    starts = np.concatenate([sampled_starts(game, 20, 3), grid_of_starts(game, 2)])
    a, b = (ensemble(replicator(game), None, starts, engine=engine) for engine in ("numpy", "heyoka"))
    assert (a.kind == b.kind).all()
    assert (a.vertex == b.vertex).all()
    assert np.allclose(a.end, b.end, atol=1e-6, equal_nan=True)
    assert np.allclose(a.time, b.time, rtol=1e-6, equal_nan=True)
    assert (a.engine, b.engine) == ("numpy", "heyoka")


PENNIES = ("2*(2*y - 1)", "-2*(2*x - 1)")
JORDAN = ("2*(2*y - 1)", "2*(2*z - 1)", "-2*(2*x - 1)")


def pennies_beside_a_third() -> Game:
    """Matching pennies of which the second party has one strategy more, which loses against both others."""
    payoffs = {"1-1": (0, -5), "1-2": (2, -2), "1-3": (-2, 2), "0-1": (0, -5), "0-2": (-2, 2), "0-3": (2, -2)}
    return Game.from_table(players_of((2, 3)), {key: [str(a), str(b)] for key, (a, b) in payoffs.items()})


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "game",
    [
        game_of(*PENNIES),
        game_of(*PENNIES, "-1"),
        game_of(*PENNIES, "0*x"),  # whose third party is at rest
        game_of(*PENNIES, "3 + 8*(2*x - 1)*(2*y - 1)"),  # whose third party goes to 1, there and back
        game_of(*PENNIES, "8*(2*x - 1)*(2*y - 1)"),  # whose third party turns twice as often
        game_of(*JORDAN),
        game_of("3*y - 1", "2*z - 1 + x/9", "1 - 2*x"),
        pennies_beside_a_third(),
        field_of("(2*y - 1)/(1 + y)", "(1 - 2*x)/(2 - x)"),
        field_of("2*y - 1 + (x - 1/2)*(1/10 - (2*x - 1)**2)", "1 - 2*x"),  # a limit cycle
        sg.load("classic_jordan3mp"),
    ],
)
def test_cycles_are_told_together_as_simulations_tell_them(
    game: Game, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    field, starts = replicator(game), sampled_starts(game, 2, 2)
    monkeypatch.setattr(ensembles, "followed", None)  # none is left to be followed alone
    found = ensemble(field, None, starts, engine=engine)
    agrees(found, field, [Scenario("here", ())])


@settings(max_examples=settings.default.max_examples // 4)
@given(st.tuples(*[st.integers(1, 9)] * 4), st.tuples(*[st.integers(1, 9)] * 2), st.integers(0, 100))
def test_every_game_with_a_centre_turns_round_it(sizes: tuple[int, ...], scales: tuple[int, ...], seed: int) -> None:
    a, b, c, d = sizes
    game = game_of(f"{scales[0]}*({a + b}*y - {a})", f"-{scales[1]}*({c + d}*x - {c})")
    field = replicator(game)
    found = ensemble(field, None, sampled_starts(game, 2, seed), engine="numpy")
    assert np.isfinite(found.period).all()
    agrees(found, field, [Scenario("here", ())])


@pytest.mark.parametrize("engine", ENGINES)
def test_a_small_round_about_a_centre_takes_the_time_of_its_eigenvalue(engine: str) -> None:
    game = game_of(*PENNIES)  # at the centre the eigenvalues are i and -i
    found = ensemble(replicator(game), None, [[0.501, 0.5]], engine=engine)
    assert found.period[0, 0] == pytest.approx(2 * np.pi, rel=1e-5)
    assert found.cycle(0, 0).why == "it returns to the same states; period 6.28319"


@pytest.mark.parametrize("engine", ENGINES)
def test_rounds_of_jordans_game_grow_as_theory_says(engine: str) -> None:
    found = ensemble(replicator(game_of(*JORDAN)), None, [[0.3, 0.4, 0.5]], engine=engine)
    assert found.growth[0, 0] == pytest.approx(9 + 4 * 5**0.5, rel=0.01)
    assert found.cycle(0, 0).why.startswith("it visits the same vertices again and again; each round takes 17.9")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_focus_is_no_cycle(engine: str) -> None:
    game = field_of("2*y - 1 - (x - 1/2)/4", "1 - 2*x - (y - 1/2)/4")
    found = ensemble(replicator(game), None, [[0.3, 0.4]], engine=engine)
    assert KINDS[found.kind[0, 0]] is Outcome.INTERIOR and found.cycle(0, 0) is None


@pytest.mark.parametrize("engine", ENGINES)
def test_a_path_on_a_cycle_does_not_depend_on_those_beside_it(engine: str) -> None:
    game = sg.load("data-compute-supply")
    field, starts = replicator(game), grid_of_starts(game, 3)
    whole = ensemble(field, game.scenarios, starts, engine=engine)
    chosen = [*np.flatnonzero(np.isfinite(whole.period).any(axis=0))[::-1], 0]
    part = ensemble(field, game.scenarios, starts[chosen], engine=engine)
    assert 1 < len(chosen) < len(starts)
    for one, other in ((whole.kind, part.kind), (whole.period, part.period), (whole.time, part.time)):
        assert np.array_equal(one[:, chosen], other, equal_nan=one.dtype.kind == "f")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("horizon", "kind"), [(5.0, Outcome.UNSETTLED), (500.0, Outcome.CYCLE)])
def test_a_cycle_is_told_by_the_horizon_or_not_at_all(engine: str, horizon: float, kind: Outcome) -> None:
    found = ensemble(replicator(game_of(*PENNIES)), None, [[0.3, 0.4]], horizon=horizon, engine=engine)
    assert KINDS[found.kind[0, 0]] is kind


@pytest.mark.skipif(not HAS_HEYOKA, reason="needs the extra fast")
def test_series_are_not_trusted_too_far_beside_a_vertex() -> None:
    """After long whiles beside vertices both methods are in the same place."""
    game = game_of(*JORDAN)
    kernel, numbers = kernel_on(replicator(game), whole_face(replicator(game)), points_of(game, None))
    logits = logits_at(jobs.mixtures_of(game.shape, np.array([[0.7, 0.2, 0.8]])))
    ends, times = [], []
    for means in (BY_STEPS, BY_TAYLOR):
        batch, points = batch_of(kernel, numbers.T, logits, tolerance=means.tolerance), no_turning_points(3, 1)
        assert means.carry(batch, np.array([1000.0]), points, 5000).all()
        ends.append(batch.logits)
        last, _ = points.oldest_first()
        times.append(last[:, -4:])  # steps do not see that one of them turns twice within an early one
    assert np.allclose(*ends, atol=1e-3)
    assert np.allclose(*times, rtol=1e-6, equal_nan=True)


@pytest.mark.parametrize("engine", ENGINES)
def test_symmetric_starts_of_a_coordination_game_stay_on_the_line_between_the_basins(engine: str) -> None:
    game = game_of("2*y - 1", "2*x - 1")
    starts = np.array([[0.5, 0.5], [0.25, 0.75], [0.25, 0.7], [0.25, 0.8], [0.0, 1.0]])
    found = ensemble(replicator(game), None, starts, engine=engine)
    kinds = [KINDS[k] for k in found.kind[0]]
    assert kinds == [Outcome.INTERIOR, Outcome.INTERIOR, Outcome.VERTEX, Outcome.VERTEX, Outcome.VERTEX]
    assert found.end[0].round(6).tolist() == [[0.5, 0.5], [0.5, 0.5], [0, 0], [1, 1], [0, 1]]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_time_of_arrival_is_that_of_the_logistic_curve(engine: str) -> None:
    found = ensemble(replicator(game_of("-2")), None, [[0.5], [0.9], [0.005]], engine=engine)
    expected = [np.log(99) / 2, (np.log(99) + np.log(9)) / 2, 0.0]
    assert np.allclose(found.time[0], expected, rtol=1e-7)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_path_that_leaves_again_has_arrived_only_in_the_end(engine: str) -> None:
    # x falls while y is small and rises later; at first the state is near (0, 0).
    found = ensemble(replicator(game_of("4*y - 1", "1")), None, [[0.005, 0.005]], engine=engine)
    assert found.end[0, 0].tolist() == [1, 1]
    alone = simulate(found.field, Scenario("here", ()), initial=[state_of(found.field.game, [0.005, 0.005])]).runs[0]
    assert alone.time > 5
    assert abs(found.time[0, 0] / alone.time - 1) < 1e-2


@pytest.mark.parametrize("engine", ENGINES)
def test_a_horizon_leaves_paths_unsettled_that_are_not_told_by_then(engine: str) -> None:
    game = game_of("4*y - 1", "1")
    found = ensemble(replicator(game), None, [[0.005, 0.005], [0.9, 0.9]], horizon=0.5, engine=engine)
    assert [KINDS[k] for k in found.kind[0]] == [Outcome.UNSETTLED, Outcome.VERTEX]
    assert np.isnan(found.time).all()


def test_points_by_starts_are_the_points_one_by_one() -> None:
    game = sg.load("llm-iar")
    field, starts = replicator(game), grid_of_starts(game, 3)
    values = np.array([[float(value) for _, value in scenario.values] for scenario in game.scenarios])
    whole = ensemble(field, game.scenarios, starts, engine="numpy")
    assert (ensemble(field, values, starts, engine="numpy").vertex == whole.vertex).all()
    for p, scenario in enumerate(game.scenarios):
        one = ensemble(field, [scenario], starts, engine="numpy")
        assert (one.vertex[0] == whole.vertex[p]).all()
        assert (one.time[0] == whole.time[p]).all()


def test_an_array_may_go_beyond_the_assumptions() -> None:
    game = game_of("a", parameters=["a"], assume=["a > 0"])
    found = ensemble(replicator(game), [[1.0], [-1.0], [0.0]], [[0.5]])
    assert found.end[:2, 0, 0].tolist() == [1, 0]
    assert KINDS[found.kind[2, 0]] is Outcome.REST_SET


@pytest.mark.parametrize("engine", ENGINES)
def test_the_numbers_are_the_same_for_two_workers(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "CHUNK", 16)
    game = sg.load("data-compute-supply")  # with cycles
    field, starts = replicator(game), grid_of_starts(game, 3)
    a, b = (ensemble(field, game.scenarios, starts, engine=engine, workers=n) for n in (1, 2))
    for one, other in ((a.kind, b.kind), (a.vertex, b.vertex), (a.end, b.end), (a.time, b.time), (a.period, b.period)):
        assert np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
    assert Outcome.CYCLE in {KINDS[k] for k in a.kind.ravel()}


def test_progress_is_told_and_an_interruption_keeps_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "CHUNK", 10)
    game = sg.load("llm-iar")
    field, starts, seen = replicator(game), grid_of_starts(game, 3), []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done >= 20:
            raise KeyboardInterrupt

    whole = ensemble(field, game.scenarios[:1], starts, engine="numpy")
    found = ensemble(field, game.scenarios[:1], starts, engine="numpy", on_step=stop)
    assert seen == [(10, 27), (20, 27)]
    assert whole.is_complete and not found.is_complete
    is_done = found.kind[0] != NOT_DONE
    assert is_done.sum() == 20
    assert (found.vertex[0][is_done] == whole.vertex[0][is_done]).all()
    assert np.isnan(found.time[0][~is_done]).all()


def test_a_path_that_the_integrator_gives_up_is_unsettled(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise singly.SimulationError("the integration stopped")

    monkeypatch.setattr(singly, "run_from", fail)
    found = ensemble(replicator(game_of("2*y - 1", "2*x - 1")), None, [[0.25, 0.75]])  # on its way to the saddle
    assert KINDS[found.kind[0, 0]] is Outcome.UNSETTLED
    assert found.is_complete


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"starts": [[0.5]]}, r"starts need the shape \(starts, 2\), not \(1, 1\); the columns are x, y"),
        ({"starts": [[0.5, 1.5]]}, "start 0: the share y is 1.5; it must be from 0 to 1"),
        ({"starts": [[0.5, float("nan")]]}, "start 0: the share y is nan"),
        ({"engine": "matlab"}, "no engine 'matlab'; there are auto, numpy and heyoka"),
        ({"workers": 0}, "workers must be 1 or more"),
        ({"horizon": float("nan")}, "the horizon must be a time from 0 on"),
        ({"points": [[1.0]]}, r"points need the shape \(points, 0\)"),
    ],
)
def test_wrong_questions_are_refused(change: dict[str, object], message: str) -> None:
    words = {"points": None, "starts": [[0.5, 0.5]], **change}
    points, starts = words.pop("points"), words.pop("starts")
    with pytest.raises(SymgameError, match=message):
        ensemble(replicator(game_of("1", "1")), points, starts, **words)


def test_shares_of_a_player_must_sum_to_one() -> None:
    game = Game.from_table(players_of((3,)), {"1": ["1"], "2": ["2"], "3": ["0"]})
    with pytest.raises(SymgameError, match="start 1: the shares of A sum to 0.9, not to 1"):
        ensemble(replicator(game), None, [[0.2, 0.3, 0.5], [0.2, 0.2, 0.5]])


def test_without_the_extra_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert ensembles.chosen_engine("auto", 10**6) == "numpy"
    with pytest.raises(SymgameError, match=r"pip install 'symgame\[fast\]'"):
        ensembles.chosen_engine("heyoka", 1)


def test_random_starts_are_states_and_do_not_depend_on_how_many_are_drawn() -> None:
    game = sg.load("cooperation-modes")
    many = sampled_starts(game, BLOCK + 5, 7)
    assert (many[:9] == sampled_starts(game, 9, 7)).all()
    assert not (many[:9] == sampled_starts(game, 9, 8)).any()
    assert np.allclose(many[:, :3].sum(axis=1), 1)
    assert np.abs(many.mean(axis=0) - [*[1 / 3] * 6, 1 / 2]).max() < 0.02
    for few in (0, -1):
        with pytest.raises(SymgameError, match="at least one"):
            sampled_starts(game, few, 1)
        with pytest.raises(SymgameError, match="at least one"):
            grid_of_starts(game, few)
