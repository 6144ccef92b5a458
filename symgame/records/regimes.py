"""Regimes as JSON: the answer of ``symgame regimes --json``."""

from __future__ import annotations

from collections.abc import Sequence

from symgame.conditions.cases.groups import Listing
from symgame.conditions.relation import Relation
from symgame.conditions.solver.solver import name
from symgame.game import Game
from symgame.records.evidence import tree_record
from symgame.records.writer import Json, Writer
from symgame.stability.regimes.regimes import Regimes
from symgame.stability.vertex import Vertex


def regime_sets(game: Game, vertices: Sequence[Vertex], found: Regimes) -> Json:
    """The sets of vertices that are ESS together, and the proof that there are no others, as a JSON object."""
    text = Writer(game)
    keys = [vertex.key for vertex in vertices]
    return {
        "slug": game.slug,
        "assumptions": [relation.text(text.order) for relation in game.assumptions.relations],
        "vertices": {
            vertex.key: {"verdict": vertex.verdict.value, "ess_conditions": text.relations(vertex.ess_conditions)}
            for vertex in vertices
        },
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
        "impossible_sets": [{"ess": list(ess), "by": {"engine": name()}} for ess in found.impossible],
        "tree": None if found.tree is None else tree_record(found.tree, keys, text),
    }


def sign_patterns_record(game: Game, forms: Sequence[Relation], found: Listing) -> Json:
    """All sign patterns of the distinct forms, ties left out, each with an exact example."""
    text = Writer(game)
    places = range(len(forms))
    return {
        "complete": found.is_complete,
        "forms": [relation.text(text.order) for relation in forms],
        "patterns": [
            {
                "holds": "".join("1" if k in together.groups else "0" for k in places),
                "witness": {symbol.name: text(value) for symbol, value in together.witness},
            }
            for together in found.sets
        ],
    }
