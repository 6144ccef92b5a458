"""The look of a Word file: three-line tables, numbered equations, Times New Roman with 宋体, black headings."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell

from symgame.display.html.equations import NUMBER

LATIN, CHINESE, MATH, TYPEWRITER = "Times New Roman", "SimSun", "Cambria Math", "Courier New"

BODY, CELL, CODE = Pt(10.5), Pt(9), Pt(8)
"""五号, 小五, and what has room for the lines of a program."""

HEADS = {"Title": Pt(16), "Heading 1": Pt(14), "Heading 2": Pt(12), "Heading 3": BODY, "Heading 4": BODY}
"""三号, 四号, 小四, and as the text."""

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
        if style.name in ("Table Caption", "Image Caption"):
            style.font.size = CELL
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(9), Pt(4)
        if style.name == "Table Note":
            style.font.size = CELL
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(3), Pt(9)
        if style.name == "Title" or style.name.startswith("Heading"):
            style.font.bold, style.font.italic = True, False
        if style.name in HEADS:
            style.font.size = HEADS[style.name]
            style.paragraph_format.keep_with_next = True
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    for paragraph in document.paragraphs:
        _set_number(paragraph)
        _set_level(document, paragraph)
    for table in document.tables:
        _three_lines(table)
        _fit(table)
    document.save(str(path))


def _set_font(style: Any) -> None:
    is_code = style.name in ("Source Code", "Verbatim Char")
    style.font.name = TYPEWRITER if is_code else LATIN
    if is_code:
        style.font.size = CODE
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(attribute), None)
    fonts.set(qn("w:eastAsia"), CHINESE)
    if style.name in ("Normal", "Body Text", "First Paragraph", "Compact"):
        style.font.size = BODY


def _set_number(paragraph: Any) -> None:
    """The number of an equation at the end of its line, the equation in the middle, if this is a number."""
    above = paragraph._p.getprevious()
    if not paragraph.text.startswith(NUMBER) or above is None:
        return
    number = paragraph.runs[0]
    number.text = f"\t{number.text.removeprefix(NUMBER)}"
    before = OxmlElement("w:r")
    before.append(OxmlElement("w:tab"))
    number._r.addprevious(before)
    for formula in list(above.iter(qn("m:oMath"))):
        number._r.addprevious(formula)
        for part in formula.iter(qn("m:num"), qn("m:den")):
            part.insert(0, _full_size())
    above.getparent().remove(above)
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(PAGE / 2), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(Cm(PAGE), WD_TAB_ALIGNMENT.RIGHT)


def _set_level(document: Any, paragraph: Any) -> None:
    """The first heading is a title, and sections are headings of the first level."""
    name, _, level = paragraph.style.name.rpartition(" ")
    if name == "Heading" and level.isdecimal():
        paragraph.style = document.styles["Title" if level == "1" else f"Heading {int(level) - 1}"]


def _full_size() -> Any:
    """A fraction within a line would be small: its parts are one size larger."""
    properties, size = OxmlElement("m:argPr"), OxmlElement("m:argSz")
    size.set(qn("m:val"), "1")
    properties.append(size)
    return properties


def _three_lines(table: Any) -> None:
    """A thick line above and below, a thin one under the heads; the heads on every page."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom"):
        borders.append(_line(side, THICK))
    table._tbl.tblPr.append(borders)
    table._tbl.tblPr.append(_margins())
    heads = [row for row in table.rows if row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None]
    for cell in heads[-1].cells if heads else ():
        _underline(cell)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
                paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
                for run in paragraph.runs:
                    run.font.size = CELL
                for run in paragraph._p.iter(qn("m:r")):
                    _set_size(run)
    for cell in [cell for row in heads[:-1] for cell in row._tr.tc_lst if cell.grid_span > 1]:
        _over(table, cell)


def _underline(cell: Any) -> None:
    sides = OxmlElement("w:tcBorders")
    sides.append(_line("bottom", THIN))
    cell._tc.get_or_add_tcPr().append(sides)


def _over(table: Any, element: Any) -> None:
    """A head over several columns stands in their middle, above a line as long as they are wide."""
    cell = _Cell(element, table)
    if cell.text:
        _underline(cell)
        for paragraph in cell.paragraphs:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _set_size(run: Any) -> None:
    """The size of a part of a formula, which has no property for it in python-docx."""
    properties = OxmlElement("w:rPr")
    fonts, size = OxmlElement("w:rFonts"), OxmlElement("w:sz")
    for attribute in ("w:ascii", "w:hAnsi"):
        fonts.set(qn(attribute), MATH)
    size.set(qn("w:val"), str(int(2 * CELL.pt)))
    properties.append(fonts)
    properties.append(size)
    run.insert(len(run) - 1, properties)  # between the properties of the formula and its text


def _fit(table: Any) -> None:
    """Columns as wide as is said, else as their longest lines, and together no wider than the page."""
    count = len(table.columns)
    widths = _said(table) or _within_page([letters * LETTER for letters in _longest(table)])
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for k, cell in enumerate(row.cells[:count]):
            if cell._tc.grid_span == 1:
                cell.width = Cm(widths[k])
    heights = [_lines(row, widths) for row in table.rows]
    if sum(heights) <= MOST:
        for row in table.rows[:-1]:
            for paragraph in (paragraph for cell in row.cells for paragraph in cell.paragraphs):
                paragraph.paragraph_format.keep_with_next = True


MOST = 18
"""A table of so many lines, about, is not divided: the white space left by it is less than half of a page."""


def _lines(row: Any, widths: list[float]) -> int:
    """How many lines a row needs, about."""
    cells = [cell for cell in row.cells[: len(widths)] if cell._tc.grid_span == 1]
    if len(cells) < len(widths):
        return 1
    return max(
        sum(math.ceil(_letters(paragraph) * LETTER / width) for paragraph in cell.paragraphs)
        for cell, width in zip(cells, widths, strict=True)
    )


def _said(table: Any) -> list[float]:
    """The widths that the columns were given, as parts of a page; nothing where they were not."""
    width = table._tbl.tblPr.find(qn("w:tblW"))
    if width is None or width.get(qn("w:type")) != "pct":
        return []
    part = float(width.get(qn("w:w"))) / FIFTIETHS
    shares = [float(column._gridCol.get(qn("w:w"))) for column in table.columns]
    return [share / sum(shares) * part * PAGE for share in shares]


FIFTIETHS = 5000
"""Of a percent, in which Word counts parts of a page."""


def _longest(table: Any) -> list[float]:
    """The longest line of every column, in letters."""
    longest = [MIN_LETTERS for _ in table.columns]
    for row in table.rows:
        for k, cell in enumerate(row.cells[: len(longest)]):
            if cell._tc.grid_span == 1:
                longest[k] = max(longest[k], *(_letters(paragraph) for paragraph in cell.paragraphs))
    return longest


PAGE, LETTER, MIN_LETTERS = 17.0, 0.19, 4.0
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
            lines[-1] += scale * sum(2 if ord(c) > 0x2E7F else 1.6 if c in "+-−=<>" else 1 for c in node.text or "")
    return max(lines) + 2


def _margins() -> Any:
    """A millimetre at both sides of a cell, half of what is usual."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        width = OxmlElement(f"w:{side}")
        width.set(qn("w:w"), "57")
        width.set(qn("w:type"), "dxa")
        margins.append(width)
    return margins


_SCRIPTS = (qn("m:sub"), qn("m:sup"))


def _line(side: str, size: str) -> Any:
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    return line
