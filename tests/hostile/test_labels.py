"""What users write into labels is printed unchanged and runs nothing, in every format: one test a format.

Formats that are compiled or converted by a program of their own are made once, of all labels together.
"""

from __future__ import annotations

import ast
import csv
import importlib.util
import io
import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import docx
import html5lib
import openpyxl
import pypandoc
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from sympy import Rational

from symgame import replicator, simulate
from symgame.display.html import html
from symgame.display.latex import latex
from symgame.display.markdown import markdown
from symgame.display.page import page
from symgame.display.table import (
    PLAIN,
    Block,
    Code,
    Heading,
    Item,
    Items,
    Lettering,
    Paragraph,
    Table,
    cell,
    line,
)
from symgame.exports.experiment import experiment
from symgame.exports.matlab import matlab_script
from symgame.exports.python_script import python_script
from symgame.exports.sheets import csv_files, workbook
from symgame.exports.tables import Tables, tables
from symgame.exports.vensim import plain, vensim_model
from symgame.figures import party_phases, payment_diagram, save, time_series
from symgame.game import Game
from symgame.nfg import read_nfg, write_nfg
from symgame.pages.explore import explore
from symgame.players import Player, Scenario
from symgame.reports.document import Document, written
from symgame.reports.fragments.fragments import latex_part
from symgame.reports.latex_document import latex_document
from symgame.reports.pdf import typst, xelatex
from symgame.symbols import Parameter, real_symbol

HERE = Path(__file__).parent
FILES = json.loads((HERE / "files.json").read_text("utf-8"))
LABELS = [
    *(str(row["payload"]) for row in FILES if row["kind"] == "label" and row["expected"] != "error"),
    *(row for row in json.loads((HERE.parent / "golden" / "labels.json").read_text("utf-8"))),
    r"\immediate\write18{touch ran}",
    "$(touch ran) `touch ran` ; touch ran",
    '#eval("1") #import "x" *b* _i_ @l <l> = h',
    "${i} {{i}} {% i %} <%= i %>",
    "--> </script></style></svg><script>alert(1)</script>",
    "]]]> &amp; &lt;b&gt; &#x41;",
    "%{ ... %} '''\"\"\" */",
    "| 1 ~~| x = 2",
    "＝1+1",
]
LABELS = list(dict.fromkeys(LABELS))
PLAIN_LABEL = "said"
SVG, MATH = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1998/Math/MathML}"
each = pytest.mark.parametrize("label", LABELS)


def shown(label: str) -> str:
    """A label without what no page shows: the kind and amount of white space."""
    return "".join(label.split())


def typeset(label: str) -> str:
    """The same where quotation marks and dots are those of a printed page."""
    return shown(label).translate(str.maketrans("“”‘’", "\"\"''")).replace("…", "...")


def labelled(label: str) -> Game:
    """A game whose every text is this label."""
    b, c = real_symbol("b"), real_symbol("c")
    players = (
        Player(label, "x", (label, f"not {label}"), label, (label, f"not {label}")),
        Player(f"{label} 2", "y", (label, f"not {label}")),
    )
    scenario = Scenario(label, ((b, Rational(2)), (c, Rational(1))), sources=(("b", label),))
    return Game.from_formulas(
        players,
        {"x": "x*(y*b - c)", "y": "y*(x*b - c)"},
        parameters=[Parameter(b, label, label, unit=label, source=label), Parameter(c, label, label, latex=label)],
        assume=["b > c", "c > 0"],
        title=label,
        title_zh=label,
        scenarios=(scenario,),
    )


def blocks_of(label: str) -> tuple[Block, ...]:
    """A label in every place of a document."""
    items = Items((Item(label, line(label), (line(label),)), Item("-", line(label)), Item("①", line(label))))
    table = Table(label, (line(label), line("b")), ((cell(label), cell("c")),), line(label), over=((label, 2),))
    return (Heading(label, 1), Heading(label), Paragraph((label,)), items, table, Code(label))


PLACES = ("HE", "PA", "CA", "CE", "NO", "CO")
"""Heading, paragraph, caption, cell, note, and lines of a file."""


def numbered() -> list[Block]:
    """Every label in all these places, between marks by which it is found again."""
    blocks: list[Block] = []
    for k, label in enumerate(LABELS):
        heading, text, caption, entry, note, code = (f"{kind}{k}ZQ {label} QZ{k}{kind[::-1]}" for kind in PLACES)
        table = Table(caption, (line("head"),), ((cell(entry),),), line(note))
        blocks += [Heading(heading, 3), Paragraph((text,)), table, Code(code)]
    return blocks


def between(text: str, kind: str, k: int) -> str:
    """What stands between the marks of a label, without white space."""
    found = re.search(rf"{kind}{k}ZQ(.*?)QZ{k}{kind[::-1]}", shown(text), re.DOTALL)
    assert found is not None, (kind, k)
    return found[1]


