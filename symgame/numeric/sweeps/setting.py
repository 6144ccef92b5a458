"""A plan with its game built again, once a process."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from sympy import Symbol

from symgame.dynamics.field import VectorField
from symgame.dynamics.replicator import replicator
from symgame.game import Game
from symgame.gamefile import read_document_text
from symgame.numeric.sweeps.plan import Sweep
from symgame.players import Scenario, profile_key, profiles_in_order


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """A plan with its game built again.

    Attributes
    ----------
    plan : Sweep
    game : Game
    field : VectorField
        With all parameters.
    symbols : tuple of Symbol
        What varies, in the order of ``plan.parameters``.
    at_base : VectorField
        With numbers for what does not vary.
    vertices : tuple of str
        Keys, in the order of papers.
    """

    plan: Sweep
    game: Game
    field: VectorField
    symbols: tuple[Symbol, ...]
    at_base: VectorField
    vertices: tuple[str, ...]

    @property
    def scenario(self) -> Scenario:
        """All values of the scenario."""
        return _scenario(self.plan, self.game)


@lru_cache(maxsize=4)
def setting_of(plan: Sweep) -> Setting:
    """The game of a plan, once a process.

    Raises
    ------
    InvalidGameError
        If the values that do not vary contradict the assumptions.
    """
    game = read_document_text(plan.game_text, ".toml", "the game of the sweep").game
    known = {str(symbol.name): symbol for symbol in game.symbols}
    every = _scenario(plan, game)
    fixed = replace(every, values=tuple(item for item in every.values if item[0].name not in plan.parameters))
    keys = tuple(profile_key(profile, game.shape) for profile in profiles_in_order(game.shape))
    symbols = tuple(known[name] for name in plan.parameters)
    return Setting(plan, game, replicator(game), symbols, replicator(game.at(fixed)), keys)


def _scenario(plan: Sweep, game: Game) -> Scenario:
    known = {str(symbol.name): symbol for symbol in game.symbols}
    return Scenario(plan.scenario, tuple((known[name], value) for name, value in plan.base))
