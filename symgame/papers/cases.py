"""Printed cases: under some conditions these vertices are ESS, and perhaps no others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.cases.groups import exactly_these, sets_of_groups
from symgame.conditions.cases.tree import Group
from symgame.conditions.minimal import minimal
from symgame.conditions.region import Region
from symgame.game import Game
from symgame.gamefile.claims import CaseClaim
from symgame.papers.asking import EVERYTHING, always_holds, can_hold, shown_at, where_defined, witness_of
from symgame.papers.paper import Paper
from symgame.papers.signs import NO_VALUE, Signs, marked, signs_of
from symgame.papers.spectra import Spectrum, spectrum_of, with_values
from symgame.papers.verdicts import Finding, Verdict, Witness
from symgame.players import Profile, profile_key, profiles_in_order

SECONDS = 30.0
"""For the question where all parts of a case hold together."""

MAX_ASKED = 500
"""More alternatives are not written down."""

MAX_TIDIED = 6
"""Of more alternatives no line is looked for that follows from the others by more than linear arithmetic."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a case says.

    Attributes
    ----------
    region : Region
        There it surely holds.
    at_most : Region
        Nowhere else can it hold.
    lists : Region
        For a vertex: there it is, or can at most be, an ESS; for marks, there they hold.
    wanted : bool
        Whether ``lists`` is to hold or to fail.
    """

    region: Region
    at_most: Region
    lists: Region
    wanted: bool


def case_claims(paper: Paper) -> tuple[Finding, ...]:
    """The printed cases whose vertices have known eigenvalues."""
    found = (_checked(claim, paper) for claim in paper.claims.cases)
    return tuple(finding for finding in found if finding is not None)


@dataclass(frozen=True, slots=True)
class _Answer:
    verdict: Verdict
    witness: Witness | None = None
    needs: Region | None = None
    why: str = ""


def _checked(claim: CaseClaim, paper: Paper) -> Finding | None:
    game = paper.game
    about = {*claim.ess, *(profile for profile, _ in claim.signs)}
    every = profiles_in_order(game.shape)
    found = {profile: spectrum_of(paper, profile) for profile in every}
    known = {profile: spectrum for profile, spectrum in found.items() if spectrum is not None}
    if not known or (about and not about & known.keys()):
        return None
    given = game.assumptions.and_also(claim.given)
    given = given.and_also(where_defined(Region.where(claim.given), game.assumptions))
    needed = {*about, *every} if claim.only else about
    why = "the eigenvalues of some vertices are not known" if needed - known.keys() else ""
    for profile in every:
        if profile in needed & known.keys():
            given = with_values(known[profile].values, given)
            why = why if known[profile].values else NO_VALUE
    answer = _answer(claim, known, given, game, why)
    surely: tuple[Profile, ...] = ()
    if answer.verdict is not Verdict.VACUOUS:
        surely = tuple(p for p, s in known.items() if always_holds(s.stable, given, game.symbols).answer)
    return Finding(
        "case",
        claim.where,
        answer.verdict,
        claim.says,
        tuple(profile_key(profile, game.shape) for profile in claim.ess),
        tuple(profile_key(profile, game.shape) for profile in surely),
        witness=answer.witness,
        needs=answer.needs,
        why=answer.why,
    )


def _answer(claim: CaseClaim, known: dict[Profile, Spectrum], given: Assumptions, game: Game, why: str) -> _Answer:
    if can_hold(EVERYTHING, given, game.symbols).answer is False:
        return _Answer(Verdict.VACUOUS)
    for signs, mark in _marks(claim, known, given, game):
        verdict = signs.verdict(mark)
        if verdict is Verdict.REFUTED:
            return _Answer(verdict, witness_of(signs.example(given, game), game))
        if verdict is Verdict.UNDECIDED:
            why = why or "which signs an eigenvalue can have was not decided"
    failing, witness = [], None
    for part in _parts(claim, known, given):
        everywhere = always_holds(part.region, given, game.symbols)
        if everywhere.answer:
            continue
        failing.append(part)
        witness = witness or shown_at(~part.at_most, given, game)
        if can_hold(part.at_most, given, game.symbols).answer is False:
            return _Answer(Verdict.REFUTED, witness)
    if not failing:
        return _Answer(Verdict.UNDECIDED if why else Verdict.VERIFIED, why=why)
    together = _together(failing, given, game)
    if together is not None and together.is_nothing:
        return _Answer(Verdict.REFUTED, witness)
    if together is None or why or witness is None:
        why = why or "whether all parts of it can hold together was not decided"
        return _Answer(Verdict.UNDECIDED, why=why)
    return _Answer(Verdict.CONDITIONAL, witness, together)


def _marks(
    claim: CaseClaim, known: dict[Profile, Spectrum], given: Assumptions, game: Game
) -> Iterator[tuple[Signs, str]]:
    for profile, marks in claim.signs:
        values = known[profile].values if profile in known else ()
        yield from ((signs_of(value, given, game), mark) for value, mark in zip(values, marks, strict=False))


def _parts(claim: CaseClaim, known: dict[Profile, Spectrum], given: Assumptions) -> Iterator[Part]:
    for profile, spectrum in known.items():
        if profile in claim.ess:
            yield Part(spectrum.stable, spectrum.at_most, spectrum.stable, True)
        elif claim.only:
            yield Part(~spectrum.at_most, ~spectrum.stable, spectrum.at_most, False)
    for profile, marks in claim.signs:
        if profile in known and known[profile].values:
            region = marked(known[profile].values, marks, given)
            yield Part(region, region, region, True)


def _together(parts: list[Part], given: Assumptions, game: Game) -> Region | None:
    """Where all parts hold; None where that is not decided."""
    groups: list[Group] = []
    places: list[tuple[Part, range]] = []
    for part in parts:
        start = len(groups)
        groups.extend(alternative or True for alternative in part.lists.alternatives)
        places.append((part, range(start, len(groups))))
    if all(len(those) == 1 or not part.wanted for part, those in places):
        pattern = tuple(part.wanted for part, those in places for _ in those)
        listing = exactly_these(pattern, groups, given, game.symbols, seconds=SECONDS)
    else:
        listing = sets_of_groups(groups, given, game.symbols, seconds=SECONDS)
    fitting = [
        found
        for found in listing.sets
        if all(any(k in found.groups for k in those) is part.wanted for part, those in places)
    ]
    if fitting:
        if any(found.conditions is None for found in fitting):
            return _as_asked(parts) if prod(len(part.region.alternatives) for part in parts) <= MAX_ASKED else None
        alternatives = tuple(a for found in fitting for a in found.conditions or ())
        if len(alternatives) > MAX_TIDIED:
            return Region(alternatives)
        return Region(tuple(minimal(alternative, given).relations for alternative in alternatives))
    exact = all(part.region == part.at_most for part in parts)
    return Region(()) if listing.is_complete and exact else None


def _as_asked(parts: list[Part]) -> Region:
    region = EVERYTHING
    for part in parts:
        region = region & part.region
    return region
