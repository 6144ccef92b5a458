"""Delay: thresholds in symbols, and paths that cross them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.special import expit, logit
from sympy import Rational, Symbol, asin, pi, simplify, sqrt

import symgame as sg
from symgame.errors import SimulationError
from symgame.stability.delay.delayed import Delayed, under_delay
from symgame.stability.delay.points import DelayedPoint, DelayVerdict
from tests.strategies import players_of

LAGGED = """
slug = "lagged"
title = "Lagged"
players = [{ name = "A", var = "x", strategies = ["a", "b"] }]
[parameters]
k = { assume = "k > 0" }
[field]
x = "x*(1 - x)*k*(1/2 - x)"
[[scenario]]
name = "one"
values = { k = "1" }
initial = [["0.51"]]
"""


def field_of(*advantages: str, **about: object) -> sg.VectorField:
    """The field whose advantages are these; own shares may occur."""
    equations = {x: f"{x}*(1 - {x})*({d})" for x, d in zip("xyzw", advantages, strict=False)}
    return sg.replicator(sg.Game.from_field(players_of((2,) * len(advantages)), equations, **about))


def game_of(*advantages: str, **about: object) -> sg.Game:
    """The same as a payoff table: multilinear in the others' shares."""
    formulas = {x: f"{x}*({d})" for x, d in zip("xyzw", advantages, strict=False)}
    return sg.Game.from_formulas(players_of((2,) * len(advantages)), formulas, **about)


def interior(found: Delayed) -> DelayedPoint:
    (point,) = (p for p in found.points if p.point.kind.value == "interior")
    return point


def symbol(name: str) -> Symbol:
    return Symbol(name, real=True)


def test_one_lagging_share_has_the_threshold_two_pi():
    found = interior(under_delay(field_of("k*(1/2 - x)", parameters=["k"], assume=["k > 0"])))
    assert found.verdict is DelayVerdict.THRESHOLD
    assert found.threshold == 2 * pi / symbol("k")
    assert found.conditions.always_hold


def test_without_the_sign_of_the_slope_the_threshold_has_a_condition():
    found = interior(under_delay(field_of("k*(1/2 - x)", parameters=["k"])))
    assert [r.text() for r in found.conditions.relations] == ["k > 0"]


def test_a_complex_pair_has_an_arcsine():
    advantages = ("a*(1/2 - x) + b*(y - 1/2)", "a*(1/2 - y) - b*(x - 1/2)")
    found = interior(under_delay(field_of(*advantages, parameters=["a", "b"], assume=["a > 0", "b > 0"])))
    a, b = symbol("a"), symbol("b")
    assert simplify(found.threshold - 4 * asin(a / sqrt(a**2 + b**2)) / sqrt(a**2 + b**2)) == 0


def test_where_the_kind_of_the_pair_is_open_both_thresholds_are_told_with_their_cases():
    advantages = ("a*(1/2 - x) + b*(y - 1/2)", "c*(x - 1/2) + d*(1/2 - y)")
    names = ["a", "b", "c", "d"]
    found = interior(under_delay(field_of(*advantages, parameters=names)))
    assert found.threshold is None
    assert [bound.where.relations[0].operator for bound in found.bounds] == ["<=", "<"]
    real, turning = (dict(zip(map(symbol, names), values, strict=True)) for values in ((3, 1, 1, 3), (1, 2, -1, 2)))
    assert found.bounds[0].value.subs(real) == 2 * pi / 4  # eigenvalues -1/2 and -1
    assert found.bounds[1].value.subs(turning).evalf() == pytest.approx(float(asin(Rational(3, 4)) * 2))


def test_shares_that_do_not_depend_on_one_another_have_bounds_of_their_own():
    found = interior(under_delay(field_of("1/2 - x", "2*(1/2 - y)", "1/2 - z")))
    assert [bound.value for bound in found.bounds] == [2 * pi, pi]
    assert found.threshold == pi


def test_three_shares_that_depend_on_one_another_have_a_threshold_in_numbers():
    advantages = ("1/2 - x + (y - 1/2)/2 + (z - 1/2)/3", "1 - x - y", "x/7 - y - z + 1 - 1/14")
    found = interior(under_delay(field_of(*advantages)))
    matrix = np.array([[-1, 1 / 2, 1 / 3], [-1, -1, 0], [1 / 7, -1, -1]]) / 4
    each = [(abs(np.angle(mu)) - np.pi / 2) / abs(mu) for mu in np.linalg.eigvals(matrix)]
    assert float(found.threshold.evalf(15)) == pytest.approx(min(each), rel=1e-12)


