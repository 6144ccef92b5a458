"""The interactive page in a real browser: it moves, lights up, restores itself, and asks nothing of a network."""

from __future__ import annotations

import json
import random
import shutil
import statistics
from io import BytesIO
from pathlib import Path

import pytest
from matplotlib.image import imread
from sympy import Rational

from symgame import Game, Player, Scenario, load, replicator, threshold_at, thresholds
from symgame.analysis import vertices_of
from symgame.conditions.region import holds
from symgame.numeric.simulate import simulate
from symgame.pages.explore import explore
from symgame.stability.regimes.at_values import stable_at
from symgame.symbols import Parameter, real_symbol

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="the browser tests need playwright: pip install playwright"
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="the browser tests need Chromium")

HOSTILE = Path(__file__).parents[1] / "hostile" / "files.json"
LABELS = [
    *(str(row["payload"]) for row in json.loads(HOSTILE.read_text("utf-8")) if row["kind"] == "label"),
    "</script><script>window.broken = 1</script>",
    "<img src=x onerror='window.broken = 1'>",
    "<svg/onload=window.broken=1>",
]


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as engine:
        opened = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


class Opened:
    """A page that is open, and all that it asked for and complained of."""

    def __init__(self, browser, path: Path, fragment: str = "") -> None:
        self.tab = browser.new_page(viewport={"width": 1400, "height": 900})
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.on("console", lambda message: self.complaints.append(message.text))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("dialog", lambda dialog: (self.complaints.append("a dialog"), dialog.dismiss()))
        self.uri = path.resolve().as_uri()
        self.tab.goto(self.uri + fragment)
        self.settle()

    def settle(self) -> None:
        """Until the picture of what was done is there."""
        self.tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    @property
    def ess(self) -> list[str]:
        """The keys in the list of stable points."""
        return self.tab.locator("#regime").get_attribute("data-ess").split()

    def type(self, name: str, text: str) -> None:
        field = self.tab.locator(f"input[type=text][aria-label='{name}']")
        field.fill(text)
        field.press("Enter")
        self.settle()

    def check_quiet(self) -> None:
        assert self.complaints == []
        assert {request.split("#")[0] for request in self.requests} == {self.uri}


@pytest.fixture
def opened(browser, tmp_path):
    pages: list[Opened] = []

    def open_(game: Game, fragment: str = "", **options: str) -> Opened:
        path = tmp_path / f"{game.slug}.html"
        path.write_text(explore(game, **options), encoding="utf-8")
        pages.append(Opened(browser, path, fragment))
        return pages[-1]

    yield open_
    for page in pages:
        page.check_quiet()
        page.tab.close()


def allowed_points(game: Game, count: int) -> list[dict]:
    """Random rational points that the assumptions allow."""
    chance, points = random.Random(11), []
    while len(points) < count:
        low = {s: game.assumptions.intervals.get(s) for s in game.symbols}
        is_share = {s: bound is not None and bound.high is not None for s, bound in low.items()}
        point = {s: Rational(chance.randint(1, 99), 100 if is_share[s] else 10) for s in game.symbols}
        if all(holds(relation, point) for relation in game.assumptions.relations):
            points.append(point)
    return points


@pytest.mark.parametrize("slug", ["llm-iar", "hei_graduate_twoparty"])
def test_eigenvalues_and_stable_points_in_the_page_are_the_exact_ones(opened, slug):
    game = load(slug)
    vertices = vertices_of(replicator(game))
    page = opened(game)
    for point in allowed_points(game, 20):
        values = [float(point[symbol]) for symbol in game.symbols]
        found = page.tab.evaluate("(values) => page.eigenvalues(values)", values)
        exact = [[float(e.xreplace(point)) for e in vertex.eigenvalues] for vertex in vertices]
        assert found == [pytest.approx(row, rel=1e-9, abs=1e-9) for row in exact]
        assert page.tab.evaluate("(values) => page.stable(values)", values) == list(stable_at(vertices, point))


