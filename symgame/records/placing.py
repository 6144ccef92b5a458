"""Scenarios and cases as JSON: the answers of ``symgame place --json`` and ``symgame fit --json``.

Numbers are exact strings in the syntax of game files; a root of an equation of third or higher degree is an
object with two rational numbers between which it lies.
"""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Expr, Rational, expand
from sympy.polys.rootoftools import ComplexRootOf

from symgame.game import Game
from symgame.gamefile.scenario_text import scenario_text
from symgame.records.evidence import evidence_record
from symgame.records.writer import Json, Writer
from symgame.stability.scenarios.empty_case import Emptiness
from symgame.stability.scenarios.fitting import Fit
from symgame.stability.scenarios.margin import Change, Margin
from symgame.stability.scenarios.placing import Place

WIDTH = Rational(1, 10**12)
"""How near the two numbers are between which a root is said to lie."""


def placed(game: Game, places: Sequence[Place]) -> Json:
    """Where scenarios lie, as a JSON object."""
    text = Writer(game)
    return {"slug": game.slug, "scenarios": [_place(found, text) for found in places]}


def fitted(found: Fit) -> Json:
    """Values in a case, or the evidence that there are none, as a JSON object."""
    text = Writer(found.game)
    return {
        "slug": found.game.slug,
        "ess": list(found.ess),
        "possible": found.is_possible,
        "margin": text(found.margin),
        "like": None if found.like is None else found.like.name,
        "values": None if found.scenario is None else {s.name: text(value) for s, value in found.scenario.values},
        "changed": [symbol.name for symbol in found.changed],
        "place": None if found.place is None else _place(found.place, text),
        "toml": None if found.scenario is None else scenario_text(found.scenario),
        "empty": None if found.empty is None else _empty(found.empty, text),
    }


def _place(found: Place, text: Writer) -> Json:
    return {
        "scenario": found.scenario.name,
        "ess": list(found.ess),
        "undecided": list(found.undecided),
        "conditions": [_margin(margin, text) for margin in found.margins],
        "nearest": None if found.nearest is None else _change(found.nearest, text),
    }


def _margin(margin: Margin, text: Writer) -> Json:
    left, right = margin.sides
    return {
        "relation": margin.relation.text(text.order),
        "left": _number(left, text),
        "right": _number(right, text),
        "gap": _number(margin.gap, text),
        "decides": list(margin.decides),
        "change": None if margin.change is None else _change(margin.change, text),
        "unsolved": [symbol.name for symbol in margin.unsolved],
    }


def _change(change: Change, text: Writer) -> Json:
    return {
        "parameter": change.parameter.name,
        "from": text(change.value),
        "to": _number(change.to, text),
        "share": None if change.share is None else _number(change.share, text),
        "reverses": [relation.text(text.order) for relation in change.relations],
        "beyond": text(change.beyond),
        "ess_beyond": list(change.ess),
    }


def _empty(empty: Emptiness, text: Writer) -> Json:
    return {
        "reason": empty.reason.value,
        "vertices": list(empty.vertices),
        "evidence": [evidence_record(evidence, text) for evidence in empty.evidence],
        "possible_sets": [list(keys) for keys in empty.possible],
    }


def _number(value: Expr, text: Writer) -> str | Json:
    middles = {root: root.eval_rational(dx=WIDTH / 4) for root in value.atoms(ComplexRootOf)}
    if not middles:
        return text(value)
    middle = (expand(value.xreplace(middles)) / WIDTH).floor() * WIDTH
    return {"between": [text(middle - WIDTH), text(middle + 2 * WIDTH)]}
