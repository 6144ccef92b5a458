"""What the sections of a report say is true: propositions, key parameters, dynamic payoffs, proofs, references."""

from __future__ import annotations

import datetime
import importlib.util
import json
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import html5lib
import pytest
from sympy import Rational
from typer.testing import CliRunner

import symgame
from symgame.analysis import analyse
from symgame.cli import app
from symgame.display.html import html
from symgame.display.latex import latex
from symgame.display.markdown import markdown
from symgame.display.table import Block, Code, Heading, Picture, Table
from symgame.display.words import WORDS
from symgame.dynamics.replicator import replicator
from symgame.errors import ReportError
from symgame.figures import party_volumes
from symgame.game import Game
from symgame.gamefile import Claims, read_document_text
from symgame.numeric.simulate import simulate
from symgame.papers.paper import Paper
from symgame.players import Player, Scenario
from symgame.presentation.edition import Edition
from symgame.presentation.volumes import GROWS, SHRINKS, volume_effects
from symgame.reports import GameFile, Options, write_report
from symgame.reports.endings.code import file_of
from symgame.reports.endings.proofs import has_hurwitz
from symgame.reports.endings.references import SELTEN, bibliography, works
from symgame.reports.experiments.experiments import Experiments, experiments
from symgame.reports.experiments.key_parameters import Why
from symgame.reports.experiments.times import arrival_times
from symgame.reports.pictures import Pictures
from symgame.reports.report import Contents, report_blocks
from symgame.reports.simulation.sensitivity import threshold_expression
from symgame.stability.regimes.regimes import regimes
from symgame.stability.regimes.untied import without_ties
from symgame.symbols import Parameter, real_symbol

DATE = datetime.date(2026, 1, 2)
HOSTILE = Path(__file__).parents[1] / "hostile" / "files.json"
DYNAMIC = """
slug = "dynamic-fine"
title_zh = "动态罚款"
state_dependent = true
players = [
  { name = "Firm", name_zh = "企业", var = "x", strategies = ["Comply", "Evade"], strategies_zh = ["合规", "违规"] },
  { name = "Regulator", name_zh = "监管部门", var = "y", strategies = ["Inspect", "Trust"] },
]
[parameters]
c = { meaning = "cost of compliance", meaning_zh = "合规成本", assume = "c > 0", party = "x", unit = "EUR" }
F = { meaning = "largest fine", assume = "F > c", party = "x", source = "the law" }
k = { meaning = "cost of inspection", assume = "k > 0", party = "y" }
s = { meaning = "damage", assume = "s > 0", party = "y" }
[payoffs]
11 = ["-c", "-k"]
10 = ["-c", "0"]
01 = ["-F*(1 - x)", "F*(1 - x) - k"]
00 = ["0", "-s"]
[[scenario]]
name = "moderate"
values = { c = "1", F = "8", k = "1", s = "2" }
initial = [["0.3", "0.4"]]
sources = { c = "annual report" }
"""


def gathered(game: Game, made: Experiments | None = None, options: Options | None = None) -> Contents:
    """All that a report tells, without its figures."""
    field = replicator(game)
    analysis = analyse(field)
    found = regimes(game, analysis.vertices, with_conditions=False)
    found = without_ties(field, analysis.vertices, found)
    used = works(field.scope, has_hurwitz=has_hurwitz(analysis), has_sobol=False)
    done = experiments(analysis) if made is None else made
    empty = Pictures()
    return Contents(analysis, found, done, empty, Paper(game, Claims()), (), used, file_of(game), options or Options())


@cache
def blocks_of(contents: Contents, lang: str = "en") -> tuple[Block, ...]:
    return report_blocks(contents, lang=lang, date=DATE)


@cache
def told(contents: Contents, lang: str = "en") -> str:
    """The report as Markdown, formulas and escapes without their marks."""
    blocks = blocks_of(contents, lang)
    lettering = Edition.of(contents.analysis, lang).lettering
    return re.sub(r"\\(?![a-z])|\$", "", markdown(blocks, lettering=lettering, lang=lang))


@pytest.fixture(scope="module")
def flagship() -> Contents:
    return gathered(symgame.load("llm-iar"))


