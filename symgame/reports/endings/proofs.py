"""Appendix A: definitions, how the ESS conditions are known, thresholds, mixed points, criteria, tolerance."""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Iterable, Iterator

from symgame.analysis import Analysis
from symgame.conditions.proofs import Engine, Evidence, Example, Proof
from symgame.conditions.relation import Relation
from symgame.display.table import Block, Heading, Item, Items, Line, Math, Paragraph, Sign, line, math
from symgame.dynamics.field import Scope
from symgame.presentation.cases.witnesses import values_line
from symgame.presentation.decided import proof_terms
from symgame.presentation.edition import Edition, eigenvalue_sign
from symgame.presentation.mixed import mixed
from symgame.presentation.thresholds.threshold_table import threshold_table
from symgame.stability.certificates import Certificate, Derived, certify
from symgame.stability.vertex import Vertex

MAX_VERTICES = 16
"""The proofs of more points would fill pages; those that can be an ESS come first then."""

MAX_LENGTH = 240
"""Longer formulas are left to ``--json``."""

_FORMULAS = {
    "two": Math((Sign("λ^2 + c1*λ + c2", r"\lambda^2 + c_1 \lambda + c_2"),)),
    "of_two": Math((Sign("c1 > 0, c2 > 0", r"c_1 > 0,\ c_2 > 0"),)),
    "three": Math((Sign("λ^3 + c1*λ^2 + c2*λ + c3", r"\lambda^3 + c_1 \lambda^2 + c_2 \lambda + c_3"),)),
    "of_three": Math((Sign("c1 > 0, c3 > 0, c1*c2 > c3", r"c_1 > 0,\ c_3 > 0,\ c_1 c_2 > c_3"),)),
}
"""In the criterion of Routh and Hurwitz."""

PACKAGES = (("SymPy", "sympy"), ("Z3", "z3-solver"), ("NumPy", "numpy"), ("SciPy", "scipy"))


def proofs(edition: Edition, analysis: Analysis, version: str) -> Iterator[Block]:
    """The whole appendix."""
    yield Heading(edition.say("appendix proofs"), 2)
    yield Heading(edition.say("appendix methods"), 3)
    yield from _methods(edition, analysis, version)
    yield Heading(edition.say("appendix conditions"), 3)
    yield from _conditions(edition, analysis)
    number = 3
    table = list(threshold_table(edition, analysis.field, analysis.vertices))
    if table:
        yield Heading(edition.say("appendix thresholds", k=number), 3)
        yield from table
        number += 1
    yield Heading(edition.say("appendix mixed", k=number), 3)
    yield from (block for block in mixed(edition, analysis) if not isinstance(block, Heading))


def has_hurwitz(analysis: Analysis) -> bool:
    """Whether the criterion of Routh and Hurwitz decided the stability of a point."""
    return any("Routh-Hurwitz" in classified.finding.why for classified in analysis.rest_points)


def _methods(edition: Edition, analysis: Analysis, version: str) -> Iterator[Block]:
    """What is meant, by which rules it is decided, and with which versions of which programs."""
    general = analysis.field.scope is Scope.GENERAL
    keys = ["definition point", "definition stable", "definition ess general" if general else "definition ess"]
    keys.append("criterion vertex general" if general else "criterion vertex")
    keys += [] if general else ["criterion mixed"]
    keys += ["criterion hurwitz"] if has_hurwitz(analysis) else []
    keys += ["criterion cases", "criterion run general" if general else "criterion run", "criterion time"]
    yield Items(tuple(Item("-", edition.sentence(key, **_FORMULAS)) for key in keys))
    installed = [f"{name} {importlib.metadata.version(package)}" for name, package in PACKAGES]
    programs = edition.listed([*installed, f"Python {platform.python_version()}"])
    yield Paragraph(edition.sentence("versions", version=version, programs=programs))


def _conditions(edition: Edition, analysis: Analysis) -> Iterator[Block]:
    """How the conditions of each point follow from its eigenvalues, as certificates say it."""
    vertices = list(analysis.vertices)
    if len(vertices) > MAX_VERTICES:
        vertices = list(analysis.ess)[:MAX_VERTICES]
    yield Paragraph((edition.say("certificates intro"),))
    items = [Item("-", (edition.vertex_name(v.key),), tuple(_lines(edition, v))) for v in vertices]
    yield Items(tuple(item for item in items if item.lines))
    if len(vertices) < len(analysis.vertices):
        yield Paragraph((edition.say("certificates more", n=len(analysis.vertices) - len(vertices)),))