def text_of(pdf: bytes, folder: Path) -> str:
    (folder / "text.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-raw", "text.pdf", "-"], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def by_xelatex(tmp_path_factory):
    """The text of the PDF; nothing else may have come into the folder of the figures."""
    if not xelatex.is_there(is_chinese=True) or shutil.which("pdftotext") is None:
        pytest.skip("xelatex with ctex, or pdftotext, is not installed")
    folder = tmp_path_factory.mktemp("xelatex")
    document = latex_document(numbered(), PLAIN, "zh")
    pdf = xelatex.made(document, (), folder)
    assert list(folder.iterdir()) == []
    return text_of(pdf, folder)


@each
def test_latex(label, by_xelatex):
    for kind in PLACES:
        assert typeset(between(by_xelatex, kind, LABELS.index(label))) == typeset(label)


@pytest.mark.skipif(not xelatex.is_there(is_chinese=True), reason="xelatex with ctex is not installed")
def test_latex_of_whole_games(tmp_path):
    """Fragments of games whose every text is hostile, several labels a document: none is a command."""
    parts = [latex_part(labelled(label), part) for label in LABELS for part in ("parameters", "payoff-table", "values")]
    head, end = latex_document([], PLAIN, "zh").split(r"\begin{document}")
    body = "\n".join(row for part in parts for row in part.replace("[htbp]", "[H]").splitlines())
    document = head + r"\begin{document}" + re.sub(r"\\label\{[^}]*\}", "", body) + end
    assert xelatex.made(document, (), tmp_path).startswith(b"%PDF-")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def by_typst(tmp_path_factory):
    if importlib.util.find_spec("typst") is None or shutil.which("pdftotext") is None:
        pytest.skip("typst or pdftotext is not installed")
    folder = tmp_path_factory.mktemp("typst")
    return text_of(typst.made(numbered(), PLAIN, "zh", folder), folder)


@each
def test_typst(label, by_typst):
    for kind in PLACES:
        assert typeset(between(by_typst, kind, LABELS.index(label))) == typeset(label)


def tree_of(source: str) -> ElementTree.Element:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=True).parse(source)


def marks_of(source: str) -> Counter[tuple[str, tuple[str, ...]]]:
    """The elements of a page with the names of their attributes."""
    return Counter((str(node.tag), tuple(sorted(map(str, node.attrib)))) for node in tree_of(source).iter())


@each
@pytest.mark.parametrize("is_scrolled", [True, False])
def test_html(label, is_scrolled):
    source, harmless = (
        page(html(blocks_of(text), is_scrolled=is_scrolled), title=text) for text in (label, PLAIN_LABEL)
    )
    marks = marks_of(source)
    assert marks == marks_of(harmless)  # no new element, and no new attribute
    assert not any(str(tag).rpartition("}")[2] in ("script", "img", "a", "iframe", "input") for tag, _ in marks)
    assert shown("".join(tree_of(source).itertext())).count(shown(label)) >= 10


@each
def test_the_interactive_page(label):
    source, harmless = explore(labelled(label)), explore(labelled(PLAIN_LABEL))
    assert marks_of(source) == marks_of(harmless)
    (title,) = (node.text for node in tree_of(source).iter("{http://www.w3.org/1999/xhtml}title"))
    assert shown(title or "") == shown(label)


def drawn(label: str) -> dict[str, Figure]:
    """Pictures in which names of parties stand."""
    game = labelled(label)
    field, scenario = replicator(game), game.scenarios[0]
    run = simulate(field, scenario, initial=[("0.4", "0.7")]).runs[0]
    transfers = Game.from_formulas(game.players, {"x": "y*b", "y": "-y*b"}, parameters=game.parameters[:1])
    return {
        "series": time_series(run, field),
        "payments": payment_diagram(transfers),
        "party": party_phases(game, scenario),
    }


@each
def test_svg(label, tmp_path):
    """Text is drawn as outlines, and stays as it is until then; lines that are too long are wrapped."""
    for name, figure in drawn(label).items():
        texts = "".join(shown(text.get_text()) for text in figure.findobj(Text)).replace(r"\$", "$")
        assert shown(label) in texts, name
        [path] = save(figure, tmp_path / name, ("svg",))
        names = {str(node.tag) for node in ElementTree.parse(path).iter()}
        assert {name.removeprefix(SVG) for name in names if name.startswith(SVG)} <= {
            "svg", "metadata", "defs", "style", "g", "path", "use", "clipPath", "rect", "title", "pattern",
        }  # fmt: skip


@pytest.fixture(scope="module")
def by_word(tmp_path_factory):
    folder = tmp_path_factory.mktemp("word")
    [path] = written(Document(tuple(numbered()), PLAIN, "en", folder), ["docx"])
    return docx.Document(str(path))


@each
def test_word(label, by_word):
    k = LABELS.index(label)
    paragraphs = "\n".join(paragraph.text for paragraph in by_word.paragraphs)
    for kind in set(PLACES) - {"CE"}:
        assert between(paragraphs, kind, k) == shown(label)
    assert between(by_word.tables[k].rows[1].cells[0].text, "CE", k) == shown(label)
    fields = {str(node.tag).rpartition("}")[2] for node in by_word.element.body.iter()}
    assert not fields & {"fldSimple", "instrText", "object", "altChunk", "hyperlink"}
    links = [relation.target_ref for relation in by_word.part.rels.values() if "hyperlink" in relation.reltype]
    assert links == []


