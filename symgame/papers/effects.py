"""Printed effects of parameters on the stability of vertices.

A claimed effect is verified if it is the effect over all allowed parameters, refuted if the eigenvalues move that
way at none of them, and conditional otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence

from symgame.algebra import Ratio
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.region import Region
from symgame.game import Game
from symgame.gamefile.claims import EffectClaim
from symgame.papers.asking import EVERYTHING, NOTHING, can_hold, shown_at, tidy
from symgame.papers.paper import Paper
from symgame.papers.signs import NO_VALUE, signs_of
from symgame.papers.spectra import negative_all, side, spectrum_of, with_values
from symgame.papers.verdicts import Finding, Verdict
from symgame.players import profile_key
from symgame.stability.effects import Effect, effect_of, slope
from symgame.stability.vertex import Vertex


def effect_claims(paper: Paper) -> tuple[Finding, ...]:
    """The printed effects, where the payoffs are known."""
    vertices = paper.vertices
    return tuple(_checked(claim, vertices[claim.vertex], paper) for claim in paper.claims.effects if vertices)


def _checked(claim: EffectClaim, vertex: Vertex, paper: Paper) -> Finding:
    game = paper.game
    where = f"{profile_key(claim.vertex, game.shape)} {claim.parameter.name}"
    printed = (claim.effect,)
    if any(not difference.denominator for difference in vertex.differences):
        return Finding("effect", where, Verdict.UNDECIDED, claim.says, printed, why=NO_VALUE)
    given = with_values(vertex.differences, game.assumptions)
    forms = [slope(claim.parameter, difference) for difference in vertex.differences]
    slopes = [Ratio(form, form.ring.one) for form in forms if form]
    effect = effect_of(claim.parameter, vertex, given)
    if effect is Effect.UNDECIDED:
        effect = _from_signs(slopes, given, game)
    flags = _flags(claim, vertex, bool(slopes), paper)
    derived = (effect.value,)
    if effect.value == claim.effect:
        return Finding("effect", where, Verdict.VERIFIED, claim.says, printed, derived, flags=flags)
    moving = _where_moving(claim.effect, slopes, given)
    here = can_hold(moving, given, game.symbols)
    witness = shown_at(~moving, given, game)
    if here.answer is False:
        return Finding("effect", where, Verdict.REFUTED, claim.says, printed, derived, flags=flags, witness=witness)
    if here.answer and effect is not Effect.UNDECIDED:
        return Finding(
            "effect",
            where,
            Verdict.CONDITIONAL,
            claim.says,
            printed,
            derived,
            "",
            flags,
            witness,
            needs=tidy(moving, given),
        )
    why = "the sign of a derivative was not decided"
    return Finding("effect", where, Verdict.UNDECIDED, claim.says, printed, derived, flags=flags, why=why)


def _from_signs(slopes: Sequence[Ratio], given: Assumptions, game: Game) -> Effect:
    """The effect as the possible signs of the derivatives say."""
    signs = [dict(signs_of(each, given, game).decisions) for each in slopes]
    rising = [each["+"].answer for each in signs]
    falling = [each["-"].answer for each in signs]
    if True in rising and True in falling:
        return Effect.MIXED
    if True in falling and not any(answer is not False for answer in rising):
        return Effect.HELPS
    if True in rising and not any(answer is not False for answer in falling):
        return Effect.HINDERS
    return Effect.UNDECIDED


def _where_moving(effect: str, slopes: Sequence[Ratio], given: Assumptions) -> Region:
    """Where the eigenvalues move as an effect says."""
    falling = rising = NOTHING
    for each in slopes:
        falling, rising = falling | side(each, "<", given), rising | side(each, ">", given)
    return {
        "helps": negative_all(slopes, "<=", given) & falling,
        "hinders": negative_all(slopes, ">=", given) & rising,
        "none": negative_all(slopes, "==", given) if slopes else EVERYTHING,
        "mixed": falling & rising,
    }[effect]


def _flags(claim: EffectClaim, vertex: Vertex, moves: bool, paper: Paper) -> tuple[str, ...]:
    """Whether the parameter drops out of the reduced conditions, and whether the vertex is impossible."""
    spectrum = spectrum_of(paper, claim.vertex)
    flags = []
    if moves and claim.parameter not in vertex.ess_conditions.symbols:
        flags.append("on_conditions")
    if spectrum is not None and spectrum.at_most.is_nothing:
        flags.append("moot")
    return tuple(flags)
