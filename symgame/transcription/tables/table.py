"""A payoff table as a game file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path

from symgame.errors import InvalidFileError, InvalidGameError, Mistake
from symgame.gamefile import read_document_text
from symgame.gamefile.syntax import fail
from symgame.nfg import slug_of
from symgame.players import MAX_PROFILES, Player, Profile
from symgame.symbols import check_name
from symgame.transcription.game_text import (
    CellReading,
    GameText,
    in_both_languages,
    nameless,
    names_in,
    positive_bases,
    write_game,
)
from symgame.transcription.remarks import Remark
from symgame.transcription.tables.axis import Party
from symgame.transcription.tables.labels import Strategies, is_probability, strategies_of
from symgame.transcription.tables.layout import Entry, Layout
from symgame.transcription.tables.layouts import layout_of
from symgame.transcription.tables.payoffs import read_payoffs
from symgame.transcription.tables.sheet import Sheet, read_sheet

_VARIABLES = "xyzuvwpqrsmnhgkl"
_OTHERS = "pqrsuvwmnhgklxyz"
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
    strategies = [_strategies(party) for party in layout.parties]
    used = {symbol for reading in readings for symbol in names_in(reading.formula)}
    variables, remarks = _variables(strategies, used)
    order = _order(variables)
    players = [_player(layout.parties[k], strategies[k], variables[k], at) for at, k in enumerate(order, 1)]
    payoffs = _in_order(cells, readings, strategies, order, is_listed=layout.is_listed)
    is_state_dependent = any(marked.variable in used for marked in strategies if marked.variable)
    remarks += _remarks(layout, strategies, players, is_state_dependent=is_state_dependent)
    formulas = [formula for row in payoffs.values() for formula in row]
    assume = positive_bases(formulas, variables)
    if assume:
        remarks.append(Remark.of("read powers", relations=", ".join(assume)))
    try:
        text = write_game(
            players,
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


def _strategies(party: Party) -> Strategies:
    """Its strategies; where profiles are written in digits, 1 is the first strategy and 0 the second."""
    if all(map(is_probability, party.labels)):
        marked = strategies_of([f"{k} ({label.strip('()（）')})" for k, label in enumerate(party.labels)])
        if marked.variable:
            return replace(marked, names=nameless(1, "x", len(marked.names)).strategies)
    if not all(label.isascii() and label.isdigit() for label in party.labels):
        return strategies_of(party.labels)
    order = sorted(range(len(party.labels)), key=lambda k: int(party.labels[k]), reverse="0" in party.labels)
    return Strategies(nameless(1, "x", len(order)).strategies, "", tuple(order))


def _variables(strategies: Sequence[Strategies], used: set[str]) -> tuple[list[str], list[Remark]]:
    """A variable a party: as printed, else x, y, z, u and so on, passing over the names of parameters."""
    printed = [marked.variable for marked in strategies]
    if len({variable for variable in printed if variable}) < sum(map(bool, printed)):
        # One letter for two parties is a slip of the table.
        printed = [""] * len(printed)
    taken = used | set(printed)
    # Where a parameter is called y, say, all parties get other letters, so that y is not one of x, p, z.
    letters = _OTHERS if any(_is_taken(letter, used) for letter in _VARIABLES[: len(printed)]) else _VARIABLES
    free = iter([*(letter for letter in letters if not _is_taken(letter, taken)), *(f"x{k}" for k in range(5, 40))])
    variables = [variable or next(free) for variable in printed]
    remarks = []
    if not all(printed):
        given = ", ".join(variable for variable, marked in zip(variables, printed, strict=True) if not marked)
        remarks.append(Remark.of("table no probabilities", variables=given))
    return variables, remarks


def _is_taken(letter: str, taken: set[str]) -> bool:
    return any(name == letter or name.startswith(f"{letter}_") for name in taken)


def _order(variables: Sequence[str]) -> list[int]:
    """The parties as x, y, z, u where these are their variables; else as they stand in the table."""
    plain = list(range(len(variables)))
    known = "xyzu"[: len(variables)] if "w" not in variables else "xyzw"[: len(variables)]
    return sorted(plain, key=lambda k: known.index(variables[k])) if sorted(variables) == sorted(known) else plain


def _player(party: Party, strategies: Strategies, variable: str, at: int) -> Player:
    """The player, with names to be replaced where the table tells none."""
    other = nameless(at, check_name(variable), len(strategies.names))
    names_zh = other.strategies_zh if strategies.names == other.strategies else strategies.names
    return Player(
        party.name or other.name,
        other.var,
        strategies.names,
        party.name if _is_chinese(party.name) else "" if party.name else other.name_zh,
        names_zh if any(map(_is_chinese, names_zh)) else (),
    )


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def _in_order(
    cells: _Cells,
    readings: Sequence[CellReading],
    strategies: Sequence[Strategies],
    order: Sequence[int],
    *,
    is_listed: bool,
) -> Mapping[Profile, list[str]]:
    """The formulas by profile, parties and strategies in the order of the file.

    Payoffs that share a cell stand in this order already, as papers print them.
    """
    formulas = iter(readings)
    payoffs: dict[Profile, list[str]] = {}
    for profile, row in cells.items():
        own = [next(formulas).formula for _ in row]
        payoffs[tuple(strategies[k].order.index(profile[k]) for k in order)] = (
            [own[k] for k in order] if is_listed else own
        )
    return payoffs


def _remarks(
    layout: Layout, strategies: Sequence[Strategies], players: Sequence[Player], *, is_state_dependent: bool
) -> list[Remark]:
    listed = ", ".join(f"{player.name} ({player.var})" for player in players)
    remarks = [] if layout.is_listed else [Remark.of("table order", players=listed)]
    missing = sum(not party.name for party in layout.parties)
    if missing:
        remarks.append(Remark.of("table nameless", count=str(missing)))
    if any(found.order != tuple(range(len(found.names))) for found in strategies):
        remarks.append(Remark.of("table first"))
    if is_state_dependent:
        remarks.append(Remark.of("table states"))
    return remarks
