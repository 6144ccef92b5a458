"""Noise: two notions of stability told apart, and paths that agree with what is known exactly."""

from __future__ import annotations

import importlib
import importlib.util
import json

import numpy as np
import pytest
from scipy.special import betainc, ndtri
from sympy import Rational, S, Symbol, expand, symbols

import symgame as sg
from symgame.errors import InvalidGameError, SimulationError
from symgame.numeric.noise.advantages import in_numpy
from symgame.numeric.wilson import wilson_interval
from symgame.stability.noise.intensities import intensities
from symgame.stability.noise.notions import NoiseVerdict
from symgame.stability.noise.vertices import NoisyVertices, noise_terms, noisy_vertices
from tests.strategies import players_of

needs_diffrax = pytest.mark.skipif(
    importlib.util.find_spec("diffrax") is None, reason="diffrax is not installed (extra 'noise')"
)
PATHS = 1000


def lone(advantage: str, **about: object) -> sg.Game:
    """One player who gains so much by the first strategy."""
    return sg.Game.from_formulas(players_of((2,)), {"x": f"x*({advantage})"}, **about)


def noisy(advantage: str, sigma: str, **about: object) -> NoisyVertices:
    return noisy_vertices(sg.replicator(lone(advantage, **about)), sigma)


def verdicts(found: NoisyVertices) -> dict[str, tuple[str, str]]:
    return {v.vertex.key: (v.almost_sure.verdict.value, v.mean_square.verdict.value) for v in found.vertices}


def test_a_vertex_can_be_stable_almost_surely_and_unstable_in_mean_square():
    vertex = noisy("0.1", "1").vertices[0]
    assert vertex.vertex.key == "0"
    assert (vertex.almost_sure.exponents, vertex.mean_square.exponents) == ((Rational(-2, 5),), (Rational(6, 5),))
    assert vertex.almost_sure.verdict is NoiseVerdict.STABLE
    assert vertex.mean_square.verdict is NoiseVerdict.NOT_STABLE


def test_both_ends_of_an_edge_can_be_stable_almost_surely():
    found = noisy("0.05", "1")
    assert verdicts(found) == {"0": ("stable", "not stable"), "1": ("stable", "not stable")}
    assert [(v.gains, v.loses) for v in found.vertices] == [(True, False), (False, True)]
    assert [(edge.ends, edge.is_possible) for edge in found.edges] == [(("0", "1"), True)]
    assert noisy("2", "1").edges[0].is_possible is False


def test_strong_selection_leaves_the_verdicts_as_they_are_without_noise():
    assert verdicts(noisy("2", "1")) == {"0": ("not stable", "not stable"), "1": ("stable", "stable")}


def test_equality_is_undecided_in_either_notion():
    assert verdicts(noisy("1/2", "1")) == {"0": ("undecided", "not stable"), "1": ("stable", "undecided")}


def test_conditions_are_in_normal_form_under_the_assumptions():
    found = noisy("g - c", "s", parameters=["g", "c"], assume=["g > 0", "c > g"])
    zero, one = found.vertices
    assert zero.almost_sure.verdict is NoiseVerdict.STABLE
    assert [r.text() for r in zero.mean_square.conditions.relations] == ["2*g + s**2 < 2*c"]
    assert [r.text() for r in one.almost_sure.conditions.relations] == ["2*c < 2*g + s**2"]
    assert one.mean_square.verdict is NoiseVerdict.NOT_STABLE
    assert (zero.gains, zero.loses, one.gains, one.loses) == (False, True, True, False)


def test_own_shares_make_two_forms_of_an_edge():
    game = sg.Game.from_field(players_of((2,)), {"x": "x*(1 - x)*(x - 1/2)"})
    found = noisy_vertices(sg.replicator(game), "1/2")
    assert verdicts(found) == {"0": ("stable", "stable"), "1": ("stable", "stable")}


def test_the_noise_term_keeps_both_factors():
    game = sg.load("llm-iar")
    terms = noise_terms(game, intensities(game, {"x": "0.2", "y": "s"}))
    x, y, z = game.shares
    s, sigma_z = (Symbol(name, real=True) for name in ("s", "sigma_z"))
    wanted = (x * (1 - x) / 5, s * y * (1 - y), sigma_z * z * (1 - z))
    assert all(expand(a - b) == 0 for a, b in zip(terms, wanted, strict=True))
    assert all(term.subs(share, end) == 0 for term, share in zip(terms, game.shares, strict=True) for end in (0, 1))


