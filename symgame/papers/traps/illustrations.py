"""Values of a simulation that lie outside the case that it illustrates, or that the assumptions exclude.

What a simulation illustrates is named in the file, or else is told by its outcome: of a vertex the printed conditions
or one of the cases that list it should hold at the values.
"""

from __future__ import annotations

from collections.abc import Iterator

from symgame.conditions.region import Region
from symgame.conditions.relation import Relation
from symgame.papers.paper import Paper
from symgame.papers.traps.proving import is_satisfied, violated
from symgame.papers.traps.stable_vertices import Printed, printed_runs, vertex_at
from symgame.papers.traps.trap import Exhibit, Place, Trap, TrapKind
from symgame.papers.verdicts import Witness
from symgame.players import Profile, profile_key

AGAINST = "the values contradict the assumptions"
OUTSIDE = "the values do not satisfy the conditions that they illustrate"
NOWHERE = "the values satisfy none of the conditions that are printed for the outcome"

Candidate = tuple[Place, tuple[Relation, ...]]
"""Conditions, and where they are printed."""


def values_outside(paper: Paper) -> tuple[Trap, ...]:
    """The simulations and scenarios whose values lie outside what they illustrate.

    Examples
    --------
    >>> from symgame.gamefile import read_document_text
    >>> document = read_document_text('''
    ... players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
    ... parameters = { c = {}, r = {} }
    ... claims.ess = { 1 = ["c < r"] }
    ... claims.simulation = [{ where = "Fig. 1", values = { c = "2", r = "1" }, initial = [["0.5"]], outcome = ["1"] }]
    ... ''', ".toml", "gift.toml")
    >>> found, = values_outside(Paper(document.game, document.claims))
    >>> found.where, found.shown[1].parts[0].record()
    ('simulation Fig. 1', [['c < r']])
    """
    return tuple(trap for run in printed_runs(paper) for trap in (*_excluded(paper, run), *_outside(paper, run)))


def _excluded(paper: Paper, run: Printed) -> Iterator[Trap]:
    broken = violated(paper.game.assumptions.relations, dict(run.scenario.values))
    if broken:
        shown = (Exhibit("violated", (Region.where(broken),)),)
        yield Trap(TrapKind.OUTSIDE_CASE, (run.place,), AGAINST, shown, _witness(run))


def _outside(paper: Paper, run: Printed) -> Iterator[Trap]:
    values, claim = dict(run.scenario.values), run.claim
    if claim is not None and claim.illustrates is not None:
        meant, why = _named(paper, claim.illustrates), OUTSIDE
    else:
        outcome = run.scenario.outcome
        vertex = None if outcome is None else vertex_at(outcome, paper.game.players)
        meant, why = () if vertex is None else _printed_for(paper, vertex), NOWHERE
    if not meant or any(is_satisfied(conditions, values) is not False for _, conditions in meant):
        return
    shown = []
    for place, conditions in meant:
        shown += [
            Exhibit("illustrates", (f"{place.kind} {place.name}",)),
            Exhibit("violated", (Region.where(violated(conditions, values)),)),
        ]
    yield Trap(TrapKind.OUTSIDE_CASE, (run.place,), why, tuple(shown), _witness(run))


def _named(paper: Paper, name: str | Profile) -> tuple[Candidate, ...]:
    if isinstance(name, str):
        return tuple((Place("case", case.where), case.given) for case in paper.claims.cases if case.where == name)
    return tuple(each for each in _printed_for(paper, name) if each[0].kind == "ess")


def _printed_for(paper: Paper, vertex: Profile) -> tuple[Candidate, ...]:
    """The printed conditions of a vertex, and those of the cases that list it."""
    key = profile_key(vertex, paper.game.shape)
    own = [(Place("ess", key), claim.conditions) for claim in paper.claims.ess if claim.vertex == vertex]
    cases = [(Place("case", case.where), case.given) for case in paper.claims.cases if vertex in case.ess]
    return (*own, *cases)


def _witness(run: Printed) -> Witness:
    return Witness(run.scenario.values)
