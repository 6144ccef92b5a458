"""A mixed point is called an ESS or asymptotically stable, or a picture is said to end there.

Where payoffs do not contain the own share this never is so: an ESS is a strict Nash equilibrium, hence pure, and the
flow around a mixed point preserves volume [1]_. No Routh-Hurwitz condition helps, because the trace is 0.

References
----------
.. [1] R. Selten, "A note on evolutionarily stable strategies in asymmetric animal conflicts", Journal of Theoretical
   Biology 84 (1980), 93-101; K. Ritzberger and J. W. Weibull, Econometrica 63 (1995), 1371-1399.
"""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Rational

from symgame.dynamics.replicator import replicator
from symgame.equilibria.rest_point import Kind, RestPoint
from symgame.equilibria.rest_points import rest_points
from symgame.errors import SymgameError
from symgame.papers.paper import Paper
from symgame.papers.printed_points import mixed_example
from symgame.papers.simulations import as_printed
from symgame.papers.traps.proving import has_own_shares
from symgame.papers.traps.stable_vertices import NEAR, STABLE, Printed, printed_runs
from symgame.papers.traps.trap import Exhibit, Place, Trap, TrapKind
from symgame.papers.verdicts import Witness
from symgame.players import State, shares_of
from symgame.stability.classification import classify

NEVER_ESS = "payoffs without the own share: an ESS is a strict Nash equilibrium and pure; no mixed point is one"
NEVER_ATTRACTS = "payoffs without the own share: no mixed point is asymptotically stable, whatever Routh-Hurwitz asks"
ONLY_SPECIAL = "the end is a mixed point, which is not asymptotically stable: starts beside those printed leave it"


def mixed_points(paper: Paper) -> tuple[Trap, ...]:
    """The printed rest points and outcomes at which a mixed point is said to attract.

    Examples
    --------
    >>> from symgame.gamefile import read_document_text
    >>> document = read_document_text('''
    ... players = [
    ...   { name = "A", var = "x", strategies = ["Give", "Keep"] },
    ...   { name = "B", var = "y", strategies = ["Go", "Stay"] },
    ... ]
    ... payoff_formulas = { A = "x*(2*y - 1)", B = "y*(1 - 2*x)" }
    ... claims.rest_point = [{ point = ["1/2", "1/2"], stability = "ess" }]
    ... ''', ".toml", "pennies.toml")
    >>> [(found.kind.value, found.where) for found in mixed_points(Paper(document.game, document.claims))]
    [('mixed point called ess', 'rest-point 0')]
    """
    if has_own_shares(paper):
        return ()
    return (*_rest_points(paper), *_outcomes(paper))


def _rest_points(paper: Paper) -> Iterator[Trap]:
    for k, claim in enumerate(paper.claims.rest_points):
        witness = mixed_example(paper, claim) if claim.stability in STABLE else None
        if witness is not None:
            why = NEVER_ESS if claim.stability == "ess" else NEVER_ATTRACTS
            point = shares_of(claim.point)
            place = Place("rest-point", str(k))
            yield Trap(TrapKind.MIXED_POINT, (place,), why, (Exhibit("point", point),), witness)


def _outcomes(paper: Paper) -> Iterator[Trap]:
    for run in printed_runs(paper):
        outcome = run.scenario.outcome
        shares = () if outcome is None else shares_of(outcome)
        known = paper.game.symbols == tuple(symbol for symbol, _ in run.scenario.values)
        if known and any(NEAR < share < 1 - NEAR for share in shares):
            yield from _mixed_end(paper, run, shares)


def _mixed_end(paper: Paper, run: Printed, outcome: tuple[Rational, ...]) -> Iterator[Trap]:
    """The outcome is an isolated mixed rest point at the printed values, and some start is not that point."""
    field = paper.field
    if field is None:
        return
    try:
        at_values = as_printed(field, run.scenario.values)
        at_values = replicator(at_values.game.at(run.scenario)) if field.game.symbols else at_values
        points = rest_points(at_values).points
    except SymgameError:
        return
    if any(point.kind is Kind.CONTINUUM for point in points):
        return  # then an end may be one of many rest points, each the end of other starts
    point = next((p for p in points if _is_near(p, outcome)), None)
    if point is None or not any(_is_away(start, point) for start in run.scenario.initial):
        return
    found = classify(at_values, point).stability
    witness = Witness(run.scenario.values, tuple(zip(paper.game.shares, point.shown, strict=True)))
    shown = (Exhibit("point", point.shown), Exhibit("stability", (found.value,)))
    yield Trap(TrapKind.MIXED_POINT, (run.place,), ONLY_SPECIAL, shown, witness)


def _is_near(point: RestPoint, outcome: tuple[Rational, ...]) -> bool:
    if point.kind not in (Kind.FACE, Kind.INTERIOR) or not point.is_explicit:
        return False
    return all(_is_within(a - b) for a, b in zip(point.shown, outcome, strict=True))


def _is_within(gap: Expr) -> bool:
    return bool(abs(gap) <= NEAR)


def _is_away(start: State, point: RestPoint) -> bool:
    return any(a != b for a, b in zip(shares_of(start), point.shown, strict=True))
