"""The interactive page as a file: its data, its code, its policy; what it does in a browser is tested there."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
from pathlib import Path

import html5lib
import pytest
from sympy import Abs, Function, Max, Rational, Symbol, exp, log, sqrt

from symgame import Game, Player, Scenario, load, replicator, slugs
from symgame.analysis import vertices_of
from symgame.conditions.interval import Interval
from symgame.conditions.region import holds
from symgame.display.words import pages
from symgame.errors import ExportError, InvalidGameError, SymgameError
from symgame.pages.code import equations_code, is_code, written
from symgame.pages.explore import embedded, explore
from symgame.pages.page_data import conditions_in_order, page_data
from symgame.pages.settings import settings_of, slider_of
from symgame.stability.regimes.at_values import stable_at
from symgame.stability.regimes.regimes import regimes
from symgame.symbols import Parameter, real_symbol

HOSTILE = Path(__file__).parents[1] / "hostile" / "files.json"
LABELS = [
    *(str(row["payload"]) for row in json.loads(HOSTILE.read_text("utf-8")) if row["kind"] == "label"),
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\u2028alert(1)",
]
X, B, C = (real_symbol(name) for name in ("x", "b", "c"))
PAIR = [Player("A", "x", ("Give", "Keep")), Player("B", "y", ("Give", "Keep"))]


def pair(**about) -> Game:
    """Two players who give or keep."""
    given = {"parameters": ["b", "c"], "assume": ["c > 0", "b > 0"]} | about
    return Game.from_formulas(PAIR, {"x": "x*y*b - x*c", "y": "x*y*b - y*c"}, **given)


def read(page: str):
    """The page as a browser reads it: every mistake in the markup is an error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def data_in(page: str) -> dict:
    [node] = [node for node in read(page).iter("script") if node.get("type") == "application/json"]
    return json.loads(node.text)


@pytest.mark.parametrize("slug", [s for s in slugs() if s != "cooperation-modes"])
def test_every_shipped_game_of_two_strategies_has_a_page(slug):
    game = load(slug)
    data = data_in(explore(game))
    vertices = vertices_of(replicator(game))
    assert [each["key"] for each in data["vertices"]] == [vertex.key for vertex in vertices]
    assert [len(each["conditions"]) for each in data["vertices"]] == [len(v.ess_conditions.relations) for v in vertices]
    assert [each["name"] for each in data["parameters"]] == [parameter.name for parameter in game.parameters]


def test_the_conditions_in_the_page_are_those_of_the_vertices():
    game = load("llm-iar")
    field = replicator(game)
    vertices = vertices_of(field)
    shown = iter(conditions_in_order(field, vertices))
    for vertex in vertices:
        own = list(itertools.islice(shown, len(vertex.ess_conditions.relations)))
        for relation, exact in zip(own, vertex.ess_conditions.relations, strict=True):
            for scenario in game.scenarios:
                assert holds(relation, dict(scenario.values)) == holds(exact, dict(scenario.values))


def test_what_a_page_offers_is_allowed_and_stands_in_its_case():
    game = load("llm-iar")
    vertices = vertices_of(replicator(game))
    found = regimes(game, vertices, with_conditions=False)
    settings = settings_of(game, found)
    assert [s.name for s in settings if not s.case] == [scenario.name for scenario in game.scenarios]
    assert [s.case for s in settings if s.case] == list(range(1, len(found.stable_sets) + 1))
    for setting in settings:
        values = dict(zip(game.symbols, setting.values, strict=True))
        assert all(holds(relation, values) for relation in game.assumptions.relations)
        if setting.case:
            assert stable_at(vertices, values) == found.stable_sets[setting.case - 1].ess


def test_the_scenario_asked_for_comes_first():
    page = explore(load("llm-iar"), scenario="reluctant partners")
    assert data_in(page)["settings"][0]["name"] == "reluctant partners"
    with pytest.raises(InvalidGameError, match="no scenario 'reluctant'"):
        explore(load("llm-iar"), scenario="reluctant")


def test_a_scenario_that_contradicts_the_assumptions_is_not_offered():
    wrong = Scenario("wrong", ((B, Rational(1)), (C, Rational(-1))))
    game = pair(scenarios=(wrong, Scenario("lacking", ((B, Rational(1)),))))
    settings = data_in(explore(game))["settings"]
    assert [setting["name"] for setting in settings] == [""] * len(settings)
    for name in ("wrong", "lacking"):
        with pytest.raises(ExportError, match="lacks values or contradicts"):
            explore(game, scenario=name)


