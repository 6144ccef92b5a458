"""Designs as JSON: the answer of ``symgame design --json``. Numbers are exact strings."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from sympy import Expr, Symbol

from symgame.equilibria.faces import Support
from symgame.game import Game
from symgame.players import profile_key
from symgame.records.writer import Json, Writer
from symgame.stability.design.answer import Design, Obstacle
from symgame.stability.design.demands import Clause, Demand, rational
from symgame.stability.design.levers import Lever
from symgame.stability.design.proof import Branch
from symgame.stability.design.remaining import Remaining
from symgame.stability.design.search import Optimum


def designed(found: Design) -> Json:
    """A design as a JSON object."""
    asked = found.question
    text = Writer(asked.game)
    return {
        "slug": asked.game.slug,
        "target": asked.target,
        "instruments": [symbol.name for symbol in asked.instruments],
        "require": asked.require.value,
        "scenario": asked.scenario.name,
        "margin": text(asked.margin),
        "cost": text(asked.cost),
        "ess_now": None if found.now is None else list(found.now),
        "possible": found.is_possible,
        "cheapest": None if found.optimum is None else _optimum(found, found.optimum, text),
        "beside_others": None if found.beside is None else _optimum(found, found.beside, text),
        "obstacles": [_obstacle(found, obstacle, text) for obstacle in found.obstacles],
        "needs": None if found.needs is None else _obstacle(found, found.needs, text),
        "conflict": [_clause(found, clause, text) for clause in found.conflict],
        "proof": [_branch(found, branch, text) for branch in found.branches],
        "remaining": None if found.remaining is None else _remaining(asked.game, found.remaining),
    }


def _optimum(found: Design, optimum: Optimum, text: Writer) -> Json:
    return {
        "infimum": _number(optimum.cost),
        "at": _values(found.named(optimum.point), text),
        "attained": optimum.is_attained,
        "unique": optimum.is_unique,
        "values": _values(found.named(optimum.safe), text),
        "cost": _number(optimum.safe_cost),
        "spare": _number(optimum.spare),
    }


def _obstacle(found: Design, obstacle: Obstacle, text: Writer) -> Json:
    terms = []
    for term in obstacle.terms:
        record: Json = {"condition": term.relation.text(text.order)}
        if term.left is not None and term.right is not None:
            record["at_scenario"] = f"{text(term.left)} {term.relation.operator} {text(term.right)}"
        terms.append(record)
    return {
        "vertex": obstacle.vertex.key,
        "is_target": obstacle.vertex.key == found.question.target,
        "conditions": terms,
        "changed_by": {lever.symbol.name: _lever(lever, text) for lever in obstacle.levers},
    }


def _lever(lever: Lever, text: Writer) -> Json:
    return {
        "now": None if lever.now is None else text(lever.now),
        "bounds": [
            {"formula": bound.relation.text(text.order), "at_scenario": text(bound.number)} for bound in lever.bounds
        ],
    }


def _clause(found: Design, clause: Clause, text: Writer) -> Json:
    asked = found.question
    kind = "assumption" if not clause.vertex else "target" if clause.vertex == asked.target else "rival"
    return {"kind": kind, "vertex": clause.vertex, "one_of": [_demand(found, d, text) for d in clause.demands]}


def _branch(found: Design, branch: Branch, text: Writer) -> Json:
    return {
        "case": [{"vertex": key, "eigenvalue": place + 1} for key, place in branch.fallen],
        "contradiction": [
            {"times": _number(times), "of": _form(found, demand, text)} for demand, times in branch.multipliers
        ],
    }


def _demand(found: Design, demand: Demand, text: Writer) -> str:
    return demand.relation(found.question.instruments).text(text.order)


def _form(found: Design, demand: Demand, text: Writer) -> str:
    """``form >= 0`` as it is, so that the multiples add up."""
    pairs = zip(demand.slopes, found.question.instruments, strict=True)
    form: Expr = sum((rational(slope) * symbol for slope, symbol in pairs), start=rational(demand.constant))
    return f"{text(form)} {'>' if demand.is_strict else '>='} 0"


def _remaining(game: Game, left: Remaining) -> Json:
    return {
        "ess": list(left.ess),
        "stable_faces": [_face(game, support) for support in left.faces],
        "stable_mixed_points_on": [_face(game, support) for support in left.mixed],
        "undecided_on": [_face(game, support) for support in left.open],
        "every_interior_path_to": left.limit or None,
        "searched": left.is_complete,
    }


def _face(game: Game, support: Support) -> list[list[str]]:
    """The strategies that each player uses there, numbered as vertices are."""
    return [[profile_key((k,), (m,)) for k in used] for used, m in zip(support, game.shape, strict=True)]


def _values(values: Mapping[Symbol, Expr], text: Writer) -> Json:
    return {symbol.name: text(value) for symbol, value in values.items()}


def _number(value: Fraction) -> str:
    return str(value)
