"""PDF by either program, what is said where one fails or none is there, and that nothing else is lost then."""

from __future__ import annotations

import datetime
import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest

import symgame as sg
from symgame.display.table import Equation, Equations, Heading, Lettering, Paragraph, Picture, Table, cell, line, math
from symgame.errors import ReportError
from symgame.figures import save, time_series
from symgame.reports import write_review
from symgame.reports.document import Document, check_formats, written
from symgame.reports.pdf import making, typst, xelatex

DATE = datetime.date(2026, 1, 2)
HAS_TYPST = importlib.util.find_spec("typst") is not None
with_typst = pytest.mark.skipif(not HAS_TYPST, reason="typst is not installed")
with_xelatex = pytest.mark.skipif(shutil.which("xelatex") is None, reason="xelatex is not installed")
with_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")


def asked(folder: Path, lang: str = "en") -> Document:
    """A document of one table and one figure."""
    game = sg.load("llm-iar")
    field = sg.replicator(game)
    save(time_series(sg.simulate(field, game.scenarios[0]).runs[0], field), folder / "figures" / "paths")
    x, y, _ = game.shares
    rows = ((cell("政府" if lang == "zh" else "R&D, 100%"), cell(x * (1 - x) * y)),)
    table = Table("收益" if lang == "zh" else "Payoffs.", (line("who"), line("what")), rows, line("A note."))
    blocks = (
        Heading("A title", 1),
        Paragraph(line("See ", x / (1 + y), ".")),
        table,
        Picture("Paths.", "figures/paths"),
    )
    return Document(blocks, Lettering(game.shares), lang, folder)


def text_of(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return done.stdout


@with_typst
@with_poppler
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_typst_makes_a_pdf_that_says_what_the_document_says(lang, tmp_path, monkeypatch):
    monkeypatch.setattr(xelatex, "is_there", lambda **_: False)
    [path] = written(asked(tmp_path, lang), ["pdf"])
    assert path == tmp_path / "report.pdf" and path.read_bytes().startswith(b"%PDF-")
    shown = " ".join(text_of(path).split())
    said = ("A title", "表 1 收益", "政府") if lang == "zh" else ("A title", "Table 1. Payoffs.", "R&D, 100%")
    for words in (*said, "A note.", "Paths."):
        assert words in shown
    first = path.read_bytes()
    written(asked(tmp_path, lang), ["pdf"])
    assert path.read_bytes() == first  # nothing in it is dated


@with_typst
@with_poppler
def test_typst_numbers_equations_and_keeps_captions_with_their_tables(tmp_path, monkeypatch):
    monkeypatch.setattr(xelatex, "is_there", lambda **_: False)
    x, y, _ = sg.load("llm-iar").shares
    equations = Equations((Equation(math("a"), math(x + y)), Equation(math("b"), math(x * y))))
    rows = tuple((cell(str(k)),) for k in range(30))
    blocks = (equations, *(Table(f"Number {k}.", (line("head"),), rows) for k in range(4)))
    [path] = written(Document(blocks, Lettering(), "en", tmp_path), ["pdf"])
    pages = text_of(path).split("\f")
    shown = pages[0].split()
    assert "(1)" in shown and "(2)" in shown
    for k in range(4):
        [found] = [page for page in pages if f"Number {k}." in page]
        assert "head" in found.partition(f"Number {k}.")[2]


@with_xelatex
@with_poppler
def test_xelatex_makes_a_pdf_and_leaves_nothing_else(tmp_path):
    [path] = written(asked(tmp_path), ["pdf"])
    assert "Table 1. Payoffs." in " ".join(text_of(path).split())
    assert sorted(each.name for each in tmp_path.iterdir()) == ["figures", "report.pdf"]


@with_typst
def test_where_xelatex_fails_typst_makes_the_pdf_and_that_is_said(tmp_path, monkeypatch):
    def fails(*_: object) -> bytes:
        raise ReportError("xelatex failed: Undefined control sequence.")

    monkeypatch.setattr(xelatex, "is_there", lambda **_: True)
    monkeypatch.setattr(xelatex, "made", fails)
    with pytest.warns(UserWarning, match="Undefined control sequence.; report.pdf was made by typst instead"):
        [path] = written(asked(tmp_path), ["pdf"])
    assert path.read_bytes().startswith(b"%PDF-")


@with_xelatex
def test_the_first_complaint_of_xelatex_is_told(tmp_path):
    with pytest.raises(ReportError, match="xelatex failed: Undefined control sequence"):
        xelatex.made(r"\documentclass{article}\begin{document}\nonsense\end{document}", (), tmp_path)


@with_xelatex
def test_a_document_of_latex_can_neither_run_programs_nor_read_or_write_elsewhere(tmp_path):
    secret = tmp_path / "secret.tex"
    secret.write_text("the secret", encoding="utf-8")
    body = rf"\immediate\write18{{touch {tmp_path}/ran}}\newwrite\w\immediate\openout\w={tmp_path}/wrote.tex "
    head, end = r"\documentclass{article}\begin{document}text ", r"\end{document}"
    with pytest.raises(ReportError, match="xelatex failed"):
        xelatex.made(head + body + end, (), tmp_path)
    with pytest.raises(ReportError, match="xelatex failed"):
        xelatex.made(head + rf"\input{{{secret}}}" + end, (), tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["secret.tex"]


def test_without_any_program_the_commands_are_named_before_anything_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(xelatex, "is_there", lambda **_: False)
    monkeypatch.setattr(typst, "MODULES", ("no_such_module",))
    with pytest.raises(ReportError, match=r"nothing here makes a PDF; .*texlive-xetex.*pip install 'symgame\[pdf\]'"):
        check_formats(["pdf"])
    check_formats(["html", "pdf"])  # HTML can be made: what is missing is told when it is there


def test_what_can_be_made_is_made_and_named(tmp_path, monkeypatch):
    monkeypatch.setattr(making.xelatex, "is_there", lambda **_: False)
    monkeypatch.setattr(making.typst, "is_there", lambda: False)
    with pytest.raises(ReportError, match=r"PDF: nothing here makes one in this language; .*; written: .*html, .*md"):
        written(asked(tmp_path, "zh"), ["html", "pdf", "md"])
    assert sorted(each.name for each in tmp_path.iterdir()) == ["figures", "report.html", "report.md"]


@with_typst
def test_without_a_chinese_typeface_that_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(xelatex, "is_there", lambda **_: False)
    monkeypatch.setattr(typst, "CHINESE", ())
    with pytest.raises(ReportError, match=r"no typeface with Chinese characters .* apt install fonts-noto-cjk"):
        written(asked(tmp_path, "zh"), ["pdf"])


@with_typst
def test_a_review_is_made_as_pdf_too(tmp_path, monkeypatch):
    monkeypatch.setattr(xelatex, "is_there", lambda **_: False)
    [path] = write_review(sg.load_paper("classic_hawkdove2pop"), tmp_path / "out", to=("pdf",), date=DATE)
    assert path.suffix == ".pdf" and path.read_bytes().startswith(b"%PDF-")
