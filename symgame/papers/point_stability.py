"""Where a rest point surely is what a paper calls it, and where at most it can be.

Without own shares in the payoffs no mixed point is an ESS or asymptotically stable: it lies on a line of rest points of
one player, or in a face whose flow preserves volume. Everything else is asked of the classification of rest points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sympy import Expr

from symgame.algebra.share_polynomials import constant_ratio
from symgame.conditions.region import Region
from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign
from symgame.dynamics.field import Scope, VectorField, advantage_expression
from symgame.equilibria.rest_point import Kind, RestPoint
from symgame.equilibria.rest_points import rest_points
from symgame.gamefile.claims import Claims
from symgame.papers.asking import EVERYTHING, NOTHING
from symgame.papers.inside import as_quotient
from symgame.papers.paper import Paper
from symgame.papers.signs import where_called
from symgame.papers.spectra import side, spectrum_of
from symgame.papers.witnesses import is_same
from symgame.players import Profile
from symgame.stability.classification import classify
from symgame.stability.linearised import block, characteristic, sign_at, transversals
from symgame.stability.mixed import NEVER
from symgame.stability.verdict import Finding, Stability
from symgame.stability.vertex import vertex

UNSOLVED = "its stability was not decided: it is not among the rest points in closed form"
GENERIC = "its stability was not decided for all parameters"

ATTRACTS = ("ess", "asymptotically stable")

_ASYMPTOTIC, _LYAPUNOV = Stability.ASYMPTOTICALLY_STABLE, Stability.LYAPUNOV_STABLE
_CENTRE, _SADDLE, _UNSTABLE = Stability.CENTRE, Stability.SADDLE, Stability.UNSTABLE

_TRUE_OF = {
    "ess": (_ASYMPTOTIC,),
    "asymptotically stable": (_ASYMPTOTIC,),
    "Lyapunov stable": (_ASYMPTOTIC, _LYAPUNOV, _CENTRE),
    "centre": (_CENTRE,),
    "saddle": (_SADDLE,),
    "unstable": (_SADDLE, _UNSTABLE),
    "not ess": (_LYAPUNOV, _CENTRE, _SADDLE, _UNSTABLE),
}
_OPEN_FOR = {"centre": (_LYAPUNOV,), "saddle": (_UNSTABLE,)}
"""What may or may not deserve the word."""


@dataclass(frozen=True, slots=True)
class Called:
    """Where a point is what it is called.

    Attributes
    ----------
    exists : Region
        Where the point is what the paper speaks of.
    surely, possibly : Region
    stability : str
        What it is found to be; empty where that is not known.
    why : str
    """

    exists: Region
    surely: Region
    possibly: Region
    stability: str
    why: str


def where_point_is(field: VectorField, shares: Sequence[Expr], word: str, inside: Region) -> Called:
    """Where a rest point deserves its word.

    Parameters
    ----------
    field : VectorField
        It vanishes at the point.
    shares : sequence of Expr
        The point, in the order of ``game.shares``.
    word : str
        As in ``[[claims.rest_point]]``.
    inside : Region
        Where the point lies in the state space.
    """
    profile = _profile(field, shares)
    if profile is not None:
        return _vertex(field, profile, word, inside)
    if word in (*ATTRACTS, "not ess") and field.scope is not Scope.GENERAL and _has_mixing_player(field, shares):
        return Called(inside, *((NOTHING, NOTHING) if word in ATTRACTS else (EVERYTHING, EVERYTHING)), "", NEVER)
    point = next((p for p in rest_points(field).points if _is_the_point(p, shares)), None)
    if point is None:
        return Called(inside, NOTHING, EVERYTHING, "", UNSOLVED)
    exists = point.where if point.where is not None else Region.where(point.exists.relations)
    finding = classify(field, point)
    if finding.stability is Stability.UNSTABLE and _is_generic(field, point):
        return _away_from_degenerate(field, point, word, exists)
    return Called(exists, *_regions(finding, word), finding.stability.value, finding.why)


def _profile(field: VectorField, shares: Sequence[Expr]) -> Profile | None:
    chosen, left = [], list(shares)
    for player in field.game.players:
        own = left[: len(player.shares)]
        del left[: len(player.shares)]
        if any(share not in (0, 1) for share in own):
            return None
        chosen.append(next((k for k, share in enumerate(own) if share == 1), len(own)))
    return tuple(chosen)


def _vertex(field: VectorField, profile: Profile, word: str, inside: Region) -> Called:
    """Eigenvalues at a vertex are real: no centre; signs decide, and rules for zeros."""
    found = vertex(field, profile)
    if word in ("centre", "Lyapunov stable"):
        regions = (NOTHING, NOTHING) if word == "centre" else _regions(found.finding, word)
        return Called(inside, *regions, found.finding.stability.value, found.finding.why)
    spectrum = spectrum_of(Paper(field.game, Claims()), profile)
    if spectrum is None or not spectrum.values:
        return Called(inside, NOTHING, EVERYTHING, "", found.finding.why)
    regions = where_called("ess" if word in ATTRACTS else word, spectrum, field.game.assumptions)
    return Called(inside, *regions, found.finding.stability.value, found.finding.why)


def _has_mixing_player(field: VectorField, shares: Sequence[Expr]) -> bool:
    """Whether two strategies of a player are in use and earn the same, for all parameters.

    So it is then also at parameters where the point moves to a vertex: an eigenvalue is 0 there.
    """
    state = dict(zip(field.game.shares, shares, strict=True))
    for i, player in enumerate(field.game.players):
        used = [k for k, share in enumerate(player.share_of) if not as_quotient(share.xreplace(state)).is_zero]
        if len(used) > 1:
            gains = [advantage_expression(field, i, k, used[-1]).xreplace(state) for k in used[:-1]]
            if all(as_quotient(gain).is_zero for gain in gains):
                return True
    return False


def _is_the_point(point: RestPoint, shares: Sequence[Expr]) -> bool:
    if point.kind not in (Kind.FACE, Kind.INTERIOR) or not point.is_explicit:
        return False
    return all(is_same(a, b) for a, b in zip(point.coordinates, shares, strict=True))


def _is_generic(field: VectorField, point: RestPoint) -> bool:
    """Whether three or more shares mix, where instability is known for parameters in general position only."""
    if field.scope is Scope.GENERAL or not field.game.symbols:
        return False
    mixing = sum(len(point.support[i]) - 1 for i in point.mixing)
    return mixing > 2 and not any(sign_at(field, point, value) is Sign.POSITIVE for value in transversals(field, point))


def _away_from_degenerate(field: VectorField, point: RestPoint, word: str, exists: Region) -> Called:
    """Trace 0: an odd coefficient that is not 0, or an even one below 0, shows an eigenvalue to the right."""
    coefficients = None if point.root is not None else characteristic(point, block(field, point))
    unstable, given = NOTHING, field.game.assumptions
    for k, coefficient in enumerate(coefficients or ()):
        if k:
            unstable = unstable | side(constant_ratio(coefficient), "!=" if k % 2 else "<", given)
    if word == "unstable":
        return Called(exists, unstable, EVERYTHING, _UNSTABLE.value, GENERIC)
    possibly = ~unstable if word in ("centre", "Lyapunov stable") else EVERYTHING
    return Called(exists, NOTHING, possibly, _UNSTABLE.value, GENERIC)


def _regions(finding: Finding, word: str) -> tuple[Region, Region]:
    """Where a point of known stability surely, and at most, deserves a word."""
    good, perhaps = _TRUE_OF[word], _OPEN_FOR.get(word, ())
    if finding.stability in good:
        return EVERYTHING, EVERYTHING
    if finding.stability is Stability.UNDECIDED:
        return NOTHING, EVERYTHING
    if finding.stability is not Stability.DEPENDS or finding.becomes is None:
        return NOTHING, EVERYTHING if finding.stability in perhaps else NOTHING
    exactly = Region.where(finding.stable_if.relations)
    closed = Region.where(_weak(relation) for relation in finding.stable_if.relations if relation.operator != "!=")
    if word in ATTRACTS:
        return (exactly, closed) if finding.becomes in good else (NOTHING, NOTHING)
    if word == "not ess":
        return (~closed, ~exactly) if finding.becomes is _ASYMPTOTIC else (EVERYTHING, EVERYTHING)
    if finding.becomes in good:  # beyond the closed conditions an eigenvalue lies to the right
        return exactly, closed
    return (~closed if _UNSTABLE in good else NOTHING), EVERYTHING if finding.becomes in perhaps else ~exactly


def _weak(relation: Relation) -> Relation:
    return Relation(relation.left, {"<": "<=", ">": ">="}.get(relation.operator, relation.operator), relation.right)
