"""Sweeps in words: shares of points by ESS and by outcome, and the exact thresholds beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import Symbol

from symgame.display.table import Block, Cell, Heading, Line, Paragraph, Sign, Table, cell, line, math
from symgame.display.text import text
from symgame.numeric.simulation import Outcome
from symgame.numeric.sweeps.setting import setting_of
from symgame.numeric.sweeps.summary import Ends, Summary
from symgame.presentation.edition import Edition
from symgame.presentation.simulated import state_of
from symgame.presentation.thresholds.intervals import is_decimal, near, number
from symgame.presentation.thresholds.thresholds import edition_of
from symgame.stability.thresholds.parameter_line import ParameterLine, Turn


def sweep_text(found: Summary, lines: Sequence[ParameterLine], *, lang: str = "en", width: int = 100) -> str:
    """A sweep as plain text."""
    edition = edition_of(setting_of(found.plan).game, lang)
    return text(tuple(sweep_blocks(edition, found, lines)), lettering=edition.lettering, lang=lang, width=width)


def sweep_blocks(edition: Edition, found: Summary, lines: Sequence[ParameterLine]) -> Iterator[Block]:
    """The points, the table of sets, one table of outcomes a start, and the thresholds."""
    plan = found.plan
    yield Heading(edition.say("sweep", parameters=edition.say("comma").join(plan.parameters), name=plan.scenario))
    yield Paragraph((edition.say("sweep points", points=" x ".join(map(str, plan.shape)), name=plan.scenario),))
    yield from _sets(edition, found)
    yield from (_ends(edition, ends) for ends in found.ends if ends.counts)
    yield from _thresholds(edition, found, lines)


def _sets(edition: Edition, found: Summary) -> Iterator[Block]:
    total = sum(count for _, count in found.sets)
    rows = tuple((_ess(edition, keys), *_counted(count, total)) for keys, count in found.sets)
    heads = tuple(line(edition.say(column)) for column in ("ess set", "points", "share of points"))
    parts = [edition.say(f"sweep {status.name.lower()}", count=count) for status, count in found.others]
    others = "".join(str(piece) for piece in edition.listed(parts))
    note = line(edition.say("sweep sets note", others=others)) if parts else ()
    if rows:
        yield Table(edition.say("sweep sets"), heads, rows, note)
    else:
        yield Paragraph(note)


def _ess(edition: Edition, keys: Sequence[str]) -> Cell:
    if not keys:
        return cell(edition.say("sweep no ess"))
    return (edition.listed([edition.vertex_name(key) for key in keys], "comma"),)


def _counted(count: int, total: int) -> tuple[Cell, Cell]:
    return cell(str(count)), cell(f"{count / total:.4f}")


def _ends(edition: Edition, ends: Ends) -> Table:
    total = sum(count for _, _, count in ends.counts)
    rows = tuple((_end(edition, kind, key), *_counted(count, total)) for kind, key, count in ends.counts)
    [start] = [part.text for part in state_of(edition, ends.start).parts if isinstance(part, Sign)]
    heads = tuple(line(edition.say(column)) for column in ("sweep end", "sweep paths", "share of points"))
    return Table(edition.say("sweep ends", start=start), heads, rows)


def _end(edition: Edition, kind: Outcome, key: str) -> Cell:
    return cell(edition.vertex_name(key) if kind is Outcome.VERTEX else edition.say(f"sweep end {kind.value}"))


def _thresholds(edition: Edition, found: Summary, lines: Sequence[ParameterLine]) -> Iterator[Block]:
    """The thresholds within the ranges swept; a sentence for every parameter that has none."""
    plan, told = found.plan, {each.parameter: each for each in lines}
    rows, said = [], list[Line]()
    for symbol, name in zip(setting_of(plan).symbols, plan.parameters, strict=True):
        if symbol not in told:
            said.append(edition.sentence("sweep thresholds missing", parameter=math(symbol), name=plan.scenario))
            continue
        values = plan.values(name, tuple(slice(0, size) for size in plan.shape))
        turns = told[symbol].within(min(values), max(values))
        rows += [_turn(edition, symbol, turn) for turn in turns]
        if not told[symbol].is_complete:
            said.append(edition.sentence("sweep thresholds partly", parameter=math(symbol)))
        elif not turns:
            said.append(edition.sentence("sweep no thresholds", parameter=math(symbol)))
    if rows:
        heads = tuple(line(edition.say(c)) for c in ("sweep parameter", "threshold", "ess below", "ess above"))
        yield Table(edition.say("sweep thresholds", name=plan.scenario), heads, tuple(rows), merged=1)
    for sentence in said:
        yield Paragraph(sentence)


def _turn(edition: Edition, symbol: Symbol, turn: Turn) -> tuple[Cell, ...]:
    value = cell(math(*number(turn.value)))
    if not is_decimal(turn.value):
        value += (edition.sentence("about", interval=math(near(turn.value))),)
    return cell(symbol), value, _ess(edition, turn.below), _ess(edition, turn.above)
