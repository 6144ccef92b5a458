"""The players of a table: its parties with their strategies and variables, in the order of the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from symgame.players import Player
from symgame.symbols import check_name
from symgame.transcription.game_text.nameless import nameless
from symgame.transcription.remarks import Remark
from symgame.transcription.tables.labels import Strategies, is_chinese, is_probability, strategies_of
from symgame.transcription.tables.layouts.axis import Party

_VARIABLES = "xyzuvwpqrsmnhgkl"
_OTHERS = "pqrsuvwmnhgklxyz"


@dataclass(frozen=True, slots=True)
class Cast:
    """The players of a table.

    Attributes
    ----------
    players : tuple of Player
        In the order of the file.
    order : tuple of int
        Which party of the table each of them is.
    strategies : tuple of Strategies
        Those of each party, in the order of the table.
    remarks : tuple of Remark
        What was a choice.
    """

    players: tuple[Player, ...]
    order: tuple[int, ...]
    strategies: tuple[Strategies, ...]
    remarks: tuple[Remark, ...]


def cast_of(parties: Sequence[Party], used: set[str]) -> Cast:
    """The players that parties are; ``used`` are the names in payoffs."""
    strategies = tuple(map(_strategies, parties))
    variables, remarks = _variables(strategies, used)
    order = _order(variables)
    players = tuple(_player(parties[k], strategies[k], variables[k], at) for at, k in enumerate(order, 1))
    return Cast(players, tuple(order), strategies, tuple(remarks))


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
        party.name if is_chinese(party.name) else "" if party.name else other.name_zh,
        names_zh if any(map(is_chinese, names_zh)) else (),
    )
