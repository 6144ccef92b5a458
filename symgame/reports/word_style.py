"""The look of a Word file: three-line tables, Times New Roman with 宋体, black headings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

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
    for table in document.tables:
        _three_lines(table)
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
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
                paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
                for run in paragraph.runs:
                    run.font.size = CELL


def _line(side: str, size: str) -> Any:
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    return line
