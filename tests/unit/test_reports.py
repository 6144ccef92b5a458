"""Reports: sections in the order of a paper, one HTML file, LaTeX that compiles, Word with editable equations."""

from __future__ import annotations

import datetime
import json
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
from symgame.display.decimals import decimal
from symgame.display.table import Heading, Picture, Table
from symgame.errors import ReportError
from symgame.game import Game
from symgame.players import Player
from symgame.reports import folder as folders
from symgame.reports import write_report
from symgame.reports.folder import prepared
from symgame.reports.outline import Outline
from symgame.symbols import Parameter, real_symbol
from tests.profile import IS_LONG

XHTML = "{http://www.w3.org/1999/xhtml}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DATE = datetime.date(2026, 1, 2)
GOLDEN = Path(__file__).parents[1] / "golden"
COMPILED = symgame.slugs() if IS_LONG else ("llm-iar",)


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


def plain(text: str) -> str:
    return re.sub(r"\\", "", text)


SECTIONS = [
    "3. Problem Description and Model Assumptions",
    "3.1. Problem Description",
    "3.2. Model Assumptions",
    "3.3. Parameter Settings",
    "3.4. Payoff Matrix",
    "4. Model Analysis",
    "4.1. Expected Payoffs and Replicator Dynamic Equations",
    "4.2. Stability Analysis of Each Party's Strategy",
    "4.3. Stability Analysis of the System's Equilibrium Points",
    "4.4. Discussion of Cases",
    "4.5. Further Results",
    "5. Numerical Simulation",
    "5.1. Parameter Assignment",
    "5.2. Verification of the Evolutionarily Stable Strategy",
    "5.3. Influence of Initial Willingness",
    "5.4. Sensitivity Analysis of Key Parameters",
    "5.5. Joint Effects and Global Sensitivity",
    "6. Conclusions and Managerial Implications",
    "6.1. Conclusions",
    "6.2. Managerial Implications",
    "References",
    "Appendix A. Proofs and Criteria",
    "Appendix B. Code",
    "Appendix C. For a Reply to Reviewers",
]


def test_sections_come_in_the_order_of_a_paper(reports):
    en = [plain(h) for h in headings((reports / "en/report.md").read_text("utf-8"))]
    assert en[0] == "Industry, academia and government in large-model collaboration"
    assert [h for h in en if re.match(r"(\d\. |\d\.\d\. |Appendix|References)", h)] == SECTIONS
    zh = headings((reports / "zh/report.md").read_text("utf-8"))
    assert len(zh) == len(en)
    assert [h for h in zh if re.match(r"\d [^\d]", h)] == [
        "1 问题描述与模型假设",
        "2 模型分析",
        "3 数值仿真分析",
        "4 结论与管理启示",
    ]


CAPTIONS = {
    "en": [
        "Table 1. Parameters and their meanings.",
        "Table 2. Payoff matrix of the tripartite evolutionary game among Industry, Academia and Government.",
        "Table 3. Eigenvalues of the Jacobian matrix at the equilibrium points.",
        "Table 4. Stability analysis of the equilibrium points.",
        "Local stability of equilibrium points in different cases",
        "Parameter assignment.",
        "Effect of parameters on stability.",
        "Figure 1. Logical relationship among the three parties.",
        "Figure 2. Phase diagram of the strategy evolution of Industry.",
        "Figure 4. Phase diagram of the strategy evolution of Government.",
        "Evolution paths of the system from a grid of initial points (array 1: collaboration takes hold).",
        "Influence of initial willingness: (a) all parties; (b)–(d) one party.",
        "Impact of V (return from putting the jointly built model to use) on the evolution.",
        "ESS regions in the (V, a) plane.",
    ],
    "zh": [
        "表1  参数符号及含义",
        "表2  产方、学研方与政府三方博弈收益矩阵",
        "表3  均衡点的特征值",
        "表4  均衡点稳定性分析",
        "不同情形下均衡点的局部稳定性",
        "参数赋值",
        "参数变化对均衡点稳定性的影响",
        "图1  三方演化博弈主体逻辑关系图",
        "图2  产方策略演化相位图",
        "图4  政府策略演化相位图",
        "系统演化路径（数组1：collaboration takes hold）",
        "初始意愿对演化结果的影响",
        "产方收益分配系数a对演化过程的影响",
        "V-a平面的演化稳定区域",
    ],
}