def test_sliders_keep_to_the_assumptions():
    share = slider_of(Interval(low=Rational(0), high=Rational(1)), [Rational(1, 2)])
    assert 0 < share.low < share.high < 1
    closed = slider_of(Interval(Rational(0), Rational(1), low_closed=True, high_closed=True), [Rational(1, 2)])
    assert (closed.low, closed.high) == (0, 1)
    negative = slider_of(Interval(high=Rational(0)), [Rational(-3)])
    assert negative.low < -3 < negative.high < 0
    free = slider_of(Interval(), [Rational(-2), Rational(5)])
    assert free.low < -2 < 5 < free.high
    assert slider_of(Interval(low=Rational(100)), [Rational(101)]).high > 101
    assert slider_of(Interval(), [Rational(0)]).high > 0


def test_code_has_internal_names_only():
    game = load("llm-iar")
    field = replicator(game)
    relations = conditions_in_order(field, vertices_of(field))
    script = equations_code(field, relations, game.assumptions.relations)
    words = set(re.findall(r"[A-Za-z_][A-Za-z0-9_]*", script)) - {"const", "EQUATIONS"}
    words -= {"advantages", "conditions", "assumptions"}
    assert all(re.fullmatch(r"[ps]\d+", word) for word in words)


def test_names_of_parameters_may_be_anything_that_javascript_knows():
    names = ["p1", "s0", "Math", "window", "eval", "constructor"]
    symbols = [real_symbol(name) for name in names]
    expression = sum((k + 1) * symbol for k, symbol in enumerate(symbols))
    text = written(expression, {symbol: Symbol(f"p{k}") for k, symbol in enumerate(symbols)})
    terms = {"p0", *(f"{k + 1}*p{k}" for k in range(1, 6))}
    assert set(text.split(" + ")) == terms
    game = Game.from_formulas(
        PAIR, {"x": "x*y*window - x*p1", "y": "x*y*eval - y*p1"}, parameters=["p1", "window", "eval"]
    )
    assert "window" not in equations_code(replicator(game), [], [])


@pytest.mark.parametrize(
    "code",
    [
        *("alert(1)", "p0.x", "p0//x", "p0/*x*/", "p0;p1", "p0=1", "`p0`", "p0[0]", "Math.random()", "Math.powx(1)"),
        *("x", "", "'p0'", "p0\n", "p0--p1", "p0++", "1e", "p", "Math", "Math.pow.constructor", "0x1", "p0**s1", "p0x"),
    ],
)
def test_nothing_else_is_code(code):
    assert not is_code(code)


@pytest.mark.parametrize(
    "expression",
    [X**2 - 1, sqrt(X) / 3, exp(X), log(X), Abs(X), Max(X, 1), X ** Rational(2, 3), 1 / (X + 1), -X, Rational(1, 7)],
)
def test_formulas_of_game_files_are_code(expression):
    assert is_code(written(expression, {X: Symbol("s0")}))


def test_what_javascript_has_no_word_for_is_an_error():
    with pytest.raises(ExportError, match="cannot be written in JavaScript"):
        written(Function("alert")(X), {X: Symbol("s0")})
    with pytest.raises(ExportError, match="cannot be written in JavaScript"):
        written(X + B, {X: Symbol("s0")})


