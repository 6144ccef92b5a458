"""Printed ESS conditions against the derived ones.

A claim is read "these conditions suffice". With ``P`` the printed conditions and ``E`` the derived ones, both under the
assumptions, ``P`` inside ``E`` verifies it; otherwise values at which ``P`` holds and ``E`` fails refute it.
"""

from __future__ import annotations

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.deciding import Decision, equivalent
from symgame.conditions.region import Region
from symgame.game import Game
from symgame.gamefile.claims import EssClaim
from symgame.papers.asking import can_hold, interior, shown_at, where_defined
from symgame.papers.paper import Paper
from symgame.papers.signs import NO_VALUE
from symgame.papers.spectra import Spectrum, with_spectrum, with_values
from symgame.papers.verdicts import Finding, Verdict
from symgame.players import profile_key

OPEN = "whether these conditions suffice was not decided"


def ess_claims(paper: Paper) -> tuple[Finding, ...]:
    """The printed ESS conditions, where eigenvalues are known."""
    return tuple(_checked(claim, found, paper.game) for claim, found in with_spectrum(paper, paper.claims.ess))


def _checked(claim: EssClaim, spectrum: Spectrum, game: Game) -> Finding:
    where = profile_key(claim.vertex, game.shape)
    printed, derived = Region.where(claim.conditions), spectrum.stable
    given = game.assumptions
    given = given.and_also(where_defined(printed, given))
    given = with_values(spectrum.values, given)
    beyond = can_hold(printed & ~spectrum.at_most, given, game.symbols)
    inside = can_hold(printed & ~spectrum.stable, given, game.symbols).opposite
    relation = _relation(printed, spectrum, given, inside, beyond, game)
    verdict = Verdict.UNDECIDED
    if relation == "vacuous":
        verdict = Verdict.VACUOUS
    elif inside.answer:
        verdict = Verdict.VERIFIED
    elif beyond.answer:
        verdict = Verdict.REFUTED
    return Finding(
        "ess",
        where,
        verdict,
        claim.says,
        (printed,),
        (derived,),
        relation,
        _flags(printed, spectrum, given, relation, game),
        shown_at(printed & ~spectrum.at_most, given, game) if verdict is Verdict.REFUTED else None,
        why="" if verdict is not Verdict.UNDECIDED else OPEN if spectrum.values else NO_VALUE,
    )


def _relation(
    printed: Region, spectrum: Spectrum, given: Assumptions, inside: Decision, beyond: Decision, game: Game
) -> str:
    """How the printed conditions relate to the derived ones; empty where that is not decided."""
    if can_hold(printed, given, game.symbols).answer is False:
        return "vacuous"
    if not inside.answer and not beyond.answer:
        return ""
    if can_hold(spectrum.at_most & ~printed, given, game.symbols).answer is False:
        return "equivalent" if inside.answer else "necessary"
    if can_hold(spectrum.stable & ~printed, given, game.symbols).answer:
        return "sufficient" if inside.answer else "neither"
    return ""


def _flags(printed: Region, spectrum: Spectrum, given: Assumptions, relation: str, game: Game) -> tuple[str, ...]:
    is_impossible = can_hold(spectrum.at_most, given, game.symbols).answer is False
    if relation == "vacuous":
        return ("impossible",) if is_impossible else ()
    flags = ["impossible"] if is_impossible else []
    if can_hold(printed & spectrum.at_most, given, game.symbols).answer is False:
        flags.append("contradicts")
    elif relation != "equivalent" and not is_impossible:
        inner, other = interior(printed), interior(spectrum.at_most)
        if can_hold(inner, given, game.symbols).answer and equivalent(inner, other, given).answer:
            flags.append("boundary")
    return tuple(flags)
