"""The diagram of a stock-and-flow model: a stock a row, its flow to the left of it, payoffs left of that.

Lines of the format: ``10`` a variable, ``11`` a valve, ``12`` a cloud, ``1`` an arrow. Their first number is the
object's own, by which arrows name it; then come its place, its half width and half height, and its shape.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

HEADER = (
    "\\\\\\---/// Sketch information - do not modify anything except names",
    "V300  Do not put anything below this section - it will be ignored",
)
_VIEW = "$192-192-192,0,Times New Roman|12||0-0-0|0-0-0|0-0-255|-1--1--1|-1--1--1|72,72,100,0"

ROW, COLUMNS, WIDE = 120, 8, 110
"""Between rows; constants in a row, and between them."""

PAYOFFS, CLOUD, VALVE, STOCK = 120, 330, 430, 560
"""From the left edge."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A stock with its flow, and the auxiliaries that are drawn beside it."""

    stock: str
    flow: str
    beside: tuple[str, ...]


def sketch(stocks: Sequence[Drawn], constants: Sequence[str], uses: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The lines of the section; the many arrows from constants are there, but hidden."""
    yield from (*HEADER, "*replicator", _VIEW)
    numbers, places = itertools.count(1), dict[str, int]()
    for k, name in enumerate(constants):
        places[name] = next(numbers)
        yield _variable(places[name], name, 80 + k % COLUMNS * WIDE, 60 + k // COLUMNS * 40, shape=8)
    y = 140 + (len(constants) + COLUMNS - 1) // COLUMNS * 40
    for each in stocks:
        for name in (each.stock, each.flow, *each.beside):
            places[name] = next(numbers)
        cloud, inflow, outflow, valve = (next(numbers) for _ in range(4))
        yield f"10,{places[each.stock]},{each.stock},{STOCK},{y},40,20,3,3,0,0,0,0,0,0"
        yield f"12,{cloud},48,{CLOUD},{y},10,8,0,3,0,0,-1,0,0,0"
        yield f"1,{inflow},{valve},{places[each.stock]},4,0,0,22,0,0,0,-1--1--1,,1|({VALVE + 60},{y})|"
        yield f"1,{outflow},{valve},{cloud},100,0,0,22,0,0,0,-1--1--1,,1|({VALVE - 50},{y})|"
        yield f"11,{valve},48,{VALVE},{y},6,8,34,3,0,0,1,0,0,0"
        yield _variable(places[each.flow], each.flow, VALVE, y + 20, shape=40)
        for k, name in enumerate(each.beside):
            yield _variable(places[name], name, PAYOFFS, y + 40 * k, shape=8)
        y += max(ROW, 40 * len(each.beside) + 40)
    for name, used in uses.items():
        for other in used:
            hidden = int(other in constants)
            yield f"1,{next(numbers)},{places[other]},{places[name]},0,{hidden},0,0,0,64,0,-1--1--1,,1|(0,0)|"


def _variable(number: int, name: str, x: int, y: int, *, shape: int) -> str:
    return f"10,{number},{name},{x},{y},{max(30, 4 * len(name))},11,{shape},3,0,0,{-1 if shape == 40 else 0},0,0,0"
