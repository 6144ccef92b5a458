"""Figures of parties, payments, edges and simplexes: their data, sizes and labels, not their pixels."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from PIL import Image
from sympy import Rational

from symgame.cli.figure import KINDS
from symgame.errors import FigureError, InvalidGameError, SimulationError
from symgame.figures import (
    edge_flow,
    fonts,
    party_phases,
    party_volumes,
    payment_diagram,
    save,
    simplex_portrait,
)
from symgame.figures.payments.amounts import amount_lines, breadth, is_settable, set_amount
from symgame.figures.payments.arrows import LINE
from symgame.game import Game
from symgame.library import load
from symgame.players import Player, State
from symgame.symbols import Parameter, real_symbol
from symgame.transfers import transfers

Run = Callable[..., tuple[int, str, str]]

HOSTILE = ("$E=mc^2$ & 50% of #1_2", r"\input{/etc/passwd} \write18{ls}", "<script>alert(1)</script>")
FOUR = [Player(name, var, ("A", "B")) for name, var in zip(("One", "Two", "Three", "Four"), "xyzw", strict=True)]


@pytest.fixture(autouse=True)
def chinese(request: pytest.FixtureRequest) -> None:
    if re.search(r"[-_\[]zh\b", request.node.name) and fonts.font_for("策略选择概率", fonts.CHINESE) is None:
        pytest.skip("no Chinese font is installed")


def hostile(players: int) -> Game:
    """Names, strategies, notation and meanings that are no plain text."""
    long = "A name that goes on and on, as names of consortia of ministries and universities do"
    names = (*HOSTILE, long)[-players:]
    own = [Player(n, v, (n[::-1], f"not {n}")) for n, v in zip(names, "xyzw", strict=False)]
    parameters = [
        Parameter(real_symbol("F"), meaning=HOSTILE[1], latex=r"\input{F}"),
        Parameter(real_symbol("S"), meaning=HOSTILE[0], latex=r"\textrm{S}"),
        Parameter(real_symbol("K"), meaning=HOSTILE[2], latex="K_{%}"),
    ]
    formulas = {player.var: "0" for player in own} | {"x": "S*y - F*(1 - x) - K*x", "y": "F*(1 - x) - S*y + K*x*y"}
    game = Game.from_formulas(own, formulas, parameters=parameters)
    return dataclasses.replace(game, scenarios=(game.scenario_from({"F": 2, "S": 1, "K": "3/2"}),))


def every_text(figure: Figure) -> list[str]:
    texts = [text.get_text() for axes in figure.axes for text in axes.texts]
    legends = [text.get_text() for legend in figure.legends for text in legend.get_texts()]
    return [*texts, *legends, *(text.get_text() for text in figure.texts)]


def in_mm(figure: Figure) -> np.ndarray:
    return figure.get_size_inches() * 25.4


def test_volumes_are_named_in_the_picture_as_they_are_returned() -> None:
    game = load("llm-iar")
    texts = every_text(party_phases(game, game.scenarios[0]))
    for found in party_volumes(game, game.scenarios[0]):
        assert any(f"$V_1 = {found.first:.3f}$" in text for text in texts)
        assert any(f"$V_2 = {found.second:.3f}$" in text for text in texts)
        var = game.players[found.player].var
        assert any(rf"{var} \to 1" in text for text in texts) and any(rf"{var} \to 0" in text for text in texts)
    assert texts.count("$V_1$") == texts.count("$V_2$") == 3  # one region on either side of each surface


def test_arrows_lead_where_the_party_moves() -> None:
    game = load("data-compute-supply")
    figure = party_phases(game, game.scenarios[0], ["x"])
    heads = [t for t in figure.axes[0].texts if getattr(t, "arrow_patch", None) is not None]
    colours = {text.get_text(): text.get_color() for text in figure.axes[0].texts if text.get_text().startswith("$V")}
    assert len(heads) == len(colours) == 2
    for head in heads:
        is_first = head.arrow_patch.get_facecolor() == _rgba(colours["$V_1$"])
        assert (head.xy[0] > head.xyann[0]) == is_first  # x grows to the right


def _rgba(colour: str) -> tuple[float, ...]:
    from matplotlib.colors import to_rgba

    return to_rgba(colour)


def test_some_parties_have_a_key_of_all_variables() -> None:
    game = load("llm-iar")
    figure = party_phases(game, game.scenarios[0], ["z"])
    assert len(figure.axes) == 1
    texts = every_text(figure)
    assert {"Industry, $x$", "Academia, $y$", "Government, $z$"} <= set(texts)
    assert any("(Incentivise and regulate)" in text for text in texts)


def test_two_parties_have_squares_with_a_line_across() -> None:
    game = hostile(2)
    figure = party_phases(game, game.scenarios[0])
    # y earns K x - S more by its first strategy: 3/2 x - 1 with the values of the scenario.
    assert [found.exact for found in party_volumes(game, game.scenarios[0])] == [
        (1, 0),
        (Rational(1, 3), Rational(2, 3)),
    ]
    dashed = [line for line in figure.axes[1].lines if line.is_dashed()]
    (line,) = [np.array(line.get_data()).T for line in dashed]
    assert line.tolist() == [pytest.approx([2 / 3, 0]), pytest.approx([2 / 3, 1])]


def test_own_shares_in_payoffs_make_arrows_that_end_at_the_surface() -> None:
    rows = {"11": ["1 - 2*x", "0"], "10": ["1 - 2*x", "0"], "01": ["0", "0"], "00": ["0", "0"]}
    game = Game.from_table(FOUR[:2], rows, state_dependent=True)
    scenario = game.scenario_from({})
    figure = party_phases(game, scenario)
    texts = every_text(figure)
    assert any(r"x \uparrow" in text for text in texts)
    assert "Indifferent everywhere" in texts
    assert len(figure.axes[1].lines) == 1  # the square alone
    dots = [line.get_xdata()[0] for line in figure.axes[0].lines if line.get_marker() == "o"]
    assert sorted(np.round(dots, 2)) == [0, 0.49, 0.51, 1]


def test_parties_that_cannot_be_drawn_are_refused_with_the_cure() -> None:
    game = load("llm-iar")
    with pytest.raises(FigureError, match="no party 'w'.* known: x, y, z"):
        party_phases(game, game.scenarios[0], ["w"])
    with pytest.raises(FigureError, match="strategies 3-3-2; draw its simplex"):
        party_phases(load("cooperation-modes"), game.scenarios[0])
    with pytest.raises(SimulationError, match="no value for .*: add them to the scenario"):
        party_phases(game, game.scenario_from({"C": 5}))


def arrows_of(axes: Axes) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return [(t.xyann, t.xy) for t in axes.texts if getattr(t, "arrow_patch", None) is not None]


def boxes_of(axes: Axes) -> list[tuple[float, float, float, float]]:
    found = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    return [(*p.get_xy(), p.get_x() + p.get_width(), p.get_y() + p.get_height()) for p in found]


def test_every_payment_is_an_arrow_from_box_to_box() -> None:
    game = load("llm-iar")
    axes = payment_diagram(game).axes[0]
    boxes = boxes_of(axes)

    def nearest(place: tuple[float, float]) -> int:
        def away(rect: tuple[float, float, float, float]) -> float:
            dx = max(rect[0] - place[0], 0, place[0] - rect[2])
            dy = max(rect[1] - place[1], 0, place[1] - rect[3])
            return float(np.hypot(dx, dy))

        found = min(range(len(boxes)), key=lambda k: away(boxes[k]))
        assert 0 < away(boxes[found]) < 1.5
        return found

    drawn = {(nearest(start), nearest(end)) for start, end in arrows_of(axes)}
    assert drawn == {(found.payer, found.receiver) for found in transfers(game)}


def everybody_pays_everybody() -> Game:
    names = [f"P{k}" for k in range(12)]
    formulas = {player.var: "" for player in FOUR}
    for name, (one, other) in zip(names, itertools.permutations("xyzw", 2), strict=True):
        formulas[one] += f" - {name}*{one}*{other}"
        formulas[other] += f" + {name}*{one}*{other}"
    return Game.from_formulas(FOUR, formulas, parameters=names)


@pytest.mark.parametrize("width", ["single", "double"])
@pytest.mark.parametrize("slug", ["llm-iar", "data-compute-supply", "zhu2021_drug", "tang_buildmat_trust", "everybody"])
def test_labels_of_payments_touch_nothing(slug: str, width: str) -> None:
    game = everybody_pays_everybody() if slug == "everybody" else load(slug)
    axes = payment_diagram(game, meanings=False, width=width).axes[0]
    boxes = boxes_of(axes)
    names = len(game.players)
    labels = [text for text in axes.texts if text.get_text()][names:]
    rects = []
    for text in labels:
        (x, y), wide = text.get_position(), breadth(text.get_text(), 8)
        rects.append((x - wide / 2, y - LINE / 2, x + wide / 2, y + LINE / 2))
    assert len(rects) == len(transfers(game))
    right, top = axes.get_xlim()[1], axes.get_ylim()[1]
    for k, rect in enumerate(rects):
        assert rect[0] >= 0 and rect[1] >= 0 and rect[2] <= right and rect[3] <= top
        for other in (*boxes, *rects[:k]):
            assert (
                rect[0] >= other[2] or other[0] >= rect[2] or rect[1] >= other[3] - 1e-9 or other[1] >= rect[3] - 1e-9
            )
        for start, end in arrows_of(axes):
            way = np.linspace(start, end, 500)
            inner = ((way > rect[:2]) & (way < rect[2:])).all(axis=1)
            assert not inner.any()


def test_long_amounts_have_a_number_and_stand_below() -> None:
    game = load("jclepro138074")
    texts = every_text(payment_diagram(game))
    assert texts.count("(1)") == texts.count("(2)") == 1
    assert sum(text.startswith("(1)  $") for text in texts) == 1
    formula = "$" + " + ".join(["a b c d e f"] * 20) + "$"
    lines = amount_lines(formula, 7, 60)
    assert len(lines) > 3 and all(breadth(line, 7) <= 60 for line in lines)
    assert " ".join(line.strip("$") for line in lines).split() == formula.strip("$").split()


def test_meanings_are_listed_in_the_language_of_the_picture_zh() -> None:
    game = load("llm-iar")
    assert any("penalty paid to the collaborator" in text for text in every_text(payment_diagram(game)))
    texts = every_text(payment_diagram(game, lang="zh"))
    assert any("违约金" in text for text in texts)
    assert "产方" in texts
    assert not any("penalty" in text for text in every_text(payment_diagram(game, meanings=False)))


def test_notation_that_cannot_be_set_is_replaced_by_the_rule() -> None:
    game = hostile(2)
    assert [set_amount(symbol, game) for symbol in game.symbols] == ["$F$", "$S$", "$K$"]
    shown = dataclasses.replace(game.parameters[0], latex=r"\bar{F}")
    assert set_amount(2 * game.symbols[0], dataclasses.replace(game, parameters=(shown, *game.parameters[1:]))) == (
        r"$2 \bar{F}$"
    )


def test_diagrams_without_payments_are_refused() -> None:
    with pytest.raises(FigureError, match="no party pays another"):
        payment_diagram(load("vertical-models"))
    with pytest.raises(InvalidGameError, match=r"add \[payoffs\]"):
        payment_diagram(load("complexity8286436"))
    many = Game.from_formulas([Player(v, v, ("A", "B")) for v in "xyzwv"], dict.fromkeys("xyzwv", "0"))
    with pytest.raises(FigureError, match="two to four players, this game has 5"):
        payment_diagram(many)


def test_one_scenario_has_its_arrows_and_ess() -> None:
    game = load("llm-iar")
    axes = edge_flow(game, game.scenarios[0]).axes[0]
    filled = [
        line.get_xydata()[0].tolist()
        for line in axes.lines
        if line.get_marker() == "o" and line.get_markersize() == 6.0
    ]
    assert len(filled) == 2 and [0, 0] in filled  # (0,0,0) and (1,1,1)
    assert len(arrows_of(axes)) == 12
    names = [text.get_text() for text in axes.texts if text.get_text().startswith("$E_")]
    assert names[0] == "$E_{1}(0,0,0)$" and names[-1] == "$E_{8}(1,1,1)$" and len(names) == 8


def test_four_parties_have_a_cube_in_a_cube() -> None:
    game = Game.from_formulas(FOUR, {"x": "x", "y": "y*(2*x - 1)", "z": "-z", "w": "w*(2*z - 1)"})
    figure = edge_flow(game, game.scenario_from({}))
    axes = figure.axes[0]
    places = {t.get_text().strip("$"): t.xy for t in axes.texts if re.fullmatch(r"\$[01]{4}\$", t.get_text())}
    assert len(set(places.values())) == 16
    assert len(arrows_of(axes)) == 32
    filled = [
        tuple(line.get_xydata()[0]) for line in axes.lines if line.get_marker() == "o" and line.get_markersize() == 6.0
    ]
    assert filled == [pytest.approx(places["1100"])]  # x rises, then y; z falls, then w
    for start, end in arrows_of(axes):  # on the edges of x to the right
        if start[1] == pytest.approx(end[1]):
            assert end[0] > start[0]
    assert any("Outer cube: $w = 1$; inner cube: $w = 0$" in text for text in every_text(figure))


def test_edges_need_two_strategies_each_and_values_that_are_allowed() -> None:
    game = load("cooperation-modes")
    with pytest.raises(FigureError, match="two to four players with two strategies each"):
        edge_flow(game, game.scenarios[0])
    game = load("llm-iar")
    with pytest.raises(InvalidGameError, match="contradicts the assumption"):
        edge_flow(game, game.scenario_from({"C": -1}, like=game.scenarios[0]))


def rock_paper_scissors() -> Game:
    three = ("Rock", "Scissors", "Paper")
    players = (Player("Row", "x", three), Player("Column", "y", three))
    win = {(0, 1), (1, 2), (2, 0)}
    table = {
        (a, b): [int((a, b) in win) - int((b, a) in win), int((b, a) in win) - int((a, b) in win)]
        for a, b in itertools.product(range(3), repeat=2)
    }
    return Game.from_table(players, {key: [str(v) for v in row] for key, row in table.items()})


def test_paths_in_the_simplex_are_the_shares_of_the_party() -> None:
    game = load("cooperation-modes")
    third = Rational(1, 3)
    start: State = ((Rational(1, 2), Rational(1, 4), Rational(1, 4)), (third, third, third), Rational(1, 2))
    axes = simplex_portrait(game, game.scenarios[0], ["x"], starts=[start]).axes[0]
    paths = [line for line in axes.lines if line.get_linestyle() == "-" and len(line.get_xdata()) > 10]
    (path,) = [np.array(line.get_data()).T for line in paths]
    height = np.sqrt(3) / 2
    assert path[0] == pytest.approx([1 / 4 + 1 / 8, height / 4])
    x3 = path[:, 1] / height
    x2 = path[:, 0] - x3 / 2
    assert (x2 > -1e-9).all() and (x3 > -1e-9).all() and (x2 + x3 < 1 + 1e-9).all()
    assert min(np.hypot(*(path[-1] - corner)) for corner in ((0, 0), (1, 0), (0.5, height))) < 0.01


def test_ess_and_other_rest_points_are_marked_in_the_simplex() -> None:
    game = load("cooperation-modes")
    figure = simplex_portrait(game, game.scenarios[0])
    assert len(figure.axes) == 2
    for axes in figure.axes:
        marked = {line.get_label(): np.array(line.get_data()).T for line in axes.lines}
        assert marked["ESS"] == pytest.approx(np.array([[0, 0], [1, 0], [0.5, np.sqrt(3) / 2]]))
        assert len(marked["Other equilibrium point"]) > 3
    cyclic = rock_paper_scissors()
    middle = simplex_portrait(cyclic, cyclic.scenario_from({}), ["y"], starts=[((Rational(1, 3),) * 3,) * 2]).axes[0]
    marked = {line.get_label(): np.array(line.get_data()).T for line in middle.lines}
    assert "ESS" not in marked
    assert any(place == pytest.approx([0.5, np.sqrt(3) / 6]) for place in marked["Other equilibrium point"])


def test_a_simplex_needs_three_strategies() -> None:
    game = load("cooperation-modes")
    with pytest.raises(FigureError, match="party 'z' has 2"):
        simplex_portrait(game, game.scenarios[0], ["z"])
    with pytest.raises(FigureError, match="no party 'q'"):
        simplex_portrait(game, game.scenarios[0], ["q"])
    three = load("llm-iar")
    with pytest.raises(FigureError, match="strategies 2-2-2; draw its cube"):
        simplex_portrait(three, three.scenarios[0])


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("width", "mm"), [("single", 85), ("double", 170)])
def test_figures_have_the_width_of_columns_and_labels_stay_inside(width: str, mm: float, lang: str) -> None:
    game, modes = load("llm-iar"), load("cooperation-modes")
    start = [((Rational(1, 2), Rational(1, 4), Rational(1, 4)),) * 2 + (Rational(1, 2),)]
    figures = (
        party_phases(game, game.scenarios[0], lang=lang, width=width),
        party_phases(game, game.scenarios[0], ["y"], lang=lang, width=width),
        payment_diagram(game, lang=lang, width=width),
        edge_flow(game, game.scenarios[0], lang=lang, width=width),
        simplex_portrait(modes, modes.scenarios[0], starts=start, lang=lang, width=width),
    )
    for figure in figures:
        assert in_mm(figure)[0] == pytest.approx(mm)
        figure.draw_without_rendering()
        across, up = figure.bbox.width, figure.bbox.height
        texts = [*figure.texts, *(text for axes in figure.axes for text in axes.texts)]
        for text in (t for t in texts if t.get_text()):
            extent = text.get_window_extent()
            assert extent.x0 >= -1 and extent.x1 <= across + 1, text.get_text()
            assert extent.y0 >= -1 and extent.y1 <= up + 1, text.get_text()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_hostile_labels_stay_text(lang: str, tmp_path: Path) -> None:
    two, three = hostile(2), hostile(3)
    players = tuple(dataclasses.replace(p, strategies=(*p.strategies, "third")) for p in two.players)
    wide = Game.from_formulas(players, {"x": "x_1", "y": "y_2"})
    figures = {
        "party": party_phases(three, three.scenarios[0], lang=lang),
        "one": party_phases(two, two.scenarios[0], ["x"], lang=lang),
        "payments": payment_diagram(three, lang=lang),
        "flow": edge_flow(three, three.scenarios[0], lang=lang),
        "simplex": simplex_portrait(wide, wide.scenario_from({}), lang=lang),
    }
    for name, figure in figures.items():
        (path,) = save(figure, tmp_path / name, ["svg"])
        content = path.read_text(encoding="utf-8")
        assert "<script" not in content
        for text in every_text(figure):
            assert is_settable(text)
            formulas = text.replace(r"\$", "").split("$")[1::2]
            assert not any(sign in formula for formula in formulas for sign in ("mc^", r"\input", r"\write", "<", "/"))


def test_fonts_are_embedded_as_truetype(tmp_path: Path) -> None:
    game = load("llm-iar")
    for name, figure in (
        ("party", party_phases(game, game.scenarios[0])),
        ("payments", payment_diagram(game)),
        ("flow", edge_flow(game, game.scenarios[0])),
    ):
        first, second = (save(figure, tmp_path / name / k, ["pdf"])[0].read_bytes() for k in "ab")
        assert first == second
        assert b"/FontFile2" in first and b"/Type3" not in first


def test_every_kind_is_drawn_from_the_command_line(run: Run, tmp_path: Path) -> None:
    games = dict.fromkeys(("party", "payments", "flow", "cube", "series", "willingness"), "llm-iar")
    for kind, game in (games | {"simplex": "cooperation-modes"}).items():
        assert kind in KINDS
        path = tmp_path / f"{kind}.svg"
        status, out, _ = run("figure", kind, game, "-o", path)
        assert (status, out) == (0, f"{path} written\n")
        assert re.search(r'<svg [^>]*width="240\.9\d*pt"', path.read_text(encoding="utf-8"))  # 85 mm


def test_several_formats_are_written_at_once(run: Run, tmp_path: Path) -> None:
    paths = [tmp_path / "new" / f"fig.v1.{suffix}" for suffix in ("pdf", "svg", "png", "tiff")]
    words = [word for path in paths for word in ("-o", path)]
    status, out, _ = run("figure", "payments", "llm-iar", "--width", "170", "--lang", "en", *words)
    assert (status, out.count(" written\n")) == (0, 4)
    with Image.open(paths[3]) as picture:
        assert picture.info["dpi"] == pytest.approx((600, 600))
        assert picture.info["compression"] == "tiff_lzw"
        assert picture.width == pytest.approx(170 / 25.4 * 600, abs=1)
    assert paths[0].read_bytes()[:5] == b"%PDF-"


def test_without_a_file_the_name_says_what_it_is(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("figure", "party", "llm-iar", "--party", "z", "--scenario", "pooling costs too high")[0] == 0
    assert [path.name for path in tmp_path.iterdir()] == ["llm-iar-party.pdf"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("cub", "llm-iar"), "no figure 'cub'; did you mean 'cube'?"),
        (("party", "llm-iar", "--party", "w"), "no party 'w'"),
        (("party", "llm-iar", "--scenario", "nope"), "no scenario 'nope'"),
        (("party", "zhu2021_drug"), "has no scenario; add [[scenario]]"),
        (("payments", "llm-iar", "--party", "x"), "takes no --party; leave it out"),
        (("payments", "llm-iar", "--parameter", "F"), "takes no --parameter; leave it out"),
        (("payments", "llm-iar", "-o", "a.eps"), "'a.eps' ends in no known format; known: .pdf, .svg, .png, .tiff"),
        (("payments", "llm-iar", "-o", "plain"), "ends in no known format"),
        (("payments", "llm-iar", "--width", "90"), "no width 90; known: 85 mm, 170 mm"),
        (("cube", "llm-iar", "--start", "0.5,2,0"), "outside 0 to 1"),
        (("simplex", "llm-iar"), "draw its cube or its series instead"),
        (("flow", "no-such-game"), "no shipped game 'no-such-game'"),
    ],
)
def test_mistakes_are_one_message_and_no_file(
    run: Run, words: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, error = run("figure", *words)
    assert status == 2
    assert message in error
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    status, _, error = run("figure", "payments", "llm-iar", "-o", tmp_path / "file" / "x.pdf")
    assert status == 2
    assert "cannot write" in error and "choose another place with -o" in error
