"""The cases: which points are stable together, with an example of each."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Symbol

from symgame.display.table import Block, Heading, Line, Math, Paragraph, Sign, Table, cell, line
from symgame.presentation.edition import Edition
from symgame.stability.regimes import Regimes


def cases(edition: Edition, found: Regimes) -> Iterator[Block]:
    """A table of cases, and whether there are others."""
    yield Heading(edition.say("regimes"))
    rows = [
        (cell(str(k)), (_points(edition, stable.ess),), cell(_example(stable.witness)))
        for k, stable in enumerate(found.stable_sets, 1)
    ]
    heads = tuple(line(edition.say(key)) for key in ("case", "stable points", "example"))
    yield Table(edition.say("regimes caption"), heads, tuple(rows))
    yield Paragraph((edition.say("regimes complete" if found.is_complete else "regimes incomplete"),))


def _points(edition: Edition, keys: tuple[str, ...]) -> Line:
    if not keys:
        return (edition.say("no point"),)
    return edition.listed([edition.vertex_name(key) for key in keys])


def _example(witness: tuple[tuple[Symbol, Expr], ...]) -> Math:
    parts: list[Sign | Expr] = []
    for k, (symbol, value) in enumerate(witness):
        parts += [Sign(", ", r",\ ")] if k else []
        parts += [symbol, Sign(" = ", " = "), value]
    return Math(tuple(parts))