def test_dragging_a_slider_across_a_threshold_changes_the_list_of_stable_points(opened):
    game = load("llm-iar")
    vertices, scenario = vertices_of(replicator(game)), game.scenarios[0]
    vertex = next(v for v in vertices if v.key == "111")
    [stretch] = threshold_at(thresholds(replicator(game), vertex, real_symbol("C")), scenario).stretches
    edge = stretch.high.value
    page = opened(game)
    assert page.ess == ["000", "111"]
    slider = page.tab.locator("input[type=range][aria-label='C']")
    box = slider.bounding_box()
    y, end = box["y"] + box["height"] / 2, int(slider.get_attribute("max"))
    at = lambda value: box["x"] + 8 + (box["width"] - 16) * value / end  # noqa: E731
    page.tab.mouse.move(at(int(slider.input_value())), y)
    page.tab.mouse.down()
    seen = []
    for place in range(int(slider.input_value()), end, 3):
        page.tab.mouse.move(at(place), y)
        page.settle()
        value = page.tab.evaluate("page.state().values")[game.symbols.index(real_symbol("C"))]
        point = {**dict(scenario.values), real_symbol("C"): Rational(str(value))}
        assert page.ess == list(stable_at(vertices, point))
        seen.append((value > edge, "111" in page.ess))
    page.tab.mouse.up()
    assert set(seen) == {(False, True), (True, False)}
    frames = page.tab.evaluate("page.frames()")
    print(f"\nframe time while dragging: median {statistics.median(frames):.1f} ms, longest {max(frames[1:]):.1f} ms")


def test_the_condition_that_comes_true_turns_green_exactly_at_the_threshold(opened):
    game = load("llm-iar")
    vertex = next(v for v in vertices_of(replicator(game)) if v.key == "111")
    [stretch] = threshold_at(thresholds(replicator(game), vertex, real_symbol("C")), game.scenarios[0]).stretches
    edge = stretch.high.value
    page = opened(game)
    failing = page.tab.locator("[data-vertex='111'] li.fails")
    for shift, is_stable in ((Rational(-1, 10**6), True), (Rational(0), False), (Rational(1, 10**6), False)):
        page.type("C", str(edge + shift))
        assert ("111" in page.ess) is is_stable
        assert (failing.count() == 0) is is_stable
        assert page.tab.locator("[data-vertex='111'] li.binding").count() == 1
        assert ("ess" in page.tab.locator("[data-vertex='111']").get_attribute("class").split()) is is_stable


def pixels_of(page: Opened, colour: list[int]) -> int:
    """How many pixels of the picture of the cube have a colour."""
    seen = imread(BytesIO(page.tab.locator("#cube").screenshot()))[..., :3] * 255
    return int((seen.round() == colour).all(axis=-1).sum())


def test_vertices_light_up_in_the_cube_and_go_dark_again(opened):
    page = opened(load("llm-iar"))
    own = page.tab.locator("[data-vertex='111'] .dot").evaluate("(dot) => getComputedStyle(dot).backgroundColor")
    colour = [int(part) for part in own.removeprefix("rgb(").removesuffix(")").split(",")]
    assert pixels_of(page, colour) > 50
    page.type("C", "20")
    assert "111" not in page.ess
    assert pixels_of(page, colour) == 0


def test_the_cube_is_turned_by_keys_and_paths_are_played(opened):
    page = opened(load("llm-iar"))
    before = page.tab.evaluate("page.state()")
    page.tab.locator("#cube").press("ArrowRight")
    page.tab.locator("#cube").press("ArrowUp")
    after = page.tab.evaluate("page.state()")
    assert (after["yaw"], after["pitch"]) == pytest.approx((before["yaw"] + 0.1, before["pitch"] - 0.1))
    page.settle()
    still = page.tab.locator("#series").screenshot()
    page.tab.locator("#play").click()
    page.tab.wait_for_timeout(300)
    assert page.tab.locator("#series").screenshot() != still


