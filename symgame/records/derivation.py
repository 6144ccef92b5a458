"""An analysis as JSON: the answer of ``symgame derive --json``.

Expressions are strings in the syntax of game files, symbols in the author's order. Shares of a player
with three or more strategies are nested, as in a file's ``initial``.
"""

from __future__ import annotations

from typing import Any

from symgame.analysis import Analysis, ClassifiedPoint
from symgame.building import expression_of
from symgame.conditions.assumptions import Assumptions
from symgame.equilibria.faces import Support, equations_on, mixing_players
from symgame.equilibria.rest_point import Kind
from symgame.game import Game
from symgame.players import profile_key
from symgame.records.evidence import certificate_record
from symgame.records.writer import Json, Writer, nested
from symgame.stability.certificates import certify
from symgame.stability.effects import Effect, effect_of
from symgame.stability.single_party import PartyStability
from symgame.stability.verdict import Stability
from symgame.stability.vertex import Vertex


def derivation(analysis: Analysis) -> Json:
    """The whole analysis as a JSON object."""
    game = analysis.game
    text = Writer(game)
    shares = [share.name for share in game.shares]
    return {
        "slug": game.slug,
        "title": game.title,
        "reconstruction": game.provenance.is_reconstruction,
        "players": [player.var for player in game.players],
        "scope": analysis.field.scope.value,
        "assumptions": [relation.text(text.order) for relation in game.assumptions.relations],
        "replicator": {n: text(v) for n, v in zip(shares, analysis.field.velocity, strict=True)},
        "vertices": {vertex.key: _vertex(vertex, game.assumptions, text) for vertex in analysis.vertices},
        "rest_points": [_point(classified, text) for classified in analysis.rest_points],
        "unsolved": [_unsolved(analysis, support, text) for support in analysis.unsolved[:MAX_LISTED]],
        "unsolved_faces": len(analysis.unsolved),
        "coincidences": [
            {"face": _face(c.support, game), "if": text.relations(c.condition)} for c in analysis.coincidences
        ],
        "stable_faces": [
            {"face": _face(face.support, game), "stable_if": text.relations(face.conditions)}
            for face in analysis.stable_faces
        ],
        "dominance": _dominance(analysis),
        "potential": None if analysis.potential is None else [text(w.as_expr()) for w in analysis.potential],
        "effects": _effects(analysis),
        "parties": [_party(party, game, text) for party in analysis.parties],
    }


MAX_LISTED = 30
"""So many faces without a closed form are listed with their equations."""


def _vertex(vertex: Vertex, given: Assumptions, text: Writer) -> Json:
    return {
        "eigenvalues": [text(value) for value in vertex.eigenvalues],
        "signs": [sign.value for sign in vertex.signs],
        "ess_conditions": text.relations(vertex.ess_conditions),
        "possible": vertex.is_possible,
        "verdict": vertex.verdict.value,
        "why": vertex.finding.why,
        "certificate": certificate_record(certify(vertex, given), text),
    }


def _point(classified: ClassifiedPoint, text: Writer) -> Json:
    point, finding = classified.point, classified.finding
    record: Json = {
        "kind": point.kind.value,
        "point": nested([text(c) for c in point.shown], text.lengths),
        "exists_if": text.relations(point.exists),
        "exists_where": None if point.where is None else point.where.record(text.order),
        "stability": finding.stability.value,
        "stable_if": text.relations(finding.stable_if),
    }
    if finding.stability is Stability.DEPENDS and finding.becomes is not None:
        record["stable_as"] = finding.becomes.value
    if finding.why:
        record["why"] = finding.why
    if point.kind is Kind.CONTINUUM:
        record["free"] = {symbol.name: f"0 <= {symbol.name}, {symbol.name} <= 1" for symbol, _ in point.free}
        if point.limits:
            last = point.free[-1][0].name
            record["free"][last] += "".join(f", {relation.text(text.order)}" for relation in point.limits)
    if point.shown != point.coordinates:
        record["approximate"] = True
    if point.root is not None and (not point.is_explicit or point.shown != point.coordinates):
        place, equation = point.root
        record["root"] = {"of": f"{text(expression_of(equation))} == 0", "in": str(equation.ring.symbols[place])}
    return record


def _face(support: Support, game: Game) -> list[Any]:
    """``"1"`` or ``"0"`` (a strategy's number with more than two) for what is played, else ``"*"``."""
    digits = [profile_key((used[0],), (m,)) for used, m in zip(support, game.shape, strict=True)]
    return [
        digit if len(used) == 1 else "*" if len(used) == m else [str(k + 1) for k in used]
        for digit, used, m in zip(digits, support, game.shape, strict=True)
    ]


def _unsolved(analysis: Analysis, support: Support, text: Writer) -> Json:
    """A face on which rest points are described by their equations only."""
    record: Json = {"face": _face(support, analysis.game)}
    if len(mixing_players(support)) <= MAX_EQUATIONS:
        record["equations"] = [f"{text(expression_of(e))} == 0" for e in equations_on(analysis.field, support)]
    return record


MAX_EQUATIONS = 4
"""Up to so many mixing players the equations of a face are written out."""


def _effects(analysis: Analysis) -> Json:
    """By vertex, then by parameter: helps, hinders, mixed or undecided; those without effect left out."""
    given = analysis.game.assumptions
    return {
        vertex.key: {
            symbol.name: found.value
            for symbol in analysis.game.symbols
            if (found := effect_of(symbol, vertex, given)) is not Effect.NONE
        }
        for vertex in analysis.vertices[:MAX_VERTICES]
    }


MAX_VERTICES = 32
"""Of so many vertices the effects of parameters are told."""


def _dominance(analysis: Analysis) -> Json:
    game, dominance = analysis.game, analysis.dominance
    limit = dominance.global_limit
    return {
        "eliminated": [
            {
                "player": game.players[step.player].var,
                "strategy": game.players[step.player].strategies[step.dominated],
                "by": game.players[step.player].strategies[step.dominating],
            }
            for step in dominance.steps
        ],
        "global_limit": None if limit is None else profile_key(limit, game.shape),
    }


def _party(party: PartyStability, game: Game, text: Writer) -> Json:
    return {
        "player": game.players[party.player].var,
        "advantage": text(party.difference),
        "sign": party.difference_sign.value,
        "thresholds": [
            {
                "share": threshold.share.name,
                "value": text(threshold.value),
                "slope": text(threshold.slope),
                "slope_sign": threshold.slope_sign.value,
                "moves": {symbol.name: sign.value for symbol, sign in threshold.effects},
            }
            for threshold in party.thresholds
        ],
    }