def test_with_parameters_three_such_shares_are_left_undecided():
    advantages = ("k*(1/2 - x) + y - 1/2", "k*(1/2 - y) + z - 1/2", "k*(1/2 - z) + x - 1/2")
    found = interior(under_delay(field_of(*advantages, parameters=["k"], assume=["k > 5"])))
    assert found.verdict is DelayVerdict.UNDECIDED
    assert "give values" in found.why


@pytest.mark.parametrize(
    ("advantages", "stability"),
    [
        (("2*(2*y - 1)", "-2*(2*x - 1)"), "centre"),
        (("2*y - 1", "2*x - 1"), "saddle"),
        (("2*(2*y - 1)", "2*(2*z - 1)", "-2*(2*x - 1)"), "unstable"),
    ],
)
def test_without_own_shares_every_delay_makes_mixed_points_unstable(advantages, stability):
    found = interior(under_delay(sg.replicator(game_of(*advantages))))
    assert (found.finding.stability.value, found.verdict) == (stability, DelayVerdict.NEVER_STABLE)
    assert found.threshold is None


def test_own_shares_elsewhere_do_not_keep_a_centre():
    found = under_delay(field_of("2*y - 1", "1 - 2*x", "1/2 - z + x*y*(1 - x)*(1 - y)*z"))
    on_face = [p for p in found.points if p.point.coordinates == (Rational(1, 2), Rational(1, 2), 0)]
    assert [p.verdict for p in on_face] == [DelayVerdict.NEVER_STABLE]


def test_a_vertex_with_a_zero_eigenvalue_is_undecided():
    found = under_delay(sg.replicator(game_of("y", "-x")))
    assert found.zero == ("00", "10", "01")
    assert not found.is_decided
    assert under_delay(sg.replicator(game_of("y + 1", "-1"))).zero == ()


def amplitude(simulation: sg.Simulation) -> float:
    low, high = simulation.runs[0].range
    return float((high - low).max())


def test_the_path_settles_just_below_the_threshold_and_swings_just_above():
    field = field_of("1/2 - x")
    scenario = field.game.scenario_from({})
    below, above = (
        sg.delayed_paths(field, scenario, tau, initial=[("0.51",)], horizon=400.0) for tau in (0.94 * 2 * np.pi, 6.6)
    )
    assert amplitude(below) < 0.003 < 0.02 < amplitude(above)


def test_a_small_delay_drives_two_parties_from_their_centre():
    field = sg.replicator(game_of("2*(2*y - 1)", "-2*(2*x - 1)"))
    simulation = sg.delayed_paths(field, field.game.scenario_from({}), 0.1, initial=[("0.51", "0.5")], horizon=80.0)
    (run,) = simulation.runs
    distances = np.abs(run.states - 0.5).max(axis=1)
    early, late = distances[run.times < 10].max(), distances[run.times > 70].max()
    # mu = i turns into a root with real part 0.0974 (Lambert W): e^(0.0974*60) = 345, until the cube bounds it
    assert early < 0.05 and late > 0.4
    assert run.states.min() > 0 and run.states.max() < 1


def test_two_pieces_of_a_path_are_what_calculus_says():
    field = sg.replicator(game_of("2*y - 1/2", "1 - 3*x"))
    tau, start = 0.7, (0.3, 0.6)
    (run,) = sg.delayed_paths(field, field.game.scenario_from({}), tau, initial=[("0.3", "0.6")], horizon=2 * tau).runs
    first = [lambda t, s=s, d=d: expit(logit(s) + d * t) for s, d in zip(start, (0.7, 0.1), strict=True)]
    at_end = [
        logit(first[0](tau)) + quad(lambda t: 2 * first[1](t) - 0.5, 0, tau)[0],
        logit(first[1](tau)) + quad(lambda t: 1 - 3 * first[0](t), 0, tau)[0],
    ]
    assert run.end == pytest.approx(expit(at_end), abs=1e-10)
    k = int(np.flatnonzero(run.times == tau)[0])
    assert run.states[k] == pytest.approx([f(tau) for f in first], abs=1e-12)