@pytest.fixture(scope="module")
def dynamic() -> Contents:
    return gathered(read_document_text(DYNAMIC, ".toml", "dynamic-fine").game)


def pair() -> list[Player]:
    return [Player("A", "x", ("give", "keep")), Player("B", "y", ("give", "keep"))]


def gifts(**about) -> Game:
    formulas = {"x": "x*(y*b - k)", "y": "y*(x*b - k)"}
    return Game.from_formulas(pair(), formulas, parameters=["b", "k"], assume=["b > k", "k > 0"], **about)


@pytest.mark.parametrize("slug", ["llm-iar", "data-compute-supply", "open-source-ecosystem"])
def test_volumes_move_as_corollaries_say(slug):
    game = symgame.load(slug)
    values = dict(game.scenarios[0].values)
    own = [v.first for v in party_volumes(game, game.scenarios[0])]
    moved = 0
    for party in analyse(replicator(game)).parties:
        for symbol, sign in volume_effects(game, party):
            larger = values | {symbol: values[symbol] * Rational(21, 20)}
            ordered = tuple((s, larger[s]) for s in game.symbols)
            there = party_volumes(game, Scenario("larger", ordered))[party.player].first
            if sign in GROWS:
                assert there >= own[party.player] - 1e-9
            elif sign in SHRINKS:
                assert there <= own[party.player] + 1e-9
            moved += abs(there - own[party.player]) > 1e-6 and sign in (*GROWS, *SHRINKS)
    assert moved > 8


def test_key_parameters_are_those_with_the_nearest_thresholds(flagship):
    key = flagship.made.key
    assert key.reached == "111"
    assert all(each.why is Why.REACHED for each in key.chosen)
    shares = [each.share for each in key.chosen]
    assert shares == sorted(shares)
    chosen = {line.parameter for line in (each.variation.line for each in key.chosen)}
    for line in key.lines:
        near = [abs(t.value / line.value - 1) for t in line.turns if "111" in (*t.lost, *t.gained)]
        assert line.parameter in chosen or not near or min(near) >= shares[-1]


def test_values_lie_on_both_sides_of_the_threshold(flagship):
    for each in flagship.made.key.chosen:
        values = each.variation.values
        assert 3 <= len(values) <= 5 and each.variation.line.value in values
        assert values[0] < each.turn.value < values[-1]


def test_threshold_expressions_have_the_value_of_the_threshold(flagship):
    for line in flagship.made.key.lines:
        values = {s: v for s, v in line.scenario.values if s != line.parameter}
        for turn in line.turns:
            expression = threshold_expression(line, turn)
            assert expression is not None and not expression.is_Rational
            assert expression.xreplace(values) == turn.value


def test_times_of_arrival_are_those_of_the_paths(flagship):
    game = symgame.load("llm-iar")
    found = simulate(replicator(game), game.scenarios[0])
    times = arrival_times(found.field, found.runs[0], (0, 0, 0))
    for time, share in zip(times, range(3), strict=True):
        until = simulate(replicator(game), game.scenarios[0], horizon=time).runs[0]
        assert until.times[-1] == pytest.approx(time)
        assert until.states[-1][share] == pytest.approx(0.99, abs=1e-6)
    text = told(flagship)
    assert f"the time to reach 0.99 falls from {times[0]:.4g} to" in text


def test_a_share_that_never_arrives_has_no_time():
    game = symgame.load("llm-iar")
    found = simulate(replicator(game), game.scenarios[1])
    assert arrival_times(found.field, found.runs[0], (0, 0, 0)) == (None, None, None)
    assert None not in arrival_times(found.field, found.runs[0], (1, 1, 1))


def table_of(contents: Contents, caption: str) -> Table:
    blocks = blocks_of(contents)
    [found] = [block for block in blocks if isinstance(block, Table) and block.caption == caption]
    return found


def test_the_table_of_effects_has_all_thresholds(flagship):
    table = table_of(flagship, "Effect of parameters on stability.")
    assert table.columns[-1] == ("Threshold",)
    count = sum(len(line.turns) for line in flagship.made.key.lines)
    shown = [piece for row in table.rows for pieces in row[-1] for piece in pieces if not isinstance(piece, str)]
    assert len(shown) == count > 15


