"""A payoff table as a game file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path

from symgame.errors import InvalidFileError, InvalidGameError, Mistake
from symgame.gamefile import read_document_text
from symgame.gamefile.syntax import fail
from symgame.nfg import slug_of
from symgame.players import MAX_PROFILES, Profile
from symgame.transcription.formula_names import names_in, positive_bases
from symgame.transcription.game_text import CellReading, GameText, write_game
from symgame.transcription.game_text.writing import in_both_languages
from symgame.transcription.remarks import Remark
from symgame.transcription.tables.layouts import layout_of
from symgame.transcription.tables.layouts.layout import Entry, Layout
from symgame.transcription.tables.payoffs import read_payoffs
from symgame.transcription.tables.players import Cast, cast_of
from symgame.transcription.tables.sheet import Sheet, read_sheet

_SHOWN = 20


def read_table(path: str | PathLike[str], *, sheet: str | None = None, names: Sequence[str] = ()) -> GameText:
    """The game file of a payoff table.

    Parameters
    ----------
    path : path
        A ``.xlsx`` workbook, or text in UTF-8: ``.csv`` or ``.tsv``. The layout is told from the cells:
        nested (parties at the left and at the top, a cell a profile), in blocks, or a row a profile.
    sheet : str, optional
        The sheet of the workbook; needed if several have cells.
    names : sequence of str, optional
        The names of parameters, where letters side by side are products of them.

    Returns
    -------
    GameText
        The file, how every cell was read, and what to look at.

    Raises
    ------
    InvalidFileError
        With all mistakes, each at the address of its cell.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "hawk-dove.csv")
    ...     _ = path.write_text('''Owner,Intruder,
    ... ,Hawk (y),Dove (1-y)
    ... Hawk (x),"(V-C)/2; (V-C)/2",V; 0
    ... Dove (1-x),0; V,V/2; V/2
    ... ''')
    ...     print(read_table(path).text.partition("[payoffs]")[2])
    <BLANKLINE>
    11 = ["(V-C)/2", "(V-C)/2"]
    10 = ["V", "0"]
    01 = ["0", "V"]
    00 = ["V/2", "V/2"]
    <BLANKLINE>
    """
    name = str(path)
    found = read_sheet(path, sheet)
    _refuse(name, [Mistake(_at(found, cell.address), cell.fault) for row in found.rows for cell in row if cell.fault])
    layout = layout_of(found.rows)
    if layout is None:
        fail(name, found.name, _UNKNOWN)
    if len(layout.entries) > MAX_PROFILES:
        fail(name, found.name, f"the table has more than {MAX_PROFILES:,} profiles; take fewer parties or strategies")
    cells = _payoffs(layout, found, name)
    readings, mistakes = read_payoffs([cell for row in cells.values() for cell in row], names)
    _refuse(name, mistakes)
    return _game(layout, cells, readings, Path(name))


_UNKNOWN = (
    "the layout is not recognised; write a row a profile (its strategies, then one payoff a party), or a nested table: "
    "strategies of the first parties in the columns at the left, those of the last in a row at the top, "
    "and in each cell the payoffs of all parties between semicolons"
)


def _at(sheet: Sheet, address: str) -> str:
    return f"{sheet.name}!{address}" if sheet.name else address


def _refuse(name: str, mistakes: Sequence[Mistake]) -> None:
    if not mistakes:
        return
    shown = tuple(mistakes[:_SHOWN])
    if len(mistakes) > _SHOWN:
        shown = (*shown, Mistake("", f"{len(mistakes) - _SHOWN} more mistakes; correct these first"))
    raise InvalidFileError(name, shown)


_Cells = dict[Profile, tuple[tuple[str, str], ...]]


def _payoffs(layout: Layout, sheet: Sheet, name: str) -> _Cells:
    """Place and text of every payoff."""
    count = len(layout.parties)
    cells: _Cells = {}
    mistakes: list[Mistake] = []
    for profile, entry in layout.entries:
        payoffs = entry.payoffs(count)
        if payoffs is None:
            mistakes.append(_unsplit(entry, count, sheet))
        else:
            cells[profile] = tuple((_at(sheet, address), text) for text, address in payoffs)
    _refuse(name, mistakes)
    return cells


def _unsplit(entry: Entry, count: int, sheet: Sheet) -> Mistake:
    for cell in entry.cells:
        if not cell.text:
            return Mistake(_at(sheet, cell.address), "the cell is empty; write 0 where a payoff is nothing")
    place = _at(sheet, entry.cells[0].address)
    if len(entry.cells) > 1:
        return Mistake(place, "each of these cells holds one payoff; write one formula into each")
    return Mistake(place, f"{count} payoffs are expected, one a party; write them with semicolons between them")


def _game(layout: Layout, cells: _Cells, readings: list[CellReading], file: Path) -> GameText:
    name = str(file)
    used = {symbol for reading in readings for symbol in names_in(reading.formula)}
    cast = cast_of(layout.parties, used)
    payoffs = _in_order(cells, readings, cast, is_listed=layout.is_listed)
    is_state_dependent = any(marked.variable in used for marked in cast.strategies if marked.variable)
    remarks = [*cast.remarks, *_remarks(layout, cast, is_state_dependent=is_state_dependent)]
    formulas = [formula for row in payoffs.values() for formula in row]
    assume = positive_bases(formulas, [player.var for player in cast.players])
    if assume:
        remarks.append(Remark.of("read powers", relations=", ".join(assume)))
    try:
        text = write_game(
            cast.players,
            payoffs=payoffs,
            slug=slug_of(name),
            comments=in_both_languages(remarks),
            assume=assume,
            state_dependent=is_state_dependent,
        )
    except InvalidGameError as error:
        raise InvalidFileError(name, (Mistake("", str(error)),)) from None
    read_document_text(text, ".toml", name)
    cells_notes = (f"{reading.where}: {note}" for reading in readings for note in reading.notes)
    notes = dict.fromkeys((*(remark.text() for remark in remarks), *cells_notes))
    return GameText(text, tuple(readings), tuple(notes), tuple(remarks))


def _in_order(
    cells: _Cells, readings: Sequence[CellReading], cast: Cast, *, is_listed: bool
) -> Mapping[Profile, list[str]]:
    """The formulas by profile, parties and strategies in the order of the file.

    Payoffs that share a cell stand in this order already, as papers print them.
    """
    formulas = iter(readings)
    payoffs: dict[Profile, list[str]] = {}
    for profile, row in cells.items():
        own = [next(formulas).formula for _ in row]
        payoffs[tuple(cast.strategies[k].order.index(profile[k]) for k in cast.order)] = (
            [own[k] for k in cast.order] if is_listed else own
        )
    return payoffs


def _remarks(layout: Layout, cast: Cast, *, is_state_dependent: bool) -> list[Remark]:
    listed = ", ".join(f"{player.name} ({player.var})" for player in cast.players)
    remarks = [] if layout.is_listed else [Remark.of("table order", players=listed)]
    missing = sum(not party.name for party in layout.parties)
    if missing:
        remarks.append(Remark.of("table nameless", count=str(missing)))
    if any(found.order != tuple(range(len(found.names))) for found in cast.strategies):
        remarks.append(Remark.of("table first"))
    if is_state_dependent:
        remarks.append(Remark.of("table states"))
    return remarks
