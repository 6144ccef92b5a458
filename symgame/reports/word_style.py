"""The look of a Word file: three-line tables, Times New Roman with 宋体, black headings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

LATIN, CHINESE = "Times New Roman", "SimSun"

BODY, CELL = Pt(10.5), Pt(9)
"""五号 and 小五."""

THICK, THIN = "12", "6"
"""Lines of 1.5 and 0.75 points, in eighths."""


def restyle(path: Path) -> None:
    """Give a file that pandoc wrote the look of a Chinese or English journal."""
    document = Document(str(path))
    for style in document.styles:
        if hasattr(style, "font"):
            _set_font(style)
        if style.name in ("Table Caption", "Image Caption", "Captioned Figure", "Figure"):
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
            style.font.italic = False
        if style.name.startswith("Heading"):
            style.font.bold, style.font.italic = True, False
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    for table in document.tables:
        _three_lines(table)
        _fit(table)
    document.save(str(path))


def _set_font(style: Any) -> None:
    style.font.name = LATIN
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(attribute), None)
    fonts.set(qn("w:eastAsia"), CHINESE)
    if style.name in ("Normal", "Body Text", "First Paragraph", "Compact"):
        style.font.size = BODY


def _three_lines(table: Any) -> None:
    """A thick line above and below, a thin one under the heads; the heads on every page."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom"):
        borders.append(_line(side, THICK))
    table._tbl.tblPr.append(borders)
    heads = [row for row in table.rows if row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None]
    for cell in heads[-1].cells if heads else ():
        sides = OxmlElement("w:tcBorders")
        sides.append(_line("bottom", THIN))
        cell._tc.get_or_add_tcPr().append(sides)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
                paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
                for run in paragraph.runs:
                    run.font.size = CELL


def _fit(table: Any) -> None:
    """Columns as wide as their longest lines, and together no wider than the page: not all the same."""
    count = len(table.columns)
    longest = [MIN_LETTERS for _ in range(count)]
    for row in table.rows:
        for k, cell in enumerate(row.cells[:count]):
            if cell._tc.grid_span == 1:
                longest[k] = max(longest[k], *(_letters(paragraph) for paragraph in cell.paragraphs))
    widths = _within_page([letters * LETTER for letters in longest])
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for k, cell in enumerate(row.cells[:count]):
            if cell._tc.grid_span == 1:
                cell.width = Cm(widths[k])


FORMULA = 1.2
"""Formulas keep their own size in cells."""

PAGE, LETTER, MIN_LETTERS = 16.0, 0.21, 5.0
"""The width of the text and of a letter of 9 points, in centimetres; the least width of a column, in letters."""


def _within_page(widths: list[float]) -> list[float]:
    """The widest columns give way, all down to one width, until the table fits."""
    cap = max(widths)
    while sum(min(width, cap) for width in widths) > PAGE:
        cap -= 0.1
    return [min(width, cap) for width in widths]


def _letters(paragraph: Any) -> float:
    """How long the longest line is, in Latin letters; Chinese ones count twice, what stands in a script half."""
    lines = [0.0]
    for node in paragraph._p.iter():
        if node.tag == qn("w:br"):
            lines.append(0.0)
        elif node.tag in (qn("w:t"), qn("m:t")):
            scale = 0.7 if any(parent.tag in _SCRIPTS for parent in node.iterancestors()) else 1.0
            scale *= FORMULA if node.tag == qn("m:t") else 1.0
            lines[-1] += scale * sum(2 if ord(c) > 0x2E7F else 1.6 if c in "+-−=<>" else 1 for c in node.text or "")
    return max(lines) + 2


_SCRIPTS = (qn("m:sub"), qn("m:sup"))


def _line(side: str, size: str) -> Any:
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    return line
