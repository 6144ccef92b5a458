"""What findings rest on, as JSON: the game and what is printed of it, so that they can be checked elsewhere."""

from __future__ import annotations

from symgame.conditions.region import Region
from symgame.dynamics.field import Scope
from symgame.gamefile.claims import CaseClaim, RestPointClaim
from symgame.papers.paper import Paper
from symgame.players import profile_key, shares_of
from symgame.records.writer import Json, Writer


def basis(paper: Paper) -> Json:
    """The game and the printed claims of a paper, under the keys ``game`` and ``printed``."""
    text = Writer(paper.game)
    return {"game": _game(paper, text), "printed": _printed(paper, text)}


def _game(paper: Paper, text: Writer) -> Json:
    game, field = paper.game, paper.field
    shares = [share.name for share in game.shares]
    own_shares = game.state_dependent if field is None else field.scope is Scope.GENERAL
    payoffs = game.payoffs
    return {
        "shares": {player.var: [share.name for share in player.shares] for player in game.players},
        "parameters": [symbol.name for symbol in game.symbols],
        "assumptions": [relation.text(text.order) for relation in game.assumptions.relations],
        "scope": None if field is None else field.scope.value,
        "own_shares": own_shares,
        "payoffs": None
        if payoffs is None
        else {
            profile_key(profile, game.shape): [text(payoffs[(*profile, i)]) for i in range(len(game.players))]
            for profile in game.profiles
        },
        "field": None
        if game.field is None
        else {share: text(part) for share, part in zip(shares, game.field, strict=True)},
    }


def _printed(paper: Paper, text: Writer) -> Json:
    """What a finding does not carry: all rows, and what belongs to cases and rest points."""
    shape = paper.game.shape
    rows = paper.printed_eigenvalues
    return {
        "eigenvalues": {profile_key(vertex, shape): [text(each) for each in row] for vertex, row in rows.items()},
        "cases": [_case(claim, shape, text) for claim in paper.claims.cases],
        "rest_points": [_rest_point(claim, text) for claim in paper.claims.rest_points],
    }


def _case(claim: CaseClaim, shape: tuple[int, ...], text: Writer) -> Json:
    return {
        "where": claim.where,
        "given": Region.where(claim.given).record(text.order),
        "ess": [profile_key(vertex, shape) for vertex in claim.ess],
        "only": claim.only,
        "signs": {profile_key(vertex, shape): list(marks) for vertex, marks in claim.signs},
    }


def _rest_point(claim: RestPointClaim, text: Writer) -> Json:
    return {
        "point": [text(share) for share in shares_of(claim.point)],
        "free": {name.name: Region.where(bounds).record(text.order) for name, bounds in claim.free},
        "values": {symbol.name: text(value) for symbol, value in claim.values},
        "stability": claim.stability,
    }