def test_the_table_of_values_has_units_sources_and_cases(flagship, dynamic):
    heads = [head[0] for head in table_of(flagship, "Parameter assignment.").columns]
    assert heads == ["Parameter", "(1) Case 6", "(2) Case 13", "(3) Case 13", "(4) Case 6", "(5) Case 19"]
    table = table_of(dynamic, "Parameter assignment.")
    assert [head[0] for head in table.columns] == ["Parameter", "Meaning", "Value", "Unit", "Source"]
    assert [row[-1][0][0] for row in table.rows] == ["annual report", "the law", "assumed", "assumed"]
    text = told(dynamic)
    assert "Values without a source are illustrative and not calibrated." in text


def test_values_that_all_have_sources_are_not_called_illustrative():
    game = gifts(slug="gifts")
    scenario = Scenario(
        "sourced",
        tuple((s, Rational(k + 1, 2)) for k, s in enumerate(reversed(game.symbols)))[::-1],
        sources=(("b", "a survey"), ("k", "a survey")),
    )
    text = told(gathered(gifts(slug="gifts", scenarios=(scenario,))))
    assert "illustrative" not in text and "a survey" in text
    assert "Their sources stand in the section on parameter assignment." in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_dynamic_payoffs_stand_beside_static_ones(dynamic, lang):
    text = told(dynamic, lang)
    assert ("4.5. Dynamic Reward and Punishment" if lang == "en" else "2.5 动态奖惩机制") in text
    assert "theorem that an ESS of an asymmetric game is pure does not apply" in text or lang == "zh"
    assert ("(0.75, 0.5)" in text) and ("leads to a cycle" in text or "趋于环路" in text)
    held = dynamic.made.held
    assert held.static.field.game.state_dependent is False
    assert all(not e.free_symbols for e in held.static.field.game.expressions)
    assert held.dynamic.runs[0].end.round(6).tolist() == [0.75, 0.5]


def test_a_game_without_shares_in_its_payoffs_has_no_dynamic_section(flagship):
    assert "Dynamic Reward" not in told(flagship)
    assert flagship.made.held is None


def test_routh_and_hurwitz_are_named_only_where_they_are_used(flagship, dynamic):
    assert "Gantmacher" in told(dynamic) and "c_1 c_2 gt c_3" in told(dynamic).replace("\\", "")
    assert "by Routh and Hurwitz" not in told(flagship)
    assert "Selten" not in told(dynamic)


def test_certificates_show_how_conditions_are_known(flagship):
    text = told(flagship)
    part = text[text.index("A.2. Conditions for Stability") : text.index("A.3. ")]
    assert part.count("All conditions hold together") == 7
    assert "always, since G \\gt 0." in part
    assert part.count("None of them can be left out") == 7


def test_a_reply_to_reviewers_has_the_numbers(flagship):
    text = told(flagship)
    part = text[text.index("Appendix C") :]
    assert "\\lambda_{1} = -1.39, \\lambda_{2} = -1.61 and \\lambda_{3} = -1.9: all are negative" in part
    assert "6.99 \\gt 5.6" in part and "b rises from 0.6 to 0.76 (by 26.7%)" in part


def test_conclusions_are_what_was_proved(flagship):
    text = told(flagship)
    part = text[text.index("6.1. Conclusions") : text.index("6.2. ")]
    assert "helpful are V, d, P, T and H; harmful are C, L, E_{1}, E_{2} and G" in part
    assert "fall into 20 cases" in part and "in 1 there is no ESS" in part
    assert "V \\gt 58/11, 29/78 \\lt a \\lt 59/78, 23/70 \\lt d \\lt 1, T \\gt 23/6" in part


def test_without_scenario_nothing_is_simulated_and_all_else_is_told():
    contents = gathered(gifts(slug="gifts"))
    assert contents.made == Experiments() or not contents.made.simulations
    text = told(contents)
    assert "no scenario" in text and "Appendix C" not in text and "MATLAB" not in text
    for section in ("6.1. Conclusions", "References", "A.2. Conditions", "B.1. Game File", "Effect of parameters"):
        assert section in text, section


