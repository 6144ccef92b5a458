"""Figures of parameters draw exact borders and thresholds: planes, panels, strips and bars."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.text import Text
from sympy import Rational, Symbol

from symgame import Game, Parameter, Player, load, replicator
from symgame.analysis import vertices_of
from symgame.errors import FigureError
from symgame.figures import (
    Measure,
    Sensitivity,
    bifurcation_strip,
    fonts,
    parameter_panels,
    plane_of_parameters,
    save,
    sensitivity_bars,
)
from symgame.figures.ranges import range_around
from symgame.figures.room import room_of
from symgame.figures.style import style
from symgame.numeric.classification.classification import classified
from symgame.numeric.classification.exact import decided
from symgame.numeric.long_run import LongRun, long_run
from symgame.numeric.parameter_plane import NODES, ParameterPlane, parameter_plane
from symgame.numeric.variation import variation
from symgame.stability.regimes.at_values import stable_at
from symgame.stability.thresholds.parameter_line import ParameterLine, parameter_line

PLANES = [("llm-iar", "b", "P"), ("data-compute-supply", "q", "F"), ("vertical-models", "Kg", "Kv")]


def _plane(slug: str, across: str, up: str) -> ParameterPlane:
    game = load(slug)
    field = replicator(game)
    vertices, scenario = vertices_of(field), game.scenarios[0]
    lines = [parameter_line(field, vertices, scenario, name) for name in (across, up)]
    return parameter_plane(field, vertices, scenario, across, up, (range_around(lines[0]), range_around(lines[1])))


def _line(slug: str, name: str) -> ParameterLine:
    game = load(slug)
    field = replicator(game)
    return parameter_line(field, vertices_of(field), game.scenarios[0], name)


def _made_up(line: ParameterLine, low: Rational, high: Rational) -> LongRun:
    """Long-run shares that need not be any: the figure does not look at how they came about."""
    values = tuple(low + (high - low) * Rational(k, 4) for k in range(5))
    shares = np.array([[0.0, 1.0, np.nan if k == 4 else 0.5] for k in range(5)])
    return LongRun(line, (Rational(1, 2),) * 3, (low, high), values, shares)


def _texts(figure: Figure) -> list[str]:
    return [text.get_text() for legend in figure.legends for text in legend.get_texts()]


def _in_mm(figure: Figure) -> float:
    return float(figure.get_size_inches()[0]) * 25.4


@pytest.mark.parametrize(("slug", "across", "up"), PLANES)
def test_on_a_border_one_form_vanishes_and_the_sets_of_ess_differ_beside_it(slug: str, across: str, up: str) -> None:
    plane = _plane(slug, across, up)
    base = dict(plane.scenario.values)
    vertices = vertices_of(plane.field)
    assert plane.borders
    for border in plane.borders:
        form = border.relation.difference.xreplace({s: v for s, v in base.items() if s not in (plane.across, plane.up)})
        for piece in border.pieces:
            for x, y in piece[41:-1:97]:
                at = {plane.across: Rational(float(x)), plane.up: Rational(float(y))}
                sizes = sum(abs(float(term.xreplace(at))) for term in form.as_ordered_terms())
                assert abs(float(form.xreplace(at))) <= 1e-9 * sizes
                slope = np.array([float(form.diff(s).xreplace(at)) for s in (plane.across, plane.up)])
                step = 1e-6 * slope / np.linalg.norm(slope)
                moved = [(Rational(x + k * step[0]), Rational(y + k * step[1])) for k in (-1, 1)]
                beside = [stable_at(vertices, base | {plane.across: p, plane.up: q}) for p, q in moved]
                assert beside[0] != beside[1]


@pytest.mark.parametrize(("slug", "across", "up"), PLANES)
def test_regions_are_what_the_classification_of_their_points_says(slug: str, across: str, up: str) -> None:
    plane = _plane(slug, across, up)
    xs, ys = (axis[7::53] for axis in plane.grid)
    values = dict(plane.scenario.values) | {plane.across: xs, plane.up: ys[:, None]}
    found = decided(classified(plane.field, values))
    for j, k in np.ndindex(found.index.shape):
        node = (7 + 53 * j, 7 + 53 * k)
        if plane.outside[node] < 0:
            inside = [ess for ess, depth in zip(plane.sets, plane.depths, strict=True) if depth[node] < 0]
            assert len(inside) <= 1  # none on a border
            assert inside in ([], [found.sets[found.index[j, k]]])


def test_the_plane_shows_its_sets_borders_and_point() -> None:
    plane = _plane("llm-iar", "b", "P")
    figure = plane_of_parameters(plane)
    axes = figure.axes[0]
    assert len([patch for patch in axes.patches if isinstance(patch, PathPatch)]) == len(plane.sets)
    drawn = [np.array(line.get_data()).T for line in axes.lines]
    for border in plane.borders:
        assert all(any(np.array_equal(piece, data) for data in drawn) for piece in border.pieces)
    assert any(np.allclose(data, [[0.6, 1.2]]) for data in drawn)
    texts = _texts(figure)
    assert "$E_{1}(0,0,0),\\ E_{8}(1,1,1)$" in texts
    assert "$P < C b$" in texts
    assert len(texts) == 1 + len(plane.sets) + 1 + 1 + len(plane.borders)
    looks = {(patch.get_facecolor(), patch.get_hatch()) for patch in axes.patches}
    assert len(looks) == len(plane.sets)


def test_what_the_assumptions_exclude_is_hatched() -> None:
    plane = _plane("vertical-models", "Kg", "Kv")  # Kg > Kv
    xs, ys = np.meshgrid(*plane.grid)
    assert np.array_equal(plane.outside > 0, ys > xs)
    figure = plane_of_parameters(plane)
    assert "Excluded by the assumptions" in _texts(figure)
    assert "Excluded by the assumptions" not in _texts(plane_of_parameters(_plane("llm-iar", "b", "P")))


def test_numbers_of_borders_do_not_touch_each_other() -> None:
    for slug, across, up in PLANES:
        plane = _plane(slug, across, up)
        axes = plane_of_parameters(plane).axes[0]
        rings = np.array([line.get_xydata()[0] for line in axes.lines if line.get_marker() == "o"])
        assert len(rings) == len(plane.borders)
        scale = np.array([68.0, 58.0]) / [float(high - low) for low, high in plane.ranges]
        for k, ring in enumerate(rings):
            others = np.delete(rings, k, axis=0)
            assert all(np.linalg.norm((ring - other) * scale) > 3.0 for other in others)


def test_a_curved_border_of_higher_degree_is_traced_to_its_zeros() -> None:
    pair = [Player("A", "x", ("1", "2")), Player("B", "y", ("1", "2"))]
    game = Game.from_formulas(
        pair, {"x": "x*(1 - p**2 - q**2)", "y": "y"}, parameters=["p", "q"], assume=["p > 0", "q > 0"]
    )
    field, scenario = replicator(game), game.scenario_from({"p": 0.5, "q": 0.5})
    ranges = ((Rational(0), Rational(2)), (Rational(0), Rational(2)))
    plane = parameter_plane(field, vertices_of(field), scenario, "p", "q", ranges)
    assert plane.sets == (("01",), ("11",))
    [border] = plane.borders
    points = np.concatenate(border.pieces)
    assert len(points) > NODES / 4
    assert np.allclose(np.hypot(*points.T), 1.0, atol=1e-9)
    assert border.relation.text() == "p**2 + q**2 < 1"


def test_thresholds_of_a_line_are_exact_and_complete() -> None:
    line = _line("llm-iar", "b")
    vertices, values = vertices_of(line.field), dict(line.scenario.values)
    assert [turn.value for turn in line.turns] == [
        Rational(6, 25),
        Rational(139, 500),
        Rational(19, 25),
        Rational(439, 500),
    ]
    for turn in line.turns:
        for side, ess in ((-1, turn.below), (1, turn.above)):
            assert stable_at(vertices, values | {line.parameter: turn.value + Rational(side, 10**6)}) == ess
        assert set(turn.lost) | set(turn.gained)
    for k in range(1, 100):
        value = Rational(k, 100)
        assert line.ess_at(value) == stable_at(vertices, values | {line.parameter: value})


def test_panels_show_every_run_and_name_the_thresholds_between_the_values() -> None:
    found = variation(_line("llm-iar", "C"), [Rational(5), Rational(11), Rational(2)])
    assert found.values == (2, 5, 11)
    figure = parameter_panels(found)
    assert len(figure.axes) == 3
    for place, axes in enumerate(figure.axes):
        for line, run in zip(axes.lines, found.runs, strict=True):
            assert np.array_equal(line.get_ydata()[: len(run.times)], run.states[:, place])
        styles = {(line.get_color(), line.get_linestyle(), line._unscaled_dash_pattern) for line in axes.lines}
        assert len(styles) == 3
    legend = [text.get_text() for text in figure.legends[1].get_texts()]
    assert [text.split(":")[0] for text in legend] == ["$C^{*1}=3", "$C^{*2}=439/60"]


def test_values_are_chosen_on_both_sides_of_the_thresholds() -> None:
    for slug in ("llm-iar", "open-source-ecosystem", "vertical-models"):
        for name in (str(symbol) for symbol in load(slug).symbols):
            line = _line(slug, name)
            values = variation(line).values if name in ("C", "Rc") else None
            if values is not None:
                assert line.value in values
                assert 3 <= len(values) <= 5
                assert len({line.ess_at(value) for value in values}) >= 2


def test_the_strip_has_one_band_a_set_cut_at_the_exact_thresholds() -> None:
    line = _line("llm-iar", "C")
    figure = bifurcation_strip(_made_up(line, Rational(1), Rational(9)))
    above, below = figure.axes
    bands = sorted((patch.get_x(), patch.get_x() + patch.get_width()) for patch in below.patches)
    assert bands == [(1.0, 3.0), (3.0, float(Rational(439, 60))), (float(Rational(439, 60)), 9.0)]
    assert [text.get_text() for text in above.texts] == ["$C^{*1}=3$", "$C^{*2}=439/60$"]
    assert "No long-run state" in _texts(figure)
    assert len({band.get_hatch() or band.get_facecolor() for band in below.patches}) == 3


def test_the_long_run_jumps_where_the_start_changes_its_basin() -> None:
    line = _line("llm-iar", "C")
    found = long_run(line, Rational(4), Rational(6), samples=3)
    ends = found.shares[:, 0]
    jump = int(np.flatnonzero(np.diff(ends))[0])
    assert ends[jump] == 1.0
    assert ends[jump + 1] == 0.0
    assert 0 < float(found.values[jump + 1] - found.values[jump]) < 0.05
    assert found.values[0] == 4
    assert found.values[-1] == 6


def test_bars_begin_at_the_base_and_have_their_values() -> None:
    game = load("llm-iar")
    first = Measure("first", (0.1, 0.4), ((0.0, 0.2), (0.3, 0.5)))
    total = Measure("total", (0.2, float("nan")))
    found = Sensitivity(("b", "C"), (first, total)).sorted()
    assert found.parameters == ("C", "b")
    axes = sensitivity_bars(game, found).axes[0]
    assert [patch.get_width() for patch in axes.patches] == [0.4, 0.1, 0.0, 0.2]
    tornado = Sensitivity(("C",), (Measure("lowered", (0.9,)), Measure("raised", (0.2,))), "outcome", 0.5)
    axes = sensitivity_bars(game, tornado).axes[0]
    assert [(patch.get_x(), round(patch.get_width(), 9)) for patch in axes.patches] == [(0.5, 0.4), (0.5, -0.3)]
    assert len({patch.get_y() for patch in axes.patches}) == 1
    same_side = Sensitivity(("C",), (Measure("lowered", (0.9,)), Measure("raised", (0.8,))), "outcome", 0.5)
    assert len({patch.get_y() for patch in sensitivity_bars(game, same_side).axes[0].patches}) == 2


def test_the_room_of_a_parameter_is_the_distance_to_its_thresholds() -> None:
    found = room_of([_line("llm-iar", name) for name in ("C", "R1", "G")])
    assert found.parameters == ("C", "G")
    assert found.measures[0].values[0] == pytest.approx(-40)
    assert found.measures[1].values == pytest.approx((100 * (439 / 300 - 1), 237.5))
    axes = sensitivity_bars(load("llm-iar"), found).axes[0]
    assert max(patch.get_width() for patch in axes.patches) == 100
    assert [text.get_text() for text in axes.texts] == ["$238$"]
    with pytest.raises(FigureError, match="nothing to draw"):
        room_of([_line("llm-iar", "R1")])


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Measure("other", (1.0,)), "no measure 'other'; known: first"),
        (lambda: Measure("first", (1.0, 2.0), ((0.0, 1.0),)), "2 values need as many intervals, here are 1"),
        (lambda: Sensitivity(("C",), (Measure("first", (1.0, 2.0)),)), "1 parameters need as many values"),
        (lambda: Sensitivity((), (Measure("first", ()),)), "bars of 1 to 40 parameters"),
        (lambda: Sensitivity(("C",), ()), "1 to 4 measures"),
        (lambda: Sensitivity(("C",), (Measure("first", (1.0,)),), "length"), "no axis 'length'"),
        (lambda: sensitivity_bars(load("llm-iar"), Sensitivity(("No",), (Measure("first", (1.0,)),))), "'No' is no"),
        (lambda: variation(_line("llm-iar", "b"), [Rational(2)]), "do not allow b = 2"),
        (lambda: variation(_line("llm-iar", "C"), [Rational(k) for k in range(1, 8)]), "7 values of C"),
        (lambda: long_run(_line("llm-iar", "C"), Rational(3), Rational(3)), "range of C is empty"),
        (lambda: long_run(_line("llm-iar", "b"), Rational(3), Rational(4)), "allow no b from 3 to 4"),
        (lambda: _plane("llm-iar", "C", "C"), "C twice"),
    ],
)
def test_what_cannot_be_drawn_is_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(FigureError, match=message):
        make()


def test_an_equation_between_parameters_leaves_no_plane() -> None:
    pair = [Player("A", "x", ("1", "2")), Player("B", "y", ("1", "2"))]
    game = Game.from_formulas(pair, {"x": "x*p", "y": "y*q"}, parameters=["p", "q", "r"], assume=["p + q == r"])
    field, scenario = replicator(game), game.scenario_from({"p": 1, "q": 1, "r": 2})
    ranges = ((Rational(0), Rational(2)), (Rational(0), Rational(2)))
    with pytest.raises(FigureError, match="leaves no plane"):
        parameter_plane(field, vertices_of(field), scenario, "p", "q", ranges)


HOSTILE = r"$\frac{x$ <b> \input{y} %s {0} \n 100%"


def test_hostile_labels_are_inert(tmp_path: Path) -> None:
    players = [Player(HOSTILE, "x", (HOSTILE, "b")), Player("$B$", "y", ("1", "2"))]
    wild = [Parameter(Symbol("p", real=True), meaning=HOSTILE, latex=r"\frac{1}{"), "q"]
    game = Game.from_formulas(players, {"x": "x*(p - y)", "y": "y*(q - 1)"}, parameters=wild, assume=["p > 0", "q > 0"])
    field, scenario = replicator(game), game.scenario_from({"p": 0.5, "q": 2}, initial=[(0.5, 0.5)])
    vertices = vertices_of(field)
    line = parameter_line(field, vertices, scenario, "p")
    ranges = ((Rational(0), Rational(2)), (Rational(0), Rational(2)))
    drawn = [
        plane_of_parameters(parameter_plane(field, vertices, scenario, "p", "q", ranges)),
        parameter_panels(variation(line, [Rational(1, 2), Rational(3, 2)])),
        bifurcation_strip(long_run(line, Rational(1, 10), Rational(2), samples=3)),
        sensitivity_bars(game, room_of([line])),
    ]
    for k, figure in enumerate(drawn):
        [path] = save(figure, tmp_path / str(k), ["svg"])
        assert path.stat().st_size > 1000


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("width", "mm"), [("single", 85.0), ("double", 170.0)])
def test_figures_have_the_width_of_a_column_and_nothing_is_clipped(lang: str, width: str, mm: float) -> None:
    if lang == "zh" and fonts.font_for("策略选择概率", fonts.CHINESE) is None:
        pytest.skip("no Chinese font is installed")
    game, line = load("llm-iar"), _line("llm-iar", "C")
    drawn = [
        plane_of_parameters(_plane("llm-iar", "b", "P"), lang=lang, width=width),
        parameter_panels(variation(line, [Rational(2), Rational(11)]), lang=lang, width=width),
        bifurcation_strip(_made_up(line, Rational(1), Rational(9)), lang=lang, width=width),
        sensitivity_bars(game, room_of([line, _line("llm-iar", "G")]), lang=lang, width=width),
    ]
    for figure in drawn:
        assert _in_mm(figure) == pytest.approx(mm)
        with style(lang, game):
            canvas = FigureCanvasAgg(figure)
            canvas.draw()
            wide, high = canvas.get_width_height()
            ticks = [t for a in figure.axes for axis in (a.xaxis, a.yaxis) for t in axis.get_ticklabels()]
            for text in figure.findobj(Text):
                if text.get_visible() and text.get_text() and text not in ticks:  # ticks beyond the ends are not drawn
                    place = text.get_window_extent(canvas.get_renderer())
                    inside = place.x0 > -1 and place.y0 > -1 and place.x1 < wide + 1 and place.y1 < high + 1
                    assert inside, text.get_text()


@pytest.mark.parametrize(
    "words",
    [
        ("plane", "llm-iar", "--parameter", "S1=0:4", "--parameter", "C"),
        ("panels", "llm-iar", "--parameter", "C=5,11", "--width", "170", "--lang", "zh"),
        ("bars", "vertical-models"),
    ],
)
def test_figures_come_from_the_command_line(
    words: tuple[str, ...], tmp_path: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    paths = [tmp_path / f"drawn.{suffix}" for suffix in ("pdf", "svg", "png", "tiff")]
    code, said, wrong = run("figure", *words, *(part for path in paths for part in ("-o", path)))
    assert (code, wrong) == (0, "")
    assert all(path.stat().st_size > 1000 for path in paths)
    assert said.count("已写入" if "zh" in words else " written\n") == 4


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("plane", "llm-iar", "--parameter", "C"), "needs two parameters"),
        (("panels", "llm-iar"), "needs one parameter"),
        (("panels", "llm-iar", "--parameter", "C=1:3"), "takes values"),
        (("panels", "llm-iar", "--parameter", "C=1,x"), "'x' is no number"),
        (("strip", "llm-iar", "--parameter", "C=1,2,3"), "is no number|a range is written"),
        (("strip", "llm-iar", "--parameter", "Cost"), "no parameter 'Cost'"),
    ],
)
def test_the_command_line_says_what_is_missing(
    words: tuple[str, ...], message: str, run: Callable[..., tuple[int, str, str]]
) -> None:
    code, _, wrong = run("figure", *words)
    assert code == 2
    assert any(part in wrong for part in message.split("|"))
