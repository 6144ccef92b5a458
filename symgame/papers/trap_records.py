"""Traps as JSON: the key ``traps`` of ``symgame verify --json``."""

from __future__ import annotations

from typing import Any

from sympy import Expr, Rational

from symgame.conditions.region import Region
from symgame.display.decimals import decimal
from symgame.papers.traps.trap import Part, Trap
from symgame.papers.verdicts import Witness
from symgame.records.writer import Json, Writer


def trap_record(trap: Trap, text: Writer) -> Json:
    """One trap: ``kind``, ``where`` (all places), ``why``, what is ``shown`` by name, and a ``witness`` if any.

    What is shown more than once under one name stands in the order of the trap.
    """
    shown: dict[str, list[Any]] = {}
    for exhibit in trap.shown:
        found = shown.setdefault(exhibit.name, [])
        for part in exhibit.parts:
            found.extend(_strings(part, text))
    record: Json = {
        "kind": trap.kind.value,
        "where": trap.where,
        "places": [{"kind": place.kind, "where": place.name} for place in trap.places],
        "why": trap.why,
        "shown": shown,
    }
    return record if trap.witness is None else record | {"witness": _witness(trap.witness, text)}


def _strings(part: Part, text: Writer) -> list[Any]:
    """A string; of conditions the alternatives, each a list of relations."""
    if isinstance(part, Region):
        return list(part.record(text.order))
    return [part if isinstance(part, str) else _number(part, text)]


def _number(value: Expr, text: Writer) -> str:
    return decimal(value) if isinstance(value, Rational) else text(value)


def _witness(witness: Witness, text: Writer) -> Json:
    return {
        "values": {symbol.name: _number(value, text) for symbol, value in witness.values},
        "state": {symbol.name: _number(value, text) for symbol, value in witness.state},
    }