def test_three_strategies_lag_too():
    game = sg.load("cooperation-modes")
    simulation = sg.delayed_paths(sg.replicator(game), game.scenario("open model hub"), 0.2)
    end = simulation.runs[0].end
    assert end[:3].sum() == pytest.approx(1) and end[2] > 0.99


def test_a_vertex_rests():
    field = field_of("1/2 - x")
    (run,) = sg.delayed_paths(field, field.game.scenario_from({}), 1.0, initial=[(1,)], horizon=5.0).runs
    assert run.states.tolist() == [[1.0], [1.0]]


@pytest.mark.parametrize(
    ("delay", "options", "message"),
    [
        (0.0, {}, "a delay is a positive number"),
        (float("nan"), {}, "a delay is a positive number"),
        (1.0, {"horizon": 0.0}, "a horizon is a positive number"),
        (1e-6, {"horizon": 100.0}, "give at most 0.005"),
        (1.0, {"initial": [(2,)]}, "outside 0 to 1"),
    ],
)
def test_paths_that_cannot_be_are_refused(delay, options, message):
    field = field_of("1/2 - x")
    with pytest.raises(SimulationError, match=message):
        sg.delayed_paths(field, field.game.scenario_from({}), delay, **options)


@pytest.fixture
def lagged(tmp_path: Path) -> Path:
    path = tmp_path / "lagged.toml"
    path.write_text(LAGGED, encoding="utf-8")
    return path


def test_the_command_tells_thresholds_in_symbols_and_numbers(run, lagged):
    status, out, _ = run("delay", lagged)
    assert status == 0 and "τ < π*2/k" in out
    _, out, _ = run("delay", lagged, "--scenario", "one", "--lang", "zh")
    assert "τ < 2π ≈ 6.28319" in out and "时滞" in out
    _, out, _ = run("delay", lagged, "--latex")
    assert r"\tau < \pi\cdot" in out and out.isascii()


def test_the_command_answers_as_json_with_paths(run, lagged):
    status, out, _ = run("delay", lagged, "--scenario", "one", "--tau", "1", "--horizon", "20", "--json")
    answer = json.loads(out)
    (point,) = answer["rest_points"]
    assert status == 0
    assert (point["verdict"], point["thresholds"][0]["modulus"]) == ("stable below a threshold", "1/4")
    assert point["thresholds"][0]["about"] == pytest.approx(2 * np.pi)
    (start,) = answer["simulation"]["starts"]
    assert start["initial"] == [0.51] and start["end"][0] == pytest.approx(0.5, abs=0.01)
    _, out, _ = run("delay", lagged, "--scenario", "one", "--tau", "1", "--horizon", "20")
    assert "in the last quarter of the time" in out


def test_the_command_says_what_stays_open_by_its_status(run):
    status, out, _ = run("delay", "llm-iar")
    assert status == 0
    assert out.count("unstable for every delay τ > 0") == 8


@pytest.mark.parametrize(("words", "message"), [(("--tau", "1"), "--scenario"), (("--json", "--latex"), "choose one")])
def test_mistakes_of_the_command_are_one_message(run, words, message):
    status, out, err = run("delay", "llm-iar", *words)
    assert (status, out) == (2, "")
    assert err.startswith("symgame: ") and message in err


def test_every_record_shows_itself_in_both_languages():
    field = field_of("1/2 - x")
    found = under_delay(field)
    paths = sg.delayed_paths(field, field.game.scenario_from({}), 1.0, horizon=5.0)
    for record in (found, found.points[0], paths):
        assert record.text() != record.text("zh")
        assert record.latex().isascii() and "<" in record.html()


def test_thresholds_in_numbers_have_digits_beside_them():
    pair = field_of("1/2 - x + 2*(y - 1/2)", "1/2 - y - 2*(x - 1/2)")
    assert "τ < arcsin(sqrt(5)/5)/(sqrt(5)/4) ≈ 0.829398" in under_delay(pair).text()
    three = field_of("1/2 - x + (y - 1/2)/2 + (z - 1/2)/3", "1 - x - y", "x/7 - y - z + 1 - 1/14")
    found = interior(under_delay(three))
    assert f"τ < {found.threshold.evalf(6)}…" in found.text()
