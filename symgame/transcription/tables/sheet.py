"""A sheet of cells, from comma-separated text or a workbook; merged cells are filled."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from symgame.gamefile.syntax import MAX_BYTES, decode, fail
from symgame.transcription.given_file import read_bytes

MAX_CELL = 10_000
MAX_CELLS = 200_000
MAX_WORKBOOK = 10 << 20
_SUFFIXES = {
    ".xls": "this is the format of old Excel; save it as .xlsx",
    ".xlsm": "the workbook holds macros; save it as .xlsx, without them",
    ".xlsb": "this is a binary workbook; save it as .xlsx",
    ".ods": "save the sheet as .xlsx",
    ".et": "save the sheet as .xlsx",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell, its address, and why it cannot be a payoff or a label, if it cannot."""

    text: str
    address: str
    fault: str = ""


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of equal length, without empty rows and columns; ``name`` is empty for a text file."""

    name: str
    rows: tuple[Row, ...]


def read_sheet(path: str | PathLike[str], sheet: str | None) -> Sheet:
    """The cells of a ``.xlsx``, ``.csv`` or ``.tsv`` file.

    Raises
    ------
    InvalidFileError
        If the file cannot be read, or a workbook has several sheets and none is named.
    """
    # The workbook's module knows the cells of this one; it is needed only here.
    from symgame.transcription.tables.workbook import read_workbook

    name, file = str(path), Path(path)
    suffix = file.suffix.lower()
    if suffix not in (".xlsx", ".csv", ".tsv"):
        fail(name, "", _SUFFIXES.get(suffix, "a payoff table ends in .xlsx, .csv or .tsv; save it as one of them"))
    data = read_bytes(path, MAX_WORKBOOK if suffix == ".xlsx" else MAX_BYTES)
    if suffix == ".xlsx":
        return read_workbook(data, name, sheet)
    if sheet is not None:
        fail(name, "", f"a {suffix} file has no sheets; leave the name of the sheet out")
    return Sheet("", trimmed(_lines(decode(data, name), suffix, name), name))


def _lines(text: str, suffix: str, name: str) -> list[list[Cell]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = "\t" if suffix == ".tsv" else max(",;\t", key=lambda mark: (first.count(mark), mark == ","))
    rows: list[list[Cell]] = []
    count = 0
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
            count += len(row)
            if count > MAX_CELLS:
                fail(name, f"row {number}", f"the file has more than {MAX_CELLS:,} cells; keep only the table")
            rows.append([as_cell(text, address(number, column)) for column, text in enumerate(row, 1)])
    except csv.Error as error:
        fail(name, f"row {len(rows) + 1}", f"this is no row of cells ({error}); save the table again")
    return rows


def as_cell(text: str, where: str) -> Cell:
    """A cell of text; what no payoff or label contains is a fault."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").strip()
    if len(plain) > MAX_CELL:
        return Cell("", where, f"a cell has at most {MAX_CELL:,} characters, this one has {len(plain):,}; split it")
    for character in plain:
        code = ord(character)
        if (code < 32 and character not in "\n\t") or 127 <= code < 160:
            return Cell("", where, f"the cell contains the control character U+{code:04X}; type it again")
    if plain.startswith("="):
        return Cell("", where, "this is a spreadsheet formula, not a payoff; write the payoff itself, without '='")
    return Cell(plain, where)


def address(row: int, column: int) -> str:
    """The address of a cell, counted from 1.

    Examples
    --------
    >>> address(3, 2), address(1, 28)
    ('B3', 'AB1')
    """
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def trimmed(rows: Iterable[Sequence[Cell]], name: str) -> tuple[Row, ...]:
    """The rows at equal length, without empty rows and columns."""
    kept = [row for row in rows if any(map(_is_filled, row))]
    if not kept:
        fail(name, "", "there are no cells with text; check the file and the sheet")
    width = max(map(len, kept))
    if width * len(kept) > MAX_CELLS:
        fail(name, "", f"the table spreads over more than {MAX_CELLS:,} cells; keep only the table")
    full = [[*row, *(Cell("", "") for _ in range(width - len(row)))] for row in kept]
    columns = [k for k in range(width) if any(_is_filled(row[k]) for row in full)]
    return tuple(tuple(row[k] for k in columns) for row in full)


def _is_filled(cell: Cell) -> bool:
    return bool(cell.text or cell.fault)
