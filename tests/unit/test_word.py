"""Word files: every formula of the source is an equation there, tables fit the page, captions where they belong."""

from __future__ import annotations

import base64
import re

import docx
import html5lib
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from sympy import Add, Expr

import symgame as sg
from symgame.display.html import html
from symgame.display.page import page
from symgame.display.table import (
    PLAIN,
    Code,
    Equation,
    Equations,
    Heading,
    Lettering,
    Paragraph,
    Picture,
    Sign,
    Table,
    cell,
    line,
    math,
)
from symgame.presentation import derive_blocks
from symgame.presentation.edition import Edition
from symgame.reports.document import Document, written
from symgame.reports.word import LINE
from symgame.symbols import real_symbol

MATHML = "{http://www.w3.org/1998/Math/MathML}"
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
WIDTH = Cm(17)


@pytest.fixture(scope="module")
def analysis():
    return sg.analyse(sg.replicator(sg.load("llm-iar")))


@pytest.fixture(scope="module", params=["en", "zh"])
def made(request, analysis, tmp_path_factory):
    """The derivation of the flagship with a figure: its blocks, its source and its Word file."""
    folder = tmp_path_factory.mktemp("word")
    (folder / "dot.png").write_bytes(DOT)
    lang, lettering = request.param, Edition.of(analysis, request.param).lettering
    blocks = (*derive_blocks(analysis, lang=lang, steps=True), Picture("图", "dot", "The same."))
    [path] = written(Document(blocks, lettering, lang, folder), ["docx"])
    source = page(html(blocks, lettering=lettering, lang=lang, is_scrolled=False, line=LINE), lang=lang)
    return blocks, source, docx.Document(str(path))


def plain(parts) -> str:
    """The letters and signs of a formula; accents and invisible signs are structure in Word."""
    return re.sub("[\\s\u2061-\u2064¯‾]", "", "".join(part or "" for part in parts))


def test_every_formula_is_an_equation_with_the_same_letters(made):
    _, source, document = made
    tree = html5lib.HTMLParser(strict=True).parse(source)
    asked = [plain(node.itertext()) for node in tree.iter(f"{MATHML}math")]
    found = [plain(t.text for t in node.iter(qn("m:t"))) for node in document.element.body.iter(qn("m:oMath"))]
    brackets = [plain(each.get(qn("m:val")) for each in node.iter(qn("m:begChr"), qn("m:endChr")))
                for node in document.element.body.iter(qn("m:oMath"))]  # fmt: skip
    assert len(asked) == len(found) > 200
    for wanted, letters, ends in zip(asked, found, brackets, strict=True):
        # Brackets that are closed on another line are marks of a structure there, and no letters of it.
        assert letters == wanted if not ends else sorted(letters + ends) == sorted(wanted)
    assert not document.element.body.findall(f".//{qn('w:drawing')}//{qn('m:oMath')}")


def test_tables_fit_the_page_and_have_three_lines(made):
    blocks, _, document = made
    assert len(document.tables) == sum(isinstance(block, Table) for block in blocks)
    for table in document.tables:
        assert sum(column.width for column in table.columns) <= WIDTH + Cm(0.1)
        assert not table.autofit
        borders = table._tbl.tblPr.find(qn("w:tblBorders"))
        assert [side.tag.rpartition("}")[2] for side in borders] == ["top", "bottom"]
        heads = [row for row in table.rows if row._tr.trPr.find(qn("w:tblHeader")) is not None]
        assert heads and heads[0]._tr is table.rows[0]._tr  # repeated on every page
        assert all(side.find(qn("w:bottom")) is not None for side in heads[-1]._tr.iter(qn("w:tcBorders")))
        assert len(list(heads[-1]._tr.iter(qn("w:tcBorders")))) == len(heads[-1]._tr.tc_lst)


def test_captions_stand_above_tables_and_below_figures_and_notes_below_tables(made):
    blocks, _, document = made
    body = list(document.element.body)
    for table, block in zip(document.tables, [b for b in blocks if isinstance(b, Table)], strict=True):
        place = body.index(table._tbl)
        assert style_of(body[place - 1]) == "TableCaption"
        assert (style_of(body[place + 1]) == "TableNote") is bool(block.note)
    place = next(k for k, each in enumerate(body) if each.find(f".//{qn('w:drawing')}") is not None)
    assert style_of(body[place + 1]) == "ImageCaption"
    assert "The same" in "".join(body[place + 1].itertext())  # the second caption, in English