def _lines(edition: Edition, vertex: Vertex) -> Iterator[Line]:
    if vertex.finding.why and any(not d.denominator for d in vertex.differences):
        return
    found = certify(vertex, edition.given)
    for step in found.derived:
        said = _derived(edition, step)
        if said:
            yield said
    for dropped in found.dropped:
        sums = [_sum(edition, e) for e in dropped.evidence if isinstance(e, Proof)]
        relation = _relation(edition, dropped.relation)
        if sums and sums[0]:
            yield edition.sentence("dropped by sum", relation=relation, parts=sums[0])
        else:
            yield edition.sentence("dropped", relation=relation)
    yield from _together(edition, vertex, found)


def _derived(edition: Edition, step: Derived) -> Line:
    """``λ1 < 0 exactly where C*b > P``; why it always or never is negative."""
    name = eigenvalue_sign(step.eigenvalue)
    negative = Math((name, Sign(" < 0", " < 0")))
    if step.always is not None:
        return _for_certain(edition, "always negative", math(name, Sign(" < 0", " < 0")), step.always)
    if step.never is not None:
        return _for_certain(edition, "never negative", math(name, Sign(" ≥ 0", r" \ge 0")), step.never)
    if not step.conditions:
        return ()
    shown = edition.listed([_relation(edition, relation) for relation in step.conditions], "and relations")
    said = edition.sentence("negative where", eigenvalue=negative, conditions=shown)
    factors = [f.factor if f.is_positive else -f.factor for f in step.factors]
    positive = [line(Relation(edition.grouped(factor), ">", factor * 0)) for factor in factors]
    if positive and edition.length(*factors) <= MAX_LENGTH:
        return edition.running([said, edition.sentence("factors positive", factors=edition.listed(positive))])
    return said


def _for_certain(edition: Edition, key: str, shown: Math, evidence: Evidence) -> Line:
    """With the assumptions from which it follows, where a sum of them shows it."""
    assumed = _assumed(edition, evidence) if isinstance(evidence, Proof) else ()
    return edition.sentence(f"{key} by" if assumed else key, eigenvalue=shown, parts=assumed)


def _assumed(edition: Edition, proof: Proof) -> Line:
    """The assumptions in a sum; nothing where they are long, or there are none."""
    given = set(edition.given.relations)
    relations = list(dict.fromkeys(r for _, product in proof.terms for r in product if r in given))
    if not relations or edition.length(*relations) > MAX_LENGTH:
        return ()
    return edition.listed([line(relation) for relation in relations], "and relations")


def _sum(edition: Edition, proof: Proof) -> Line:
    """The sum itself; nothing where it is long."""
    relations = [r for _, product in proof.terms for r in product]
    if edition.length(*relations) > MAX_LENGTH:
        return ()
    return edition.listed([(term,) for term in proof_terms(proof)], "plus")


def _together(edition: Edition, vertex: Vertex, found: Certificate) -> Iterator[Line]:
    """That the conditions can hold together, that each is needed, or that they contradict each other."""
    relations = vertex.ess_conditions.relations
    if found.example is not None and relations:
        yield edition.sentence("conditions met", values=_values(edition, found.example, relations))
    if len(relations) > 1 and len(found.needed) == len(relations):
        yield line(edition.say("conditions needed"))
    has_reason = any(step.never is not None for step in found.derived)
    for evidence in found.impossible if not has_reason else ():
        parts = _sum(edition, evidence) if isinstance(evidence, Proof) else ()
        if parts:
            yield edition.sentence("conditions contradict", parts=parts)
        elif isinstance(evidence, Engine):
            yield line(edition.say("conditions contradict engine"))


def _values(edition: Edition, example: Example, relations: Iterable[Relation]) -> Line:
    used = set().union(*(relation.symbols for relation in relations))
    return values_line(edition, [(symbol, value) for symbol, value in example.values if symbol in used])


def _relation(edition: Edition, relation: Relation) -> Line:
    shown = edition.benefit_over_cost(relation)
    return line(shown) if edition.length(shown) <= MAX_LENGTH else (edition.say("too long"),)
