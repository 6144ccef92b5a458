"""The ESS at many points, exact at every one of them.

What floating-point numbers cannot tell is asked of the exact values, and where payoffs contain the
players' own shares, so that a zero eigenvalue alone tells nothing, of the exact analysis.
"""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sympy import Rational, Symbol

from symgame.analysis import vertices_of
from symgame.conditions.assumptions import Assumptions
from symgame.dynamics.field import Scope, VectorField
from symgame.dynamics.replicator import replicator
from symgame.errors import InvalidGameError
from symgame.numeric.classification.classification import classified
from symgame.numeric.classification.exact import decided
from symgame.numeric.sign_program import Flags
from symgame.numeric.sweeps.allowed import allowed
from symgame.numeric.sweeps.setting import Setting
from symgame.players import Scenario
from symgame.stability.verdict import EssVerdict


class Status(IntEnum):
    """What is known of a point."""

    NOT_DONE = -1
    TOLD = 0
    NOT_ALLOWED = 1
    NO_VALUE = 2
    UNDECIDED = 3


def ess_at(
    setting: Setting, values: dict[Symbol, NDArray[Any]], shape: tuple[int, ...]
) -> tuple[NDArray[np.int8], Flags]:
    """What is known of every point, and which vertices are ESS there; values broadcast against each other."""
    status = np.full(shape, Status.TOLD, dtype=np.int8)
    status[~allowed(setting.at_base.game.assumptions.relations, values, shape)] = Status.NOT_ALLOWED
    found = classified(setting.at_base, values)
    hard = _hard(setting, found.near)
    if setting.at_base.scope is not Scope.GENERAL:
        found = decided(found)
    table = np.array([[key in ess for key in setting.vertices] for ess in (*found.sets, ())], dtype=bool)
    index = np.broadcast_to(found.index, shape)
    stable = table[index]  # -1 is the empty set
    status[(index < 0) & (status == Status.TOLD)] = Status.NO_VALUE
    if hard is not None:
        for place in map(tuple, np.argwhere(np.broadcast_to(hard, shape) & (status != Status.NOT_ALLOWED))):
            status[place], stable[place] = _one_by_one(setting, _exact(setting, values, shape, place))
    stable[status != Status.TOLD] = False
    return status, stable


def _hard(setting: Setting, near: Flags) -> Flags | None:
    """Where zero eigenvalues must be looked into: players' own shares may make such a vertex stable."""
    if setting.at_base.scope is not Scope.GENERAL:
        return None
    return np.ones_like(near) if _has_zeros(setting.at_base) else near


@lru_cache(maxsize=4)
def _has_zeros(field: VectorField) -> bool:
    """Whether some vertex has an eigenvalue that is zero, or without a value, at all parameters."""
    return any(not d.numerator or not d.denominator for vertex in vertices_of(field) for d in vertex.differences)


def _one_by_one(setting: Setting, values: dict[Symbol, Rational]) -> tuple[Status, list[bool]]:
    """The exact analysis of one point."""
    game = setting.at_base.game
    nothing = [False] * len(setting.vertices)
    try:
        at = replace(game, assumptions=Assumptions()).at(Scenario("the point", tuple(values.items())))
    except InvalidGameError:
        return Status.NO_VALUE, nothing
    verdicts = {vertex.key: vertex.verdict for vertex in vertices_of(replicator(at))}
    if EssVerdict.UNDECIDED in verdicts.values():
        return Status.UNDECIDED, nothing
    return Status.TOLD, [verdicts[key] is EssVerdict.ESS for key in setting.vertices]


def _exact(
    setting: Setting, values: dict[Symbol, NDArray[Any]], shape: tuple[int, ...], place: tuple[int, ...]
) -> dict[Symbol, Rational]:
    return {symbol: np.broadcast_to(values[symbol], shape)[place] for symbol in setting.symbols}
