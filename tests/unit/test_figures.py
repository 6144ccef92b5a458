"""Figures draw what they are given: every line is a run, every marker a rest point, every label in its language."""

from __future__ import annotations

import dataclasses
import itertools

import matplotlib
import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from sympy import Integer, Rational, symbols

from symgame.analysis import Analysis, ClassifiedPoint, analyse
from symgame.dynamics.field import VectorField
from symgame.dynamics.replicator import replicator
from symgame.equilibria.rest_point import Kind, RestPoint
from symgame.errors import FigureError
from symgame.figures import fonts, initial_willingness, phase_cube, save, style, time_series, willingness_starts
from symgame.game import Game
from symgame.library import load
from symgame.numeric.simulation import Outcome, Run, Simulation
from symgame.players import Player, Scenario, State
from symgame.stability.verdict import Finding, Stability

LABELS = {
    "en": ("Industry, $x$", "Academia, $y$", "Government, $z$", "Time $t$", "Probability"),
    "zh": (r"产方$\,x$", r"学研方$\,y$", r"政府$\,z$", r"时间$\,t$", "策略选择概率"),
}


def _run(start: State, end: tuple[float, ...] | None, kind: Outcome = Outcome.VERTEX, time: float | None = 5.0) -> Run:
    """A run that need not solve anything: figures do not look at how runs came about."""
    initial = np.array([float(s) for share in start for s in (share if isinstance(share, tuple) else (share,))])
    goal = initial if end is None else np.array(end)
    times = np.linspace(0, 20, 60)
    states = goal + (initial - goal) * np.exp(-times)[:, None]
    return Run(initial, times, states, kind, None if end is None else goal, time, "made up")


@pytest.fixture(scope="module")
def field() -> VectorField:
    game = load("llm-iar")
    return replicator(game.at(game.scenarios[0]))


@pytest.fixture(scope="module")
def analysis(field: VectorField) -> Analysis:
    return analyse(field)


@pytest.fixture(scope="module")
def simulation(analysis: Analysis) -> Simulation:
    starts = itertools.product((Rational(1, 5), Rational(4, 5)), repeat=3)
    runs = [_run(start, (1.0, 1.0, 1.0) if sum(start) > 1 else (0.0, 0.0, 0.0)) for start in starts]
    return Simulation(analysis, Scenario("made up", ()), tuple(runs))


@pytest.fixture
def chinese() -> None:
    if fonts.font_for("策略选择概率", fonts.CHINESE) is None:
        pytest.skip("no Chinese font is installed")


def _lines(figure: Figure, marked: bool) -> list[Line2D]:
    return [line for line in figure.axes[0].lines if (line.get_marker() not in ("None", "")) == marked]


def _data(line: Line2D) -> np.ndarray:
    return np.array(line.get_data_3d() if hasattr(line, "get_data_3d") else line.get_data()).T


def _texts(figure: Figure) -> list[str]:
    return [text.get_text() for legend in figure.legends for text in legend.get_texts()]


def _in_mm(figure: Figure) -> np.ndarray:
    return figure.get_size_inches() * 25.4


def test_the_paths_of_the_cube_are_the_runs(simulation: Simulation) -> None:
    drawn = [_data(line) for line in _lines(phase_cube(simulation), marked=False)]
    for run in simulation.runs:
        assert any(np.array_equal(run.states, data) for data in drawn)
    assert len(drawn) == len(simulation.runs) + 12  # and the edges of the cube; this game has no line of rest points


def test_starts_are_dots_and_ends_are_told_apart_by_colour(simulation: Simulation) -> None:
    dots = [line for line in _lines(phase_cube(simulation), marked=True) if line.get_label()[0] == "_"]
    colours = {tuple(_data(dot)[0]): dot.get_color() for dot in dots}
    ends = {tuple(run.initial): tuple(run.end) for run in simulation.runs if run.end is not None}
    assert colours.keys() == ends.keys()
    assert len(set(colours.values())) == len(set(ends.values())) == len({(colours[s], ends[s]) for s in ends}) == 2