def style_of(paragraph) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else found.get(qn("w:val"))


def test_typefaces_and_sizes_are_those_of_journals(made):
    _, _, document = made
    body = document.styles["Body Text"]
    fonts = body.element.rPr.rFonts
    assert (body.font.name, fonts.get(qn("w:eastAsia")), body.font.size) == ("Times New Roman", "SimSun", Pt(10.5))
    runs = [run for table in document.tables for row in table.rows for c in row.cells for p in c.paragraphs
            for run in p.runs]  # fmt: skip
    assert {run.font.size for run in runs} == {Pt(9)}
    sizes = {size.get(qn("w:val")) for table in document.tables for run in table._tbl.iter(qn("m:r"))
             for size in run.iter(qn("w:sz"))}  # fmt: skip
    assert sizes == {"18"}
    section = document.sections[0]
    assert [round(size.mm) for size in (section.page_width, section.page_height)] == [210, 297]


def test_numbers_without_room_beside_their_names_are_text(tmp_path):
    game = sg.load("llm-iar")
    columns = tuple(line(f"Column with a long head {k}") for k in range(10))
    value = cell(math(game.symbols[0], Sign(" = ", " = "), Sign("123456789", "123456789")))
    blocks, lettering = (Table("T.", columns, ((value,) * 10,)), Paragraph(("after",))), Edition(game).lettering
    [path] = written(Document(blocks, lettering, "en", tmp_path), ["docx"])
    table = docx.Document(str(path)).tables[0]
    assert table.rows[1].cells[0].text == " = 123456789"
    assert len(list(table._tbl.iter(qn("m:oMath")))) == 10


def test_programs_are_in_a_typeface_of_one_width(tmp_path):
    blocks = (Paragraph(("before",)), Code("a = 1\n  b"))
    [path] = written(Document(blocks, Lettering(), "en", tmp_path), ["docx"])
    document = docx.Document(str(path))
    assert [p.text for p in document.paragraphs if p.style.name == "Source Code"] == ["a = 1\n  b"]
    assert document.styles["Source Code"].font.name == "Courier New"
    assert document.styles["Verbatim Char"].font.size == Pt(8)


def test_equations_have_numbers_at_the_end_of_the_line_and_fractions_of_full_size(tmp_path):
    a, b, c = (real_symbol(name) for name in "abc")
    equations = Equations((Equation(math(a), math(b / (b + c))), Equation(math("S"), math(sum_of(40)))))
    [path] = written(Document((Paragraph(("before",)), equations), PLAIN, "en", tmp_path), ["docx"])
    shown = [p for p in docx.Document(str(path)).paragraphs if p._p.findall(f".//{qn('m:oMath')}")]
    ends = [p.text for p in shown if p.text]
    assert ends == ["\t\t(1)", "\t\t(2)"]
    assert shown[-1].text and len(shown) > 2  # a long one is continued, with its number on the last line
    sizes = [size.get(qn("m:val")) for size in shown[0]._p.iter(qn("m:argSz"))]
    assert sizes == ["1", "1"]


def sum_of(count: int) -> Expr:
    return Add(*(real_symbol(f"parameter{k}") for k in range(count)))


def test_the_first_heading_is_a_title_and_a_head_over_columns_stands_in_their_middle(tmp_path):
    table = Table("T.", tuple(line(each) for each in "abc"), ((cell("1"), cell("2"), cell("3")),),
                  over=(("", 1), ("both", 2)))  # fmt: skip
    blocks = (Heading("A title", 1), Heading("3. A section"), Heading("3.1. A part", 3), table)
    [path] = written(Document(blocks, PLAIN, "en", tmp_path), ["docx"])
    document = docx.Document(str(path))
    assert [p.style.name for p in document.paragraphs][:3] == ["Title", "Heading 1", "Heading 2"]
    both = document.tables[0].rows[0].cells[1]
    assert both.text == "both" and both.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert len(list(both._tc.iter(qn("w:tcBorders")))) == 1