def test_four_parties_have_a_report():
    players = [Player(name, name.lower(), ("give", "keep")) for name in "ABCD"]
    formulas = {p.var: f"{p.var}*(g*{q.var} - k)" for p, q in zip(players, players[1:] + players[:1], strict=True)}
    game = Game.from_formulas(players, formulas, parameters=["g", "k"], assume=["g > k", "k > 0"], slug="ring")
    text = told(gathered(game, Experiments()))
    assert "The system has sixteen pure-strategy equilibrium points." in text
    assert "Payoff matrix of the four-party evolutionary game among A, B, C and D." in text


def test_three_strategies_have_a_report():
    players = [Player("A", "x", ("l", "m", "r")), Player("B", "y", ("u", "d"))]
    table = {f"{i}-{j}": [f"{int(i == 1)}*p", f"{j}*q"] for i in (1, 2, 3) for j in (1, 0)}
    game = Game.from_table(players, table, parameters=["p", "q"], assume=["p > 0", "q > 0"], slug="wide")
    text = told(gathered(game, Experiments()))
    assert "A has three or more strategies." in text and "The system has six pure-strategy" in text
    assert "Proposition 1." in text


def test_a_party_whose_strategy_always_pays_has_a_proof():
    table = {"11": ["a", "1"], "10": ["a", "0"], "01": ["0", "0"], "00": ["0", "1"]}
    game = Game.from_table(pair(), table, parameters=["a"], assume=["a > 0"], slug="always")
    text = told(gathered(game, Experiments()))
    assert "whatever the others do, so that x = 1 (give) is stable throughout" in text
    assert "for all shares between 0 and 1 under the assumptions" in text


def test_payments_are_told_in_sentences(flagship):
    text = told(flagship)
    assert "Industry pays P to Academia where Industry plays Go alone and Academia plays Collaborate." in text
    assert "3.1. Problem Description" in text
    assert "3.1. Model Assumptions" in told(gathered(gifts(), Experiments()))


@pytest.mark.parametrize("party", ["x", "Industry", "产方"])
def test_any_party_can_have_the_columns(party):
    game = symgame.load("llm-iar")
    contents = gathered(game, Experiments(), Options(columns=party))
    [caption] = [c for c in captions(contents, "en") if c.startswith("Payoff matrix")]
    table = table_of(contents, caption)
    assert table.over == (("", 1), ("", 1), ("Industry", 2))
    payoffs = game.payoffs
    shown = [row[2 + k][2] for row in table.rows for k in range(2)]
    expected = [payoffs[i, j, k, 2] for j in range(2) for k in range(2) for i in range(2)]
    for (piece,), value in zip(shown, expected, strict=True):
        assert (piece.parts[0] - value).expand() == 0


def captions(contents: Contents, lang: str) -> list[str]:
    blocks = blocks_of(contents, lang)
    return [block.caption for block in blocks if isinstance(block, Table | Picture)]


def test_long_payoffs_keep_one_row_a_profile_in_the_order_of_the_columns():
    long = " + ".join(f"p{k}*q{k}" for k in range(12))
    names = [f"{letter}{k}" for k in range(12) for letter in "pq"]
    game = Game.from_formulas(pair(), {"x": f"x*({long})", "y": f"y*({long})"}, parameters=names, slug="long")
    contents = gathered(game, Experiments(), Options(columns="x"))
    table = table_of(contents, "Payoff matrix of the evolutionary game between A and B.")
    assert [tuple(line[0] for line in row[0]) for row in table.rows] == [
        ("give", "give"),
        ("keep", "give"),
        ("give", "keep"),
        ("keep", "keep"),
    ]


@pytest.mark.parametrize(
    ("options", "lang", "expected"),
    [
        (Options(first_section=5), "en", ["5. Problem Description and Model Assumptions", "5.1. Model Assumptions"]),
        (Options(numbering="hanzi"), "zh", ["一、问题描述与模型假设", "（一）模型假设", "（二）参数设定"]),
        (Options(first_section=11, numbering="hanzi"), "zh", ["十一、问题描述与模型假设", "（一）模型假设"]),
    ],
)
def test_sections_are_numbered_as_the_author_wants(options, lang, expected):
    blocks = report_blocks(gathered(gifts(), Experiments(), options), lang=lang, date=DATE)
    shown = [block.text for block in blocks if isinstance(block, Heading)]
    assert shown[1 : 1 + len(expected)] == expected


