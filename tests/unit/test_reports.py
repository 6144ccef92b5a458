"""Reports: sections in the order of a paper, one HTML file, LaTeX that compiles, Word with editable equations."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import docx
import html5lib
import pypandoc
import pytest
from sympy import Rational
from typer.testing import CliRunner

import symgame
from symgame.cli import app
from symgame.display.table import Heading, Picture, Table
from symgame.errors import ReportError
from symgame.game import Game
from symgame.players import Player
from symgame.reports import folder as folders
from symgame.reports import write_report
from symgame.reports.folder import prepared
from symgame.reports.outline import Outline
from symgame.reports.simulation import decimal
from symgame.symbols import Parameter, real_symbol

XHTML = "{http://www.w3.org/1999/xhtml}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DATE = datetime.date(2026, 1, 2)
GOLDEN = Path(__file__).parents[1] / "golden"
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "ci"
COMPILED = symgame.slugs() if LONG else ("llm-iar",)


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """The report of the flagship in both languages and all formats."""
    root = tmp_path_factory.mktemp("reports")
    for lang in ("en", "zh"):
        game = symgame.load("llm-iar")
        write_report(game, root / lang, lang=lang, to=("html", "tex", "md", "docx"), date=DATE)
    return root


def headings(text: str) -> list[str]:
    return re.findall(r"^#+ (.*)$", text, re.MULTILINE)


def test_sections_come_in_the_order_of_a_paper(reports):
    en = [re.sub(r"\\", "", h) for h in headings((reports / "en/report.md").read_text("utf-8"))]
    assert en[0] == "Industry, academia and government in large-model collaboration"
    sections = [h for h in en if re.match(r"(\d\. |\d\.\d\. |Appendix|References)", h)]
    assert sections == [
        "3. Problem Description and Model Assumptions",
        "3.1. Model Assumptions",
        "3.2. Parameter Settings",
        "3.3. Payoff Matrix",
        "4. Model Analysis",
        "4.1. Expected payoffs and replicator dynamic equations",
        "4.2. Stability Analysis of Each Party's Strategy",
        "4.3. Stability Analysis of the System's Equilibrium Points",
        "4.4. Discussion of Cases",
        "4.5. Further Results",
        "5. Numerical Simulation",
        "5.1. Parameter Assignment",
        "5.2. Verification of the Evolutionarily Stable Strategy",
        "5.3. Influence of Initial Willingness",
        "Appendix A. Mixed Equilibrium Points",
        "Appendix B. Criteria and Versions",
        "References",
    ]
    zh = headings((reports / "zh/report.md").read_text("utf-8"))
    assert len(zh) == len(en)
    assert [h for h in zh if re.match(r"\d [^\d]", h)] == ["1 问题描述与模型假设", "2 模型分析", "3 数值仿真分析"]


def test_what_a_report_must_say_is_said(reports):
    text = re.sub(r"\\", "", (reports / "en/report.md").read_text("utf-8"))
    assert "The payoffs are a reconstruction" in text
    assert "do not enter the dynamics" in text
    assert "Made with symgame" in text and "2026-01-02" in text
    assert text.count("The file states this outcome.") == 5
    assert text.count("is an ESS at these values") == 5
    assert "Values are illustrative and not calibrated." in text


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", 'Scenario "a penalty ends the trap" satisfies the conditions of Case 19.'),
        ("zh", "情景“a penalty ends the trap”满足情形19的条件。"),
    ],
)
def test_cases_are_discussed_and_every_scenario_lies_in_one(reports, lang, sentence):
    text = re.sub(r"\\", "", (reports / lang / "report.md").read_text("utf-8"))
    assert sentence in text
    assert text.count("figures/cases-") == 2
    assert ("In Case 20 no" if lang == "en" else "在情形20下，没有") in text


def test_a_game_of_one_case_has_a_sentence_instead_of_tables(tmp_path):
    table = {"11": [1, 1], "10": [0, 0], "01": [0, 0], "00": [1, 2]}
    pair = [Player("A", "x", ("a", "b")), Player("B", "y", ("c", "d"))]
    (path,) = write_report(Game.from_table(pair, table), tmp_path / "r", to=("md",), date=DATE)
    text = re.sub(r"\\|\$|[{}]", "", path.read_text("utf-8"))
    assert "There is only one case: the ESS are E_1(0,0) and E_4(1,1)." in text
    assert not (tmp_path / "r/figures").exists()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_html_is_one_valid_file_with_its_figures_inside(reports, lang):
    page = (reports / lang / "report.html").read_text("utf-8")
    tree = html5lib.HTMLParser(strict=True).parse(page)
    images = [node.attrib["src"] for node in tree.iter(f"{XHTML}img")]
    assert len(images) == 8
    assert all(source.startswith("data:image/png;base64,") for source in images)
    assert not re.search(r"<(script|link|iframe)|https?://(?!doi)", re.sub(r"data:[^\"]*", "", page))
    captions = [node.text for node in tree.iter(f"{XHTML}caption")]
    numbers = [re.match(r"(?:Table |表)(\d+)", caption)[1] for caption in captions]
    assert numbers == [str(k) for k in range(1, 14)]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_word_has_native_equations_that_read_back_and_three_line_tables(reports, lang):
    path = reports / lang / "report.docx"
    document = docx.Document(str(path))
    assert len(document.tables) == 13
    assert len(document.inline_shapes) == 8
    equations = document.element.body.findall(f".//{MATH}oMath")
    displays = document.element.body.findall(f".//{MATH}oMathPara")
    assert len(equations) > 150 and len(displays) > 25
    back = pypandoc.convert_file(str(path), "latex", format="docx")
    plain = re.sub(r"\s|\\left|\\right|\\\\,|\\ ", "", back)
    assert "J_{11}=(1-2x)D_{x}" in plain
    assert "z^{*}=\\frac{y(Lr+E_{1}-Va)+Cb-P}{yLrd+S_{1}}" in plain
    for table in document.tables:
        borders = table._tbl.tblPr.find(docx.oxml.ns.qn("w:tblBorders"))
        assert [side.tag.rpartition("}")[2] for side in borders] == ["top", "bottom"]
    texts = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert ("Numerical Simulation" if lang == "en" else "数值仿真分析") in texts


@pytest.mark.skipif(shutil.which("xelatex") is None, reason="xelatex is not installed")
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("slug", COMPILED)
def test_latex_compiles_without_overfull_boxes_or_missing_letters(slug, lang, reports, tmp_path):
    place = reports / lang
    if slug != "llm-iar":
        write_report(symgame.load(slug), tmp_path, lang=lang, to=("tex",), date=DATE)
        place = tmp_path
    for _ in range(2):
        done = subprocess.run(
            ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "report.tex"],
            cwd=place,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-2000:].decode("utf-8", "replace")
    log = (place / "report.log").read_text("utf-8", errors="replace")
    assert not re.findall(r"^Overfull .*$", log, re.MULTILINE)
    assert "Missing character" not in log


def small_game(**about) -> Game:
    pair = [Player("<b>A</b> & Co", "x", ("give $1", "keep_it")), Player("B", "y", ("c", "d"))]
    return Game.from_formulas(pair, {"x": "x*(y*b - k)", "y": "y*(x*b - k)"}, parameters=["b", "k"], **about)


def test_a_game_without_scenario_or_title_has_a_report_and_its_labels_stay_inert(tmp_path):
    (path,) = write_report(small_game(slug="small"), tmp_path / "r", to=("html",), date=DATE)
    page = path.read_text("utf-8")
    html5lib.HTMLParser(strict=True).parse(page)
    assert "<b>A</b>" not in page and "&lt;b&gt;A&lt;/b&gt; &amp; Co" in page
    assert "no scenario" in page


def test_a_report_is_written_again_over_itself_but_not_over_other_files(tmp_path, monkeypatch):
    game = small_game(slug="small")
    monkeypatch.chdir(tmp_path)
    first = write_report(game, to=("md",), date=DATE)
    assert write_report(game, to=("md",), date=DATE) == first == (Path("small-report/report.md"),)
    other = tmp_path / "mine"
    other.mkdir()
    (other / "thesis.tex").write_text("years of work", encoding="utf-8")
    with pytest.raises(ReportError, match="has other files in it; choose another folder"):
        write_report(game, other)
    assert [p.name for p in other.iterdir()] == ["thesis.tex"]
    with pytest.raises(ReportError, match="is a file"):
        write_report(game, other / "thesis.tex")


def test_an_empty_folder_is_taken_and_marked(tmp_path):
    assert prepared(tmp_path) == tmp_path
    assert (tmp_path / folders.MARK).exists()


def test_an_unknown_format_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(ReportError, match="no format 'pfd'; known: html, tex, docx, md"):
        write_report(small_game(), tmp_path / "r", to=("html", "pfd"))
    assert not (tmp_path / "r").exists()


def test_word_without_its_extra_names_the_command(tmp_path, monkeypatch):
    import symgame.reports.word as word

    def missing(name: str):
        raise ImportError(name)

    monkeypatch.setattr(word.importlib, "import_module", missing)
    with pytest.raises(ReportError, match=r"pip install 'symgame\[word\]'"):
        write_report(small_game(), tmp_path / "r", to=("html", "docx"), date=DATE)
    assert not (tmp_path / "r").exists()  # it is said before anything is written


def test_the_command_writes_and_says_where(tmp_path, monkeypatch):
    file = tmp_path / "mine.toml"
    runner = CliRunner()
    assert runner.invoke(app, ["new", str(file)]).exit_code == 0
    monkeypatch.chdir(tmp_path)
    done = runner.invoke(app, ["report", "mine.toml", "--to", "html,md"])
    assert done.exit_code == 0, done.output
    folder = Path("mine-report")
    assert done.output.splitlines() == [f"{folder / 'report.html'} written", f"{folder / 'report.md'} written"]


@pytest.mark.parametrize(("lang", "expected"), [("en", ["3. A", "3.1. B", "3.2. C", "4. D"]), ("zh", ["1 A", "1.1 B"])])
def test_headings_are_numbered_as_in_papers(lang, expected):
    outline = Outline(lang)
    found = [outline.heading(text, depth).text for text, depth in (("A", 1), ("B", 2), ("C", 2), ("D", 1))]
    assert found[: len(expected)] == expected


def test_a_part_loses_its_own_heading_and_gets_its_others_numbered():
    outline = Outline("en")
    outline.heading("first", 1)
    blocks = [Heading("dropped"), Picture("p", "f"), Heading("kept", 3), Table("t", (), ())]
    assert [b.text for b in outline.under(blocks, 2) if isinstance(b, Heading)] == ["3.1. kept"]


def test_values_are_decimals_where_they_are_finite():
    assert [decimal(Rational(v)) for v in ("0.5", "-1.25", "12", "1/3", "0.001", "0")] == [
        "0.5",
        "-1.25",
        "12",
        "1/3",
        "0.001",
        "0",
    ]


def test_svg_figures_are_xml(reports):
    files = sorted((reports / "en/figures").glob("*.svg"))
    assert len(files) == 8
    for file in files:
        ElementTree.parse(file)


def test_labels_of_a_user_come_out_of_word_unchanged(tmp_path):
    labels = [str(row) for row in json.loads((GOLDEN / "labels.json").read_text("utf-8"))]
    assert len(labels) > 20
    parameters = [Parameter(real_symbol(f"p{k}"), meaning=label) for k, label in enumerate(labels)]
    pair = [Player("A", "x", ("a", "b")), Player("B", "y", ("c", "d"))]
    total = "+".join(p.name for p in parameters)
    game = Game.from_formulas(pair, {"x": f"x*y*({total})", "y": "x*y*p0"}, parameters=parameters)
    (path,) = write_report(game, tmp_path / "r", to=("docx",), date=DATE)
    rows = docx.Document(str(path)).tables[0].rows[1:]
    shown = [re.sub(r"\s+", " ", row.cells[1].text).strip() for row in rows]
    assert shown == [re.sub(r"\s+", " ", label).strip() for label in labels]
