"""Regimes as JSON: the answer of ``symgame regimes --json``."""

from __future__ import annotations

from symgame.game import Game
from symgame.records.writer import Json, Writer
from symgame.stability.regimes import Regimes


def regime_sets(game: Game, found: Regimes) -> Json:
    """The sets of vertices that are ESS together, as a JSON object."""
    text = Writer(game)
    return {
        "slug": game.slug,
        "complete": found.is_complete,
        "stable_sets": [
            {
                "ess": list(stable.ess),
                "conditions": None
                if stable.conditions is None
                else [[relation.text(text.order) for relation in cube] for cube in stable.conditions],
                "witness": {symbol.name: text(value) for symbol, value in stable.witness},
            }
            for stable in found.stable_sets
        ],
    }