def test_chinese_captions_can_have_english_ones_below(flagship):
    contents = gathered(flagship.analysis.game, flagship.made, Options(bilingual_captions=True))
    blocks = blocks_of(contents, "zh")
    both = [(b.caption, b.second) for b in blocks if isinstance(b, Table | Picture)]
    english = captions(contents, "en")
    assert [second for _, second in both] == english
    assert ("均衡点的特征值", "Eigenvalues of the Jacobian matrix at the equilibrium points.") in both
    lettering = Edition.of(contents.analysis, "zh").lettering
    page = html(blocks, lettering=lettering, lang="zh")
    assert "表3  均衡点的特征值<br>Table 3  Eigenvalues of the Jacobian matrix at the equilibrium points<" in page
    assert r"均衡点的特征值\\ Table~\thetable\quad Eigenvalues" in latex(blocks, lettering=lettering)


@pytest.mark.parametrize(
    ("options", "lang", "message"),
    [
        (Options(numbering="roman"), "zh", "no numbering 'roman'; known: arabic, hanzi"),
        (Options(numbering="hanzi"), "en", "add --lang zh"),
        (Options(bilingual_captions=True), "en", "add --lang zh"),
        (Options(first_section=100), "en", "give 1 to 99"),
        (Options(columns="Z"), "en", "no party 'Z'"),
        (Options(), "fr", "no language 'fr'"),
    ],
)
def test_options_that_do_not_suit_are_refused_before_anything_is_written(options, lang, message, tmp_path):
    with pytest.raises(ReportError, match=message):
        write_report(gifts(), tmp_path / "r", lang=lang, options=options)
    assert not (tmp_path / "r").exists()


def test_a_game_is_written_as_a_file_that_reads_back(dynamic, flagship):
    for contents in (dynamic, flagship):
        game, file = contents.analysis.game, contents.file
        read = read_document_text(file.text, ".toml", file.name).game
        assert read.payoffs == game.payoffs and read.players == game.players
        assert {p.symbol: p for p in read.parameters} == {p.symbol: p for p in game.parameters}
        assert set(read.assumptions.relations) == set(game.assumptions.relations)
        assert [dict(s.values) for s in read.scenarios] == [dict(s.values) for s in game.scenarios]


def test_a_field_alone_has_a_report_and_is_written_as_a_file():
    game = Game.from_field(
        pair(), {"x": "x*(1-x)*(a*y - 1)", "y": "y*(1-y)*(a*x - 1)"}, parameters=["a"], assume=["a > 0"]
    )
    file = file_of(game)
    assert read_document_text(file.text, ".toml", file.name).game.field == game.field
    assert "Only the equations of this game are known" in told(gathered(game, Experiments()))


