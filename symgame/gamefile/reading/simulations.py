"""A printed simulation, from the table of a file."""

from __future__ import annotations

from sympy import Rational

from symgame.errors import InvalidGameError
from symgame.expressions import read_number
from symgame.gamefile.claims import SimulationClaim
from symgame.gamefile.context import Context
from symgame.gamefile.model import ClaimsTable, SimulationTable
from symgame.players import Profile, profile_of
from symgame.symbols import nearest


def simulation_claim(context: Context, place: str, table: SimulationTable, claims: ClaimsTable) -> SimulationClaim:
    """The claim of a table, and which printed conditions it illustrates; mistakes go to the context."""
    outcome = None if table.outcome is None else context.state(f"{place}.outcome", table.outcome, exact=False)
    return SimulationClaim(
        table.where,
        context.values(f"{place}.values", table.values),
        context.states(f"{place}.initial", table.initial),
        outcome,
        table.says,
        _until(context, f"{place}.until", table.until),
        _illustrated(context, f"{place}.illustrates", table.illustrates, claims),
    )


def _until(context: Context, place: str, text: str | None) -> Rational | None:
    time = None if text is None else context.attempt(place, read_number, text)
    if time is not None and time <= 0:
        context.complain(place, "the time at which a picture stops is positive; correct it")
    return time


def _illustrated(context: Context, place: str, text: str, claims: ClaimsTable) -> str | Profile | None:
    """The case of this name, else the vertex of this key that has printed ESS conditions."""
    cases = [case.where for case in claims.case]
    keys = list((claims.ess.__pydantic_extra__ if claims.ess else {}) or {})
    if not text or text in cases:
        return text or None
    vertex = _vertex_or_none(context, text)
    if vertex is not None and vertex in [_vertex_or_none(context, key) for key in keys]:
        return vertex
    hint = nearest(text, [*cases, *keys]) or "; name a case by its 'where', or a vertex of claims.ess"
    context.complain(place, f"'{text[:60]}' is neither a case nor a vertex with conditions in claims.ess{hint}")
    return None


def _vertex_or_none(context: Context, key: str) -> Profile | None:
    try:
        return profile_of(key, context.players)
    except InvalidGameError:
        return None
