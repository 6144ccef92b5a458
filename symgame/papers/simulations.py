"""Printed simulations, run again: whether every start reaches the outcome that is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sympy import Expr, Rational

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.region import holds
from symgame.dynamics.field import VectorField
from symgame.dynamics.replicator import replicator
from symgame.errors import SymgameError
from symgame.gamefile.claims import SimulationClaim
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
        _finding(field, claim, claim.outcome) for claim in paper.claims.simulations if claim.outcome is not None
    )


def _finding(field: VectorField, claim: SimulationClaim, outcome: State) -> Finding:
    plain = Finding("simulation", claim.where, Verdict.VERIFIED, claim.says, _flat(outcome))
    if not claim.initial:
        return replace(plain, verdict=Verdict.UNDECIDED, why="no start is printed")
    try:
        runs = simulate(_as_printed(field, claim), Scenario(claim.where, claim.values, claim.initial)).runs
    except SymgameError as error:
        return replace(plain, verdict=Verdict.UNDECIDED, why=str(error))
    elsewhere = [run for run in runs if run.kind is not Outcome.UNSETTLED and not _reaches(run, outcome)]
    if elsewhere:
        return _refuted(plain, field, claim, elsewhere[0])
    why = next((run.why for run in runs if run.kind is Outcome.UNSETTLED), "")
    return replace(plain, verdict=Verdict.UNDECIDED if why else Verdict.VERIFIED, why=why)


def _as_printed(field: VectorField, claim: SimulationClaim) -> VectorField:
    """The field, without assumptions that the printed values contradict: they are simulated all the same."""
    values, given = dict(claim.values), field.game.assumptions
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
    end = _short(run.states[-1] if run.end is None else run.end)
    known = dict(claim.values)
    parameters = tuple((symbol, known[symbol]) for symbol in field.game.symbols)
    witness = Witness(parameters, tuple(zip(field.game.shares, end, strict=True)))
    why = f"{run.why}; the start is ({', '.join(f'{share:.4g}' for share in run.initial)})"
    return replace(plain, verdict=Verdict.REFUTED, derived=end, witness=witness, why=why)


def _short(state: Numbers) -> tuple[Expr, ...]:
    """Shares as exact short decimals."""
    return tuple(Rational(f"{share:.{PLACES}f}") for share in state)


def _flat(state: State) -> tuple[Expr, ...]:
    shares: list[Expr] = []
    for part in state:
        shares.extend(part if isinstance(part, Sequence) else [part])
    return tuple(shares)
