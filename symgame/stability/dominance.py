"""Iterated strict dominance: strategies that die out whatever the others do.

A strategy that earns less than another one of the same player at every profile of the others vanishes
along every interior path [1]_; then the argument is repeated without it. If one profile is left, every
interior start converges to it: a global statement, proved from payoff differences alone.

References
----------
.. [1] L. Samuelson and J. Zhang, "Evolutionary stability in asymmetric games", Journal of Economic
   Theory 57 (1992), 363-391.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from symgame.conditions.sign import Sign, product
from symgame.dynamics.field import Scope, VectorField, difference_at
from symgame.equilibria.faces import Support
from symgame.players import Profile


@dataclass(frozen=True, slots=True)
class Elimination:
    """One step: a player's strategy, and the one that is better everywhere on what is left."""

    player: int
    dominated: int
    dominating: int


@dataclass(frozen=True, slots=True)
class Dominance:
    """What iterated strict dominance leaves, under the assumptions alone.

    Attributes
    ----------
    steps : tuple of Elimination
        In the order in which they were made; the order does not change what is left.
    remaining : tuple of tuple of int
        The strategies of each player that survive.
    """

    steps: tuple[Elimination, ...]
    remaining: Support

    @property
    def global_limit(self) -> Profile | None:
        """The one profile left, to which every interior start converges; or None."""
        if all(len(used) == 1 for used in self.remaining):
            return tuple(used[0] for used in self.remaining)
        return None


def iterated_dominance(field: VectorField) -> Dominance:
    """Iterated elimination of strictly dominated strategies, as far as the assumptions prove it."""
    remaining: list[tuple[int, ...]] = [tuple(range(m)) for m in field.game.shape]
    steps: list[Elimination] = []
    if field.scope is not Scope.MULTILINEAR:
        return Dominance((), tuple(remaining))
    step = _next(field, remaining)
    while step is not None:
        steps.append(step)
        remaining[step.player] = tuple(k for k in remaining[step.player] if k != step.dominated)
        step = _next(field, remaining)
    return Dominance(tuple(steps), tuple(remaining))


def _next(field: VectorField, remaining: list[tuple[int, ...]]) -> Elimination | None:
    for player, used in enumerate(remaining):
        for better, worse in itertools.permutations(used, 2):
            if _is_better(field, player, better, worse, remaining):
                return Elimination(player, worse, better)
    return None


def _is_better(field: VectorField, player: int, better: int, worse: int, remaining: list[tuple[int, ...]]) -> bool:
    given = field.game.assumptions
    others = [used if i != player else (worse,) for i, used in enumerate(remaining)]
    for profile in itertools.product(*others):
        gain = difference_at(field, player, better, profile)
        if product(given.sign(gain.numerator), given.sign(gain.denominator)) is not Sign.POSITIVE:
            return False
    return True