def test_rest_points_are_marked_by_kind(simulation: Simulation) -> None:
    marked = {line.get_label(): line for line in _lines(phase_cube(simulation), marked=True)}
    assert {tuple(p) for p in _data(marked["ESS"])} == {(0, 0, 0), (1, 1, 1)}
    assert len(_data(marked["Saddle point"])) == 6
    assert len(_data(marked["Unstable point"])) == 3
    looks = {(line.get_marker(), line.get_markerfacecolor()) for label, line in marked.items() if label[0] != "_"}
    assert len(looks) == 4  # the kinds and the dot of starts


def test_sets_of_rest_points_are_lines() -> None:
    game = load("open-source-ecosystem")
    at_values = replicator(game.at(game.scenarios[0]))
    run = _run((Rational(1, 2),) * 3, (1.0, 1.0, 1.0))
    figure = phase_cube(Simulation(analyse(at_values), game.scenarios[0], (run,)))
    line = next(line for line in figure.axes[0].lines if line.get_label() == "Set of equilibrium points")
    assert _data(line)[[0, -1]].tolist() == [[0, 1, 0], [1, 1, 0]]


def test_of_sets_only_what_lies_in_the_cube_is_drawn(analysis: Analysis) -> None:
    t, u, other = symbols("t u other")
    support = ((0, 1),) * 3
    curve = RestPoint(support, Kind.CONTINUUM, {}, (t, 1 / (4 * t), Integer(0)), free=((t, 0),))
    net = RestPoint(support, Kind.CONTINUUM, {}, (t, u, t + u + Rational(1, 2)), free=((t, 0), (u, 1)))
    unknown = RestPoint(support, Kind.CONTINUUM, {}, (t, other, other), free=((t, 0),))
    found = tuple(ClassifiedPoint(point, Finding(Stability.UNSTABLE)) for point in (curve, net, unknown))
    drawn = dataclasses.replace(analysis, rest_points=found)
    axes = phase_cube(Simulation(drawn, Scenario("s", ()), ())).axes[0]
    lines = [_data(line) for line in axes.lines[12:]]  # after the edges
    assert len(lines) == 1 + 2 * 3
    inside = [line[~np.isnan(line[:, 0])] for line in lines]
    assert inside[0][0] == pytest.approx([0.25, 1, 0])
    assert all(((points >= 0) & (points <= 1)).all() for points in inside)


def test_ends_that_are_no_points_are_named(analysis: Analysis) -> None:
    start = (Rational(1, 3),) * 3
    kinds = {
        Outcome.CYCLE: "Path to a cycle",
        Outcome.UNSETTLED: "Path without known end",
        Outcome.REST_SET: "Path to a set of equilibrium points",
    }
    runs = tuple(_run(start, None, kind, None) for kind in kinds)
    assert set(kinds.values()) <= set(_texts(phase_cube(Simulation(analysis, Scenario("s", ()), runs))))


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_labels_are_in_the_language_asked_for(simulation: Simulation, lang: str) -> None:
    x, y, z, time, probability = LABELS[lang]
    cube = phase_cube(simulation, lang=lang).axes[0]
    assert (cube.get_xlabel(), cube.get_ylabel(), cube.get_zlabel()) == (x, y, z)
    series = time_series(simulation.runs[0], simulation.field, lang=lang)
    assert (series.axes[0].get_xlabel(), series.axes[0].get_ylabel()) == (time, probability)
    assert _texts(series) == [x, y, z]


def test_without_a_chinese_font_labels_are_english_and_one_warning_says_so(
    simulation: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "installed", lambda: frozenset({fonts.ROMAN}))
    with pytest.warns(UserWarning, match="fonts-wqy-microhei") as caught:
        figure = time_series(simulation.runs[0], simulation.field, lang="zh")
    assert len(caught) == 1
    assert caught[0].filename == __file__
    assert _texts(figure) == list(LABELS["en"][:3])


