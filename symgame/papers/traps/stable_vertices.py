"""Which vertices a paper calls stable, where it does so, and under which conditions.

A vertex is called stable where it is called an ESS, with or without conditions, where all of its printed signs are
minus, and where a simulation or a scenario is said to end there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sympy import Rational

from symgame.conditions.relation import Relation
from symgame.gamefile.claims import RestPointClaim, SimulationClaim
from symgame.papers.paper import Paper
from symgame.papers.traps.trap import Place
from symgame.players import Player, Profile, Scenario, State, profile_key

NEAR = Rational(1, 50)
"""A printed outcome so near a vertex is that vertex."""

STABLE = ("ess", "asymptotically stable")
"""What a printed rest point is called if it is said to attract."""


@dataclass(frozen=True, slots=True)
class Called:
    """A vertex that is called stable.

    Attributes
    ----------
    place : Place
    vertex : Profile
    conditions : tuple of Relation
        Under which it is called so; none where the assumptions alone are to do.
    """

    place: Place
    vertex: Profile
    conditions: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A simulation (with its claim) or a scenario, with what is said to happen."""

    place: Place
    scenario: Scenario
    claim: SimulationClaim | None = None


def called_stable(paper: Paper) -> Iterator[Called]:
    """Every claim that calls a vertex an ESS, in the order of findings."""
    shape = paper.game.shape
    for row in paper.claims.signs:
        if set(row.marks) == {"-"}:
            yield Called(Place("signs", profile_key(row.vertex, shape)), row.vertex)
    for label in paper.claims.stability:
        if label.printed == "ess":
            yield Called(Place("stability", profile_key(label.vertex, shape)), label.vertex)
    for claim in paper.claims.ess:
        yield Called(Place("ess", profile_key(claim.vertex, shape)), claim.vertex, claim.conditions)
    for case in paper.claims.cases:
        minus = [profile for profile, marks in case.signs if set(marks) == {"-"}]
        for profile in dict.fromkeys((*case.ess, *minus)):
            yield Called(Place("case", case.where), profile, case.given)
    for k, point in enumerate(paper.claims.rest_points):
        at = _vertex_of(point, paper.game.players)
        if at is not None and point.stability in STABLE:
            asked = tuple(Relation(symbol, "==", value) for symbol, value in point.values)
            yield Called(Place("rest-point", str(k)), at, asked)


def printed_runs(paper: Paper) -> Iterator[Printed]:
    """The printed simulations, then the scenarios of the file."""
    for claim in paper.claims.simulations:
        scenario = Scenario(claim.where, claim.values, claim.initial, claim.outcome)
        yield Printed(Place("simulation", claim.where), scenario, claim)
    for scenario in paper.game.scenarios:
        yield Printed(Place("scenario", scenario.name), scenario)


def vertex_at(state: State, players: tuple[Player, ...]) -> Profile | None:
    """The vertex near a printed state; None where there is none.

    Examples
    --------
    >>> players = (Player("A", "x", ("Give", "Keep")), Player("B", "y", ("L", "M", "R")))
    >>> vertex_at((Rational(99, 100), (Rational(0), Rational(1), Rational(0))), players)
    (0, 1)
    """
    chosen = []
    for player, part in zip(players, state, strict=True):
        shares = part if isinstance(part, tuple) else (part, 1 - part)
        used = [k for k in range(len(player.strategies)) if shares[k] >= 1 - NEAR]
        if not used:
            return None
        chosen.append(used[0])
    return tuple(chosen)


def _vertex_of(claim: RestPointClaim, players: tuple[Player, ...]) -> Profile | None:
    state: list[Rational | tuple[Rational, ...]] = []
    for part in claim.point:
        shares = part if isinstance(part, tuple) else (part,)
        if any(share not in (0, 1) for share in shares):
            return None
        state.append(tuple(map(Rational, shares)) if len(shares) > 1 else Rational(shares[0]))
    return vertex_at(tuple(state), players)