def test_a_slider_stops_where_the_assumptions_end(opened):
    players = [Player("A", "x", ("Give", "Keep")), Player("B", "y", ("Give", "Keep"))]
    b, c = real_symbol("b"), real_symbol("c")
    game = Game.from_formulas(
        players,
        {"x": "x*y*b - x*c", "y": "x*y*b - y*c"},
        parameters=["b", "c"],
        assume=["c > 0", "c < b"],
        scenarios=(Scenario("only", ((b, Rational(2)), (c, Rational(1)))),),
        slug="pair",
    )
    page = opened(game)
    page.type("c", "5")
    assert page.tab.evaluate("page.state().values") == [2, pytest.approx(2, rel=1e-3)]
    assert page.tab.evaluate("page.state().values[1] < 2")
    assert "assumption" in page.tab.locator("#message").inner_text()
    page.type("c", "alert(1)")
    assert "no number" in page.tab.locator("#message").inner_text()


def test_scenarios_and_examples_of_cases_are_one_click_away(opened):
    game = load("llm-iar")
    page = opened(game)
    page.tab.get_by_role("button", name="pooling costs too high").click()
    page.settle()
    vertices = vertices_of(replicator(game))
    assert page.ess == list(stable_at(vertices, dict(game.scenario("pooling costs too high").values)))
    buttons = page.tab.locator("button[data-setting]")
    for k in range(buttons.count()):
        buttons.nth(k).click()
        page.settle()
        assert buttons.nth(k).get_attribute("class") == "chosen"
        case = buttons.nth(k).get_attribute("title")
        assert not case.startswith("Case") or case in page.tab.locator("#regime").inner_text()


@pytest.mark.parametrize("k", range(5))
def test_paths_end_where_the_toolkit_says(opened, k):
    game = load("llm-iar")
    scenario = game.scenarios[k]
    page = opened(game, scenario=scenario.name)
    [run] = simulate(replicator(game), scenario).runs
    assert page.tab.evaluate("page.end()") == pytest.approx(run.end.tolist(), abs=0.01)


def test_the_language_is_switched_in_the_page(opened):
    page = opened(load("llm-iar"))
    page.tab.locator("#language").click()
    page.settle()
    text = page.tab.locator("body").inner_text()
    assert "大模型产学研合作三方演化博弈" in text
    assert "演化稳定点" in text
    assert "Stable points" not in text
    assert page.tab.evaluate("document.documentElement.lang") == "zh"


def test_the_link_restores_the_state(opened):
    game = load("llm-iar")
    page = opened(game)
    page.type("C", "9.25")
    page.tab.locator("#language").click()
    cube = page.tab.locator("#cube").bounding_box()
    page.tab.mouse.move(cube["x"] + 100, cube["y"] + 100)
    page.tab.mouse.down()
    page.tab.mouse.move(cube["x"] + 180, cube["y"] + 130, steps=5)
    page.tab.mouse.up()
    page.tab.locator("#link").click()
    page.settle()
    fragment = page.tab.evaluate("location.hash")
    again = opened(game, fragment)
    before, after = (each.tab.evaluate("page.state()") for each in (page, again))
    assert before["yaw"] != -0.55
    assert {k: before[k] for k in ("lang", "values", "start")} == {k: after[k] for k in ("lang", "values", "start")}
    assert (after["yaw"], after["pitch"]) == pytest.approx((before["yaw"], before["pitch"]), abs=1e-3)
    assert page.ess == again.ess