@pytest.fixture(scope="module", params=["commonmark", "gfm", "markdown-smart"])
def by_markdown(request):
    """What three dialects make of it, as HTML."""
    blocks = [block for k, label in enumerate(LABELS) for block in (Paragraph((label,)), Heading(f"H{k}", 3))]
    source = pypandoc.convert_text(markdown(blocks), "html", format=request.param, extra_args=["--quiet"])
    return tree_of(f"<!DOCTYPE html><title>t</title>{source}")


@each
def test_markdown(label, by_markdown):
    xhtml = "{http://www.w3.org/1999/xhtml}"
    paragraphs = list(by_markdown.iter(f"{xhtml}p"))
    assert len(paragraphs) == len(LABELS)
    found = paragraphs[LABELS.index(label)]
    assert shown("".join(found.itertext())) == shown(label)
    assert list(found) == []  # no emphasis, no link, no formula


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate: a sign at the beginning, and something after it."""
    return bool(re.match(r"\s*[=+\-@＝＋－＠]\s*\S", text)) and not re.fullmatch(r"-?[0-9.]+", text)


@each
def test_csv(label):
    table = Table(label, (line(label),), ((cell(label),), (cell("-2"),)), line(label))
    for name, text in csv_files(Tables((table,), PLAIN, "en")).items():
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert re.fullmatch(r"[\w.-]+", name)
        assert not any(is_formula(entry) for row in rows for entry in row)
        assert any(shown(label) in (shown(entry), shown(entry.removeprefix("'"))) for row in rows for entry in row)


@each
def test_excel(label):
    table = Table(label, (line(label),), ((cell(label),), (cell("-2"),)), line(label))
    book = openpyxl.load_workbook(io.BytesIO(workbook(Tables((table,), PLAIN, "en"))))
    head, entry, number = (row[0] for row in book.worksheets[1].iter_rows())
    assert [shown(each.value) for each in (head, entry)] == [shown(label)] * 2
    assert (entry.data_type, number.data_type) == ("s", "n")
    assert bool(entry.quotePrefix) is is_formula(entry.value)


@each
def test_programs(label):
    """Labels stand in comments alone: MATLAB, Python and Vensim read the same as with a harmless one."""
    made, like = (experiment(game, game.scenarios[0]) for game in (labelled(label), labelled(PLAIN_LABEL)))
    codes = [[row.partition("%")[0] for row in matlab_script(each).splitlines()] for each in (made, like)]
    assert codes[0] == codes[1]
    assert not any(row.strip() in ("%{", "%}", "#{", "#}") for row in matlab_script(made).splitlines())
    assert ast.dump(ast.parse(python_script(made))) == ast.dump(ast.parse(python_script(like)))
    comments = [row.partition(mark)[2] for mark, script in (("%", matlab_script(made)), ("#", python_script(made)))
                for row in script.splitlines()]  # fmt: skip
    assert sum(shown(label) in shown(row) for row in comments) >= 4
    parts = [re.findall(r"[|~]", vensim_model(each)) for each in (made, like)]
    assert parts[0] == parts[1]
    if shown(label) == shown(plain(label)):  # of the signs that end a comment there nothing is left
        assert shown(label) in shown(vensim_model(made))


@each
def test_nfg(label):
    """Gambit's files hold names in quotation marks; what is read back is what was written."""
    game = labelled(label)
    text = write_nfg(game, dict(game.scenarios[0].values))
    read = read_nfg(text, "game.nfg")
    assert [shown(player.name) for player in read.players] == [shown(player.name) for player in game.players]
    names = [[shown(name) for name in player.strategies] for player in game.players]
    assert [[shown(name) for name in player.strategies] for player in read.players] == names
    assert shown(read.title) == shown(label)
    like = write_nfg(labelled(PLAIN_LABEL), dict(game.scenarios[0].values))
    assert _WITHOUT_NAMES.sub('""', text) == _WITHOUT_NAMES.sub('""', like)


_WITHOUT_NAMES = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)


@each
def test_all_tables_of_a_game_as_sheets(label):
    """No cell of any table is a formula, whatever is called so."""
    game = labelled(label)
    every = tables(game, game.scenarios)
    book = openpyxl.load_workbook(io.BytesIO(workbook(every)))
    entries = [
        entry for sheet in book.worksheets for row in sheet.iter_rows() for entry in row if entry.value is not None
    ]
    assert {entry.data_type for entry in entries} <= {"s", "n"}
    assert any(shown(label) in shown(str(entry.value)) for entry in entries)
    for text in csv_files(every).values():
        assert not any(is_formula(entry) for row in csv.reader(io.StringIO(text, newline="")) for entry in row)


def test_letters_of_a_lettering_are_no_way_in():
    """Notation of symbols is the only LaTeX that users write: what is not harmless there is not used."""
    symbol = real_symbol("b")
    for label in LABELS:
        source = latex([Paragraph(line("x ", symbol))], lettering=Lettering((symbol,), (("b", label),)))
        assert source.count("$") == 2 and "input" not in source and "write" not in source