def test_a_symbol_of_the_noise_never_is_one_of_the_game():
    game = lone("sigma_x", parameters=["sigma_x"])
    assert [str(value) for value in intensities(game).values] == ["sigma1_x"]
    own = intensities(game, {"x": "sigma_x"})
    assert (own.values, own.symbols) == (game.symbols, ())
    assert intensities(game, symbols("sigma_x", real=True)).symbols == ()


@pytest.mark.parametrize(
    ("sigma", "message"),
    [
        ({"w": "1"}, "'w' is no player's variable"),
        ({"x": "-1/2"}, "not negative"),
        ({"x": "x"}, "is the share x"),
        ({"x": "1 +"}, "ends too early"),
        ({"x": "g + h"}, "'h'"),
    ],
)
def test_mistakes_in_intensities_name_the_cure(sigma, message):
    with pytest.raises(sg.SymgameError, match=message):
        intensities(lone("g", parameters=["g"]), sigma)


def test_three_strategies_are_said_not_to_be_treated():
    with pytest.raises(InvalidGameError, match="two strategies; Academia has 3"):
        noisy_vertices(sg.replicator(sg.load("cooperation-modes")))


def test_a_vertex_without_eigenvalues_has_no_verdict():
    payoffs = {"1": ["1/(x - 1)"], "0": ["0"]}
    game = sg.Game.from_table(players_of((2,)), payoffs, state_dependent=True)
    found = noisy_vertices(sg.replicator(game), "1")
    assert [v.almost_sure is None for v in found.vertices] == [False, True]
    assert not found.is_decided
    assert "no value here" in found.text()


def test_intervals_are_those_of_wilson():
    """The ends p are the roots of (k/n - p)**2 = z**2*p*(1 - p)/n, z the normal quantile of 95 %."""
    for count, trials in ((0, 10), (3, 10), (500, 1000), (10, 10), (4_999_999, 10_000_000)):
        c = ndtri(0.975) ** 2 / trials
        ends = np.sort(np.roots([1 + c, -2 * count / trials - c, (count / trials) ** 2]))
        assert wilson_interval(count, trials) == pytest.approx(tuple(ends), abs=1e-9)


def test_array_advantages_equal_the_exact_ones():
    generator = np.random.default_rng(5)
    table = sg.load("llm-iar")
    own = sg.Game.from_field(players_of((2, 2)), {"x": "x*(1 - x)*(1/2 - x*y)", "y": "y*(1 - y)*(x/(1 + x) + y)"})
    for game in (table.at(table.scenarios[0]), own):
        field, states = sg.replicator(game), generator.random((4, len(game.players)))
        found = in_numpy(field)(states)
        for state, row in zip(states, found, strict=True):
            values = dict(zip(game.shares, map(Rational, state), strict=True))
            exact = [
                float(v.xreplace(values) / (x * (1 - x)).xreplace(values))
                for v, x in zip(field.velocity, game.shares, strict=True)
            ]
            assert row == pytest.approx(exact, rel=1e-12)


def drawn(advantage: str, sigma: str, start: str = "1/2", **options: object) -> np.ndarray:
    game = lone(advantage)
    options = {"paths": PATHS, **options}
    run = sg.noisy_paths(sg.replicator(game), game.scenario_from({}), sigma, initial=[(Rational(start),)], **options)
    return run.runs[0]


def within(count: int, paths: int, probability: float) -> bool:
    """Within four standard deviations."""
    return abs(count / paths - probability) < 4 * np.sqrt(probability * (1 - probability) / paths)


@needs_diffrax
@pytest.mark.parametrize(("advantage", "start"), [("0.05", "1/2"), ("0.2", "1/5")])
def test_paths_end_at_both_stable_vertices_as_often_as_the_scale_function_says(advantage, start):
    # P(0) = 1 - I_x(1 - a, 1 + a) with a = 2*lambda/sigma^2, from s'(x) = (x/(1 - x))^(-a)
    run = drawn(advantage, "1", start, horizon=80.0)
    a, x = 2 * float(advantage), float(Rational(start))
    assert run.elsewhere.count < 0.02 * PATHS
    zero = next(near for near in run.near if near.key == "0")
    assert within(zero.count, PATHS, 1 - betainc(1 - a, 1 + a, x))


