"""What a page needs besides its code: labels, formulas as trees, sliders, points, cases, words; as plain JSON.

Labels are text and stay text: the page puts them into text nodes. Formulas are MathML that the toolkit
made, as nested lists, of which the page builds nodes of MathML and of nothing else. Numbers are exact
strings, ``"0.55"`` or ``"1/3"``.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

from sympy import Rational

from symgame.conditions.interval import Interval
from symgame.conditions.relation import Relation
from symgame.display.breaking import broken
from symgame.display.decimals import decimal
from symgame.display.latex.text import inline
from symgame.display.mathml import continued, mathml
from symgame.display.table import Math
from symgame.display.words import LANGUAGES, pages
from symgame.dynamics.field import Scope, VectorField, advantage_expression
from symgame.pages.settings import Setting, Slider, columns, slider_of
from symgame.presentation.edition import Edition
from symgame.stability.regimes.regimes import Regimes
from symgame.stability.thresholds.ess_conditions import conditions_of
from symgame.stability.verdict import EssVerdict
from symgame.stability.vertex import Vertex

WIDTH = 30.0
"""Formulas may be continued on another line after so many letters."""

Json = dict[str, Any]
"""A value of JSON."""


def page_data(
    field: VectorField, vertices: Sequence[Vertex], found: Regimes, settings: Sequence[Setting], *, lang: str
) -> Json:
    """The data of a page.

    Parameters
    ----------
    field : VectorField
        Of players with two strategies each.
    vertices : sequence of Vertex
        All of them, in the order of papers.
    found : Regimes
    settings : sequence of Setting
        The first is shown first.
    lang : str
        The language in which the page opens.
    """
    game = field.game
    keys = tuple(vertex.key for vertex in vertices)
    editions = [Edition(game, each, keys) for each in LANGUAGES]
    shown = editions[0]
    package = importlib.import_module("symgame")
    return {
        "slug": game.slug,
        "title": _both([game.title or game.slug, game.title_zh or game.title or game.slug]),
        "lang": lang,
        "reconstruction": game.provenance.is_reconstruction,
        "version": f"symgame {package.__version__}",
        "words": {each: _words(k) for k, each in enumerate(LANGUAGES)},
        "players": [_player(editions, i) for i in range(len(game.players))],
        "parameters": _parameters(field, shown, settings),
        "assumptions": [_relation(shown, relation) for relation in game.assumptions.relations],
        "multilinear": field.scope is Scope.MULTILINEAR,
        "ownShares": field.scope is Scope.GENERAL,
        "vertices": [_vertex(field, editions, vertex) for vertex in vertices],
        "cases": [list(stable.ess) for stable in found.stable_sets],
        "settings": [
            {"name": s.name, "case": s.case, "values": _exact(s.values), "start": _exact(s.start)} for s in settings
        ],
    }


def conditions_in_order(field: VectorField, vertices: Sequence[Vertex]) -> list[Relation]:
    """The ESS conditions of all vertices as they are shown, one vertex after the other."""
    edition = Edition(field.game)
    return [edition.benefit_over_cost(each.relation) for vertex in vertices for each in conditions_of(field, vertex)]


def _words(language: int) -> dict[str, str]:
    return {key.removeprefix("page "): pair[language] for key, pair in pages.WORDS.items()}


def _both(texts: Sequence[str]) -> Json:
    return dict(zip(LANGUAGES, texts, strict=True))


def _exact(values: Sequence[Rational]) -> list[str]:
    return [decimal(value) for value in values]


def _player(editions: Sequence[Edition], i: int) -> Json:
    player = editions[0].game.players[i]
    return {
        "name": _both([edition.player(player) for edition in editions]),
        "share": _formula(editions[0], Math((player.shares[0],))),
        "strategies": [_both([edition.strategy(player, k) for edition in editions]) for k in range(2)],
    }


def _parameters(field: VectorField, edition: Edition, settings: Sequence[Setting]) -> list[Json]:
    game = field.game
    moving = {s for i in range(len(game.players)) for s in advantage_expression(field, i, 0, 1).free_symbols}
    bound = {s for relation in game.assumptions.relations if len(relation.symbols) > 1 for s in relation.symbols}
    intervals = game.assumptions.intervals
    rows = []
    for parameter, values in zip(game.parameters, columns(settings), strict=True):
        slider = slider_of(intervals.get(parameter.symbol, Interval()), values)
        rows.append(
            {
                "name": parameter.name,
                "math": _formula(edition, Math((parameter.symbol,))),
                "meaning": _both([parameter.meaning, parameter.meaning_zh or parameter.meaning]),
                "unit": parameter.unit,
                "idle": parameter.symbol not in moving | bound,
                **_ends(slider),
            }
        )
    return rows


def _ends(slider: Slider) -> Json:
    return {"low": decimal(slider.low), "high": decimal(slider.high), "step": decimal(slider.step)}


def _vertex(field: VectorField, editions: Sequence[Edition], vertex: Vertex) -> Json:
    shown = editions[0]
    return {
        "key": vertex.key,
        "shares": [1 - k for k in vertex.profile],
        "strategies": _both([edition.strategies(vertex.profile) for edition in editions]),
        "verdict": _VERDICTS[vertex.verdict],
        "conditions": [
            {**_relation(shown, shown.benefit_over_cost(each.relation)), "eigenvalues": list(each.eigenvalues)}
            for each in conditions_of(field, vertex)
        ],
    }


_VERDICTS = {
    EssVerdict.ESS: "always",
    EssVerdict.IF_CONDITIONS: "conditions",
    EssVerdict.NEVER: "never",
    EssVerdict.UNDECIDED: "undecided",
}


def _relation(edition: Edition, relation: Relation) -> Json:
    return {"operator": relation.operator, "math": _formula(edition, Math((relation,)))}


def _formula(edition: Edition, math: Math) -> list[Any]:
    """Pieces between which a line may end, each a tree; the LaTeX itself where it has no MathML."""
    latex = inline(math, edition.lettering)
    pieces = broken(latex, WIDTH)
    shown = [mathml(pieces[0]), *(continued(piece) for piece in pieces[1:])]
    whole = [piece for piece in shown if piece is not None]
    return [_tree(ElementTree.fromstring(piece)) for piece in whole] if len(whole) == len(shown) else [latex]


def _tree(node: ElementTree.Element) -> list[Any]:
    """``[tag, attributes, text or children]``."""
    return [node.tag, dict(node.attrib), [_tree(child) for child in node] or (node.text or "")]