SENTENCES = {
    "en": [
        "The system has eight pure-strategy equilibrium points. In asymmetric multi-population games an ESS is a "
        "strict Nash equilibrium and hence pure (Selten, 1980; Ritzberger and Weibull, 1995); the mixed points are "
        "not asymptotically stable, their existence and type are given in Appendix A.",
        "By Lyapunov's first (indirect) method",
        "given the others' strategies; this is not the stability of the system.",
        "Values are illustrative and not calibrated.",
        "the time to reach 0.99 falls from 8.423 to 4.312",
        "to be written by the author",
        'Scenarios "collaboration takes hold" and "reluctant partners" satisfy the conditions of Case 6: ',
        "The payoffs are a reconstruction",
        "do not enter the dynamics",
        "Made with symgame",
        "2026-01-02",
    ],
    "zh": [
        "复制动态系统共有8个纯策略均衡点；在非对称多群体博弈中，演化稳定策略必为严格纳什均衡，"
        "即纯策略均衡（Selten, 1980; Ritzberger & Weibull, 1995），"
        "故内部及面上混合均衡点不是渐近稳定点，其存在条件与性质见附录A。",
        "根据李雅普诺夫第一法（间接法），若雅可比矩阵的特征值均具有负实部，则该均衡点渐近稳定；"
        "至少一个特征值实部为正，则不稳定；其余情形需进一步判别。",
        "在其余主体策略给定下处于稳定状态（单方稳定性，不等同于系统稳定性）。",
        "参数取值用于说明，未据实际数据标定。",
        "趋于“协同合作”的速度加快（首次达到0.99的时间由8.423变为4.312）。",
        "由作者填写",
        "支付为重构",
    ],
}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_captions_and_fixed_sentences_are_those_of_journals(reports, lang):
    text = plain((reports / lang / "report.md").read_text("utf-8"))
    for said in (*CAPTIONS[lang], *SENTENCES[lang]):
        assert said in text, said
    assert text.count("The file states this outcome." if lang == "en" else "与文件所述结果一致。") == 5
    numbers = re.findall(r"(?:Proposition |命题)(\d+)", text)
    assert numbers == [str(k) for k in range(1, 8)]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", 'Scenario "a penalty ends the trap" satisfies the conditions of Case 19.'),
        ("zh", "情景“a penalty ends the trap”满足情形19的条件。"),
    ],
)
def test_cases_are_discussed_and_every_scenario_lies_in_one(reports, lang, sentence):
    text = plain((reports / lang / "report.md").read_text("utf-8"))
    assert sentence in text
    assert text.count("figures/cases-") == 2
    assert ("In Case 20 no" if lang == "en" else "在情形20下，没有") in text


