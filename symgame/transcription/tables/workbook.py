"""A sheet of an Excel workbook.

A workbook is a zip file of XML parts. Its sizes are checked in its directory before anything is
unpacked, and its parts before they are handed to openpyxl: no document types (and so no entities), a
limited number of elements, no merged range beyond the table's size. Macros and links to other files
are never opened.
"""

from __future__ import annotations

import importlib
import io
import re
import warnings
import zipfile
import zlib
from datetime import date, time, timedelta
from typing import Any, NoReturn
from xml.parsers import expat

from symgame.errors import InvalidFileError, SymgameError
from symgame.gamefile.syntax import fail
from symgame.symbols import nearest
from symgame.transcription.tables.sheet import MAX_CELLS, Cell, Sheet, address, as_cell, trimmed

MAX_UNPACKED = 32 << 20
MAX_PARTS = 1_000
MAX_ELEMENTS = 500_000
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")


def read_workbook(data: bytes, name: str, sheet: str | None) -> Sheet:
    """The named sheet of a workbook, or the only one that is not empty."""
    openpyxl = _openpyxl()
    _check(data, name)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles and extensions that it leaves out, which hold no payoffs.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
    except Exception as error:  # openpyxl raises what the part at fault happens to raise
        fail(name, "", f"this is no workbook that can be read ({type(error).__name__}); save it again as .xlsx")
    return _chosen(book, name, sheet)


def _openpyxl() -> Any:  # nothing is known of the types of what may not be installed
    try:
        return importlib.import_module("openpyxl")
    except ImportError as error:
        raise SymgameError("workbooks need the extra 'transcribe': pip install 'symgame[transcribe]'") from error


def _check(data: bytes, name: str) -> None:
    """Refuse what would take long or much memory to open."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                fail(
                    name,
                    "",
                    f"unpacked, the workbook has more than {MAX_UNPACKED >> 20} MiB or {MAX_PARTS:,} parts; "
                    "copy the table into a new workbook",
                )
            guard = _Guard(name)
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    # No more is unpacked than the directory says.
                    guard.check(archive.read(part))
    except InvalidFileError:
        raise
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError, EOFError, NotImplementedError):
        fail(name, "", "this is no .xlsx workbook, or it has a password; save it again as .xlsx, without one")


class _Guard:
    """What the XML parts of a workbook contain, before they are read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._elements = 0
        self._merged = 0

    def check(self, part: bytes) -> None:
        """One part; namespaces do not matter here."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._element
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            parser.Parse(part, True)
        except expat.ExpatError:
            fail(self._name, "", "a part of the workbook is damaged; open it and save it again as .xlsx")

    def _element(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            fail(self._name, "", "the workbook has too many cells; copy the table into a new workbook")
        if tag.rpartition(":")[2] == "mergeCell":
            self._merged += _area(attributes.get("ref", ""))
            if self._merged > MAX_CELLS:
                fail(self._name, "", "merged cells spread over too much of the sheet; merge only what the table needs")

    def _doctype(self, *_: object) -> NoReturn:
        fail(self._name, "", "a part of the workbook declares a document type; save it again as .xlsx")


def _area(reference: str) -> int:
    """How many cells a range has; beyond all limits if it is none."""
    match = _RANGE.fullmatch(reference)
    if match is None:
        return MAX_CELLS + 1
    left, top, right, bottom = match.groups()
    if right is None:
        return 1
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _chosen(book: Any, name: str, sheet: str | None) -> Sheet:
    names = [found.title for found in book.worksheets]
    if sheet is not None:
        if sheet not in names:
            hint = nearest(sheet, names) or "; it has"
            fail(name, "", f"there is no sheet '{sheet[:60]}'{hint} {', '.join(map(repr, names[:20]))}")
        return _cells(book[sheet], name)
    filled = [
        found for found in book.worksheets if any(cell.value is not None for row in _rows(found, name) for cell in row)
    ]
    if not filled:
        fail(name, "", "all sheets are empty; check the file")
    if len(filled) > 1:
        listed = ", ".join(repr(found.title) for found in filled[:20])
        fail(name, "", f"the workbook has several sheets: {listed}; name the one with the payoffs")
    return _cells(filled[0], name)


def _rows(sheet: Any, name: str) -> Any:
    # A stray cell far out would make rows of empty ones up to it.
    if sheet.max_row * sheet.max_column > MAX_CELLS:
        far = address(sheet.max_row, sheet.max_column)
        fail(name, sheet.title, f"the sheet reaches to {far}; delete the rows and columns outside the table")
    return sheet.iter_rows()


def _cells(sheet: Any, name: str) -> Sheet:
    rows = [[_cell(cell) for cell in row] for row in _rows(sheet, name)]
    for merged in sheet.merged_cells.ranges:
        first = rows[merged.min_row - 1][merged.min_col - 1]
        for row in range(merged.min_row, min(merged.max_row, len(rows)) + 1):
            for column in range(merged.min_col, min(merged.max_col, len(rows[0])) + 1):
                own = rows[row - 1][column - 1]
                rows[row - 1][column - 1] = Cell(first.text, own.address, first.fault)
    return Sheet(sheet.title, trimmed(rows, name))


def _cell(cell: Any) -> Cell:
    where, value = address(cell.row, cell.column), cell.value
    if value is None:
        return Cell("", where)
    if cell.data_type == "f":
        return Cell("", where, "this is a spreadsheet formula, not a payoff; write the payoff itself, without '='")
    if cell.data_type == "e":
        return Cell("", where, f"the cell shows the error {value}; write the payoff itself")
    if isinstance(value, date | time | timedelta):
        return Cell("", where, "the cell holds a date; format it as text and type the fraction or label again")
    if isinstance(value, bool):
        return Cell("", where, "the cell holds TRUE or FALSE; format it as text and type it again")
    return as_cell(value if isinstance(value, str) else repr(value), where)
