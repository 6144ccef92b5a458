"""Tables as CSV and as an Excel workbook, in which no text is ever a formula.

A cell that a spreadsheet would take for a formula begins with ``=``, ``+``, ``-``, ``@`` or a form of them that is
as wide as a Chinese character. In CSV, where there are no types, an apostrophe is put before it, which spreadsheets
take as "this is text". In the workbook the cell has the type of text and the mark that keeps it so when it is edited;
its text is unchanged. A plain number, ``-0.5`` for example, is a number in both.
"""

from __future__ import annotations

import csv
import importlib
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from symgame.display.plain import NO_BREAK
from symgame.display.table import Cell, Lettering, Line, Table
from symgame.display.text import line_text
from symgame.display.words import say
from symgame.errors import ExportError
from symgame.exports.tables import Tables

MAX_CELL = 32_767
"""Excel takes no more characters in a cell."""

_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?(e-[0-9]{1,3}|e\+?[0-9]{1,2})?\Z", re.ASCII)
_STARTS_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]\s*\S")  # a lone sign is text everywhere
_WIDEST = 60


def csv_files(found: Tables) -> dict[str, str]:
    r"""The files by their names: a list of the tables with captions and notes, then each table.

    Examples
    --------
    >>> from symgame.display.table import PLAIN, Table, cell, line
    >>> table = Table("Sums.", (line("a"), line("b")), ((cell("=1+1"), cell("-2")),))
    >>> csv_files(Tables((table,), PLAIN, "en"))["01-sums.csv"]
    "a,b\r\n'=1+1,-2\r\n"
    """
    names = [f"{k:02d}-{_file_name(table.caption)}.csv" for k, table in enumerate(found.tables, 1)]
    contents = [[name, *row[1:]] for name, row in zip(names, _contents(found), strict=True)]
    files = {"00-contents.csv": _csv([_contents_heads(found.lang), *contents])}
    for name, table in zip(names, found.tables, strict=True):
        files[name] = _csv(_rows(table, found.lettering))
    return files


def _csv(rows: list[list[str]]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows([[_quoted(text) for text in row] for row in rows])
    return stream.getvalue()


def _quoted(text: str) -> str:
    """With an apostrophe where a spreadsheet would calculate."""
    return f"'{text}" if _STARTS_FORMULA.match(text) and not _NUMBER.match(text) else text


def _file_name(caption: str) -> str:
    """Letters and digits of a caption: nothing of it can be a folder or a device."""
    return re.sub(r"\W+", "-", caption.lower())[:60].strip("-") or "table"


def workbook(found: Tables) -> bytes:
    """The workbook: a sheet that lists the tables, then a sheet a table.

    The same tables give the same bytes.

    Raises
    ------
    ExportError
        If openpyxl is not installed.
    """
    openpyxl = require_openpyxl()
    book = openpyxl.Workbook()
    first = book.active
    first.title = say("export number", found.lang) + " 0"
    _fill(first, [_contents_heads(found.lang), *_contents(found)], heads=1)
    for k, table in enumerate(found.tables, 1):
        sheet = book.create_sheet(f"{say('export number', found.lang)} {k}")
        _fill(sheet, _rows(table, found.lettering), heads=2 if table.over else 1)
    stream = io.BytesIO()
    book.save(stream)
    return _without_dates(stream.getvalue())


def require_openpyxl() -> Any:  # nothing is known of the types of what may not be installed
    """The module, or an :class:`ExportError` that names the command."""
    try:
        return importlib.import_module("openpyxl")
    except ImportError as error:
        cure = "pip install 'symgame[transcribe]'"
        raise ExportError(f"Excel files need openpyxl, of the extra 'transcribe': {cure}; or use --to csv") from error


def _fill(sheet: Any, rows: list[list[str]], *, heads: int) -> None:
    styles = importlib.import_module("openpyxl.styles")
    for row, texts in enumerate(rows, 1):
        for column, text in enumerate(texts, 1):
            entry = sheet.cell(row=row, column=column)
            if row > heads and _NUMBER.match(text):
                entry.value = float(text)
            elif text:
                entry.value = text[:MAX_CELL]
                entry.data_type = "s"
                entry.quotePrefix = bool(_STARTS_FORMULA.match(text))
                entry.alignment = styles.Alignment(wrap_text="\n" in text, vertical="top")
            if row <= heads:
                entry.font = styles.Font(bold=True)
    for column, below in enumerate(zip(*rows, strict=True), 1):
        widest = max(len(part) for text in below for part in text.split("\n"))
        letter = sheet.cell(row=1, column=column).column_letter
        sheet.column_dimensions[letter].width = min(max(widest + 2, 8), _WIDEST)
    sheet.freeze_panes = sheet.cell(row=heads + 1, column=1)


def _without_dates(data: bytes) -> bytes:
    """The same workbook, with one date in place of the present one."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2000-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _contents_heads(lang: str) -> list[str]:
    return [say(key, lang) for key in ("export number", "export caption", "export note")]


def _contents(found: Tables) -> list[list[str]]:
    return [
        [str(k), _text((table.caption,), found.lettering), _text(table.note, found.lettering)]
        for k, table in enumerate(found.tables, 1)
    ]


def _rows(table: Table, lettering: Lettering) -> list[list[str]]:
    """The heads, the line over them repeated over its columns, and the cells; what is said once is repeated."""
    rows = [[_text((label,), lettering) for label, span in table.over for _ in range(span)]] if table.over else []
    rows.append([_text(column, lettering) for column in table.columns])
    rows += [list(_cells(row, lettering)) for row in table.rows]
    return rows


def _cells(row: tuple[Cell, ...], lettering: Lettering) -> Iterator[str]:
    for cell in row:
        yield "\n".join(_text(pieces, lettering) for pieces in cell)


def _text(pieces: Line, lettering: Lettering) -> str:
    """Plain text; what a label or a formula breaks lines by is a space here."""
    return line_text(pieces, lettering).replace(NO_BREAK, " ")
