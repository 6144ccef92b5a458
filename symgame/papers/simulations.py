"""Printed simulations, run again: whether every start reaches the outcome that is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from sympy import Expr, Rational

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.region import holds
from symgame.dynamics.field import VectorField
from symgame.dynamics.replicator import replicator
from symgame.errors import SymgameError
from symgame.gamefile.claims import SimulationClaim, Values
from symgame.numeric.later import state_after
from symgame.numeric.simulate import simulate
from symgame.numeric.simulation import Numbers, Outcome, Run
from symgame.papers.paper import Paper
from symgame.papers.verdicts import Finding, Verdict, Witness
from symgame.players import Scenario, State
from symgame.presentation.simulated import reaches

PLACES = 6
"""Decimals of a state in which a trajectory ends."""


def simulation_claims(paper: Paper) -> tuple[Finding, ...]:
    """What is found about every printed simulation that has an outcome, where the field is known.

    Examples
    --------
    >>> from symgame.gamefile import read_document_text
    >>> document = read_document_text('''
    ... players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
    ... parameters.c.assume = "c > 0"
    ... payoff_formulas = { A = "-c*x" }
    ... [[claims.simulation]]
    ... where = "Fig. 1"
    ... values = { c = "2" }
    ... initial = [["0.9"]]
    ... outcome = ["1"]
    ... ''', ".toml", "gift.toml")
    >>> found, = simulation_claims(Paper(document.game, document.claims))
    >>> found.verdict.value, found.witness
    ('refuted', Witness(values=((c, 2),), state=((x, 0),)))
    """
    field = paper.field
    if field is None:
        return ()
    return tuple(
        _finding(paper, field, claim, claim.outcome) for claim in paper.claims.simulations if claim.outcome is not None
    )


@cache
def runs_of(paper: Paper, claim: SimulationClaim) -> tuple[Run, ...]:
    """The printed simulation, run again.

    Raises
    ------
    SymgameError
        If it cannot be.
    """
    if paper.field is None:
        return ()
    scenario = Scenario(claim.where, claim.values, claim.initial)
    return simulate(as_printed(paper.field, claim.values), scenario).runs


def state_of(paper: Paper, claim: SimulationClaim, run: Run, time: float) -> Numbers:
    """The state of such a run at a time up to which it was followed.

    Raises
    ------
    SymgameError
        If it cannot be computed.
    """
    k = max(int(np.searchsorted(run.times, time, side="right")) - 1, 0)
    before: Numbers = run.states[k]
    if paper.field is None:
        return before
    field = as_printed(paper.field, claim.values)
    at_values = replicator(field.game.at(Scenario(claim.where, claim.values))) if claim.values else field
    return state_after(at_values, before, time - float(run.times[k]))


def _finding(paper: Paper, field: VectorField, claim: SimulationClaim, outcome: State) -> Finding:
    plain = Finding("simulation", claim.where, Verdict.VERIFIED, claim.says, _flat(outcome))
    if not claim.initial:
        return replace(plain, verdict=Verdict.UNDECIDED, why="no start is printed")
    try:
        runs = runs_of(paper, claim)
    except SymgameError as error:
        return replace(plain, verdict=Verdict.UNDECIDED, why=str(error))
    elsewhere = [run for run in runs if run.kind is not Outcome.UNSETTLED and not _reaches(run, outcome)]
    if elsewhere:
        return _refuted(plain, field, claim, elsewhere[0])
    why = next((run.why for run in runs if run.kind is Outcome.UNSETTLED), "")
    return replace(plain, verdict=Verdict.UNDECIDED if why else Verdict.VERIFIED, why=why)


def as_printed(field: VectorField, printed: Values) -> VectorField:
    """The field, without assumptions that the printed values contradict: they are simulated all the same."""
    values, given = dict(printed), field.game.assumptions
    kept = tuple(r for r in given.relations if not r.symbols <= values.keys() or holds(r, values))
    if len(kept) == len(given.relations):
        return field
    return replicator(replace(field.game, assumptions=Assumptions(kept)))


def _reaches(run: Run, outcome: State) -> bool:
    """Whether a run ends at the outcome; of a cycle, whether all of its later states are so near."""
    if run.end is not None:
        return reaches(run.end, outcome)
    return all(reaches(state, outcome) for state in run.states[len(run.states) // 2 :])


def _refuted(plain: Finding, field: VectorField, claim: SimulationClaim, run: Run) -> Finding:
    end = short(run.states[-1] if run.end is None else run.end)
    known = dict(claim.values)
    parameters = tuple((symbol, known[symbol]) for symbol in field.game.symbols)
    witness = Witness(parameters, tuple(zip(field.game.shares, end, strict=True)))
    why = f"{run.why}; the start is ({', '.join(f'{share:.4g}' for share in run.initial)})"
    return replace(plain, verdict=Verdict.REFUTED, derived=end, witness=witness, why=why)


def short(state: Numbers) -> tuple[Expr, ...]:
    """Shares as exact short decimals."""
    return tuple(Rational(f"{share:.{PLACES}f}") for share in state)


def _flat(state: State) -> tuple[Expr, ...]:
    shares: list[Expr] = []
    for part in state:
        shares.extend(part if isinstance(part, Sequence) else [part])
    return tuple(shares)
