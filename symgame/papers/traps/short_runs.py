"""A picture that stops before it settles: where its time axis ends, a run is still far from where it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from sympy import Rational

from symgame.errors import SymgameError
from symgame.gamefile.claims import SimulationClaim
from symgame.numeric.simulation import Numbers, Outcome, Run
from symgame.papers.paper import Paper
from symgame.papers.simulations import runs_of, short, state_of
from symgame.papers.traps.trap import Exhibit, Place, Trap, TrapKind
from symgame.papers.verdicts import Witness
from symgame.players import State, shares_of
from symgame.presentation.simulated import NEAR

STILL_MOVING = "where the time axis stops the run is still far from where it goes"
NEVER_SETTLES = "where the time axis stops the run is far from the printed outcome, and it does not settle later"


def short_runs(paper: Paper) -> tuple[Trap, ...]:
    """The printed simulations with an ``until`` that is too early, one trap for each, with the worst of their runs.

    Examples
    --------
    >>> from symgame.gamefile import read_document_text
    >>> document = read_document_text('''
    ... players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
    ... payoff_formulas = { A = "-c*x" }
    ... parameters.c.assume = "c > 0"
    ... [[claims.simulation]]
    ... where = "Fig. 1"
    ... values = { c = "0.01" }
    ... initial = [["0.5"]]
    ... outcome = ["0"]
    ... until = 10
    ... ''', ".toml", "gift.toml")
    >>> found, = short_runs(Paper(document.game, document.claims))
    >>> [(each.name, each.parts) for each in found.shown][:2]
    [('until', (10,)), ('start', (1/2,))]
    """
    return tuple(trap for claim in paper.claims.simulations for trap in _traps(paper, claim))


def _traps(paper: Paper, claim: SimulationClaim) -> Iterator[Trap]:
    if claim.until is None or not claim.initial or paper.field is None:
        return
    outcome = None if claim.outcome is None else _numbers(claim.outcome)
    try:
        stops = [_stop(paper, claim, run, float(claim.until), outcome) for run in runs_of(paper, claim)]
    except SymgameError:
        return
    k = max(range(len(stops)), key=lambda k: stops[k].gap)
    if stops[k].gap <= NEAR:
        return
    run, state = stops[k].run, short(stops[k].state)
    shown = [Exhibit("until", (claim.until,)), Exhibit("start", shares_of(claim.initial[k])), Exhibit("state", state)]
    if run.end is not None:
        shown.append(Exhibit("end", short(run.end)))
    if run.time is not None:
        shown.append(Exhibit("settles", (Rational(f"{run.time:.4g}"),)))
    witness = Witness(claim.values, tuple(zip(paper.game.shares, state, strict=True)))
    why = NEVER_SETTLES if run.end is None else STILL_MOVING
    yield Trap(TrapKind.STOPS_EARLY, (Place("simulation", claim.where),), why, tuple(shown), witness)


@dataclass(frozen=True, slots=True, eq=False)
class _Stop:
    """A run where the picture stops, and how far it is there from where it goes; 0 where that is not known."""

    run: Run
    state: Numbers
    gap: float = 0.0


def _stop(paper: Paper, claim: SimulationClaim, run: Run, until: float, outcome: Numbers | None) -> _Stop:
    """Of a cycle, how far it is from the printed outcome."""
    end = run.end if run.end is not None else outcome if run.kind is Outcome.CYCLE else None
    if end is None or until > run.times[-1]:
        return _Stop(run, run.states[-1])  # a run is followed until it is as near its end as a picture shows
    state = state_of(paper, claim, run, until)
    return _Stop(run, state, float(np.abs(state - end).max()))


def _numbers(state: State) -> Numbers:
    return np.array([float(share) for share in shares_of(state)])
