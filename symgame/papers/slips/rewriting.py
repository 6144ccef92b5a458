"""A formula with one of its parts changed, in every way, and whether one of them is another formula."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from math import prod
from typing import Any

from sympy import Add, Basic, Expr, Mul, Symbol

from symgame.papers.witnesses import is_same
from symgame.vanishing import PRIME, value_modulo

MAX_TRIES = 20_000
"""So many changes of a formula are tried for one kind of slip."""

MAX_HITS = 50
"""So many of them are made, where their values modulo a prime do not tell that they are wrong."""

Change = Callable[[Basic], Iterable[Expr]]
"""What may stand in the place of a part of a formula."""

Point = Mapping[Symbol, int]
"""Values modulo a prime."""


def leads_to(expression: Expr, change: Change, wanted: Expr) -> bool:
    """Whether one of its parts can be changed so that it is the wanted formula."""
    point = point_for(expression, wanted)
    target = value_modulo(wanted, point)
    tried = itertools.islice(rewritten(expression, change, point), MAX_TRIES)
    hits = (made for made, value in tried if value is None or value == target)
    return any(is_same(made(), wanted) for made in itertools.islice(hits, MAX_HITS))


def point_for(*expressions: Expr) -> Point:
    """Values of all symbols that occur, the same every time."""
    chance = random.Random(0)
    symbols = sorted({symbol for each in expressions for symbol in each.atoms(Symbol)}, key=str)
    return {symbol: chance.randrange(1, PRIME) for symbol in symbols}


def rewritten(part: Basic, change: Change, point: Point) -> Iterator[tuple[Callable[[], Any], int | None]]:
    """It with one of its parts changed, in every way: how to make it, and its value modulo a prime.

    Values tell what is worth making, which takes far longer.
    """
    for new in change(part):
        yield partial(_itself, new), value_modulo(new, point)
    values = [value_modulo(argument, point) for argument in part.args]
    for k, argument in enumerate(part.args):
        others = [value for j, value in enumerate(values) if j != k and value is not None]
        is_known = isinstance(part, Add | Mul) and len(others) == len(values) - 1
        rest = sum(others) if isinstance(part, Add) else prod(others) % PRIME if is_known else 0
        for made, value in rewritten(argument, change, point):
            make = partial(_remade, part, k, made)
            if value is None or not is_known:
                yield make, value_modulo(make(), point)
            else:
                yield make, (rest + value if isinstance(part, Add) else rest * value) % PRIME


def _itself(part: Basic) -> Basic:
    return part


def _remade(part: Basic, place: int, made: Callable[[], Basic]) -> Basic:
    result: Basic = part.func(*part.args[:place], made(), *part.args[place + 1 :])
    return result
