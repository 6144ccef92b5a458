"""A printed outcome that is no end: the run passes it and goes on, so that the picture stopped before it settled.

Close to a saddle a run rests for a long time, and one that moves slowly looks as if it did not move.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from sympy import Rational

from symgame.errors import SymgameError
from symgame.gamefile.claims import SimulationClaim
from symgame.numeric.simulation import Numbers, Outcome, Run
from symgame.papers.paper import Paper
from symgame.papers.simulations import runs_of, short, state_of
from symgame.papers.traps.stable_vertices import printed_runs
from symgame.papers.traps.trap import Exhibit, Trap, TrapKind
from symgame.papers.verdicts import Witness
from symgame.players import State, shares_of
from symgame.presentation.simulated import NEAR, reaches

PASSES = "the run comes to the printed outcome and goes on: a picture that ends there stops before it settles"

BETWEEN = 8
"""So many moments are looked at between two that are known."""


def outcomes_on_the_way(paper: Paper) -> tuple[Trap, ...]:
    """The simulations and scenarios with such an outcome, one trap for each, with the first such run.

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
    ... outcome = ["0.4"]
    ... ''', ".toml", "gift.toml")
    >>> found, = outcomes_on_the_way(Paper(document.game, document.claims))
    >>> found.kind.value, found.where
    ('stops before it settles', 'simulation Fig. 1')
    """
    found = []
    for run in printed_runs(paper):
        scenario = run.scenario
        is_asked = run.claim is not None and run.claim.until is not None  # it says where it stops
        if scenario.outcome is None or not scenario.initial or paper.field is None or is_asked:
            continue
        plain = SimulationClaim(scenario.name, scenario.values, scenario.initial, scenario.outcome)
        try:
            shown = next(_passing(paper, run.claim or plain, scenario.outcome), None)
        except SymgameError:
            continue
        if shown is not None:
            found.append(Trap(TrapKind.STOPS_EARLY, (run.place,), PASSES, shown, Witness(scenario.values)))
    return tuple(found)


def _passing(paper: Paper, claim: SimulationClaim, outcome: State) -> Iterator[tuple[Exhibit, ...]]:
    """What shows that a run passes the outcome, for each run that does."""
    wanted = np.array([float(share) for share in shares_of(outcome)])
    for start, run in zip(claim.initial, runs_of(paper, claim), strict=True):
        if not _goes_on(run, outcome):
            continue
        time = _closest(run, wanted)
        state = state_of(paper, claim, run, time)
        if float(np.abs(state - wanted).max()) <= NEAR:
            shown = [Exhibit("start", shares_of(start)), Exhibit("passes", (Rational(f"{time:.4g}"),))]
            shown.append(Exhibit("state", short(state)))
            yield (*shown, Exhibit("end", short(run.end))) if run.end is not None else tuple(shown)


def _goes_on(run: Run, outcome: State) -> bool:
    """Whether a run ends elsewhere, or comes back again and again without staying."""
    if run.end is not None:
        return not reaches(run.end, outcome)
    later = run.states[len(run.states) // 2 :]
    return run.kind is Outcome.CYCLE and not all(reaches(state, outcome) for state in later)


def _closest(run: Run, wanted: Numbers) -> float:
    """When a run is closest to a state, as far as it was followed."""
    pieces = [np.linspace(a, b, BETWEEN, endpoint=False) for a, b in pairwise(run.times)]
    times = np.append(np.concatenate(pieces), run.times[-1])
    states = np.array([np.interp(times, run.times, share) for share in run.states.T]).T
    return float(times[np.abs(states - wanted).max(axis=1).argmin()])