@pytest.mark.parametrize(
    "fragment",
    [
        "#nonsense",
        "#g=llm-iar&p=1,2&s=0.5,0.5,0.5&r=0,0&l=en",
        "#g=llm-iar&p=" + ",".join(["-1"] * 19) + "&s=0.5,0.5,0.5&r=0,0&l=en",
        "#g=llm-iar&p=" + ",".join(["0.5"] * 19) + "&s=0.5,0.5,7&r=0,0&l=en",
        "#g=llm-iar&p=" + ",".join(["0.5"] * 19) + "&s=0.5,0.5,0.5&r=0,0&l=constructor",
        "#g=other&p=" + ",".join(["0.5"] * 19) + "&s=0.5,0.5,0.5&r=0,0&l=en",
        "#g=llm-iar&p=" + ",".join(["<img src=x onerror=window.broken=1>"] * 19) + "&s=0.5,0.5,0.5&r=0,0&l=en",
    ],
)
def test_a_link_that_is_none_changes_nothing(opened, fragment):
    game = load("llm-iar")
    page = opened(game, fragment)
    assert page.tab.evaluate("page.state().values") == [float(value) for _, value in game.scenarios[0].values]
    assert "link" in page.tab.locator("#message").inner_text()
    assert page.tab.evaluate("window.broken === undefined")


def labelled(label: str) -> Game:
    """A game whose every text is this label."""
    players = [
        Player(label, "x", (label, f"not {label}"), label, (label, f"not {label}")),
        Player(f"{label} 2", "y", (label, f"not {label}")),
    ]
    b, c = real_symbol("b"), real_symbol("c")
    return Game.from_formulas(
        players,
        {"x": "x*y*b - x*c", "y": "x*y*b - y*c"},
        parameters=[Parameter(b, label, label, unit=label), Parameter(c, label, label, latex=label)],
        assume=["c > 0", "b > 0"],
        title=label,
        title_zh=label,
        scenarios=(Scenario(label, ((b, Rational(2)), (c, Rational(1)))),),
    )


@pytest.mark.parametrize("label", LABELS)
def test_labels_with_markup_are_shown_as_they_are(opened, label):
    page = opened(labelled(label))
    for _ in range(2):
        heading = page.tab.locator("#title").text_content()
        assert heading == label
        assert page.tab.locator("button[data-setting='0']").text_content() == label
        assert page.tab.evaluate("document.querySelectorAll('img, svg, iframe, object, a, link').length") == 0
        assert page.tab.evaluate("document.scripts.length") == 3
        page.tab.locator("#language").click()
        page.settle()
    assert page.tab.evaluate("window.broken === undefined")


def test_a_page_does_not_hide_that_mixed_points_can_be_stable(opened):
    v, c = real_symbol("V"), real_symbol("C")
    game = Game.from_table(
        [Player("Birds", "x", ("Hawk", "Dove"))],
        {"1": ["x*(V - C)/2 + (1 - x)*V"], "0": ["(1 - x)*V/2"]},
        parameters=["V", "C"],
        assume=["V > 0", "C > V"],
        state_dependent=True,
        scenarios=(Scenario("only", ((v, Rational(2)), (c, Rational(4)))),),
    )
    page = opened(game)
    assert page.ess == []
    assert "mixed points can be asymptotically stable" in page.tab.locator("#points").inner_text()
    assert page.tab.evaluate("page.end()") == [pytest.approx(0.5)]


def test_four_parties_have_no_cube_and_the_page_says_so(opened):
    players = [Player(f"Party {v}", v, ("Join", "Stay out")) for v in "wxyz"]
    formulas = {v: f"{v}*(a*({' + '.join(o for o in 'wxyz' if o != v)}) - c)" for v in "wxyz"}
    a, c = real_symbol("a"), real_symbol("c")
    game = Game.from_formulas(
        players,
        formulas,
        parameters=["a", "c"],
        assume=["a > 0", "c > 0"],
        scenarios=(Scenario("only", ((a, Rational(1)), (c, Rational(1)))),),
    )
    page = opened(game)
    assert not page.tab.locator("#cube").is_visible()
    assert "no cube" in page.tab.locator("#no-cube").inner_text()
    assert page.tab.locator("#series").is_visible()
    assert page.ess == ["0000", "1111"]
