"""Certificates as JSON, in the form that ``symgame recheck`` reads.

A sum is one string, ``"2*(C > 0)*(b < 1) + 1*(P < b*C)"``: every relation in brackets stands for its larger
side minus its smaller side (``==`` for left minus right), and the whole is 0 identically, although it would
be positive. A difference with a denominator stands for numerator times denominator, without common factors and
with integer coefficients that have no common divisor.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, reduce
from typing import Any

from sympy.polys.domains import QQ

from symgame.algebra import as_ratio
from symgame.conditions.cases.tree import Cell, Closed, Tree, size
from symgame.conditions.linear.fact import fact_of
from symgame.conditions.linear.linearisation import ring_for
from symgame.conditions.proofs import Engine, Evidence, Example, Proof
from symgame.conditions.relation import Relation
from symgame.factoring import without_common_factor
from symgame.records.writer import Json, Writer
from symgame.stability.certificates import Certificate, Derived

MAX_NODES = 20_000
"""Larger trees are not written."""


def evidence_record(evidence: Evidence, text: Writer) -> Json:
    """A sum, values, or the name of an engine."""
    if isinstance(evidence, Proof):
        return _sum(evidence, text)
    if isinstance(evidence, Example):
        return {"values": values_record(evidence, text)}
    return {"engine": evidence.name}


def _sum(proof: Proof, text: Writer) -> Json:
    """A sum whose numbers belong to the relations as they are written."""
    terms = []
    for times, relations in proof.terms:
        scales = [_scale(relation) for relation in relations]
        if None in scales:
            return {"engine": COMMON_FACTORS.name}
        terms.append((reduce(lambda a, b: a * b, scales, times), relations))
    return {"sum": Proof(tuple(terms)).line(text.order).removesuffix(" gives 0 > 0")}


COMMON_FACTORS = Engine("symgame, by a sum in which denominators have factors in common")
"""For the rare sum that cannot be written so that a reader can add it up."""


@cache
def _scale(relation: Relation) -> Any:
    """What the prover took a relation for, over what it stands for as it is written; None if no number."""
    ring = ring_for([relation], ())
    fact = fact_of(relation, ring)
    ratio = as_ratio(relation.difference, ring)
    if fact is None or not fact.form:
        return QQ(1)
    above, below = ratio.numerator, ratio.denominator
    if below.is_ground:
        gap = above.mul_ground(1 / below.LC)
    else:
        above, below = without_common_factor(above, below)
        gap = (above * below).clear_denoms()[1].primitive()[1]
    if relation.operator in ("<", "<="):
        gap = -gap
    scale = fact.form.LC / gap.LC
    return scale if gap.mul_ground(scale) == fact.form else None


def values_record(example: Example, text: Writer) -> Json:
    """Values by the names of parameters."""
    return {symbol.name: text(value) for symbol, value in example.values}


def certificate_record(certificate: Certificate, text: Writer) -> Json:
    """The certificate of a vertex's ESS conditions."""
    return {
        "steps": [_step(step, text) for step in certificate.derived],
        "dropped": [
            {"condition": d.relation.text(text.order), "by": _all(d.evidence, text)} for d in certificate.dropped
        ],
        "impossible": _all(certificate.impossible, text),
        "example": None if certificate.example is None else values_record(certificate.example, text),
        "needed": [
            {"condition": line.text(text.order), "fails_at": values_record(example, text)}
            for line, example in certificate.needed
        ],
    }


def _all(evidence: Iterable[Evidence], text: Writer) -> list[Json]:
    return [evidence_record(e, text) for e in evidence]


def _step(step: Derived, text: Writer) -> Json:
    record: Json = {"eigenvalue": step.eigenvalue}
    if step.always is not None:
        record["always"] = evidence_record(step.always, text)
    elif step.never is not None:
        record["never"] = evidence_record(step.never, text)
    else:
        record["conditions"] = [relation.text(text.order) for relation in step.conditions]
        record["number"] = text(step.number)
        record["factors"] = [
            {
                "factor": text(signed.factor),
                "power": signed.power,
                "sign": "+" if signed.is_positive else "-",
                "by": evidence_record(signed.evidence, text),
            }
            for signed in step.factors
        ]
    return record


def tree_record(tree: Tree, keys: list[str], text: Writer) -> Json | None:
    """The division of the parameter space, down to the vertices that are ESS; None if it is too large to write."""
    return None if size(tree) > MAX_NODES else _node(tree, keys, text)


def _node(tree: Tree, keys: list[str], text: Writer) -> Json:
    if isinstance(tree, Closed):
        return _sum(tree.proof, text)
    if isinstance(tree, Cell):
        return {"ess": [key for key, holds in zip(keys, tree.pattern, strict=True) if holds]}
    return {
        "if": tree.relation.text(text.order),
        "yes": _node(tree.holds, keys, text),
        "no": _node(tree.fails, keys, text),
    }
