"""Random games with typical payoffs and assumptions, as the text of a file.

Payoffs are sums of terms in positive parameters, paid where some players use some of their strategies. Games that
are not linear have shares between 0 and 1 besides, products of two parameters, and few have denominators.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from symgame.players import profile_key
from tests.planted.sheet import strings

Profile = tuple[int, ...]


@dataclass(frozen=True)
class Drawn:
    text: str
    is_linear: bool
    positive: tuple[str, ...]
    parts: tuple[str, ...]
    ordered: tuple[tuple[tuple[str, ...], str], ...]
    """Each a sum that is smaller than a parameter, and that parameter, which occurs in no other order."""


SHAPES = [(2, 2, 2)] * 11 + [(2, 2)] * 5 + [(2, 2, 2, 2)] + [(3, 2)] * 2 + [(2, 2, 3)]
POSITIVE = ("V", "R", "C1", "C2", "F", "S", "P", "D", "E1", "L")
PARTS = ("a", "b", "beta")


def drawn_game(source: random.Random) -> Drawn:
    shape = source.choice(SHAPES)
    is_linear = source.random() < 0.5
    positive = POSITIVE[: source.randint(4, 10)]
    parts = () if is_linear else PARTS[: source.randint(1, 3)]
    with_quotient = not is_linear and source.random() < 0.15
    if with_quotient:
        positive = (*positive, "k")
    orders = ((("C1",), "C2"), (("F",), "S"), (("D", "P"), "E1"), (("a",), "b"))
    ordered = tuple(
        (low, high) for low, high in orders if {*low, high} <= {*positive, *parts} and source.random() < 0.6
    )
    terms = {
        i: [
            _term(source, i, shape, positive, parts, with_quotient)
            for _ in range(source.randint(2, source.choice((4, 5, 9))))
        ]
        for i in range(len(shape))
    }
    lines = ['slug = "planted"']
    assume = [f"{' + '.join(low)} < {high}" for low, high in ordered]
    if assume:
        lines.append(f"assume = {strings(assume)}")
    names = [f"s{k}" for k in range(1, 4)]
    lines.append("players = [")
    for i, m in enumerate(shape):
        lines.append(f'  {{ name = "{"ABCD"[i]}", var = "{"xyzw"[i]}", strategies = {strings(names[:m])} }},')
    lines += ["]", "[parameters]"]
    lines += [f'{name} = {{ assume = "{name} > 0" }}' for name in positive]
    lines += [f'{name} = {{ assume = "0 < {name}, {name} < 1" }}' for name in parts]
    lines += _formulas(terms, shape) if source.random() < 0.3 else _table(terms, shape)
    return Drawn("\n".join(lines), is_linear, positive, parts, ordered)


@dataclass(frozen=True)
class _Term:
    """A signed product of parameters, paid where some players use these strategies."""

    sign: str
    text: str
    where: tuple[tuple[int, int], ...]


def _term(
    source: random.Random, player: int, shape: Profile, positive: Sequence[str], parts: Sequence[str], quotient: bool
) -> _Term:
    name = source.choice([p for p in positive if p != "k"])
    text = name
    kind = source.random()
    if parts and kind < 0.6:
        part, other = source.choice(parts), source.choice([p for p in positive if p != "k"])
        ways = [f"{part}*{name}", f"(1 - {part})*{name}", f"{part}*({name} + {other})", f"{name}*{other}"]
        text = source.choices(ways, (4, 4, 1, 1))[0]
    elif quotient and kind < 0.8:
        text = f"{name}/(1 + k)"
    elif kind > 0.92:
        text = f"{source.choice((2, 3))}*{name}"
    players = {player} if source.random() < 0.9 else set()
    players |= {j for j in range(len(shape)) if j != player and source.random() < 0.4}
    where = tuple((j, source.randrange(shape[j])) for j in sorted(players))
    return _Term(source.choice("++-"), text, where)


def _table(terms: Mapping[int, Sequence[_Term]], shape: Profile) -> list[str]:
    lines = ["[payoffs]"]
    for profile in itertools.product(*map(range, shape)):
        row = []
        for i in range(len(shape)):
            paid = [t for t in terms[i] if all(profile[j] == k for j, k in t.where)]
            row.append(" ".join(f"{t.sign} {t.text}" for t in paid).removeprefix("+ ") or "0")
        key = " / ".join(f"s{k + 1}" for k in profile) if max(shape) > 2 else profile_key(profile, shape)
        lines.append(f'"{key}" = {strings(row)}')
    return lines


def _formulas(terms: Mapping[int, Sequence[_Term]], shape: Profile) -> list[str]:
    lines = ["[payoff_formulas]"]
    for i in range(len(shape)):
        sums = [f"{t.sign} {'*'.join([t.text, *(_indicator(j, k, shape) for j, k in t.where)])}" for t in terms[i]]
        lines.append(f'{"xyzw"[i]} = "{" ".join(sums).removeprefix("+ ")}"')
    return lines


def _indicator(player: int, strategy: int, shape: Profile) -> str:
    var = "xyzw"[player]
    return f"{var}_{strategy + 1}" if shape[player] > 2 else var if strategy == 0 else f"(1 - {var})"