@pytest.mark.parametrize("slug", ["llm-iar", "hei_graduate_twoparty"])
def test_a_page_asks_nothing_of_any_network_and_obeys_only_its_own_scripts(slug):
    page = explore(load(slug))
    tree = read(page)
    [policy] = [m.get("content") for m in tree.iter("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    scripts = [node.text for node in tree.iter("script") if node.get("type") is None]
    assert len(scripts) == 2
    for text in [*scripts, *(node.text for node in tree.iter("style"))]:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert not {"link", "img", "iframe", "object", "base", "form", "a"} & {str(node.tag) for node in tree.iter()}
    assert not [
        name for node in tree.iter() for name in node.attrib if name in ("src", "href") or name.startswith("on")
    ]
    outside = page.replace("http://www.w3.org/1998/Math/MathML", "").replace(json.dumps(load(slug).provenance.url), "")
    assert not re.search(r"https?:|//[a-z]|@import|url\(", re.sub(r"^\s*(//|/\*).*$|\s// .*$", "", outside, flags=re.M))


def test_scripts_make_no_markup_from_text():
    script = explore(load("llm-iar")).rsplit("<script>", 1)[1]
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "fetch"):
        assert word not in script


@pytest.mark.parametrize("label", LABELS)
def test_labels_are_text_in_the_data_and_nothing_else(label):
    players = [Player(label, "x", (label, f"not {label}"), label, (label, f"not {label}")), PAIR[1]]
    game = Game.from_formulas(
        players,
        {"x": "x*y*b - x*c", "y": "x*y*b - y*c"},
        parameters=[Parameter(B, label, label, unit=label), Parameter(C, label, label, latex=label)],
        assume=["c > 0", "b > 0"],
        title=label,
        title_zh=label,
        scenarios=(Scenario(label, ((B, Rational(2)), (C, Rational(1)))),),
    )
    page = explore(game)
    assert page.count("<script") == page.count("</script>") == 3
    data = data_in(page)
    assert data["title"] == {"en": label, "zh": label}
    assert data["players"][0]["name"]["en"] == data["settings"][0]["name"] == label
    assert not re.search("[<>&\u2028\u2029]", embedded(data))


def test_a_page_holds_both_languages():
    data = data_in(explore(load("llm-iar"), lang="zh"))
    assert data["lang"] == "zh"
    assert set(data["words"]["en"]) == set(data["words"]["zh"])
    assert data["title"]["zh"] == "大模型产学研合作三方演化博弈"
    with pytest.raises(ExportError, match="opens in one of en, zh"):
        explore(load("llm-iar"), lang="fr")


def test_every_word_of_the_script_is_in_the_table_and_every_entry_is_used():
    script = explore(load("llm-iar")).rsplit("<script>", 1)[1]
    said = set(re.findall(r'say\("([^"]+)"\)', script))
    assert said == {key.removeprefix("page ") for key in pages.WORDS}


def test_games_without_a_page_say_what_to_use_instead():
    with pytest.raises(ExportError, match="two strategies.*Academia, Industry.*symgame report"):
        explore(load("cooperation-modes"))
    seven = [Player(f"P{k}", f"x{k}", ("Join", "Stay out")) for k in range(7)]
    game = Game.from_formulas(seven, {f"x{k}": f"x{k}*b" for k in range(7)}, parameters=["b"])
    with pytest.raises(ExportError, match="at most 6 parties"):
        explore(game)


def test_formulas_are_trees_of_known_tags():
    game = load("llm-iar")
    field = replicator(game)
    vertices = vertices_of(field)
    found = regimes(game, vertices, with_conditions=False)
    data = page_data(field, vertices, found, settings_of(game, found), lang="en")
    script = explore(game).rsplit("<script>", 1)[1]
    [tags] = re.findall(r"MATH_TAGS = new Set\(\s*\(?(.*?)\)?\.split", script, re.DOTALL)
    known = set(re.findall(r"[a-z]+", tags))

    def check(tree) -> None:
        tag, attributes, inside = tree
        assert tag in known
        assert isinstance(attributes, dict)
        for child in inside if isinstance(inside, list) else []:
            check(child)

    formulas = [row["math"] for row in data["parameters"]] + [row["math"] for row in data["assumptions"]]
    formulas += [each["math"] for vertex in data["vertices"] for each in vertex["conditions"]]
    assert formulas
    for tree in itertools.chain.from_iterable(formulas):
        check(tree)


def test_the_command_writes_the_file(run, tmp_path):
    path = tmp_path / "page.html"
    status, out, _ = run("explore", "llm-iar", "-o", path, "--lang", "zh", "--scenario", "reluctant partners")
    assert (status, out) == (0, f"已写入{path}\n")
    assert path.read_text("utf-8") == explore(load("llm-iar"), lang="zh", scenario="reluctant partners")
    status, _, error = run("explore", "llm-iar", "-o", tmp_path / "no" / "page.html")
    assert status == 2
    assert "there is no folder" in error
    assert issubclass(ExportError, SymgameError)