def test_the_command_passes_its_options_and_the_file_on(tmp_path, monkeypatch):
    (tmp_path / "mine.toml").write_text("# my remark\n" + file_of(gifts(slug="gifts")).text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    asked = ["--lang", "zh", "--first-section", "4", "--numbering", "hanzi", "--bilingual-captions", "--columns", "A"]
    done = CliRunner().invoke(app, ["report", "mine.toml", "--to", "md", *asked])
    assert done.exit_code == 0, done.output
    text = (tmp_path / "mine-report/report.md").read_text("utf-8")
    assert "## 四、问题描述与模型假设" in text and "# my remark" in text and "mine.toml" in text
    assert (
        "**表1  A与B双方博弈收益矩阵**<br>**Table 1  Payoff matrix of the evolutionary game between A and B**" in text
    )
    assert (tmp_path / "mine-report/references.bib").read_text("utf-8").count("@") == 5 - 1
    done = CliRunner().invoke(app, ["report", "mine.toml", "--first-section", "0"])
    assert done.exit_code == 2


def test_references_are_those_that_are_used(flagship, dynamic):
    assert [w.key for w in dynamic.used] == ["taylor", "hofbauer", "gantmacher"]
    assert [w.key for w in flagship.used] == ["taylor", "selten", "ritzberger", "hofbauer"]
    text = bibliography(flagship.analysis.game, flagship.used)
    assert text.startswith("@misc{game-llm-iar,")
    assert text.count("{") == text.count("}")
    for work in (*dynamic.used, *flagship.used):
        assert f"reference {work.key}" in WORDS


def test_a_source_cannot_end_an_entry_of_the_bibliography():
    provenance = symgame.load("llm-iar").provenance
    game = gifts(
        title="} @article{x, title = {", provenance=type(provenance)(source="50% {\\input x}", url="http://a b}{")
    )
    text = bibliography(game, (SELTEN,))
    assert text.count("{") == text.count("}") and text.count("\n@") == 1
    assert "\\input" not in text and "url = {http://ab}" in text


LABELS = [entry["payload"] for entry in json.loads(HOSTILE.read_text("utf-8")) if entry["kind"] == "label"]
NASTY = [
    *LABELS,
    "\\end{verbatim}\\input{x}",
    "</code></pre><script>alert(1)</script>",
    "````\n# heading",
    "$\\undefined$",
]


@pytest.fixture(scope="module")
def nasty() -> Contents:
    """Every text of a game is hostile, its file, too."""
    said = " ".join(NASTY)
    players = [Player(said, "x", (f"a {said}", "b")), Player(f"B {said}", "y", ("c", f"d {said}"))]
    parameters = [Parameter(real_symbol(n), meaning=said, unit=said, source=said, party="x") for n in ("b", "k")]
    formulas = {"x": "x*(y*b - k)", "y": "y*(x*b - k)"}
    game = Game.from_formulas(players, formulas, parameters=parameters, assume=["b > k", "k > 0"], title=said)
    scenario = Scenario(said, ((game.symbols[0], Rational(2)), (game.symbols[1], Rational(1))))
    game = Game.from_formulas(
        players, formulas, parameters=parameters, assume=["b > k", "k > 0"], title=said, scenarios=(scenario,)
    )
    contents = gathered(game)
    return Contents(
        contents.analysis,
        contents.found,
        contents.made,
        contents.pictures,
        contents.paper,
        contents.findings,
        contents.used,
        GameFile(f"{said}.toml", "\n".join(NASTY)),
        contents.options,
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_labels_and_files_stay_inert_in_pages(nasty, lang):
    blocks = blocks_of(nasty, lang)
    lettering = Edition.of(nasty.analysis, lang).lettering
    page = html(blocks, lettering=lettering, lang=lang)
    tree = html5lib.HTMLParser(strict=False).parse(page)
    names = {node.tag.rpartition("}")[2] for node in tree.iter() if isinstance(node.tag, str)}
    assert not names & {"script", "iframe", "object", "embed", "form", "style", "link", "svg", "a", "img"}
    [code] = [block for block in blocks if isinstance(block, Code) and block.text == "\n".join(NASTY)]
    text = markdown((code,))
    longest = max(len(run) for run in re.findall("`+", code.text))
    assert text.startswith("`" * (longest + 1) + "\n")


@pytest.mark.skipif(shutil.which("xelatex") is None, reason="xelatex is not installed")
def test_labels_and_files_stay_inert_in_latex(nasty, tmp_path):
    from symgame.reports.latex_document import latex_document

    blocks = blocks_of(nasty)
    source = latex_document(blocks, Edition.of(nasty.analysis, "en").lettering, "en")
    (tmp_path / "report.tex").write_text(source, encoding="utf-8")
    command = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "report.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:].decode("utf-8", "replace")
    assert r"\input{x}" not in source and "alert(1)" in source


def test_without_salib_the_extra_is_named(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    game = gifts(slug="gifts")
    scenario = Scenario("two", tuple(zip(game.symbols, (Rational(3), Rational(1)), strict=True)))
    contents = gathered(gifts(slug="gifts", scenarios=(scenario,)))
    assert contents.made.joint.indices is None and not contents.made.joint.is_installed
    text = told(contents)
    assert "pip install 'symgame[sensitivity]'" in text or "Joint Effects" not in text


def test_blocks_are_the_same_every_time(flagship):
    assert report_blocks(flagship, lang="en", date=DATE) == blocks_of(flagship)
