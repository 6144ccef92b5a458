"""A transcription shown back for confirmation: what is printed, what was read, and how that prints again."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from sympy import Expr

from symgame.conditions.relation import Relation, read_relations
from symgame.display.formula import formula as in_latex
from symgame.display.plain import plain
from symgame.display.table import Block, Heading, Item, Items, Lettering, Line, Math, Sign
from symgame.display.text import text
from symgame.display.words import say
from symgame.errors import SymgameError
from symgame.symbols import real_symbol
from symgame.transcription.formula_names import expression_of, names_in, symbols_of
from symgame.transcription.formulas import Reading
from symgame.transcription.game_text import CellReading, GameText
from symgame.transcription.transcription import Part, Transcription

Json = dict[str, Any]


class ShownReading(Protocol):
    """What was printed, and what was read."""

    @property
    def printed(self) -> str:
        """As it stands in the source."""
        ...

    @property
    def formula(self) -> str:
        """In the syntax of game files."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """What was a choice."""
        ...


def transcription_text(
    transcription: Transcription, lettering: Lettering, *, lang: str = "en", width: int = 100
) -> str:
    """The readings of a text, one below the other."""
    items = tuple(_item(k, part, lettering, lang) for k, part in enumerate(transcription.parts, 1))
    notes = [remark.text(lang) for remark in transcription.remarks]
    return _page(items, notes, lang, width)


def game_text_text(read: GameText, *, lang: str = "en", width: int = 100) -> str:
    """The readings of a payoff table or of code, cell by cell."""
    cells = [(where, tuple(group)) for where, group in itertools.groupby(read.readings, lambda cell: cell.where)]
    items = tuple(
        Item(f"{k}.", (where,), (*map(_pair(lang), group), *_cell_notes(group, lang)))
        for k, (where, group) in enumerate(cells, 1)
    )
    return _page(items, _said(read, lang), lang, width)


def _pair(lang: str) -> Callable[[ShownReading], Line]:
    return lambda reading: (say("transcription pair", lang, printed=reading.printed, read=reading.formula),)


def _cell_notes(cells: Sequence[CellReading], lang: str) -> tuple[Line, ...]:
    return _notes(dict.fromkeys(note for cell in cells for note in _said(cell, lang)), lang)


def _said(read: GameText | CellReading, lang: str) -> list[str]:
    """The notes in a language, where they can be said in it."""
    return [remark.text(lang) for remark in read.remarks] or list(read.notes)


def _page(items: tuple[Item, ...], notes: Sequence[str], lang: str, width: int) -> str:
    blocks: list[Block] = [Heading(say("transcription", lang))]
    if items:
        blocks.append(Items(items))
    if notes:
        blocks.append(Items(tuple(Item("-", (note,)) for note in notes)))
    return text(blocks, lang=lang, width=width)


def _item(number: int, part: Part, lettering: Lettering, lang: str) -> Item:
    what = say(f"part {part.section}" if part.key else "part lone", lang, of=part.key)
    head = say("transcription line", lang, what=what, line=part.line)
    lines: list[Line] = []
    if len(part.readings) == 1:
        lines += _compared(part.readings[0], lettering, lang)
    elif part.readings:
        lines += map(_pair(lang), part.readings)
    if part.marks:
        lines.append((say("transcription printed", lang, value=part.printed),))
        lines.append((say("transcription marks", lang, value=", ".join(part.marks)),))
    remarks = dict.fromkeys([*part.remarks, *(remark for reading in part.readings for remark in reading.remarks)])
    return Item(f"{number}.", (head,), (*lines, *_notes([remark.text(lang) for remark in remarks], lang)))


def _notes(notes: Iterable[str], lang: str) -> tuple[Line, ...]:
    return tuple((say("transcription note", lang, value=note),) for note in notes)


def _compared(reading: ShownReading, lettering: Lettering, lang: str) -> Iterator[Line]:
    yield (say("transcription printed", lang, value=reading.printed),)
    yield (say("transcription read", lang, value=reading.formula),)
    if (math := _math(reading.formula)) is not None:
        again = plain(math, lettering if lettering.order else _as_read(reading.formula))
        if _bare(again) != _bare(reading.formula):
            yield (say("transcription again", lang, value=again),)


def _as_read(formula: str) -> Lettering:
    """Symbols in the order in which the formula has them, where no game says another."""
    return Lettering(tuple(real_symbol(name) for name in dict.fromkeys(names_in(formula))))


def _bare(formula: str) -> str:
    return "".join(formula.replace("**", "^").split())


def _math(formula: str) -> Math | None:
    """The formula as mathematics; None for what is no formula of its own."""
    try:
        if not any(sign in formula for sign in "<>="):
            return Math((expression_of(formula),))
        parts: list[Sign | Expr | Relation] = []
        for relation in read_relations(formula, symbols_of(names_in(formula)), is_positive=lambda base: True):
            parts += [Sign(", ", r",\ "), relation] if parts else [relation]
        return Math(tuple(parts))
    except SymgameError:
        return None


def transcription_record(transcription: Transcription, lettering: Lettering, toml: str) -> Json:
    """A transcription as a JSON object."""
    return {
        "readings": [_part_record(part, lettering) for part in transcription.parts],
        "unread": [{"place": u.place, "printed": u.printed, "reason": u.reason} for u in transcription.unread],
        "notes": list(transcription.notes),
        "toml": toml,
    }


def _part_record(part: Part, lettering: Lettering) -> Json:
    record: Json = {
        "section": f"claims.{part.section}" if part.is_claim else "",
        "key": part.key,
        "line": part.line,
        "printed": part.printed,
        "formulas": [_reading_record(reading, lettering) | {"names": list(reading.names)} for reading in part.readings],
    }
    if part.marks:
        record["marks"] = list(part.marks)
    return record | {"notes": [remark.text() for remark in part.remarks]}


def _reading_record(reading: ShownReading | Reading, lettering: Lettering) -> Json:
    math = _math(reading.formula)
    return {
        "printed": reading.printed,
        "formula": reading.formula,
        "latex": None if math is None else in_latex(math, lettering if lettering.order else _as_read(reading.formula)),
        "notes": list(reading.notes),
    }


def game_text_record(read: GameText) -> Json:
    """What was read from a payoff table or from code, as a JSON object of the same form."""
    readings = [
        {"section": "", "key": reading.where, "line": 0, "printed": reading.printed}
        | {"formulas": [_reading_record(reading, Lettering())], "notes": []}
        for reading in read.readings
    ]
    return {"readings": readings, "unread": [], "notes": list(read.notes), "toml": read.text}