@needs_diffrax
def test_paths_leave_a_vertex_that_is_not_stable_almost_surely():
    run = drawn("2", "1", "1/1000", horizon=30.0)
    assert [near.count for near in run.near] == [0, PATHS]


@needs_diffrax
def test_the_share_keeps_its_mean_without_payoffs_and_shakes_by_both_factors():
    run = drawn("0", "1", "9/10", horizon=1.0)
    last = run.states[:, -1, 0]
    assert abs(last.mean() - 0.9) < 4 * last.std() / np.sqrt(PATHS)  # Ito; Stratonovich would pull to the middle
    early = run.states[:, 1, 0]
    assert early.std() == pytest.approx(0.9 * 0.1 * np.sqrt(run.times[1]), rel=0.1)  # 0.9 without the factor 1 - x
    assert run.states.min() > 0 and run.states.max() < 1


@needs_diffrax
def test_a_seed_fixes_the_paths_and_more_paths_leave_the_first_as_they_are():
    few, many = (drawn("0.05", "1", horizon=5.0, paths=n, seed=3).states for n in (3, 7))
    assert np.array_equal(few, many[:3])
    assert not np.allclose(few, drawn("0.05", "1", horizon=5.0, paths=3, seed=4).states)


@needs_diffrax
def test_a_start_on_a_face_stays_on_it_and_jax_is_left_as_it_was():
    jax = importlib.import_module("jax")
    before = jax.config.jax_enable_x64
    game = sg.Game.from_formulas(players_of((2, 2)), {"x": "x*y", "y": "-x*y"})
    start = [(1, Rational(1, 2))]
    run = sg.noisy_paths(sg.replicator(game), game.scenario_from({}), "0.1", initial=start, paths=5, horizon=30.0).runs[
        0
    ]
    assert (run.states[:, :, 0] == 1).all()
    assert [near.count for near in run.near] == [0, 5, 0, 0]  # at x = 1 the other one loses by y
    assert run.states.dtype == np.float64
    assert jax.config.jax_enable_x64 == before


@needs_diffrax
def test_fields_with_own_shares_are_drawn_too():
    game = sg.Game.from_field(players_of((2,)), {"x": "x*(1 - x)*(x - 1/2)"})
    start = [(Rational(9, 10),)]
    drawn = sg.noisy_paths(sg.replicator(game), game.scenario_from({}), "0.1", initial=start, paths=20, horizon=30.0)
    assert [near.count for near in drawn.runs[0].near] == [0, 20]


def test_without_the_extra_the_message_says_how_to_install_it(monkeypatch):
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("symgame.numeric.noise.linear.importlib.import_module", missing)
    with pytest.raises(SimulationError, match=r"pip install 'symgame\[noise\]'"):
        drawn("0.05", "1")


@pytest.mark.parametrize(("advantage", "start"), [("0.5", "1/5"), ("-1", "1/2")])
def test_square_root_noise_absorbs_as_often_as_the_scale_function_says(advantage, start):
    game = lone(advantage)
    rate, x = float(advantage), float(Rational(start))
    run = sg.absorbed_paths(
        sg.replicator(game), game.scenario_from({}), "1", initial=[(Rational(start),)], paths=4000, horizon=25.0
    ).runs[0]
    ends = run.states[:, -1, 0]
    assert set(np.unique(ends)) == {0.0, 1.0}
    high = (1 - np.exp(-2 * rate * x)) / (1 - np.exp(-2 * rate))
    assert within(int((ends == 1).sum()), 4000, high)


def test_square_root_noise_makes_a_vertex_stable_in_probability_whatever_the_payoffs():
    game = lone("1")  # 0 is unstable without noise
    run = sg.absorbed_paths(
        sg.replicator(game), game.scenario_from({}), "1", initial=[("1/500",)], paths=500, horizon=20.0
    ).runs[0]
    assert run.near[0].share > 0.97
    first = (run.states[:, :, 0] == 0).argmax(axis=1)
    for path, k in zip(run.states[:, :, 0], first, strict=True):
        assert not path[k:].any() or k == 0  # absorbed for good


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"paths": 0}, "at least one path"),
        ({"paths": 10**8}, "ask for at most"),
        ({"horizon": -1.0}, "positive number"),
        ({"horizon": 1e9}, "shorter horizon"),
        ({"initial": [(2,)]}, "outside 0 to 1"),
    ],
)
def test_ensembles_that_cannot_be_are_refused_before_they_are_drawn(options, message):
    game = lone("1")
    with pytest.raises(SimulationError, match=message):
        sg.absorbed_paths(sg.replicator(game), game.scenario_from({}), "1", **options)