def test_a_font_that_has_all_characters_is_preferred() -> None:
    assert fonts.font_for("Time", ("no such font", fonts.ROMAN)) == fonts.ROMAN
    assert fonts.font_for("策略", ("STIXGeneral", "DejaVu Sans")) == "STIXGeneral"  # none has them: the first
    assert fonts.font_for("ə̃Ⅻ⡿", ("cmr10", "DejaVu Sans")) == "DejaVu Sans"
    assert fonts.font_for("Time", ("no such font",)) is None


def test_settings_of_the_user_neither_change_nor_matter(simulation: Simulation) -> None:
    with matplotlib.rc_context({"font.size": 20, "lines.linewidth": 9}):
        before = dict(matplotlib.rcParams)
        figure = time_series(simulation.runs[0], simulation.field)
        assert dict(matplotlib.rcParams) == before
    assert figure.axes[0].xaxis.label.get_size() == 8
    assert figure.axes[0].lines[0].get_linewidth() < 2


@pytest.mark.parametrize(("width", "mm"), [("single", 85), ("double", 170)])
def test_figures_are_as_wide_as_columns(simulation: Simulation, width: str, mm: float) -> None:
    panels = willingness_starts(simulation.field.game)
    four = dataclasses.replace(simulation, runs=simulation.runs[:4])
    figures = (
        phase_cube(simulation, width=width),
        time_series(simulation.runs[0], simulation.field, width=width),
        initial_willingness(panels, [four] * len(panels), width=width),
    )
    for figure in figures:
        assert _in_mm(figure)[0] == pytest.approx(mm)


def test_a_series_is_the_run_until_just_after_it_settles(simulation: Simulation) -> None:
    run = simulation.runs[0]
    axes = time_series(run, simulation.field).axes[0]
    for place, line in enumerate(axes.lines):
        assert np.array_equal(line.get_xdata(), run.times)
        assert np.array_equal(line.get_ydata(), run.states[:, place])
    assert 5 < axes.get_xlim()[1] < 6
    unsettled = dataclasses.replace(run, time=None)
    assert time_series(unsettled, simulation.field).axes[0].get_xlim()[1] == run.times[-1]
    assert len({str(line._dash_pattern) for line in axes.lines}) == 3  # told apart without colour


def test_with_three_strategies_every_share_has_its_own_look() -> None:
    game = load("cooperation-modes")
    start: State = ((Rational(1, 3),) * 3, (Rational(1, 3),) * 3, Rational(1, 2))
    figure = time_series(_run(start, None), replicator(game.at(game.scenarios[0])))
    looks = {(line.get_color(), str(line._dash_pattern)) for line in figure.axes[0].lines}
    assert len(looks) == len(game.shares) == 7
    assert _texts(figure)[0] == "Academia: Joint laboratory, $x_{1}$"


def test_every_panel_of_willingness_varies_one_party_and_the_first_all() -> None:
    half, low = Rational(1, 2), Rational(1, 5)
    panels = willingness_starts(load("llm-iar"))
    assert [panel.player for panel in panels] == [None, 0, 1, 2]
    assert [panel.starts[0] for panel in panels] == [
        (low,) * 3,
        (low, half, half),
        (half, low, half),
        (half, half, low),
    ]
    many = willingness_starts(load("cooperation-modes"))[0].starts[0]
    assert many == ((low, Rational(2, 5), Rational(2, 5)),) * 2 + (low,)


