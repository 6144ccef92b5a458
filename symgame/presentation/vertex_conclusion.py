"""What follows for pure-strategy points: which of them are an ESS, and why the others cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr

from symgame.analysis import Analysis
from symgame.conditions.minimal import minimal
from symgame.conditions.proofs import Proof
from symgame.conditions.sign import Sign as Signed
from symgame.display.table import Line, Math, Sign, line
from symgame.dynamics.field import Scope
from symgame.presentation.edition import Edition, eigenvalue_sign
from symgame.stability.verdict import EssVerdict
from symgame.stability.vertex import Vertex

MAX_PROOFS = 4
"""For so many points it is shown how their conditions contradict each other."""

MAX_TERMS = 6
"""Sums of more inequalities are left to ``--json``."""


def conclusion_of(edition: Edition, analysis: Analysis) -> Line:
    """Sentence by sentence: points that are an ESS always, on conditions, never, and why."""
    every = analysis.vertices
    sentences: list[Line] = []
    by_verdict = {verdict: [v for v in every if v.verdict is verdict] for verdict in EssVerdict}
    if not any(v.is_possible for v in every):
        sentences.append(line(edition.say("no ess")))
    for vertex in by_verdict[EssVerdict.ESS]:
        sentences.append(edition.sentence("ess always", points=_named(edition, vertex)))
    conditional = by_verdict[EssVerdict.IF_CONDITIONS]
    if conditional:
        sentences.append(edition.sentence("ess conditional", points=_points(edition, conditional)))
    sentences.extend(_never(edition, len(every), by_verdict[EssVerdict.NEVER]))
    if by_verdict[EssVerdict.UNDECIDED]:
        sentences.append(edition.sentence("ess undecided", points=_points(edition, by_verdict[EssVerdict.UNDECIDED])))
    if _has_neighbours([v for v in every if v.is_possible]) and analysis.field.scope is not Scope.GENERAL:
        sentences.append(line(edition.say("exclusive")))
    gap = " " if edition.lang == "en" else ""
    return tuple(piece for k, s in enumerate(sentences) for piece in ((gap, *s) if k and gap else s))


def _named(edition: Edition, vertex: Vertex) -> Line:
    return edition.vertex_name(vertex.key), f" {edition.strategies(vertex.profile)}"


def _points(edition: Edition, found: list[Vertex]) -> Line:
    """Their names; with their strategies where there are only a few."""
    if len(found) <= 2:
        return edition.listed([_named(edition, v) for v in found])
    shown: list[Line] = [(edition.vertex_name(v.key),) for v in found[:12]]
    more: list[Line] = [(edition.say("others", n=len(found) - 12),)] if len(found) > 12 else []
    return edition.listed([*shown, *more])


def _never(edition: Edition, count: int, found: list[Vertex]) -> Iterator[Line]:
    """Why points cannot be an ESS: an eigenvalue that is always positive, or a contradiction."""
    positive = [v for v in found if Signed.POSITIVE in v.signs]
    if len(positive) == count:
        yield (edition.say("all positive"),)
    elif 0 < len(positive) <= 4:
        reasons = [(edition.vertex_name(v.key), " (", _positive_eigenvalue(edition, v), ")") for v in positive]
        yield edition.sentence("ess positive", points=edition.listed(reasons))
    elif positive:
        yield edition.sentence("ess positive", points=_points(edition, positive))
    others = [v for v in found if v not in positive]
    contradictory = [v for v in others if Signed.ZERO not in v.signs]
    if contradictory:
        yield edition.sentence("ess contradictory", points=_points(edition, contradictory))
        for vertex in contradictory[:MAX_PROOFS]:
            yield from _why_contradictory(edition, vertex)
    if len(others) > len(contradictory):
        zero = [v for v in others if v not in contradictory]
        yield edition.sentence("ess zero", points=_points(edition, zero))


def _why_contradictory(edition: Edition, vertex: Vertex) -> Iterator[Line]:
    """The relations that cannot hold together, with the numbers by which they add up to a contradiction."""
    proofs = [e for e in minimal(vertex.ess_conditions.relations, edition.given).impossible if isinstance(e, Proof)]
    if not proofs or any(len(product) != 1 for _, product in proofs[0].terms) or len(proofs[0].terms) > MAX_TERMS:
        return
    parts: list[Line] = []
    for number, (relation,) in proofs[0].terms:
        times: Line = () if number == 1 else (f"{number} × ",)
        parts.append((*times, *line(edition.benefit_over_cost(relation))))
    yield edition.sentence("ess contradiction", point=edition.vertex_name(vertex.key), parts=edition.listed(parts))


def _positive_eigenvalue(edition: Edition, vertex: Vertex) -> Math:
    """``λ3 = G > 0``, the shortest of them."""
    candidates = [k for k, sign in enumerate(vertex.signs) if sign is Signed.POSITIVE]
    values = {k: edition.grouped(vertex.eigenvalues[k]) for k in candidates}
    k = min(candidates, key=lambda k: edition.length(values[k]))
    shown = values[k]
    middle: list[Sign | Expr] = [Sign(" = ", " = "), shown] if edition.length(shown) <= 60 else []
    return Math((eigenvalue_sign(k + 1), *middle, Sign(" > 0", " > 0")))


def _has_neighbours(found: list[Vertex]) -> bool:
    profiles = [v.profile for v in found]
    return any(
        sum(a != b for a, b in zip(one, other, strict=True)) == 1
        for k, one in enumerate(profiles)
        for other in profiles[k + 1 :]
    )