def test_a_game_of_one_case_and_of_numbers_alone_is_simulated_all_the_same(tmp_path):
    table = {"11": [1, 1], "10": [0, 0], "01": [0, 0], "00": [1, 2]}
    pair = [Player("A", "x", ("a", "b")), Player("B", "y", ("c", "d"))]
    (path,) = write_report(Game.from_table(pair, table), tmp_path / "r", to=("md",), date=DATE)
    text = re.sub(r"\\|\$|[{}]", "", path.read_text("utf-8"))
    assert "There is only one case: the ESS are E_1(0,0) and E_4(1,1)." in text
    assert "Scenario: the numbers of the game" in text
    for absent in ("Parameter Settings", "Parameter Assignment", "Sensitivity Analysis", "Reply to Reviewers"):
        assert absent not in text
    names = {file.stem for file in (tmp_path / "r/figures").glob("*.png")}
    assert names == {"phase-1", "phase-2", "paths-1", "initial-willingness"}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_html_is_one_valid_file_with_its_figures_inside(reports, lang):
    page = (reports / lang / "report.html").read_text("utf-8")
    tree = html5lib.HTMLParser(strict=True).parse(page)
    images = [node.attrib["src"] for node in tree.iter(f"{XHTML}img")]
    assert len(images) == 19
    assert all(source.startswith("data:image/png;base64,") for source in images)
    assert not re.search(r"<(script|link|iframe)|https?://(?!doi)", re.sub(r"data:[^\"]*", "", page))
    captions = [node.text for node in tree.iter(f"{XHTML}caption")]
    numbers = [re.match(r"(?:Table |表)(\d+)", caption)[1] for caption in captions]
    assert numbers == [str(k) for k in range(1, 16)]
    figures = [node.text for node in tree.iter(f"{XHTML}figcaption")]
    assert [re.match(r"(?:Figure |图)(\d+)", caption)[1] for caption in figures] == [str(k) for k in range(1, 20)]
    equations = re.findall(r"<mtext>\((\d+)\)</mtext>", page)
    assert equations == [str(k) for k in range(1, len(equations) + 1)] and len(equations) > 25


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_word_has_native_equations_that_read_back_and_three_line_tables(reports, lang):
    path = reports / lang / "report.docx"
    document = docx.Document(str(path))
    assert len(document.tables) == 15
    assert len(document.inline_shapes) == 19
    equations = document.element.body.findall(f".//{MATH}oMath")
    assert len(equations) > 150
    numbered = [p for p in document.paragraphs if p._p.find(f"{MATH}oMath") is not None and p.text.startswith("\t")]
    assert [p.text for p in numbered] == [f"\t\t({k})" for k in range(1, len(numbered) + 1)] and len(numbered) > 25
    assert {tuple(str(stop.alignment) for stop in p.paragraph_format.tab_stops) for p in numbered} == {
        ("CENTER (1)", "RIGHT (2)")
    }
    back = pypandoc.convert_file(str(path), "latex", format="docx")
    plain = re.sub(r"\s|\\left|\\right|\\\\,|\\ ", "", back).replace(r"\text{*}", "*")
    assert "J_{11}=(1-2x)D_{x}" in plain
    assert "z^{*}=\\frac{y(Lr+E_{1}-Va)+Cb-P}{yLrd+S_{1}}" in plain
    for table in document.tables:
        borders = table._tbl.tblPr.find(docx.oxml.ns.qn("w:tblBorders"))
        assert [side.tag.rpartition("}")[2] for side in borders] == ["top", "bottom"]
    texts = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert ("Numerical Simulation" if lang == "en" else "数值仿真分析") in texts
    assert document.paragraphs[0].style.name == "Title"
    sections = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert sections[0].startswith("3. " if lang == "en" else "1 ") and len(sections) > 6


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
    with pytest.raises(ReportError, match="no format 'pfd'; known: html, tex, docx, md, pdf"):
        write_report(small_game(), tmp_path / "r", to=("html", "pfd"))
    assert not (tmp_path / "r").exists()


def test_word_without_its_extra_names_the_command(tmp_path, monkeypatch):
    import symgame.reports.word as word

    found = word.importlib.import_module

    def missing(name: str, *rest: str):
        if name.partition(".")[0] in ("docx", "pypandoc"):
            raise ImportError(name)
        return found(name, *rest)

    monkeypatch.setattr(word.importlib, "import_module", missing)
    with pytest.raises(ReportError, match=r"pip install 'symgame\[word\]'"):
        write_report(small_game(), tmp_path / "r", to=("docx",), date=DATE)
    assert not (tmp_path / "r").exists()  # it is said before anything is computed
    with pytest.raises(ReportError, match=r"pip install 'symgame\[word\]'; written: .*report\.md"):
        write_report(small_game(), tmp_path / "r", to=("md", "docx"), date=DATE)
    assert (tmp_path / "r" / "report.md").exists()  # what can be made is made


def test_the_command_writes_and_says_where(tmp_path, monkeypatch):
    file = tmp_path / "mine.toml"
    runner = CliRunner()
    assert runner.invoke(app, ["new", str(file)]).exit_code == 0
    file.write_text(file.read_text("utf-8").partition("[[scenario]]")[0], encoding="utf-8")  # nothing to simulate
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
    assert len(files) == 19
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
    shown = [re.sub(r"\s+", " ", row.cells[2].text).strip() for row in rows]
    assert shown == [re.sub(r"\s+", " ", label).strip() for label in labels]