def test_willingness_draws_its_runs_and_keeps_those_at_their_end_there(analysis: Analysis) -> None:
    panels = willingness_starts(analysis.game)
    runs = [[_run(start, (1.0, 1.0, 1.0), time=8.0 + k) for k, start in enumerate(panel.starts)] for panel in panels]
    short = dataclasses.replace(runs[0][0], times=runs[0][0].times[:30], states=runs[0][0].states[:30])
    runs[0][0] = short
    simulations = [Simulation(analysis, Scenario("s", ()), tuple(four)) for four in runs]
    figure = initial_willingness(panels, simulations)
    for axes, four in zip(figure.axes, runs, strict=True):
        for k, line in enumerate(axes.lines):
            run, n = four[k // 3], len(four[k // 3].times)
            assert np.array_equal(line.get_xdata()[:n], run.times)
            assert np.array_equal(line.get_ydata()[:n], run.states[:, k % 3])
    assert figure.axes[0].lines[0].get_xdata()[-1] == figure.axes[0].get_xlim()[1]
    assert figure.axes[0].lines[0].get_ydata()[-1] == 1
    assert figure.axes[1].get_xlabel().endswith("Industry varied")


def test_files_are_written_and_the_same_every_time(simulation: Simulation, tmp_path) -> None:
    written = []
    for attempt in ("first", "second"):
        figure = phase_cube(simulation)
        paths = save(figure, tmp_path / attempt / "cube.v1", ("pdf", "svg", "png"))
        assert [path.name for path in paths] == ["cube.v1.pdf", "cube.v1.svg", "cube.v1.png"]
        written.append([path.read_bytes() for path in paths])
    assert written[0] == written[1]
    assert all(len(content) > 1000 for content in written[0])
    assert b"/FontFile2" in written[0][0]  # TrueType, as journals ask
    assert b"/Type3" not in written[0][0]


def test_tiff_is_made_for_print(simulation: Simulation, tmp_path) -> None:
    (path,) = save(time_series(simulation.runs[0], simulation.field), str(tmp_path / "series"), ["tiff"])
    assert path.stat().st_size > 1000


def test_two_parties_have_a_square_with_arrows() -> None:
    players = (Player("Firm $A^", "x", ("Comply", "Cheat")), Player("Office", "y", ("Inspect", "Trust")))
    rows = {"11": ["1", "2"], "10": ["1", "3"], "01": ["0", "4"], "00": ["2", "0"]}
    game = Game.from_table(players, rows)
    found = analyse(replicator(game))
    run = _run((Rational(1, 4), Rational(1, 2)), (1.0, 0.0))
    for width in ("single", "double"):
        figure = phase_cube(Simulation(found, Scenario("s", ()), (run,)), width=width)
        axes = figure.axes[0]
        assert axes.collections  # the arrows
        assert any(np.array_equal(_data(line), run.states) for line in axes.lines)
        assert axes.get_xlabel() == r"Firm \$A^, $x$"
        figure.draw_without_rendering()


def test_other_shapes_are_refused_with_what_to_draw_instead(simulation: Simulation) -> None:
    game = load("cooperation-modes")
    at_values = replicator(game.at(game.scenarios[0]))
    with pytest.raises(FigureError, match="strategies 3-3-2; draw time_series"):
        phase_cube(Simulation(analyse(at_values), game.scenarios[0], ()))
    with pytest.raises(FigureError, match="the run has 3 shares, the field 7"):
        time_series(simulation.runs[0], at_values)


def test_what_cannot_be_drawn_is_refused_with_the_cure(simulation: Simulation, tmp_path) -> None:
    run, field = simulation.runs[0], simulation.field
    panels = willingness_starts(field.game)
    with pytest.raises(FigureError, match="no width 'wide'"):
        time_series(run, field, width="wide")
    with pytest.raises(FigureError, match="no language 'fr'"):
        time_series(run, field, lang="fr")
    with pytest.raises(FigureError, match="no format 'eps'"):
        save(time_series(run, field), tmp_path / "x", ("eps",))
    with pytest.raises(FigureError, match="4 panels need as many simulations, here are 1"):
        initial_willingness(panels, [simulation])
    with pytest.raises(FigureError, match="4 starts, its simulation 8 runs"):
        initial_willingness(panels, [simulation] * 4)
    assert style.WIDTHS == {"single": 85, "double": 170}