def test_paths_need_numbers():
    game = lone("1")
    with pytest.raises(InvalidGameError, match="s is no number"):
        sg.absorbed_paths(sg.replicator(game), game.scenario_from({}), "s")


@pytest.mark.parametrize(("lang", "words"), [("en", ("almost surely", "in mean square")), ("zh", ("几乎必然", "均方"))])
def test_the_command_names_both_notions(run, lang, words):
    status, out, _ = run("noise", "llm-iar", "--lang", lang, "--width", "200")
    assert status == 0
    assert all(word in out for word in words) and "sigma_z^2" in out


def test_the_command_answers_as_json_and_latex(run):
    status, out, _ = run("noise", "llm-iar", "--sigma", "x=s,y=0.2", "--json")
    answer = json.loads(out)
    assert status == 0
    assert answer["sigma"] == {"x": "s", "y": "1/5", "z": "sigma_z"}
    assert answer["vertices"]["000"]["almost_surely"]["verdict"] == "stable if conditions"
    assert answer["vertices"]["001"]["mean_square"]["verdict"] == "not stable"
    assert len(answer["edges"]) == 12 and answer["simulation"] is None
    _, out, _ = run("noise", "llm-iar", "--latex")
    assert r"\sigma_{z} z" in out and out.isascii()


def test_the_command_draws_paths(run):
    words = ("noise", "llm-iar", "--scenario", "collaboration takes hold", "--sigma", "0.3", "--square-root")
    status, out, _ = run(*words, "--paths", "50", "--horizon", "60", "--json")
    (start,) = json.loads(out)["simulation"]["starts"]
    assert status == 0
    assert sum(near["count"] for near in start["near"].values()) + start["elsewhere"]["count"] == 50
    _, out, _ = run(*words, "--paths", "50", "--horizon", "60", "--lang", "zh")
    assert "置信区间" in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--paths", "5"), "--scenario"),
        (("--paths", "5", "--scenario", "collaboration takes hold"), "--sigma"),
        (("--sigma", "x=1,x=2"), "given twice"),
        (("--sigma", "x="), "is no intensity"),
        (("--json", "--latex"), "choose one"),
    ],
)
def test_mistakes_of_the_command_are_one_message(run, words, message):
    status, out, err = run("noise", "llm-iar", *words)
    assert (status, out) == (2, "")
    assert err.startswith("symgame: ") and message in err


def test_a_zero_intensity_is_the_field_without_noise():
    assert verdicts(noisy("1", "0")) == {"0": ("not stable", "not stable"), "1": ("stable", "stable")}
    assert intensities(lone("1"), S.Zero).values == (0,)


def test_every_record_shows_itself_in_both_languages():
    game = lone("1")
    field = sg.replicator(game)
    absorbed = sg.absorbed_paths(field, game.scenario_from({}), "1", paths=20, horizon=20.0)
    for record in (noisy_vertices(field, "s"), absorbed):
        assert r"\sigma" in record.latex() and record.latex("zh") != record.latex()
        assert "<table" in record.html()
        assert "E1(0)" in record.text() and "E1(0)" in record.text("zh")


def test_what_stays_open_shows_in_the_status(run, tmp_path):
    path = tmp_path / "tied.toml"
    path.write_text(
        'slug = "tied"\nplayers = [{ name = "A", var = "x", strategies = ["a", "b"] }]\n'
        '[payoffs]\n1 = ["0.5"]\n0 = ["0"]\n',
        encoding="utf-8",
    )
    assert run("noise", path, "--sigma", "1")[0] == 3  # equality
    assert run("noise", path, "--sigma", "2")[0] == 0


def test_long_tables_are_cut_and_many_edges_are_not_compared():
    names = "xyzwuv"
    players = [sg.Player(name.upper(), name, ("a", "b")) for name in names]
    game = sg.Game.from_formulas(players, {name: f"{name}*(k - 1/2)" for name in names}, parameters=["k"])
    found = noisy_vertices(sg.replicator(game), "1")
    assert len(found.vertices) == 64 and found.edges is None
    assert "Further points left out: 24" in found.text()
